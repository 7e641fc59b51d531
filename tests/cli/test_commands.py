"""Every command as a process: what it prints, what it leaves in the database, and how it ends."""

import asyncio
from pathlib import Path

import asyncpg
import pytest
from typer.testing import CliRunner

from payflowx import cli
from tests.conftest import with_database
from tests.servers import run_to_end

COMMANDS = ("demo", "serve", "worker", "migrate", "create-user", "settle", "reconcile", "schema")
SCHEMA = Path(__file__).parent.parent.parent / "schema.graphql"


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    """The rows of a statement on a connection of its own."""

    async def fetch() -> list[tuple[object, ...]]:
        connection = await asyncpg.connect(url)
        try:
            return [tuple(row) for row in await connection.fetch(statement)]
        finally:
            await connection.close()

    return asyncio.run(fetch())


@pytest.fixture
def settings(database: str) -> dict[str, str]:
    """The environment that points a command to the test's database."""
    return {"PAYFLOWX_DATABASE_URL": database}


def test_help_lists_every_command(tmp_path: Path) -> None:
    done = run_to_end("--help", folder=tmp_path)
    assert done.returncode == 0
    assert [command for command in COMMANDS if command not in done.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str) -> None:
    done = CliRunner().invoke(cli.app, [command, "--help"], prog_name="payflowx")
    assert done.exit_code == 0
    assert f"Usage: payflowx {command}" in done.output


def test_unknown_option_is_a_wrong_call(tmp_path: Path) -> None:
    done = run_to_end("reconcile", "--everything", folder=tmp_path)
    assert done.returncode == 2
    assert "--everything" in done.stderr


def test_schema_is_what_is_committed(tmp_path: Path) -> None:
    printed = run_to_end("schema", folder=tmp_path)
    written = run_to_end("schema", "--output", "out.graphql", folder=tmp_path)
    assert (printed.returncode, written.returncode) == (0, 0)
    assert printed.stdout == SCHEMA.read_text()
    assert (tmp_path / "out.graphql").read_text() == SCHEMA.read_text()


def test_user_is_created_once_and_nothing_of_the_password_is_printed(tmp_path: Path, settings: dict[str, str]) -> None:
    password = "a password for this test"
    arguments = ("create-user", "--email", "Ada@Example.com", "--name", "Ada", "--role", "ADMIN", "--password-stdin")

    first = run_to_end(*arguments, folder=tmp_path, given=f"{password}\n", **settings)
    second = run_to_end(*arguments, folder=tmp_path, given=f"{password}\n", **settings)

    assert first.returncode == 0
    assert first.stdout.startswith("Created ada@example.com (ADMIN): user_")
    assert second.returncode == 1
    assert second.stderr == "Error: There is a user with the e-mail address 'ada@example.com' already.\n"
    assert password not in first.stdout + first.stderr + second.stdout + second.stderr
    url = settings["PAYFLOWX_DATABASE_URL"]
    assert rows(url, "SELECT email, role FROM users") == [("ada@example.com", "ADMIN")]
    assert rows(url, "SELECT type, actor FROM events") == [("user.created", "system:cli")]


def test_settle_and_reconcile_say_what_they_did(tmp_path: Path, settings: dict[str, str]) -> None:
    settled = run_to_end("settle", "--once", folder=tmp_path, **settings)
    incremental = run_to_end("reconcile", folder=tmp_path, **settings)
    full = run_to_end("reconcile", "--full", folder=tmp_path, **settings)

    assert settled.stdout == "announced 0, settled 0, failed 0\n"
    assert incremental.stdout.startswith("examined 0, changed 0\n")
    assert full.stdout.startswith("examined 0, changed 0\n")
    runs = rows(
        settings["PAYFLOWX_DATABASE_URL"], "SELECT status, is_full FROM reconciliation_runs ORDER BY started_at"
    )
    assert runs == [("COMPLETED", False), ("COMPLETED", True)]


def test_settling_for_ever_is_the_workers_job(tmp_path: Path) -> None:
    done = run_to_end("settle", folder=tmp_path)
    assert done.returncode == 1
    assert "payflowx worker" in done.stderr


def test_migrate_can_be_repeated(tmp_path: Path, owner_url: str) -> None:
    done = run_to_end("migrate", folder=tmp_path, PAYFLOWX_DATABASE_URL=owner_url)
    assert (done.returncode, done.stdout) == (
        0,
        "The schema is up to date.\nThere is nothing to put right in the book.\n",
    )


@pytest.mark.parametrize("command", [("serve",), ("worker",), ("reconcile",), ("settle", "--once")])
def test_database_without_a_schema_is_one_readable_line(
    tmp_path: Path, server_url: str, command: tuple[str, ...]
) -> None:
    done = run_to_end(*command, folder=tmp_path, PAYFLOWX_DATABASE_URL=server_url)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "Error: The database has no schema yet: run `payflowx migrate` first."
    assert "Traceback" not in done.stderr


def test_missing_database_is_one_readable_line(tmp_path: Path, server_url: str) -> None:
    done = run_to_end("migrate", folder=tmp_path, PAYFLOWX_DATABASE_URL=with_database(server_url, "nowhere"))
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_unreachable_database_is_named_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://payflowx:top-secret@127.0.0.1:1/payflowx"
    done = run_to_end("migrate", folder=tmp_path, PAYFLOWX_DATABASE_URL=url)
    assert done.returncode == 1
    assert "127.0.0.1:1/payflowx" in done.stderr
    assert "top-secret" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
