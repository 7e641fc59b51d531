"""Refunds in the schema: making one exactly once, reading them, and what is left of a payment."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from payflowx.api.context import Context, Info
from payflowx.api.docs import describe_enum
from payflowx.api.errors import UserError, user_errors
from payflowx.api.loaders import batched, grouped, in_order, required
from payflowx.api.pagination import After, Before, Connection, First, Last, Listing, connection, page_request
from payflowx.api.types import Money, MoneyInput, Node
from payflowx.core.errors import Refusal
from payflowx.core.ids import PaymentId, Prefix, RefundId, from_typeid, new_uuid, to_typeid
from payflowx.core.money import Money as CoreMoney
from payflowx.events import graphql as events
from payflowx.payments import graphql as payments
from payflowx.refunds import models
from payflowx.refunds.models import RefundStatus
from payflowx.refunds.service import lists, refunding

REFUNDS = Listing("refunds")

describe_enum(
    RefundStatus,
    INITIATED="The gateway has it, and has not decided yet; its amount is taken off what is left of the payment.",
    SUCCESS="The gateway gave the money back. Terminal; where it came back later, `failedLater` says so.",
    FAILED="The gateway refused or broke; `failureCode` says why. Terminal: nothing was given back.",
)


@strawberry.type
class RefundFailure:
    """That a refund had succeeded, and its money came back later: it is refundable again."""

    failure_code: str = strawberry.field(description="Why, for programs.")
    failure_reason: str = strawberry.field(description="Why, for support.")
    failed_at: datetime = strawberry.field(description="When the gateway told of it.")

    @classmethod
    def of(cls, row: models.RefundFailure) -> Self:
        """A row as the schema shows it."""
        return cls(failure_code=row.failure_code, failure_reason=row.failure_reason, failed_at=row.failed_at)


@strawberry.type
class Refund(Node):
    """What somebody asked to be given back of a payment, and what the gateway answered.

    Its amount is positive. A terminal refund never changes again.
    """

    status: RefundStatus = strawberry.field(description="Where the refund stands.")
    amount: Money = strawberry.field(description="What is given back.")
    idempotency_key: str = strawberry.field(description="The caller's key: one refund per caller and key, for ever.")
    reason: str | None = strawberry.field(description="Why, in the caller's own words.")
    failure_code: str | None = strawberry.field(description="Why it failed, for programs; null unless FAILED.")
    failure_reason: str | None = strawberry.field(description="Why it failed, for support; null unless FAILED.")
    gateway_reference: str | None = strawberry.field(description="The gateway's own name for it.")
    created_at: datetime = strawberry.field(description="When it was asked for.")
    completed_at: datetime | None = strawberry.field(description="When it became SUCCESS or FAILED.")
    row: strawberry.Private[models.Refund]

    @batched(lambda: payments.load_payments, key=lambda refund: refund.row.payment_id)
    def payment(self, found: payments.Payment | None) -> payments.Payment:
        """The payment of which it gives back."""
        return required(found)

    @batched(lambda: load_failures, key=lambda refund: refund.row.id)
    def failed_later(self, found: RefundFailure | None) -> RefundFailure | None:
        """That its money came back after it had succeeded; null where it did not."""
        return found

    @batched(lambda: events.load_trails, key=lambda refund: refund.row.id)
    def events(self, found: list[events.PaymentEvent]) -> list[events.PaymentEvent]:
        """The audit trail, oldest first."""
        return found

    @classmethod
    def of(cls, row: models.Refund) -> Self:
        """A row as the schema shows it."""
        return cls(
            id=strawberry.ID(to_typeid(Prefix.REFUND, row.id)),
            status=row.status,
            amount=Money.of(row.money),
            idempotency_key=row.idempotency_key,
            reason=row.reason,
            failure_code=row.failure_code,
            failure_reason=row.failure_reason,
            gateway_reference=row.gateway_reference,
            created_at=row.created_at,
            completed_at=row.completed_at,
            row=row,
        )


@strawberry.type
class OfPayment:
    """What a payment has of refunds."""

    @batched(lambda: load_refunds_of, key=lambda payment: payment.row.id)
    @staticmethod
    def refunds(_payment: payments.Payment, found: list[Refund]) -> list[Refund]:
        """Its refunds, oldest first."""
        return found

    @batched(lambda: load_refundable, key=lambda payment: payment.row.id)
    @staticmethod
    def refundable(payment: payments.Payment, found: int) -> Money:
        """What is left of it to be refunded: what was paid, less the refunds that are open or succeeded and did not
        come back later, less what the bank took back. 0 where it was not taken.
        """
        return Money.of(CoreMoney(found, payment.row.currency))


@strawberry.input
class CreateRefundInput:
    """What to give back. Repeating it with the same key is always safe."""

    idempotency_key: str = strawberry.field(
        description="1 to 255 printable characters of the caller's choice, the same ones at each retry; no blank at "
        "either end, nothing invisible, composed (Unicode's NFC). One refund per caller and key, for ever."
    )
    payment_id: strawberry.ID = strawberry.field(description="The payment of which to give back; must be SUCCESS.")
    amount: MoneyInput | None = strawberry.field(
        default=None,
        description="How much, in the payment's currency; more than zero, and no more than its `refundable`. All that "
        "is left where left out.",
    )
    reason: str | None = strawberry.field(default=None, description="Why, for people: 1 to 500 printable characters.")


@strawberry.type
class CreateRefundPayload:
    """The refund of the key, or why there is none."""

    refund: Refund | None = strawberry.field(description="The refund; null where `errors` is not empty.")
    replayed: bool = strawberry.field(
        description="True where the key had been seen before, and the first refund is returned."
    )
    errors: list[UserError] = strawberry.field(description="Why nothing was given back; empty on success.")


@strawberry.type
class Query:
    """What can be asked about refunds."""

    @strawberry.field
    async def refunds(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        status: Annotated[
            list[RefundStatus] | None, strawberry.argument(description="In one of these states; all where left out.")
        ] = None,
    ) -> Connection[Refund]:
        """Refunds of your own payments, or of everybody's for operators; newest first."""
        page = await lists.list_refunds(
            principal=info.context.principal,
            request=page_request(REFUNDS, first=first, after=after, last=last, before=before),
            statuses=status,
        )
        return connection(REFUNDS, page, Refund.of)


@strawberry.type
class Mutation:
    """What can be done with refunds."""

    @strawberry.mutation
    async def create_refund(
        self,
        info: Info,
        input: Annotated[CreateRefundInput, strawberry.argument(description="What to give back.")],
    ) -> CreateRefundPayload:
        """Gives back what was paid, or a part of it, once for each caller and idempotency key.

        A refund that the gateway declines is no error: it is FAILED, and the key is used. A refused input never uses up
        the key.
        """
        context = info.context
        try:
            created = await refunding.create_refund(
                principal=context.principal,
                refund_id=RefundId(new_uuid()),
                instruction=_instruction(input),
                gateway=context.wiring.gateway,
                now=context.now,
            )
        except Refusal as refusal:
            return CreateRefundPayload(refund=None, replayed=False, errors=user_errors(refusal))
        return CreateRefundPayload(refund=Refund.of(created.refund), replayed=created.replayed, errors=[])


async def find_node(context: Context, refund_id: UUID) -> Refund | None:
    """The refund, where it exists and the caller may see its payment."""
    row = await lists.get_refund(principal=context.principal, refund_id=RefundId(refund_id))
    return None if row is None else Refund.of(row)


async def load_refunds(keys: Sequence[UUID]) -> list[Refund | None]:
    """The refunds that objects of the caller name."""
    rows = await lists.get_refunds(refund_ids=[RefundId(key) for key in keys])
    by_key = in_order(keys, rows, key=lambda row: row.id)
    return [None if row is None else Refund.of(row) for row in by_key]


async def load_refunds_of(keys: Sequence[UUID]) -> list[list[Refund]]:
    """The refunds of each payment, oldest first."""
    rows = await lists.get_refunds_of(payment_ids=[PaymentId(key) for key in keys])
    return [[Refund.of(row) for row in found] for found in grouped(keys, rows, key=lambda row: row.payment_id)]


async def load_refundable(keys: Sequence[UUID]) -> list[int]:
    """What is left of each payment, in minor units."""
    found = await lists.refundable(payment_ids=[PaymentId(key) for key in keys])
    return [found[key] for key in keys]


async def load_failures(keys: Sequence[UUID]) -> list[RefundFailure | None]:
    """How each refund came back, where it did."""
    rows = await lists.get_failures(refund_ids=[RefundId(key) for key in keys])
    by_key = in_order(keys, rows, key=lambda row: row.refund_id)
    return [None if row is None else RefundFailure.of(row) for row in by_key]


def _instruction(given: CreateRefundInput) -> refunding.RefundInstruction:
    return refunding.RefundInstruction(
        idempotency_key=given.idempotency_key,
        payment_id=PaymentId(from_typeid(Prefix.PAYMENT, given.payment_id, path=("paymentId",))),
        amount=None if given.amount is None else given.amount.parse(path=("amount",)),
        reason=given.reason,
    )
