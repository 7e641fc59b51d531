"""Runs PostgreSQL on a data folder as our child, or finds the server that another process runs there."""

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from payflowx.localdb import binaries as programs
from payflowx.localdb import clusters, folders, processes, sessions
from payflowx.localdb.clusters import APPLICATION, DATABASE, SUPERUSER, Cluster
from payflowx.localdb.errors import LocalDatabaseError

READY_SECONDS_MAX = 30
SESSION_SECONDS_MAX = 1
ROLE_SECONDS_MAX = 30
LOG_BYTES_SHOWN = 2000
PORT = 5432
# A socket's path has to be short, and the same for every process whatever its environment says.
SOCKETS_FOLDER = Path("/tmp")  # noqa: S108 - what others put there is refused
# A role that may log in and nothing else: the owner grants to it. A folder of an earlier version has none yet, and
# several processes may make it at once.
MAKE_APPLICATION_ROLE = f"""
DO $$ BEGIN
    CREATE ROLE {APPLICATION} LOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END $$
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that accepts connections.

    `port` is only part of the socket's name, `cluster_folder` is where the data really lie. `is_owned` says
    that this process started the server and will stop it.
    """

    socket_folder: Path
    port: int
    is_owned: bool
    cluster_folder: Path

    @property
    def has_ended(self) -> bool:
        """Whether its first process is gone, for whatever reason; the others go with it."""
        try:
            pid = int((self.cluster_folder / "postmaster.pid").read_bytes().partition(b"\n")[0])
        except FileNotFoundError:
            return True
        return not _serves(pid, self.cluster_folder)

    def url(self, database: str = DATABASE, user: str = SUPERUSER) -> str:
        """Return the address of a database for asyncpg, psql and everything else that takes libpq's URLs."""
        user, database, host = (quote(part, safe="") for part in (user, database, str(self.socket_folder)))
        return f"postgresql://{user}@/{database}?host={host}&port={self.port}"

    def application_url(self, database: str = DATABASE) -> str:
        """Return the address for the role that may do only what the application needs."""
        return self.url(database, APPLICATION)


@contextmanager
def running(
    data_folder: Path,
    *,
    options: Mapping[str, str] = {},
    binaries: Path | None = None,
    attach: bool = True,
) -> Iterator[Server]:
    """Run PostgreSQL on `data_folder` until the block is left; the first time makes the folder's cluster.

    `options` are settings of the server, `binaries` is the folder of its programs. When a living process runs
    a server on this folder already, that one is handed out and left running, or refused without `attach`.
    Whatever keeps a server from being there is raised as LocalDatabaseError.

    Call it from the main thread: Linux stops the server when the thread that started it ends.
    """
    data_folder = data_folder.resolve()
    with folders.open_lock(data_folder / "postgres.lock") as lock:
        cluster = clusters.locate(data_folder)
        uid, gid = cluster.account.uid, cluster.account.gid
        socket_folder = SOCKETS_FOLDER / f"payflowx-{folders.digest(data_folder)}"
        server = Server(socket_folder, PORT, is_owned=True, cluster_folder=cluster.folder)
        if not _become_owner(lock, server, attach=attach):
            folders.claim(socket_folder, mode=0o700, uid=uid, gid=gid)
            _make_application_role(server)
            yield replace(server, is_owned=False)
            return
        os.fchown(lock, uid, gid)
        found = programs.find(binaries, cluster.account)
        clusters.ensure(cluster, found)
        stale_pid = _stop_leftover(cluster)
        folders.claim(socket_folder, mode=0o700, uid=uid, gid=gid)
        for stale_file in socket_folder.iterdir():
            stale_file.unlink()
        command = _command(found.folder / "postgres", server, options)
        try:
            with _serving(server, cluster, command, stale_pid):
                _make_application_role(server)
                yield server
        finally:
            shutil.rmtree(socket_folder, ignore_errors=True)


def _become_owner(lock: int, server: Server, *, attach: bool) -> bool:
    """Take the lock, or return False when the server of the process that has it is ready."""
    deadline = time.monotonic() + READY_SECONDS_MAX
    while not folders.try_lock(lock):
        owner = f"Process {os.pread(lock, 20, 0).decode()} owns {server.cluster_folder}"
        if not attach:
            raise LocalDatabaseError(f"{owner} and runs PostgreSQL there. Stop it, or attach to its server.")
        if _is_ready(server):
            return False
        if time.monotonic() > deadline:
            raise LocalDatabaseError(f"{owner}, but its PostgreSQL isn't ready after {READY_SECONDS_MAX} s. Stop it.")
        time.sleep(processes.POLL_SECONDS)
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)
    return True


def _stop_leftover(cluster: Cluster) -> int:
    """Stop the server that a dead owner may have left; return the pid that was in its file, or 0."""
    pid_file = cluster.folder / "postmaster.pid"
    try:
        pid = int(pid_file.read_bytes().partition(b"\n")[0])
    except FileNotFoundError:
        return 0
    except ValueError:  # cut short by a crash; PostgreSQL would refuse it
        pid_file.unlink()
        return 0
    # The pid alone proves nothing: an unrelated process may have got it since.
    processes.stop(pid, has_ended=lambda: not _serves(pid, cluster.folder))
    return pid


def _serves(pid: int, cluster_folder: Path) -> bool:
    """Whether a process is a server on this folder, and has not ended."""
    return f"/postgres -D {cluster_folder} " in processes.command_line(pid)


def _command(postgres: Path, server: Server, options: Mapping[str, str]) -> list[str]:
    settings = {
        **options,
        "listen_addresses": "",
        "unix_socket_directories": str(server.socket_folder),
        "port": str(server.port),
        "timezone": "UTC",
        "log_timezone": "UTC",
    }
    arguments = [f"--{name}={value}" for name, value in settings.items()]
    return [str(postgres), "-D", str(server.cluster_folder), *arguments]


@contextmanager
def _serving(server: Server, cluster: Cluster, command: list[str], stale_pid: int) -> Iterator[None]:
    """Start the server, wait until it is ready, and stop it in the end."""
    # PostgreSQL doesn't start while any process has the pid in postmaster.pid. Named as its grandparent, that
    # process doesn't count, and the check that no orphan still uses the cluster's memory stays in force.
    environment = {"PG_GRANDPARENT_PID": str(stale_pid)}
    deadline = time.monotonic() + READY_SECONDS_MAX
    with _fresh_log(cluster) as log:
        process = processes.start(command, cluster.account, output=log, environment=environment)
        try:
            while not _is_ready(server):
                if time.monotonic() > deadline:
                    raise LocalDatabaseError(f"PostgreSQL isn't ready after {READY_SECONDS_MAX} s:\n{_tail(log)}")
                if process.poll() is not None:
                    if "pre-existing shared memory block" not in _tail(log):  # orphans end soon
                        raise LocalDatabaseError(f"PostgreSQL ended while starting:\n{_tail(log)}")
                    process = processes.start(command, cluster.account, output=log, environment=environment)
                time.sleep(processes.POLL_SECONDS)
            yield
        finally:
            processes.stop(process.pid, has_ended=lambda: process.poll() is not None)


@contextmanager
def _fresh_log(cluster: Cluster) -> Iterator[int]:
    """Open a new log in the cluster's folder for its user; of the older ones the last is kept."""
    path = cluster.folder / "server.log"
    with suppress(FileNotFoundError):
        path.replace(cluster.folder / "server.log.1")
    log = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.fchown(log, cluster.account.uid, cluster.account.gid)
        yield log
    finally:
        os.close(log)


def _tail(log: int) -> str:
    start = max(0, os.fstat(log).st_size - LOG_BYTES_SHOWN)
    return os.pread(log, LOG_BYTES_SHOWN, start).decode(errors="replace").strip()


def _is_ready(server: Server) -> bool:
    """Tell whether PostgreSQL says that it is ready, and lets a client in."""
    try:
        status = (server.cluster_folder / "postmaster.pid").read_bytes().split()[-1:]
    except FileNotFoundError:
        return False
    return status == [b"ready"] and _lets_in(server)


def _lets_in(server: Server) -> bool:
    with suppress(OSError, LocalDatabaseError):
        _run(server, "", SESSION_SECONDS_MAX)
        return True
    return False


def _make_application_role(server: Server) -> None:
    try:
        _run(server, MAKE_APPLICATION_ROLE, ROLE_SECONDS_MAX)
    except OSError as error:
        raise LocalDatabaseError(f"PostgreSQL on {server.cluster_folder} doesn't answer: {error}.") from error


def _run(server: Server, statement: str, seconds_max: float) -> None:
    socket_file = server.socket_folder / f".s.PGSQL.{server.port}"
    sessions.run(socket_file, user=SUPERUSER, database=DATABASE, statement=statement, seconds_max=seconds_max)
