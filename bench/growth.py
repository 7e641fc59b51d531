"""What the same request or run costs with more and more payments stored, always beside a small book: A B A B."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import httpx

from bench import growth_runs, payments
from bench.books import AGE_OF_LAST, Databases
from bench.growing import YEAR, Growing
from bench.lines import PER_SECOND, SECONDS, Figure, Goal, Line
from bench.rows import Parties
from bench.server import HOST, Api, api
from payflowx.access import tokens
from payflowx.localdb.clusters import DATABASE

GROWN, MEASURED = "bench_grown", "bench_measured"
SMALL, TINY = "bench_10000", "bench_1000"
SIZES: Final = {TINY: 1_000, SMALL: 10_000}
STEPS: Final = (1_000, 10_000, 100_000, 1_000_000, 5_000_000)
PAGE, DEEP_PAGE, SHALLOW_PAGE = 50, 10_000, 10
ROUNDS: Final = 3
FLAT: Final = Goal("<=", 1.5)
RATE_GOAL: Final = Goal(">=", 0.9)
CLIENTS: Final = 32
ASKING: Final = payments.Plan(clients=(1,), rounds=ROUNDS, warmup_seconds=0.3, seconds=1.0)
PAYING: Final = payments.Plan(clients=(CLIENTS,), rounds=ROUNDS, warmup_seconds=0.5, seconds=2.0)

OVERVIEW: Final = """query Overview($filter: PaymentFilter) {
    paymentStats(filter: $filter) { count successCount failedCount successRate volume { amount currency } }
    reconciliationSummary {
        counts { status count expected { amount currency } atRisk { amount currency } }
        ages { status count } lastRun { id status asOf }
    }
}"""
VOLUME: Final = """query Volume($from: Date!, $to: Date!) {
    paymentVolume(from: $from, to: $to) { date count volume { amount currency } failedCount }
}"""
SEARCH: Final = "query Search($for: String) { payments(first: 50, filter: {search: $for}) { nodes { id reference } } }"
AS_OF: Final = """query AsOf($at: DateTime) {
    reconciliationResults(first: 50, filter: {asOf: $at}) { nodes { id status reason } }
}"""
LIST: Final = "query Page($after: String) { payments(first: 50, after: $after) { nodes { id status } } }"
CURSOR: Final = """query Cursor($before: DateTime) {
    payments(first: 1, filter: {createdAt: {to: $before}}) { edges { cursor } }
}"""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is grown, how far, and who asks."""

    databases: Databases
    parties: Parties
    session: tokens.Bearer
    folder: Path
    now: datetime
    largest: int


@dataclass(frozen=True, slots=True)
class Question:
    """A request with its variables."""

    query: str
    variables: Mapping[str, object]

    @property
    def body(self) -> str:
        """The body of the request."""
        return json.dumps({"query": self.query, "variables": self.variables})


async def measure(setting: Setting) -> list[Line]:
    """Lines for each size that is larger than the small book, up to the largest one."""
    growing = Growing(setting.databases, GROWN, setting.largest, setting.now)
    await growing.begin(DATABASE)
    lines: list[Line] = []
    for size in (step for step in STEPS if step <= setting.largest):
        full = await growing.grow(size)
        for name, wanted in SIZES.items():
            if size == wanted:
                await setting.databases.copy(name, GROWN)
        if size > SIZES[SMALL]:
            await setting.databases.copy(MEASURED, GROWN)
            lines += await _measure_requests(setting, size)
            lines += await growth_runs.measure(setting.databases, MEASURED, TINY, size=size, full=full, now=setting.now)
    for name in (GROWN, MEASURED, *SIZES):
        await setting.databases.drop(name)
    return lines


async def _measure_requests(setting: Setting, size: int) -> list[Line]:
    with ExitStack() as stack:
        benches = {name: _bench(setting, stack, name) for name in (MEASURED, *SIZES)}
        large, small = benches[MEASURED], benches[SMALL]
        asked, asked_of_small = _questions(setting, size), _questions(setting, SIZES[SMALL])
        lines = [
            await _compare(f"{job}, {size:,} payments", (large, asked[job]), (small, asked_of_small[job]), "10,000")
            for job in asked
        ]
        if size >= DEEP_PAGE * PAGE:
            deep, shallow = (_page(setting, large.api, page, size) for page in (DEEP_PAGE, SHALLOW_PAGE))
            lines.append(
                await _compare(f"page 10,000 of {size:,} payments", (large, deep), (large, shallow), "page 10")
            )
        lines.append(await _rates(large, benches[TINY], size))
    return lines


def _bench(setting: Setting, stack: ExitStack, name: str) -> payments.Bench:
    server = setting.databases.server
    ready = stack.enter_context(api(setting.folder, server.application_url(name)))
    return payments.Bench(ready, server, setting.session, ASKING, setting.parties, name)


def _questions(setting: Setting, size: int) -> dict[str, Question]:
    """What is asked of a book of so many payments: the same of each, in the same place."""
    last = setting.now - AGE_OF_LAST
    month = {"createdAt": {"from": _text(last - timedelta(days=30, hours=7)), "to": _text(last)}}
    return {
        "overview": Question(OVERVIEW, {"filter": None}),
        "overview of 30 days": Question(OVERVIEW, {"filter": month}),
        "volume of 30 days": Question(
            VOLUME, {"from": f"{last - timedelta(days=30):%Y-%m-%d}", "to": f"{last:%Y-%m-%d}"}
        ),
        "search": Question(SEARCH, {"for": f"INV-{size // 3}"}),
        "verdicts as of an instant": Question(AS_OF, {"at": _text(setting.now)}),
        "list of 50": Question(LIST, {"after": None}),
    }


def _page(setting: Setting, ready: Api, page: int, size: int) -> Question:
    """A page so deep in the list of payments, by the cursor before it."""
    apart = YEAR / setting.largest
    before = setting.now - AGE_OF_LAST - (setting.largest - size) * apart - page * PAGE * apart
    answer = httpx.post(
        f"http://{HOST}:{ready.port}/graphql",
        json={"query": CURSOR, "variables": {"before": _text(before)}},
        headers={"authorization": f"Bearer {ready.token(setting.session)}"},
    ).json()
    return Question(LIST, {"after": answer["data"]["payments"]["edges"][0]["cursor"]})


async def _compare(
    job: str, asked: tuple[payments.Bench, Question], beside: tuple[payments.Bench, Question], what: str
) -> Line:
    """The middle time of an answer in each round, and PostgreSQL's CPU time for it."""
    samples: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for _ in range(ROUNDS):
        samples.append(await _ask(*asked))
        others.append(await _ask(*beside))
    more = f"{payments.shown(samples)}; beside: {payments.shown(others)}"
    return Line(job, _p50("p50", samples), _p50(what, others), goal=FLAT, more=more)


async def _ask(bench: payments.Bench, question: Question) -> dict[str, Any]:
    job = {
        "host": HOST,
        "port": bench.api.port,
        "token": bench.api.token(bench.session),
        "body": question.body,
        "wanted": {'"errors"': 0},
        **payments.bounds(ASKING, 1),
    }
    return await payments.metered(bench, "bench.asking", job)


def _p50(what: str, samples: list[dict[str, Any]]) -> Figure:
    cpu_seconds = tuple(ms / 1000 for ms in payments.of(samples, "postgresql_cpu_ms"))
    return Figure(what, SECONDS, tuple(ms / 1000 for ms in payments.of(samples, "p50_ms")), cpu_seconds=cpu_seconds)


async def _rates(large: payments.Bench, tiny: payments.Bench, size: int) -> Line:
    """createPayment with so many payments stored."""
    samples: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for number in range(ROUNDS):
        for bench, taken in ((large, samples), (tiny, others)):
            paying = payments.Bench(bench.api, bench.server, bench.session, PAYING, bench.parties, bench.database)
            taken.append(await payments.over_http(paying, CLIENTS, f"stored-{size}-{number}"))
    job = f"createPayment, {CLIENTS} clients, {size:,} payments stored"
    rate, beside = (
        Figure(what, PER_SECOND, payments.of(found, "rate"), tuple(payments.of(found, "postgresql_cpu_ms")))
        for what, found in (("stored", samples), ("1,000 stored", others))
    )
    return Line(job, rate, beside, goal=RATE_GOAL, more=payments.shown(samples))


def _text(instant: datetime) -> str:
    return instant.isoformat()
