"""The memory of an API process after many requests, beside what it had after the first thousand."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench import payments
from bench.lines import SIZE, Figure, Goal, Line, NotMeasured
from bench.server import run_generator

GOAL: Final = Goal("<=", 1.1)
CLIENTS: Final = 32
FIRST, MANY = 1_000, 100_000
FEWER_MANY: Final = 2_000
SECONDS_MAX: Final = 100.0


async def measure(bench: payments.Bench, *, is_real: bool) -> list[Line]:
    """One line: payments are taken until there were as many requests; a smoke run sends fewer."""
    many = MANY if is_real else FEWER_MANY
    await _send(bench, "memory-first", FIRST)
    first = _kilobytes(bench.api.pid)
    sent = 0
    while sent < many - FIRST:
        sent += await _send(bench, f"memory-{sent}", many - FIRST - sent)
    figure = Figure("resident", SIZE, (_kilobytes(bench.api.pid),))
    return [Line(f"memory after {many:,} requests", figure, Figure(f"after {FIRST:,}", SIZE, (first,)), goal=GOAL)]


async def _send(bench: payments.Bench, prefix: str, count: int) -> int:
    plan = replace(bench.plan, warmup_seconds=0.0, seconds=SECONDS_MAX)
    job = payments.job(replace(bench, plan=plan), CLIENTS, prefix) | {"requests_max": count}
    return int((await run_generator("bench.client", job))["taken_count"])


def _kilobytes(pid: int) -> float:
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError as error:
        raise NotMeasured("the system doesn't tell how much memory a process has") from error
    if found is None:
        raise NotMeasured(f"process {pid} has ended")
    return float(found[1])
