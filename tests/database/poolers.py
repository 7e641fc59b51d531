"""PgBouncer in front of the tests' server, as Debian packs it, on a free port of the loopback interface."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from tests.programs import required
from tests.servers import free_port

IGNORED: Final = (
    "statement_timeout, lock_timeout, idle_in_transaction_session_timeout, client_connection_check_interval, "
    "tcp_keepalives_idle, tcp_keepalives_interval, tcp_keepalives_count, tcp_user_timeout"
)
"""The usual remedy where PgBouncer refuses a client for what it asks of its session: not to hear it."""

READY_SECONDS_MAX: Final = 10.0


@contextmanager
def pooling(url: str, *, mode: str, size: int = 20, ignored: str = "") -> Iterator[str]:
    """The URL of the same database and role through a pooler with so many sessions in this mode.

    `ignored` are the startup parameters that it takes and forgets.
    """
    port = free_port()
    # As root it becomes somebody else, who may not read what lies below pytest's own folder.
    with TemporaryDirectory(prefix="payflowx-pooler-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        file = folder / "pgbouncer.ini"
        file.write_text(
            f"[databases]\n{_database(url)}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n"
            f"unix_socket_dir =\nauth_type = any\npool_mode = {mode}\ndefault_pool_size = {size}\n"
            f"ignore_startup_parameters = {ignored}\n"
        )
        as_nobody = ["-u", "nobody"] if os.geteuid() == 0 else []
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen([required("pgbouncer"), *as_nobody, str(file)], stdout=log, stderr=log)
        try:
            _wait_until_it_listens(port, process, folder / "log")
            yield f"postgresql://anybody@127.0.0.1:{port}/{urlsplit(url).path.removeprefix('/')}"
        finally:
            process.terminate()
            process.wait()


def _database(url: str) -> str:
    """A line of PgBouncer's for a database, from a URL of ours: over a socket, whose folder is a parameter, or TCP."""
    parts = urlsplit(url)
    parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}
    host = parts.hostname or parameters.get("host", "")
    port = parts.port or parameters.get("port", "5432")
    name = parts.path.removeprefix("/")
    login = f"user={unquote(parts.username or '')}" + (f" password={unquote(parts.password)}" if parts.password else "")
    return f"{name} = host={host} port={port} dbname={name} {login}"


def _wait_until_it_listens(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS_MAX
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    raise AssertionError(log.read_text())
