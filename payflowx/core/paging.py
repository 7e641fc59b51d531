"""Keyset pages: a page starts after a row's position, never after a count, so inserts neither repeat nor hide rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar
from uuid import UUID

from pypika_tortoise.terms import Tuple
from tortoise.expressions import Q, ResolveContext
from tortoise.models import Model
from tortoise.query_utils import QueryModifier
from tortoise.queryset import QuerySet

PAGE_SIZE_MAX: Final = 100

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a row stands in a list: the value that the list is ordered by, and the row's id for equal values."""

    value: datetime | int
    id: UUID


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The `size` first rows between two positions, or the last ones where `from_end` is true."""

    size: int
    after: Position | None = None
    before: Position | None = None
    from_end: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Rows in the list's order, and whether there are more on either side."""

    items: list[M]
    has_next: bool
    has_previous: bool


async def fetch_page(
    query: QuerySet[M], request: PageRequest, *, order_by: str = "created_at", descending: bool = True
) -> Page[M]:
    """One page of a query, ordered by one column and the id. One statement, on the index of (column, id)."""
    for position, is_after in ((request.after, True), (request.before, False)):
        if position is not None:
            query = query.filter(_Beyond(order_by, position, downwards=descending == is_after))
    downwards = descending != request.from_end
    sign = "-" if downwards else ""
    rows = await query.order_by(f"{sign}{order_by}", f"{sign}id").limit(request.size + 1)
    has_more = len(rows) > request.size
    items = rows[: request.size]
    if request.from_end:
        return Page(items[::-1], has_next=request.before is not None, has_previous=has_more)
    return Page(items, has_next=has_more, has_previous=request.after is not None)


class _Beyond(Q):
    """The rows past a position, as one comparison of rows (SQL:2016, 8.2), which Tortoise has no words for.

    An index on the column and the id leads straight to them. Of two comparisons joined by OR, only the column's would
    be looked up there: a page deep among rows of one instant, such as a run's verdicts, would read all before it.
    """

    def __init__(self, column: str, position: Position, *, downwards: bool) -> None:
        super().__init__()
        self._column, self._position, self._downwards = column, position, downwards

    def __bool__(self) -> bool:
        return True

    def resolve(self, resolve_context: ResolveContext) -> QueryModifier:
        table = resolve_context.table
        rows = Tuple(table[self._column], table["id"])
        place = Tuple(self._position.value, self._position.id)
        return QueryModifier(where_criterion=rows < place if self._downwards else rows > place)
