"""The database of a command: the one that is configured, else the embedded one, started here or already running."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

import asyncpg
from rich.console import Console

from payflowx import config, localdb
from payflowx.config import Settings
from payflowx.core import db, log
from payflowx.core import migrate as migrations
from payflowx.core.errors import PayFlowXError


class DatabaseUnreachable(PayFlowXError):
    """No connection to the configured database can be made."""


def start() -> Settings:
    """The settings of a command, with the log set up for them."""
    settings = config.load()
    log.configure(settings.effective_log_format)
    return settings


@contextmanager
def database_url(settings: Settings) -> Iterator[str]:
    """The URL of the command's database, good for the length of the block."""
    if settings.database_url is not None:
        yield settings.database_url.get_secret_value()
        return
    with localdb.running(settings.data_dir) as server:
        yield server.url()


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[None]:
    """A connection to a migrated database. Raises DatabaseUnreachable, MigrationsPending."""
    with readable_errors(url):
        async with db.connected(url, pool_size=5):
            await migrations.require_current()
            yield


@contextmanager
def readable_errors(url: str) -> Iterator[None]:
    """Turns what can go wrong with a connection into one sentence, without the password."""
    try:
        yield
    except (
        OSError,
        asyncpg.PostgresConnectionError,
        asyncpg.InvalidAuthorizationSpecificationError,
        asyncpg.InvalidCatalogNameError,
        asyncpg.CannotConnectNowError,
        asyncpg.ClientConfigurationError,
    ) as error:
        parts = urlsplit(url)
        where = (parts.netloc.rpartition("@")[2] or "the local socket") + parts.path
        raise DatabaseUnreachable(f"The database at {where} can't be used: {error}") from error


async def check(url: str) -> None:
    """Raises DatabaseUnreachable or MigrationsPending where the database can't be worked with."""
    async with connected(url):
        pass


def migrate() -> None:
    """Bring the database's schema up to date. Safe to run at every start, by several at once."""
    settings = start()
    with database_url(settings) as url, readable_errors(url):
        applied = asyncio.run(migrations.upgrade(url))
    for name in applied:
        Console().print(f"applied {name}")
    if not applied:
        Console().print("The schema is up to date.")
