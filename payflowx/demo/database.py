"""The demo's database: an unused one is replaced by a filled one, at once, so that no kill leaves it half filled."""

from collections.abc import Callable
from typing import Final

import asyncpg

from payflowx.core import database_clock, db, migrate
from payflowx.demo import data
from payflowx.localdb import APPLICATION, Server
from payflowx.reconciliation.service import upgrading

IN_USE: Final = "payflowx"
DRAFT: Final = "payflowx_draft"
REPLACED: Final = "payflowx_replaced"
MAINTENANCE: Final = "postgres"


async def prepare(server: Server, pace: data.Pace, *, tell: Callable[[str], object]) -> None:
    """Brings the schema up to date, and fills the database where nobody has used it yet; `tell` hears of each step."""
    admin = await asyncpg.connect(server.url(MAINTENANCE))
    try:
        for left_over in (DRAFT, REPLACED):
            await admin.execute(f"DROP DATABASE IF EXISTS {left_over} WITH (FORCE)")
        if not await _is_used(server.url(IN_USE)):
            await _replace(server, admin, pace, tell)
    finally:
        await admin.close()
    tell("bringing the schema and the book up to date")
    await _migrate(server, IN_USE)
    async with db.connected(server.url(IN_USE), pool_size=2):
        await upgrading.upgrade_book(now=await database_clock.now())


async def _migrate(server: Server, name: str) -> None:
    await migrate.upgrade(server.url(name))
    await migrate.grant(server.url(name), APPLICATION)


async def _is_used(url: str) -> bool:
    connection = await asyncpg.connect(url)
    try:
        has_schema = await connection.fetchval("SELECT to_regclass('users') IS NOT NULL")
        return bool(has_schema and await connection.fetchval("SELECT EXISTS (SELECT FROM users)"))
    finally:
        await connection.close()


async def _replace(server: Server, admin: asyncpg.Connection, pace: data.Pace, tell: Callable[[str], object]) -> None:
    tell("making the tables")
    await admin.execute(f"CREATE DATABASE {DRAFT}")
    await _migrate(server, DRAFT)
    tell("filling them with a month of payments")
    # As their owner: the application may date nothing back, and this is a month of it.
    async with db.connected(server.url(DRAFT), pool_size=2):
        await data.fill(now=await database_clock.now(), pace=pace)
    # One message of several statements is one transaction: both names change, or neither.
    await admin.execute(f"ALTER DATABASE {IN_USE} RENAME TO {REPLACED}; ALTER DATABASE {DRAFT} RENAME TO {IN_USE}")
    await admin.execute(f"DROP DATABASE {REPLACED}")
