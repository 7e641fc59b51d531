"""What one row of a CSV file says, by the mapping of its columns.

Where each column stands, and how it is read, is made out once for a file, and not for each row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.csv_dates import DateReader
from payflowx.bank_statements.formats.csv_header import Header
from payflowx.bank_statements.formats.csv_mapping import Column, CsvMapping, comparable
from payflowx.bank_statements.formats.csv_numbers import NumberReader, is_nothing
from payflowx.bank_statements.formats.csv_text import RawRow
from payflowx.bank_statements.formats.parts import NOBODY, Counterparty, Entry, Kind, bounded, counterparty
from payflowx.bank_statements.formats.references import known_reference
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money
from payflowx.core.text import quoted

BOOKING_DATE: Final = "booking date"
VALUE_DATE: Final = "value date"
CREDIT_MARK: Final = re.compile(r"[\d\s](?:CR|H)\.?$", re.ASCII | re.IGNORECASE)


@dataclass(slots=True)
class Movement:
    """What can be wrong with a row, read: what it did to the account, when, and what was left."""

    signed: Money
    is_booked: bool
    booking_date: date | None
    value_date: date | None
    is_value_date_moved: bool
    balance: Money | None


@dataclass(slots=True)
class Row:
    """A row as it was read: a movement, or else a sentence on what is wrong; the account, where a column has it."""

    account: str | None
    raw: str
    fields: Sequence[str] = ()
    movement: Movement | None = None
    problem: str = ""


class RowReader:
    """Reads the rows of one file, whose columns have been found."""

    def __init__(self, header: Header, mapping: CsvMapping, dates: DateReader) -> None:
        columns, values = mapping.columns, mapping.values
        self._header = header
        self._numbers = NumberReader(mapping.decimal, mapping.thousands)
        self._dates = dates
        self._values = values
        at = header.at
        self._booking_date, self._value_date = at(columns.booking_date), at(columns.value_date)
        self._amount, self._fee, self._direction = at(columns.amount), at(columns.fee), at(columns.direction)
        self._credit, self._debit = at(columns.credit), at(columns.debit)
        self._debits_are_negative: bool | None = None
        self._currency, self._balance = at(columns.currency), at(columns.balance)
        self._status, self._type, self._account = at(columns.status), at(columns.type), at(columns.account)
        self._end_to_end_id, self._bank_reference = at(columns.end_to_end_id), at(columns.bank_reference)
        self._references, self._remittance = self._every(columns.references), self._every(columns.remittance)
        names, accounts = self._every(columns.counterparty_name), self._every(columns.counterparty_account)
        payer, payee = (
            (at(columns.debtor_name), at(columns.debtor_account)),
            (
                at(columns.creditor_name),
                at(columns.creditor_account),
            ),
        )
        # Of a credit the one who paid, of a debit the one who was paid; and else who is named without either.
        self._other_of_credit = (_with(payer[0], names), _with(payer[1], accounts))
        self._other_of_debit = (_with(payee[0], names), _with(payee[1], accounts))
        self._kinds = {
            code: kind
            for kind, codes in (
                (Kind.RETURN, values.returned),
                (Kind.TRANSFER, values.transfer),
                (Kind.INTEREST, values.interest),
                (Kind.FEE, values.fee),
            )
            for code in codes
        }

    def rows(self, source: Iterator[RawRow]) -> Iterator[Row]:
        """The rows behind the header, without those that are no movements."""
        header = self._header
        for raw in source:
            if raw.problem is not None:
                yield Row(None, raw.text, problem=raw.problem)
                continue
            try:
                fields = header.fields(raw.fields)
            except InvalidInput as error:
                yield Row(None, raw.text, problem=error.message)
                continue
            if fields is None:
                continue
            account = (fields[self._account].strip().strip("'") or None) if self._account is not None else None
            try:
                yield Row(account, raw.text, fields, self._movement(fields))
            except InvalidInput as error:
                yield Row(account, raw.text, problem=error.message)

    def learn(self, source: Iterator[RawRow]) -> None:
        """Show the days of all rows to what reads them."""
        for raw in source:
            try:
                fields = self._header.fields(raw.fields) if raw.problem is None else None
            except InvalidInput:
                continue
            for index in (self._booking_date, self._value_date):
                if fields is not None and index is not None and (text := fields[index].strip()):
                    self._dates.learn(text)

    def entry(self, row: Row, position: int) -> Entry:
        """The entry of a row that was read."""
        fields, movement = row.fields, row.movement
        assert movement is not None  # noqa: S101 - the caller's promise
        signed = movement.signed
        is_credit = signed.amount_minor >= 0
        code = "" if self._type is None else fields[self._type].strip()
        kind = self._kinds.get(comparable(code), Kind.PAYMENT) if self._kinds else Kind.PAYMENT
        text = bounded(" ".join(" ".join(filter(None, [fields[index] for index in self._remittance])).split()))
        references: tuple[str, ...] = ()
        if self._references:
            told = [known_reference(fields[index]) for index in self._references]
            references = tuple(dict.fromkeys(reference for reference in told if reference))
        return Entry(
            position=position,
            kind=kind,
            is_credit=is_credit,
            is_reversal=False,
            is_booked=movement.is_booked,
            amount=signed if is_credit else Money(-signed.amount_minor, signed.currency),
            booking_date=movement.booking_date,
            value_date=movement.value_date,
            bank_reference=None if self._bank_reference is None else known_reference(fields[self._bank_reference]),
            booking_reference=None,
            end_to_end_id=None if self._end_to_end_id is None else known_reference(fields[self._end_to_end_id]),
            references=references,
            remittance=text,
            transaction_code=code or None,
            return_reason=returns.reason_in(text) if kind is Kind.RETURN else None,
            raw=row.raw,
            counterparty=self._counterparty(fields, is_credit=is_credit),
        )

    def _movement(self, fields: Sequence[str]) -> Movement:
        """Raises InvalidInput where the row doesn't say what a movement needs."""
        pending = self._values.pending
        day_text = fields[self._booking_date].strip() if self._booking_date is not None else ""
        is_booked = not pending or not (
            comparable(day_text) in pending
            or (self._status is not None and comparable(fields[self._status]) in pending)
        )
        signed = self._signed(fields, self._currency_of(fields))
        booking_date = None
        if day_text and (is_booked or comparable(day_text) not in pending) and not is_nothing(day_text):
            booking_date = self._dates.read(day_text, BOOKING_DATE)
        elif is_booked:
            raise InvalidInput("The row has no booking date.")
        value_date, is_moved = self._value_date_of(fields)
        balance = None
        if self._balance is not None and (text := fields[self._balance].strip()) and not is_nothing(text):
            balance = self._numbers.money(text, signed.currency)
        return Movement(signed, is_booked, booking_date, value_date, is_moved, balance)

    def _value_date_of(self, fields: Sequence[str]) -> tuple[date | None, bool]:
        """The value date, and whether it is the last day of the month instead of one that doesn't exist."""
        text = "" if self._value_date is None else fields[self._value_date].strip()
        if not text or is_nothing(text):
            return None, False
        try:
            return self._dates.read(text, VALUE_DATE), False
        except InvalidInput:
            if (day := self._dates.last_of_february(text)) is None:
                raise
            return day, True

    def _currency_of(self, fields: Sequence[str]) -> str:
        currency = "" if self._currency is None else fields[self._currency].strip().upper()
        if not (currency := currency or self._values.currency or ""):
            raise InvalidInput("The row has no currency.")
        return currency

    def _signed(self, fields: Sequence[str], currency: str) -> Money:
        if self._amount is None:
            return self._of_two_columns(fields, currency)
        text = fields[self._amount].strip()
        if not text:
            raise InvalidInput("The row has no amount.")
        money = self._numbers.money(text, currency)
        if self._direction is not None:
            money = self._directed(money, text, fields[self._direction].strip())
        if self._fee is not None and (text := fields[self._fee].strip()):
            fee = self._numbers.money(text, currency)
            if fee.amount_minor < 0:
                raise InvalidInput(f"The fee {quoted(text)} is negative.")
            money = Money(money.amount_minor - fee.amount_minor, currency)
        return money

    def _directed(self, money: Money, text: str, direction: str) -> Money:
        if money.amount_minor < 0:
            raise InvalidInput(f"The amount {quoted(text)} is negative, and the direction is {quoted(direction)}.")
        if comparable(direction) in self._values.credit:
            return money
        if comparable(direction) in self._values.debit:
            return Money(-money.amount_minor, money.currency)
        raise InvalidInput(f"The direction {quoted(direction)} is neither that of a credit nor that of a debit.")

    def _of_two_columns(self, fields: Sequence[str], currency: str) -> Money:
        """The one that is not empty and not zero: in the column of debits money goes out, with one sign or the other.

        Which one that is, its first debit says: what has the other sign may be a debit that was taken back.
        """
        texts = ["" if index is None else fields[index].strip() for index in (self._credit, self._debit)]
        credit, debit = (
            None if not text or (len(text) <= len("--") and is_nothing(text)) else self._numbers.money(text, currency)
            for text in texts
        )
        if credit is None and debit is None:
            raise InvalidInput("The row has no amount.")
        nothing = Money(0, currency)
        credit, debit = credit or nothing, debit or nothing
        if credit.amount_minor and debit.amount_minor:
            raise InvalidInput(f"The row has a credit of {quoted(texts[0])} and a debit of {quoted(texts[1])}.")
        if credit.amount_minor < 0:
            raise InvalidInput(f"The credit {quoted(texts[0])} is negative.")
        if debit.amount_minor:
            is_negative = debit.amount_minor < 0
            if self._debits_are_negative is None:
                self._debits_are_negative = is_negative
            if is_negative is not self._debits_are_negative or CREDIT_MARK.search(texts[1]):
                raise InvalidInput(
                    f"The debit {quoted(texts[1])} has another sign than those before, or a credit's mark."
                )
        return Money(-abs(debit.amount_minor), currency) if debit.amount_minor else credit

    def _counterparty(self, fields: Sequence[str], *, is_credit: bool) -> Counterparty:
        names, accounts = self._other_of_credit if is_credit else self._other_of_debit
        if not names and not accounts:
            return NOBODY
        return counterparty(_first_text(fields, names), _first_text(fields, accounts).strip("'"))

    def _every(self, columns: Sequence[Column]) -> list[int]:
        return [index for column in columns if (index := self._header.at(column)) is not None]


def _with(first: int | None, others: list[int]) -> list[int]:
    return others if first is None else [first, *others]


def _first_text(fields: Sequence[str], indexes: list[int]) -> str:
    """What stands in the first of these columns that isn't empty: the payer's, or else the payee's."""
    return next((text for index in indexes if (text := fields[index].strip())), "")
