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
    "eJztXW1z4ji2/isqvkxPFZNKp5NML3PrVpGEnmanQ/oSMrOzw5YxRoA3RmZtE5rdnf9+z5"
    "H8/obtEGKIviTG1pHl58jyedd/Gkt1MzXM9beTzhNlTqNF/tNg6oLCQfxSkzTU5TJ8AU85"
    "6tjgrSk2snmrse1YqoadTVXDpnBqQm3N0peObjJs+9vcJBN9QtZz1SGOCf91bU7M8T+p5j"
    "SJyvAKZSfY2cTUoDedzUrQDdmQjewVP63okxHRbeLMqdsQ2pg2JTBE3YDTcE23W0Ql8FQL"
    "eITvbPcSDN0kc9OYCGLxfMScEh3+2dRxDIrt+W3h1JA9UWuia459QkbaXGUzGr63Za7hPw"
    "xbXOIjtSixV/AAqnuSzAFgymx8NN0hJjM28Eej5J0/OiTQKIUx4YXvfxoy7HyiAhtUeCgx"
    "XLjLwrSxA3fYOGqVOJslJVPTgr5PSNfBkbGVYfBTYgC2GKJFl1SFNoNw12y1GFOLP8yQuW"
    "Co/OeGqPAka0t3HMrIu9HStHXk9Oj7FtEMU3vkqNlAY6kGWajaXGdwq4nJvoORWRNqYS8L"
    "zu4V0/+1oopjziics4Dpf/zRCFjJZxw8Bv73MW784x/wU2cT+o3aSIE/l4/KVKfGJDKjRQ"
    "f8vMK7gXMPD92bT7wlzraxopnGasGC1suNMzeZ33y10icnSIPXZpTBMzl0EprqCKn7Tnin"
    "xEPBCcdaUX+ok+DEhE7VlYEvTON/piumIXqE3wn/nP+vO7RQM0Xp3Q2U+85AURqJ9wuHEH"
    "t13FOayfDd1PFNBWD+FP0GgPCzDbzB9ed2/92Hy+85BDCZZha/yOFq/MkJYWYIUg56gLLH"
    "oCjO13PVSsfZax9DGgZaBWPvRABysAh58HkAvQCkjYX6TTEomzlz+Hl5mgPxr+0+R/nylK"
    "NswpopltKee+WMX0KwA3Cj70LRqRyl2uWUfmW4nzODA1CDpaQEphGiZ0DqrgHHhSh8/k2r"
    "zCLgExzhKvCxyCrwMXsV+JhYBXDtTaL71/u7Xjq6XvsYuCiukP8SQ7edAwQ5B1REAnte2P"
    "a/jDCY727bf4vjfP3l7io+pbGDqxjopqatLItOFNVJYn8DuDn6gqbjHyONs8GlPfEOjosZ"
    "g+5t537Qvv0a4chNe9DBK2f87CZ29t1ljEt+J+S37uAzwZ/k73e9TpxxfrvB3xs4JnXlmA"
    "oz14o6CWPinfZORRjtCbBJLl/psy5z0nkcpooxWGeH+H7BeOHfD385O/vw4cez0w+XHy/O"
    "f/zx4uPpR2jLR5y89GPOPLjq/tztDaJsxRN//okC+/QxJEziibGqPa5Va6IkrphnZlbb5K"
    "XF2SJ+RmXqjMOJz40D9jXde33GuuwTqH8ryx15QhuOtWnmq8U2tFZ0pkzD7bcqyJ9BWzSn"
    "qE4hPTCJ6Ay0Q5tgN6A8gj5lwERqoqaoMqJqmrlCNc8iU8tc8FOTCdzNFloxXAOFFnVj1C"
    "tB77PodGXTSVLD3ueNU3S9ooqcrZnldAyfYDfixXZF7uCEi2x9Ljx1o3hnroVhkmNaC8/e"
    "n/94/vHD5bm/BPpn8lY+scqFPzGGajuKeKcqiBNJailR1FqicJc9ha+HZbmdIJbMrh2zay"
    "PBPNj8S5oit/ArW6QVmGdWQRGlTZbQ1mT47VcJ0D1xOy7antUNlx5AdBA2ZPrDghvUhWSA"
    "YsAjXTooWcAAgEpD+zI3o9tETMikYPKyt0OPwYAb5NEobpKlattr0/Ks9CDW6BMKr5+zIU"
    "vLfNLRZv1krrQ5tbn5HI3wiN0JuYdbAkK2kIfGFK5SMtJA90N6gFJxHQCwcI+GDC3nT6Y+"
    "QQcEo+vgxjg+lUwo8EB/UrlBmMIpNJQT1TAKClB/NODOuAq4nwnPWC6t469mHac4OcuIrj"
    "7B0YmuZxfnBWRXaJUpvPJrUcmK/y8Br9f+CO2OZ6dFdANolY3vacL06K1QCmiF8zJAJwgr"
    "IV4za/keALdMI2NCd9hqwbHuwphUptGk6OjS1nlyNx7uO/0Wwb9Ddve1028P7uC3dzRk7Z"
    "vbbq9F+L+4XFCEK++LMOV9Nk/eJ1ii2wr/Lqfw5coEyFWW8c0M08V4MgbCl2KKt8Tv9yN5"
    "dXf3JSKzX3Vj1r/ew+1VB7Dn0EMj3QkZBSMOuogUU0Z5ilJKzal2mlOMzSlicgWWZ/SyA/"
    "bX7Ptz6Nyvjd7cXuq/0E0jVXN2rzXzdWd1qSuPdFNYfRY67HeonW6abigbkHhRVVyf9DTc"
    "CcWgrRSluFon6VFWFF4cR0hn8YiqP7hlwI11kCplzVRKqfKEZL1iwl6etJdUeSw61b+V0n"
    "V8imPE+LIIxPEvSQjhy0RQW2jpSUrUOlOtTYZbL0oYF6k3jnBBHRjceTK1G6vif88B1atu"
    "r93/3Y9s8T/qX+56P1+lxLZc/T7otKWA/VZErDCb6belDt1VYHOUUgrSdeYydw9zl2FF13"
    "KIVnK6zpy26JP5WInPUUrJ5TpzOaR7FVWlQiQy2j8twjCKbhLaT6ZF9RkDvT9hYY8BmnCw"
    "HyaowdngZbbUta/Uh6cUPP2EGlRYa/swv/vd60Hjz9ey3XS+OdRiqtF1ffSN9CzGeKvmlo"
    "RGt73iuv71osGbmKWoCsuLzpPx0sIHWjyNULftFTRDZ7+bouMZcTzbDMHn4Jl8bvwDhhtg"
    "Kl16duQe7suzK9GxpGiGCt8GHsmAd5xj7KjBYxSgm0fKyFp1MwptlWdt4g2QMjBNgebWwn"
    "ECHfzC23mZiMx05vBg2fYq8QzccyAeIcdqJS1Ur2uhCnhV1IISUByhBeXs4qJQ4MNFTuDD"
    "RUZmYBmQQyQS5WIoS0PJmxC5Y9+30tpVklwyvNYMlzqW1LGkjpWtY/XpFLg9H6Bc30jVry"
    "IttuhWlmircDWhoFp1B8qBS+eqF7yqiS0CrptkZpoTrqWgFgFAJhWkSj2k6h6cOstV7vYn"
    "9Y79LDt5ekeITwm08/yKUTrpVmxWdCtyLa6KABUhlKJTrUWnGjkVJZtfVEKu8iZLX+KB8D"
    "cktpSQTKJUUg/K14NctHaiCt0HfR0mtFu1oejcqplC5MGfXiMk4E1ucRA3WbSYAtTmaa4/"
    "6EwkhxqG8K1MTQM6dhNOdafFnStTdaFj9chpVOGxT0ibJ5LSiaf2ECzmaBGYbxaGDc+AH6"
    "mBxnu8dZG81vR4ZGj2R1iqkPrX6+pf0lr+JkQHqQG8DTbj4l2FySE6qQPUnMMKLLx2moia"
    "U6EgQnWMad2FsrpzkrrjXmTpbZLeptfXr+rrbbqlFsaBZexH4F9t5qtXC7dd8YpGoIhshG"
    "rjqI/U9qru2xi7ZlC3hqFI4Re1hniUnF9HiG9MwHUaDLLDOkOphYxe5i6yGtABKkgydfNl"
    "i6fISh2yUkddpvuhKwq1qdXwVXwv04UD7+IW2cD75hYTDX7Dj7VKNEPnO/7Yj3SCFZDHPF"
    "zdgmF6uw/hNx0+2DOYlWt1AyftNbXSCi0/u0e3ZCG5/ty5/sVu8kYoWeiqQdxvPu+BR+Nb"
    "+mwmNu9Bq61F6b8pbghErYXOoL2/uZDDyyIyYcfVLdshC31m8fKDLbHzz13/FkQO3LmHfl"
    "vy+or5e/d4srg+oYul6VCmbbBKhrDUug8FyuMUnskVxt2TKYE1SekFO8mtTIENPDEwtxGv"
    "zw+Dy26hLrDUtQKImZaUnmohPcUnVQlBKoX0GGWqlwiBn8L9qbW03ErexaOqYoQyrKpZMa"
    "wqvhTFWZC9SUWc8piKs+9ho4qIpBv6YhRddcI0R7jcfCiw2HzIXGo+JEuNcrFEWYA8YaZ8"
    "UPNqjcYpjxDtyyLVcy+zi+deJmrnRuSwolhHiI7Q+P8Sn9DwyEpAHSM7PrDfnxat35VbwC"
    "u5a6KjOquUDUyKVdENqOu8isAnqjvotgedmxbxD4fs/uH6unN/3yLuwZB9ane/YCPxP66Z"
    "FmNTISaVqKjrKX0lXoYQSZ3ZUvFNOC8C8Xk2xOdZECuVFvlU4uNbf15GXxKbIQGak1KYx+"
    "mOD+7dSzAeZuWDGJKUx4f3RaGv60XOx/Ui+W2VFv9M9A/d4h9hs7lYYoBAJUbHaGUQWJ05"
    "HbOXFzVix8hkkJKM+ZIxXwcY85W2FOwE2XDY1pGiG1sDXzaqLpxW5jgG9dzeMW+AS3zH6M"
    "CEP31qqBkGpFD6Uri/g/wSJ1gVmddj03xU4PGsFItDFcCuoL+O192R4FUhI86fNRlJceFZ"
    "lZ8X57UsE5+BQQtjlT0SW93YmH/GqxcKT8AJGU1W1KtUyDekxua2vljhftYTQbjkhKuUnT"
    "Z2fQMveiN6/Tu4uGbEN7LYBPeHFDPlJ+jPtKnIq1MN3t4mjAIpMx0yfk4Q6PYACBno8KqB"
    "Dm/Cfv2107vp9n5uEfdgyKDlgJuq3YN62q6lN15642sC/Ut646Vpde+mVdtcWVl+mgLLvk"
    "9d58nduO/ePnxBX6Vy1e79Amt95Dd8BAbw47bTG8Al77DKwr/7LD4Uwaq505KUx/dGvIgv"
    "7Uk1QLxFO3G6DTod7ihVnvX58EDPwRityfHAE66jlLXfB1TScl9ny73qOHSxrOajidNKTt"
    "eZ08JCUoXPUUrJ5TpzWbrW3wSbvWjlcra0KNV+bWqH4R0s42dJcCPJCs8hUNjhFUpFPEQW"
    "bPV2RWdgEWdXpgPLAWx4Xzt0ytx7nb55z8wVqJs+Go1U50y0STPfP8PVV59nJeq3+zSe90"
    "TVNDSBnpAu7krlbVal22K7cmjEE2B1h7tcmsQ2hVfF25uKFyQ0+X5VU146wyaPsMqmVDDc"
    "693Ru9PlVTzQNeNFP6FXyKK8aAdvPrbMR7zLFDvS0YO0tExAeGGPuN/HhvEIL5DJ3JHYZG"
    "2ZbEbWujPHcak2UeGSadDWkNmrhZvhO9GnUxwUlmUUXiP+6JhTTCaqW3tkrvrDy6l076GS"
    "ko6rL5amlZInK0B1VwX47HG9OuFj8i9I19Jr59D62+EVT+UMU8k8zmbFPM6paS3SZPti9t"
    "2Autb23ev27UA5vfjQIt7RkLlH5/658yG7Hfzl/LRF+L8hu2p3z1oE/0Lr+1+h4f2vNXH3"
    "Rda3ohbfKNXxWXtlMuJhomxTeEzAS4HlZpwWQpnpvE6hrOS/rhvgwn199v78x/OPHy7Pfa"
    "+1fybPWZ10TC9BKC8PboxKApsEVrcV6NpSJ2lpg9uKe4Up91je65XElx2W93qNMIu6TeQX"
    "jbIAna20fzNC9Jbdm55SWQK7EMlbRs5cUga9VYliS5Ae0ddq31FshmlX5EKCVHKhKhdAPv"
    "BsduUlizCllCyKSxYcOubobGWmRTpvhz1MWw34mk3+/eDOHS4KN06U0E9iVMcUuLw7zc+1"
    "5idh/ev9XS9D7wvRxMURXXPIf4mh24cIbg5yiEZkMnvisW9cDU3r6xTTKnZwFV9Oos6JMr"
    "ETMVIZPFHr4Al0pZWMnAiRyLTq/LRqhCoJbZXdCj3f6ye3x8NEd2tMRGhu1WxPjVg4RHqK"
    "ZiJkIjdNMxK1odMSgQAL88n1xIs8Sd8TPwrnRPFcSrFJIKMzFevx/4QubDrWXe860Sw60V"
    "MSNl/iJujWH3meTzfPM5wWis5/Xg+bcPGIjDdNYlrYlz6jthMPKGi5mZ1uYAFcYBhVIAI0"
    "oZ+1rtETP5AA2OkGEAQ30DASYUyn8DqSdyPT0mdYzhumHx8c7xJ6/F6UEseN7d0oAizfjS"
    "nQdILjA1AML4kUc0uxtvgIp4Y9Epmu67muzYNdSrCzUIpqMBxO04THJnNzTWamKaqPe7uX"
    "vHsvRoVDtp3vs2MO7HAcCqxXOp858QAEGTfwqnEDPl+KKw1hEqkxpGgMbyLN97Y9uP6MOb"
    "zuAe4p8PVzu9ci4v+Q3Tx8/dK9BuGyRfxDWAd/7t31eXFLcTBk//fQ7rd7g24Pz4Z+xD8G"
    "heIEzorECZxlxwmcxS35j4BbVVZ6tDV2lzS+tn8XWXnuwZB96gDH4A/wqjfooMSDlUjF0Z"
    "ANgD33nzr9FvGOhqzfuW13ezd40j/E2A+YGBj8Af9gdgw+43X+rxJndx4BguYmLhFUMFP5"
    "dNJEVcY0aKF8ZqtGecTDlBLzMpgLCbE84gGdxLsw3q9cRKJmmL+hGhJ1Q/4lgxtwZUAfZV"
    "kffZzuLTvqZQb88/CTRRv2XrTBe32roZ5GLIEvBDxuzO6YCv4rF62eIJSAFwLcogvd8VX6"
    "4kHrYaojhLrYri5nebu6nKXs6gI3ZLbK7ailN1dIoz0+5N8X3U4nbzedhPnjtTLGagb1Ky"
    "SMhVw8ZXwcMbJnODsOhwUlKrNzv1USz+woHZ9Ahug8I0THjXUqs2qHSI5vsX6REoIYnODQ"
    "bymm6gGczZBHQjR1diXtJN6p87dB/syOLNRe8/h0l8FnbzL47JUr99RsOdvN1ziIKiqHap"
    "xOhvYlUn29qvplkY0T7nDK1qHQ0W5DJiPRS8+Om0zU5TnMqbs1bjL+9hbYnCazUFcFmIuX"
    "6qrnmvsCtboKF0zL232mdM20Z209U4fFZPtMj6+m5QunVY/95dHX+aG/XoB2schfjHcuGP"
    "fbFmWveFjqWrWJJ+qK8lsiRrbJ40PvP7d/OLu4xIBZrJbF7UNNDB4VnG4FZbi8ulteX8SE"
    "+ZWMBt7vrVODWsVNZBRrvaJYXa4kkM6zZAY0svJVs2rlK3h5+HEC+ZxtJEI0R2GW2INDyt"
    "b/TRV/XhYPKorSHVOw9r5zyaUp6G2YgnxujTcl1eskpTRd5KvYIcR2ov0d+Z6vyQlW19TE"
    "O82Np9ympIQaFlZVTJ+msMISVAzGWr9c5G8SnsFnk6WhaqAPMLoW5Xi5ciFamJYoBCwq8K"
    "qMUNUydGphNl6acvJSt0lVRLyUXre6nFRIaqWQlK4U+MwigXVb03adUifLA0jnTF2BlXUX"
    "9ll3IXUaSx/N7n00ryVFBpuwp+9wEd6jPU9itCggoemGzncY4elsxeRF3NBbiJgOeaIWjw"
    "aL7hIuzMcmMzbEwloRfDPv8N2EeIe7P/CCFKslaveTpMz4crcSRS5sBas6uvUfHK/KhXcn"
    "DWRN29ENg2hzlc2wXgYD0VWz+OxQDWKtGDEAN5sISpvyqhFY4gLkWL+SBI7uhMCzDGHiqx"
    "NDZ+6W5/5W53hX7MyVei0bS2es+Wn/OXH/dIuXzQBwbDIxsbwF1v7AZovC26IH6fOwSsP7"
    "peTuey73bJKbnu9gjU6phnDbvQ9O+sfeZuiYaa/4O6Unz3H6ezhQgmu8n9i5+IpSLI6/UB"
    "R/iR108/aS3s7iZ+4nvS8Wd/7WvgYe8H9DhpbIbk8Z3H3p9Nu9606LxM8MWfv27gFY+iAq"
    "I4R/+dfufg1dwh9Ddv3Q73d6178r3qxpkcSpIcOR3jzAbd2DIUNqfsY94IUcbpQvvACHfy"
    "goxQS6EdTuj8jU/NTu8uuJU/WYcHKb+JfO8aXfllRDY2OFVPYk7THZNPbseRKbgPEdOiqw"
    "Io1aVhao7AUU8nQKC7bU0vCoZCXp4qU0arDH+QEBf3CO1oVu80L35VkcpZRsrjWbsyOz8j"
    "5aGZFZ8lNV+FMVGD8S0GfbNSJE0qwht6KuZXh7cprvANl+xKja97s9Spgj7/ke4tZTwU21"
    "7mexoYShXzxciSLWrjm8KQIz0Iq+IVN9trLcSHPdIdAnt3OfkPYSRPnJD2jybok6zMJ2bv"
    "OiyKYxwbrJKrePu/2mF7V+6Zui/R+9C0Gagle12aHWAqsIcC9Dwifg3RRrZ+NNYcjhPiZU"
    "0wFCLDM9h0snZDSlNCjAPWTRUtoYpO9ZA2Cg5JHSZZOMYMjwUvlK6YgXmp6q/lbXlA8DMV"
    "ioG/QQAI0QCkbERC+HahgitD87Pia06FqrZNnpPxqaRdXkttfQ1n0vcv0GMopGug6k60C6"
    "DqTr4NBcB9KwXRMN1QezijMnlbjOa0A9vDogC69Uo1J54hiltMxUnfcuklVmfQrp8dVP2v"
    "GUl/6z+kx9X1csx4QI2f6+uKdx7E8PDe+Ynl0O9RRiiX1x7KX78qj9WtJ9+SbYLN2Xr7SH"
    "R8Q4W+b1ilLK16vWr1fdwu/ry9oSyX2BC6Ow39+nkGAeQrXFg0U2J1USnXQJeCtk8cU8yK"
    "LXw5y62/34/ntb2zqLhwpt6UiUvPKJVRJ+n1NA8UAwrlRCsXomanQnI77ZedrmFy6xF0HU"
    "p4aasdtxek7qcfAqHmUF37X0baKr4NWP9HckgD03KmrFGkVCosQHrUw81IqVCIZaqrYtYm"
    "x4EA9M7BMyWgPW5nrEk39HM+iEjtz8XkqCjF8vbumfqwk8MRlv0iOfdnoHnuZsrQxqK16A"
    "kBvmFKoAKrKPDSr2vMf4p6CrNUY1jTHAiC8KXie8POhq4VGL0zz7WjWMIYvlbNtNQlVtLp"
    "6Kx3Lx6Ki86Kqx6cz5E+K0IFPTwvxofgPc5xYYYvPIMHPliPRn/qCO6QDnBDJYVAj47Fim"
    "QcR5Ufl0PTcNAStRp46LMvTd4vFe5vifFMaxxExrHh7DIfEcSm402kjDrUhHTbhj1OPt8i"
    "fuFBk1PbygO4CWfnOIrcNlPL3hMVz0m0aBY5fnZAwDL5PMbUVjtGRElozIeulwnf5Dr8eD"
    "q9yDIbu+u/36pTPAsBb/cMi8SJfq4S2739Qc7j6bpVWeKsahEHmtWXSPEXEPXzot4h0N2W"
    "2799D+gnF0+L8e7NBtZQo3ThGbtmQMelQyY7DE5tuak+bkzI2nSHVs1mquVwyj+FhkLn/M"
    "nssfE3NZyGhl8A0ojhDg8yIAn2cDfJ4AmMu9ZfD1CSS8BeBVbcWclnUn+UTSk1RrTxL9po"
    "IuQlOUgJxo3oDkFSNbalpxU2QYlcEzRCHhTIZioYqeRDN7d9KAYv/bk4ZU1fFKNxyd2Sd4"
    "v9fQVl9k09KwyajMFzdOd3zht5fnBb67l+eZ3128FMU6ZFhL+fpSTV+oRjraMcr4eyBIT9"
    "wuDg/4HKBvOtfd2/YXkGKapzG9Jyz7JKr6VtyjIkopRZ1aizpTnen2vBKfY6Q7YPThvFKH"
    "x2dVN1YWVfJSJDPYnKA8vu/UzrbZflaRj5erkjBAN1WjgEdQNGyW8gk6Ps1Wp+Bv3FFmEx"
    "WmNp0IB5EqsvtNC44W1ELB3y1UPKVB/QJM9rebwufGfWie18htYRODOtwdmHQU7uWubo2E"
    "DZljCQX0wQUljYXfz7sN705n/FzgLAMC4RAk6zkVzkqL7yXITAZIauZiicEME+EMG7LRk2"
    "roMKUsczGKFXUwkdZ1TXKvIF2LXyfkSrWhy6WJrwG/Nl+xiUUnzlz4I9GZp6Ez0h2z+wyF"
    "fWzJOgjSx/aqPrZXKW5a67V+xymBmE82xrdKEW9VCRtHGukx5YDvbsOWg0r1O7r8iSB5r+"
    "JEz+7gmLiyQ/PeoWZaHt3UD4SsstpxlFJaQWqtHcsMsTfF5tLbsSYIZWpTbKH0lNuSwMbI"
    "ZFpTblqTh1YS4QpJIbehzg4S260pIbHJVSDvJnjPdwLxke8hnFgVa7b5WygzJMP0Gc4cKV"
    "cV1iUsY/fkxjXbZGSu2m7t0wlRxxiVr/qlVnHnMz/CH2bYhkfB62hr/CkosopmQbqmFh6s"
    "GB/OE3Y2A25l2D/3efftlsJMq6AsNf7CBsFHeJh0Y+D2gG6Pts4Rgo329XXnK4+u946G7L"
    "d+dzDo9JS7T59aJPQDg/H7/c41NFLuHgb33ZsOBuXHTsVfqCJWxt3XmmSmUyqe02tfZ2ZV"
    "NOG+Py3kr8NmOeH1pyn1Y8VSVkEPjJFKRbDWiqDPrdKaYJJSqoJbajEEiEmhutB2CrEJtg"
    "OpWu5x8Wym7HWPiza1dG3eSNVa3GtbNBY1aLVNO8lG6xlyfNqqmumzSF1IU9wULmtqO512"
    "4wjKlt3dbO4yUmCI5AgFwbOLiyJi9sVFtpyN12KpPfBalUDYbX6E6L4vKmXnCdmJ3XZN5q"
    "TWtclOXgiR7D974XXErZ3lKbxqQOKf/w9EYpci"
)
