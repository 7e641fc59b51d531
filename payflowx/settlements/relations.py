"""What the statements of upper domains may join of settlements, and how they settle payments."""

from typing import Final

from payflowx.events import relations as events
from payflowx.payments import relations as payments

DECIDED: Final = """(
    SELECT id, payment_id, status, amount_minor, currency, attempted_at, changed_in FROM settlements
    WHERE status <> 'PENDING' AND status <> 'WITHDRAWN'
)"""
"""The bank's last word on each payment that it has given one, as a relation for a statement of an upper domain."""

EVERY: Final = "(SELECT id, payment_id, status, source FROM settlements WHERE status <> 'WITHDRAWN')"
"""What the bank has said or promised of each payment, as a relation for a statement of an upper domain."""

WITHDRAWN: Final = "(SELECT payment_id, changed_in FROM settlements WHERE status = 'WITHDRAWN')"
"""The promises of the simulated bank that have ended, as a relation for a statement of an upper domain."""

BY_STATEMENT: Final = f"""settled AS (
    INSERT INTO settlements (
        id, payment_id, status, amount_minor, currency, source, bank_reference, value_date, attempted_at, settled_at,
        created_at)
    SELECT paid.id, paid.payment_id, 'SETTLED', paid.amount_minor, paid.currency, 'STATEMENT', paid.bank_reference,
        paid.value_date, payment.seen_at, payment.seen_at, payment.seen_at
    FROM {{paid}} AS paid
    JOIN (SELECT id, GREATEST({{now}}, completed_at) AS seen_at FROM {payments.SUCCEEDED} AS succeeded) AS payment
        ON payment.id = paid.payment_id
    ON CONFLICT (payment_id) WHERE status <> 'WITHDRAWN' DO NOTHING
    RETURNING id, payment_id, amount_minor, currency, bank_reference, settled_at
), settled_trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7({{now}}), 'settlement.settled', payment_id, id, {{actor}},
        jsonb_build_object('amount_minor', amount_minor, 'currency', currency, 'bank_reference', bank_reference,
            'source', 'STATEMENT'),
        {events.dated("settled_at")}
    FROM settled
)"""
"""Part of a statement that settles payments with what a bank's statement says: it takes the relation `paid`
(id, payment_id, amount_minor, currency, bank_reference, value_date) and makes `settled`, those of them that are new."""

COUNTING: Final = "(SELECT payment_id, status, amount_minor, currency FROM settlements WHERE status <> 'WITHDRAWN')"
"""The settlement that counts of each payment that has one, as a relation for a statement of an upper domain."""
