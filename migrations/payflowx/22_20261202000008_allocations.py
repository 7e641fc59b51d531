"""Allocations: how much of an entry was given to which settlement, and how that is undone; and debits that pay refunds."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# What looks at settlements and entries, as it was and as it is: where the two differ there is a name in braces.
SETTLE_BY_THE_BANK_ONLY = """
        CREATE OR REPLACE FUNCTION payflowx_settle_by_the_bank_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        DECLARE
            bank TEXT := payflowx_speaking_bank();
        BEGIN
            IF EXISTS (
                SELECT FROM changed
                WHERE {unless_ended}CASE bank
                    WHEN 'SIMULATED' THEN source <> 'SIMULATED_BANK' OR status = 'WITHDRAWN'
                    WHEN 'STATEMENTS' THEN source <> 'STATEMENT' AND (status <> 'WITHDRAWN' OR TG_OP = 'INSERT')
                    ELSE status = 'WITHDRAWN' END
            ) THEN
                RAISE EXCEPTION 'payments are settled by the bank that the book goes by: %', bank
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""
JUDGE_WHAT_COUNTS_ONLY = """
        CREATE OR REPLACE FUNCTION payflowx_judge_what_counts_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (SELECT FROM settlements AS withdrawn JOIN added ON added.settlement_id = withdrawn.id
                       WHERE withdrawn.status = 'WITHDRAWN'{or_ended}) THEN
                RAISE EXCEPTION 'no verdict rests on a settlement that was withdrawn{or_has_ended}'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""
MATCH_WHAT_IS_SO = """
        CREATE OR REPLACE FUNCTION payflowx_match_what_is_so() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off{and_plan_once} AS $$
        BEGIN{unless_plain}
            IF {unless_decided}NEW.payment_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM payments AS payment
                WHERE payment.id = NEW.payment_id AND (NEW.named_at IS NULL OR payment.status = 'SUCCESS') AND (
                    NEW.names @> jsonb_build_array(jsonb_build_object('payment', payment.id))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('reference', payment.gateway_reference))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('reference', payment.reference))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('word', payment.reference))
                    OR payflowx_folded(payment.reference) IN (
                        SELECT payflowx_folded(COALESCE(name ->> 'reference', name ->> 'word'))
                        FROM jsonb_array_elements(NEW.names) AS name))
            ){or_refund} OR NEW.status = 'DUPLICATE' AND NOT (CASE WHEN NEW.names = '[]'
                THEN EXISTS (
                    SELECT FROM statement_entries AS told
                    WHERE told.booking_reference = NEW.booking_reference AND told.statement_id <> NEW.statement_id
                        AND told.is_booked AND told.names <> '[]')
                ELSE EXISTS (
                    SELECT FROM settlements WHERE payment_id = NEW.payment_id AND status IN ('SETTLED', 'FAILED')
                        AND refund_id IS NULL{and_not_ended})
            END){or_undecided} THEN
                RAISE EXCEPTION 'an entry is for a payment that it names, and what came before it has come'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""
SOUGHT = """
        CREATE OR REPLACE FUNCTION payflowx_sought(names JSONB) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            RETURN (
                SELECT COALESCE(array_agg(DISTINCT COALESCE(
                    name ->> 'payment', {or_refund_id}payflowx_folded(COALESCE(name ->> 'reference', name ->> 'word')))), '{}')
                FROM jsonb_array_elements(names) AS name);"""
DIFFERENCES = {
    "{unless_ended}": "(TG_OP = 'INSERT' OR ended_at IS NULL) AND ",
    "{or_ended}": " OR withdrawn.ended_at IS NOT NULL",
    "{or_has_ended}": " or has ended",
    # Planning it anew for each row would cost more than all else, and most rows say plainly whose they are.
    "{and_plan_once}": " SET plan_cache_mode = force_generic_plan",
    "{unless_plain}": """
            IF OLD.status = 'ORPHAN' AND NEW.status = 'MATCHED' AND NEW.named_at IS NULL
                AND NEW.names @> jsonb_build_array(jsonb_build_object('payment', NEW.payment_id)) THEN
                RETURN NULL;
            END IF;""",
    # What a person gives to a settlement needs no name; the rules give only what is open, and what names it.
    "{unless_decided}": """NOT (NEW.status = 'MATCHED' AND EXISTS (
                SELECT FROM allocations
                WHERE entry_id = NEW.id AND settlement_id = NEW.settlement_id AND decided_by_id IS NOT NULL)) AND (
                """,
    "{or_refund}": """ AND NOT EXISTS (
                SELECT FROM refunds AS refund
                WHERE refund.payment_id = NEW.payment_id AND NOT NEW.is_credit AND NEW.named_at IS NULL AND (
                    NEW.names @> jsonb_build_array(jsonb_build_object('refund', refund.id))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('reference', refund.gateway_reference))
                    OR payflowx_folded(refund.idempotency_key) IN (
                        SELECT payflowx_folded(COALESCE(name ->> 'reference', name ->> 'word'))
                        FROM jsonb_array_elements(NEW.names) AS name))
            )""",
    "{and_not_ended}": " AND ended_at IS NULL",
    "{or_undecided}": """ OR NEW.status = 'MATCHED'
                AND NOT (OLD.status = 'ORPHAN' OR OLD.status = 'IGNORED' AND NEW.names <> '[]'))""",
    "{or_refund_id}": "name ->> 'refund', ",
}


def functions(*, know_allocations: bool) -> str:
    """The functions of before, for a book with allocations or for one without them."""
    text = SETTLE_BY_THE_BANK_ONLY + JUDGE_WHAT_COUNTS_ONLY + MATCH_WHAT_IS_SO + SOUGHT
    for name, difference in DIFFERENCES.items():
        text = text.replace(name, difference if know_allocations else "")
    return text


async def upgrade(db: BaseDBAsyncClient) -> str:
    return TABLE + functions(know_allocations=True) + GUARDS


TABLE = """
        -- Beside a program that is running: rather fail than keep it waiting for the lock.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '30min';

        ALTER TABLE "settlements" ADD "ended_at" TIMESTAMPTZ;
        ALTER TABLE "settlements" ADD "end_reason" VARCHAR(10);
        CREATE TABLE "allocations" (
    "id" UUID NOT NULL PRIMARY KEY,
    "entry_id" UUID NOT NULL,
    "number" INT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "takes_back_id" UUID,
    "note" VARCHAR(1000),
    "created_at" TIMESTAMPTZ NOT NULL,
    "decided_by_id" UUID REFERENCES "users" ("id") ON DELETE RESTRICT,
    "settlement_id" UUID NOT NULL REFERENCES "settlements" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_allocations_entry_i_265918" UNIQUE ("entry_id", "number")
);
        -- Until now an entry settled one payment, with all that it has.
        INSERT INTO allocations (id, entry_id, number, settlement_id, amount_minor, currency, created_at)
        SELECT payflowx_uuid7(settlement.created_at), entry.id, 1, settlement.id, entry.amount_minor, entry.currency,
            settlement.created_at
        FROM statement_entries AS entry JOIN settlements AS settlement ON settlement.id = entry.settlement_id
        ORDER BY entry.id;
        ALTER TABLE allocations
            ADD CONSTRAINT allocations_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES statement_entries
                ON DELETE RESTRICT,
            ADD CONSTRAINT allocations_takes_back_id_fkey FOREIGN KEY (takes_back_id) REFERENCES allocations
                ON DELETE RESTRICT,
            ADD CONSTRAINT allocations_number CHECK (number >= 1),
            ADD CONSTRAINT allocations_amount CHECK (
                amount_minor <> 0 AND amount_minor BETWEEN -99999999999999999 AND 99999999999999999),
            ADD CONSTRAINT allocations_currency CHECK (currency ~ '^[A-Z]{3}$'),
            -- What a person has decided has a reason; a rule is its own.
            ADD CONSTRAINT allocations_note CHECK (length(note) >= 1 AND (decided_by_id IS NULL OR note IS NOT NULL));
        CREATE UNIQUE INDEX allocations_taken_back_once ON allocations (takes_back_id) WHERE takes_back_id IS NOT NULL;
        CREATE INDEX allocations_settlement ON allocations (settlement_id);
        -- The allocations have the keys now, and a settlement may be made of several.
        ALTER TABLE statement_entries
            DROP CONSTRAINT statement_entries_settlement_id_fkey, DROP CONSTRAINT statement_entries_settlement_id_key;"""
GUARDS = """
        CREATE TRIGGER allocations_frozen BEFORE UPDATE ON allocations
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER allocations_keep BEFORE DELETE ON allocations
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER allocations_keep_all BEFORE TRUNCATE ON allocations EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER allocations_no_card_number BEFORE INSERT ON allocations FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.note)) EXECUTE FUNCTION payflowx_refuse_card_number();

        -- An entry gives what it has, in its own currency and direction, and no more (E5); it is MATCHED where it has given
        -- something that was not taken back. A settlement by statement is what was given to it, and nothing once it has
        -- ended. Each allocation is counted, and the key on the count refuses the second of two who see one state of the
        -- book. Each row asks by the keys of what it names, for the reason that migration 6 gives.
        CREATE FUNCTION payflowx_allocate_what_is_there() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM added WHERE NOT COALESCE((
                    SELECT entry.is_booked AND entry.currency = added.currency
                        AND (added.amount_minor > 0) = (entry.is_credit = (added.takes_back_id IS NULL))
                        AND given.count = given.last AND abs(given.amount_minor) <= entry.amount_minor
                        AND (given.amount_minor = 0 OR (given.amount_minor > 0) = entry.is_credit)
                        AND (entry.status = 'MATCHED') = (given.amount_minor <> 0)
                    FROM statement_entries AS entry CROSS JOIN LATERAL (
                        SELECT count(*) AS count, max(number) AS last, sum(amount_minor) AS amount_minor
                        FROM allocations WHERE entry_id = entry.id) AS given
                    WHERE entry.id = added.entry_id), false)
                OR NOT COALESCE((
                    SELECT settlement.source = 'STATEMENT' AND settlement.status = 'SETTLED'
                        AND settlement.currency = added.currency
                        AND (added.amount_minor > 0) = ((settlement.refund_id IS NULL) = (added.takes_back_id IS NULL))
                        AND (SELECT abs(sum(amount_minor)) FROM allocations WHERE settlement_id = settlement.id)
                            = CASE WHEN settlement.ended_at IS NULL THEN settlement.amount_minor ELSE 0 END
                    FROM settlements AS settlement WHERE settlement.id = added.settlement_id), false)
                OR added.takes_back_id IS NOT NULL AND NOT COALESCE((
                    SELECT taken.takes_back_id IS NULL AND (taken.entry_id, taken.settlement_id, -taken.amount_minor)
                        = (added.entry_id, added.settlement_id, added.amount_minor)
                    FROM allocations AS taken WHERE taken.id = added.takes_back_id), false)
            ) THEN
                RAISE EXCEPTION 'an entry gives no more than it has, and a settlement is what was given to it'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER allocations_covered AFTER INSERT ON allocations REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION payflowx_allocate_what_is_there();

        -- An entry has settled what it was given to. Checked once for each statement.
        CREATE OR REPLACE FUNCTION payflowx_settle_by_entry_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM changed WHERE changed.settlement_id IS NOT NULL AND NOT COALESCE((
                    SELECT settlement.payment_id = changed.payment_id AND settlement.ended_at IS NULL
                        AND (SELECT sum(amount_minor) FROM allocations
                             WHERE entry_id = changed.id AND settlement_id = settlement.id) <> 0
                    FROM settlements AS settlement WHERE settlement.id = changed.settlement_id), false)
            ) THEN
                RAISE EXCEPTION 'an entry settles what it was given to, and its payment is that one''s'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        -- What was given stays given until it is taken back.
        CREATE FUNCTION payflowx_is_taken_back() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF (SELECT sum(amount_minor) FROM allocations WHERE entry_id = NEW.id) <> 0 THEN
                RAISE EXCEPTION 'an entry is MATCHED until what it has given is taken back'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER statement_entries_taken_back AFTER UPDATE ON statement_entries FOR EACH ROW
            WHEN (OLD.status = 'MATCHED' AND NEW.status <> 'MATCHED') EXECUTE FUNCTION payflowx_is_taken_back();
        ALTER TABLE statement_entries
            DROP CONSTRAINT statement_entries_settled,
            -- A credit settles a payment and a debit a refund, exactly where the entry is MATCHED; never what came back.
            ADD CONSTRAINT statement_entries_settled CHECK (
                CASE WHEN status = 'MATCHED' THEN settlement_id IS NOT NULL AND payment_id IS NOT NULL AND identity IS NOT NULL
                    AND is_booked AND NOT is_reversal AND kind <> 'RETURN' AND amount_minor > 0 AND problem IS NULL
                ELSE settlement_id IS NULL AND (problem IS NOT NULL OR status = 'IGNORED') END);
        -- Frozen is what settles nothing and is not looked for; it may still be given to something, and what was given may
        -- be taken back. An IGNORED debit with names is looked for, for it may be a refund's.
        DROP TRIGGER statement_entries_frozen ON statement_entries;
        CREATE TRIGGER statement_entries_frozen BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN (OLD.status <> 'ORPHAN' AND NOT (OLD.status = 'IGNORED' AND OLD.names <> '[]')
                AND CASE WHEN OLD.status = 'MATCHED'
                    THEN NEW.status IS NOT DISTINCT FROM 'MATCHED' AND NEW.settlement_id IS NOT DISTINCT FROM OLD.settlement_id
                    ELSE NEW.status IS DISTINCT FROM 'MATCHED' END)
            EXECUTE FUNCTION payflowx_refuse_terminal_update();
        -- All that matching may say of a debit that names something of ours.
        CREATE FUNCTION payflowx_says_refunding(problem TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE
            RETURN problem IN (
                'It names several refunds, and nothing in it says which one it is for.',
                'It names several payments, and nothing in it says which one it is for.',
                'It names a refund that is settled already: this is a second debit for it.',
                'It names a refund that has failed: no money should have gone out for it.',
                'It names a refund that is not decided yet.',
                'It names a payment of which no refund of this amount is open.',
                'The simulated bank has promised to settle its refund.');
        DROP TRIGGER statement_entries_matching ON statement_entries;
        CREATE TRIGGER statement_entries_matching AFTER UPDATE ON statement_entries FOR EACH ROW
            WHEN (CASE NEW.status
                WHEN 'MATCHED' THEN false
                WHEN 'DUPLICATE' THEN NEW.problem <> CASE WHEN NEW.names = '[]'
                    THEN 'Another statement tells of it, and what it is made of.'
                    ELSE 'Its payment is settled already: this is a second credit for it.' END
                    OR NEW.names <> '[]' AND NOT NEW.is_credit
                WHEN 'ORPHAN' THEN (NEW.status, NEW.payment_id, NEW.problem)
                        IS DISTINCT FROM (OLD.status, OLD.payment_id, OLD.problem)
                    AND NOT (OLD.status = 'MATCHED' AND NEW.payment_id IS NULL
                        AND NEW.problem = 'What it had settled was taken back: a person has to look at it.')
                    AND (NEW.names = '[]' OR NOT CASE WHEN NEW.is_credit OR NEW.kind = 'RETURN'
                        THEN payflowx_says_matching(NEW.kind, NEW.problem)
                        ELSE payflowx_says_refunding(NEW.problem) END)
                WHEN 'IGNORED' THEN (NEW.status, NEW.payment_id, NEW.problem)
                    IS DISTINCT FROM (OLD.status, OLD.payment_id, OLD.problem)
                ELSE true END)
            EXECUTE FUNCTION payflowx_refuse_change('an orphan becomes what matching makes of it, and is told what matching says');
        -- Debits that may be a refund's are looked for as orphans are.
        DROP INDEX statement_entries_sought;
        CREATE INDEX statement_entries_sought ON statement_entries USING gin (sought)
            WHERE status IN ('ORPHAN', 'IGNORED') AND named_at IS NULL AND sought IS NOT NULL;
        DROP INDEX statement_entries_not_sought;
        CREATE INDEX statement_entries_not_sought ON statement_entries (id)
            WHERE status IN ('ORPHAN', 'IGNORED') AND sought IS NULL AND names <> '[]';
        CREATE INDEX statement_entries_debits ON statement_entries (id) WHERE status = 'IGNORED' AND names <> '[]';
        CREATE INDEX refunds_key_folded ON refunds (payflowx_folded(idempotency_key));

        -- A settlement counts until it ends: then its payment or its refund may be settled by another one.
        ALTER TABLE settlements ADD CONSTRAINT settlements_end CHECK (
            (ended_at IS NULL) = (end_reason IS NULL)
            AND (ended_at IS NULL OR end_reason IN ('RETURN', 'NAME', 'PERSON') AND status = 'SETTLED'
                AND source = 'STATEMENT' AND ended_at >= settled_at));
        DROP INDEX settlements_payment_id_key;
        CREATE UNIQUE INDEX settlements_payment_id_key ON settlements (payment_id)
            WHERE status <> 'WITHDRAWN' AND refund_id IS NULL AND ended_at IS NULL;
        DROP INDEX settlements_refund_id_key;
        CREATE UNIQUE INDEX settlements_refund_id_key ON settlements (refund_id)
            WHERE status <> 'WITHDRAWN' AND refund_id IS NOT NULL AND ended_at IS NULL;
        CREATE INDEX settlements_ended ON settlements (payment_id) WHERE ended_at IS NOT NULL;
        DROP TRIGGER settlements_frozen ON settlements;
        CREATE TRIGGER settlements_frozen BEFORE UPDATE ON settlements FOR EACH ROW
            WHEN (OLD.status <> 'PENDING' AND (OLD.status <> 'SETTLED' OR OLD.source <> 'STATEMENT'
                OR OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
                OR (OLD.status, OLD.amount_minor, OLD.currency, OLD.failure_reason, OLD.bank_reference, OLD.value_date,
                    OLD.due_at, OLD.attempted_at, OLD.settled_at)
                IS DISTINCT FROM
                   (NEW.status, NEW.amount_minor, NEW.currency, NEW.failure_reason, NEW.bank_reference, NEW.value_date,
                    NEW.due_at, NEW.attempted_at, NEW.settled_at)))
            EXECUTE FUNCTION payflowx_refuse_terminal_update();
        DROP TRIGGER settlements_decision ON settlements;
        CREATE TRIGGER settlements_decision AFTER UPDATE ON settlements FOR EACH ROW
            WHEN (OLD.status = 'PENDING' AND (NEW.status = 'PENDING'
                OR NEW.ended_at IS NOT NULL
                OR NEW.status = 'WITHDRAWN' AND (NEW.amount_minor, NEW.currency) <> (OLD.amount_minor, OLD.currency)
                OR NEW.status IN ('SETTLED', 'FAILED') AND (
                    NEW.attempted_at IS NULL
                    OR NEW.attempted_at < GREATEST(OLD.due_at, OLD.created_at)
                    OR NEW.attempted_at > GREATEST(payflowx_by_the_clock(NEW.attempted_at), OLD.created_at)
                    OR NEW.settled_at <> NEW.attempted_at)))
            EXECUTE FUNCTION payflowx_refuse_change('a settlement is decided once, when it is due, and nothing else about it changes');
        CREATE TRIGGER settlements_begin AFTER INSERT ON settlements FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL)
            EXECUTE FUNCTION payflowx_refuse_change('a settlement has not ended when it begins');
        CREATE FUNCTION payflowx_end_what_was_taken_back() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF NEW.ended_at > GREATEST(payflowx_by_the_clock(NEW.ended_at), NEW.settled_at)
                OR (SELECT sum(amount_minor) FROM allocations WHERE settlement_id = NEW.id) <> 0 THEN
                RAISE EXCEPTION 'a settlement ends when all that was given to it is taken back, and not before it does'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER settlements_taken_back AFTER UPDATE ON settlements FOR EACH ROW
            WHEN (NEW.ended_at IS DISTINCT FROM OLD.ended_at) EXECUTE FUNCTION payflowx_end_what_was_taken_back();"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return functions(know_allocations=False) + DOWNGRADE


DOWNGRADE = """
        -- Where a settlement has ended or is made of several entries there is no way back.
        DROP TRIGGER settlements_taken_back ON settlements;
        DROP TRIGGER settlements_begin ON settlements;
        DROP FUNCTION payflowx_end_what_was_taken_back();
        DROP TRIGGER settlements_decision ON settlements;
        CREATE TRIGGER settlements_decision AFTER UPDATE ON settlements FOR EACH ROW
            WHEN (NEW.status = 'PENDING'
                OR NEW.status = 'WITHDRAWN' AND (NEW.amount_minor, NEW.currency) <> (OLD.amount_minor, OLD.currency)
                OR NEW.status IN ('SETTLED', 'FAILED') AND (
                    NEW.attempted_at IS NULL
                    OR NEW.attempted_at < GREATEST(OLD.due_at, OLD.created_at)
                    OR NEW.attempted_at > GREATEST(payflowx_by_the_clock(NEW.attempted_at), OLD.created_at)
                    OR NEW.settled_at <> NEW.attempted_at))
            EXECUTE FUNCTION payflowx_refuse_change('a settlement is decided once, when it is due, and nothing else about it changes');
        DROP TRIGGER settlements_frozen ON settlements;
        CREATE TRIGGER settlements_frozen BEFORE UPDATE ON settlements FOR EACH ROW
            WHEN (OLD.status <> 'PENDING') EXECUTE FUNCTION payflowx_refuse_terminal_update();
        DROP INDEX settlements_ended;
        DROP INDEX settlements_refund_id_key;
        CREATE UNIQUE INDEX settlements_refund_id_key ON settlements (refund_id)
            WHERE status <> 'WITHDRAWN' AND refund_id IS NOT NULL;
        DROP INDEX settlements_payment_id_key;
        CREATE UNIQUE INDEX settlements_payment_id_key ON settlements (payment_id)
            WHERE status <> 'WITHDRAWN' AND refund_id IS NULL;
        ALTER TABLE settlements DROP CONSTRAINT settlements_end;
        DROP INDEX refunds_key_folded;
        DROP INDEX statement_entries_debits;
        DROP INDEX statement_entries_not_sought;
        CREATE INDEX statement_entries_not_sought ON statement_entries (id)
            WHERE status = 'ORPHAN' AND sought IS NULL AND names <> '[]';
        DROP INDEX statement_entries_sought;
        CREATE INDEX statement_entries_sought ON statement_entries USING gin (sought)
            WHERE status = 'ORPHAN' AND named_at IS NULL AND sought IS NOT NULL;
        DROP TRIGGER statement_entries_matching ON statement_entries;
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
        DROP FUNCTION payflowx_says_refunding(TEXT);
        DROP TRIGGER statement_entries_frozen ON statement_entries;
        CREATE TRIGGER statement_entries_frozen BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN (OLD.status <> 'ORPHAN') EXECUTE FUNCTION payflowx_refuse_terminal_update();
        ALTER TABLE statement_entries
            DROP CONSTRAINT statement_entries_settled,
            ADD CONSTRAINT statement_entries_settled CHECK (
                CASE WHEN status = 'MATCHED' THEN settlement_id IS NOT NULL AND payment_id IS NOT NULL AND identity IS NOT NULL
                    AND is_credit AND is_booked AND NOT is_reversal AND kind <> 'RETURN' AND amount_minor > 0 AND problem IS NULL
                ELSE settlement_id IS NULL AND (problem IS NOT NULL OR status = 'IGNORED') END);
        DROP TRIGGER statement_entries_taken_back ON statement_entries;
        DROP FUNCTION payflowx_is_taken_back();
        CREATE OR REPLACE FUNCTION payflowx_settle_by_entry_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM changed WHERE changed.settlement_id IS NOT NULL AND (
                    SELECT settlement.source <> 'STATEMENT' OR settlement.status <> 'SETTLED'
                        OR (settlement.payment_id, settlement.amount_minor, settlement.currency)
                            IS DISTINCT FROM (changed.payment_id, changed.amount_minor, changed.currency)
                    FROM settlements AS settlement WHERE settlement.id = changed.settlement_id)
            ) THEN
                RAISE EXCEPTION 'an entry settles the payment that it names, with its own figures'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        ALTER TABLE statement_entries
            ADD CONSTRAINT statement_entries_settlement_id_key UNIQUE (settlement_id),
            ADD CONSTRAINT statement_entries_settlement_id_fkey FOREIGN KEY (settlement_id) REFERENCES settlements
                ON DELETE RESTRICT;
        DROP TABLE allocations;
        DROP FUNCTION payflowx_allocate_what_is_there();
        ALTER TABLE "settlements" DROP COLUMN "end_reason";
        ALTER TABLE "settlements" DROP COLUMN "ended_at";"""


MODELS_STATE = (
    "eJztXetz2ziS/1dQ/pKkSuNKHDuTU66uSraViXZjOWfL87jRFkWLkM01BWhJKo7udv736w"
    "bA90OkLFmUjC8WTaIBshsE+/FD9/8dzMzFxOGPPw673ynzD9rk/w6YOaVwkL7UIgfmbBa/"
    "gKd889YRrSk28kSrW893zTF2NjEdj8Ipi3pj1575NmfY9rd7TizbIo/3pk98Dr/2+J7w23"
    "/Ssd8iJsMrlB1iZxYfQ282u6tBN2RDNvLm4rRhWyNie8S/p6ohtOEeJXCLtgOn4ZrttYlJ"
    "4Kmm8AivPHUJbp2Te+5Yklg+H+ETYsOPR33fodheDAunhuw7dS177HuHZDS+N9kdjY/t8k"
    "f4hduWl8SdupR4c3gAU50k98Bgyjx8NNsnnDkL+DOm5HV4d0gwphTuCS+8+TRk2LllghhM"
    "eCh5uzDKlHvYgbptvGuT+IsZJRPuQt+HpOfjnbG544hT8gY8eYsunVET2gziXbP59Ja64m"
    "GGTDHDFP8uiAlP8ujavk8ZeT2acc9GSY/etMnY4eMHwTUPaFzTIVNzfG8zGMri7BXcmWtR"
    "F3uZCnHPmf2vOTV8fkfhnAtC//PPg0iUYsbBY+BvyOODf/wD/rWZRX9QDynw39mDMbGpYy"
    "VmtOxAnDdEN3Du5qZ3/lm0xNl2a4y5M5+yqPVs4d9zFjafz23rEGnw2h1l8Ew+tWJTHVmq"
    "3onglHwoOOG7cxreqhWdsOjEnDv4whz852TOxsg9IkbCP8f/pW4t1sww+pcD47o7MIyDzP"
    "uFt5B6ddSpMWf4btr4pgJj/pL9RgwRZw9wgLMvnavX7z+8ESyAyXTniouCXQd/CUKYGZJU"
    "MD3iciCgJJ/P7k03n89B+xSn4UZX4XFwImJytAgF7AsYtAGWHkzNH4ZD2Z1/D/9+eFvC4l"
    "87V4LLH94KLnNYM+VS2ldXjsQlZHbE3OS7UHUqJ6nWOaW3zO6nzOCIqdFSUoOnCaInsFSt"
    "AfvFUfj8c7fOIhAS7OEq8LHKKvCxeBX4mFkFcO3Ncvdv15f9fO4G7VPMRXWF/Js4tufvIJ"
    "NLmIqcwJ6nnvcvJ87M1xed39N8Pvt6eZqe0tjBaYrpfDyeuy61DNPP8v4c+ObbU5rP/xRp"
    "WgyK9jA42C9hDHoX3etB5+JbQiLnnUEXrxyJs4vU2dcfUlIKOyG/9QZfCP5L/uey300LLm"
    "w3+J8DvCdz7nOD8UfDtOI8CU4HpxKCDhTYrJRP7bse8/NlHKdKCdhmu/h+wf3Cz0//cXT0"
    "/v3PR2/ff/h4cvzzzycf336EtuKOs5d+LpkHp71fev1BUqx44q+/UGGfPMSUSTxxa44fHk"
    "3XMjJX+BEvapu9ND2aps+YzLwT7MTnxhsOLd1r+4712Gcw/+auuvOMNZxq0yo3iz1obdjM"
    "mMTbLzWQv4C1yCdoTiE9CInYDKxDj2A3YDyCPeXARGqhpWgyYo7HfI5mnksmLp+KU5YFo3"
    "nSKoZrYNCibYx2Jdh9Lp3MPWplLeznHDjH1qtqyHljXs/GCAnWo14sN+R2TrkotufiUzfJ"
    "78K1ME6yT2vh0bvjn48/vv9wHC6B4ZmylU+ucvFPjGN6viHfqRXUiSy11igarVGoZc8Q62"
    "FdaWeItbAbJ+zGaDA3nviS5ugt4soSbQXmmVtRRemQGbTlDL/9JgG678KPi75ncyG0B1Ad"
    "pA+Z/jQVDnWpGaAa8EBnPmoWcANANUb/snCje0ROyKxistnhMGIwEA55dIpzMjM975G7gZ"
    "ce1BrbovD6+Qsyc/l3G33W3/l8fE894T5HJzzy7pBcw5DAIU/qQ7cUrlIyGoPth/TASkMF"
    "AGDhHg0Zes6/c9vCAASjj9HAeH8msSjIwP5uCocwhVPoKCem41RUoP48gJFxFVCficBZrr"
    "3jW/OOU5ycdVTXkGDvVNejk+MKuiu0KlRexbWkZiV+a7A3aL+Hfsejt1VsA2hVzN+3Gddj"
    "sEIZYBXe12F0hnAljjfMW/4MDHe5UzChu2w+FbzuwT2ZbEyzqqOibfLkPri57l61Cf4dss"
    "tv3avO4BL+D46GrHN+0eu3ifhJ6wVVpPKuilDeFcvkXUYktmeI73KOXE45sNxkBd/MOF1K"
    "JrdAuCmhBEv8834kTy8vvyZ09tNeyvvXv7k47QLvBeuhke3HnIKJAF1Ci6ljPCUpteXUOM"
    "spJeYcNXkFkRf0sgbxN+z7s+vSb4zd3JnZf6eLg1zLWV1rldvO5sw2HuiisvksbdhXaJ0u"
    "WgrKBiQBqkrYk4GFa1EEbeUYxat1ko+yovDi+FI7SyOq/hSeAYV10CZlw0xKbfLEdL1qyl"
    "6Ztpc1eVw6sX/UsnVCin3k8YcqLE5/SWIc/pABtcWWnqxGbTPTXRSE9ZKEaZV64csQ1I6x"
    "u0ynVliV8HsOXD3t9TtXf4TIlvCj/vWy/8tpDrbl9I9Bt6MV7JeiYsXFTH/MbOhuBTEnKb"
    "Ui3WQpi/CwCBmuGFqO0WpJN1nSLv3OH1aSc5JSS7nJUo7ZXlVNqRiJRvvnIQyT3M2y9jN3"
    "qX3HwO7PeNhTDM0E2HeTqdHZ6GV2zcfQqI9PKXh6izpUemuvYH5f9c4GB39ty3fT/eFTl5"
    "lOT8XoD/J3MaZbtZZsaFTtDRX6t6uCN3GXoik9L7bYjJcHH2iLbYS2582hGQb71RadwIkT"
    "+GYIPofYyafwDwg3wK10+bsjn2FcsbsSA0vG2DHh2yCQDDjiPWJHHYFRgG4eKCOPptpR6J"
    "li1yYOgJSRawostzbeJ9DBfzhcsBORcf8eHqzYXyWfQUQO5COUeK20h2q7HqpIVlU9KBHF"
    "HnpQjk5OKgEfTkqADycFOwPrMDlGorlcjcvaUfIiVO7U9622dZUl1wJvtMC1jaVtLG1jFd"
    "tYV3QC0r4foF5/kGtfJVossa1c2dYQZkJFs+oSjANFp8wLkdXEk4DrFrnj3BJWCloRwMis"
    "gbRSD7m2h6AuCpWr/rTd8TzLTpndEZNThttlccUknQ4rtlYMKworbhUFKkGoVadGq04NCi"
    "pqMW9UQ17lTdaxxB2Rb0xtqaGZJKm0HVRuBylurcUUuo762k3WLrWGknOrYQZRwP78HCGR"
    "bEqTg6jNotUMoI7Y5vqTzeTmUMeRsZUJd6BjteHU9tsiuDIxpzZmj5wkDR7vkHTERlJqBW"
    "YPwWSOLoH55iJs+A7kkQs0fsahq+xrzccjQ7M/41qFtr+2a39pb/mLUB20BfAyxIyL9ypC"
    "jtFpG6DhEjZg4fXyVNSSDAUJqn3c1l1pV3fJpu50FFlHm3S0afv2VXOjTRfURRxYQT2C8G"
    "qr3LyaqnbVMxqBIbKQpo1vPlAvyLrvIXbNoSqHodzCL3MNCZRcmEdIFCYQNg2C7DDPUG4i"
    "o82MorMB7aCBpLdubjZ5is7UoTN1NGW677qh0JhcDVcUODu2HVvkxRtQd+rlKwp5DZfoDG"
    "6CxPBDmgqwf1N+uIHPWN/H9rGyz63JHmTOwkAbUV5SSqUKAF/7B0pnKmGyqOZjTybUpVj4"
    "x1d9gmYmUgPmgf6fYVSVHnEh6gsJhEyosvCJoA6GkXkVmTgnUt6z8aKFd4JIG8dR+RT9KN"
    "UiA06O+XSGuqdFPBvGH7LRd9OxYUq5fDo6JB0simT9hOWQ2oSLzQlCLKLsECZNFP8dklPT"
    "gy5n3BalieDa/ZxZLrX8e08CfWZwk6oaEt6fegatPO2q8hRMsDoKVJxm/zwV7ytoUO8L9a"
    "f3ae0JlgvjFt8qQ75VWUYXZwDPIdWZwHMUJmTU1GZ51XLKqk0kyPaJsc9QbiLOfh+MABf9"
    "QKtO9OIO9kkqa5vuEbtWmPQ5xPvE5Gee+pGSVddUS1JqU61xppq2yF+smG8XdesYpgl1eC"
    "m1UAbGbU3Gpsh0icjSoN00FtR5cuAuHiHaSd4ujd2lJldB/C5/gdCx0eX8zayKDYuQfpPO"
    "q4Ncv2dwsVXu6wyceDX8myYZO7aoeu49UAurwN2KlB0u3GZQgR3jmveU3AH/Hs0FnPQeqZ"
    "tXbO7JPaJf8nISbNeT+UxG9MfYmXv2d2qIom+jyNsYr4se+DgZ98nnTu9r97wVxVVxMEzl"
    "Gzg+ydmX7tnfvZZyG7qYW5oo32DoQIXHuruTFdIRGutS+r8Uq65TF4wVaB9WcPdjPtKJ7c"
    "INTe07V/ib27K8+uXVBRmbWB6d/piJIjblBdIDwINt0emM++jfwlTEEg6ruGa4VPl3xVsr"
    "T+bsXsx6ObGT0vS/2CC1HuU3ijvf8luYU6wnGJl3OeMXNUndQVGz+D3ktdE+3e1miklN4Q"
    "zLS1LGZEn3MUy+iawmExifujPXztO/yjbKpgj1TtnWijtl00tRdadYmlJ7xFb2iG0loNQ4"
    "1m8yoqSUIGMK2gvP+aCWlY9KU+4htz9UKYj2obge2odMObSE1leV1wmi/YuSbuQTGr+zGq"
    "xOke0fs9+9rVqSobQmQwbZlzLz6vA8h3T/+L6ZHIO+6c9zoqPVqtFF1E1eukEv6A16nUH3"
    "vE3CwyG7vjk7615ft4k6GDLpNmgr90Hau1Ht3aj0ZtSoTBfY9TXehhhJk8Wy4mtwXIXFx8"
    "UsPi5isbHSlzWXWC8+1YxU03bmLgVuWrV4nqbbP3avX20MeFZ/M2CWcv/4fVJJpTkp0WhO"
    "sgqNjtMXcn+v4vQB2HkVQado9WbqRkta1R61c9bPgWsyzxS++gJRJ4hX8umtTbTX/3LO5X"
    "+vX83uDOnx8o0fcP+Gbb1+8+pNgzx9v/fOPy7z820d0LFDC2wNnIze1a53tW8fubF8V3ve"
    "UrAWztaAHe0qd6vhjtaEionEdMv5gwEfHTfHtXGqiC8ZHXD4c0Uds8CfGkrqFPrrBt3tpI"
    "qUkdRfK+yjnMxZEuSQvtZamscbWtUBEHl8Sm+5tUjAfe7s75QRnARqo56M9awGKFrnCAH+"
    "54EuoBeHszsPOxzhGjNCwBBXo+CeSNv/REb8EeaSKIcEF71wk6FM6iCzOSD24daEa4+u7V"
    "OFFxIbIRWUaMhGbD69FUOEIKEW8XBrqiWLNnEgwCfBDBDhs8TxSwuxA1I+tumtCB2aRTgy"
    "eUNrRBQJRumK4hqFsyMfSI3CaZAWvSkUjlrlMswvBN9EBPsEu1nbbj+NatKopoawfpOopv"
    "pREh0dqRkd0cgDjTzYrTVGIw/2RzHXyAONPGgEvzXyoDE26O7FozXy4KVIWiMPGoo8iHu9"
    "qzqx4zQ6SF6woageS5NUmqkayKGBHFsPYLeeBOSIxSqfzNhY/ow95W1yAazAXvER0rN2OW"
    "fjX+uG5YyRmI7P0kw+KIF9BE1aVdAfhrK7K6JABjLpi6TFihfje+LNx2NKsTLgGCtdCJiG"
    "ZS484sD8cFMZoBERoahhskEj5RZtCTDElDO6IBanIrVLFiLy/MMvTy1dCHZQDK73JU4QPS"
    "/0oZFf4lYJzmGrjr2mrXB779lrNsM34tpDzq3k8EkQaseedvdod09Fd0/G8quj7qW//VmB"
    "Bijnyvp2hOTdxQ/+Un07oe5UUbifqER3HIePTb+w9Hfs+hL12Qxb1lGdPU6mc1BaBYwZ67"
    "y88ogAxiPmeCJqvnjU9x0qMcGIS/Ywk6DJFqCdujShzhbox+sdA0HUozieS8CjsaA4aNym"
    "yG0Y9v4JdXP+GK+OZzJZ8wWzNgrV/F7R8BkspLYPowVwaTLGQfAq9+iQqTovou+WLFL+7p"
    "D0uUCHYy8WHduo9tu+KkwDg88ditckVBtJbbgHif1G6LfJyByezQUdf1pSr/zPAzGqmpYB"
    "eLqq3q9Bzs+h/MclVJXXcRrt59ToWY2e1ehZjZ59GnpWfOYN/LTXXIwzhDrFfmpB5n696r"
    "Kq/f7hpjaVhU5Dp1aZwjvnYVGGQv3iKhlCvUSlcP2hHVmTsxlCrY6Xww4ihq0ljHud6G43"
    "GbzUuZSZZBUi5dEr/5zh8mYuDksZnFkfGxYyPzXZw9k9t8cF8fLY9Va5tw/daMZYNK2cL4"
    "ErN5v0d2EOjFdeVHpZFEvGKywnRC1HkvWgRWoDoW54PpE2t6jknFtOeuNjBjkVZOkTkfdA"
    "XqcWedeSmRNUPgbZZObyMdZAmfC5LJyCgXa8Sbhn7xOh5vheRuqFixDrvGClZ4+zV4V5D7"
    "QjrkmOuK37jbYa6Fi31wgXmnyjb/k+yYC2yU6Lg+vexc1XuUsyPBwyUPEH3Ytuf4AbJcPj"
    "9AJXzVZc997IMcYj2CpGYpxQ24iNthGVrOrX30zRaQux1IwJ2aW16+VFDFNTq2HKdcyEzF"
    "WukyZmmXId2Wl1cpEJBRe+eMRDHCeXhQTDbFrcDU6pPFsq2dkhGVmgTpq+yvJFZSU/z57O"
    "UQu1ZJcz0eU8B4H6fEOjpt1F7Rhj3dibGlgUQVQFEDFsj2vj+VXnt77ILQaNReVBmNrWIb"
    "nEqPsCoa4+lYnMlH6OtxVDMJAxn4JhwIdsznzbwZA69ODJnGYYwYenJxRkQcxbuDe8LpFH"
    "XmBNqIcEa0NGr3AkEeC3v1OECTxSx2mr2/bFI90JDs39IQtuahSiQUaCszKKn+QPDMAfGQ"
    "n3wXsiU5p8tT9J6ACyHWwXR7T3CKNUPAO5pRUNiqKkZ+UFELUZslUz5EWkGPnW7Z/3+r+0"
    "iToAxbk7GIhsIuognV5kyML1oR0tFc1QrHWEXEfIG8L6TUbIt46cb5j++xz5pvjcLUqwU+"
    "FjEFI3eXJHnhTjtNP/e8ydIv6P+VRiLpVVFv6jKgI6KpbPUUY8wpu+Uh6kLOX+vREbSYL0"
    "3XRA6UVnU74XK5/dSaoyF9buMb2Ex+iRSheIFJZbXQ9gRKVTrjTZ+2f6YB/PVoMCpWm1pJ"
    "ssaelrWkXOSUot5SZLWQP7XoSYhZdzBSHH6fSL3HAJl9rNy425ZA8NthYOrrqDm6t+m8jf"
    "Iet3Lrptgn+H7Fv36vqyj34//G2G+05vXN6GV69KnjqdVm0DWOetpnPZnU/M6tgAnQMsxt"
    "r15wArSkmwAncrJyVo5rRdf1aCZ8Y0d8Ziq/xBIag5aNCqgGo2ZduK0IsOI4oAsbwYwg+C"
    "QS0F8RU79QXIN0AdeIfkG+UzhxK8WbgmcQWeuZAoCNzAb3pk7HAvry7c5ocUOQ5sC+jsiS"
    "0hEQKjIeAZSC+yJjiOOPGIAA24EZl9TGIMRC04CdJQd/p6hOd8hP95YV8KNC0SG0zftIYM"
    "bmFiuiqNgkeJTx3nE0F30kLlNIieSD4J48EQmAtBAjMQNP1o2giR4OLR8HZFCjTBmJF8Sg"
    "MfipfkPEgyAJuFcb5sWTjBeI1+aAr6ISu7qhGVLGWTg14rhlTWnw4tervrMDtJ1WBjtDF8"
    "1vCETcMTxG8N7gbt92/2vqu6y7xsk3lmAgcf3zpx1wTRSw67xtWMOh7eOJ124jfaxavdiE"
    "1yI2b8Mw2wc288erDM1MU2rerWrjH3aqW8DrfQYhI5MqUuTjyJ9ffvXT6/u4fTqkhbS0DS"
    "Z6ZtIbxdpZ1T434iEmA/CkJQo4IkfhseUO+qbbhBt4WCjA1TFDZdj9H0ZBLLVSA/SVKtYD"
    "RawdAogX2XsFYhm6RCJhZZpW7VUxqSVDoSnWJqoA3W5GqKTEejS6PRZhRCe3K8NBWS281J"
    "uzRqmnxrK0Skgwm5Fh5fxDrbyem7lL+p97eBcenrIFh5UGiuR01aFaz1KPpZzVbH/e7RZn"
    "e1Cz+Ml/bAnJbhLl/kwp+altgsrnbEiz3nLUyfH8Z9RUoqFiaxn9iOSFH1AIoIyxruzzq6"
    "zMsfvnJhjDkIQKs0+yKngAhPeyIKPop7QUYyEz+jKmP/PfRhey0hXBV/ZjyMtsOlIZODw8"
    "PgeLirPqgtrNpjFF7c6K3LH/D5JjLn1yEZzVwOsp16I+Gu8IATcgM/Z4oHGEfHRP0iBZkt"
    "HsEcssd77tA28eZTT96mZU8myA6MbcsN/4LpVouYGPWWjTDDgLq9wm3/Qcjbzwtw29MZd7"
    "M5AJKLHOikwgufSQ+QuJBwPKUItZulAXFzP8fPcmoz012Uxcz9PFfL7cKXjsXd/Mjn7iP/"
    "enmasAR/7Vyd9vqdqz9eX3R+f5MwB79e9n8J2sdFcfrHoNvJxHbcaZ5VXg3XHVE3OcR7cN"
    "a5GBhvT963SXA0ZOroODx3PGQXg/84ftsm4mfITju9ozbBv9D6+ldoeP3rkF1+/r1N4M+Q"
    "/f71Gg7x75D1L68uOsYxjBAcAc3leQeI4G/6I7UdqHiZGVjs0Cw1A/fAp7l+tMRKe6r3fD"
    "v1+rnsUXhM4JdRO/VlDuV2HU7NTII5AyOjPnNTVJqxWcbangFdu6aVF1k65aBomwVe0hRl"
    "WusB0uZ8dNei9Fxefk0oPae9VCqd/s3FaRe+g2LhgEa2X+AD3QqErWkTeaMJdsASrJ3aIk"
    "H0kiFWgSlag3cxkpfMOT6jDHpbJYFZhnSPvlbPncDM4d6KUsiQaimsKgXQDwJPYH3NIk6p"
    "NYvqmoVgHfNtNud5qS+Xsz1OuxrjGzb5n4fvso5oQXywcLVJUe1Tzsr1WX4qRpBl69+uL/"
    "sFdl+MJq2O2GOf/Js4treLzC3h3N9UFohwMgfqceiSjU3rsxyHLHZwml5OkiGPOlipFKlG"
    "xGm8lMZLrYCXygkVVg0B5pBqiE/KUWA7tCZXYyQah1aOmEJWZVm7SnHCAEPxWfW4m9xdCu"
    "iJza0KaKn4+70WNtdDpTVzQVjK45xVsWHAqXC2d9E+OMivpZJs01pSTyVobaDJYVfd6ITw"
    "pSn/rtBLLI4mOiSjeMp9ATZi9Dt14e+diTU+PiH4ht7aChdExi617Jz6KZsYREChHPsBJr"
    "Ank21AM/uOylwbMm9HhLEit3OZIQOhSmJg6s5M11+0IuSVwDLhyHIonzsWMe9gmn2KYaOG"
    "zCTQxkMADEKWVGEURB55PseCiNifsPrg0QLMiLg/hFyFhRaT94BpSvDsPX/8CWaNTVUr0Y"
    "+AYClC02+ruicKNQaPyLDjsALkoz2mIVQrgnRFvY3xWW8pMIOS1yPu2nc2M50ITWaKCo9v"
    "gMGnHMZE2JboB7n3GFWgwTKTmHvExUdxgmIrWIMFU6uMcDZ7sqKLSpoSbm7Dh42VconuTN"
    "C0sHYN8IHccS6ZIpO5eOT1uwDudgtSfiNngMXnt0FtnYW8v0hA6ilROAHwDmQ1NRd4pwJ2"
    "1o6eDaeMwNzJepejRCHZKDNMeDacX5hT5g4mKsxr3sKHdajYixdW2lHjQg8ONBOFN5k6cd"
    "EZnH3pnosZMGSi2I6Y/eIWOiorYChcVZSnLWa1j6yFcS6vvn3p9FvR1FIVc0Yu9ecuU3kQ"
    "RzAbkZFWohSRunuZUAcrAanEOV5U2IiarmNT3IAon0k+Ns4KSSXKeLYDYB5lKhuNTC8kGO"
    "vHtjYWo/K8OEZUFhGCFSoL0YuKtuSA9TSwbqvAulBsGV4Xx+9jJNo5lmMcvogSR2oZbAfr"
    "4ZDJVa2tVrchO7/59rV31hl02yQ8HLLeL/3LK6RTB0P23zedq05/0Ovj2dg/aZ2kEiTuqA"
    "ok7qgYEneUDlo/2HnJ+KqJMqBtMDLg4FvnD1l7RB0M2ecuSAz+gKz6gy4q3iAsdTRkAxDP"
    "9efuVZsER0N21b3o9PrneDI8RHAkTAxER8IPtklmzb0cfMH24mclSa8d/IiRFqGorhChCe"
    "l0dKZOVEwo757p1Od4nFLzvA7PpRVQn+MRneZ3ZX5vuXRew3j+girnNY3zm8T14cqA8Jy6"
    "8LQ03UvGqOm6X0/jny5V9+yl6oLXdzWu5xFrxldiPJZK8blBC6ocFDM9Q6gZXonhLp3afm"
    "jiV9+vFafaQ1a/rZSHFZuV1BzNZmL1I2QLcNOqxfM82v3j/EYS4CZiD/XmeYpw/xj+vsqi"
    "8r54TXmfWVLiwUSjbmrnXOL94/pG1vIE7wphGhV5H6PfP/avf0NuEPvP84QUZ3GIU62Yxa"
    "FhfN5CEoetJdDQrI/hNbLcL45op8g0RjRbDqHW9oOQQO89eMLegwTEps50zhDqCZ2d0Kts"
    "6YjT6fS3Td7OoTZA1dE2YyT7p2CeVDJjT0rM2JOsGSvQhfksXg7YCIkbzOyDzi+dXr9NxE"
    "8WVxGvRnx2M2gT+DNkF53rv0uwDv4O2ZduR8A15O+Q3fSv4Khz+hVoo+ODFYS6flwG4sR9"
    "+iNHqAM4W+CTiNE0GUa1lnWw+/ug/DufUFuD5umPv95j+CI/SlJ9WGmHYZxUwxNW20joYY"
    "mYnFes47pmgVEekaSYXtGEaRjXl6xsf/6jWUXTd4d7NWyPaCdSTaMuRae3XpZvvUzsmFjL"
    "xsBEnu7dZPHSvYHpWVZhE+Z2atQ3c21YT4n6rW+7FJuMy3ddBvuQq226xG29Vaupy1zpYl"
    "sU7r4KVFyZLV7uYZTbEq+/dH46Ovkg9495RHjJW7h5S06KdqxWuUoTH/RFOMzDnKrqzzp0"
    "7j4vOUhmY5feubXVnVtKKhlOl8VzIhqdDr21ajp0eHnqBuzjNHvhjniGQL1n/y81wnlZHT"
    "ifpNunDYrPnSpQu4BehgsolNbtoqb9l6XUFmC5BRjj2FqMkxuP7uL3o6ppkp1gTTVPLsdq"
    "z9AyIyXWsLKpwkOaygZLVOAKS1MJlb9FRPYLj8wccwz2AKOPJExSolpwV9atktkhTBYmk+"
    "As1zjZ1DC5hkiQuUoVD9AGSaMMktqFIJ5YA6Jpa9q600joLHjax91Uxur0gttKL6hDCBsM"
    "IWxLizzl/KEkrWB0eYnG6FLgxNh2bJHETKRsqKYvDjC/nczKi6nYBCZWFUZV0YG2qkHqLI"
    "jLHz28mhwtyjImMvLNZ2jdW1mdcXNDiRxwtmdg0Q6Vx07VS6XhSGPQNT3fdhwi8yN/QuXT"
    "ZmNXzA7TIe6cEQf45hFJ6VGR/Q6T9oEeG2bEw7s7JPAsQ5j4puXYjHrijmSlU7hlHBU7U1"
    "qv62Faw0dxOnxOkYlN5IoD5njE4pimD9MuYrPpIRl5cGs0Sv7m43iK+pUXPJRHbumdibns"
    "MEmeGNr2iMwjJXkJ806kWCSWDWKnM1gWFi1M2Sf4xyd+lFjun3MLJqnMonhIfgsSKMqKr2"
    "PTocwyXZGfT+6EkQn/Qh7IUASjP0LhvpJ8GaEIBYFhgWKPKe2Qr7HTU9sTVT7gUpEJUJJa"
    "Dr5PsLIYQf3XMIGD+E+wsSTX3JYxBSsYDI3UCsqsgxeaFO2idx2dDI+HDHoYfO1iwi3jW7"
    "d/3uv/0ibZc4L+Gg6M6JroJ3UuvchWctpX27xbsnU3u4O0eOvochE/cf/oc4m4+3vnDGQg"
    "foYMnbO9vjG4/Nq96vTPum2SPjNknYvLGxDpjUyQFv8vvHb5a+wS/oPY3aurbv/sDyOYNY"
    "jkTZ3CorID4/wGAb/yYMiQWpxRByKf27nxVeThCw8lpZxA55Ja/ZOYmp87PXE9cyrAHePF"
    "4KgZk3Ar2X6aphZvNN0P/TGjY/nBrp3VKku7T66fZw7QWfZEJU9ZRRR51BrFu3KwVJodOS"
    "JYklYvoNL11Kpn1ZMGRN2gdESl49GNjkdHhmBdEScptZgbLeZiAFvZR6sAwKY/VZU/VdIZ"
    "UvPNCoka9VL1+ePrp5QO26fXSSRF9rjzfZXkvnHKZ9REwjNxqea7qBumgqS9mXXfpzx6vX"
    "u/ye9XnqN6damvXVPRkt+g5IPQQkbcxcGBBJGODWQRA3VirRU2dl0yOuDwZwPbuhopgvXs"
    "6spO8zVw9ioRrL0Ku91LNife8yqwgidCBXKZm4saKBJDDQCBfLgadQlVzFeVNsPo8oJM7L"
    "u5S8Paa9CniJ8fks5sRpn1E4bS27IOnIzJe2Etv9sFMUXcXfWbX6dw04MirmCQLCSnSsv5"
    "1J1ijjaBXshgDYJBsRwiDgq3HO/DomPbikrEHZLRhNKopuKQPQYdYopyEZwP3OcY6n+gdN"
    "YiI7hleKlCL+5IFOKbmG5Y3k3cRlBED4QONNKKHhGO0X9RRA+3DEr8hMzmGnjoFfQgfh8+"
    "5w8EZ7OkaiHw1w8xHeMF/i/LB4oiixaMaVuyXiJOZlXcEK5hR0Omnv4TiUY2MbnmSKEpwo"
    "5tFFGs6+g+ptylLXWBceLNpwLmcQ/CbJPR2ZfPrZvr80JMwZ/xb4o7zytgN3apmaxah6AC"
    "aKtee13HTsMLNLxAwws0vGDv4QU6+N0QL3bIzFUAH7nETV4XmoH8APV/bjorVTNLUeroza"
    "rzXnFylVmfQ9rgPJfNmPIaY9OcqR+ax/WEkCB7vi/u2zTv3+4av1OuhXpczyHWvK/O+6Qb"
    "ph7rs7R6zXmyHIRTqs7XNku5fx/bj5UyeH8syeD9MSeDt0b37XM0VaP7XoSYNbpvS9WuE7"
    "GKOq9XklK/Xo1+vZq2Y7W5oq2RIiSK6FVG+YQUmpm6UtR2Eq5gzDrD3hVygaTwIrLX3Zy6"
    "y1E74Xvb2GTiu8ra2riz6H1fC4evE93t5PqwPJ1NeoncbD6bSFaYUcagQSqalGaviAO84B"
    "V1xEpSJqxEZpv9kFUaUwnftYALT+fXVaK/PWHYUzGQc3ZQBQApP2h10I9zVgP6ODM9TyLq"
    "BFQOJvYhGT0Cr/mjSnVzB53QCNcW5Q0KUIoq987tIh/nuNYRJNhv7lDPCOCACtQYqyMgcx"
    "g5mNoIuke0Y9TVI2IYbxFOKBaFoBNRZGA+DajlaZHDyXScIUtlfvJahJrje/lUArkp0IBl"
    "WMpb7t+LJxRowgl3McuSGADaeiAQT+BA+dyXSZTEg/rcB8lJzmBqUpCz73KHyPMyadHjPX"
    "ckW4k58RWXoe+2QHfy239SuI8Z5msSaDHBkiCWqrCnI7G9Y9SCEZNgj5FAXSaDgUpmcwZN"
    "HXgfIsylOG/6hmt7D8G51/CAAojJ+C23FgJZGezaAjEMGdwtcCdMPxUkVA2Z4iBUEjnyph"
    "UICZ4B5Im5msT2Pjy9EDBR+mNModsPx+QWuFUnG5ObxElqVKRGRW4aMnd10+8LgKM6GLKz"
    "y4tvX7sDRI+Fh0MWoM3kb3qFrRLuWH9tSxj97i4vaW41CcXIGy2ia0Sl3mBx0eAIS5L2bz"
    "pfEcuKv80Qh+0ZExg4R1dbsn82oNJZPKpvoQWNKi+yXYpfyg1nN2qurxxJrRRILYmjpuey"
    "VAzr8Dei2EMGH1dh8HExg48zDBbKdh3+hgSavRXYa3oGn9SNYYVEOnzV6PAV/WFO0eLJyr"
    "cEPR+RbBFJ1tBiAXITYx1+xig0O7PQR/QLZLn5t+vLfhHeMaBILz3ovvg3qViceSWuxkzV"
    "27nt+DbzDnG8bViryKHEKpSpRp8uPJ9aXrCDdDX6uJ+qzhc3Tbd/CLwPxxW+ux+OC7+7eC"
    "nJ65g3L+frS8f21HTyuZ2iTL8HkvRQdbF7jC9h9Hn3rHfR+QpaTOttyu6J6z6ZgiQrltdL"
    "UmpVp9GqzsRmtne/kpxTpDpLUKPlbNrO3KVG2TblAjFnKPfvO3VSCSl+UoIUP8kixT1mzr"
    "x7nvNeDeiPovKwMZp9YHPZK9T9fVCuiiUKIAfN0/pZytDg0xkCDSzDzpnkA9dknilU0QKr"
    "I0Wugb5Zuf3eO/+YFETWQOHuDOw3z1jlFcij1a9CtVfhSWnM1psHKkSCFIAf4kiRejmfFG"
    "FF8MNvohgTRsbh6yUqA8nMRhYxbzEKb4aJlLBeUhjRByV2IQLQNqZT+hSlULI9zL5EXTyY"
    "szDGLSsSpeNEzz/68kB4YdBbJxLccLz7AR4mX/NaHksNaJvsnD/onJ11v4nAdnA0ZL9d9Q"
    "aDbt+4/Py5TWL/YBz86qp7Bo2My5vBde+8i/Hw1Kn0C1VFmVt/WhXG/VqhlKB9k4W1oqb8"
    "7m0lVRmblUS2s8pysJStlLY2QaodDo02RJVjf0X9PEG8Xe38+l/Oufzv9avZncpb4hs/4P"
    "7hc/j6zaunpH7fhtIevkdhNfsaSkCKUu83WrIrJuJYltErbCu48egufltqpLFNTbA1bCnQ"
    "uYWfLJRnzS3coa49vj/ItSfVtVa5LWlGrZbZjcXceoKFlbeqFkbAcxfSnG+cEk1jp9N6gt"
    "/FVpWCkNfRz2Mke6iiH52cVDGATk6KLSC8lsI7wWtVg8Oq+R5y911V+6fM/MmUBeXMz91h"
    "WIzoiJE8P6RjO+rW2sAbW3WT/vX/9q/HMg=="
)
