"""What the statements of upper domains may join of payments."""

from typing import Final

SUCCEEDED: Final = """(
    SELECT id, user_id, merchant_id, gateway, amount_minor, currency, completed_at, changed_in
    FROM payments
    WHERE status = 'SUCCESS'
)"""
"""The payments that were taken, as a relation for a statement of an upper domain."""

NAMED: Final = """(
    SELECT id, user_id, status, reference, gateway_reference, amount_minor, currency, changed_in FROM payments
)"""
"""Every payment with the names that others may know it by, as a relation for a statement of an upper domain."""

ALIKE: Final = """(
    SELECT id, user_id, status, reference, amount_minor, currency FROM payments
    WHERE payflowx_folded(reference) = payflowx_folded({name}) LIMIT 100
)"""
"""Payments with a reference that is `{name}` but for what banks change: blanks, punctuation and case."""

PARTIES: Final = "(SELECT id, user_id, merchant_id FROM payments)"
"""Whose each payment is, and whom it is for, as a relation for a statement of an upper domain."""

PAID: Final = "(SELECT id, merchant_id, reference, amount_minor, currency, completed_at FROM payments)"
"""What a list of an upper domain tells of the payment behind each of its rows."""

CHARGED: Final = """(
    SELECT id, user_id, status, gateway, gateway_reference, payment_method, amount_minor, currency, completed_at
    FROM payments
)"""
"""What whoever gives money back has to know of a payment, as a relation for a statement of an upper domain."""
