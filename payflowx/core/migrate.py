"""Migrations: brings a database's schema up to date, once, however many processes try at the same time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import asyncpg
from tortoise.context import TortoiseContext

import payflowx
from payflowx.core import db, poolers, privileges, sessions
from payflowx.core.errors import PayFlowXError

if TYPE_CHECKING:
    from aerich import Command

LOCK_KEY: Final = 7_240_955
LOCK_WAIT_SECONDS: Final = 60.0
LOCK_POLL_SECONDS: Final = 0.2


class MigrationsPending(PayFlowXError):
    """The database's schema is older than the program."""


class MigrationRefused(PayFlowXError):
    """The role may not change the schema."""


class MigrationLockTimeout(PayFlowXError):
    """Another process has been migrating for too long."""


def migrations_folder() -> Path:
    """Beside the package in a checkout, inside it where it is installed."""
    package = Path(payflowx.__file__).parent
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


def known_versions() -> list[str]:
    """The migrations that this program brings, oldest first."""
    files = (migrations_folder() / db.APP).glob("[0-9]*_*.py")
    return sorted((file.name for file in files), key=lambda name: int(name.split("_", 1)[0]))


async def upgrade(url: str) -> list[str]:
    """Applies what is missing and returns its names; concurrent callers wait for each other.

    Raises MigrationRefused.
    """
    async with _migration_lock(url) as connection, _command(url) as command:
        await _require_ddl(connection)
        await _require_trigrams(connection)
        applied: list[str] = await command.upgrade(run_in_transaction=True)
    return applied


async def grant(url: str, role: str) -> bool:
    """Gives the application's role what it needs of a migrated database, and nothing else; `url` is the owner's.

    Says whether that changed anything; concurrent callers wait for each other. Where a newer program has migrated, its
    grants are left alone: it knows what this one doesn't. Raises RoleMissing, RoleNotRestricted and PrivilegesMissing.
    """
    async with _migration_lock(url) as connection:
        rows = await connection.fetch("SELECT version FROM aerich WHERE app = $1", db.APP)
        if {row["version"] for row in rows} - set(known_versions()):
            return False
        return await privileges.grant(connection, role)


async def downgrade(url: str, version: int) -> list[str]:
    """Takes the schema back to before migration `version`, with its data. For development and tests."""
    async with _migration_lock(url), _command(url) as command:
        reverted: list[str] = await command.downgrade(version=version, delete=False)
    return reverted


async def require_current() -> None:
    """Raises MigrationsPending where the connected database lacks a migration of this program."""
    known = known_versions()
    # NULL where there is no such table, for this role or for anybody.
    [found] = await db.fetch("SELECT current_user, has_table_privilege(to_regclass('aerich'), 'SELECT') AS is_readable")
    if found["is_readable"] is None:
        raise MigrationsPending("The database has no schema yet: run `payflowx migrate` first.")
    if not found["is_readable"]:
        raise MigrationsPending(
            f"The role {found['current_user']!r} may not read the database: run `payflowx migrate` as its owner first."
        )
    rows = await db.fetch("SELECT version FROM aerich WHERE app = $1", db.APP)
    missing = sorted(set(known) - {row["version"] for row in rows})
    if missing:
        raise MigrationsPending(f"The database lacks {', '.join(missing)}: run `payflowx migrate` first.")


@asynccontextmanager
async def _command(url: str) -> AsyncIterator["Command"]:
    """aerich on `url`, in a Tortoise context of its own: it would use, and close, the one that is current."""
    from aerich import Command  # noqa: PLC0415 - who only looks whether all is applied needs no tool that applies

    config = db.tortoise_config(url, pool_size=2, timeouts=False, models=(*db.MODEL_MODULES, db.AERICH_MODELS))
    async with TortoiseContext() as context:
        await context.init(config)
        command = Command(config, app=db.APP, location=str(migrations_folder()))
        await command.init()
        yield command


async def _require_ddl(connection: asyncpg.Connection) -> None:
    """Raises MigrationRefused: the application's own role is meant to be refused, and in one readable line."""
    [row] = await connection.fetch(
        "SELECT current_user, has_schema_privilege(current_schema(), 'CREATE') AS may_create"
    )
    if not row["may_create"]:
        raise MigrationRefused(
            f"The role {row['current_user']!r} may not create tables: "
            "name their owner in PAYFLOWX_DATABASE_OWNER_URL, and migrate again."
        )


async def _require_trigrams(connection: asyncpg.Connection) -> None:
    """Raises MigrationRefused where the extension that searches go by is neither there nor can be made."""
    try:
        await connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except asyncpg.InsufficientPrivilegeError as error:
        [row] = await connection.fetch("SELECT current_user, current_database()")
        raise MigrationRefused(
            f"The role {row['current_user']!r} may not create the extension pg_trgm, which searches go by: "
            f"have the owner of the database {row['current_database']!r}, or a superuser, run "
            "CREATE EXTENSION pg_trgm; in it once, and migrate again."
        ) from error
    except (asyncpg.FeatureNotSupportedError, asyncpg.UndefinedFileError) as error:
        raise MigrationRefused(
            "The server lacks the extension pg_trgm, which searches go by: it is part of PostgreSQL's contrib "
            "(postgresql-contrib in many distributions). Install it, and migrate again."
        ) from error


@asynccontextmanager
async def _migration_lock(url: str) -> AsyncIterator[asyncpg.Connection]:
    """A session with the lock.

    It polls: a session that waits in `pg_advisory_lock` would block CREATE INDEX CONCURRENTLY. Raises MigrationRefused
    where a pooler is in between: the lock is the session's.
    """
    connection = await sessions.connect(url, name="payflowx-migrate", command_seconds_max=None)
    try:
        if poolers.is_behind_pooler(connection, await connection.fetchval("SELECT pg_backend_pid()")):
            raise MigrationRefused(
                "A pooler is between this program and the database, and migrations need a session of their own: "
                "name the server itself in PAYFLOWX_DATABASE_OWNER_URL."
            )
        await _wait_for_lock(connection)
        yield connection
    finally:
        await connection.close()


async def _wait_for_lock(connection: asyncpg.Connection) -> None:
    try:
        async with asyncio.timeout(LOCK_WAIT_SECONDS):
            while not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK_KEY):  # noqa: ASYNC110
                await asyncio.sleep(LOCK_POLL_SECONDS)
    except TimeoutError as error:
        raise MigrationLockTimeout(
            f"Another process has held the migration lock for {LOCK_WAIT_SECONDS:.0f} seconds."
        ) from error
