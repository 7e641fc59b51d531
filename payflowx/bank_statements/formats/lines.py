"""The lines of a text file, one at a time, whatever its encoding and its line ends, and however long a line is.

Nothing in a file can make it raise: a byte that stands for no character becomes one that says so.
"""

import codecs
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

LINE_LENGTH_MAX: Final = 10_000
BLOCK_SIZE: Final = 65_536
# Cut only where it is too long as text too: as UTF-8, no character has more than four bytes.
LINE_SIZE_MAX: Final = 4 * (LINE_LENGTH_MAX + 1)
LEGACY_ENCODING: Final = "cp1252"
UNREADABLE: Final = "\ufffd"
# Start and end of a message in SWIFT's files, and the end of a file in those of DOS.
FRAMING: Final = "\x01\x02\x03\x1a"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end; where it is too long, only its beginning. `number` counts from 1."""

    number: int
    text: str
    is_too_long: bool


def lines(
    file: BinaryIO,
    encoding: str | None = None,
    legacy: str = LEGACY_ENCODING,
    on_legacy: Callable[[int], object] | None = None,
) -> Iterator[Line]:
    """The lines of a file; an encoding that is not given is found out.

    A byte order mark decides; without one, a line that is not UTF-8 is taken for the `legacy` encoding: Windows-1252,
    the superset of Latin-1 that western banks write, where no other is known. `on_legacy` is told its number.
    """
    return lines_of(iter(lambda: file.read(BLOCK_SIZE), b""), encoding, legacy, on_legacy)


def lines_of(
    blocks: Iterator[bytes],
    encoding: str | None = None,
    legacy: str = LEGACY_ENCODING,
    on_legacy: Callable[[int], object] | None = None,
) -> Iterator[Line]:
    """The lines of a file that comes in blocks of any size; else as `lines`."""
    first = next(blocks, b"")
    if encoding is None and first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    stream = _chain(first.removeprefix(codecs.BOM_UTF8), blocks)
    if encoding is not None:
        stream = _as_utf8(stream, encoding)
    for number, content in enumerate(_split(stream), start=1):
        try:
            text = content.decode()
        except UnicodeDecodeError:
            text = _decoded(content, legacy)
            if on_legacy is not None:
                on_legacy(number)
        text = text.strip(FRAMING).replace("\0", UNREADABLE)
        yield Line(number, text[:LINE_LENGTH_MAX], len(content) == LINE_SIZE_MAX or len(text) > LINE_LENGTH_MAX)


def _chain(first: bytes, others: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from others


def _as_utf8(blocks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for block in blocks:
        yield decoder.decode(block).encode(errors="replace")
    yield decoder.decode(b"", final=True).encode(errors="replace")


def _split(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Lines without their ends; of one that is too long, a little more than may be kept."""
    pending = b""
    for block in blocks:
        pieces = (pending + block).splitlines(keepends=True)
        # The last one may go on in the next block, and a CR at its end may have its LF there.
        pending = pieces.pop() if pieces and not pieces[-1].endswith(b"\n") else b""
        for piece in pieces:
            yield piece.rstrip(b"\r\n")[:LINE_SIZE_MAX]
        if len(pending) > LINE_SIZE_MAX:
            pending = pending[:LINE_SIZE_MAX] + (b"\r" if pending.endswith(b"\r") else b"")
    if pending:
        yield pending.rstrip(b"\r\n")[:LINE_SIZE_MAX]


def _decoded(content: bytes, legacy: str) -> str:
    """What is no UTF-8, unless it was cut within a character."""
    return (
        content.decode(errors="replace") if len(content) == LINE_SIZE_MAX else content.decode(legacy, errors="replace")
    )
