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
    "eJztXVtz4kiy/isVvExPBOPodtueXvrEicA2Pc1OG/fBeGZnmw2QUWG0FiVWEnazu/PfT2"
    "ZV6X5BkgELXC+2kJQlKbNUysuXmf9pLLTV1LSevh91HilzGy3ynwbT5hQ24oeapKEtFuED"
    "uMvV7kx+NsWTHH7WnePa2gQHm2qmQ2GXTp2JbSxcw2J47u8zi+iGTp5mmktcC/4bkxmx7v"
    "5JJ26TaAyPUHaEg+nWBEYz2H0JuiEbsrGz5LtHhj4mhkPcGZUnwjmWQwncomHCbjhmOC2i"
    "EXiqOTzCD448BLdukZll6oJYPB+xpsSAfw51XZPi+fyysGvIHqmtGxPXOSLjyUxj9zR8bd"
    "t6gv9w2+IQv1ObEmcJD6DJnWQGDKbMwUczXGIxcwV/JpS88e8OCSaUwj3hgR8/DhkOrmsg"
    "Bg0eStwuXGVuOTiAvG28a424qwUlU8uGsY9I18U7Y0vT5LvEDTjiFm26oBqcMwgPzZbzO2"
    "rzhxkyyQyN/1wRDZ7kyTZclzLyZrywHAMlPf6xRSamNXngXHOAxtZMMtcmM4PBpXSL/QB3"
    "ZuvUxlHmXNxLZvxrSUeudU9hnw1C//atEYiSzzh4DPzv87jxj3/AT4Pp9Dt1kAJ/Lh5GU4"
    "OaemRGiwH4/hEfBvbd3nYvP/EzcbbdjSaWuZyz4OzFyp1ZzD99uTT0I6TBY/eUwTO5VA9N"
    "dWSpfCe8XeKhYIdrL6l/q3qwQ6dTbWniC9P4n+mSTZB7hF8J/5z8r7y10GmjUe96MLrpDE"
    "ajRuL9wluIvTpy18Ri+G4a+KYCY/4U4wYM4XsbeIGLz+3+m/dnP3IWwGS6t/lBzq7Gn5wQ"
    "ZoYg5UwPuOwJKMrni5lmp/PZOz/GabjRKjz2dgRMDhYhj30eg7bA0sZc+z4yKbt3Z/Dz7G"
    "0Oi39r9zmXz95yLluwZoqltCePHPNDyOyAudF3oehUjlJtckq/MLufM4MDpgZLSQmeRoie"
    "wVK5BhwWR+Hzb9llFgGf4ABXgQ9FVoEP2avAh8QqgGtvkrt/vbnupXPXOz/GXFRXyH+JaT"
    "juHjI5h6nICRx57jj/MsPMfHPV/luczxdfrs/jUxoHOI8x3ZpMlrZN9ZHmJnl/CXxzjTlN"
    "53+MNC4GSXvkbRyWMAbdq87NoH31NSKRy/agg0eO+d5VbO+bs5iU/EHI793BZ4I/yd+ve5"
    "244PzzBn9v4D1pS9caMetppOlhnni7vV0RQXsKbFLK58Z9l7npMg5TxQRssH18v+B+4d9P"
    "fzk+fv/+5+O3788+nJ78/PPph7cf4Fx+x8lDP+fMg/PuL93eICpW3PHnn6iwTx9CyiTuuN"
    "MmD0+arY8SR6xjK+vc5KH58Ty+R2PaPWcnPjfesG/p3hj3rMs+gfm3tOWdJ6zh2DnNfLPY"
    "gbNHBhtNw+evNZA/g7VoTdGcQnoQEjEYWIcOwWHAeAR7yoSJ1ERLUWNEm0ysJZp5Npna1p"
    "zv0nW4miOsYjgGBi3axmhXgt1n0+nSoXrSwt7lhVNsvaKGnDOxytkYPsFm1Iv1htzeKRfZ"
    "9lx46kb5nbkWhkkOaS08fnfy88mH92cn/hLo78lb+cQqF/7EmJrjjsQ7VUGdSFIrjaLWGo"
    "Vc9kZ8PSwr7QSxEnbthF0bDebW4V/SFL2FH1mjrcA8swuqKG2ygHMtht9+jQDdI/fjou9Z"
    "W3HtAVQH4UOmP825Q11oBqgGPNCFi5oF3ABQTdC/zN3oDhETMqmYbPdyGDEYcIc8OsUtst"
    "Ac58myPS89qDWGTuH1c1dkYVuPBvqsH63lZEYd7j5HJzzy7ojcwCWBQ47Qh+4oHKVkPAHb"
    "D+mBlSMZAICFezxk6Dl/tAwdAxCMPgUXxvvTiE5BBsajxh3CFHaho5xopllQgfrWgCvjKi"
    "A/E56zXHnHX8w7TnFyllFdfYKDU12PT08K6K5wVqbyyo9FNSv+vwR7vfMP0O94/LaIbQBn"
    "ZfP3bcL16K1QI7AKZ2UYnSCsxPGaect3wHDbMjMmdIct55zXXbgnjU1oUnWUtHWe3I3bm0"
    "6/RfDvkF1/7fTbg2v47W0NWfvyqttrEf4vrhcUkcq7IkJ5ly2TdwmRGM6If5dT5HJuAcs1"
    "lvHNDNPFZHIHhNsSirfE7/YjeX59/SWis593Y96/3u3VeQd4z1kPJxluyCkYCdBFtJgyxl"
    "OUUllOtbOcYmJOUZMriDxjlA2Iv2bfn32Xfm3s5vbC+JWuGqmWszzWzLedtYUxeqCrwuaz"
    "sGF/QOt01ZRQNiDxUFXcnvQsXJ0iaCvFKK42SDrKisKL4wrtLI6o+sY9AxLroEzKmpmUyu"
    "QJ6XrFlL08bS9p8th0anwvZev4FIfI47MiLI5/SUIcPkuA2kJLT1KjNphmrzLCelHCuEq9"
    "ckUIas/YnadTS6yK/z0Hrp53e+3+Hz6yxf+of7nu/XKegm05/2PQaSsF+7WoWGEx0+8LA4"
    "arIOYopVKk6yxlHh7mIcOKoeUQrZJ0nSVt00froZKco5RKynWWcsj2KmpKhUgU2j8NYRjl"
    "bpK1nyybGvcM7P6Ehz3G0ESAfT+ZGuwNXmZbe/KN+vCUgqfXqUmFt7YP87vfvRg0/nwp30"
    "3nu0ttppldGaNvpGcxxs9qrklolOePZOjfKArexCxFTXheDJ6MlwYfaPE0QsNxlnAaBvtl"
    "io7nxPF8MwSfg2fySfwDwg0wlS49O3IH1+XZlRhYGk1MDb4NHMmAV5whdtTkGAUY5oEy8q"
    "TJjEJH41mbeAGkDFxTYLm18D6BDn7h5bxMRGa5M3iwbH+VeAYeORCPkOO1Uh6ql/VQBbIq"
    "6kEJKA7Qg3J8eloI+HCaA3w4zcgMLMPkEInicjEuK0fJq1C5Y9+30tZVklwJvNYCVzaWsr"
    "GUjZVtY/XpFKQ9G6Be30i1ryJnrLGtbHHuiJsJBc2qazAOJJ00L3hVE0cArpvk3rJ0bqWg"
    "FQGMTBpIlUZItT04dVaoXI6n7I7dLDt5dkdITglu58UVo3QqrNisGFbkVlwVBSpCqFSnWq"
    "tONQoqKjFvVUOu8iarWOKeyDektpTQTKJUyg7Kt4MktzZiCt0EY+0na9daQ9G5VTODyGN/"
    "eo2QQDa5xUFksmgxA6jN01x/MphIDjVNEVuZWiYMLBNODbfFgytTbW5g9chp1OBxjkibJ5"
    "JS3TN7CBZztAnMNxthw/cgj1Sg8Q4vXSSvNR2PDKd9C2sVyv56WftLectfheqgLIDXIWZc"
    "vKsIOUSnbICaS3gEC6+TpqLmVCiIUB1iWnehrO6cpO54FFlFm1S06eXtq/pGm66ojTiwjH"
    "4E/tFmvnk1l+cVr2gEhshKmDau9kAdr+q+g9g1k8oahiKFX9Qa4ig5v44Qb0zAbRoE2WGd"
    "odRCRtu5iqoGtIcGkkrd3G7xFFWpQ1XqqMt033dDoTa1GvoUODsxTIPXxRtQe+6kKwppJ6"
    "7RGewIycj1aQrA/jXx4QY+Y38fw8XOPncaexA1Cz1tRHpJKRUqAHztHyhdyILJvJuPMZ1S"
    "m2LjH1eOCZoZLw2YBvrfwVVlecQV7y/EETK+ymJNObV3GVFXkfF9vOQ9m6yaeCeItDFNWU"
    "/RDUotMuDkxJovUPfUiWPA9Yds/KiZBkwp25qPj0gbmyLpP2E7pBaxeHICFwtvO4RFE/mv"
    "I3KuOTDkwjJ4ayI4Nlsy3aa6O3ME0GcBNym7IeH9yWdQytO+Kk/eBCujQIVpDs9T8b6ABv"
    "U+U396H9eeYLkY3eFbNRJvVZLR2RXAU0hVJfAUhQkZNTdYWrecvG4TEbJDYuwO2k2E2e+C"
    "EWCjH6jqRM8e4JCksrHpHrCrwqRPIT4kJu946gdKVllTLUqpTLXamWrKIn+1Yr5ble1jGC"
    "dU4aXYQukZtyUZGyNTLSJzg3bzUFDn2YG7cIRoL3m7NnYXm1wZ8bv0BULFRtfzN7Eq1ixC"
    "+lU4rxqpfk/vYDPf1+k58Ur4NzUyMQ3e9dx5oDp2gbvjJTtsuE2vAzvGNWeU3AP/nrQV7H"
    "SeqJ3WbO7ZI6Jf8nrqpeuJeiZj+n1iLh3jkY5407dx4G0M90X3fJzMcsmndvdL57IZxFXx"
    "YljK13N8kovPnYtfnaZ0G9pYW5pI36DvQIXHur8XHdIRGmtT+m+KXdepDcYKnO93cHdDPt"
    "KpYcMNzY17m/ubW6K9+nX/ikw0bI9Ovy94E5v8Buke4MHQ6XxhuejfwlLEAg4ruTayqfTv"
    "8rdW7EzJXkx6OXGQ3PK/eEJsPUo/Kex8Sz9Dm2M/wcC8U17WF/eyxidVguU5RVySpIcYuN"
    "5GnZEpXJ/aC9tI04jyUldjhCp3tVkxdzW+FBV3U8UplY+qso/qRUI8tWP9NmM8Ui0ZzUGf"
    "sFI+qHkNneKUB8jtsyItys6yO5SdJRqURfSworyOEB1e3HIrn9DwnZVgdYzs8Jj97m3RJg"
    "m5XRISWLuY4VWG5ymkh8f37VT9czV3mRKvLNYfLqCu89INekF30G0POpct4m8O2c3txUXn"
    "5qZF5MaQCUO+JQ36uL+h2LtR6M0o0SvOs7RLvA0hkjqLpeJrcFKExSfZLD7JYvGo0pc1lV"
    "gtPsWMVM0wlzYFbuqleB6nOzx2b15t9HhWPj0vSXl4/D4tpNKc5mg0p0mFRkXOM7l/UJFz"
    "D35cRdAxWpXeXGdJv3ggf49e4xL4CJXNrLKZXz5ivz6bOW0p2AhnS8BN9pW7xfAmG0JDBG"
    "K6s6yHEWWunWJAn0via0YHFvzpU1PL8Nr5kjqH8TrecHv5IU5I6s/S2JFzjT1czCxjQhup"
    "8JHQ8WY+ggTzzEYTfmqJ5jgOdV2TigbFKOAfQinwPAMMj7BY4hfPKONXEkluHBDC1WzHhU"
    "ec32E3GQsYkN4YZ8vX9IAiAs/Bs9rEcaqTd00EmvgoFnHKwrYmCOyYWkuBBsFcfrxJuGfn"
    "I6HaZEZgOsumOAhekY14fnAKJqwp2MTLZvZz8Sc5nRk1Dgg2Ey9ez+Y9ShvBhaaqk9ujrb"
    "MvtXHTvbr9Ilzc/uaQgcEz6Fx1egP0cvvb9XBsw8LoUFbFZg4TKt9IrS1mKavySQUxOgV+"
    "z7XxfHbt0tCrJ2PXI7NjU6tmwOwbrmhmY7NDx9co145/ZhmENldwsfyDo6143QPew1GWOi"
    "BjHZRG2a/xCRRefrpjzJeoa+qCcMEJl24GYHuDF0Ctue0Do2eaE4ZmI/wZF7jLfvv3HpEX"
    "Rvy2qIkVHRPUeeuJET+IJwpAiKn9EShhyoiKxJo5ZEjgEIb1MhD+ffec+lnrYc1KD39RPf"
    "xVACS+dnqX3d4vLSI3QHPsDAYcCyE34uCIIfPfrVbwmtVDs1TIW4W8rQnrt1pdRUX0dx3R"
    "d6ylnQUPKvAx8KnrPLkDV8LovN37NeRP4L9DToWQT6HKwr/5ssjcnVwJxZWkPLw3YisQrk"
    "fNBKUXvS3pbpx0dkep8nw4+8f0HB6jSyYOMufmTlkXWEClACN1dn9prkvni2rQoDitknSd"
    "JS2cLVXkHKVUUq6zlBWi81WI2ctMLOdhi1IpWFp+yGIR1Bh5dsAiVK9kP1m7NmgRnVu7Qk"
    "+h95IHEDYJobrxBlU4KjA625MJuhwbmUAq74RmASSVJs4t2q+EEUmA+CGMnAQVtwWsSPZl"
    "dIg/EZwj8pVaC9PrKeKKEjuOthLRGsMlT5pDJqblpFXs2f4lMSQ0NnSgM6bGhE9GHkviYS"
    "Skx+rjogElBbqVgzfyNDMmMyLCOk+24VJ+a96dvhnjPhchB44/lgRq8Urg8x+bQwa3MNVg"
    "aH7YocSlpvmRoAa/klXLgycST8Is7xJHpGe5M+ARB2o9aQaGpSz+aHi7Ot4mZ8xYPOUIH8"
    "rKbHb5rRFlAI8rea7VZMUezngVcKpLwCkpu6JOrCRlnf2MtcmMC97uMsyOUh2et3DzfFYR"
    "oW1HhHbaDarWs/dd0RIVeRUqEhPY+/iWcXVHiF6zpzusZpTxnITplN+kdn6ThIn/UsC5kL"
    "F069DGOoMKzylhU42WTtEUlQHiz/zkENcKdVHirYzcmW0t77HNkqwd0eRgs4Vm6Ihq4xS+"
    "nfSRwB/DJGOvCfI4aVXt4oIqX6TmZsML1Imp2edo22ViNMcx7lm1WF6UVH3GavcZU33qX5"
    "OEvY96uU9TlEoFeFSbi92HzbQgHPDssFksvLCfk3Zt6Cz61ta4tEM9p2+9KjtUsgr9iGMj"
    "0ygMTmkWsAmDSE4xi/CahaI/XsqTH/vpgtEmXPfuCgNAc03nyUZPstEu5kk1iWMFMSye0g"
    "8WGxPdbKeGyVP8H+Bzx5Lm4U6vzuNvwSvnx8u8YJrmBAlgPNTm8IjeOGxr85YbQSqXO4Mx"
    "DKfJhStjaczyI4dwaMjExeFhvJ4cXmEteT5GFPmN3tnWAz7fVNRMOCLjhW2BbOfOmBvFDn"
    "BCJIBZTPIAY4IWuxclHAz+CNqQPc0sk7aIs5zLjh2iAbKI04mEMc50bEKCETxxEuaoydvL"
    "zBrzwnduWrDOmC8sO6XvRWSRA82HexQT2WWRAxH3RoxQGfM1iAG6aYiLnNYNYSrVtyFsdJ"
    "Tp2zC17Hma7VcsxyOgrnO4qnHRvhqM3p6+bxFva8jk1om/72TIrgZ/OXnbIvzfkJ23u8ct"
    "gn/h7Jvf4MSb3+KfmxdK+csx6LIdYLkG3QH4wFTzgf3kskPhMbFNcekiQCmUlXJY68bwDZ"
    "cDWoC5UJ65MSrF2CRjDWcEQ9uanhaJOLdAZdZYhvISpYzrL0Ban8/nRtSX6+svEfXlvBvL"
    "qe7dXp134DvIFw44yRA2dU1Sres2kbeaaQ02XekcxwjRawZ+eEZlCd6FSF4z56wFZTBalU"
    "oWCdID+lrtupKFaTkVpZAgVVKoKgXQDzyfXnnNIkypNIvimgVnHXMNtrTSaiCtZ3uYthrj"
    "azb5d8N3nm41yoj0Za42MapDKl60OctPevuTbP3rzXUvw+4L0cTVEWPikv8S03D2kbk5nE"
    "NuRCazpx77ztXQtL5Ica3iAOfx5SQavCiDrYmRKgRVrfE1KaGloiGjFFIFCYn39jZpSa6G"
    "SBRuKR9hg6xKsrYC9MPHFHySI+4nd9cCQEJzqwC6Jvx+b4TN5VBM9VwQ1vI4ZVWsGdAmlt"
    "afXrs4kfqfW784Un3AKJp+gXCXufUo0S4sjD45IuNwhU8OTmH0kdrw915zjUf6EcEa9M6Q"
    "OBIysalupFQy3sZFQqnr7moc6fnB4TKIcRHoGa7ok7sVz+6AsYx7KpLRw6CdlixfLME7cI"
    "AhpMZvZPJkTChcU0JmAmhNcIEJon3u6BTeSfJmbNnGvcE0M0D1aLxTyY8iHx8T1Z+CysvY"
    "IwWT2G0CTDG9QslYQBlz9Mc4NZyxKAEtsu/9/BUcLFSHObgdTtOExyYz64ncW5bOD4qqAA"
    "55887DGt0BN36UxaH7ncFtv+c/NRN59i3OJBevrjFy3f/6ud1rBj1aZEXosU3dpc1kmcwx"
    "CBavpUfKU8vqA6J4gWsNmSxS4LeHaRKq2aZBMQ0Hs2x46QFgE4KNBBVv09LygEOUycx/Uc"
    "qB89UNJfhko4acMIYNvnkGfyPiECKF7HlRZI8vlwSvs8OOIRJl06fY9K+iRPdVe3DxGetv"
    "y40hE8tWSy5fQ3Z5+/VL9wLMvxbxN2F9/6V33eedz8XGkP3fbbvf7g26Pdwb+hH/yBVC8h"
    "wXQfIcZyN5juOxtgfgW1VRerQ1Dmg2vrb/ELVz5caQfeqAxOAPyKo36KAmh23qxdaQDUA8"
    "N586/Rbxtoas37lqd3uXuNPfRHQWTAyEZ8E/PAc/fC35AYTZMviM5/N/lSS9ccwWOoi55l"
    "PBsezTKadyGWe+jXqoo5nlOR6mVDwvw3OhCZfneECn+F2Y3y/c+qFmPH9FnR/qxvltwpFw"
    "ZUBUQVlUTZzuNUNrVN365/FPtVrYeasF7/WtxvU0YsX4QoynDAayRvivXH5JglAxvBDDbT"
    "o3XN/EL55mEqY6QFa/LVTUDk/L6ZmTLGsHF2SOxv2qwE29FM/TaA+P81upJhgJLpSb5zHC"
    "w2P4+yKLyvvsNeV9Ykl5sYzamvH5BRJqQ4HDMhGmGJkCASVrvZZCMfoECsL4DAijFwFOtx"
    "qz8YthOlUbrM7YRYn2LfNFDpEc3rd4K400Edzk0u8pr9EA9mboPSGaOodqN/LWdP42yF+7"
    "Ip9i7/T4gqbg169zCXvZ/lU1W842o28FaMRyXI3TKfh1otgFQvOqcDZOuMEpux6MVku+5s"
    "DaI+jAjYCuIzXz9nPqrsVdx9/eAgD3l2lsV881d/d97dLWlaQovH51xXM5IoPt4WKyfqbH"
    "V9MiwthUzgDPkMlPGfCSaIplDGBOStE2eKIwJMdYI5TbU3VFaUyBrW9yWPjN5/ZPx6dnCL"
    "RHgDf3ADYRCS4k3Qo1mZM1Mb2xiAXzK6Ud3k4vnQoaFxdRKPF6ocSlVBKczvNVBzSq9mOz"
    "au1HeHnKNtEK0xyEW2IHAV7H+Dcd+fOyOEgvSndIyRC7rqaiXEGvwxXkS+tuVdK8TlIq10"
    "W+iR3i2Easv1uH7uP3o6jFkZxgdU1pvp5IfPI6IyV0YmFTxfJpChssQTV/rMPPVf4m4Zm/"
    "DlmY2gTsAUafvHxWOCDOsGxRpF+kmmrMz0y1WKpxsq3LpBoiXtkFWV9VGSS1MkhK18p9Zp"
    "ncuq1pm05ZVSVcVHCmroxVtXFeqjaOitFsMUbzUlrkuWU95NTECQ6v0RhtCpyYGKahcbQ1"
    "JnQU0xcHMyqbJbnkkdoc7ye7QMnwS0s2XDJXxMYaM3A0erWgZAkvZLNcoHWvp3Ui3talRH"
    "EcZ4R1jWXdGNerjuNdaQK6puMapkmwIdk91tlhoLpObD47NJPYS0ZM4JtDBKVDebUZLI0D"
    "eqxfgQbv7ojAswxh4mu6aTDq8DsSbZ3glvGqOJjUem0HS+488d3+c/KyLrzwDDDHIbqFZX"
    "GwZhCeNi/YVPlbqDwFrNLwfuEkz27P9MLIjwracS0/gXmq8CutNnLVvQl2+ttDBiMMvnSw"
    "ksXoa6d32e390iLJfZz+BjZGwTE+TmxffEUplhdTKCsmJycmmZqRnZOxXsTPTMzYlYg7f2"
    "tfgAz4vyFDT2S3Nxpcf+n0272LTovE9wxZ++r6FkR6KyqPhH/5x65/Cx3CH0N2cdvvd3oX"
    "f4y8WdMiiV1Dhnd6eQuXlRtDhtR8j9zghVIuR194gRt/U1CKCXQpqOWPyNT81O7y44ldXq"
    "EUPOht1WMSvkgafd10wK3m0dPvCzpBB2SFchFJ2kPyc+w4GiVaZ/K+VRVEkUatqndUjgwK"
    "HTtFBGvq1XhUqr9C8XI1Omj/5SOwAZUKvtY6+Do3HN7+pbyIo5RKzLUWczZaK++jlYHWUp"
    "+qwp+qwCGSYH22ryNCpFwdSW9/NbR1Juq9NNS6OOa9liLYDOQ9Oc03wNl+xNHa94c9SDZH"
    "3vMdYNlTmZvq8c8SQwnnv3i4EgXxpYtc1jhHz/qKTI37pS3R54ZLYEzu+z4i7QWo8vpP6A"
    "ZviZruwp/u8ALrlqljDXaN+8zluOkF8rd9UYwJYMQhSF3wKsC71J5j7QgeeUjECbyLYh1+"
    "vCjccngMnU4MPagVf0TGU0qDYv5DFi3Lj8B9zxsAN0oeKF00yRhuGV4q3ygd86L1U83267"
    "zz20AezLUVRg2ARigFY2Jh5AMrxXO4v4h9iKovnsMhpT2Aa1kPBGezoGoiaMf14zGTFf4W"
    "pfbhmjNNh2sauqjdj5NZVv+HYzjQkMmn/0iCK2sLzYa702STADmwgSIKDR3cx9yyYTqKA8"
    "wiznLOQzQzEGaLjC8+f2re3lyOsyFBoW+KvUxWsv/WmNhUC5CoGBhpkm94rnztc0MlCjik"
    "oiUqWqKiJSpacgjREuXLr4lR7jOzSvwqlbjO60I9Almg/i81s1LV8xilckZVnfeSk1VmfQ"
    "rp4ZWR2vCUVyHD+kx93zwuJ4QI2e6+uG/jvH+7b/yOuRbKcT2FWPG+OO+jbphyrE/SqjXn"
    "2XLgTqkyX9sk5eF9bD8Uqtn4Iadm44dkzUYFVjjoKLYCK7wKMSuwwgt1xYrEKsq8XlFK9X"
    "rV+vWqWwJOfUVbIr03iOgVRvn4FIqZ+1BvdW85m5MsjTHrBHsr5PHG8CJi1P2cuutRO/57"
    "W9tKq/vK2tK4s7wCqlVS/p9TQnVPeFypiGr1XPRob8AR9dLIY5q9JPbwgn1q8pUkT1iRrP"
    "TDkFUcUwnfNY8Lz+dXPzLegTDsuRjIJWsUAUCKD1oZ9OOSlYA+LjTHEYg6DpWDiX1Exk/A"
    "a+tpzNFv43sYhAa4tiDn30Mp/nOpwxOTu1U6znGjVxBgv6VJnZEHB5SgxlANYFF/wMSyBD"
    "A8oh2DoZ4Qw3iHcEK+KHiD8ALBy7lHLXbz+guaaQ5ZrGqD0yRUm8zEU3HkJkcD5mEp7yx3"
    "xp+Qowmnlo0VEvgFsHM8CMThOFBr6YoCCPxBXcsFyQnOYFkxkLNrWyYR+0Xt46eZZQq2Em"
    "3qSi7D2C2O7rTu/knhPhZYa4GjxThLvFiqxJ6OJ9jce9yEK0bBHlI+8XjguOnxC4YD1tLv"
    "LnEMOIy7VxyxSb9PKEjs7ITcwY2XKedgRyGLCqCoAIrbRq/1b3s9jjWUG0N2cX319UtngE"
    "Auf3PIPOCX+B9f7IpEHt4V65SZ0ygz2Z7UuL9Pqz1XTEIh8lqL6AYBordfOi3ibQ3ZVbt3"
    "2/6CsFL8Xw9xGM5oChdOUZvW5Ad7VCo/uHh+MCg3aUHmXChRamS5VnO9clCzUEwzJ6QZn8"
    "tCRyvD34DiABl8UoTBJ9kMPkkwmOu9ZfjrEyj2FmCv5oysadlwkk+kIkm1jiTR7xrYIjTF"
    "CMgBsgckLwjqqmnNXZFPWIafIQrFziQKEU30JDezO1AHFLtvQR0yVe+WhukazDnC672Etb"
    "qVxtRhl1GZL26c7vDAcGcnBb67ZyeZ3108FOV1yLGW8vWlE2OumencjlHG3wNBeiSH2D/G"
    "5zD6snPRvWp/AS2m+TZm94R1n0Rd74pdaqKUStWptaozNZjhzCrJOUa6AUHvzyu1f3LWDH"
    "Np01FexnCGmBOUh/edOi0E2j7NAW2fCtD2s0r6bLYmih8VzQgEhqOm5eqfSMKCgcDfeVFx"
    "jBLB9CEzzZFVPnSi3WFESvOLimDdbz+6BV+RFY8AGVha5GNQTsRwsBIJtUULTn47jzjYPc"
    "g2GSTc+dXXR6Iyo06qqNaWA04P8DBVgxkebZ29Y432xUXnK48seVtD9nu/Oxh0eqPrT59a"
    "JPQDA1H9fucCThpd3w5uupcdDEjFdlWJfGy+xACz3FK+TO/8Ogur4qfq3dtC3yo8LSe0lE"
    "wx8payCopgjFRp/LXWBH1plW5LmaRUCO81OOSAY0lGq7aUzWThwNgE2wCIU1VzfLZQdlrN"
    "sU1tYzJrpFot8tgai0ULzlpnnWRz6xl6fNqqmhnoSF1IU2IcUjS1nU6biXFk6+4SyVhGCw"
    "yRHKAiuJXu8PhaleCwPP0AufuuqJadp2Qn+spYzE3N6cgO3IVIdh+5exl1a2Mxuhd1xv35"
    "//EWU2Y="
)
