"""References as banks write them: without regard to blanks, punctuation and case."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '10min';

        -- Of ASCII only: what a bank makes of other letters is its own affair, and they stay as they are.
        CREATE FUNCTION payflowx_folded(reference TEXT) RETURNS TEXT
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            RETURN upper(regexp_replace(reference, '[\\x01-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]+', '', 'g') COLLATE "C");
        CREATE INDEX payments_reference_folded ON payments (payflowx_folded(reference)) WHERE reference IS NOT NULL;

        -- As before, and a payment is named by its reference however a bank writes it.
        CREATE OR REPLACE FUNCTION payflowx_match_what_is_so() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF NEW.payment_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM payments AS payment
                WHERE payment.id = NEW.payment_id AND (NEW.named_at IS NULL OR payment.status = 'SUCCESS') AND (
                    NEW.names @> jsonb_build_array(jsonb_build_object('payment', payment.id))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('reference', payment.gateway_reference))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('reference', payment.reference))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('word', payment.reference))
                    OR payflowx_folded(payment.reference) IN (
                        SELECT payflowx_folded(COALESCE(name ->> 'reference', name ->> 'word'))
                        FROM jsonb_array_elements(NEW.names) AS name))
            ) OR NEW.status = 'DUPLICATE' AND NOT (CASE WHEN NEW.names = '[]'
                THEN EXISTS (
                    SELECT FROM statement_entries AS told
                    WHERE told.booking_reference = NEW.booking_reference AND told.statement_id <> NEW.statement_id
                        AND told.is_booked AND told.names <> '[]')
                ELSE EXISTS (
                    SELECT FROM settlements WHERE payment_id = NEW.payment_id AND status IN ('SETTLED', 'FAILED'))
            END) THEN
                RAISE EXCEPTION 'an entry is for a payment that it names, and what came before it has come'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE OR REPLACE FUNCTION payflowx_match_what_is_so() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF NEW.payment_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM payments AS payment
                WHERE payment.id = NEW.payment_id AND (NEW.named_at IS NULL OR payment.status = 'SUCCESS') AND (
                    NEW.names @> jsonb_build_array(jsonb_build_object('payment', payment.id))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('reference', payment.gateway_reference))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('reference', payment.reference))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('word', payment.reference)))
            ) OR NEW.status = 'DUPLICATE' AND NOT (CASE WHEN NEW.names = '[]'
                THEN EXISTS (
                    SELECT FROM statement_entries AS told
                    WHERE told.booking_reference = NEW.booking_reference AND told.statement_id <> NEW.statement_id
                        AND told.is_booked AND told.names <> '[]')
                ELSE EXISTS (
                    SELECT FROM settlements WHERE payment_id = NEW.payment_id AND status IN ('SETTLED', 'FAILED'))
            END) THEN
                RAISE EXCEPTION 'an entry is for a payment that it names, and what came before it has come'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        DROP INDEX payments_reference_folded;
        DROP FUNCTION payflowx_folded(TEXT);"""


MODELS_STATE = (
    "eJztXW1z2ki2/itdfJmkinElju3Jklu3Cttkwm6Mc208s7thCwQ0RmvRzUrChN2d/37P6W"
    "69vyBhjAXuLwmW+rSk57Ra5/38pzY3VhOLL38ctR4pc2sN8p8aM2YUfsRP1UnNmM/DJ/CQ"
    "awwtMZriIEeMGjqubYxwsolhORQOjakzss25a3KGY3+fcjI2x2Q5NVzicvjfHE0JH/6Tjt"
    "w6MRieoewIJxvzEcxmsvsSdD3WYwNnIQ73zfGAmA5xp1QNhDHcoQRu0bTgMJwznQYxCDzV"
    "DB7hJ0edglvnZMqtsSSWz0f4hJjwn0Nd16I4XlwWDvXYI7XH5sh1jshgNDXYPQ1f2+ZL+B"
    "9uW54Sd2pT4izgAQx1kEwBYMocfDTTJZxZK/hnRMkb/+6QYEQp3BOeePupx3DysQFsMOCh"
    "5O3CVWbcwQnUbeNdG8RdzSmZcBvmPiJtF++MLSxLHJI34MhbtOmcGjCmG56aLWZDaouH6T"
    "EFhiH+XBEDnmRpm65LGXkzmHPHRE4P3jbIyOKjB4GaAzS2YZGZMZqaDC415uwnuDN7TG2c"
    "ZSbYvWDmvxa07/J7CsdsYPr377WAlWLFwWPg/z7GtX/8A/402Zj+oA5S4J/zh/7EpNY4sq"
    "LlBOJ4X0wDx+7u2pefxUhcbcP+iFuLGQtGz1fulDN/+GJhjo+QBs/dUwbP5NJxaKkjpOqd"
    "8A7Jh4IDrr2g/q2OgwNjOjEWFr4wtf+ZLNgI0SPiSvjPyf+qWwsN6/c7193+bavb79cS7x"
    "feQuzVUYdGnOG7aeKbCsD8IecNABFHa3iBiy/Nmzcfzt4KCGAx3dvipICr9ocghJUhSQXo"
    "Acoeg6I4X0wNOx1nb3wMabjRTTD2DgQgB5uQB58H0DNAWpsZP/oWZffuFP48e5cD8W/NG4"
    "Hy2TuBMoc9U26lHXXmWJxCsANwo+9C0aUcpdrmkn5huJ+yggNQg62kBKYRoidAqvaAw0IU"
    "Pv/cLrMJ+AQHuAt8LLILfMzeBT4mdgHce5Po/vn2upOOrjc+Bi6KK+S/xDIddw9BzgEVkc"
    "CZZ47zLysM5pur5l/jOF98vT6PL2mc4DwGOh+NFrZNx33DTWJ/Cbi55oym4x8jjbNB0R55"
    "Pw6LGd32Veu227z6FuHIZbPbwjPH4ugqdvTNWYxL/iTk93b3C8E/yd+vO6044/xx3b/X8J"
    "6Mhcv7jC/7xjiMiXfYOxRhtCfAJrl8bt63mZvO4zBVjMEm28f3C+4X/vv5T8fHHz78cvzu"
    "w9nH05Nffjn9+O4jjBV3nDz1S846OG//2u50o2zFA3/8gQL75CEkTOKBoTF6WBr2uJ84w4"
    "951tjkqdnxLH7EYMa9gBOfG2/Y13RvzXvWZp9B/VvY6s4T2nBsTD1fLXZgdN9k/Ul4/FoF"
    "+Qtoi3yC6hTSA5OIyUA7dAhOA8oj6FMWLKQ6aooGI8ZoxBeo5tlkYvOZODQew9UcqRXDOV"
    "BoUTdGvRL0PptOFg4dJzXsXV44Rdcrqsg5I15Ox/AJtiNerFfk9k64yNbnwks3infmXhgm"
    "OaS98Pj9yS8nHz+cnfhboH8kb+eTu1z4E2MZjtuX79QG4kSSWksUlZYo1LbXF/thWW4niD"
    "WzK8fsykgwd474kqbILeLMGmkF1pldUERpkjmM5Qy//QYBukdhx0Xbs7ES0gOIDtKGTH+e"
    "CYO6lAxQDHigcxclC7gBoBqhfVmY0R0iF2RSMHney6HHoCsM8mgU52RuOM6S256VHsQac0"
    "zh9XNXZG7zRxNt1o98MZpSR5jP0QiP2B2RW7gkIORIeWhI4SwlgxHofkgPUPaVAwA27kGP"
    "oeX8kZtjdEAwugwujPdnkDEFHpiPhjAIUziEhnJiWFZBAep7Da6Mu4D6THjGcm0dfzHrOM"
    "XFWUZ09QkOTnQ9Pj0pILvCqEzhVZyLSlbi/xLweuMP0O54/K6IbgCjsvF9lzA9ejtUH7TC"
    "aRmgE4QbIV4xa/kOALe5lbGgW2wxE1i34Z4MNqJJ0VHRVnlx1+5uWzcNgv/22PW31k2zew"
    "1/e796rHl51e40iPgvLhcU4cr7Ikx5n82T9wmWmE5ffJdT+HLOAXKDZXwzw3QxngyB8LmY"
    "4m3xu/1Inl9ff43I7OftmPWvc3d13gLsBfQwyHRDRsGIgy4ixZRRnqKUWnOqnOYUY3OKmL"
    "wByzNm2QL7K/b92XfuV0Zvbs7Nv9BVLVVzVufq+bqzMTf7D3RVWH2WOuxPqJ2u6iqUDUi8"
    "qCqhT3oa7phi0FaKUrzZJOlRVhReHFdKZ/GIqu/CMqBiHbRKWTGVUqs8IVmvmLCXJ+0lVR"
    "6bTswfpXQdn+IQMT4rAnH8SxJC+CwR1BbaepIStckMe5Xh1osSxkXqlStdUHsGd55MrWJV"
    "/O85oHre7jRv/uZHtvgf9a/XnV/PU2Jbzv/WbTW1gP1aRKwwm+mPuQnTbcDmKKUWpKvMZe"
    "EeFi7DDV3LIVrN6Spz2qaP/GEjPkcpNZerzOWQ7lVUlQqR6Gj/tAjDKLpJaD9zm5r3DPT+"
    "hIU9BmjCwb6foAZHg5fZNpa+Uh9eUvD0Y2pRaa29gfV9077o1v54KdtN64dLbWZYbeWjr6"
    "VnMcZH1dckNKrxfeX6N4sGb2KWoiEtL6ZIxksLH2iINELTcRYwDJ39KkXHM+J4thmCzyEy"
    "+VT8A4YbYCpdenbkDq4rsivRsdQfWQZ8G0QkA15xirGjlohRgGkeKCNLQ2UUOobI2sQLIG"
    "VgmgLNrYH3CXTwF17Oy0Rk3J3Cg2Xbq+QzCM+BfIQcq5W2UL2shSrgVVELSkBxgBaU49PT"
    "QoEPpzmBD6cZmYFlQA6RaJSLoawNJa9C5I5930prV0lyzfBKM1zrWFrH0jpWto51QyfA7W"
    "kX5fpaqn4VGbFGt7Ll2L5QEwqqVdegHCg6pV6IqiaODLiuk3vOx0JLQS0CgEwqSBvNkKp7"
    "COosV7maT+sdu9l28vSOEJ8SaOf5FaN02q1Y39CtKLS4TQSoCKEWnSotOlXIqajZ/KwS8i"
    "ZvsvYl7gl/Q2JLCckkSqX1oHw9SKG1FVXoNphrP6Fdqw1F11bFFCIP/vQaIQFvcouDqGTR"
    "YgpQU6S5/mwymRxqWdK3MuEWTKwSTk23IZwrE2NmYvXISVThcY5IUySS0rGn9hAs5mgTWG"
    "82hg3fAz9SA413eOkiea3p8cgw7HtYqtD618vqX9pa/ipEB60BvA424+a9CZNDdFoHqDiH"
    "+7DxOmkiak6FggjVIaZ1F8rqzknqjnuRtbdJe5teXr+qrrfpitoYB5bRj8A/W89Xr2ZqXP"
    "GKRqCIrKRq4xoP1PGq7jsYu2ZRVcNQpvDLWkMiSs6vIyQaEwidBoPssM5QaiGj57mKrga0"
    "hwqSTt183uIpulKHrtRRleW+74pCZWo13FBAdmRapqiL16X2zEkXFNIGrpEZ7AhJ3/VpCo"
    "T9G/LDDThjfx/Txc4+Q4M9yJqFnjSirKSUShEAvvYPlM5VwWTRzcecTKhNsfGPq+YEyUyU"
    "BkwL+t/BVVV5xJXoLyQiZHyRhU8EtXcZWVeRiWOi5D0brep4JxhpY1mqnqIblFpkgOSIz+"
    "Yoe46JY8L1e2zwaFgmLCmbzwZHpIlNkcY/YzukBuEiOUGwRbQdwqKJ4q8jcm44MOWcm6I1"
    "EZybLtjYpmN36shAnzncpOqGhPennkELT/sqPHkLrIwAFaY5PEvFhwIS1IdM+elDXHqC7a"
    "I/xLeqL9+qJNDZFcBTSHUl8BSBCYGamSytW05et4kI2SEBu4N2E2H4XVACbLQDbbrQsyc4"
    "JK5sbbkHcG2w6FOIDwnkHS/9QMgqq6pFKbWqVjlVTWvkr5bNw1XZPoZxQu1eim2UnnJbEt"
    "gYmW4Rmeu0m4WcOk923IU9RHuJ7VrfXWxxZfjv0jcI7Rtdj29iV6yYh/SbNF7VUu2e3sl6"
    "vq3TM+KVsG8aZGSZouu580DH2AVuKEp22HCbXgd29GtOKbkH/JbGCg46S2qnNZt78oxol7"
    "yeeOl6sp7JgP4YWQvHfKR90fRtEFgbw33RPRsn4y753Gx/bV3WA78qXgxL+XqGT3LxpXXx"
    "F6euzIY21pYmyjboG1Dhse7vZYd0DI21Kf03xa7r1AZlBcb7HdzdkI10YtpwQzPz3hb25o"
    "Zsr359c0VGBrZHpz/moolNfoN0L+DBHNPZnLto38JSxDIcVqHWt6my74q3Vh5MyV5MWjlx"
    "ktzyvzggth+lDwob39JHGDPsJxiod9rK+uJW1viiSkCeU8QlSXqIjuvnqDMygetTe26baR"
    "JRXupqjFDnrtY3zF2Nb0XFzVRxSm2j2thG9SIunspB/5w+HiWW9GcgT/CUD2peQ6c45QGi"
    "fVakRdlZdoeys0SDsogcVhTrCNHh+S2f5RMavrMSUMfIDg/s9++KNknI7ZKQiLWLKV5lME"
    "8hPTzcn6fqn2u4ixR/ZbH+cAF1lbdukAva3Xaz27psEP9nj93eXVy0bm8bRP3oManIN5RC"
    "H7c3FHs3Cr0ZJXrFeZp2ibchRFJltmz4GpwUgfgkG+KTLIj7G31ZU4n15lNMSTVMa2FTQH"
    "NcCvM43eHBvX2x0cOsfHpekvLw8D4tJNKc5kg0p0mBRnvOM9E/KM+5F368CaNjtDq9ucqc"
    "fnFH/h69xiXiI3Q2s85mfnmP/fps5rStYCvIlgg32Vd0i8WbbCkaImDTkPOHPmWunaJAny"
    "via0a7HP65oZaRYbXzOXUO87W86fbyQ5zg1B+lY0fODfZwMeXmiNZSw0dC5+v5ESSYZ9Yf"
    "iaElmuM41HUtKhsUI4N/CqXAiwwwPMNiiV8io0xcSSa5iYAQIWY7LjzibIjdZDgAkN4Y55"
    "mv6QWKyHgOkdUmz9MxeV/HQBM/ikUOmdt8hIEdE76Q0SCYy483CffsfCLUGE0JLGfVFAeD"
    "V1Qjnp+cgglrOmziZTP7BfuTSGd6jQOC7fiL18O8R2kjuNFsauT2aKtsS63dtq/uvkoTt/"
    "+zx0Dh6bauWp0uWrn939UwbMPG6FC2ic4cJtS2kUprzIpX5ZMKYnQ6+D1Xx/Ph2qWiV01g"
    "10dmx5ZWxQKzb4WgmR2bHTq/Rrh2/JFlIrSFgIvlHxxjJeoeiB6OqtQBGYxBaFT9Gpcg8I"
    "rhjjlboKw5loRzQbhwMwK2t3gBlJqbfmD01HDCodkY/owb3OVN8/cOURfG+G1ZEys6J4jz"
    "fMmI78STBSDk0v4ElLBkZEViw+oxJHAIw3oZGP49fEr9rPVhzVoOf1E5/FUESHxrdS7bnV"
    "8bRP0AybHV7YpYCPUjHhzRY/671Qhes2pIljryVkfeVgT6Z62uoj36u/boO3xhZ4UHFfgY"
    "+NRVXtyBKaF/3uz8JWRPEH+HjAohm8ImG//2yyILc/JGUVxJysN7I54lhOvRsEDoRWtLuh"
    "knHe4oVZ4NZ/9Az8EYTTLxIHOh7pQ1gQVUOmCkyuYvw3XpbL5ZaFCcVnO6ypyWxpZN+Byl"
    "1FyuMpd1ROerYLOXmVjOwhal0mFp+S6LeVBj5MkOi1C9kv2Edq3TIrq2dhU9hdZL4UDYZg"
    "jVrTepjqMCpbM5GqHJsZYZSOUNqBeIpDLk2KL9ShhRBBg/hJ6ToOK2DCtSfRkd4i8E54h8"
    "o3xueT1FXFlixzFW0ltjumRpOGRkcSetYs/zXxJdQgNzDHTmxByJxSh8ScKNhPRYfVw2oK"
    "RAt3LwRpZTczQl0q2ztE2Xilvz7vTNAI+5GHLg+HOpQC1RCXz2tt5jcAsTA6YWpx1KXGpZ"
    "nwhK8CtVtTx4IvkkjHuXOCId7k4BIxGotTRMdEtx8Wh4u2O8TQHMQD5lHx+KZza7/F6LAi"
    "D8Sp5pNVmxRwCvHU5VcTgleVfUiJWkrLKdsTKZccHbXQbsKNXhWQu3j7P2CD23R2in3aAq"
    "vXrfFy1RkVehIrGAvY9vGVN3hOg1W7rDYkYZy0mYTttNKmc3Saj4LxU4F1KW7hxaW6dQ4Z"
    "gSOlV/4RRNUeli/JmfHOLyUBcl0crIndp8cY9tllTtiLoINpsb5hij2gSFryd9IvCPaZGB"
    "1wR5kNSqdnFBnS9ScbXhBerEVOxz9NxlYgzHMe/ZZr68KKn+jFXuM6b71L8mDnsf9XKfpi"
    "iVdvDoNhe7d5sZgTvgyW6zmHthPxftWtdZ9K2tcGmHai7falV22Egr9D2OtUylMBhSL6AT"
    "Bp6cYhrhNQt5f7yUJ9/30walTZru3RU6gGbGWCQbLVWjXcyTqhOHBz4skdIPGhuT3Wwnpi"
    "VS/B/gc8eS6uFOry78b8Er5/vLPGea4QQJYMLV5giP3iCsa4uWG0EqlzuFOUynLpirfGmM"
    "+55DONVj8uLwMF5PDq+wlhqPHkVxo0ObP+DzTWTNhCMymNsceDtzBkIpdgAJmQDGmcIAfY"
    "Kc3csSDqZ4BKPHllNu0QZxFjPVsUM2QJZ+OpkwJkDHJiTowZODMEdN3V5m1pjnvnPTnHXm"
    "bM7tlL4XkU0OJB9hUUxkl0VORMwbMUKtzFfAB+imRVzktG4IU+m+DWGlo0zfhgm3Z2m6X7"
    "Ecj4C6yu6q2kXzqtt/d/qhQbxfPaZ+nfjHTnrsqvunk3cNIv7rsfNm+7hB8F8YffsbDLz9"
    "Lf65eaGUvxyFLtsAlqvQHYANTDcf2E+UHQqPiW2KSxcBSqHcKIe1aoBvuRzQHNSF8uDGqD"
    "SwSWBNpw9T28Y4zRNxzkFkNliG8BKljMsvQFqdz+dWxJfr668R8eW8Hcup7txdnbfgOyg2"
    "DhhkSp26IqnWVVvIz5ppDTpd6RzHCNFrDvzwlMoS2IVIXjNyfE4ZzLZJJYsE6QF9rXZdyc"
    "LizoZcSJBqLmzKBZAPPJteeckiTKkli+KShYCOuSZb8LQaSOthD9NuBnzFFv9ucBfpVv0M"
    "T1/mbhOjOqTiRdvT/JS1Pwnrn2+vOxl6X4gmLo6YI5f8l1ims4/g5iCHaEQWsyce+8bV0L"
    "K+SDGt4gTn8e0k6rwoE1sTI9URVJWOr0lxLRV1GaWQ6pCQeG9vi5ZENUSi45byI2wQqiS0"
    "G4R++DEFn9WM+4nu2gCQ0NoqEF0Tfr+3AnO5KKZqbghrMU7ZFSsWaBNL60+vXZxI/c+tXx"
    "ypPmAWTb/AcJcZf1TRLiwcfXJEBuEKnyI4hdFHasO/94ZrPtJPGKxBh6aKIyEjm47NlErG"
    "z3ERETpjmQ+wgB2ZaA7DzHsq88xlznoQk0OGC5kdjqEt4sLUnhu2u6oHkToi9gWvLC/lcm"
    "tMjHtYZp9CsTQ9ZhAY42DABIa4YEaIKSNVHJdjAxKcT+gW8GhejIG4PwzR8RubRO8BU/Tx"
    "6JQvf4ZVY1I1SswjQnYUoeE2VJ1lFWUEj8hwYr/jytIcUT+0JwgBCmYb4bMOKYBByZsBt8"
    "17kxlWEH1kiI4qbwHgcw7XxDAfMQ+itwyKRWNbF8y7t/FRLK+2M9Z8xrICA1zNwBaBvSwY"
    "4Kfc4MOGSkcHdyZo6mS4QhzIPecSFFnIwCFv3nvhUUPg8ltVz/qm1b276fjPz2RpgIZgvI"
    "tXNxi5vvn2pdmpB+irItYDm7oLm6nKngNgGF5rHKmorQomyHoLLu8xVVfB72hTJ9SwLZNi"
    "5hAmBnkrD4GTVKKzTMOLdaJMFSuQ1ScErm4oJyk70MkJh93BZ9oUL3E86kkHI71oMJLPlw"
    "TW2Z7SEIk2Q6SYIV5FVfGrZvfiC5YMVz96TG5bDbV99djl3bev7QvQWBvE/9lj7V871zei"
    "Wbv80WP/d9e8aXa67Q4eDf0R/y4XCj46LhJ8dJwdfHQcdw8+AG6bstKjrbAPtvat+TdZ7l"
    "f96LHPLeAY/AO86nRbKHwCs9SvHusCe24/t24axPvVYzetq2a7c4kH/Z8YUAYLAyPK4D8c"
    "gx++hvoAwmrpfsHx4r+NOL31MDO0aQthbQNbuE+n7eBl/A9CgHUMqzziYUqNeRnMpSRcHv"
    "GATuNdGO8X7lZRMcxfUbOKqiH/nBFUuDNgIETZQKA43WuOBtKl9p+Gn+4OsfPuEN7ruxnq"
    "acQa+ELAUwYT8T7+Vy4lJkGoAS8EuE1npuur+MUzY8JUBwj1u0J1+HBYTpufZCU+uCBzDG"
    "FXBTTHpTBPoz085J+lAGLEuVBunccIDw/wD0U2lQ/Ze8qHxJYSdqj1y5b2TCU+PNSfZS+P"
    "YJcZqlAQ+xD94cG//dRHz/+dZgnJznwPU22Y+V4xnF8g8f3Fig5o6EMxC0n0sz3aMTIdJ5"
    "ksh10q0Nsn0FHeT4jy9iJO0q1U2SHeYTpdPrHK4d0qIaKMTBQiOTwx6Fl6DWP8p0t/pLxG"
    "XTiaoWeFaKocGrKVt6b1127+3hX5FHvD4xuazlB5nVvYy7b4q9h2th15KwjYLodqnE5nqC"
    "TqAWEo8CbIxgm3uGTXB79WEteczJ9INPJW8lIiZUX3c+muTU2Jv70FcoBepvdnNffc3bf+"
    "TNtXkqzwWnoWT3eLTLaHm8n6lR7fTYswY1tpVSKJMD+rysszLJZUhWl7RTuFytq5IqcDU0"
    "c8UVdWD5Y5SjLt6PZL8+fj0zNMWMKEEmEBrGPmieR0I9SHU5UN9uYiHNZXSsfQnV46NUlF"
    "XkRnpVQrK0VxJYF0nq06oNHlceublseFl6esMzJMcxBmiR04IR3z37Tvr8viQcFRukNKvt"
    "p1wSltCnodpiCfW8NVSfU6SalNF/kqdgixrWh/dw7dx+9HUY0jucCqWvXheqTyIdYpKaGB"
    "hVUV7tMUVliChifYqkSI/HUiqic4ZG4ZI9AHGF0SvwiBGsFt2cdEprYbzM+E5yxVOXmuy6"
    "QqIl5lGlWCWisklVJISpcTf2Il8artadtOkddVrrRzpqrA6vJhL1U+TPtontFH81JS5Dnn"
    "Dzllw4LTayRGmwISI9MyDZHdgQlkxeTFLtavEiKmi7WwRLyfapSn3C8N1ZPOWhGbLx08G7"
    "1aUCJJVNxazFG7H6c1a3+uS4n6YabTx9Lvqk6V6p9H/SuNQNZ0XNOyCPZsvMdSZAxE15Et"
    "VodhEXvBiAW4OURSOlRUt8KiXCDH+hWv8O6OCDxLDxa+MbZMRh1xR7LzHdwyXhUnU1Kv7W"
    "DZsqU47D+nKCMlCl0BOA4ZcyzDhWXVcNjsiAwcuDUaVK5y8XqK+ifHeyiHDOk9PIbLsVyX"
    "uLTpEFkjR2IJ606UUCNjE9hO57AtrOpYkkvgxyduUBXrn4sxLFJZJa1g4/vvoXo88JmAFx"
    "zfsuwWei8cerKBeF7Jb3CeLP5KyytdtW+Dg/7vHoMZul9bWLqn/63VuWx3fm2Q5DFBfws/"
    "+sE5MU/sWHxLK2QiL5YGmJMEmMxFy05CW8/iJ2ai7YrFrb82L4AH4r8eQ1Nou9PvXn9t3T"
    "Q7F60GiR/psebV9R2w9E6WWgr/5Z+7/i10Cv/osYu7m5tW5+JvfW/VNEjiUI/hnV7ewWXV"
    "jx5DanFE/RCVoS77X0VFL/+npJQL6FJSqz8iS/Nzsy3OJw55laHwpPerGovwReqGVE0Ifd"
    "bCIfTHnI7QArpBfZwk7SEZWnbsDpPtjUVvwQ1YkUatyxVt7JqUQn4KC9YU6PKodA+c4vW5"
    "xiD9l3cBB1Ta+1tp7+/MdESLrvIsjlJqNleazdnhYnkfrYxwMf2pKvypEhacsm+WT1Spl6"
    "rDl2/e6tdJad+enSvB2mwTVoRIW7CSXqTNovgzsylKh/AXz6WoJAu2k0qRXOZbQPYmYsC/"
    "8ac9SJgj7/kOciRSwU31JGWxoYRTST5ciV40ykuhenWgx2FFJub9wqZ+PxeYU/hUjkhzDh"
    "ra+Gd0rzRkbxLpp3H8/i3DFTGEL0bNm96b5rkvir4m9GQFKTFeJxOX2jOsSSI8Wgn/k3dR"
    "bIGDF4VbDs8xpiNzHPQ8OSKDCaVBH50eW3oTYklO4bDxjDzo/nmgdF4nA7hleKl8W8NANF"
    "+ZGLbfr0TcBmIwM1bojQIaKesNCEePEHY8EWkk0qcmq5d5diTljgrfh8v5A8HVLKnqGAzm"
    "+n6+0Qr/li1jRGOdMVzTHMseObiYVUMbOIcT9Zh6+k8kuLKBxaQGysPmT2wii0JTB/cx4z"
    "YsR3mCceIsZsL1NwVmNsjg4svn+t3t5SA71Cz0TbEXyY4s32sjmxpBhDP6u+rkO45Vr32u"
    "B0wHpGknmHaCaSeYdoIdghNMu2gqYmvxwdzELZlKXOV9oRr+SRD/F4a1UfeOGKW2MW667h"
    "WSm6z6FNLDK0+25SWvPcHVWfq+elyOCRGy3X1x38Wxf7dveMdMC+VQTyHW2BfHPmqGKQd9"
    "klbvOU/mgzBKlfnaJikP72P7sVAt0I85tUA/JmuB6hiUg/am6hiUV8FmHYPyQt0dI76KMq"
    "9XlFK/XpV+vaqWV1Vd1pZIGw88eoWjfHwKDeY+1PHdW2RzkvDRZ52Ad4P88Fi8iJx1P5fu"
    "+qgd/72tbAXffYW2dNxZXmHeTUpJPKU0755gvFFx3s1rHER73PapV54gJtkrYi9e8IZaYi"
    "fJY1ak2sFh8CoeUwnfNQ+Fp+N1E5nvQAB7agzkgtWKBEDKD1qZ6McFKxH6ODccR0bUiVA5"
    "WNhHZLAErPlyIKLfBvcwCQ3i2oJaEl6UoqrHMFylxzlu9Qoy2G9hUafvhQOqoMZQbWlZ18"
    "LCchcwPUY7BlMtMYZxiOGEYlPwJhGFpxczj1oeFnU9DMvqsVg1EKdOqDGayqcSkZsiGjAv"
    "lnLI3al4QhFNOOE2Vt4QF4CxDjDEEXGgfOHKwhriQV3uAuckMliuDvjs2twi8risqb2cck"
    "vCSoyJq1CGuRsiupMP/0nhPuZYw0NEiwlIPF+qij0diPaXgzpcMRrsMRBRl1FnoOLZgsFQ"
    "C96HIObyDTyMCLpkfMjHKxFFKXaSR8E7vDEAwq8+ourp9ZgPgIVhkab7tu6xA+4WOEd/uE"
    "Skm+DhlQgIpT9GFCY9OyFDwKVMERA7GhGp4x91/ONzB8fd3HU6IpRR/eixi+urb19bXYwT"
    "83/2mBdXJv+P76VFHBvvizWUzuknnezibd7fp5VMLMahEHmlWXSL8ad3X1sN4v3qsatm56"
    "75FaNW8f9qsMN0+hO4cIpUtiar3KPSWeXFs8pBdkrzYedGKqU6riu11jf2mRZymeZ4TONr"
    "WYqAZfANKA4Q4JMiAJ9kA3ySAFiI1WXw9Qk0vAXgNZw+n5T1VvlE2lFVaUcV/WHMULdJ8j"
    "cnTj4gecGYsYqWipbpimXwDFFoOJNBjmgBSKKZ3Tg9oNh95/SQqjpcmJZrMucIr/cS2uqz"
    "9FMPW6TKfHHjdIcXa3d2UuC7e3aS+d3FU1GsQ3a7lK8vHZkzw0pHO0YZfw8k6ZGaYv+Azw"
    "H6snXRvmp+BSmm/i6m94Rln0Q5+g2bK0UptahTaVFnYjLTmW7E5xjpFhi9P6/U/vHZMK2F"
    "Tft5CckZbE5QHt536rRQTPhpTkz4qYwJf1LFoO2WXPGdrhl+xrBTtlx5FUVY0M/4u6iFj0"
    "4oWD5kajiqiMiYGEN0eBl+zRIsV+87z+ArshIeIBMrl3wKqpWYDhY6obbsHOu7mIKC8BEf"
    "5M6vvt4Tlel10jW7ntnh9AAPs6kzw6OtsnWs1ry4aH0TniXvV4/9ftPudlud/vXnzw0S+g"
    "MdUTc3rQsY1L++6962L1vokIod2sTzsf0KBoy7pWyZ3vgqM2vDT9X7d4W+VTgsx7WUzGDy"
    "trINBMEYqZb4Ky0J+twq3U01SakDyNeEOQeIJYHW3VTrybqEsQW2hRhRXSzyyUzZabHIJr"
    "XN0bSWqrWoc2s0FiMYtU47yUbrCXJ82q6a6ehI3UhTfByKNZVdTtvxcWTL7ipOsIwUGCI5"
    "QEHw+PS0iJh9epotZ+O5mFsbXqsSCKvhB4ju+6JSdp6QnehGxJmbmjKS7bgLkezec/cy4t"
    "bWfHQvaoz74/8BQB7qXg=="
)
