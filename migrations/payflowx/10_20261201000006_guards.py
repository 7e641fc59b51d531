"""Guards on what the application's role may update, and on when it may say that something happened."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '60s';

        -- Those who may become the tables' owner could switch each of these guards off, and restore and fill databases.
        CREATE FUNCTION payflowx_is_owner() RETURNS BOOLEAN LANGUAGE sql STABLE
            RETURN pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = 'events'::regclass), 'MEMBER');

        -- The instant itself where the database's clock is within a second of it, else what that clock says. So `at` is
        -- off the clock where it differs from this, and ahead of it where it is greater. The owner dates as it likes.
        -- Both functions are bound to what they call when they are made, and say the same under any search_path.
        CREATE FUNCTION payflowx_by_the_clock(at TIMESTAMPTZ) RETURNS TIMESTAMPTZ LANGUAGE sql VOLATILE
            RETURN CASE
                WHEN at BETWEEN clock_timestamp() - interval '1 second' AND clock_timestamp() + interval '1 second' THEN at
                WHEN payflowx_is_owner() THEN at
                ELSE clock_timestamp()
            END;

        -- These fire after the row's own constraints and after what is frozen, so that the plainest refusal comes first.
        CREATE FUNCTION payflowx_refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0]
                USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END $$;

        CREATE TRIGGER events_on_time AFTER INSERT ON events FOR EACH ROW
            WHEN (NEW.occurred_at <> payflowx_by_the_clock(NEW.occurred_at))
            EXECUTE FUNCTION payflowx_refuse_change('an event is written down when it happens');

        -- Whoever gives a user another password, or locks it out or in, ends what it has proved so far. That never goes
        -- back, and only ahead of the clock where a clock that was ahead has set it before.
        CREATE TRIGGER users_credentials AFTER UPDATE ON users FOR EACH ROW
            WHEN (NEW.credentials_changed_at < OLD.credentials_changed_at
                OR NEW.credentials_changed_at IS NULL AND OLD.credentials_changed_at IS NOT NULL
                OR NEW.credentials_changed_at > GREATEST(
                    payflowx_by_the_clock(NEW.credentials_changed_at), OLD.credentials_changed_at + interval '1 microsecond')
                OR NEW.credentials_changed_at IS NOT DISTINCT FROM OLD.credentials_changed_at
                    AND (NEW.password_hash, NEW.is_active) IS DISTINCT FROM (OLD.password_hash, OLD.is_active)
                OR NEW.password_hash IS NULL AND OLD.password_hash IS NOT NULL)
            EXECUTE FUNCTION payflowx_refuse_change('a new password or standing ends what was proved before, and none comes back');
        CREATE TRIGGER sessions_over AFTER UPDATE ON sessions FOR EACH ROW
            WHEN (NEW.ended_at > payflowx_by_the_clock(NEW.ended_at))
            EXECUTE FUNCTION payflowx_refuse_change('a session has not ended before it ends');
        -- A token that was given up has been used when it was issued, whatever the clock was then.
        CREATE TRIGGER refresh_tokens_use AFTER UPDATE ON refresh_tokens FOR EACH ROW
            WHEN (NEW.used_at > GREATEST(payflowx_by_the_clock(NEW.used_at), OLD.issued_at))
            EXECUTE FUNCTION payflowx_refuse_change('a token has not been used before it is');
        CREATE TRIGGER api_keys_use AFTER UPDATE ON api_keys FOR EACH ROW
            WHEN (NEW.last_used_at < OLD.last_used_at
                OR NEW.last_used_at IS NULL AND OLD.last_used_at IS NOT NULL
                OR NEW.last_used_at IS DISTINCT FROM OLD.last_used_at
                    AND NEW.last_used_at > payflowx_by_the_clock(NEW.last_used_at)
                OR NEW.revoked_at > payflowx_by_the_clock(NEW.revoked_at))
            EXECUTE FUNCTION payflowx_refuse_change('a use of a key is not taken back, and none is known before it happens');
        CREATE TRIGGER external_identities_claim AFTER UPDATE ON external_identities FOR EACH ROW
            WHEN (NEW.role_claimed_at < OLD.role_claimed_at)
            EXECUTE FUNCTION payflowx_refuse_change('an older claim of a role does not come back');

        -- The bank's word comes once, not before the day for which it was announced, and not before it is spoken.
        CREATE TRIGGER settlements_decision AFTER UPDATE ON settlements FOR EACH ROW
            WHEN (NEW.status = 'PENDING'
                OR NEW.status IN ('SETTLED', 'FAILED') AND (
                    NEW.attempted_at IS NULL
                    OR NEW.attempted_at < GREATEST(OLD.due_at, OLD.created_at)
                    OR NEW.attempted_at > GREATEST(payflowx_by_the_clock(NEW.attempted_at), OLD.created_at)
                    OR NEW.settled_at <> NEW.attempted_at))
            EXECUTE FUNCTION payflowx_refuse_change('a settlement is decided once, when it is due, and nothing else about it changes');

        -- A run ends once, and one that broke has judged nothing.
        CREATE TRIGGER reconciliation_runs_end AFTER UPDATE ON reconciliation_runs FOR EACH ROW
            WHEN (NEW.status = 'RUNNING'
                OR NEW.status = 'FAILED' AND (NEW.examined, NEW.changed, NEW.totals, NEW.book_digest)
                    IS DISTINCT FROM (OLD.examined, OLD.changed, OLD.totals, OLD.book_digest)
                -- One that began ahead of the clock ends ahead of it.
                OR NEW.finished_at > payflowx_by_the_clock(NEW.finished_at)
                    AND OLD.started_at <= payflowx_by_the_clock(OLD.started_at))
            EXECUTE FUNCTION payflowx_refuse_change('a run ends once, with what it has found, and not before it has');

        -- The book holds each payment's last verdict, and goes back to none before. Sequential scans are off where rows
        -- are looked up by an index: PostgreSQL plans such a query once for a session, when there may be hardly a row.
        CREATE FUNCTION payflowx_book_last_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM booked
                JOIN reconciliation_results AS result ON result.id = booked.result_id
                JOIN reconciliation_results AS later ON later.payment_id = result.payment_id
                WHERE later.created_at > result.created_at
            ) THEN
                RAISE EXCEPTION 'the book holds the last verdict on each payment'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER reconciliation_book_last AFTER UPDATE ON reconciliation_book
            REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION payflowx_book_last_verdicts_only();

        -- All that matching may say of an orphan of this kind; what is wrong with one that was read stands there from the
        -- beginning. Of money that came back it says what that was, why, and which payment it names.
        CREATE FUNCTION payflowx_says_matching(kind TEXT, problem TEXT) RETURNS BOOLEAN
            LANGUAGE sql IMMUTABLE PARALLEL SAFE
            RETURN CASE kind
                WHEN 'RETURN' THEN problem ~ ('^(Money that had come in was taken back|The bank took an earlier debit back'
                    '|A transfer of yours came back)( [(].*[)])?[.] It names '
                    '(several payments, and nothing in it says which one it is for'
                    '|payment_[0-7][0-9a-z]{25}(, which has failed|, which is not decided yet)?)[.]$')
                ELSE problem IN (
                    'It names several payments, and nothing in it says which one it is for.',
                    'It names a payment that has failed: no money should have come in for it.',
                    'It names a payment that is not decided yet.',
                    'The simulated bank has promised to settle its payment.')
            END;
        -- An orphan settles a payment, turns out to have been told or paid before, or is told anew what keeps it from that.
        -- What names no payment is never told anything but that another statement tells of it.
        CREATE TRIGGER statement_entries_matching AFTER UPDATE ON statement_entries FOR EACH ROW
            WHEN (CASE NEW.status
                WHEN 'MATCHED' THEN NEW.names = '[]'
                WHEN 'DUPLICATE' THEN NEW.problem <> CASE WHEN NEW.names = '[]'
                    THEN 'Another statement tells of it, and what it is made of.'
                    ELSE 'Its payment is settled already: this is a second credit for it.' END
                WHEN 'ORPHAN' THEN (NEW.payment_id, NEW.problem) IS DISTINCT FROM (OLD.payment_id, OLD.problem)
                    AND (NEW.names = '[]' OR NOT payflowx_says_matching(NEW.kind, NEW.problem))
                ELSE true END)
            EXECUTE FUNCTION payflowx_refuse_change('an orphan becomes what matching makes of it, and is told what matching says');
        -- What is said of it has to be so: the payment is one that it names, and is settled; or another statement tells of
        -- an amount under the same reference.
        CREATE FUNCTION payflowx_match_what_is_so() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF NEW.payment_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM payments AS payment WHERE payment.id = NEW.payment_id AND (
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
        CREATE TRIGGER statement_entries_facts AFTER UPDATE ON statement_entries FOR EACH ROW
            WHEN ((NEW.status, NEW.payment_id) IS DISTINCT FROM (OLD.status, OLD.payment_id))
            EXECUTE FUNCTION payflowx_match_what_is_so();

        -- What runs with its owner's rights finds what it names in its own schema, whoever calls it: temporary tables
        -- would be looked at first where they are not named.
        DO $$
        BEGIN
            EXECUTE format('ALTER FUNCTION payflowx_forget_what_is_over() SET search_path = pg_catalog, %I, pg_temp',
                current_schema());
        END $$;
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER FUNCTION payflowx_forget_what_is_over() SET search_path FROM CURRENT;
        DROP TRIGGER statement_entries_facts ON statement_entries;
        DROP TRIGGER statement_entries_matching ON statement_entries;
        DROP TRIGGER reconciliation_book_last ON reconciliation_book;
        DROP TRIGGER reconciliation_runs_end ON reconciliation_runs;
        DROP TRIGGER settlements_decision ON settlements;
        DROP TRIGGER external_identities_claim ON external_identities;
        DROP TRIGGER api_keys_use ON api_keys;
        DROP TRIGGER refresh_tokens_use ON refresh_tokens;
        DROP TRIGGER sessions_over ON sessions;
        DROP TRIGGER users_credentials ON users;
        DROP TRIGGER events_on_time ON events;
        DROP FUNCTION payflowx_match_what_is_so();
        DROP FUNCTION payflowx_says_matching(TEXT, TEXT);
        DROP FUNCTION payflowx_book_last_verdicts_only();
        DROP FUNCTION payflowx_refuse_change();
        DROP FUNCTION payflowx_by_the_clock(TIMESTAMPTZ);
        DROP FUNCTION payflowx_is_owner();
        """


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
