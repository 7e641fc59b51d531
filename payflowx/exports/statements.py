"""Statements and their entries as files: what the bank wrote, and what became of it. For operators."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from asyncpg import Record

from payflowx.api.context import Context
from payflowx.api.exports import (
    Batch,
    Column,
    Export,
    Source,
    as_they_are,
    day,
    flag,
    instant,
    money_columns,
    number,
    of_value,
    text,
    typeid,
    values_of_money,
    word,
)
from payflowx.bank_statements import models
from payflowx.bank_statements import relations as bank_statements
from payflowx.bank_statements.graphql import statements as statements_graphql
from payflowx.bank_statements.models import EntryStatus
from payflowx.bank_statements.service import entries
from payflowx.bank_statements.service import statements as statements_service
from payflowx.core import seeking
from payflowx.core.errors import NotFound
from payflowx.core.ids import Prefix, StatementFileId, StatementId, UserId, from_typeid, to_typeid
from payflowx.core.statements import joined
from payflowx.identity import service as identity
from payflowx.payments import relations as payments

if TYPE_CHECKING:
    from payflowx.identity.models import User

# A debit is negative.
SELECT_ENTRIES: Final = f"""
SELECT row.id, row.statement_id, source.filename, source.account_id, row.position, row.status, row.kind,
    CASE WHEN row.is_credit THEN row.amount_minor ELSE -row.amount_minor END AS amount_minor, row.currency,
    row.is_booked, row.is_reversal, row.booking_date, row.value_date, row.end_to_end_id, row.bank_reference,
    row.remittance AS remittance_information, row.counterparty_name, row.counterparty_account, row.transaction_code,
    row.payment_id, payment.reference AS payment_reference, row.settlement_id, row.problem,
    row.imported_at AT TIME ZONE 'UTC' AS imported_at, row.raw_text AS raw
FROM {{page}} AS row
{joined(bank_statements.SOURCES, "source", "source.id = row.statement_id")}
{joined(payments.PAID, "payment", "payment.id = row.payment_id", outer=True)}
"""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its file, what became of its entries, and what doesn't join up with the one before."""

    statement: models.BankStatement
    file: models.StatementFile
    imported_by: "User"
    counts: dict[EntryStatus, int]
    gap: str | None


def _count_column(status: EntryStatus) -> Column[StatementRow]:
    return of_value(f"{status.lower()}_count", lambda row: row.counts.get(status, 0))


STATEMENT_COLUMNS: Final[tuple[Column[StatementRow], ...]] = (
    of_value("id", lambda row: to_typeid(Prefix.STATEMENT, row.statement.id)),
    of_value("filename", lambda row: row.file.filename),
    of_value("format", lambda row: row.statement.format),
    of_value("account_id", lambda row: row.statement.account_id),
    of_value("reference", lambda row: row.statement.reference),
    of_value("sequence_number", lambda row: row.statement.sequence_number),
    of_value("is_intraday", lambda row: row.statement.is_intraday),
    of_value("from_date", lambda row: row.statement.from_date),
    of_value("to_date", lambda row: row.statement.to_date),
    *values_of_money("opening_", lambda row: row.statement.opening),
    *values_of_money("closing_", lambda row: row.statement.closing),
    of_value("is_continuous", lambda row: row.statement.is_continuous),
    of_value("entry_count", lambda row: row.statement.entry_count),
    *(_count_column(status) for status in EntryStatus),
    of_value("problems", lambda row: " ".join([*row.statement.problems, *filter(None, [row.gap])])),
    of_value("imported_by", lambda row: row.imported_by.email),
    of_value("imported_at", lambda row: row.statement.imported_at),
)
ENTRY_COLUMNS: Final[tuple[Column[Record], ...]] = (
    typeid("id", Prefix.ENTRY),
    typeid("statement_id", Prefix.STATEMENT),
    text("filename"),
    text("account_id"),
    number("position"),
    word("status"),
    word("kind"),
    *money_columns(""),
    flag("is_booked"),
    flag("is_reversal"),
    day("booking_date"),
    day("value_date"),
    text("end_to_end_id"),
    text("bank_reference"),
    text("remittance_information"),
    text("counterparty_name"),
    text("counterparty_account"),
    text("transaction_code"),
    typeid("payment_id", Prefix.PAYMENT),
    text("payment_reference"),
    typeid("settlement_id", Prefix.SETTLEMENT),
    text("problem"),
    instant("imported_at"),
    text("raw"),
)


async def _open_statements(context: Context) -> Source[models.BankStatement, StatementRow]:
    return Source(
        partial(statements_service.list_statements, principal=context.principal),
        _join_statements,
        statements_graphql.STATEMENTS.column,
    )


async def _open_entries(context: Context, status: list[EntryStatus] | None = None) -> Source[Record, Record]:
    return _entries(context, status, None, statements_graphql.ALL_ENTRIES.column, is_descending=True)


async def _open_entries_of(
    context: Context, id: str, status: list[EntryStatus] | None = None
) -> Source[Record, Record]:
    statement_id = StatementId(from_typeid(Prefix.STATEMENT, id))
    if await statements_service.get_statement(principal=context.principal, statement_id=statement_id) is None:
        raise NotFound("There is no such statement, or none that you may see.", path=("id",))
    return _entries(context, status, statement_id, statements_graphql.ENTRIES.column, is_descending=False)


def _entries(
    context: Context,
    statuses: list[EntryStatus] | None,
    statement_id: StatementId | None,
    order_by: str,
    *,
    is_descending: bool,
) -> Source[Record, Record]:
    found = entries.find_entries(principal=context.principal, statuses=statuses, statement_id=statement_id)
    fetch = partial(seeking.seek_rows, found, select=SELECT_ENTRIES, order_by=order_by, descending=is_descending)
    return Source(fetch, as_they_are, order_by)


async def _join_statements(page: Sequence[models.BankStatement]) -> Batch[StatementRow]:
    ids = [statement.id for statement in page]
    files = await _files(page)
    user_ids = [UserId(key) for key in {file.imported_by_id for file in files.values()}]
    users = {user.id: user for user in await identity.get_users(user_ids=user_ids)}
    counts = await statements_service.count_entries(statement_ids=ids)
    gaps = await statements_service.find_gaps(statement_ids=ids)
    rows = [
        StatementRow(row, file := files[row.file_id], users[file.imported_by_id], counts[row.id], gaps.get(row.id))
        for row in page
    ]
    return Batch(rows)


async def _files(statements: Sequence[models.BankStatement]) -> dict[UUID, models.StatementFile]:
    ids = [StatementFileId(key) for key in {statement.file_id for statement in statements}]
    return {file.id: file for file in await statements_service.get_files(file_ids=ids)}


STATEMENTS: Final = Export(
    "bank-statements", "bank-statements", "Query.bankStatements", STATEMENT_COLUMNS, _open_statements
)
ENTRIES: Final = Export(
    "statement-entries", "statement-entries", "Query.statementEntries", ENTRY_COLUMNS, _open_entries
)
ENTRIES_OF_STATEMENT: Final = Export(
    "statement-entries", "bank-statements/{id}/entries", "BankStatement.entries", ENTRY_COLUMNS, _open_entries_of
)
