"""The database of a command: the one that is configured, else the embedded one, started here or already running."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

import asyncpg

from payflowx import config, localdb
from payflowx.config import Settings
from payflowx.core import database_clock, db, log, privileges
from payflowx.core import migrate as migrations
from payflowx.core.errors import PayFlowXError
from payflowx.settlements import service as settlements

logger = log.get_logger(__name__)


class DatabaseUnreachable(PayFlowXError):
    """No connection to the configured database can be made."""


def start() -> Settings:
    """The settings of a command, with the log set up for them."""
    settings = config.load()
    log.configure(settings.effective_log_format)
    return settings


@contextmanager
def database_url(settings: Settings) -> Iterator[str]:
    """The URL of the command's database for the application's role, good for the length of the block."""
    if settings.database_url is not None:
        yield settings.database_url.get_secret_value()
        return
    with localdb.running(settings.data_dir) as server:
        yield server.application_url()


@contextmanager
def owner_url(settings: Settings) -> Iterator[tuple[str, str | None]]:
    """The URL to migrate with, good for the length of the block, and the role to grant to where it is another one."""
    if (configured := settings.database_owner_url or settings.database_url) is not None:
        yield configured.get_secret_value(), settings.application_role
        return
    with localdb.running(settings.data_dir) as server:
        yield server.url(), localdb.APPLICATION


@asynccontextmanager
async def connected(settings: Settings, url: str) -> AsyncIterator[privileges.Standing]:
    """A connection to a migrated database, and what its role may do.

    Raises DatabaseUnreachable, PoolerInTheWay, MigrationsPending, PrivilegesMissing.
    """
    with readable_errors(url):
        async with db.connected(url, pool_size=5, is_pooled=settings.is_pooled):
            await migrations.require_current()
            yield await privileges.require()


@asynccontextmanager
async def book(settings: Settings, url: str) -> AsyncIterator[privileges.Standing]:
    """The same for what goes by the bank of the book. Raises BankDiffers too, where the settings name another one."""
    async with connected(settings, url) as standing:
        await settlements.agree_on_bank(configured=settings.bank, now=await database_clock.now())
        yield standing


@contextmanager
def readable_errors(url: str) -> Iterator[None]:
    """Turns what can go wrong with a connection into one sentence, without the password."""
    try:
        yield
    except db.DatabaseUnavailable as error:
        raise _unreachable(url, error.__cause__ or error) from error
    except (
        OSError,
        asyncpg.PostgresConnectionError,
        asyncpg.InvalidAuthorizationSpecificationError,
        asyncpg.InvalidCatalogNameError,
        asyncpg.InsufficientPrivilegeError,
        asyncpg.CannotConnectNowError,
        asyncpg.LockNotAvailableError,
        asyncpg.ClientConfigurationError,
    ) as error:
        raise _unreachable(url, error) from error


def _unreachable(url: str, error: BaseException) -> DatabaseUnreachable:
    parts = urlsplit(url)
    where = (parts.netloc.rpartition("@")[2] or "the local socket") + parts.path
    # PostgreSQL's hints and details follow in lines of their own; a time-out says nothing.
    reason = str(error).partition("\n")[0] or type(error).__name__
    return DatabaseUnreachable(f"The database at {where} can't be used: {reason}")


async def check(settings: Settings, url: str) -> None:
    """Raises what `book` does; warns where an injected statement could do more than the application ever does."""
    async with book(settings, url) as standing:
        pass
    if settings.is_production and standing.surplus:
        logger.warning(
            "database role is not restricted",
            role=standing.role,
            may_also=standing.surplus[: privileges.SHOWN_MAX],
            remedy="give the application a role of its own, and migrate with PAYFLOWX_DATABASE_OWNER_URL",
        )
