"""Allocations in the schema: who got what of an entry. For operators."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from payflowx.api.context import Context
from payflowx.api.loaders import batched, grouped, required
from payflowx.api.types import Money, Node
from payflowx.bank_statements.graphql import statements
from payflowx.core import money
from payflowx.core.ids import AllocationId, Prefix, to_typeid
from payflowx.identity import graphql as identity
from payflowx.payments import graphql as payments
from payflowx.refunds import graphql as refunds
from payflowx.settlements import allocating
from payflowx.settlements import graphql as settlements


@strawberry.type
class Allocation(Node):
    """That so much of an entry is for a payment or a refund. It never changes: taking it back is a row of its own."""

    amount: Money = strawberry.field(
        description="How much it is; negative for a debit, and for what of a credit is taken back."
    )
    is_live: bool = strawberry.field(description="Whether it counts: it was not taken back, and takes none back.")
    note: str | None = strawberry.field(description="What whoever decided it has written; null where a rule decided.")
    created_at: datetime = strawberry.field(description="When it was decided.")
    given: strawberry.Private[allocating.Given]

    @batched(lambda: statements.load_entries, key=lambda allocation: allocation.given.row.entry_id)
    def source(self, found: statements.StatementEntry | None) -> Node:
        """Where the money is: an entry of a bank statement."""
        return required(found)

    @batched(lambda: _load_targets, key=lambda allocation: (allocation.given.payment_id, allocation.given.refund_id))
    def target(self, found: Node | None) -> Node:
        """Whose it is: a payment, or a refund."""
        return required(found)

    @batched(lambda: identity.load_users, key=lambda allocation: allocation.given.row.decided_by_id)
    def decided_by(self, found: identity.User | None) -> identity.User | None:
        """Who decided it; null where a rule did."""
        return None if self.given.row.decided_by_id is None else required(found)

    @classmethod
    def of(cls, given: allocating.Given) -> Self:
        """A row as the schema shows it."""
        return cls(
            id=strawberry.ID(to_typeid(Prefix.ALLOCATION, given.row.id)),
            amount=Money.of(given.row.money),
            is_live=given.is_live,
            note=given.row.note,
            created_at=given.row.created_at,
            given=given,
        )


@strawberry.type
class OfEntry:
    """What an entry has of allocations."""

    @batched(lambda: _load_of_entries, key=lambda entry: entry.row.id)
    @staticmethod
    def allocations(_entry: statements.StatementEntry, found: list[allocating.Given] | None) -> list[Allocation]:
        """Whom its money was given to, and what of that was taken back, in order."""
        return [Allocation.of(given) for given in found or ()]

    @batched(lambda: _load_of_entries, key=lambda entry: entry.row.id)
    @staticmethod
    def unallocated(entry: statements.StatementEntry, found: list[allocating.Given] | None) -> Money | None:
        """What is left of its amount; null where that can't be read."""
        if (whole := entry.row.money) is None:
            return None
        given = sum(each.row.amount_minor for each in found or ())
        return Money.of(money.Money(whole.amount_minor - given, whole.currency))


@strawberry.type
class OfSettlement:
    """What a settlement has of allocations."""

    @batched(lambda: _load_of_settlements, key=lambda settlement: settlement.row.id)
    @staticmethod
    def allocations(_settlement: settlements.Settlement, found: list[allocating.Given] | None) -> list[Allocation]:
        """What it is made of, and what of that was taken back, oldest first; none where no statement told of it."""
        return [Allocation.of(given) for given in found or ()]


async def find_node(context: Context, allocation_id: UUID) -> Allocation | None:
    """The allocation, where it exists and the caller is an operator."""
    given = await allocating.get_allocation(principal=context.principal, allocation_id=AllocationId(allocation_id))
    return None if given is None else Allocation.of(given)


async def _load_targets(keys: Sequence[tuple[UUID, UUID | None]]) -> list[Node | None]:
    """For each payment and refund, or none of it, the refund or else the payment."""
    payment_ids = list({payment_id for payment_id, refund_id in keys if refund_id is None})
    refund_ids = list({refund_id for _, refund_id in keys if refund_id is not None})
    found: dict[UUID, Node | None] = {}
    if payment_ids:
        found |= zip(payment_ids, await payments.load_payments(payment_ids), strict=True)
    if refund_ids:
        found |= zip(refund_ids, await refunds.load_refunds(refund_ids), strict=True)
    return [found[refund_id or payment_id] for payment_id, refund_id in keys]


async def _load_of_entries(keys: Sequence[UUID]) -> list[list[allocating.Given]]:
    given = await allocating.get_allocations_of_entries(entry_ids=keys)
    return grouped(keys, given, key=lambda each: each.row.entry_id)


async def _load_of_settlements(keys: Sequence[UUID]) -> list[list[allocating.Given]]:
    given = await allocating.get_allocations_of_settlements(settlement_ids=keys)
    return grouped(keys, given, key=lambda each: each.row.settlement_id)
