"""Files that hold others, as banks let people download their statements: zip and gzip, unpacked within bounds.

Only what is stored or deflated is unpacked, as nearly every zip is: zipfile bounds what these two give at once, and of
the other methods it unpacks whatever a chunk makes before anybody can count it.
"""

import gzip
import re
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
METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ENCRYPTED: Final = 0x1
# The last four are of what a broken one says of itself.
BROKEN: Final = (
    *(zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError),
    *(ValueError, LookupError, struct.error, RuntimeError),
)
LITTER_FOLDER: Final = "__MACOSX"
LITTER: Final = re.compile(r"\._.*|\.DS_Store|Thumbs\.db|desktop\.ini", re.IGNORECASE)
"""What systems leave behind in folders."""


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
            inner = f"{name}/{member.filename}"
            if member.flag_bits & ENCRYPTED:
                yield _refused(inner, "it is encrypted: unpack it with its password first")
                continue
            if member.compress_type not in METHODS:
                yield _refused(inner, "it is packed in a way that is not read: pack it by Deflate, as usual")
                continue
            with SpooledTemporaryFile(max_size=IN_MEMORY_MAX) as unpacked:
                opened = _unpack(partial(archive.open, member), unpacked, inner, left)
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
    except BROKEN:
        return _refused(name, "it is broken")
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
    path = PurePosixPath(filename)
    return LITTER_FOLDER in path.parts or LITTER.fullmatch(path.name) is not None
