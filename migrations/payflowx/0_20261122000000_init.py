"""The first schema: every table, constraint, index and trigger."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "events" (
    "id" UUID NOT NULL PRIMARY KEY,
    "type" VARCHAR(60) NOT NULL,
    "subject_id" UUID NOT NULL,
    "change_id" UUID,
    "actor" VARCHAR(80) NOT NULL,
    "data" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_events_subject_fdb36c" UNIQUE ("subject_id", "type", "change_id")
);
CREATE TABLE "users" (
    "id" UUID NOT NULL PRIMARY KEY,
    "email" VARCHAR(254) NOT NULL UNIQUE,
    "name" VARCHAR(200) NOT NULL,
    "password_hash" VARCHAR(200) NOT NULL,
    "role" VARCHAR(10) NOT NULL,
    "is_active" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
);
CREATE TABLE "merchants" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" VARCHAR(200) NOT NULL,
    "is_active" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
);
CREATE INDEX "idx_merchants_created_90892e" ON "merchants" ("created_at", "id");
CREATE TABLE "payments" (
    "id" UUID NOT NULL PRIMARY KEY,
    "idempotency_key" VARCHAR(255) NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "payment_method" VARCHAR(64) NOT NULL,
    "reference" VARCHAR(255),
    "description" VARCHAR(1000),
    "status" VARCHAR(10) NOT NULL,
    "gateway" VARCHAR(40) NOT NULL,
    "gateway_reference" VARCHAR(255),
    "failure_code" VARCHAR(64),
    "failure_reason" VARCHAR(500),
    "created_at" TIMESTAMPTZ NOT NULL,
    "completed_at" TIMESTAMPTZ,
    "merchant_id" UUID NOT NULL REFERENCES "merchants" ("id") ON DELETE RESTRICT,
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_user_id_6158d4" UNIQUE ("user_id", "idempotency_key"),
    CONSTRAINT "uid_payments_gateway_5b6298" UNIQUE ("gateway_reference", "gateway")
);
CREATE INDEX "idx_payments_created_9f78fd" ON "payments" ("created_at", "id");
CREATE INDEX "idx_payments_user_id_47c8e9" ON "payments" ("user_id", "created_at", "id");
CREATE INDEX "idx_payments_merchan_d8e334" ON "payments" ("merchant_id", "created_at", "id");
CREATE INDEX "idx_payments_currenc_4dd31b" ON "payments" ("currency", "created_at", "id");
CREATE INDEX "idx_payments_amount__6efc32" ON "payments" ("amount_minor", "id");
CREATE TABLE "settlements" (
    "id" UUID NOT NULL PRIMARY KEY,
    "status" VARCHAR(10) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "failure_reason" VARCHAR(500),
    "source" VARCHAR(20) NOT NULL,
    "bank_reference" VARCHAR(255),
    "value_date" DATE,
    "due_at" TIMESTAMPTZ,
    "attempted_at" TIMESTAMPTZ,
    "settled_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,
    "payment_id" UUID NOT NULL UNIQUE REFERENCES "payments" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_settlements_bank_re_8cfc67" UNIQUE ("bank_reference", "source")
);
CREATE INDEX "idx_settlements_created_52034e" ON "settlements" ("created_at", "id");
CREATE INDEX "idx_settlements_currenc_57557a" ON "settlements" ("currency", "created_at", "id");
CREATE TABLE "reconciliation_runs" (
    "id" UUID NOT NULL PRIMARY KEY,
    "status" VARCHAR(10) NOT NULL,
    "trigger" VARCHAR(10) NOT NULL,
    "is_full" BOOL NOT NULL,
    "actor" VARCHAR(80) NOT NULL,
    "window" VARCHAR(40) NOT NULL,
    "grace" VARCHAR(40) NOT NULL,
    "as_of" TIMESTAMPTZ NOT NULL,
    "examined" INT NOT NULL,
    "changed" INT NOT NULL,
    "totals" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "failure_reason" VARCHAR(500)
);
CREATE INDEX "idx_reconciliat_started_6b74a3" ON "reconciliation_runs" ("started_at", "id");
CREATE TABLE "reconciliation_results" (
    "id" UUID NOT NULL PRIMARY KEY,
    "status" VARCHAR(20) NOT NULL,
    "reason" VARCHAR(20) NOT NULL,
    "expected_minor" BIGINT NOT NULL,
    "expected_currency" VARCHAR(3) NOT NULL,
    "actual_minor" BIGINT,
    "actual_currency" VARCHAR(3),
    "difference_minor" BIGINT,
    "due_at" TIMESTAMPTZ NOT NULL,
    "missing_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "payment_id" UUID NOT NULL REFERENCES "payments" ("id") ON DELETE RESTRICT,
    "run_id" UUID NOT NULL REFERENCES "reconciliation_runs" ("id") ON DELETE RESTRICT,
    "settlement_id" UUID REFERENCES "settlements" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_reconciliat_payment_1bbed0" UNIQUE ("payment_id", "run_id")
);
CREATE INDEX "idx_reconciliat_created_bfde4a" ON "reconciliation_results" ("created_at", "id");
CREATE INDEX "idx_reconciliat_run_id_a152e7" ON "reconciliation_results" ("run_id", "id");
CREATE TABLE "reconciliation_book" (
    "status" VARCHAR(20) NOT NULL,
    "reason" VARCHAR(20) NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "expected_minor" BIGINT NOT NULL,
    "difference_minor" BIGINT,
    "is_open" BOOL NOT NULL,
    "payment_id" UUID NOT NULL PRIMARY KEY REFERENCES "payments" ("id") ON DELETE RESTRICT,
    "result_id" UUID NOT NULL UNIQUE REFERENCES "reconciliation_results" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_reconciliat_status_558d8e" ON "reconciliation_book" ("status", "result_id");
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSONB NOT NULL
);
        -- What follows is written by hand: Tortoise can't express it, and would drop it without a word.

        -- Time-ordered ids (RFC 9562, UUIDv7) for rows that SQL makes by the thousand; PostgreSQL has its own from 18 on.
        CREATE FUNCTION payflowx_uuid7(at TIMESTAMPTZ) RETURNS UUID LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
            SELECT encode(
                set_bit(set_bit(
                    overlay(uuid_send(gen_random_uuid())
                        PLACING substring(int8send(floor(extract(epoch FROM at) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
                    52, 1), 53, 1),
                'hex')::uuid
        $$;

        -- Immutability: what these refuse, they refuse to everybody, raw SQL included.
        CREATE FUNCTION payflowx_refuse_update() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% is append-only: its rows never change', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END $$;

        CREATE FUNCTION payflowx_refuse_removal() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'rows of % are never removed', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END $$;

        CREATE FUNCTION payflowx_refuse_terminal_update() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% % is % and never changes again', TG_TABLE_NAME, OLD.id, OLD.status
                USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END $$;

        CREATE FUNCTION payflowx_refuse_identity_update() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'what % % is about never changes, only its state does', TG_TABLE_NAME, OLD.id
                USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END $$;

        -- Users and merchants
        ALTER TABLE users
            ADD CONSTRAINT users_role CHECK (role IN ('USER', 'OPERATOR', 'ADMIN')),
            ADD CONSTRAINT users_email CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
            ADD CONSTRAINT users_password_hash CHECK (password_hash LIKE '$argon2id$%');
        CREATE TRIGGER users_keep BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER users_keep_all BEFORE TRUNCATE ON users EXECUTE FUNCTION payflowx_refuse_removal();

        ALTER TABLE merchants ADD CONSTRAINT merchants_name CHECK (length(name) >= 1);
        CREATE UNIQUE INDEX merchants_name_unique ON merchants (lower(name));
        CREATE TRIGGER merchants_keep BEFORE DELETE ON merchants FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER merchants_keep_all BEFORE TRUNCATE ON merchants EXECUTE FUNCTION payflowx_refuse_removal();

        -- Events
        ALTER TABLE events
            ADD CONSTRAINT events_type CHECK (type ~ '^[a-z_]+[.][a-z_]+$'),
            ADD CONSTRAINT events_data CHECK (jsonb_typeof(data) = 'object');
        CREATE TRIGGER events_frozen BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER events_keep BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER events_keep_all BEFORE TRUNCATE ON events EXECUTE FUNCTION payflowx_refuse_removal();

        -- Payments
        ALTER TABLE payments
            ADD CONSTRAINT payments_status CHECK (status IN ('INITIATED', 'SUCCESS', 'FAILED')),
            ADD CONSTRAINT payments_amount CHECK (amount_minor BETWEEN 1 AND 9999999999999999),
            ADD CONSTRAINT payments_currency CHECK (currency ~ '^[A-Z]{3}$'),
            ADD CONSTRAINT payments_idempotency_key CHECK (length(idempotency_key) >= 1),
            ADD CONSTRAINT payments_fingerprint CHECK (octet_length(fingerprint) = 33),
            ADD CONSTRAINT payments_completed_at CHECK (completed_at >= created_at),
            ADD CONSTRAINT payments_outcome CHECK (
                CASE status
                    WHEN 'INITIATED' THEN completed_at IS NULL AND gateway_reference IS NULL
                        AND failure_code IS NULL AND failure_reason IS NULL
                    WHEN 'SUCCESS' THEN completed_at IS NOT NULL AND gateway_reference IS NOT NULL
                        AND failure_code IS NULL AND failure_reason IS NULL
                    ELSE completed_at IS NOT NULL AND failure_code IS NOT NULL AND failure_reason IS NOT NULL
                END);
        CREATE INDEX payments_initiated ON payments (created_at, id) WHERE status = 'INITIATED';
        CREATE INDEX payments_failed ON payments (created_at, id) WHERE status = 'FAILED';
        CREATE INDEX payments_succeeded ON payments (completed_at, id) WHERE status = 'SUCCESS';
        CREATE INDEX payments_idempotency_key_prefix ON payments (idempotency_key varchar_pattern_ops);
        CREATE INDEX payments_reference_prefix ON payments (reference varchar_pattern_ops)
            WHERE reference IS NOT NULL;
        CREATE INDEX payments_gateway_reference_prefix ON payments (gateway_reference varchar_pattern_ops)
            WHERE gateway_reference IS NOT NULL;
        CREATE TRIGGER payments_frozen BEFORE UPDATE ON payments FOR EACH ROW
            WHEN (OLD.status <> 'INITIATED') EXECUTE FUNCTION payflowx_refuse_terminal_update();
        CREATE TRIGGER payments_identity BEFORE UPDATE ON payments FOR EACH ROW
            WHEN ((OLD.id, OLD.user_id, OLD.idempotency_key, OLD.fingerprint, OLD.merchant_id, OLD.amount_minor,
                   OLD.currency, OLD.payment_method, OLD.reference, OLD.description, OLD.gateway, OLD.created_at)
                IS DISTINCT FROM
                  (NEW.id, NEW.user_id, NEW.idempotency_key, NEW.fingerprint, NEW.merchant_id, NEW.amount_minor,
                   NEW.currency, NEW.payment_method, NEW.reference, NEW.description, NEW.gateway, NEW.created_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        CREATE TRIGGER payments_keep BEFORE DELETE ON payments FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER payments_keep_all BEFORE TRUNCATE ON payments EXECUTE FUNCTION payflowx_refuse_removal();

        -- Settlements
        ALTER TABLE settlements
            ADD CONSTRAINT settlements_status CHECK (status IN ('PENDING', 'SETTLED', 'FAILED')),
            ADD CONSTRAINT settlements_source CHECK (source IN ('SIMULATED_BANK')),
            ADD CONSTRAINT settlements_amount CHECK (amount_minor BETWEEN 1 AND 99999999999999999),
            ADD CONSTRAINT settlements_currency CHECK (currency ~ '^[A-Z]{3}$'),
            ADD CONSTRAINT settlements_due_at CHECK (source <> 'SIMULATED_BANK' OR due_at IS NOT NULL),
            ADD CONSTRAINT settlements_outcome CHECK (
                CASE status
                    WHEN 'PENDING' THEN settled_at IS NULL AND value_date IS NULL AND failure_reason IS NULL
                    WHEN 'SETTLED' THEN settled_at IS NOT NULL AND value_date IS NOT NULL
                        AND bank_reference IS NOT NULL AND failure_reason IS NULL
                    ELSE settled_at IS NULL AND failure_reason IS NOT NULL
                END);
        CREATE INDEX settlements_pending ON settlements (due_at, id) WHERE status = 'PENDING';
        CREATE INDEX settlements_failed ON settlements (created_at, id) WHERE status = 'FAILED';
        CREATE INDEX settlements_bank_reference_prefix ON settlements (bank_reference varchar_pattern_ops)
            WHERE bank_reference IS NOT NULL;
        CREATE TRIGGER settlements_frozen BEFORE UPDATE ON settlements FOR EACH ROW
            WHEN (OLD.status <> 'PENDING') EXECUTE FUNCTION payflowx_refuse_terminal_update();
        CREATE TRIGGER settlements_identity BEFORE UPDATE ON settlements FOR EACH ROW
            WHEN ((OLD.id, OLD.payment_id, OLD.source, OLD.created_at)
                IS DISTINCT FROM (NEW.id, NEW.payment_id, NEW.source, NEW.created_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        CREATE TRIGGER settlements_keep BEFORE DELETE ON settlements
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER settlements_keep_all BEFORE TRUNCATE ON settlements EXECUTE FUNCTION payflowx_refuse_removal();

        -- Only a SUCCESS payment is settled. Checked once for each statement, not for each row; SUCCESS is terminal, so
        -- what is seen here stays true.
        CREATE FUNCTION payflowx_settle_successful_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT FROM added JOIN payments ON payments.id = added.payment_id
                       WHERE payments.status <> 'SUCCESS') THEN
                RAISE EXCEPTION 'only a SUCCESS payment can be settled'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER settlements_successful_only AFTER INSERT ON settlements REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION payflowx_settle_successful_only();

        -- Reconciliation
        ALTER TABLE reconciliation_runs
            ADD CONSTRAINT reconciliation_runs_status CHECK (status IN ('RUNNING', 'COMPLETED', 'FAILED')),
            ADD CONSTRAINT reconciliation_runs_trigger CHECK ("trigger" IN ('SCHEDULE', 'MANUAL')),
            ADD CONSTRAINT reconciliation_runs_counts CHECK (examined >= 0 AND changed BETWEEN 0 AND examined),
            ADD CONSTRAINT reconciliation_runs_totals CHECK (jsonb_typeof(totals) = 'array'),
            ADD CONSTRAINT reconciliation_runs_outcome CHECK (
                (status = 'RUNNING') = (finished_at IS NULL) AND (status = 'FAILED') = (failure_reason IS NOT NULL));
        CREATE UNIQUE INDEX reconciliation_runs_one_running ON reconciliation_runs (status) WHERE status = 'RUNNING';
        CREATE TRIGGER reconciliation_runs_frozen BEFORE UPDATE ON reconciliation_runs FOR EACH ROW
            WHEN (OLD.status <> 'RUNNING') EXECUTE FUNCTION payflowx_refuse_terminal_update();
        CREATE TRIGGER reconciliation_runs_keep BEFORE DELETE ON reconciliation_runs
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER reconciliation_runs_keep_all BEFORE TRUNCATE ON reconciliation_runs
            EXECUTE FUNCTION payflowx_refuse_removal();

        ALTER TABLE reconciliation_results
            ADD CONSTRAINT reconciliation_results_amount CHECK (expected_minor > 0),
            ADD CONSTRAINT reconciliation_results_deadlines CHECK (missing_at >= due_at),
            -- A verdict can't contradict its own figures.
            ADD CONSTRAINT reconciliation_results_verdict CHECK (COALESCE(
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT'
                        THEN actual_minor = expected_minor AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_UNDER'
                        THEN actual_minor < expected_minor AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_OVER'
                        THEN actual_minor > expected_minor AND actual_currency = expected_currency
                    WHEN 'MISMATCHED CURRENCY_MISMATCH'
                        THEN actual_minor IS NOT NULL AND actual_currency <> expected_currency
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN actual_minor IS NULL AND settlement_id IS NOT NULL
                END, false)),
            ADD CONSTRAINT reconciliation_results_actual CHECK (
                (actual_minor IS NULL) = (actual_currency IS NULL)
                AND (actual_minor IS NULL OR settlement_id IS NOT NULL)),
            ADD CONSTRAINT reconciliation_results_difference CHECK (
                difference_minor IS NOT DISTINCT FROM
                    CASE WHEN actual_currency = expected_currency THEN actual_minor - expected_minor END);
        CREATE TRIGGER reconciliation_results_frozen BEFORE UPDATE ON reconciliation_results
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER reconciliation_results_keep BEFORE DELETE ON reconciliation_results
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER reconciliation_results_keep_all BEFORE TRUNCATE ON reconciliation_results
            EXECUTE FUNCTION payflowx_refuse_removal();

        ALTER TABLE reconciliation_book
            ADD CONSTRAINT reconciliation_book_open CHECK (
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_UNDER' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_OVER' THEN NOT is_open
                    WHEN 'MISMATCHED CURRENCY_MISMATCH' THEN NOT is_open
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN is_open
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN is_open
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN NOT is_open
                    ELSE false
                END);
        CREATE INDEX reconciliation_book_open ON reconciliation_book (payment_id) WHERE is_open;
        CREATE TRIGGER reconciliation_book_keep BEFORE DELETE ON reconciliation_book
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER reconciliation_book_keep_all BEFORE TRUNCATE ON reconciliation_book
            EXECUTE FUNCTION payflowx_refuse_removal();

        -- PgQueuer 1.6, as its own `pgq sql install` prints it: the schedules of the worker.

        CREATE TYPE pgqueuer_status AS ENUM ('queued', 'picked', 'successful', 'exception', 'canceled', 'deleted', 'failed');

        CREATE TABLE pgqueuer (
            id bigserial NOT NULL PRIMARY KEY,
            priority integer NOT NULL,
            queue_manager_id uuid,
            created timestamp with time zone NOT NULL DEFAULT now(),
            updated timestamp with time zone NOT NULL DEFAULT now(),
            heartbeat timestamp with time zone NOT NULL DEFAULT now(),
            execute_after timestamp with time zone NOT NULL DEFAULT now(),
            status pgqueuer_status NOT NULL,
            entrypoint text NOT NULL,
            dedupe_key text,
            payload bytea,
            headers jsonb,
            attempts integer NOT NULL DEFAULT 0,
            slot bigint
        );

        CREATE TABLE pgqueuer_log (
            id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL PRIMARY KEY,
            created timestamp with time zone NOT NULL DEFAULT now(),
            job_id bigint NOT NULL,
            status pgqueuer_status NOT NULL,
            priority integer NOT NULL,
            entrypoint text NOT NULL,
            traceback jsonb,
            aggregated boolean DEFAULT false
        );

        CREATE TABLE pgqueuer_schedules (
            id bigserial NOT NULL PRIMARY KEY,
            expression text NOT NULL,
            entrypoint text NOT NULL,
            heartbeat timestamp with time zone NOT NULL DEFAULT now(),
            created timestamp with time zone NOT NULL DEFAULT now(),
            updated timestamp with time zone NOT NULL DEFAULT now(),
            next_run timestamp with time zone NOT NULL DEFAULT now(),
            last_run timestamp with time zone,
            status pgqueuer_status DEFAULT 'queued'::pgqueuer_status,
            UNIQUE (expression, entrypoint)
        );

        CREATE TABLE pgqueuer_statistics (
            id bigserial NOT NULL PRIMARY KEY,
            created timestamp with time zone NOT NULL DEFAULT date_trunc('sec'::text, now()),
            count bigint NOT NULL,
            priority integer NOT NULL,
            status pgqueuer_status NOT NULL,
            entrypoint text NOT NULL
        );

        CREATE INDEX pgqueuer_ep_ea_idx ON pgqueuer USING btree (entrypoint, execute_after) WHERE (status = 'queued'::pgqueuer_status);

        CREATE INDEX pgqueuer_ep_prio_id_idx ON pgqueuer USING btree (entrypoint, priority DESC, id) WHERE (status = 'queued'::pgqueuer_status);

        CREATE INDEX pgqueuer_log_created ON pgqueuer_log USING btree (created);

        CREATE INDEX pgqueuer_log_job_id_status ON pgqueuer_log USING btree (job_id, created DESC);

        CREATE INDEX pgqueuer_log_not_aggregated ON pgqueuer_log USING btree ((1)) WHERE (NOT aggregated);

        CREATE INDEX pgqueuer_log_status ON pgqueuer_log USING btree (status);

        CREATE INDEX pgqueuer_picked_heartbeat_idx ON pgqueuer USING btree (heartbeat) WHERE (status = 'picked'::pgqueuer_status);

        CREATE UNIQUE INDEX pgqueuer_picked_slot_idx ON pgqueuer USING btree (entrypoint, slot) WHERE ((status = 'picked'::pgqueuer_status) AND (slot IS NOT NULL));

        CREATE INDEX pgqueuer_priority_id_id1_idx ON pgqueuer USING btree (priority, id DESC) INCLUDE (id) WHERE (status = 'queued'::pgqueuer_status);

        CREATE INDEX pgqueuer_queue_manager_id_idx ON pgqueuer USING btree (queue_manager_id) WHERE (queue_manager_id IS NOT NULL);

        CREATE UNIQUE INDEX pgqueuer_statistics_unique_count ON pgqueuer_statistics USING btree (priority, date_trunc('sec'::text, timezone('UTC'::text, created)), status, entrypoint);

        CREATE UNIQUE INDEX pgqueuer_unique_dedupe_key ON pgqueuer USING btree (dedupe_key) WHERE ((status = ANY (ARRAY['queued'::pgqueuer_status, 'picked'::pgqueuer_status])) AND (dedupe_key IS NOT NULL));

        CREATE INDEX pgqueuer_updated_id_id1_idx ON pgqueuer USING btree (updated, id DESC) INCLUDE (id) WHERE (status = 'picked'::pgqueuer_status);

        CREATE FUNCTION fn_pgqueuer_changed() RETURNS TRIGGER AS $$
        DECLARE
            to_emit BOOLEAN := false;  -- Flag to decide whether to emit a notification
        BEGIN
            -- Check operation type and set the emit flag accordingly
            IF TG_OP = 'UPDATE' AND OLD IS DISTINCT FROM NEW THEN
                to_emit := true;
            ELSIF TG_OP = 'DELETE' THEN
                to_emit := true;
            ELSIF TG_OP = 'INSERT' THEN
                to_emit := true;
            ELSIF TG_OP = 'TRUNCATE' THEN
                to_emit := true;
            END IF;

            -- Perform notification if the emit flag is set
            IF to_emit THEN
                PERFORM pg_notify(
                    'ch_pgqueuer',
                    json_build_object(
                        'channel', 'ch_pgqueuer',
                        'operation', lower(TG_OP),
                        'sent_at', NOW(),
                        'table', TG_TABLE_NAME,
                        'type', 'table_changed_event'
                    )::text
                );
            END IF;

            -- Return appropriate value based on the operation
            IF TG_OP IN ('INSERT', 'UPDATE') THEN
                RETURN NEW;
            ELSIF TG_OP = 'DELETE' THEN
                RETURN OLD;
            ELSE
                RETURN NULL; -- For TRUNCATE and other non-row-specific contexts
            END IF;

        END;
        $$ LANGUAGE plpgsql;

        CREATE TRIGGER tg_pgqueuer_changed
        AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON pgqueuer
        EXECUTE FUNCTION fn_pgqueuer_changed();
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE reconciliation_book, reconciliation_results, reconciliation_runs,
            settlements, payments, merchants, users, events;
        DROP TABLE pgqueuer, pgqueuer_log, pgqueuer_schedules, pgqueuer_statistics;
        DROP TYPE pgqueuer_status;
        DROP FUNCTION fn_pgqueuer_changed, payflowx_settle_successful_only, payflowx_refuse_identity_update,
            payflowx_refuse_terminal_update, payflowx_refuse_removal, payflowx_refuse_update, payflowx_uuid7;
        """


MODELS_STATE = (
    "eJztXetz4rYW/1c0fOl2ZpvJ5rUpvXNngNAubYAdHt1ul46jYAFujEz9WJbb7v9+z5HfL2"
    "I7QBzqL2DLOpL8O8fSeVn+u7aim5mqrb+ctD8zbtbq5O8ap0sGB9FLr0mNrlbBC1hk0ntV"
    "1GZYyRC17g1Tp1NsbEZVg0GRzIyprqxMReNY98NCI7Iik/WCmsTU4F+ZLoh2/yebmq8J5X"
    "iF8RNsTNam0JrC5znoJnzC7wxLFEuKfEcUg5gL5lSEOprBCAxRUaEYrilGnVACd7WEW/jG"
    "cC7B0DWy0FTZJrbvj2gzosCfwUxTZVhfdAtFE/6Z6bIyNY0TcjddUD5nwb51bQ3/MGz7kh"
    "ipzohhwQ1Qp5AsAGDGDbw1xSQaVzfwM2XklTc6JJgyBmPCC9/+MOHYuEyBDRRuyh4u9LLU"
    "DGzAGTaOmhJzs2JkpunQ9gnpmDgybqmqKLIHYNhD1NmKUVPAb3HlL4tJpjZn0JEOTPj0qe"
    "ZDKyQAmsV/755rf/wBpwqX2RdmIAWerh6kmcJUOSRhdgOiXBLNQNl43Ln5UdRE7t9LU021"
    "ltyvvdqYC4171S1LkU+QBq/NGWc6NZkcED28RUdG3SL7pqDA1C3mDVX2C2Q2o5aKAlz7z8"
    "ziU5RbInrCn4v/OkMLVJOkXn8kDdsjSarF5B2HEBFlp2iqcXxWFHxyAJivdrs+IKK0hh20"
    "3jUGr86vvhUQAHPnurgo4Kp9FYQgBDapAN1H2WVQGOfWgurJOLv1I0jDQItg7Bb4IPuTgg"
    "ufC9AeIK0t6RdJZXxuLuD06nQLxL82BgLlq1OBsgZzmD219ZwrZ+ISgu2DG34WsopymGqX"
    "Iv3McD9Fgn1Q/akkB6YhoidA6swBx4UoLMeanmcS8AiOcBa4zjILXKfPAtexWQDn3ji6Pw"
    "/7vWR03foRcFF9IP8QVTHMFwjyFlARCWx5aRh/qUEwX3Ubv0Vxbt32m1GRxgaaEdC16dTS"
    "dSZL1IxjfwO4mcqSJeMfIY2ywaE9cQ+OixmjTrc9HDW670McuWmM2njlTJRuIqWvriJc8h"
    "ohHzqjdwRPye/9XjvKOK/e6PcajolapiZxbS1ROYiJW+wWfUWdcfYQ0Gew4J5OH9ZUl6XY"
    "Fe1MS6sbv7Q8W0ZLKKdzwSREE8fpGT9jQ6i9CWaRuPKIVWRBnYxGUYOsoC4omqCOUzAwdL"
    "AnbH18STfEUOacKPyEjNAW+W4pLBRZBpTRfiEPbAUKPScwAKCaoi0g7BKD2AIZt6X2312C"
    "7VAZBmUyDBiyNY9S4BHsRil4HOWDqQRnlxcZdAKolaoUiGvhBUr854DXrX+EKtfZaRadC2"
    "ql43sa07pW1DDWGkzxC2os8gAdI6wQz4a4rqkpEt3m1lKA3YExUT5lMdBd2jJjXRsP24M6"
    "wd8J779vDxqjPpy7RxPeuOl2enUi/qJLahauvMnClDfpPHkTY4liSKBWKJ8T+NLUAHLKUx"
    "bNIF2EJ/dAuC+muHP8YVfJZr9/G1J3m51RBONxt9kG7AX0UEkxRXGnN4o6J3SGkBSwOsKU"
    "ldFRGR1pRkeX6ejOSonHeFcfMT6WTr3sBgjVzY1tBJj0gRlu1MHASIvKMCgBKr49bdimAY"
    "7NV/tFYIahIYExEjQLEu2O/fTyuLnxKfIEuqGKygR5NhOkUpH3q7BV2kGlHZRF3CvtYEfa"
    "wXt7vUxWDtyLj+gG7pqbTTX4gIs1JVNVERkPxgOTMUnhnmHigA7DdLMvcE2HBXsOUrmmGy"
    "g01kxnclIqxxNbxCQP1A1a79qtX4zXohJqFgpVibPmixawHHqdz5nupDfMdMb+xzAhgulL"
    "hUN9L7nCFF5MLohmim6YZKnM4REDGOpYCEbhoAsqB//GJOzLSrhDoXiZnithOU5iRWbLlW"
    "YyPt1ID2xTAxZ/qjk3JelsBvfkGM1OYSyLIkl7wUawByfqmVzBVQO3VhLxEBhceg261Cxo"
    "BBDT9Ep7KoX2FBWqHIpUAukx6lSXl5ncupdb3LqXUZ1qBv0zfQXDSFjjmzCh6JtkzCOEUb"
    "VqYzLjBSK+Ta9yIrneig6wNju9xuCjF/f1lvXbfu+nZkLkt/lx1G5EsxkiU1GUBfMON1PS"
    "GiKUER44nHlhHIDxwt9335+dnZ+/PTs9v7q+vHj79vL69BrqihHHL73dxrbOT6jYhp6IBE"
    "03sGJknXWCNEc43ZxnmGzOU6ea83h8Q6gl0hL0CS1hQd0W4IhSHiHaV1lCdlfpEburWMAu"
    "pIdlxTpEVAjmkmWcHWAJDY4sB9QRsuMD+81pJicQVtsSIoq7gcCwMS2jaOTOpy7zLAJLVG"
    "fUaYzaN3XiHU74cNxqtYfDOnEOJvzHRucWK9n/5YjiuUZfjochQFJmthR8Ei6yQHyRDvFF"
    "GsRSoUk+kfj45p/92EtUUS2dAZpyLsyjdMcH9+41GBcznVEj39oapzw+vC8zra6XWxbXy/"
    "jaWnn8U9F/6R7/EJu15UplBRkdod0Bq0v2nB0TpyP+8qxO7AhZ9VJXZJ4MxCmyQhogqeAE"
    "OGMRyDC6cWh/1HSmzPkvbBOz8CKAxt5qeJmg+qX+HKnTtRehCooU3L3McFrG8gFMG4NOa1"
    "RLnAp2gmwwbetI0Y3MgSkI7yhuHnBveG/jJ0QDHOI+ZyMNfgZMpSkOJI9Tw1B7L3IljrEq"
    "JNf3mvYgwe3pCR6HIoA1ob2229yR4JU7LSMgNYmZGWGp2pac4ctznvwMTFq4p/yBGHQjNq"
    "rA/R+cSMAJuZMtBuqn2JACd8kQ1Q1laanIKptwJQgtMyVdY8cdJOZLYLWwl8XQLB2OsqZD"
    "bE9kqBIWnjVh4V/hh37f7t10ej/ViXMw4VBzJFzOzkE5fdBVVL2KqpcE+n1G1SsX6cFdpM"
    "4SXnTa96jLLNy1Yac7vsWYo9Rs9H6BuT50XmSKP8v2QsCW9wGijIhrV1llP055fLK/l+jX"
    "Z6qCkoue3WSvcTLcYapt/uKXB/oWjNH/G00VEVZFXo+7T1X52svsa6emyZarYlGVKG3F6T"
    "Jz2vZpFOFzmLLicpm5XAXD/xVsdvOL83nNwlSH9Z69jHhenshIjBtxVrgu/MwhqsDLgy+R"
    "BY/Gp8ISmCU89cRXNf3ASGJIIBQ32RYR0Bnc21RRFRGKkTB+ky0ygK9I2v4hkzgbVEc893"
    "V7b2zcbFrX1sKvH+7NfmuS6mIzaZ1YK5yEE17p3F9XYkNvxZC0FeN3dvTBdAMSbk9Tyolh"
    "Kqrq7GX9A6G4gx0sK9gzVYlu4X512oPYHxsonT3r4ISztb8HBY4u834SvkcaHmyQaGlrjK"
    "GaNasAwy48Td3GqPUOowfOwYR3O0O/0Dt2Aw/ddm8keVGJeJmgH8KB5F8T7UTKyuHD2ua3"
    "zbAL2dN8t4dicfu3Rgt4IP4mvNHtj4Fd494N7k4WPPOu9X8NXMKTCW+NB4N2r/VRciWiTm"
    "JFE46juBm368Q5mHCkFiXOgV3Hi2EFTkIC5oa0YkXlEJsqsLLvwAr7smJTNOEKRBDjtFUM"
    "sXAMUVZmjp++CCuSqAsxo2RulufhhaO1JrDgke2XXKoDbr70PNreDjdf8pXwHPp1iKhSry"
    "unRCmdEnEx3wGyg5DxPfCaPUqYQ8/5AVw/ieAmeoHS2JDDIWTfXMZsURAR123ymqwVcyG8"
    "LRsyU+aWzmzXioKfATOEP+SENPCzZPJ36Bqp21tyud8Lw6+baapM7jeECj+K027cO3SITt"
    "09wQJfZ3M+v+Zt9YXeqJjvyO30B/wMHHQKQw62IbOpAhASrpkLuJSevBqY83SLZ05ZhbqO"
    "WFYpqpUHqfIgVR6kyoNUQg9S5d8oiU3tgVnEp5dIXOYnuRzOPVAoLaoWejkgQln5korKvY"
    "NkEalPID2+/N0di3zlRi2P6JcgC7hs0/0x5ZMtFcOAey3A4jBlxeZSs7nKDv1XsLlseU7l"
    "ZW2O7XN8J2HmwJZHUYEZfSHRc+7mxDRGWH1ofuu2ROgGj8FbYO+cSIjEbvVliu7jgSrvuc"
    "0QC0wNsxYA+QmB1hcCbe5Q67adhQogfIwbC0Uxjk2Rh9oFqtrUaA+bGsUn3iwhbHt+zhO/"
    "tniO4DV+v5lo9gfrGUG+n5C7NWCtre9EUv/dHBphd+JNAqwiMyqrCmeGF2f+05LnuCvRJj"
    "lSvdMexOsLpmbCDdkE4ruVGoiWphK73P5+1XqhqXZvhM5Mp3OApi7C1tr9n2xqkhWU22FG"
    "MRDXpecE1e+muBXL3WvoMRxzcIYddUvd5XnXQa82U6oi1YcNYw7GvZ4IOjsHE97qd9/fts"
    "U2/95hOTdUcj47V5RDAfJSs2iImQLj23aduEcT3m30xo1bzC/A/3KwQzGkGXScoBw8korr"
    "UlWpuNlTcWENT4qYbI1QJQZJSiXrBQNT11lk+Tpdlq9jsmyrInnw9SmOEOA9fC0E1bs8+H"
    "oEFbwZ4KWGpM3yBgE8osr/X2r/P/tCwbZgCUbAlvwon+RwmVGn+3p67Bj52ZuLtxfX51cX"
    "XmjcK9kWEU/YFFIkPufBM0BRwRmF0za542j+POz3kuH0KaJTD6aP/0NUxdgbqgFT9d5SVF"
    "Phxgn29xzWKiIUmoXcOd77nmtg+m8lfM0VG2jGP06nF4sKhymrVaHUq8JM4YqxKMTnCGm1"
    "BVip+Vztr3uI/XWf9JrmLt9zazBdmS5qiWEB59rr7bEA6td6zP2fjvrjLuxc7upUzSrRW5"
    "2gVDlSWNrXJnejVKV7pz8z3cj5ed8AyREa0XvZXRgfqxwIO9WPEN03WT+cvO27ybE9YzRu"
    "Job+0y2FAMnhTYXn0VB2ZhQ865L29f9pkRA3"
)
