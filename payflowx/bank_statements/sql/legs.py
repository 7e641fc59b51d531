"""All money that has moved for payments, told by our own records and by what the bank says of the same movements."""

from typing import Final

from payflowx.bank_statements import relations
from payflowx.payments import relations as payments
from payflowx.refunds import relations as refunds
from payflowx.settlements import relations as settlements

# $1 the payments. One movement is one row: `entry_ids` are the entries of statements that tell of it too.
LEGS: Final = f"""
WITH told AS (
    SELECT entry.payment_id, settlement.refund_id, array_agg(entry.id ORDER BY entry.id) AS entry_ids
    FROM {relations.SETTLING} AS entry JOIN {settlements.TOLD} AS settlement ON settlement.id = entry.settlement_id
    WHERE entry.payment_id = ANY ($1) GROUP BY entry.payment_id, settlement.refund_id
)
SELECT leg.*, COALESCE(told.entry_ids, '{{}}') AS entry_ids
FROM (
    SELECT id AS payment_id, NULL::uuid AS refund_id, 1 AS number, 'CHARGE' AS type, amount_minor, currency,
        completed_at AS occurred_at, NULL AS reason
    FROM {payments.SUCCEEDED} AS payment WHERE id = ANY ($1)
    UNION ALL
    SELECT payment_id, id, 2, 'REFUND', -amount_minor, currency, completed_at, NULL
    FROM {refunds.SUCCEEDED} AS refund WHERE payment_id = ANY ($1)
) AS leg
LEFT JOIN told ON told.payment_id = leg.payment_id AND told.refund_id IS NOT DISTINCT FROM leg.refund_id
UNION ALL
SELECT refund.payment_id, refund.id, 3, 'REFUND_FAILURE', refund.amount_minor, refund.currency, failure.failed_at,
    failure.failure_code, '{{}}'
FROM {refunds.SUCCEEDED} AS refund JOIN {refunds.CAME_BACK} AS failure ON failure.refund_id = refund.id
WHERE refund.payment_id = ANY ($1)
UNION ALL
SELECT payment_id, NULL, 4, 'RETURN', -minor, currency, happened_at, return_reason, ARRAY[id]
FROM {relations.RETURNS} AS back
WHERE payment_id = ANY ($1) AND (minor > 0 OR minor < 0 AND NOT EXISTS (
    -- It may be the refund's money that came back, of which the refund tells.
    SELECT FROM {settlements.TOLD} AS settlement WHERE settlement.payment_id = back.payment_id
        AND settlement.refund_id IS NOT NULL AND settlement.status = 'SETTLED'
        AND settlement.amount_minor = -back.minor))
ORDER BY payment_id, occurred_at, number, refund_id, entry_ids
"""
