"""Settling a book: the simulated bank's run next to the bare INSERT ... SELECT of the rows that it leaves behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from bench.books import BANK_DELAY, Book, Stopwatch, counts, inserted
from bench.lines import SECONDS, Figure, Goal, Line, expect
from payflowx.settlements import service as settlements
from payflowx.settlements.models import SettlementStatus

SETTLED: Final = "bench_settled"
STAGED: Final = "bench_staged"
ROUND: Final = "bench_round"
GOAL: Final = Goal("<=", 2.0)
LEFT_BEHIND: Final = {
    "settlements": "SELECT * FROM settlements ORDER BY payment_id",
    "events": "SELECT * FROM events WHERE type LIKE 'settlement.%' ORDER BY id",
}


@dataclass(slots=True)
class Rounds:
    """Seconds, round by round."""

    announce: list[float] = field(default_factory=list)
    pay: list[float] = field(default_factory=list)
    bare_settlements: list[float] = field(default_factory=list)
    bare_events: list[float] = field(default_factory=list)


async def measure(book: Book, folder: Path, *, rounds: int) -> list[Line]:
    """Settles copies of the book, the last of which stays as `bench_settled`."""
    taken = Rounds()
    for number in range(rounds):
        await book.databases.copy(SETTLED, book.paid)
        await _settle(book, taken)
        if number == 0:
            await _stage(book, folder)
        await book.databases.copy(ROUND, STAGED)
        await _insert_bare(book, taken)
    await book.databases.drop(STAGED)
    await book.databases.drop(ROUND)
    async with book.databases.connected(SETTLED) as connection:
        await connection.execute("VACUUM (ANALYZE)")
    return _lines(book, taken)


async def _settle(book: Book, taken: Rounds) -> None:
    async with book.databases.services(SETTLED):
        watch = Stopwatch()
        announced = await settlements.announce_payments(now=book.now, delay=BANK_DELAY)
        taken.announce.append(watch.lap())
        paid = await settlements.run_bank(now=book.now, delay=BANK_DELAY, since=book.now)
        taken.pay.append(watch.lap())
        expect("announced", announced.announced, book.terminal_settlements)
        wanted = settlements.Settled(
            settled=book.settlements[SettlementStatus.SETTLED], failed=book.settlements[SettlementStatus.FAILED]
        )
        expect("paid", paid, wanted)
        left = await settlements.run_bank(now=book.now, delay=BANK_DELAY)
        expect("left for another run of the bank", left, settlements.Settled())
    await _check(book, SETTLED)


async def _stage(book: Book, folder: Path) -> None:
    """Puts the rows that the bank has left behind into plain tables of a copy of the unsettled book."""
    await book.databases.copy(STAGED, book.paid)
    async with book.databases.connected(SETTLED) as source, book.databases.connected(STAGED) as target:
        for table, query in LEFT_BEHIND.items():
            file = folder / f"{table}.copy"
            await source.copy_from_query(query, output=file, format="binary")
            await target.execute(f"CREATE TABLE bench_{table} AS SELECT * FROM {table} WITH NO DATA")
            await target.copy_to_table(f"bench_{table}", source=file, format="binary")
            await target.execute(f"VACUUM (ANALYZE) bench_{table}")
            file.unlink()


async def _insert_bare(book: Book, taken: Rounds) -> None:
    async with book.databases.connected(ROUND) as connection:
        watch = Stopwatch()
        rows = inserted(await connection.execute("INSERT INTO settlements SELECT * FROM bench_settlements"))
        taken.bare_settlements.append(watch.lap())
        await connection.execute("INSERT INTO events SELECT * FROM bench_events")
        taken.bare_events.append(watch.lap())
    expect("bare settlements", rows, book.terminal_settlements)
    await _check(book, ROUND)


async def _check(book: Book, database: str) -> None:
    """Both ways leave the same: each settlement in its state, and an event for the announcement and the end of each."""
    async with book.databases.connected(database) as connection:
        expect("settlements", await counts(connection, "settlements"), book.settlements)
        found = await counts(connection, "(SELECT * FROM events WHERE type LIKE 'settlement.%') AS trail", by="type")
    wanted = {f"settlement.{status.lower()}": count for status, count in book.settlements.items()}
    expect("events", found, wanted | {"settlement.pending": book.terminal_settlements})


def _lines(book: Book, taken: Rounds) -> list[Line]:
    count = book.terminal_settlements
    whole = Figure("run_bank", SECONDS, _sums(taken.announce, taken.pay))
    bare = Figure("INSERT ... SELECT of the settlements", SECONDS, tuple(taken.bare_settlements))
    both = Figure("the same and of their events", SECONDS, _sums(taken.bare_settlements, taken.bare_events))
    announce = Figure("announce_payments", SECONDS, tuple(taken.announce))
    pay = Figure("pay_due_settlements", SECONDS, tuple(taken.pay))
    name = f"settle {count:,} payments"
    return [
        Line(name, whole, bare, goal=GOAL, more=_rate(whole.rounds, count)),
        Line(f"{name}, rows and events", whole, both, more=f"INSERT alone: {_rate(both.rounds, count)}"),
        Line(f"{name}: announce", announce, bare, more=_rate(taken.announce, count)),
        Line(f"{name}: pay", pay, bare, more=_rate(taken.pay, count)),
    ]


def _sums(first: Sequence[float], second: Sequence[float]) -> tuple[float, ...]:
    return tuple(one + other for one, other in zip(first, second, strict=True))


def _rate(seconds: Sequence[float], count: int) -> str:
    return f"{count / median(seconds):,.0f} payments/s"
