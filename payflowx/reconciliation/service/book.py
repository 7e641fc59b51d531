"""The book as it stands or stood: its totals, what is open in it by age, and the feeds that it waits for."""

import json
from datetime import datetime
from typing import Any, Final

from payflowx.core import db
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationStatus, Subject
from payflowx.reconciliation.service import runs
from payflowx.reconciliation.sql import judging, lists

TOO_MANY: Final = "You have too many payments for a summary; list their verdicts instead."


async def summarise(
    *, principal: Principal, as_of: datetime | None = None, subject: Subject = Subject.PAYMENT
) -> list[totals.BookTotal]:
    """The book as it stands, or stood at an instant; or the part of it about the caller's own payments.

    What it says of refunds is counted by itself.

    Raises QueryTooBroad.
    """
    if not principal.sees_all:
        own = (lists.OWN_BOOK,) if as_of is None else (lists.OWN_BOOK_AT, as_of)
        _, is_about = judging.KEYS[subject]
        rows = [totals.as_total(row) for row in await _fetch_own(principal, *own, is_about=is_about)]
    elif as_of is None:
        rows = await totals_now(subject=subject)
    else:
        run = await runs.last_completed_run(as_of=as_of)
        rows = [] if run is None else totals.kept(run, subject)
    return totals.totals_of(rows)


async def totals_now(*, subject: Subject) -> list[dict[str, Any]]:
    """The totals of the last run; people may have resolved something since."""
    found = await db.fetch(judging.TOTALS_NOW)
    if not found:
        return []
    [row] = found
    run_totals = json.loads(row["totals" if subject is Subject.PAYMENT else "refund_totals"])
    if row["moves"] is None:
        return totals.with_unexplained(run_totals, totals.about(subject, await db.fetch(lists.UNEXPLAINED)))
    return totals.moved(run_totals, totals.about(subject, json.loads(row["moves"])))


async def age_open_verdicts(*, principal: Principal, now: datetime) -> list[totals.AgeTotal]:
    """What isn't matched and not resolved, by how long it stands so; the caller's own part, or the whole.

    Raises QueryTooBroad.
    """
    if principal.sees_all:
        rows = await db.fetch(lists.AGES, now)
    else:
        rows = await _fetch_own(principal, lists.OWN_AGES, now)
    return [
        totals.AgeTotal(
            status=ReconciliationStatus(row["status"]),
            bucket=row["bucket"],
            count=row["count"],
            expected=Money(int(row["expected_minor"]), row["currency"]),
        )
        for row in rows
    ]


async def late_feeds() -> list[totals.LateFeed]:
    """The currencies in which payments wait for a statement that tells of the day by which they were due."""
    return [
        totals.LateFeed(
            last_date=row["last_date"],
            count=row["count"],
            expected=Money(int(row["expected_minor"]), row["currency"]),
            account_ids=row["account_ids"],
        )
        for row in await db.fetch(lists.LATE_FEEDS)
    ]


async def _fetch_own(principal: Principal, statement: str, *arguments: object, **words: str) -> list[Any]:
    """What is counted of the caller's own payments one by one, since it is kept of the whole book only."""
    with db.in_time(narrow=TOO_MANY):
        return await db.fetch(statement.format(user_id=principal.user_id, **words), *arguments)
