"""Sessions, API keys, foreign identities, the throttle of signing in and the counters of rate limits."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
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
        UPDATE "users" SET "credentials_changed_at" = "created_at";
        ALTER TABLE "users" ALTER COLUMN "credentials_changed_at" SET NOT NULL;
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

        -- Counters of rate limits, where several processes share them. Losing them in a crash forgives a minute.
        CREATE UNLOGGED TABLE rate_counters (
            key text NOT NULL PRIMARY KEY,
            count bigint NOT NULL,
            expires_at timestamptz NOT NULL
        );

        -- The application may delete nothing. What is over for good leaves through this function alone, which runs with
        -- its owner's rights and takes no argument that could widen it.
        CREATE FUNCTION payflowx_forget_what_is_over() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = public, pg_temp AS $$
        DECLARE
            forgotten bigint;
            part bigint;
        BEGIN
            DELETE FROM refresh_tokens USING sessions
                WHERE sessions.id = session_id AND LEAST(sessions.expires_at, sessions.ended_at) < now() - interval '30 days';
            GET DIAGNOSTICS forgotten = ROW_COUNT;
            DELETE FROM sessions
                WHERE LEAST(expires_at, ended_at) < now() - interval '30 days'
                    AND NOT EXISTS (SELECT FROM refresh_tokens WHERE session_id = sessions.id);
            GET DIAGNOSTICS part = ROW_COUNT;
            forgotten := forgotten + part;
            DELETE FROM sign_in_failures WHERE GREATEST(last_failed_at, refused_until) < now() - interval '1 day';
            GET DIAGNOSTICS part = ROW_COUNT;
            forgotten := forgotten + part;
            DELETE FROM rate_counters WHERE expires_at < now() - interval '1 minute';
            GET DIAGNOSTICS part = ROW_COUNT;
            RETURN forgotten + part;
        END $$;
        REVOKE EXECUTE ON FUNCTION payflowx_forget_what_is_over() FROM PUBLIC;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP FUNCTION payflowx_forget_what_is_over();
        DROP TABLE rate_counters;
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
    "cdYH7CX0UIm7MaNgwkGXkGLqKE9JSqU5tU5zSrE5R0xuwPKCVhT7W8f+1ijOvQX/ja06ua"
    "pzcG+vXHmmC67ds1Vl/dlXYn9A9XS1F8SyAUkYViUVylDFNRhGbeVoxc0ayQ+zYvDmuL54"
    "lg6p+iJNA0Gwg9IpW6ZTKp0nJuxVk/bKxL2szmOzCX+spexEFLuI8UkViNNfkhjCJ5mott"
    "jSkxWpuaD2qsCvlyRMy9Qr1/dBbRncZUJ1EKwSfc8B1bPBsHf1RxTaEn3UP10Ofz3LCW45"
    "+2PU7ykJ+3sRseJsZo8LDs01YHOS8hnY3DJLzi5xWfqHpc+woW85Rqs43WZO2+zBum/E5y"
    "Sl4nKbuRzTvaqqUjESFe6fF2KYRDcL7S+WzfhUgN6fMbGnAM142LcT1HXp+mW26TJS6uNT"
    "Cp7eYCbzzbVXML+vBuejztfXst30H11mC2oOAid9J38bY7rW3hM7GoP6WuD751WjN3GbIv"
    "UtL1zuxsuLH+jKfYTccTyoht7+YI9OaMQJbTMEn0Nu5QsCIDDeAPfS5W+PfIF+5fZK9Cxp"
    "uknh2yBDGbDHGQaPmjJIAZq5Z4IsabCl0KFy2yZ2gJRr0xRobl0cJ9DBL+wu3IooLHcGD1"
    "Zsr/KfQboO/EcosVopC9XrWqjWvKpqQVlT7KAF5eD4uFLkw3FJ5MNxwdbAOiDHSBTK1VBW"
    "hpLvQuROfd9qa1dZcsXwVjNc6VhKx1I6VrGOdcUmwO3ZCOX6Tq5+lajxhG5l+3U1qSZUVK"
    "suQTkI6AL1QqY1cfyI6z0ytSxDaimoRQCQWQWpUQu5uoekLnKVB+0pveNllp0yvSPGpwza"
    "ZX7FJJ1yK+41dCtKLa6JAJUgVKJTq0WnFjkVFZs3KiE3eZOVL3FL+BsTW2pIJkkqpQeV60"
    "EBWs+iCl2v29pOaJ/UhpJzq2UKUQh/fpKQNW9Ks4MEu0WrKUA9uc/1Jy783aGm6ftWJpYJ"
    "DQc7Trnblc6VCZ1zTB85SSo8zj7pyZ2kzAjVHoLZHG0C883GsOEp8CM30PgFu66ysTU/Hh"
    "mqfYlLFUr/el39S1nLvwvRQWkA3webcfFuwuQYndIBWs5hDRZeJ09ELUlRkKDaxX3dlbZ1"
    "l+zqTnuRlbdJeZteX79qr7fpgtkYB1ZwIEF0d69cvZoH9aqnNAJFZOWrNi69Z06Ydt/B2D"
    "WTBUkM/T38frIhGSUXJRKSJxNInQaD7DDRUG4mo830otIBbaGCpLZubjZ7ikrVoVJ1tGW6"
    "b7ui0JpcDZ/972W+cBDefEI2CL+51USD3/FjTYlucnnkj3PPDEyBfCfD1W0YZnj8EH7T4Y"
    "M9hVm5pCsodJbMzsu0/M0tBjkLyfnH/vlvzp6shJIFpyYJvvmyBRmNb/Pp1D+9B622NmP/"
    "x/BEIGbPuYD60elCrsyLKHw7Lrcdl8z51Jb5B7v+0T+XVxcgcuDRPexxIRMslh/eE8ri3G"
    "DzheUyoa8wS4ZvqQ0eCpTHCTxTIIwHhTmBNVnpBRspzUyBFUIxsLSSTNAPgyuuQeeY61oD"
    "xCxbSU+tkJ7Sk6qGIJVDuosy1SZC4CfQP7MXdpDKu3pUVYpQhVXtNQyrSi9FaRYUn1KRpt"
    "yl7OwvcFJFQtKNfTGqrjpxmh1cbg4rLDaHhUvNYTbXqBRLtDnIE1bOB7Us2WiacgfRPqmS"
    "PvekOHvuSSZ5bkIOq4p1gmgHjf+b+ITGR1YD6hTZ7oH97m3V/F2lCbyyxya61PVyTjCplk"
    "Z3Td3mVQQ+UYPRoDfqf+iS6HIsrm/Oz/vX110SXIzFL73BJ6zk/09rptXYVIlJNVLqhkpf"
    "jZchRtJmtjR8E46qQHxUDPFREcRao0U+l3j31p/N6Ev+aUiAplEL8zTd7sH9/BJMiFn9II"
    "Ys5e7hfVzp63pc8nE9zn5blcW/EP1tt/gn2GzNFxgg0IjRKVoVBNZmTqfs5VWN2CkyFaSk"
    "Yr5UzNcWxnzlLQXPgmw8bGtH0U2tgZuNqotvK3Ndk4Vu75Q3ICC+FGxkwZ8rZtICA1Js+1"
    "K8va38EmdYlZjXd5Z1r8Hj2TkWhyaAnUF7/bC5HcGrwY64aNYUbIqLz6ryfXFhzTrxGRi0"
    "cEfFPXHoysH9ZzJ7oe8J2Ce3hsfCTIXyRGqs7vC5hwdaGz7hQhJ6OSdtbKKD3HgJrJa0sj"
    "iWZ8NV1XCI8kAGFbDwqgEL34Ud+nN/+GEw/LVLgouxgJojaXIOLtppg1ZedeVVbwn0m/Sq"
    "KxPpi5tIg09402U/om7z5O5cDy5uPqHPUTvrDX+DtT7xu8kS//z77rLSVdW5n6Xcvbm/Ee"
    "/XAzVByEXLbr7VOB/uJFWZvXj7QC/BGO2/6VARqVXUtbivqZStvc22duq6bL5o5lVJ0ypO"
    "t5nTvk2jCZ+TlIrLbeaycoZ/F2wO44vrWc2SVC9rPdsOf14dz0iGG1lWhCb8yi6q2ObBbW"
    "TBk/6p5Ays4p76xq2aa8dIrksg4TcpTxgOz6Zzk0tXjIb+m2qeAdwi6duHXPLAbIPrbspy"
    "72ets4S5IjYms5OJ6+K9+bsmqc3k+UfEW+AinLOlc3NdySOXuKNZCyZufe+DGzokwp50Ko"
    "jjctMMTlD6WR7/JOCzgj1Tk9ieICbgJo+GAkqH+cn8XCLYcp2DAkcns06MYSZTw+QCN5La"
    "eGaTBSQwZOwVG/M3k8pdog5dBhtQg+dEn4dNUHIBcBxiWLhjdG49sNLtohkXx9riDQsHvD"
    "HlOdXVqqwcGM9hybrojc4/onciuBiLi8H1ujC6Dh0bF/3hSIu8HtkySX8NF9r6nmwnVdYO"
    "G1mZXfhpFn+jbfilWNz/Z+8ceCD/jUXv4vIG2HUz/NC/6pL4r+je5T9it/DHWJzfXF31h+"
    "d/aOGM6JJM0VjgKD7c9LskuBgLpJYlwYVfJ/KRxX4kJljoMssUtWPaKMfNph037HHBdFQR"
    "G3gos7TKR9nYR2nwSeAHaMKKPOpGzGiZGed1eBFIxTkseCK9U0j1gsmdXkfae8bkTi3wRW"
    "wR8Ftn1Zpzx4FnbcDiJKVic6vZvFalM1wu1pITREpJVqbLVpous9P8GZC9SpjorqJmdxLm"
    "xHv+AgbiXHBzbcVFbKhhNvYfrsZ5k4FxdY8suTuTNtkVmfCpJ82h1MVUvdCmtJruk94CRE"
    "rjJzSgdv3EfeFZ9twhrmUa5G5FqLS2Bu3mH1G56U7DzIHrKHtZF/MEhgkB0WadsTCHnf4M"
    "7WGnMOR4GwbTOUBIhOXO4FZxiHtszbM9UTmwHeoG01IFsis7sLIDKzuwsgO30A6srJQtsY"
    "xFYDaxzOcSt/lNboeJHgRKj5qNthClKJVFuOm8D5BsMutzSHcvyv+Zp7xyhrRn6iv7/E4b"
    "bpV9/rtgs4oh/y7Y3LZoxfaytkaSrbWRsLJjy1OH1xeAuTbu1sQ0Q/gN0LZMsNtI8jI0g2"
    "fgbZBhK+Ui8Vvdzqn7tKMqem8r+AIL3awNQP4GR+uWQFvb1VqWf6wBwruYfiyNcWaJfKlc"
    "cSr12QZSn2UX3ioubH99ruO/9kQN5/WCOg6xcB+RTFwGfNont0vA2lreyq0/t1NohN0Gu3"
    "sYWe/3Cf3Mf3rGFHOXrfI91c/ag9zk5FouPJBPIE+3tWBqWSbxy/1T7pYzy/R7I3TiBp0D"
    "NF3ptrbu/mS6Sxa4/Ui6GeVAQpNe4FS/1TFh0+0e9Jj0OQTDTpulbv2eHW8OzcHg2aNLQK"
    "HW5VOtyJyuCHvUGTzIyRG5g4HX2eFkqxRtyrP9sm7Pq5vhUDqpg4uxOL+8+PypLw8PiS7b"
    "maYtOMyyKYdi5K1m0TVGFtx86ndJeDUWF73hTe8TxiPg/3awgzvaBDrOESaeCMAPqVQAfv"
    "UAfPjm53lYSj1auU6VVs31ho6s0ypz+bR4Lp9m5rIvutTBd02xgwBv4AwiFAfr4BsRKHgr"
    "wEsdzZrUdRpERMpf0Gp/AXukoIuwHCWgJJ5qTfJykVRvN/X2+D71g3dH749OD0+OIld6VF"
    "LmQc9JNSsDpevgGaNQcKbh9FX0LJp/v74c5sO5pkgvPRhu/j9icmdjqMZU1TuPmy4Xzj72"
    "9xraKiKUWIXCNT46JTq2/J/nnBGNDZxlj7y0m3mRk5Tqq9Dqr8KEC+7MGvE5RaoSC7aazy"
    "pr90tk7f6mbZ3PuS+ux2yuzzq5boTg3l6574Cuaz3lLihG/WkTdi1zdaFklWutzhGqglnY"
    "2m2WzyNUFVunH5jt1Dw0PEayg0r0RnKW42tVA+Gg+g6i+67qcexlp7FnMkVZws0NFSjWFG"
    "IkL68qvI6E8mxKwat+0r7+PxNWb5A="
)
