"""One account of a Norma 43 file: the lines from 11 to 33."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from iso4217 import Currency

from payflowx.bank_statements.formats.fixed_width import (
    RECORD_LINES_MAX,
    Turnover,
    columns,
    read_amount,
    read_day,
    spanish_iban,
)
from payflowx.bank_statements.formats.lines import Line
from payflowx.bank_statements.formats.norma43_movement import read_movement
from payflowx.bank_statements.formats.parts import (
    Balance,
    Broken,
    Entry,
    Part,
    StatementClosed,
    StatementFormat,
    StatementOpened,
    bounded,
)
from payflowx.bank_statements.formats.problems import Problems
from payflowx.core.currencies import EXPONENTS
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

CREDIT: Final = "2"
SIGNS: Final = {"1": -1, CREDIT: 1}
DECIMALS: Final = 2
"""All amounts have two, whatever the currency."""
MOVEMENT: Final = "22"
CONTINUATIONS: Final = frozenset({"23", "24"})


@dataclass(slots=True)
class Account:
    """What is known of an account while its lines are read."""

    number: int
    account_id: str | None
    currency: str | None
    problems: Problems
    from_date: date | None = None
    to_date: date | None = None
    opening: Balance | None = None
    closing: Balance | None = None
    movement: list[str] = field(default_factory=list)
    is_cut: bool = False
    position: int = 0
    debits: Turnover = field(default_factory=lambda: Turnover("debits", ""))
    credits: Turnover = field(default_factory=lambda: Turnover("credits", ""))
    has_ended: bool = False

    @classmethod
    def of(cls, text: str, number: int, problems: Problems) -> "Account":
        """The account that a record 11 begins."""
        account = cls(number, _account_id(text), _currency(columns(text, 48, 50)), problems)
        if account.currency is None:
            problems.add(f"The account names no currency by a number that is known: {quoted(columns(text, 48, 50))}.")
        account.debits.currency = account.credits.currency = account.currency or ""
        account.from_date = account.day(columns(text, 21, 26), "first day")
        account.to_date = account.day(columns(text, 27, 32), "last day")
        account.opening = account.balance(text[32:33], text[33:47], account.from_date)
        return account

    def opened(self) -> StatementOpened:
        """What is known before the movements."""
        return StatementOpened(
            format=StatementFormat.NORMA_43,
            number=self.number,
            account_id=self.account_id,
            statement_id=None,
            sequence_number=None,
            page_number=None,
            currency=self.currency,
            opening=self.opening,
            from_date=self.from_date,
            to_date=self.to_date,
            is_intraday=False,
        )

    def take(self, line: Line) -> Iterator[Part]:
        """A line of a movement, or one that belongs to none; what it completes comes out."""
        code = line.text[:2]
        if code in CONTINUATIONS and self.movement:
            self.is_cut = self.is_cut or line.is_too_long or len(self.movement) >= RECORD_LINES_MAX
            if not self.is_cut:
                self.movement.append(line.text)
            return
        yield from self.finish_movement()
        if code == MOVEMENT:
            self.movement, self.is_cut = [line.text], line.is_too_long
        else:
            self.problems.add(f"A line is no record that can stand here: {quoted(line.text.rstrip())}.")

    def finish_movement(self) -> Iterator[Entry | Broken]:
        """The movement whose lines were read."""
        if not self.movement:
            return
        raw = bounded("\n".join(text.rstrip() for text in self.movement))
        try:
            if self.is_cut:
                raise InvalidInput(f"The movement has more than {RECORD_LINES_MAX} lines, or one that is too long.")
            if self.currency is None:
                raise InvalidInput("The currency of the amount is unknown: the account names none.")
            if self.has_ended:
                raise InvalidInput("The movement stands behind the end of its account.")
            entry = read_movement(self.movement, self.currency, self.position, raw)
            (self.credits if entry.is_credit else self.debits).add(entry.amount)
            yield entry
        except InvalidInput as error:
            yield Broken(self.position, raw, error.message)
        self.position += 1
        self.movement = []

    def end(self, text: str) -> None:
        """The record 33 with the turnovers and the closing balance."""
        if self.has_ended:
            self.problems.add("The account ends twice.")
            return
        self.has_ended = True
        if _account_id(text) != self.account_id:
            self.problems.add("The record 33 names another account than the record 11.")
        for turnover, count, amount in (
            (self.debits, columns(text, 21, 25), text[25:39]),
            (self.credits, columns(text, 40, 44), text[44:58]),
        ):
            self._take_turnover(turnover, count, amount)
        self.closing = self.balance(text[58:59], text[59:73], self.to_date)

    def close(self) -> Iterator[Part]:
        """The rest of what can be said of the account."""
        yield from self.finish_movement()
        if not self.has_ended:
            self.problems.add("The account has no record 33, which ends it: the file may break off here.")
        for turnover in (self.debits, self.credits):
            if (problem := turnover.problem()) is not None:
                self.problems.add(problem)
        counts = [turnover.stated_count for turnover in (self.debits, self.credits)]
        known = [count for count in counts if count is not None]
        yield StatementClosed(
            number=self.number,
            closing=self.closing,
            to_date=self.to_date,
            entry_count_stated=sum(known) if len(known) == 2 else None,
            credit_sum_stated_minor=self.credits.stated_minor,
            debit_sum_stated_minor=self.debits.stated_minor,
            is_complete=self.has_ended,
            problems=self.problems.all(),
        )

    def day(self, text: str, name: str) -> date | None:
        """A day of the account; what is wrong with it is told."""
        try:
            return read_day(text, "ymd", name=name)
        except InvalidInput as error:
            self.problems.add(error.message)
            return None

    def balance(self, sign: str, digits: str, day: date | None) -> Balance | None:
        """A balance with its sign; what is wrong with it is told."""
        if self.currency is None or day is None:
            return None
        try:
            if sign not in SIGNS:
                raise InvalidInput(f"The balance has the sign {quoted(sign)}, which is neither 1 nor 2.")
            money = read_amount(digits, DECIMALS, self.currency, name="balance")
        except InvalidInput as error:
            self.problems.add(error.message)
            return None
        return Balance(SIGNS[sign] * money.amount_minor, self.currency, day)

    def _take_turnover(self, turnover: Turnover, count: str, amount: str) -> None:
        if self.currency is None:
            return
        try:
            turnover.stated_minor = read_amount(amount, DECIMALS, self.currency, name="turnover").amount_minor
        except InvalidInput as error:
            self.problems.add(error.message)
        turnover.stated_count = int(count) if count.isascii() and count.isdecimal() else None


def _account_id(text: str) -> str | None:
    """The IBAN, where the number has digits alone."""
    bank, branch, account = (text[start:end] for start, end in ((2, 6), (6, 10), (10, 20)))
    number = f"{bank}{branch}{account}"
    if len(number) == 18 and number.isascii() and number.isdecimal():
        return spanish_iban(bank, branch, account)
    return number.strip() or None


@cache
def _currencies() -> dict[str, str]:
    """The currencies by their numbers in ISO 4217."""
    return {f"{currency.number:03}": currency.code for currency in Currency if currency.code in EXPONENTS}


def _currency(number: str) -> str | None:
    return _currencies().get(number)
