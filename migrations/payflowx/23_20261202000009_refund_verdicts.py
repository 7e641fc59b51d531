"""Verdicts on refunds: in the same book, by the same rules, and counted by themselves."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '30min';

        -- A verdict is on a refund where it names one, and on the payment where it doesn't.
        ALTER TABLE "reconciliation_results" ADD "refund_id" UUID REFERENCES "refunds" ("id") ON DELETE RESTRICT;
        ALTER TABLE "reconciliation_book" ADD "refund_id" UUID REFERENCES "refunds" ("id") ON DELETE RESTRICT;
        ALTER TABLE "reconciliation_runs" ADD "refund_totals" JSONB NOT NULL DEFAULT '[]';
        ALTER TABLE reconciliation_runs
            ADD CONSTRAINT reconciliation_runs_refund_totals CHECK (jsonb_typeof(refund_totals) = 'array');
        DROP TRIGGER reconciliation_runs_end ON reconciliation_runs;
        CREATE TRIGGER reconciliation_runs_end AFTER UPDATE ON reconciliation_runs FOR EACH ROW
            WHEN (NEW.status = 'RUNNING'
                OR NEW.status = 'FAILED' AND (NEW.examined, NEW.changed, NEW.totals, NEW.refund_totals, NEW.book_digest)
                    IS DISTINCT FROM (OLD.examined, OLD.changed, OLD.totals, OLD.refund_totals, OLD.book_digest)
                -- One that began ahead of the clock ends ahead of it.
                OR NEW.finished_at > payflowx_by_the_clock(NEW.finished_at)
                    AND OLD.started_at <= payflowx_by_the_clock(OLD.started_at))
            EXECUTE FUNCTION payflowx_refuse_change('a run ends once, with what it has found, and not before it has');

        -- One verdict of a run on each payment and on each refund. The index that is there finds a payment's verdicts.
        CREATE UNIQUE INDEX reconciliation_results_once ON reconciliation_results (payment_id, run_id)
            WHERE refund_id IS NULL;
        CREATE UNIQUE INDEX reconciliation_results_refund_once ON reconciliation_results (refund_id, run_id)
            WHERE refund_id IS NOT NULL;
        CREATE INDEX reconciliation_results_payment ON reconciliation_results (payment_id);
        ALTER TABLE reconciliation_results DROP CONSTRAINT "uid_reconciliat_payment_1bbed0";

        -- One current verdict on each payment and on each refund.
        ALTER TABLE reconciliation_book DROP CONSTRAINT reconciliation_book_pkey;
        ALTER TABLE reconciliation_book DROP CONSTRAINT reconciliation_book_result_id_key;
        ALTER TABLE reconciliation_book ADD PRIMARY KEY (result_id);
        CREATE UNIQUE INDEX reconciliation_book_payment ON reconciliation_book (payment_id) WHERE refund_id IS NULL;
        CREATE UNIQUE INDEX reconciliation_book_refund ON reconciliation_book (refund_id) WHERE refund_id IS NOT NULL;
        CREATE INDEX reconciliation_book_refunded_payment ON reconciliation_book (payment_id)
            WHERE refund_id IS NOT NULL;
        CREATE INDEX reconciliation_book_came_back ON reconciliation_book (result_id) WHERE reason = 'CAME_BACK';

        -- A refund that came back later need not be seen by the bank any more. Nothing is taken back of one.
        ALTER TABLE reconciliation_results
            DROP CONSTRAINT reconciliation_results_verdict,
            ADD CONSTRAINT reconciliation_results_refund CHECK (
                refund_id IS NULL OR reason <> 'RETURNED' AND (fee_minor, tolerance_minor) = (0, 0)),
            ADD CONSTRAINT reconciliation_results_verdict CHECK (COALESCE(
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT'
                        THEN actual_minor = expected_minor - fee_minor AND actual_currency = expected_currency
                    WHEN 'MATCHED WITHIN_TOLERANCE'
                        THEN abs(actual_minor - (expected_minor - fee_minor)) BETWEEN 1 AND tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MATCHED CAME_BACK' THEN refund_id IS NOT NULL AND actual_minor IS NULL
                    WHEN 'MISMATCHED AMOUNT_UNDER'
                        THEN actual_minor < expected_minor - fee_minor - tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_OVER'
                        THEN actual_minor > expected_minor - fee_minor + tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED RETURNED'
                        THEN actual_minor IS NOT NULL AND (returned_minor IS NOT NULL OR returned_apart IS NOT NULL)
                    WHEN 'MISMATCHED CURRENCY_MISMATCH'
                        THEN actual_minor IS NOT NULL AND actual_currency <> expected_currency
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING FEED_LATE' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN actual_minor IS NULL AND settlement_id IS NOT NULL
                END, false));
        ALTER TABLE reconciliation_book
            DROP CONSTRAINT reconciliation_book_open,
            ADD CONSTRAINT reconciliation_book_open CHECK (
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT' THEN NOT is_open
                    WHEN 'MATCHED WITHIN_TOLERANCE' THEN NOT is_open
                    WHEN 'MATCHED CAME_BACK' THEN is_open
                    WHEN 'MISMATCHED AMOUNT_UNDER' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_OVER' THEN NOT is_open
                    WHEN 'MISMATCHED RETURNED' THEN NOT is_open
                    WHEN 'MISMATCHED CURRENCY_MISMATCH' THEN NOT is_open
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING FEED_LATE' THEN is_open
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN is_open
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN NOT is_open
                    ELSE false
                END);

        -- As before, and a verdict on a refund rests on that.
        CREATE OR REPLACE FUNCTION payflowx_judge_facts_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM added
                JOIN payments ON payments.id = added.payment_id
                JOIN reconciliation_runs AS run ON run.id = added.run_id
                LEFT JOIN refunds ON refunds.id = added.refund_id
                LEFT JOIN settlements ON settlements.id = added.settlement_id
                WHERE payments.status <> 'SUCCESS' OR run.status <> 'RUNNING'
                    OR added.refund_id IS NOT NULL
                        AND (refunds.status <> 'SUCCESS' OR refunds.payment_id <> added.payment_id)
                    OR (added.expected_minor, added.expected_currency) <> (
                        CASE WHEN added.refund_id IS NULL THEN payments.amount_minor ELSE refunds.amount_minor END,
                        CASE WHEN added.refund_id IS NULL THEN payments.currency ELSE refunds.currency END)
                    OR added.settlement_id IS NOT NULL AND (
                        (settlements.payment_id, settlements.refund_id)
                            IS DISTINCT FROM (added.payment_id, added.refund_id)
                        OR settlements.status = 'PENDING'
                        OR (added.actual_minor IS NOT NULL) <> (settlements.status = 'SETTLED')
                        OR (added.actual_minor, added.actual_currency)
                            <> (settlements.amount_minor, settlements.currency))
                    OR added.created_at
                        < GREATEST(payments.completed_at, refunds.completed_at, settlements.attempted_at)
            ) OR EXISTS (
                -- A sub-query for each row, so that no plan can join them otherwise than by the payment's key.
                SELECT FROM added WHERE added.refund_id IS NULL AND created_at < (
                    SELECT max(created_at) FROM (
                        SELECT created_at FROM reconciliation_results AS earlier
                        WHERE earlier.payment_id = added.payment_id AND earlier.refund_id IS NULL
                            AND earlier.id <> added.id OFFSET 0) AS own)
            ) OR EXISTS (
                SELECT FROM added WHERE added.refund_id IS NOT NULL AND created_at < (
                    SELECT max(created_at) FROM (
                        SELECT created_at FROM reconciliation_results AS earlier
                        WHERE earlier.refund_id = added.refund_id AND earlier.id <> added.id OFFSET 0) AS own)
            ) OR EXISTS (
                SELECT FROM added WHERE reason = 'CAME_BACK' AND NOT EXISTS (
                    SELECT FROM refund_failures AS failure
                    WHERE failure.refund_id = added.refund_id AND failure.failed_at <= added.created_at)
            ) THEN
                RAISE EXCEPTION 'a verdict rests on what succeeded, on its own settlement and on their figures, and is not before the last one'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE FUNCTION payflowx_book_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM booked WHERE (
                    SELECT (booked.payment_id, booked.refund_id, booked.status, booked.reason, booked.currency, booked.expected_minor,
                            booked.difference_minor, booked.due_at, booked.missing_at, booked.digest)
                        IS DISTINCT FROM
                          (result.payment_id, result.refund_id, result.status, result.reason, result.expected_currency,
                           result.expected_minor, result.difference_minor, result.due_at, result.missing_at,
                           result.digest)
                    FROM reconciliation_results AS result WHERE result.id = booked.result_id)
            ) THEN
                RAISE EXCEPTION 'the book says what the verdicts say'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE FUNCTION payflowx_book_last_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                -- Sub-queries for each row, so that no plan can join them otherwise than by their keys.
                SELECT FROM booked WHERE
                    (SELECT created_at FROM reconciliation_results AS result WHERE result.id = booked.result_id)
                    < CASE WHEN booked.refund_id IS NULL THEN (
                        SELECT max(created_at) FROM (
                            SELECT created_at FROM reconciliation_results AS later
                            WHERE later.payment_id = booked.payment_id AND later.refund_id IS NULL OFFSET 0) AS own)
                    ELSE (
                        SELECT max(created_at) FROM (
                            SELECT created_at FROM reconciliation_results AS later
                            WHERE later.refund_id = booked.refund_id OFFSET 0) AS own) END
            ) THEN
                RAISE EXCEPTION 'the book holds the last verdict on each payment'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE OR REPLACE FUNCTION payflowx_book_last_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                -- Sub-queries for each row, so that no plan can join them otherwise than by their keys.
                SELECT FROM booked WHERE
                    (SELECT created_at FROM reconciliation_results AS result WHERE result.id = booked.result_id)
                    < (SELECT max(created_at) FROM (
                        SELECT created_at FROM reconciliation_results AS later
                        WHERE later.payment_id = booked.payment_id OFFSET 0) AS own)
            ) THEN
                RAISE EXCEPTION 'the book holds the last verdict on each payment'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE FUNCTION payflowx_book_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM booked WHERE (
                    SELECT (booked.payment_id, booked.status, booked.reason, booked.currency, booked.expected_minor,
                            booked.difference_minor, booked.due_at, booked.missing_at, booked.digest)
                        IS DISTINCT FROM
                          (result.payment_id, result.status, result.reason, result.expected_currency,
                           result.expected_minor, result.difference_minor, result.due_at, result.missing_at,
                           result.digest)
                    FROM reconciliation_results AS result WHERE result.id = booked.result_id)
            ) THEN
                RAISE EXCEPTION 'the book says what the verdicts say'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE FUNCTION payflowx_judge_facts_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
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
                        OR settlements.refund_id IS NOT NULL
                        OR (added.actual_minor IS NOT NULL) <> (settlements.status = 'SETTLED')
                        OR (added.actual_minor, added.actual_currency)
                            <> (settlements.amount_minor, settlements.currency))
                    OR added.created_at < GREATEST(payments.completed_at, settlements.attempted_at)
            ) OR EXISTS (
                -- A sub-query for each row, so that no plan can join them otherwise than by the payment's key.
                SELECT FROM added WHERE created_at < (
                    SELECT max(created_at) FROM (
                        SELECT created_at FROM reconciliation_results AS earlier
                        WHERE earlier.payment_id = added.payment_id AND earlier.id <> added.id OFFSET 0) AS own)
            ) THEN
                RAISE EXCEPTION 'a verdict rests on a successful payment, on its own settlement and on their figures, and is not before the last one'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        -- Where refunds were judged there is no way back.
        ALTER TABLE reconciliation_book
            DROP CONSTRAINT reconciliation_book_open,
            ADD CONSTRAINT reconciliation_book_open CHECK (
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT' THEN NOT is_open
                    WHEN 'MATCHED WITHIN_TOLERANCE' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_UNDER' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_OVER' THEN NOT is_open
                    WHEN 'MISMATCHED RETURNED' THEN NOT is_open
                    WHEN 'MISMATCHED CURRENCY_MISMATCH' THEN NOT is_open
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING FEED_LATE' THEN is_open
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN is_open
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN NOT is_open
                    ELSE false
                END);
        ALTER TABLE reconciliation_results
            DROP CONSTRAINT reconciliation_results_verdict,
            DROP CONSTRAINT reconciliation_results_refund,
            ADD CONSTRAINT reconciliation_results_verdict CHECK (COALESCE(
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT'
                        THEN actual_minor = expected_minor - fee_minor AND actual_currency = expected_currency
                    WHEN 'MATCHED WITHIN_TOLERANCE'
                        THEN abs(actual_minor - (expected_minor - fee_minor)) BETWEEN 1 AND tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_UNDER'
                        THEN actual_minor < expected_minor - fee_minor - tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_OVER'
                        THEN actual_minor > expected_minor - fee_minor + tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED RETURNED'
                        THEN actual_minor IS NOT NULL AND (returned_minor IS NOT NULL OR returned_apart IS NOT NULL)
                    WHEN 'MISMATCHED CURRENCY_MISMATCH'
                        THEN actual_minor IS NOT NULL AND actual_currency <> expected_currency
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING FEED_LATE' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN actual_minor IS NULL AND settlement_id IS NOT NULL
                END, false));
        DROP INDEX reconciliation_book_came_back, reconciliation_book_refunded_payment, reconciliation_book_refund,
            reconciliation_book_payment;
        ALTER TABLE reconciliation_book DROP CONSTRAINT reconciliation_book_pkey;
        ALTER TABLE reconciliation_book ADD PRIMARY KEY (payment_id);
        ALTER TABLE reconciliation_book ADD CONSTRAINT reconciliation_book_result_id_key UNIQUE (result_id);
        ALTER TABLE reconciliation_results
            ADD CONSTRAINT "uid_reconciliat_payment_1bbed0" UNIQUE ("payment_id", "run_id");
        DROP INDEX reconciliation_results_payment, reconciliation_results_refund_once, reconciliation_results_once;
        DROP TRIGGER reconciliation_runs_end ON reconciliation_runs;
        CREATE TRIGGER reconciliation_runs_end AFTER UPDATE ON reconciliation_runs FOR EACH ROW
            WHEN (NEW.status = 'RUNNING'
                OR NEW.status = 'FAILED' AND (NEW.examined, NEW.changed, NEW.totals, NEW.book_digest)
                    IS DISTINCT FROM (OLD.examined, OLD.changed, OLD.totals, OLD.book_digest)
                -- One that began ahead of the clock ends ahead of it.
                OR NEW.finished_at > payflowx_by_the_clock(NEW.finished_at)
                    AND OLD.started_at <= payflowx_by_the_clock(OLD.started_at))
            EXECUTE FUNCTION payflowx_refuse_change('a run ends once, with what it has found, and not before it has');
        ALTER TABLE "reconciliation_runs" DROP COLUMN "refund_totals";
        ALTER TABLE "reconciliation_book" DROP COLUMN "refund_id";
        ALTER TABLE "reconciliation_results" DROP COLUMN "refund_id";"""


MODELS_STATE = (
    "eJztXW1z2ziS/isofUlSpXEljp3JKVdXJdvKRDu2lLPlmcyOtihKhGyuKVBLUnF0u/Pfrx"
    "sA319EypJFyfhiUyQaILtBsF8edP+7MdeXU8t+/HHU+U6Z12iRfzeYPqNwkLzUJA19Po9e"
    "wFOePrZ4a4qNXN5q7HqOPsHOprrlUjhlUHfimHPPtBm2/f3eJoZpkMd73SOeDf/NyT2xx/"
    "+kE69JdIZXKDvCzgx7Ar2Z7K4C3ZAN2chd8NOaaYyI6RLvnsqG0MZ2KYFbNC04DddMt0V0"
    "Ak81g0d45cpLcOs2ubctQxCL5yP2lJjwz6WeZ1Fsz4eFU0P2nTqGOfHcIzKa3OvsjkbHdu"
    "xH+A+3LS7xO3UocRfwALo8Se6BwZS5+GimR2xmLeHPhJLXwd0hwYRSuCe88ObTkGHnhg5i"
    "0OGhxO3CKDPbxQ7kbeNd68RbzimZ2g70fUS6Ht4ZW1gWPyVuwBW36NA51aHNINo1W8zG1O"
    "EPM2SSGTr/uSQ6PMmjY3oeZeT1aG67Jkp69KZFJpY9eeBcc4HG0S0y0yf3JoOhDJu9gjtz"
    "DOpgLzMu7gUz/7WgmmffUTjngND//LMRipLPOHgM/B/wuPGPf8BPkxn0B3WRAn/OH7SpSS"
    "0jNqNFB/y8xruBc7e33YvPvCXOtrE2sa3FjIWt50vv3mZB88XCNI6QBq/dUQbP5FEjMtWR"
    "pfKd8E+Jh4ITnrOgwa0a4QmDTvWFhS9M47+nCzZB7hE+Ev45+R95a5FmmtbrD7SbzkDTGq"
    "n3C28h8erIUxOb4btp4psKjPlL9BsyhJ9t4ADnX9rXr99/eMNZAJPpzuEXObsaf3FCmBmC"
    "lDM95LIvoDifz+91J5vPfvsEp+FG1+GxfyJkcrgI+ezzGbQFljZm+g/NouzOu4efH94WsP"
    "i39jXn8oe3nMs2rJliKe3JK8f8EjI7ZG78XSg7leNUm5zSO2b3U2ZwyNRwKanA0xjRE1gq"
    "14DD4ih8/m2nyiIQEBzgKvCxzCrwMX8V+JhaBXDtTXP3bzf9XjZ3/fYJ5qK6Qv5DLNP19p"
    "DJBUxFTmDPM9f9lxVl5uur9rckn88v+2fJKY0dnCWYbk8mC8ehhqZ7ad5fAN88c0az+Z8g"
    "TYpB0h75B4cljEH3qnMzaF99jUnkoj3o4JVjfnaZOPv6Q0JKQSfk9+7gC8Gf5O/9XicpuK"
    "Dd4O8NvCd94dkasx813YjyxD/tn4oJ2ldg01I+M++6zMuWcZQqIWCT7eP7BfcL/376r+Pj"
    "9+9/Pn77/sPH05Offz79+PYjtOV3nL70c8E8OOv+0u0N4mLFE3/9hQr79CGiTOKJsT55eN"
    "QdQ0tdsY/tvLbpS7PjWfKMzvQ7zk58brzhwNK9Me9Yl30G82/hyDtPWcOJNs1is9iF1prJ"
    "tGm0/UoD+QtYi/YUzSmkByERk4F16BLsBoxHsKcsmEhNtBR1RvTJxF6gmeeQqWPP+CnDgN"
    "FcYRXDNTBo0TZGuxLsPodOFy410hb2cw6cYeuVNeTciV3NxggINqNerDbk9k65yLfnolM3"
    "zu/ctTBKckhr4fG7k59PPr7/cBIsgcGZopVPrHLRT4ylu54m3qk11Ik0tdIoaq1RyGVP4+"
    "thVWmniJWwayfs2mgwty7/kmboLfzKCm0F5plTUkVpkzm0tRl++3UCdN+5Hxd9z/qSaw+g"
    "OggfMv1pxh3qQjNANeCBzj3ULOAGgGqC/mXuRneJmJBpxWS7w2HEYMAd8ugUt8lcd91H2/"
    "G99KDWmAaF189bkrljfzfRZ/3dXkzuqcvd5+iER94dkRsYEjjkCn1oTOEqJaMJ2H5ID6zU"
    "ZAAAFu7RkKHn/LttGhiAYPQxHBjvTycGBRmY33XuEKZwCh3lRLeskgrUnw0YGVcB+Znwne"
    "XKO74z7zjFyVlFdQ0IDk51PT49KaG7Qqtc5ZVfi2tW/H8F9vrtD9DvePy2jG0ArfL5+zbl"
    "evRXKA2swvsqjE4RrsXxmnnLn4Hhjm3lTOgOW8w4r7twTzqb0LTqKGnrPLkbtzed6xbBv0"
    "PW/9q5bg/68Ns/GrL2xVW31yL8X1IvKCOVd2WE8i5fJu9SIjFdjX+XM+RyZgPLdZbzzYzS"
    "JWQyBsJtCcVf4p/3I3nW71/GdPazbsL717u9OusA7znroZHpRZyCsQBdTIupYjzFKZXlVD"
    "vLKSHmDDV5DZHn9LIB8dfs+7Pv0q+N3dyem7/SZSPTcpbXmsW2sz43tQe6LG0+Cxv2FVqn"
    "y6aEsgGJj6ri9qRv4RoUQVsZRvF6nWSjrCi8OJ7QzpKIqj+5Z0BiHZRJWTOTUpk8EV2vnL"
    "JXpO2lTR6HTs0flWydgOIQefyhDIuTX5IIhz+kQG2RpSetUZtMd5Y5Yb04YVKlXnoiBLVn"
    "7C7SqSVWJfieA1fPur329R8BsiX4qF/2e7+cZWBbzv4YdNpKwX4pKlZUzPTH3ITu1hBznF"
    "Ip0nWWMg8P85DhmqHlCK2SdJ0l7dDv9sNaco5TKinXWcoR26usKRUhUWj/LIRhnLtp1n62"
    "HWreMbD7Ux72BENTAfb9ZGp4NnyZHf0xMOqjUwqe3qAWFd7aa5jf193zQeOvXfluOj886j"
    "Dd6soYfSN7F2OyVXPFhkbZXpOhf7MseBN3KerC82LyzXhZ8IEW30Zouu4CmmGwX27R8Z04"
    "vm+G4HPwnXwS/4BwA9xKl7078hnG5bsrMbCkTSwdvg0cyYAj3iN21OIYBejmgTLyqMsdha"
    "7Od23iAEgZuqbAcmvhfQId/MLh/J2IzPbu4cHy/VXiGXjkQDxCgddKeah266EKZVXWgxJS"
    "HKAH5fj0tBTw4bQA+HCaszOwCpMjJIrL5bisHCUvQuVOfN8qW1dpciXwWgtc2VjKxlI2Vr"
    "6NdU2nIO37Aer1jUz7KtZihW3liLYaNxNKmlV9MA4knTQveFYTVwCum+TOtg1upaAVAYxM"
    "G0hr9ZBpe3DqvFC57E/ZHc+z7BTZHRE5pbhdFFeM06mwYnPNsCK34tZRoGKESnWqtepUo6"
    "CiEvNWNeR13mQVS9wT+UbUlgqaSZxK2UHFdpDk1kZMoZuwr/1k7UprKD63amYQ+ezPzhES"
    "yqYwOYjcLFrOAGrzba4/mUxsDrUsEVuZ2hZ0LDecml6LB1em+szE7JHTuMHjHpE230hKDd"
    "/sIZjM0SEw3xyEDd+BPDKBxs84dJl9rdl4ZGj2Z1SrUPbXbu0v5S1/EaqDsgBehphx8V5H"
    "yBE6ZQPUXMIaLLxulopakKEgRnWI27pL7eou2NSdjCKraJOKNu3evqpvtOmKOogDy6lHEF"
    "xtFptXM9mufEYjMESWwrTx9Afq+ln3XcSuWVTmMBRb+EWuIY6SC/II8cIE3KZBkB3mGcpM"
    "ZLSdUVQ2oD00kNTWze0mT1GZOlSmjrpM9303FGqTq+GaAmcnpmXyvHgD6szcbEUhq+EKnc"
    "GJkWheQFMC9q+LDzfwGev7mB5W9hnr7EHkLPS1EeklpVSoAPC1f6B0LhMm82o+5nRKHYqF"
    "fzzZJ2hmPDVgFuj/GUaV6RGXvL4QR8gEKos95dT+MCKvIuPneMp7Nlk28U4QaWNZMp+iF6"
    "ZaZMDJiT2bo+5pENeE8Yds9F23TJhSjj0bHZE2FkUyfsJySC1i880JXCy87BAmTeS/jsiZ"
    "7kKXc9vkpYng2v2CGQ41vHtXAH3mcJOyGhLen3wGpTztq/LkT7AqClSU5vA8Fe9LaFDvc/"
    "Wn90ntCZYLbYxvlSbeqjSj8zOAZ5CqTOAZChMyamayrGo5RdUmYmSHxNhnKDcRZb8HRoCD"
    "fqB1J3p+B4cklY1N95Bda0z6DOJDYvIzT/1QyapqqsUplalWO1NNWeQvVszjZdU6hklCFV"
    "5KLJS+cVuRsQkyVSKyMGg3iwR1nhy4i0aI9pK3K2N3icmVE7/LXiBUbHQ1f1OrYs0ipF+F"
    "86qR6ff0LzaLfZ2+E6+Cf1MnE8vkVc/dB2pgFbgxT9nhwG36FdgxrnlPyR3w71Ffwkn3kT"
    "pZxeae3CP6JftTf7ueyGcyoj8m1sI1v1ONF30bhd7GaF1038fJbI98bncvOxfNMK6Kg2Eq"
    "X9/xSc6/dM5/dZvSbehgbmkifYOBAxUe6+5OVEhHaKxD6f9RrLpOHTBWoH1Qwd2L+Einpg"
    "M3NDPvHO5vbony6v3rKzLRsTw6/THnRWyKC6T7gAfToLO57aF/C1MRCzis5JrmUOnf5W+t"
    "OJmxezHt5cROCtP/YoPEepTdKOp8y26hz7CeYGjeZYyf1yRxB3nNoveQ1Ub5dHebKSYxhV"
    "MsL0gZkyY9xDD5NrKaTGF86swdM0v/KtoomyBUO2Wba+6UTS5F5Z1iSUrlEVvbI7aTgFLt"
    "WL/NiJJUgrQZaC92xge1qHxUkvIAuf2hTEG0D/n10D6kyqHFtL6yvI4RHV6UdCuf0OidVW"
    "B1guzwmP3ubdmSDIU1GVLIvoSZV4XnGaSHx/ft5Bj0dG+RER0tV40upK7z0g16QXfQbQ86"
    "Fy0SHA7Zze35eefmpkXkwZAJt0FLug+S3o1y70apN6NCZTrfrq/wNkRI6iyWNV+DkzIsPs"
    "ln8Ukei7W1vqyZxGrxKWek6qa1cChw06jE8yTd4bF782qjz7PqmwHTlIfH79NSKs1pgUZz"
    "mlZoVJw+l/sHFaf3wc7rCDpBqzZT11rSsvaombF+DhyduTr31eeIOka8lk9vY6K9+Zd1IX"
    "69fjW/04THy9N+wP1rpvH6zas3NfL0fetefFzl59s5oGOPFtgKOBm1q13tat89cmP1rvas"
    "pWAjnK0AO9pX7pbDHe1uZ+B0weJh++S15srM1NCqCiTGtWd0bBvLGIDlzvxOGcHHklvPRP"
    "RiPYjMJkfwES0PdAm9WDa7c7HDEb41I4TA2HIU3OVnep/IyH6EicwL/MBFN9g2J9IUiPwE"
    "GM0f63Dt0TE9KhEwfGufBMcM2YgtZmM+RAB7aRIXN1saogyRDQT4JJjTIHiWKCJnyff0ic"
    "fW3TXBMPMQGSVuaIMYGc4oVSNb4Ur2ZMlXuJIa6YXbwpXIVS7F/Fw4SUhwSECSje1fUzgd"
    "hdOpCeu3idOp7vdX/v6K/n4VS1ex9P1aY1Qs/XAUcxVLV7H0WvBbxdJrY4PuX4RVxdJfiq"
    "RVLL2msfSo17usEztKo8K+OVtkqrE0TqWYqqAJCppQu+B5NWhCJFb5ZMZGMkIcKG/jC2AJ"
    "9vKPkJq1qzkb/VrXEu/xWZjJjQLYh9+kWQb9oUm7uyQKZCDSmAharOEwuSfuYjKhFGvdTb"
    "B2A4dpGPrSJRbMDyeR0xgREZIaJhs0km7RJgdDzGxGl8SwKU9WkoaIPP/wq5Ml54IdJIOr"
    "fYljRM8Lfajll7hZgHPYqWOvbivcwXv26s3wrbj2kHNrOXxihMqxp9w9yt1T0t2TsvyqqH"
    "vJb39aoH1GBzb8Ka1vh0jeffzgr9S3Y+pOGYX7iUp027Lsie7lFrOOXF+hPutByyqqs2uT"
    "2QKUVg5jxsolr1wCL4mzRMzxlFcxcannWVRgghGX7GJuPJ0tQTt1aEydzdGPNzsGgqhHUT"
    "wXh0djiWzQuHWerS/o/RPq5vZjtN6bzkQVE8xDyFXze0ljz2EhNT0YzYdLkwkOgldtlw6Z"
    "rFzC+26KstvvjkjP5uhw7MWgExPVftOTpVZg8IVF8ZqAaiOpCfcgsN8I/dYZWcCzOaDjzw"
    "oqcP/Z4KPKaemDp8vq/Qrk/BzKf1RCZXkdpVF+ToWeVehZhZ5V6NmnoWf5Z17DT3vFxThF"
    "qJLGJxZk26tWL1W2Pzzc1Lbyqino1DpTeO88LNJQqF4uJEWolqgErj+wIytyNkWo1PFi2E"
    "HIsI2EcW9i3e0ng1c6l1KTrESkPHzlnzNcXs/FYSWDU+tjzULmZzp7OL+3zUlOvDxyvVns"
    "7UM3mjbhTUvnS7Clm034u8a2jY64oJgwL/+LV1hGiFqMJCoc89QGXN1wPSJsbl6bOLNA8t"
    "bH9HMqiGIePO+BuE4N8q4pMifIfAyiydyxJ1jVY2ovRCkQDLTjTcI9u58I1Sf3IlLPXYRY"
    "uQRrF7s2e5Wb90A54urkiNu532ingY5Ne41wock2+lbvk/Rp6+y0aNx0r24vxS7J4HDIQM"
    "UfdK46vQFulAyOkwtcOVtx03sjJxiPYOsYiVFCZSPW2kaUsqpeUTJBpyzEQjMmYJfSrleX"
    "5UtMrZop1xETMlO5jpuYRcp1aKdVyUXGFVz44hEXcZy2KI0XZNOyHf+UzLMlk50dkZEB6q"
    "TuySxfVNSmc83ZArVQQ3Q5510uMhCozzc0atod1I4x1o29yYF5WT9Z0g/D9rg2Xly3f+/x"
    "3GLQmNfSg6ltHJE+Rt2XCHX1qEhkJvVzvK0IgoFM7BkYBvaQLZhnWhhShx5ckdMMI/jw9I"
    "SCLIg+hnvD6wJ55PrWhHxIsDZE9ApH4gF+8ztFmMAjtayWvG2PP9Id59DCGzL/pkYBGmTE"
    "OSui+HH+wAD2IyPBPniXZ0oTr/YnAR1AtoPtYvH2LmGU8mcgY1rSoMhLelZc0k+ZITs1Q1"
    "5EipGvnd5Ft/dLi8gDUJw7gwHPJiIPkulFhixYH1rhUlEPxVpFyFWEvCas32aEfOfI+Zrp"
    "v8+Rb8peOHkJdkp8DALqOk/u0JOinbV7v0bcKfx3xKcScamss/AflxHQcb58jlPi4d70tf"
    "IgpSkP743YShKk77oFSi86m7K9WNnsjlMVubD2j+kFPEaPVLLkIbfcqnoAQyqVcqXO3j/d"
    "A/t4vh4UKEmrJF1nSQtf0zpyjlMqKddZygrY9yLEzL2cawg5Sqde5JpLuNBuXm3MxXuosb"
    "XQuO4Mbq97LSL+D1mvfdVpEfw7ZF871zf9Hvr98H893Hdq4/IuvHpl8tSptGpbwDrvNJ3L"
    "/nxi1scGqBxgEdZuPgdYXkqCNbhbOilBPaft5rMSPDOmuT3hW+UbuaBmv0GzBKpZF21LQi"
    "/ajEgCxPJiCN8PBjUlxJfv1OcgXx914B6Rr9SeW5TgzcI1gStw9aVAQeAGft0lE8t2s+rC"
    "bX9InuPANIDOnJoCEsExGhyegfQ8a4Jl8ROPCNCAGxHZxwTGgNeCEyANeaevR3jOQ/ifG/"
    "QlQdM8scHsTXPI4BamuiPTKLiUeNSyPhF0Jy1lToPwicSTMNsfAnMhCGAGgqYfdRMhEjZ/"
    "NLxdngKNM2YknlLDh7ILch7EGYDNgjhfuiwcZ7xCP9QF/ZCWXdmISpqyzkGvNUMqm0+HFr"
    "7dVZgdp6qxMVobPit4wrbhCfx/Be767Q9v9r4ru8u8aJN5agL7H98qcdcY0UsOu0bVjCoe"
    "3iidcuLX2sWr3Ih1ciOm/DM1sHNvXdpYZepim2Z5a1dbuJVSXgdbaDGJHPELw3Osv3fv2I"
    "u7ezgti7Q1OSR9rpsGwttl2jk57iciAPYjPwQ1yknit+UB1a7amht0OyjIWDNFYdv1GHVX"
    "JLFcB/ITJ1UKRq0VDIUSOHQJKxWyTipkbJGV6lY1pSFOpSLRCab62mBFribIVDS6MBqthy"
    "G0J8dLEyG5/Zy0K6Om8be2RETan5Ab4fFVpLO9nL4r+Zt4f2sYl77xg5WNXHM9bNIsYa2H"
    "0c9ytjrudw83u8td+EG8tAvmtAh3eTwX/kw3+GZxuSOe7zlvYvr8IO7LU1KxIIn91LR4iq"
    "oHUERY2nB/1tFFXv7glQtizH4AWqbZ5zkFeHja5VHwUdQLMhKZ+BmVGfvvoQ/TbXLhyvgz"
    "s4NoO1waMjE4PAyOh7vq/drCsj1G4fmNjh37AZ9vKnJ+HZHR3LFBtjN3xN0VLnBCbOC3me"
    "QBxtExUT9PQWbyR9CH7PHetmiLuIuZK27TMKdTZAfGtsWGf850o0l0jHqLRphhQN5e7rZ/"
    "P+TtZQW4zdncdtI5AOKLHOik3AufSg8QuxBzPCUIlZulBnFzL8PPcmYy3VkWxcy9LFfLeO"
    "kJx+J+fuQz95Ff9s9iluBv7euzbq99/cfrq/a3NzFz8LLf+8VvHxXF2R+DTjsV23FmWVZ5"
    "OVx3SF3nEG/jvH010N6evm8R/2jI5NFJcO5kyK4G/3XytkX4vyE7a3ePWwT/Quub36DhzW"
    "9D1v/8rUXgz5B9u7yBQ/w7ZL3+9VVbO4ER/COg6V+0gQj+Jj9Su4GKF5mB+Q7NQjPwAHya"
    "m0dLrLWn+sC3U2+eyy6FxwR+aZVTX2ZQ7tbhVM8kmHMwMqozN0GlGJtmrOlq0LWjG1mRpT"
    "MbFG09x0uaoExqPUBan4/uRpSefv8ypvScdROpdHq3V2cd+A7yhQMamV6OD3QnELa6TeSt"
    "JtgBS7ByaosY0UuGWPmmaAXeRUheMufsOWXQ2zoJzFKkB/S1eu4EZpbtrimFFKmSwrpSAP"
    "3A9wRW1yyilEqzKK9ZcNYxz2QLOyv15Wq2R2nXY3zNJv/z8F3UEc2JD+auNgmqQ8pZuTnL"
    "T8YI0mz9202/l2P3RWiS6og58ch/iGW6+8jcAs79TWaBCCazrx4HLtnItD7PcMhiB2fJ5S"
    "Qe8qiClUqQKkScwkspvNQaeKmMUGHZEGAGqYL4JBwFpkUrcjVConBoxYgpZFWatesUJ/Qx"
    "FJ9lj/vJ3ZWAnsjcKoGWir7fG2FzNVRaPReElTzOWBVrBpwKZnsH7YNGdi2VeJvminoqfm"
    "sNTQ6z7EYnhC/N7O8SvcSiaKIjMoqm3OdgI0a/Uwf+3ulY4+MTgm/o2JS4IDJxqGFm1E/Z"
    "xiAcCmWZDzCBXZFsA5qZd1Tk2hB5O0KMFRkvRIYMhCrxgakz1x1v2QyRVxzLhCOLoTzbMo"
    "h+B9PsUwQbNWQ6gTYuAmAQsiQLoyDyyPVsLIiI/XGrDx7Nx4zw+0PIVVBoMX4PmKYEz97b"
    "jz/BrDGpbMX74RAsSah7LVn3RKLG4BEZdhxUgHw0JzSAaoWQrrC3CT7rmAIzKHk9sh3zzm"
    "S6FaLJdF7h8Q0w+MyGMRG2xftB7j2GFWiwzCTmHnHwUSy/2ArWYMHUKiOcza6o6CKTpgSb"
    "2/BhI6VcwjvjNE2sXQN8IHe2LZgikrm45PU7H+42Bim/ETPAsBdjv7bOUtxfKCD5lCgcH3"
    "gHsprpS7xTDjtrhc+GU4Zj7kS9y1GskGyYGSY4G8wvzClzBxMV5rXdxIe1KN+LF1TakeNC"
    "DxY044U3mTxx1R6cf+lc8BkwZLzYDp/9/BbaMitgIFxZlKfFZ7WHrIVx+tdfv7R7zXBqyY"
    "o5I4d6C4fJPIgjmI3ISCNWikjevUiog5WAZOIcNyxsRHXHMiluQBTPJB4bZ4Wg4mU8Wz4w"
    "jzKZjUakF+KM9SJbG/NReW4UIyqKCMEKlYbohUVbMsB6Cli3U2BdILYUr/Pj9xES5RzLMA"
    "5fRIkjuQy2/PVwyMSq1pKr25Bd3H697J63B50WCQ6HrPtLr3+NdPJgyP73tn3d7g26PTwb"
    "+ZHUSUpB4o7LQOKO8yFxx8mg9YOZlYyvnCh92hojAxpf23+I2iPyYMg+d0Bi8Adk1Rt0UP"
    "EGYcmjIRuAeG4+d65bxD8asuvOVbvbu8CTwSGCI2FiIDoS/mGbeNbc/uALtuf/1pL0xsGP"
    "GGnhiuoaEZqATkVnqkTFuPLu6lZ1jkcpFc+r8FxYAdU5HtIpfpfm945L59WM5y+ocl7dOL"
    "9NXB+uDAjPqQpPS9K9ZIyaqvv1NP6pUnXPXqrOf33X43oWsWJ8KcZjqRTP1mhOlYN8pqcI"
    "FcNLMdyhM9MLTPzy+7WiVAfI6rel8rBis4Kao+lMrF6IbAFuGpV4nkV7eJzfSgLcWOyh2j"
    "xPEB4ew9+XWVTe568p71NLSjSYqFVN7ZxJfHhc38paHuNdLkyjJO8j9IfH/s1vyPVj/1me"
    "kPwsDlGqNbM41IzPO0jisLMEGor1EbxGmvv5Ee0EmcKIpsshVNp+EBCovQdP2HsQg9hUmc"
    "4pQjWh0xN6nS0dUTqV/rbO2znkBqgq2maE5PAUzNNSZuxpgRl7mjZjObowm8WrARsBcY2Z"
    "3Wj/0u72WoT/S+MqotWIz28HLQJ/huyqffOrAOvg/yH70mlzuIb4P2S3vWs4ap9dAm143F"
    "hDqJvHZSBO3KM/MoQ6gLM5PokITZ1hVBtZBzvfBsXf+Zja6jdPfvzVHsMX+VES6sNaOwyj"
    "pAqesN5GQhdLxGS8Ym3H0XOM8pAkwfSSJkzNuL5iZfvzH/Uqmr4/3Ktge4Q7kSoadQk6tf"
    "WyeOtlbMfERjYGxvJ07yeLV+4NTM6yEpswd1Ojvp5rw2ZK1O982yXfZFy869Lfh1xu0yVu"
    "6y1bTV3kSufbonD3la/iimzxYg+j2JZ486X90/HpB7F/zCXcS97EzVtiUrQitcplmni/L2"
    "LDPMyoqv6sQ2fu8xKDpDZ2qZ1bO925JaWS4nRRPCekUenQm+umQ4eXp2rAPkpzEO6IZwjU"
    "u+b/US2Yl+WB83G6Q9qg+NypApUL6GW4gAJpjZcV7b80pbIAiy3ACMc2YpzcunQfvx9lTZ"
    "P0BKuredKfyD1Dq4yUSMPSpood0JQ2WMICV1iaiqv8TcKzX7hkbukTsAcYfSRBkhLZwnZE"
    "3SqRHUJnQTIJm2UaJ9saJtMQ8TNXyeIByiCplUFSuRDEE2tA1G1N23QaCZUFT/m468pYlV"
    "5wV+kFVQhhiyGEXWmRZ7b9UJBWMLy8QmN0KHBiYlomT2LGUzaU0xcHmN9OZOXFVGwcEysL"
    "o8roAKpsDgUtxWjJaqTWkjj2o4vt4uOG+cZ4br7FHO18I609PsegPC+c6WpYyEPmtpM1VG"
    "kw5gT0T9czLYuInMmfUCE12cThM0a3iLNgxAJeukRQupRnxMNEfqDbBlny8O6OCDzVEF4G"
    "3bBMRl1+R6L6KdwyjoqdSU3YcTHV4SM/LXtpiexsPH8csMklho2p+zAVIzabHZGRC7dGw4"
    "RwHo4nqV+5/kO5ZEzvdMxvh4nz+NCmS0RuKcFLmIs87SIxTJgKdA5LxbKJafw4/+ypFyab"
    "++fCgIkrMisekd/9pIqiCuxEtygzdIfn7BO7Y0QSwIAHIjzB6I9AzK8EX0YoQk6gGaDsY5"
    "o75Gvk9Mx0eeUPuJRnFhSkm4NvFqw2ml8TNkjqwH9xNhbknwuJKygLMaLnNSFqqScU2Qsv"
    "NE3aVfcmPBkcDxn0MLjsYAou7Wund9Ht/dIi6XOc/gYOtPAa7ydxLrnYlnLjl9vOW7CZN7"
    "2nNH8z6WoRP3FH6XOJuPOtfQ4y4P+GDN213Z426F92rtu9806LJM8MWfuqfwsivRUp06K/"
    "gmv93yKX8Aeiea+vO73zPzR/1iC2N3EKy8wOtItbhACLgyFDan5GHvAMbxfaJc/MFxwKSj"
    "GBLgS1/BGbmp/bXX49dcpHIuNF/4iX0O1oZ+3zX3kNXXFYj6m5k6xAdVOft5oWiP6Y04n4"
    "iFfOfpWmPSQX0TMH8gxzKpOsrCOKLGqF9l07qCpMkQwRrEi/51Opumvls+8Jo6Jq8DqkUn"
    "HrWsetQ+OwqojjlErMtRZzPtCt6KOVA3RTn6rSnyrhIKn4ZgVEtXqpevbj66eUGDuk14kn"
    "T3Zt6/s6SYCjlM+oiQRnolLNdmXXTAVJejirvk9Z9GqXf53fryzn9fpS37imoiS/vfwOu9"
    "2ZuEc6aAXYhgj/VQ7DRIjUZs9CvMZutsrVdLJuZq9cev5uhLvXQVd7OW1X8jb21m4AoZGM"
    "5aaF0Gd0YMOfCiKIYg6ug273MZxbQh6RYHYZeTwRBZPJ3ExATJ4YKmBjxMNVKLkpoQuyah"
    "+CJJZkat4tHBqUFYQ+OQzkiLTnc8qMnxAR0hIlDgW0xA3KVI6XROfwEdlvdgnObQ+K8BhR"
    "eNJG+LZ4A2X9yZH4NRJFHhGWI6pejuQaGBRYFO34NlIOUmGfCC+LaPodR/AtfMRBvCqj7M"
    "ajzgwTHspuEiAd/zGxtig+JjAp2odBJ6YR1ls8IqMppWGB0iF79DvEfP8c1eLHmBAj80Dp"
    "vElGwCR4jYNQx4hXtZzqTlArkd+GX5ESHglohKtpRGyEzfCKlLj/VgCPRGpkP4wlMTvR+/"
    "Bs+4Hg+yOomoii9wJY1GSJv0UtTl6x1IAxTUOIAV8fKSm4hh0NmXz6TyQcWcdMtSMJQwo6"
    "NnFSRLoO72MG36WmvMBs4i5mHB91D9OnRUbnXz43b28uyoNxJg7V4wUfEXvjLJhcVlQJSI"
    "XDUTgchcNROJwXisNRKJGahHsCZq6DjMokrvNqUQ+IFBgdC91aqzxgglKFOded95KT68z6"
    "DNIaJ46tx5RXYLT6TP3ARK4mhBjZ831x3yZ5/3bf+J1wL1Tjegax4n153sddMdVYn6ZVa8"
    "6T5cAdU1W+tmnKw/vYfiyVEv9jQUr8jxkp8RUM9pBhBwoG+yLErGCwOyofH4tgVHm94pTq"
    "9ar166XAWwq8tQ8cDSKnpdkZUKjpqYrZ7QZjCHMwzd61EHAx3I/odT+n7mr0VfDe1rbewb"
    "6yVoE4dwvizF6DN8Lem1h3h8ni1Ndnu9nMQllhPjGN+onIEmaoJPYhtdfU4ot0kbBiec0O"
    "Q1aJZcMFlcHnwtP5dR3r70AY9lSY8II1ymCEha5QBSC8YBXQwXPddQUElGM7YWIfkdEj8N"
    "p+lEnN7qATGgIxwwxxPpBXZlkbL7OhwBsdQaBTFxZ1NR+/KlG4kSoyIludhUnsoHuE54Zd"
    "PSLodoz4V74o+J3wEjOLmU8tTvNsfbplDVki25/bJFSf3Iun4uBmDl8tAv+Obe+ePyGHv0"
    "4xPyDICQeAti4IxOVQaXvhiXR5/EE92wPJCc5gYmqQs+fYFhHnRXq6x3vbEmwl+tSTXIa+"
    "WxyObI//SeE+5piZjwMeOUv8wL+EZ4/4pr1RE0aMI5NGHCYcj1xLmS0YNLXgfQhBwvy87m"
    "mO6T74517DA3LkMLPHtrHkUGB/Ly6IYcgE7DpINOin0w6YYiG2FznypukLCZ4B5IlZ+fim"
    "bTy95Lhm+mNCodsPJ2QM3DrygeBalI086yAvJsQzMeJ19xOB59Zn+CzyKQT+HH5xznDhVU"
    "njFykhoXDCCif8HCDS69tej0N+5cGQnfevvl52BoinDA6HzMdfiv/JBbtMqG/zhZJh9Lu7"
    "rAzs5SQUIa+1iG4Qp32Llar9I6xv3bttXyK6G//XQxymq01h4AzVb0WSBZ9KpXoqn2cBFL"
    "QsVEchdi8TylGrub42iqAUiKAAQ5Ccy0LPrMLfkOIAGXxShsEn+Qw+STGY6+5V+BsQKPaW"
    "YK/uava0avw2IFKh21qHbn2jIy3fgp0jIckOUZQ1rTwjzbYK/IxQKHamYb9oN6e5+bebfi"
    "8P6+tTJJce9Ib8h1imuzWuRkzV8cK0PJO5RzjeLqxV5FBsFfLX+KCEa2T5P88o4IodnGWD"
    "EqpLJUVYa+Hc/Mu6EL9eDxuv/vzHq2FjSynwtiOliHOyil6UpDs8jPCHkxLa0YeTXO0IL8"
    "V5HXHhZuhIdGLOdCub2wnK5AshSI9kF/vH+AJGX3TOu1ftS9A1m28T1mlUQ03VIFuzom6c"
    "UimktVZIpyYz3fu15JwgVQn/ai1n3bQWDtWK0ivkiDlFeXjfqdNSe1lOC/aynKb3srhMn7"
    "v3dsZ7NaA/8irCR2gOgc1Fr1Dn26BYFQveoMt+7xe/eVI/S5iD9myO6BJDMzMm+cDRmatz"
    "nTTHNkyQq60Iabl96158jAsibUbazhysbFdb5xXIolWvQrlXIYVr3RCuag3gSwD/yUG8RO"
    "FB1XLhScKSiJffea1FhEPA14sX/hP51wyijxF6oQcJ5rAcYgDjACV2yVEHPDPcpzDRm+li"
    "Vjrq4MGCBcAGUXAwGc17/tFXwxVyoQmqiuCWUQkPZhYwt1zE26etcwil0T4/73zl8AP/aM"
    "h+v+4OBp2e1v/8uUUiPxCtcH3dOYdGWv92cNO96CBqIXEq+UKVUeY2n/iJ2V6lgJffvs7C"
    "WlNTfve2lKqMzQrwB2ll2V/K1spAHyNVDodaG6Iy/LKmfh4j3q12HnFav5rfycxKnvYD7h"
    "8+h6/fvHqKC3sXSnvwHo2X1ZWABKXav7dil1nIsTSj19hLcuvSffy2lN+pk5xgKud6HYTy"
    "rDnX29QxJ/eNTHtSXmsW25J62GqV3ZjPrSdYWFmrai5OIXMhzfjGSdHUdjptBqKQb1XJfQ"
    "NV9PMIyQGq6Menp2UMoNPTfAsIryVQafBaVeCwbH6A3H1X1v4pMn9SFb5t5mVuK81HeERI"
    "nh/bsRt1a2PgjZ26Sf/6fya6/YA="
)
