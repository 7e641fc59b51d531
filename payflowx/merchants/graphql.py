"""Merchants in the schema."""

from datetime import datetime
from typing import Annotated, Final, Self
from uuid import UUID

import strawberry

from payflowx.api.context import Context, Info
from payflowx.api.errors import UserError, user_errors
from payflowx.api.loaders import OneEach
from payflowx.api.pagination import After, Before, Connection, First, Last, Listing, connection, page_request
from payflowx.api.types import Node
from payflowx.api.views import of_rows, view
from payflowx.core.errors import Refusal
from payflowx.core.ids import MerchantId, Prefix, from_typeid, new_uuid
from payflowx.merchants import models, service

MERCHANTS = Listing("merchants")


@of_rows(Prefix.MERCHANT)
@strawberry.type
class Merchant(Node):
    """A party that payments are made to."""

    name: str = strawberry.field(description="The name; no two merchants share one, whatever its case.")
    is_active: bool = strawberry.field(description="Whether the merchant takes new payments.")
    created_at: datetime = strawberry.field(description="When the merchant was created.")
    row: strawberry.Private[models.Merchant]

    @classmethod
    def of(cls, row: models.Merchant) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@strawberry.input
class CreateMerchantInput:
    """A new merchant."""

    name: str = strawberry.field(description="A name that no other merchant has: 1 to 200 characters.")


@strawberry.input
class UpdateMerchantInput:
    """What to change of a merchant; what is left out stays."""

    id: strawberry.ID = strawberry.field(description="The merchant.")
    name: str | None = strawberry.field(default=None, description="A new name that no other merchant has.")
    is_active: bool | None = strawberry.field(default=None, description="Whether the merchant takes new payments.")


@strawberry.type
class MerchantPayload:
    """A merchant, or why there is none."""

    merchant: Merchant | None = strawberry.field(description="The merchant; null where `errors` is not empty.")
    errors: list[UserError] = strawberry.field(description="Why nothing was changed; empty on success.")


@strawberry.type
class Query:
    """What can be asked about merchants."""

    @strawberry.field
    async def merchants(
        self,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        is_active: Annotated[
            bool | None, strawberry.argument(description="Only those that take payments, or only the others.")
        ] = None,
    ) -> Connection[Merchant]:
        """Merchants, newest first."""
        page = await service.list_merchants(
            request=page_request(MERCHANTS, first=first, after=after, last=last, before=before), is_active=is_active
        )
        return connection(MERCHANTS, page, Merchant.of)


@strawberry.type
class Mutation:
    """What can be done with merchants."""

    @strawberry.mutation
    async def create_merchant(
        self,
        info: Info,
        input: Annotated[CreateMerchantInput, strawberry.argument(description="The new merchant.")],
    ) -> MerchantPayload:
        """Creates an active merchant. Admins only."""
        try:
            merchant = await service.create_merchant(
                principal=info.context.principal,
                merchant_id=MerchantId(new_uuid()),
                name=input.name,
                now=info.context.now,
            )
        except Refusal as refusal:
            return MerchantPayload(merchant=None, errors=user_errors(refusal))
        return MerchantPayload(merchant=Merchant.of(merchant), errors=[])

    @strawberry.mutation
    async def update_merchant(
        self,
        info: Info,
        input: Annotated[UpdateMerchantInput, strawberry.argument(description="What to change.")],
    ) -> MerchantPayload:
        """Renames a merchant, or stops and starts its taking of payments. Admins only."""
        try:
            merchant = await service.update_merchant(
                principal=info.context.principal,
                merchant_id=MerchantId(from_typeid(Prefix.MERCHANT, input.id)),
                name=input.name,
                is_active=input.is_active,
                now=info.context.now,
            )
        except Refusal as refusal:
            return MerchantPayload(merchant=None, errors=user_errors(refusal))
        return MerchantPayload(merchant=Merchant.of(merchant), errors=[])


async def find_node(context: Context, merchant_id: UUID) -> Merchant | None:
    """The merchant, where it exists; everybody who is signed in may see it."""
    return await context.loader(load_merchants).load(merchant_id)


load_merchants: Final[OneEach[Merchant]] = OneEach(service.BY_ID, Merchant.of)
"""The merchants that objects of the caller name."""
