"""`python -m bench`: starts PostgreSQL and the API, measures, prints the table and writes it to bench/results/."""

import argparse
import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import asyncpg

from bench import (
    books,
    dashboard,
    endpoints,
    growth,
    importing,
    judging,
    lists,
    machine,
    memory,
    overload,
    payments,
    picture,
    reading,
    report,
    settling,
)
from bench.lines import Line, NotMeasured, not_measured
from bench.rows import Parties
from bench.server import api, postgresql, throw_away_folder
from payflowx import localdb
from payflowx.access import tokens
from payflowx.access.service import sessions
from payflowx.core import clock, db, log, migrate
from payflowx.core.errors import PayFlowXError
from payflowx.core.ids import MerchantId, SessionId, UserId, new_uuid
from payflowx.core.principal import SYSTEM_CLI, Principal, Role
from payflowx.identity import service as identity
from payflowx.localdb.clusters import DATABASE
from payflowx.merchants import service as merchants

RESULTS: Final = Path(__file__).parent / "results"
SESSION_LIFETIME: Final = timedelta(days=1)
EMAIL: Final = "bench@payflowx.example"
PASSWORD: Final = "only for the benchmark"  # noqa: S105 - of a database that is thrown away
PAYMENTS_MIN, PAYMENTS_MAX = 1_000, 2_000_000
SECTIONS: Final = (
    "createPayment", "rivals", "overload", "memory", "dashboard", "settle", "import", "list", "judge", "growth", "read",
)  # fmt: skip
GROWN_PAYMENTS: Final = 1_000_000
BOOK: Final = "bench_paid"
EXPECTED: Final = (NotMeasured, PayFlowXError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError)


@dataclass(frozen=True, slots=True)
class Size:
    """How much to measure."""

    book_payments: int
    rounds: int
    plan: payments.Plan
    grown_payments: int = 0
    is_real: bool = True
    only: frozenset[str] = frozenset()

    def asks_for(self, *jobs: str) -> bool:
        """Whether one of these sections is to be measured."""
        return not self.only or not self.only.isdisjoint(jobs)


@dataclass(slots=True)
class Run:
    """What is known so far."""

    size: Size
    folder: Path
    server: localdb.Server
    parties: Parties
    session: tokens.Bearer
    now: datetime
    lines: list[Line] = field(default_factory=list)

    async def section(self, job: str, measured: Callable[[], Awaitable[list[Line]]]) -> None:
        """Adds the lines of one section, or one that says why there are none; none where it is not asked for."""
        if not self.size.asks_for(job):
            return
        print(f"{clock.utc_now():%H:%M:%S} {job}", file=sys.stderr, flush=True)
        try:
            self.lines.extend(await measured())
        except EXPECTED as error:
            self.lines.append(not_measured(job, error))


def main() -> int:
    """Measures; the exit code is 1 where a line could not be measured."""
    options = _options()
    size = _size(options)
    # Both end the run in order, in a background job too, where the shell has Ctrl-C ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    log.configure("json", level=logging.ERROR)
    try:
        done = _run(size)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    report.show(done)
    if options.results is not None:
        report.write(done, options.results, options.name or f"{size.book_payments // 1000}k")
        picture.write(done.lines, options.results / "growth.svg")
    return 0 if done.is_complete else 1


def _run(size: Size) -> report.Report:
    """Starts what is measured, measures it, and removes it."""
    with ExitStack() as stack:
        folder = stack.enter_context(throw_away_folder())
        server = stack.enter_context(postgresql(folder))
        now = clock.utc_now()
        parties, session = asyncio.run(_prepare(server, now))
        run = Run(size, folder, server, parties, session, now)
        return asyncio.run(_measure(run))


async def _prepare(server: localdb.Server, now: datetime) -> tuple[Parties, tokens.Bearer]:
    """A migrated database with a merchant and a user, who has a session; made as the application's role."""
    await migrate.upgrade(server.url())
    await migrate.grant(server.url(), localdb.APPLICATION)
    admin = Principal(user_id=UserId(new_uuid()), role=Role.ADMIN)
    merchant_id, session_id = MerchantId(new_uuid()), SessionId(new_uuid())
    lifetimes = sessions.Lifetimes(SESSION_LIFETIME, SESSION_LIFETIME)
    async with db.connected(server.application_url()):
        new = identity.NewUser(EMAIL, "Bench", PASSWORD, admin.role)
        await identity.add_user(actor=SYSTEM_CLI, user_id=admin.user_id, new=new, now=now)
        await merchants.create_merchant(principal=admin, merchant_id=merchant_id, name="Bench", now=now)
        await sessions.start_session(user_id=admin.user_id, session_id=session_id, lifetimes=lifetimes, now=now)
    return Parties(admin.user_id, merchant_id), tokens.Bearer(admin.user_id, session_id)


async def _measure(run: Run) -> report.Report:
    load_before = machine.load()
    url = run.server.url()
    # Copied before the first payment is taken.
    databases = books.Databases(run.server)
    await databases.copy(BOOK, DATABASE)
    if run.size.asks_for("createPayment", "rivals", "overload", "memory"):
        await _measure_payments(run)
    await run.section("dashboard", lambda: _measure_dashboard(run))
    if run.size.asks_for("settle", "import", "list", "judge"):
        await _measure_book(run, databases)
    if run.size.grown_payments:
        await run.section("growth", lambda: _measure_growth(run, databases))
    await run.section("read", lambda: _measure_reading(run))
    size = run.size
    return report.Report(
        measured_at=run.now,
        settings_of_run={
            "payments": size.book_payments,
            "rounds": size.plan.rounds,
            "rounds of the book": size.rounds,
            "seconds of each round": size.plan.seconds,
            "load before": load_before,
            "load after": machine.load(),
        },
        machine=machine.describe(run.folder),
        versions=await machine.versions(url),
        settings=await machine.settings(url),
        lines=run.lines,
    )


async def _measure_payments(run: Run) -> None:
    with api(run.folder, run.server.application_url()) as ready:
        bench = payments.Bench(ready, run.server, run.session, run.size.plan, run.parties)
        await run.section("rivals", lambda: endpoints.measure(bench, run.folder, is_real=run.size.is_real))
        await run.section("createPayment", lambda: payments.measure(bench))
        await run.section("overload", lambda: overload.measure(bench))
        await run.section("memory", lambda: memory.measure(bench, is_real=run.size.is_real))


async def _measure_dashboard(run: Run) -> list[Line]:
    """On what the payments before have left in the database."""
    visitor = dashboard.Visitor(EMAIL, PASSWORD, visits=run.size.rounds + 2)
    with api(run.folder, run.server.application_url()) as ready:
        return await dashboard.measure(ready, visitor, folder=run.folder, with_lighthouse=run.size.is_real)


async def _measure_book(run: Run, databases: books.Databases) -> None:
    """Fills the book, settles it by the simulated bank and by a statement, and judges it."""
    book = await books.fill(databases, BOOK, count=run.size.book_payments, parties=run.parties, now=run.now)
    if run.size.asks_for("settle", "list", "judge"):  # the others go on with what it leaves
        await run.section("settle", lambda: settling.measure(book, run.folder, rounds=run.size.rounds))
    await run.section("import", lambda: importing.measure(book, run.parties, run.folder, rounds=run.size.rounds))
    await run.section("list", lambda: _measure_lists(run, book))
    await run.section("judge", lambda: judging.measure(book, settled=settling.SETTLED, rounds=run.size.rounds))


async def _measure_lists(run: Run, book: books.Book) -> list[Line]:
    visit = lists.Visit(run.size.plan, run.session, run.parties)
    return await lists.measure(book, visit, settled=settling.SETTLED, folder=run.folder, is_real=run.size.is_real)


async def _measure_growth(run: Run, databases: books.Databases) -> list[Line]:
    return await growth.measure(
        growth.Setting(databases, run.parties, run.session, run.folder, run.now, run.size.grown_payments)
    )


async def _measure_reading(run: Run) -> list[Line]:
    size = run.size
    return reading.measure(run.folder, entries=size.book_payments, rounds=size.rounds, is_real=size.is_real)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure PayFlowX beside PostgreSQL itself.")
    parser.add_argument("--quick", action="store_true", help="a smoke run of some seconds; its figures mean nothing")
    parser.add_argument("--payments", type=int, help=f"the size of the book, {PAYMENTS_MIN} to {PAYMENTS_MAX}")
    parser.add_argument("--stored", type=int, choices=growth.STEPS[2:], help="how far the growing book is filled up")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=(), help="the sections to measure")
    parser.add_argument("--name", help="the end of the file's name in the results")
    parser.add_argument("--results", type=Path, help="where to write them; a quick run writes none unless told where")
    options = parser.parse_args()
    if options.payments is not None and not PAYMENTS_MIN <= options.payments <= PAYMENTS_MAX:
        parser.error(f"--payments must be from {PAYMENTS_MIN} to {PAYMENTS_MAX}, not {options.payments}")
    if options.results is None and not options.quick:
        options.results = RESULTS
    return options


def _size(options: argparse.Namespace) -> Size:
    only = frozenset(options.only)
    if "list" in only or "judge" in only:
        only |= {"settle"}
    if options.quick:
        plan = payments.Plan(clients=(4,), rounds=1, warmup_seconds=0.3, seconds=0.5)
        return Size(options.payments or 2_000, 1, plan, options.stored or 0, is_real=False, only=only)
    plan = payments.Plan(clients=(1, 8, 32), rounds=5, warmup_seconds=0.5, seconds=2.0)
    return Size(options.payments or 100_000, 3, plan, options.stored or GROWN_PAYMENTS, only=only)


if __name__ == "__main__":
    sys.exit(main())
