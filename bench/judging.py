"""Judging a book: reconciliation's runs next to the bare join of payments and settlements that writes the verdicts."""

from dataclasses import dataclass, field
from typing import Final

import asyncpg

from bench.books import DEADLINES, Book, counts, inserted
from bench.lines import Figure, Goal, Line, expect, timed
from bench.meters import Lap
from payflowx.core.ids import RunId, new_uuid
from payflowx.events import relations as events
from payflowx.payments import relations as payments
from payflowx.reconciliation.models import ReconciliationRun, RunTrigger
from payflowx.reconciliation.service import runs
from payflowx.settlements import relations as settlements

ROUND: Final = "bench_round"
INCREMENTAL_RUNS: Final = 3
FULL_GOAL: Final = Goal("<=", 3.0)
INCREMENTAL_GOAL: Final = Goal("<=", 0.02)

RUN: Final = """
INSERT INTO reconciliation_runs (
    id, status, "trigger", is_full, actor, "window", grace, as_of, examined, changed, totals, started_at)
VALUES ($1, 'RUNNING', 'MANUAL', true, 'bench', '2bd', '1bd', $2, 0, 0, '[]', $2)
"""
VERDICTS: Final = f"""
INSERT INTO reconciliation_results (
    id, run_id, payment_id, settlement_id, status, reason, expected_minor, expected_currency, actual_minor,
    actual_currency, difference_minor, due_at, missing_at, created_at)
SELECT gen_random_uuid(), $1::uuid, payment.id, settlement.id,
    CASE WHEN settlement.status = 'SETTLED' AND (settlement.amount_minor, settlement.currency)
            = (payment.amount_minor, payment.currency) THEN 'MATCHED'
        WHEN settlement.status = 'SETTLED' THEN 'MISMATCHED'
        ELSE 'MISSING_SETTLEMENT' END,
    CASE WHEN settlement.status = 'FAILED' THEN 'SETTLEMENT_FAILED'
        WHEN settlement.id IS NULL THEN 'NOT_SETTLED'
        WHEN settlement.currency <> payment.currency THEN 'CURRENCY_MISMATCH'
        WHEN settlement.amount_minor < payment.amount_minor THEN 'AMOUNT_UNDER'
        WHEN settlement.amount_minor > payment.amount_minor THEN 'AMOUNT_OVER'
        ELSE 'EXACT' END,
    payment.amount_minor, payment.currency,
    CASE settlement.status WHEN 'SETTLED' THEN settlement.amount_minor END,
    CASE settlement.status WHEN 'SETTLED' THEN settlement.currency END,
    CASE WHEN settlement.status = 'SETTLED' AND settlement.currency = payment.currency
        THEN settlement.amount_minor - payment.amount_minor END,
    payment.completed_at, payment.completed_at, $2::timestamptz
FROM {payments.SUCCEEDED} AS payment
LEFT JOIN {settlements.DECIDED} AS settlement ON settlement.payment_id = payment.id
"""
BOOK: Final = """
INSERT INTO reconciliation_book (
    payment_id, result_id, status, reason, currency, expected_minor, difference_minor, due_at, missing_at, is_open)
SELECT payment_id, id, status, reason, expected_currency, expected_minor, difference_minor, due_at, missing_at,
    reason = 'NOT_SETTLED'
FROM reconciliation_results
"""
TRAIL: Final = f"""
INSERT INTO events ({events.COLUMNS})
SELECT gen_random_uuid(), 'reconciliation.' || lower(status), payment_id, id, 'bench',
    jsonb_build_object('reason', reason, 'expected_minor', expected_minor, 'expected_currency', expected_currency,
        'actual_minor', actual_minor, 'actual_currency', actual_currency, 'difference_minor', difference_minor),
    created_at
FROM reconciliation_results
"""


@dataclass(slots=True)
class Rounds:
    """What was used, round by round; of the incremental runs the middle one of each round."""

    full: list[Lap] = field(default_factory=list)
    incremental: list[Lap] = field(default_factory=list)
    unchanged: list[Lap] = field(default_factory=list)
    bare_verdicts: list[Lap] = field(default_factory=list)
    bare_all: list[Lap] = field(default_factory=list)


async def measure(book: Book, *, settled: str, rounds: int) -> list[Line]:
    """Judges copies of the settled book."""
    taken = Rounds()
    for _ in range(rounds):
        await book.databases.copy(ROUND, settled)
        await _judge(book, taken)
        await book.databases.copy(ROUND, settled)
        await _judge_bare(book, taken)
    await book.databases.drop(ROUND)
    return _lines(book, taken)


async def _judge(book: Book, taken: Rounds) -> None:
    async with book.databases.services(ROUND):
        first, lap = await _run(book, is_full=True)
        taken.full.append(lap)
        expect("verdicts of the first run", (first.examined, first.changed), (book.succeeded, book.succeeded))
        incremental = [await _run(book, is_full=False) for _ in range(INCREMENTAL_RUNS)]
        taken.incremental.append(_middle([lap for _, lap in incremental]))
        again, lap = await _run(book, is_full=True)
        taken.unchanged.append(lap)
        expect("payments seen by the second full run", (again.examined, again.changed), (book.succeeded, 0))
        for run, _ in incremental:
            expect("changes found in an unchanged book", (run.changed, run.totals), (0, first.totals))
    await _check(book)


async def _run(book: Book, *, is_full: bool) -> tuple[ReconciliationRun, Lap]:
    meter = book.databases.meter()
    run = await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=DEADLINES,
        trigger=RunTrigger.MANUAL,
        now=book.now,
        is_full=is_full,
    )
    return run, meter.lap()


def _middle(laps: list[Lap]) -> Lap:
    return sorted(laps, key=lambda lap: lap.seconds)[len(laps) // 2]


async def _judge_bare(book: Book, taken: Rounds) -> None:
    async with book.databases.connected(ROUND) as connection:
        run_id = new_uuid()
        await connection.execute(RUN, run_id, book.now)
        meter = book.databases.meter()
        rows = inserted(await connection.execute(VERDICTS, run_id, book.now))
        verdicts = meter.lap()
        await connection.execute(BOOK)
        await connection.execute(TRAIL)
        taken.bare_verdicts.append(verdicts)
        taken.bare_all.append(verdicts + meter.lap())
    expect("bare verdicts", rows, book.succeeded)
    await _check(book)


async def _check(book: Book) -> None:
    """Both ways come to the same verdicts, once in the results, once in the book and once in the trail."""
    async with book.databases.connected(ROUND) as connection:
        for table in ("reconciliation_results", "reconciliation_book"):
            expect(table, await counts(connection, table), book.verdicts)
        expect("events", await _trail(connection), {kind.lower(): count for kind, count in book.verdicts.items()})


async def _trail(connection: asyncpg.Connection) -> dict[str, int]:
    trail = "(SELECT split_part(type, '.', 2) AS verdict FROM events WHERE type LIKE 'reconciliation.%') AS trail"
    return await counts(connection, trail, by="verdict")


def _lines(book: Book, taken: Rounds) -> list[Line]:
    full = timed("first full run", taken.full)
    bare = timed("bare join and its verdicts", taken.bare_verdicts)
    bare_all = timed("the same, with book and events", taken.bare_all)
    incremental = timed("incremental run", taken.incremental)
    unchanged = timed("another full run", taken.unchanged)
    count = book.succeeded
    name = f"judge {count:,} payments"
    return [
        Line(name, full, bare, goal=FULL_GOAL, more=_rate(full, count)),
        Line(f"{name}, verdicts, book and events", full, bare_all, more=f"bare alone: {_rate(bare_all, count)}"),
        Line(
            f"{name}: unchanged, incremental", incremental, full, goal=INCREMENTAL_GOAL, more=_rate(incremental, count)
        ),
        Line(f"{name}: unchanged, full", unchanged, full, more=_rate(unchanged, count)),
    ]


def _rate(figure: Figure, count: int) -> str:
    return f"{count / figure.median:,.0f} payments/s"
