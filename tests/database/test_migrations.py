"""Migrations go up, down and up again, once however many run them, and a program knows whether they were run."""

import asyncio
import shutil
import sys
from pathlib import Path

import asyncpg
import pytest
from tortoise.exceptions import OperationalError

from payflowx.core import migrate
from tests.conftest import Role

from . import catalogue
from .pools import pool_of
from .rows import VALID

MIGRATE = """
import asyncio, sys
from payflowx.core import migrate
from tests.conftest import Role
print(asyncio.run(migrate.upgrade(sys.argv[1])))
"""
BROKEN_MIGRATION = """
async def upgrade(db):
    return "CREATE TABLE half_done (id int); SELECT 1 / 0"


async def downgrade(db):
    return "DROP TABLE half_done"
"""


@pytest.fixture
def migrations_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations that a test may add to, and that the program takes for its own."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "migrations_folder", lambda: folder)
    return folder / "payflowx"


async def applied(url: str) -> list[str]:
    """The migrations that the database says it has."""
    connection = await asyncpg.connect(url)
    try:
        return [row["version"] for row in await connection.fetch("SELECT version FROM aerich ORDER BY id")]
    finally:
        await connection.close()


async def test_upgrade_applies_what_is_missing_and_then_nothing(empty_database: str) -> None:
    assert await migrate.upgrade(empty_database) == migrate.known_versions()
    assert await migrate.upgrade(empty_database) == []
    assert await applied(empty_database) == migrate.known_versions()


async def test_down_and_up_again_gives_the_identical_schema(empty_database: str) -> None:
    nothing = await catalogue.read(empty_database)
    await migrate.upgrade(empty_database)
    before = await catalogue.read(empty_database)

    assert await migrate.downgrade(empty_database, 0) == migrate.known_versions()[::-1]
    between = await catalogue.read(empty_database)
    assert await migrate.upgrade(empty_database) == migrate.known_versions()

    assert not any(nothing.values())
    assert all(before.values())
    assert {name for kind in between.values() for name in kind if "aerich" not in name} == set()
    assert await catalogue.read(empty_database) == before


async def test_users_of_the_first_version_keep_their_passwords_and_get_what_is_new(
    empty_database: str, migrations_copy: Path
) -> None:
    later = migrate.known_versions()[1:]
    for name in later:
        (migrations_copy / name).rename(migrations_copy.parent / name)
    await migrate.upgrade(empty_database)
    connection = await asyncpg.connect(empty_database)
    old = {name: value for name, value in VALID["users"].items() if name != "credentials_changed_at"}
    values = ", ".join(f"${number}" for number in range(1, len(old) + 1))
    await connection.execute(f"INSERT INTO users ({', '.join(old)}) VALUES ({values})", *old.values())

    for name in later:
        (migrations_copy.parent / name).rename(migrations_copy / name)
    assert await migrate.upgrade(empty_database) == later

    row = await connection.fetchrow("SELECT * FROM users")
    assert row is not None
    assert dict(row) == VALID["users"]
    await connection.close()


async def test_fresh_database_is_the_one_that_the_tests_use(empty_database: str, punctual: str) -> None:
    await migrate.upgrade(empty_database)

    assert await catalogue.read(empty_database) == await catalogue.read(punctual)


async def test_owner_of_the_tables_who_may_make_no_extension_is_told_so(empty_database: str, application: Role) -> None:
    owner = await asyncpg.connect(empty_database)
    await owner.execute(f"GRANT CREATE ON SCHEMA public TO {application.name}")
    with pytest.raises(migrate.MigrationRefused, match=r"run CREATE EXTENSION pg_trgm; in it once, and migrate again"):
        await migrate.upgrade(application.url(empty_database))
    assert not any((await catalogue.read(empty_database)).values())

    await owner.execute("CREATE EXTENSION pg_trgm")
    assert await migrate.upgrade(application.url(empty_database)) == migrate.known_versions()

    await owner.execute(f"DROP OWNED BY {application.name}")
    await owner.close()


async def test_migrating_leaves_the_connected_application_alone(empty_database: str, database: str) -> None:
    async with pool_of(database) as pool:
        assert await migrate.upgrade(empty_database) == migrate.known_versions()

        assert not pool.is_closing()
        await migrate.require_current()


async def test_tasks_that_migrate_at_once_apply_each_migration_once(empty_database: str) -> None:
    results = await asyncio.gather(*(migrate.upgrade(empty_database) for _ in range(4)))

    assert sorted(results) == [[], [], [], migrate.known_versions()]
    assert await applied(empty_database) == migrate.known_versions()


async def test_processes_that_migrate_at_once_apply_each_migration_once(empty_database: str) -> None:
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", MIGRATE, empty_database, stdout=asyncio.subprocess.PIPE
        )
        for _ in range(2)
    ]
    printed = [(await process.communicate())[0].decode().strip() for process in processes]

    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(printed) == sorted([str(migrate.known_versions()), "[]"])
    assert await applied(empty_database) == migrate.known_versions()


async def test_migrator_does_not_wait_for_ever(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "LOCK_WAIT_SECONDS", 0.3)
    other = await asyncpg.connect(empty_database)
    await other.execute("SELECT pg_advisory_lock($1)", migrate.LOCK_KEY)

    with pytest.raises(migrate.MigrationLockTimeout):
        await migrate.upgrade(empty_database)
    assert not any((await catalogue.read(empty_database)).values())

    await other.close()  # as a process that was killed does
    assert await migrate.upgrade(empty_database) == migrate.known_versions()


async def test_migration_that_fails_leaves_nothing_behind(empty_database: str, migrations_copy: Path) -> None:
    await migrate.upgrade(empty_database)
    before = await catalogue.read(empty_database)
    (migrations_copy / "99_20270101000000_broken.py").write_text(BROKEN_MIGRATION)

    with pytest.raises(OperationalError, match="division by zero"):
        await migrate.upgrade(empty_database)

    assert await catalogue.read(empty_database) == before
    assert [*await applied(empty_database), "99_20270101000000_broken.py"] == migrate.known_versions()


def test_migrations_are_known_in_the_order_of_their_numbers(migrations_copy: Path) -> None:
    for number in (110, 100, 99):
        (migrations_copy / f"{number}_20270101000000_next.py").touch()

    assert [name.split("_")[0] for name in migrate.known_versions()][-3:] == ["99", "100", "110"]


async def test_empty_database_needs_migrating(empty_database: str) -> None:
    async with pool_of(empty_database):
        with pytest.raises(migrate.MigrationsPending, match="no schema yet: run `payflowx migrate`"):
            await migrate.require_current()


async def test_database_that_lacks_a_migration_needs_migrating(database: str, migrations_copy: Path) -> None:
    (migrations_copy / "99_20270101000000_next.py").touch()

    with pytest.raises(migrate.MigrationsPending, match=r"lacks 99_20270101000000_next\.py: run"):
        await migrate.require_current()


async def test_migrated_database_needs_nothing(database: str) -> None:
    await migrate.require_current()


async def test_database_of_a_newer_program_serves_an_older_one(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "known_versions", list)

    await migrate.require_current()
