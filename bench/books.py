"""Books to settle and judge: databases full of valid payments, copied for each round so that all start alike."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

import asyncpg
import uuid_utils

from bench.lines import NotMeasured, expect
from bench.meters import Meter
from bench.rows import EVENT_COLUMNS, PAYMENT_COLUMNS, Parties, create_arguments, event_rows, payment_row
from payflowx import localdb
from payflowx.core import clock, db
from payflowx.core.clock import Span
from payflowx.core.money import Money, minor_per_major
from payflowx.payments.models import PaymentStatus
from payflowx.reconciliation.models import ReconciliationStatus
from payflowx.reconciliation.service.runs import Deadlines
from payflowx.settlements.feeds import simulated_bank
from payflowx.settlements.models import SettlementStatus

COPY_ROWS: Final = 10_000
CURRENCIES: Final = ("USD", "EUR", "GBP", "JPY", "KWD")
SPREAD: Final = timedelta(days=30)
# The settings that the worker has where nothing is set; the book ended so long ago that every deadline is over.
BANK_DELAY: Final = Span(business_days=1)
DEADLINES: Final = Deadlines(window=Span(business_days=2), grace=Span(business_days=1))
AGE_OF_LAST: Final = timedelta(days=30)

# Of a hundred payments five are of the amounts that the simulated bank treats in its own way, and four were declined.
SPECIAL_AMOUNTS: Final = {
    5: simulated_bank.PAYS_ONE_LESS,
    25: simulated_bank.PAYS_ONE_MORE,
    45: simulated_bank.PAYS_IN_ANOTHER_CURRENCY,
    65: simulated_bank.REJECTS,
    85: simulated_bank.NEVER_PAYS,
}
DECLINED: Final = frozenset({10, 30, 50, 70})


@dataclass(frozen=True, slots=True)
class Databases:
    """The server's databases, made from templates and dropped again."""

    server: localdb.Server

    def url(self, name: str) -> str:
        """The URL of one of them."""
        return self.server.url(database=name)

    def meter(self) -> Meter:
        """A meter of work on the server."""
        return Meter(self.server)

    async def copy(self, name: str, template: str) -> None:
        """A new copy of a database, with everything on disk before anybody works with it."""
        async with self.connected("postgres") as admin:
            await admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
            await admin.execute("CHECKPOINT")

    async def stage(self, name: str, *, template: str, source: str, queries: Mapping[str, str], folder: Path) -> None:
        """A new copy with the answers of queries to `source` in plain tables, each called bench_ and its key."""
        await self.copy(name, template)
        async with self.connected(source) as origin, self.connected(name) as target:
            for table, query in queries.items():
                file = folder / f"{table}.copy"
                await origin.copy_from_query(query, output=file, format="binary")
                await target.execute(f"CREATE TABLE bench_{table} AS {query} WITH NO DATA")
                await target.copy_to_table(f"bench_{table}", source=file, format="binary")
                await target.execute(f"VACUUM (ANALYZE) bench_{table}")
                file.unlink()

    async def drop(self, name: str) -> None:
        """Removes a database, whoever is connected to it."""
        async with self.connected("postgres") as admin:
            await admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    @asynccontextmanager
    async def connected(self, name: str) -> AsyncIterator[asyncpg.Connection]:
        """A plain connection to one of them."""
        connection = await asyncpg.connect(self.url(name))
        try:
            yield connection
        finally:
            await connection.close()

    @asynccontextmanager
    async def services(self, name: str) -> AsyncIterator[None]:
        """The services of PayFlowX on one of them, as the worker has them."""
        async with db.connected(self.server.application_url(name), pool_size=10):
            yield


@dataclass(frozen=True, slots=True)
class Book:
    """A database with payments, and what settling and judging them must come to."""

    databases: Databases
    paid: str
    payments: int
    now: datetime
    succeeded: int
    settlements: dict[str, int]
    verdicts: dict[str, int]

    @property
    def terminal_settlements(self) -> int:
        """How many payments the bank gives its word on."""
        return sum(self.settlements.values())


async def fill(databases: Databases, name: str, *, count: int, parties: Parties, now: datetime) -> Book:
    """Fills a migrated database with `count` payments and their events, by COPY and past no trigger or constraint."""
    tally: Counter[str] = Counter()
    last_at = now - AGE_OF_LAST
    _build_calendars(last_at)
    rows = _payments(count, parties, last_at, tally)
    async with databases.connected(name) as connection:
        while chunk := list(islice(rows, COPY_ROWS)):
            await connection.copy_records_to_table(
                "payments", columns=PAYMENT_COLUMNS, records=[payment_row(each) for each in chunk]
            )
            await connection.copy_records_to_table(
                "events", columns=EVENT_COLUMNS, records=[event for each in chunk for event in event_rows(each)]
            )
        await connection.execute("VACUUM (ANALYZE)")
        found = await connection.fetchval("SELECT count(*) FROM payments")
    expect("payments copied", found, count)
    return Book(
        databases=databases,
        paid=name,
        payments=count,
        now=now,
        succeeded=tally[PaymentStatus.SUCCESS],
        settlements={
            status.value: tally[f"bank {status}"] for status in (SettlementStatus.SETTLED, SettlementStatus.FAILED)
        },
        verdicts={
            status.value: tally[f"verdict {status}"] for status in ReconciliationStatus if tally[f"verdict {status}"]
        },
    )


def _build_calendars(last_at: datetime) -> None:
    """Has the calendars of business days made, as a worker does once in its life and not in each run."""
    for day in (last_at - SPREAD, last_at):
        for currency in CURRENCIES:
            clock.business_days_after(day.date(), 1, currency)


def _payments(count: int, parties: Parties, last_at: datetime, tally: Counter[str]) -> Iterator[list[object]]:
    for number in range(count):
        currency = CURRENCIES[number % len(CURRENCIES)]
        kind = number % 100
        at = last_at - SPREAD * ((count - number) / count)
        ordinary = (5 + number * 7919 % 900) * minor_per_major(currency) + number % minor_per_major(currency)
        special = SPECIAL_AMOUNTS.get(kind)
        _count(kind, special, tally)
        nanoseconds = int(at.timestamp() * 1_000_000) * 1000
        yield create_arguments(
            parties,
            payment_id=UUID(bytes=uuid_utils.uuid7(nanoseconds=nanoseconds).bytes),
            key=f"book-{number:08d}",
            amount=Money(ordinary if special is None else special * minor_per_major(currency), currency),
            now=at,
            payment_method="pm_declined" if kind in DECLINED else "pm_success",
        )


def _count(kind: int, special: int | None, tally: Counter[str]) -> None:
    """What the bank and reconciliation must make of a payment, told without asking them."""
    if kind in DECLINED:
        tally[PaymentStatus.FAILED] += 1
        return
    tally[PaymentStatus.SUCCESS] += 1
    if special == simulated_bank.NEVER_PAYS:
        tally[f"verdict {ReconciliationStatus.MISSING_SETTLEMENT}"] += 1
        return
    if special == simulated_bank.REJECTS:
        tally[f"bank {SettlementStatus.FAILED}"] += 1
        tally[f"verdict {ReconciliationStatus.MISSING_SETTLEMENT}"] += 1
        return
    tally[f"bank {SettlementStatus.SETTLED}"] += 1
    verdict = ReconciliationStatus.MATCHED if special is None else ReconciliationStatus.MISMATCHED
    tally[f"verdict {verdict}"] += 1


async def counts(connection: asyncpg.Connection, table: str, *, by: str = "status") -> dict[str, int]:
    """How many rows of a table there are of each status."""
    rows = await connection.fetch(f"SELECT {by} AS kind, count(*) AS count FROM {table} GROUP BY {by}")
    return {row["kind"]: row["count"] for row in rows}


def inserted(status: str) -> int:
    """The number of rows in the answer to an INSERT, such as `INSERT 0 5`. Raises NotMeasured."""
    words = status.split()
    if words[:2] != ["INSERT", "0"]:
        raise NotMeasured(f"PostgreSQL answered {status!r} to an INSERT")
    return int(words[2])
