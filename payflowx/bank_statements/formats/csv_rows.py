"""CSV files, whose columns a mapping explains: a statement for each account, with balances where a column has them.

A file is read twice, and has to be one that can be: only after its last row is it known whether it goes back in time,
what the balance was at first, and whether the rows of one account stand together. Where they don't, all rows are one
statement that names no account; where they are in several currencies, it names no currency and has no balances.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import BinaryIO, Final

from payflowx.bank_statements.formats.csv_dates import DateReader
from payflowx.bank_statements.formats.csv_entries import Movement, Row, RowReader
from payflowx.bank_statements.formats.csv_header import find_header
from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.csv_text import RawRow, raw_rows
from payflowx.bank_statements.formats.lines import LEGACY_ENCODING, lines
from payflowx.bank_statements.formats.parts import (
    Balance,
    Broken,
    Part,
    StatementClosed,
    StatementFormat,
    StatementOpened,
    bounded,
)
from payflowx.core.money import Money

ACCOUNTS_MAX: Final = 1_000


@dataclass(frozen=True, slots=True)
class Point:
    """A booked row with a balance: what it did, what was left, and when."""

    signed: Money
    balance: Money
    day: date

    def follows(self, other: "Point") -> bool:
        """Whether this row came directly after the other one in time."""
        return self.balance.amount_minor == other.balance.amount_minor + self.signed.amount_minor

    @property
    def before(self) -> int:
        """The balance before the row."""
        return self.balance.amount_minor - self.signed.amount_minor


@dataclass(slots=True)
class Survey:
    """What is known of a statement after its last row."""

    account: str | None
    row_count: int = 0
    entry_count: int = 0
    moved_count: int = 0
    guessed_count: int = 0
    currencies: set[str] = field(default_factory=set)
    first: Point | None = None
    last: Point | None = None
    starts_with_gap: bool = False
    ends_with_gap: bool = False
    forward: int = 0
    backward: int = 0
    compared: int = 0
    from_date: date | None = None
    to_date: date | None = None

    def add(self, row: Row) -> None:
        """One more row."""
        self.row_count += 1
        movement = row.movement
        if movement is None:
            self._add_gap()
            return
        self.entry_count += 1
        self.moved_count += movement.is_value_date_moved
        self.currencies.add(movement.signed.currency)
        day = movement.booking_date
        if day is not None:
            if self.from_date is None or day < self.from_date:
                self.from_date = day
            if self.to_date is None or day > self.to_date:
                self.to_date = day
        if movement.is_booked:
            self._add_point(movement)

    @property
    def currency(self) -> str | None:
        """The one that all rows are in."""
        return next(iter(self.currencies)) if len(self.currencies) == 1 else None

    @property
    def goes_back(self) -> bool:
        """Whether the newest row comes first, as the balances tell."""
        return self.backward > self.forward

    def opening(self) -> Balance | None:
        """The balance before the oldest row."""
        oldest = self._last_known if self.goes_back else self._first_known
        if oldest is None:
            return None
        return Balance(oldest.before, oldest.balance.currency, oldest.day)

    def closing(self) -> Balance | None:
        """The balance after the newest row."""
        newest = self._first_known if self.goes_back else self._last_known
        if newest is None:
            return None
        return Balance(newest.balance.amount_minor, newest.balance.currency, newest.day)

    def problems(self) -> Iterator[str]:
        """What is wrong with the statement as a whole."""
        if not self.row_count:
            yield "The file has a header and no rows."
        elif not self.entry_count:
            yield "No row of the statement could be read."
        if len(self.currencies) > 1:
            yield f"The rows are in several currencies: {', '.join(sorted(self.currencies))}."
        if self.guessed_count:
            yield f"Lines that are no UTF-8: {self.guessed_count}. They are read as Windows-1252, which is a guess."
        if self.moved_count:
            yield f"Value dates such as 30 February: {self.moved_count}. The last day of the month is taken."
        broken = self.compared - max(self.forward, self.backward)
        if broken and self.currency:
            yield f"The balance does not follow from the amount in {broken} of {self.compared + 1} rows."

    @property
    def _first_known(self) -> Point | None:
        return None if self.starts_with_gap or self.currency is None else self.first

    @property
    def _last_known(self) -> Point | None:
        return None if self.ends_with_gap or self.currency is None else self.last

    def _add_gap(self) -> None:
        """A row that could be a movement, and of which too little is known."""
        self.starts_with_gap = self.starts_with_gap or self.first is None
        self.ends_with_gap = True

    def _add_point(self, movement: Movement) -> None:
        signed, balance, day = movement.signed, movement.balance, movement.booking_date
        if balance is None or day is None:
            self._add_gap()
            return
        point = Point(signed, balance, day)
        if self.first is None:
            self.first = point
        if self.last is not None and not self.ends_with_gap:
            self.compared += 1
            self.forward += point.follows(self.last)
            self.backward += self.last.follows(point)
        self.last = point
        self.ends_with_gap = False


def read(file: BinaryIO, mapping: CsvMapping) -> Iterator[Part]:
    """The statements of a file that can be read twice. Raises InvalidInput where it has no header of the mapping."""
    start = file.tell()
    dates = DateReader(mapping.date_formats)
    if dates.has_rivals:
        reader, found = _opened_again(file, start, mapping, dates)
        reader.learn(found)
        dates.decide()
    guessed: list[int] = []
    is_guess = mapping.encoding is None and mapping.legacy_encoding is None
    reader, found = _opened_again(file, start, mapping, dates, guessed.append if is_guess else None)
    surveys = _surveys(reader.rows(found))
    surveys[0].guessed_count = len(guessed)
    reader, found = _opened_again(file, start, mapping, dates)
    number, position = 0, 0
    yield _opened(number, surveys[0])
    for row in reader.rows(found):
        if len(surveys) > 1 and row.account is not None and row.account != surveys[number].account:
            yield _closed(number, surveys[number])
            number, position = number + 1, 0
            yield _opened(number, surveys[number])
        if row.movement is None:
            yield Broken(position=position, raw=bounded(row.raw), problem=row.problem)
        else:
            yield reader.entry(row, position)
        position += 1
    yield _closed(number, surveys[number])


def _opened_again(
    file: BinaryIO,
    start: int,
    mapping: CsvMapping,
    dates: DateReader,
    on_legacy: Callable[[int], object] | None = None,
) -> tuple[RowReader, Iterator[RawRow]]:
    """What reads the rows of the file from its beginning on, and these rows."""
    file.seek(start)
    source = lines(file, mapping.encoding, mapping.legacy_encoding or LEGACY_ENCODING, on_legacy)
    if mapping.skip_lines:
        source = islice(source, mapping.skip_lines, None)
    header, found = find_header(raw_rows(source, mapping), mapping)
    return RowReader(header, mapping, dates), found


def _surveys(source: Iterator[Row]) -> list[Survey]:
    """One for each account, where its rows stand together; otherwise one for all rows.

    A row whose account can't be read belongs to the account of the rows before it.
    """
    whole = Survey(account=None)
    each = [Survey(account=None)]
    accounts: set[str] = set()
    are_apart = True
    for row in source:
        whole.add(row)
        if are_apart and row.account is not None and row.account != each[-1].account:
            are_apart = row.account not in accounts and len(accounts) < ACCOUNTS_MAX
            accounts.add(row.account)
            if each[-1].account is None:
                each[-1].account = row.account
            else:
                each.append(Survey(account=row.account))
        each[-1].add(row)
    return each if are_apart else [whole]


def _opened(number: int, survey: Survey) -> StatementOpened:
    return StatementOpened(
        format=StatementFormat.CSV,
        number=number,
        account_id=survey.account,
        statement_id=None,
        sequence_number=None,
        page_number=None,
        currency=survey.currency,
        opening=survey.opening(),
        from_date=survey.from_date,
        to_date=survey.to_date,
        is_intraday=False,
    )


def _closed(number: int, survey: Survey) -> StatementClosed:
    return StatementClosed(
        number=number,
        closing=survey.closing(),
        to_date=survey.to_date,
        entry_count_stated=None,
        credit_sum_stated_minor=None,
        debit_sum_stated_minor=None,
        is_complete=True,  # nothing in such a file tells
        problems=tuple(survey.problems()),
    )
