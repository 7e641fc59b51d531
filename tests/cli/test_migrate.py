"""`payflowx migrate` as the owner of the tables, for an application that is somebody else."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio

from payflowx.core import migrate, privileges
from tests.conftest import Role
from tests.servers import SECRET, answers, forked, free_port, run_to_end, started, wait_until

WARNING = "database role is not restricted"
ADA = ("create-user", "--email", "ada@example.com", "--name", "Ada", "--role", "ADMIN", "--password-stdin")


@pytest_asyncio.fixture
async def owner(empty_database: str) -> AsyncIterator[asyncpg.Connection]:
    """The owner's connection to a new database."""
    connection = await asyncpg.connect(empty_database)
    yield connection
    await connection.close()


@pytest.fixture
def both(empty_database: str, application: Role) -> dict[str, str]:
    """The settings of a new database whose application is not its owner."""
    return {
        "PAYFLOWX_DATABASE_URL": application.url(empty_database),
        "PAYFLOWX_DATABASE_OWNER_URL": empty_database,
    }


@pytest_asyncio.fixture
async def odd_name(server_url: str) -> AsyncIterator[str]:
    """A role whose name has to be quoted; it outlives the databases in which it is granted something."""
    name = f'Pay "flow"; {uuid4().hex[:12]}'
    quoted = '"' + name.replace('"', '""') + '"'
    admin = await asyncpg.connect(server_url)
    await admin.execute(f"CREATE ROLE {quoted}")
    yield name
    await admin.execute(f"DROP ROLE {quoted}")
    await admin.close()


def as_listed(application: Role) -> privileges.Standing:
    """What the application's role should be able to do, no less and no more."""
    return privileges.Standing(application.name, (), ())


async def test_application_is_granted_what_it_needs_once(
    both: dict[str, str], application: Role, owner: asyncpg.Connection, tmp_path: Path
) -> None:
    first = run_to_end("migrate", folder=tmp_path, **both)
    second = run_to_end("migrate", folder=tmp_path, **both)
    created = run_to_end(*ADA, folder=tmp_path, given="a password for this test\n", **both)

    assert [first.returncode, second.returncode, created.returncode] == [0, 0, 0], first.stderr + created.stderr
    said = first.stdout.splitlines()
    applied, granted = said[: len(migrate.known_versions())], said[len(migrate.known_versions()) :]
    assert applied == [f"applied {name}" for name in migrate.known_versions()]
    assert {line.partition(":")[0] for line in granted} >= {
        f"granted to {application.name} on {table}" for table, rights in privileges.TABLES.items() if rights
    }
    assert f"granted to {application.name} on payments: SELECT, INSERT" in granted
    assert second.stdout.splitlines() == [
        "The schema is up to date.",
        f"The privileges of '{application.name}' are unchanged.",
        "There is nothing to put right in the book.",
    ]
    assert await privileges.standing(owner.fetch, application.name) == as_listed(application)


async def test_owners_that_migrate_at_once_all_succeed(
    empty_database: str, application: Role, owner: asyncpg.Connection
) -> None:
    async def migrate_and_grant() -> tuple[list[str], bool]:
        return await migrate.upgrade(empty_database), await migrate.grant(empty_database, application.name)

    done = await asyncio.gather(*(migrate_and_grant() for _ in range(4)))

    assert sorted(len(applied) for applied, _ in done) == [0, 0, 0, len(migrate.known_versions())]
    assert sorted(has_changed for _, has_changed in done) == [False, False, False, True]
    assert await privileges.standing(owner.fetch, application.name) == as_listed(application)


async def test_commands_that_migrate_at_once_all_succeed(
    both: dict[str, str], application: Role, owner: asyncpg.Connection, tmp_path: Path
) -> None:
    with started("migrate", folder=tmp_path, **both) as first, started("migrate", folder=tmp_path, **both) as second:
        assert (first.end(), second.end()) == (0, 0), first.text + second.text

    assert await privileges.standing(owner.fetch, application.name) == as_listed(application)


async def test_what_was_granted_by_hand_is_taken_away_again(
    both: dict[str, str], application: Role, owner: asyncpg.Connection, tmp_path: Path
) -> None:
    run_to_end("migrate", folder=tmp_path, **both)
    database = await owner.fetchval("SELECT current_database()")
    await owner.execute(f"""
        GRANT ALL ON payments TO {application.name}; GRANT UPDATE (type) ON events TO PUBLIC;
        GRANT CREATE ON SCHEMA public TO PUBLIC; GRANT TEMPORARY ON DATABASE {database} TO PUBLIC;
        REVOKE INSERT ON users FROM {application.name}
    """)

    done = run_to_end("migrate", folder=tmp_path, **both)

    assert done.returncode == 0
    assert f"granted to {application.name} on payments: SELECT, INSERT" in done.stdout.splitlines()
    assert await privileges.standing(owner.fetch, application.name) == as_listed(application)


async def test_grants_of_a_newer_program_are_left_alone(
    empty_database: str, application: Role, owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate.upgrade(empty_database)
    await owner.execute(f"GRANT SELECT ON pgqueuer TO {application.name}")
    before = await privileges.standing(owner.fetch, application.name)

    with monkeypatch.context() as older:
        older.setattr(migrate, "known_versions", list)
        assert not await migrate.grant(empty_database, application.name)
    assert await privileges.standing(owner.fetch, application.name) == before

    assert await migrate.grant(empty_database, application.name)
    assert await privileges.standing(owner.fetch, application.name) == as_listed(application)


async def test_database_that_is_closed_to_the_role_is_a_readable_error(
    both: dict[str, str], application: Role, owner: asyncpg.Connection, tmp_path: Path
) -> None:
    database = await owner.fetchval("SELECT current_database()")
    await owner.execute(f"REVOKE CONNECT ON DATABASE {database} FROM PUBLIC")

    closed = run_to_end("settle", "--once", folder=tmp_path, **both)
    migrated = run_to_end("migrate", folder=tmp_path, **both)
    opened = run_to_end("settle", "--once", folder=tmp_path, **both)

    assert [closed.returncode, migrated.returncode, opened.returncode] == [1, 0, 0]
    assert f'permission denied for database "{database}"' in closed.stderr
    (line,) = closed.stderr.strip().splitlines()
    assert line.startswith("Error: ")
    assert "Traceback" not in closed.stderr
    assert application.password not in closed.stdout + closed.stderr


async def test_role_that_is_not_there_is_one_readable_line(
    both: dict[str, str], empty_database: str, tmp_path: Path
) -> None:
    missing = Role('Pay "flow"', "canary-password").url(empty_database).replace(' "flow"', "%20%22flow%22")

    done = run_to_end("migrate", folder=tmp_path, **both | {"PAYFLOWX_DATABASE_URL": missing})

    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: There is no role 'Pay \"flow\"' yet.")
    assert """CREATE ROLE "Pay ""flow\""" LOGIN PASSWORD '...';""" in line
    assert "canary" not in done.stdout + done.stderr


async def test_role_of_any_name_is_granted_to(odd_name: str, empty_database: str, owner: asyncpg.Connection) -> None:
    await migrate.upgrade(empty_database)

    await migrate.grant(empty_database, odd_name)

    assert await privileges.standing(owner.fetch, odd_name) == privileges.Standing(odd_name, (), ())


async def test_role_that_cannot_be_restricted_is_refused_and_nothing_is_changed(
    empty_database: str, owner: asyncpg.Connection
) -> None:
    await migrate.upgrade(empty_database)
    rights = "SELECT relname, relacl FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1"
    before = await owner.fetch(rights)

    with pytest.raises(privileges.RoleNotRestricted, match=r"keeps .*, which this owner can't take away"):
        await migrate.grant(empty_database, await owner.fetchval("SELECT current_user"))

    assert await owner.fetch(rights) == before


async def test_application_that_migrates_is_told_to_name_the_owner(
    both: dict[str, str], application: Role, tmp_path: Path
) -> None:
    alone = {"PAYFLOWX_DATABASE_URL": both["PAYFLOWX_DATABASE_URL"]}

    done = run_to_end("migrate", folder=tmp_path, **alone)

    assert done.returncode == 1
    assert done.stderr == (
        f"Error: The role '{application.name}' may not create tables: "
        "name their owner in PAYFLOWX_DATABASE_OWNER_URL, and migrate again.\n"
    )


@pytest.mark.parametrize("command", [("serve",), ("worker",), ("settle", "--once")])
async def test_application_without_a_grant_is_told_to_migrate(
    both: dict[str, str], application: Role, empty_database: str, tmp_path: Path, command: tuple[str, ...]
) -> None:
    await migrate.upgrade(empty_database)

    done = run_to_end(*command, folder=tmp_path, **both)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"Error: The role '{application.name}' may not read the database: run `payflowx migrate` as its owner first."
    )
    assert "Traceback" not in done.stderr


async def test_application_that_lacks_a_privilege_does_not_start(
    both: dict[str, str], application: Role, owner: asyncpg.Connection, empty_database: str, tmp_path: Path
) -> None:
    await migrate.upgrade(empty_database)
    await migrate.grant(empty_database, application.name)
    await owner.execute(f"REVOKE UPDATE ON settlements FROM {application.name}")

    done = run_to_end("serve", folder=tmp_path, **both)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"Error: The role '{application.name}' lacks UPDATE on settlements: "
        "run `payflowx migrate` as the tables' owner."
    )


@pytest.mark.parametrize("is_owner", [True, False], ids=["owner", "application"])
async def test_production_warns_once_of_a_role_that_may_do_more(
    is_owner: bool, database: str, owner_url: str, tmp_path: Path
) -> None:
    port = free_port()
    settings = {
        "PAYFLOWX_DATABASE_URL": owner_url if is_owner else database,
        "PAYFLOWX_ENV": "production",
        "PAYFLOWX_JWT_SECRET": SECRET,
    }
    with (
        started("serve", "--port", str(port), "--workers", "2", folder=tmp_path, **settings) as api,
        forked("worker", folder=tmp_path, **settings) as worker,
    ):
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), api)
        wait_until(lambda: "worker started" in worker.text, worker)
        for running in (api, worker):
            running.signal(signal.SIGTERM)
            assert running.end() == 0
        assert [api.text.count(WARNING), worker.text.count(WARNING)] == [int(is_owner)] * 2


async def test_development_does_not_warn(owner_url: str, database: str, tmp_path: Path) -> None:
    with forked("worker", folder=tmp_path, PAYFLOWX_DATABASE_URL=owner_url) as worker:
        wait_until(lambda: "worker started" in worker.text, worker)
        assert WARNING not in worker.text
