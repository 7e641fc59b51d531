"""Lists what a version before has made of entries wrongly, or may have, and what only a person can put right."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from payflowx.bank_statements import matching
from payflowx.bank_statements.models import Doubt, EntryStatus
from payflowx.bank_statements.rereading import Kept, reread
from payflowx.bank_statements.sql import rereading as sql
from payflowx.core import db
from payflowx.core.ids import Prefix, to_typeid
from payflowx.core.money import Money

PAGE_SIZE: Final = 500
FIRST: Final = UUID(int=0)
OBSTACLES: Final = {
    Doubt.CUT: "its text was cut when it was kept",
    Doubt.MASKED: "a number in its text was masked",
    Doubt.UNREADABLE: "what was kept of it reads otherwise today",
}

TITLES: Final = {
    Doubt.RETURN: "settled a payment with money that came back",
    Doubt.NAME: "settled a payment that they don't name",
    Doubt.CUT: "can't be read again, since they were cut",
    Doubt.MASKED: "can't be read again, since a number was masked",
    Doubt.UNREADABLE: "can't be read again",
    Doubt.HEADER: "statements of CSV files whose rows can't be read again",
}
BOOKS: Final = "Ask the bank what came in for the payment; the settlement is final: correct it in your own books."
PAYER: Final = "Ask the payer what it was for; the settlement is final: correct it in your own books."


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, or may be, and what to do about it, in a line."""

    doubt: Doubt
    sentence: str

    @property
    def title(self) -> str:
        """What all findings of its kind have in common, for how many they are."""
        return TITLES[self.doubt]


async def list_findings() -> AsyncIterator[Finding]:
    """All that a person has to look at, in the order in which it was imported; CSV files come last."""
    last = FIRST
    while rows := await db.fetch(sql.DOUBTS, last, PAGE_SIZE):
        for row in rows:
            yield Finding(Doubt(row["doubt"]), _of_entry(row))
        last = rows[-1]["id"]
    after: tuple[UUID, str] = (FIRST, "")
    while rows := await db.fetch(sql.ROWS_IN_DOUBT, *after, PAGE_SIZE):
        for row in rows:
            yield Finding(Doubt.HEADER, _of_rows(row))
        after = (rows[-1]["statement_id"], rows[-1]["currency"])


async def count_findings() -> dict[Doubt, int]:
    """How many findings there are of each kind that there is."""
    return {Doubt(row["doubt"]): row["count"] for row in await db.fetch(sql.COUNT_DOUBTS)}


async def has_unread() -> bool:
    """Whether there are entries that migrating has not read again, since it was ended before it was done."""
    [row] = await db.fetch(sql.IS_UNREAD)
    return bool(row["is_unread"])


def _of_entry(row: Any) -> str:
    amount = Money(row["amount_minor"], row["currency"])
    day = row["booking_date"] or row["value_date"]
    what = f"{to_typeid(Prefix.ENTRY, row['id'])} ({amount}{'' if day is None else f' of {day}'})"
    match Doubt(row["doubt"]):
        case Doubt.RETURN:
            return f"{what} has settled {_settled(row)}. {_return(row)} {_others(row)}{BOOKS}"
        case Doubt.NAME:
            return f"{what} has settled {_settled(row)}, and names no payment. {_others(row)}{PAYER}"
        case doubt:
            return f"{what} can't be read again: {OBSTACLES[doubt]}. {_to_tell(row)}"


def _settled(row: Any) -> str:
    payment, settlement = (row["payment_id"], row["settlement_id"])
    return f"{to_typeid(Prefix.PAYMENT, payment)} by {to_typeid(Prefix.SETTLEMENT, settlement)}"


def _return(row: Any) -> str:
    """What the return is, and why."""
    found = reread(Kept.of(row))
    reason = None if found is None else found.entry.return_reason
    return matching.told_return(is_credit=row["is_credit"], is_reversal=row["is_reversal"], reason=reason)


def _others(row: Any) -> str:
    """What came for the payment besides, and may be what has paid it."""
    if not row["others"]:
        return ""
    return f"Put aside as a duplicate: {', '.join(to_typeid(Prefix.ENTRY, other) for other in row['others'])}. "


def _to_tell(row: Any) -> str:
    """What there is to be told of an entry that can't be read again."""
    look = "See in the bank's own statement whether it"
    match EntryStatus(row["status"]):
        case EntryStatus.DUPLICATE:
            return (
                f"{look} is another payer's than {to_typeid(Prefix.ENTRY, row['original_id'])}, which it was taken for."
            )
        case EntryStatus.MATCHED:
            return f"{look} is money that came back: it has settled {_settled(row)}."
        case _:
            return f"{look} takes back what had come in for a payment: it was ignored."


def _of_rows(row: Any) -> str:
    total = Money(int(row["amount_minor"]), row["currency"])
    parts = [
        f"{row[name]} {what}"
        for name, what in (
            ("matched", "that settled payments"),
            ("ignored", "that were ignored"),
            ("duplicate", "taken for ones that came before"),
        )
        if row[name]
    ]
    return (
        f"{to_typeid(Prefix.STATEMENT, row['statement_id'])}: the rows of a CSV file can't be read again, since its "
        f"header was not kept: {', '.join(parts)}, {total} in all. "
        "See in the file whether any is money that came back, or another payer's."
    )
