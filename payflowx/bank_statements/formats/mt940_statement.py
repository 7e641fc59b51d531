"""One statement of MT940 or MT942, as its fields arrive: what it says of itself, and its entries.

Every field :61: becomes one entry or one broken entry, whatever else is wrong with the statement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from payflowx.bank_statements.formats.mt940_details import read_details, read_notes
from payflowx.bank_statements.formats.mt940_entries import make_entry
from payflowx.bank_statements.formats.mt940_fields import (
    currency_of,
    read_balance,
    read_currency,
    read_entry_line,
    read_report_day,
    read_sum,
)
from payflowx.bank_statements.formats.mt940_lines import TAGS
from payflowx.bank_statements.formats.mt940_sums import Sums
from payflowx.bank_statements.formats.mt940_text import LINE_WIDTH, TAG_WIDTH, Details
from payflowx.bank_statements.formats.parts import (
    RAW_LENGTH_MAX,
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
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

SEQUENCE_DIGITS_MAX: Final = 9
TAGS_OF_ENTRY: Final = frozenset({"86", "NS"})
INTRADAY_TAGS: Final = frozenset({"13", "13D", "34F"})


@dataclass(slots=True)
class Field:
    """A field with the lines of its text, as many as are kept, or what stands between the fields.

    Earlier versions took only the first `lines_before` of them for its text.
    """

    tag: str
    lines: list[str]
    size: int = 0
    is_cut: bool = False
    lines_before: int | None = None

    @property
    def text(self) -> str:
        """The whole text, its lines joined without anything between them."""
        return "".join(self.lines).strip()

    def add(self, line: str, *, is_cut: bool) -> None:
        """One more line, unless there is too much text already."""
        self.size += len(line)
        self.is_cut = self.is_cut or is_cut or self.size > RAW_LENGTH_MAX
        if self.size <= RAW_LENGTH_MAX:
            self.lines.append(line)

    def raw(self) -> str:
        """The field as it stood in the file."""
        return f":{self.tag}:" + "\n".join(self.lines) + ("…" if self.is_cut else "")


@dataclass(slots=True)
class Layout:
    """How the bank of a file breaks its lines, as far as it has shown until now.

    Most give each line of :86: its 65 characters; ING and Triodos count the tag among those of the first one.
    """

    counts_tag: bool = True

    def learn(self, first_line: str) -> None:
        """A longer first line than would fit behind the tag decides it."""
        self.counts_tag = self.counts_tag and len(first_line) <= LINE_WIDTH - TAG_WIDTH


@dataclass(slots=True)
class Statement:
    """The statement that is being read."""

    number: int
    is_intraday: bool
    problems: Problems
    layout: Layout
    texts: dict[str, str] = field(default_factory=dict)
    currency: str | None = None
    opening: Balance | None = None
    closing: Balance | None = None
    sums: Sums = field(default_factory=Sums)
    tags: set[str] = field(default_factory=set)
    entry: Field | None = None
    notes: Field | None = None
    details: Field | None = None
    broken_count: int = 0
    position: int = 0
    is_opened: bool = False

    def take(self, part: Field) -> Sequence[Part]:
        """Take one field; what it completes comes out."""
        self.tags.add(part.tag)
        if part.tag in TAGS_OF_ENTRY:
            self._take_of_entry(part)
            return ()
        completed = self._finish_entry()
        if part.tag == "61":
            self.entry = part
            return completed if self.is_opened else (*completed, self._open())
        self._take_of_statement(part)
        return completed

    def _take_of_statement(self, part: Field) -> None:
        self.is_intraday = self.is_intraday or (part.tag in INTRADAY_TAGS and not self.is_opened)
        match part.tag:
            case "60" | "60F" | "60M" | "62" | "62F" | "62M":
                self._take_balance(part)
            case "34F":
                self.currency = self.currency or read_currency(part.text)
            case "90C" | "90D":
                self._take_sum(part)
            case _:
                self._take_text(part)

    def _finish_entry(self) -> Sequence[Part]:
        """The entry that was begun, if any."""
        if self.entry is None:
            return ()
        entry = self._read_entry(self.entry, self.details)
        self.entry = self.notes = self.details = None
        self.position += 1
        return (entry,)

    def close(self) -> Iterator[Part]:
        """The rest of the statement."""
        yield from self._finish_entry()
        if not self.is_opened:
            yield self._open()
        is_complete = self.is_intraday or bool(self.tags & {"62", "62F", "62M"})
        if not is_complete:
            self.problems.add("The statement has no closing balance: the file may break off here.")
        for problem in self.sums.problems(self.broken_count):
            self.problems.add(problem)
        credit_sum, debit_sum = self.sums.stated.get("90C"), self.sums.stated.get("90D")
        yield StatementClosed(
            number=self.number,
            closing=self.closing,
            to_date=self.closing.day if self.closing else None,
            entry_count_stated=credit_sum[0] + debit_sum[0] if credit_sum and debit_sum else None,
            credit_sum_stated_minor=credit_sum[1].amount_minor if credit_sum else None,
            debit_sum_stated_minor=debit_sum[1].amount_minor if debit_sum else None,
            is_complete=is_complete,
            problems=self.problems.all(),
        )

    def _open(self) -> StatementOpened:
        self.is_opened = True
        account = (self.texts.get("25") or self.texts.get("25P") or "").lstrip("/")
        self.currency = self.currency or currency_of(account)
        page = self.texts.get("28C") or self.texts.get("28")
        if not account:
            self.problems.add("The statement names no account.")
        if self.opening is None and not self.is_intraday and not self.tags & {"60", "60F", "60M"}:
            self.problems.add("The statement has no opening balance before its entries.")
        return StatementOpened(
            format=StatementFormat.MT940,
            number=self.number,
            account_id=account or None,
            statement_id=" ".join(text for text in (self.texts.get("20"), page) if text) or None,
            sequence_number=_number(page, 0),
            page_number=_number(page, 1),
            currency=self.currency,
            opening=self.opening,
            from_date=self.opening.day if self.opening else None,
            to_date=read_report_day(self.texts.get("13D") or self.texts.get("13")),
            is_intraday=self.is_intraday,
        )

    def _take_balance(self, part: Field) -> None:
        is_opening = part.tag.startswith("60")
        if is_opening and self.is_opened and self.closing is None:
            self.problems.add(f"The opening balance {quoted(part.text)} comes after entries.")
        try:
            balance, problem = read_balance(part.text, self.currency)
        except InvalidInput as error:
            name = "opening" if is_opening else "closing"
            self.problems.add(f"The {name} balance can't be read: {error.message}")
            self.currency = self.currency or read_currency(part.text)
            return
        if problem:
            self.problems.add(problem)
        self.currency = self.currency or balance.currency
        if balance.currency != self.currency:
            self.problems.add(f"A balance is in {balance.currency}, and the statement is in {self.currency}.")
        elif not is_opening:
            self.closing = balance
        elif self.opening is None and not self.is_opened:
            self.opening = balance

    def _take_text(self, part: Field) -> None:
        """What stands there once; of the available balances and of the bank's own remarks nothing is needed."""
        if part.tag in TAGS:
            self.texts.setdefault(part.tag, part.text)
        else:
            self.problems.add(f"The field :{part.tag}: is not one of a statement: {quoted(part.text)}.")

    def _take_sum(self, part: Field) -> None:
        try:
            stated = read_sum(part.text)
        except InvalidInput as error:
            self.problems.add(f"The sum :{part.tag}: can't be read: {error.message}")
            return
        self.sums.stated[part.tag] = stated
        self.currency = self.currency or stated[1].currency

    def _take_of_entry(self, part: Field) -> None:
        """One that follows no entry, as after the closing balance, speaks of the statement."""
        if part.tag == "NS":
            self.notes = self.notes or (part if self.entry is not None else None)
        elif self.details is not None:
            for line in part.lines:
                self.details.add(line, is_cut=part.is_cut)
        elif self.entry is not None:
            self.details = part

    def _read_entry(self, part: Field, more: Field | None) -> Entry | Broken:
        fields = [found for found in (part, self.notes, more) if found is not None]
        raw = bounded("\n".join([found.raw() for found in fields]))
        try:
            if part.is_cut or (more is not None and more.is_cut) or (self.notes is not None and self.notes.is_cut):
                raise InvalidInput("The entry is longer than 10,000 characters.")
            if self.currency is None:
                raise InvalidInput("The currency of the amount is unknown: no balance before the entry names it.")
            details = self._read_details(more)
            line = read_entry_line(part.lines, self.currency, details)
        except InvalidInput as error:
            self.broken_count += 1
            return Broken(position=self.position, raw=raw, problem=error.message)
        for problem in line.problems:
            self.problems.add(problem)
        self.sums.add(line)
        return make_entry(self.position, raw, line, details)

    def _read_details(self, more: Field | None) -> Details:
        if more is None:
            return read_notes(self.notes.lines) if self.notes else Details()
        if more.lines:
            self.layout.learn(more.lines[0])
        details = read_details(more.lines, counts_tag=self.layout.counts_tag)
        if self.notes is not None:
            # Earlier versions took the entry for ended there.
            details.before = Details()
        elif more.lines_before is not None:
            known = read_details(more.lines[: more.lines_before], counts_tag=False)
            details.before = known.before or known
        return details


def _number(text: str | None, place: int) -> int | None:
    """The statement's number, before the slash, or that of its page, after it; zero is written where nobody counts."""
    number = (text or "").partition("/")[2 * place].strip()
    if not (number.isascii() and number.isdecimal() and len(number) <= SEQUENCE_DIGITS_MAX):
        return None
    return int(number) or None
