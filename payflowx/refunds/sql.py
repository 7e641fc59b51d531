"""The statements on refunds that are more than a query of one row or of one page."""

from typing import Final

from payflowx.events import relations as events
from payflowx.payments import relations as payments

# The payment, where it is $2's or $2 is null, and what is left of it, which is null where it was not taken.
PAYMENT: Final = f"""
SELECT id, status, gateway, gateway_reference, payment_method, currency, payflowx_refundable(id) AS left_minor
FROM {payments.CHARGED} AS payment WHERE id = $1 AND user_id = COALESCE($2, user_id)
"""

# It gives no row for a key that is taken. The payment is locked on the way, and more than what is left of it refused.
CREATE: Final = f"""
WITH made AS (
    INSERT INTO refunds (
        id, user_id, idempotency_key, fingerprint, payment_id, amount_minor, currency, reason, status, gateway,
        gateway_reference, failure_code, failure_reason, created_at, completed_at)
    SELECT $1, $2, $3, $4, payment.id, $6, payment.currency, $7, $8::varchar, payment.gateway, $9, $10, $11,
        GREATEST($12, payment.completed_at),
        CASE WHEN $8 <> 'INITIATED' THEN GREATEST($12, payment.completed_at) END
    FROM {payments.CHARGED} AS payment WHERE payment.id = $5
    ON CONFLICT DO NOTHING
    RETURNING *
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT event.id, event.type, made.id, made.id, event.actor, event.data, {events.dated("made.created_at")}
    FROM made CROSS JOIN LATERAL (VALUES
        ($13::uuid, 'refund.initiated', $14::varchar, $15::jsonb),
        ($16::uuid, $17::varchar, $18::varchar, $19::jsonb)) AS event (id, type, actor, data)
    WHERE event.type IS NOT NULL
    ORDER BY event.id
)
SELECT * FROM made
"""

REFUNDABLE: Final = f"""
SELECT id, COALESCE(payflowx_refundable(id), 0) AS left_minor FROM {payments.CHARGED} AS payment
WHERE id = ANY ($1::uuid[])
"""

# The refunds that are going to come back, the oldest first: of these payment methods, $2, of the gateway $1.
TO_FAIL: Final = f"""
SELECT refund.id, refund.currency, refund.completed_at, payment.payment_method
FROM refunds AS refund
JOIN {payments.CHARGED} AS payment ON payment.id = refund.payment_id
WHERE refund.status = 'SUCCESS' AND refund.completed_at >= $3 AND refund.gateway = $1
    AND payment.payment_method = ANY ($2::text[])
    AND NOT EXISTS (SELECT FROM refund_failures WHERE refund_id = refund.id)
ORDER BY refund.completed_at, refund.id LIMIT $4
"""

FAIL: Final = f"""
WITH failed AS (
    INSERT INTO refund_failures (refund_id, failure_code, failure_reason, failed_at)
    SELECT refund.id, given.code, given.reason, GREATEST($4, refund.completed_at)
    FROM unnest($1::uuid[], $2::text[], $3::text[]) AS given (id, code, reason)
    JOIN refunds AS refund ON refund.id = given.id
    -- The same order everywhere: statements that have refunds in common wait for each other, and never in a circle.
    ORDER BY refund.id
    ON CONFLICT DO NOTHING
    RETURNING *
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7($4), 'refund.came_back', refund_id, refund_id, $5,
        jsonb_build_object('failure_code', failure_code), {events.dated("failed_at")}
    FROM failed
)
SELECT count(*) AS failed FROM failed
"""
