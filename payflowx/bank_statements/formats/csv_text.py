"""The rows of a CSV file, one at a time, as they stood there and in fields.

A row is a line, or several where a quoted field goes on over their ends. A quote that is never closed takes one row
with it and not the rest of the file.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.lines import Line
from payflowx.bank_statements.formats.parts import RAW_LENGTH_MAX, bounded

LINES_OF_ROW_MAX: Final = 100
OPEN_QUOTES_MAX: Final = 20
"""After so many quotes that are never closed each line is taken for a row: a try costs as much as a row may have."""


class RawRow(NamedTuple):
    """The text of one row and its fields; `problem` is a sentence where it is none."""

    text: str
    fields: list[str]
    problem: str | None = None


def raw_rows(source: Iterable[Line], mapping: CsvMapping) -> Iterator[RawRow]:
    """The rows of a file, without blank lines between them."""
    lines = iter(source)
    waiting: deque[Line] = deque()
    never_closed = 0
    while (line := waiting.popleft() if waiting else next(lines, None)) is not None:
        text = line.text
        if not text or text.isspace():
            continue
        fields = None if line.is_too_long else _split_closed(text, mapping)
        if fields is not None:
            yield RawRow(text, fields)
            continue
        taken = [line]
        lines_max = LINES_OF_ROW_MAX if never_closed < OPEN_QUOTES_MAX else 1
        while not line.is_too_long and fields is None and len(taken) < lines_max and len(text) < RAW_LENGTH_MAX:
            following = waiting.popleft() if waiting else next(lines, None)
            if following is None:
                break
            line = following
            taken.append(line)
            text = f"{text}\n{line.text}"
            fields = _split_closed(text, mapping)
        if line.is_too_long and (fields is not None or len(taken) == 1):
            yield RawRow(bounded(text), [], f"The row is longer than {RAW_LENGTH_MAX} characters.")
        elif fields is None or len(text) > RAW_LENGTH_MAX:
            # The row is its first line alone, and the others are looked at again.
            never_closed += 1
            waiting.extendleft(reversed(taken[1:]))
            yield RawRow(taken[0].text, [], "A quoted field of the row is not closed.")
        else:
            yield RawRow(text, fields)


def _split_closed(text: str, mapping: CsvMapping) -> list[str] | None:
    """The fields of a row; None where a quoted one is not closed, so that the row goes on in the next line.

    Quotes open at the beginning of a field alone, and double ones are text.
    """
    quote = mapping.quote
    if quote is None or quote not in text:
        return text.split(mapping.delimiter)
    if text[0] == quote == text[-1]:
        # Where each field is quoted and has no quote in it, they are found without looking at each character.
        fields = text[1:-1].split(f"{quote}{mapping.delimiter}{quote}")
        if 2 * len(fields) == text.count(quote):
            return fields
    reader = csv.reader([text, ""], delimiter=mapping.delimiter, quotechar=quote)
    fields = next(reader)
    return fields if reader.line_num == 1 else None
