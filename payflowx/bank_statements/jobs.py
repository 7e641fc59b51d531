"""The worker's watched folder: files that a bank's program or a person puts there are imported, and put away."""

import asyncio
import stat
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple, Self

from payflowx.bank_statements.service import importing
from payflowx.core import database_clock, waiting
from payflowx.core.clock import utc_now
from payflowx.core.errors import PayFlowXError, Refusal
from payflowx.core.log import get_logger
from payflowx.core.principal import Principal, Role

POLL_SECONDS: Final = 2.0
PAUSE_AFTER_ERROR: Final = timedelta(seconds=10)
PAUSE_MAX: Final = timedelta(minutes=10)
LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)
IMPORTED: Final = "imported"
REFUSED: Final = "refused"

logger = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is watched, and in whose name its files are imported."""

    path: Path
    find_user: Callable[[], Awaitable[Principal]]


class Mark(NamedTuple):
    """What tells a file from another one of its name, and from itself before somebody changed it."""

    number: int
    size: int
    written_at: int
    changed_at: int


@dataclass(frozen=True, slots=True)
class Seen:
    """How a file was at an earlier look, and when to try it again where that went wrong."""

    mark: Mark | None = None
    pause: timedelta = timedelta(0)
    try_at: datetime = LONG_AGO

    def failed(self, now: datetime) -> Self:
        """The same after one more failure: the pause grows with each."""
        pause = min(max(self.pause * 2, PAUSE_AFTER_ERROR), PAUSE_MAX)
        return type(self)(self.mark, pause, now + pause)


async def work(stop: asyncio.Event, *, folder: Folder) -> None:
    """Runs until `stop` is set; a file is taken when it has stayed the same between two looks."""
    seen: Mapping[Path, Seen] = {}
    while not stop.is_set():
        seen = await look(folder, seen, utc_now())
        await waiting.pause(stop, POLL_SECONDS)


async def look(folder: Folder, seen: Mapping[Path, Seen], now: datetime) -> Mapping[Path, Seen]:
    """Imports the files that are as they were at the look before; returns what is left for the next look.

    What goes wrong with a file is logged; the file stays, and is tried again after a pause or once it has changed. What
    goes wrong with all of them (no folder, a user who may not import) stands under the folder's own path.
    """
    whole = seen.get(folder.path, Seen())
    if now < whole.try_at:
        return seen
    try:
        return await _look(folder, seen, now)
    except Exception as error:  # the job loop outlives what happens in it
        logger.exception("statement folder failed", error=type(error).__name__)
        return {**seen, folder.path: whole.failed(now)}


async def _look(folder: Folder, seen: Mapping[Path, Seen], now: datetime) -> dict[Path, Seen]:
    left: dict[Path, Seen] = {}
    for path, mark in await asyncio.to_thread(_files, folder.path):
        before = seen.get(path)
        if before is None or before.mark != mark:
            left[path] = Seen(mark)
        elif now < before.try_at:
            left[path] = before
        elif (after := await _take(folder, path, before, now)) is not None:
            left[path] = after
    return left


async def _take(folder: Folder, path: Path, seen: Seen, now: datetime) -> Seen | None:
    """Imports a file; returns what the next look is to know of it where it stays."""
    principal = await folder.find_user()
    principal.require(Role.OPERATOR)
    try:
        is_done = await _import(principal, path, seen.mark)
    except Exception as error:  # the other files are none the worse for it
        logger.exception("statement file failed", file=path.name, error=type(error).__name__)
        return seen.failed(now)
    return None if is_done else seen


async def _import(principal: Principal, path: Path, mark: Mark | None) -> bool:
    """Imports a file and puts it away; returns whether that is done, and not left to a later look."""
    try:
        file = await asyncio.to_thread(path.open, "rb")
    except FileNotFoundError:
        return True  # another worker has put it away
    subfolder, why = IMPORTED, None
    with file:
        try:
            done = await importing.import_statement(
                principal=principal,
                upload=importing.StatementUpload(file, path.name),
                now=await database_clock.now(),
            )
            if done.refused:
                subfolder = REFUSED
                why = "\n".join(refusal.message for refusal in done.refused)
                logger.warning("statement refused", file=path.name, why=why)
        except importing.ImportInProgress:
            return False
        except Refusal as refusal:
            logger.warning("statement refused", file=path.name, why=refusal.message)
            subfolder, why = REFUSED, refusal.message
    if await asyncio.to_thread(_mark, path) != mark:
        return False  # there is more in it by now than was read
    await asyncio.to_thread(_put_away, path, subfolder, why)
    return True


def _files(folder: Path) -> list[tuple[Path, Mark]]:
    """What lies in the folder itself; names that begin with a dot are files on their way in."""
    if not folder.is_dir():
        raise FolderMissing(f"PAYFLOWX_STATEMENT_DIR is no folder: {folder}.")
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    return [(path, mark) for path in paths if (mark := _mark(path)) is not None]


class FolderMissing(PayFlowXError):
    """The folder that is to be watched isn't there."""


def _mark(path: Path) -> Mark | None:
    """None where there is no file, or none of the folder's own: what a link leads to is somebody else's."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Mark(found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _put_away(path: Path, subfolder: str, why: str | None) -> None:
    """Moves a file that is done with, under a name that is free, with the reason beside it where it was refused."""
    target = path.parent / subfolder
    target.mkdir(exist_ok=True)
    place = _claimed(target, path)
    try:
        path.replace(place)
    except OSError as error:
        place.unlink()
        if isinstance(error, FileNotFoundError):
            return  # another worker was faster
        raise
    if why is not None:
        place.with_name(place.name + ".why.txt").write_text(why + "\n", encoding="utf-8")


def _claimed(target: Path, path: Path) -> Path:
    """A name that was free, and that no other worker finds free any more."""
    place, number = target / path.name, 1
    while True:
        try:
            place.touch(exist_ok=False)
        except FileExistsError:
            number += 1
            place = target / f"{path.stem}-{number}{path.suffix}"
        else:
            return place
