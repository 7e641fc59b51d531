"""OFX, Open Financial Exchange, and QFX: statements of bank accounts and of cards, in SGML (version 1) and XML (2).

The specifications 1.6 and 2.2 (Intuit, Microsoft, CheckFree), chapter 11. Every <STMTTRN> becomes an entry or a broken
entry. A statement tells its balance at the end alone, and only where its day is one of the statement's it is the
closing one: most banks write what was on the account when somebody asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO, Final

from payflowx.bank_statements.formats.ofx_entry import Movement, read_balance, read_day, read_entry
from payflowx.bank_statements.formats.ofx_tokens import Token, tokens
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

STATEMENTS: Final = frozenset({"STMTRS", "CCSTMTRS"})
MOVEMENTS: Final = frozenset({"STMTTRN", "STMTTRNP"})
INVESTMENTS: Final = "INVSTMTRS"
ERROR: Final = "ERROR"
# What is told of the account, of the list of movements and of the balance, by the aggregate in which it stands.
KEPT: Final = frozenset(
    [
        *(("BANKACCTFROM", name) for name in ("BANKID", "BRANCHID", "ACCTID")),
        ("CCACCTFROM", "ACCTID"),
        *(("BANKTRANLIST", name) for name in ("DTSTART", "DTEND")),
        *(("LEDGERBAL", name) for name in ("BALAMT", "DTASOF")),
        *(("STATUS", name) for name in ("CODE", "SEVERITY", "MESSAGE")),
    ]
)
AGGREGATES: Final = frozenset({aggregate for aggregate, _ in KEPT} | {"BANKTRANLISTP", "AVAILBAL", "BALLIST", "BAL"})
GERMAN_BANK_DIGITS: Final = 8
GERMAN_ACCOUNT_DIGITS: Final = 10


def read(file: BinaryIO) -> Iterator[Part]:
    """The statements of a file, part by part. Raises InvalidInput where the file has none."""
    whole = _File()
    for token in tokens(file):
        yield from whole.take(token)
    yield from whole.close()


@dataclass(slots=True)
class _Statement:
    """What is known of a statement while its tags are read."""

    number: int
    problems: Problems
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    currency: str | None = None
    inside: str = ""
    movement: Movement | None = None
    position: int = 0
    last_day: date | None = None
    is_opened: bool = False
    has_ended: bool = False

    def take(self, token: Token) -> Iterator[Part]:
        """The next tag; what it completes comes out."""
        if token.name in MOVEMENTS:
            yield from self.finish_movement()
            if not token.is_closing:
                yield from self.open()
                self.movement = Movement(is_pending=token.name == "STMTTRNP")
        elif token.name in AGGREGATES and (token.is_closing or not token.text):
            yield from self.finish_movement()
            self.inside = "" if token.is_closing else token.name
        elif self.movement is not None:
            self.movement.add(token)
        elif token.name == "CURDEF" and token.text:
            self._take_currency(token.text.upper())
        elif not token.is_closing and (self.inside, token.name) in KEPT:
            self.values.setdefault((self.inside, token.name), token.text)

    def open(self) -> Iterator[StatementOpened]:
        """What is known before the first movement."""
        if self.is_opened:
            return
        self.is_opened = True
        yield StatementOpened(
            format=StatementFormat.OFX,
            number=self.number,
            account_id=self._account_id(),
            statement_id=None,
            sequence_number=None,
            page_number=None,
            currency=self.currency,
            opening=None,
            from_date=self._day("BANKTRANLIST", "DTSTART"),
            to_date=self._day("BANKTRANLIST", "DTEND"),
            is_intraday=False,
        )

    def finish_movement(self, *, is_cut: bool = False) -> Iterator[Entry | Broken]:
        """The movement whose tags were read, all of them unless the file broke off: an amount may lack its end."""
        if self.movement is None:
            return
        movement, self.movement = self.movement, None
        try:
            if is_cut:
                raise InvalidInput("The movement is not closed: the file breaks off in it.")
            entry = read_entry(movement, self.currency, self.position)
            if entry.booking_date is not None:
                self.last_day = max(self.last_day or entry.booking_date, entry.booking_date)
            yield entry
        except InvalidInput as error:
            yield Broken(self.position, movement.raw, error.message)
        self.position += 1

    def close(self) -> Iterator[Part]:
        """The end of the statement."""
        yield from self.open()
        yield from self.finish_movement(is_cut=not self.has_ended)
        if not self.has_ended:
            self.problems.add("The statement is not closed by its tag: the file may break off here.")
        yield StatementClosed(
            number=self.number,
            closing=self._closing(),
            to_date=self._day("BANKTRANLIST", "DTEND"),
            entry_count_stated=None,
            credit_sum_stated_minor=None,
            debit_sum_stated_minor=None,
            is_complete=self.has_ended,
            problems=self.problems.all(),
        )

    def _take_currency(self, code: str) -> None:
        if code in EXPONENTS:
            self.currency = code
        else:
            self.problems.add(f"The statement's currency {quoted(code)} is none.")

    def _account_id(self) -> str | None:
        """The account's number; a German one, which an IBAN has in it, with its bank's."""
        bank, account = (self.values.get(("BANKACCTFROM", name), "") for name in ("BANKID", "ACCTID"))
        is_german = bank.isdecimal() and len(bank) == GERMAN_BANK_DIGITS
        if is_german and account.isdecimal() and len(account) <= GERMAN_ACCOUNT_DIGITS:
            return f"{bank}/{account}"
        return account or self.values.get(("CCACCTFROM", "ACCTID")) or None

    def _closing(self) -> Balance | None:
        amount, day = (self.values.get(("LEDGERBAL", name), "") for name in ("BALAMT", "DTASOF"))
        if not amount or not day or self.currency is None:
            return None
        try:
            balance = read_balance(amount, day, self.currency)
        except InvalidInput as error:
            self.problems.add(f"The balance can't be read: {error.message}")
            return None
        last = self._day("BANKTRANLIST", "DTEND")
        is_closing = (
            last is not None and balance.day <= last and (self.last_day is None or self.last_day <= balance.day)
        )
        return balance if is_closing else None

    def _day(self, aggregate: str, name: str) -> date | None:
        """A day that bounds the statement; what can't be read bounds nothing."""
        try:
            return read_day(self.values.get((aggregate, name), ""))
        except InvalidInput:
            return None


class _File:
    """The file as far as it was read: its last statement, and what its bank has answered."""

    def __init__(self) -> None:
        self._statement: _Statement | None = None
        self._problems = Problems()
        self._status: dict[str, str] = {}
        self._number = 0
        self._has_investments = False
        self._is_ofx = False

    def take(self, token: Token) -> Iterator[Part]:
        """The next tag; what it completes comes out."""
        self._is_ofx = self._is_ofx or token.name == "OFX"
        if token.name in STATEMENTS:
            if self._statement is not None:
                self._statement.has_ended = token.is_closing
                yield from self._statement.close()
                self._statement = None
            if not token.is_closing:
                self._statement = _Statement(self._number, self._problems)
                self._problems = Problems()
                self._number += 1
        elif self._statement is not None:
            yield from self._statement.take(token)
        else:
            self._take_status(token)

    def close(self) -> Iterator[Part]:
        """The end of the file."""
        if self._statement is not None:
            yield from self._statement.close()
        if self._number == 0:
            raise InvalidInput(self._nothing(), path=("file",))

    def _take_status(self, token: Token) -> None:
        """What the bank has answered to whoever asked for the statement."""
        self._has_investments = self._has_investments or token.name == INVESTMENTS
        if token.name == "STATUS" and not token.is_closing:
            self._status = {}
        elif not token.is_closing and ("STATUS", token.name) in KEPT:
            self._status.setdefault(token.name, token.text)
        elif token.name == "STATUS" and self._status.get("SEVERITY", "").upper() == ERROR:
            self._problems.add(self._answer())

    def _answer(self) -> str:
        code, message = (self._status.get(name, "") for name in ("CODE", "MESSAGE"))
        return f"The bank has answered with the error {quoted(code)}: {quoted(message)}."

    def _nothing(self) -> str:
        if not self._is_ofx:
            return "The file has no OFX statement: no <OFX> begins it."
        why = "; what it has of investments is not read" if self._has_investments else ""
        told = " ".join(self._problems.all())
        return f"The file is OFX without a statement of a bank account or a card{why}. {told}".strip()
