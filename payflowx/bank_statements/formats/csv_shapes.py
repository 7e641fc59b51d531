"""What the fields of a file without a header have to look like, so that its layout can be told."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from payflowx.bank_statements.formats.csv_dates import DateReader
from payflowx.bank_statements.formats.csv_mapping import CsvMapping, comparable
from payflowx.bank_statements.formats.csv_numbers import NumberReader
from payflowx.core.currencies import EXPONENTS
from payflowx.core.errors import InvalidInput

SHAPES: Final = frozenset({"date", "amount", "currency", "iban", "number", "direction", "text", "empty", "any"})
IBAN: Final = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}", re.ASCII)


class Shape:
    """The shape that a layout says its rows have."""

    def __init__(self, mapping: CsvMapping) -> None:
        numbers = NumberReader(mapping.decimal, mapping.thousands)
        dates = DateReader(mapping.date_formats)
        directions = mapping.values.credit | mapping.values.debit
        checks: dict[str, Callable[[str], bool]] = {
            "date": lambda text: _is_read(lambda: dates.read(text, "day")),
            "amount": lambda text: _is_read(lambda: numbers.number(text)),
            "currency": EXPONENTS.__contains__,
            "iban": lambda text: IBAN.fullmatch(text.replace(" ", "")) is not None,
            "number": lambda text: text.isascii() and text.isdecimal(),
            "direction": lambda text: comparable(text) in directions,
            "text": bool,
            "empty": lambda text: not text,
            "any": lambda _: True,
        }
        self._checks = [checks[kind] for kind in mapping.shape]

    def fits(self, fields: Sequence[str]) -> bool:
        """Whether a row has this shape."""
        return len(fields) == len(self._checks) and all(
            check(field.strip()) for check, field in zip(self._checks, fields, strict=True)
        )


def _is_read(read: Callable[[], object]) -> bool:
    try:
        read()
    except InvalidInput:
        return False
    return True
