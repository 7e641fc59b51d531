"""The pool of connections, and what a statement or a transaction holds of it.

This module is the "engine" that Tortoise is configured with. Tortoise's own client leaks a pool connection whenever
BEGIN fails or is cancelled, and waits without a bound for a free one; the client here does neither
(docs/decisions/0003). It leans on private names of tortoise-orm and asyncpg, which are pinned for that reason.
"""

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from typing import Any, Final, cast

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import PoolConnectionWrapper, TransactionContext
from tortoise.connection import get_connections

from payflowx.core import poolers, sessions
from payflowx.core.batches import A, Batches, R, Run
from payflowx.core.log import get_logger
from payflowx.core.outages import (
    KINDS,
    SAFE_TO_REPEAT,
    DatabaseBusy,
    DatabaseUnavailable,
    is_of_the_server,
    is_open,
    is_silence,
    raise_if_over,
    sqlstate,
)

ALIAS: Final = "default"
ACQUIRE_TIMEOUT_SECONDS: Final = 2.0
READ_ONLY: Final = "25006"  # read_only_sql_transaction

logger = get_logger(__name__)


class Transaction(TransactionWrapper):
    """What the queries of a transaction run in, and what is to be done when it is over."""

    def __init__(self, parent: "Client") -> None:
        super().__init__(parent)
        self.afterwards: list[Callable[[], None]] = []


class TransactionScope(TransactionContext):
    """A transaction on a pool connection that goes back to the pool whatever happens.

    Registers itself for the current context, so that every query of the block runs in it.
    """

    def __init__(self, parent: "Client") -> None:
        self.client = self._transaction = Transaction(parent)
        self._parent = parent

    async def __aenter__(self) -> Transaction:
        connection = await self._parent.take_connection()
        self.client._connection = connection
        try:
            await self.client.begin()
        except BaseException:
            await self._parent.give_back(connection)
            raise
        self._token = get_connections().set(ALIAS, self.client)
        return self._transaction

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
            for call in self._transaction.afterwards:
                call()
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
            await asyncio.shield(settle_and_give_back(self.client, self.connection, "SELECT 1"))
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
    """Tortoise's asyncpg client with a bounded, leak-free pool, and what gathers statements over it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._batches: dict[object, Batches[Any, Any]] = {}
        self._companions: dict[type, object] = {}
        self._context = copy_context()  # of whoever connects, and no request's

    def batches_of(self, run: Run[A, R]) -> Batches[A, R]:
        """The batches that this runs; made at first use, and of this pool alone."""
        if run not in self._batches:
            self._batches[run] = Batches(run, self._context)
        return self._batches[run]

    def companion(self, kind: type[R]) -> R:
        """The one object of this kind that belongs to the pool; made at first use."""
        if kind not in self._companions:
            self._companions[kind] = kind()
        return cast(R, self._companions[kind])

    async def close(self) -> None:
        """Closes the pool, once all that was asked together is decided."""
        for batches in self._batches.values():
            await batches.finish()
        await super().close()

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


async def settle_and_give_back(client: Client, connection: PoolConnectionProxy, statement: str) -> None:
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
