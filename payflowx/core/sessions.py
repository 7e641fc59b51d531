"""A session of PostgreSQL: how its connection is made, what it asks the server for, and how long silence may last."""

import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from types import MappingProxyType
from typing import Any, ClassVar, Final

import asyncpg

from payflowx.core import poolers
from payflowx.core.outages import KINDS, DatabaseUnavailable, told_apart

CONNECT_SECONDS_MAX: Final = 5.0
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
STATEMENTS_KEPT: Final = 100  # asyncpg's own default
# A peer that is gone without a word, or a network that swallows everything. What was sent and is not confirmed for so
# long ends the connection; where nothing is sent, the kernel asks, and so many questions without an answer end it.
UNCONFIRMED: Final = timedelta(seconds=5)
QUIET: Final = timedelta(seconds=10)
BETWEEN_QUESTIONS: Final = timedelta(seconds=3)
QUESTIONS: Final = 3
# As Linux calls them (tcp(7)); where there is no such option, the kernel's own habits are left.
OF_A_SOCKET: Final = (
    ("TCP_KEEPIDLE", int(QUIET.total_seconds())),
    ("TCP_KEEPALIVE", int(QUIET.total_seconds())),  # macOS's name of the same
    ("TCP_KEEPINTVL", int(BETWEEN_QUESTIONS.total_seconds())),
    ("TCP_KEEPCNT", QUESTIONS),
    ("TCP_USER_TIMEOUT", int(UNCONFIRMED.total_seconds() * 1000)),
)
OF_THE_SERVER: Final = {
    "tcp_keepalives_idle": str(int(QUIET.total_seconds())),
    "tcp_keepalives_interval": str(int(BETWEEN_QUESTIONS.total_seconds())),
    "tcp_keepalives_count": str(QUESTIONS),
    "tcp_user_timeout": str(int(UNCONFIRMED.total_seconds() * 1000)),
}
"""What a session asks the server to do on its side, so that nobody's slots are taken by those who are gone.

Over a local socket the server leaves them alone.
"""


class Session(asyncpg.Connection):
    """A connection that doesn't wait for ever, and whose errors say where it is the database that can't serve."""

    at_begin: ClassVar[str] = ""
    """Statements that go with each BEGIN, in the same message."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        end_silence(self._transport.get_extra_info("socket"))  # type: ignore[attr-defined] # asyncpg names it nowhere

    async def execute(self, query: str, *args: object, timeout: float | None = None) -> str:  # noqa: ASYNC109 - asyncpg's
        """As asyncpg's. Raises DatabaseUnavailable."""
        if self.at_begin and query.startswith("BEGIN"):
            query = f"{query} {self.at_begin}"
        with told_apart(self):
            return await super().execute(query, *args, timeout=timeout)

    def _check_open(self) -> None:
        """What every call begins with."""
        with told_apart(self):
            super()._check_open()  # type: ignore[misc] # asyncpg's own way

    async def _execute(self, *arguments: Any, **options: Any) -> Any:
        """What every statement with arguments or rows goes through."""
        with told_apart(self):
            return await super()._execute(*arguments, **options)  # type: ignore[misc] # asyncpg's own way

    async def _executemany(self, *arguments: Any, **options: Any) -> Any:
        with told_apart(self):
            return await super()._executemany(*arguments, **options)  # type: ignore[misc] # asyncpg's own way


def session_class(*, at_begin: str = "") -> type[Session]:
    """Sessions whose transactions begin with these statements."""
    return type("SessionOfItsOwn", (Session,), {"at_begin": at_begin}) if at_begin else Session


def statement_options(*, is_pooled: bool) -> dict[str, Any]:
    """asyncpg's options. Behind a pooler statements have no names: another session would run what they stand for."""
    return {"timeout": CONNECT_SECONDS_MAX, "statement_cache_size": 0 if is_pooled else STATEMENTS_KEPT}


async def connect(
    url: str,
    *,
    name: str,
    command_seconds_max: float | None,
    asked: Mapping[str, str] = NOTHING,
    is_pooled: bool = False,
) -> asyncpg.Connection:
    """A connection beside the pool, of this name in the server's lists and with these settings.

    Raises DatabaseUnavailable, and PoolerInTheWay where a pooler refuses what is asked of a session.
    """
    try:
        return await asyncpg.connect(
            url,
            connection_class=Session,
            command_timeout=command_seconds_max,
            server_settings={"application_name": name, **asked},
            **statement_options(is_pooled=is_pooled),
        )
    except KINDS as error:
        raise poolers.refusal(error) or DatabaseUnavailable() from error


@asynccontextmanager
async def pair(url: str, asked: Mapping[str, str]) -> AsyncIterator[tuple[asyncpg.Connection, asyncpg.Connection]]:
    """Two connections with these settings, to look at what becomes of them.

    Their statements have no names: what is looked for could otherwise get in the way.
    """
    async with AsyncExitStack() as opened:
        connections = []
        for _ in range(2):
            connection = await connect(
                url, name="payflowx", command_seconds_max=CONNECT_SECONDS_MAX, asked=asked, is_pooled=True
            )
            opened.push_async_callback(connection.close, timeout=CONNECT_SECONDS_MAX)
            connections.append(connection)
        yield connections[0], connections[1]


def end_silence(connected: socket.socket) -> None:
    """Has the kernel end a TCP connection that nobody is at the other end of; a local socket notices by itself."""
    if connected.family not in {socket.AF_INET, socket.AF_INET6}:
        return
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in OF_A_SOCKET:
        if (option := getattr(socket, name, None)) is not None:
            connected.setsockopt(socket.IPPROTO_TCP, option, value)
