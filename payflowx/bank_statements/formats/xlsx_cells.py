"""The cells of a sheet as texts: what people see in them, with the numbers as exact as the file has them.

A workbook keeps a number as the float that its program computed with. The shortest decimal that makes the same float is
what somebody typed; what has more decimals than its currency is refused as anywhere else. No formula is evaluated: of
one the value counts that was saved with it.
"""

import math
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from payflowx.bank_statements.formats.xlsx_package import Element, Package, Sheet, refused

COLUMNS_MAX: Final = 1_000
TEXT_LENGTH_MAX: Final = 10_000
CELL: Final = re.compile(r"([A-Z]{1,3})\d+", re.ASCII)
INTEGER: Final = re.compile(r"\d{1,15}", re.ASCII)
DIGITS: Final = re.compile(r"-?\d+", re.ASCII)
# ECMA-376, part 1, 18.8.30: the formats of days, of days with a time, and those of the languages of East Asia.
DAY_FORMATS: Final = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58})
# What stands in quotation marks or brackets or behind a backslash is no part of the day.
LITERALS: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
# 22.9.2.19, ST_Xstring: a character by its number.
ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
FIRST_DAY: Final = date(1899, 12, 31)
DAY_THAT_WAS_NOT: Final = 60
"""29 February 1900, which the programs count and which was none: from it on all days are one later."""
FIRST_DAY_1904: Final = date(1904, 1, 1)
SERIAL_MAX: Final = 2_958_465  # 31 December 9999


class Cells:
    """What is needed of a workbook to read its cells: the texts that they share, and which styles are of days."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._from_1904 = package.counts_from_1904()
        self._texts = [_string(element) for element in package.of_workbook("sharedStrings", "si")]
        self._is_day = list(_styles(package))

    def rows(self, sheet: Sheet, *, decimal: str = ".") -> Iterator[list[str]]:
        """The rows of a sheet, each as long as its last cell; `decimal` stands in numbers."""
        for row in self._package.elements(sheet.path, "row"):
            texts: list[str] = []
            for cell in row.iterchildren("{*}c"):
                place = _column(cell.get("r"), len(texts))
                texts += [""] * (place + 1 - len(texts))
                texts[place] = self._text(cell, decimal)
            yield texts

    def _text(self, cell: Element, decimal: str) -> str:
        kind, value = cell.get("t") or "n", cell.findtext("{*}v")
        if kind == "inlineStr" or value is None:
            return _without_value(cell)
        match kind:
            case "s":
                return self._shared(value)
            case "n":
                day = self._day(value) if self._counts_days(cell) else None
                return _number(value, decimal) if day is None else day.isoformat()
            case "d":
                return _iso(value)
            case "b":
                return "TRUE" if value.strip() == "1" else "FALSE"
            case _:
                return _line(value)

    def _shared(self, value: str) -> str:
        place = int(value) if INTEGER.fullmatch(value.strip()) else -1
        if not 0 <= place < len(self._texts):
            raise refused("The workbook is damaged: a cell has a text that is not there.")
        return self._texts[place]

    def _counts_days(self, cell: Element) -> bool:
        style = cell.get("s") or ""
        place = int(style) if INTEGER.fullmatch(style) else -1
        return 0 <= place < len(self._is_day) and self._is_day[place]

    def _day(self, value: str) -> date | None:
        """The day that a number counts, whatever time it has; None where it counts none that was."""
        serial = _float(value)
        if serial is None or not 0 <= serial < SERIAL_MAX:
            return None
        days = math.floor(serial)
        if self._from_1904:
            first = FIRST_DAY_1904
        elif days in (0, DAY_THAT_WAS_NOT):
            return None
        else:
            first = FIRST_DAY if days < DAY_THAT_WAS_NOT else FIRST_DAY - timedelta(days=1)
        return first + timedelta(days=days)


def _without_value(cell: Element) -> str:
    """A text that stands in the cell itself, or a formula that nobody has evaluated."""
    inline, formula = cell.find("{*}is"), cell.findtext("{*}f")
    if inline is not None:
        return _string(inline)
    return "" if formula is None else _line(f"={formula}")


def _styles(package: Package) -> Iterator[bool]:
    """Of each style of cells whether its number counts days."""
    days = set(DAY_FORMATS)
    for element in package.of_workbook("styles", "numFmt", "cellXfs"):
        if str(element.tag).endswith("}numFmt"):
            number, code = element.get("numFmtId") or "", str(element.get("formatCode") or "")
            if INTEGER.fullmatch(number) and _is_of_days(code):
                days.add(int(number))
            continue
        for style in element.iterchildren("{*}xf"):
            number = style.get("numFmtId") or ""
            yield bool(INTEGER.fullmatch(number)) and int(number) in days


def _is_of_days(code: str) -> bool:
    marks = LITERALS.sub("", code.partition(";")[0]).lower().replace("general", "")
    return "y" in marks or "d" in marks


def _column(reference: str | None, following: int) -> int:
    """The column of a cell, counted from 0; one that doesn't tell it follows the one before it."""
    match = CELL.fullmatch(reference or "")
    place = following
    if match is not None:
        place = 0
        for letter in match[1]:
            place = place * 26 + ord(letter) - ord("A") + 1
        place -= 1
    if place >= COLUMNS_MAX:
        raise refused(f"The sheet has more than {COLUMNS_MAX} columns, which is the most.")
    return place


def _number(value: str, decimal: str) -> str:
    """The shortest decimal that is the same float; digits alone stay as they are, however many."""
    text = value.strip()
    number = _float(text)
    if DIGITS.fullmatch(text) or number is None:
        return _line(text)
    if number == math.floor(number) and abs(number) < 10**15:
        return str(int(number))
    return format(Decimal(repr(number)), "f").replace(".", decimal)


def _float(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and abs(number) < 10**20 and (not number or abs(number) > 10**-20) else None


def _iso(value: str) -> str:
    try:
        return datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        return _line(value)


def _string(element: Element) -> str:
    """A text with its runs, without what tells how to pronounce it."""
    runs = element.xpath("./*[local-name()='t'] | ./*[local-name()='r']/*[local-name()='t']")
    assert isinstance(runs, list)  # noqa: S101 - the expression is of elements
    return _line("".join(str(run.text or "") for run in runs if isinstance(run, Element)))


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text[:TEXT_LENGTH_MAX]).split())
