"""CODA, the coded statement of the Belgian banks: lines of 128 columns, whose first one says what they are.

Febelfin, "Coded statement of account (CODA)", version 2, and version 1 before it: 0 begins a statement, 1 is the old
balance, 2 a movement in up to three records, 3 information on it, 4 a free message, 8 the new balance, 9 the end with
the totals, which are verified. Every record 2.1 becomes an entry or a broken entry, and none is passed over in silence.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from payflowx.bank_statements.formats.coda_movement import COLUMNS
from payflowx.bank_statements.formats.coda_statement import VERSIONS, Statement
from payflowx.bank_statements.formats.lines import Line, lines
from payflowx.bank_statements.formats.parts import Part
from payflowx.bank_statements.formats.problems import Problems
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

LINES_BEFORE_MAX: Final = 100
HEADER: Final = re.compile(r"0{5}\d{9}05[ D]", re.ASCII)
"""The record 0: five zeros, the day, the bank, the application 05, and D for a duplicate."""


def read(file: BinaryIO) -> Iterator[Part]:
    """The statements of a file, part by part. Raises InvalidInput where the file has none."""
    whole = _File()
    for line in lines(file):
        if line.text.strip():
            yield from whole.take(line)
    yield from whole.close()


class _File:
    """The file as far as it was read: its last statement."""

    def __init__(self) -> None:
        self._statement: Statement | None = None
        self._problems = Problems()
        self._number = 0
        self._lines_before = 0

    def take(self, line: Line) -> Iterator[Part]:
        """The next record; what it completes comes out."""
        if HEADER.match(line.text):
            yield from self._begin(line.text.ljust(COLUMNS))
        elif self._statement is None:
            self._skip(line.text)
        else:
            yield from self._statement.take(line)

    def close(self) -> Iterator[Part]:
        """The end of the file."""
        if self._statement is None:
            raise _no_statement()
        yield from self._statement.close()

    def _begin(self, header: str) -> Iterator[Part]:
        version = header.rstrip()[-1]
        if version not in VERSIONS:
            raise InvalidInput(f"The version {quoted(version)} of CODA is neither 1 nor 2.", path=("file",))
        if self._statement is not None:
            yield from self._statement.close()
        self._statement = Statement(self._number, header, version, self._problems)
        self._problems = Problems()
        self._number += 1

    def _skip(self, text: str) -> None:
        self._lines_before += 1
        if self._lines_before > LINES_BEFORE_MAX:
            raise _no_statement()
        self._problems.add(f"A line stands before the first statement: {quoted(text.rstrip())}.")


def _no_statement() -> InvalidInput:
    return InvalidInput("The file has no CODA statement: no record 0 begins one.", path=("file",))
