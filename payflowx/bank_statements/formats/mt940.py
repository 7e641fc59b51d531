"""MT940, the customer statement of SWIFT, and MT942, its report within the day: fields that start with a :tag: each.

A statement goes from its field :20: to the next one. The fields are those of SWIFT's Standards MT, category 9; the
envelope around them is optional, and so is the line with a hyphen that ends a message. No line is passed over in
silence: what belongs to no field is reported as a problem of the statement it stands in, or else of the next one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from payflowx.bank_statements.formats.lines import Line, lines
from payflowx.bank_statements.formats.mt940_statement import TAGS, Field, Statement
from payflowx.bank_statements.formats.parts import Part
from payflowx.bank_statements.formats.problems import Problems
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

LINES_BEFORE_MAX: Final = 1_000
TAG: Final = re.compile(r":(\d\d[A-Z]?|NS):", re.ASCII | re.IGNORECASE)
ENVELOPE: Final = re.compile(r"-?\}?\{[1-5S]:|-\}|-(?:XXX)?\s*$")
BODY: Final = "{4:"
# Only these go on over several lines.
TAGS_OF_LINES: Final = frozenset({"61", "86", "NS"})
# A message with none of these is no statement; those of the second kind never begin one.
STATEMENT_TAGS: Final = frozenset(
    {"25", "25P", "28", "28C", "60", "60F", "60M", "61", "62", "62F", "62M", "90C", "90D"}
)
LATER_TAGS: Final = frozenset({"61", "62", "62F", "62M", "64", "65", "86", "90C", "90D", "NS"})
ENVELOPE_TAG: Final = "{"
JUNK_TAG: Final = ""


def read(file: BinaryIO) -> Iterator[Part]:
    """The statements of a file, part by part. Raises InvalidInput where the file has none."""
    messages = _Messages()
    for field in _fields(lines(file)):
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

    def take(self, field: Field) -> Iterator[Part]:
        """The next field; what it completes comes out."""
        if field.tag == ENVELOPE_TAG:
            self._has_ended = True
            if "{2:" in field.text:
                self._is_intraday = re.search(r"\{2:[IO]942", field.text) is not None
        elif field.tag == JUNK_TAG:
            problems = self._statement.problems if self._statement else self._problems
            problems.add(f"A line belongs to no field: {quoted(field.text)}.")
            self._lines_before += self._statement is None
            if self._lines_before > LINES_BEFORE_MAX and self._number == 0:
                raise _no_statement()
        else:
            if self._statement is None or self._begins_another(field.tag):
                yield from self._finish()
                self._statement = Statement(self._number, self._is_intraday, self._problems)
                self._problems = Problems()
            self._has_ended = False
            yield from self._statement.take(field)

    def close(self) -> Iterator[Part]:
        """The end of the file."""
        yield from self._finish()
        if self._number == 0:
            raise InvalidInput(
                "The file has no MT940 statement: no fields such as :20:, :25: and :61:.", path=("file",)
            )
        if self._problems:
            yield from Statement(self._number, self._is_intraday, self._problems).close()

    def _begins_another(self, tag: str) -> bool:
        return tag == "20" or (self._has_ended and tag not in LATER_TAGS)

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


def _fields(source: Iterable[Line]) -> Iterator[Field]:
    """The fields of a file, with what stands around and between them."""
    field: Field | None = None
    for text, is_envelope, is_cut in _texts(source):
        tag = TAG.match(text)
        if is_envelope or (tag and _is_field(tag[1].upper(), field)):
            if field is not None:
                yield field
            field = Field(tag[1].upper() if tag else ENVELOPE_TAG, [])
            field.add(text[tag.end() :] if tag else text, is_cut=is_cut)
        elif field is not None and field.tag in TAGS_OF_LINES:
            field.add(text, is_cut=is_cut)
        elif text.strip():
            yield Field(JUNK_TAG, [text])
    if field is not None:
        yield field


def _texts(source: Iterable[Line]) -> Iterator[tuple[str, bool, bool]]:
    """Each line, whether it is an envelope, and whether it is too long; a field can follow an envelope on its line."""
    for line in source:
        text = line.text
        if ENVELOPE.match(text):
            envelope, _, text = text.partition(BODY)
            yield envelope, True, line.is_too_long
            if not text.strip():
                continue
        yield text, False, line.is_too_long


def _no_statement() -> InvalidInput:
    return InvalidInput("The file has no MT940 statement: no fields such as :20:, :25: and :61:.", path=("file",))


def _is_field(tag: str, field: Field | None) -> bool:
    """What only looks like a tag is a line of text within the details of an entry."""
    return tag in TAGS or field is None or field.tag != "86"
