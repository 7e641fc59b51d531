"""Looks entries up: one, those of all statements, and those of each statement on a page of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db, records
from payflowx.core.ids import StatementEntryId, StatementId
from payflowx.core.paging import Page, PageRequest, streams
from payflowx.core.principal import Principal, Role
from payflowx.core.records import Selection
from payflowx.core.seeking import Listed, seek_page

POSITION_MAX: Final = 2**31


@dataclass(frozen=True, slots=True)
class EntriesOf:
    """A page of the entries of one statement that have one of these statuses."""

    statement_id: StatementId
    request: PageRequest
    statuses: frozenset[EntryStatus] = frozenset(EntryStatus)

    @property
    def columns(self) -> tuple[object, ...]:
        """What `statements.PAGES` is told of each page; it asks for one row more, to see whether something follows."""
        after, before = self.request.after, self.request.before
        ends = (-1 if after is None else after.value, POSITION_MAX if before is None else before.value)
        return self.statement_id, *ends, self.request.size + 1, ",".join(self.statuses)


async def get_entry(*, principal: Principal, entry_id: StatementEntryId) -> StatementEntry | None:
    """The entry, where it exists and the caller may see statements."""
    return await StatementEntry.filter(id=entry_id).first() if principal.sees_all else None


async def get_entries(*, entry_ids: Sequence[StatementEntryId]) -> list[StatementEntry]:
    """The entries of these ids, reached from an object that the caller may see; in no order."""
    return await StatementEntry.filter(id__in=list(entry_ids))


async def list_entries(
    *,
    principal: Principal,
    request: PageRequest,
    statuses: Sequence[EntryStatus] | None = None,
    selection: Selection[StatementEntry] | None = None,
) -> Page[StatementEntry]:
    """The entries of all statements, newest first. Raises NotAllowed."""
    listed = find_entries(principal=principal, statuses=statuses)
    return await seek_page(listed, request, order_by="imported_at", selection=selection)


def find_entries(
    *,
    principal: Principal,
    statuses: Sequence[EntryStatus] | None = None,
    statement_id: StatementId | None = None,
) -> Listed[StatementEntry]:
    """The same entries, or those of one statement, for who reads them page by page. Raises NotAllowed."""
    principal.require(Role.OPERATOR)
    query = StatementEntry.all() if statement_id is None else StatementEntry.filter(statement_id=statement_id)
    return Listed(streams(query, list(EntryStatus if statuses is None else statuses)))


async def get_pages(*, wanted: Sequence[EntriesOf]) -> list[Page[StatementEntry]]:
    """Each of these pages, in the order of its statement; one round trip for all that are read in one direction."""
    found = await _rows(wanted, is_from_end=False) | await _rows(wanted, is_from_end=True)
    return [entries.request.page(found[number]) for number, entries in enumerate(wanted)]


async def _rows(wanted: Sequence[EntriesOf], *, is_from_end: bool) -> dict[int, list[StatementEntry]]:
    """The rows of the pages that are read in this direction, by their place among those wanted."""
    pages = {place: entries for place, entries in enumerate(wanted) if entries.request.from_end is is_from_end}
    found: dict[int, list[StatementEntry]] = {place: [] for place in pages}
    if pages:
        columns = zip(*(entries.columns for entries in pages.values()), strict=True)
        places = list(pages)
        for row in await db.fetch(sql.PAGES[is_from_end], *map(list, columns)):
            found[places[row["number"] - 1]].append(records.one(StatementEntry, row))
    return found
