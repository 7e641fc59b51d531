"""The statements that find the orphans, and the debits, whose payment or refund is to be looked for again."""

from typing import Final

from payflowx.bank_statements import matching
from payflowx.payments import relations as payments
from payflowx.refunds import relations as refunds
from payflowx.settlements import relations as settlements

EVERY: Final = f"""
SELECT id FROM statement_entries
WHERE status = 'ORPHAN' AND named_at IS NULL AND names <> '[]' AND problem <> '{matching.TAKEN_BACK}'
UNION ALL
SELECT id FROM statement_entries WHERE status = 'IGNORED' AND names <> '[]'
"""

# Orphans, and debits of which nothing is known, that may be for a payment or a refund which has changed since, or whose
# settlement was withdrawn or has ended since, and those of which nobody has noted by what they are looked for.
# `payment`, `refund` and `settlement` are the conditions on when these changed.
#
# Row by row, since a payment that changed leads to few orphans; each name is looked up by itself, as an index can.
TOUCHED: Final = f"""
WITH changed_refunds AS MATERIALIZED (
    SELECT id, payment_id, gateway_reference FROM {refunds.NAMED} AS refund WHERE {{refund}}
    UNION
    SELECT refund.id, refund.payment_id, refund.gateway_reference
    FROM {settlements.REFUNDS_RELEASED} AS settlement JOIN {refunds.NAMED} AS refund ON refund.id = settlement.refund_id
    WHERE {{settlement}}
), changed AS MATERIALIZED (
    SELECT id, reference, gateway_reference FROM {payments.NAMED} AS payment WHERE {{payment}}
    UNION
    SELECT payment.id, payment.reference, payment.gateway_reference
    FROM {settlements.RELEASED} AS settlement JOIN {payments.NAMED} AS payment ON payment.id = settlement.payment_id
    WHERE {{settlement}}
    UNION
    SELECT payment.id, payment.reference, payment.gateway_reference
    FROM changed_refunds JOIN {payments.NAMED} AS payment ON payment.id = changed_refunds.payment_id
    UNION
    SELECT id, NULL, gateway_reference FROM changed_refunds
)
SELECT DISTINCT entry.id FROM changed
CROSS JOIN LATERAL (
    SELECT array_remove(ARRAY[changed.id::text, payflowx_folded(reference), payflowx_folded(gateway_reference)], NULL)
        AS names
) AS known
JOIN statement_entries AS entry ON entry.sought && known.names
WHERE entry.status IN ('ORPHAN', 'IGNORED') AND entry.named_at IS NULL AND entry.sought IS NOT NULL
    AND entry.problem <> '{matching.TAKEN_BACK}'
UNION
SELECT id FROM statement_entries
WHERE status IN ('ORPHAN', 'IGNORED') AND sought IS NULL AND names <> '[]' AND problem <> '{matching.TAKEN_BACK}'
"""

# Notes of those that have found no payment by what it is to be looked for. `which` and $1 as for MATCH.
NOTE_SOUGHT: Final = """
UPDATE statement_entries SET sought = payflowx_sought(names)
WHERE status IN ('ORPHAN', 'IGNORED') AND sought IS NULL AND names <> '[]' AND {which} = ANY($1::uuid[])
"""
