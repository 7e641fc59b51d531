"""Refunds: what goes back of a payment, never more than is left of it, and the settlement of each of them."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# The functions that look at settlements, as they were and as they are; what is between braces is what has changed.
SETTLE_SUCCESSFUL_ONLY = """
        CREATE OR REPLACE FUNCTION payflowx_settle_successful_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (SELECT FROM added JOIN payments ON payments.id = added.payment_id
                       WHERE payments.status <> 'SUCCESS' OR added.created_at < payments.completed_at){or_refund} THEN
                RAISE EXCEPTION 'only a SUCCESS payment{or_a_refund} can be settled, and not before it was taken'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""
OR_REFUND = """
                OR EXISTS (SELECT FROM added JOIN refunds ON refunds.id = added.refund_id
                           WHERE refunds.status <> 'SUCCESS' OR refunds.payment_id <> added.payment_id
                               OR added.created_at < refunds.completed_at)"""
JUDGE_FACTS_ONLY = """
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
                        settlements.payment_id <> added.payment_id OR settlements.status = 'PENDING'{or_of_refund}
                        OR (added.actual_minor IS NOT NULL) <> (settlements.status = 'SETTLED')
                        OR (added.actual_minor, added.actual_currency)
                            <> (settlements.amount_minor, settlements.currency))
                    OR added.created_at < GREATEST(payments.completed_at, settlements.attempted_at)
            ) OR EXISTS (
                -- A sub-query for each row, so that no plan can join them otherwise than by the payment's key.
                SELECT FROM added WHERE created_at < (
                    SELECT max(earlier.created_at) FROM reconciliation_results AS earlier
                    WHERE earlier.payment_id = added.payment_id AND earlier.id <> added.id)
            ) THEN
                RAISE EXCEPTION 'a verdict rests on a successful payment, on its own settlement and on their figures, and is not before the last one'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""
OR_OF_REFUND = """
                        OR settlements.refund_id IS NOT NULL"""
MATCH_WHAT_IS_SO = """
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
                    SELECT FROM settlements WHERE payment_id = NEW.payment_id AND status IN ('SETTLED', 'FAILED'){not_of_refund})
            END) THEN
                RAISE EXCEPTION 'an entry is for a payment that it names, and what came before it has come'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""
NOT_OF_REFUND = """
                        AND refund_id IS NULL"""


def functions(*, know_refunds: bool) -> str:
    """The functions of before, for a book with refunds or for one without them."""

    def only(text: str) -> str:
        return text if know_refunds else ""

    return (
        SETTLE_SUCCESSFUL_ONLY.replace("{or_refund}", only(OR_REFUND)).replace("{or_a_refund}", only(" or refund"))
        + JUDGE_FACTS_ONLY.replace("{or_of_refund}", only(OR_OF_REFUND))
        + MATCH_WHAT_IS_SO.replace("{not_of_refund}", only(NOT_OF_REFUND))
    )


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UPGRADE + functions(know_refunds=True)


UPGRADE = """
        -- Beside a program that is running: rather fail than keep it waiting for the lock.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '10min';

        CREATE TABLE "refunds" (
    "id" UUID NOT NULL PRIMARY KEY,
    "idempotency_key" VARCHAR(255) NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "number" INT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "reason" VARCHAR(500),
    "status" VARCHAR(10) NOT NULL,
    "gateway" VARCHAR(40) NOT NULL,
    "gateway_reference" VARCHAR(255),
    "failure_code" VARCHAR(64),
    "failure_reason" VARCHAR(500),
    "created_at" TIMESTAMPTZ NOT NULL,
    "completed_at" TIMESTAMPTZ,
    "changed_in" XID8 DEFAULT pg_current_xact_id(),
    "owner_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT,
    "payment_id" UUID NOT NULL REFERENCES "payments" ("id") ON DELETE RESTRICT,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_refunds_user_id_3c1ddc" UNIQUE ("user_id", "idempotency_key"),
    CONSTRAINT "uid_refunds_payment_575a0d" UNIQUE ("payment_id", "number"),
    CONSTRAINT "uid_refunds_gateway_cb303d" UNIQUE ("gateway_reference", "gateway")
);
CREATE INDEX "idx_refunds_created_715e7e" ON "refunds" ("created_at", "id");
CREATE INDEX "idx_refunds_owner_i_7303f5" ON "refunds" ("owner_id", "created_at", "id");
CREATE TABLE "refund_failures" (
    "failure_code" VARCHAR(64) NOT NULL,
    "failure_reason" VARCHAR(500) NOT NULL,
    "failed_at" TIMESTAMPTZ NOT NULL,
    "changed_in" XID8 DEFAULT pg_current_xact_id(),
    "refund_id" UUID NOT NULL PRIMARY KEY REFERENCES "refunds" ("id") ON DELETE RESTRICT
);
        ALTER TABLE refunds
            ADD CONSTRAINT refunds_status CHECK (status IN ('INITIATED', 'SUCCESS', 'FAILED')),
            ADD CONSTRAINT refunds_amount CHECK (amount_minor BETWEEN 1 AND 9999999999999999),
            ADD CONSTRAINT refunds_currency CHECK (currency ~ '^[A-Z]{3}$'),
            ADD CONSTRAINT refunds_idempotency_key CHECK (length(idempotency_key) >= 1),
            ADD CONSTRAINT refunds_fingerprint CHECK (octet_length(fingerprint) = 33),
            ADD CONSTRAINT refunds_reason CHECK (length(reason) >= 1),
            ADD CONSTRAINT refunds_completed_at CHECK (completed_at >= created_at),
            -- One that is open may have been given a name by its gateway already.
            ADD CONSTRAINT refunds_outcome CHECK (
                CASE status
                    WHEN 'INITIATED' THEN completed_at IS NULL AND failure_code IS NULL AND failure_reason IS NULL
                    WHEN 'SUCCESS' THEN completed_at IS NOT NULL AND gateway_reference IS NOT NULL
                        AND failure_code IS NULL AND failure_reason IS NULL
                    ELSE completed_at IS NOT NULL AND failure_code IS NOT NULL AND failure_reason IS NOT NULL
                END);
        CREATE INDEX refunds_initiated ON refunds (created_at, id) WHERE status = 'INITIATED';
        CREATE INDEX refunds_failed ON refunds (created_at, id) WHERE status = 'FAILED';
        CREATE INDEX refunds_succeeded ON refunds (completed_at, id) WHERE status = 'SUCCESS';
        CREATE INDEX refunds_changed_in ON refunds (changed_in);
        CREATE TRIGGER refunds_frozen BEFORE UPDATE ON refunds FOR EACH ROW
            WHEN (OLD.status <> 'INITIATED') EXECUTE FUNCTION payflowx_refuse_terminal_update();
        CREATE TRIGGER refunds_identity BEFORE UPDATE ON refunds FOR EACH ROW
            WHEN ((OLD.id, OLD.user_id, OLD.idempotency_key, OLD.fingerprint, OLD.payment_id, OLD.owner_id, OLD.number,
                   OLD.amount_minor, OLD.currency, OLD.reason, OLD.gateway, OLD.created_at)
                IS DISTINCT FROM
                  (NEW.id, NEW.user_id, NEW.idempotency_key, NEW.fingerprint, NEW.payment_id, NEW.owner_id, NEW.number,
                   NEW.amount_minor, NEW.currency, NEW.reason, NEW.gateway, NEW.created_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        CREATE TRIGGER refunds_changed BEFORE UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION payflowx_note_change();
        CREATE TRIGGER refunds_keep BEFORE DELETE ON refunds FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER refunds_keep_all BEFORE TRUNCATE ON refunds EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER refunds_no_card_number BEFORE INSERT ON refunds FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.idempotency_key) OR payflowx_has_card_number(NEW.reason))
            EXECUTE FUNCTION payflowx_refuse_card_number();
        CREATE TRIGGER refunds_unambiguous BEFORE INSERT ON refunds FOR EACH ROW
            WHEN (payflowx_is_ambiguous(NEW.idempotency_key)) EXECUTE FUNCTION payflowx_refuse_ambiguous();

        -- What succeeded and came back later: its refund stays SUCCESS, and takes nothing of its payment any more.
        ALTER TABLE refund_failures
            ADD CONSTRAINT refund_failures_code CHECK (length(failure_code) >= 1),
            ADD CONSTRAINT refund_failures_reason CHECK (length(failure_reason) >= 1);
        CREATE INDEX refund_failures_changed_in ON refund_failures (changed_in);
        CREATE TRIGGER refund_failures_frozen BEFORE UPDATE ON refund_failures
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER refund_failures_keep BEFORE DELETE ON refund_failures
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER refund_failures_keep_all BEFORE TRUNCATE ON refund_failures
            EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE FUNCTION payflowx_fail_what_succeeded_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (SELECT FROM added JOIN refunds ON refunds.id = added.refund_id
                       WHERE refunds.status <> 'SUCCESS' OR added.failed_at < refunds.completed_at) THEN
                RAISE EXCEPTION 'only a SUCCESS refund comes back, and not before it was made'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER refund_failures_successful_only AFTER INSERT ON refund_failures REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION payflowx_fail_what_succeeded_only();

        -- A refund's settlement has its payment as well, so that whoever may see that one may see both.
        ALTER TABLE "settlements" ADD "refund_id" UUID REFERENCES "refunds" ("id") ON DELETE RESTRICT;

        -- What is left of a payment that was taken: less its refunds, but for those that failed or came back later, and
        -- less what its bank took back of it. What a credit gives back again counts against that only where no refund of
        -- its amount was paid: else it may be that one that came back. Where money was taken back in another currency,
        -- nobody can say what is left: nothing, until a person has put it right.
        CREATE FUNCTION payflowx_refundable(payment UUID) RETURNS BIGINT LANGUAGE sql STABLE
            RETURN (
                SELECT GREATEST(0, paid.amount_minor - (
                    SELECT COALESCE(sum(refund.amount_minor), 0) FROM refunds AS refund
                    WHERE refund.payment_id = paid.id AND refund.status <> 'FAILED'
                        AND NOT EXISTS (SELECT FROM refund_failures WHERE refund_id = refund.id)
                ) - GREATEST(0, (
                    SELECT sum(CASE
                        WHEN NOT is_credit THEN entry.amount_minor
                        WHEN is_reversal AND COALESCE(transaction_code, '')
                            !~ '^PMNT-I[CR][DC]T-|[+](059|159|160)([+]|$)' AND NOT EXISTS (
                                SELECT FROM settlements AS settlement WHERE settlement.payment_id = paid.id
                                    AND settlement.refund_id IS NOT NULL AND settlement.status = 'SETTLED'
                                    AND settlement.amount_minor = entry.amount_minor)
                            THEN -entry.amount_minor
                        ELSE 0 END)
                    FROM statement_entries AS entry
                    WHERE entry.payment_id = paid.id AND named_at IS NOT NULL AND entry.currency = paid.currency
                )))::bigint * (NOT EXISTS (
                    SELECT FROM statement_entries AS entry
                    WHERE entry.payment_id = paid.id AND named_at IS NOT NULL AND entry.currency <> paid.currency
                        AND NOT is_credit
                ))::int
                FROM payments AS paid WHERE paid.id = payment AND paid.status = 'SUCCESS');

        -- One refund of a payment at a time: whoever comes second waits, and then counts what the first one has left. Who
        -- sees an older state of the book than that gets its number, and the key on it refuses. The payment's row is
        -- locked with its owner's rights: nobody else may, since that is for those who change rows.
        CREATE FUNCTION payflowx_refund_what_is_left() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER
            SET enable_seqscan = off AS $$
        DECLARE
            paid RECORD;
        BEGIN
            SELECT user_id, status, currency, completed_at INTO paid
            FROM payments WHERE id = NEW.payment_id FOR NO KEY UPDATE;
            IF NOT FOUND THEN
                RETURN NEW;  -- which the foreign key refuses
            END IF;
            NEW.owner_id := paid.user_id;
            NEW.number := 1 + COALESCE((SELECT max(number) FROM refunds WHERE payment_id = NEW.payment_id), 0);
            IF paid.status <> 'SUCCESS' OR NEW.currency <> paid.currency OR NEW.created_at < paid.completed_at THEN
                RAISE EXCEPTION 'a refund is of a SUCCESS payment, in its currency, and not before it was taken'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            IF NEW.amount_minor > payflowx_refundable(NEW.payment_id) THEN
                RAISE EXCEPTION 'a refund takes no more than what is left of its payment'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NEW;
        END $$;
        -- What runs with its owner's rights finds what it names in its own schema, whoever calls it.
        DO $$
        BEGIN
            EXECUTE format('ALTER FUNCTION payflowx_refund_what_is_left() SET search_path = pg_catalog, %I, pg_temp',
                current_schema());
        END $$;
        CREATE TRIGGER refunds_refundable BEFORE INSERT ON refunds
            FOR EACH ROW EXECUTE FUNCTION payflowx_refund_what_is_left();

        DROP INDEX settlements_payment_id_key;
        CREATE UNIQUE INDEX settlements_payment_id_key ON settlements (payment_id)
            WHERE status <> 'WITHDRAWN' AND refund_id IS NULL;
        CREATE UNIQUE INDEX settlements_refund_id_key ON settlements (refund_id)
            WHERE status <> 'WITHDRAWN' AND refund_id IS NOT NULL;
        CREATE INDEX settlements_refunded_payment ON settlements (payment_id)
            WHERE status <> 'WITHDRAWN' AND refund_id IS NOT NULL;
        DROP TRIGGER settlements_identity ON settlements;
        CREATE TRIGGER settlements_identity BEFORE UPDATE ON settlements FOR EACH ROW
            WHEN ((OLD.id, OLD.payment_id, OLD.refund_id, OLD.source, OLD.created_at)
                IS DISTINCT FROM (NEW.id, NEW.payment_id, NEW.refund_id, NEW.source, NEW.created_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return (
        functions(know_refunds=False)
        + """
        DROP TRIGGER settlements_identity ON settlements;
        CREATE TRIGGER settlements_identity BEFORE UPDATE ON settlements FOR EACH ROW
            WHEN ((OLD.id, OLD.payment_id, OLD.source, OLD.created_at)
                IS DISTINCT FROM (NEW.id, NEW.payment_id, NEW.source, NEW.created_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        -- Where refunds were settled there is no way back.
        DROP INDEX settlements_refunded_payment;
        DROP INDEX settlements_refund_id_key;
        DROP INDEX settlements_payment_id_key;
        CREATE UNIQUE INDEX settlements_payment_id_key ON settlements (payment_id) WHERE status <> 'WITHDRAWN';
        DROP FUNCTION payflowx_refundable(UUID);
        ALTER TABLE "settlements" DROP COLUMN "refund_id";
        DROP TABLE refund_failures, refunds;
        DROP FUNCTION payflowx_refund_what_is_left();
        DROP FUNCTION payflowx_fail_what_succeeded_only();"""
    )


MODELS_STATE = (
    "eJztXVtz28ix/itTerFdxVXZsuR16FOnipLoNROL8pGo7CbLFAgRQxEROMMAoGUm2f9+um"
    "cGd4AEIEoEqXmRQGAal+7BoC9fd//nYG4uJw5/+HHY/U6Zf9Am/zlg5ozCRvpQixyY83n8"
    "AO7yzVtHjKY4yBOjbj3fNcd4sonpeBR2WdQbu/bctznDsb9OObFsizxMTZ/4HP7b4ynht/"
    "+kY79FTIZHKDvEk1l8DGez2V0FuiEbspG3ELsN2xoR2yP+lKqBMIZ7lMAt2g7shmO21yYm"
    "gaeawSO88tQhuHVOptyxJLF8PsInxIZ/HvV9h+J4cVnYNWTfqWvZY987JKPx1GR3NH5tlz"
    "/Af7hteUjcqUuJt4AHMNVOMgUGU+bho9k+4cxZwp8xJa/Du0OCMaVwT3jgzachw5NbJojB"
    "hIeStwtXmXEPT6BuG+/aJP5yTsmEu3DuQ9Lz8c7YwnHELnkDnrxFl86pCWMG8VOzxeyWuu"
    "JhhkwxwxQ/l8SEJ3lwbd+njLwezblno6RHb9pk7PDxveCaBzSu6ZCZOZ7aDC5lcfYK7sy1"
    "qItnmQlxL5j9rwU1fH5HYZ8LQv/994NIlGLGwWPg/5DHB//4B/y0mUV/UA8p8Of83pjY1L"
    "ESM1qeQOw3xGlg381N7/yzGImz7dYYc2cxY9Ho+dKfchYOXyxs6xBp8NgdZfBMPrViUx1Z"
    "qt6JYJd8KNjhuwsa3qoV7bDoxFw4+MIc/M9kwcbIPSKuhH+O/1fdWmyYYfQvB8Z1d2AYB5"
    "n3C28h9eqoXWPO8N208U0FxvwhzxsxROw9wAucfelcvX7/4Y1gAUymO1ccFOw6+EMQwsyQ"
    "pILpEZcDASX5fDY13Xw+B+NTnIYbrcPjYEfE5GgRCtgXMOgJWHowM38YDmV3/hR+fni7gs"
    "V/7VwJLn94K7jMYc2US2lfHTkSh5DZEXOT70LZqZyk2uSU3jK7HzODI6ZGS0kFniaIHsFS"
    "tQbsF0fh88/dKotASLCHq8DHMqvAx+JV4GNmFcC1N8vdP19f9vO5G4xPMRfVFfJf4tiev4"
    "NMXsFU5ASeeeZ5/3LizHx90fktzeezr5en6SmNJzhNMZ2PxwvXpZZh+lnenwPffHtG8/mf"
    "Ik2LQdEeBhv7JYxB76J7PehcfEtI5Lwz6OKRI7F3mdr7+kNKSuFJyK+9wReCP8nfL/vdtO"
    "DCcYO/H+A9mQufG4w/GKYV50mwO9iVEHSgwGalfGrf9ZifL+M4VUrANtvF9wvuF/799Kej"
    "o/fvfz56+/7Dx5Pjn38++fj2I4wVd5w99POKeXDa+6XXHyTFijv++AMV9sl9TJnEHbfm+P"
    "7BdC0jc4Qf8aKx2UOzo1l6j8nMO8FOfG684dDSvbbvWI99BvNv4ao7z1jDqTGt1WaxB6MN"
    "mxmT+Pi1BvIXsBb5BM0ppAchEZuBdegRPA0Yj2BPOTCRWmgpmoyY4zFfoJnnkonLZ2KXZc"
    "HVPGkVwzEwaNE2RrsS7D6XThYetbIW9nNeOMfWK2vIeWNezcYICTajXqw35HZOuSi25+JT"
    "N8nvwrUwTrJPa+HRu+Ofjz++/3AcLoHhnlUrn1zl4p8Yx/R8Q75TNdSJLLXWKBqtUahlzx"
    "DrYVVpZ4i1sBsn7MZoMDee+JLm6C3iyBptBeaZW1JF6ZA5jOUMv/0mAbrvwo+LvmdzKbQH"
    "UB2kD5n+NBMOdakZoBpwT+c+ahZwA0A1Rv+ycKN7RE7IrGLytJfDiMFAOOTRKc7J3PS8B+"
    "4GXnpQa2yLwuvnL8nc5d9t9Fl/54vxlHrCfY5OeOTdIbmGSwKHPKkP3VI4SsloDLYf0gMr"
    "DRUAgIV7NGToOf/ObQsDEIw+RBfG+zOJRUEG9ndTOIQp7EJHOTEdp6QC9fsBXBlXAfWZCJ"
    "zl2ju+Ne84xclZRXUNCfZOdT06OS6hu8KoQuVVHEtqVuJ/BfYG4/fQ73j0toxtAKOK+fs2"
    "43oMVigDrMJpFUZnCGtxvGHe8mdguMudggndZYuZ4HUP7slkY5pVHRVtkyf3wc1196pN8O"
    "+QXX7rXnUGl/A72BqyzvlFr98m4l9aLygjlXdlhPKuWCbvMiKxPUN8l3PkcsqB5SYr+GbG"
    "6VIyuQXCpxJKsMQ/70fy9PLya0JnP+2lvH/9m4vTLvBesB4G2X7MKZgI0CW0mCrGU5JSW0"
    "6Ns5xSYs5Rk2uIvOAsGxB/w74/uy79xtjNnbn9F7o8yLWc1bHWatvZnNvGPV2WNp+lDfsK"
    "rdNlS0HZgCRAVQl7MrBwLYqgrRyjuN5J8lFWFF4cX2pnaUTV78IzoLAO2qRsmEmpTZ6Yrl"
    "dO2Vul7WVNHpdO7B+VbJ2QYh95/KEMi9NfkhiHP2RAbbGlJ6tR28x0lwVhvSRhWqVe+jIE"
    "tWPsXqVTK6xK+D0Hrp72+p2rv4XIlvCj/vWy/8tpDrbl9G+Dbkcr2C9FxYqLmf6Y23C6Gm"
    "JOUmpFuslSFuFhETKsGVqO0WpJN1nSLv3O72vJOUmppdxkKcdsr7KmVIxEo/3zEIZJ7mZZ"
    "+5m71L5jYPdnPOwphmYC7LvJ1Ghv9DK75kNo1MenFDy9RR0qvbVXML+vemeDgz+25bvp/v"
    "Cpy0ynp2L0B/lZjOlRrTUJjWq8oUL/dlnwJmYpmtLzYotkvDz4QFukEdqet4BhGOxXKTqB"
    "EyfwzRB8DpHJp/APCDfAVLr87MhnuK7IrsTAkjF2TPg2CCQDXnGK2FFHYBTgNPeUkQdTZR"
    "R6psjaxAsgZeSaAsutjfcJdPALLxdkIjLuT+HBiv1V8hlE5EA+wgqvlfZQbddDFcmqrAcl"
    "othDD8rRyUkp4MPJCuDDSUFmYBUmx0g0l8txWTtKXoTKnfq+VbausuRa4I0WuLaxtI2lba"
    "xiG+uKTkDa0wHq9Qe59lVixBrbypVjDWEmlDSrLsE4UHTKvBBVTTwJuG6RO84tYaWgFQGM"
    "zBpItc6Qa3sI6qJQuTqftjueZ9lZZXfE5JTh9qq4YpJOhxVbNcOKwoqro0AlCLXq1GjVqU"
    "FBRS3mJ9WQ67zJOpa4I/KNqS0VNJMklbaDVttBilsbMYWuo3PtJmvXWkPJudUwgyhgf36N"
    "kEg2K4uDqGTRcgZQR6S5/mQzmRzqODK2MuEOnFglnNp+WwRXJubMxuqRk6TB4x2SjkgkpV"
    "Zg9hAs5ugSmG8uwobvQB65QONnvHSZvNZ8PDIM+z2uVWj7a7v2l/aWvwjVQVsAL0PMuHjX"
    "EXKMTtsADZewAQuvl6eirqhQkKDax7TuUlndK5K601FkHW3S0abt21fNjTZdUBdxYAX9CM"
    "KjrdXm1UyNK1/RCAyRpTRtfPOeekHVfQ+xaw5VNQxlCr+sNSRQcmEdIdGYQNg0CLLDOkO5"
    "hYye5iq6GtAOGkg6dfNpi6foSh26UkdTpvuuGwqNqdVwRYGzY9uxRV28AXVnXr6ikDdwjc"
    "7gJkgMP6QpAfs35Ycb+Iz9fWwfO/vcmuxe1iwMtBHlJaVUqgDwtb+ndK4KJotuPvZkQl2K"
    "jX98dU7QzERpwDzQ/zNcVZVHXIr+QgIhE6osfCKog8vIuopM7BMl79l42cI7QaSN46h6in"
    "5UapEBJ8d8Nkfd0yKeDdcfstF307FhSrl8NjokHWyKZP2E7ZDahIvkBCEW0XYIiyaKX4fk"
    "1PTglHNui9ZEcGy6YJZLLX/qSaDPHG5SdUPC+1PPoJWnXVWegglWRYGK0+yfp+J9CQ3qfa"
    "H+9D6tPcFyYdziW2XItyrL6OIK4DmkuhJ4jsKEjJrZLK9bzqpuEwmyfWLsM7SbiLPfByPA"
    "RT9Q3YlefIJ9ksrGpnvErhqTPod4n5j8zFM/UrKqmmpJSm2qNc5U0xb5ixXz7bJqH8M0oQ"
    "4vpRbKwLityNgUmW4RuTJoN4sFdR4duItHiHaSt2tjd6nJVRC/y18gdGx0PX8zq2LDIqTf"
    "pPPqINfvGRxsrfZ1Bk68Cv5Nk4wdW3Q99+6phV3gbkXJDhduM+jAjnHNKSV3wL8Hcwk7vQ"
    "fq5jWbe/QZ0S95OQnS9WQ9kxH9MXYWnv2dGqLp2yjyNsb7ogc+TsZ98rnT+9o9b0VxVbwY"
    "lvINHJ/k7Ev37C9eS7kNXawtTZRvMHSgwmPd3ckO6QiNdSn9N8Wu69QFYwXGhx3c/ZiPdG"
    "K7cEMz+84V/ua2bK9+eXVBxia2R6c/5qKJzeoG6QHgwbbobM599G9hKWIJh1VcM1yq/Lvi"
    "rZU7c7IXs15OPMnK8r84ILUe5Q+KO9/yR5gz7CcYmXc51y8akrqDomHxe8gbo326260Uk5"
    "rCGZavKBmTJd3HMPlTVDWZwPWpO3ftPP1rVaJsilBnyrZqZsqml6LyTrE0pfaI1faIbSWg"
    "1DjWP2VESSlBxgy0F57zQV3VPipNuYfc/lCmIdqH4n5oHzLt0BJaX1leJ4j2L0r6JJ/Q+J"
    "1VYHWKbP+Y/e5t2ZYMK3syZJB9KTOvCs9zSPeP709TY9A3/UVOdLRcN7qIuslLN+gFvUGv"
    "M+iet0m4OWTXN2dn3evrNlEbQybdBm3lPkh7N8q9G6XejAqd6QK7vsLbECNpslhqvgbHZV"
    "h8XMzi4yIWG7W+rLnEevEpZ6SatrNwKXDTqsTzNN3+sXvzamPAs+rJgFnK/eP3SSmV5mSF"
    "RnOSVWh0nL6Q+3sVpw/AznUEnaLVydSNlrTqPWrnrJ8D12SeKXz1BaJOENfy6W1MtNf/cs"
    "7lr9ev5neG9Hj5xg+4f8O2Xr959aZBnr7feucf1/n5tg7o2KEFtgJORme166z27SM31me1"
    "5y0FG+FsBdjRrnK3HO5oQ6iYSEy3nN8b8NFxc1wbp4r4ktEBhz9X1DEL/KmhpE7hfN3gdD"
    "upImUk9UeNPMrJgiVBDuljrbV1vGFUFQCRx2f0llvLBNznzv5OGcFJoBL1ZKynHqBok1cI"
    "8D/3dAlncTi78/CEI1xjRggY4uoqmBNp+5/IiD/AXBLtkOCgFyYZyqIOWM3BlPgjAVVii9"
    "mtOFEIBWoRDxNQrSETvZk4jMUbxkIP0S27lDy4tu/jEy1l8qYJIjGR6XEM01IMlY9uejXh"
    "Q/MISyZvd4OoIsEs3VVcI3F25COpkTgN0qSfComjVrkM8wsBOBHBPkFvNpbxp5FNGtnUEN"
    "Y/JbKpeqRER0gqRkg0+kCjD3ZrjdHog/1RzDX6QKMPGsFvjT5ojA26ezFpjT54KZLW6IOG"
    "og/iXu+yTuw4jQ6UFyQVVWNpkkozVYM5NJhj60Hs1qPAHLFY5aMZG6uhsae8TS6AJdgrPk"
    "J61q7nbPxr3bC6MRLX8VmayQcroB/BkFYZBIih7O6SSJCBLPwiabHrxXhKvMV4TCl2Bxxj"
    "twsB1bDMpUccmB9uqgo0Yh4UNUw2GKTcoi2BlJhxRpfE4lSUd8nCRJ7/8uvLSxeCHRSDq3"
    "2JE0TPC31o5Je4tQLnsFXHXtNWuL337DWb4U/i2kPO1XL4JAi1Y0+7e7S7p6S7J2P5VVH3"
    "0t/+rEADpHNpfTtC8+7iB3+tvp1Qd8oo3I9Uok9Ndn825fa4QIOOHV+jPmOjFmMshpZGUX"
    "PiUd93qKgKSBAZ/yrWQ060UMEjLEdplVeSXWIE4FnEbjyfSAyb6O+S22Tmya8ZIK1lQUTR"
    "FkYeB438XUviqRVKWw6Zu3yMlREnfCHLKaLqjTcJ9+x9ItQEpV7o7gJujdUfsf8LqA6vCp"
    "HQZVVyjT9+ltZ428ZhbnXp2zQKExeafHV7PXIqoG2ywn1w3bu4+SpxU+HmkIFaNehedPsD"
    "hE6F2+kFbjtoqTEmiLA6gdg4odbLG66XC1lVr8qfotPV41fGU0J2Pad7upmMXV/aPDW1Gu"
    "ahvhaKZnFx89jxNcq1F46skqEoFFzsn+ihZ5fL8uJh8p1sZYi7VFqeSoE8JCML1EnTV7l/"
    "VNb39uzZArVQS55yLk65yPFJP9+lUdPuonY8Nb14KXQsN47r4flV59c+UXeD9dJBp1eXAp"
    "1f5mQQ0WjRs7FDLoHTPFDHaYedJfHEd+I+F36guQ/ZKLTSRuL5ZGvr5F3CBfgDIyE+VfZx"
    "lC/YJzg/ZlTCw4MF4YjxHmHY9RKLuN8+pgv2+uLk2hjYqjHwIqD/37r9817/lzZRG6C+dg"
    "cDgfJXG2nY/5CFb2w7enmbod7qvC+d99UQ1j9pj9RtR7QapoU+Rx4YX7hFiS8lPgYhdZMn"
    "d+TPME47/b/EnBrid8yzEXNs1Fn4j8oI6KhYPkcZ8Qifdq38pCzl/r0RT5Kc9N10QOlFl0"
    "++Lymf3UmqVY6k3WP6Ch6jXyhdvF3YT1X9cBGVToVosg/O9H06m9dLeknTakk3WdLS41NH"
    "zklKLeUmS1nnKr4MMWtIU4MgTTrhqs5LVyHhaqtA7935WtWPEersoBhrN58dVARWrMHd0n"
    "DFZk7bzeMVN1FCF4MgIhi6yTq618FJX3wxXcR8dsZjjFwcFIJCgwGtEqhQU44tGbruMKII"
    "EAuJwdfAjd9SEMmJy2cSJBnIzDsk3yifO5TgzcIxWQ7XM5cyimz75MH0yNjhXl613ae/JI"
    "aqR7YFdPbEHovJKGLcIryN9Fh213QcseMBA9xwIzKfS0aHsUwulfV21Z2+HqnSuYbphedS"
    "oNOJaLP9pjVkcAsT08XINuzxKPGp43wi6AgQ9+nS2BPJJ2E8uMQh6XN/CjwSoNMH08bgNh"
    "ePhrcrksoEY0byKQ18KM6Ky/MmGSDC00GEJltoVzBex62bErfOyq6sLzxL2eRwRWMSzKK3"
    "uwqzk1T7F3TYPJ91YPmpA8vifwXuBuP3b/a+K9tBdlUD2cwEDj6+VSJmCaKXHDCLqxmVUk"
    "pjdNr9qt2v2v36HBmlm859VGbsjUcP1pm6OKZV3to1Fl6lIiJhCqIP9hcJmhMJrLQ/dfni"
    "bgq7Vdlb2TllbtqWACYjRWjBfiLwx3bIiMLswgVqVFA25IkvqLMSG27QbaHEdcMUhaeucG"
    "16nn3H6oE1kqRawWi0ghGsfFWlHKfTQI0mS1irkE1SIROLrFK3qikNSSodwW9aW+HdWcrq"
    "R/HNKIT26DhzKiS3m5N2bbQ5+dY2uCduM6dvs1ri1rLXwyj9QaG5Hg1plbDWo+hnOVv9ks"
    "UipkEWcxgv7YE5LcNd/hKDpjPTEmm+DyqfGLOFW9gMNYz7ipI+YEszjlYymdiOKPFzD4oI"
    "yxruz3p1EbOOXrkwxhwEoE0vSvMW4WlPRMFHcS/ISAwJc7P9KZzD9lpCuCr+zHgYbYdDQy"
    "YvDg+D18N86KBbgxqPUXhxo7cuv8fnm8iaSYdkNHc5yHbmjYS7wgNOyNRrzhQPMI7O2Z0s"
    "4WSLRzCH7GHKHdom3mLmydu07MkE2YGxbZmqLZhutYiJUW85CHPD1e0VJmwHIW8/L8Btz+"
    "bczWZvJxc50EmFFz6T2J04kHA8pQi1m6UBcXM/D6W0ogdqnEo3QI2bg1UaoE64O8uzysul"
    "V0bUTQ7xHpx1LgbG25P3bRJsDZnaOg73HQ/ZxeBPx2/bRPwbstNO76hN8C+Mvv4rDLz+65"
    "Bdfv6tTeDPkP329Ro28e+Q9S+vLjrGMVwh2AKay/MOEMHf9EeqXBx04zn6K8zAYofmSjNw"
    "D3yam0dL1MqG3fNE2M1z2aPwmMAvo3LpwBzK7TqcmllEcA5GRnXmpqg0Y7OMtT0DTu2aVl"
    "5k6ZSDom0WeElTlGmtB0ib89HdiNJzefk1ofSc9lJFUPo3F6dd+A6KhQMG2X6BD3QrELam"
    "TeQnLY0ClmDlogQJopcMsQpM0Qq8i5G8ZM7xOWVwtjqlpzKke/S1eu7SUw73akohQ6qlUF"
    "cKoB8EnsDqmkWcUmsW5TULwTrm22zB84oWrmd7nLYe4xs2+Z+H7yKx0SiIDxauNimqfao2"
    "uDnLT8UIsmz98/Vlv8Dui9Gk1RF77JP/Esf2dpG5KziH3EhM5kA9Dl2ysWl9luOQxROcpp"
    "eTZMijClYqRaoRcRovpfFSNfBSOaHCsiHAHFIN8Uk5CmyHVuRqjETj0FYjppBVWdbWgPKE"
    "GJHP6oy7yd21gJ7Y3CqBloq/3xthczVUWjMXhLU8zlkVGwacSpU2ye9FkSl/srIfRaICi1"
    "020QnhSzP+XaGXWBxNdEhG8WLpAmzE6Hfqwt87E7szfELwDb21FS6IjF1q2Tn9J57iIgIK"
    "5dj3MIE9WWwDhtl3VNbakHU7IowVuV3IChkIVRIXpu7cdP1lK0JeCSwTXlleyueORcw7mG"
    "afYtioITMJjPEQAIOQJdGFQiKPPJ9jQzk8n7D64NECzIi4P4RchY3qkveAZUpw75Q//ASz"
    "xqZqlDiPgGApQtNvq44VCjUGj8jwxGEHvQd7TEOoVgTpis4mW1BTYAYlr0fcte9sZjoRms"
    "wUHfLeAINPOVwTYVviPMi9h6ibB7bpw9ojLj6KE7TJwO4ZWFplhLPZk704VNGUMLkNHzbW"
    "hCO6M0HTIrdL5AO541wyRRZz8cjrdwHc7Rak/EbOAIsvboPeJEt5f5GA1FOicALgHchqZi"
    "7xTgXsrB09G04ZgbmT/QI75Ko7uLnqh5xlsvBKW0wp0ZjbZOTy6tuXTr8VyVU1Ghm51F+4"
    "TJVfH8FUwKewEn1UVDkaWc3G50OmqtZ4UVcWarqOTTH7D5P7gjmNIpFUogdhO0DFUaZKwc"
    "jaPuKp/FheYTEkzosDNGXvFVgesvi4qNdFDlJOo9q2imoLxZbhdXHwPEaiPVM5ltmL6Axz"
    "0RmcfcG2L2pjyOSq1lar25Cd33z72jvrDLptEm4OWe+X/uUV0qmNIfu/m85Vpz/o9XFv7E"
    "daISiFRzsqg0c7KsajHaUjxvd2XgXBcqIMaBsclj/41vmbbNmgNobscxckBn9AVv1BF7Ve"
    "EJbaGrIBiOf6c/eqTYKtIbvqXnR6/XPcGW4iMhEmBkIT4R+Owe9iW30fYbYMvuB48a+WpD"
    "eOPMQwh9ASa4RHQjodGqkSkhKas2c61Tkep9Q8r8JzqYJX53hEp/ldmt9b7jjWMJ6/oIZj"
    "TeP8U4LqcGVAbExVbFia7iUDxHS7pMfxT3f4evYOX8HrW4/recSa8aUYTxmciBu0oDVDMd"
    "MzhJrhpRju0pnthyZ++WSpONUesvptqSKoOGxFq8ZsGVQ/gpUAN61KPM+j3T/OP0n12UTs"
    "odo8TxHuH8Pfl1lU3hevKe8zS0o8kmdUraucS7x/XH+StTzBu0KMREnex+j3j/2bz4YNAu"
    "95npDiEgpxqpolFBrG5y1UUNha9QrN+hhYIsv94oh2ikwDNLO9CCph/0MCDfx/BPA/AKTk"
    "e6mKUf9xOl0htcmIf5UjU0UnipHsnxp0UsrYOllhbJ1kjS0BQMtn8XpYQUjcYGYfdH7p9P"
    "ptIv5lo//9zkW3TfDvkJ3dDNoE/gzZRef6LxJSgv+H7Eu3I0AF8v+Q3fSvYKtz+hVoo+2D"
    "GkLdPHoAocQ+/ZEj1AHsLbCcYzRNBvtsZB3s/jZY/TVKKFfB8PQnSqehvciPklQfaiWhxU"
    "l1EL1erpmHXURyXrGO65oFpmNEkmJ6SUW7YVxfs7L9/o9m9SPfHe5VMPmiZJVqXE3T6ey8"
    "TJU6TFaow9k04Qan7Hr8fSP5uiLrMZEvsZGcvESJ7N2cumvT8tJvb4n8R7WMboTN36Jz7e"
    "Sau5a/yW/OBjIe89aVrCiClu7lU30TJ9vBxWT9TE+vpmWEsamUUpFAvTqjNMixLpdQiinL"
    "ZTvFyzrwIusMk9sC20xWwpf5mTLl8vpL56ejkw8yJ88jIgjRwtw4Kel2rA+7KoEfnItwmF"
    "85HeOf9dK5aXTyIpm8OZ0Yt9XEOCWVDKdXhcsiGl3qvVW31Du8PFXxEHGavfCjPQMOwrP/"
    "TY1wXpbPS0jS7VP+53OXQdS+y5fhuwyldbusaF5nKbXrYrWJHePYRqy/G4/u4vejrMWRnW"
    "BNrXhzOVYpWeuMlNjA0qYKD2lKGyxR8y5suyVU/hYRlWM8MnfMMdgDjD6QsACLGsFd2ZNL"
    "Ft8wWVirg7Nc4+SpLpNriARVuVRjBG2QNMogqdzk4pH9LZq2pm26Soeu8KeDM01lrC6duK"
    "3SiTpG84Qxmm1pkaec368omRgdXqMxuhQ4MbYd2xQJZpjDWk5fHGDtPllxGMvMCcixavqq"
    "wi9t1V/VWRKXP3h4NHm1qIibqDa4mKN1b2V1xqe7lKicZ3sGNiRRNfpUL1gaXmkMuqbn24"
    "5DZO3nT6h82mzsitlhOsRdMOIA3zwiKT0qKvthQULQY8Nqf3h3hwSeZQgT37Qcm1FP3JHs"
    "4gq3jFfFkymt1/WwZOOD2B0+pyh0J0rxAXM8YnEsQYglJXHY7JCMPLg1GtXW8/F6ivqVFz"
    "yUR27pHTyGz7EAoLi07RFZpkvyEuadKB9JLBvETuewLCxbWI5Q8I9P/Khu3z8XFkxSWSHy"
    "kPwaFIeU3WzHpkOZZbqi9qBMNJLFDEMeyFAEoz9C4b6SfBmhCAWBYYFijxUDka+x3TPbEx"
    "1M4FCRCbCich98n2BlMYLetmF9DPFLsHFFKb8tg2FqGAyN1ApWWQcvtObcRe862hluDxmc"
    "YfC1i/XMjG/d/nmv/0ubZPcJ+mvYMKJj4jypfelFtpTTvlxu9IrM6GyCbnFm7noRPzI997"
    "lE3P2tcwYyEP+GDJ2zvb4xuPzaver0z7ptkt4zZJ2LyxsQ6Y2sPxf/FR67/GvsEP5A0PnV"
    "Vbd/9jcjmDUIQU/twoa5A+P8BpHqcmPIkFrsURuiXN658VWUOQw3JaWcQOeSWv1ITM3PnZ"
    "44ntkVAObxYLDVjEm4lWJKTVOLn7SaEv0xp2P5wa5cNCxLu0+un2cO0Fn2RNWmqSOKPGoN"
    "P68dLJVmR44I1lQtDKh0r7jyRQulAVE1KB1R6Xh0o+PRkSFYVcRJSi3mRou5GMC26qNVAG"
    "DTn6rSnyrpDKn4ZoVEjXqp+vzh9WPaou3T6yRqTnvc+V6ndnKc8hk1kXBPXKr5LuqGqSBp"
    "b2bV9ymPXpedaPL7leeori/1jWsqWvJPKPkgtJARd3FwIEGkYwNZxEC9jK3CzLnK6Vrl8+"
    "YaKYLNpM1lp/kGOHuVCNZehafdSzYn3vNnyIfLZW4uaqBIDBUABPLhKvRcVDFf1TkOo8tL"
    "MrHvFi4N+xbCOUX8/JB05nPKrJ8wlN6WPe5kTN4L+xTeLokp4u7qvPk9GJ/6oogrQNRClP"
    "4YdOzzqTvDEngCvZDBGgQXxVaPeFG45fg5LDq2ragD3yEZTSiN+kUO2UNwQqwAL4Lzgfsc"
    "Q/33lM5bZAS3DC9V6MUdiSaDE9MNu+eJ2wgaBILQgUZa0SPCMfovGgRiyqDET8hiuYGHXk"
    "EP4vfhc35PcDZLqhYCf/0Q0zFe4m/ZGlE0kLTgmrYle0HiZFaNG+EYnmjI1NN/ItGVTaxd"
    "OlJoivDENoooduroPmbchekoDzBOvMVMwDymIMw2GZ19+dy6uT4vxBT8Hv+muIu8/oBjl5"
    "rJpoAIKoCx6rXXbQI1vEDDCzS8QMML9h5eoIPfDfFih8ysA/jIJW7yutAM5Aeo/wvTqdUs"
    "LkWpozd1573iZJ1Zn0Pa4AKtzZjyGmPTnKkfmsfVhJAge74v7ts079/uGr9TroVqXM8h1r"
    "wvz/ukG6Ya67O0es15tByEU6rK1zZLuX8f24+lSs9/XFF6/mNO6XmN7tvnaKpG970IMWt0"
    "35aaiSdiFVVerySlfr0a/Xo1LWO1uaKtUCIkiuiVRvmEFJqZu1CzfWc5u6LgCsasM+ytUQ"
    "skhReRZ93NqbsetRO+t42t1r6rrK2MO1tVhL1O2aDHlGHfER7XKsRev55NJCusKGPQoBRN"
    "SrNXxAFe8Io6YiVZJaxEZZv9kFUaUwnftYALj+fXVeJ8e8Kwx2IgF+ygDABSftCqoB8XrA"
    "L0cW56nkTUCagcTOxDMnoAXvMHVermDk5CI1xbVDcoQCmq2ju3y3yc40avIMF+C4d6RgAH"
    "VKDGWB8BWcPIwdJGcHpEO0anekAM4y3CCcWiEJxENBlYzAJquVvUcDIdZ8hSlZ+8FqHmeC"
    "qfSiA3BRpwFZbylvtT8YQCTTjhLlZZEheAsR4IxBM4UL7wZREl8aA+90FykjNYmhTk7Lvc"
    "IXK/LFr0MOWOZCsxJ77iMpy7LdCd/PafFO5jjvWaBFpMsCSIpSrs6Uikd4xacMUk2GMkUJ"
    "fJYKCS2YLBUAfehwhzKfabvuHa3n2w7zU8oABiMn7LraVAVgZZWyCGIYO7Be6E5aeCgqoh"
    "UxyESiJH3rQCIcEzgDyxVpNI78PdSwETpT/GFE774ZjcAreqVGNykzhJjYrUqMinhsxd3f"
    "T7AuCoNobs7PLi29fuANFj4eaQBWgz+T+9wpYJd2y+KStc/e4ur2huOQnFyBstomtEpd5g"
    "V9xgC3vp9m86XxHLiv+bIQ7bMyZw4RxdbU3+bEClq3iUT6EFjSovsr0Sv5Qbzm7UXK8dSS"
    "0VSF0RR03PZakYVuFvRLGHDD4uw+DjYgYfZxgslO0q/A0JNHtLsNf0DD6pGsMKiXT4qtHh"
    "K/rDnKHFk5XvCvR8RLJFJFlDmwXIJMYq/IxRaHZmoY/oF8hy88/Xl/0ivGNAkV560H3xX1"
    "Kyq3gtrsZM1duF7fg28w7xetuwVpFDiVUoWOPDrnux5f8sp+cenuA0E5iN/FRVvrhpuv1D"
    "4H04LvHd/XBc+N3FQ0lex7x5OV9fOrZnppPP7RRl+j2QpIfqFLvH+BWMPu+e9S46X0GLab"
    "1N2T1x3SfTkKRme70kpVZ1Gq3qTGxme9Nack6R6ipBjZazaTsLlxqr0pQLxJyh3L/v1Ekp"
    "pPjJCqT4SRYp7jFz7k15zns1oD+K2sPGaPaBzateoe5vg9WqWKIBcjA8rZ+lDA0+myPQwD"
    "LsnEk+cE3mmUIVLbA6UuQa6JuV22+9849JQWQNFO7OwX7zjDqvQB6tfhXKvQqPKmO22TpQ"
    "IRKkAPwQR4pUq/mkCEuCH34VzZgwMg5fL9EZSFY2soh5i1F4MyykhP2Swog+KLFLEYC2sZ"
    "zSp6iEku1h9SXq4saChTFu2ZEoHSd6/quvD4QXBr11IcEnjnffw8Pka17rY6kBbZOd8wed"
    "s7PuNxHYDraG7Ner3mDQ7RuXnz+3SewHxsGvrrpnMMi4vBlc9867GA9P7Uq/UGWUuc2XVW"
    "HcrxRKCcY3WVg1NeV3b0upyjhsRWQ7qywHS1mtsrUJUu1waLQhqhz7NfXzBPF2tfPrfznn"
    "8tfrV/M7VbfEN37A/cPn8PWbV48p/b4NpT18j8Ju9hWUgBSlzjdakxUTcSzL6BppBTce3c"
    "VvS4UytqkJtoGUAl1b+NFCedbawh3q2uPpQa49qY61VtuSZjRqnd1YzK1HWFh5q2phBDx3"
    "Ic35xinRNHY6bSb4XWxVKQh5Ff08RrKHKvrRyUkZA+jkpNgCwmMpvBO8VhU4rIbvIXfflb"
    "V/Vpk/mbagnPm5GYbFiI4YyfNDOrajbm0MvLFVN+kf/w/Xkb1+"
)
