"""Looks statements up: one, pages of them, what became of their entries, and what is missing between them."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from payflowx.bank_statements.models import (
    BankStatement,
    EntryStatus,
    StatementFile,
)
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db, records
from payflowx.core.ids import StatementFileId, StatementId
from payflowx.core.money import Money
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import Principal, Role

BY_ID: Final = records.by(BankStatement, "id")
FILE_BY_ID: Final = records.by(StatementFile, "id")


async def list_statements(*, principal: Principal, request: PageRequest) -> Page[BankStatement]:
    """The statements, newest import first. Raises NotAllowed."""
    principal.require(Role.OPERATOR)
    return await fetch_page(BankStatement.all(), request, order_by="imported_at")


async def get_statement(*, principal: Principal, statement_id: StatementId) -> BankStatement | None:
    """The statement, where it exists and the caller may see statements."""
    return await BankStatement.filter(id=statement_id).first() if principal.sees_all else None


async def get_files(*, file_ids: Sequence[StatementFileId]) -> list[StatementFile]:
    """The files of these ids, in no order."""
    return await FILE_BY_ID.find(file_ids)


async def count_entries(*, statement_ids: Sequence[UUID]) -> dict[UUID, dict[EntryStatus, int]]:
    """How many entries of each status each of the statements has."""
    counts: dict[UUID, dict[EntryStatus, int]] = {key: {} for key in statement_ids}
    for row in await db.fetch(sql.COUNTS, list(statement_ids)):
        counts[row["statement_id"]][EntryStatus(row["status"])] = row["count"]
    return counts


async def find_gaps(*, statement_ids: Sequence[UUID]) -> dict[UUID, str]:
    """What doesn't join up with the statement before: a number that is left out, or another balance than it ended with.

    Looked up anew each time, so that a gap is gone once the statement that filled it has been imported.
    """
    rows = await db.fetch(sql.PREDECESSORS, list(statement_ids))
    return {row["id"]: gap for row in rows if (gap := _gap(row)) is not None}


def _gap(row: Any) -> str | None:
    if row["is_overlapping"]:
        # It begins before the end of the other one, as exports of a customer's choice do: no day is missing.
        return None
    opening, closing_before = row["opening_minor"], row["closing_before"]
    if opening is not None and closing_before is not None and opening != closing_before:
        opens, ended = Money(opening, row["currency"]), Money(closing_before, row["currency"])
        return f"It opens with {opens}, and the one before it ended with {ended}: at least one is missing between."
    number, before = row["sequence_number"], row["number_before"]
    # Numbers may begin anew with each year, and balances say more: so numbers only tell where there are none.
    if opening is None and number is not None and before is not None and number > before + 1:
        return f"Its number is {number}, and that of the one before it is {before}: some are missing."
    return None
