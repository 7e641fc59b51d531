"""The pool never loses a connection, and whoever waits for one does not wait for ever."""

import asyncio
import contextlib
import threading
import time
from datetime import timedelta

import asyncpg
import pytest
from asyncpg.pool import PoolConnectionProxy

from payflowx.core import db

from .pools import in_use, pool_of

ROUNDS = 20
SIZE = 3
ALIVE = "SELECT pid FROM pg_stat_activity WHERE pid = ANY ($1::int[])"


def kill_back_ends(url: str, pids: list[int]) -> None:
    """Ends server processes while this thread's event loop stands still, so that nobody has noticed when it returns."""

    async def kill() -> None:
        connection = await asyncpg.connect(url)
        await connection.execute("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid", pids)
        while await connection.fetch(ALIVE, pids):  # noqa: ASYNC110 - nobody tells when a server process has ended
            await asyncio.sleep(0.001)
        await connection.close()

    thread = threading.Thread(target=lambda: asyncio.run(kill()))
    thread.start()
    thread.join()


async def use() -> int:
    """A transaction with one statement in it; gives the server process that ran it."""
    async with db.transaction():
        return int((await db.fetch("SELECT pg_backend_pid() AS pid"))[0]["pid"])


async def open_all(pool: asyncpg.Pool) -> list[int]:
    """The server processes of the whole pool, all of them idle."""
    held = await asyncio.gather(*(pool.acquire() for _ in range(pool.get_max_size())))
    pids = [connection.get_server_pid() for connection in held]
    for connection in held:
        await pool.release(connection)
    return pids


async def all_given_back(pool: asyncpg.Pool) -> None:
    """A release that was cancelled goes on by itself, but not for long."""
    async with asyncio.timeout(2):
        while in_use(pool):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.001)


async def assert_whole(pool: asyncpg.Pool) -> None:
    """Nobody holds a connection, and all of them can be used at once, outside any transaction."""
    assert in_use(pool) == 0
    pids = await open_all(pool)
    assert len(set(pids)) == SIZE
    states = await db.fetch(
        "SELECT state FROM pg_stat_activity WHERE pid = ANY ($1::int[]) AND pid <> pg_backend_pid()", pids
    )
    assert [row["state"] for row in states] == ["idle"] * (SIZE - 1)
    assert await asyncio.wait_for(use(), timeout=2) in pids


async def test_pool_survives_back_ends_that_are_killed_while_idle(database: str) -> None:
    async with pool_of(database, size=SIZE) as pool:
        for _ in range(ROUNDS):
            kill_back_ends(database, await open_all(pool))
            for _ in range(SIZE):
                with contextlib.suppress(db.DatabaseUnavailable):
                    await asyncio.wait_for(use(), timeout=2)

            assert in_use(pool) == 0
        await assert_whole(pool)


async def test_pool_survives_back_ends_that_are_killed_at_begin(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    take = db.Client.take_connection

    async def take_doomed(client: db.Client) -> PoolConnectionProxy:
        connection = await take(client)
        kill_back_ends(database, [connection.get_server_pid()])
        return connection

    async with pool_of(database, size=SIZE) as pool:
        with monkeypatch.context() as patch:
            patch.setattr(db.Client, "take_connection", take_doomed)
            for _ in range(ROUNDS):
                with pytest.raises(db.DatabaseUnavailable):
                    await asyncio.wait_for(use(), timeout=2)
                assert in_use(pool) == 0
        await assert_whole(pool)


async def test_pool_survives_back_ends_that_are_killed_in_a_transaction(database: str) -> None:
    async def use_doomed(pause_seconds: float) -> None:
        async with db.transaction():
            [row] = await db.fetch("SELECT pg_backend_pid() AS pid")
            kill_back_ends(database, [row["pid"]])
            await asyncio.sleep(pause_seconds)
            await db.execute("SELECT 1")

    async with pool_of(database, size=SIZE) as pool:
        for number in range(ROUNDS):
            with pytest.raises(db.DatabaseUnavailable):
                await use_doomed(0.01 * (number % 2))  # the end is noticed by the statement, or before it
            assert in_use(pool) == 0
        await assert_whole(pool)


async def test_error_of_a_block_is_not_hidden_by_the_end_of_its_back_end(database: str) -> None:
    async def use_doomed() -> None:
        async with db.transaction():
            [row] = await db.fetch("SELECT pg_backend_pid() AS pid")
            kill_back_ends(database, [row["pid"]])
            await asyncio.sleep(0.05)  # the pool has taken the connection back by now
            raise ZeroDivisionError

    async with pool_of(database, size=SIZE) as pool:
        with pytest.raises(ZeroDivisionError):
            await use_doomed()

        assert in_use(pool) == 0


@pytest.mark.parametrize("pause_seconds", [0, 0.002], ids=["before the answer", "after the answer"])
async def test_pool_survives_transactions_that_are_cancelled_at_any_step(database: str, pause_seconds: float) -> None:
    """The n-th round cancels after n turns of the event loop: in the acquire, in BEGIN, in the statement, in COMMIT."""
    async with pool_of(database, size=SIZE) as pool:
        await open_all(pool)
        for turns in range(ROUNDS):
            tasks = [asyncio.create_task(use()) for _ in range(SIZE + 1)]
            for _ in range(turns):
                time.sleep(pause_seconds)  # noqa: ASYNC251 - the server may answer while the event loop stands still
                await asyncio.sleep(0)
            for task in tasks:
                task.cancel()
            results = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), timeout=2)

            assert all(isinstance(result, int | asyncio.CancelledError) for result in results), results
            await all_given_back(pool)
        await assert_whole(pool)


@pytest.mark.parametrize("is_transaction", [False, True], ids=["statement", "transaction"])
async def test_waiting_for_a_connection_ends_with_database_busy(
    database: str, is_transaction: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("payflowx.core.pool.ACQUIRE_TIMEOUT_SECONDS", 0.1)
    async with pool_of(database, size=SIZE) as pool:
        held = [await pool.acquire() for _ in range(SIZE)]

        with pytest.raises(db.DatabaseBusy):
            await asyncio.wait_for(use() if is_transaction else db.fetch("SELECT 1"), timeout=2)

        for connection in held:
            await pool.release(connection)
        await assert_whole(pool)


async def test_whoever_waits_gets_the_connection_that_becomes_free(database: str) -> None:
    async with pool_of(database, size=1) as pool:
        held = await pool.acquire()
        pid = held.get_server_pid()
        waiting = [asyncio.create_task(use()) for _ in range(5)]
        await asyncio.sleep(0.05)

        await pool.release(held)

        assert await asyncio.wait_for(asyncio.gather(*waiting), timeout=2) == [pid] * 5


async def test_waiters_that_are_cancelled_leave_their_place_to_others(database: str) -> None:
    async with pool_of(database, size=SIZE) as pool:
        held = [await pool.acquire() for _ in range(SIZE)]
        waiting = [asyncio.create_task(use()) for _ in range(ROUNDS)]
        await asyncio.sleep(0.05)

        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        for connection in held:
            await pool.release(connection)

        await assert_whole(pool)


async def test_argument_that_asyncpg_refuses_does_no_harm_to_whoever_comes_next(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "STATEMENT_TIMEOUT", timedelta(milliseconds=200))
    async with pool_of(database, size=1) as pool:
        with pytest.raises(asyncpg.DataError, match="invalid input for query argument"):
            await db.fetch("SELECT $1::int", "one")

        await asyncio.sleep(0.4)

        assert [row["one"] for row in await db.fetch("SELECT 1 AS one")] == [1]
        assert in_use(pool) == 0


async def break_in_the_middle(url: str, pids: list[int]) -> None:
    """Fails while it holds a connection that has ended and that nobody has noticed."""
    async with db._client().acquire_connection():
        kill_back_ends(url, pids)
        raise LookupError


async def test_connection_that_breaks_while_it_is_brought_in_order_is_replaced(database: str) -> None:
    async with pool_of(database, size=1) as pool:
        pids = await open_all(pool)
        with pytest.raises(LookupError):
            await break_in_the_middle(database, pids)

        assert in_use(pool) == 0
        assert await open_all(pool) != pids
