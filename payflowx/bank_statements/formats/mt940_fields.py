"""The values of an MT940 statement: its balances, its sums, and the line of an entry.

Each is read as SWIFT's field specifications of the category 9 messages have it, with the liberties that banks take;
what can't be meant raises InvalidInput with a sentence that names the part and its value.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.mt940_text import Details
from payflowx.bank_statements.formats.parts import Balance, Kind
from payflowx.bank_statements.formats.references import known_reference
from payflowx.core.currencies import EXPONENTS
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money, parse_money, plain_money
from payflowx.core.text import quoted

# Some banks write a point.
AMOUNT: Final = r"\d+(?:[,.]\d*)?|[,.]\d+"
# 1!a6!n3!a15d; the second one of a statement may be without its currency.
BALANCE: Final = re.compile(rf"([CD])(\d{{6}})([A-Z]{{3}})?({AMOUNT})", re.ASCII)
# 5n3!a15d
SUM: Final = re.compile(rf"(\d{{1,5}})([A-Z]{{3}})({AMOUNT})", re.ASCII)
# 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]; EC and ED, which are expected and not booked, are of MT942 alone. Banks put blanks
# for an entry date and between the parts, and leave the type out: NONREF is a reference, and never a type and EF.
HEAD: Final = r"(?P<value>\d{6})\s*(?P<entry>\d{4})?\s*(?P<mark>(?:R|E)?[CD])(?P<funds>[A-Z])?"
ENTRY: Final = re.compile(
    rf"{HEAD}\s*(?P<amount>{AMOUNT})\s*"
    r"(?:(?P<type>(?!NONREF)[A-Z][A-Z0-9 ]{3})(?P<rest>.*)|(?P<untyped>(?:NONREF|//).*)?)",
    re.ASCII | re.DOTALL | re.IGNORECASE,
)
WITHOUT_AMOUNT: Final = re.compile(HEAD, re.ASCII | re.IGNORECASE)
WITHOUT_TYPE: Final = re.compile(rf"{HEAD}\s*(?:{AMOUNT})", re.ASCII | re.IGNORECASE)
# A type on a line of its own is one of SWIFT's, or else it may be a word.
LINE_OF_TYPE: Final = re.compile(
    r"(?:S\d{3}|[NF](?:\d{3}|BNK|BOE|BRF|CAR|CAS|CHG|CHK|CLR|CMI|CMN|CMP|CMS|CMT|CMZ|COL|COM|CPN|DCR|DDT|DIS|DIV|EQA|EXT"
    r"|FEX|INT|LBX|LDP|MAR|MAT|MGT|MSC|NWI|ODC|OPT|PCH|POP|PRN|REC|RED|RIG|RTI|SAL|SEC|SLE|STO|STP|SUB|SWP|TAX|TCK"
    r"|TCM|TRA|TRF|TRN|UWC|VDA|WAR))",
    re.ASCII,
)
IS_WHOLE: Final = re.compile(r"\d*[,.]\d\d", re.ASCII)
"""An amount that ends its line and that a break can't have cut."""
OF_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
CURRENCY_OF_ACCOUNT: Final = re.compile(r"[\d /]([A-Z]{3})", re.ASCII)
FEBRUARY: Final = 2
HALF_A_YEAR: Final = 182
NO_REFERENCE: Final = "NONREF"
"""Where it stood without a type, earlier versions had taken it for a type NONR and a reference EF."""
# Deutsche Kreditwirtschaft, list of the Geschäftsvorfallcodes: fees and the closing of an account, interest, transfers
# and cash concentration, and bulk postings. They are more exact than SWIFT's.
KIND_OF_GVC: Final = {
    code: kind
    for kind, codes in (
        (Kind.FEE, "804 805 806 807 808 809 810 811"),
        (Kind.INTEREST, "812 814 815 817"),
        (Kind.TRANSFER, "820 833 834"),
        (Kind.BATCH, "191 192 194 195 196 197 198 199"),
    )
    for code in codes.split()
}
# SWIFT, field 61, subfield 6: charges, commission, fees of brokers and of managers; interest; sweeping, topping and
# zero balancing; what has to do with securities, loans and foreign exchange.
KIND_OF_TYPE: Final = {
    code: kind
    for kind, codes in (
        (Kind.FEE, "CHG COM BNK BRF MGT"),
        (Kind.INTEREST, "INT"),
        (Kind.TRANSFER, "CMI CMN CMS CMT CMZ"),
        (Kind.OTHER, "SEC DIV FEX LDP TCM CPN SUB"),
    )
    for code in codes.split()
}


@dataclass(frozen=True, slots=True)
class LineTexts:
    """What a field :61: names: the reference of the account's owner, that of the bank, and what stands below."""

    reference: str | None
    bank_reference: str | None
    supplement: str


@dataclass(slots=True)
class EntryLine:
    """The field :61: of one entry; `before` is what earlier versions had read of its texts, if something else."""

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
    problems: tuple[str, ...]
    before: LineTexts | None


def read_balance(text: str, currency: str | None) -> tuple[Balance, str | None]:
    """A balance with its sign, `C260930EUR1234,56`, in the currency of the statement where it names none.

    The sentence says what of it was not taken as it stands there.
    """
    match = BALANCE.fullmatch(text.strip().upper().replace(" ", "").removesuffix("-}"))
    if match is None:
        raise InvalidInput(f"{quoted(text)} is not a mark C or D, a date, a currency and an amount.")
    mark, day, own_currency, amount = match.groups()
    if (currency := own_currency or currency) is None:
        raise InvalidInput(f"{quoted(text)} names no currency, and nothing before it does.")
    money = _money(amount, currency)
    meant, problem = _day_of_month(day, "date", is_of_interest=lambda: False)
    return Balance(money.amount_minor if mark == "C" else -money.amount_minor, currency, meant), problem


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


def currency_of(account: str) -> str | None:
    """The currency that many banks write behind the number of the account."""
    match = CURRENCY_OF_ACCOUNT.fullmatch(account[-4:])
    return match[1] if match and match[1] in EXPONENTS else None


def read_report_day(text: str | None) -> date | None:
    """The day of a report within the day, `2609301130+0200`; nothing where it can't be read: it decides nothing."""
    match = re.match(r"\d{6}", text or "", re.ASCII)
    try:
        return _day(match[0], "date") if match else None
    except InvalidInput:
        return None


def read_entry_line(lines: list[str], currency: str, details: Details) -> EntryLine:
    """The field :61: in the currency of the account; the details say whether it is of interest, and of its months."""
    first, *others = [line.strip() for line in lines] or [""]
    match = ENTRY.fullmatch(first)
    if others and (match is None or not match["type"]) and _goes_on(first, others[0]):
        first += others.pop(0)
        match = ENTRY.fullmatch(first)
    if match is None or not (match["type"] or match["untyped"] or IS_WHOLE.fullmatch(match["amount"])):
        raise InvalidInput(
            f"{quoted(first)} is not a date, a mark, an amount and a type, which make the field 61 of an entry."
        )
    value, entry, mark, _, amount, type_, rest, untyped = match.groups()
    mark, type_ = mark.upper(), (type_ or "").upper()
    is_reversal = mark[0] == "R"
    value_date, no_value_date = _day_of_month(
        value, "value date", is_of_interest=lambda: _kind_of_codes(type_, details) in (Kind.FEE, Kind.INTEREST)
    )
    booking_date, no_booking_date = (value_date, None) if entry is None else _booking_date(entry, value_date)
    reference, _, bank_reference = (rest or untyped or "").partition("//")
    supplement = " ".join(others).strip() if others else ""
    before = None
    if untyped and reference == NO_REFERENCE:
        before = LineTexts("EF", known_reference(bank_reference), supplement)
    if others and not bank_reference.strip() and others[0].startswith("//"):
        before = before or LineTexts(known_reference(reference), None, supplement)
        bank_reference = others[0].removeprefix("//")
        supplement = " ".join(others[1:]).strip()
    return EntryLine(
        value_date=value_date,
        booking_date=booking_date,
        is_credit=(mark[-1] == "C") is not is_reversal,
        is_reversal=is_reversal,
        is_booked=mark[0] != "E",
        amount=_money(amount, currency),
        type=type_,
        reference=known_reference(reference),
        bank_reference=known_reference(bank_reference),
        supplement=supplement,
        problems=tuple(filter(None, (no_value_date, no_booking_date))) if no_value_date or no_booking_date else (),
        before=before,
    )


def _goes_on(first: str, second: str) -> bool:
    """Whether the entry goes on in its second line: some banks break it before the amount or before the type."""
    if WITHOUT_AMOUNT.fullmatch(first):
        return re.match(AMOUNT, second, re.ASCII) is not None
    return WITHOUT_TYPE.fullmatch(first) is not None and LINE_OF_TYPE.match(second) is not None


def kind_of(line: EntryLine, details: Details) -> Kind:
    """What the entry is for: a payment, unless a code says something else."""
    codes_of_return = details.gvc in returns.GERMAN_CODES or line.type[1:] in returns.SWIFT_TYPES
    return returns.kind_of(
        _kind_of_codes(line.type, details),
        is_return=codes_of_return or details.return_reason is not None,
        is_reversal=line.is_reversal,
    )


def reason_of(line: EntryLine, details: Details) -> str | None:
    """Why what returns did, where a part of the details, a code or the text says it."""
    text = f"{details.remittance} {line.supplement}"
    return details.return_reason or returns.reason_in(text) or returns.german_reason(details.extension)


def _kind_of_codes(type_: str, details: Details) -> Kind:
    kind = KIND_OF_GVC.get(details.gvc or "") or KIND_OF_TYPE.get(type_[1:])
    return kind or (Kind.BATCH if details.is_batch else Kind.PAYMENT)


def _money(amount: str, currency: str) -> Money:
    if "." in amount and OF_THOUSANDS.fullmatch(amount):
        raise InvalidInput(f"The amount {quoted(amount)} may have decimals or thousands behind its point.")
    text = amount.replace(",", ".")
    try:
        return plain_money(text, currency) or parse_money(Decimal(text), currency)
    except InvalidInput as error:
        raise InvalidInput(f"The amount {quoted(amount)} can't be read: {error.message}") from None


def _day(text: str, name: str) -> date:
    """A date of two digits each; 80 to 99 are of the last century, as SWIFT reads them."""
    if (existing := _existing(text)) is None:
        raise InvalidInput(f"The {name} {quoted(text)} does not exist.")
    return existing


def _day_of_month(text: str, name: str, *, is_of_interest: Callable[[], bool]) -> tuple[date, str | None]:
    """A date, and a sentence where the last day of its month stands for it.

    Months of thirty days, by which interest is reckoned, have a 30 February. Interest and charges also have a 31st.
    """
    if (existing := _existing(text)) is not None:
        return existing, None
    year, month, day = _numbers(text)
    is_of_thirty_days = month == FEBRUARY and day in (29, 30)
    if not (is_of_thirty_days or (day == 31 and 1 <= month <= 12 and is_of_interest())):
        raise InvalidInput(f"The {name} {quoted(text)} does not exist.")
    last = date(year, month, monthrange(year, month)[1])
    return last, f"The {name} {quoted(text)} does not exist: {last}, the last day of that month, stands for it."


@lru_cache(maxsize=256)
def _existing(text: str) -> date | None:
    try:
        return date(*_numbers(text))
    except ValueError:
        return None


def _numbers(text: str) -> tuple[int, int, int]:
    year, month, day = (int(text[start : start + 2]) for start in (0, 2, 4))
    return year + (1900 if year >= 80 else 2000), month, day


@lru_cache(maxsize=256)
def _booking_date(text: str, value_date: date) -> tuple[date, str | None]:
    """The entry date, which has no year: the nearest one to the value date.

    Where none is near, the value date stands for it, and a sentence says so.
    """
    try:
        same_year = date(value_date.year, int(text[:2]), int(text[2:]))
    except ValueError:
        same_year = None
    if same_year is not None and abs((same_year - value_date).days) < HALF_A_YEAR:
        return same_year, None
    days: list[date] = []
    for year in (value_date.year - 1, value_date.year, value_date.year + 1):
        try:
            days.append(date(year, int(text[:2]), int(text[2:])))
        except ValueError:
            continue
    nearest = min(days, key=lambda day: abs(day - value_date), default=None)
    if nearest is None or abs((nearest - value_date).days) > HALF_A_YEAR + 2:
        wrong = f"The entry date {quoted(text)} does not exist next to the value date {value_date}"
        return value_date, f"{wrong}, which stands for it."
    return nearest, None
