"""One statement of a camt message: what it says of itself, and its entries as they end.

What it states about the number and the sums of its entries is compared with what was read; a difference is a problem of
the statement as a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, takewhile
from types import MappingProxyType
from typing import Final

from payflowx.bank_statements.formats.camt_balances import Balances, read_balances
from payflowx.bank_statements.formats.camt_entries import Context, Head, OpenEntry, read_head
from payflowx.bank_statements.formats.camt_fields import (
    Element,
    Fields,
    Shape,
    Unreadable,
    day,
    money,
    namespace,
    raw_text,
    read_fields,
    xml_of,
)
from payflowx.bank_statements.formats.camt_layouts import Layouts
from payflowx.bank_statements.formats.parts import (
    Broken,
    Part,
    StatementClosed,
    StatementFormat,
    StatementOpened,
    bounded,
)
from payflowx.core.currencies import EXPONENTS
from payflowx.core.money import Money
from payflowx.core.text import quoted

MESSAGES: Final = MappingProxyType(
    {"Stmt": "BkToCstmrStmt", "Ntfctn": "BkToCstmrDbtCdtNtfctn", "Rpt": "BkToCstmrAcctRpt"}
)
"""The element that a statement is, and the message that it stands in."""
NUMBER_DIGITS_MAX: Final = 18
PROBLEMS_MAX: Final = 20


@dataclass(slots=True)
class _Totals:
    """How many entries were read, and the sums by direction: of those that are booked, and of all."""

    entries: int = 0
    credit_booked: int = 0
    debit_booked: int = 0
    credit_all: int = 0
    debit_all: int = 0

    @property
    def moved(self) -> int:
        """What those that are booked have done to the account."""
        return self.credit_booked - self.debit_booked

    def add(self, head: Head) -> None:
        size = abs(head.amount_minor)
        booked = size if head.is_booked else 0
        if head.amount_minor >= 0:
            self.credit_all += size
            self.credit_booked += booked
        else:
            self.debit_all += size
            self.debit_booked += booked


class Statement:
    """A statement that has begun. Its first part comes before whatever else is asked of it."""

    def __init__(self, element: Element, *, name: str, number: int) -> None:
        self.element = element
        self.has_ended = False
        self._name = name
        self._number = number
        self._shape = shape = Shape(namespace(element))
        self._layouts = Layouts(shape.entry, shape.detail)
        self._totals = _Totals()
        self._totals_of_account = _Totals()
        self._positions = count()
        self._problems: list[str] = []
        self._fields = Fields()
        self._balances = Balances()
        self._has_unread = False
        self._to_date: date | None = None
        self._currencies: set[str] = set()
        self._context: Context | None = None
        self._open_entry: OpenEntry | Unreadable | None = None

    def begin(self) -> Iterator[Part]:
        """What it says of itself before its entries, once."""
        if self._context is not None:
            return
        self._fields = fields = read_fields(self.element, self._shape.statement)
        balances = read_balances(self._shape.children(self.element, "Bal"), self._shape)
        created = self._day("CreDtTm")
        opening, closing = balances.opening, balances.closing
        from_date = self._day("FrToDt/FrDtTm") or (opening.balance.day if opening else created)
        self._to_date = self._day("FrToDt/ToDtTm") or (closing.balance.day if closing else created)
        currency = self._currency(balances)
        self._balances = balances = balances.of_account(currency)
        for problem in balances.problems:
            self._add_problem(problem)
        is_intraday = self._name == "Rpt"
        account_id = fields.get("Acct/Id/IBAN") or fields.get("Acct/Id/Othr/Id")
        self._context = Context(
            self._shape, Layouts(self._shape.detail), account_id, currency, not is_intraday, self._positions
        )
        yield StatementOpened(
            format=StatementFormat.CAMT_054 if self._name == "Ntfctn" else StatementFormat.CAMT_053,
            number=self._number,
            account_id=account_id,
            statement_id=fields.get("Id"),
            sequence_number=self._whole_number("ElctrncSeqNb", "LglSeqNb"),
            page_number=self._whole_number("StmtPgntn/PgNb", "NtfctnPgntn/PgNb", "RptPgntn/PgNb"),
            currency=currency,
            opening=balances.sure_opening,
            from_date=from_date,
            to_date=self._to_date,
            is_intraday=is_intraday,
        )

    def details(self, entry: Element, last: Element) -> Iterator[Part]:
        """Hands on the details of an entry that has not ended, those before `last`, and lets them go.

        Those after it may not have ended; and it stays, because an entry with one detail is read as a whole.
        """
        yield from self.begin()
        details: list[Element] = []
        fields = read_fields(entry, self._shape.entry, details)
        ended = list(takewhile(lambda detail: detail is not last, details))
        if not ended:
            return
        if self._open_entry is None:
            self._open_entry = self._opened(fields)
        if isinstance(self._open_entry, OpenEntry):
            yield from self._open_entry.take(ended)
        for detail in ended:
            group = detail.getparent()
            if group is not None:
                group.remove(detail)
        groups = self._shape.children(entry, "NtryDtls")
        for group in list(takewhile(lambda group: group is not last.getparent(), groups)):
            entry.remove(group)

    def entry(self, element: Element) -> Iterator[Part]:
        """An entry that has ended."""
        if self._context is None:
            yield from self.begin()
        self._totals.entries += 1
        xml = xml_of(element)
        before, self._open_entry = self._open_entry, None
        details: list[Element] = []
        plain = self._layouts.read(element, xml) if before is None else None
        fields, detail = plain or (read_fields(element, self._shape.entry, details), None)
        opened = before or self._opened(fields)
        if isinstance(opened, Unreadable):
            self._has_unread = True
            yield Broken(next(self._positions), raw_text(xml), str(opened))
            return
        self._count_in(opened.head)
        if before is not None or len(details) > 1:
            yield from opened.take(details)
        elif detail is None and not details:
            yield opened.take_itself(xml)
        else:
            detail = read_fields(details[0], self._shape.detail) if detail is None else detail
            yield opened.take_only(detail, element, xml)
        if not opened.is_explained:
            yield from opened.close(element, xml)

    def close(self) -> Iterator[Part]:
        """What it says of itself after its entries."""
        yield from self.begin()
        self._compare()
        yield self._closed(is_complete=True)

    def break_off(self, problem: str, raw: str) -> Iterator[Part]:
        """The last parts of a statement after which the file can't be read any further."""
        yield from self.begin()
        yield Broken(next(self._positions), bounded(raw), problem)
        if self.has_ended:
            self._compare()
            self._problems.append(f"After this statement, the file can't be read any further. {problem}")
        else:
            self._problems.append(f"The file ends before the statement does, or can't be read any further. {problem}")
        yield self._closed(is_complete=self.has_ended)

    def _count_in(self, head: Head) -> None:
        assert self._context is not None  # noqa: S101 - the statement has begun
        self._totals.add(head)
        self._currencies.add(head.currency)
        if self._context.currency in {None, head.currency}:
            self._totals_of_account.add(head)

    def _opened(self, fields: Fields) -> OpenEntry | Unreadable:
        assert self._context is not None  # noqa: S101 - the statement has begun
        try:
            return OpenEntry(read_head(fields, self._context), self._context)
        except Unreadable as error:
            return error

    def _currency(self, balances: Balances) -> str | None:
        stated = self._fields.get("Acct/Ccy")
        if stated is not None and stated not in EXPONENTS:
            self._add_problem(f"The currency of the account is {quoted(stated)}, which is no currency to pay in.")
            stated = None
        return stated or balances.currency

    def _day(self, path: str) -> date | None:
        try:
            return day(self._fields, path)
        except Unreadable as error:
            self._add_problem(str(error))
            return None

    def _whole_number(self, *paths: str) -> int | None:
        text = next((self._fields[path] for path in paths if path in self._fields), None)
        if text is None:
            return None
        if len(text) <= NUMBER_DIGITS_MAX and text.isascii() and text.isdecimal():
            return int(text)
        self._add_problem(f"{paths[0]} is {quoted(text)}, which is not a number.")
        return None

    def _closed(self, *, is_complete: bool) -> StatementClosed:
        is_known = is_complete and not self._has_unread and len(self._currencies | {self._currency_of_sums()}) == 1
        told = self._balances.told_by(self._totals_of_account.moved if is_known else None)
        for problem in told.problems:
            self._add_problem(problem)
        return StatementClosed(
            number=self._number,
            opening=None if self._balances.sure_opening else told.opening,
            closing=told.closing,
            to_date=self._to_date,
            entry_count_stated=self._whole_number("TxsSummry/TtlNtries/NbOfNtries"),
            credit_sum_stated_minor=self._sum_stated("TxsSummry/TtlCdtNtries/Sum"),
            debit_sum_stated_minor=self._sum_stated("TxsSummry/TtlDbtNtries/Sum"),
            is_complete=is_complete,
            problems=tuple(self._problems),
        )

    def _sum_stated(self, path: str) -> int | None:
        currency = self._currency_of_sums()
        if path not in self._fields or currency is None:
            return None
        try:
            return money(self._fields, path, currency=currency).amount_minor
        except Unreadable as error:
            self._add_problem(str(error))
            return None

    def _currency_of_sums(self) -> str | None:
        """The sums are stated without a currency: it is the account's, or that of all its entries."""
        known = self._context.currency if self._context else None
        return known or (next(iter(self._currencies)) if len(self._currencies) == 1 else None)

    def _compare(self) -> None:
        stated = self._whole_number("TxsSummry/TtlNtries/NbOfNtries")
        if stated is not None and stated != self._totals.entries:
            self._add_problem(f"The statement says that it has {stated} entries, and has {self._totals.entries}.")
        own, every = self._totals_of_account, self._totals
        credit, debit = self._sum_stated("TxsSummry/TtlCdtNtries/Sum"), self._sum_stated("TxsSummry/TtlDbtNtries/Sum")
        self._compare_sum("credits", credit, (own.credit_booked, own.credit_all, every.credit_booked, every.credit_all))
        self._compare_sum("debits", debit, (own.debit_booked, own.debit_all, every.debit_booked, every.debit_all))

    def _compare_sum(self, name: str, stated: int | None, sums: tuple[int, ...]) -> None:
        """Banks differ in whether pending entries are in the sum, and those in other currencies: either is right."""
        currency = self._currency_of_sums()
        if stated is None or currency is None or stated in sums:
            return
        self._add_problem(
            f"The statement says that its {name} add up to {Money(stated, currency)}, "
            f"and they add up to {Money(sums[0], currency)}."
        )

    def _add_problem(self, sentence: str) -> None:
        if len(self._problems) < PROBLEMS_MAX and sentence not in self._problems:
            self._problems.append(sentence)
