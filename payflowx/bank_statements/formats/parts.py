"""What a statement consists of, whatever its format: it opens, has entries, some of them broken, and closes.

Every reader is a function from a file to these parts, in the order of the file; it holds one entry in memory at a time.
The signed amounts of the entries of a booked movement always add up to what that movement did to the account.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from payflowx.core.money import Money

RAW_LENGTH_MAX: Final = 10_000


class StatementFormat(StrEnum):
    """The formats that can be read."""

    CAMT_053 = "CAMT_053"
    CAMT_054 = "CAMT_054"
    MT940 = "MT940"
    BAI2 = "BAI2"
    CSV = "CSV"
    OFX = "OFX"
    XLSX = "XLSX"
    NORMA_43 = "NORMA_43"
    CODA = "CODA"


class Kind(StrEnum):
    """What an entry is for, as far as the bank says it."""

    PAYMENT = "PAYMENT"  # may be for a payment of ours
    FEE = "FEE"
    INTEREST = "INTEREST"
    TRANSFER = "TRANSFER"  # between accounts of one owner, and sweeping
    REMAINDER = "REMAINDER"  # what the details of an entry do not explain of its amount
    BATCH = "BATCH"  # several payments in one amount, without details
    RETURN = "RETURN"  # money that was taken back, or a transfer of ours that came back
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Balance:
    """What was on the account, signed, at the beginning or the end of a day."""

    amount_minor: int
    currency: str
    day: date


@dataclass(frozen=True, slots=True)
class StatementOpened:
    """What a statement says of itself before its entries. `number` counts the statements of the file from 0.

    Some banks send a statement in pages, each with balances of its own, under one `sequence_number`.
    """

    format: StatementFormat
    number: int
    account_id: str | None
    statement_id: str | None
    sequence_number: int | None
    page_number: int | None
    currency: str | None
    opening: Balance | None
    from_date: date | None
    to_date: date | None
    is_intraday: bool


class Counterparty(NamedTuple):
    """Who paid, or was paid: the name and the account as the bank writes them, each None where it tells none.

    Where it also tells for whom somebody paid or was paid, the name has both, with ` / ` in between.
    """

    name: str | None = None
    account: str | None = None


NOBODY: Final = Counterparty()
"""The counterparty of an entry that tells none."""
BEHIND: Final = " / "
"""What stands in a name before the one on whose behalf the first one acts."""


def counterparty(name: str | None, account: str | None, behind: str | None = None) -> Counterparty:
    """The counterparty by a name, an account and the name of who is behind it, each of which may be empty."""
    named = " ".join(name.split()) if name else ""
    told = " ".join(account.split()) if account else ""
    if behind and (acting_for := " ".join(behind.split())) not in {"", named}:
        named = f"{named}{BEHIND}{acting_for}" if named else acting_for
    if not named and not told:
        return NOBODY
    return Counterparty(bounded(named) or None, bounded(told) or None)


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts that an entry is recognised by: see `Entry`."""

    bank_reference: str | None
    end_to_end_id: str | None
    references: tuple[str, ...]
    remittance: str


class Entry(NamedTuple):
    """One movement on the account; `position` counts those of the statement from 0, broken ones among them.

    `amount` is never negative, in the currency that the entry states, mostly that of the account; `is_credit` says that
    it came in. `is_reversal` says that it takes an earlier one back: the direction is that in which the money moves
    now. `bank_reference` is what the account's bank knows it by, and `booking_reference` what it knows the whole
    booking by that this is a part of; `references` are all others that it states, such as the instruction's and the
    mandate's; `remittance` is the unstructured text, its lines joined by spaces, or by nothing where the bank has cut a
    word. `further` are other texts in which references are looked for: an entry is recognised without them.
    `known_as` is what earlier versions had read of it, where that was less or something else: it is recognised by that,
    so that what they have stored is found.
    """

    position: int
    kind: Kind
    is_credit: bool
    is_reversal: bool
    is_booked: bool
    amount: Money
    booking_date: date | None
    value_date: date | None
    bank_reference: str | None
    booking_reference: str | None
    end_to_end_id: str | None
    references: tuple[str, ...]
    remittance: str
    transaction_code: str | None
    return_reason: str | None
    raw: str
    counterparty: Counterparty = NOBODY
    further: tuple[str, ...] = ()
    known_as: Wording | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be read, with its text as it stood there and a sentence on what is wrong with it."""

    position: int
    raw: str
    problem: str


@dataclass(frozen=True, slots=True)
class StatementClosed:
    """What a statement says of itself after its entries, and what is wrong with it as a whole.

    `is_complete` says that it came to its end before its file did; `opening` is there where only the entries tell the
    opening balance.
    """

    number: int
    closing: Balance | None
    to_date: date | None
    entry_count_stated: int | None
    credit_sum_stated_minor: int | None
    debit_sum_stated_minor: int | None
    is_complete: bool
    problems: tuple[str, ...]
    opening: Balance | None = None


Part = StatementOpened | Entry | Broken | StatementClosed


def bounded(raw: str) -> str:
    """The text as it is kept: whole, or its beginning where it is very long."""
    return raw if len(raw) <= RAW_LENGTH_MAX else raw[: RAW_LENGTH_MAX - 1] + "…"
