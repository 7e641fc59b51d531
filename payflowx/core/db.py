"""The database: the connection pool, transactions, raw statements and the names of what PostgreSQL refuses.

This module is also the "engine" that Tortoise is configured with. Tortoise's own client leaks a pool connection
whenever BEGIN fails or is cancelled, and waits without a bound for a free one; the client here does neither
(docs/decisions/0003). It leans on private names of tortoise-orm and asyncpg, which are pinned for that reason.
"""

import asyncio
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, Final, cast

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from tortoise import Tortoise
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import PoolConnectionWrapper, TransactionContext
from tortoise.connection import get_connections
from tortoise.context import TortoiseContext

from payflowx.core import poolers, sessions
from payflowx.core.errors import PayFlowXError
from payflowx.core.log import get_logger
from payflowx.core.outages import KINDS, SAFE_TO_REPEAT, is_of_the_server, is_open, is_silence, raise_if_over

# The same door leads to these: who asks the database needn't know where its errors are told apart.
from payflowx.core.outages import DatabaseBusy as DatabaseBusy  # noqa: PLC0414
from payflowx.core.outages import DatabaseUnavailable as DatabaseUnavailable  # noqa: PLC0414
from payflowx.core.outages import constraint as constraint  # noqa: PLC0414
from payflowx.core.outages import in_time as in_time  # noqa: PLC0414
from payflowx.core.outages import retry_transient as retry_transient  # noqa: PLC0414
from payflowx.core.outages import sqlstate as sqlstate  # noqa: PLC0414

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
IDENTITY: Final = {"application_name": "payflowx", "timezone": "UTC"}
STATEMENT_TIMEOUT: Final = timedelta(seconds=5)
ANSWER_MARGIN: Final = timedelta(seconds=2)
LOCK_TIMEOUT: Final = timedelta(seconds=2)
IDLE_IN_TRANSACTION_TIMEOUT: Final = timedelta(seconds=10)
CLIENT_CHECK_INTERVAL: Final = timedelta(seconds=5)
LOCK_NOT_AVAILABLE: Final = "55P03"
READ_ONLY: Final = "25006"  # read_only_sql_transaction


logger = get_logger(__name__)


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

    async def __aexit__(self, exc_type: object, exc: BaseException | None, traceback: object) -> None:
        get_connections().reset(self._token)
        connection = self.client._connection
        was_open = is_open(connection)
        try:
            if exc_type is None:
                await self.client.commit()
            elif is_silence(exc) and was_open:
                connection.terminate()
            elif was_open:
                await self.client.rollback()
        except asyncpg.InterfaceError as error:
            exc = error
            if was_open:
                raise
        finally:
            await self._parent.leave_if_read_only(exc)
            await self._parent.give_back(connection)
        raise_if_over(exc, was_open=was_open)


class BoundedAcquire(PoolConnectionWrapper[PoolConnectionProxy]):
    """A pool connection for one statement outside a transaction, waited for no longer than the bound."""

    client: "Client"

    async def __aenter__(self) -> PoolConnectionProxy:
        self.connection = await self.client.take_connection()
        return self.connection

    async def __aexit__(self, _type: object, error: BaseException | None, _traceback: object) -> None:
        assert self.connection is not None  # noqa: S101 - since it was entered
        was_open = is_open(self.connection)
        if is_silence(error) and was_open:
            self.connection.terminate()
        if error is None or is_of_the_server(error) or is_silence(error):
            await self.client.leave_if_read_only(error)
            await self.client.give_back(self.connection)
        else:
            await asyncio.shield(_settle_and_give_back(self.client, self.connection, "SELECT 1"))
        raise_if_over(error, was_open=was_open)


class TransactionAcquire:
    """A pool connection for one statement behind a pooler: time-outs hold in a transaction alone, so it gets one."""

    def __init__(self, client: "Client") -> None:
        self._scope = TransactionScope(client)

    async def __aenter__(self) -> PoolConnectionProxy:
        return cast(PoolConnectionProxy, (await self._scope.__aenter__())._connection)

    async def __aexit__(self, exc_type: object, exc: BaseException | None, traceback: object) -> None:
        await self._scope.__aexit__(exc_type, exc, traceback)


class Client(AsyncpgDBClient):
    """Tortoise's asyncpg client with a bounded, leak-free pool."""

    @property
    def is_pooled(self) -> bool:
        """Whether a pooler gives each transaction another session."""
        return bool(self.extra["at_begin"])

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002 - Tortoise's signature
        """Opens the pool."""
        self._pool = await asyncpg.create_pool(
            self.extra["dsn"],
            min_size=self.pool_minsize,
            max_size=self.pool_maxsize,
            connection_class=sessions.session_class(at_begin=self.extra["at_begin"]),
            server_settings=self.server_settings,
            **sessions.statement_options(is_pooled=self.is_pooled),
            # The server's time-outs don't help where its answer never arrives.
            command_timeout=self.extra["command_timeout"],
            # Without a hook of ours, asyncpg spends a second round trip at each release on RESET ALL and the like.
            # Nothing here sets session state (SET LOCAL only), so there is nothing to reset; an open transaction
            # is still rolled back by asyncpg before the hook runs.
            reset=_nothing_to_reset,
        )
        await self._post_connect()

    async def take_connection(self) -> PoolConnectionProxy:
        """A pool connection. Raises DatabaseBusy where there is none in time, else DatabaseUnavailable."""
        try:
            if self._pool is None:
                async with self._pool_init_lock:
                    if self._pool is None:
                        await self.create_connection(with_db=True)
            return await cast(asyncpg.Pool, self._pool).acquire(timeout=ACQUIRE_TIMEOUT_SECONDS)
        except TimeoutError as error:
            raise DatabaseBusy(f"The database has no free connection: try again. {SAFE_TO_REPEAT}") from error
        except KINDS as error:
            raise poolers.refusal(error) or DatabaseUnavailable() from error

    async def give_back(self, connection: PoolConnectionProxy | None) -> None:
        """Returns the connection even where the current task is being cancelled (asyncpg shields the release).

        One that can't be brought in order is closed by asyncpg, and what was done with it stays as it ended.
        """
        if self._pool is not None and connection is not None:
            try:
                await self._pool.release(connection)
            except (DatabaseUnavailable, *KINDS) as failure:
                logger.warning("connection given up", error=type(failure).__name__, exc_info=failure)

    async def leave_if_read_only(self, error: BaseException | None) -> None:
        """Has all connections made anew where their server takes no writes any more: another one may be the primary."""
        if self._pool is not None and error is not None and sqlstate(error) == READ_ONLY:
            await self._pool.expire_connections()

    def acquire_connection(self) -> Any:
        """What Tortoise runs single statements on."""
        return TransactionAcquire(self) if self.is_pooled else BoundedAcquire(self, self._pool_init_lock)

    def _in_transaction(self) -> TransactionContext:
        return TransactionScope(self)


client_class = Client


def tortoise_config(url: str, *, pool_size: int = 10, timeouts: bool = True, is_pooled: bool = False) -> dict[str, Any]:
    """Tortoise's configuration for a PostgreSQL URL; migrations switch the server-side time-outs off.

    `is_pooled` is whether the URL leads to a pooler in transaction mode: what a session would be asked for once, each
    transaction is then asked for.
    """
    limits = _limits() if timeouts else {}
    at_begin = [f"SET LOCAL {name} = '{value}';" for name, value in {"timezone": "UTC", **limits}.items()]
    credentials = {
        "dsn": url,
        "minsize": 0,  # asyncpg makes up for those that are missing by itself, with a stack in the log at each attempt
        "maxsize": pool_size,
        "server_settings": {**IDENTITY, **({} if is_pooled else {**limits, **sessions.OF_THE_SERVER})},
        "command_timeout": (STATEMENT_TIMEOUT + ANSWER_MARGIN).total_seconds() if timeouts else None,
        "at_begin": " ".join(at_begin) if is_pooled else "",
    }
    return {
        "connections": {ALIAS: {"engine": __name__, "credentials": credentials}},
        "apps": {APP: {"models": [*MODEL_MODULES, "aerich.models"], "default_connection": ALIAS}},
        "use_tz": True,
        "timezone": "UTC",
    }


def _limits() -> dict[str, str]:
    """The server-side time-outs, in the server's unit, milliseconds."""
    return {
        "statement_timeout": _milliseconds(STATEMENT_TIMEOUT),
        "lock_timeout": _milliseconds(LOCK_TIMEOUT),
        "idle_in_transaction_session_timeout": _milliseconds(IDLE_IN_TRANSACTION_TIMEOUT),
        # What a process that was killed has asked for ends too, and doesn't hold its locks for an hour.
        "client_connection_check_interval": _milliseconds(CLIENT_CHECK_INTERVAL),
    }


@asynccontextmanager
async def connected(url: str, *, pool_size: int = 10, is_pooled: bool = False) -> AsyncIterator[None]:
    """Tortoise on a PostgreSQL URL for the length of the block, visible to every task.

    The first connection is made at once, so that a wrong URL fails here and not in the first request. Raises
    DatabaseUnavailable, and PoolerInTheWay where sessions are not kept and `is_pooled` doesn't say so.
    """
    if not is_pooled:
        await _require_own_session(url)
    context: TortoiseContext = await Tortoise.init(
        config=tortoise_config(url, pool_size=pool_size, is_pooled=is_pooled), _enable_global_fallback=True
    )
    try:
        await fetch("SELECT 1")
        yield
    finally:
        await context.close_connections()


async def _require_own_session(url: str) -> None:
    asked = {**IDENTITY, **_limits()}
    async with sessions.pair(url, {**asked, **sessions.OF_THE_SERVER}) as (first, second):
        await poolers.require_own_session(first, second, asked)


async def require_writable() -> None:
    """Raises DatabaseUnavailable where the server takes no writes: a standby, or one that is read-only for now."""
    [row] = await fetch("SELECT current_setting('transaction_read_only')::boolean AS is_read_only")
    if row["is_read_only"]:
        raise DatabaseUnavailable("The database takes no writes.")


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

    The lock is a transaction's, which stays open for the block, and so needs no session that is kept: it ends with the
    block or with the connection, and a killed process never leaves it behind. `sharing` is one that it holds besides,
    together with others, so that nobody has that one alone meanwhile. Raises LockBusy at once where another transaction
    holds one of them.
    """
    pool_client = _client()
    assert isinstance(pool_client, Client), "exclusive() is taken before a transaction, never in one"  # noqa: S101
    connection = await pool_client.take_connection()
    try:
        await connection.execute("BEGIN;")
        if not await connection.fetchval("SELECT pg_try_advisory_xact_lock($1)", lock_key(name)):
            raise LockBusy(f"Another process holds the lock {name!r}.")
        if sharing and not await connection.fetchval("SELECT pg_try_advisory_xact_lock_shared($1)", lock_key(sharing)):
            raise LockBusy(f"Another process holds the lock {sharing!r} alone.")
        # In this order: a statement without arguments ends the one before for good, with the snapshot that it holds.
        # The transaction then keeps nothing from being vacuumed, however long the block is.
        await connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield
    finally:
        await asyncio.shield(_settle_and_give_back(pool_client, connection, "ROLLBACK"))


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
    except DatabaseUnavailable as error:
        if sqlstate(error) != LOCK_NOT_AVAILABLE:
            raise
        raise LockBusy(f"Another transaction has the turn {name!r}.") from error
    await execute(f"SET LOCAL lock_timeout = {_milliseconds(LOCK_TIMEOUT)}")


def _client() -> Any:
    return get_connections().get(ALIAS)


def _milliseconds(span: timedelta) -> str:
    return str(int(span.total_seconds() * 1000))


async def _settle_and_give_back(client: Client, connection: PoolConnectionProxy, statement: str) -> None:
    """Ends by this statement what is open: a task that was cancelled while it asked can't know how far it came.

    Where asyncpg has refused a statement's arguments, or the task was cancelled before they were sent, it has sent
    Parse and no Sync: the server's statement time-out runs on, and would fail whatever the next task asks of the
    connection.
    One that can't be brought in order is closed.
    """
    try:
        if is_open(connection):
            await connection.execute(statement, timeout=ACQUIRE_TIMEOUT_SECONDS)
    except (DatabaseUnavailable, *KINDS):
        if is_open(connection):
            connection.terminate()
    finally:
        await client.give_back(connection)


async def _nothing_to_reset(connection: asyncpg.Connection) -> None:
    """The pool's hook at each release."""


TORTOISE_FOR_AERICH: Final = tortoise_config("postgresql:///payflowx")
"""What the aerich command compares the models with the migrations by; it connects nowhere for that."""
