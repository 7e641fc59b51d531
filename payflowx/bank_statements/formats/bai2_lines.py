"""The lines of a BAI2 file, one for each of its records, also where several stand on one line or no line ends at all.

Behind a slash a record begins only where what stands there has the shape of one, for texts have slashes too; and behind
a text only in a file in which records share lines elsewhere, or whoever pays could write records of its own.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import BinaryIO, Final

from payflowx.bank_statements.formats.lines import BLOCK_SIZE, Line, lines_of

RECORD: Final = (
    r"01,[^,/]*,[^,/]*,\d{6},"
    r"|02,[^,/]*,[^,/]*,[1-4]?,\d{6},"
    r"|03,[^,/]{1,40},(?:[A-Za-z]{3})?(?:,\d{3},[+-]?\d{0,18}[,/ ]|,,,|\s*/\s*(?:16|49|88),)"
    r"|16,\d{3},\d{0,18}(?:,[Z012SVD]?(?:,|\s*/)|\s*/\s*88,)"
    r"|49,[+-]?\d{0,18},\d{0,6}\s*/"
    r"|9[89],[+-]?\d{0,18},\d{0,6},\d{0,6}\s*/"
)
"""How each record begins, as far as it tells it from a text."""
BREAK: Final = re.compile(rf"(?<=/)\s*(?={RECORD})", re.ASCII)
CONTINUED: Final = re.compile(r"(?<=/)\s+(?=88,)", re.ASCII)
WITH_TEXT: Final = ("16,", "88,")
"""A line that begins with one of these holds others only where lines of the file did before that have no texts."""
FIELDS_BEFORE_TEXT: Final = 6
"""Of a record 16, with its code."""
ENDLESS: Final = re.compile(rb"/[ \t]{0,200}(?=88,|" + RECORD.encode() + rb")")
LOOK_AHEAD_BYTES: Final = 512
"""More than what has to be seen to tell that a record begins."""
LENGTH_STATED: Final = re.compile(rb"01(?:,[^,/]*){5},\s*(\d{2,4})\s*,", re.ASCII)
STARTS: Final = (b"01,", b"02,", b"03,", b"16,", b"49,", b"88,", b"98,", b"99,")


def record_lines(file: BinaryIO) -> Iterator[Line]:
    """The lines of a file, those with several records taken apart. They keep the number of the line in the file."""
    blocks = iter(lambda: file.read(BLOCK_SIZE), b"")
    first = next(blocks, b"")
    stream: Iterator[bytes] = chain((first,), blocks)
    if not first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not re.search(rb"[\r\n]", first):
        length = _record_length(first)
        stream = _cut_at_slashes(stream) if length is None else _cut_by_length(stream, length)
    shares_lines = False
    for line in lines_of(stream):
        if not 0 <= line.text.find("/") < len(line.text.rstrip()) - 1:
            yield line
        elif line.text.startswith(WITH_TEXT) and not (shares_lines or _ends_before_text(line.text)):
            yield line  # what has the shape of a record stands in somebody's text
        else:
            pieces = _taken_apart(line)
            shares_lines = shares_lines or len(pieces) > 1
            yield from pieces


def _record_length(first: bytes) -> int | None:
    """How long each record of a file without line ends is, where record 01 says it and the others are."""
    found = LENGTH_STATED.match(first.removeprefix(codecs.BOM_UTF8))
    length = int(found[1]) if found else 0
    records = range(0, len(first) - 2, length) if length else range(0)
    is_so = len(records) > 1 and all(first.startswith(STARTS, start) for start in records)
    return length if is_so else None


def _cut_by_length(blocks: Iterable[bytes], length: int) -> Iterator[bytes]:
    pending = b""
    for block in blocks:
        pending += block
        whole = len(pending) - len(pending) % length
        yield b"".join(pending[start : start + length] + b"\n" for start in range(0, whole, length))
        pending = pending[whole:]
    yield pending


def _cut_at_slashes(blocks: Iterable[bytes]) -> Iterator[bytes]:
    pending = b""
    for block in blocks:
        pending += block
        cut = max(0, len(pending) - LOOK_AHEAD_BYTES)
        ends = [end for found in ENDLESS.finditer(pending) if (end := found.end()) <= cut]
        yield b"\n".join(pending[start:end] for start, end in pairwise([0, *ends, cut]))
        pending = pending[cut:]
    yield ENDLESS.sub(rb"\g<0>\n", pending)


def _taken_apart(line: Line) -> list[Line]:
    """A line for each record; one that is too long is so in its last record."""
    pieces = BREAK.split(line.text)
    if len(pieces) > 1 or _ends_before_text(line.text):
        pieces = [part for piece in pieces for part in CONTINUED.split(piece)]
    whole = [Line(line.number, piece, is_too_long=False) for piece in pieces[:-1]]
    return [*whole, Line(line.number, pieces[-1], line.is_too_long)]


def _ends_before_text(text: str) -> bool:
    """Whether the first slash ends a record that has no text in which a slash may stand."""
    before = text.partition("/")[0]
    return before.startswith("03,") or (before.startswith("16,") and before.count(",") < FIELDS_BEFORE_TEXT)
