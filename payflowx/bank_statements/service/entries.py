"""Looks entries up: one, those of all statements, and those of each statement on a page of statements."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.queryset import QuerySet

from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db
from payflowx.core.ids import StatementEntryId, StatementId
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import Principal, Role


@dataclass(frozen=True, slots=True)
class EntriesOf:
    """A page of the entries of one statement that have one of these statuses; it has no `before` and no `from_end`."""

    statement_id: StatementId
    request: PageRequest
    statuses: frozenset[EntryStatus] = frozenset(EntryStatus)

    @property
    def columns(self) -> tuple[object, ...]:
        """What `statements.PAGES` is told of each page; it asks for one row more, to see whether something follows."""
        after = self.request.after
        return self.statement_id, -1 if after is None else after.value, self.request.size + 1, ",".join(self.statuses)

    def page(self, rows: list[StatementEntry]) -> Page[StatementEntry]:
        """The page that these rows are."""
        size = self.request.size
        return Page(rows[:size], has_next=len(rows) > size, has_previous=self.request.after is not None)


async def get_entry(*, principal: Principal, entry_id: StatementEntryId) -> StatementEntry | None:
    """The entry, where it exists and the caller may see statements."""
    return await StatementEntry.filter(id=entry_id).first() if principal.sees_all else None


async def list_entries(
    *, principal: Principal, request: PageRequest, statuses: Sequence[EntryStatus] | None = None
) -> Page[StatementEntry]:
    """The entries of all statements, newest first. Raises NotAllowed."""
    principal.require(Role.OPERATOR)
    query: QuerySet[StatementEntry] = StatementEntry.all()
    if statuses is not None:
        query = query.filter(status__in=list(set(statuses)))
    return await fetch_page(query, request, order_by="imported_at")


async def get_pages(*, wanted: Sequence[EntriesOf]) -> list[Page[StatementEntry]]:
    """Each of these pages, in the order of its statement; one round trip for all of them."""
    found: list[list[StatementEntry]] = [[] for _ in wanted]
    columns = zip(*(entries.columns for entries in wanted), strict=True)
    for row in await db.fetch(sql.PAGES, *map(list, columns)):
        found[row["number"] - 1].append(StatementEntry._init_from_db(**row))
    return [entries.page(rows) for entries, rows in zip(wanted, found, strict=True)]
