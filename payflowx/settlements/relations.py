"""What the statements of upper domains may join of settlements, and how they settle payments and refunds."""

from typing import Final

from payflowx.events import relations as events
from payflowx.payments import relations as payments
from payflowx.refunds import relations as refunds

DECIDED: Final = """(
    SELECT id, payment_id, status, amount_minor, currency, attempted_at, changed_in FROM settlements
    WHERE status <> 'PENDING' AND status <> 'WITHDRAWN' AND refund_id IS NULL AND ended_at IS NULL
)"""
"""The bank's last word on each payment that it has given one, as a relation for a statement of an upper domain."""

DECIDED_EVER: Final = """(
    SELECT id, payment_id, status, amount_minor, currency, attempted_at, changed_in FROM settlements
    WHERE status <> 'PENDING' AND status <> 'WITHDRAWN' AND refund_id IS NULL
)"""
"""The same with what was its last word once and has ended since: verdicts of before rest on it."""

ENDED: Final = "(SELECT id, payment_id, refund_id, changed_in FROM settlements WHERE ended_at IS NOT NULL)"
"""The settlements that have ended, as a relation for a statement of an upper domain."""

EVERY: Final = """(
    SELECT id, payment_id, status, source FROM settlements
    WHERE status <> 'WITHDRAWN' AND refund_id IS NULL AND ended_at IS NULL
)"""
"""What the bank has said or promised of each payment, as a relation for a statement of an upper domain."""

GIVEN: Final = "(SELECT entry_id, number, settlement_id, amount_minor FROM allocations)"
"""Who got what of each entry, as a relation for a statement of an upper domain."""

STATED: Final = """(
    SELECT id, refund_id, amount_minor, ended_at FROM settlements WHERE source = 'STATEMENT' AND status = 'SETTLED'
)"""
"""All that statements have ever settled, as a relation for a statement of an upper domain."""

RELEASED: Final = """(
    SELECT payment_id, changed_in FROM settlements WHERE status = 'WITHDRAWN' AND refund_id IS NULL
    UNION ALL
    SELECT payment_id, changed_in FROM settlements WHERE ended_at IS NOT NULL AND refund_id IS NULL
)"""
"""The settlements of payments that don't count any more, since their bank fell silent or they have ended."""

NUMBER: Final = "1 + (SELECT count(*) FROM allocations WHERE allocations.entry_id = {entry})"
"""The number of the next allocation of an entry. It is to be known before the first one is written: then no plan can go
through the rows that the statement itself writes."""

_SETTLED: Final = f"""settled AS (
    INSERT INTO settlements (
        id, payment_id, refund_id, status, amount_minor, currency, source, bank_reference, value_date, attempted_at,
        settled_at, created_at)
    SELECT paid.id, paid.payment_id, {{refund_id}}, 'SETTLED', paid.amount_minor, paid.currency, 'STATEMENT',
        paid.bank_reference, paid.value_date, target.seen_at, target.seen_at, target.seen_at
    FROM {{{{paid}}}} AS paid
    JOIN (SELECT id, GREATEST({{{{now}}}}, completed_at) AS seen_at FROM {{succeeded}} AS succeeded) AS target
        ON target.id = paid.{{key}}
    ON CONFLICT DO NOTHING
    RETURNING id, {{key}} AS subject_id, amount_minor, currency, bank_reference, settled_at
), settled_trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7({{{{now}}}}), 'settlement.settled', subject_id, id, {{{{actor}}}},
        jsonb_build_object('amount_minor', amount_minor, 'currency', currency, 'bank_reference', bank_reference,
            'source', 'STATEMENT'),
        {events.dated("settled_at")}
    FROM settled
), allocated AS (
    INSERT INTO allocations (id, entry_id, number, settlement_id, amount_minor, currency, created_at)
    SELECT payflowx_uuid7({{{{now}}}}), entry_id, number, id, {{sign}}amount_minor, currency, {{{{now}}}}
    -- No join, which would go through one for each of the other.
    FROM {{{{paid}}}} AS paid WHERE COALESCE(id IN (SELECT id FROM settled), false)
)"""
BY_STATEMENT: Final = _SETTLED.format(refund_id="NULL::uuid", key="payment_id", succeeded=payments.SUCCEEDED, sign="")
"""Part of a statement that settles payments with what a bank's statement says: it takes the relation `paid`
(id, payment_id, amount_minor, currency, bank_reference, value_date, and entry_id with the `NUMBER` of its allocation)
and makes `settled`, those of them that are new."""

REFUNDS_BY_STATEMENT: Final = _SETTLED.format(
    refund_id="paid.refund_id", key="refund_id", succeeded=refunds.SUCCEEDED, sign="-"
)
"""The same for refunds: `paid` has their ids as well, and amounts that are positive."""

END: Final = f"""taken_back AS (
    INSERT INTO allocations (id, entry_id, number, settlement_id, amount_minor, currency, takes_back_id, created_at)
    SELECT payflowx_uuid7({{now}}), entry_id, {NUMBER.format(entry="taken.entry_id")}
        + row_number() OVER (PARTITION BY entry_id ORDER BY number) - 1, settlement_id, -amount_minor, currency, id,
        {{now}}
    FROM allocations AS taken
    WHERE settlement_id IN (SELECT settlement_id FROM {{over}} AS over) AND takes_back_id IS NULL
        AND NOT EXISTS (SELECT FROM allocations AS later WHERE later.takes_back_id = taken.id)
), ended AS (
    UPDATE settlements SET ended_at = GREATEST({{now}}, settled_at), end_reason = over.reason
    FROM {{over}} AS over WHERE settlements.id = over.settlement_id AND settlements.ended_at IS NULL
    RETURNING settlements.id, payment_id, refund_id, amount_minor, currency, ended_at, end_reason
), ended_trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7({{now}}), 'settlement.ended', COALESCE(refund_id, payment_id), id, {{actor}},
        jsonb_build_object('amount_minor', amount_minor, 'currency', currency, 'reason', end_reason),
        {events.dated("ended_at")}
    FROM ended
)"""
"""Part of a statement that ends settlements: it takes the relation `over` (settlement_id, reason) and takes back all
that was given to them. The same statement says what becomes of the entries, which are MATCHED until then."""

COUNTING: Final = """(
    SELECT payment_id, status, amount_minor, currency FROM settlements
    WHERE status <> 'WITHDRAWN' AND refund_id IS NULL AND ended_at IS NULL
)"""
"""The settlement that counts of each payment that has one, as a relation for a statement of an upper domain."""

REFUNDS_DECIDED: Final = """(
    SELECT id, refund_id, payment_id, status, amount_minor, currency, attempted_at, changed_in FROM settlements
    WHERE status <> 'PENDING' AND status <> 'WITHDRAWN' AND refund_id IS NOT NULL AND ended_at IS NULL
)"""
"""The bank's last word on each refund that it has given one, as a relation for a statement of an upper domain."""

REFUNDS_COUNTING: Final = """(
    SELECT id, refund_id, payment_id, status, source, amount_minor, currency FROM settlements
    WHERE status <> 'WITHDRAWN' AND refund_id IS NOT NULL AND ended_at IS NULL
)"""
"""The settlement that counts of each refund that has one, as a relation for a statement of an upper domain."""

REFUNDS_RELEASED: Final = """(
    SELECT refund_id, changed_in FROM settlements WHERE status = 'WITHDRAWN' AND refund_id IS NOT NULL
    UNION ALL
    SELECT refund_id, changed_in FROM settlements WHERE ended_at IS NOT NULL AND refund_id IS NOT NULL
)"""
"""The same of refunds."""

TOLD: Final = """(
    SELECT id, payment_id, refund_id, status, amount_minor, currency FROM settlements
    WHERE status <> 'PENDING' AND status <> 'WITHDRAWN'
)"""
"""All that the bank has ever said, also what counts no more, as a relation for a statement of an upper domain."""
