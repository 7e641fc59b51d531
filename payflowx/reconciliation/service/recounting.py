"""Counts deadlines anew that were fixed by another calendar than today's: the next run judges by them."""

from datetime import datetime, timedelta
from typing import Any, Final

from payflowx.core import clock, db
from payflowx.reconciliation.sql import recounting as sql

TIME_LIMIT: Final = timedelta(minutes=30)
TURN: Final = "reconciliation.recount"
TURN_WAIT: Final = timedelta(minutes=1)


async def recount_deadlines() -> int:
    """Notes the deadlines of open payments by today's calendars where these say others; says of how many payments.

    Only business days are counted: with the window and the grace of the run that fixed the deadlines, and not with
    those of today. Only who owns the tables may do this; it can be done again at any time.
    """
    async with db.transaction():
        await db.allow_long_statements(TIME_LIMIT)
        await db.take_turn(TURN, wait=TURN_WAIT)
        rows = await db.fetch(sql.COUNTED, limit=TIME_LIMIT)
        spans = [[row[name] for row in rows] for name in ("window", "grace", "currency", "day")]
        deadlines = [_deadlines(row) for row in rows]
        due, missing = [due for due, _ in deadlines], [missing for _, missing in deadlines]
        return len(await db.fetch(sql.RECOUNT, *spans, due, missing, limit=TIME_LIMIT))


def _deadlines(row: Any) -> tuple[datetime, datetime]:
    """When a payment of a day is due, and when it is missing."""
    window, grace = clock.Span.parse(row["window"]), clock.Span.parse(row["grace"])
    day = clock.business_days_after(row["day"], window.business_days, row["currency"])
    due_at = clock.end_of_day(day)
    if not grace.business_days:
        return due_at, due_at + grace.exact
    return due_at, clock.end_of_day(clock.business_days_after(day, grace.business_days, row["currency"]))
