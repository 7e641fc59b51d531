"""How a test says that something was refused: with which code, at which field, and without any effect."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.conftest import TABLES
from tests.tables import contents


@asynccontextmanager
async def nothing_changed(*, besides: tuple[str, ...] = ()) -> AsyncIterator[None]:
    """The block changes no row of any table, besides those of the tables that are named."""
    tables = [table for table in TABLES if table not in besides]
    before = await contents(*tables)
    yield
    assert await contents(*tables) == before


def refusal(payload: Any) -> tuple[str, list[str]]:
    """Code and path of the only error in a payload, which holds nothing else."""
    (error,) = payload["errors"]
    assert error["message"]
    rest = {name: value for name, value in payload.items() if name != "errors"}
    assert not any(rest.values()), f"a refused payload with {rest}"
    return error["code"], error["path"]
