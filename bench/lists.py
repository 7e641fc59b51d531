"""A list of fifty payments with merchant, settlement and verdict, beside others who give the same: A B C A B C.

The same servers then give all payments as a file.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench import exporting, payments
from bench.books import DEADLINES, Book
from bench.lines import Goal, Line, NotMeasured, not_measured
from bench.rivals import before, servers
from bench.rows import Parties
from bench.server import HOST, Api, api
from payflowx.access import tokens
from payflowx.core.ids import RunId, new_uuid
from payflowx.reconciliation.models import RunTrigger
from payflowx.reconciliation.service import runs

LISTED: Final = "bench_listed"
BEFORE: Final = "bench_before"
CLIENTS: Final = 8
PAGE: Final = 50
OURS: Final = "ours"
HAND_WRITTEN: Final = "hand-written"
ROWS: Final = "the same rows through asyncpg and orjson"
POSTGRAPHILE: Final = "PostGraphile 4.14.1, nobody signed in"
GOALS: Final = {
    HAND_WRITTEN: Goal(">=", 0.7),
    POSTGRAPHILE: Goal(">=", 2.5),
    before.NAME: Goal(">=", 8.0),
    ROWS: None,
}
QUERY: Final = """query List { payments(first: 50) {
    nodes {
        id status amount { amount currency } createdAt merchant { id name }
        settlement { id status amount { amount currency } } reconciliation { id status reason }
    }
    pageInfo { hasNextPage }
} }"""
QUERY_OF_POSTGRAPHILE: Final = """query List { allPayments(first: 50, orderBy: [CREATED_AT_DESC, ID_DESC]) {
    nodes {
        id status amountMinor currency createdAt merchantByMerchantId { id name }
        settlementsByPaymentId(first: 1) { nodes { id status amountMinor currency } }
        reconciliationBooksByPaymentId(first: 1) { nodes { reconciliationResultByResultId { id status reason } } }
    }
    pageInfo { hasNextPage }
} }"""
TABLES: Final = (*before.PEOPLE, "payments", "settlements")


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, and for how long."""

    plan: payments.Plan
    session: tokens.Bearer
    parties: Parties


@dataclass(frozen=True, slots=True)
class Asked:
    """A server, and the question that it is asked: each payment of its answer must say one of these texts once."""

    api: Api
    path: str
    question: str
    merchant: str

    def job(self, bench: payments.Bench) -> dict[str, object]:
        """What the generator has to know."""
        return {
            "host": HOST,
            "port": self.api.port,
            "token": self.api.token(bench.session),
            "path": self.path,
            "body": json.dumps({"query": self.question}),
            "wanted": {f'"{self.merchant}"': PAGE},
            **payments.bounds(bench.plan, CLIENTS),
        }


async def measure(book: Book, visit: Visit, *, settled: str, folder: Path, is_real: bool) -> list[Line]:
    """A line for each rival, on a copy of the settled book that has been judged."""
    await book.databases.copy(LISTED, settled)
    async with book.databases.services(LISTED):
        await runs.run_reconciliation(
            principal=None, run_id=RunId(new_uuid()), deadlines=DEADLINES, trigger=RunTrigger.MANUAL, now=book.now
        )
    async with book.databases.connected(LISTED) as connection:
        await connection.execute("VACUUM (ANALYZE)")
    problems: list[Line] = []
    with ExitStack() as stack:
        ready = stack.enter_context(api(folder, _url(book, LISTED)))
        bench = payments.Bench(ready, book.databases.server, visit.session, visit.plan, visit.parties)
        asked = {OURS: Asked(ready, "/graphql", QUERY, "merchant")}
        for name, start in _rivals(book, folder, is_real=is_real).items():
            try:
                asked[name] = await start(stack)
            except NotMeasured as error:
                problems.append(not_measured(f"list of 50, beside {name}", error))
        samples = await _samples(bench, asked)
        earlier = asked[before.NAME].api if before.NAME in asked else None
        exports = exporting.Exports(book.databases.server, visit.session, ready, earlier, book.payments)
        exported = await exporting.measure(exports)
    for name in (LISTED, BEFORE):
        await book.databases.drop(name)
    return _lines(samples) + exported + problems


def _rivals(book: Book, folder: Path, *, is_real: bool) -> dict[str, Callable[[ExitStack], Awaitable[Asked]]]:
    """How to start each; a smoke run leaves out those that have to be fetched."""
    url = _url(book, LISTED)

    async def hand_written(stack: ExitStack) -> Asked:
        return Asked(stack.enter_context(servers.hand_written(folder, url)), "/list", QUERY, "merchant")

    async def rows(stack: ExitStack) -> Asked:
        return Asked(stack.enter_context(servers.hand_written(folder, url)), "/rows", QUERY, "merchant_id")

    async def postgraphile(stack: ExitStack) -> Asked:
        ready = stack.enter_context(servers.postgraphile(folder, book.databases.url(LISTED)))
        return Asked(ready, "/graphql", QUERY_OF_POSTGRAPHILE, "merchantByMerchantId")

    async def earlier(stack: ExitStack) -> Asked:
        await before.database(book.databases, BEFORE, source=LISTED, tables=TABLES, folder=folder)
        # By its own rules, which are others than today's in what they keep.
        before.run(before.sources(folder), "reconcile", database_url=book.databases.url(BEFORE))
        ready = stack.enter_context(api(folder, book.databases.url(BEFORE), build=before.sources(folder)))
        return Asked(ready, "/graphql", QUERY, "merchant")

    found: dict[str, Callable[[ExitStack], Awaitable[Asked]]] = {HAND_WRITTEN: hand_written, ROWS: rows}
    return {**found, POSTGRAPHILE: postgraphile, before.NAME: earlier} if is_real else found


async def _samples(bench: payments.Bench, asked: Mapping[str, Asked]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in asked}
    for _ in range(bench.plan.rounds):
        for name, each in asked.items():
            found[name].append(await payments.metered(bench, "bench.asking", each.job(bench), api=each.api))
    return found


def _lines(samples: Mapping[str, list[dict[str, Any]]]) -> list[Line]:
    ours = payments.figure(OURS, samples[OURS])
    return [
        Line(
            "list of 50",
            ours,
            payments.figure(name, rounds),
            goal=GOALS[name],
            more=f"{payments.shown(samples[OURS])}; beside: {payments.shown(rounds)}",
        )
        for name, rounds in samples.items()
        if name != OURS
    ]


def _url(book: Book, database: str) -> str:
    return book.databases.server.application_url(database)
