"""Comma-separated values (RFC 4180) in UTF-8 that a spreadsheet shows and never runs."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Final

from payflowx.api.scalars import show_instant

Cell = str | int | Decimal | datetime | date | Enum | None

MEDIA_TYPE: Final = "text/csv; charset=utf-8; header=present"
BYTE_ORDER_MARK: Final = "\ufeff"
"""What a file begins with, by which spreadsheets know UTF-8."""

# What spreadsheets run (https://owasp.org/www-community/attacks/CSV_Injection), with the signs that a Japanese keyboard
# has for them. It stands at the beginning of a text, or after what ends a cell where numbers have commas in them.
SIGNS: Final = "=+-@\uff1d\uff0b\uff0d\uff20"
BEGINNINGS: Final = frozenset(f"{SIGNS}\t\r\n")
BREAKS: Final = frozenset(";\t\r\n")
QUOTED_FOR: Final = frozenset(',"\r\n')
MARKS: Final = BREAKS | QUOTED_FOR
NUMBER: Final = r"-?[0-9]+(?:\.[0-9]+)?(?:\Z|[;\t\r\n])"
FORMULA: Final = re.compile(rf"(\A(?=[{re.escape(SIGNS)}\t\r\n])|[;\t\r\n](?=[{re.escape(SIGNS)}]))(?!{NUMBER})")


def encode(columns: Sequence[Sequence[str]]) -> str:
    """The lines of a table that is given by its columns of written cells, each line ended as the standard says."""
    return "".join([f"{line}\r\n" for line in map(",".join, zip(*columns, strict=True))])


def written(cell: Cell) -> str:
    """A cell as it stands in the file."""
    return quoted(text_of(cell))


def all_written(texts: Sequence[str | None]) -> list[str]:
    """The cells of a column of texts: as a rule none of them needs anything, which is found out for all at once."""
    plain = [text or "" for text in texts]
    whole = "".join(plain)
    if any(mark in whole for mark in MARKS) or not BEGINNINGS.isdisjoint({text[:1] for text in plain}):
        return [quoted(defused(text)) for text in plain]
    return plain


def text_of(cell: Cell) -> str:
    """The value as the schema writes it; None is an empty cell."""
    if type(cell) is str:  # and no enum's value: most cells are
        return defused(cell)
    match cell:
        case None:
            text = ""
        case Enum():
            text = cell.name
        case bool():
            text = str(cell).lower()
        case datetime():
            text = show_instant(cell)
        case Decimal():
            text = f"{cell:f}"
        case _:
            text = str(cell)
    return text


def defused(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would run; a number stays one."""
    if text[:1] not in BEGINNINGS and BREAKS.isdisjoint(text):
        return text
    return FORMULA.sub(r"\1'", text)


def quoted(text: str) -> str:
    """The text between quotes, where it would end the cell without them."""
    if QUOTED_FOR.isdisjoint(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
