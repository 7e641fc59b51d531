"""Sessions, API keys, foreign identities, the throttle of signing in and the counters of rate limits."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '60s';

        CREATE TABLE "sign_in_failures" (
    "scope" VARCHAR(80) NOT NULL PRIMARY KEY,
    "failures" INT NOT NULL,
    "last_failed_at" TIMESTAMPTZ NOT NULL,
    "refused_until" TIMESTAMPTZ NOT NULL
);
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" VARCHAR(100) NOT NULL,
    "prefix" VARCHAR(16) NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ,
    "last_used_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_api_keys_secret__9d95b1" UNIQUE ("secret_hash")
);
CREATE INDEX "idx_api_keys_user_id_31e4d7" ON "api_keys" ("user_id", "created_at", "id");
CREATE TABLE "external_identities" (
    "id" UUID NOT NULL PRIMARY KEY,
    "issuer" VARCHAR(255) NOT NULL,
    "subject" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "role_claimed_at" TIMESTAMPTZ NOT NULL,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_external_id_issuer_ae354a" UNIQUE ("issuer", "subject")
);
CREATE INDEX "idx_external_id_user_id_ad1489" ON "external_identities" ("user_id");
CREATE TABLE "sessions" (
    "id" UUID NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "end_reason" VARCHAR(20),
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_sessions_user_id_d4822f" ON "sessions" ("user_id", "created_at");
CREATE INDEX "idx_sessions_expires_6bcc94" ON "sessions" ("expires_at");
CREATE TABLE "refresh_tokens" (
    "id" UUID NOT NULL PRIMARY KEY,
    "token_hash" BYTEA NOT NULL,
    "issued_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,
    "session_id" UUID NOT NULL REFERENCES "sessions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_refresh_tok_token_h_e92003" UNIQUE ("token_hash")
);
CREATE INDEX "idx_refresh_tok_session_11127b" ON "refresh_tokens" ("session_id");
        ALTER TABLE "users" ADD "credentials_changed_at" TIMESTAMPTZ;
        ALTER TABLE "users" ALTER COLUMN "password_hash" DROP NOT NULL;
        CREATE INDEX "idx_users_created_eeb5e9" ON "users" ("created_at", "id");

        -- What follows is written by hand: Tortoise can't express it.

        CREATE FUNCTION payflowx_refuse_update_when_over() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% % is over and never changes again', TG_TABLE_NAME, OLD.id
                USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END $$;

        ALTER TABLE sign_in_failures ADD CONSTRAINT sign_in_failures_count CHECK (failures >= 0);

        ALTER TABLE sessions
            ADD CONSTRAINT sessions_expires_at CHECK (expires_at > created_at),
            ADD CONSTRAINT sessions_end CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
            ADD CONSTRAINT sessions_end_reason CHECK (end_reason IN ('LOGOUT', 'REUSE'));
        CREATE TRIGGER sessions_frozen BEFORE UPDATE ON sessions FOR EACH ROW
            WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION payflowx_refuse_update_when_over();
        CREATE TRIGGER sessions_identity BEFORE UPDATE ON sessions FOR EACH ROW
            WHEN ((OLD.id, OLD.user_id, OLD.created_at, OLD.expires_at)
                IS DISTINCT FROM (NEW.id, NEW.user_id, NEW.created_at, NEW.expires_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();

        ALTER TABLE refresh_tokens
            ADD CONSTRAINT refresh_tokens_hash CHECK (octet_length(token_hash) = 32),
            ADD CONSTRAINT refresh_tokens_expires_at CHECK (expires_at > issued_at);
        CREATE UNIQUE INDEX refresh_tokens_one_unused ON refresh_tokens (session_id) WHERE used_at IS NULL;
        CREATE TRIGGER refresh_tokens_frozen BEFORE UPDATE ON refresh_tokens FOR EACH ROW
            WHEN (OLD.used_at IS NOT NULL) EXECUTE FUNCTION payflowx_refuse_update_when_over();
        CREATE TRIGGER refresh_tokens_identity BEFORE UPDATE ON refresh_tokens FOR EACH ROW
            WHEN ((OLD.id, OLD.session_id, OLD.token_hash, OLD.issued_at, OLD.expires_at)
                IS DISTINCT FROM (NEW.id, NEW.session_id, NEW.token_hash, NEW.issued_at, NEW.expires_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();

        ALTER TABLE api_keys
            ADD CONSTRAINT api_keys_hash CHECK (octet_length(secret_hash) = 32),
            ADD CONSTRAINT api_keys_name CHECK (length(name) >= 1),
            ADD CONSTRAINT api_keys_prefix CHECK (prefix ~ '^pfx_[A-Za-z0-9_-]{8}$'),
            ADD CONSTRAINT api_keys_expires_at CHECK (expires_at > created_at);
        CREATE TRIGGER api_keys_frozen BEFORE UPDATE ON api_keys FOR EACH ROW
            WHEN (OLD.revoked_at IS NOT NULL) EXECUTE FUNCTION payflowx_refuse_update_when_over();
        CREATE TRIGGER api_keys_identity BEFORE UPDATE ON api_keys FOR EACH ROW
            WHEN ((OLD.id, OLD.user_id, OLD.name, OLD.prefix, OLD.secret_hash, OLD.created_at, OLD.expires_at)
                IS DISTINCT FROM
                  (NEW.id, NEW.user_id, NEW.name, NEW.prefix, NEW.secret_hash, NEW.created_at, NEW.expires_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        CREATE TRIGGER api_keys_keep BEFORE DELETE ON api_keys FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER api_keys_keep_all BEFORE TRUNCATE ON api_keys EXECUTE FUNCTION payflowx_refuse_removal();

        ALTER TABLE external_identities
            ADD CONSTRAINT external_identities_names CHECK (length(issuer) >= 1 AND length(subject) >= 1);
        CREATE TRIGGER external_identities_identity BEFORE UPDATE ON external_identities FOR EACH ROW
            WHEN ((OLD.id, OLD.user_id, OLD.issuer, OLD.subject, OLD.created_at)
                IS DISTINCT FROM (NEW.id, NEW.user_id, NEW.issuer, NEW.subject, NEW.created_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        CREATE TRIGGER external_identities_keep BEFORE DELETE ON external_identities
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER external_identities_keep_all BEFORE TRUNCATE ON external_identities
            EXECUTE FUNCTION payflowx_refuse_removal();

        -- Nothing that looks like a card number, whoever writes it: unbroken runs of 13 to 19 digits that pass Luhn.
        CREATE FUNCTION payflowx_find_card_number(given TEXT) RETURNS BOOLEAN
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        DECLARE
            run TEXT;
            total INT;
        BEGIN
            FOR run IN
                SELECT match[1] FROM regexp_matches(
                    -- UUIDs, digests and TypeIDs: which of their characters are digits is chance.
                    regexp_replace(
                        given, '(?<![0-9a-z])([0-9a-f]{24,}|[0-7][0-9a-hjkmnp-tv-z]{25})(?![0-9a-z])', 'x', 'gi'),
                    '(?<![0-9])([0-9]{13,19})(?![0-9])', 'g') AS match
            LOOP
                -- ISO/IEC 7812-1, annex B: from the right, every second digit counts twice, as the sum of its own digits.
                SELECT sum(CASE WHEN place % 2 = 1 THEN digit WHEN digit < 5 THEN digit * 2 ELSE digit * 2 - 9 END)
                INTO total
                FROM (SELECT digit::int AS digit, length(run) - position + 1 AS place
                      FROM unnest(string_to_array(run, NULL)) WITH ORDINALITY AS written (digit, position)) AS read;
                IF total % 10 = 0 THEN
                    RETURN true;
                END IF;
            END LOOP;
            RETURN false;
        END $$;
        -- Bound to what it calls when it is made, so that it works under any search_path, a restoring one's too.
        CREATE FUNCTION payflowx_has_card_number(given TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE
            RETURN given ~ '[0-9]{13}' AND payflowx_find_card_number(given);

        -- Triggers and no CHECKs: a text that is stored already must not stop the rest of its row from being changed.
        CREATE FUNCTION payflowx_refuse_card_number() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'a text for % looks like a card number', TG_TABLE_NAME
                USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END $$;
        CREATE TRIGGER payments_no_card_number BEFORE INSERT ON payments FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.idempotency_key) OR payflowx_has_card_number(NEW.reference)
                OR payflowx_has_card_number(NEW.description))
            EXECUTE FUNCTION payflowx_refuse_card_number();
        CREATE TRIGGER merchants_no_card_number BEFORE INSERT OR UPDATE OF name ON merchants FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.name)) EXECUTE FUNCTION payflowx_refuse_card_number();
        CREATE TRIGGER users_no_card_number BEFORE INSERT OR UPDATE OF name ON users FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.name)) EXECUTE FUNCTION payflowx_refuse_card_number();
        CREATE TRIGGER api_keys_no_card_number BEFORE INSERT ON api_keys FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.name)) EXECUTE FUNCTION payflowx_refuse_card_number();

        -- Counters of rate limits, where several processes share them. Losing them in a crash forgives a minute.
        CREATE UNLOGGED TABLE rate_counters (
            key text NOT NULL PRIMARY KEY,
            count bigint NOT NULL,
            expires_at timestamptz NOT NULL
        );

        -- The application may delete nothing. What has been over for long leaves through this function alone, some rows at
        -- a time. It runs with its owner's rights, takes no argument, and goes by the end that a session was given when
        -- it began, which nobody can change.
        CREATE FUNCTION payflowx_forget_what_is_over() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
            SET search_path FROM CURRENT AS $$
        DECLARE
            forgotten bigint;
            part bigint;
        BEGIN
            DELETE FROM sign_in_failures WHERE scope IN (
                SELECT scope FROM sign_in_failures
                WHERE GREATEST(last_failed_at, refused_until) < now() - interval '1 day' LIMIT 5000);
            GET DIAGNOSTICS forgotten = ROW_COUNT;
            DELETE FROM rate_counters WHERE key IN (
                SELECT key FROM rate_counters WHERE expires_at < now() - interval '1 minute' LIMIT 5000);
            GET DIAGNOSTICS part = ROW_COUNT;
            forgotten := forgotten + part;
            DELETE FROM refresh_tokens WHERE id IN (
                SELECT token.id FROM sessions JOIN refresh_tokens AS token ON token.session_id = sessions.id
                WHERE sessions.expires_at < now() - interval '30 days' LIMIT 5000);
            GET DIAGNOSTICS part = ROW_COUNT;
            forgotten := forgotten + part;
            DELETE FROM sessions WHERE id IN (
                SELECT id FROM sessions WHERE expires_at < now() - interval '30 days'
                    AND NOT EXISTS (SELECT FROM refresh_tokens WHERE session_id = sessions.id) LIMIT 5000);
            GET DIAGNOSTICS part = ROW_COUNT;
            RETURN forgotten + part;
        END $$;
        REVOKE EXECUTE ON FUNCTION payflowx_forget_what_is_over() FROM PUBLIC;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP FUNCTION payflowx_forget_what_is_over();
        DROP TABLE rate_counters;
        DROP TRIGGER payments_no_card_number ON payments;
        DROP TRIGGER merchants_no_card_number ON merchants;
        DROP TRIGGER users_no_card_number ON users;
        DROP TRIGGER api_keys_no_card_number ON api_keys;
        DROP FUNCTION payflowx_refuse_card_number();
        DROP FUNCTION payflowx_has_card_number(TEXT);
        DROP FUNCTION payflowx_find_card_number(TEXT);
        DROP INDEX "idx_users_created_eeb5e9";
        -- A user without a password gets one that nothing matches: the older schema wants one.
        UPDATE "users" SET "password_hash" = '$argon2id$none' WHERE "password_hash" IS NULL;
        ALTER TABLE "users" ALTER COLUMN "password_hash" SET NOT NULL;
        ALTER TABLE "users" DROP COLUMN "credentials_changed_at";
        DROP TABLE "refresh_tokens";
        DROP TABLE "sessions";
        DROP TABLE "api_keys";
        DROP TABLE "external_identities";
        DROP TABLE "sign_in_failures";
        DROP FUNCTION payflowx_refuse_update_when_over();"""


MODELS_STATE = (
    "eJztXWlz2zjS/isofZlMlceV+IpXs7VVsqOZaCeWU7a8s7PRFg2TkIQxBWp5WNa7m//+do"
    "OHeJtkLJtS8MWmQDQAPg2CfaHx386CriamtXzc7z8w4Xa65L8dQecMLtK39kiHLhbxG1jk"
    "0jtT1mZYyZG17hzXpjo2NqGmw6DIYI5u84XLLYF1f59ZxOAGWc6oS1wL/nN9Rqy7P5nu7h"
    "Eq8A4T+9iYYenQGhfTGnRjMRa3jieLNW7cEu4Qd8aCilDHchiBIXITiuEed7qEEniqOTzC"
    "D05wC4ZukZllGj6x/3zEmhAO/xzmuibD+rJbKBqLB2YbXHedfXKrz6iYsnjftrWE/zBs/5"
    "Ycqc2I48ED0KCQzABgJhx8NO4SS5gr+KMz8iYaHRLojMGY8MaPP48FNm5QYAOFh/KHC73M"
    "LQcbCIaNo6bEXS0YmVg2tL1PBi6OTHimKYv8ATj+EG22YBTqjOJNC29+x2z5MGMRgEHlzx"
    "Wh8CRLm7suE+TN7cJyOHL69scu0U1Lv5eoOUBjU5PMqT7jAroyLPEDjMw2mI2tzCW7PcH/"
    "4zHNtaYMymxg+pcvnTUr5YyDx8D/Ecadf/8bfnJhsEfmIAX+XNxrE85MIzGj/QZkuSabgb"
    "Kbm8GHX2RNnG13mm6Z3lysay9W7swSUXXP48Y+0uC9KRPwTC4zYlMdIQ3eibDIfygocG2P"
    "RUM11gUGm1DPxBem89eJJ3REj8ie8M/R34Khxapp2vBypF33R5rWybxfOITUqxMU6ZbAd5"
    "PjmwrAfPXbXQMiSzvYwfnH3tWbw5MfJQQwmaa2vCnh6nyVhDAzfFIJ+hrlkEFJnM9n1M7H"
    "OayfQhoG2gTjsGAN8noRCuELAdoApJ05fdRMJqbuDH6evC2B+B+9K4nyyVuJsgVrpr+UDo"
    "M7B/IWgr0GN/kuVJ3KSarnnNKvDPe3zOA1qOulpAamCaJvgDRYA3YLUfj8W3adRSAi2MFV"
    "4LTKKnBavAqcZlYBXHuz6P79+nKYj25YPwUuiivkf8TkjruFIJeAikhgy3PH+Y8ZB/PNRe"
    "+faZzPP12epac0NnCWAt3Sdc+2maFRN4v9B8DN5XOWj3+KNM2GgHY/vNgtZowGF/3rUe/i"
    "c4IjH3qjPt45kKWrVOmbkxSXokbI74PRR4I/yb8uh/0046J6o391cEzUcy1NWEuNGnFMwu"
    "KwKMHoUIDNcvmMTwfCzedxnCrFYC628f2C8cK/n/5ycHB4+P7g7eHJ6fHR+/fHp29Poa4c"
    "cfbW+5J5cDb4dTAcJdmKBV+/osA+uY8Jk1hwR/X7JbUNLXPHOrCK6mZvzQ/m6RIq6FTCic"
    "+NA4403Ws+FQPxC6h/nh2MPKMNp+rslavFDtTWuNAm8fpPKsgfQVu0JqhOIT0wiXAB2qFD"
    "sBlQHkGfMmEi7aGmSAWhum55qObZZGJbc1lkGNCb42vFcA8UWtSNUa8Evc9mE89hRlbDfs"
    "mOc3S9qoqco1v1dIyI4HnEi6cVua0TLor1ufjUTeJduBbGSXZpLTx4d/T+6PTw5ChaAqOS"
    "spXPX+XinxiTOq7mv1MNxIkstZIoWi1RBMueJtfDutzOECtmt47ZrZFgbhz5Jc2RW+SdJ6"
    "QVmGd2RRGlRxZQ1xL47acE6B6kHRdtz3QlpQcQHXwbMvtpLg3qvmSAYsA9W7goWcAAgEpH"
    "+7I0ozvEn5BZwWSz3aHHYCQN8mgUt8iCOs7SskMrPYg13GDw+rkrsrCtB4426wfL02fMke"
    "ZzNMIjdvvkGroEhBxfHrpjcJeRWx10P6QHKLXAAQAL9+1YoOX8weIGOiAEW647xvFRYjDg"
    "AX+g0iDMoAgN5YSaZkUB6ksHesZVIPhMhMZyZR1/Nes4w8lZR3SNCHZOdD04Pqogu0KtQu"
    "FV3ktKVvJ/DXjD+jtodzx4W0U3gFrF+L7NmB7DFUoDrXBWB+gMYSPEW2YtfwHAbcssmNB9"
    "4c0l1gMYExU6y4qOAW2bJ3fn5rp/1SX4dywuP/eveqNL+B1ejUXvw8Vg2CXyX1ouqMKVd1"
    "WY8q6YJ+8yLOGOJr/LOXw5swByKgq+mXG6FE/ugHBTTAmX+Jf9SJ5dXn5KyOxng5T1b3hz"
    "cdYH7CX0UIm7MaNgwkGXkGLqKE9JSqU5tU5zSrE5R0xuwPKCVp6B/S37/mw791ujN/cW/D"
    "e26uRqzsG9vXLdmS64ds9WldVnX4f9AbXT1V4QygYkYVSV1CdDDddgGLSVoxQ3ayQ/yorB"
    "i+P60lk6ouqLtAwEsQ5KpWyZSqlUnpisV03YK5P2siqPzSb8sZauE1HsIsYnVSBOf0liCJ"
    "9kgtpiS09WouaC2qsCt16SMC1Sr1zfBbVlcJfJ1EGsSvQ9B1TPBsPe1R9RZEv0Uf90Ofz1"
    "LCe25eyPUb+nBOzvRcSKs5k9Ljg014DNSUolSLeZy9I9LF2GDV3LMVrF6TZz2mYP1n0jPi"
    "cpFZfbzOWY7lVVlYqRqGj/vAjDJLpZaH+xbManAvT+jIU9BWjGwb6doK5L1y+zTZeRUh+f"
    "UvD0BjOZb629gvl9NTgfdb6+lu2m/+gyW1BzEPjoO/m7GNO19p7Y0BjU1wLXP68avIm7FK"
    "lveeFyM15e+EBXbiPkjuNBNXT2B1t0QiNOaJsh+BxyJ18Q/4DhBriVLn935Av0K3dXomNJ"
    "000K3wYZyYA9zjB21JQxCtDMPRNkSYMdhQ6VuzaxA6Rcm6ZAc+viOIEOfmF34U5EYbkzeL"
    "Bie5X/DNJz4D9CidVKWahe10K15lVVC8qaYgctKAfHx5UCH45LAh+OC3YG1gE5RqJQroay"
    "MpR8FyJ36vtWW7vKkiuGt5rhSsdSOpbSsYp1rCs2AW7PRijXd3L1q0SNJ3Qr26+rSTWhol"
    "p1CcpBQBeoFzKrieMHXO+RqWUZUktBLQKAzCpIjVrI1T0kdZGrPGhP6R0vs+yU6R0xPmXQ"
    "LvMrJumUW3GvoVtRanFNBKgEoRKdWi06tcipqNi8UQm5yZusfIlbwt+Y2FJDMklSKT2oXA"
    "8K0HoWVeh63dZ2QvukNpScWy1TiEL483OErHlTmhwk2CxaTQHqyW2uP3Hhbw41Td+3MrFM"
    "aDjYcMrdrnSuTOicY/bISVLhcfZJT24kZUao9hBM5mgTmG82hg1PgR+5gcYv2HWVfa358c"
    "hQ7UtcqlD61+vqX8pa/l2IDkoD+D7YjIt3EybH6JQO0HIOa7DwOnkiakmGggTVLm7rrrSr"
    "u2RTd9qLrLxNytv0+vpVe71NF8zGOLCC8wiiu3vl6tU8qFc9oxEoIitftXHpPXPCrPsOxq"
    "6ZLMhh6G/h93MNySi5KI+QPJhA6jQYZId5hnITGW2mF5UNaAsVJLV1c7PJU1SmDpWpoy3T"
    "fdsVhdbkavjsfy/zhYPw5hOyQfjNrSYa/I4fa0p0k8sTf5x7ZmAG5DsZrm7DMMPTh/CbDh"
    "/sKczKJV1BobNkdl6i5W9uMUhZSM4/9s9/c/ZkJZQsODVJ8M2XLchofJtPp/7hPWi1tRn7"
    "P4YHAjF7zgXUjw4XcmVaROHbcbntuGTOp7ZMP9j1T/65vLoAkQNP7mGPC5lfsfzsnlAW5w"
    "abLyyXCX2FWTJ8S23wUKA8TuCZAmE8KMwJrMlKL9hIaWYKrBCKgaWVZH5+GFxxDTrHVNca"
    "IGbZSnpqhfSUnlQ1BKkc0l2UqTYRAj+B/pm9sINM3tWjqlKEKqxqr2FYVXopSrOg+JCKNO"
    "UuJWd/gYMqEpJu7ItRddWJ0+zgcnNYYbE5LFxqDrOpRqVYos1BnrByPqhluUbTlDuI9kmV"
    "7LknxclzTzK5cxNyWFWsE0Q7aPzfxCc0PrIaUKfIdg/sd2+r5u8qTeCVPTXRpa6Xc4BJtS"
    "y6a+o2ryLwiRqMBr1R/0OXRJdjcX1zft6/vu6S4GIsfukNPmEl/39aM63GpkpMqpFRN1T6"
    "arwMMZI2s6Xhm3BUBeKjYoiPiiDWGi3yucS7t/5sRl/yD0MCNI1amKfpdg/u55dgQszqBz"
    "FkKXcP7+NKX9fjko/rcfbbqiz+hehvu8U/wWZrvsAAgUaMTtGqILA2czplL69qxE6RqSAl"
    "FfOlYr62MOYrbyl4FmTjYVs7im5qDdxsVF18W5nrmix0e6e8AQHxpWAjC/5cMZMWGJBi25"
    "fi7W3llzjDqsS8vrOsew0ez86xODQB7Aza64fN7QheDXbERbOmYFNcfFaV74sLa9aJz8Cg"
    "hTsq7olDVw7uP5PZC31PwD65NTwWZiqUB1JjdYfPPTzP2vAJF5LQyzlpYxMd5MZLYLWklc"
    "WxPBuuqoZDlAcyqICFVw1Y+C7s0J/7ww+D4a9dElyMBdQcSZNzcNFOG7Tyqiuvekug36RX"
    "XZlIX9xEGnzCmy77EXWbJ3fnenBx8wl9jtpZb/gbrPWJ302W+Offd5eVrqrO/Szl7s39jX"
    "i/HqgJQi5advOtxvlwJ6nK7MXbB3oJxmj/TYeKSK2irsV9TaVs7W22tVPXZfNFM69KmlZx"
    "us2c9m0aTficpFRcbjOXlTP8u2BzGF9cz2qWpHpZ69l2+PPqeEYy3MiyIjThV3ZRxTYPbi"
    "MLnvRPJWdgFffUN27VXDtGcl0CCb9JecJweDadm1y6YjT031TzDOAWSd8+5JIHZhtcd1OW"
    "ez9rnSXMFbExmZ1MXBfvzd81SW0mzz8i3gIX4ZwtnZvrSh65xB3NWjBx63sf3NAhEfakU0"
    "Ecl5tmcILSz/L4JwGfFeyZmsT2BDEBN3k0FFA6zE/m5xLBluscFDg6mXViDDOZGiYXuJHU"
    "xjObLCCBIWOv2Ji/mVTuEnXoMtiAGjwn+jxsgpILgOMQw8Ido3PrgZVuF824ONYWb1g44I"
    "0pz6muVmXlwHgOS9ZFb3T+Eb0TwcVYXAyu14XRdejYuOgPR1rk9ciWSfpruNDW92Q7qbJ2"
    "2MjK7MJPs/gbbcMvxeL+P3vnwAP5byx6F5c3wK6b4Yf+VZfEf0X3Lv8Ru4U/xuL85uqqPz"
    "z/QwtnRJdkisYCR/Hhpt8lwcVYILUsCS78OpGPLPYjMcFCl1mmqB3TRjluNu24YY8LpqOK"
    "2MBDmaVVPsrGPkqDTwI/QBNW5FE3YkbLzDivw4tAKs5hwRPpnUKqF0zu9DrS3jMmd2qBL2"
    "KLgN86q9acOw48awMWJykVm1vN5rUqneFysZacIFJKsjJdttJ0mZ3mz4DsVcJEdxU1u5Mw"
    "J97zFzAQ54KbaysuYkMNs7H/cDXOmwyMq3tkyd2ZtMmuyIRPPWkOpS6m6oU2pdV0n/QWIF"
    "IaP6EBtesn7gvPsucOcS3TIHcrQqW1NWg3/4jKTXcaZg5cR9nLupgnMEwIiDbrjIU57PRn"
    "aA87hSHH2zCYzgFCIix3BreKQ9xja57ticqB7VA3mJYqkF3ZgZUdWNmBlR24hXZgZaVsiW"
    "UsArOJZT6XuM1vcjtM9CBQetRstIUoRakswk3nfYBkk1mfQ7p7Uf7PPOWVM6Q9U1/Z53fa"
    "cKvs898Fm1UM+XfB5rZFK7aXtTWSbK2NhJUdW546vL4AzLVxtyamGcJvgLZlgt1GkpehGT"
    "wDb4MMWykXid/qdk7dpx1V0XtbwRdY6GZtAPI3OFq3BNrartay/GMNEN7F9GNpjDNL5Evl"
    "ilOpzzaQ+iy78FZxYfvrcx3/tSdqOK8X1HGIhfuIZOIy4NM+uV0C1tbyVm79uZ1CI+w22N"
    "3DyHq/T+hn/tMzppi7bJXvqX7WHuQmJ9dy4YF8Anm6rQVTyzKJX+6fcrecWabfG6ETN+gc"
    "oOlKt7V19yfTXbLA7UfSzSgHEpr0Aqf6rY4Jm273oMekzyEYdtosdev37HhzaA4Gzx5dAg"
    "q1Lp9qReZ0RdijzuBBTo7IHQy8zg4nW6VoU57tl3V7Xt0Mh9JJHVyMxfnlxedPfXl4SHTZ"
    "zjRtwWGWTTkUI281i64xsuDmU79LwquxuOgNb3qfMB4B/7eDHdzRJtBxjjDxRAB+SKUC8K"
    "sH4MM3P8/DUurRynWqtGquN3RknVaZy6fFc/k0M5d90aUOvmuKHQR4A2cQoThYB9+IQMFb"
    "AV7qaNakrtMgIlL+glb7C9gjBV2E5SgBJfFUa5KXi6R6u6m3x/epH7w7en90enhyFLnSo5"
    "IyD3pOqlkZKF0HzxiFgjMNp6+iZ9H8+/XlMB/ONUV66cFw8/8RkzsbQzWmqt553HS5cPax"
    "v9fQVhGhxCoUrvHRKdGx5f8854xobOAse+Sl3cyLnKRUX4VWfxUmXHBn1ojPKVKVWLDVfF"
    "ZZu18ia/c3bet8zn1xPWZzfdbJdSME9/bKfQd0Xespd0Ex6k+bsGuZqwslq1xrdY5QFczC"
    "1m6zfB6hqtg6/cBsp+ah4TGSHVSiN5KzHF+rGggH1XcQ3XdVj2MvO409kynKEm5uqECxph"
    "AjeXlV4XUklGdTCl71k/b1/wG+EG9F"
)
