"""Bank statements in the schema, and what became of each entry. For operators."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final, Self
from uuid import UUID

import strawberry

from payflowx.api import ahead
from payflowx.api.context import Context, Info
from payflowx.api.docs import describe_enum
from payflowx.api.loaders import OneEach, batched, in_order, required
from payflowx.api.pagination import After, Before, Connection, First, Last, Listing, connection, page_request
from payflowx.api.types import Money, Node
from payflowx.api.views import made_of, of_rows, view
from payflowx.bank_statements import models
from payflowx.bank_statements.formats.parts import Kind, StatementFormat
from payflowx.bank_statements.graphql import accounts
from payflowx.bank_statements.models import EntryStatus
from payflowx.bank_statements.service import entries as entries_service
from payflowx.bank_statements.service import statements
from payflowx.core.ids import Prefix, StatementEntryId, StatementFileId, StatementId
from payflowx.core.paging import Page
from payflowx.identity import graphql as identity
from payflowx.payments import graphql as payments
from payflowx.settlements import graphql as settlements

STATEMENTS = Listing("bankStatements", "imported_at")
ENTRIES = Listing("statementEntries", "position")
ALL_ENTRIES = Listing("allStatementEntries", "imported_at")
Statuses = Annotated[
    list[EntryStatus] | None, strawberry.argument(description="Of one of these; of any where left out.")
]

describe_enum(
    StatementFormat,
    CAMT_053="ISO 20022 bank-to-customer statement, versions 02 to 12; camt.052 reports count among these.",
    CAMT_054="ISO 20022 bank-to-customer debit and credit notification, versions 02 to 12.",
    MT940="SWIFT customer statement, and its dialects; MT942 reports too.",
    BAI2="BAI Cash Management Balance Reporting, version 2.",
    CSV="Rows of a layout that is known, or of a mapping.",
    OFX="Open Financial Exchange, versions 1 (SGML) and 2 (XML), and QFX.",
    XLSX="A workbook of Office Open XML: rows of a layout that is known, or of a mapping.",
    NORMA_43="Cuaderno 43 of the Spanish banks.",
    CODA="Coded statement of account of the Belgian banks, versions 1 and 2.",
)
describe_enum(
    EntryStatus,
    "StatementEntryStatus",
    MATCHED="It was given to a payment, or a debit to a refund. It stays so until that is taken back.",
    ORPHAN="It settles no payment or refund: it names none that it could settle, or tells of money that came back.",
    DUPLICATE="It came before, or is a second credit for a payment that is settled.",
    IGNORED="It is for no payment or refund: a fee, interest, a debit that names none, or not booked.",
    QUARANTINED="It could not be read; `raw` has its text. Final.",
)
describe_enum(
    Kind,
    "StatementEntryKind",
    PAYMENT="Money that may be for a payment.",
    FEE="A charge of the bank.",
    INTEREST="Interest.",
    TRANSFER="A transfer between accounts of one owner.",
    REMAINDER="What the details of a booking don't explain of its amount.",
    BATCH="Several payments in one amount, without details.",
    RETURN="Money that was taken back, or a transfer of yours that came back: it settles nothing.",
    OTHER="Anything else.",
)


@strawberry.type
class StatementEntryCount:
    """Entries of one status."""

    status: EntryStatus = strawberry.field(description="What became of them.")
    count: int = strawberry.field(description="How many there are.")

    @classmethod
    def every(cls, counts: dict[EntryStatus, int]) -> list[Self]:
        """One for each status, zero counts included."""
        return [cls(status=status, count=counts.get(status, 0)) for status in EntryStatus]


@of_rows(Prefix.STATEMENT, opening_balance="opening", closing_balance="closing")
@strawberry.type
class BankStatement(Node):
    """A statement of one account, as the bank sent it. It never changes."""

    format: StatementFormat = strawberry.field(description="The format that it came in.")
    account_id: str | None = strawberry.field(description="The account, as the bank writes it; null where it doesn't.")
    reference: str | None = strawberry.field(description="The bank's own name for the statement.")
    sequence_number: int | None = strawberry.field(description="Its number among those of the account.")
    is_intraday: bool = strawberry.field(description="Whether it is a report of a day that had not ended.")
    from_date: date | None = strawberry.field(description="The first day that it tells of.")
    to_date: date | None = strawberry.field(description="The last day that it tells of.")
    opening_balance: Money | None = strawberry.field(description="What was on the account before; null if not said.")
    closing_balance: Money | None = strawberry.field(description="What was on the account after; null if not said.")
    is_continuous: bool | None = strawberry.field(
        description="Whether opening balance and entries make the closing balance; null where one is not said."
    )
    entry_count: int = strawberry.field(description="How many entries it has.")
    imported_at: datetime = strawberry.field(description="When it was imported.")
    row: strawberry.Private[models.BankStatement]

    @batched(lambda: accounts.load_accounts_by_id, key="bank_account_id")
    def account(self, found: accounts.BankAccount | None) -> accounts.BankAccount | None:
        """The account that it is of; null where its currency isn't known."""
        return None if self.row.bank_account_id is None else required(found)

    @batched(lambda: _load_files, key="file_id")
    def filename(self, file: models.StatementFile | None) -> str:
        """The file that brought it first."""
        return required(file).filename

    @strawberry.field
    async def imported_by(self, info: Info) -> identity.User:
        """Who imported it."""
        file = required(await info.context.loader(_load_files).load(self.row.file_id))
        return await identity.load_user(info.context, file.imported_by_id)

    @batched(lambda: _load_counts, key="id")
    def counts(self, counts: dict[EntryStatus, int]) -> list[StatementEntryCount]:
        """What became of its entries: every status, zero counts included."""
        return StatementEntryCount.every(counts)

    @batched(lambda: _load_gaps, key=lambda statement: statement.row.id)
    def problems(self, gap: str | None) -> list[str]:
        """What is wrong with it as a whole, a sentence each: sums that differ, a gap before it, unreadable rows."""
        return [*self.row.problems, *([] if gap is None else [gap])]

    @strawberry.field
    async def entries(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        status: Statuses = None,
    ) -> Connection["StatementEntry"]:
        """Its entries, in the order of the statement."""
        request = page_request(ENTRIES, first=first, after=after, last=last, before=before)
        statuses = frozenset(EntryStatus if status is None else status)
        wanted = entries_service.EntriesOf(StatementId(self.row.id), request, statuses)
        page = await info.context.loader(_load_pages).load(wanted)
        return connection(ENTRIES, page, StatementEntry.of)

    @classmethod
    def of(cls, row: models.BankStatement) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@of_rows(
    Prefix.ENTRY,
    amount=made_of("amount_minor", "currency", "is_credit", by="money"),
    remittance_information="remittance",
    raw="raw_text",
)
@strawberry.type
class StatementEntry(Node):
    """One movement on the account, as the bank wrote it. What became of it is told by its allocations."""

    status: EntryStatus = strawberry.field(description="What became of it.")
    kind: Kind | None = strawberry.field(description="What the bank says that it is for; null where it can't be read.")
    amount: Money | None = strawberry.field(
        description="What was moved; negative for a debit; null where it can't be read."
    )
    is_booked: bool | None = strawberry.field(description="Whether the bank has booked it for good.")
    is_reversal: bool | None = strawberry.field(description="Whether it takes an earlier entry back.")
    bank_reference: str | None = strawberry.field(description="The bank's own name for it.")
    end_to_end_id: str | None = strawberry.field(description="The reference that travelled with the money.")
    remittance_information: str | None = strawberry.field(description="The text for the beneficiary.")
    counterparty_name: str | None = strawberry.field(
        description="Who paid or was paid, as the bank names them; behind ` / ` on whose behalf."
    )
    counterparty_account: str | None = strawberry.field(
        description="Their account, as the bank writes it: an IBAN or another number."
    )
    transaction_code: str | None = strawberry.field(description="The bank's code for what it is.")
    booking_date: date | None = strawberry.field(description="The day on which the bank booked it.")
    value_date: date | None = strawberry.field(description="The day from which the money counts.")
    problem: str | None = strawberry.field(description="Why it settles nothing, or what is wrong with it.")
    raw: str = strawberry.field(description="Its text in the file; numbers that look like a card's are masked.")
    position: int = strawberry.field(description="Its place in the statement, from 0.")
    row: strawberry.Private[models.StatementEntry]

    @batched(lambda: _load_statements, key="statement_id")
    def statement(self, found: BankStatement | None) -> BankStatement:
        """The statement that it stands in."""
        return required(found)

    @batched(lambda: settlements.load_settlements, key="settlement_id")
    def settlement(self, found: settlements.Settlement | None) -> settlements.Settlement | None:
        """The settlement that it became; null unless MATCHED."""
        return found

    @batched(lambda: payments.load_payments, key="payment_id")
    def payment(self, found: payments.Payment | None) -> payments.Payment | None:
        """The payment that it names, where that is one; an ORPHAN may name one that it can't settle."""
        return None if self.row.payment_id is None else required(found)

    @classmethod
    def of(cls, row: models.StatementEntry) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@strawberry.type
class Query:
    """What can be asked about bank statements."""

    @strawberry.field
    async def bank_statements(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[BankStatement]:
        """Imported statements, newest first. Operators only."""
        page = await statements.list_statements(
            principal=info.context.principal,
            request=page_request(STATEMENTS, first=first, after=after, last=last, before=before),
        )
        return connection(STATEMENTS, page, BankStatement.of)

    @strawberry.field
    @ahead.looks_ahead("imported_at")
    async def statement_entries(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        status: Statuses = None,
    ) -> Connection[StatementEntry]:
        """Entries of all statements, newest import first: the orphans that somebody has to look at. Operators only."""
        page = await entries_service.list_entries(
            principal=info.context.principal,
            request=page_request(ALL_ENTRIES, first=first, after=after, last=last, before=before),
            statuses=status,
            selection=ahead.selection(info),
        )
        return connection(ALL_ENTRIES, page, StatementEntry.of)


async def find_statement_node(context: Context, statement_id: UUID) -> BankStatement | None:
    """The statement, where it exists and the caller is an operator."""
    row = await statements.get_statement(principal=context.principal, statement_id=StatementId(statement_id))
    return None if row is None else BankStatement.of(row)


async def find_entry_node(context: Context, entry_id: UUID) -> StatementEntry | None:
    """The entry, where it exists and the caller is an operator."""
    row = await entries_service.get_entry(principal=context.principal, entry_id=StatementEntryId(entry_id))
    return None if row is None else StatementEntry.of(row)


async def load_entries(keys: Sequence[UUID]) -> list[StatementEntry | None]:
    """The entries that objects of the caller name."""
    rows = await entries_service.get_entries(entry_ids=[StatementEntryId(key) for key in keys])
    by_key = in_order(keys, rows, key=lambda row: row.id)
    return [None if row is None else StatementEntry.of(row) for row in by_key]


async def _load_files(keys: Sequence[UUID]) -> list[models.StatementFile | None]:
    rows = await statements.get_files(file_ids=[StatementFileId(key) for key in keys])
    return in_order(keys, rows, key=lambda row: row.id)


_load_statements: Final[OneEach[BankStatement]] = OneEach(statements.BY_ID, BankStatement.of)


async def _load_pages(keys: Sequence[entries_service.EntriesOf]) -> list[Page[models.StatementEntry]]:
    return await entries_service.get_pages(wanted=keys)


async def _load_gaps(keys: Sequence[UUID]) -> list[str | None]:
    gaps = await statements.find_gaps(statement_ids=keys)
    return [gaps.get(key) for key in keys]


async def _load_counts(keys: Sequence[UUID]) -> list[dict[EntryStatus, int]]:
    counts = await statements.count_entries(statement_ids=keys)
    return [counts[key] for key in keys]
