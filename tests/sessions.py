"""The database's sessions seen from outside: how a test stops the application in the middle of something."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import asyncpg

PATIENCE_SECONDS: Final = 30.0
POLL_SECONDS: Final = 0.005

WAITING_FOR_LOCK: Final = "wait_event_type = 'Lock'"
IN_OPEN_TRANSACTION: Final = "state = 'idle in transaction'"


@asynccontextmanager
async def outside(url: str) -> AsyncIterator[asyncpg.Connection]:
    """A session that is none of the application's, in a transaction that is rolled back in the end.

    With the owner's URL it may lock whole tables.
    """
    connection = await asyncpg.connect(url, server_settings={"application_name": "outside"})
    transaction = connection.transaction()
    await transaction.start()
    try:
        yield connection
    finally:
        await transaction.rollback()
        await connection.close()


async def wait_for(url: str, condition: str) -> int:
    """The process id of the application's session that the condition holds for, as soon as there is one."""
    statement = f"""
        SELECT min(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'payflowx' AND {condition}
    """
    connection = await asyncpg.connect(url, server_settings={"application_name": "outside"})
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not (pid := await connection.fetchval(statement)):  # noqa: ASYNC110 - there is no event for it
                await asyncio.sleep(POLL_SECONDS)
    finally:
        await connection.close()
    return int(pid)


async def kill(url: str, condition: str) -> None:
    """Ends the application's session that the condition holds for, as a crash would, once there is one."""
    pid = await wait_for(url, condition)
    connection = await asyncpg.connect(url)
    try:
        assert await connection.fetchval("SELECT pg_terminate_backend($1, 5000)", pid)
    finally:
        await connection.close()
