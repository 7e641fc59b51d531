"""Commands without PAYFLOWX_DATABASE_URL: on the embedded database, each as the role that it needs."""

import signal
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from payflowx import localdb
from tests.localdb.owners import psql
from tests.servers import answers, forked, free_port, run_to_end, wait_until

ADA = ("create-user", "--email", "ada@example.com", "--name", "Ada", "--role", "ADMIN", "--password-stdin")
SESSIONS = "SELECT DISTINCT usename FROM pg_stat_activity WHERE application_name LIKE 'payflowx%'"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL's own user may enter, where the tests run as root."""
    with TemporaryDirectory(prefix="payflowx-cli-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_commands_work_as_the_application_that_migrate_has_granted_to(folder: Path) -> None:
    settings = {"PAYFLOWX_DATA_DIR": str(folder / "data")}
    with localdb.running(folder / "data") as server:  # else each command would start and stop it
        unmigrated = run_to_end("settle", "--once", folder=folder, **settings)
        migrated = run_to_end("migrate", folder=folder, **settings)
        done = [
            run_to_end(*ADA, folder=folder, given="a password for this test\n", **settings),
            run_to_end("settle", "--once", folder=folder, **settings),
            run_to_end("reconcile", "--full", folder=folder, **settings),
        ]

        assert unmigrated.stderr.splitlines()[-1].endswith("no schema yet: run `payflowx migrate` first.")
        assert f"granted to {localdb.APPLICATION} on payments: SELECT, INSERT" in migrated.stdout.splitlines()
        assert [command.returncode for command in done] == [0, 0, 0], done
        assert run_and_look(server, folder, settings) == localdb.APPLICATION


def run_and_look(server: localdb.Server, folder: Path, settings: dict[str, str]) -> str:
    """Who is connected while the API and a worker run."""
    port = free_port()
    with (
        forked("serve", "--port", str(port), folder=folder, **settings) as api,
        forked("worker", folder=folder, **settings) as worker,
    ):
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), api)
        wait_until(lambda: "worker started" in worker.text, worker)
        found = psql(server, SESSIONS)
        for running in (api, worker):
            running.signal(signal.SIGTERM)
            assert running.end() == 0
    return found


def test_data_of_an_earlier_version_are_opened_to_the_application_by_migrating(folder: Path) -> None:
    settings = {"PAYFLOWX_DATA_DIR": str(folder / "data")}
    with localdb.running(folder / "data") as server:
        run_to_end("migrate", folder=folder, **settings)
        psql(server, f"DROP OWNED BY {localdb.APPLICATION}; DROP ROLE {localdb.APPLICATION}")

        closed = run_to_end("settle", "--once", folder=folder, **settings)
        migrated = run_to_end("migrate", folder=folder, **settings)
        opened = run_to_end("settle", "--once", folder=folder, **settings)

    assert closed.returncode == 1
    assert "may not read the database: run `payflowx migrate`" in closed.stderr
    assert (migrated.returncode, opened.returncode) == (0, 0), migrated.stderr + opened.stderr
    assert migrated.stdout.startswith("The schema is up to date.\n")
