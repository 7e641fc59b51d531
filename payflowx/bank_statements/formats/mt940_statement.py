"""One statement of MT940 or MT942, as its fields arrive: what it says of itself, and its entries.

Every field :61: becomes one entry or one broken entry, whatever else is wrong with the statement.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from payflowx.bank_statements.formats.mt940_details import read_details
from payflowx.bank_statements.formats.mt940_fields import (
    kind_of,
    read_balance,
    read_currency,
    read_entry_line,
    read_report_day,
    read_sum,
    reason_of,
)
from payflowx.bank_statements.formats.parts import (
    RAW_LENGTH_MAX,
    Balance,
    Broken,
    Entry,
    Kind,
    Part,
    StatementClosed,
    StatementFormat,
    StatementOpened,
    bounded,
)
from payflowx.bank_statements.formats.problems import Problems
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money
from payflowx.core.text import quoted

SEQUENCE_DIGITS_MAX: Final = 9
# 60 and 62 stand without their letter in the files of some banks; :NS: is a bank's own, of Polish and Italian ones.
TAGS: Final = frozenset(
    {"13", "13D", "20", "21", "25", "25P", "28", "28C", "34F", "60", "60F", "60M", "61"}
    | {"62", "62F", "62M", "64", "65", "86", "90C", "90D", "NS"}
)
INTRADAY_TAGS: Final = frozenset({"13", "13D", "34F"})


@dataclass(slots=True)
class Field:
    """A field with the lines of its text, as many as are kept, or what stands between the fields."""

    tag: str
    lines: list[str]
    size: int = 0
    is_cut: bool = False

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
class Sums:
    """The count and the sum of the entries in one direction: what is stated, and what was read."""

    name: str
    stated: tuple[int, Money] | None = None
    count: int = 0
    amount_minor: int = 0

    def problem(self) -> str | None:
        """A sentence, where the two differ."""
        if self.stated is None or self.stated == (self.count, Money(self.amount_minor, self.stated[1].currency)):
            return None
        count, amount = self.stated
        read = Money(self.amount_minor, amount.currency)
        return f"{count} {self.name} of {amount} are stated, and {self.count} of {read} could be read."


@dataclass(slots=True)
class Statement:
    """The statement that is being read."""

    number: int
    is_intraday: bool
    problems: Problems
    texts: dict[str, str] = field(default_factory=dict)
    currency: str | None = None
    opening: Balance | None = None
    closing: Balance | None = None
    credits: Sums = field(default_factory=lambda: Sums("credits"))
    debits: Sums = field(default_factory=lambda: Sums("debits"))
    tags: set[str] = field(default_factory=set)
    entry: Field | None = None
    details: Field | None = None
    position: int = 0
    is_opened: bool = False

    def take(self, part: Field) -> Iterator[Part]:
        """Take one field; what it completes comes out."""
        if part.tag != "86":
            yield from self.finish_entry()
        self.tags.add(part.tag)
        self.is_intraday = self.is_intraday or (part.tag in INTRADAY_TAGS and not self.is_opened)
        match part.tag:
            case "61":
                yield from self._open()
                self.entry = part
            case "86":
                self._take_details(part)
            case "60" | "60F" | "60M" | "62" | "62F" | "62M":
                self._take_balance(part)
            case "34F":
                self.currency = self.currency or read_currency(part.text)
            case "90C" | "90D":
                self._take_sum(part)
            case _:
                self._take_text(part)

    def finish_entry(self) -> Iterator[Part]:
        """The entry that was begun, if any."""
        if self.entry is not None:
            yield self._read_entry(self.entry, self.details)
            self.entry = self.details = None
            self.position += 1

    def close(self) -> Iterator[Part]:
        """The rest of the statement."""
        yield from self.finish_entry()
        yield from self._open()
        is_complete = self.is_intraday or bool(self.tags & {"62", "62F", "62M"})
        if not is_complete:
            self.problems.add("The statement has no closing balance: the file may break off here.")
        for sums in (self.credits, self.debits):
            if problem := sums.problem():
                self.problems.add(problem)
        credit_sum, debit_sum = self.credits.stated, self.debits.stated
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

    def _open(self) -> Iterator[Part]:
        if self.is_opened:
            return
        self.is_opened = True
        account = (self.texts.get("25") or self.texts.get("25P") or "").lstrip("/")
        page = self.texts.get("28C") or self.texts.get("28")
        if not account:
            self.problems.add("The statement names no account.")
        if self.opening is None and not self.is_intraday and not self.tags & {"60", "60F", "60M"}:
            self.problems.add("The statement has no opening balance before its entries.")
        yield StatementOpened(
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
            balance = read_balance(part.text)
        except InvalidInput as error:
            name = "opening" if is_opening else "closing"
            self.problems.add(f"The {name} balance can't be read: {error.message}")
            self.currency = self.currency or read_currency(part.text)
            return
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
        if part.tag == "90C":
            self.credits.stated = stated
        else:
            self.debits.stated = stated

    def _take_details(self, part: Field) -> None:
        """A field 86 that follows no entry, as after the closing balance, speaks of the statement."""
        if self.details is not None:
            for line in part.lines:
                self.details.add(line, is_cut=part.is_cut)
        elif self.entry is not None:
            self.details = part

    def _read_entry(self, part: Field, more: Field | None) -> Entry | Broken:
        raw = bounded(part.raw() + (f"\n{more.raw()}" if more else ""))
        try:
            if part.is_cut or (more and more.is_cut):
                raise InvalidInput("The entry is longer than 10,000 characters.")
            if self.currency is None:
                raise InvalidInput("The currency of the amount is unknown: no balance before the entry names it.")
            line = read_entry_line(part.lines, self.currency)
        except InvalidInput as error:
            return Broken(position=self.position, raw=raw, problem=error.message)
        details = read_details(more.lines if more else [])
        sums = self.credits if line.is_credit else self.debits
        if line.is_booked:
            sums.count += 1
            sums.amount_minor += line.amount.amount_minor
        codes = [line.type, details.gvc]
        kind = kind_of(line, details)
        references = (line.reference, *details.references)
        return Entry(
            position=self.position,
            kind=kind,
            is_credit=line.is_credit,
            is_reversal=line.is_reversal,
            is_booked=line.is_booked,
            amount=line.amount,
            booking_date=line.booking_date,
            value_date=line.value_date,
            bank_reference=line.bank_reference,
            booking_reference=None,
            end_to_end_id=details.end_to_end_id,
            references=tuple(dict.fromkeys(reference for reference in references if reference)),
            remittance=details.remittance or line.supplement,
            transaction_code="+".join(code for code in codes if code) or None,
            return_reason=reason_of(line, details) if kind is Kind.RETURN else None,
            raw=raw,
            counterparty=details.counterparty(is_credit=line.is_credit),
        )


def _number(text: str | None, place: int) -> int | None:
    """The statement's number, before the slash, or that of its page, after it; zero is written where nobody counts."""
    number = (text or "").partition("/")[2 * place].strip()
    if not (number.isascii() and number.isdecimal() and len(number) <= SEQUENCE_DIGITS_MAX):
        return None
    return int(number) or None
