"""The database of a command: the one that is configured, else the embedded one, started here or already running."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

import asyncpg
import typer

from payflowx import config, localdb
from payflowx.bank_statements.service import doubts
from payflowx.config import Settings
from payflowx.core import database_clock, db, log, privileges
from payflowx.core import migrate as migrations
from payflowx.core.errors import PayFlowXError
from payflowx.reconciliation.service import upgrading
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


def migrate() -> None:
    """Bring the database's schema up to date, what a version before has left wrong in the book, and the privileges of
    the application's role.

    Safe to run at every start, by several at once, and again where it was ended. It uses PAYFLOWX_DATABASE_OWNER_URL
    where that is set, and then grants to the user of PAYFLOWX_DATABASE_URL, which must exist.
    """
    settings = start()
    with owner_url(settings) as (url, role), readable_errors(url):
        for name in (applied := asyncio.run(migrations.upgrade(url))):
            typer.echo(f"applied {name}")
        if not applied:
            typer.echo("The schema is up to date.")
        # Before what may take long: the application can start meanwhile, and also where that breaks off.
        if role is not None:
            _show(role, has_changed=asyncio.run(migrations.grant(url, role)))
        _tell(*asyncio.run(_upgrade_book(url)))


async def _upgrade_book(url: str) -> tuple[Counter[str], int]:
    """What was put right in the book, and how many findings are left for a person."""
    async with db.connected(url, pool_size=2):
        done = await upgrading.upgrade_book(now=await database_clock.now())
        return done, sum((await doubts.count_findings()).values())


def _tell(done: Counter[str], finding_count: int) -> None:
    for what, count in done.items():
        typer.echo(f"put right in the book: {what}: {count}")
    if not done:
        typer.echo("There is nothing to put right in the book.")
    if finding_count:
        typer.echo(f"Left for a person to look at: {finding_count}. `payflowx doctor --book` lists them.")


def _show(role: str, *, has_changed: bool) -> None:
    if not has_changed:
        typer.echo(f"The privileges of {role!r} are unchanged.")
        return
    for table, rights in privileges.TABLES.items():
        typer.echo(f"granted to {role} on {table}: {', '.join(rights) or 'nothing'}")
