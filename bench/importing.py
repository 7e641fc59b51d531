"""Importing a statement: a camt.053 file that settles a whole book, next to lxml alone and to the bare rows alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

import asyncpg
from lxml import etree

from bench.books import Book, counts
from bench.lines import Goal, Line, expect, timed
from bench.meters import Lap
from bench.rows import Parties
from payflowx.bank_statements.formats import detection
from payflowx.bank_statements.formats.parts import Entry
from payflowx.bank_statements.models import EntryStatus
from payflowx.bank_statements.service import importing
from payflowx.core.ids import UserId, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.events import relations as events
from payflowx.settlements import service as settlements
from payflowx.settlements.models import SettlementStatus
from payflowx.simulation.statement_files import Line as WrittenLine
from payflowx.simulation.statement_files import Written, write_camt053

IMPORTED: Final = "bench_imported"
STAGED: Final = "bench_staged"
ROUND: Final = "bench_round"
READ_GOAL: Final = Goal("<=", 4.5)
PAID: Final = "SELECT id, amount_minor, currency FROM payments WHERE status = 'SUCCESS' ORDER BY currency, id"
# What others refer to comes first.
LEFT_BEHIND: Final = {
    "settlements": "SELECT * FROM settlements ORDER BY payment_id",
    "statement_files": "SELECT * FROM statement_files",
    "bank_accounts": "SELECT * FROM bank_accounts",
    "bank_statements": "SELECT * FROM bank_statements",
    "statement_occurrences": "SELECT * FROM statement_occurrences",
    "statement_entries": "SELECT * FROM statement_entries ORDER BY id",
    "allocations": "SELECT * FROM allocations ORDER BY entry_id",
    "events": f"SELECT {events.COLUMNS} FROM events WHERE type LIKE 'settlement.%' OR type LIKE 'bank_account.%'",
}


@dataclass(slots=True)
class Rounds:
    """What was used, round by round."""

    read: list[Lap] = field(default_factory=list)
    parse: list[Lap] = field(default_factory=list)
    whole: list[Lap] = field(default_factory=list)
    bare: list[Lap] = field(default_factory=list)


async def measure(book: Book, parties: Parties, folder: Path, *, rounds: int) -> list[Line]:
    """Reads and imports one file again and again, into copies of the book that nobody has settled."""
    taken = Rounds()
    file = folder / "statement.xml"
    await _write(book, file)
    for number in range(rounds):
        _read(book, file, taken)
        await book.databases.copy(IMPORTED, book.paid)
        await _import(book, parties, file, taken)
        if number == 0:
            await book.databases.stage(STAGED, template=book.paid, source=IMPORTED, queries=LEFT_BEHIND, folder=folder)
        await book.databases.copy(ROUND, STAGED)
        await _insert_bare(book, taken)
    for name in (IMPORTED, STAGED, ROUND):
        await book.databases.drop(name)
    size = file.stat().st_size
    file.unlink()
    return _lines(book, size, taken)


async def _write(book: Book, file: Path) -> None:
    """A statement for each currency, each with an entry for each payment that was taken."""
    async with book.databases.connected(book.paid) as connection:
        rows = await connection.fetch(PAID)
    with file.open("w", encoding="utf-8") as target:
        target.writelines(write_camt053(list(_statements(book, rows))))


def _statements(book: Book, rows: list[asyncpg.Record]) -> Iterator[Written]:
    day = book.now.date()
    for currency, group in groupby(rows, key=lambda row: str(row["currency"])):
        lines = [
            WrittenLine(
                Money(row["amount_minor"], currency),
                f"BANK-{row['id'].hex[-12:]}",
                to_typeid("payment", row["id"]),
                "Thank you for your order",
                day.isoformat(),
            )
            for row in group
        ]
        total = sum(line.amount.amount_minor for line in lines)
        yield Written("BENCH", currency, day, 1, 0, total, lines)


def _read(book: Book, file: Path, taken: Rounds) -> None:
    meter = book.databases.meter()
    with file.open("rb") as source:
        read = sum(isinstance(part, Entry) for part in detection.read(source, None, None))
    taken.read.append(meter.lap())
    parsed = 0
    for _, element in etree.iterparse(str(file), tag="{*}Ntry"):
        parsed += 1
        element.clear()
    taken.parse.append(meter.lap())
    expect("entries read and elements parsed", (read, parsed), (book.succeeded, book.succeeded))


async def _import(book: Book, parties: Parties, file: Path, taken: Rounds) -> None:
    principal = Principal(user_id=UserId(parties.user_id), role=Role.ADMIN)
    async with book.databases.services(IMPORTED):
        await settlements.agree_on_bank(configured="statements", now=book.now)
        meter = book.databases.meter()
        with file.open("rb") as source:
            await importing.import_statement(
                principal=principal,
                upload=importing.StatementUpload(source, file.name),
                now=book.now,
            )
        taken.whole.append(meter.lap())
    await _check(book, IMPORTED)


async def _insert_bare(book: Book, taken: Rounds) -> None:
    async with book.databases.connected(ROUND) as connection:
        meter = book.databases.meter()
        async with connection.transaction():
            for table in LEFT_BEHIND:
                # No entry is MATCHED without what it gave, nor the other way round: so those two come together.
                if table == "statement_entries":
                    await connection.execute(f"WITH given AS ({_insert('allocations')}) {_insert(table)}")
                elif table != "allocations":
                    await connection.execute(_insert(table))
        taken.bare.append(meter.lap())
    await _check(book, ROUND)


def _insert(table: str) -> str:
    columns = f" ({events.COLUMNS})" if table == "events" else ""
    return f"INSERT INTO {table}{columns} SELECT * FROM bench_{table}"


async def _check(book: Book, database: str) -> None:
    """Both ways leave the same: every payment settled, by an entry of its own."""
    async with book.databases.connected(database) as connection:
        expect("entries", await counts(connection, "statement_entries"), {EntryStatus.MATCHED: book.succeeded})
        expect("settlements", await counts(connection, "settlements"), {SettlementStatus.SETTLED: book.succeeded})


def _lines(book: Book, size: int, taken: Rounds) -> list[Line]:
    read, whole = timed("import_statement's reader", taken.read), timed("import_statement", taken.whole)
    count = book.succeeded
    return [
        Line(
            f"read a camt.053 of {count:,} entries, {size / 1e6:,.0f} MB",
            read,
            timed("lxml's iterparse, which reads nothing of them", taken.parse),
            goal=READ_GOAL,
            more=f"{count / read.median:,.0f} entries/s",
        ),
        Line(
            f"import it, settling {count:,} payments",
            whole,
            timed("INSERT ... SELECT of all its rows", taken.bare),
            more=f"{count / whole.median:,.0f} entries/s",
        ),
    ]
