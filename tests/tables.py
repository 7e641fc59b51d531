"""Every row that there is: how a test proves that something changed nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest
from tortoise.models import Model

from payflowx.core import db
from payflowx.core.errors import NotAllowed, Refusal
from tests.conftest import TABLES


async def contents(*tables: str) -> dict[str, list[str]]:
    """The rows of each table as text, in a fixed order; of all tables unless some are named."""
    return {
        table: [row["line"] for row in await db.fetch(f"SELECT {table}::text AS line FROM {table} ORDER BY line")]
        for table in tables or TABLES
    }


async def past_triggers(owner_url: str, table: str, statement: str) -> None:
    """Changes a table past its guards, as nobody but its owner can."""
    connection = await asyncpg.connect(owner_url)
    try:
        await connection.execute(f"""
            ALTER TABLE {table} DISABLE TRIGGER USER;
            {statement};
            ALTER TABLE {table} ENABLE TRIGGER USER;
        """)
    finally:
        await connection.close()


def values(row: Model) -> dict[str, object]:
    """What the row holds, column by column."""
    return {name: getattr(row, name) for name in row._meta.fields_db_projection}


@asynccontextmanager
async def refused(code: str, *path: str) -> AsyncIterator[None]:
    """The block is refused with exactly this code and path, and changes no row of any table."""
    before = await contents()
    with pytest.raises(Refusal) as caught:
        yield
    assert (caught.value.code, caught.value.path) == (code, path)
    assert caught.value.message
    assert await contents() == before


@asynccontextmanager
async def forbidden() -> AsyncIterator[None]:
    """The block needs a higher role, and changes no row of any table."""
    before = await contents()
    with pytest.raises(NotAllowed):
        yield
    assert await contents() == before
