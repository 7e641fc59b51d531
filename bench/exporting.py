"""The list of payments as a file, to its last row: what the API and PostgreSQL use of a core for it. A B A B."""

import asyncio
from dataclasses import dataclass
from typing import Final

import httpx

from bench.lines import SECONDS, Figure, Goal, Line, NotMeasured, expect
from bench.meters import Meter, cpu_seconds
from bench.rivals import before
from bench.server import HOST, Api
from payflowx import localdb
from payflowx.access import tokens

GOAL: Final = Goal("<=", 0.1)
ROUNDS: Final = 2
PATH: Final = "/export/payments.csv"
SECONDS_MAX: Final = 600.0


@dataclass(frozen=True, slots=True)
class Exports:
    """Whose exports are measured, and of how many rows."""

    server: localdb.Server
    session: tokens.Bearer
    ours: Api
    earlier: Api | None
    rows: int


async def measure(exports: Exports) -> list[Line]:
    """One line, beside the build of 28 November where there is one."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        ours.append(await _export(exports, exports.ours))
        if exports.earlier is not None:
            theirs.append(await _export(exports, exports.earlier))
    figure = Figure("CPU of API and PostgreSQL", SECONDS, tuple(ours))
    beside = Figure(before.NAME, SECONDS, tuple(theirs)) if theirs else None
    more = f"{figure.median / exports.rows * 1_000_000:.1f} µs a row"
    return [Line(f"export {exports.rows:,} payments", figure, beside, goal=GOAL if theirs else None, more=more)]


async def _export(exports: Exports, api: Api) -> float:
    meter, before_it = Meter(exports.server), cpu_seconds(api.pid)
    token = api.token(exports.session)
    rows = await asyncio.to_thread(_lines_of, f"http://{HOST}:{api.port}{PATH}", token)
    expect("rows in the file", rows, exports.rows)
    return cpu_seconds(api.pid) - before_it + meter.lap().cpu_seconds


def _lines_of(url: str, token: str) -> int:
    """How many lines follow the header of a file. Raises NotMeasured where the server sends none."""
    count = 0
    headers = {"authorization": f"Bearer {token}"}
    with httpx.stream("GET", url, headers=headers, timeout=SECONDS_MAX) as answer:
        if answer.status_code != httpx.codes.OK:
            raise NotMeasured(f"{PATH} answered {answer.status_code}: {answer.read()[:200]!r}")
        for chunk in answer.iter_bytes():
            count += chunk.count(b"\n")
    return count - 1
