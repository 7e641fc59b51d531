"""The worker's watched folder: files that a bank's program or a person puts there are imported, and put away."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from payflowx.bank_statements import service
from payflowx.core.clock import utc_now
from payflowx.core.errors import PayFlowXError, Refusal
from payflowx.core.log import get_logger
from payflowx.core.principal import Principal

POLL_SECONDS: Final = 2.0
PAUSE_AFTER_ERROR_SECONDS: Final = 10.0
IMPORTED: Final = "imported"
REFUSED: Final = "refused"

logger = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is watched, in whose name its files are imported, and whether they settle payments."""

    path: Path
    find_user: Callable[[], Awaitable[Principal]]
    by_statement: bool


async def work(stop: asyncio.Event, *, folder: Folder) -> None:
    """Runs until `stop` is set; a file is taken when its size has stayed the same between two looks."""
    sizes: dict[Path, int] = {}
    while not stop.is_set():
        pause = POLL_SECONDS
        try:
            sizes = await look(folder, sizes, utc_now())
        except Exception as error:  # the job loop outlives what happens in it
            logger.exception("statement folder failed", error=type(error).__name__)
            pause = PAUSE_AFTER_ERROR_SECONDS
        await _wait(stop, pause)


async def look(folder: Folder, sizes: dict[Path, int], now: datetime) -> dict[Path, int]:
    """Imports the files whose size is what it was; returns the sizes of those that are left for the next look."""
    left: dict[Path, int] = {}
    for path in sorted(await asyncio.to_thread(_files, folder.path)):
        size = await asyncio.to_thread(_size, path)
        if size is None:
            continue  # another worker has put it away
        if sizes.get(path) != size:
            left[path] = size
            continue
        await _import(folder, path, now)
    return left


async def _import(folder: Folder, path: Path, now: datetime) -> None:
    principal = await folder.find_user()
    try:
        with path.open("rb") as file:
            await service.import_statement(
                principal=principal,
                upload=service.StatementUpload(file, path.name),
                by_statement=folder.by_statement,
                now=now,
            )
    except service.ImportInProgress:
        return  # its turn comes with a later look
    except FileNotFoundError:
        return  # another worker has put it away
    except Refusal as refusal:
        logger.warning("statement refused", file=path.name, why=refusal.message)
        await asyncio.to_thread(_put_away, path, REFUSED, refusal.message)
        return
    await asyncio.to_thread(_put_away, path, IMPORTED, None)


def _files(folder: Path) -> list[Path]:
    """What lies in the folder itself; names that begin with a dot are files on their way in."""
    if not folder.is_dir():
        raise FolderMissing(f"PAYFLOWX_STATEMENT_DIR is no folder: {folder}.")
    return [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]


class FolderMissing(PayFlowXError):
    """The folder that is to be watched isn't there."""


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _put_away(path: Path, subfolder: str, why: str | None) -> None:
    """Moves a file that is done with, under a name that is free, with the reason beside it where it was refused."""
    target = path.parent / subfolder
    target.mkdir(exist_ok=True)
    place, number = target / path.name, 1
    while place.exists():
        number += 1
        place = target / f"{path.stem}-{number}{path.suffix}"
    try:
        path.rename(place)
    except FileNotFoundError:
        return  # another worker was faster
    if why is not None:
        place.with_name(place.name + ".why.txt").write_text(why + "\n", encoding="utf-8")


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
