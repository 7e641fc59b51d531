"""Statements to import: written by the program's own writers, or read from the samples."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from payflowx.bank_statements.formats.parts import StatementFormat
from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.bank_statements.service import importing
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.payments.models import Payment
from payflowx.settlements.models import Bank
from payflowx.simulation.statement_files import Line, Written, write_camt053
from tests.factories import let_speak

SAMPLES: Final = Path(__file__).parent / "samples"
DAY: Final = date(2026, 11, 23)
EVENING: Final = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)  # of the last day that a statement here is of


def credit(
    amount: Money,
    *,
    name: str | None = None,
    remittance: str = "Payment",
    reference: str = "REF-1",
    value_date: str = "2026-11-23",
) -> Line:
    """A credit with an end-to-end id, or without one."""
    return Line(amount, reference, name, remittance, value_date)


def credit_for(payment: Payment, *, amount: Money | None = None, reference: str | None = None) -> Line:
    """A credit that names a payment by its id."""
    name = to_typeid("payment", payment.id)
    return credit(amount or payment.money, name=name, reference=reference or f"BANK-{payment.id.hex[-8:]}")


def statement(
    lines: Sequence[Line], *, day: date = DAY, number: int = 1, opening: int = 0, closing: int | None = None
) -> Written:
    """A statement of one account in its lines' currency, which closes with what they make unless told otherwise."""
    currency = lines[0].amount.currency if lines else "USD"
    total = opening + sum(line.balance_minor for line in lines)
    return Written("ACCOUNT1", currency, day, number, opening, total if closing is None else closing, lines)


def camt(*statements: Written) -> bytes:
    """A camt.053 file."""
    return "".join(write_camt053(statements)).encode()


def notification(*statements: Written) -> bytes:
    """A camt.054 file with the same entries."""
    file = (
        camt(*statements).replace(b"camt.053.001", b"camt.054.001").replace(b"BkToCstmrStmt", b"BkToCstmrDbtCdtNtfctn")
    )
    return file.replace(b"<Stmt>", b"<Ntfctn>").replace(b"</Stmt>", b"</Ntfctn>")


async def bring(
    principal: Principal,
    content: bytes,
    *,
    filename: str = "statement.xml",
    format: StatementFormat | None = None,
    by_statement: bool = True,
    is_dry_run: bool = False,
    now: datetime = EVENING,
) -> importing.Imported:
    """Imports a file; statements settle payments from then on, or the simulated bank does."""
    await let_speak(Bank.STATEMENTS if by_statement else Bank.SIMULATED)
    return await importing.import_statement(
        principal=principal,
        upload=importing.StatementUpload(io.BytesIO(content), filename, format),
        now=now,
        is_dry_run=is_dry_run,
    )


async def entries() -> list[StatementEntry]:
    """Every entry, in the order in which they were read."""
    return await StatementEntry.all().order_by("id")


async def statuses() -> list[EntryStatus]:
    """What became of every entry, in the order in which they were read."""
    return [entry.status for entry in await entries()]
