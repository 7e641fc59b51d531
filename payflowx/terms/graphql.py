"""Terms in the schema: the fees and tolerances that reconciliation goes by. Admins set them, operators see them."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from payflowx.api.context import Context, Info
from payflowx.api.errors import UserError, user_errors
from payflowx.api.loaders import batched, required
from payflowx.api.pagination import After, Before, Connection, First, Last, Listing, connection, page_request
from payflowx.api.scalars import CurrencyCode
from payflowx.api.types import Money, MoneyInput, Node
from payflowx.api.views import made_of, of_rows, view
from payflowx.core import money
from payflowx.core.errors import InvalidInput, Refusal
from payflowx.core.ids import MerchantId, Prefix, from_typeid, new_uuid
from payflowx.identity import graphql as identity
from payflowx.merchants import graphql as merchants
from payflowx.terms import models, service

TERMS = Listing("reconciliationTerms")


@of_rows(
    Prefix.TERMS,
    fee=made_of(by=lambda row: row.currency and money.Money(row.fee_minor, row.currency)),
    tolerance=made_of(by=lambda row: row.currency and money.Money(row.tolerance_minor, row.currency)),
)
@strawberry.type
class ReconciliationTerms(Node):
    """A fee and a tolerance that are agreed. They never change: newer ones take their place."""

    currency: CurrencyCode | None = strawberry.field(description="For payments in this currency; null for all.")
    fee_basis_points: int = strawberry.field(
        description="What the bank keeps, in hundredths of a percent of the payment."
    )
    fee: Money | None = strawberry.field(description="What the bank keeps besides, of each payment.")
    tolerance_basis_points: int = strawberry.field(
        description="How far from the expected amount is let pass, in hundredths of a percent of the payment."
    )
    tolerance: Money | None = strawberry.field(description="The same as an amount; the greater of both counts.")
    valid_from: datetime = strawberry.field(description="For payments that completed at this instant or later.")
    created_at: datetime = strawberry.field(description="When they were set.")
    row: strawberry.Private[models.ReconciliationTerms]

    @batched(lambda: merchants.load_merchants, key="merchant_id")
    def merchant(self, found: merchants.Merchant | None) -> merchants.Merchant | None:
        """For payments to this merchant; null for all."""
        return None if self.row.merchant_id is None else required(found)

    @batched(lambda: identity.load_users, key="created_by_id")
    def created_by(self, found: identity.User | None) -> identity.User:
        """Who set them."""
        return required(found)

    @classmethod
    def of(cls, row: models.ReconciliationTerms) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@strawberry.input
class SetReconciliationTermsInput:
    """A fee and a tolerance. Those for a merchant go before those for a currency, and these before others."""

    merchant_id: strawberry.ID | None = strawberry.field(
        default=None, description="For this merchant; for all if left out."
    )
    currency: CurrencyCode | None = strawberry.field(
        default=None, description="For this currency, which that of the amounts has to be; for all if left out."
    )
    fee_basis_points: int = strawberry.field(default=0, description="The bank's fee: 0 to 10000.")
    fee: MoneyInput | None = strawberry.field(default=None, description="The bank's fixed fee of each payment.")
    tolerance_basis_points: int = strawberry.field(default=0, description="What is let pass: 0 to 10000.")
    tolerance: MoneyInput | None = strawberry.field(default=None, description="What is let pass, as an amount.")
    valid_from: datetime | None = strawberry.field(
        default=None, description="For payments that completed at this instant or later; from now on if left out."
    )

    def parse(self, now: datetime) -> service.Agreement:
        """The terms as the service takes them. Raises InvalidInput."""
        merchant_id = (
            None if self.merchant_id is None else from_typeid(Prefix.MERCHANT, self.merchant_id, path=("merchantId",))
        )
        return service.Agreement(
            merchant_id=None if merchant_id is None else MerchantId(merchant_id),
            currency=self.currency,
            fee_basis_points=self.fee_basis_points,
            fee_minor=self._minor(self.fee, "fee"),
            tolerance_basis_points=self.tolerance_basis_points,
            tolerance_minor=self._minor(self.tolerance, "tolerance"),
            valid_from=self.valid_from or now,
        )

    def _minor(self, given: MoneyInput | None, name: str) -> int:
        if given is None:
            return 0
        amount = given.parse(path=(name,))
        if amount.currency != self.currency:
            raise InvalidInput(f"The {name} must be in the currency that the terms are for.", path=(name, "currency"))
        return amount.amount_minor


@strawberry.type
class ReconciliationTermsPayload:
    """The terms, or why they were refused."""

    terms: ReconciliationTerms | None = strawberry.field(description="The terms; null where `errors` is not empty.")
    errors: list[UserError] = strawberry.field(description="Why nothing was set; empty on success.")


@strawberry.type
class Query:
    """What can be asked about terms."""

    @strawberry.field
    async def reconciliation_terms(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[ReconciliationTerms]:
        """The fees and tolerances that are agreed, newest first. Operators only."""
        page = await service.list_terms(
            principal=info.context.principal,
            request=page_request(TERMS, first=first, after=after, last=last, before=before),
        )
        return connection(TERMS, page, ReconciliationTerms.of)


@strawberry.type
class Mutation:
    """What can be done with terms."""

    @strawberry.mutation
    async def set_reconciliation_terms(
        self,
        info: Info,
        input: Annotated[SetReconciliationTermsInput, strawberry.argument(description="What is agreed.")],
    ) -> ReconciliationTermsPayload:
        """Sets a fee and a tolerance; the next run judges the whole book by them. Admins only."""
        try:
            row = await service.set_terms(
                principal=info.context.principal,
                terms_id=new_uuid(),
                agreement=input.parse(info.context.now),
                now=info.context.now,
            )
        except Refusal as refusal:
            return ReconciliationTermsPayload(terms=None, errors=user_errors(refusal))
        return ReconciliationTermsPayload(terms=ReconciliationTerms.of(row), errors=[])


async def find_node(context: Context, terms_id: UUID) -> ReconciliationTerms | None:
    """The terms, where they exist and the caller is an operator."""
    row = await service.get_terms(principal=context.principal, terms_id=terms_id)
    return None if row is None else ReconciliationTerms.of(row)
