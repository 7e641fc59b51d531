"""The database: the connection pool, transactions, raw statements and the names of what PostgreSQL refuses.

This module is also the "engine" that Tortoise is configured with. Tortoise's own client leaks a pool connection
whenever BEGIN fails or is cancelled, and waits without a bound for a free one; the client here does neither
(docs/decisions/0003). It leans on private names of tortoise-orm and asyncpg, which are pinned for that reason.
"""

import asyncio
import random
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, Final, TypeVar, cast

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from tortoise import Tortoise
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import PoolConnectionWrapper, TransactionContext
from tortoise.connection import get_connections
from tortoise.context import TortoiseContext

from payflowx.core.errors import PayFlowXError, Unavailable

APP: Final = "payflowx"
ALIAS: Final = "default"
MODEL_MODULES: Final = (
    "payflowx.events.models",
    "payflowx.identity.models",
    "payflowx.access.models",
    "payflowx.merchants.models",
    "payflowx.terms.models",
    "payflowx.payments.models",
    "payflowx.settlements.models",
    "payflowx.bank_statements.models",
    "payflowx.reconciliation.models",
)
ACQUIRE_TIMEOUT_SECONDS: Final = 2.0
STATEMENT_TIMEOUT: Final = timedelta(seconds=5)
ANSWER_MARGIN: Final = timedelta(seconds=2)
LOCK_TIMEOUT: Final = timedelta(seconds=2)
IDLE_IN_TRANSACTION_TIMEOUT: Final = timedelta(seconds=10)
CLIENT_CHECK_INTERVAL: Final = timedelta(seconds=5)
ATTEMPTS_MAX: Final = 5
TRANSIENT_SQLSTATES: Final = frozenset({"40001", "40P01"})  # serialization_failure, deadlock_detected

T = TypeVar("T")


class DatabaseBusy(Unavailable):
    """No connection became free in time."""


class LockBusy(PayFlowXError):
    """Another session holds the exclusive lock."""


class TransactionScope(TransactionContext):
    """A transaction on a pool connection that goes back to the pool whatever happens.

    Registers itself for the current context, so that every query of the block runs in it.
    """

    def __init__(self, parent: "Client") -> None:
        self.client = TransactionWrapper(parent)
        self._parent = parent

    async def __aenter__(self) -> TransactionWrapper:
        connection = await self._parent.take_connection()
        self.client._connection = connection
        try:
            await self.client.begin()
        except BaseException:
            await self._parent.give_back(connection)
            raise
        self._token = get_connections().set(ALIAS, self.client)
        return cast(TransactionWrapper, self.client)

    async def __aexit__(self, exc_type: object, exc: object, traceback: object) -> None:
        get_connections().reset(self._token)
        try:
            if exc_type is None:
                await self.client.commit()
            elif _is_open(self.client._connection):
                await self.client.rollback()
        finally:
            await self._parent.give_back(self.client._connection)


class BoundedAcquire(PoolConnectionWrapper[PoolConnectionProxy]):
    """A pool connection for one statement outside a transaction, waited for no longer than the bound."""

    client: "Client"

    async def __aenter__(self) -> PoolConnectionProxy:
        self.connection = await self.client.take_connection()
        return self.connection

    async def __aexit__(self, _type: object, error: BaseException | None, _traceback: object) -> None:
        assert self.connection is not None  # noqa: S101 - since it was entered
        if error is None or _is_of_the_server(error):
            await self.client.give_back(self.connection)
        else:
            await asyncio.shield(_synchronise_and_give_back(self.client, self.connection))


class Client(AsyncpgDBClient):
    """Tortoise's asyncpg client with a bounded, leak-free pool."""

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002 - Tortoise's signature
        """Opens the pool."""
        self._pool = await asyncpg.create_pool(
            self.extra["dsn"],
            min_size=self.pool_minsize,
            max_size=self.pool_maxsize,
            server_settings=self.server_settings,
            # The server's time-outs don't help where its answer never arrives.
            command_timeout=self.extra["command_timeout"],
            # Without a hook of ours, asyncpg spends a second round trip at each release on RESET ALL and the like.
            # Nothing here sets session state (SET LOCAL only), so there is nothing to reset; an open transaction
            # is still rolled back by asyncpg before the hook runs.
            reset=_nothing_to_reset,
        )
        await self._post_connect()

    async def take_connection(self) -> PoolConnectionProxy:
        """A pool connection; raises DatabaseBusy where none becomes free in time."""
        if self._pool is None:
            async with self._pool_init_lock:
                if self._pool is None:
                    await self.create_connection(with_db=True)
        try:
            return await cast(asyncpg.Pool, self._pool).acquire(timeout=ACQUIRE_TIMEOUT_SECONDS)
        except TimeoutError as error:
            raise DatabaseBusy("The database has no free connection: all are in use.") from error

    async def give_back(self, connection: PoolConnectionProxy | None) -> None:
        """Returns the connection even where the current task is being cancelled (asyncpg shields the release)."""
        if self._pool is not None and connection is not None:
            await self._pool.release(connection)

    def acquire_connection(self) -> Any:
        """What Tortoise runs single statements on."""
        return BoundedAcquire(self, self._pool_init_lock)

    def _in_transaction(self) -> TransactionContext:
        return TransactionScope(self)


client_class = Client


def tortoise_config(url: str, *, pool_size: int = 10, timeouts: bool = True) -> dict[str, Any]:
    """Tortoise's configuration for a PostgreSQL URL; migrations switch the server-side time-outs off."""
    server_settings = {"application_name": "payflowx", "timezone": "UTC"}
    if timeouts:
        server_settings |= {
            "statement_timeout": _milliseconds(STATEMENT_TIMEOUT),
            "lock_timeout": _milliseconds(LOCK_TIMEOUT),
            "idle_in_transaction_session_timeout": _milliseconds(IDLE_IN_TRANSACTION_TIMEOUT),
            # What a process that was killed has asked for ends too, and doesn't hold its locks for an hour.
            "client_connection_check_interval": _milliseconds(CLIENT_CHECK_INTERVAL),
        }
    credentials = {
        "dsn": url,
        "minsize": 1,
        "maxsize": pool_size,
        "server_settings": server_settings,
        "command_timeout": (STATEMENT_TIMEOUT + ANSWER_MARGIN).total_seconds() if timeouts else None,
    }
    return {
        "connections": {ALIAS: {"engine": __name__, "credentials": credentials}},
        "apps": {APP: {"models": [*MODEL_MODULES, "aerich.models"], "default_connection": ALIAS}},
        "use_tz": True,
        "timezone": "UTC",
    }


@asynccontextmanager
async def connected(url: str, *, pool_size: int = 10) -> AsyncIterator[None]:
    """Tortoise on a PostgreSQL URL for the length of the block, visible to every task.

    The first connection is made at once, so that a wrong URL fails here and not in the first request.
    """
    context: TortoiseContext = await Tortoise.init(
        config=tortoise_config(url, pool_size=pool_size), _enable_global_fallback=True
    )
    try:
        await fetch("SELECT 1")
        yield
    finally:
        await context.close_connections()


def transaction() -> TransactionContext:
    """A transaction for the length of the block; inside another one, a savepoint.

    No network call is made and no task is started inside: a task would inherit the connection.
    """
    scope: TransactionContext = _client()._in_transaction()
    return scope


async def fetch(statement: str, *arguments: object, limit: timedelta | None = None) -> list[asyncpg.Record]:
    """The rows of a raw statement, in the current transaction where there is one.

    `limit` is how long the answer may take where `allow_long_statements` has let the server take longer than usual.
    """
    timeout = None if limit is None else (limit + ANSWER_MARGIN).total_seconds()
    async with _client().acquire_connection() as connection:
        return cast(list[asyncpg.Record], await connection.fetch(statement, *arguments, timeout=timeout))


async def execute(statement: str, *arguments: object) -> None:
    """Runs a raw statement, in the current transaction where there is one."""
    async with _client().acquire_connection() as connection:
        await connection.execute(statement, *arguments)


async def allow_long_statements(limit: timedelta) -> None:
    """Raises the current transaction's statement time-out, for work on many rows."""
    await execute(f"SET LOCAL statement_timeout = {_milliseconds(limit)}")


async def allow_long_pauses(limit: timedelta) -> None:
    """Raises how long the current transaction may wait for the program, for work that reads a file in between."""
    await execute(f"SET LOCAL idle_in_transaction_session_timeout = {_milliseconds(limit)}")


@asynccontextmanager
async def exclusive(name: str, *, sharing: str | None = None) -> AsyncIterator[None]:
    """Holds an advisory lock of the whole database, on a connection of its own that the block doesn't use.

    `sharing` is one that it holds besides, together with others, so that nobody has that one alone meanwhile. The locks
    end with the block or with the connection, so a killed process never leaves them behind. Raises LockBusy at once
    where another session holds one of them.
    """
    pool_client = _client()
    assert isinstance(pool_client, Client), "exclusive() is taken before a transaction, never in one"  # noqa: S101
    connection = await pool_client.take_connection()
    try:
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", lock_key(name)):
            raise LockBusy(f"Another process holds the lock {name!r}.")
        if sharing and not await connection.fetchval("SELECT pg_try_advisory_lock_shared($1)", lock_key(sharing)):
            raise LockBusy(f"Another process holds the lock {sharing!r} alone.")
        yield
    finally:
        await asyncio.shield(_unlock_and_give_back(pool_client, connection))


def lock_key(name: str) -> int:
    """The number of an advisory lock, which PostgreSQL knows it by."""
    return zlib.crc32(name.encode())


async def take_turn(name: str, *, wait: timedelta) -> None:
    """Waits in the current transaction until no other one that takes the same turn is open; it ends with this one.

    Raises LockBusy where that takes longer than `wait`.
    """
    await execute(f"SET LOCAL lock_timeout = {_milliseconds(wait)}")
    try:
        await fetch("SELECT pg_advisory_xact_lock($1)", lock_key(name), limit=wait)
    except asyncpg.LockNotAvailableError as error:
        raise LockBusy(f"Another transaction has the turn {name!r}.") from error
    await execute(f"SET LOCAL lock_timeout = {_milliseconds(LOCK_TIMEOUT)}")


async def retry_transient(use_case: Callable[[], Awaitable[T]]) -> T:
    """Runs a whole use case again where PostgreSQL says that trying again will help.

    That is a serialisation failure or a deadlock; five attempts, with growing, jittered pauses.
    """
    for attempt in range(1, ATTEMPTS_MAX):
        try:
            return await use_case()
        except asyncpg.PostgresError as error:
            if sqlstate(error) not in TRANSIENT_SQLSTATES:
                raise
            await asyncio.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - not a secret
    return await use_case()


def sqlstate(error: BaseException) -> str | None:
    """PostgreSQL's five-character code of an error, whether asyncpg raised it or Tortoise wrapped it."""
    return _postgres_attribute(error, "sqlstate")


def constraint(error: BaseException) -> str | None:
    """The name of the constraint that an error says was violated."""
    return _postgres_attribute(error, "constraint_name")


def _postgres_attribute(error: BaseException, name: str) -> str | None:
    for candidate in (error, error.__cause__):
        if isinstance(candidate, asyncpg.PostgresError):
            return cast("str | None", getattr(candidate, name, None))
    return None


def _client() -> Any:
    return get_connections().get(ALIAS)


def _milliseconds(span: timedelta) -> str:
    return str(int(span.total_seconds() * 1000))


async def _unlock_and_give_back(client: Client, connection: PoolConnectionProxy) -> None:
    """Gives up every lock of the session: a task that was cancelled while it asked can't know whether it got one."""
    try:
        if _is_open(connection):
            await connection.execute("SELECT pg_advisory_unlock_all()")
    finally:
        await client.give_back(connection)


def _is_of_the_server(error: BaseException) -> bool:
    """asyncpg raises PostgreSQL's classes of errors for its own refusals too; those have no severity."""
    return isinstance(error, asyncpg.PostgresError) and error.severity is not None


async def _synchronise_and_give_back(client: Client, connection: PoolConnectionProxy) -> None:
    """Ends what a statement has begun whose arguments asyncpg refused, or whose task was cancelled before it ran.

    asyncpg has sent Parse by then and no Sync: the server's statement time-out runs on, and would fail whatever the
    next task asks of the connection. One that can't be brought in order is closed.
    """
    try:
        if _is_open(connection):
            await connection.execute("SELECT 1", timeout=ACQUIRE_TIMEOUT_SECONDS)
    except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError):
        if _is_open(connection):
            connection.terminate()
    finally:
        await client.give_back(connection)


def _is_open(connection: PoolConnectionProxy) -> bool:
    """False for a closed connection, and for one that the pool has taken back because its server process ended."""
    try:
        return not connection.is_closed()
    except asyncpg.InterfaceError:
        return False


async def _nothing_to_reset(connection: asyncpg.Connection) -> None:
    """The pool's hook at each release."""


TORTOISE_FOR_AERICH: Final = tortoise_config("postgresql:///payflowx")
"""What the aerich command compares the models with the migrations by; it connects nowhere for that."""
