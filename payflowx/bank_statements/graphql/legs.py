"""All money that has moved for a payment, in the schema."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from payflowx.api.context import Info
from payflowx.api.docs import describe_enum
from payflowx.api.loaders import batched
from payflowx.api.types import Money
from payflowx.bank_statements.service.legs import Leg, LegType, get_legs, sum_up
from payflowx.core.ids import PaymentId
from payflowx.payments import graphql as payments

describe_enum(
    LegType,
    CHARGE="What was taken from the customer.",
    REFUND="What was given back.",
    REFUND_FAILURE="A refund that had succeeded and came back later.",
    RETURN="A direct debit or a transfer that the bank took back; positive where it gave that back again.",
)


@strawberry.type
class PaymentLeg:
    """One movement of money for a payment; one and the same movement is one leg, however many sources tell of it."""

    type: LegType = strawberry.field(description="What it is.")
    amount: Money = strawberry.field(description="How much, signed as the merchant sees it.")
    occurred_at: datetime = strawberry.field(
        description="When; the beginning of the booking day, in UTC, where only the bank tells of it."
    )
    reason: str | None = strawberry.field(
        description="Why it was taken back: the bank's or the gateway's code; null where it wasn't, or none is told."
    )
    leg: strawberry.Private[Leg]

    @strawberry.field
    def sources(self, info: Info) -> list[str]:
        """The ids of what tells of it: our own record and, for operators, entries of statements."""
        return [*self.leg.records, *(self.leg.entries if info.context.principal.sees_all else ())]

    @classmethod
    def of(cls, leg: Leg) -> Self:
        """A leg as the schema shows it."""
        return cls(
            type=leg.type,
            amount=Money.of(leg.amount),
            occurred_at=leg.occurred_at,
            reason=leg.reason,
            leg=leg,
        )


@strawberry.type
class OfPayment:
    """What a payment has of the money that moved for it."""

    @batched(lambda: load_legs, key=lambda payment: payment.row.id)
    @staticmethod
    def legs(_payment: payments.Payment, found: list[Leg]) -> list[PaymentLeg]:
        """All money that moved for it, oldest first; none where it was not taken."""
        return [PaymentLeg.of(leg) for leg in found]

    @batched(lambda: load_legs, key=lambda payment: payment.row.id)
    @staticmethod
    def nets(_payment: payments.Payment, found: list[Leg]) -> list[Money]:
        """What is left with the merchant: the sum of the legs, one per currency."""
        return [Money.of(net) for net in sum_up(legs=found)]


async def load_legs(keys: Sequence[UUID]) -> list[list[Leg]]:
    """The legs of payments that the caller may see."""
    found = await get_legs(payment_ids=[PaymentId(key) for key in keys])
    return [found[PaymentId(key)] for key in keys]
