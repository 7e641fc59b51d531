"""Files that hold others, as banks let people download their statements: zip and gzip, unpacked within bounds."""

import gzip
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Final, NamedTuple

from payflowx.core.errors import InvalidInput

FILES_MAX: Final = 200
SIZE_MAX: Final = 500_000_000
"""How many bytes the files of one container may have together, unpacked: as they are counted, not as it says."""
IN_MEMORY_MAX: Final = 1_000_000
CHUNK: Final = 1 << 20
ZIP_MAGIC: Final = b"PK\x03\x04"
EMPTY_ZIP_MAGIC: Final = b"PK\x05\x06"
GZIP_MAGIC: Final = b"\x1f\x8b"
WORKBOOK: Final = "[Content_Types].xml"
"""What a zip has that is an office document, and no container of statements."""
BROKEN: Final = (
    *(zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, lzma.LZMAError, EOFError),
    *(NotImplementedError, ValueError, struct.error),  # of what a broken one says of itself
)
LITTER: Final = ("__MACOSX", ".")
"""How folders and files begin that systems leave behind."""


class Held(NamedTuple):
    """A file, and its name for people: `archive.zip/june.xml` for one in a container."""

    file: BinaryIO
    name: str


def is_container(file: BinaryIO) -> bool:
    """Whether a file holds others; it is at its beginning then."""
    magic = file.read(4)
    file.seek(0)
    if magic[:2] == GZIP_MAGIC or magic == EMPTY_ZIP_MAGIC:
        return True
    return magic == ZIP_MAGIC and not _is_workbook(file)


def held(file: BinaryIO, name: str) -> Iterator[Held | InvalidInput]:
    """The files in a container, in its order, each open until the next one is asked for; or why one can't be read.

    Raises InvalidInput where none of it can.
    """
    magic = file.read(2)
    file.seek(0)
    return _of_gzip(file, name) if magic == GZIP_MAGIC else _of_zip(file, name)


def _is_workbook(file: BinaryIO) -> bool:
    try:
        with _zip(file) as archive:
            return WORKBOOK in archive.namelist()
    except InvalidInput:
        return False
    finally:
        file.seek(0)


def _of_zip(file: BinaryIO, name: str) -> Iterator[Held | InvalidInput]:
    with _zip(file) as archive:
        members = [member for member in archive.infolist() if not (member.is_dir() or _is_litter(member.filename))]
        if not members:
            raise InvalidInput(f"{name} is a zip without a file in it.", path=("file",))
        if len(members) > FILES_MAX:
            raise InvalidInput(
                f"{name} is a zip of {len(members)} files: at most {FILES_MAX} are read.", path=("file",)
            )
        left = SIZE_MAX
        for member in members:
            with SpooledTemporaryFile(max_size=IN_MEMORY_MAX) as unpacked:
                opened = _unpack(partial(archive.open, member), unpacked, f"{name}/{member.filename}", left)
                left -= unpacked.tell()
                unpacked.seek(0)
                yield opened


def _of_gzip(file: BinaryIO, name: str) -> Iterator[Held | InvalidInput]:
    with SpooledTemporaryFile(max_size=IN_MEMORY_MAX) as unpacked:
        opened = _unpack(partial(gzip.GzipFile, fileobj=file), unpacked, name.removesuffix(".gz"), SIZE_MAX)
        unpacked.seek(0)
        yield opened


def _unpack(
    open_packed: Callable[[], IO[bytes] | gzip.GzipFile], unpacked: IO[bytes], name: str, size_max: int
) -> Held | InvalidInput:
    """One file, unpacked as far as it may be; or why it can't be read. The file is at the end of what was unpacked."""
    size = 0
    try:
        with open_packed() as packed:
            while chunk := packed.read(min(CHUNK, size_max - size + 1)):
                size += len(chunk)
                if size > size_max:
                    return _refused(name, f"all that is packed with it is more than {SIZE_MAX // 1_000_000} MB")
                unpacked.write(chunk)
    except RuntimeError:  # zipfile's word for it
        return _refused(name, "it is encrypted: unpack it with its password first")
    except BROKEN:
        return _refused(name, "it is broken, or packed in a way that is not read")
    unpacked.seek(0)
    if is_container(unpacked):  # type: ignore[arg-type]  # it is a binary file, but for its name
        return _refused(name, "it holds files itself: unpack the outer container first")
    unpacked.seek(size)
    return Held(unpacked, name)  # type: ignore[arg-type]  # as above


def _refused(name: str, why: str) -> InvalidInput:
    return InvalidInput(f"{name}: {why}.", path=("file",))


@contextmanager
def _zip(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise InvalidInput("The file is a zip that is broken.", path=("file",)) from error
    with archive:
        yield archive


def _is_litter(filename: str) -> bool:
    return any(part.startswith(LITTER) for part in PurePosixPath(filename).parts)
