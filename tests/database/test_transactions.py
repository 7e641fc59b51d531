"""A transaction is kept or undone as a whole, a nested one is a savepoint, and errors name what PostgreSQL refused."""

import asyncio
from uuid import UUID, uuid4

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError

from payflowx.core import db
from payflowx.merchants.models import Merchant

from .pools import in_use, pool_of
from .rows import AT


class BrokenError(Exception):
    """What goes wrong in these tests."""


async def add(name: str) -> None:
    """A new merchant, by raw SQL in the current transaction."""
    await db.execute("INSERT INTO merchants VALUES ($1, $2, true, $3)", uuid4(), name, AT)


async def add_and_break(*added: str) -> None:
    """New merchants in a transaction that breaks after the last of them."""
    async with db.transaction():
        for name in added:
            await add(name)
        raise BrokenError


async def add_all(*added: str) -> None:
    """New merchants in one transaction."""
    async with db.transaction():
        for name in added:
            await add(name)


async def names(connection: asyncpg.Connection) -> list[str]:
    """The merchants that everybody sees."""
    return [row["name"] for row in await connection.fetch("SELECT name FROM merchants ORDER BY name")]


async def test_block_that_ends_well_is_kept(owner: asyncpg.Connection) -> None:
    async with db.transaction():
        await add("One")
        await Merchant.create(id=uuid4(), name="Two", is_active=True, created_at=AT)
        assert await names(owner) == []

    assert await names(owner) == ["One", "Two"]


async def test_exception_undoes_the_whole_block(owner: asyncpg.Connection) -> None:
    with pytest.raises(BrokenError):
        await add_and_break("One", "Two")

    assert await names(owner) == []


async def test_refusal_by_the_database_undoes_the_whole_block(owner: asyncpg.Connection) -> None:
    with pytest.raises(asyncpg.UniqueViolationError):
        await add_all("One", "ONE")

    assert await names(owner) == []


async def test_inner_failure_leaves_the_outer_transaction_alive(owner: asyncpg.Connection) -> None:
    async with db.transaction():
        await add("Outer")
        with pytest.raises(asyncpg.UniqueViolationError):
            await add_all("Inner", "OUTER")
        await add("After")

    assert await names(owner) == ["After", "Outer"]


async def test_inner_success_is_undone_with_the_outer_failure(owner: asyncpg.Connection) -> None:
    async def use() -> None:
        async with db.transaction():
            await add_all("Inner")
            raise BrokenError

    with pytest.raises(BrokenError):
        await use()
    assert await names(owner) == []


async def test_savepoints_nest_deeper_than_one(owner: asyncpg.Connection) -> None:
    async def use() -> None:
        async with db.transaction():
            await add("2")
            await add_all("3")
            raise BrokenError

    async with db.transaction():
        await add("1")
        with pytest.raises(BrokenError):
            await use()
        await add_all("4")

    assert await names(owner) == ["1", "4"]


async def test_cancellation_undoes_the_block_and_gives_the_connection_back(
    database: str, owner: asyncpg.Connection
) -> None:
    is_inside = asyncio.Event()

    async def use() -> None:
        async with db.transaction():
            await add("One")
            is_inside.set()
            await db.fetch("SELECT pg_sleep(4)")

    async with pool_of(database) as pool:
        task = asyncio.create_task(use())
        await is_inside.wait()
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, timeout=2)

        assert in_use(pool) == 0
        assert await names(owner) == []
        async with db.transaction():
            await add("Two")
    assert await names(owner) == ["Two"]


async def test_cancellation_of_a_single_statement_gives_the_connection_back(database: str) -> None:
    async with pool_of(database, size=1) as pool:
        task = asyncio.create_task(db.fetch("SELECT pg_sleep(4)"))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, timeout=2)

        assert in_use(pool) == 0
        assert await db.fetch("SELECT 1")


async def test_simultaneous_transactions_do_not_see_each_other(owner: asyncpg.Connection) -> None:
    all_have_written, all_have_read = asyncio.Barrier(6), asyncio.Barrier(6)

    async def use(name: str, is_broken: bool) -> int:
        async with db.transaction():
            await add(name)
            await all_have_written.wait()
            seen = len(await db.fetch("SELECT 1 FROM merchants"))
            await all_have_read.wait()
            if is_broken:
                raise BrokenError
        return seen

    results = await asyncio.gather(
        *(use(str(number), is_broken=number % 2 == 1) for number in range(6)), return_exceptions=True
    )

    assert results[::2] == [1, 1, 1]
    assert all(isinstance(result, BrokenError) for result in results[1::2])
    assert await names(owner) == ["0", "2", "4"]


async def test_statements_of_tasks_within_one_transaction_take_turns(owner: asyncpg.Connection) -> None:
    async with db.transaction():
        await asyncio.gather(
            *(Merchant.create(id=uuid4(), name=str(n), is_active=True, created_at=AT) for n in range(9))
        )

    assert len(await names(owner)) == 9


async def test_raw_error_is_named(database: str) -> None:
    await add("One")

    with pytest.raises(asyncpg.UniqueViolationError) as refusal:
        await add("ONE")

    assert (db.sqlstate(refusal.value), db.constraint(refusal.value)) == ("23505", "merchants_name_unique")


async def test_error_that_tortoise_wrapped_is_named_too(database: str) -> None:
    await add("One")

    with pytest.raises(IntegrityError) as refusal:
        await Merchant.create(id=uuid4(), name="ONE", is_active=True, created_at=AT)

    assert (db.sqlstate(refusal.value), db.constraint(refusal.value)) == ("23505", "merchants_name_unique")


async def test_error_without_a_constraint_has_only_its_sqlstate(database: str) -> None:
    with pytest.raises(asyncpg.PostgresError) as refusal:
        await db.fetch("SELECT 1 / 0")

    assert (db.sqlstate(refusal.value), db.constraint(refusal.value)) == ("22012", None)


@pytest.mark.parametrize("error", [BrokenError("x"), asyncpg.InterfaceError("x"), TimeoutError()])
def test_error_of_something_else_has_neither(error: Exception) -> None:
    assert (db.sqlstate(error), db.constraint(error)) == (None, None)


async def test_refusal_at_commit_is_raised_and_leaves_nothing(
    database: str, owner_url: str, owner: asyncpg.Connection
) -> None:
    async def use() -> None:
        async with db.transaction():
            await add("One")
            await db.execute("CREATE TEMPORARY TABLE parent (id uuid PRIMARY KEY)")
            await db.execute("CREATE TEMPORARY TABLE child (id uuid REFERENCES parent INITIALLY DEFERRED)")
            await db.execute("INSERT INTO child VALUES ($1)", UUID(int=1))

    async with pool_of(owner_url) as pool:
        with pytest.raises(asyncpg.ForeignKeyViolationError):
            await use()

        assert in_use(pool) == 0
        assert await names(owner) == []
