"""Money is an integer of minor units with its ISO 4217 currency: no float ever touches it.

The number of decimals of each currency is that of ISO 4217 and never changes (`core.currencies`).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from payflowx.core.currencies import EXPONENTS, PAYABLE
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

WHOLE_DIGITS_MAX: Final = 12


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount: `Money(1050, "USD")` is ten dollars and fifty cents."""

    amount_minor: int
    currency: str

    @property
    def amount(self) -> Decimal:
        """In major units, with the currency's own number of decimals: `Decimal("10.50")`, `Decimal("500")`."""
        # Made of text, because Decimal's arithmetic would round a long sum to its context's precision.
        return Decimal(f"{self.amount_minor}E-{EXPONENTS[self.currency]}")

    def __str__(self) -> str:
        return f"{shown(self.amount_minor, self.currency)} {self.currency}"


def shown(amount_minor: int, currency: str) -> str:
    """The amount in major units as text, with the currency's own number of decimals: `10.50`, `-0.05`, `500`."""
    decimals = EXPONENTS[currency]
    if not decimals:
        return str(amount_minor)
    digits = str(abs(amount_minor)).zfill(decimals + 1)
    return f"{'-' if amount_minor < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"


def minor_per_major(currency: str) -> int:
    """How many minor units make one major unit: 100 for USD, 1 for JPY, 1000 for KWD."""
    return int(10 ** EXPONENTS[currency])


def check_currency(code: str, *, path: tuple[str, ...]) -> str:
    """The code itself, where amounts can be read in it; otherwise raises InvalidInput.

    Withdrawn currencies and units of account are read: rows and statements in them exist.
    """
    if code not in EXPONENTS:
        raise _not_payable(code, path)
    return code


def check_payable(code: str, *, path: tuple[str, ...]) -> str:
    """The code itself, where it is an ISO 4217 currency that is paid in today; otherwise raises InvalidInput."""
    if code not in PAYABLE:
        raise _not_payable(code, path)
    return code


def _not_payable(code: str, path: tuple[str, ...]) -> InvalidInput:
    return InvalidInput(
        f"{quoted(code)} is not a currency that can be paid in: an ISO 4217 code such as 'EUR' is needed.",
        path=path,
    )


def parse_money(amount: Decimal, currency: str, *, path: tuple[str, ...] = ("amount",)) -> Money:
    """Money from a decimal of major units, of any sign.

    Raises InvalidInput, with the path of the part at fault below `path`, where the currency is unknown, the amount
    is not finite, has more decimals than the currency, or more than 12 digits before the point.
    """
    check_currency(currency, path=(*path, "currency"))
    exponent = EXPONENTS[currency]
    fault = (*path, "amount")
    if not amount.is_finite():
        raise InvalidInput("The amount must be a number.", path=fault)
    if amount and amount.adjusted() >= WHOLE_DIGITS_MAX:
        raise InvalidInput(
            f"The amount has more than {WHOLE_DIGITS_MAX} digits before the point, which is the most.",
            path=fault,
        )
    # Exact integer arithmetic on the digits: Decimal's own would round to its context's precision, and the
    # exponent is looked at before anything is computed, so that 1e-999999999 costs nothing.
    sign, digits, scale = amount.as_tuple()
    assert isinstance(scale, int)  # noqa: S101 - the amount is finite
    significant = "".join(map(str, digits)).rstrip("0")
    scale += len(digits) - len(significant)
    if significant and -scale > exponent:
        raise InvalidInput(f"{currency} has {exponent} decimals, and the amount has {_shown(-scale)}.", path=fault)
    minor = int(significant) * 10 ** (scale + exponent) if significant else 0
    return Money(-minor if sign else minor, currency)


def plain_money(text: str, currency: str) -> Money | None:
    """What `parse_money` makes of an amount that is nothing but digits and a point; None where it is anything else.

    Nearly all amounts are so plain, and a file has many: this is several times as fast.
    """
    exponent = EXPONENTS.get(currency)
    whole, _, decimals = text.partition(".")
    digits = whole + decimals
    if exponent is None or len(whole) > WHOLE_DIGITS_MAX or len(decimals) > exponent:
        return None
    if not (digits.isascii() and digits.isdecimal()):
        return None
    return Money(int(digits) * 10 ** (exponent - len(decimals)), currency)


def _shown(decimals: int) -> str:
    return str(decimals) if decimals <= 64 else "more than 64"
