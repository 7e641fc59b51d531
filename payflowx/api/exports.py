"""A list of the schema as a file: its columns, and its rows in batches, whatever the list is of.

Each batch is a page of its own, after the last row of the one before: no transaction is held open, and memory doesn't
grow with the list. What is written meanwhile may be in the file or not.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from tortoise.models import Model

from payflowx.api.csv_lines import Cell
from payflowx.core.money import Money
from payflowx.core.paging import Page, PageRequest, Position
from payflowx.core.principal import Role

BATCH_SIZE: Final = 100  # small, since nothing else of the process goes on while rows are made into objects

M = TypeVar("M", bound=Model)
R = TypeVar("R")


class Fetch(Protocol[M]):
    """A service's list, with everything given but the page."""

    def __call__(self, *, request: PageRequest) -> Awaitable[Page[M]]:
        """That page of the list."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column's heading, what stands below it, and the lowest role that is shown it."""

    name: str
    value: Callable[[R], Cell]
    role: Role = Role.USER

    @classmethod
    def of_money(cls, prefix: str, value: Callable[[R], Money | None]) -> list["Column[R]"]:
        """An amount in major units, its currency, and the same amount in minor units."""

        def part(of: Callable[[Money], Cell]) -> Callable[[R], Cell]:
            return lambda row: None if (money := value(row)) is None else of(money)

        return [
            cls(f"{prefix}amount", part(lambda money: money.amount)),
            cls(f"{prefix}currency", part(lambda money: money.currency)),
            cls(f"{prefix}amount_minor", part(lambda money: money.amount_minor)),
        ]


@dataclass(frozen=True, slots=True)
class Source(Generic[M, R]):
    """The rows of one export; `join` brings what hangs on a batch of them, in a fixed number of statements.

    `order_by` is the column that the list is ordered by.
    """

    fetch: Fetch[M]
    join: Callable[[Sequence[M]], Awaitable[list[R]]]
    order_by: str = "created_at"

    async def batches(self) -> AsyncGenerator[list[R], None]:
        """All rows in the list's order; an empty list has one batch, without any."""
        page = await self.fetch(request=PageRequest(BATCH_SIZE))
        yield await self.join(page.items)
        while page.has_next:
            last = page.items[-1]
            page = await self.fetch(request=PageRequest(BATCH_SIZE, Position(getattr(last, self.order_by), last.pk)))
            yield await self.join(page.items)


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
