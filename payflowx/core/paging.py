"""Keyset pages: a page starts after a row's position, never after a count, so inserts neither repeat nor hide rows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from pypika_tortoise.terms import Tuple
from tortoise.expressions import Q, ResolveContext
from tortoise.models import Model
from tortoise.query_utils import QueryModifier
from tortoise.queryset import QuerySet

from payflowx.core import db, records
from payflowx.core.statements import Condition, Statement, table_of

PAGE_SIZE_MAX: Final = 100
NARROW: Final = "Narrow the filter, such as to a shorter stretch of time."

M = TypeVar("M", bound=Model)
R = TypeVar("R")


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

    def page(self, rows: list[R]) -> "Page[R]":
        """The page that these rows are: read in this request's direction, and one more where something follows."""
        items, has_more = rows[: self.size], len(rows) > self.size
        if self.from_end:
            return Page(items[::-1], has_next=self.before is not None, has_previous=has_more)
        return Page(items, has_next=has_more, has_previous=self.after is not None)


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Rows in the list's order, and whether there are more on either side."""

    items: list[R]
    has_next: bool
    has_previous: bool


@dataclass(frozen=True, slots=True)
class Order:
    """A list's order by one column and the id, read in one direction."""

    column: str
    downwards: bool

    @property
    def words(self) -> str:
        """The order in PostgreSQL's words."""
        direction = "DESC" if self.downwards else "ASC"
        return f'"{self.column}" {direction}, "id" {direction}'


class Streams(Generic[M]):
    """A list as one query or several, none of which has a row of another; each is read from an index in the order.

    Several are for conditions such as "one of these states": each state may have an index of its own, and of no index
    on them all could the rows be read in order.
    """

    def __init__(
        self, queries: Sequence[QuerySet[M]], request: PageRequest, *, order_by: str, descending: bool
    ) -> None:
        self.order = Order(order_by, descending != request.from_end)
        self.size = request.size + 1
        self.model = queries[0].model
        self.table = table_of(queries[0])
        self._queries = [_between(query, request, order_by, descending=descending) for query in queries]

    def words(self, statement: Statement, *conditions: Q, size: int) -> str:
        """The first rows that fulfil the conditions. Numbers are literal: PostgreSQL would guess a parameter."""
        sign = "-" if self.order.downwards else ""
        parts = [
            f"({statement.text(query.filter(*conditions).order_by(f'{sign}{self.order.column}', f'{sign}id'))} "
            f"LIMIT {size})"
            for query in self._queries
        ]
        if len(parts) == 1:
            return parts[0]
        return f"(SELECT * FROM ({' UNION ALL '.join(parts)}) AS listed ORDER BY {self.order.words} LIMIT {size})"

    async def read(self, *conditions: Q) -> list[Any]:
        """The rows of a page that fulfil the conditions, and one more where something follows."""
        statement = Statement()
        words = self.words(statement, *conditions, size=self.size)
        return await self.shown(await db.fetch(words, *statement.values))

    async def shown(self, found: Sequence[Any]) -> list[Any]:
        """What the database has sent, as rows of the model."""
        return records.made(self.model, found)


class JoinedStreams(Streams[M]):
    """The same list as plain rows, with what is joined to them: for lists that are read to their end.

    `select` is a statement without its order: it reads the relation `{page}`, calls it `row`, joins to each of its rows
    one at the most of whatever else, and selects the id and the column that the list is ordered by.
    """

    def __init__(
        self, queries: Sequence[QuerySet[M]], request: PageRequest, *, select: str, order_by: str, descending: bool
    ) -> None:
        super().__init__(queries, request, order_by=order_by, descending=descending)
        self._select = select

    async def read(self, *conditions: Q) -> list[Any]:
        """The rows of a page that fulfil the conditions, and one more where something follows."""
        statement = Statement()
        words = self.words(statement, *conditions, size=self.size)
        return await db.fetch(self._selected(f"({words})"), *statement.values)

    async def shown(self, found: Sequence[Any]) -> list[Any]:
        """Rows that were found, with what is joined to them."""
        select = self._selected(f"(SELECT * FROM {self.table} WHERE id = ANY ($1))")
        return await db.fetch(select, [record["id"] for record in found])

    def _selected(self, page: str) -> str:
        direction = "DESC" if self.order.downwards else "ASC"
        return f"{self._select.format(page=page)} ORDER BY row.{self.order.column} {direction}, row.id {direction}"


def streams(
    query: QuerySet[M], statuses: Collection[StrEnum] | None, every: type[StrEnum] | None = None
) -> list[QuerySet[M]]:
    """The rows of a query in one of these states, a query for each; the query itself where it is `every` state.

    The states are literal, so that PostgreSQL knows which indexes hold such rows alone.
    """
    if statuses is None or (every and set(statuses) == set(every)):
        return [query]
    state = f"{table_of(query)}.status"
    return [query.filter(Condition(f"{state} = '{status.value}'")) for status in sorted(set(statuses))]


async def fetch_page(
    query: QuerySet[M] | Sequence[QuerySet[M]],
    request: PageRequest,
    *,
    order_by: str = "created_at",
    descending: bool = True,
) -> Page[M]:
    """One page of a list, ordered by one column and the id, in one statement; several queries are `Streams`.

    Raises QueryTooBroad.
    """
    queries = [query] if isinstance(query, QuerySet) else query
    if not queries:
        return Page([], has_next=False, has_previous=False)
    with db.in_time(narrow=NARROW, path=("filter",)):
        return request.page(await Streams(queries, request, order_by=order_by, descending=descending).read())


def _between(query: QuerySet[M], request: PageRequest, order_by: str, *, descending: bool) -> QuerySet[M]:
    for position, is_after in ((request.after, True), (request.before, False)):
        if position is not None:
            query = query.filter(_Beyond(order_by, position, downwards=descending == is_after))
    return query


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
