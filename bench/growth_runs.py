"""What an incremental run of reconciliation costs in a large book, and in a tiny one."""

from datetime import datetime
from typing import Final

from bench.books import Databases
from bench.growing import add_payments, judge
from bench.lines import Figure, Goal, Line, expect, timed
from bench.meters import Lap

ROUNDS: Final = 5
NEW_PAYMENTS: Final = 10
OPEN_VERDICTS: Final = 50_000
NEW_GOAL: Final = Goal("<=", 3.0)
UNCHANGED_GOAL: Final = Goal("<=", 0.002)
OPEN_GOAL: Final = Goal("<=", 0.02)


async def measure(databases: Databases, large: str, tiny: str, *, size: int, full: Lap, now: datetime) -> list[Line]:
    """Runs over an unchanged book, with ten new payments in each, and with many that still wait for the bank."""
    name = f"judge, {size:,} payments stored"
    for database in (large, tiny):  # what the requests before have left
        await _run(databases, database, now)
    unchanged = [await _run(databases, large, now) for _ in range(ROUNDS)]
    new: list[Lap] = []
    new_in_tiny: list[Lap] = []
    for number in range(ROUNDS):
        for database, laps in ((large, new), (tiny, new_in_tiny)):
            await add_payments(databases, database, count=NEW_PAYMENTS, group=size + number, now=now)
            laps.append(await _run(databases, database, now, changed=NEW_PAYMENTS))
    lines = [
        Line(f"{name}: unchanged", timed("run", unchanged), _full(full), goal=UNCHANGED_GOAL),
        Line(f"{name}: ten new", timed("run", new), timed("with 1,000 stored", new_in_tiny), goal=NEW_GOAL),
    ]
    if size > OPEN_VERDICTS:
        await add_payments(databases, large, count=OPEN_VERDICTS, group=size + ROUNDS, now=now)
        await _run(databases, large, now, changed=OPEN_VERDICTS)
        still_open = [await _run(databases, large, now) for _ in range(ROUNDS)]
        lines.append(Line(f"{name}: 50,000 open", timed("run", still_open), _full(full), goal=OPEN_GOAL))
    return lines


async def _run(databases: Databases, name: str, now: datetime, *, changed: int | None = None) -> Lap:
    async with databases.services(name):
        meter = databases.meter()
        run = await judge(now, is_full=False)
        lap = meter.lap()
    if changed is not None:
        expect("verdicts changed", run.changed, changed)
    return lap


def _full(lap: Lap) -> Figure:
    """The full run that judged the book, once for each round."""
    return timed("the full run that judged it", [lap] * ROUNDS)
