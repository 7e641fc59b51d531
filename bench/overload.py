"""createPayment where more is asked for than can be done, next to the most that it can do: A B C D A B C D."""

from collections.abc import Sequence
from statistics import median
from typing import Any, Final

import asyncpg

from bench import payments
from bench.lines import PER_SECOND, SECONDS, Figure, Goal, Line, NotMeasured, not_measured

CLIENTS_BEST: Final = 32
CLIENTS_MANY: Final = 256
LOADS: Final[dict[str, tuple[float, Goal]]] = {
    f"{CLIENTS_MANY} clients": (0.0, Goal(">=", 0.8)),
    "1.5 x the best": (1.5, Goal(">=", 0.8)),
    "3 x the best": (3.0, Goal(">=", 0.5)),
}
"""What is asked for: as so many clients, or at so many times the best rate; and how much of the best is left."""

P99_GOAL: Final = Goal("<=", 1.0)


async def measure(bench: payments.Bench) -> list[Line]:
    """Two lines for each load: how much succeeds, and how long the slowest percent of that takes."""
    try:
        return _lines([await _round(bench, number) for number in range(bench.plan.rounds)])
    except (NotMeasured, OSError, asyncpg.PostgresError) as error:
        return [not_measured("createPayment, more than can be done", error)]


async def _round(bench: payments.Bench, number: int) -> dict[str, dict[str, Any]]:
    """The best rate of this minute, and a sample of each load."""
    best = await payments.over_http(bench, CLIENTS_BEST, f"overload-{number}-best")
    found = {"best": best}
    for place, (load, (times, _)) in enumerate(LOADS.items()):
        prefix = f"overload-{number}-{place}"
        job = {**payments.job(bench, CLIENTS_MANY, prefix), "rate": times * best["rate"]}
        found[load] = await payments.metered(bench, "bench.flood", job)
        await payments.check(bench, prefix, found[load]["taken_count"])  # and none of those that were refused
    return found


def _lines(rounds: Sequence[dict[str, dict[str, Any]]]) -> list[Line]:
    best = Figure(f"{CLIENTS_BEST} clients", PER_SECOND, _of(rounds, "best", "rate"))
    second = Figure("a second", SECONDS, (1.0,) * len(rounds))
    lines = []
    for load, (_, goal) in LOADS.items():
        rates = Figure("successful", PER_SECOND, _of(rounds, load, "rate"))
        p99 = Figure("accepted, p99", SECONDS, tuple(ms / 1000 for ms in _of(rounds, load, "p99_ms")))
        refused = median(_of(rounds, load, "refused_count")), median(_of(rounds, load, "refused_p99_ms"))
        more = f"refused {refused[0]:.0f}, their p99 {refused[1]:.1f} ms"
        details = {"samples": [found[load] for found in rounds]}
        lines += [
            Line(f"createPayment, {load}", rates, best, goal=goal, more=more, details=details),
            Line(f"createPayment, {load}: p99 of the accepted", p99, second, goal=P99_GOAL),
        ]
    return lines


def _of(rounds: Sequence[dict[str, dict[str, Any]]], load: str, name: str) -> tuple[float, ...]:
    return tuple(float(found[load][name]) for found in rounds)
