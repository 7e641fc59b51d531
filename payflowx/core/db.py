"""The database: how it is connected to, transactions, raw statements and the names of what PostgreSQL refuses."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, Final, cast

import asyncpg
from tortoise import Tortoise
from tortoise.backends.base.client import TransactionContext
from tortoise.connection import get_connections
from tortoise.context import TortoiseContext

from payflowx.core import pool, poolers, sessions
from payflowx.core.batches import A, Batches, R, Run
from payflowx.core.errors import PayFlowXError

# The same door leads to these: who asks the database needn't know where its errors are told apart.
from payflowx.core.outages import TRANSIENT_SQLSTATES as TRANSIENT_SQLSTATES  # noqa: PLC0414
from payflowx.core.outages import DatabaseBusy as DatabaseBusy  # noqa: PLC0414
from payflowx.core.outages import DatabaseUnavailable as DatabaseUnavailable  # noqa: PLC0414
from payflowx.core.outages import constraint as constraint  # noqa: PLC0414
from payflowx.core.outages import in_time as in_time  # noqa: PLC0414
from payflowx.core.outages import retry_transient as retry_transient  # noqa: PLC0414
from payflowx.core.outages import sqlstate as sqlstate  # noqa: PLC0414
from payflowx.core.pool import ALIAS as ALIAS  # noqa: PLC0414
from payflowx.core.pool import Client as Client  # noqa: PLC0414

APP: Final = "payflowx"
MODEL_MODULES: Final = (
    "payflowx.events.models",
    "payflowx.identity.models",
    "payflowx.access.models",
    "payflowx.merchants.models",
    "payflowx.terms.models",
    "payflowx.payments.models",
    "payflowx.refunds.models",
    "payflowx.settlements.models",
    "payflowx.bank_statements.models",
    "payflowx.reconciliation.models",
)
AERICH_MODELS: Final = "aerich.models"
IDENTITY: Final = {"application_name": "payflowx", "timezone": "UTC"}
STATEMENT_TIMEOUT: Final = timedelta(seconds=5)
ANSWER_MARGIN: Final = timedelta(seconds=2)
LOCK_TIMEOUT: Final = timedelta(seconds=2)
IDLE_IN_TRANSACTION_TIMEOUT: Final = timedelta(seconds=10)
CLIENT_CHECK_INTERVAL: Final = timedelta(seconds=5)
LOCK_NOT_AVAILABLE: Final = "55P03"


class LockBusy(PayFlowXError):
    """Another session holds the exclusive lock."""


def tortoise_config(
    url: str,
    *,
    pool_size: int = 10,
    timeouts: bool = True,
    is_pooled: bool = False,
    models: Sequence[str] = MODEL_MODULES,
) -> dict[str, Any]:
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
        "connections": {ALIAS: {"engine": pool.__name__, "credentials": credentials}},
        "apps": {APP: {"models": list(models), "default_connection": ALIAS}},
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


def batches_of(run: Run[A, R]) -> Batches[A, R] | None:
    """What gathers questions that `run` decides together, in a transaction of its own.

    None in a transaction, whose statements have to be its own.
    """
    client = _client()
    return client.batches_of(run) if isinstance(client, Client) else None


def companion(kind: type[R]) -> R:
    """The one object of this kind that belongs to the pool: what a process knows of what the database holds."""
    client = _client()
    while not isinstance(client, Client):
        client = client._parent
    return client.companion(kind)


def afterwards(call: Callable[[], None]) -> None:
    """Calls this when the current transaction is over, however it ends; at once where there is none."""
    client = _client()
    if isinstance(client, Client):
        call()
        return
    while not isinstance(client, pool.Transaction):
        client = client._parent
    client.afterwards.append(call)


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
        await asyncio.shield(pool.settle_and_give_back(pool_client, connection, "ROLLBACK"))


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


TORTOISE_FOR_AERICH: Final = tortoise_config("postgresql:///payflowx", models=(*MODEL_MODULES, AERICH_MODELS))
"""What the aerich command compares the models with the migrations by; it connects nowhere for that."""
