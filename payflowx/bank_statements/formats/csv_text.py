"""The rows of a CSV file, one at a time, as they stood there, and the numbers and dates in their fields.

A row is a line, or several where a quoted field goes on over their ends. A quote that is never closed takes one row
with it and not the rest of the file.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.lines import Line
from payflowx.bank_statements.formats.parts import RAW_LENGTH_MAX, bounded
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

LINES_OF_ROW_MAX: Final = 100
OPEN_QUOTES_MAX: Final = 20
"""After so many quotes that are never closed each line is taken for a row: a try costs as much as a row may have."""
MINUS_SIGNS: Final = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{FIGURE DASH}": "-"})


@dataclass(frozen=True, slots=True)
class RawRow:
    """The text of one row; `problem` is a sentence where it is none."""

    text: str
    problem: str | None = None


def raw_rows(source: Iterable[Line], mapping: CsvMapping) -> Iterator[RawRow]:
    """The rows of a file, without blank lines between them."""
    lines = iter(source)
    waiting: deque[Line] = deque()
    never_closed = 0
    while (line := _next(waiting, lines)) is not None:
        taken = [line]
        text = line.text
        is_open = not line.is_too_long and _ends_in_quotes(text, mapping)
        lines_max = LINES_OF_ROW_MAX if never_closed < OPEN_QUOTES_MAX else 1
        while is_open and len(taken) < lines_max and len(text) < RAW_LENGTH_MAX:
            line = _next(waiting, lines)
            if line is None:
                break
            taken.append(line)
            text = f"{text}\n{line.text}"
            is_open = _ends_in_quotes(text, mapping)
        if is_open or len(text) > RAW_LENGTH_MAX:
            # The row is its first line alone, and the others are looked at again.
            never_closed += 1
            waiting.extendleft(reversed(taken[1:]))
            yield RawRow(taken[0].text, "A quoted field of the row is not closed.")
        elif taken[-1].is_too_long:
            yield RawRow(bounded(text), f"The row is longer than {RAW_LENGTH_MAX} characters.")
        elif text.strip():
            yield RawRow(text)


def read_number(text: str, mapping: CsvMapping) -> Decimal:
    """A number as the bank writes it: with separators, a sign before or behind it, or parentheses for a minus.

    Separators of thousands must stand where thousands are; otherwise `1.50` would be read as a hundred and fifty. The
    no-break spaces that some languages have there count as well.
    """
    content = " ".join(text.translate(MINUS_SIGNS).split())
    is_negative = content.startswith("(") and content.endswith(")")
    body = content[1:-1].strip() if is_negative else content
    if not is_negative and body[-1:] in {"-", "+"}:
        is_negative, body = body.endswith("-"), body[:-1].strip()
    elif not is_negative and body[:1] in {"-", "+"}:
        is_negative, body = body.startswith("-"), body[1:].strip()
    point = re.escape(mapping.decimal)
    groups = "|".join(
        rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+" for mark in (mapping.thousands, " ") if mark is not None
    )
    match = re.fullmatch(rf"(\d+|{groups})?(?:{point}(\d*))?", body, re.ASCII)
    whole, fraction = (match[1], match[2]) if match else (None, None)
    if not whole and not fraction:
        raise InvalidInput(f"The amount {quoted(text)} is not a number.")
    digits = re.sub(r"\D", "", whole or "0", flags=re.ASCII)
    return Decimal(f"{'-' if is_negative else ''}{digits}.{fraction or '0'}")


def read_date(text: str, mapping: CsvMapping, name: str) -> date:
    """A day in one of the bank's formats."""
    for form in mapping.date_formats:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise InvalidInput(f"The {name} {quoted(text)} is not written as {' or '.join(mapping.date_formats)}.")


def _next(waiting: deque[Line], lines: Iterator[Line]) -> Line | None:
    return waiting.popleft() if waiting else next(lines, None)


def _ends_in_quotes(text: str, mapping: CsvMapping) -> bool:
    """Whether a quoted field is not closed: quotes open at the beginning of a field alone, and double ones are text."""
    quote = mapping.quote
    if quote is None or quote not in text:
        return False
    position = 0
    while position >= 0:
        if text.startswith(quote, position):
            position = _behind_quotes(text, position + 1, quote)
            if position < 0:
                return True
        delimiter = text.find(mapping.delimiter, position)
        position = delimiter + 1 if delimiter >= 0 else -1
    return False


def _behind_quotes(text: str, position: int, quote: str) -> int:
    """Where a quoted field ends, or -1."""
    while (end := text.find(quote, position)) >= 0:
        if not text.startswith(quote, end + 1):
            return end + 1
        position = end + 2
    return -1
