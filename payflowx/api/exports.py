"""A list of the schema as a file: its columns, and its rows in batches, whatever the list is of.

Each batch is a page of its own, after the last row of the one before: no transaction is held open, however slowly the
file is read, and memory doesn't grow with the list. What is written meanwhile may be in the file or not. Rows come as
the database gives them, and a column is made for all rows of a batch at once: a row costs some ten microseconds.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final, Generic, Protocol, TypeVar
from uuid import UUID

from asyncpg import Record
from tortoise.models import Model

from payflowx.api.csv_lines import Cell, all_written, written
from payflowx.core import money
from payflowx.core.ids import to_typeids
from payflowx.core.paging import Page, PageRequest, Position
from payflowx.core.principal import Role

BATCH_SIZE: Final = 2_000  # some ten milliseconds of work, in which nothing else of the process goes on

M = TypeVar("M", bound=Model | Record)
R = TypeVar("R")
Cells = Sequence[str]
"""What stands in a column, row by row, as it is written."""


class Fetch(Protocol[M]):
    """A list, with everything given but the page."""

    def __call__(self, *, request: PageRequest) -> Awaitable[Page[M]]:
        """That page of the list."""


@dataclass(frozen=True, slots=True)
class Batch(Generic[R]):
    """Some rows of a list, and sentences on payments that are no part of a row."""

    rows: Sequence[R]
    sentences: Mapping[UUID, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column's heading, what stands below it, and the lowest role that is shown it."""

    name: str
    cells: Callable[[Batch[R]], Cells]
    role: Role = Role.USER


def of_value(name: str, value: Callable[[R], Cell]) -> Column[R]:
    """A column of what is told of each row by itself: for short lists."""
    return Column(name, lambda batch: [written(value(row)) for row in batch.rows])


def text(name: str, role: Role = Role.USER) -> Column[Record]:
    """What somebody has written, and a spreadsheet shall not run."""
    return Column(name, lambda batch: all_written([row[name] for row in batch.rows]), role)


def word(name: str, role: Role = Role.USER) -> Column[Record]:
    """One of our own words, such as a status or a currency."""
    return Column(name, lambda batch: [row[name] or "" for row in batch.rows], role)


def number(name: str) -> Column[Record]:
    """An integer."""
    return Column(name, lambda batch: ["" if (cell := row[name]) is None else str(cell) for row in batch.rows])


def flag(name: str) -> Column[Record]:
    """Whether something is so."""
    words = {None: "", True: "true", False: "false"}
    return Column(name, lambda batch: [words[row[name]] for row in batch.rows])


def day(name: str) -> Column[Record]:
    """A date."""
    return Column(name, lambda batch: [_shown_day(row[name]) for row in batch.rows])


def instant(name: str, role: Role = Role.USER) -> Column[Record]:
    """An instant, as the schema writes it. The row has it in UTC and without a zone, which is half the work."""
    return Column(
        name, lambda batch: ["" if (at := row[name]) is None else at.isoformat() + "Z" for row in batch.rows], role
    )


def typeid(name: str, prefix: str) -> Column[Record]:
    """An id as the schema writes it."""
    return Column(name, lambda batch: to_typeids(prefix, [row[name] for row in batch.rows]))


def amount(name: str, minor: str, currency: str) -> Column[Record]:
    """Major units of what these two columns say; nothing where one of them says nothing."""
    return Column(name, lambda batch: [_shown_amount(row[minor], row[currency]) for row in batch.rows])


def money_columns(prefix: str) -> list[Column[Record]]:
    """An amount in major units, its currency, and the same amount in minor units."""
    minor, currency = f"{prefix}amount_minor", f"{prefix}currency"
    return [
        amount(f"{prefix}amount", minor, currency),
        Column(currency, lambda batch: ["" if row[minor] is None else row[currency] or "" for row in batch.rows]),
        Column(
            minor,
            lambda batch: [
                "" if (cell := row[minor]) is None or row[currency] is None else str(cell) for row in batch.rows
            ],
        ),
    ]


def values_of_money(prefix: str, value: Callable[[R], money.Money | None]) -> list[Column[R]]:
    """The same of what is told of each row by itself."""

    def part(of: Callable[[money.Money], Cell]) -> Callable[[R], Cell]:
        return lambda row: None if (found := value(row)) is None else of(found)

    return [
        of_value(f"{prefix}amount", part(lambda found: found.amount)),
        of_value(f"{prefix}currency", part(lambda found: found.currency)),
        of_value(f"{prefix}amount_minor", part(lambda found: found.amount_minor)),
    ]


def _shown_day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _shown_amount(minor: int | None, currency: str | None) -> str:
    return "" if minor is None or currency is None else money.shown(int(minor), currency)


async def as_they_are(rows: Sequence[R]) -> Batch[R]:
    """A batch of rows that have everything already."""
    return Batch(rows)


@dataclass(frozen=True, slots=True)
class Source(Generic[M, R]):
    """The rows of one export; `join` brings what hangs on a batch of them, in a fixed number of statements.

    `order_by` is the column that the list is ordered by.
    """

    fetch: Fetch[M]
    join: Callable[[Sequence[M]], Awaitable[Batch[R]]]
    order_by: str = "created_at"

    async def batches(self) -> AsyncGenerator[Batch[R], None]:
        """All rows in the list's order; an empty list has one batch, without any."""
        page = await self.fetch(request=PageRequest(BATCH_SIZE))
        yield await self.join(page.items)
        while page.has_next:
            page = await self.fetch(request=PageRequest(BATCH_SIZE, self._position(page.items[-1])))
            yield await self.join(page.items)

    def _position(self, last: M) -> Position:
        if isinstance(last, Model):
            return Position(getattr(last, self.order_by), last.pk)
        value = last[self.order_by]
        return Position(value.replace(tzinfo=UTC) if isinstance(value, datetime) else value, last["id"])


@dataclass(frozen=True, slots=True)
class Export(Generic[R]):
    """A list that can be had as a file: `name` is the file's, and it is at `/export/{path}.csv`.

    `field` is the list in the schema, such as `Query.payments`: the export takes the same arguments, without those for
    pages, and needs the same role. `open` is given the context, these arguments, and what is variable in the path.
    """

    name: str
    path: str
    field: str
    columns: Sequence[Column[R]]
    open: Callable[..., Awaitable[Source[Any, R]]]
