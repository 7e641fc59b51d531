"""The values of an MT940 statement: its balances, its sums, and the line of an entry.

Each is read as SWIFT's field specifications of the category 9 messages have it, with the liberties that banks take;
what can't be meant raises InvalidInput with a sentence that names the part and its value.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.mt940_details import Details
from payflowx.bank_statements.formats.parts import Balance, Kind
from payflowx.bank_statements.formats.references import known_reference
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money, parse_money
from payflowx.core.text import quoted

AMOUNT: Final = r"\d+(?:,\d*)?|,\d+"
# 1!a6!n3!a15d
BALANCE: Final = re.compile(rf"([CD])(\d{{6}})([A-Z]{{3}})({AMOUNT})", re.ASCII)
# 5n3!a15d
SUM: Final = re.compile(rf"(\d{{1,5}})([A-Z]{{3}})({AMOUNT})", re.ASCII)
# 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]; EC and ED, which are expected and not booked, are of MT942 alone.
ENTRY: Final = re.compile(
    r"(?P<value>\d{6})(?P<entry>\d{4})?(?P<mark>(?:R|E)?[CD])(?P<funds>[A-Z])?"
    rf"(?P<amount>{AMOUNT})(?P<type>[A-Z][A-Z0-9 ]{{3}})(?P<rest>.*)",
    re.ASCII | re.DOTALL | re.IGNORECASE,
)
# Deutsche Kreditwirtschaft, list of the Geschäftsvorfallcodes: fees and the closing of an account, interest, transfers
# and cash concentration, and bulk postings. They are more exact than SWIFT's.
KIND_OF_GVC: Final = tuple(
    (kind, frozenset(codes.split()))
    for kind, codes in (
        (Kind.FEE, "804 805 806 807 808 809 810 811"),
        (Kind.INTEREST, "812 814 815 817"),
        (Kind.TRANSFER, "820 833 834"),
        (Kind.BATCH, "191 192 194 195 196 197 198 199"),
    )
)
# SWIFT, field 61, subfield 6: charges, commission, fees of brokers and of managers; interest; sweeping, topping and
# zero balancing; what has to do with securities, loans and foreign exchange.
KIND_OF_TYPE: Final = tuple(
    (kind, frozenset(codes.split()))
    for kind, codes in (
        (Kind.FEE, "CHG COM BNK BRF MGT"),
        (Kind.INTEREST, "INT"),
        (Kind.TRANSFER, "CMI CMN CMS CMT CMZ"),
        (Kind.OTHER, "SEC DIV FEX LDP TCM CPN SUB"),
    )
)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """The field :61: of one entry."""

    value_date: date
    booking_date: date
    is_credit: bool
    is_reversal: bool
    is_booked: bool
    amount: Money
    type: str
    reference: str | None
    bank_reference: str | None
    supplement: str


def read_balance(text: str) -> Balance:
    """A balance with its sign: `C260930EUR1234,56`."""
    match = BALANCE.fullmatch(text.strip().upper().replace(" ", ""))
    if match is None:
        raise InvalidInput(f"{quoted(text)} is not a mark C or D, a date, a currency and an amount.")
    mark, day, currency, amount = match.groups()
    money = _money(amount, currency)
    return Balance(money.amount_minor if mark == "C" else -money.amount_minor, currency, _day(day, "date"))


def read_sum(text: str) -> tuple[int, Money]:
    """The count and the sum of all debits or credits: `3EUR1234,56`."""
    match = SUM.fullmatch(text.strip().upper().replace(" ", ""))
    if match is None:
        raise InvalidInput(f"{quoted(text)} is not a count, a currency and an amount.")
    return int(match[1]), _money(match[3], match[2])


def read_currency(text: str) -> str | None:
    """The currency that is named first in a field of a balance or a limit, even where the rest can't be read."""
    match = re.match(r"\s*(?:[CD]?\s*\d{6})?([A-Z]{3})", text.upper(), re.ASCII)
    return match[1] if match else None


def read_report_day(text: str | None) -> date | None:
    """The day of a report within the day, `2609301130+0200`; nothing where it can't be read: it decides nothing."""
    match = re.match(r"\d{6}", text or "", re.ASCII)
    try:
        return _day(match[0], "date") if match else None
    except InvalidInput:
        return None


def read_entry_line(lines: list[str], currency: str) -> EntryLine:
    """The field :61: in the currency of the account."""
    first = lines[0].strip() if lines else ""
    match = ENTRY.fullmatch(first)
    if match is None:
        raise InvalidInput(
            f"{quoted(first)} is not a date, a mark, an amount and a type, which make the field 61 of an entry."
        )
    mark = match["mark"].upper()
    is_reversal = mark.startswith("R")
    value_date = _day(match["value"], "value date")
    reference, _, bank_reference = match["rest"].partition("//")
    return EntryLine(
        value_date=value_date,
        booking_date=_booking_date(match["entry"], value_date),
        is_credit=(mark[-1] == "C") is not is_reversal,
        is_reversal=is_reversal,
        is_booked=not mark.startswith("E"),
        amount=_money(match["amount"], currency),
        type=match["type"].upper(),
        reference=known_reference(reference),
        bank_reference=known_reference(bank_reference),
        supplement=" ".join(line.strip() for line in lines[1:]).strip(),
    )


def kind_of(line: EntryLine, details: Details) -> Kind:
    """What the entry is for: a payment, unless a code says something else."""
    codes_of_return = details.gvc in returns.GERMAN_CODES or line.type[1:] in returns.SWIFT_TYPES
    return returns.kind_of(
        _kind_of_codes(line, details),
        is_return=codes_of_return or details.return_reason is not None,
        is_reversal=line.is_reversal,
    )


def reason_of(line: EntryLine, details: Details) -> str | None:
    """Why what returns did, where a part of the details, a code or the text says it."""
    text = f"{details.remittance} {line.supplement}"
    return details.return_reason or returns.reason_in(text) or returns.german_reason(details.extension)


def _kind_of_codes(line: EntryLine, details: Details) -> Kind:
    for kind, codes in KIND_OF_GVC:
        if details.gvc in codes:
            return kind
    for kind, codes in KIND_OF_TYPE:
        if line.type[1:] in codes:
            return kind
    return Kind.BATCH if details.is_batch else Kind.PAYMENT


def _money(amount: str, currency: str) -> Money:
    try:
        return parse_money(Decimal(amount.replace(",", ".")), currency)
    except InvalidInput as error:
        raise InvalidInput(f"The amount {quoted(amount)} can't be read: {error.message}") from None


def _day(text: str, name: str) -> date:
    """A date of two digits each; 80 to 99 are of the last century, as SWIFT reads them."""
    year, month, day = (int(text[start : start + 2]) for start in (0, 2, 4))
    try:
        return date(year + (1900 if year >= 80 else 2000), month, day)
    except ValueError:
        raise InvalidInput(f"The {name} {quoted(text)} does not exist.") from None


def _booking_date(text: str | None, value_date: date) -> date:
    """The entry date, which has no year: the nearest one to the value date. Left out, it is the value date itself."""
    if text is None:
        return value_date
    days: list[date] = []
    for year in (value_date.year - 1, value_date.year, value_date.year + 1):
        try:
            days.append(date(year, int(text[:2]), int(text[2:])))
        except ValueError:
            continue
    nearest = min(days, key=lambda day: abs(day - value_date), default=None)
    if nearest is None or abs((nearest - value_date).days) > 184:
        raise InvalidInput(f"The entry date {quoted(text)} does not exist next to the value date {value_date}.")
    return nearest
