"""What a payment's texts are looked at by, without being planned anew for each statement."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# The decimal digits of every script but ASCII, by their zeros (Unicode 14); the nine others follow each.
ZEROS = """
    660 6f0 7c0 966 9e6 a66 ae6 b66 be6 c66 ce6 d66 de6 e50 ed0 f20 1040 1090 17e0 1810 1946 19d0 1a80 1a90 1b50 1bb0
    1c40 1c50 a620 a8d0 a900 a9d0 a9f0 aa50 abf0 ff10 104a0 10d30 11066 110f0 11136 111d0 112f0 11450 114d0 11650
    116c0 11730 118e0 11950 11c50 11d50 11da0 16a60 16ac0 16b50 1d7ce 1d7d8 1d7e2 1d7ec 1d7f6 1e140 1e2f0 1e950 1fbf0
""".split()
OTHER_RANGES = "".join(f"{chr(int(zero, 16))}-{chr(int(zero, 16) + 9)}" for zero in ZEROS)


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UPGRADE.replace("OTHER_RANGES", OTHER_RANGES)


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE.replace("OTHER_RANGES", OTHER_RANGES)


# PostgreSQL reads and plans the condition of a trigger in each statement, and with it whatever SQL functions it puts in
# their place: of createPayment's statement that was a third. What PL/pgSQL is asked, it plans once for a session. Both say
# what they have always said; ASCII, which nearly all texts are, is all that is looked for in ASCII.
UPGRADE = r"""
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '60s';

        DO $make$ BEGIN
            -- The other function by its schema, whatever the search_path of who writes a row.
            EXECUTE format($function$
                CREATE OR REPLACE FUNCTION payflowx_has_card_number(given TEXT) RETURNS BOOLEAN
                    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $body$
                BEGIN
                    RETURN CASE WHEN octet_length(given) = length(given) THEN
                        length(given) >= 13 AND given ~ '[0-9](?:[ ._/-]?[0-9]){12}'
                    ELSE
                        given ~ '[0-9OTHER_RANGES](?:[ \u00a0._/-]?[0-9OTHER_RANGES]){12}'
                    END AND %I.payflowx_find_card_number(given);
                END $body$
            $function$, current_schema());
        END $make$;

        CREATE OR REPLACE FUNCTION payflowx_is_ambiguous(given TEXT) RETURNS BOOLEAN
            LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
        BEGIN
            IF octet_length(given) = length(given) THEN
                RETURN given ~ '^ | $|[\u0001-\u001f\u007f]';
            END IF;
            RETURN given ~ '^[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]'
                OR given ~ '[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$'
                OR given ~ ('[\u0001-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f'
                    || '\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb'
                    || '\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]')
                OR given IS NOT NFC NORMALIZED;
        END $$;"""

DOWNGRADE = r"""
        CREATE OR REPLACE FUNCTION payflowx_is_ambiguous(given TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE
            RETURN given ~ '^[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]'
                OR given ~ '[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$'
                OR given ~ ('[\u0001-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f'
                    || '\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb'
                    || '\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]')
                OR given IS NOT NFC NORMALIZED;
        CREATE OR REPLACE FUNCTION payflowx_has_card_number(given TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE
            RETURN given ~ '[0-9OTHER_RANGES](?:[ \u00a0._/-]?[0-9OTHER_RANGES]){12}' AND payflowx_find_card_number(given);"""

MODELS_STATE = (
    "eJztXVtz2ziy/isovySp0rgSx85klVOnSraViXZiOceWZzIbbVGUCFlcU6CGpOJod+e/n2"
    "4AvF9E0rJFyXixKRLNSzcI9uXr7v8cLPTV1LLvfxx2v1PmHbTJfw6YPqewkTzUIgf6YhE9"
    "gLs8fWzx0RQHuXzU2PUcfYInm+qWS2GXQd2JYy4802Y49veZTQzTIPcz3SOeDf/NyYzY43"
    "/RidciOsMjlB3iyQx7Amcz2W0FuiEbspG75Ls10xgR0yXejMqBMMZ2KYFbNC3YDcdMt010"
    "Ak81h0d44cpDcOs2mdmWIYjF8xF7Skz451LPsyiO55eFXUP2nTqGOfHcQzKazHR2S6PXdu"
    "x7+A+3LQ7xO3UocZfwALrcSWbAYMpcfDTTIzazVvBnQsnL4O6QYEIp3BMeePVhyPDkhg5i"
    "0OGhxO3CVea2iyeQt413rRNvtaBkajtw7kPS8/DO2NKy+C5xA664RYcuqA5jBtFTs+V8TB"
    "3+MEMmmaHznyuiw5PcO6bnUUZejha2a6KkR6/aZGLZkzvONRdoHN0ic30yMxlcyrDZC7gz"
    "x6AOnmXOxb1k5p9Lqnn2LYV9Dgj927eDUJR8xsFj4P+Axwf//Cf8NJlBf1AXKfDn4k6bmt"
    "QyYjNanIDv1/hpYN/NTe/8Ix+Js22sTWxrOWfh6MXKm9ksGL5cmsYh0uCxW8rgmTxqRKY6"
    "slS+E/4u8VCww3OWNLhVI9xh0Km+tPCFOfif6ZJNkHuEXwn/HP+vvLXIME3rXw606+5A0w"
    "5S7xfeQuLVkbsmNsN308Q3FRjzlzhvyBC+9wAvcPapc/Xy7btXnAUwmW4dfpCz6+AvTggz"
    "Q5Bypodc9gUU5/PZTHey+eyPT3AabrQOj/0dIZPDRchnn8+gR2DpwVz/oVmU3Xoz+PnudQ"
    "GLf+tccS6/e825bMOaKZbSvjxyxA8hs0Pmxt+FslM5TrXJKb1ldj9kBodMDZeSCjyNET2A"
    "pXIN2C+OwuffdqosAgHBHq4C78usAu/zV4H3qVUA1940d/9+fdnP5q4/PsFcVFfIf4llut"
    "4OMrmAqcgJPPPcdf+0osx8edH5muTz2efL0+SUxhOcJphuTyZLx6GGpntp3p8D3zxzTrP5"
    "nyBNikHSHvob+yWMQe+iez3oXHyJSeS8M+jikSO+d5XY+/JdQkrBScjvvcEngj/JPy773a"
    "TggnGDfxzgPelLz9aYfa/pRpQn/m5/V0zQvgKblvKpedtjXraMo1QJAZtsF98vuF/499Pf"
    "jo7evv356PXbd+9Pjn/++eT96/cwlt9x+tDPBfPgtPdLrz+IixV3/PUXKuzTu4gyiTvG+u"
    "TuXncMLXXEPrLzxqYPzY/myT060285O/G58YYDS/favGU99hHMv6Uj7zxlDSfGtIrNYhdG"
    "aybTptHxaw3kT2At2lM0p5AehERMBtahS/A0YDyCPWXBRGqhpagzok8m9hLNPIdMHXvOdx"
    "kGXM0VVjEcA4MWbWO0K8Huc+h06VIjbWE/5YUzbL2yhpw7savZGAHBZtSL9YbczikX+fZc"
    "dOrG+Z27FkZJ9mktPHpz/PPx+7fvjoMlMNhTtPKJVS76ibF019PEO1VDnUhTK42i0RqFXP"
    "Y0vh5WlXaKWAm7ccJujAZz4/IvaYbewo+s0VZgnjklVZQOWcBYm+G3XydA9537cdH3rK+4"
    "9gCqg/Ah05/m3KEuNANUA+7owkPNAm4AqCboX+ZudJeICZlWTB73chgxGHCHPDrFbbLQXf"
    "fednwvPag1pkHh9fNWZOHY3030WX+3l5MZdbn7HJ3wyLtDcg2XBA65Qh8aUzhKyWgCth/S"
    "Ays1GQCAhXs0ZOg5/26bBgYgGL0PL4z3pxODggzM7zp3CFPYhY5yoltWSQXq2wFcGVcB+Z"
    "nwneXKO7417zjFyVlFdQ0I9k51PTo5LqG7wqhc5ZUfi2tW/H8F9vrj99DvePS6jG0Ao/L5"
    "+zrlevRXKA2swlkVRqcIa3G8Yd7yJ2C4Y1s5E7rLlnPO6x7ck84mNK06StomT+6Dm+vuVZ"
    "vg3yG7/NK96gwu4be/NWSd84tev034v6ReUEYqb8oI5U2+TN6kRGK6Gv8uZ8jl1AaW6yzn"
    "mxmlS8hkDISPJRR/iX/aj+Tp5eXnmM5+2kt4//o3F6dd4D1nPQwyvYhTMBagi2kxVYynOK"
    "WynBpnOSXEnKEm1xB5zlk2IP6GfX92XfqNsZs7C/NXujrItJzlsVax7awvTO2Orkqbz8KG"
    "fYHW6aoloWxA4qOquD3pW7gGRdBWhlFc7yTZKCsKL44ntLMkouob9wxIrIMyKRtmUiqTJ6"
    "LrlVP2irS9tMnj0Kn5o5KtE1DsI4/flWFx8ksS4fC7FKgtsvSkNWqT6c4qJ6wXJ0yq1CtP"
    "hKB2jN1FOrXEqgTfc+Dqaa/fufojQLYEH/XPl/1fTjOwLad/DLodpWA/FxUrKmb6Y2HC6W"
    "qIOU6pFOkmS5mHh3nIsGZoOUKrJN1kSTv0u31XS85xSiXlJks5YnuVNaUiJArtn4UwjHM3"
    "zdqPtkPNWwZ2f8rDnmBoKsC+m0wN94Yvs6PfB0Z9dErB0xvUosJbewXz+6p3Njj4a1u+m+"
    "4PjzpMt3oyRn+QncWYHNVak9Aox2sy9G+WBW9ilqIuPC8mT8bLgg+0eRqh6bpLGIbBfpmi"
    "4ztxfN8MwefgmXwS/4BwA0yly86OfILr8uxKDCxpE0uHbwNHMuAVZ4gdtThGAU5zRxm512"
    "VGoavzrE28AFKGrimw3Np4n0AHv/ByfiYis70ZPFi+v0o8A48ciEco8FopD9V2PVShrMp6"
    "UEKKPfSgHJ2clAI+nBQAH05yMgOrMDlCorhcjsvKUfIsVO7E962ydZUmVwJvtMCVjaVsLG"
    "Vj5dtYV3QK0p4NUK8/yLSvYiPW2FaOGKtxM6GkWXUJxoGkk+YFr2riCsB1i9zatsGtFLQi"
    "gJFpA6nWGTJtD06dFyqX51N2x9MsO0V2R0ROKW4XxRXjdCqs2KoZVuRWXB0FKkaoVKdGq0"
    "4NCioqMT+qhlznTVaxxB2Rb0RtqaCZxKmUHVRsB0lubcQUug7PtZusXWsNxedWwwwin/3Z"
    "NUJC2RQWB5HJouUMoA5Pc/3JZCI51LJEbGVqW3BimXBqem0eXJnqcxOrR07jBo97SDo8kZ"
    "QavtlDsJijQ2C+OQgbvgV5ZAKNn/DSZfJas/HIMOxbVKtQ9td27S/lLX8WqoOyAJ6HmHHx"
    "riPkCJ2yARouYQ0WXjdLRS2oUBCj2se07lJZ3QVJ3ckosoo2qWjT9u2r5kabLqiDOLCcfg"
    "TB0VaxeTWX48pXNAJDZCVMG0+/o65fdd9F7JpFZQ1DkcIvag1xlFxQR4g3JuA2DYLssM5Q"
    "ZiGjx7mKqga0gwaSSt183OIpqlKHqtTRlOm+64ZCY2o1XFHg7MS0TF4Xb0CduZutKGQNXK"
    "MzODESzQtoSsD+dfHhBj5jfx/Tw84+Y53diZqFvjYivaSUChUAvvZ3lC5kwWTezcecTqlD"
    "sfGPJ88JmhkvDZgF+n+Cq8ryiCveX4gjZAKVxZ5yav8yoq4i4/t4yXs2WbXwThBpY1mynq"
    "IXllpkwMmJPV+g7mkQ14TrD9nou26ZMKUcez46JB1simT8hO2Q2sTmyQlcLLztEBZN5L8O"
    "yanuwikXtslbE8Gx2ZIZDjW8mSuAPgu4SdkNCe9PPoNSnnZVefInWBUFKkqzf56KtyU0qL"
    "e5+tPbpPYEy4U2xrdKE29VmtH5FcAzSFUl8AyFCRk1N1lWt5yibhMxsn1i7BO0m4iy3wMj"
    "wEE/UN2Jnn+CfZLKxqZ7yK4akz6DeJ+Y/MRTP1SyqppqcUplqjXOVFMW+bMV83hVtY9hkl"
    "CFlxILpW/cVmRsgky1iCwM2s0jQZ0HB+6iEaKd5O3a2F1icuXE77IXCBUbXc/f1KrYsAjp"
    "F+G8Osj0e/oHW8W+Tt+JV8G/qZOJZfKu5+4dNbAL3JiX7HDgNv0O7BjXnFFyC/y711ew07"
    "2nTlazuQefEf2Sl1M/XU/UMxnRHxNr6Zrfqcabvo1Cb2O0L7rv42S2Rz52ep+7560wrooX"
    "w1K+vuOTnH3qnv3qtqTb0MHa0kT6BgMHKjzW7a3okI7QWIfSf1Psuk4dMFZgfNDB3Yv4SK"
    "emAzc0N28d7m9ui/bql1cXZKJje3T6Y8Gb2BQ3SPcBD6ZB5wvbQ/8WliIWcFjJNc2h0r/L"
    "31qxMyN7Me3lxJMUlv/FAYn1KHtQ1PmWPUKfYz/B0LzLuH7ekMQd5A2L3kPWGOXT3W6lmM"
    "QUTrG8oGRMmnQfw+SPUdVkCtenzsIxs/SvokTZBKHKlG3VzJRNLkXlnWJJSuURq+0R20pA"
    "qXGsf8yIklSCtDloL3bGB7WofVSScg+5/a5MQ7R3+f3Q3qXaocW0vrK8jhHtX5T0UT6h0T"
    "urwOoE2f4x+83rsi0ZCnsypJB9CTOvCs8zSPeP749TY9DTvWVGdLRcN7qQuslLN+gFvUGv"
    "M+iet0mwOWTXN2dn3evrNpEbQybcBm3pPkh6N8q9G6XejAqd6Xy7vsLbECFpslhqvgbHZV"
    "h8nM/i4zwWa7W+rJnEavEpZ6TqprV0KHDTqMTzJN3+sXvzaqPPs+rJgGnK/eP3SSmV5qRA"
    "ozlJKzQqTp/L/b2K0/tg5zqCTtCqZOpGS1r2HjUz1s+BozNX5776HFHHiGv59DYm2us/rX"
    "Px6+WLxa0mPF6e9gPuXzONl69evGqQp+9r7/z9Oj/f1gEdO7TAVsDJqKx2ldW+feTG+qz2"
    "rKVgI5ytADvaVe6Wwx1tCBUTimls23cafHScDNfGqSS+ZHRgw58rauk5/tRAUqdwvq5/up"
    "1UkVKS+qsyhuhUZ3dnM9uc0INMGFHkeKsYSYT5htqED63QJMmlnmdR0agaBfwiUgqBZwLi"
    "EZZIAOSZhfxKItmRA4O4AeR68IjzMXYVsoEB2Q2SHvmaPmBI4Hp4dqM4Tg3ypoWAowDNJI"
    "YsHHuCAJ+pvRSoIKzpgDcJ9+x+IFSfzAhMZ9kcCUFMsiHTC7dk4qICtGy3wgMXf5rTufH8"
    "kGAzkfz1bN6h9CFcaOqGH3zaJnu5D657FzefRfAh2BwyMEUH3Ytuf4Dxh2C7GSEHWBhdyu"
    "p4M6KEymvVcF8Gl1X15JIEnUqCKLTxAnY9paHXTMauR+gnplbDAPrXXNHMx+hHjq9Rrt1g"
    "ZBWkPldwsQyIq694/Qvey1OWvCAjA5RG2bfzHhRePtw150vUNQ1BuOCESy8HuL/BC6DW3A"
    "kA8jPdjUL0EQaPC9z5Vef3PpEXRhy/qI0WPyeo8/Y9I0F4VRQCEVP7A1DClBGVqXVryJDA"
    "JQzrpmAawPghddTWw9uVHr5VPfxZQFe+dPvnvf4vbSI3QHPsDgYcpSI3krCVIQverXb4mj"
    "VDs1SYaIWJbgjrH7XKjsJaPDXWwrWXTh5wq8THIKBu8uQOXQnaaaf/a8SfwH9HnAoRn0Kd"
    "hX/z5bG5O7kWvi5NuX9vxKOA677rFii96G3JduNksztOVeTD2T2mF/AYXTJJ+D83d6q6wE"
    "IqBeVpsvtL9zw6X9QDbSVplaSbLGnhbKkj5zilknKTpaywts9DzAqB2VAEpp/NW833GadS"
    "gMHiYNIirAL04FBSpKLQbrJ2bTgpPreeCteGfmUe2tkkuO3aP6lCuOnsrjOZoDP4IBfi5g"
    "9olcC46WJs2Y5CjEgCRHZhTCusiS8AX7JzqkuCieAeki/UXlh+1x9PFMFy9ZWIo5keuddd"
    "MrFsN6um1uNfEoN1I9MAOnNqTvhk5FE+HuBDeuwPIFrEUqBbuXgj9zNzMiMi4HbvmB7lt+"
    "bf6csR7vMQDOIG55IQOl6rf/6qNWRwC1MdTs0Pu5R41LI+ELStVrKvQPhE4kmY7V/ikPRt"
    "bwY84hC6e93EgKHNHw1v18Db5IwZiafU8KHs3Ha03w7iDOARP9/pna6pxRmvQoFNCQWmZV"
    "fWvZimbLIHuKZ/cfPZpOHbXYXZcar98+Nuns8qVvfYsbon7dfW6Nn7pmxZl6KqLqkJ7H98"
    "qwQhYkTPOQYRVTOq+LSidMqjpTxayqNV0qOVcr5sC2waMWNvXHqwztTFMa3y1q62dMumdQ"
    "0QsxkkVHl2pAMdbwPnzRx7eYst6mQlnBYHaC5000AkKKcILNgPBP6YFhn5DeRHaXv3KS6o"
    "cqwabtBtoepVwxSFxy56pbuuecvqxb/jpErBaLSC4a98VaUcpVOx7yZLWKmQTVIhY4usVL"
    "eqKQ1xKhUUbVqtn91ZyuqHmvUwhPbgUHMiJLebk3ZtuDn+1ja4UE0zp2+z6tTUsteDKP1B"
    "rrkeDmmVsNbD6Gc5W/2SRSKmfgJnEC/tgTktwl3eCoOmc93gqZP3sn08Zn22iGuHcV9eoA"
    "RsaSZ6tE9NixcsuQNFhKUN9ye9Oo9Zh69cEGP2A9C6G6az8vC0y6Pgo6gXhDeSChNTvRmc"
    "w3RbXLgy/szsINoOh4ZMXBwexu805RdwlOMxCs9vdOzYd/h8U1EB5pCMFo4Nsp27I+6ucI"
    "ETIp3VZpIHGEe32a0oSGPyR9CH7H5mW7RN3OVc9qEyzOkU2YGxbZH+ypmOrbUw6i0GYcat"
    "vL3cHFg/5O1lBbjN+cJ2Mro5xRY50Em5Fz6VKxs7EHM8JQiVm6UBcXMvC6VU0CIoSqX6A0"
    "XNwSr9gaa2M8+yystlrIXUTQ7xHpx1Lgba65O3beJvDZncOg72HQ/ZxeBvx6/bhP8bstNO"
    "76hN8C+Mvv4NBl7/NmSXH7+2CfwZsq+fr2ET/w5Z//LqoqMdwxX8LaC5PO8AEfxNfqTKxU"
    "E3nvZcYAbmOzQLzcA98Gmq1ji7yWWXwmMCv7TKhdAyKLfrcGpmSbQFGBnVmZugUoxNM9Z0"
    "NTi1oxtZkaVTGxRtPcdLmqBMaj1A2pyP7kaUnsvLzzGl57SXqCvRv7k47cJ3kC8cMMj0cn"
    "ygW4GwNW0iP2q1CbAEK+d5x4ieM8TKN0Ur8C5C8pw5Zy8og7PVqeaTIt2jr9VTV/OxbLem"
    "FFKkSgp1pQD6ge8JrK5ZRCmVZlFes+CsY57JlnZWHbj1bI/S1mN8wyb/0/CdJzZqOfHB3N"
    "UmQbVPBdw2Z/nJGEGarX+/vuzn2H0RmqQ6Yk488l9ime4uMreAc8iN2GT21ePAJRuZ1mcZ"
    "Dlk8wWlyOYmHPKpgpRKkChGn8FIKL1UDL5URKiwbAswgVRCfhKPAtGhFrkZIFA6tGDGFrE"
    "qztgaUJ8CIfJRn3E3urgX0ROZWCbRU9P3eCJurodKauSCs5XHGqtgw4FSitEl2Zf1U+ZPC"
    "6vqxCixm2UQnhC/N7e8SvcSiaKJDMorWn+ZgI0a/Uwf+3uqe+Z1+QPANHZsSF0QmDjXMjD"
    "r7j3ERDoWyzDuYwK4otgHDzFsqam2Iuh0hxoqMl6JCBkKV+IWps9Adb9UKkVccy4RXFpfy"
    "bMsg+i1Msw8RbNSQ6QTGuAiAQcgS5l6ZAnnkeja2x8LzcasPHs3HjPD7Q8hV0HYrfg9Ypg"
    "T3zuz7n2DWmFSO4ufhECxJqHtt2QVAosbgERmeOOgHdm9OaADVCiFd4dkm+KxjCsyg5OXI"
    "dsxbk+lWiCbTeb+vV8DgUxuuibAtfh7k3n3YygCbjmHtEQcfxfI7D2BHAiytMsLZDGLhvB"
    "dFU4LkNnzYSGOD8M44TYuMV8gHcmvbgimimItLXr7x4W5jkPIrMQMMezn2uzOsxP2FApJP"
    "icLxgXcgq7m+wjvlsLN2+Gw4ZTjmzpV9HK66g5urfsBZJgqvtPmU8vC5dEYur7586vRboV"
    "xl84aRQ72lw2RF6xFMBXwKI9ZJQpajEdVsPHvIZNWaoJNbi1DdsUyK2X+Y3OfPaRSJoOId"
    "1do+Ko4yWQpG1PbhT+VF8grzIXFuFKAJCoDJl4c0Pi5sH5CBlFOotq2i2gKxpXidHzyPkC"
    "jPVIZl9iyabVx0BmefsJOG3Bgysaq15eo2ZOc3Xz73zjqDbpsEm0PW+6V/eYV0cmPI/u+m"
    "c9XpD3p93Bv5kVQISuHRjsrg0Y7y8WhHyYjxHfCtrih92gaH5Q++dP4QVfDlxpB97ILE4A"
    "/Iqj/ootYLwpJbQzYA8Vx/7F61ib81ZFfdi06vf447g01EJsLEQGgi/MMx+F1sy+8jzJbB"
    "JxzP/9WS9MaRhxjm4FpijfBIQKdCI1VCUlxzdnWrOsejlIrnVXguVPDqHA/pFL9L83vLTZ"
    "waxvNn1MOpaZx/TFAdrgyIjamKDUvSPWeAmOpA8zD+qaZJT940yX9963E9i1gxvhTjKYMT"
    "2Rr+q5YllSJUDC/FcIfOTS8w8csnS0Wp9pDVr0sVQcVhBd3v0mVQvRBWAtw0KvE8i3b/OP"
    "8o1WdjsYdq8zxBuH8Mf1tmUXmbv6a8TS0p0UieVrWucibx/nH9UdbyGO9yMRIleR+h3z/2"
    "bz4b1g+8Z3lC8ksoRKlqllBoGJ+3UEFha9UrFOsjYIk09/Mj2gkyBdBM9yKohP0PCBTw/w"
    "HAfx+Qku2lykf9R+lUhdQmI/5ljkwVnShCsn9q0EkpY+ukwNg6SRtbHICWzeL1sIKAuMHM"
    "Puj80un124T/S0f/+52Lbpvg3yE7uxm0CfwZsovO9a8CUoL/h+xTt8NBBeL/kN30r2Crc/"
    "oZaMPtgxpC3Tx6AKHEHv2RIdQB7M2xnCM0TQb7bGQd7H4dFH+NYsqVPzz5iVJpaM/yoyTU"
    "h1pJaFFSFUSvl2vmYheRjFes4zh6jukYkiSYXlLRbhjX16xs3/7ZrBbPu8O9CiZfmKxSja"
    "tJOpWdl6pSh8kKdTibJNzglF2Pv28kXwuyHmP5EhvJyYuVyN7Nqbs2LS/59pbIf9xO7/dm"
    "rrlP3/o9a11Ji8Jv6V4+1Td2sh1cTNbP9ORqWkYYm0op5QnUxRmlfo51uYRSTFku2yle1I"
    "HnWWeY3ObbZqISvsjPFCmX1586Px2dvBM5eS7hQYgW5sYJSbcjfdhlCXz/XMSG+ZXRMf5J"
    "L52ZRicuksqbU4lxW02Mk1JJcbooXBbSqFLvrbql3uHlqYqHiNLshR/tCXAQrvlvqgXzsn"
    "xeQpxun/I/n7oMovJdPg/fZSCt8aqieZ2mVK6LYhM7wrGNWH83Lt3F70dZiyM9wZpa8eZy"
    "IlOy1hkpkYGlTRU7oCltsITNu7DtFlf5W4RXjnHJwtInYA8wek+CAixyhO2Inlyi+IbOgl"
    "odNss0Th7rMpmGiF+VSzZGUAZJowySyk0uHtjfomlr2qardKgKfyo401TGqtKJ2yqdqGI0"
    "jxij2ZYWeWrbdwUlE8PDazRGhwInJqZl6jzBDHNYy+mLA6zdJyoOY5k5DjmWTV9l+KUt+6"
    "taK+LY9y4ejV8tLOLGqw0uF2jdG2md8fEuxSvnma6GDUlkjT7ZC5YGV5qArul6pmURUfv5"
    "AyqfJps4fHboFnGWjFjAN5cISpfyyn5YkBD02KDaH97dIYFnGcLE1w3LZNTldyS6uMIt41"
    "XxZFLrdVws2XjPdwfPyQvd8VJ8wByXGDaWIMSSkjhsfkhGLtwaDWvreXg9Sf3C9R/KJWN6"
    "C4/h2VgAkF/adIko0yV4CfOOl48khglipwtYFlYtLEfI+WdPvbBu37+WBkxSUSHykPzuF4"
    "cU3WwnukWZoTu89qBINBLFDAMeiFAEoz8C4b4QfBmhCDmBZoBijxUDka+R3XPT5R1M4FCe"
    "CVBQuQ++T7CyaH5v26A+Bv/F2VhQym/LYJgaBkMjtYIi6+CZ1py76F2HO4PtIYMzDD53sZ"
    "6Z9qXbP+/1f2mT9D5Ofw0bWniMnyexL7nIlnLal8uNLsiMTifo5mfmrhfxA9Nzn0rE3a+d"
    "M5AB/zdk6Jzt9bXB5efuVad/1m2T5J4h61xc3oBIb0T9ueiv4Njlb5FD+ANB51dX3f7ZH5"
    "o/axCCntiFDXMH2vkNItXFxpAhNd8jN3i5vHPtMy9zGGwKSjGBzgW1/BGbmh87PX48tcsH"
    "zONBf6sZk3ArxZSaphY/ajUl+mNBJ+KDXbloWJp2n1w/TxygM8yprE1TRxRZ1Ap+XjtYKs"
    "yODBGsqVroU6leceWLFgoDompQOqRS8ehGx6NDQ7CqiOOUSsyNFnM+gK3oo5UDYFOfqtKf"
    "KuEMqfhmBUSNeqn69v3Lh7RF26fXidecdm3re53ayVHKJ9REgj1RqWa7qBumgiS9mVXfpy"
    "x6VXaiye9XlqO6vtQ3rqkoyT+i5P3QQkrc+cGBGJGKDaQRA/UytnIz5yqna5XPm2ukCDaT"
    "Npee5hvg7FUsWHsVnHYv2Rx7z58gHy6TuZmogTwxVAAQiIer0HNRxnxl5ziMLq/I1LxdOj"
    "ToWwjn5PHzQ9JZLCgzfsJQelv0uBMxeTfoUzheEZ3H3eV5s3swPvZFEVeAqIUw/dHv2OdR"
    "Z44l8Dh6IYU18C+KrR7xonDL0XMYdGIaYQe+QzKaUhr2ixyye/+EWAGeB+d99zmG+u8oXb"
    "TICG4ZXqrAizviTQanuhN0z+O34TcIBKEDjbCiR8TG6D9vEIgpgwI/IYrl+h56CT2I3odn"
    "23cEZ7OgaiHw1wswHZMV/hatEXkDSQOuaRqiFyROZtm4EY7hiYZMPv0HEl5Zx9qlI4mmCE"
    "5soogipw7vY247MB3FAWYTdznnMI8ZCLNNRmefPrZurs9zMQXfot8UZ5nVH3DiUD3eFBBB"
    "BTBWvvaqTaCCFyh4gYIXKHjB3sMLVPC7IV7sgJl1AB+ZxE1eF5qB/AD1f6lbtZrFJShV9K"
    "buvJecrDPrM0gbXKC1GVNeYWyaM/UD87iaEGJkT/fFfZ3k/etd43fCtVCN6xnEivfleR93"
    "w1RjfZpWrTkPlgN3SlX52qYp9+9j+75U6fn3BaXn32eUnlfovn2Opip037MQs0L3bamZeC"
    "xWUeX1ilOq16vRr1fTMlabK9oKJULCiF5plE9AoZi5CzXbd5azBQVXMGadYm+NWiAJvIg4"
    "625O3fWoneC9bWy19l1lbWXcWVER9jplgx5Shn1HeFyrEHv9ejahrLCijEb9UjQJzV4S+3"
    "jBK2rxlaRIWLHKNvshqySmEr5rPhcezq+r2Pn2hGEPxUAu2UEZAKT4oFVBPy5ZBejjQndd"
    "gajjUDmY2IdkdA+8tu9lqZtbOAkNcW1h3SAfpShr74xX2TjHjV5BgP2WFnU1Hw4oQY2RPg"
    "KihpGFpY3g9Ih2DE91jxjGMcIJ+aLgn4Q3GVjOfWqxm9dw0i1ryBKVn9wWofpkJp6KIzc5"
    "GrAISzm2vRl/Qo4mnNoOVlniF4CxLgjE5ThQe+mJIkr8QT3bA8kJzmBpUpCz59gWEftF0a"
    "L7mW0JthJ96kkuw7nbHN1pj/9F4T4WWK+Jo8U4S/xYqsSejnh6x6gFV4yDPUYcdRkPBkqZ"
    "LRkMteB9CDGXfL/uaY7p3vn7XsIDciAms8e2seLISj9rC8QwZHC3wJ2g/JRfUDVgioVQSe"
    "TIq5YvJHgGkCfWauLpfbh7xWGi9MeEwmnfHZMxcKtKNSYnjpNUqEiFinxsyNzVTb/PAY5y"
    "Y8jOLi++fO4OED0WbA6ZjzYT/5MrbJlwx+abssLVb2+ziuaWk1CEvNEiukZU6g12xfW3sJ"
    "du/6bzGbGs+L8Z4jBdbQoXztDV1uTP+lSqikf5FFrQqLIi24X4pcxwdqPmeu1IaqlAakEc"
    "NTmXhWJYhb8hxR4y+LgMg4/zGXycYjBXtqvwNyBQ7C3BXt3V7GnVGFZApMJXjQ5f0R/6HC"
    "2etHwL0PMhyRaRZA1tFiCSGKvwM0Kh2JmGPqJfIM3Nv19f9vPwjj5FculB98V/Scmu4rW4"
    "GjFVx0vT8kzmHuL1tmGtIodiq5C/xgdd9yLL/1lGzz08wWkqMBv6qap8cZN0+4fAe3dc4r"
    "v77jj3u4uH4ryOePMyvr50Ys51K5vbCcrkeyBID+Updo/xBYw+7571LjqfQYtpvU7YPVHd"
    "J9WQpGZ7vTilUnUarepMTWa6s1pyTpCqKkGNlrNuWkuHakVpyjliTlHu33fqpBRS/KQAKX"
    "6SRoq7TF+4MzvjvRrQH3ntYSM0+8Dmoleo+3VQrIrFGiD7w5P6WcLQsOcLBBoYmpkxyQeO"
    "zlydq6I5VkeCXAF903L72jt/HxdE2kCxnQXYb65W5xXIolWvQrlX4UFlzDZbBypAguSAH6"
    "JIkWo1nyRhSfDD77wZE0bG4evFOwOJykYG0ccYhdeDQkrYLymI6IMSu+IBaBPLKX0ISyiZ"
    "LlZfog5uLFkQ4xYdiZJxoqe/+vpAeG7QWxUSfOR49x08TLbmtT6W6tM22Tl/0Dk7637hgW"
    "1/a8h+v+oNBt2+dvnxY5tEfmAc/OqqewaDtMubwXXvvIvx8MSu5AtVRpnbfFkVZnuVQin+"
    "+CYLq6am/OZ1KVUZhxVEttPKsr+U1SpbGyNVDodGG6LSsV9TP48Rb1c7v/7TOhe/Xr5Y3M"
    "q6JZ72A+4fPocvX714SOn3bSjtwXsUdLOvoAQkKFW+0ZqsmJBjaUbXSCu4cekuflsqlLFN"
    "TLANpBSo2sIPFsqT1hbuUMeczA4y7Ul5rFVsS+rhqHV2Yz63HmBhZa2quRHwzIU04xsnRd"
    "PY6bSZ4He+VSUh5FX08wjJHqroRycnZQygk5N8CwiPJfBO8FpV4LAcvofcfVPW/ikyf1Jt"
    "QW3mZWYY5iM6IiRPD+nYjrq1MfDGVt2kf/0/9vsYWg=="
)
