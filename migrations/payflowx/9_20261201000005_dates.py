"""The order of things: no settlement before its payment, and no verdict before what it rests on or the one before it."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE OR REPLACE FUNCTION payflowx_settle_successful_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT FROM added JOIN payments ON payments.id = added.payment_id
                       WHERE payments.status <> 'SUCCESS' OR added.created_at < payments.completed_at) THEN
                RAISE EXCEPTION 'only a SUCCESS payment can be settled, and not before it was taken'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE FUNCTION payflowx_judge_facts_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM added
                JOIN payments ON payments.id = added.payment_id
                JOIN reconciliation_runs AS run ON run.id = added.run_id
                LEFT JOIN settlements ON settlements.id = added.settlement_id
                WHERE payments.status <> 'SUCCESS' OR run.status <> 'RUNNING'
                    OR (added.expected_minor, added.expected_currency) <> (payments.amount_minor, payments.currency)
                    OR added.settlement_id IS NOT NULL AND (
                        settlements.payment_id <> added.payment_id OR settlements.status = 'PENDING'
                        OR (added.actual_minor IS NOT NULL) <> (settlements.status = 'SETTLED')
                        OR (added.actual_minor, added.actual_currency)
                            <> (settlements.amount_minor, settlements.currency))
                    OR added.created_at < GREATEST(payments.completed_at, settlements.attempted_at)
            ) OR EXISTS (
                SELECT FROM added
                JOIN reconciliation_results AS earlier ON earlier.payment_id = added.payment_id AND earlier.id <> added.id
                WHERE earlier.created_at > added.created_at
            ) THEN
                RAISE EXCEPTION 'a verdict rests on a successful payment, on its own settlement and on their figures, and is not before the last one'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE OR REPLACE FUNCTION payflowx_settle_successful_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT FROM added JOIN payments ON payments.id = added.payment_id
                       WHERE payments.status <> 'SUCCESS') THEN
                RAISE EXCEPTION 'only a SUCCESS payment can be settled'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE FUNCTION payflowx_judge_facts_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM added
                JOIN payments ON payments.id = added.payment_id
                JOIN reconciliation_runs AS run ON run.id = added.run_id
                LEFT JOIN settlements ON settlements.id = added.settlement_id
                WHERE payments.status <> 'SUCCESS' OR run.status <> 'RUNNING'
                    OR (added.expected_minor, added.expected_currency) <> (payments.amount_minor, payments.currency)
                    OR added.settlement_id IS NOT NULL AND (
                        settlements.payment_id <> added.payment_id OR settlements.status = 'PENDING'
                        OR (added.actual_minor IS NOT NULL) <> (settlements.status = 'SETTLED')
                        OR (added.actual_minor, added.actual_currency)
                            <> (settlements.amount_minor, settlements.currency))
            ) THEN
                RAISE EXCEPTION 'a verdict rests on a successful payment, on its own settlement and on their figures'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""


MODELS_STATE = (
    "eJztXW1zo0a2/itd+pJJleLyeDzOrHLrVsm2JqPNWJ4ry8lmoy2EoCWxRo0WkGXtbv77Pa"
    "cbEO8CLMtI7i82Ak4Dz2ma837+01io64lprZ5OOo+UuY0W+U+DqXMKG/FDTdJQF4vwAdzl"
    "qmOTn03xJIefNXZcW9VwsIlqOhR26dTRbGPhGhbDc3+bWUQ3dLKaqS5xLfhvaDNijf9JNb"
    "dJVIZHKDvBwXRLg9EMNi1BN2RDNnKWfLdi6CNiOMSdUe9EOMdyKIFbNEzYDccMp0VUAk81"
    "h0f4zvEOwa1bZGaZuiAWz0esCTHgn0Nd16R4Pr8s7BqyR2rrhuY6J2SkzVQ2peFr29YK/s"
    "Nti0P8Tm1KnCU8gOrtJDMAmDIHH81wicXMNfzRKHkX3B0SaJTCPeGB738aMhxcV4ENKjyU"
    "uF24ytxycADvtvGuVeKuF5RMLBvGPiFdF++MLU2T7xI34IhbtOmCqnDOIDw0W87H1OYPM2"
    "QeGCr/uSYqPMnKNlyXMvJutLAcAzk9+r5FNNPSHjhqDtDYqknmqjYzGFxKt9h3cGe2Tm0c"
    "Zc7ZvWTGv5ZUca0phX02MP2PPxobVvIZB4+B/wOMG//4B/w0mE6fqIMU+HPxoEwMauqRGS"
    "0G4PsVPgzsu7/vXn/mZ+JsGyuaZS7nbHP2Yu3OLBacvlwa+gnS4LEpZfBMLtVDUx0h9d4J"
    "f5d4KNjh2ksa3Kq+2aHTibo08YVp/M9kyTREj/Ar4Z/z//VuLXSaovRuB8pdZ6AojcT7hb"
    "cQe3W8XZrF8N008E0FYP4U424A4XsbeIGrL+3+uw8X33MIYDJNbX6Qw9X4kxPCzBCkHPQN"
    "yj6DojhfzVQ7HWf//BjScKNVMPZ3bEDeLEI+fD5ALwBpY64+KSZlU3cGPy9OcyD+td3nKF"
    "+ccpQtWDPFUtrzjpzxQwj2Btzou1B0KkepdjmlXxnu58zgDaibpaQEphGiZ0DqrQHHhSh8"
    "/i27zCIQEBzhKvCpyCrwKXsV+JRYBXDtTaL717vbXjq6/vkxcFFcIf8lpuG4BwhyDqiIBI"
    "48d5x/mWEw3920/xbH+err7WV8SuMAlzHQLU1b2jbVFdVNYn8NuLnGnKbjHyONs8GjPfE3"
    "josZg+5N527QvvkW4ch1e9DBI2d87zq2991FjEvBIOS37uALwZ/k77e9TpxxwXmDvzfwnt"
    "SlaynMWimqHsbE3+3vijDaF2CTXL40pl3mpvM4TBVjsMEO8f2C+4V/P/zl7OzDhx/PTj9c"
    "fPp4/uOPHz+dfoJz+R0nD/2YMw8uuz93e4MoW3HHn3+iwD55CAmTuGOsag8r1daVxBHrzM"
    "o6N3lofjaP71GZOuVw4nPjDQea7p0xZV32GdS/pe3deUIbjp3TzFeLHThbMZgyCZ+/VUH+"
    "AtqiNUF1CumBScRgoB06BIcB5RH0KRMmUhM1RZURVdOsJap5NpnY1pzv0nW4miO0YjgGCi"
    "3qxqhXgt5n08nSoXpSw97nhVN0vaKKnKNZ5XSMgGA34sV2Re7ghItsfS48daN4Z66FYZJj"
    "WgvP3p//eP7pw8V5sAQGe/JWPrHKhT8xpuq4ininKogTSWopUdRaovCWPYWvh2W5nSCWzK"
    "4ds2sjwdw7/EuaIrfwI1ukFZhndkERpU0WcK7F8NuvEqB75HZctD2ray49gOggbMj0hzk3"
    "qAvJAMWAB7pwUbKAGwAqDe3L3IzuEDEhk4LJy14OPQYDbpBHo7hFFqrjrCzbt9KDWGPoFF"
    "4/d00WtvVooM360VpqM+pw8zka4RG7E3IHlwSEHCEPjSkcpWSkge6H9ACl4jkAYOEeDRla"
    "zh8tQ0cHBKOrzYXx/lSiU+CB8ahygzCFXWgoJ6ppFhSg/mjAlXEV8D4TvrFcWsdfzTpOcX"
    "KWEV0DgqMTXc8+nheQXeGsTOGVH4tKVvx/CXj984/Q7nh2WkQ3gLOy8T1NmB79FUoBrXBW"
    "BugEYSXEa2Yt3wPgtmVmTOgOW8451l24J5VpNCk6erR1ntyN+7tOv0Xw75Ddfuv024Nb+O"
    "1vDVn7+qbbaxH+Ly4XFOHK+yJMeZ/Nk/cJlhiOwr/LKXy5tABylWV8M8N0MZ6MgfClmOIv"
    "8fv9SF7e3n6NyOyX3Zj1r3d/c9kB7Dn0cJLhhoyCEQddRIopozxFKaXmVDvNKcbmFDG5As"
    "szRtkB+2v2/Tl07tdGb24vjF/oupGqOXvHmvm6s7owlAe6Lqw+Cx32O9RO100vlA1I/Kgq"
    "rk/6Gq5OMWgrRSmuNkh6lBWFF8cV0lk8ouoPbhnwYh2kSlkzlVKqPCFZr5iwlyftJVUem0"
    "6Mp1K6TkBxjBhfFIE4/iUJIXyRCGoLLT1Jidpgqr3OcOtFCeMi9doVLqgDgztPpvZiVYLv"
    "OaB62e21+78HkS3BR/3rbe/ny5TYlsvfB522FLDfiogVZjN9WhgwXAU2RymlIF1nLnP3MH"
    "cZVnQth2glp+vMaZs+Wg+V+ByllFyuM5dDuldRVSpEIqP90yIMo+gmof1s2dSYMtD7Exb2"
    "GKAJB/thgrrZu3mZbXUVKPXhKQVPr1OTCmttH+Z3v3s1aPz5WrabzpNLbaaaXc9H30jPYo"
    "yf1dyS0Oidr3iuf6No8CZmKarC8mLwZLy08IEWTyM0HGcJp6Gz30vR8Y04vm2G4HPwTD4v"
    "/gHDDTCVLj07cg/X5dmV6FhSNFOFbwOPZMArzjB21OQxCjDMA2VkpXoZhY7KszbxAki5MU"
    "2B5tbC+wQ6+IWX8zMRmeXO4MGy7VXiGbjnQDxCjtVKWqhe10K14VVRC8qG4ggtKGcfPxYK"
    "fPiYE/jwMSMzsAzIIRKJcjGUpaHkTYjcse9bae0qSS4ZXmuGSx1L6lhSx8rWsfp0AtyeDV"
    "Cub6TqV5EztuhWtjhX4WpCQbXqFpQDj85TL3hVE0cEXDfJ1LJ0rqWgFgFAJhWkSiOk6h6c"
    "OstV7o0n9Y79LDt5ekeITwm08/yKUTrpVmxWdCtyLa6KABUhlKJTrUWnGjkVJZtfVEKu8i"
    "ZLX+KB8DcktpSQTKJUUg/K14M8tHaiCt1txjpMaLdqQ9G5VTOFyIc/vUbIhje5xUG8ZNFi"
    "ClCbp7n+YDCRHGqawrcysUwY2Es4NdwWd65M1LmB1SMnUYXHOSFtnkhKdV/tIVjM0SYw32"
    "wMG54CP1IDjfd46SJ5renxyHDaH2GpQupfr6t/SWv5mxAdpAbwNtiMi3cVJofopA5Qcw4r"
    "sPA6aSJqToWCCNUxpnUXyurOSeqOe5Glt0l6m15fv6qvt+mG2hgHltGPIDjazFev5t55xS"
    "sagSKyFqqNqz5Qx6+672Dsmkm9GoYihV/UGuJRckEdId6YgOs0GGSHdYZSCxm9zFVkNaAD"
    "VJBk6ubLFk+RlTpkpY66TPdDVxRqU6uhTwFZzTANXhdvQO25ky4opJ24RWawIySKG9AUCP"
    "tXxYcbcMb+PoaLnX3GKnsQNQt9acSzklIqRAD42j9QuvAKJvNuPsZkQm2KjX9cb0yQzHhp"
    "wLSg/z1c1SuPuOb9hXiETCCyWBNO7V9G1FVkfB8vec+0dRPvBCNtTNOrp+huSi0yQFKz5g"
    "uUPXXiGHD9IRs9qqYBU8q25qMT0samSPoP2A6pRSyenMDZwtsOYdFE/uuEXKoODLmwDN6a"
    "CI7Nlky3qe7OHBHos4Cb9Loh4f15zyCFp0MVnvwJVkaACtMcn6XiQwEJ6kOm/PQhLj3Bcq"
    "GM8a1SxFuVBDq7AngKqawEniIwIVBzg6V1y8nrNhEhOyZg99BuIgy/C0qAjXagqhM9e4Bj"
    "4srOpvsGrgqTPoX4mEDe89TfCFllVbUopVTVaqeqSY38zbJ5vC7bxzBOKN1LsYXSV25LAh"
    "sjky0ic51285BT59mOu7CH6CCx3eq7i02uDP9d+gIhfaPb8U2sijXzkH4TxqtGqt3TP9jM"
    "t3X6RrwS9k2VaKbBu547D1THLnBjXrLDhtv0O7CjX3NGyRTwW6lr2OmsqJ3WbO7ZI6Jd8n"
    "bip+uJeiYj+qSZS8d4pApv+jbaWBvDfdF9GyezXPK53f3auW5u/Kp4MSzl6xs+ydWXztUv"
    "TtMzG9pYW5p4tsHAgAqPNZ2KDukYGmtT+m+KXdepDcoKnB90cHdDNtKJYcMNzY2pze3NLd"
    "Fe/bZ/QzQV26PTpwVvYpPfIN0PeDB0Ol9YLtq3sBSxCIf1UFNs6tl3+VsrdqZkLyatnDhI"
    "bvlfPCG2HqWfFDa+pZ+hzrGf4Ea9k1bWV7eyxidVAvKcIi5J0mN0XL9EnZEJXJ/aC9tIk4"
    "jyUldjhDJ3tVkxdzW+FBU3U8UppY2qso3qVVw8tYP+JX08nliizEGesFI+qHkNneKUR4j2"
    "RZEWZRfZHcouEg3KInJYUawjRMfnt3yRT2j4zkpAHSM7PrDfnxZtkpDbJSERaxdTvMpgnk"
    "J6fLi/TNU/V3WXKf7KYv3hNtR1XrpBLugOuu1B57pFgs0hu7u/uurc3bWItzFkQpFveQp9"
    "3N5Q7N0o9GaU6BXna9ol3oYQSZ3ZUvE1OC8C8Xk2xOdZECuVvqypxHLxKaakqoa5tCmgqZ"
    "fCPE53fHDvXmz0MSufnpekPD68PxYSaT7mSDQfkwKN9Jxnon9UnnM//LgKo2O0Mr25zpx+"
    "dUf+Ab3GJeIjZDazzGZ+fY/99mzmtKVgJ8iWCDc5VHSLxZvsKBoiXDDNdU3qBzPEXDAe8S"
    "2jAwv+9KmpZljtQoW5wuMd5Jc4warIvB5b1oMCj2enWByqAHYJ43X84Y4Er9LBNqFZk1Hu"
    "LTyr8iu++WeWibrBSBGe0ueoa57LxvvyeOlrZKQvqd+DZzWjIrDEMeZLE1klCBeccJnSQ3"
    "rXF/BDZqLHv4ODK0YCI4tI0BMz5ScYz3KoqBinmvx8hzBMZ8TonPFzyhtsjzqR0SWvGl3y"
    "JuzX3zq9627v5xbxNoYMzhxwU7W3UU/btQyBkCEQNYH+RdNcpWl136ZVx1raWX6aAst+QF"
    "3nyd24697cf0VfpXLZ7v0Ca33kN3wEBvDjptMbwCF/s8rCv/v6dCiCVXOnJSmP7414EV/a"
    "o2qCeIt24nQbdGYmZogqz/p8eKDnYIzW5Hi0D9dRytrvN1TScl9ny73qunS+qOajidNKTt"
    "eZ08JCUoXPUUrJ5TpzWbrW3wSb/RDxcra0KNV+bWqH4R0s42dJcCPJCt8hUNjhFUowPUQW"
    "bPV2RWdgEWdXpgPLBWz4WDt0ytz5g755z8wlqJsBGo1U50z0lGa+f4arrwHPSnQmDWh874"
    "mqaWgCPSFd1yGGDkcMd40elLmqc1/HyqvDiC6XJnEs4VXBSs9IzlvtiGKHE14U2iEPsMqm"
    "9ObZ69XRu9MNEqf96CevrCOWo+anj23rAa8ywYEM9CAtbAsQnjsj7vdx4H6EF8hi3p04ZG"
    "VbbCoKWBqYDU5UOGSZtDVkznLupVWLKpWi4ZDwGvFHx0xxoqteVe2ZGtxeTg9XH5WUHGhj"
    "vrDslORkAaq3KsBnj+vVCR9TcEC6ll47cVkwOLnm5uTPhqlk8myzYvLsxLLnabJ9Mfvuhr"
    "rW9t2r9s1AOf34oUX8rSHzts6DfedDdjP4y/lpi/B/Q3bZ7p61CP6Fs+9+hRPvfq2Juy+y"
    "vhW1+Eapjs/aKzNADxNlh8JjYq1IWG7GaSGUmc7rFMpK/uu6Ab7jUp4LEMrLgxujksAmgT"
    "UcBYa2VT0tbXBb24ow5R4bV7yS+LLDxhWymPgLR1mAzlbavxkhesvuTV+pLIFdiOQtI2ct"
    "KIPRqkSxJUiP6Gu17yg203IqciFBKrlQlQsgH/g2u/KSRZhSShbFJQsOHXMNtrTSIp23wx"
    "6mrQZ8zSb/fnDnDheFGydK6CcxqmMKXN6d5udZ85Ow/vXutpeh94Vo4uKIobnkv8Q0nEME"
    "Nwc5RCMymX3xODCuhqb1VYppFQe4jC8nUedEmdiJGKkMnqh18AS60kpGToRIZFp1flo1Qp"
    "WEtkLyb+Bb/uyNeJjobo2JCM2tmtVCj4VDpKdoJkImctM0I1EbBi0RCDC3Hj1PvMiTDDzx"
    "o3BOFM+lZLzYOKNTFTvN/oQubDo2PO860WyqGykJmy9xEXTrj3zPp5fnGU4LRec/L0JOuH"
    "hExqKpI4xlTKnjxgMKWl5mpxdYAAew0SMRAZowzsrQ6EkQSLAM94X0LqBhJMKYTuB1JO9G"
    "lm1MsYY6TD9+c3xIGPF7USAeG1J6UQRYMx1ToKmO9wegmH4SKeaWYsX4EU4NZyQyXVczQ5"
    "ttmlniYKEU1c3tcJomPDaZWSsytSxR8t3vy/3uvbgrvGXH/T475sAJx6HAemXwmRMPQJBx"
    "A68aNxDwpbjSECaRGkOKxvAm0nxv2oOrL5jD621gI4dvX9q9FhH/h+z6/tvX7hUIly0SbM"
    "I6+HPvts+LW4qNIfu/+3a/3Rt0e7g39CP+MSgUJ3BWJE7gLDtO4CxuyX8A3Kqy0qetsbuk"
    "8a39u8jK8zaG7HMHOAZ/gFe9QQclHqxEKraGbADsufvc6beIvzVk/c5Nu9u7xp3BJsZ+wM"
    "TA4A/4B7Nj8AWP83+VOLvzCBA0N3GJoIKZKqCTJqoypkEb5TNHNcsjHqaUmJfBXEiI5RHf"
    "0Em8C+P9ykUkaob5G6ohUTfkXzK4AVcG9FGW9dHH6d6yo15mwD8PP1m0Ye9FG/zXtxrqac"
    "QS+ELAUwYDWQr+KxetniCUgBcC3KZzww1U+uJB62GqI4S6WCuds7xWOmcprXTggsxRuR21"
    "dHOFNNrjQ/590R5GeS2MEuaP18oYqxnUr5AwFnLxlPFxxMhkj/UoqtxvlcQzO0onIJAhOs"
    "8I0fFincqs2iGS41usX6SEIAYnuPQpxVQ9gL0Z8kiIps6upJ3EO3X+Nsif2ZGF2j89Pt1l"
    "8NmbDD575co9NVvOdvM13kQVlUM1TidD+xKpvn5V/bLIxgl3OGXrUOhotyGTkeilZ8dNJu"
    "ryHObU3Ro3GX97CzSnySzUVQHm4qW66rnmvkCtrsIF0/K6z5Sumfas1jN1WEy2z/T4alq+"
    "cFr12F8efZ0f+usHaBeL/MV454Jxv21R9oqHpa5Uh/iirii/JWJkmzw+9O5L+4ezjxcYMI"
    "vVsrh9qInBo4LTrU0ZLr/ulj8WsWB+JaOB93vp1KBWcREZxVqvKFaPKwmk8yyZGxpZ+apZ"
    "tfIVvDx8O4F8ThuJEM1RmCX20fje+DdVgnlZPKgoSndMwdr7ziWXpqC3YQoKuDVel1Svk5"
    "TSdJGvYocQ24n2d+Q9X5MTrK6pibeaF0+5TUkJnVhYVbECmsIKy6ZiMNb65SJ/k/AMPocs"
    "TFUDfYDRlSjHy5ULcYZli0LAogKvyghVbdOgNmbjpSknL3WZVEXET+n1qstJhaRWCknpSo"
    "HPLBJYtzVt1yl1sjyAdM7UFVhZd2GfdRdSp7H00ezeR/NaUuSmCXt6h4twj/Y8idGmgIRm"
    "mAbvMMLT2YrJi9jQW4iYLnmkNo8Gi3YJF+Zji5lrYmOtCN7MO3w1Id5h9wdekGK5QO1eT8"
    "qML3cpUeTCUbCqo1f/wfWrXPhX0kDWdFzDNIk2U9kU62UwEF01m88O1ST2khETcHOIoHQo"
    "rxqBJS5Ajg0qSeDdnRB4liFMfFU3Dea1PA9aneNVcTBP6rUdLJ2x4ruD58T+6TYvmwHgOE"
    "S3sLwF1v7A0+aF26Jv0udhlYb3S8ntey57Nsmm5ztYo1OqIdx07zY7g22/GTpm2itBp/Tk"
    "Pk5/BxvK5hgfJ7YvvqIUi+MvFMVfooNuXi/p7Sx+Zj/pfbG487f2FfCA/xsytER2e8rg9m"
    "un3+5ddVokvmfI2je398DSe1EZIfwrOHb7a+gQ/hiyq/t+v9O7+l3xZ02LJHYNGd7p9T1c"
    "1tsYMqTme7wNXsjhWvnKC3AEm4JSTKBrQe39iEzNz+0uP57YVY8JJ9vEv3SOL31aUA2NjR"
    "VS2ZO0x2TT2LPnSTQB4x06KrAijVpWFqjsBRTydAoLttTS8KlkJenipTRq0OP8gIA/OEfr"
    "3HB4ofvyLI5SSjbXms3ZkVl5H62MyCz5qSr8qdoYPxLQZ9s1IkTSrCFbUdcyvD05zXeAbD"
    "9iVO0Hwx4lzJH3fA9x66ngplr3s9hQwtAvHq5EEWvPHN4UgRloRV+TiTFd2l6kueESGJPb"
    "uU9IewGivP4Dmrxbog6zsJ07vCiyZepYN1nl9nFv3PSi1i99UbT/o3dhk6bgV212qT3HKg"
    "Lcy5DwCfgXxdrZeFG45fAYOtUMgBDLTM/g0AkZTSjdFOAesmgpbQzS960BcKPkgdJFk4zg"
    "luGlCpTSES80PVGDVteU3wZiMFfX6CEAGiEUjIiFXg7VNEVof3Z8TGjRtZfJstN/NDSbqs"
    "m213Cu917k+g1kFI10HUjXgXQdSNfBobkOpGG7JhpqAGYVZ04qcZ3XgHp4dUAWXqpmpfLE"
    "MUppmak67z0kq8z6FNLjq5+04ykv/Wf1mfqBrliOCRGy/X1xT+PYnx4a3jE9uxzqKcQS++"
    "LYS/flUfu1pPvyTbBZui9fqYdHxDhb5vWKUsrXq9avV93C7+vL2hLJfRsXRmG/f0AhwTyE"
    "aosHi2xOqiQ66RLwVsjii3mQxaiHOXW3+/GD97a2dRYPFdrSkSh55ROrJPw+p4DigWBcqY"
    "Ri9UzUaCcj3uw8rfmFR+xHEPWpqWZ0O07PST0OXsWjrOC7lt4mugpe/ch4RwLYc6OilqxR"
    "JCRKfNDKxEMtWYlgqIXqOCLGhgfxwMQ+IaMVYG2tRjz5dzSFQejIy++lZJPx68ct/XOpwx"
    "OT8To98mmnV+BpzvbSpI7iBwh5YU6hCqAi+9ikouc9xj9thlphVNMYA4z4ouAPwsuDLuc+"
    "tdjNs69V0xyyWM620yRU1WbiqXgsF4+OyouuGlvujD8hTgsysWzMj+YXwD63wBCHR4ZZS1"
    "ekP/MHdS0XOCeQwaJCwGfXtkwi9ovKp6uZZQpYiTpxPZRh7BaP97LG/6RwHwvMtObhMRwS"
    "36HkRaONNGxFOmrCFaMeb48/cafIqOnjBcMBtPTJJY4Bh3H3msdw0SeNAscuzskYbrxMMr"
    "cdjdGSEVkyIuulw3X6970eD67yNobs6vbm29fOAMNags0h8yNdqoe37L6pOVx9Ok2rPFWM"
    "QyHyWrPoDiPi7r92WsTfGrKbdu++/RXj6PB/PdhhOMoELpwiNm3JGPSpZMZgiebbmpvm5M"
    "yNp0h1bNZqrlcMo/hUZC5/yp7LnxJzWchoZfDdUBwhwOdFAD7PBvg8ATCXe8vgGxBIeAvA"
    "qzqKNSnrTgqIpCep1p4k+qSCLkJTlICcaN4NyStGttS04qbIMCqDZ4hCwpkMxUIVPYlmdn"
    "fSDcX+25OGVNXx0jBdgzkneL3X0FZfpGlp2GRU5osbpzu+8NuL8wLf3YvzzO8uHopiHTKs"
    "pXx9qWbMVTMd7Rhl/D0QpCfeEIcHfA7Q152r7k37K0gxzdOY3hOWfRJVfSv2qIhSSlGn1q"
    "LOxGCGM6vE5xjpDhh9OK/U4fFZNcylTZW8FMkMNicoj+87tbM2288q8rHbKgmBVzTDERj2"
    "mpariOARFnQE/sZLCqOXCKYPmamOl/evE3WMHik1KDOAVX8D7xZ8RdbcA2RgsYGfNgUGDA"
    "drE1BbNODjt/OIg02Bt0kn4d6vvt0Tlel1kmV2Xtjh9AAPU9WZ4dPW2TrWaF9ddb5xz5K/"
    "NWS/9buDQaen3H7+3CKhH+iI6vc7V3CScns/uOted9AhFdtVxfOx+zxrZrmlbJn++XVmVs"
    "VP1fvTQt8qPC3HtXSaUjtBLGUVBMEYqZT4ay0JBtwq3ZQuSSkjvLfEIW8QSwItm9I1k6XE"
    "YhNsp03JZX23Q6jv1qa2oc0aqVqLd2yLxqJuztqmnWSj9Qw5Pm1VzXR0pC6kKT4OjzW1nU"
    "678XFky+5eJGMZKTBEcoSC4Iv0hsbXqgTC3ulHiO77olJ2npCd6DRhMTc1pyPbcRci2b/n"
    "7nXErZ356F7VGPfn/wPGSTHS"
)
