"""Settling a book: the simulated bank's run next to the bare statements that leave the same rows behind.

These are the INSERT ... SELECT of what was announced, the UPDATE of what was paid, and the events of both, on the same
tables with the same indexes, constraints and triggers.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bench.books import BANK_DELAY, Book, counts, inserted
from bench.lines import Figure, Goal, Line, expect, timed
from bench.meters import Lap
from payflowx.events import relations as events
from payflowx.settlements import service as settlements
from payflowx.settlements.models import SettlementStatus

SETTLED: Final = "bench_settled"
STAGED: Final = "bench_staged"
ROUND: Final = "bench_round"
GOAL: Final = Goal("<=", 2.0)
# What is announced before it is paid, as the service writes it.
ANNOUNCED: Final = """
INSERT INTO settlements (id, payment_id, status, amount_minor, currency, source, due_at, created_at)
SELECT id, payment_id, 'PENDING', amount_minor, currency, source, due_at, created_at FROM bench_settlements
"""
PAID: Final = """
UPDATE settlements AS settlement SET status = paid.status, amount_minor = paid.amount_minor, currency = paid.currency,
    failure_reason = paid.failure_reason, bank_reference = paid.bank_reference, value_date = paid.value_date,
    attempted_at = paid.attempted_at, settled_at = paid.settled_at
FROM bench_settlements AS paid WHERE paid.id = settlement.id
"""
LEFT_BEHIND: Final = {
    "settlements": "SELECT * FROM settlements ORDER BY payment_id",
    "events": f"SELECT {events.COLUMNS} FROM events WHERE type LIKE 'settlement.%'",  # as they were written
}


@dataclass(slots=True)
class Rounds:
    """What was used, round by round."""

    announce: list[Lap] = field(default_factory=list)
    pay: list[Lap] = field(default_factory=list)
    bare_announce: list[Lap] = field(default_factory=list)
    bare_pay: list[Lap] = field(default_factory=list)
    bare_events: list[Lap] = field(default_factory=list)


async def measure(book: Book, folder: Path, *, rounds: int) -> list[Line]:
    """Settles copies of the book, the last of which stays as `bench_settled`."""
    taken = Rounds()
    for number in range(rounds):
        await book.databases.copy(SETTLED, book.paid)
        await _settle(book, taken)
        if number == 0:
            await book.databases.stage(STAGED, template=book.paid, source=SETTLED, queries=LEFT_BEHIND, folder=folder)
        await book.databases.copy(ROUND, STAGED)
        await _settle_bare(book, taken)
    await book.databases.drop(STAGED)
    await book.databases.drop(ROUND)
    async with book.databases.connected(SETTLED) as connection:
        await connection.execute("VACUUM (ANALYZE)")
    return _lines(book, taken)


async def _settle(book: Book, taken: Rounds) -> None:
    async with book.databases.services(SETTLED):
        meter = book.databases.meter()
        await settlements.announce_payments(now=book.now, delay=BANK_DELAY)
        taken.announce.append(meter.lap())
        async with book.databases.connected(SETTLED) as connection:
            found = await counts(connection, "settlements")
        expect("announced", found, {SettlementStatus.PENDING: book.terminal_settlements})
        meter.lap()
        await settlements.run_bank(now=book.now, delay=BANK_DELAY, since=book.now)
        taken.pay.append(meter.lap())
        left = await settlements.run_bank(now=book.now, delay=BANK_DELAY)
        expect("left for another run of the bank", left, settlements.Settled())
    await _check(book, SETTLED)


async def _settle_bare(book: Book, taken: Rounds) -> None:
    async with book.databases.connected(ROUND) as connection:
        meter = book.databases.meter()
        rows = inserted(await connection.execute(ANNOUNCED))
        taken.bare_announce.append(meter.lap())
        await connection.execute(PAID)
        taken.bare_pay.append(meter.lap())
        await connection.execute(f"INSERT INTO events ({events.COLUMNS}) SELECT * FROM bench_events")
        taken.bare_events.append(meter.lap())
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
    announce = timed("announce_payments", taken.announce)
    pay = timed("pay_due_settlements", taken.pay)
    whole = replace(announce + pay, what="run_bank")
    inserts = timed("INSERT ... SELECT of the settlements", taken.bare_announce)
    updates = timed("UPDATE of the settlements", taken.bare_pay)
    events_of_both = timed("INSERT ... SELECT of the events", taken.bare_events)
    bare = replace(inserts + updates + events_of_both, what="INSERT, UPDATE and events")
    name = f"settle {count:,} payments"
    return [
        Line(name, whole, bare, goal=GOAL, more=_rate(whole, count)),
        Line(f"{name}: announce", announce, inserts, more=_rate(announce, count)),
        Line(f"{name}: pay", pay, updates, more=_rate(pay, count)),
    ]


def _rate(figure: Figure, count: int) -> str:
    return f"{count / figure.median:,.0f} payments/s"
