"""Connection pools beside the worker's own, for tests that break, exhaust or count their connections."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from tortoise.context import TortoiseContext

from payflowx.core import db


@asynccontextmanager
async def pool_of(url: str, *, size: int = 3) -> AsyncIterator[asyncpg.Pool]:
    """The pool that `payflowx.core.db` uses in this block, and in tasks that start in it."""
    async with TortoiseContext() as context:
        await context.init(db.tortoise_config(url, pool_size=size))
        await db.fetch("SELECT 1")
        pool = context.db()._pool
        assert isinstance(pool, asyncpg.Pool)
        yield pool


def in_use(pool: asyncpg.Pool) -> int:
    """How many connections somebody holds."""
    return pool.get_size() - pool.get_idle_size()
