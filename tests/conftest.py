"""The test suite's database: a real PostgreSQL for each pytest-xdist worker, migrated once, wiped before each test.

It is the embedded one, or the server that PAYFLOWX_TEST_DATABASE_URL points to, with a role that may create databases
and roles. That role owns the tables; the application runs as another one, made for the worker, so that whatever it has
not been granted is found missing here.
"""

import asyncio
import gc
import os
import secrets
import signal
from collections.abc import AsyncIterator, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio

from payflowx import localdb
from payflowx.core import db, log, migrate

SECOND_STAGE = Path(__file__).parent / "faults"
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# Those that refer to others come first.
TABLES = (
    "reconciliation_resolutions",
    "reconciliation_book",
    "reconciliation_results",
    "reconciliation_runs",
    "reconciliation_terms",
    "allocations",
    "statement_entries",
    "statement_occurrences",
    "bank_statements",
    "bank_account_uses",
    "bank_accounts",
    "bank_choices",
    "statement_files",
    "settlements",
    "refund_failures",
    "refunds",
    "payment_days",
    "payment_deltas",
    "payments",
    "merchants",
    "refresh_tokens",
    "sessions",
    "api_keys",
    "external_identities",
    "sign_in_failures",
    "users",
    "events",
)
SCHEDULES = ("rate_counters", "pgqueuer", "pgqueuer_log", "pgqueuer_schedules", "pgqueuer_statistics")
DELETE = "".join(f"DELETE FROM {table};" for table in (*TABLES, *SCHEDULES))


def unguarded(statements: str) -> str:
    """Statements of the tables' owner with the triggers off, which refuse to lose rows, to everybody."""
    off = "".join(f"ALTER TABLE {table} DISABLE TRIGGER USER;" for table in TABLES)
    on = "".join(f"ALTER TABLE {table} ENABLE TRIGGER USER;" for table in TABLES)
    return f"{off}{statements}{on}"


# Deleting is faster than TRUNCATE, which makes some sixty files anew; and a session without triggers, which only a
# superuser can have, is faster than switching each of them.
WIPE_AS_SUPERUSER = f"SET session_replication_role = replica; {DELETE}"
WIPE_AS_OWNER = unguarded(DELETE)
# A server may still be at work for a page that the test before has closed.
BUSY = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'
"""
BUSY_LOOKS = 1_000
BUSY_PAUSE_SECONDS = 0.02
# Most tests live at instants of their own: in their databases, the clock is wherever a row says that it is.
BY_THE_CLOCK = "SELECT pg_get_functiondef('payflowx_by_the_clock(timestamptz)'::regprocedure)"
ANY_TIME = """
CREATE OR REPLACE FUNCTION payflowx_by_the_clock(at TIMESTAMPTZ) RETURNS TIMESTAMPTZ LANGUAGE sql VOLATILE RETURN at
"""


def pytest_configure() -> None:
    """In a shell's background job Ctrl-C is ignored, and would be by all that the tests start and interrupt."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leaves the second stage alone, unless the command line names it or something in it."""
    if collection_path != SECOND_STAGE:
        return None
    folder = config.invocation_params.dir
    named = [(folder / argument.partition("::")[0]).resolve() for argument in config.args]
    return None if any(path.is_relative_to(SECOND_STAGE) for path in named) else True


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collects without looking for garbage, which takes a third of the time: all that is made stays to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def with_database(url: str, name: str) -> str:
    """The same server's URL for another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


class Wiper:
    """Empties every table, as the tables' owner, on a connection that is kept: a new one costs ten times the wiping."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: asyncpg.Connection | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._connection is not None:
            await self._connection.close()

    async def wipe(self) -> None:
        """Empties the tables; some tests end every connection, so there may have to be a new one."""
        if self._connection is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(self._url)
        is_superuser = await self._connection.fetchval("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        wipe = WIPE_AS_SUPERUSER if is_superuser else WIPE_AS_OWNER
        await self._quiet(self._connection)
        try:
            await self._connection.execute(wipe)
        except asyncpg.DeadlockDetectedError:  # somebody began in between, and has had to end as well, or is done
            await self._quiet(self._connection)
            await self._connection.execute(wipe)

    async def _quiet(self, connection: asyncpg.Connection) -> None:
        """Waits until nobody else is at work in the database, for as long as a request may reasonably take."""
        for _ in range(BUSY_LOOKS):
            if not await connection.fetchval(BUSY):
                return
            await asyncio.sleep(BUSY_PAUSE_SECONDS)


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who may log in."""

    name: str
    password: str

    def url(self, url: str) -> str:
        """The same database's URL for this role."""
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"{self.name}:{self.password}@{host}"))


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The URL of a database on a running server, of which each worker has its own or its own databases."""
    if given := os.environ.get("PAYFLOWX_TEST_DATABASE_URL"):
        yield given
        return
    # Not below pytest's own folder, which PostgreSQL's user can't enter where the tests run as root.
    with TemporaryDirectory(prefix="payflowx-tests-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with localdb.running(Path(folder), options=THROW_AWAY) as server:
            yield server.url()


@pytest_asyncio.fixture(scope="session")
async def application(server_url: str) -> AsyncIterator[Role]:
    """The worker's role for the application, without any privilege until it is granted some."""
    role = Role(f"payflowx_app_{uuid4().hex[:12]}", secrets.token_hex(16))
    admin = await asyncpg.connect(server_url)
    await admin.execute(f"CREATE ROLE {role.name} LOGIN PASSWORD '{role.password}'")
    # Only who has its privileges may end its sessions, which is what tests and DROP DATABASE do.
    await admin.execute(f"GRANT {role.name} TO CURRENT_USER")
    try:
        yield role
    finally:
        await admin.execute(f"DROP ROLE {role.name}")
        await admin.close()


@dataclass(frozen=True, slots=True)
class Template:
    """A migrated database that others are copied from, and what it goes by the clock with where nobody travels."""

    name: str
    by_the_clock: str


@pytest_asyncio.fixture(scope="session")
async def template(server_url: str, application: Role) -> AsyncIterator[Template]:
    """A migrated database in which one can travel in time."""
    name = f"payflowx_template_{uuid4().hex[:12]}"
    admin = await asyncpg.connect(server_url)
    await admin.execute(f"CREATE DATABASE {name}")
    try:
        await migrate.upgrade(with_database(server_url, name))
        await migrate.grant(with_database(server_url, name), application.name)
        migrated = await asyncpg.connect(with_database(server_url, name))
        by_the_clock = await migrated.fetchval(BY_THE_CLOCK)
        await migrated.execute(ANY_TIME)
        await migrated.close()
        yield Template(name, by_the_clock)
    finally:
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()


@pytest.fixture(scope="session")
def template_name(template: Template) -> str:
    """The name of the database that others are copied from."""
    return template.name


@pytest_asyncio.fixture(scope="session")
async def owner_url(server_url: str, template_name: str, application: Role) -> AsyncIterator[str]:
    """The worker's database, as the owner of its tables."""
    name = f"payflowx_test_{uuid4().hex[:12]}"
    admin = await asyncpg.connect(server_url)
    await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template_name}")
    try:
        await migrate.grant(with_database(server_url, name), application.name)  # a copy is open to everybody again
        yield with_database(server_url, name)
    finally:
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()


@pytest.fixture(scope="session")
def database_url(owner_url: str, application: Role) -> str:
    """The worker's database, as the application; its rows are wiped before each test that asks for `database`."""
    return application.url(owner_url)


@pytest_asyncio.fixture(scope="session")
async def connected_database(database_url: str) -> AsyncIterator[str]:
    """Tortoise on the worker's database."""
    log.configure("console")
    async with db.connected(database_url):
        yield database_url


@pytest_asyncio.fixture(scope="session")
async def wiper(owner_url: str) -> AsyncIterator[Wiper]:
    """What empties the worker's database before each test."""
    async with Wiper(owner_url) as wiper:
        yield wiper


@pytest_asyncio.fixture
async def database(connected_database: str, wiper: Wiper) -> str:
    """An empty, migrated database that the application's own services are connected to; gives their URL."""
    await wiper.wipe()
    return connected_database


@pytest_asyncio.fixture
async def punctual(database: str, owner_url: str, template: Template) -> AsyncIterator[str]:
    """The same in the present: it goes by the server's clock, as one that is installed."""
    owner = await asyncpg.connect(owner_url)
    await owner.execute(template.by_the_clock)
    try:
        yield database
    finally:
        await owner.execute(ANY_TIME)
        await owner.close()


@pytest_asyncio.fixture
async def empty_database(server_url: str) -> AsyncIterator[str]:
    """The owner's URL of a new database without any table."""
    name = f"payflowx_empty_{uuid4().hex[:12]}"
    admin = await asyncpg.connect(server_url)
    await admin.execute(f"CREATE DATABASE {name}")
    try:
        yield with_database(server_url, name)
    finally:
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()
