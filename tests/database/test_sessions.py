"""Every session has the server's time-outs, and whoever uses a connection finds it as new."""

import asyncio
from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from payflowx.core import db
from payflowx.core.errors import QueryTooBroad
from tests import sessions

from .pools import pool_of

LIMITS = {"statement_timeout": "5s", "lock_timeout": "2s", "idle_in_transaction_session_timeout": "10s"}
SETTINGS = {**LIMITS, "timezone": "UTC", "application_name": "payflowx", "transaction_isolation": "read committed"}


async def show(name: str) -> str:
    """A setting as the server has it for the current session."""
    return str((await db.fetch(f"SHOW {name}"))[0][0])


@pytest.mark.parametrize(("name", "value"), SETTINGS.items())
async def test_session_has_its_settings_in_and_outside_a_transaction(name: str, value: str, database: str) -> None:
    assert await show(name) == value
    async with db.transaction():
        assert await show(name) == value


@pytest.mark.parametrize("name", LIMITS)
async def test_migrations_have_no_time_outs(name: str, database: str) -> None:
    async with TortoiseContext() as context:
        await context.init(db.tortoise_config(database, timeouts=False))

        assert await show(name) == "0"


async def test_long_statement_is_ended(database: str) -> None:
    async with db.transaction():
        await db.allow_long_statements(timedelta(milliseconds=50))

        with pytest.raises(db.DatabaseUnavailable) as refusal:
            await db.fetch("SELECT pg_sleep(5)")

    assert db.sqlstate(refusal.value) == "57014"


async def test_read_that_takes_too_long_says_what_to_narrow(database: str) -> None:
    async def read() -> None:
        with db.in_time(narrow="Ask for fewer days.", path=("to",)):
            async with db.transaction():
                await db.allow_long_statements(timedelta(milliseconds=50))
                await db.fetch("SELECT pg_sleep(5)")

    with pytest.raises(QueryTooBroad) as refusal:
        await read()

    assert (refusal.value.code, refusal.value.path) == ("QUERY_TOO_BROAD", ("to",))
    assert refusal.value.message.endswith("Ask for fewer days.")
    assert await db.fetch("SELECT 1")


async def test_read_that_waits_for_a_lock_is_not_too_broad(database: str, owner_url: str) -> None:
    async def read() -> None:
        with db.in_time(narrow="Ask for fewer days."):
            async with db.transaction():
                await db.execute("SET LOCAL lock_timeout = '50ms'")
                await db.fetch("SELECT count(*) FROM payments")

    async with sessions.outside(owner_url) as rival:
        await rival.execute("LOCK TABLE payments IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(db.DatabaseUnavailable):
            await read()


async def test_longer_statements_are_allowed_in_the_transaction_alone(database: str) -> None:
    async with pool_of(database, size=1):
        async with db.transaction():
            await db.allow_long_statements(timedelta(hours=1))
            assert await show("statement_timeout") == "1h"

        assert await show("statement_timeout") == "5s"


async def test_longer_statements_end_with_the_savepoint_that_fails(database: str) -> None:
    async def use() -> None:
        async with db.transaction():
            await db.allow_long_statements(timedelta(hours=1))
            raise ZeroDivisionError

    async with db.transaction():
        with pytest.raises(ZeroDivisionError):
            await use()

        assert await show("statement_timeout") == "5s"


@pytest.mark.parametrize("ending", ["error", "cancellation"])
async def test_settings_of_a_transaction_that_broke_do_not_reach_the_next_user(ending: str, database: str) -> None:
    async def use() -> None:
        async with db.transaction():
            await db.allow_long_statements(timedelta(hours=1))
            if ending == "error":
                raise ZeroDivisionError
            await db.fetch("SELECT pg_sleep(4)")

    async with pool_of(database, size=1):
        task = asyncio.create_task(use())
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

        assert await show("statement_timeout") == "5s"
        assert await db.fetch("SELECT 1 FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'") == []


async def test_instants_come_back_in_utc(database: str) -> None:
    [row] = await db.fetch(
        "SELECT '2026-11-20T12:00:00+05:00'::timestamptz AS at, '2026-11-20'::date::timestamptz AS day"
    )

    assert row["at"].isoformat() == "2026-11-20T07:00:00+00:00"
    assert row["day"].isoformat() == "2026-11-20T00:00:00+00:00"
