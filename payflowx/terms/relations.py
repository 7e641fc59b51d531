"""What the statements of upper domains may join of terms."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

EVERY: Final = """(
    SELECT id, merchant_id, currency, fee_basis_points, fee_minor, tolerance_basis_points, tolerance_minor, valid_from
    FROM reconciliation_terms
)"""
"""All terms with everything that a verdict follows from."""

NO_TERMS: Final = "(SELECT 0::bigint AS fee_minor, 0::bigint AS tolerance_minor)"
TERMS: Final = """(
    SELECT COALESCE(round(payment.amount_minor * terms.fee_basis_points::numeric / 10000)::bigint + terms.fee_minor, 0)
            AS fee_minor,
        COALESCE(GREATEST(
            floor(payment.amount_minor * terms.tolerance_basis_points::numeric / 10000)::bigint,
            terms.tolerance_minor), 0)
            AS tolerance_minor
    FROM (SELECT) AS always LEFT JOIN LATERAL (
        SELECT * FROM reconciliation_terms
        WHERE id = ANY ('{{{ids}}}'::uuid[])
            AND (merchant_id IS NULL OR merchant_id = payment.merchant_id)
            AND (currency IS NULL OR currency = payment.currency) AND valid_from <= payment.completed_at
        ORDER BY merchant_id IS NULL, currency IS NULL, valid_from DESC, created_at DESC, id DESC LIMIT 1
    ) AS terms ON true
)"""
"""The fee and the tolerance of one payment, by the terms that fit it most closely and of those the latest."""


def by_terms(ids: Sequence[UUID]) -> str:
    """The relation of the fee and the tolerance that these terms, and no others, say of a payment."""
    return TERMS.format(ids=",".join(map(str, ids))) if ids else NO_TERMS
