"""What formats of lines with fixed columns have in common: numbers without a point, days of six digits, turnovers.

Columns are counted from 1 and their ends belong to them, as the banks' own descriptions count.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money, parse_money
from payflowx.core.text import quoted

RECORD_LINES_MAX: Final = 100
"""How many lines one movement may have; the formats know of ten at the most."""
# ISO 13616: letters count from A = 10.
IBAN_LETTERS: Final = {"BE": "1114", "ES": "1428"}
# Consejo Superior Bancario, código cuenta cliente: the weights of its control digits, for ten places.
SPANISH_WEIGHTS: Final = (1, 2, 4, 8, 5, 10, 9, 7, 3, 6)


def columns(text: str, first: int, last: int) -> str:
    """What stands in these columns, without the blanks around it."""
    return text[first - 1 : last].strip()


def read_amount(digits: str, decimals: int, currency: str, *, name: str = "amount") -> Money:
    """An amount without its point, all of its columns with the zeros before it: of a line that breaks off none is read.

    Raises InvalidInput, also where the currency has fewer decimals than it needs.
    """
    if not (digits.isascii() and digits.isdecimal()):
        raise InvalidInput(f"The {name} {quoted(digits)} is not a number of digits alone.")
    try:
        return parse_money(Decimal(f"{digits}E-{decimals}"), currency)
    except InvalidInput as error:
        raise InvalidInput(f"The {name} {quoted(digits)} can't be read: {error.message}") from None


def read_day(text: str, order: str, *, name: str) -> date:
    """A day of two digits each, in the order `ymd` or `dmy`; 80 to 99 are of the last century."""
    parts = {mark: text[place * 2 : place * 2 + 2] for place, mark in enumerate(order)}
    try:
        if not (len(text) == 6 and text.isascii() and text.isdecimal()):
            raise ValueError(text)
        year = int(parts["y"])
        return date(year + (1900 if year >= 80 else 2000), int(parts["m"]), int(parts["d"]))
    except ValueError:
        raise InvalidInput(f"The {name} {quoted(text)} does not exist.") from None


def read_known_day(text: str, order: str, *, name: str) -> date | None:
    """The same, where blanks or zeros say that no day is known."""
    return None if not text.strip("0 ") else read_day(text, order, name=name)


def spanish_iban(bank: str, branch: str, account: str) -> str:
    """The IBAN of a Spanish account by its parts of 4, 4 and 10 digits, whose control digits follow from them."""
    control = _spanish_control(f"00{bank}{branch}") + _spanish_control(account)
    return iban("ES", f"{bank}{branch}{control}{account}")


def iban(country: str, number: str) -> str:
    """The IBAN of a national account number that has digits alone."""
    check = 98 - int(f"{number}{IBAN_LETTERS[country]}00") % 97
    return f"{country}{check:02}{number}"


def _spanish_control(digits: str) -> str:
    rest = 11 - sum(weight * int(digit) for weight, digit in zip(SPANISH_WEIGHTS, digits, strict=True)) % 11
    return {10: "1", 11: "0"}.get(rest, str(rest))


@dataclass(slots=True)
class Turnover:
    """The movements in one direction: how many and what they make, as they were read and as the bank states them."""

    name: str
    currency: str
    count: int = 0
    amount_minor: int = 0
    stated_count: int | None = None
    stated_minor: int | None = None

    def add(self, amount: Money) -> None:
        """One more movement."""
        self.count += 1
        self.amount_minor += amount.amount_minor

    def problem(self) -> str | None:
        """A sentence, where what was read is not what is stated."""
        if self.stated_minor is None:
            return None
        if self.stated_minor == self.amount_minor and self.stated_count in (None, self.count):
            return None
        stated, read = (Money(minor, self.currency) for minor in (self.stated_minor, self.amount_minor))
        count = "" if self.stated_count is None else f"{self.stated_count} "
        return f"{count}{self.name} of {stated} are stated, and {self.count} of {read} could be read."
