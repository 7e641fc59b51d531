"""The statements that find the orphans whose payment is to be looked for again."""

from typing import Final

from payflowx.payments import relations as payments
from payflowx.settlements import relations as settlements

EVERY: Final = "SELECT id FROM statement_entries WHERE status = 'ORPHAN' AND named_at IS NULL AND names <> '[]'"

# Orphans that may be for a payment which has changed since, or whose settlement was withdrawn since, and those of which
# nobody has noted by what they are looked for. `payment` and `settlement` are the conditions on when these changed.
#
# Row by row, since a payment that changed leads to few orphans; each name is looked up by itself, as an index can.
TOUCHED: Final = f"""
WITH changed AS MATERIALIZED (
    SELECT id, reference, gateway_reference FROM {payments.NAMED} AS payment WHERE {{payment}}
    UNION
    SELECT payment.id, payment.reference, payment.gateway_reference
    FROM {settlements.WITHDRAWN} AS settlement JOIN {payments.NAMED} AS payment ON payment.id = settlement.payment_id
    WHERE {{settlement}}
)
SELECT DISTINCT entry.id FROM changed
CROSS JOIN LATERAL (
    SELECT array_remove(ARRAY[changed.id::text, payflowx_folded(reference), payflowx_folded(gateway_reference)], NULL)
        AS names
) AS known
JOIN statement_entries AS entry ON entry.sought && known.names
WHERE entry.status = 'ORPHAN' AND entry.named_at IS NULL AND entry.sought IS NOT NULL
UNION
SELECT id FROM statement_entries WHERE status = 'ORPHAN' AND sought IS NULL AND names <> '[]'
"""

# Notes of those that have found no payment by what it is to be looked for. `which` and $1 as for MATCH.
NOTE_SOUGHT: Final = """
UPDATE statement_entries SET sought = payflowx_sought(names)
WHERE status = 'ORPHAN' AND sought IS NULL AND names <> '[]' AND {which} = ANY($1::uuid[])
"""
