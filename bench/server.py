"""The measured processes: a PostgreSQL of our own, durable and thrown away, and the real API server on it."""

import asyncio
import json
import os
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from bench.lines import NotMeasured
from bench.meters import cpu_seconds
from payflowx import config, localdb
from payflowx.access import tokens
from payflowx.core import clock
from payflowx.core.processes import end_with_parent

ROOT: Final = Path(__file__).resolve().parent.parent
HOST: Final = "127.0.0.1"
DURABLE: Final = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
UNREACHED: Final = "1000000000/minute"
SERVER_SETTINGS: Final = {
    "env": "production",
    "log_format": "json",
    "database_pool_size": "10",
    "stop_delay": "PT0S",
    # Everything is counted as it is for others, and nobody asks for so much: all the load comes from one user.
    "rate_limit_reads": UNREACHED,
    "rate_limit_writes": UNREACHED,
}
READY_SECONDS_MAX: Final = 30.0
STOP_SECONDS_MAX: Final = 15.0
POLL_SECONDS: Final = 0.01
JOB_SECONDS_MAX: Final = 120.0


@dataclass(frozen=True, slots=True)
class Api:
    """A server that is ready, ours or another; `cpu_seconds_to_ready` is what it had used of a core by then."""

    pid: int
    port: int
    token_key: tokens.TokenKey
    ready_seconds: float = 0.0
    cpu_seconds_to_ready: float = 0.0

    def token(self, session: tokens.Bearer) -> str:
        """A token that the server accepts for this session."""
        return tokens.issue(self.token_key, session, clock.utc_now()).text


@contextmanager
def throw_away_folder() -> Iterator[Path]:
    """A folder that is gone after the block. PostgreSQL's user may pass through it and not look into it."""
    folder = Path(tempfile.mkdtemp(prefix="payflowx-bench-"))
    try:
        folder.chmod(0o711)
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def postgresql(folder: Path) -> Iterator[localdb.Server]:
    """A durable PostgreSQL, started for this block and removed with its data. Call it from the main thread."""
    cluster_folder: Path | None = None
    try:
        with localdb.running(folder, options=DURABLE, attach=False) as server:
            cluster_folder = server.cluster_folder
            yield server
    finally:
        # As root, where `nobody` can't reach the folder, the cluster lies elsewhere.
        if cluster_folder is not None:
            shutil.rmtree(cluster_folder, ignore_errors=True)


@contextmanager
def api(folder: Path, database_url: str, *, build: Path = ROOT, workers: int = 1) -> Iterator[Api]:
    """`payflowx serve` with the settings of production, on a free port of the loopback interface.

    `build` is whose sources are run; one process serves where nothing else is said.
    """
    port, secret = free_port(), secrets.token_hex(config.SECRET_BYTES_MIN)
    settings = {**SERVER_SETTINGS, "database_url": database_url, "jwt_secret": secret, "data_dir": str(folder)}
    command = ["-m", "payflowx", "serve", "--host", HOST, "--port", str(port)]
    command += ["--workers", str(workers)] if workers > 1 else []
    environment = {config.PREFIX + name.upper(): value for name, value in settings.items()}
    environment["PYTHONPATH"] = str(build)
    began_at = time.perf_counter()
    with serving([sys.executable, *command], environment, f"http://{HOST}:{port}/readyz", folder=folder) as pid:
        yield Api(pid, port, token_key(secret), time.perf_counter() - began_at, cpu_seconds(pid))


def token_key(secret: str) -> tokens.TokenKey:
    """The key of a server with this secret, and how long its tokens live where nothing else is set."""
    return tokens.TokenKey(secret.encode(), config.Settings.model_fields["access_token_lifetime"].default.exact)


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str], ready_url: str, *, folder: Path) -> Iterator[int]:
    """A server in a process of its own, from when it answers until it has stopped.

    Raises NotMeasured where it doesn't get ready.
    """
    log = folder / "serve.log"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(config.PREFIX)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=folder,  # without anybody's .env
            env=kept | dict(environment),
            start_new_session=True,
            preexec_fn=end_with_parent(signal.SIGTERM),  # noqa: PLW1509 - no threads here
        )
    try:
        _wait_until_ready(process, command, ready_url, log)
        yield process.pid
    finally:
        _stop(process)


async def run_generator(module: str, job: Mapping[str, object]) -> dict[str, Any]:
    """The sample that a load generator of ours prints. Raises NotMeasured."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        preexec_fn=end_with_parent(signal.SIGTERM),
    )
    try:
        async with asyncio.timeout(JOB_SECONDS_MAX):
            printed, complaints = await process.communicate(json.dumps(job).encode())
    except TimeoutError:
        raise NotMeasured(f"{module} did not end within {JOB_SECONDS_MAX:.0f} seconds") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise NotMeasured(complaints.decode(errors="replace").strip() or f"{module} ended with {process.returncode}")
    sample: dict[str, Any] = json.loads(printed)
    return sample


def free_port() -> int:
    """A port of the loopback interface that nobody uses."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[bytes], command: Sequence[str], url: str, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS_MAX
    while not _is_ready(url):
        if process.poll() is not None or time.monotonic() > deadline:
            said = log.read_text(errors="replace")[-1000:].strip()
            raise NotMeasured(f"{shlex.join(command)} did not get ready; it said: {said}")
        time.sleep(POLL_SECONDS)


def _is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - of our own making
            return True
    except urllib.error.HTTPError as error:
        return error.code < HTTPStatus.INTERNAL_SERVER_ERROR  # it answers, if not to this question
    except OSError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS_MAX)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
