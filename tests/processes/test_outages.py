"""The database dies under API and worker, or only their connections do: they go on once it is back."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg
import pytest
import pytest_asyncio

from payflowx import localdb, worker
from payflowx.access import tokens
from payflowx.config import Settings
from payflowx.core import db, migrate
from payflowx.core.principal import Role
from payflowx.reconciliation.models import ReconciliationRun, RunStatus
from tests.api.documents import CREATE_PAYMENT, payment_input
from tests.client import over_network
from tests.database.pools import pool_of
from tests.factories import make_merchant, make_user, sign_in
from tests.servers import SECRET, running_api, running_worker

SCHEDULERS = """
SELECT pid FROM pg_stat_activity WHERE application_name = 'payflowx-scheduler' AND datname = current_database()
"""
MATCHED = "SELECT count(*) FROM reconciliation_book WHERE status = 'MATCHED'"
PATIENCE_SECONDS = 60.0


async def until(statement: str, wanted: int) -> None:
    """Waits until a statement counts so many; the first looks may find connections to a server that is gone."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            with suppress(db.DatabaseUnavailable):
                if (await db.fetch(statement))[0]["count"] >= wanted:
                    return
            await asyncio.sleep(0.1)


async def scheduler_other_than(owner: asyncpg.Connection, pid: int | None) -> int:
    """The scheduler's session, as soon as there is one that isn't this one."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            for row in await owner.fetch(SCHEDULERS):
                if row["pid"] != pid:
                    return int(row["pid"])
            await asyncio.sleep(0.05)


async def test_scheduler_whose_connection_is_lost_goes_on_with_another(
    database: str, owner_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "PAUSE_AFTER_ERROR_SECONDS", 0.05)
    settings = Settings.model_validate({"reconcile_schedule": "* * * * * *"})
    stop, owner, pid = asyncio.Event(), await asyncpg.connect(owner_url), None
    task = asyncio.create_task(worker._keep_schedule(stop, settings, database))
    try:
        for _ in range(2):
            pid = await scheduler_other_than(owner, pid)
            await owner.execute("SELECT pg_terminate_backend($1)", pid)
        await scheduler_other_than(owner, pid)
        before = await ReconciliationRun.filter(status=RunStatus.COMPLETED).count()

        await until("SELECT count(*) FROM reconciliation_runs WHERE status = 'COMPLETED'", before + 1)

        assert not task.done()
    finally:
        stop.set()
        await asyncio.wait_for(task, PATIENCE_SECONDS)
        await owner.close()


@pytest.mark.parametrize(
    "error", [RuntimeError("x"), asyncpg.InternalClientError("x"), ExceptionGroup("x", [OSError()])]
)
async def test_scheduler_goes_on_whatever_ends_it(
    error: Exception, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "PAUSE_AFTER_ERROR_SECONDS", 0.01)
    stop, attempts = asyncio.Event(), 0

    async def end(stop: asyncio.Event, *_: object) -> None:
        nonlocal attempts
        attempts += 1
        if attempts == 3:
            stop.set()
        raise error

    monkeypatch.setattr(worker, "_schedule_until_stopped", end)

    await asyncio.wait_for(worker._keep_schedule(stop, Settings(), database), PATIENCE_SECONDS)

    assert attempts == 3


class Server:
    """A server of the test's own, which it may kill and start again at the same place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self.at = self._start()

    def _start(self) -> localdb.Server:
        return self._stack.enter_context(localdb.running(self._folder, options={"fsync": "off"}, attach=False))

    def kill(self) -> None:
        """Ends its first process, as a machine that has run out of memory does; the others follow."""
        os.kill(int((self.at.cluster_folder / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def start_again(self) -> None:
        """The same data at the same place."""
        self.close()
        self.at = self._start()

    def close(self) -> None:
        """Leaves nothing running."""
        self._stack.close()


@pytest.fixture
def server() -> Iterator[Server]:
    """Not below pytest's own folder, which PostgreSQL's user can't enter where the tests run as root."""
    with TemporaryDirectory(prefix="payflowx-outages-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = Server(Path(folder))
        try:
            yield server
        finally:
            server.close()


@pytest_asyncio.fixture
async def mortal(server: Server) -> AsyncIterator[str]:
    """The URL of a migrated database on that server, to which this test's own factories are connected."""
    await migrate.upgrade(server.at.url())
    await migrate.grant(server.at.url(), localdb.APPLICATION)
    async with pool_of(server.at.application_url()):
        yield server.at.application_url()


async def test_api_and_worker_go_on_once_their_database_is_back(server: Server, mortal: str, tmp_path: Path) -> None:
    async with pool_of(mortal):
        user, merchant = await make_user(), await make_merchant(await make_user(Role.ADMIN))
        token = await sign_in(user, tokens.TokenKey(SECRET.encode(), timedelta(hours=1)))
        with running_api(mortal, tmp_path) as (api, url), running_worker(mortal, tmp_path) as at_work:
            async with over_network(url) as http:
                client = http.signed_in(token)
                paid = await client.ask(CREATE_PAYMENT, input=payment_input(merchant, idempotencyKey="before"))
                server.kill()
                order = payment_input(merchant, idempotencyKey="meanwhile")
                refused = [await client.send(CREATE_PAYMENT, {"input": order}) for _ in range(5)]
                ready = await http.http.get("/readyz")
                await asyncio.sleep(3)
                server.start_again()
                taken = await client.ask(CREATE_PAYMENT, input=order)
                again = await client.ask(CREATE_PAYMENT, input=payment_input(merchant, idempotencyKey="before"))
                await until(MATCHED, 2)

            assert [(each.status, each.code, each.headers["retry-after"]) for each in refused] == [
                (503, "UNAVAILABLE", "5")
            ] * 5
            assert (ready.status_code, ready.headers["retry-after"]) == (503, "5")
            assert (taken["replayed"], again) == (False, {**paid, "replayed": True})
            assert at_work.process.poll() is None
            for running in (api, at_work):
                assert "Traceback" not in running.text
            at_work.signal(signal.SIGTERM)
            assert at_work.end() == 0
