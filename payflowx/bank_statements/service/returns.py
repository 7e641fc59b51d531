"""Finds the payments that returns name. Nothing is ever settled by it: a person, and reconciliation, are told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

from payflowx.bank_statements import matching
from payflowx.bank_statements.models import StatementEntry
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db, records
from payflowx.core.ids import PaymentId, Prefix, to_typeid
from payflowx.core.log import get_logger
from payflowx.core.money import Money

TOLD_MAX: Final = 10

Which = Literal["id", "statement_id"]
"""What entries are chosen by: their own ids, or those of their statements."""

logger = get_logger(__name__)


async def name_payments(*, which: Which, ids: list[UUID], now: datetime, limit: timedelta) -> None:
    """Notes of the returns among these entries, or in these statements, which payment they name.

    One that names a payment that was taken counts for it from now on, and for no other.
    """
    rows = await db.fetch(sql.FIND_RETURNED.format(which=which), ids, limit=limit)
    if not rows:
        return
    counts = [row["success_count"] == 1 for row in rows]
    await db.fetch(
        sql.NAME_RETURNS,
        [row["id"] for row in rows],
        [row["payment_id"] for row in rows],
        [_problem(row) for row in rows],
        counts,
        now,
        limit=limit,
    )
    if any(counts):
        logger.info("returns named", count=sum(counts))


async def tell_returns(*, payment_ids: Sequence[PaymentId]) -> dict[PaymentId, list[str]]:
    """A sentence on each return that names one of these payments, the first ones of each, in the order of the bank."""
    told: dict[PaymentId, list[str]] = {key: [] for key in payment_ids}
    named = records.by(StatementEntry, "payment_id", "named_at IS NOT NULL")
    for entry in await named.find(payment_ids, order_by="booking_date, id"):
        assert entry.payment_id is not None  # noqa: S101 - the filter asks for those with one
        if len(sentences := told[PaymentId(entry.payment_id)]) < TOLD_MAX:
            sentences.append(_told(entry))
    return told


def _told(entry: StatementEntry) -> str:
    amount, day = entry.money, entry.booking_date or entry.value_date
    size = "" if amount is None else f": {Money(abs(amount.amount_minor), amount.currency)}"
    what = matching.told_return(
        is_credit=bool(entry.is_credit), is_reversal=bool(entry.is_reversal), reason=entry.return_reason
    )
    return what.removesuffix(".") + size + ("" if day is None else f" on {day}") + "."


def _problem(row: Any) -> str:
    """What the return is, and which payment it names."""
    what = matching.told_return(is_credit=row["is_credit"], is_reversal=row["is_reversal"], reason=row["return_reason"])
    return f"{what} {_named(row)}"


def _named(row: Any) -> str:
    if row["payment_id"] is None:
        return "It names several payments, and nothing in it says which one it is for."
    name = to_typeid(Prefix.PAYMENT, row["payment_id"])
    if row["success_count"] == 1:
        return f"It names {name}."
    if row["least_status"] == "FAILED":
        return f"It names {name}, which has failed."
    return f"It names {name}, which is not decided yet."
