"""MT940, the customer statement of SWIFT, and MT942, its report within the day: fields that start with a :tag: each.

A statement goes from its field :20: to the next one, or where there is none to the next account. The fields are those
of SWIFT's Standards MT, category 9; the envelope around them is optional, and so is the line with a hyphen that ends a
message. No line is passed over in silence: what belongs to no field is reported as a problem of the statement it stands
in, or else of the next one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from payflowx.bank_statements.formats.lines import lines
from payflowx.bank_statements.formats.mt940_lines import (
    ENVELOPE_TAG,
    JUNK_TAG,
    MARKS_OF_END,
    ONCE_TAKEN_FOR_END,
    Piece,
    pieces,
)
from payflowx.bank_statements.formats.mt940_statement import Field, Layout, Statement
from payflowx.bank_statements.formats.parts import Part
from payflowx.bank_statements.formats.problems import Problems
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

LINES_BEFORE_MAX: Final = 1_000
# Only these go on over several lines, and none of them begins a statement where there is one.
TAGS_OF_LINES: Final = frozenset({"61", "86", "NS"})
# A message with none of these is no statement; those of the second kind never begin one.
STATEMENT_TAGS: Final = frozenset(
    {"25", "25P", "28", "28C", "60", "60F", "60M", "61", "62", "62F", "62M", "90C", "90D"}
)
LATER_TAGS: Final = frozenset({"61", "62", "62F", "62M", "64", "65", "86", "90C", "90D", "NS"})
# Behind a closing balance these are of another statement, even where it has no field :20:.
CLOSING_TAGS: Final = frozenset({"62", "62F", "62M"})
ACCOUNT_TAGS: Final = frozenset({"25", "25P", "28", "28C"})
INTRADAY: Final = re.compile(r"\{2:[IO]942|:?942\b")
MESSAGE_TYPE: Final = re.compile(r"\{2:|:?94[02]\b")


def read(file: BinaryIO) -> Iterator[Part]:
    """The statements of a file, part by part. Raises InvalidInput where the file has none."""
    messages = _Messages()
    for field in _fields(pieces(lines(file))):
        yield from messages.take(field)
    yield from messages.close()


class _Messages:
    """Which fields belong together, and what is wrong with those before a statement."""

    def __init__(self) -> None:
        self._number = 0
        self._statement: Statement | None = None
        self._problems = Problems()
        self._is_intraday = False
        self._has_ended = False
        self._lines_before = 0
        self._layout = Layout()

    def take(self, field: Field) -> Sequence[Part]:
        """The next field; what it completes comes out."""
        if self._statement is not None and field.tag in TAGS_OF_LINES:
            self._has_ended = False
            return self._statement.take(field)
        if field.tag == ENVELOPE_TAG:
            self._has_ended = True
            if MESSAGE_TYPE.search(field.text):
                self._is_intraday = INTRADAY.search(field.text) is not None
        elif field.tag == JUNK_TAG:
            problems = self._statement.problems if self._statement else self._problems
            problems.add(f"A line belongs to no field: {quoted(field.text)}.")
            self._lines_before += self._statement is None
            if self._lines_before > LINES_BEFORE_MAX and self._number == 0:
                raise _no_statement()
        else:
            ended: list[Part] = []
            if self._statement is None or self._begins_another(field.tag):
                ended = list(self._finish())
                self._statement = Statement(self._number, self._is_intraday, self._problems, self._layout)
                self._problems = Problems()
            self._has_ended = False
            return [*ended, *self._statement.take(field)] if ended else self._statement.take(field)
        return ()

    def close(self) -> Iterator[Part]:
        """The end of the file."""
        yield from self._finish()
        if self._number == 0:
            raise _no_statement()
        if self._problems:
            yield from Statement(self._number, self._is_intraday, self._problems, self._layout).close()

    def _begins_another(self, tag: str) -> bool:
        if tag == "20" or (self._has_ended and tag not in LATER_TAGS):
            return True
        return tag in ACCOUNT_TAGS and self._statement is not None and bool(self._statement.tags & CLOSING_TAGS)

    def _finish(self) -> Iterator[Part]:
        if self._statement is None:
            return
        if self._statement.tags & STATEMENT_TAGS:
            yield from self._statement.close()
            self._number += 1
        else:
            self._problems = self._statement.problems
            self._problems.add("A message has no field of a statement, such as :25:, and is left out.")
        self._statement = None


def _fields(source: Iterator[Piece]) -> Iterator[Field]:
    """The fields of a file, with what stands around and between them."""
    field: Field | None = None
    for tag, text, is_cut in source:
        if tag is not None:
            if field is not None:
                yield field
            field = Field(tag, [text], len(text), is_cut)
        elif field is not None and field.tag in TAGS_OF_LINES:
            if text[:1] in MARKS_OF_END and field.lines_before is None and ONCE_TAKEN_FOR_END.match(text):
                field.lines_before = len(field.lines)
            field.add(text, is_cut=is_cut)
        elif text.strip():
            yield Field(JUNK_TAG, [text])
    if field is not None:
        yield field


def _no_statement() -> InvalidInput:
    return InvalidInput("The file has no MT940 statement: no fields such as :20:, :25: and :61:.", path=("file",))
