"""The statements on payments that are more than a query of one row or of one page."""

from types import MappingProxyType
from typing import Final

from payflowx.events import relations as events
from payflowx.identity import relations as identity
from payflowx.merchants import relations as merchants

ASKED: Final = MappingProxyType(
    {
        "id": "uuid",
        "user_id": "uuid",
        "idempotency_key": "varchar",
        "fingerprint": "bytea",
        "merchant_id": "uuid",
        "amount_minor": "bigint",
        "currency": "varchar",
        "payment_method": "varchar",
        "reference": "varchar",
        "description": "varchar",
        "status": "varchar",
        "gateway": "varchar",
        "gateway_reference": "varchar",
        "failure_code": "varchar",
        "failure_reason": "varchar",
        "created_at": "timestamptz",
        "initiated_id": "uuid",
        "initiated_type": "varchar",
        "initiated_by": "varchar",
        "initiated_data": "jsonb",
        "completed_id": "uuid",
        "completed_type": "varchar",
        "completed_by": "varchar",
        "completed_data": "jsonb",
        "exclusive_scope": "varchar",
        "may_be_new": "boolean",
    }
)
"""What is asked for one payment, in the order of the parameters: its row, both its events, and whether it may be new;
one that the key has already is given back whatever its form."""


def _create(asked: str) -> str:
    """The statement that takes the payments which are asked for, or finds those that their keys have made before.

    It gives no row for what it refuses, and for a key that a simultaneous statement has won, which it can't see yet.
    """
    return f"""
WITH asked AS MATERIALIZED ({asked}), first AS MATERIALIZED (
    SELECT payment.* FROM asked CROSS JOIN LATERAL (
        SELECT * FROM payments WHERE user_id = asked.user_id AND idempotency_key = asked.idempotency_key
        OFFSET 0  -- row by row, whatever the sizes of the tables were when this was planned
    ) AS payment
), taken AS (
    INSERT INTO payments (
        id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method, reference,
        description, status, gateway, gateway_reference, failure_code, failure_reason, created_at, completed_at,
        exclusive_scope)
    SELECT
        id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method, reference,
        description, status, gateway, gateway_reference, failure_code, failure_reason, created_at, created_at,
        exclusive_scope
    FROM asked
    WHERE may_be_new AND (user_id, idempotency_key) NOT IN (SELECT user_id, idempotency_key FROM first)
        AND (SELECT true FROM {merchants.ACTIVE} AS merchant WHERE merchant.id = asked.merchant_id)
        -- Also for one that the gateway refuses; between simultaneous ones payments_exclusive_scope decides.
        AND (SELECT true FROM payments WHERE user_id = asked.user_id AND exclusive_scope = asked.exclusive_scope
            AND status <> 'FAILED') IS NULL
    -- The same order everywhere: statements that have keys in common wait for each other, and never in a circle.
    ORDER BY exclusive_scope NULLS FIRST, user_id, idempotency_key
    ON CONFLICT DO NOTHING
    RETURNING *
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT event.id, event.type, taken.id, taken.id, event.actor, event.data, {events.dated("taken.created_at")}
    FROM taken JOIN asked ON asked.id = taken.id CROSS JOIN LATERAL (VALUES
        (initiated_id, initiated_type, initiated_by, initiated_data),
        (completed_id, completed_type, completed_by, completed_data)) AS event (id, type, actor, data)
    ORDER BY event.id
)
SELECT * FROM taken UNION ALL SELECT * FROM first
"""


CREATE: Final = _create(
    f"SELECT {', '.join(f'${n}::{kind} AS {name}' for n, (name, kind) in enumerate(ASKED.items(), 1))}"
)
"""For one payment: the parameters are its values."""

# Each array stands in a subquery: where PostgreSQL saw its length, it would plan anew for each batch.
CREATE_TOGETHER: Final = _create(
    f"SELECT * FROM unnest({', '.join(f'(SELECT ${n}::{kind}[])' for n, kind in enumerate(ASKED.values(), 1))}) "
    f"AS asked ({', '.join(ASKED)})"
)
"""For several, of different keys and scopes: the parameters are arrays, each with one value for each payment."""

# What a search looks for a text in, in lower case: the names of a row of the table, and its parties.
NAMES: Final = "payflowx_payment_names(payments.idempotency_key, payments.reference, payments.gateway_reference)"
USERS_NAMED: Final = f"SELECT id FROM {identity.ADDRESSES} AS named WHERE email LIKE {{pattern}}"
MERCHANTS_NAMED: Final = f"SELECT id FROM {merchants.NAMES} AS named WHERE name LIKE {{pattern}}"
