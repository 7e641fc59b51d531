"""An application connects once, for all of its tasks, and notices at once where it can't."""

import asyncio
from collections.abc import Coroutine
from contextvars import Context

import asyncpg
import pytest
import tortoise.context

from payflowx.core import db

ALIVE = "SELECT pid FROM pg_stat_activity WHERE pid = ANY ($1::int[])"


@pytest.fixture
def unconnected(database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a database that nothing is connected to, as far as Tortoise knows."""
    monkeypatch.setattr(tortoise.context, "_global_context", None)
    return database


async def run_apart(coroutine: Coroutine[None, None, None]) -> None:
    """Runs in a task that has inherited nothing, as one that a server starts for a request."""
    await asyncio.create_task(coroutine, context=Context())


async def test_every_task_finds_the_connection(unconnected: str) -> None:
    async def ask() -> None:
        assert (await db.fetch("SELECT current_database()"))[0][0] in unconnected

    async def serve() -> None:
        async with db.connected(unconnected, pool_size=2):
            await run_apart(ask())

    await run_apart(serve())


async def test_connection_ends_with_its_block(unconnected: str, owner: asyncpg.Connection) -> None:
    pids: list[int] = []

    async def serve() -> None:
        async with db.connected(unconnected, pool_size=2):
            pids.append((await db.fetch("SELECT pg_backend_pid()"))[0][0])

    await run_apart(serve())

    with pytest.raises(RuntimeError, match="No TortoiseContext"):
        await run_apart(db.execute("SELECT 1"))
    async with asyncio.timeout(2):
        while await owner.fetch(ALIVE, pids):  # noqa: ASYNC110 - nobody tells when a server process has ended
            await asyncio.sleep(0.01)


async def test_wrong_url_fails_when_connecting_and_not_in_the_first_request(unconnected: str) -> None:
    missing = unconnected.replace("/payflowx_test_", "/payflowx_missing_", 1)

    async def serve() -> None:
        async with db.connected(missing):
            pytest.fail("there is no such database")

    with pytest.raises(db.DatabaseUnavailable) as refusal:
        await run_apart(serve())
    assert db.sqlstate(refusal.value) == "3D000"


async def test_failed_attempt_does_not_stand_in_the_way_of_the_next(unconnected: str) -> None:
    async def serve(url: str) -> None:
        async with db.connected(url):
            await db.execute("SELECT 1")

    with pytest.raises(db.DatabaseUnavailable):
        await run_apart(serve(unconnected.replace("/payflowx_test_", "/payflowx_missing_", 1)))
    await run_apart(serve(unconnected))
