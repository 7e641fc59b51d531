"""A statement while it is being read: its entries as rows to store, what they add up to, and what tells it from others.

Whatever the bank has written is kept as it stands, but for numbers that could be a payment card's.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from payflowx.bank_statements import matching, recognition
from payflowx.bank_statements.formats.parts import (
    Balance,
    Broken,
    Counterparty,
    Entry,
    Kind,
    StatementClosed,
    StatementOpened,
)
from payflowx.bank_statements.formats.references import identifying_reference, known_reference
from payflowx.bank_statements.models import BankStatement, EntryStatus
from payflowx.core.ids import new_uuid
from payflowx.core.money import Money
from payflowx.core.text import mask_card_numbers

A_DAY: Final = timedelta(days=1)  # by which somewhere on Earth is ahead
AMOUNT_MINOR_MAX: Final = 99_999_999_999_999_999
SIMULATED: Final = "The simulated bank settles all payments (`payflowx bank`), so statements settle none."


@dataclass(slots=True)
class Reading:
    """A statement while it is being read: what will make its identity, and what its entries add up to."""

    statement_id: UUID
    opened: StatementOpened
    digest: Any = field(default_factory=hashlib.sha256)
    digest_before: Any = field(default_factory=hashlib.sha256)
    seen_before: Counter[bytes] = field(default_factory=Counter)
    sums: Counter[str] = field(default_factory=Counter)
    entry_count: int = 0
    broken_count: int = 0


class EntryRow(NamedTuple):
    """An entry as it is stored: the values of `sql.ENTRY_COLUMNS`, in their order."""

    id: UUID
    position: int
    status: str
    kind: str | None = None
    is_credit: bool | None = None
    is_reversal: bool | None = None
    is_booked: bool | None = None
    amount_minor: int | None = None
    currency: str | None = None
    booking_date: date | None = None
    value_date: date | None = None
    bank_reference: str | None = None
    booking_reference: str | None = None
    end_to_end_id: str | None = None
    remittance: str | None = None
    transaction_code: str | None = None
    return_reason: str | None = None
    counterparty_name: str | None = None
    counterparty_account: str | None = None
    likeness: bytes | None = None
    identity: bytes | None = None
    original_id: UUID | None = None
    names: str = "[]"
    problem: str | None = None
    raw_text: str = ""


class ReadEntry(NamedTuple):
    """An entry that has been read, and by what the version before would have known it where it is booked."""

    row: EntryRow
    identity_before: bytes | None

    @property
    def told(self) -> recognition.Told:
        """The counterparty as it is compared."""
        return recognition.told(Counterparty(self.row.counterparty_name, self.row.counterparty_account))


def read_rows(reading: Reading, entries: Sequence[Entry | Broken], *, by_statement: bool) -> list[ReadEntry]:
    """The entries as they are stored where none of them has come before."""
    return [
        _broken_row(reading, part)
        if isinstance(part, Broken)
        else _entry_row(reading, part, by_statement=by_statement)
        if part.amount.amount_minor <= AMOUNT_MINOR_MAX
        else _broken_row(reading, Broken(part.position, part.raw, f"Its amount is too large: {part.amount}."))
        for part in entries
    ]


def judge(entry: Entry, *, by_statement: bool) -> matching.Judgement:
    """What becomes of an entry before anybody looks for its payment, in a book that statements settle or don't."""
    judgement = matching.judge(entry)
    if judgement.names and entry.is_credit and not by_statement and entry.kind is not Kind.RETURN:
        return replace(judgement, problem=SIMULATED)
    return judgement


def _entry_row(reading: Reading, entry: Entry, *, by_statement: bool) -> ReadEntry:
    judgement = judge(entry, by_statement=by_statement)
    account_id = reading.opened.account_id
    likeness = recognition.likeness(entry, account_id)
    before = recognition.identity_before(entry, account_id)
    reading.digest.update(likeness)
    reading.digest_before.update(before)
    reading.seen_before[before] += 1
    before = recognition.numbered(before, reading.seen_before[before] - 1)
    reading.entry_count += 1
    if entry.is_booked:
        signed = entry.amount.amount_minor if entry.is_credit else -entry.amount.amount_minor
        reading.sums[entry.amount.currency] += signed
    row = EntryRow(
        id=new_uuid(),
        position=entry.position,
        status=judgement.status.value,
        kind=entry.kind.value,
        is_credit=entry.is_credit,
        is_reversal=entry.is_reversal,
        is_booked=entry.is_booked,
        amount_minor=entry.amount.amount_minor,
        currency=entry.amount.currency,
        booking_date=entry.booking_date,
        value_date=entry.value_date,
        bank_reference=kept(known_reference(entry.bank_reference) or entry.booking_reference, 255),
        booking_reference=kept(_reference_of_booking(entry), 255),
        end_to_end_id=kept(entry.end_to_end_id, 255),
        remittance=kept(entry.remittance, 2000),
        transaction_code=kept(entry.transaction_code, 100),
        return_reason=kept(entry.return_reason, 35),
        counterparty_name=kept(entry.counterparty.name, 255) or None,
        counterparty_account=kept(entry.counterparty.account, 64) or None,
        likeness=likeness if entry.is_booked else None,
        names=json.dumps(judgement.names),
        problem=kept(judgement.problem, 500),
        raw_text=kept(entry.raw, None) or "",
    )
    told = (row.counterparty_name, row.counterparty_account)
    if told != (None, None):
        reading.digest.update(json.dumps(told).encode())
    return ReadEntry(row, before if entry.is_booked else None)


def _reference_of_booking(entry: Entry) -> str | None:
    """What the bank knows the booking by, where that tells it from others."""
    return identifying_reference(entry.booking_reference) or identifying_reference(entry.bank_reference)


def _broken_row(reading: Reading, broken: Broken) -> ReadEntry:
    digest = hashlib.sha256(broken.raw.encode(errors="replace")).digest()
    reading.digest.update(digest)
    reading.digest_before.update(digest)
    reading.entry_count += 1
    reading.broken_count += 1
    row = EntryRow(
        id=new_uuid(),
        position=broken.position,
        status=EntryStatus.QUARANTINED.value,
        problem=kept(broken.problem, 500) or "It could not be read.",
        raw_text=kept(broken.raw, None) or "",
    )
    return ReadEntry(row, None)


def kept(text: str | None, length_max: int | None) -> str | None:
    """A text of the bank as it is stored: no card number, only characters that can be, no longer than its column."""
    if text is None:
        return None
    storable = text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()
    if length_max is not None and len(storable) > length_max:
        storable = storable[: length_max - 1] + "…"
    # After the cut, which may leave of a longer number what looks like a card's.
    return mask_card_numbers(storable)


def tidy(text: str, length_max: int) -> str:
    """A text on one line, such as a file's name."""
    return kept("".join(mark for mark in text if mark.isprintable()).strip(), length_max) or ""


def statement_row(
    reading: Reading, closed: StatementClosed, file_id: UUID, now: datetime
) -> tuple[BankStatement, bytes]:
    """The statement as it is kept, with what is wrong with it as a whole, and by what the version before knew it."""
    opened = reading.opened
    currency = opened.currency or next((b.currency for b in (opened.opening, closed.closing) if b), None)
    currency = currency or (next(iter(reading.sums)) if len(reading.sums) == 1 else None)
    opening = _amount_of(opened.opening or closed.opening, currency)
    closing = _amount_of(closed.closing, currency)
    is_continuous, told = _continuity(reading, currency, opening, closing)
    problems = [kept(problem, 500) or "" for problem in closed.problems] + told
    from_date, to_date = _days(opened, closed)
    if to_date is not None and to_date > now.astimezone(UTC).date() + A_DAY:
        problems.append(f"It tells of days up to {to_date}, which has not come yet.")
    facts = [opened.account_id, opened.statement_id, opened.sequence_number, opened.is_intraday, currency]
    facts += [str(from_date), str(to_date), opening, closing, reading.entry_count]
    row = BankStatement(
        id=reading.statement_id,
        file_id=file_id,
        identity=_statement_identity(facts, reading.digest, opened, closed),
        format=opened.format,
        account_id=kept(opened.account_id, 64),
        reference=kept(opened.statement_id, 64),
        sequence_number=_storable(opened.sequence_number),
        page_number=_storable(opened.page_number),
        is_intraday=opened.is_intraday,
        currency=currency,
        from_date=from_date,
        to_date=to_date,
        opening_minor=opening,
        closing_minor=closing,
        is_complete=closed.is_complete,
        is_continuous=is_continuous,
        entry_count=reading.entry_count,
        problems=problems,
        imported_at=now,
    )
    return row, _statement_identity(facts, reading.digest_before, opened, closed)


def _continuity(
    reading: Reading, currency: str | None, opening: int | None, closing: int | None
) -> tuple[bool | None, list[str]]:
    """Whether the entries lead from one balance to the other, and what is to be said of that and of those not read."""
    is_continuous: bool | None = None
    differs = ""
    if currency is not None and opening is not None and closing is not None:
        total = opening + reading.sums[currency]
        is_continuous = total == closing
        if not is_continuous:
            # What is only the shadow of rows that could not be read is said with them.
            who = "Without them the others" if reading.broken_count else "Its entries"
            differs = (
                f"{who} lead from {Money(opening, currency)} to {Money(total, currency)}, "
                f"and it says that it closes with {Money(closing, currency)}."
            )
    unread = f"Entries that could not be read: {reading.broken_count}." if reading.broken_count else ""
    told = f"{unread} {differs}".strip()
    return is_continuous, [told] if told else []


def _statement_identity(
    facts: Sequence[object], digest: Any, opened: StatementOpened, closed: StatementClosed
) -> bytes:
    everything = [*facts, digest.hexdigest(), opened.page_number, closed.is_complete]
    return hashlib.sha256(json.dumps(everything).encode()).digest()


def _storable(number: int | None) -> int | None:
    return number if number is None or number < 2**31 else None


def _amount_of(balance: Balance | None, currency: str | None) -> int | None:
    return None if balance is None or balance.currency != currency else balance.amount_minor


def _days(opened: StatementOpened, closed: StatementClosed) -> tuple[date | None, date | None]:
    """From which day to which, where the statement or its balances say it."""
    first = opened.from_date or (opened.opening.day if opened.opening else None)
    last = closed.to_date or opened.to_date or (closed.closing.day if closed.closing else None)
    if first is not None and last is not None and first > last:
        return last, last
    return first or last, last or first
