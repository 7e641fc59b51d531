"""Compares entries and settlements with their allocations: what the database's guards hold, counted again."""

from datetime import timedelta
from typing import Final

from payflowx.bank_statements.sql import checking as sql
from payflowx.core import db
from payflowx.core.ids import Prefix, to_typeid

TIME_LIMIT: Final = timedelta(hours=1)


async def check_allocations() -> list[str]:
    """A sentence on each entry and settlement that is not what its allocations make of it; the first ones of a kind."""
    async with db.transaction():
        await db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        await db.allow_long_statements(TIME_LIMIT)
        entries = await db.fetch(sql.ENTRIES, limit=TIME_LIMIT)
        settlements = await db.fetch(sql.SETTLEMENTS, limit=TIME_LIMIT)
    return [
        *(f"{to_typeid(Prefix.ENTRY, row['id'])} is not what its allocations make of it." for row in entries),
        *(f"{to_typeid(Prefix.SETTLEMENT, row['id'])} is not the sum of its allocations." for row in settlements),
    ]
