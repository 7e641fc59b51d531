"""What the application says to PostgreSQL: how a test proves how many round trips something costs."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final
from unittest import mock

from asyncpg.connection import LoggedQuery
from asyncpg.pool import PoolConnectionProxy

from payflowx.core import db

LEARNING: Final = ("WITH RECURSIVE typeinfo_tree", "set_config('jit'")
"""How asyncpg asks, once for each connection, what a type is that it hasn't met before: with the compiler off."""


@asynccontextmanager
async def recorded() -> AsyncIterator[list[str]]:
    """The statements of the block with BEGIN and COMMIT; complete when the block has ended."""
    statements: list[str] = []
    async with heard(lambda query: statements.append(query.query)):
        yield statements


@asynccontextmanager
async def asked() -> AsyncIterator[list[LoggedQuery]]:
    """The same with what asyncpg knows of each statement, such as its values."""
    queries: list[LoggedQuery] = []
    async with heard(queries.append):
        yield queries


@asynccontextmanager
async def heard(tell: Callable[[LoggedQuery], None]) -> AsyncIterator[None]:
    """Tells of each statement of the block."""
    take, give_back = db.Client.take_connection, db.Client.give_back

    def note(query: LoggedQuery) -> None:
        if not any(part in query.query for part in LEARNING):
            tell(query)

    async def take_and_listen(client: db.Client) -> PoolConnectionProxy:
        connection = await take(client)
        connection.add_query_logger(note)
        return connection

    async def stop_listening(client: db.Client, connection: PoolConnectionProxy | None) -> None:
        if connection is not None and not connection.is_closed():
            connection.remove_query_logger(note)
        await give_back(client, connection)

    with (
        mock.patch.object(db.Client, "take_connection", take_and_listen),
        mock.patch.object(db.Client, "give_back", stop_listening),
    ):
        yield
        await asyncio.sleep(0)  # asyncpg reports a statement in the event loop's next turn
