"""What the tests need to see and to kill the processes around a data folder."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from payflowx.localdb import Server, binaries, processes
from payflowx.localdb.processes import Account

FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
REMEMBER = "DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 42 AS answer"
RECALL = "SELECT answer FROM kept"
PROGRAM = Path(__file__).with_name("owner_process.py")
SECONDS_MAX = 60


class Owner:
    """A process of its own that runs, or attaches to, the server of a data folder."""

    def __init__(self, data_folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(data_folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def server(self) -> Server:
        """Wait until the process has its server."""
        assert self.process.stdout is not None
        told = json.loads(self.process.stdout.readline())
        return Server(Path(told["socket_folder"]), told["port"], told["is_owned"], Path(told["cluster_folder"]))

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(SECONDS_MAX)

    def leave(self) -> None:
        """Let it leave its block, and wait for its end."""
        self.process.communicate(timeout=SECONDS_MAX)


@contextmanager
def owning(data_folder: Path) -> Iterator[Owner]:
    owner = Owner(data_folder)
    try:
        yield owner
    finally:
        owner.leave()


def wait_for_first_start(owner: Owner, data_folder: Path, made: str) -> None:
    """Wait until the owner has made what the pattern names; on a busy machine it may be done with that by now."""
    assert processes.wait_until(
        lambda: owner.process.poll() is not None or bool([*data_folder.glob(made), *data_folder.glob("postgres")]),
        SECONDS_MAX,
    )
    assert owner.process.poll() is None


def psql(server: Server, sql: str, database: str = "payflowx") -> str:
    """Run SQL and return what psql prints: a line for each row, with bars between the columns."""
    return _psql(server.url(database), sql)


def psql_as_application(server: Server, sql: str) -> str:
    """Run SQL as the application's role and return what psql prints."""
    return _psql(server.application_url(), sql)


def _psql(url: str, sql: str) -> str:
    programs = binaries.find(None, Account(os.geteuid(), os.getegid())).folder
    command = [f"{programs}/psql", "-XAtq", "-c", sql, url]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def postmaster_pid(server: Server) -> int:
    return int((server.cluster_folder / "postmaster.pid").read_text().split()[0])


def server_pids(cluster_folder: Path) -> set[int]:
    """Return every process of PostgreSQL on a cluster: each of them has it as its working directory."""
    pids = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (folder / "cwd").readlink() == cluster_folder:
                pids.add(int(folder.name))
    return pids


def kill_server(cluster_folder: Path) -> None:
    assert server_pids(cluster_folder)
    for pid in server_pids(cluster_folder):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
