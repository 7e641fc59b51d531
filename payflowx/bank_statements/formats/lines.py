"""The lines of a text file, one at a time, whatever its encoding and its line ends, and however long a line is.

Nothing in a file can make it raise: a byte that stands for no character becomes one that says so.
"""

import codecs
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from typing import BinaryIO, Final, NamedTuple

LINE_LENGTH_MAX: Final = 10_000
BLOCK_SIZE: Final = 65_536
# Cut only where it is too long as text too: as UTF-8, no character has more than four bytes.
LINE_SIZE_MAX: Final = 4 * (LINE_LENGTH_MAX + 1)
LEGACY_ENCODING: Final = "cp1252"
UNREADABLE: Final = "\ufffd"
# Start and end of a message in SWIFT's files, and the end of a file in those of DOS.
FRAMING: Final = "\x01\x02\x03\x1a"
NOT_PLAIN: Final = tuple(mark.encode() for mark in ("\0", *FRAMING))


class Line(NamedTuple):
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
    count = 0
    for pieces in _split(stream):
        numbers = range(count + 1, count + 1 + len(pieces))
        count += len(pieces)
        if (texts := _plain(pieces)) is not None:
            yield from map(Line, numbers, texts, repeat(False))
        else:
            yield from (_line(number, piece, legacy, on_legacy) for number, piece in zip(numbers, pieces, strict=True))


def _chain(first: bytes, others: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from others


def _as_utf8(blocks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for block in blocks:
        yield decoder.decode(block).encode(errors="replace")
    yield decoder.decode(b"", final=True).encode(errors="replace")


def _plain(pieces: list[bytes]) -> list[str] | None:
    """All of them at once, where each is UTF-8, not long, and without what has to be taken out of it."""
    content = b"".join(pieces)
    if any(mark in content for mark in NOT_PLAIN) or max(map(len, pieces), default=0) > LINE_LENGTH_MAX:
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    texts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return texts if texts[-1] else texts[:-1]


def _line(number: int, piece: bytes, legacy: str, on_legacy: Callable[[int], object] | None) -> Line:
    content = piece.rstrip(b"\r\n")[:LINE_SIZE_MAX]
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = _decoded(content, legacy)
        if on_legacy is not None:
            on_legacy(number)
    text = text.strip(FRAMING).replace("\0", UNREADABLE)
    return Line(number, text[:LINE_LENGTH_MAX], len(content) == LINE_SIZE_MAX or len(text) > LINE_LENGTH_MAX)


def _split(blocks: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines with their ends, block by block; of one that is too long, a little more than may be kept."""
    pending = b""
    for block in blocks:
        pieces = (pending + block).splitlines(keepends=True)
        # The last one may go on in the next block, and a CR at its end may have its LF there.
        pending = pieces.pop() if pieces and not pieces[-1].endswith(b"\n") else b""
        yield pieces
        if len(pending) > LINE_SIZE_MAX:
            pending = pending[:LINE_SIZE_MAX] + (b"\r" if pending.endswith(b"\r") else b"")
    if pending:
        yield [pending]


def _decoded(content: bytes, legacy: str) -> str:
    """What is no UTF-8, unless it was cut within a character."""
    return (
        content.decode(errors="replace") if len(content) == LINE_SIZE_MAX else content.decode(legacy, errors="replace")
    )
