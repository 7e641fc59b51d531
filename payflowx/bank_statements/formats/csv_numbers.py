"""Amounts as banks write them in the fields of a CSV file."""

import re
from decimal import Decimal
from typing import Final

from payflowx.core.currencies import EXPONENTS
from payflowx.core.errors import InvalidInput
from payflowx.core.money import WHOLE_DIGITS_MAX, Money, parse_money
from payflowx.core.text import quoted

DASHES: Final = "\N{MINUS SIGN}\N{EN DASH}\N{FIGURE DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
APOSTROPHES: Final = (
    "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{ACUTE ACCENT}\N{GRAVE ACCENT}"
)
SAME: Final = str.maketrans({**dict.fromkeys(DASHES, "-"), **dict.fromkeys(APOSTROPHES, "'")})
DOLLARS: Final = frozenset(
    [
        "USD",
        "CAD",
        "AUD",
        "NZD",
        "SGD",
        "HKD",
        "TWD",
        "MXN",
        "ARS",
        "CLP",
        "COP",
        "BBD",
        "BSD",
        "BMD",
        "JMD",
        "TTD",
        "XCD",
        "FJD",
        "NAD",
        "LRD",
        "GYD",
        "SRD",
        "BZD",
        "BND",
        "KYD",
    ]
)
SIGNS: Final = {
    "€": frozenset({"EUR"}),
    "$": DOLLARS,
    "us$": frozenset({"USD"}),
    "ca$": frozenset({"CAD"}),
    "c$": frozenset({"CAD"}),
    "a$": frozenset({"AUD"}),
    "au$": frozenset({"AUD"}),
    "nz$": frozenset({"NZD"}),
    "s$": frozenset({"SGD"}),
    "hk$": frozenset({"HKD"}),
    "nt$": frozenset({"TWD"}),
    "r$": frozenset({"BRL"}),
    "£": frozenset({"GBP", "GIP", "FKP", "SHP", "EGP", "LBP"}),
    "¥": frozenset({"JPY", "CNY"}),
    "₹": frozenset({"INR"}),
    "rs": frozenset({"INR", "PKR", "LKR", "NPR", "MUR", "SCR"}),
    "rp": frozenset({"IDR"}),
    "rm": frozenset({"MYR"}),
    "r": frozenset({"ZAR"}),
    "zł": frozenset({"PLN"}),
    "kč": frozenset({"CZK"}),
    "ft": frozenset({"HUF"}),
    "lei": frozenset({"RON", "MDL"}),
    "лв": frozenset({"BGN"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "fr": frozenset({"CHF", "XAF", "XOF", "XPF"}),
    "sfr": frozenset({"CHF"}),
    "₺": frozenset({"TRY"}),
    "tl": frozenset({"TRY"}),
    "₽": frozenset({"RUB"}),
    "₴": frozenset({"UAH"}),
    "₪": frozenset({"ILS"}),
    "₩": frozenset({"KRW"}),
    "₫": frozenset({"VND"}),
    "₱": frozenset({"PHP"}),
    "฿": frozenset({"THB"}),
    "₦": frozenset({"NGN"}),
    "₵": frozenset({"GHS"}),
}
"""Which currencies a sign may stand for; the row's own has to be one of them."""
CREDIT_MARKS: Final = frozenset({"cr", "h"})
DEBIT_MARKS: Final = frozenset({"dr", "s"})
"""Credit and debit; Haben and Soll."""
DRESSED: Final = re.compile(
    r"(?P<open>\()?\s*(?P<sign1>[+-])?\s*(?P<money1>[^\W\d_]*[^\w\s().,'+-]|[^\W\d_]{1,3}\.?)?\s*(?P<sign2>[+-])?\s*"
    r"(?P<body>\d[\d.,' ]*|[.,]\d+)\s*(?P<sign3>[+-])?\s*"
    r"(?P<money2>(?!(?:CR|DR|S|H)\b)(?:[^\W\d_]*[^\w\s().,'+-]|[^\W\d_]{1,3}\.?))?\s*(?P<sign4>[+-])?\s*"
    r"(?P<mark>(?:CR|DR|S|H)\.?)?\s*(?P<close>\))?",
    re.IGNORECASE,
)


class NumberReader:
    """Amounts with one decimal separator, and one of thousands besides blanks and apostrophes, which are none else.

    Separators of thousands must stand where thousands are, or commas where India has them (`1,00,000.00`): otherwise
    `1.50` would be read as a hundred and fifty.
    """

    def __init__(self, decimal: str, thousands: str | None) -> None:
        marks = dict.fromkeys(mark for mark in (thousands, " ", "'") if mark is not None and mark != decimal)
        groups = "".join(rf"|\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+" for mark in marks)
        if thousands == ",":
            groups += r"|\d{1,2}(?:,\d{2})+,\d{3}"
        self._plain = re.compile(rf"([+-]?)(\d+{groups})?(?:{re.escape(decimal)}(\d*))?", re.ASCII)
        self._apart = str.maketrans("", "", "".join(marks))

    def money(self, text: str, currency: str) -> Money:
        """The amount, negative where money goes out. Raises InvalidInput where the text is none in this currency."""
        match = self._plain.fullmatch(text)
        if match is not None and match[2] is not None:
            sign, whole, fraction = match.groups("")
            if not whole.isdecimal():
                whole = whole.translate(self._apart)
            decimals = EXPONENTS.get(currency, -1)
            if len(fraction) <= decimals and len(whole) <= WHOLE_DIGITS_MAX:
                minor = int(whole + fraction + "0" * (decimals - len(fraction)))
                return Money(-minor if sign == "-" else minor, currency)
        amount, currencies = self.number(text)
        if amount.as_tuple().exponent == -3 and 1 <= abs(amount) < 1000 and EXPONENTS.get(currency) != 3:
            raise InvalidInput(f"The amount {quoted(text)} may have decimals or thousands behind its mark.")
        money = parse_money(amount, currency)
        if currencies is not None and currency not in currencies:
            raise InvalidInput(f"The amount {quoted(text)} is not in {currency}.")
        return money

    def number(self, text: str) -> tuple[Decimal, frozenset[str] | None]:
        """The number, and the currencies that stand beside it, where any do.

        A sign stands on either side, or parentheses or DR and S say that it is negative; two of them are too many.
        """
        content = " ".join(text.translate(SAME).split())
        dressed = DRESSED.fullmatch(content)
        match = None if dressed is None else self._plain.fullmatch(dressed["body"].strip())
        if dressed is None or match is None or not (match[2] or match[3]):
            raise self._fault(text)
        mark = (dressed["mark"] or "").rstrip(".").casefold()
        signs = [dressed[name] for name in ("sign1", "sign2", "sign3", "sign4") if dressed[name]]
        signs += ["-"] * (mark in DEBIT_MARKS) + ["+"] * (mark in CREDIT_MARKS)
        if bool(dressed["open"]) is not bool(dressed["close"]):
            raise self._fault(text)
        if dressed["open"]:
            signs.append("-")
        beside = [dressed[name] for name in ("money1", "money2") if dressed[name]]
        if len(signs) > 1 or len(beside) > 1:
            raise self._fault(text)
        currencies = self._currencies(beside[0], text) if beside else None
        digits = (match[2] or "0").translate(self._apart)
        return Decimal(f"{'-' if signs == ['-'] else ''}{digits}.{match[3] or '0'}"), currencies

    def _currencies(self, told: str, text: str) -> frozenset[str]:
        if told.upper() in EXPONENTS:
            return frozenset({told.upper()})
        found = SIGNS.get(told.rstrip(".").casefold())
        if found is None:
            raise self._fault(text)
        return found

    @staticmethod
    def _fault(text: str) -> InvalidInput:
        return InvalidInput(f"The amount {quoted(text)} is not a number.")


def is_nothing(text: str) -> bool:
    """Whether a field has neither a letter nor a digit: banks write `-` or `--` where there is nothing."""
    return not any(map(str.isalnum, text))
