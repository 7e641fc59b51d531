"""After a crash nothing is left that hinders the next start, and no committed data are lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from payflowx.localdb import Server, clusters, processes, running
from tests.localdb.owners import (
    FAST,
    RECALL,
    REMEMBER,
    SECONDS_MAX,
    Owner,
    kill_server,
    owning,
    postmaster_pid,
    psql,
    server_pids,
    wait_for_first_start,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sees processes through /proc")


@pytest.fixture
def owner(used_folder: Path) -> Iterator[Owner]:
    with owning(used_folder) as owner:
        yield owner


@pytest.fixture
def server(owner: Owner) -> Server:
    """The owner's server, with something that was committed just now."""
    server = owner.server()
    psql(server, REMEMBER)
    return server


def assert_recovers(used_folder: Path) -> None:
    with running(used_folder, options=FAST, attach=False) as server:
        assert psql(server, RECALL) == "42"


def test_killed_owner_leaves_no_process_behind(owner: Owner, server: Server) -> None:
    assert server_pids(server.cluster_folder)

    owner.kill()

    assert processes.wait_until(lambda: not server_pids(server.cluster_folder), SECONDS_MAX)
    assert not (server.cluster_folder / "postmaster.pid").exists()


def test_killed_owner_can_be_followed_at_once(used_folder: Path, owner: Owner, server: Server) -> None:
    owner.kill()

    assert_recovers(used_folder)


def test_killed_server_and_owner_lose_no_committed_data(used_folder: Path, owner: Owner, server: Server) -> None:
    kill_server(server.cluster_folder)
    owner.kill()

    assert (server.cluster_folder / "postmaster.pid").exists()
    assert_recovers(used_folder)


def test_owner_outlives_its_killed_server(used_folder: Path, owner: Owner, server: Server) -> None:
    kill_server(server.cluster_folder)

    owner.leave()

    assert owner.process.returncode == 0
    assert_recovers(used_folder)


def test_pid_file_that_names_an_unrelated_process_fools_nobody(used_folder: Path, owner: Owner, server: Server) -> None:
    kill_server(server.cluster_folder)
    owner.kill()
    is_root = os.geteuid() == 0
    account = clusters.locate(used_folder).account
    unrelated = subprocess.Popen(["sleep", "60"], user=account.uid if is_root else None)
    for file in (server.cluster_folder / "postmaster.pid", server.socket_folder / ".s.PGSQL.5432.lock"):
        _, rest = file.read_text().split("\n", 1)
        file.write_text(f"{unrelated.pid}\n{rest}")

    try:
        assert_recovers(used_folder)
        assert unrelated.poll() is None
    finally:
        unrelated.kill()
        unrelated.wait()


@pytest.mark.parametrize("content", ["", "gibberish\n"])
def test_pid_file_that_was_cut_short_does_not_matter(
    used_folder: Path, owner: Owner, server: Server, content: str
) -> None:
    kill_server(server.cluster_folder)
    owner.kill()
    (server.cluster_folder / "postmaster.pid").write_text(content)

    assert_recovers(used_folder)


def test_start_waits_for_orphans_that_still_use_the_cluster(used_folder: Path, owner: Owner, server: Server) -> None:
    # Busy, as a server that waits for something notices that the others are gone.
    busy = "DO $$BEGIN WHILE (pg_stat_file('let_go', true)).size IS NULL LOOP END LOOP; END$$"
    count = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO %'"
    with ThreadPoolExecutor() as threads:
        threads.submit(psql, server, busy)  # fails when its server is killed
        try:
            assert processes.wait_until(lambda: psql(server, count) == "1", SECONDS_MAX)
            os.kill(postmaster_pid(server), signal.SIGKILL)
            owner.kill()
            assert server_pids(server.cluster_folder)
            has_waited = threads.submit(let_go_once_waited_for, server)

            assert_recovers(used_folder)

            assert has_waited.result()
        finally:
            let_go(server).touch()
    let_go(server).unlink()


def let_go(server: Server) -> Path:
    """The file that the orphan looks for."""
    return server.cluster_folder / "let_go"


def let_go_once_waited_for(server: Server) -> bool:
    """Lets the orphan end once a start has found it."""
    has_waited = processes.wait_until(lambda: "pre-existing shared memory block" in log_of(server), SECONDS_MAX)
    let_go(server).touch()
    return has_waited


def log_of(server: Server) -> str:
    """What the server has said; nothing while its log is being changed for a new one."""
    with suppress(FileNotFoundError):
        return (server.cluster_folder / "server.log").read_text()
    return ""


def test_first_start_that_is_killed_does_no_harm(data_folder: Path) -> None:
    for _ in range(3):
        with owning(data_folder) as owner:
            wait_for_first_start(owner, data_folder, "postgres.new-*/base")
            owner.kill()

    for _ in range(2):  # what dies slowly may still be writing during the first
        with running(data_folder, options=FAST) as server:
            assert psql(server, "SELECT 1") == "1"
    assert {path.name for path in data_folder.iterdir()} == {"postgres", "postgres.lock"}


def test_interrupt_from_the_terminal_reaches_only_the_owner(owner: Owner, server: Server) -> None:
    assert os.getpgid(postmaster_pid(server)) != os.getpgid(owner.process.pid)

    os.killpg(owner.process.pid, signal.SIGINT)

    owner.process.wait(SECONDS_MAX)
    log = (server.cluster_folder / "server.log").read_text()
    assert log.count("received fast shutdown request") == 1
    assert log.strip().endswith("database system is shut down")
