"""The records of a BAI2 file: a code, and fields that can go on over any number of lines.

A record is a line, and every line with the code 88 that follows it. A slash ends the fields of a line, blanks fill it
up to a fixed length, and text needs no slash: specifications, version 2, "Record formats". A line of text
without a code goes on with the movement before it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from payflowx.bank_statements.formats.lines import Line
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

CODE: Final = re.compile(r"(\d\d)(?:,|/?\s*$)", re.ASCII)
# Behind blanks, and as some banks write it where their text has labels of that kind.
LOOSE_CODE: Final = re.compile(r"\s*(?:(01|02|03|16|49|88|98|99),|(88):)", re.ASCII)
CONTINUATION: Final = "88"
MOVEMENT: Final = "16"
# What a movement looks like without its beginning, which is no text of another one.
DAMAGED: Final = re.compile(r"\W*(?:16\b|\d{0,2}[,.:;/ ]?\d{3},[+-]?\d)", re.ASCII)
RECORD_LENGTH_MAX: Final = 100_000
AMOUNT: Final = re.compile(r"[+-]?\d{1,18}", re.ASCII)
FUNDS_TYPES: Final = frozenset({"", "Z", "0", "1", "2", "S", "V", "D"})


@dataclass(slots=True)
class Record:
    """A logical record; `code` is empty where a line has none."""

    code: str
    line_count: int = 0
    size: int = 0
    is_cut: bool = False
    lines: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)

    def add(self, line: Line, start: int) -> None:
        """One more line, whose content starts there, behind its code; unless the record is too long already."""
        self.line_count += start > 0 or not self.line_count
        self.size += len(line.text)
        self.is_cut = self.is_cut or line.is_too_long or self.size > RECORD_LENGTH_MAX
        if self.size <= RECORD_LENGTH_MAX:
            text = line.text.rstrip()
            self.lines.append(text)
            self.contents.append(text[start:].removesuffix("/"))

    @property
    def raw(self) -> str:
        """The record as it stood in the file."""
        return "\n".join(self.lines)

    def fields(self) -> "Fields":
        """Its fields, without the code."""
        return Fields(self.contents)


class Fields:
    """The fields of a record, from left to right."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces
        self._index = 0
        self._position = 0

    @property
    def is_continued(self) -> bool:
        """Whether the next field stands on a continuation."""
        return self._index > 0

    @property
    def starts_line(self) -> bool:
        """Whether the next field is the first one of a continuation."""
        return self.is_continued and self._position == 0

    @property
    def is_at_end(self) -> bool:
        """Whether there are no more fields."""
        return self._index >= len(self._pieces)

    @property
    def left_on_line(self) -> int:
        """How many fields stand on the line of the next one, and it among them."""
        return 0 if self.is_at_end else self._pieces[self._index].count(",", self._position) + 1

    def peek(self) -> str:
        """The next field, which stays the next one."""
        return "" if self.is_at_end else self._pieces[self._index][self._position :].partition(",")[0].strip()

    def next(self) -> str:
        """The next field, empty where there is none."""
        if self.is_at_end:
            return ""
        content = self.peek()
        end = self._pieces[self._index].find(",", self._position)
        self._index, self._position = (self._index + 1, 0) if end < 0 else (self._index, end + 1)
        return content

    def rest(self) -> str:
        """All that is left, as text: its lines joined by blanks."""
        if self.is_at_end:
            return ""
        texts = [self._pieces[self._index][self._position :], *self._pieces[self._index + 1 :]]
        self._index = len(self._pieces)
        return " ".join(text.strip() for text in texts if text.strip())


def records(source: Iterable[Line]) -> Iterator[Record]:
    """The records of a file, each with its continuations."""
    record: Record | None = None
    for line in source:
        if not line.text.strip():
            continue
        match = CODE.match(line.text) or LOOSE_CODE.match(line.text)
        code = match[match.lastindex or 0] if match else ""
        if record is None or not (code == CONTINUATION or _is_text_of(record, code, line.text)):
            if record is not None:
                yield record
            record = Record(code)
        record.add(line, match.end() if match else 0)
    if record is not None:
        yield record


def _is_text_of(record: Record, code: str, text: str) -> bool:
    return not code and record.code == MOVEMENT and DAMAGED.match(text) is None


def read_amount(text: str) -> int:
    """Minor units: an amount has no decimal point, its currency implies it."""
    if not AMOUNT.fullmatch(text):
        raise InvalidInput(f"The amount {quoted(text)} is not a whole number of minor units.")
    return int(text)


def read_day(text: str, name: str) -> date:
    """A date of six digits, YYMMDD, or of eight, as some banks write it."""
    digits = text if len(text) == 8 else f"20{text}"
    try:
        if not (digits.isascii() and digits.isdecimal()):
            raise ValueError
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise InvalidInput(f"The {name} {quoted(text)} does not exist.") from None


def read_funds(fields: Fields) -> date | None:
    """The kind of availability with the fields that belong to it; the value date where it is one.

    S has three amounts, V a date and a time, D a count and as many pairs of days and amounts.
    """
    kind = fields.next().upper()
    if kind not in FUNDS_TYPES:
        raise InvalidInput(f"The funds type {quoted(kind)} is none of Z, 0, 1, 2, S, V and D.")
    if kind == "V":
        day = fields.next()
        fields.next()
        return read_day(day, "value date") if day else None
    count = 3 if kind == "S" else 0
    if kind == "D":
        pairs = fields.next() or "0"
        if not (pairs.isascii() and pairs.isdecimal() and len(pairs) <= 2):
            raise InvalidInput(f"The number of distributions {quoted(pairs)} is not a number of up to two digits.")
        count = 2 * int(pairs)
    for _ in range(count):
        fields.next()
    return None


def reference(text: str) -> str | None:
    """A reference, unless it is empty or made of zeros."""
    return text if text.strip("0 ") else None
