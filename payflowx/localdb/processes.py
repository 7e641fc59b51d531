"""Starts and stops the processes of PostgreSQL: as an ordinary user, off our terminal, not outliving us."""

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from payflowx.core.processes import end_with_parent
from payflowx.localdb.errors import LocalDatabaseError

POLL_SECONDS = 0.01
TOOL_SECONDS_MAX = 120
FAST_STOP_SECONDS_MAX = 30
IMMEDIATE_STOP_SECONDS_MAX = 10


@dataclass(frozen=True, slots=True)
class Account:
    """The user that PostgreSQL runs as: ourselves, unless we are root, whom PostgreSQL refuses."""

    uid: int
    gid: int

    @classmethod
    def for_folder(cls, folder: Path) -> Self:
        """Choose the user for a folder's data; for root that is its owner, or `nobody` where root owns it."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        nobody = pwd.getpwnam("nobody")
        try:
            owner = pwd.getpwuid(folder.stat().st_uid or nobody.pw_uid)
        except KeyError:  # a folder mounted into a container; initdb refuses users without a name
            owner = nobody
        return cls(owner.pw_uid, owner.pw_gid)

    def reaches(self, folder: Path) -> bool:
        """Tell from the mode bits whether this user may enter a folder, which takes every folder above it."""
        return all(self._may_enter(each.stat()) for each in (folder, *folder.parents))

    def _may_enter(self, folder: os.stat_result) -> bool:
        shift = 6 if folder.st_uid == self.uid else 3 if folder.st_gid == self.gid else 0
        return bool(folder.st_mode >> shift & 1)


def start(
    command: Sequence[str],
    account: Account,
    *,
    output: int,
    stdin: int = subprocess.DEVNULL,
    environment: Mapping[str, str] = {},
) -> subprocess.Popen[bytes]:
    """Start a program of PostgreSQL that ends when we do; on Linux the kernel sees to it."""
    is_root = os.geteuid() == 0
    return subprocess.Popen(  # noqa: S603 - the commands are made in this package
        command,
        stdin=stdin,
        stdout=output,
        stderr=subprocess.STDOUT,
        cwd="/",  # our own folder may be closed to that user
        env={"LC_ALL": "C", "TZ": "UTC", **environment},  # not ours: it holds secrets, and variables of libpq
        user=account.uid if is_root else None,
        group=account.gid if is_root else None,
        extra_groups=[] if is_root else None,
        start_new_session=True,  # Ctrl-C in the terminal is for us; we stop the server ourselves
        preexec_fn=end_with_parent(signal.SIGINT),  # noqa: PLW1509 - it takes no lock that a thread could hold
    )


def run(command: Sequence[str], account: Account, *, text: str = "") -> str:
    """Run a program of PostgreSQL to its end, with `text` to read, and return what it printed."""
    try:
        with start(command, account, output=subprocess.PIPE, stdin=subprocess.PIPE) as process:
            try:
                output, _ = process.communicate(text.encode(), timeout=TOOL_SECONDS_MAX)
            finally:
                process.kill()
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LocalDatabaseError(f"{command[0]} can't be run by user {account.uid}: {error}") from error
    printed = output.decode(errors="replace").strip()
    if process.returncode != 0:
        raise LocalDatabaseError(f"{command[0]} failed as user {account.uid}: {printed}")
    return printed


def stop(pid: int, *, has_ended: Callable[[], bool]) -> None:
    """Stop a server in good order, or, when that takes too long, at once and with its log to replay."""
    for request, seconds_max in (
        (signal.SIGINT, FAST_STOP_SECONDS_MAX),
        (signal.SIGQUIT, IMMEDIATE_STOP_SECONDS_MAX),
    ):
        if not has_ended():
            with suppress(ProcessLookupError):
                os.kill(pid, request)
        if wait_until(has_ended, seconds_max):
            return
    raise LocalDatabaseError(f"PostgreSQL (process {pid}) doesn't end. Kill it with `kill -9 {pid}`.")


def wait_until(condition: Callable[[], bool], seconds_max: float) -> bool:
    """Wait for a condition, and tell whether it came true in time."""
    deadline = time.monotonic() + seconds_max
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def command_line(pid: int) -> str:
    """Return the words of a process's command, a space after each; nothing when it is gone or a zombie."""
    if Path("/proc/self/cmdline").exists():
        with suppress(OSError):
            return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" "))
        return ""
    command = ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)]
    answer = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a fixed command
    return os.fsdecode(answer.stdout.replace(b"\n", b" "))
