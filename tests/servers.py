"""Real processes: API, worker and demo, each on a free port of the loopback interface and ended with its block.

Commands that end by themselves, a server of one process and a worker are forked from a process that has imported the
program once: most of what they cost is importing. The demo, servers of several processes and those whose end is looked
at are started as their user starts them.
"""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing import process as multiprocessing_process
from multiprocessing.context import ForkServerProcess
from multiprocessing.reduction import DupFd
from pathlib import Path
from tempfile import TemporaryFile
from types import MappingProxyType
from typing import IO, Any, Final

import psutil

from payflowx import cli

SECRET: Final = "a secret that only the tests know, long enough for every algorithm"
READY_SECONDS_MAX: Final = 60.0
END_SECONDS_MAX: Final = 60.0
POLL_SECONDS: Final = 0.05
NO_CHANGES: Final[Mapping[str, str]] = MappingProxyType({})
FORKS: Final = multiprocessing.get_context("forkserver")
# What a command imports when it is called, and what that one imports when it needs it.
COMMANDS: Final = {f"{cli.__name__}.{command.place.partition('.')[0]}" for command in cli.COMMANDS.values()}
LATER: Final = (
    "payflowx.demo.supervisor",
    "payflowx.bank_statements.formats.detection",
    "aerich",
    "holidays",
    "zxcvbn",
)
FORKS.set_forkserver_preload([*sorted(COMMANDS), *LATER])
BYTECODE: Final = Path(__file__).parent.parent / ".pytest_cache" / "bytecode"
PACE: Final = {
    "PAYFLOWX_BANK_DELAY": "PT0S",
    "PAYFLOWX_SETTLEMENT_WINDOW": "PT10S",
    "PAYFLOWX_SETTLEMENT_GRACE": "PT5S",
    "PAYFLOWX_RECONCILE_SCHEDULE": "* * * * * *",
    "PAYFLOWX_STOP_DELAY": "PT0S",
}


@dataclass(frozen=True, slots=True)
class Forked:
    """A forked process, with as much of the face of `subprocess.Popen` as is needed here."""

    process: ForkServerProcess

    @property
    def pid(self) -> int:
        """Its id, also when it has ended."""
        assert self.process.pid is not None
        return self.process.pid

    def poll(self) -> int | None:
        """The exit code, or the signal's number below zero; None while it runs."""
        return self.process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, once it has ended; raises TimeoutExpired."""
        self.process.join(timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired(self.process.name, timeout or 0)
        return code

    def send_signal(self, number: signal.Signals) -> None:
        """Sends a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Ends it at once."""
        self.send_signal(signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Running:
    """A command of ours as a process, and the file that it writes its output to."""

    process: subprocess.Popen[bytes] | Forked
    output: Path

    @property
    def text(self) -> str:
        """All that it has said so far."""
        return self.output.read_text(errors="replace")

    def family(self) -> list[psutil.Process]:
        """The process and all its descendants."""
        process = psutil.Process(self.process.pid)
        return [process, *process.children(recursive=True)]

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the process alone."""
        self.process.send_signal(number)

    def end(self) -> int:
        """The exit code, once the process has ended."""
        return self.process.wait(END_SECONDS_MAX)


Start = Callable[..., AbstractContextManager[Running]]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(**settings: str) -> dict[str, str]:
    """This process's environment with these settings, and none of the developer's own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PAYFLOWX_")}
    # Compiled once for all of them, also where the machine says that Python shall not: each start costs half as much.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(BYTECODE)} if sys.dont_write_bytecode else {}
    return inherited | compiled | {"COLUMNS": "200"} | settings


def run_to_end(*arguments: str, folder: Path, given: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """One command in a folder of its own, until it ends."""
    with TemporaryFile() as stdin, TemporaryFile() as stdout, TemporaryFile() as stderr:
        stdin.write(given.encode())
        stdin.seek(0)
        process = _fork(arguments, folder, settings, stdin, stdout, stderr)
        try:
            code = process.wait(READY_SECONDS_MAX)
        finally:
            process.kill()
            process.wait()
        return subprocess.CompletedProcess(arguments, code, _text_of(stdout), _text_of(stderr))


def _fork(arguments: tuple[str, ...], folder: Path, settings: dict[str, str], *files: IO[bytes]) -> Forked:
    """A process that runs the command with these files as its standard streams."""
    streams = [DupFd(file.fileno()) for file in files]
    process = FORKS.Process(target=_become, args=(arguments, folder, environment(**settings), streams))
    process.start()
    return Forked(process)


def _become(arguments: tuple[str, ...], folder: Path, variables: dict[str, str], streams: list[Any]) -> None:
    """What a forked process does: it becomes the command, with nothing left of the tests' surroundings."""
    for number, stream in enumerate(streams):
        os.dup2(stream.detach(), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = ["payflowx", *arguments]
    sys.stdin, sys.stdout = os.fdopen(0, "r"), os.fdopen(1, "w")
    sys.stderr = os.fdopen(2, "w", buffering=1, errors="backslashreplace")  # by lines, as the interpreter's own
    multiprocessing_process._parent_process = None  # type: ignore[attr-defined]  # nobody that it should end with
    try:
        cli.main()
    except Exception as error:  # noqa: BLE001 - what the interpreter does with it, and a forked process doesn't
        sys.excepthook(type(error), error, error.__traceback__)
        sys.exit(1)


def _text_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


@contextmanager
def started(*arguments: str, folder: Path, **settings: str) -> Iterator[Running]:
    """One command in a folder of its own, started as its user starts it, killed at the block's end if it still runs."""
    with _output(arguments, folder) as (output, file):
        process = subprocess.Popen(
            [sys.executable, "-m", "payflowx", *arguments],
            cwd=folder,
            env=environment(**settings),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    with _killed_in_the_end(process):
        yield Running(process, output)


@contextmanager
def forked(*arguments: str, folder: Path, **settings: str) -> Iterator[Running]:
    """The same, forked; it may not start processes of its own that import the program again."""
    with _output(arguments, folder) as (output, file), Path(os.devnull).open("rb") as nothing:
        process = _fork(arguments, folder, settings, nothing, file, file)
    with _killed_in_the_end(process):
        yield Running(process, output)


@contextmanager
def _output(arguments: tuple[str, ...], folder: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file for what a command writes."""
    output = folder / f"{arguments[0]}-{time.monotonic_ns()}.out"
    with output.open("wb") as file:
        yield output, file


@contextmanager
def _killed_in_the_end(process: subprocess.Popen[bytes] | Forked) -> Iterator[None]:
    try:
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def running_api(database_url: str, folder: Path, *options: str, **changes: str) -> Iterator[tuple[Running, str]]:
    """An API process on that database, ready, and its URL; `changes` are settings of its own."""
    with _ready_api(forked, database_url, folder, *options, **changes) as ready:
        yield ready


@contextmanager
def started_api(database_url: str, folder: Path, *options: str, **changes: str) -> Iterator[tuple[Running, str]]:
    """The same as its user starts it, in as many processes as the options say."""
    with _ready_api(started, database_url, folder, *options, **changes) as ready:
        yield ready


@contextmanager
def _ready_api(
    start: Start, database_url: str, folder: Path, *options: str, **changes: str
) -> Iterator[tuple[Running, str]]:
    port = free_port()
    settings = {"PAYFLOWX_DATABASE_URL": database_url, "PAYFLOWX_JWT_SECRET": SECRET, **PACE, **changes}
    with start("serve", "--port", str(port), *options, folder=folder, **settings) as running:
        url = f"http://127.0.0.1:{port}"
        wait_until(lambda: answers(f"{url}/readyz"), running)
        yield running, url


@contextmanager
def running_worker(
    database_url: str, folder: Path, start: Start | None = None, *, changes: Mapping[str, str] = NO_CHANGES
) -> Iterator[Running]:
    """A worker on that database, at work; forked, unless the test says how it is started.

    `changes` are settings of its own.
    """
    settings = {"PAYFLOWX_DATABASE_URL": database_url, **PACE, **changes}
    with (start or forked)("worker", folder=folder, **settings) as running:
        wait_until(lambda: "worker started" in running.text, running)
        yield running


@contextmanager
def running_demo(folder: Path, port: int) -> Iterator[Running]:
    """The demo, ready, with its data below the folder."""
    with started("demo", "--port", str(port), "--data-dir", str(folder / "data"), folder=folder) as running:
        wait_until(lambda: "Ctrl-C stops everything" in running.text, running)
        try:
            yield running
        finally:
            if running.process.poll() is None:
                running.signal(signal.SIGTERM)
                running.end()


def wait_until(happened: Callable[[], bool], running: Running | None = None) -> None:
    """Returns as soon as it has happened; fails where the process ends before, or time runs out."""
    deadline = time.monotonic() + READY_SECONDS_MAX
    while not happened():
        assert running is None or running.process.poll() is None, running.text
        assert time.monotonic() < deadline, "it has not happened in time" if running is None else running.text
        time.sleep(POLL_SECONDS)


def answers(url: str) -> bool:
    """Whether a GET is answered with 200."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def are_gone(processes: list[psutil.Process]) -> bool:
    """Whether every one of these processes has ended."""
    return all(not process.is_running() or process.status() == psutil.STATUS_ZOMBIE for process in processes)
