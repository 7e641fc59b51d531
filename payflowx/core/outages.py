"""What says that the database can't serve at this moment, whatever was asked of it: then trying again is what helps.

It is told from the error alone, where it is raised: by the connection (`payflowx.core.sessions`) and by the pool
(`payflowx.core.db`). Above them there is one error for all of it.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Final, Protocol, TypeVar, cast

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from payflowx.core.errors import QueryTooBroad, Unavailable

ATTEMPTS_MAX: Final = 5
TRANSIENT_SQLSTATES: Final = frozenset({"40001", "40P01"})  # serialization_failure, deadlock_detected
QUERY_CANCELED: Final = "57014"
SAFE_TO_REPEAT: Final = (
    "Whether a mutation took effect is unknown; to send a payment again with the same idempotency key is safe, "
    "and so is a file."
)
# PostgreSQL's manual, appendix A. Connections, resources (no slot, no room on the disk, no memory), an operator (a
# shutdown, a start, a cancelled statement, a time-out) and the system under the server.
T = TypeVar("T")
CLASSES: Final = frozenset({"08", "53", "57", "58"})
SQLSTATES: Final = frozenset(
    {
        "25006",  # read_only_sql_transaction: a standby, or a primary that has been told to take no writes
        "40001",  # serialization_failure, which is also what a standby's recovery ends a statement with
        "40003",  # statement_completion_unknown
        "40P01",  # deadlock_detected
        "55P03",  # lock_not_available
    }
)
# What asyncpg raises besides PostgreSQL's own errors. `TimeoutError` is an OSError, and so is what TLS says.
KINDS: Final = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)


class DatabaseUnavailable(Unavailable):
    """The database can't be reached, or can't do at this moment what it does at others; the cause says why."""

    def __init__(self, message: str = f"The database can't serve at this moment: try again. {SAFE_TO_REPEAT}") -> None:
        super().__init__(message)


class DatabaseBusy(DatabaseUnavailable):
    """No connection became free in time, or none could be made in that time."""


class Closable(Protocol):
    """A connection, as far as it can be told whether it is still there."""

    def is_closed(self) -> bool:
        """Whether it is over."""


@contextmanager
def told_apart(connection: Closable) -> Iterator[None]:
    """Raises DatabaseUnavailable for what goes wrong in the block because the database can't serve."""
    try:
        yield
    except KINDS as error:
        if not is_outage(error, is_closed=connection.is_closed()):
            raise
        raise DatabaseUnavailable from error


def is_outage(error: BaseException, *, is_closed: bool) -> bool:
    """Whether an error of a statement is the database's state, and not the statement's fault.

    asyncpg's own errors are of both kinds; where the connection is over, that is what they are about.
    """
    if isinstance(error, asyncpg.PostgresError):
        sqlstate = error.sqlstate or ""
        return sqlstate in SQLSTATES or sqlstate[:2] in CLASSES
    return isinstance(error, OSError) or (is_closed and isinstance(error, KINDS))


@contextmanager
def in_time(*, narrow: str, path: tuple[str, ...] = ()) -> Iterator[None]:
    """A read that takes the longer the more is asked for. Raises QueryTooBroad where the server's time-out ends it.

    `narrow` is a sentence that says what to ask for less of, and `path` the field that it is about. To try again helps
    nobody there, as it does in an outage; and where no answer comes at all, that still is one.
    """
    try:
        yield
    except DatabaseUnavailable as error:
        if sqlstate(error) != QUERY_CANCELED:
            raise
        raise QueryTooBroad(f"This is too much to be read in time. {narrow}", path=path) from error


def is_open(connection: PoolConnectionProxy) -> bool:
    """False for a closed connection, and for one that the pool has taken back because its server process ended."""
    try:
        return not connection.is_closed()
    except asyncpg.InterfaceError:
        return False


def is_silence(error: BaseException | None) -> bool:
    """Whether nothing came back, or nobody could be reached: whatever else is asked will take as long."""
    return isinstance(error, DatabaseUnavailable) and isinstance(error.__cause__, OSError)


def raise_if_over(error: BaseException | None, *, was_open: bool) -> None:
    """Raises DatabaseUnavailable for what asyncpg says of a connection that the pool has taken back."""
    if isinstance(error, asyncpg.InterfaceError) and not was_open:
        raise DatabaseUnavailable from error


def is_of_the_server(error: BaseException) -> bool:
    """asyncpg raises PostgreSQL's classes of errors for its own refusals too; those have no severity."""
    cause = error.__cause__ if isinstance(error, DatabaseUnavailable) else error
    return isinstance(cause, asyncpg.PostgresError) and cause.severity is not None


def sqlstate(error: BaseException) -> str | None:
    """PostgreSQL's five-character code of an error, whether asyncpg raised it or it was wrapped."""
    return _postgres_attribute(error, "sqlstate")


def constraint(error: BaseException) -> str | None:
    """The name of the constraint that an error says was violated."""
    return _postgres_attribute(error, "constraint_name")


def _postgres_attribute(error: BaseException, name: str) -> str | None:
    for candidate in (error, error.__cause__):
        if isinstance(candidate, asyncpg.PostgresError):
            return cast("str | None", getattr(candidate, name, None))
    return None


async def retry_transient(use_case: Callable[[], Awaitable[T]]) -> T:
    """Runs a whole use case again where PostgreSQL says that trying again will help.

    That is a serialisation failure or a deadlock; five attempts, with growing, jittered pauses.
    """
    for attempt in range(1, ATTEMPTS_MAX):
        try:
            return await use_case()
        except (asyncpg.PostgresError, DatabaseUnavailable) as error:
            if sqlstate(error) not in TRANSIENT_SQLSTATES:
                raise
            await asyncio.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - not a secret
    return await use_case()
