"""What is agreed with banks and merchants: the fees that are kept, and the differences that are let pass."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from payflowx.core import db
from payflowx.core.errors import InvalidInput, NotFound
from payflowx.core.ids import MerchantId
from payflowx.core.money import check_currency
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import Principal, Role
from payflowx.merchants import service as merchants
from payflowx.terms.models import ReconciliationTerms

BASIS_POINTS_MAX: Final = 10_000
MINOR_MAX: Final = 10**12


@dataclass(frozen=True, slots=True)
class Agreement:
    """A fee and a tolerance, each in basis points of the payment and in minor units: of the fee both together, of the
    tolerance the greater. For one merchant and one currency, or for all where there is none."""

    merchant_id: MerchantId | None
    currency: str | None
    fee_basis_points: int
    fee_minor: int
    tolerance_basis_points: int
    tolerance_minor: int
    valid_from: datetime


async def set_terms(
    *, principal: Principal, terms_id: UUID, agreement: Agreement, now: datetime
) -> ReconciliationTerms:
    """Adds terms; the next run judges the whole book by them. Raises NotAllowed, InvalidInput, NotFound (merchant)."""
    principal.require(Role.ADMIN)
    _check(agreement)
    async with db.transaction():
        if agreement.merchant_id is not None and not await merchants.get_merchants(
            merchant_ids=[agreement.merchant_id]
        ):
            raise NotFound("There is no merchant with this id.", path=("merchantId",))
        return await ReconciliationTerms.create(
            id=terms_id,
            merchant_id=agreement.merchant_id,
            currency=agreement.currency,
            fee_basis_points=agreement.fee_basis_points,
            fee_minor=agreement.fee_minor,
            tolerance_basis_points=agreement.tolerance_basis_points,
            tolerance_minor=agreement.tolerance_minor,
            valid_from=agreement.valid_from,
            created_by_id=principal.user_id,
            created_at=now,
        )


async def list_terms(*, principal: Principal, request: PageRequest) -> Page[ReconciliationTerms]:
    """All terms, newest first. Raises NotAllowed."""
    principal.require(Role.OPERATOR)
    return await fetch_page(ReconciliationTerms.all(), request)


async def get_terms(*, principal: Principal, terms_id: UUID) -> ReconciliationTerms | None:
    """The terms, where they exist and the caller may see terms."""
    return await ReconciliationTerms.filter(id=terms_id).first() if principal.sees_all else None


def _check(agreement: Agreement) -> None:
    if agreement.currency is not None:
        check_currency(agreement.currency, path=("currency",))
    for name, points in (
        ("feeBasisPoints", agreement.fee_basis_points),
        ("toleranceBasisPoints", agreement.tolerance_basis_points),
    ):
        if not 0 <= points <= BASIS_POINTS_MAX:
            raise InvalidInput(f"{name} must be between 0 and {BASIS_POINTS_MAX}, and is {points}.", path=(name,))
    for name, minor in (("fee", agreement.fee_minor), ("tolerance", agreement.tolerance_minor)):
        if not 0 <= minor <= MINOR_MAX:
            raise InvalidInput(f"The {name} must not be negative, and not above {MINOR_MAX} minor units.", path=(name,))
        if minor and agreement.currency is None:
            raise InvalidInput(f"A fixed {name} needs a currency.", path=("currency",))
