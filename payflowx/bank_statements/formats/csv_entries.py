"""What one row of a CSV file says, by the mapping of its columns."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.csv_mapping import CsvMapping, comparable
from payflowx.bank_statements.formats.csv_text import RawRow, raw_rows, read_date, read_number
from payflowx.bank_statements.formats.lines import Line
from payflowx.bank_statements.formats.parts import Entry, Kind, bounded, counterparty
from payflowx.bank_statements.formats.references import known_reference
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money, parse_money
from payflowx.core.text import quoted

HEADER_ROWS_MAX: Final = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read: an entry, or else a sentence on what is wrong; the account, where a column has it."""

    account: str | None
    raw: str
    entry: Entry | None = None
    balance: Money | None = None
    problem: str = ""

    @property
    def signed(self) -> Money | None:
        """What the row did to the account."""
        if self.entry is None:
            return None
        amount = self.entry.amount
        return amount if self.entry.is_credit else Money(-amount.amount_minor, amount.currency)


def rows(source: Iterable[Line], mapping: CsvMapping) -> Iterator[Row]:
    """The rows behind the header. Raises InvalidInput where the file has no header that the mapping knows."""
    found = raw_rows(_behind_skipped(source, mapping), mapping)
    header = _header(found, mapping)
    for row in found:
        if row.problem is not None:
            yield Row(None, row.text, problem=row.problem)
        else:
            yield from _read_row(row, header, mapping)


def _behind_skipped(source: Iterable[Line], mapping: CsvMapping) -> Iterator[Line]:
    return (line for line in source if line.number > (mapping.skip_lines or 0))


def _header(found: Iterator[RawRow], mapping: CsvMapping) -> list[str]:
    """The names of the columns: in the first row, or where nothing is said of lines before it, in one of the first."""
    required = mapping.columns.required()
    limit = HEADER_ROWS_MAX if mapping.skip_lines is None else 1
    for _, row in zip(range(limit), found, strict=False):
        try:
            names = [comparable(name) for name in mapping.split(row.text)]
        except csv.Error:
            continue
        if required <= set(names):
            if twice := sorted(name for name in mapping.columns.named() if names.count(name) > 1):
                raise InvalidInput(f"The header has more than one column {quoted(twice[0])}.", path=("file",))
            return names
    raise InvalidInput(
        f"The file has no header of the layout {quoted(mapping.name)}, with {_listed(sorted(required))}.",
        path=("file",),
    )


def _listed(names: list[str]) -> str:
    return ", ".join(quoted(name) for name in names)


def _read_row(row: RawRow, header: list[str], mapping: CsvMapping) -> Iterator[Row]:
    """The row, or nothing where it has delimiters and blanks only."""
    try:
        fields = mapping.split(row.text)
    except csv.Error as error:
        yield Row(None, row.text, problem=f"The row is no CSV: {error}.")
        return
    if not any(field.strip() for field in fields):
        return
    # A delimiter at the end of the rows, or of the header, makes no column.
    if len(fields) == len(header) + 1 and not fields[-1].strip():
        fields.pop()
    if len(fields) == len(header) - 1 and not header[-1]:
        fields.append("")
    if len(fields) != len(header):
        yield Row(None, row.text, problem=f"The row has {len(fields)} columns, and the header has {len(header)}.")
        return
    reading = _Reading(dict(zip(header, fields, strict=True)), mapping)
    account = reading.text(mapping.columns.account) or None
    try:
        yield Row(account, row.text, entry=reading.entry(row.text), balance=reading.balance())
    except InvalidInput as error:
        yield Row(account, row.text, problem=error.message)


class _Reading:
    """The fields of a row by their columns."""

    def __init__(self, fields: dict[str, str], mapping: CsvMapping) -> None:
        self._fields = fields
        self._mapping = mapping
        self._columns = mapping.columns
        self._values = mapping.values

    def text(self, column: str | None) -> str:
        """What stands in the column; nothing where the layout or the file has none."""
        return "" if column is None else self._fields.get(comparable(column), "").strip()

    def _first_text(self, columns: Iterable[str]) -> str:
        """What stands in the first of these columns that isn't empty: the payer's, or else the payee's."""
        return next(filter(None, map(self.text, columns)), "")

    def entry(self, raw: str) -> Entry:
        """The entry, whose position is not known here."""
        is_booked = comparable(self.text(self._columns.status)) not in self._values.pending
        money = self._money(self._amount())
        booking_date = self._date(self._columns.booking_date, "booking date")
        if booking_date is None and is_booked:
            raise InvalidInput("The row has no booking date.")
        code = self.text(self._columns.type)
        kind = self._kind(code)
        references = (known_reference(self.text(column)) for column in self._columns.references)
        texts = (self.text(column) for column in self._columns.remittance)
        return Entry(
            position=0,
            kind=kind,
            is_credit=money.amount_minor >= 0,
            is_reversal=False,
            is_booked=is_booked,
            amount=Money(abs(money.amount_minor), money.currency),
            booking_date=booking_date,
            value_date=self._date(self._columns.value_date, "value date"),
            bank_reference=known_reference(self.text(self._columns.bank_reference)),
            booking_reference=None,
            end_to_end_id=known_reference(self.text(self._columns.end_to_end_id)),
            references=tuple(dict.fromkeys(reference for reference in references if reference)),
            remittance=(text := bounded(" ".join(" ".join(text.split()) for text in texts if text))),
            transaction_code=code or None,
            return_reason=returns.reason_in(text) if kind is Kind.RETURN else None,
            raw=raw,
            counterparty=counterparty(
                self._first_text(self._columns.counterparty_name), self._first_text(self._columns.counterparty_account)
            ),
        )

    def balance(self) -> Money | None:
        """The balance of the account after the row."""
        text = self.text(self._columns.balance)
        return self._money(read_number(text, self._mapping)) if text else None

    def _amount(self) -> Decimal:
        if self._columns.amount is None:
            return self._amount_of_two_columns()
        text = self.text(self._columns.amount)
        if not text:
            raise InvalidInput("The row has no amount.")
        amount = read_number(text, self._mapping)
        if self._columns.direction is None:
            return amount
        direction = self.text(self._columns.direction)
        if amount < 0:
            raise InvalidInput(f"The amount {quoted(text)} is negative, and the direction is {quoted(direction)}.")
        if comparable(direction) in self._values.credit:
            return amount
        if comparable(direction) in self._values.debit:
            return -amount
        raise InvalidInput(f"The direction {quoted(direction)} is neither that of a credit nor that of a debit.")

    def _amount_of_two_columns(self) -> Decimal:
        """The one that is not empty and not zero: in the column of debits money goes out, whatever its sign."""
        texts = self.text(self._columns.credit), self.text(self._columns.debit)
        if not any(texts):
            raise InvalidInput("The row has no amount.")
        credit, debit = (read_number(text, self._mapping) if text else Decimal(0) for text in texts)
        if credit and debit:
            raise InvalidInput(f"The row has a credit of {quoted(texts[0])} and a debit of {quoted(texts[1])}.")
        if credit < 0:
            raise InvalidInput(f"The credit {quoted(texts[0])} is negative.")
        return -abs(debit) if debit else credit

    def _money(self, amount: Decimal) -> Money:
        currency = self.text(self._columns.currency).upper() or self._values.currency or ""
        if not currency:
            raise InvalidInput("The row has no currency.")
        return parse_money(amount, currency)

    def _date(self, column: str | None, name: str) -> date | None:
        text = self.text(column)
        return read_date(text, self._mapping, name) if text else None

    def _kind(self, code: str) -> Kind:
        kinds = (
            (Kind.FEE, self._values.fee),
            (Kind.INTEREST, self._values.interest),
            (Kind.TRANSFER, self._values.transfer),
            (Kind.RETURN, self._values.returned),
        )
        return next((kind for kind, codes in kinds if comparable(code) in codes), Kind.PAYMENT)
