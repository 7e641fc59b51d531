"""An exclusive lock has one holder in the whole database, and ends with its block or with its connection."""

import asyncio
import time

import asyncpg
import pytest

from payflowx.core import db

from .pools import in_use, pool_of

NAME = "test.work"
HOLDERS = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = $1::oid"


async def holders(connection: asyncpg.Connection) -> list[int]:
    """The sessions that hold an advisory lock in this database."""
    database = await connection.fetchval("SELECT oid FROM pg_database WHERE datname = current_database()")
    return [row["pid"] for row in await connection.fetch(HOLDERS, database)]


async def test_second_holder_is_refused_at_once(database: str) -> None:
    async with db.exclusive(NAME):
        began_seconds = time.monotonic()

        with pytest.raises(db.LockBusy, match=r"^Another process holds the lock 'test\.work'\.$"):
            async with db.exclusive(NAME):
                pytest.fail("two hold the lock")

        assert time.monotonic() - began_seconds < db.LOCK_TIMEOUT.total_seconds()


async def test_lock_is_held_across_pools(database: str) -> None:
    async with db.exclusive(NAME), pool_of(database):
        with pytest.raises(db.LockBusy):
            async with db.exclusive(NAME):
                pytest.fail("two hold the lock")


async def test_locks_of_other_names_do_not_meet(database: str, owner: asyncpg.Connection) -> None:
    async with db.exclusive(NAME), db.exclusive("test.other_work"):
        assert len(set(await holders(owner))) == 2


async def test_one_of_many_at_once_gets_the_lock(database: str) -> None:
    async def hold() -> bool:
        try:
            async with db.exclusive(NAME):
                await asyncio.sleep(0.2)
        except db.LockBusy:
            return False
        return True

    assert sorted(await asyncio.gather(*(hold() for _ in range(8)))) == [False] * 7 + [True]


async def test_lock_is_free_after_the_block(database: str, owner: asyncpg.Connection) -> None:
    async with pool_of(database, size=1) as pool:
        for _ in range(3):
            async with db.exclusive(NAME):
                assert len(await holders(owner)) == 1

            assert await holders(owner) == []
            assert in_use(pool) == 0


async def test_lock_is_free_after_a_block_that_broke(database: str, owner: asyncpg.Connection) -> None:
    with pytest.raises(ZeroDivisionError):
        async with db.exclusive(NAME):
            raise ZeroDivisionError

    assert await holders(owner) == []


async def test_lock_is_free_after_a_refusal(database: str, owner: asyncpg.Connection) -> None:
    async with pool_of(database, size=3) as pool:
        async with db.exclusive(NAME):
            with pytest.raises(db.LockBusy):
                async with db.exclusive(NAME):
                    pytest.fail("two hold the lock")
            assert in_use(pool) == 1

        assert await holders(owner) == []
        assert in_use(pool) == 0


async def test_transactions_of_the_block_run_on_other_connections(database: str, owner: asyncpg.Connection) -> None:
    async with db.exclusive(NAME):
        [holder] = await holders(owner)
        async with db.transaction():
            [row] = await db.fetch("SELECT pg_backend_pid() AS pid")

        assert row["pid"] != holder
        assert await holders(owner) == [holder]


@pytest.mark.parametrize("turns", range(20))
async def test_lock_is_free_wherever_the_holder_was_cancelled(
    turns: int, database: str, owner: asyncpg.Connection
) -> None:
    """Cancels after so many turns of the event loop: while the lock is asked for, held or given up."""

    async def hold() -> None:
        async with db.exclusive(NAME):
            await asyncio.sleep(0)

    async with pool_of(database, size=1) as pool:
        for pause_seconds in (0, 0.002):
            task = asyncio.create_task(hold())
            for _ in range(turns):
                time.sleep(pause_seconds)  # noqa: ASYNC251 - the server may answer while the event loop stands still
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task], timeout=2)

            assert task.cancelled() or task.exception() is None
            async with asyncio.timeout(2), db.exclusive(NAME):
                assert len(await holders(owner)) == 1
            assert await holders(owner) == []
            assert in_use(pool) == 0


async def test_lock_ends_with_the_connection_of_its_holder(database: str, owner: asyncpg.Connection) -> None:
    async with pool_of(database) as pool:
        async with db.exclusive(NAME):
            [holder] = await holders(owner)
            await owner.execute("SELECT pg_terminate_backend($1, 2000)", holder)

            async with pool_of(database), db.exclusive(NAME):
                assert holder not in await holders(owner)

        assert await holders(owner) == []
        assert in_use(pool) == 0


async def test_lock_is_never_asked_for_in_a_transaction(database: str) -> None:
    with pytest.raises(AssertionError, match="before a transaction"):
        async with db.transaction(), db.exclusive(NAME):
            pytest.fail("the lock would need a second connection")
