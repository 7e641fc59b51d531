"""Pages of lists that are narrowed by what no index is in the order of: a part of a text, or what another table says.

Whether many rows are so, or few, is known afterwards. So the beginning of the list is looked at first: where many are,
that is enough, however long the list. Then those that are so are gathered by another index and put in order: where few
are, that is enough. What neither settles is asked for as it stands, for as long as a statement may take: the answer is
whole or there is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from asyncpg import Record
from tortoise.models import Model
from tortoise.queryset import QuerySet

from payflowx.core import db
from payflowx.core.paging import NARROW, JoinedStreams, Page, PageRequest, Streams
from payflowx.core.records import Selection
from payflowx.core.statements import Bind, Condition, Statement, Words

LOOKED_AT: Final = 1_000
GATHERED_MAX: Final = 5_000
PARENTS_MAX: Final = 100

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Sought:
    """A condition, and how what fulfils it is found without the list.

    `holds` says it of a row, whose columns are named with their table. `ids` give the ids of rows that fulfil it, and
    `parents`, by a column, the values of which each row fulfils it; together they give all. Where there are neither,
    nothing gathers them. `joined` says the same as `holds` in words that PostgreSQL can begin with, for the list as a
    whole. `narrow` tells a person what to ask for instead of too much.
    """

    holds: Words
    ids: Sequence[Words] = ()
    parents: Mapping[str, Words] = field(default_factory=dict)
    joined: Words | None = None
    narrow: str = NARROW
    path: tuple[str, ...] = ("filter",)


@dataclass(frozen=True, slots=True)
class Listed(Generic[M]):
    """A list: the rows of its queries, as `Streams` reads them, that fulfil all that is sought."""

    queries: Sequence[QuerySet[M]]
    sought: Sequence[Sought] = ()


async def seek_page(
    listed: Listed[M],
    request: PageRequest,
    *,
    order_by: str = "created_at",
    descending: bool = True,
    selection: Selection[M] | None = None,
) -> Page[M]:
    """One page of a list, with what is selected of its rows, or all of them. Raises QueryTooBroad."""
    if selection is not None:
        found = await seek_rows(listed, request, select=selection.words, order_by=order_by, descending=descending)
        return Page(selection.made(found.items), found.has_next, found.has_previous)
    if not listed.queries:
        return Page([], has_next=False, has_previous=False)
    streams = Streams(listed.queries, request, order_by=order_by, descending=descending)
    return request.page(await _seek(streams, listed.sought))


async def seek_rows(
    listed: Listed[M], request: PageRequest, *, select: str, order_by: str = "created_at", descending: bool = True
) -> Page[Record]:
    """The same page as plain rows, with what `select` joins to them: see `JoinedStreams`. Raises QueryTooBroad."""
    if not listed.queries:
        return Page([], has_next=False, has_previous=False)
    streams = JoinedStreams(listed.queries, request, select=select, order_by=order_by, descending=descending)
    return request.page(await _seek(streams, listed.sought))


async def _seek(streams: Streams[M], sought: Sequence[Sought]) -> list[Any]:
    if not sought:
        with db.in_time(narrow=NARROW, path=("filter",)):
            return await streams.read()
    told = max(sought, key=lambda one: len(one.path))
    with db.in_time(narrow=told.narrow, path=told.path):
        found = await _look(streams, sought)
        for one in sought:
            found = await _gather(streams, sought, one) if found is None else found
        return await streams.read(_holding(sought)) if found is None else await streams.shown(found)


async def _look(streams: Streams[M], sought: Sequence[Sought]) -> list[Record] | None:
    """Those at the beginning of the list; None where they fill no page and the list goes on."""
    statement = Statement()
    beginning = streams.words(statement, size=LOOKED_AT)
    order = streams.order.words
    rows = await db.fetch(
        f"SELECT * FROM (SELECT *, row_number() OVER (ORDER BY {order}) AS number, "
        f"{_all(sought, statement.bind)} AS is_found FROM {beginning} AS {streams.table}) AS looked "
        f"WHERE is_found OR number = {LOOKED_AT} "
        f"ORDER BY {order} LIMIT {streams.size}",
        *statement.values,
    )
    found = [row for row in rows if row["is_found"]]
    is_over = len(found) == streams.size or not rows or rows[-1]["number"] < LOOKED_AT
    return found if is_over else None


async def _gather(streams: Streams[M], sought: Sequence[Sought], one: Sought) -> list[Record] | None:
    """Those among what `one` gathers; None where that is too much, or nothing gathers it."""
    if not one.ids and not one.parents:
        return None
    statement = Statement()
    others = [each for each in sought if each is not one]
    parts, ids = _parts(streams, others, one, statement)
    is_among = Condition(f"{streams.table}.id = ANY (ARRAY({' UNION ALL '.join(ids)}))")
    is_whole = Condition("known.is_whole")
    page = streams.words(statement, is_among, _tested(others), is_whole, size=streams.size)
    sizes = " AND ".join(f"(SELECT count(*) FROM {name}) <= {size}" for name, (_, size) in parts.items())
    gathered = ", ".join(
        f"{name} AS MATERIALIZED (SELECT id FROM ({words}) AS listed LIMIT {size + 1})"
        for name, (words, size) in parts.items()
    )
    rows = await db.fetch(
        f"WITH {gathered} SELECT known.is_whole, found.* FROM (SELECT {sizes} AS is_whole) AS known "
        f"LEFT JOIN LATERAL {page} AS found ON true ORDER BY {streams.order.words}",
        *statement.values,
    )
    return [row for row in rows if row["id"] is not None] if rows[0]["is_whole"] else None


def _parts(
    streams: Streams[M], others: Sequence[Sought], one: Sought, statement: Statement
) -> tuple[dict[str, tuple[str, int]], list[str]]:
    """What is gathered, by a name, with the most that there may be of it; and the ids of rows that come of it.

    Of a parent's rows, which may be any number, only the first ones in the list's order can be on the page.
    """
    parts = {f"part_{number}": (words(statement.bind), GATHERED_MAX) for number, words in enumerate(one.ids)}
    ids = [f"SELECT id FROM {name}" for name in parts]
    for column, words in one.parents.items():
        name = f"parents_{column}"
        parts[name] = (words(statement.bind), PARENTS_MAX)
        is_child = Condition(f'{streams.table}."{column}" = parent.id')
        first = streams.words(statement, is_child, _tested(others), size=streams.size)
        ids.append(f"SELECT child.id FROM {name} AS parent CROSS JOIN LATERAL {first} AS child")
    return parts, ids


def _holding(sought: Sequence[Sought]) -> Condition:
    return Condition(lambda bind: " AND ".join(f"({(one.joined or one.holds)(bind)})" for one in sought))


def _tested(sought: Sequence[Sought]) -> Condition:
    """The same of rows that have been found: PostgreSQL isn't to look for them by an index once more."""
    return Condition(lambda bind: f"({_all(sought, bind)}) IS TRUE" if sought else "TRUE")


def _all(sought: Sequence[Sought], bind: Bind) -> str:
    return " AND ".join(f"({one.holds(bind)})" for one in sought)
