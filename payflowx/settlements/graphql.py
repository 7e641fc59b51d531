"""Settlements in the schema: read-only, for the bank alone says what it paid."""

from datetime import date, datetime
from typing import Annotated, Final, Self
from uuid import UUID

import strawberry

from payflowx.api import ahead, filters
from payflowx.api.context import Context, Info
from payflowx.api.docs import describe_enum
from payflowx.api.loaders import OneEach, batched, required
from payflowx.api.pagination import After, Before, Connection, First, Last, Listing, connection, page_request
from payflowx.api.scalars import CurrencyCode
from payflowx.api.types import DateTimeRange, Money, Node
from payflowx.api.views import made_of, of_rows, view
from payflowx.core.ids import MerchantId, Prefix, SettlementId
from payflowx.payments import graphql as payments
from payflowx.refunds import graphql as refunds
from payflowx.settlements import models, service
from payflowx.settlements.models import SettlementSource, SettlementStatus

SETTLEMENTS = Listing("settlements")

describe_enum(
    SettlementStatus,
    PENDING="The bank has announced the payment and has not paid it out yet.",
    SETTLED="The bank has paid. Terminal.",
    FAILED="The bank refused to pay; `failureReason` says why. Terminal.",
    WITHDRAWN="The simulated bank had announced it when statements took its place: it never counts. Terminal.",
)
describe_enum(
    SettlementSource,
    SIMULATED_BANK="The built-in bank, for demos and tests.",
    STATEMENT="An entry of a bank statement that was imported.",
)


@of_rows(Prefix.SETTLEMENT, amount=made_of("amount_minor", "currency", by="money"))
@strawberry.type
class Settlement(Node):
    """What the bank says it paid for one payment, or took for one refund of it: its `amount` is positive then, too.

    A terminal settlement never changes again, but that it may end.
    """

    status: SettlementStatus = strawberry.field(description="Where the settlement stands.")
    amount: Money = strawberry.field(description="What the bank says it paid; while PENDING, what it has announced.")
    failure_reason: str | None = strawberry.field(
        description="Why the bank refused or never paid; null unless FAILED or WITHDRAWN."
    )
    source: SettlementSource = strawberry.field(description="Who told of it.")
    bank_reference: str | None = strawberry.field(description="The bank's own name for it.")
    value_date: date | None = strawberry.field(description="The day from which the money counts; null unless SETTLED.")
    attempted_at: datetime | None = strawberry.field(description="When the bank last tried to pay.")
    settled_at: datetime | None = strawberry.field(description="When it was settled; null unless SETTLED.")
    created_at: datetime = strawberry.field(description="When the bank was first heard of it.")
    ended_at: datetime | None = strawberry.field(
        description="Since when it doesn't count any more, for what had made it was taken back; null while it counts."
    )
    row: strawberry.Private[models.Settlement]

    @batched(lambda: payments.load_payments, key="payment_id")
    def payment(self, found: payments.Payment | None) -> payments.Payment:
        """The payment that it settles, or whose refund."""
        return required(found)

    @batched(lambda: refunds.load_refunds, key="refund_id")
    def refund(self, found: refunds.Refund | None) -> refunds.Refund | None:
        """The refund that it settles: money that has gone out. Null where it settles the payment."""
        return found

    @classmethod
    def of(cls, row: models.Settlement) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@strawberry.type
class OfPayment:
    """What a payment has of settlements."""

    @batched(lambda: load_settlements_of, key="id")
    @staticmethod
    def settlement(_payment: payments.Payment, found: Settlement | None) -> Settlement | None:
        """What the bank says of it; null while the bank has said nothing."""
        return found


@strawberry.type
class OfRefund:
    """What a refund has of settlements."""

    @batched(lambda: load_settlements_of_refunds, key=lambda refund: refund.row.id)
    @staticmethod
    def settlement(_refund: refunds.Refund, found: Settlement | None) -> Settlement | None:
        """The bank's debit for it; null while the bank has said nothing."""
        return found


@strawberry.input
class SettlementFilter:
    """Which settlements; every condition given must hold."""

    status: list[SettlementStatus] | None = strawberry.field(default=None, description="In one of these states.")
    merchant_id: strawberry.ID | None = strawberry.field(default=None, description="Of payments for this merchant.")
    currency: CurrencyCode | None = strawberry.field(default=None, description="In this currency.")
    created_at: DateTimeRange | None = strawberry.field(default=None, description="Created in this stretch of time.")
    search: str | None = strawberry.field(
        default=None,
        description="In any case, a part of the bank's reference, or the start of the settlement's id or of its "
        "payment's, with its prefix or without.",
    )


@strawberry.type
class Query:
    """What can be asked about settlements."""

    @strawberry.field
    @ahead.looks_ahead("created_at")
    async def settlements(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            SettlementFilter | None, strawberry.argument(description="Which settlements; all where left out.")
        ] = None,
    ) -> Connection[Settlement]:
        """Settlements of your own payments and of their refunds, or of everybody's for operators; newest first."""
        page = await service.list_settlements(
            principal=info.context.principal,
            request=page_request(SETTLEMENTS, first=first, after=after, last=last, before=before),
            filters=parse_filter(filter or SettlementFilter()),
            selection=ahead.selection(info),
        )
        return connection(SETTLEMENTS, page, Settlement.of)


async def find_node(context: Context, settlement_id: UUID) -> Settlement | None:
    """The settlement, where it exists and the caller may see its payment."""
    row = await service.get_settlement(principal=context.principal, settlement_id=SettlementId(settlement_id))
    return None if row is None else Settlement.of(row)


load_settlements: Final[OneEach[Settlement]] = OneEach(service.BY_ID, Settlement.of)
"""The settlements that objects of the caller name."""
load_settlements_of: Final[OneEach[Settlement]] = OneEach(service.OF_PAYMENT, Settlement.of)
"""The settlement of each payment, where it has one."""


load_settlements_of_refunds: Final[OneEach[Settlement]] = OneEach(service.OF_REFUND, Settlement.of)
"""The settlement of each refund, where it has one."""


def parse_filter(given: SettlementFilter) -> service.SettlementFilter:
    """The filter in the service's terms. Raises InvalidInput."""
    merchant_id = filters.parse_id(Prefix.MERCHANT, given.merchant_id, field="merchantId")
    created = (given.created_at or DateTimeRange()).check(path=("filter", "createdAt"))
    return service.SettlementFilter(
        statuses=given.status,
        merchant_id=MerchantId(merchant_id) if merchant_id else None,
        currency=filters.parse_currency(given.currency),
        created_from=created.from_,
        created_before=created.to,
        search=filters.parse_search(given.search),
    )
