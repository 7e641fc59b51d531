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
    "position" BIGINT NOT NULL,
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
    "due_at" TIMESTAMPTZ NOT NULL,
    "missing_at" TIMESTAMPTZ NOT NULL,
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
        ALTER TABLE events ALTER COLUMN position ADD GENERATED ALWAYS AS IDENTITY;
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
        CREATE TRIGGER reconciliation_runs_identity BEFORE UPDATE ON reconciliation_runs FOR EACH ROW
            WHEN ((OLD.id, OLD.trigger, OLD.is_full, OLD.actor, OLD.window, OLD.grace, OLD.as_of, OLD.started_at)
                IS DISTINCT FROM
                  (NEW.id, NEW.trigger, NEW.is_full, NEW.actor, NEW.window, NEW.grace, NEW.as_of, NEW.started_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
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

        -- A verdict is about a successful payment, rests on that payment's own figures and settlement, and is written
        -- while its run is running. Checked once for each statement.
        CREATE FUNCTION payflowx_judge_facts_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
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
        END $$;
        CREATE TRIGGER reconciliation_results_facts AFTER INSERT ON reconciliation_results
            REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payflowx_judge_facts_only();

        -- The book repeats its verdicts, and can't say anything else than they do.
        CREATE FUNCTION payflowx_book_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM booked JOIN reconciliation_results AS result ON result.id = booked.result_id
                WHERE (booked.payment_id, booked.status, booked.reason, booked.currency, booked.expected_minor,
                       booked.difference_minor, booked.due_at, booked.missing_at)
                    IS DISTINCT FROM
                      (result.payment_id, result.status, result.reason, result.expected_currency, result.expected_minor,
                       result.difference_minor, result.due_at, result.missing_at)
            ) THEN
                RAISE EXCEPTION 'the book says what the verdicts say'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER reconciliation_book_inserted AFTER INSERT ON reconciliation_book
            REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION payflowx_book_verdicts_only();
        CREATE TRIGGER reconciliation_book_updated AFTER UPDATE ON reconciliation_book
            REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION payflowx_book_verdicts_only();

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
        DROP FUNCTION fn_pgqueuer_changed, payflowx_settle_successful_only, payflowx_judge_facts_only, payflowx_book_verdicts_only,
            payflowx_refuse_identity_update,
            payflowx_refuse_terminal_update, payflowx_refuse_removal, payflowx_refuse_update, payflowx_uuid7;
        """


MODELS_STATE = (
    "eJztXWtz4rgS/SsqvtzZqmwqk9fksrduFRB2h90AUwT2NWwZYQvwxsisHyHc3fnvt1t+4B"
    "fEdoA4jL+ALasl+bQsdfeR5b8rC7qaaPry6bT5yLhVqZK/K5zOGRxEL52QCl0sghcwyaJj"
    "TeRmmMkUucamZVAZC5tQzWSQpDBTNtSFpeoc8/4y04miKmQ5oxaxdPhX5RnRx38y2TohlO"
    "MVxk+xMEWXoTSVTzPIDfmQj0xbJEuqMiKqSawZczNCHt1kBJqoapAM11SzSiiBu5rDLfzL"
    "dC9B03Uy0zXFEXbuj+gTosKfySxLY5hfVAtJQ/7IDEWVLfOUjOQZ5VMWrNvQl/APzXYuiZ"
    "YajJg23AB1E8kMAGbcxFtTLaJzbQU/MiPv/NahgMwYtAkvfPPdkGPhCgU1ULgpp7lQy1w3"
    "sQC32dhqSqzVgpGJbkDZp6RlYcu4rWkiyWmA6TTRYAtGIU8/WDS352NmiJsZchcMKk5XhM"
    "KdLA3Vshgn70YL3VRR06NvqkTWdPlBoGaCjEE1MqfyTOVQlaLzf0HLDIUZWMpcqNvm6l82"
    "kyx9yiDNAKV//lxZq1L0OLgN/PcxrvzxB5yqXGFPzEQJPF08SBOVaUqoRzsFiHRJFANpg0"
    "Hr9nuRE3vbWJJ1zZ7zde7Fyprp3M9u26pyijJ4bco43JPFlEBXR0jdZ8JLcm4KEizDZn5T"
    "lXWCwibU1vCBqfxnYnMZ0SOiJvy5/K/btEA2Sep0+9J9sy9JldjzhU2IPDpukqxzfDZVfF"
    "IBmC9OuWtARGoFK2h8rPXeXVx/IyCAzjQ1xEUBV+WLEISe4YgK0NcoewoK49yYUSMZZy9/"
    "BGloaB6MvYQ1yOtByIPPA2gPkFbm9EnSGJ9aMzi9PtsC8c+1nkD5+kygrMOY6QylHffKub"
    "iEYK/BDT8LabtyWGqXXfqV4X5JD16Duh5KMmAaEnoBpO4YcFyIwvSvG1kGAV/gCEeBmzSj"
    "wM3mUeAmNgrg2BtH98f7bicZXS9/BFw0V8g/RFNN6w2CvAVURAJLnpvmX1oQzHft2q9RnB"
    "t33Xq0S2MB9QjouizbhsEUiVpx7G8BN0uds2T8I6JRNbiyp97BcSmj32o37/u19qeQRm5r"
    "/SZeORepq0jqu+uIlvxCyC+t/keCp+T3bqcZVZyfr/97BdtEbUuXuL6UqBLExEv2kkKK9g"
    "zYuJbr6rTFrWQdB6UiClb5W3y+oL3w9+2/z88vLj6cn11c31xdfvhwdXN2A3lFi+OXPmzp"
    "B/XWD61OP6xWTPjyBQ32yUPAmMSEMZUfltRQpNgV/VzflDd+aX4+j6ZQTqcCTrxvbLDv6Q"
    "5M4XMk+MDiysl2F9iGPCk94BpZQF6w8sH3ouAbGY/CC0LPja6IqU45UbnjgbFv58IdVRTo"
    "4uiskge2AO+NE2gASMnonQkn1CRO14k7zvuvLsFxK72yInllDNWaxSLzBXZjkT2P8sHssf"
    "OryxQGGeTaaJGJa2HrQPxngNfLf4T27vlZGoMXcm3G9yxm8i6oaS51GOJn1JxlATomWCKe"
    "DnFD1zb06Ca35wLsFrSJcpnFQPdki4x1ZXDf7FUJ/g5591OzV+t34dw7GvLabbvVqRLxF5"
    "1S02jlfRqlvN+sk/cxlaimBGaF+pigl7oOkFO+YdIMykV0MgbBfSnFG+MPO0vWu927kK9R"
    "b0XMzs6gXW8C9gJ6yKRaAWs0FBkyGEKSw+ULS5YeX+E8vsI4HW1mYCxxA/nmX33G+Zi7+d"
    "I7INSwVo4TYNEHZnoUk4m0msaQgQIT3xk2HNcA27Y2+wULh6SOIMTQLUj0O/ZTy/PuxufI"
    "E+jxRKUL8mouSGki79dgK62D0jooSncvrYMdWQefnPky2TjwLj5jG3hzbjrT4BecrCmRNV"
    "UsbzEfmIIrUsYMV4kY0ExvqQ3O6TBhT6FXLukKEs0lM5iStG7nhSXiih60DRofm42fzBOR"
    "CS0LlWrEnfNFCZgOtU6nzkoVKG5iMPY/hqtfmDFXOeT3V9JYIorJhdBENUyLzNUpPGIAQ9"
    "VZ5tLttcHkwGUq7GkhwqHbF6rYbpBYVdh8oVuMyyvpga0qoOLPFfemJINN4J5cp9lNjC1h"
    "SbJesBCswaWckzN4ZuDWTIKMgsZtzkHnug2FAGK6UVpPhbCeop0qgyGVIHqMNtXVVaqw7t"
    "WWsO5V1KaaQP3MWBguhRelAzk1VsmYRwSjZtXKYuYbRHybXeXS6P6MDrDWW51a7zefdPen"
    "9btu54d6Au1e/63frEWXkkSGovSMbFSyZGUzsbIhSzcwY6QddYIyRzjcXKQYbC42DjUXcX"
    "5DmCXSHOwJPWFC3UZwRCWPEO3rNJTd9WbG7jpG2IXssLRYh4RywVyw5X4HmEKDLcsAdUTs"
    "+MB+f5YqCITZtlBE8TAQODaWbeZl7tbSRR5FYIpq9Vu1fvO2SvzDIb8fNBrN+/sqcQ+G/P"
    "ta6w4zOf/FYPE8py/DwxAQKbJacj4Jl2kgvtwM8eUmiKVcg3yi8PGNP/vxl6iq2QYDNJVM"
    "mEfljg/u3VswHmYGo2a2uTUueXx4X6WaXa+2TK5X8bm1jPhvRP+tR/xDatbnC43lVHREdg"
    "eqLthzdkyajsTL0waxI2LlG3WRcTLAU6SFNCBSwpn0UkQY3Ti03+sGU6f8J7aKeXgRQGNv"
    "NbxNUNep6zHSoEufoQp2Kbh7heGwjOk9GDZ6rUa/kjgU7ATZ4LKtI0U3MgZuQHhHvHkgvO"
    "FvvZDABrjCXc76Ovz0mEY3BJB8Td2HynuTM3FMVaF+Pdb1Bwluz0iIOOQBrA7lNb3ijgSv"
    "zMsyAr0mcWVGuFdtW5yx7s9Z1mfgooUx5Q/EpCuxvwZu9uEyAadkpNgMzE+x+whuiSKym+"
    "rc1lBVjuBCCNrWhuUaO64gcb0EZgtHWUzdNuAo7XKI7QsZygULr7pg4auIQ39qdm5bnR+q"
    "xD0YcsjZFyFn96CYMeiSVS9Z9YJAv09WvQyRHjxE6k7heYd9X7rInbty32oP7pBzlOq1zk"
    "8w1ofO8wzx5+leCNjyPkBUEXHrKm3fj0seX9/fC/v1SDUwcjGymxw1ToY7LLUtXvz2QN+C"
    "McZ/o0tFhFeRNeK+lipj7UWOtVPLYvNFPlYlKltqusiadmIaefQcliy1XGQtl2T4V6Fmb3"
    "1xtqhZWOqw0bO3wedlYUZi2oirwgvhp6aoAi8PvkUVPMtPhXtgGnrqha9qromRREogxJts"
    "YwQMBvcmq5oqqBgJ+Zt0zAC+IunEhyzi7kYeidxXnY3QcWdxQ1+KuH64NuetSdzQW2y6YC"
    "9wEE54pXN/VYnd21VT0heMjxz2wfIICa8mmXJiWqqmuRuXf0co7mAH0wrWTDVi2Lhfnf4g"
    "NkMHSXfPOjjhbLnegwJbJ3adGEJPpoomNibHFllij3hosti73Xbb6rwlatKl+wKqe5/IeR"
    "hiS3gAx9vYfK4/sq2vi8YojnXEGwYOeGKkrRxGOSqXBMYuIlntWr/xEdkJ92DI2637daJ/"
    "7BEb7WanL/msRzxNyN/DgbS+JsqJpBUjRrYtLpxil7OXxYYPpeLmr7UG6ED8DXmt3R2Aug"
    "adW9z9LHjmX+v+HLiEJ0PeGPR6zU7jN8nrEVUSSxpybMXtoFkl7sGQo7RIcQ+cPD5HFjgJ"
    "dTCPMoslFaPblMTNvokb9rRgMrqIORjKuGzJUebmKBV14vIAeVSRJJ1LGQUL47yOLlyrOE"
    "EFz2zv5EkdcHOn17H2dri5UwG4iDcE/JuLas1V04R7zaHisGSp5kKree1Kx7S82UsOCZVO"
    "chm6LGToMt7Nd4BsLxSi6/nFHiXMoef8AAHiRHATY8Wb1JAhbOzcXMo15dBFvODqCVmq1k"
    "zEZFdkok5tEQ6lFm7VC2WKqOkpqeGXKpVvMYBadTbu8z4hiR+81DWFjFeEimirW248hnyI"
    "Sr2dAwMf7HS/yOlvCIgx61iE2av0O/wyKFQKTQ6WoTBZBQgJ160ZXNq8xD0w5hk2T72wHf"
    "K63bJcyF7Ggcs4cBkHLuPABYwDl1HKgkTGfDDzROYThYv8JBcjRA8GpU21XK8QRSTLiHDe"
    "fu8imafXJ4ge3yr/HXf5kgwpTtcv4/NHHbgt4/NfhZrLNeRfhZqLtlqxuKrNsMnWOkiYmt"
    "jyJUowo68t+8HdjJjGBF8AbcEMu71sXoZh8Bi8OXbYilAkTqlvs+s+T1T5z20KLnAjzZoD"
    "5BcQrW8E2sxU67b9x3IgfIzbj0Uxjg2Rh9orrtz6bA9bn8UH3jQUtjM+Z+GvbZ6BvMavvB"
    "Md3yMSG5eBnk7JaAlY68uRePVnNIVC2Mh9u4eR9fs+Hs/8p61Mce+yVTJTvdMaxEtOlm7B"
    "DTkC4uu2OnQtXSNOuvOVu+VM15zaCJ1YbuUATVXQ1vr4TyZbZIGvHwmaUTTEC+m5pPpIxg"
    "2bRidQY5hzcJsdDUuNnJpNew7FQePZk0XAoZbFXa3InK4Ie5IZ3Mj1JRlDw7O84WSUW7SV"
    "zPZhac/eoNMRJLV7MOSNbvvTXVN8PMQ/LOY2be7HLPNqKCBeaBXd48qCwV2zSryjIW/XOo"
    "PaHa5HwP9iqEM1pQlUnGBMPLMA35MqF+CnX4APc34Sw7KV0UokVQrV13MSWTdp+vLN5r58"
    "E+vLjumSBd+1xBECvIdvEKE5mAVfX6CENwW81JT0SVbSwBcq+YJC8wXsiYIvwhKcgC3rqd"
    "Yih1tJdbavp8fh1M/fX364vLm4vvSpdD9lG4OesNWsWCidBc+ARAlnFE7HRY+j+eN9t5MM"
    "51oiOvTgcvN/iKaae0M14KqObVWzVG6eYn2v4a0iQqFRyBvj/a9EB4b/RsI3orGAevyTl0"
    "Y+FjksWc4KhZ4VJipXzVkuPUdEy40FC63nctfuQ+za/aLXOnf5XlyNGao8qyTSCO61k+3c"
    "AV3neo4u2Iz68yHsTOHqjZZVYrQ6wahye2FhX7PcjVG1OTr9yAwz40fDAyJH6ETvZc9yfK"
    "wyIOxmP0J036f9HPu2r7HHdorSuZW4VGCzpxAQObyr8DoWys6cgled0r78H8n5FRE="
)
