"""Indexes for the search by any part of a text, and for payments by amount."""

from tortoise import BaseDBAsyncClient

# Each index is made beside a program that is running, which no transaction allows. One that broke off is made anew.
RUN_IN_TRANSACTION = False

FUNCTIONS = """
    -- The searched names of a payment as one text, in one case. A line break, which no search has, keeps them apart.
    CREATE OR REPLACE FUNCTION payflowx_payment_names(key TEXT, reference TEXT, gateway_reference TEXT) RETURNS TEXT
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN lower(key || E'\\n' || COALESCE(reference, '') || E'\\n' || COALESCE(gateway_reference, ''));

    -- At the most so many payments with a name LIKE that, of one user or of all. Only by the index on the names: what
    -- PostgreSQL guesses of a pattern would have it read the whole table, or all of a large user's payments.
    CREATE OR REPLACE FUNCTION payflowx_find_payments(pattern TEXT, owner UUID, most INT) RETURNS TABLE (id UUID)
        LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_custom_plan
        AS $$
        BEGIN
            IF owner IS NULL THEN
                RETURN QUERY SELECT payments.id FROM payments
                    WHERE payflowx_payment_names(idempotency_key, reference, gateway_reference) LIKE pattern LIMIT most;
            ELSE
                RETURN QUERY SELECT payments.id FROM payments
                    WHERE payflowx_payment_names(idempotency_key, reference, gateway_reference) LIKE pattern
                        AND ARRAY[user_id] @> ARRAY[owner] LIMIT most;
            END IF;
        END $$;
    -- The same for settlements by the bank's reference, and for users by their address.
    CREATE OR REPLACE FUNCTION payflowx_find_settlements(pattern TEXT, most INT) RETURNS TABLE (id UUID)
        LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_custom_plan
        AS $$
        BEGIN
            RETURN QUERY SELECT settlements.id FROM settlements WHERE lower(bank_reference) LIKE pattern LIMIT most;
        END $$;
    CREATE OR REPLACE FUNCTION payflowx_find_users(pattern TEXT, most INT) RETURNS TABLE (id UUID)
        LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_custom_plan
        AS $$
        BEGIN
            RETURN QUERY SELECT users.id FROM users WHERE email LIKE pattern LIMIT most;
        END $$;
"""
NAMES = "payflowx_payment_names(idempotency_key, reference, gateway_reference)"
NEW = {
    # The owner as an array, which GIN takes as it is; and only this index then answers what is asked of both.
    "payments_names": f"payments USING gin ((ARRAY[user_id]), ({NAMES}) gin_trgm_ops)",
    "payments_failed_amount": "payments (amount_minor, id) WHERE status = 'FAILED'",
    "payments_initiated_amount": "payments (amount_minor, id) WHERE status = 'INITIATED'",
    "idx_payments_user_id_cc0867": "payments (user_id, amount_minor, id)",
    "idx_payments_merchan_39f933": "payments (merchant_id, amount_minor, id)",
    "idx_payments_currenc_af7bd2": "payments (currency, amount_minor, id)",
    "settlements_bank_reference_parts": "settlements USING gin (lower(bank_reference) gin_trgm_ops)",
    "idx_statement_e_status_a06260": "statement_entries (status, imported_at, id)",
    "users_email_parts": "users USING gin (email gin_trgm_ops)",
}
# What the searches by the beginning of a name went by, and nothing else did.
OLD = {
    "payments_idempotency_key_prefix": "payments (idempotency_key varchar_pattern_ops)",
    "payments_gateway_reference_prefix": "payments (gateway_reference varchar_pattern_ops) "
    "WHERE gateway_reference IS NOT NULL",
    "settlements_bank_reference_prefix": "settlements (bank_reference varchar_pattern_ops) "
    "WHERE bank_reference IS NOT NULL",
}
FOUND = (
    "payflowx_find_payments(TEXT, UUID, INT)",
    "payflowx_find_settlements(TEXT, INT)",
    "payflowx_find_users(TEXT, INT)",
    "payflowx_payment_names(TEXT, TEXT, TEXT)",
)


async def upgrade(db: BaseDBAsyncClient) -> str:
    await db.execute_script(f"CREATE EXTENSION IF NOT EXISTS pg_trgm; {FUNCTIONS}")
    for name, index in NEW.items():
        await db.execute_script(f'DROP INDEX CONCURRENTLY IF EXISTS "{name}"')
        await db.execute_script(f'CREATE INDEX CONCURRENTLY "{name}" ON {index}')
    for name in OLD:
        await db.execute_script(f'DROP INDEX CONCURRENTLY IF EXISTS "{name}"')
    return "SELECT 1"


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The extension stays: others may use it."""
    made = [f'CREATE INDEX "{name}" ON {index}' for name, index in OLD.items()]
    dropped = [f'DROP INDEX "{name}"' for name in NEW] + [f"DROP FUNCTION {name}" for name in FOUND]
    return "; ".join(made + dropped)


MODELS_STATE = (
    "eJztPWtz4ji2f0XFl+muYlLd6aSnl751q0hCT7PTIX0JmZndYcsYLII3RmZt0zS7O//9ni"
    "PJ7wc2IcEQfQmOrSPJ58jSeZ//NBb6emrZq+8nnW+UeY0W+U+D6XMKF8lHTdLQF4voA7zl"
    "6WOLt6bYyOWtxq7n6BPsbKpbLoVbBnUnjrnwTJth299mNjFMg6xmukc8G37NyYzY43/Sid"
    "ckOsMnlJ1gZ4Y9gd5Mdl8BbsiGbOQu+W3NNEbEdIk3o7IhtLFdSmCKpgW34ZnptohO4K3m"
    "8Ao/uPIRTN0mM9syBLB4P2JPiQk/LvU8i2J7PizcGrJv1DHMieeekNFkprN7Gh3bsVfwC9"
    "MWj/hMHUrcJbyALm+SGSCYMhdfzfSIzaw1/JlQ8iqYHQJMKIU54YPXH4cMOzd0IIMOLyWm"
    "C6PMbRc7kNPGWevEWy8omdoO9H1Cuh7OjC0ti98SE3DFFB26oDq0GUS7Zsv5mDr8ZYZMIk"
    "Pn/66JDm+yckzPo4y8Gi1s10RKj163yMSyJw8cay7AOLpF5vpkZjIYyrDZDzAzx6AO9jLn"
    "5F4y819Lqnn2PYV7DhD9jz8aISn5ioPXwN8Ax41//AP+NZlBv1MXIfDfxYM2NallxFa06I"
    "Df13g3cO/urnv1ibfE1TbWJra1nLOw9WLtzWwWNF8uTeMEYfDZPWXwTh41IksdUSq/Cf+W"
    "eCm44TlLGkzVCG8YdKovLfxgGv8zXbIJYo/wkfDP2f/KqUWaaVrvZqDddgaa1kh9XziFxK"
    "cjb01sht+miV8qIOZP0W+IEH63gQNcfm73X717/5qjABbTvcMfcnQ1/uSAsDIEKEd6iGWf"
    "QHE8X850JxvPfvsEpmGi2+DYvxEiOdyEfPT5CHoClDbm+nfNouzem8G/798UoPjXdp9j+f"
    "0bjmUb9kyxlfbkk1P+CJEdIjf+LZRdynGoXS7pPaP7MSs4RGq4lVTAaQzoESiVe8BxYRSO"
    "f9upsgkEAEe4C3woswt8yN8FPqR2Adx709j96+1NLxu7fvsEcpFdIf8llul6B4jkAqQiJr"
    "Dnuev+y4oi89V1+/ckni+/3FwklzR2cJFAuj2ZLB2HGprupXF/BXjzzDnNxn8CNEkGCXvi"
    "XxwXMQbd687toH39NUaRq/agg09O+d114u6r9wkqBZ2Q37qDzwT/JX+/6XWShAvaDf7ewD"
    "npS8/WmL3SdCOKE/+2fytGaJ+BTVP5wrzvMi+bxlGoBIFNdojfF8wXfn78y+npu3c/nb55"
    "9/7D+dlPP51/ePMB2vIZpx/9VLAOLro/d3uDOFnxxp9/IsM+fYgwk3hjrE8eVrpjaKkn9q"
    "md1zb9aH46T97RmX7P0YnvjRMOJN1b85512ScQ/5aOnHlKGk60aRaLxS601kymTaPtNwrI"
    "n0FatKcoTiE8EImYDKRDl2A3IDyCPGXBQmqipKgzok8m9hLFPIdMHXvObxkGjOYKqRiegU"
    "CLsjHKlSD3OXS6dKmRlrCfc+AMWa+sIOdO7GoyRgCwG/ZisyB3cMxFvjwXXbpxfOfuhVGQ"
    "Y9oLT9+e/XT24d37s2ALDO4U7Xxil4seMZbuepr4prZgJ9LQiqOoNUchtz2N74dVqZ0CVs"
    "SuHbFrw8HcufwkzeBb+JMN3AqsM6cki9ImC2hrMzz7dQJw37geF3XP+ppzD8A6CB0y/XHO"
    "FeqCM0A24IEuPOQsYAIANUH9Mleju0QsyDRj8rTDocVgwBXyqBS3yUJ33ZXt+Fp6YGtMg8"
    "Ln563JwrG/maiz/mYvJzPqcvU5KuERdyfkFoYEDLmCHxpTeErJaAKyH8IDKjVpAICNezRk"
    "qDn/ZpsGGiAYXYUD4/x0YlCggflN5wphCrdQUU50yyrJQP3RgJFxF5DHhK8sV9rxvWnHKS"
    "7OKqxrAHB0rOvp+VkJ3hVa5TKv/Fmcs+K/FdDrtz9CvePpmzKyAbTKx++blOrR36E0kApn"
    "VRCdAtwK4zXTlj8Dwh3bylnQHbacc1x3YU46m9A06yhh67y4G3e3nX6L4N8hu/na6bcHN/"
    "C/fzVk7avrbq9F+E+SLyhDlbdliPI2nyZvUyQxXY2fyxl0ubAB5TrLOTOjcAmajAHwqYji"
    "b/HPe0he3Nx8ifHsF92E9q93d33RAdxz1EMj04soBWMGuhgXU0V4ikMqyal2klOCzBls8h"
    "Ykz+llB+Sv2flz6NSvjdzcXpi/0HUjU3KWz5rFsrO+MLUHui4tPgsZ9geUTtdN6coGIL5X"
    "FZcnfQnXoOi0lSEUb9dJtpcVhQ/HE9xZ0qPqD64ZkL4OSqSsmUipRJ4Ir1eO2Svi9tIij0"
    "On5vdKsk4AcYw4fl8GxcmTJILh9ymntsjWk+aoTaY76xyzXhwwyVKvPWGCOjB0F/HU0lcl"
    "OM8BqxfdXrv/t8CzJTjUv9z0fr7I8G25+Nug01YM9kthsaJkpt8XJnS3BZnjkIqRrjOVuX"
    "mYmwy3NC1HYBWl60xph36zH7aicxxSUbnOVI7IXmVFqQiI8vbP8jCMYzeN2k+2Q817BnJ/"
    "SsOeQGjKwH6YSA3vhh+zo68CoT66pODtDWpRoa3tw/rudy8HjT/3pbvpfPeow3SrK230je"
    "woxmSr5oaARtlek6Z/s6zzJkYp6kLzYvJgvCz3gRYPIzRddwnN0NgvQ3R8JY6vmyH4HjyS"
    "T/o/oLsBhtJlR0c+w7g8uhINS9rE0uFs4J4MOOIMfUct7qMA3TxQRla6jCh0dR61iQMgZK"
    "iaAsmthfMEOPgPh/MjEZntzeDF8vVV4h245UC8QoHWSmmo9quhCmlVVoMSQhyhBuX0/LyU"
    "48N5gePDeU5kYBUkR0AUlsthWSlKXgTLnTjfKktXaXBF8FoTXMlYSsZSMla+jNWnU6D2bI"
    "B8fSNTvoq12CBbOaKtxsWEkmLVDQgHEk6KFzyriSscrpvk3rYNLqWgFAGITAtIW/WQKXtw"
    "6DxTuexPyR3Ps+0UyR0ROqWwXWRXjMMps2JzS7Mil+K2YaBigIp1qjXrVCOjoiLzk3LI23"
    "zJypZ4IPSNsC0VOJM4lJKDiuUgia2diEK3YV+HidqN0lB8bdVMIPLRn50jJKRNYXIQGSxa"
    "TgBq8zDXH00mgkMtS9hWprYFHcuAU9NrcePKVJ+bmD1yGhd43BPS5oGk1PDFHoLJHB0C68"
    "1Bt+F7oEemo/EzDl0mrjXbHxma/RHlKpT8tV/5S2nLXwTroCSAl0Fm3Ly3IXIETskANaew"
    "Bhuvm8WiFmQoiEEdY1h3qajugqDupBVZWZuUtWn/8lV9rU3X1EE/sJx6BMHTZrF4NZftym"
    "c0AkFkLUQbT3+grp9130XfNYvKHIYihF/kGuJeckEeIV6YgMs06GSHeYYyExk9zSgqG9AB"
    "CkgqdPNpk6eoTB0qU0ddlvuhCwq1ydXQp4DZiWmZPC/egDpzN5tRyGq4gWdwYiCaF8CUcP"
    "vXxcENeMb6PqaHlX3GOnsQOQt9bkRqSSkVLACc9g+ULmTCZF7Nx5xOqUOx8I8n+wTOjKcG"
    "zHL6f4ZRZXrENa8vxD1kApbFnnJofxiRV5HxezzlPZusmzgT9LSxLJlP0QtTLTLA5MSeL5"
    "D3NIhrwvhDNvqmWyYsKceej05IG4siGT9iOaQWsXlwAicLLzuESRP5fyfkQnehy4Vt8tJE"
    "8Gy2ZIZDDW/mCkefBUxSVkPC+cl3UMzToTJP/gKrwkBFYY5PU/GuBAf1Lpd/epfknmC70M"
    "b4VWniq0ojOj8DeAaoygSewTAhouYmy6qWU1RtIgZ2TIh9hnITUfR7IAQ4qAfadqHnd3BM"
    "VNnZcg/RtcWizwA+JiQ/89IPmayqolocUolqtRPVlET+Ysk8XletY5gEVOalxEbpC7cVEZ"
    "sAUyUiC41284hR59GGu6iF6CBxu9F2l1hcOfa77A1C2UY34ze1K9bMQvpVKK8amXpP/2Gz"
    "WNfpK/Eq6Dd1MrFMXvXcfaAGVoEb85QdDkzTr8COds0ZJfeAv5W+hpvuijpZxeYe3SPqJW"
    "+mfrieyGcyot8n1tI1v1GNF30bhdrGaF10X8fJbI98ane/dK6aoV0VB8NUvr7ik1x+7lz+"
    "4jal2tDB3NJE6gYDBSq81v29qJCOrrEOpf+mWHWdOiCsQPuggrsX0ZFOTQcmNDfvHa5vbo"
    "ny6jf9azLRsTw6/b7gRWyKC6T7Dg+mQecL20P9FqYiFu6wEmuaQ6V+l3+14mZG9GJay4md"
    "FKb/xQaJ/Si7UVT5lt1Cn2M9wVC8yxg/r0liBnnNonPIaqN0uvvNFJNYwimUF6SMSYMeo5"
    "n8KbKaTGF86iwcM4v/KgqUTQCqSNnmlpGyya2ovFIsCak0YltrxPZiUKod6p/SoiSZIG0O"
    "3IudcaAWlY9KQh4htt+XKYj2Pr8e2vtUObQY11cW1zGg47OSPskRGp1ZBVQnwI4P2W/flC"
    "3JUFiTIeXZlxDzquA8A/T48P40OQY93VtmWEfLVaMLoeu8dQNf0B1024POVYsEl0N2e3d5"
    "2bm9bRF5MWRCbdCS6oOkdqPct1Hqy6hQmc6X6yt8DRGQOpNly8/grAyKz/JRfJaHYm2rkz"
    "UTWG0+5YRU3bSWDgVsGpVwnoQ7PnTvnm30cVY9GDANeXz4Pi/F0pwXcDTnaYZG2elzsX9U"
    "dnrf2XkbQidgVTB1nSm9d7eBA/qMK3hjqNhpFTu9f/+AzbHTWVvBTjBbwbnlULFbzrtlR7"
    "4XIZnGtv2gUeY5GQL0hQS+YXRgw58+tfQcrV1AqQvor+N3d5AHcYpSf1b2VLnQ2cPlzDYn"
    "tJHprBJ53iz2V8GoNm3Cm1YoxeNSz7OoKIeMBP4hEnDP483wCUuEmfH4NT6SCKnj7ieczX"
    "Y9eMX5GGvX2ICA7DI8Tzym75YivEd4DJ14Tg3ytoluLYHPjGiycOwJupFM7aXwPcHMAThJ"
    "mLP7kVB9MiOwnGUJHnSVkWV/fnBLhscpt4n95hHg5E9jOtdqHALsxl68Gc0HFKSCG822Sm"
    "4fts661MZt9/rui1BxB5dDBgLPoHPd6Q1Qyx1c10OxDRujS9k2MnMUUOlGai0xS1pVD2FI"
    "wClX+0IZL0DXcwp69UTsZj/wxNKqmRv4LWc08z3BI883MNdu0LKKPzhncDHZhKuveZYFXj"
    "FSJlYgIwOYRlkdcgUML2/umvMl8pqGAFxwwKWX4x6+wwGQa24Hbtgz3Y06gqOzNW5wV/32"
    "bz0iB0ZvcZGBK94nsPP2ipHAiCfSTYil/REgYcmI/Me6NWQI4BKG2TnQ2Xz8mGxdm52oFR"
    "++Vz78RThIfO30rrq9n1tEXgDn2BkMuC+EvEg6RwxZ8G21ws+sHpyl8rxVnrc1Qf2T5nJR"
    "Fv3ntui79tLJcw8qcRgE0HVe3KEqQbto936J6BP4/xGlQkSnsM3Gv/skzFydvJUXVxry+L"
    "6IJ3Hh+qZbwPSitiVbjZON7jhUkQ7n8JBegGNUySSdzLm4U1UFFkIph5E6q790z6PzxXau"
    "QUlYRek6U1ooW7ahcxxSUbnOVFYenS+CzH5kYjUNWxxKuaUVmywWYUaTRxssItlRDhO1G4"
    "0W8bX1XN5TqL3kBoRdulDd+p0qPyoQOtuTCaocG7mOVH6DZglPKl20LVsdhREJgP5DaDkJ"
    "83sLtyJZBdIlwUJwT8hXai8sv4KJJxL6uPpaWGtMj6x0l0ws283KD/T0Q6JJaGQaAGdOzQ"
    "lfjNyWxM1ICI+5zkW5SwpwaxcnspqZkxkRZp2VY3qUT82f6asR3vPQ5cAN+pKOWjzv+Px1"
    "c8hgClMduuaPXUo8alkfCXLwa5kjPXwj8SbM9oc4IT3bmwGOuKPWSjfRLGXzV8PpGjhNjp"
    "iReEsNX8rOLa35RyOOAG5X8lWr6fxAHPHK4FQXg1OadmWVWGnIOusZaxMZF37dVZAdhzo+"
    "beHu8awsQk9tEXrW2lO1Xr1vy6aoKMpQkVrA/uFbRdUdA3rJmu4om1FFcxKFU3qT2ulNUi"
    "L+vhznIsLSnUsbmwQqbFNBptKWbtkQlQH6nwXBIZ4dqdnECyd5M8de3mNRJ5k7osmdzRa6"
    "aaBXG4cI5KSPBP6YFhn5JZdHaanqOQZU8SI1Fxv2kCemZsfRU6eJ0V3XvGfb2fLioOoYq9"
    "0xlqiZvhWVo3DKjldnCvuHerWjKQ6lDDyqqMbzm8300BzwaLNZwrxwmIt2o+ks/tXWOLVD"
    "PZdvvTI7bCUVBhbHRq5QGDZplpAJQ0tOOYnwhkWsP37IU2D76YLQJlT33hoNQHPd4MFGK1"
    "nWF+OkmsS1QxsWD+kHiY2J2rlT0+Ih/g9w3LG0ePiso3P7W/jJBfYy35imu2EAGDe1udyi"
    "N4rK2rzARxjK5c2gD9NtcuJKWxqzA8shPBoyMTi8jF8BxE+sJdujRZFPdOzYD/h+U5Ez4Y"
    "SMFo4NtJ27Iy4Uu4AJEQBmM4kDtAna7F6kcDD5K+hDtprZFm0RdzmX9UFEuWVhpxMBYxzp"
    "WPIELXiiEcaoyenlRo355jsvy1hnzhe2k1FlI7bJAefDNYqp6LLYg5h6IwGohPka2AC9LI"
    "+LgtINUShVtyEqdFSp2zC1nXmW7FcuxiOErrO5qnHZvh5ob87ftYh/NWTy6iy4dzZk14O/"
    "nL1pEf4zZBft7mmL4F9offsrNLz9dchuPv3eIvBnyH7/cguX+HfIejf967Z2BiP4VwBzc9"
    "UGIPibPKT2FChYIAbmq80KxcAj0JypkgWHiWWXwmtiKeXKqYMyILeKfK0bwnecRGgBQkZ1"
    "5CagFGLTiDVdDbp2dCPLfnFhA6OtsxyWJw6Z5HoAtD6H7k6YnpubLzGm56KbiMTu3V1fdO"
    "Ac5BsHNDKFJF6TAO26LeQnjc8GSbByZGQM6CW7i/iiaAXcRUBeMubsBWXQ2zb5L1KgR3Ra"
    "PXf+C8t2t6RCClRRYVsqAH/gawKrcxZRSMVZlOcsOOqYZ7KlnZU5aTPao7DbIb5mi/958M"
    "6DtLQc+2DubpOAOqaUR7uT/KSNII3Wv97e9HLkvghMkh0xJx75L7FM9xCRW4A5xEZsMfvs"
    "caCSjSzrywyFLHZwkdxO4iaPKh45CVDld1Vrr5wMg1RZQ1MGqHIkSVYEt2hFrEZAlLdTsV"
    "8OoiqN2i0cRgJPhE+yx8PE7ka3kcjaKuGTE/2+d4Lmar5P9dwQNuI4Y1esmXtOIhlAdsbj"
    "VMKAwqzHsZwFZtmgDXSSmdvfpI8Mi/qsnJBRNC8od2lh9Bt14O+97pnf6Ed08aBjU3qfkI"
    "lDDTMj//FTDMIdbizzARawK8LToZl5T0V0uoh0Dz15yHgpYsrRIYYPTJ2F7njrZujfwz1m"
    "cGQxlGdbBtHvYZl9jHjgDJlOoI2LbhboGINxJKbwb3E9G8uWYH9ctoBX8z0T+PzQsScohx"
    "KfAwb2492ZvfoRVo1JZSveD3f0kYC615LZmaVvErwiw46DOi0rc0IDh6DQcSjsbYLvOqaA"
    "DEpejWzHvDeZboU+Szqvw/IaEHxhw5joHMT7QeytwhTTWAwGo/UdfBXLzwiNmaIxGcEIVz"
    "OQheNepBkIAnXwZSMJp8OZcZgmGa8RD+TetgVSRPoDl7x66ztVjYHKr8UKMOzl2M+avRbz"
    "Cwkk3xKJ47t3Aa3m+hpnyp2bWuG74ZLhnl2uzK/d7wzu+r0As0ykKmjxJeXhe+mM3PS/fm"
    "73miFdZVLtkUO9pcNkptERLAV8CyOW4VsmcBD5Hzx7yGSeh6DCTpNQ3bFMipFMGKjkr2kk"
    "iYDilW5avu8VZTJ5gsiGwd/Ki8RI5TteuVE3QGAATL49pL2wwrTOGf5Yyndqr75TAdlSuM"
    "430UZAlP4jQ//xIpKgX7cHl58xw7m8GDKxq7Xk7jZkV3dfv3QvQVRukeByyLo/9276vLa8"
    "uBiy/7tr99u9QbeHdyP/JBmCUl5Pp2W8nk7zvZ5Ok3bJB8DbtqT0YWts/G18bf9NZCeWF0"
    "P2qQMUgz9Aq96gg1wvEEteDdkAyHP7qdNvEf9qyPqd63a3d4U3g0v0f4OFgQ5w8INt8Fxs"
    "yfMRVsvgM7bnP1tReuf+bahM51ziFkr4AE4p4KsYPjjn7OpWdYxHIRXOq+BcsODVMR7CKX"
    "yXxveei2vUDOcvqLZG3TD/lK5buDOgB0ZVD6Qk3Et2Q1KVAR6HP1XM4tmLWfif73ZYzwJW"
    "iC+FeMqgI1vDn2qxOClAhfBSCHfo3PQCEb98SE4U6ghR/aZU2kBsVlCVKJ04EAZkrs71qo"
    "BNoxLOs2CPD/NPkq8xZnuots4TgMeH8HdlNpV3+XvKu9SWErXkaVUzkWYCHx/Wn2Qvj+Eu"
    "10eiJO4j8MeH/t3HXPqG9yxNSH6gfhRqy0D9muF5D3H6e8uRoFAfcZZIYz/fop0AUw6a6e"
    "zdlTzMAwDlXv4I93LfISVbS5XvWx6FU9ke6+xXLiMxqvBEEZDjY4OepDQyd0DLRvFmt4IA"
    "uMbIbrR/bnd7LcJ/0tb/Xvu60yL4d8gu7wYtAn+G7Lp9+4twKcHfIfvcaXOnAvE7ZHe9Pl"
    "y1L74AbHjd2IKou/ceQFdij37PIOoA7uZIzhGYOjv77GQf7Pw+KD6NYsyV3zx5RKlgp5d5"
    "KO23xmTNDqjdcNCh7381rCbhVLBTKrUU+n5vg9kk4A6X7GZ35lritSCILOZ+vpMQp1he28"
    "NcuhujnJJfb4lwsv0Un63nnvv8tWez9pU0KfyasuUjJ2OdHeBmsnmlJ3fTMsTYVYQej0ct"
    "DtDzQ1bLxedhBGjZUrUieTMP4sFYIZ/VFemrRbibiGC7/dz+8fT8vQhxcgnX6TYx1EhQuh"
    "UpBCvzVvt9ERvWV0bJ2mcdOjMqSQySCkNScUZ7jTOSVElhusj6EMKo/MzNbfMzw8dT1bwc"
    "hTkKtcQzmJVd899UC9ZleTfvONwxhdM9d+4ypQp6GaqggFrjdUXxOg2pVBfFInYEYzuR/u"
    "5ceojnR1mJI73A6ppA5GYiI1w2CSmRhqVFFTuAKS2whBV3sFYOZ/mbhCficMnC0icgDzC6"
    "IkE+C9nCdkQhHZHLQGdB6gObZQonTzVMpiDiJzmS2cyVQFIrgaRyZvpHJqWv256266QHKm"
    "GaMs7UFbEqE92+MtEpG80T2mj2xUVe2PZDQQa68PEGjtGhgImJaZk6j9fBkMBy/OIAU6Fx"
    "FtPDrF3cg1NWapTml5YsimitiWOvXHwaHy3MicWTty0XKN0baZ7x6YbiichMV8MqAjLlmS"
    "zgSIORJsBrup5pWQSLht5jVjsGrOvE4atDt4izZMQCvLlEQLqUJ0rD/G7AxwbJ03B2JwTe"
    "ZQgLXzcsk1GXz0iUXoQp46jYmeR6HRcz4K347eA9ed4wntkMkOMSw8aMbpihD5vNT8jIha"
    "nRMFWZh+NJ6B9c/6VcMqb38BqejfnU+NCmS0TWI4FLWHc8Gx8xTCA7XcC2sG5idjeOP3vq"
    "hWnQ/rk0YJGKhHsn5Dc/154oQTnRLcoM3eGp3ETchsgNF+BAmCIY/R4Q9weBlxGSkANoBj"
    "D2mIAN8Rq5PTddXnYAHuWJAAWJ0OB8gp1FK0yAtmefly3kgloe/kVCwAvN1HXdvQ1vBtdD"
    "Bj0MvnQwC5T2tdO76vZ+bpH0PQ5/Cxda+Iz3k7iX3EtL6ebLRZQWxJOmwxrz4xk3k/iRQY"
    "3PReLO7+1LoAH/GTLUwXZ72uDmS6ff7l12WiR5Z8ja1zd3QNI7kbUr+l/w7ObXyCP8B111"
    "+/1O7/Jvmr9q0HE3cQuLWQ60qzv07xUXQ4bQ/I684EnGrrQvPDlccCkgxQK6EtDyn9jS/N"
    "Tu8uepW76bMT70r+qxCPeSgqZu3O+T5qCh3xd0Is7lyqmW0rDHpOF5ZjucKOzN62NuQYos"
    "aJX5amubqJAuMkiwIdebD6XqOJVP9SbkhKq25xBKmZ1rbXYO5b2qJI5DKjLXmsz5fmpFh1"
    "aOn5o6qkofVVx1VPXLCoBq9VH17NWr1+pzClS8UTVaVQpnwavw8cOg+PYnZl4fivL1pryv"
    "006RO19dHQNS2uq0qXq7UKHckK3KcULlA7ZqSYLdxGull/kOMNuPWQn7QbdHiebYd/4MgV"
    "iZyM00V+eRoYLlWrxchdpp0tgoK0ChWXNNpub90qFB/THokxtuT0h7saDM+BFtuC1Rq0oY"
    "g92g3th4TXRu8JX9ZtdSe+pB0aCN5vIw7s6vvOVRZ46prLjZPGXk9gfFkm04KEw52odBJ6"
    "YRVtI6IaMppWHdtyFb+R1iJmduFfYVumhjfqB00SQjmDJ8VIFeccSLhU11J6iCxafhF/oC"
    "ogOMkOtGxEazMy/0hbFqwnAvkl76OmNp847Ow7PtB4KrWUA10ePUC5wJJmv8X5Q444XgDB"
    "jTNERNN1zMsgAbPMOOhky+/UcSjqxjDsKRNOMHHZtIokjX4TzmtgPLUTxgNnGXc+5fMANi"
    "tsjo8vOn5t3tVa4x+4/omeIss+p8TRyqx4t7Nckf2FZ+9qrclzJ4K4O3Mngrg/fRG7yVOb"
    "YmetUAmdu4IGQC13lfqIcvArD/S93aquhTAlLZE7Zd9xKT26z6DNAaJ1qsx5JXXh/1WfqB"
    "eFyNCDGw5ztx3yRx/+bQ8J1QLVTDegawwn153MfVMNVQn4ZVe86j6cCVUlVO2zTk8R22H0"
    "qlkP5QkEL6Q0YKaeVvdszWVOVv9iLIrPzN9lQUOGarqPJ5xSHV51Xrz6tuMZT1JW2F3BSh"
    "Ra+0l08AoZB5CMnCDxazBZk+0GadQu8WSSgS/iKi18Ncupu9doLvtrZpwg8VtZX9zoqyf2"
    "+Tr+Yx+b8PBMdbZQDfPpFKvDS6Rv0cKAnOXgL7/oJ9avGdpIhYsZQqx0GrpE8lnGs+Fh6P"
    "r36svyNB2GN9IJesUcYBUhxoVbwfl6yC6+NCd13hUcdd5WBhn5DRCnBtr2SOlXvohIZ+bW"
    "HCGt9LUSZ9Ga+z/Rx3OoJw9lta1NV8d0Dp1BhJYC+S51iYUwe6R2/HsKsV+jCO0Z2Qbwp+"
    "Jzy7/XLuQ4vbPHmQbllDlkg55DYJ1Scz8Vbcc5N7Axb5Uo5tb8bfkHsTTm0H0/vwAaCtCw"
    "RxuR+ovfRE9h7+op7tAeUEZjAnJtDZc2yLiPsiW85qZlsCrUSfehLL0HeLe3fa439SmMcC"
    "EwVxbzGOEt+WKn1PRzy8Y9SEEePOHiPudRk3BkqaLRk0teB7CH0u+X3d0xzTffDvvYIX5I"
    "6YzB7bxpp7VvLd5Run55DBbAE7Qd4jP5NngBQLXSURI6+bPpHgHYCemCSIB5zh7TV3E6Xf"
    "JxS6fX9GxoCtKmmAnLifpPKKVF6RT+0y17/r9biDo7wYssub669fOgP0Hgsuh8z3NhO/yR"
    "22jLlj98UVYfT7+6xsreUoFAGvNYlu0Sv1Dqtb+ldYE7N31/6Cvqz4Ww9ymK42hYEzeLUN"
    "eSV8KJVXonxeCeCosizbhf5LmebsWq31rS2ppQypBXbU5FoWjGEV/IYQR4jgszIIPstH8F"
    "kKwZzZroLfAEChtwR6dVezp1VtWAGQMl/V2nxFv+tzlHjS9C3wng9B9uhJVtMs9SKIsQo+"
    "IxAKnWnXR9QLpLH519ubXp6/ow+R3HpQffFfYpnuk2E1IqqOl6blmcw9wfH2Ia0ihmK7UK"
    "ocerLyeWJ7wQ6S5dCjeqoqJ24S7vg88N6flTh335/lnrv4KI7riDYv4/SlE3OuW9nYTkAm"
    "vwMBeiK7ODzEFyD6qnPZvW5/AS6m+SYh90R5n1QljC3rusUhFatTa1ZnajLTnW1F5wSoyh"
    "JUazrrprV0qFYUppxD5hTk8Z1T56U8xc8LPMXPhaf4o/II7TYRS2CKzbE+Rk211ZKuSMCS"
    "1sffeBkONE3B8uE1IURqEYPoYzSD6UEmE6yUEZjU4BRZcwuQiflMPoY5TEwX059QRxStDo"
    "xMohZFyjL57KNvtkTlWp1UJq8nNjg9wMtsa8zwYeusHWu0Ly87X7llyb8ast/63cGg09Nu"
    "Pn1qkcg/aIjq9zuX0Ei7uRvcdq86aJBK3NrG8rH7vAbM9irpMv32dSbWlkfV2zelzipsVm"
    "BaSsc1+VvZVnkjY6CK4681JxhQq3Ih5zSkcivf4PwcYiyNaFXIuZnOVphYYDvwHFUpJB9N"
    "lGdNIdmmjjmZNTKlFvlsg8Sih602SSf52HoEH5+1q+YaOjI30gwbhyRNbZfTbmwc+by79B"
    "SswgVGQI6QETw9Py/DZp+f5/PZ+Cxh1obPqgKGZfMjxO7bslx2EZOdqkdmMy8zkCTfcBcB"
    "eX7L3X7YrZ3Z6PaqjPvz/wFIflF2"
)
