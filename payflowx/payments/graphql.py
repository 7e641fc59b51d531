"""Payments in the schema: reading them, counting them, and taking one exactly once."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Final, Self
from uuid import UUID

import strawberry

from payflowx.api import ahead, filters
from payflowx.api.context import Context, Info
from payflowx.api.docs import describe_enum
from payflowx.api.errors import UserError, user_errors
from payflowx.api.loaders import OneEach, batched, required
from payflowx.api.pagination import After, Before, Connection, First, Last, Listing, connection, page_request
from payflowx.api.scalars import CurrencyCode
from payflowx.api.types import DateTimeRange, Money, MoneyInput, Node, SortDirection
from payflowx.api.views import made_of, of_rows, view
from payflowx.core.errors import Refusal
from payflowx.core.ids import MerchantId, PaymentId, Prefix, UserId, from_typeid, new_uuid
from payflowx.core.principal import Role
from payflowx.core.seeking import Sought
from payflowx.events import graphql as events
from payflowx.identity import graphql as identity
from payflowx.merchants import graphql as merchants
from payflowx.payments import models
from payflowx.payments.models import PaymentStatus
from payflowx.payments.service import lists, taking

describe_enum(
    PaymentStatus,
    INITIATED="The intent is recorded, and the gateway has not answered yet.",
    SUCCESS="The gateway took the money. Terminal.",
    FAILED="The gateway refused or broke; `failureCode` says why. Terminal.",
)


class PaymentOrderField(Enum):
    """What payments can be ordered by."""

    CREATED_AT = "CREATED_AT"
    AMOUNT = "AMOUNT"


describe_enum(
    PaymentOrderField,
    CREATED_AT="When they were created.",
    AMOUNT="Their amount in minor units, whatever the currency.",
)


@of_rows(Prefix.PAYMENT, amount=made_of("amount_minor", "currency", by="money"))
@strawberry.type
class Payment(Node):
    """What a client asked to be charged, and what the gateway answered. A terminal payment never changes again."""

    status: PaymentStatus = strawberry.field(description="Where the payment stands.")
    amount: Money = strawberry.field(description="What the client asked to be charged.")
    idempotency_key: str = strawberry.field(description="The client's key: one payment per user and key, for ever.")
    reference: str | None = strawberry.field(description="The merchant's own order number.")
    description: str | None = strawberry.field(description="A note for people.")
    failure_code: str | None = strawberry.field(description="Why it failed, for programs; null unless FAILED.")
    failure_reason: str | None = strawberry.field(description="Why it failed, for support; null unless FAILED.")
    gateway: str = strawberry.field(description="Who took or refused the money.")
    gateway_reference: str | None = strawberry.field(description="The gateway's own name for the charge.")
    exclusive_scope: str | None = strawberry.field(
        description="What is paid only once: no other payment of its user and scope is INITIATED or SUCCESS."
    )
    created_at: datetime = strawberry.field(description="When the client asked for it.")
    completed_at: datetime | None = strawberry.field(description="When it became SUCCESS or FAILED.")
    row: strawberry.Private[models.Payment]

    @batched(lambda: identity.load_users, key="user_id")
    def user(self, found: identity.User | None) -> identity.User:
        """Who asked for it."""
        return required(found)

    @batched(lambda: merchants.load_merchants, key="merchant_id")
    def merchant(self, found: merchants.Merchant | None) -> merchants.Merchant:
        """Whom it is for."""
        return required(found)

    @batched(lambda: events.load_trails, key="id")
    def events(self, found: list[events.PaymentEvent]) -> list[events.PaymentEvent]:
        """The audit trail, oldest first."""
        return found

    @classmethod
    def of(cls, row: models.Payment) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@strawberry.input
class PaymentFilter:
    """Which payments; every condition given must hold."""

    status: list[PaymentStatus] | None = strawberry.field(default=None, description="In one of these states.")
    merchant_id: strawberry.ID | None = strawberry.field(default=None, description="For this merchant.")
    user_id: strawberry.ID | None = strawberry.field(default=None, description="Of this user. Operators only.")
    currency: CurrencyCode | None = strawberry.field(default=None, description="In this currency.")
    created_at: DateTimeRange | None = strawberry.field(default=None, description="Created in this stretch of time.")
    search: str | None = strawberry.field(
        default=None,
        description="In any case, a part of the idempotency key, reference or gateway reference, or the start of the "
        "id, with its prefix or without; for operators also of the user's e-mail address or the merchant's name.",
    )

    def among(self) -> Sought | None:
        """The payments that an upper domain's conditions leave; None where it has none."""
        return None


@strawberry.input
class PaymentOrder:
    """How to order payments."""

    field: PaymentOrderField = strawberry.field(
        default=PaymentOrderField.CREATED_AT, description="What to order them by."
    )
    direction: SortDirection = strawberry.field(default=SortDirection.DESC, description="Which end comes first.")


@strawberry.input
class CreatePaymentInput:
    """What to charge. Repeating it with the same key is always safe."""

    idempotency_key: str = strawberry.field(
        description="1 to 255 printable characters of the client's choice, the same ones at each retry; no blank at "
        "either end, nothing invisible, composed (Unicode's NFC). One payment per user and key, for ever."
    )
    merchant_id: strawberry.ID = strawberry.field(description="Whom the payment is for; must be active.")
    amount: MoneyInput = strawberry.field(description="How much; more than zero.")
    payment_method: str = strawberry.field(
        default="pm_success", description="The gateway's token for the means of payment; never a card number."
    )
    reference: str | None = strawberry.field(
        default=None, description="The merchant's own order number, of the same form as a key."
    )
    description: str | None = strawberry.field(default=None, description="A note for people.")
    exclusive_scope: str | None = strawberry.field(
        default=None,
        description="What must be paid only once, such as `order:4711`, 1 to 255 printable characters: at most one "
        "payment of a user and scope is not FAILED, whatever the keys. No refund and no return frees it.",
    )


@strawberry.type
class CreatePaymentPayload:
    """The payment of the key, or why there is none."""

    payment: Payment | None = strawberry.field(description="The payment; null where `errors` is not empty.")
    replayed: bool = strawberry.field(
        description="True where the key had been seen before, and the first payment is returned."
    )
    errors: list[UserError] = strawberry.field(description="Why nothing was charged; empty on success.")


@strawberry.type
class PaymentStats:
    """Payments counted."""

    count: int = strawberry.field(description="All of them.")
    initiated_count: int = strawberry.field(description="Those that are INITIATED.")
    success_count: int = strawberry.field(description="Those that are SUCCESS.")
    failed_count: int = strawberry.field(description="Those that are FAILED.")
    success_rate: float = strawberry.field(
        description="SUCCESS among the terminal ones, 0 to 1; 0 where there are none."
    )
    volume: list[Money] = strawberry.field(description="The sum of the SUCCESS ones, one per currency.")

    @classmethod
    def of(cls, counts: Sequence[lists.PaymentCount]) -> Self:
        """Counts per status and currency, summed up."""
        per_status = {status: sum(c.count for c in counts if c.status is status) for status in PaymentStatus}
        success, failed = per_status[PaymentStatus.SUCCESS], per_status[PaymentStatus.FAILED]
        return cls(
            count=sum(per_status.values()),
            initiated_count=per_status[PaymentStatus.INITIATED],
            success_count=success,
            failed_count=failed,
            success_rate=success / (success + failed) if success + failed else 0.0,
            volume=[Money.of(c.total) for c in counts if c.status is PaymentStatus.SUCCESS],
        )


@strawberry.type
class PaymentVolumePoint:
    """The payments that were created on one day, in one currency."""

    day: date = strawberry.field(name="date", description="The day, in UTC.")
    currency: CurrencyCode = strawberry.field(description="The currency of the payments.")
    count: int = strawberry.field(description="How many are SUCCESS.")
    volume: Money = strawberry.field(description="The sum of those that are SUCCESS.")
    failed_count: int = strawberry.field(description="How many are FAILED.")
    failed_volume: Money = strawberry.field(description="The sum of those that are FAILED: asked for, never charged.")

    @classmethod
    def of(cls, day: lists.DailyVolume) -> Self:
        """A day as the schema shows it."""
        return cls(
            day=day.day,
            currency=CurrencyCode(day.success.currency),
            count=day.success_count,
            volume=Money.of(day.success),
            failed_count=day.failed_count,
            failed_volume=Money.of(day.failed),
        )


FilterArgument = Annotated[PaymentFilter | None, strawberry.argument(description="Which payments; all where left out.")]
OrderArgument = Annotated[PaymentOrder | None, strawberry.argument(description="Newest first where left out.")]


@strawberry.type
class Query:
    """What can be asked about payments."""

    @strawberry.field
    async def payment(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The payment's id.")]
    ) -> Payment | None:
        """One payment; null where there is none, or none that you may see."""
        return await find_node(info.context, from_typeid(Prefix.PAYMENT, id))

    @strawberry.field
    @ahead.looks_ahead("created_at", "amount_minor")
    async def payments(  # noqa: PLR0913, PLR0917 - the arguments of a Relay connection
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: FilterArgument = None,
        order_by: OrderArgument = None,
    ) -> Connection[Payment]:
        """Payments: your own, or everybody's for operators."""
        order = order_by or PaymentOrder()
        sort = lists.PaymentSort[order.field.name]
        listing = Listing("payments", sort.value)
        page = await lists.list_payments(
            principal=info.context.principal,
            request=page_request(listing, first=first, after=after, last=last, before=before),
            filters=parse_filter(info.context, filter),
            sort=sort,
            descending=order.direction is SortDirection.DESC,
            selection=ahead.selection(info),
        )
        return connection(listing, page, Payment.of)

    @strawberry.field
    async def payment_stats(self, info: Info, filter: FilterArgument = None) -> PaymentStats:
        """The payments that the filter names, counted and summed up."""
        counts = await lists.count_payments(
            principal=info.context.principal, filters=parse_filter(info.context, filter)
        )
        return PaymentStats.of(counts)

    @strawberry.field
    async def payment_volume(
        self,
        info: Info,
        from_: Annotated[date, strawberry.argument(name="from", description="The first day, in UTC.")],
        to: Annotated[date, strawberry.argument(description="The last day, at most 366 days on.")],
    ) -> list[PaymentVolumePoint]:
        """What was paid on each day and in each currency, oldest first; days without payments are left out."""
        days = await lists.daily_volume(principal=info.context.principal, first_day=from_, last_day=to)
        return [PaymentVolumePoint.of(day) for day in days]


@strawberry.type
class Mutation:
    """What can be done with payments."""

    @strawberry.mutation
    async def create_payment(
        self,
        info: Info,
        input: Annotated[CreatePaymentInput, strawberry.argument(description="What to charge.")],
    ) -> CreatePaymentPayload:
        """Takes a payment, once for each user and idempotency key.

        A declined charge is no error: the payment is FAILED, and the key is used. A refused input never uses up the
        key.
        """
        context = info.context
        try:
            created = await taking.create_payment(
                principal=context.principal,
                payment_id=PaymentId(new_uuid()),
                instruction=_instruction(input),
                gateway=context.wiring.gateway,
                now=context.now,
            )
        except Refusal as refusal:
            return CreatePaymentPayload(payment=None, replayed=False, errors=user_errors(refusal))
        return CreatePaymentPayload(payment=Payment.of(created.payment), replayed=created.replayed, errors=[])


async def find_node(context: Context, payment_id: UUID) -> Payment | None:
    """The payment, where it exists and the caller may see it."""
    row = await lists.get_payment(principal=context.principal, payment_id=PaymentId(payment_id))
    return None if row is None else Payment.of(row)


load_payments: Final[OneEach[Payment]] = OneEach(lists.BY_ID, Payment.of)
"""The payments that objects of the caller name."""


def _instruction(given: CreatePaymentInput) -> taking.PaymentInstruction:
    return taking.PaymentInstruction(
        idempotency_key=given.idempotency_key,
        merchant_id=MerchantId(from_typeid(Prefix.MERCHANT, given.merchant_id, path=("merchantId",))),
        amount=given.amount.parse(path=("amount",)),
        payment_method=given.payment_method,
        reference=given.reference,
        description=given.description,
        exclusive_scope=given.exclusive_scope,
    )


def parse_filter(context: Context, given: PaymentFilter | None) -> lists.PaymentFilter:
    """The filter in the service's terms. Raises InvalidInput, and NotAllowed for `userId` below an operator."""
    if given is None:
        return lists.PaymentFilter()
    merchant_id = filters.parse_id(Prefix.MERCHANT, given.merchant_id, field="merchantId")
    user_id = filters.parse_id(Prefix.USER, given.user_id, field="userId")
    if user_id:
        context.principal.require(Role.OPERATOR)
    created = (given.created_at or DateTimeRange()).check(path=("filter", "createdAt"))
    return lists.PaymentFilter(
        statuses=given.status,
        merchant_id=MerchantId(merchant_id) if merchant_id else None,
        user_id=UserId(user_id) if user_id else None,
        currency=filters.parse_currency(given.currency),
        created_from=created.from_,
        created_before=created.to,
        search=filters.parse_search(given.search),
        among=given.among(),
    )
