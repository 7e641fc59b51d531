"""What the statements of upper domains may join of refunds."""

from typing import Final

SUCCEEDED: Final = """(
    SELECT id, payment_id, owner_id, gateway, amount_minor, currency, completed_at, changed_in
    FROM refunds
    WHERE status = 'SUCCESS'
)"""
"""The refunds that were made, those among them that came back later too, as a relation for a statement of an upper
domain."""

NAMED: Final = """(
    SELECT id, payment_id, number, status, gateway_reference, amount_minor, currency, created_at,
        changed_in
    FROM refunds
)"""
"""Every refund with the names that others may know it by, as a relation for a statement of an upper domain."""

GIVEN_BACK: Final = """(
    SELECT payment_id, sum(amount_minor)::bigint AS minor FROM refunds AS refund
    WHERE status = 'SUCCESS' AND NOT EXISTS (SELECT FROM refund_failures WHERE refund_id = refund.id)
    GROUP BY payment_id
)"""
"""How much of each payment was given back and did not come back later."""

CAME_BACK: Final = "(SELECT refund_id, failure_code, failure_reason, failed_at, changed_in FROM refund_failures)"
"""The refunds that succeeded and came back later, as a relation for a statement of an upper domain."""
