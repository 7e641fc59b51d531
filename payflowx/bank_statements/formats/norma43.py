"""Norma 43, the account statement of the Spanish banks: lines of 80 columns, whose first two say what they are.

Consejo Superior Bancario and Asociación Española de Banca, Cuaderno 43 (edition of June 2012): 11 begins an account,
22 is a movement, 23 its texts, 24 its amount in another currency, 33 ends the account, and 88 the file. Every line 22
becomes an entry or a broken entry, and no line is passed over in silence.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from payflowx.bank_statements.formats.fixed_width import columns
from payflowx.bank_statements.formats.lines import Line, lines
from payflowx.bank_statements.formats.norma43_account import Account
from payflowx.bank_statements.formats.parts import Part
from payflowx.bank_statements.formats.problems import Problems
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

LINES_BEFORE_MAX: Final = 100
# A line of some banks' own before the first account, which says of the file only who sends it.
HEADER: Final = "00"


def read(file: BinaryIO) -> Iterator[Part]:
    """The accounts of a file as statements, part by part. Raises InvalidInput where the file has none."""
    whole = _File()
    for line in lines(file):
        if line.text.strip():
            yield from whole.take(line)
    yield from whole.close()


class _File:
    """The file as far as it was read: its last account, and how many lines there were."""

    def __init__(self) -> None:
        self._account: Account | None = None
        self._problems = Problems()
        self._number = 0
        self._line_count = 0
        self._lines_before = 0
        self._has_ended = False

    def take(self, line: Line) -> Iterator[Part]:
        """The next line; what it completes comes out."""
        code = line.text[:2]
        if code == "88" and self._account is not None:
            yield from self._account.finish_movement()
            self._end(line.text)
            return
        self._line_count += 1
        if code == "11":
            yield from self._begin(line.text)
        elif self._account is None:
            self._skip(line.text)
        elif code == "33":
            yield from self._account.finish_movement()
            self._account.end(line.text)
        else:
            yield from self._account.take(line)

    def close(self) -> Iterator[Part]:
        """The end of the file."""
        if self._account is None:
            raise _no_statement()
        if not self._has_ended:
            self._account.problems.add("The file has no record 88, which ends it: it may break off here.")
        yield from self._account.close()

    def _begin(self, text: str) -> Iterator[Part]:
        if self._account is not None:
            yield from self._account.close()
        self._account = Account.of(text, self._number, self._problems)
        self._problems = Problems()
        self._number += 1
        yield self._account.opened()

    def _skip(self, text: str) -> None:
        if text.startswith(HEADER):
            return
        self._lines_before += 1
        if self._lines_before > LINES_BEFORE_MAX:
            raise _no_statement()
        self._problems.add(f"A line stands before the first account: {quoted(text.rstrip())}.")

    def _end(self, text: str) -> None:
        """The record 88 with the number of lines before it."""
        self._has_ended = True
        stated = columns(text, 21, 26)
        if self._account is not None and (not stated.isdecimal() or int(stated) != self._line_count):
            self._account.problems.add(f"The file states {quoted(stated)} records, and {self._line_count} were read.")


def _no_statement() -> InvalidInput:
    return InvalidInput("The file has no Norma 43 statement: no record 11 begins an account.", path=("file",))
