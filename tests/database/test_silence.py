"""A network that swallows everything costs seconds, and whoever is gone takes nobody's place."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest

from payflowx.core import db, sessions

from .pools import in_use, pool_of

SILENT_SECONDS = 0.4


class Line:
    """A line to the server over TCP, which may go silent: it takes what is sent, and nothing arrives."""

    def __init__(self) -> None:
        self.is_silent = False

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One direction."""
        while data := await reader.read(65536):
            if not self.is_silent:
                writer.write(data)
        writer.close()


@asynccontextmanager
async def line_to(url: str) -> AsyncIterator[tuple[Line, str]]:
    """A line to the server, and the URL of the same database over it."""
    line, parts = Line(), urlsplit(url)
    parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        port = parts.port or int(parameters.get("port", 5432))
        if parts.hostname:
            there, back = await asyncio.open_connection(parts.hostname, port)
        else:
            there, back = await asyncio.open_unix_connection(f"{parameters['host']}/.s.PGSQL.{port}")
        await asyncio.gather(line.carry(reader, back), line.carry(there, writer), return_exceptions=True)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    login = parts.netloc.rpartition("@")[0]
    try:
        yield line, f"postgresql://{login}@127.0.0.1:{server.sockets[0].getsockname()[1]}{parts.path}?sslmode=disable"
    finally:
        server.close()


async def ask_in_a_transaction() -> None:
    """A statement in a transaction."""
    async with db.transaction():
        await db.fetch("SELECT 1")


async def ask() -> None:
    """A statement by itself."""
    await db.fetch("SELECT 1")


@pytest.mark.parametrize("use", [ask, ask_in_a_transaction])
async def test_silence_ends_with_an_error_that_says_try_again(
    use: Callable[[], "asyncio.Future[None]"], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "STATEMENT_TIMEOUT", timedelta(seconds=SILENT_SECONDS / 2))
    monkeypatch.setattr(db, "ANSWER_MARGIN", timedelta(seconds=SILENT_SECONDS / 2))
    monkeypatch.setattr("payflowx.core.pool.ACQUIRE_TIMEOUT_SECONDS", SILENT_SECONDS)
    async with line_to(database) as (line, url), pool_of(url, size=2) as pool:
        await use()
        line.is_silent = True
        began = time.monotonic()

        for _ in range(3):
            with pytest.raises(db.DatabaseUnavailable):
                await use()
            assert in_use(pool) == 0

        assert time.monotonic() - began < 3 * 5 * SILENT_SECONDS
        line.is_silent = False
        await use()


async def test_kernel_ends_connections_that_nobody_is_at_the_other_end_of(database: str) -> None:
    async with line_to(database) as (_, url), pool_of(url, size=1) as pool, pool.acquire() as connection:
        connected = connection._transport.get_extra_info("socket")  # type: ignore[attr-defined] # asyncpg's own

        assert connected.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        for name, value in sessions.OF_A_SOCKET:
            if (option := getattr(socket, name, None)) is not None:
                assert (name, connected.getsockopt(socket.IPPROTO_TCP, option)) == (name, value)


async def test_server_is_asked_to_do_the_same(database: str) -> None:
    asked = db.tortoise_config(database)["connections"][db.ALIAS]["credentials"]["server_settings"]
    names = "SELECT name FROM pg_settings WHERE name = ANY ($1) AND context = 'user'"

    assert sessions.OF_THE_SERVER.items() <= asked.items()
    assert {row["name"] for row in await db.fetch(names, [*sessions.OF_THE_SERVER])} == set(sessions.OF_THE_SERVER)


async def test_server_that_takes_no_writes_is_left_for_another(database: str) -> None:
    """A primary that was demoted keeps its sessions: they are closed, and the next ones may find the new primary."""
    async with pool_of(database, size=1):
        [first] = await db.fetch("SELECT pg_backend_pid() AS pid")
        await db.execute("SET default_transaction_read_only = on")

        with pytest.raises(db.DatabaseUnavailable) as refusal:
            await db.execute("DELETE FROM rate_counters")

        assert db.sqlstate(refusal.value) == "25006"
        [second] = await db.fetch("SELECT pg_backend_pid() AS pid")
        assert first["pid"] != second["pid"]


async def test_rule_that_is_broken_is_no_outage(database: str) -> None:
    for statement, kind in (
        ("INSERT INTO rate_counters (key) VALUES (NULL)", asyncpg.NotNullViolationError),
        ("SELECT 1 / 0", asyncpg.DivisionByZeroError),
        ("SELECT nothing", asyncpg.UndefinedColumnError),
    ):
        with pytest.raises(kind):
            await db.fetch(statement)
