"""Relay connections (the GraphQL Cursor Connections Specification) over keyset pages."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final, Generic, TypeVar, cast
from uuid import UUID

import orjson
import strawberry
from tortoise.models import Model

from payflowx.core.errors import InvalidInput
from payflowx.core.paging import PAGE_SIZE_MAX, Page, PageRequest, Position

T = TypeVar("T")
M = TypeVar("M", bound=Model)

PAGE_SIZE_DEFAULT: Final = 50
CURSOR_LENGTH_MAX: Final = 200
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)

First = Annotated[
    int | None,
    strawberry.argument(description=f"So many from the beginning: 0 to {PAGE_SIZE_MAX}, 50 where left out."),
]
After = Annotated[str | None, strawberry.argument(description="Only what comes after this cursor.")]
Last = Annotated[int | None, strawberry.argument(description=f"So many from the end: 0 to {PAGE_SIZE_MAX}.")]
Before = Annotated[str | None, strawberry.argument(description="Only what comes before this cursor.")]


@strawberry.type
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="Whether something follows the page.")
    has_previous_page: bool = strawberry.field(description="Whether something precedes the page.")
    start_cursor: str | None = strawberry.field(description="The first edge's cursor; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="The last edge's cursor; null on an empty page.")


@strawberry.type
class Edge(Generic[T]):
    """An object and its place in a list."""

    cursor: str = strawberry.field(description="The place, for `after` and `before`; it stays good under inserts.")
    node: T = strawberry.field(description="The object.")


@strawberry.type
class Connection(Generic[T]):
    """A page of a list."""

    edges: list[Edge[T]] = strawberry.field(description="The objects with their cursors.")
    nodes: list[T] = strawberry.field(description="The objects alone.")
    page_info: PageInfo = strawberry.field(description="What comes before and after the page.")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that has cursors of its own: its name, and the column that it is ordered by."""

    name: str
    column: str = "created_at"


def page_request(
    listing: Listing,
    *,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> PageRequest:
    """The arguments of a connection as a request for a page of that list.

    Raises InvalidInput for a size out of bounds, for `first` together with `last`, and for a cursor of another list.
    """
    if first is not None and last is not None:
        raise InvalidInput("Give either first or last, not both.", path=("last",))
    for name, size in (("first", first), ("last", last)):
        if size is not None and not 0 <= size <= PAGE_SIZE_MAX:
            raise InvalidInput(f"{name} must be between 0 and {PAGE_SIZE_MAX}, and is {size}.", path=(name,))
    size = last if last is not None else first
    return PageRequest(
        size=PAGE_SIZE_DEFAULT if size is None else size,
        after=None if after is None else decode_cursor(listing, after, argument="after"),
        before=None if before is None else decode_cursor(listing, before, argument="before"),
        from_end=last is not None,
    )


def connection(listing: Listing, page: Page[M], render: Callable[[M], T]) -> Connection[T]:
    """A page of the list's rows as a connection of what they are rendered to."""
    return cast(Connection[T], _Rendered(listing, page, [render(row) for row in page.items]))


@dataclass(frozen=True, slots=True)
class _Rendered(Generic[M, T]):
    """A connection whose cursors are made when they are asked for: most who read a list want its nodes alone."""

    listing: Listing
    page: Page[M]
    nodes: list[T]

    @property
    def edges(self) -> list[Edge[T]]:
        return [
            Edge(cursor=self._cursor(row), node=node) for row, node in zip(self.page.items, self.nodes, strict=True)
        ]

    @property
    def page_info(self) -> PageInfo:
        rows = self.page.items
        return PageInfo(
            has_next_page=self.page.has_next,
            has_previous_page=self.page.has_previous,
            start_cursor=self._cursor(rows[0]) if rows else None,
            end_cursor=self._cursor(rows[-1]) if rows else None,
        )

    def _cursor(self, row: M) -> str:
        return encode_cursor(self.listing, getattr(row, self.listing.column), row.pk)


def encode_cursor(listing: Listing, value: datetime | int, row_id: UUID) -> str:
    """An opaque text for a row's place in a list: the list, its column, the row's value in it, and the row's id."""
    number = (value - EPOCH) // MICROSECOND if isinstance(value, datetime) else value
    return (
        base64.urlsafe_b64encode(orjson.dumps([listing.name, listing.column, number, str(row_id)])).decode().rstrip("=")
    )


def decode_cursor(listing: Listing, cursor: str, *, argument: str) -> Position:
    """The place behind a cursor of that list. Raises InvalidInput."""
    try:
        if len(cursor) > CURSOR_LENGTH_MAX:
            raise ValueError(cursor)
        name, column, number, row_id = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if (name, column) != (listing.name, listing.column):
            raise ValueError(cursor)
        if type(number) is not int or not -(2**63) <= number < 2**63:
            raise ValueError(cursor)
        value = EPOCH + number * MICROSECOND if column.endswith("_at") else number
        return Position(value, UUID(row_id))
    except (ValueError, TypeError, AttributeError, OverflowError, binascii.Error) as error:
        raise InvalidInput(
            f"{argument} must be a cursor of this list, as pageInfo and edges give it.", path=(argument,)
        ) from error
