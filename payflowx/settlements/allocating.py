"""Looks allocations up: how much of which entry was given to which settlement, and what of that was taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from payflowx.core.ids import AllocationId
from payflowx.core.principal import Principal
from payflowx.settlements.models import Allocation


@dataclass(frozen=True, slots=True)
class Given:
    """An allocation, the settlement's payment or refund, and whether it has not been taken back."""

    row: Allocation
    is_live: bool

    @property
    def payment_id(self) -> UUID:
        """The payment that was settled, or whose refund was."""
        return self.row.settlement.payment_id

    @property
    def refund_id(self) -> UUID | None:
        """The refund that was settled, if it was one."""
        return self.row.settlement.refund_id


async def get_allocation(*, principal: Principal, allocation_id: AllocationId) -> Given | None:
    """The allocation, where it exists and the caller may see the bank's entries."""
    if not principal.sees_all or (row := await Allocation.get_or_none(id=allocation_id)) is None:
        return None
    of_entry = await get_allocations_of_entries(entry_ids=[row.entry_id])
    return next(given for given in of_entry if given.row.id == row.id)


async def get_allocations_of_entries(*, entry_ids: Sequence[UUID]) -> list[Given]:
    """All allocations of these entries, those taken back and those that take back too; an entry's in their order."""
    rows = await Allocation.filter(entry_id__in=list(entry_ids)).order_by("entry_id", "number")
    return await _given(rows)


async def get_allocations_of_settlements(*, settlement_ids: Sequence[UUID]) -> list[Given]:
    """All allocations to these settlements, those taken back and those that take back too; oldest first."""
    rows = await Allocation.filter(settlement_id__in=list(settlement_ids)).order_by("created_at", "id")
    return await _given(rows)


async def _given(rows: Sequence[Allocation]) -> list[Given]:
    """With what is known of each: whatever takes one back is of the same entry and settlement, and so among them."""
    taken_back = {row.takes_back_id for row in rows}
    await Allocation.fetch_for_list(list(rows), "settlement")
    return [Given(row, is_live=row.takes_back_id is None and row.id not in taken_back) for row in rows]
