"""One account of a BAI2 file: its balances, its movements, and the totals that it must add up to."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from payflowx.bank_statements.formats import bai2_codes as codes
from payflowx.bank_statements.formats import bai2_text, returns
from payflowx.bank_statements.formats.bai2_records import (
    FUNDS_TYPES,
    Fields,
    Record,
    read_amount,
    read_day,
    read_funds,
    reference,
)
from payflowx.bank_statements.formats.parts import (
    RAW_LENGTH_MAX,
    Balance,
    Broken,
    Entry,
    Kind,
    StatementClosed,
    StatementFormat,
    StatementOpened,
    bounded,
)
from payflowx.bank_statements.formats.problems import Problems
from payflowx.core.currencies import EXPONENTS
from payflowx.core.errors import InvalidInput
from payflowx.core.money import WHOLE_DIGITS_MAX, Money, check_currency
from payflowx.core.text import quoted

# The specification's own, where neither the account nor the group names one.
DEFAULT_CURRENCY: Final = "USD"
# As-of-date modifiers: interim and final data of the same day; 1 and 2 are those of the previous day.
SAME_DAY: Final = frozenset({"3", "4"})
# Group status: an update or a correction counts, a deletion and a test do not.
STATUS_PROBLEMS: Final = (
    ("2", "The group takes back what was sent before, and nothing of it counts as booked."),
    ("4", "The group is only a test, and nothing of it counts as booked."),
)


@dataclass(slots=True)
class Totals:
    """The control totals of an account, a group or a file: of what was read, to be held against what is stated."""

    name: str
    amount: int = 0
    record_count: int = 0
    part_count: int | None = None

    def add(self, part: "Totals") -> None:
        """An account of the group, or a group of the file."""
        self.amount += part.amount
        self.part_count = (self.part_count or 0) + 1

    def verify(self, record: Record, problems: Problems) -> None:
        """Tell where the total, the number of parts or the number of records is not what the record states.

        From here on the stated total counts, so that one difference is not told of each level above.
        """
        fields = record.fields()
        stated = fields.next()
        part_count = None if self.name == "account" else fields.next()
        record_count = fields.next()
        if stated and _number(stated) != self.amount:
            problems.add(f"The control total of the {self.name} is {quoted(stated)}, and {self.amount} was read.")
            self.amount = self.amount if _number(stated) is None else _number(stated) or 0
        if part_count and _number(part_count) != (self.part_count or 0):
            problems.add(f"The {self.name} states {quoted(part_count)} parts, and {self.part_count or 0} were read.")
        if record_count and _number(record_count) != self.record_count:
            problems.add(f"The {self.name} states {quoted(record_count)} records, and {self.record_count} were read.")


@dataclass(slots=True)
class Group:
    """The record 02: what all accounts of a group have in common."""

    originator: str = ""
    currency: str = ""
    as_of: date | None = None
    is_same_day: bool = False
    is_booked: bool = True
    totals: Totals = field(default_factory=lambda: Totals("group"))

    @classmethod
    def of(cls, record: Record, problems: Problems) -> "Group":
        """The group that this record begins."""
        fields = record.fields()
        _, originator, status, day, _, currency, modifier = (fields.next() for _ in range(7))
        group = cls(originator, currency.upper(), is_same_day=modifier in SAME_DAY)
        group.totals.record_count = record.line_count
        try:
            group.as_of = read_day(day, "as-of date of the group")
        except InvalidInput as error:
            problems.add(error.message)
        for code, sentence in STATUS_PROBLEMS:
            if status == code:
                group.is_booked = False
                problems.add(sentence)
        return group


@dataclass(slots=True)
class Account:
    """The records from 03 to 49."""

    number: int
    account_id: str | None
    currency: str
    group: Group
    problems: Problems
    totals: Totals = field(default_factory=lambda: Totals("account"))
    opening: Balance | None = None
    closing: Balance | None = None
    credits: tuple[int, int | None] | None = None
    debits: tuple[int, int | None] | None = None
    position: int = 0
    is_open: bool = True
    has_ended: bool = False

    @classmethod
    def of(cls, record: Record, number: int, group: Group, problems: Problems) -> "Account":
        """The account that this record begins."""
        fields = record.fields()
        account_id = fields.next() or None
        currency = fields.next().upper() or group.currency or DEFAULT_CURRENCY
        account = cls(number, account_id, currency, group, problems)
        account.totals.record_count = record.line_count
        if account_id is None:
            problems.add("The record 03 names no account.")
        if record.is_cut:
            problems.add("The record 03 is too long, and only its beginning was read.")
        try:
            check_currency(currency, path=("currency",))
            while not fields.is_at_end:
                account._read_summary(fields)
        except InvalidInput as error:
            problems.add(f"The record 03 can't be read to its end: {error.message}")
        return account

    def _read_summary(self, fields: Fields) -> None:
        """A type code, its amount, the number of its items and its availability; each but the code can be left out.

        Where a code is empty a comma is too many, as some banks write it before the end of a line.
        """
        code = fields.next()
        if not code:
            return
        amount, count = fields.next(), fields.next()
        minor = read_amount(amount) if amount else None
        if not (fields.starts_line and fields.peek().upper() not in FUNDS_TYPES):
            read_funds(fields)
        if minor is not None:
            self.totals.amount += minor
            self._keep_summary(code, minor, count)

    def _keep_summary(self, code: str, minor: int, count: str) -> None:
        if code == codes.TOTAL_CREDITS:
            self.credits = minor, _number(count)
        elif code == codes.TOTAL_DEBITS:
            self.debits = minor, _number(count)
        elif self.group.as_of is not None:
            balance = Balance(minor, self.currency, self.group.as_of)
            if code == codes.OPENING_LEDGER:
                self.opening = balance
            elif code == codes.CLOSING_LEDGER:
                self.closing = balance

    def opened(self, identification: str | None) -> StatementOpened:
        """What is known before the movements."""
        return StatementOpened(
            format=StatementFormat.BAI2,
            number=self.number,
            account_id=self.account_id,
            statement_id=identification,
            sequence_number=None,
            page_number=None,
            currency=self.currency if self.currency in EXPONENTS else None,
            opening=self.opening,
            from_date=self.group.as_of,
            to_date=self.group.as_of,
            is_intraday=self.group.is_same_day,
        )

    def take(self, record: Record) -> Entry | Broken:
        """A movement, or what stands in its place."""
        self.totals.record_count += record.line_count
        position, self.position = self.position, self.position + 1
        try:
            return self._read_movement(record, position)
        except InvalidInput as error:
            return Broken(position=position, raw=bounded(record.raw), problem=error.message)

    def end(self, record: Record, group: Totals) -> None:
        """The record 49 with the totals of the account, which go into those of the group."""
        if not self.is_open:
            self.problems.add("The account ends twice.")
            return
        self.is_open = False
        self.has_ended = True
        self.totals.record_count += record.line_count
        self.totals.verify(record, self.problems)
        group.add(self.totals)

    def break_off(self, group: Totals) -> None:
        """The end of the account where it has no record 49, and else nothing."""
        if self.is_open:
            self.is_open = False
            self.problems.add("The account has no record 49, which ends it: the file may break off here.")
            group.add(self.totals)

    def closed(self) -> StatementClosed:
        """What is known at the end."""
        counts = [stated[1] for stated in (self.credits, self.debits) if stated is not None]
        known = [count for count in counts if count is not None]
        return StatementClosed(
            number=self.number,
            closing=self.closing,
            to_date=self.group.as_of,
            entry_count_stated=sum(known) if len(known) == 2 else None,
            credit_sum_stated_minor=self.credits[0] if self.credits else None,
            debit_sum_stated_minor=self.debits[0] if self.debits else None,
            is_complete=self.has_ended,
            problems=self.problems.all(),
        )

    def _read_movement(self, record: Record, position: int) -> Entry:
        if record.code != "16":
            raise InvalidInput(f"{quoted(record.code)} is not the code of a record that an account can have.")
        if record.is_cut or len(record.raw) > RAW_LENGTH_MAX:
            raise InvalidInput(f"The record is longer than {RAW_LENGTH_MAX} characters.")
        fields = record.fields()
        code, amount = fields.next(), fields.next()
        number = int(code) if code.isascii() and code.isdecimal() and len(code) == 3 else 0
        minor = self._read_minor("0" if number == codes.NOTE and not amount else amount)
        is_credit = codes.is_credit(number)
        if is_credit is None or (number == codes.NOTE and minor):
            raise InvalidInput(f"The type code {quoted(code)} is not that of a credit or a debit.")
        if not self.is_open:
            raise InvalidInput("The record stands behind the end of its account.")
        value_date, bank_reference, customer_reference = _references(fields)
        kind, text = codes.kind_of(number), fields.rest()
        return Entry(
            position=position,
            kind=kind,
            is_credit=is_credit,
            is_reversal=number in codes.REVERSALS,
            is_booked=self.group.is_booked and number not in codes.LOANS,
            amount=Money(minor, self.currency),
            booking_date=self.group.as_of,
            value_date=value_date,
            bank_reference=bank_reference,
            booking_reference=None,
            end_to_end_id=customer_reference,
            references=(customer_reference,) if customer_reference else (),
            remittance=bounded(text),
            transaction_code=code,
            return_reason=returns.reason_in(text) if kind is Kind.RETURN else None,
            raw=record.raw,
            counterparty=bai2_text.counterparty_in(text, is_credit=is_credit),
        )

    def _read_minor(self, amount: str) -> int:
        """The amount of a movement, which counts in the control total whatever else is wrong with it."""
        if not amount:
            raise InvalidInput("The record has no amount.")
        minor = read_amount(amount)
        self.totals.amount += minor
        check_currency(self.currency, path=("currency",))
        if minor < 0:
            raise InvalidInput(f"The amount {quoted(amount)} is negative; the type code says the direction.")
        if len(str(minor)) > WHOLE_DIGITS_MAX + EXPONENTS[self.currency]:
            raise InvalidInput(f"The amount {quoted(amount)} has too many digits.")
        return minor


def _references(fields: Fields) -> tuple[date | None, str | None, str | None]:
    """The value date, the bank's and the customer's reference; where a continuation has only text, there are none."""
    if fields.is_continued and not _are_fields(fields):
        return None, None, None
    value_date = read_funds(fields)
    if fields.is_continued and fields.left_on_line < 3:
        return value_date, None, None
    bank_reference = reference(fields.next())
    if fields.is_continued and fields.left_on_line < 2:
        return value_date, bank_reference, None
    return value_date, bank_reference, reference(fields.next())


def _are_fields(fields: Fields) -> bool:
    return fields.peek().upper() in FUNDS_TYPES and fields.left_on_line >= 3


def _number(text: str) -> int | None:
    try:
        return read_amount(text)
    except InvalidInput:
        return None
