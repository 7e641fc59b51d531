"""What PostgreSQL says will succeed when tried again is tried again, a bounded number of times, and nothing else is."""

import asyncio
import random
from collections.abc import Awaitable, Callable

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError

from payflowx.core import db, outages

from .rows import MERCHANT, SECOND, fill, insert


@pytest.fixture
async def merchants(owner: asyncpg.Connection) -> asyncpg.Connection:
    """Two merchants, and a connection that is none of the application's."""
    await fill(owner, before="events")
    await insert(owner, "merchants", SECOND["merchants"])
    return owner


def failing(error: Exception, *, times: int) -> tuple[Callable[[], Awaitable[str]], list[int]]:
    """A use case that raises a number of times and then succeeds, and the list of its attempts."""
    attempts: list[int] = []

    async def use_case() -> str:
        attempts.append(len(attempts) + 1)
        if len(attempts) <= times:
            raise error
        return "done"

    return use_case, attempts


async def test_serialisation_failure_is_tried_again_and_succeeds(merchants: asyncpg.Connection) -> None:
    sqlstates: list[str | None] = []

    async def rename() -> str:
        try:
            async with db.transaction():
                await db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                [row] = await db.fetch("SELECT name FROM merchants WHERE id = $1", MERCHANT)
                if not sqlstates:
                    await merchants.execute("UPDATE merchants SET name = name || '!' WHERE id = $1", MERCHANT)
                await db.execute("UPDATE merchants SET name = $2 WHERE id = $1", MERCHANT, row["name"] + "?")
        except db.DatabaseUnavailable as error:
            sqlstates.append(db.sqlstate(error))
            raise
        return "renamed"

    assert await db.retry_transient(rename) == "renamed"
    assert sqlstates == ["40001"]
    assert await merchants.fetchval("SELECT name FROM merchants WHERE id = $1", MERCHANT) == "The Shop!?"


async def test_deadlock_is_tried_again_and_both_succeed(merchants: asyncpg.Connection) -> None:
    sqlstates: list[str | None] = []
    have_first = asyncio.Barrier(2)

    async def touch(*ids: object) -> None:
        try:
            async with db.transaction():
                for merchant_id in ids:
                    await db.execute("UPDATE merchants SET name = name || '!' WHERE id = $1", merchant_id)
                    if not sqlstates and merchant_id == ids[0]:
                        await have_first.wait()
        except db.DatabaseUnavailable as error:
            sqlstates.append(db.sqlstate(error))
            raise

    one, other = MERCHANT, SECOND["merchants"]["id"]
    await asyncio.gather(
        db.retry_transient(lambda: touch(one, other)),
        db.retry_transient(lambda: touch(other, one)),
    )

    assert sqlstates == ["40P01"]
    names = await merchants.fetch("SELECT name FROM merchants ORDER BY name")
    assert [row["name"] for row in names] == ["Another Shop!!", "The Shop!!"]


@pytest.mark.parametrize("error", [asyncpg.SerializationError("x"), asyncpg.DeadlockDetectedError("x")])
@pytest.mark.parametrize("times", range(outages.ATTEMPTS_MAX))
async def test_transient_error_is_survived_up_to_the_last_attempt(error: Exception, times: int) -> None:
    use_case, attempts = failing(error, times=times)

    assert await db.retry_transient(use_case) == "done"
    assert len(attempts) == times + 1


async def test_error_that_stays_is_raised_after_the_last_attempt() -> None:
    error = asyncpg.SerializationError("x")
    use_case, attempts = failing(error, times=10**6)

    with pytest.raises(asyncpg.SerializationError) as raised:
        await asyncio.wait_for(db.retry_transient(use_case), timeout=5)

    assert raised.value is error
    assert len(attempts) == outages.ATTEMPTS_MAX == 5


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.UniqueViolationError("x"),
        asyncpg.RestrictViolationError("x"),
        asyncpg.LockNotAvailableError("x"),
        asyncpg.QueryCanceledError("x"),
        asyncpg.AdminShutdownError("x"),
        asyncpg.ConnectionDoesNotExistError("x"),
        asyncpg.InterfaceError("x"),
        IntegrityError("x"),
        db.DatabaseBusy("x"),
        TimeoutError("x"),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_any_other_error_is_raised_at_once(error: Exception) -> None:
    use_case, attempts = failing(error, times=1)

    with pytest.raises(type(error)) as raised:
        await db.retry_transient(use_case)

    assert raised.value is error
    assert attempts == [1]


async def test_cancellation_is_not_tried_again() -> None:
    attempts = []

    async def use_case() -> None:
        attempts.append(1)
        await asyncio.sleep(60)

    task = asyncio.create_task(db.retry_transient(use_case))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert attempts == [1]


async def test_pauses_grow_and_are_jittered(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[tuple[float, float]] = []

    def uniform(least: float, most: float) -> float:
        pauses.append((least, most))
        return 0

    monkeypatch.setattr(random, "uniform", uniform)
    use_case, _ = failing(asyncpg.SerializationError("x"), times=4)

    await db.retry_transient(use_case)

    assert pauses == [(0, 0.04), (0, 0.08), (0, 0.16), (0, 0.32)]
