"""Statements and their entries as files: what the bank wrote, and what became of it. For operators."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from payflowx.api.context import Context
from payflowx.api.exports import Column, Export, Source
from payflowx.bank_statements import models
from payflowx.bank_statements.graphql import statements as statements_graphql
from payflowx.bank_statements.models import EntryStatus
from payflowx.bank_statements.service import entries
from payflowx.bank_statements.service import statements as statements_service
from payflowx.core.errors import NotFound
from payflowx.core.ids import PaymentId, Prefix, StatementFileId, StatementId, UserId, from_typeid, to_typeid
from payflowx.core.paging import Page, PageRequest
from payflowx.identity import service as identity
from payflowx.payments.service import lists

if TYPE_CHECKING:
    from payflowx.identity.models import User
    from payflowx.payments.models import Payment


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its file, what became of its entries, and what doesn't join up with the one before."""

    statement: models.BankStatement
    file: models.StatementFile
    imported_by: "User"
    counts: dict[EntryStatus, int]
    gap: str | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry with the statement that it stands in, that one's file, and the payment that it names."""

    entry: models.StatementEntry
    statement: models.BankStatement
    file: models.StatementFile
    payment: "Payment | None"


def _count_column(status: EntryStatus) -> Column[StatementRow]:
    return Column(f"{status.lower()}_count", lambda row: row.counts.get(status, 0))


STATEMENT_COLUMNS: Final[tuple[Column[StatementRow], ...]] = (
    Column("id", lambda row: to_typeid(Prefix.STATEMENT, row.statement.id)),
    Column("filename", lambda row: row.file.filename),
    Column("format", lambda row: row.statement.format),
    Column("account_id", lambda row: row.statement.account_id),
    Column("reference", lambda row: row.statement.reference),
    Column("sequence_number", lambda row: row.statement.sequence_number),
    Column("is_intraday", lambda row: row.statement.is_intraday),
    Column("from_date", lambda row: row.statement.from_date),
    Column("to_date", lambda row: row.statement.to_date),
    *Column.of_money("opening_", lambda row: row.statement.opening),
    *Column.of_money("closing_", lambda row: row.statement.closing),
    Column("is_continuous", lambda row: row.statement.is_continuous),
    Column("entry_count", lambda row: row.statement.entry_count),
    *(_count_column(status) for status in EntryStatus),
    Column("problems", lambda row: " ".join([*row.statement.problems, *filter(None, [row.gap])])),
    Column("imported_by", lambda row: row.imported_by.email),
    Column("imported_at", lambda row: row.statement.imported_at),
)
ENTRY_COLUMNS: Final[tuple[Column[EntryRow], ...]] = (
    Column("id", lambda row: to_typeid(Prefix.ENTRY, row.entry.id)),
    Column("statement_id", lambda row: to_typeid(Prefix.STATEMENT, row.statement.id)),
    Column("filename", lambda row: row.file.filename),
    Column("account_id", lambda row: row.statement.account_id),
    Column("position", lambda row: row.entry.position),
    Column("status", lambda row: row.entry.status),
    Column("kind", lambda row: row.entry.kind),
    *Column.of_money("", lambda row: row.entry.money),
    Column("is_booked", lambda row: row.entry.is_booked),
    Column("is_reversal", lambda row: row.entry.is_reversal),
    Column("booking_date", lambda row: row.entry.booking_date),
    Column("value_date", lambda row: row.entry.value_date),
    Column("end_to_end_id", lambda row: row.entry.end_to_end_id),
    Column("bank_reference", lambda row: row.entry.bank_reference),
    Column("remittance_information", lambda row: row.entry.remittance),
    Column("counterparty_name", lambda row: row.entry.counterparty_name),
    Column("counterparty_account", lambda row: row.entry.counterparty_account),
    Column("transaction_code", lambda row: row.entry.transaction_code),
    Column("payment_id", lambda row: _optional_id(Prefix.PAYMENT, row.entry.payment_id)),
    Column("payment_reference", lambda row: row.payment.reference if row.payment else None),
    Column("settlement_id", lambda row: _optional_id(Prefix.SETTLEMENT, row.entry.settlement_id)),
    Column("problem", lambda row: row.entry.problem),
    Column("imported_at", lambda row: row.entry.imported_at),
    Column("raw", lambda row: row.entry.raw_text),
)


async def _open_statements(context: Context) -> Source[models.BankStatement, StatementRow]:
    return Source(
        partial(statements_service.list_statements, principal=context.principal),
        _join_statements,
        statements_graphql.STATEMENTS.column,
    )


async def _open_entries(
    context: Context, status: list[EntryStatus] | None = None
) -> Source[models.StatementEntry, EntryRow]:
    fetch = partial(entries.list_entries, principal=context.principal, statuses=status)
    return Source(fetch, _join_entries, statements_graphql.ALL_ENTRIES.column)


async def _open_entries_of(
    context: Context, id: str, status: list[EntryStatus] | None = None
) -> Source[models.StatementEntry, EntryRow]:
    statement_id = StatementId(from_typeid(Prefix.STATEMENT, id))
    if await statements_service.get_statement(principal=context.principal, statement_id=statement_id) is None:
        raise NotFound("There is no such statement, or none that you may see.", path=("id",))
    statuses = frozenset(EntryStatus if status is None else status)

    async def fetch(*, request: PageRequest) -> Page[models.StatementEntry]:
        (page,) = await entries.get_pages(wanted=[entries.EntriesOf(statement_id, request, statuses)])
        return page

    return Source(fetch, _join_entries, statements_graphql.ENTRIES.column)


async def _join_statements(page: Sequence[models.BankStatement]) -> list[StatementRow]:
    ids = [statement.id for statement in page]
    files = await _files(page)
    user_ids = [UserId(key) for key in {file.imported_by_id for file in files.values()}]
    users = {user.id: user for user in await identity.get_users(user_ids=user_ids)}
    counts = await statements_service.count_entries(statement_ids=ids)
    gaps = await statements_service.find_gaps(statement_ids=ids)
    return [
        StatementRow(row, file := files[row.file_id], users[file.imported_by_id], counts[row.id], gaps.get(row.id))
        for row in page
    ]


async def _join_entries(page: Sequence[models.StatementEntry]) -> list[EntryRow]:
    statement_ids = [StatementId(key) for key in {entry.statement_id for entry in page}]
    found = {row.id: row for row in await statements_service.get_statements(statement_ids=statement_ids)}
    files = await _files(list(found.values()))
    payment_ids = [PaymentId(entry.payment_id) for entry in page if entry.payment_id is not None]
    named = {payment.id: payment for payment in await lists.get_payments(payment_ids=payment_ids)}
    return [
        EntryRow(
            row,
            statement := found[row.statement_id],
            files[statement.file_id],
            None if row.payment_id is None else named[row.payment_id],
        )
        for row in page
    ]


async def _files(statements: Sequence[models.BankStatement]) -> dict[UUID, models.StatementFile]:
    ids = [StatementFileId(key) for key in {statement.file_id for statement in statements}]
    return {file.id: file for file in await statements_service.get_files(file_ids=ids)}


def _optional_id(prefix: str, value: UUID | None) -> str | None:
    return None if value is None else to_typeid(prefix, value)


STATEMENTS: Final = Export(
    "bank-statements", "bank-statements", "Query.bankStatements", STATEMENT_COLUMNS, _open_statements
)
ENTRIES: Final = Export(
    "statement-entries", "statement-entries", "Query.statementEntries", ENTRY_COLUMNS, _open_entries
)
ENTRIES_OF_STATEMENT: Final = Export(
    "statement-entries", "bank-statements/{id}/entries", "BankStatement.entries", ENTRY_COLUMNS, _open_entries_of
)
