"""Folders and lock files that other users or other processes could get at first."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from payflowx.localdb.errors import LocalDatabaseError


def digest(path: Path) -> str:
    """Name an absolute path in 16 characters, where itself would be too long."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def claim(path: Path, *, mode: int, uid: int, gid: int) -> None:
    """Make a folder whose name others can guess, and refuse one that they may have put there or written to.

    The open folder is asked, not its name, so that nobody can exchange it between question and use.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError as error:
        raise LocalDatabaseError(f"{path} must be a folder of user {uid}, and isn't: {error}") from error
    try:
        found = os.fstat(folder)
        if found.st_uid not in {uid, os.geteuid()} or found.st_mode & 0o022:
            raise LocalDatabaseError(
                f"{path} belongs to user {found.st_uid} and has mode {found.st_mode & 0o777:o}, but must "
                f"belong to user {uid} and be writable by nobody else. Remove it."
            )
        os.fchown(folder, uid, gid)
        os.fchmod(folder, mode)
    finally:
        os.close(folder)


@contextmanager
def open_lock(path: Path) -> Iterator[int]:
    """Open a lock file, made if need be; a lock that is taken on it ends with the block or the process."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise LocalDatabaseError(f"{path} must be a file of user {os.geteuid()}, and isn't: {error}") from error
    try:
        yield lock
    finally:
        os.close(lock)


def try_lock(lock: int) -> bool:
    """Take the lock, or return False while another has it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
