"""The statements on payments that are more than a query of one row or of one page."""

from typing import Final

from payflowx.events import relations as events
from payflowx.identity import relations as identity
from payflowx.merchants import relations as merchants

# $25 is the scope, and $26 whether there may be a new payment of this input; one that the key has already is given
# back whatever its form.
CREATE: Final = f"""
WITH first AS (
    SELECT * FROM payments WHERE user_id = $2 AND idempotency_key = $3
), taken AS (
    INSERT INTO payments (
        id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method, reference,
        description, status, gateway, gateway_reference, failure_code, failure_reason, created_at, completed_at,
        exclusive_scope)
    SELECT $1, $2, $3, $4, merchant.id, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::timestamptz,
        $16::timestamptz, $25::varchar
    FROM {merchants.ACTIVE} AS merchant
    WHERE merchant.id = $5 AND $26 AND NOT EXISTS (SELECT FROM first)
        -- Also for one that the gateway refuses; between simultaneous ones payments_exclusive_scope decides.
        AND NOT EXISTS (
            SELECT FROM payments WHERE user_id = $2 AND exclusive_scope = $25::varchar AND status <> 'FAILED')
    ON CONFLICT DO NOTHING
    RETURNING *
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT event.id, event.type, taken.id, taken.id, event.actor, event.data::jsonb,
        {events.dated("taken.created_at")}
    FROM taken, (VALUES ($17::uuid, $18, $19, $20), ($21::uuid, $22, $23, $24)) AS event (id, type, actor, data)
    ORDER BY event.id
)
SELECT false AS replayed, taken.* FROM taken UNION ALL SELECT true AS replayed, first.* FROM first
"""

# What a search looks for a text in, in lower case: the names of a row of the table, and its parties.
NAMES: Final = "payflowx_payment_names(payments.idempotency_key, payments.reference, payments.gateway_reference)"
USERS_NAMED: Final = f"SELECT id FROM {identity.ADDRESSES} AS named WHERE email LIKE {{pattern}}"
MERCHANTS_NAMED: Final = f"SELECT id FROM {merchants.NAMES} AS named WHERE name LIKE {{pattern}}"
