"""createPayment beside the hand-written endpoint and beside the build of 28 November: A B C A B C."""

import subprocess
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from bench import payments
from bench.books import Databases
from bench.lines import SECONDS, Figure, Goal, Line
from bench.meters import ended_children_seconds
from bench.rivals import before, servers
from bench.server import ROOT, Api, api

BEFORE: Final = "bench_before"
OURS: Final = "ours"
HAND_WRITTEN: Final = "hand-written"
GOALS: Final = {(32, HAND_WRITTEN): Goal(">=", 1.0), (32, before.NAME): Goal(">=", 2.8)}
P50_GOALS: Final = {(1, HAND_WRITTEN): Goal("<=", 1.5)}
HELP_RUNS: Final = 5
READY_GOAL: Final = Goal("<=", 0.6)
HELP_GOAL: Final = Goal("<=", 0.25)

Samples = list[dict[str, Any]]


async def measure(bench: payments.Bench, folder: Path, *, is_real: bool) -> list[Line]:
    """Two lines for each number of clients and each rival, and what it takes to start.

    A smoke run leaves out the earlier build, which is not in every clone.
    """
    rivals, databases = {OURS: bench}, Databases(bench.server)
    with ExitStack() as stack:
        url = bench.server.application_url(bench.database)
        rivals[HAND_WRITTEN] = replace(bench, api=stack.enter_context(servers.hand_written(folder, url)))
        if is_real:
            await before.database(databases, BEFORE, source=bench.database, tables=before.PEOPLE, folder=folder)
            earlier = stack.enter_context(api(folder, databases.url(BEFORE), build=before.sources(folder)))
            rivals[before.NAME] = replace(bench, api=earlier, database=BEFORE)
        lines = [line for clients in bench.plan.clients for line in await _measure_clients(rivals, clients)]
    if before.NAME in rivals:
        await databases.drop(BEFORE)
        lines += _starts(bench.api, rivals[before.NAME].api, before.sources(folder))
    return lines


async def _measure_clients(rivals: Mapping[str, payments.Bench], clients: int) -> list[Line]:
    samples: dict[str, Samples] = {name: [] for name in rivals}
    for number in range(rivals[OURS].plan.rounds):
        for place, (name, rival) in enumerate(rivals.items()):
            prefix = f"rival-{clients}-{number}-{place}"
            sample = await payments.over_http(rival, clients, prefix)
            await payments.check(rival, prefix, sample["taken_count"])
            samples[name].append(sample)
    return [line for name in rivals if name != OURS for line in _lines(clients, name, samples[OURS], samples[name])]


def _lines(clients: int, name: str, ours: Samples, theirs: Samples) -> list[Line]:
    job = f"createPayment, {payments.named(clients)}"
    more = f"{payments.shown(ours)}; beside: {payments.shown(theirs)}"
    goal, p50_goal = GOALS.get((clients, name)), P50_GOALS.get((clients, name))
    return [
        Line(job, payments.figure(OURS, ours), payments.figure(name, theirs), goal=goal, more=more),
        Line(f"{job}: p50", _p50(OURS, ours), _p50(name, theirs), goal=p50_goal),
    ]


def _p50(what: str, samples: Sequence[dict[str, Any]]) -> Figure:
    return Figure(what, SECONDS, tuple(ms / 1000 for ms in payments.of(samples, "p50_ms")))


def _starts(ours: Api, earlier: Api, build: Path) -> list[Line]:
    """What starting costs on the CPU: the server until it answers, and the program's help."""
    ready = Figure("CPU until ready", SECONDS, (ours.cpu_seconds_to_ready,))
    ready_before = Figure(before.NAME, SECONDS, (earlier.cpu_seconds_to_ready,))
    more = f"{ours.ready_seconds:.2f} s on the wall; before: {earlier.ready_seconds:.2f} s"
    helped = [(_help(ROOT), _help(build)) for _ in range(HELP_RUNS)]
    return [
        Line("`payflowx serve` to ready", ready, ready_before, goal=READY_GOAL, more=more),
        Line(
            "`payflowx --help`",
            Figure("CPU", SECONDS, tuple(mine for mine, _ in helped)),
            Figure(before.NAME, SECONDS, tuple(other for _, other in helped)),
            goal=HELP_GOAL,
        ),
    ]


def _help(build: Path) -> float:
    """The CPU time of the help of a build's program."""
    seconds = ended_children_seconds()
    subprocess.run(
        before.program("--help"), cwd=build, env=before.environment(build), stdout=subprocess.DEVNULL, check=True
    )
    return ended_children_seconds() - seconds
