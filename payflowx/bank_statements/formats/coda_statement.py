"""One statement of CODA: the records from 0 to 9, and the entries that its movements become."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from payflowx.bank_statements.formats.coda_group import Group
from payflowx.bank_statements.formats.coda_movement import COLUMNS, DECIMALS, MAIN, VERSION_1, Movement
from payflowx.bank_statements.formats.fixed_width import Turnover, columns, iban, read_amount, read_known_day
from payflowx.bank_statements.formats.lines import Line
from payflowx.bank_statements.formats.parts import (
    Balance,
    Broken,
    Entry,
    Part,
    StatementClosed,
    StatementFormat,
    StatementOpened,
)
from payflowx.bank_statements.formats.problems import Problems
from payflowx.core.currencies import EXPONENTS
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

SIGNS: Final = {"0": 1, "1": -1}
VERSIONS: Final = frozenset({VERSION_1, "2"})
COUNTED: Final = frozenset("1238")
MOVEMENTS: Final = frozenset({"22", "23", "31", "32", "33"})
SEQUENCE_LENGTH: Final = 3
# Where an account's number and its currency stand, by the structure that the record 1 tells: Belgian, foreign, and the
# IBAN of either. Version 1 knows Belgian numbers alone.
STRUCTURES: Final = {
    "0": ((6, 17), (19, 21)),
    "1": ((6, 39), (40, 42)),
    "2": ((6, 36), (40, 42)),
    "3": ((6, 39), (40, 42)),
}
BELGIAN_DIGITS: Final = 12


@dataclass(slots=True)
class Statement:
    """What is known of a statement while its records are read."""

    number: int
    header: str
    version: str
    problems: Problems = field(default_factory=Problems)
    account_id: str | None = None
    currency: str | None = None
    sequence_number: int | None = None
    opening: Balance | None = None
    closing: Balance | None = None
    from_date: date | None = None
    to_date: date | None = None
    record_count: int = 0
    group: Group | None = None
    position: int = 0
    debits: Turnover = field(default_factory=lambda: Turnover("debits", ""))
    credits: Turnover = field(default_factory=lambda: Turnover("credits", ""))
    is_opened: bool = False
    has_ended: bool = False

    def take(self, line: Line) -> Iterator[Part]:
        """The next record; what it completes comes out."""
        text = line.text.ljust(COLUMNS)
        self.record_count += text[0] in COUNTED
        if text[0] == "1" and not self.is_opened:
            self._begin(text)
            yield self._open()
            return
        if not self.is_opened:
            self.problems.add("The statement has no record 1, which names its account.")
            yield self._open()
        if text[:2] == "21":
            yield from self._movement(Movement.of(text, self.version, is_cut=line.is_too_long))
        elif text[:2] in MOVEMENTS:
            if self.group is None or not self.group.add(text, is_cut=line.is_too_long):
                self.problems.add(f"A record belongs to no movement: {quoted(line.text.rstrip())}.")
        elif text[0] != "4":  # a message of the bank to all of its customers
            yield from self._finish()
            self._end(text)

    def close(self) -> Iterator[Part]:
        """The end of the statement."""
        if not self.is_opened:
            self.problems.add("The statement has no record 1, which names its account.")
            yield self._open()
        yield from self._finish()
        if not self.has_ended:
            self.problems.add("The statement has no record 9, which ends it: the file may break off here.")
        for turnover in (self.debits, self.credits):
            if (problem := turnover.problem()) is not None:
                self.problems.add(problem)
        yield StatementClosed(
            number=self.number,
            closing=self.closing,
            to_date=self.to_date,
            entry_count_stated=None,
            credit_sum_stated_minor=self.credits.stated_minor,
            debit_sum_stated_minor=self.debits.stated_minor,
            is_complete=self.has_ended,
            problems=self.problems.all(),
        )

    def _begin(self, text: str) -> None:
        """The record 1 with the account and the old balance."""
        structure = "0" if self.version == VERSION_1 else text[1]
        if structure not in STRUCTURES:
            self.problems.add(f"The account's structure {quoted(structure)} is none of 0 to 3.")
            structure = "3"
        account, currency = STRUCTURES[structure]
        self.account_id = _account_id(columns(text, *account), is_belgian=structure == "0")
        self.currency = columns(text, *currency).upper() or None
        if self.currency not in EXPONENTS:
            self.problems.add(f"{quoted(self.currency or '')} is not a currency.")
            self.currency = None
        self.debits.currency = self.credits.currency = self.currency or ""
        number = text[125:128]
        self.sequence_number = int(number) or None if number.isascii() and number.isdecimal() else None
        self.from_date = self._day(columns(text, 59, 64), "date of the old balance") or self._created()
        self.opening = self._balance(text[42], text[43:58], self.from_date)

    def _open(self) -> StatementOpened:
        self.is_opened = True
        return StatementOpened(
            format=StatementFormat.CODA,
            number=self.number,
            account_id=self.account_id,
            statement_id=columns(self.header, 25, 34) or None,
            sequence_number=self.sequence_number,
            page_number=None,
            currency=self.currency,
            opening=self.opening,
            from_date=self.from_date,
            to_date=None,
            is_intraday=False,
        )

    def _movement(self, movement: Movement) -> Iterator[Part]:
        if self.has_ended:
            yield self._placed(Broken(0, movement.raw, "The movement stands behind the end of its statement."))
            return
        if self.group is not None and movement.sequence == self.group.sequence and movement.detail != MAIN:
            yield from map(self._placed, self.group.take(movement))
            return
        yield from self._finish()
        self.group = Group(movement, self.currency)

    def _finish(self) -> Iterator[Part]:
        """The movement with its details, of which nothing more comes."""
        if self.group is None:
            return
        yield from map(self._placed, self.group.finish())
        if (whole := self.group.whole) is not None:
            (self.credits if whole.is_credit else self.debits).add(whole.amount)
        self.group = None

    def _placed(self, part: Entry | Broken) -> Entry | Broken:
        self.position += 1
        position = self.position - 1
        return part._replace(position=position) if isinstance(part, Entry) else replace(part, position=position)

    def _end(self, text: str) -> None:
        match text[0]:
            case "8" if self.closing is None:
                self.to_date = self._day(columns(text, 58, 63), "date of the new balance") or self._created()
                self.closing = self._balance(text[41], text[42:57], self.to_date)
            case "9" if not self.has_ended:
                self.has_ended = True
                self._take_totals(text)
            case _:
                self.problems.add(f"A record is none that can stand here: {quoted(text.rstrip())}.")

    def _take_totals(self, text: str) -> None:
        """The record 9 with the number of records, and the turnovers."""
        stated = columns(text, 17, 22)
        if not stated.isdecimal() or int(stated) != self.record_count:
            self.problems.add(f"The statement states {quoted(stated)} records, and {self.record_count} were read.")
        for turnover, digits in ((self.debits, text[22:37]), (self.credits, text[37:52])):
            if self.currency is not None:
                try:
                    turnover.stated_minor = read_amount(digits, DECIMALS, self.currency, name="turnover").amount_minor
                except InvalidInput as error:
                    self.problems.add(error.message)

    def _created(self) -> date | None:
        """The day of the file, which stands in for that of a balance where none is known."""
        return self._day(columns(self.header, 6, 11), "date of the file")

    def _day(self, text: str, name: str) -> date | None:
        try:
            return read_known_day(text, "dmy", name=name)
        except InvalidInput as error:
            self.problems.add(error.message)
            return None

    def _balance(self, sign: str, digits: str, day: date | None) -> Balance | None:
        if self.currency is None or day is None:
            return None
        try:
            if sign not in SIGNS:
                raise InvalidInput(f"The balance has the sign {quoted(sign)}, which is neither 0 nor 1.")
            money = read_amount(digits, DECIMALS, self.currency, name="balance")
        except InvalidInput as error:
            self.problems.add(error.message)
            return None
        return Balance(SIGNS[sign] * money.amount_minor, self.currency, day)


def _account_id(number: str, *, is_belgian: bool) -> str | None:
    """The number as it stands; a Belgian one of twelve digits as its IBAN."""
    if is_belgian and len(number) == BELGIAN_DIGITS and number.isascii() and number.isdecimal():
        return iban("BE", number)
    return number or None
