"""One movement of an OFX statement: what stands between <STMTTRN> and its end."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.ofx_tokens import Token
from payflowx.bank_statements.formats.parts import RAW_LENGTH_MAX, Balance, Entry, Kind, bounded, counterparty
from payflowx.bank_statements.formats.references import known_reference
from payflowx.core.currencies import EXPONENTS
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money, parse_money
from payflowx.core.text import quoted

# OFX 2.2 and 1.6, 11.4.4.1, <STMTTRN>: the parts that stand there once. Those of a payee, of an account and of another
# currency have the same names for other things, and are kept apart by the aggregate that they stand in.
AGGREGATES: Final = frozenset({"PAYEE", "BANKACCTTO", "CCACCTTO", "CURRENCY", "ORIGCURRENCY", "EXTDPMT", "IMAGEDATA"})
# 11.4.4.3, <TRNTYPE>: what may be for a payment is not among them.
KINDS: Final = {
    "INT": Kind.INTEREST,
    "DIV": Kind.OTHER,
    "FEE": Kind.FEE,
    "SRVCHG": Kind.FEE,
    "XFER": Kind.TRANSFER,
    "ATM": Kind.OTHER,
}
HELD: Final = "HOLD"
DIRECTIONS: Final = {"CREDIT": True, "DEBIT": False}
# The format has no code for what comes back. These words are the banks', and whoever is taken for a return in error is
# shown to a person.
RETURNED: Final = re.compile(
    r"\b(?:CHARGE ?BACKS?|REVERSAL|REVERSED|REJECTED|ACH RETURN|RETURN OF|"
    r"RETURN(?:ED)? (?:ITEM|ACH|CHECK|CHEQUE|DEPOSIT(?:ED)?|DEBIT|TRANSFER|PAYMENT|WIRE)|"
    r"R(?:Ü|UE)CKLASTSCHRIFT|RETOURE|DEVOLUCION|DEVOLUCIÓN|DEVOLUÇÃO|DEVOLUCAO|IMPAYE|IMPAYÉ|REJET)\b(?! FEE)",
    re.IGNORECASE,
)
OF_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
AMOUNT: Final = re.compile(
    r"([+-]?)(\d+(?:[.,]\d*)?|[.,]\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+)", re.ASCII
)
DAY: Final = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
NAME_LENGTH: Final = 32
"""The most that <NAME> can hold; a text that is longer goes on in <MEMO>."""


@dataclass(slots=True)
class Movement:
    """The values of a movement by their names, those of an aggregate behind its name and a point."""

    is_pending: bool
    values: dict[str, str] = field(default_factory=dict)
    twice: str = ""
    pieces: list[str] = field(default_factory=list)
    size: int = 0
    inside: str = ""

    def add(self, token: Token) -> None:
        """One more tag with its text."""
        self.size += len(token.raw)
        if self.size > RAW_LENGTH_MAX:
            return
        self.pieces.append(token.raw)
        if token.name in AGGREGATES:
            self.inside = "" if token.is_closing else token.name
        elif not token.is_closing and token.text:
            name = f"{self.inside}.{token.name}" if self.inside else token.name
            if self.values.setdefault(name, token.text) != token.text:
                self.twice = self.twice or name

    @property
    def raw(self) -> str:
        """The movement as it stood in the file."""
        return bounded("".join(self.pieces).strip() + ("…" if self.size > RAW_LENGTH_MAX else ""))

    def get(self, name: str) -> str:
        """A value, or nothing."""
        return self.values.get(name, "")


def read_entry(movement: Movement, currency: str | None, position: int) -> Entry:
    """The entry of a movement. Raises InvalidInput with a sentence on what can't be read of it."""
    if movement.size > RAW_LENGTH_MAX:
        raise InvalidInput(f"The movement is longer than {RAW_LENGTH_MAX} characters.")
    if movement.twice:
        raise InvalidInput(f"The movement tells {movement.twice} twice, and differently.")
    if (corrected := movement.get("CORRECTFITID")) or movement.get("CORRECTACTION"):
        action = movement.get("CORRECTACTION") or "REPLACE"
        raise InvalidInput(f"The movement corrects an earlier one, {quoted(corrected)} ({quoted(action)}).")
    money = _amount(movement, currency)
    is_credit = money.amount_minor >= 0
    code = movement.get("TRNTYPE").upper()
    if money.amount_minor and DIRECTIONS.get(code, is_credit) is not is_credit:
        raise InvalidInput(f"The movement is a {code}, and its amount is {money}: which of them is right is not told.")
    text = _text(movement)
    kind = returns.kind_of(
        KINDS.get(code, Kind.PAYMENT), is_return=RETURNED.search(text) is not None, is_reversal=False
    )
    references = (known_reference(movement.get(name)) for name in ("REFNUM", "CHECKNUM", "SRVRTID"))
    is_booked = not movement.is_pending and code != HELD
    day = movement.get("DTPOSTED") or (movement.get("DTTRAN") if movement.is_pending else "")
    if not day:
        raise InvalidInput("The movement has no day.")
    return Entry(
        position=position,
        kind=kind,
        is_credit=is_credit,
        is_reversal=False,
        is_booked=is_booked,
        amount=Money(abs(money.amount_minor), money.currency),
        booking_date=read_day(day),
        value_date=read_day(movement.get("DTAVAIL")) if movement.get("DTAVAIL") else None,
        bank_reference=known_reference(movement.get("FITID")),
        booking_reference=None,
        end_to_end_id=None,
        references=tuple(dict.fromkeys(reference for reference in references if reference)),
        remittance=bounded(text),
        transaction_code=code or None,
        return_reason=returns.reason_in(text) if kind is Kind.RETURN else None,
        raw=movement.raw,
        counterparty=counterparty(
            movement.get("PAYEE.NAME") or movement.get("EXTDNAME") or movement.get("NAME"),
            movement.get("BANKACCTTO.ACCTID") or movement.get("CCACCTTO.ACCTID"),
        ),
    )


def read_money(text: str, currency: str) -> Money:
    """An amount with its sign; a point or a comma stands before its decimals, and where both stand, the last one does.

    Raises InvalidInput; so does one mark alone before three digits, where the currency has fewer decimals: it may stand
    for thousands.
    """
    match = AMOUNT.fullmatch("".join(text.split()))
    if match is None:
        raise InvalidInput(f"The amount {quoted(text)} is not a number.")
    digits = match[2]
    point = max(digits.rfind("."), digits.rfind(","))
    whole, fraction = (digits, "") if point < 0 else (digits[:point], digits[point + 1 :])
    if OF_THOUSANDS.fullmatch(digits) and EXPONENTS.get(currency) != 3:
        raise InvalidInput(f"The amount {quoted(text)} may have decimals or thousands behind its mark.")
    whole = whole.replace(",", "").replace(".", "")
    try:
        return parse_money(Decimal(f"{match[1]}{whole or '0'}.{fraction or '0'}"), currency)
    except InvalidInput as error:
        raise InvalidInput(f"The amount {quoted(text)} can't be read: {error.message}") from None


def read_day(text: str) -> date:
    """The day that the bank writes, `20260930120000.000[-5:EST]`, in its own time zone."""
    match = DAY.match(text)
    if match is None:
        raise InvalidInput(f"The day {quoted(text)} is not written as YYYYMMDD.")
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise InvalidInput(f"The day {quoted(text)} does not exist.") from None


def read_balance(amount: str, day: str, currency: str) -> Balance:
    """A balance with its day."""
    return Balance(read_money(amount, currency).amount_minor, currency, read_day(day))


def _amount(movement: Movement, currency: str | None) -> Money:
    """The amount in the currency of the account. What <ORIGCURRENCY> names is what it was converted from."""
    if not movement.get("TRNAMT"):
        raise InvalidInput("The movement has no amount.")
    other = movement.get("CURRENCY.CURSYM").upper()
    if currency is None and not other:
        raise InvalidInput("The currency of the amount is unknown: the statement names none.")
    if currency is not None and other not in ("", currency):
        raise InvalidInput(f"The amount is in {quoted(other)}, and the account in {currency}.")
    return read_money(movement.get("TRNAMT"), currency or other)


def _text(movement: Movement) -> str:
    """The name and the memo, which many banks use for one text; once where the memo begins with the name."""
    name = movement.get("EXTDNAME") or movement.get("NAME") or movement.get("PAYEE.NAME")
    memo = movement.get("MEMO")
    texts = (memo,) if memo.casefold().startswith(name.casefold()) else (name, memo)
    return " ".join(" ".join(texts).split())
