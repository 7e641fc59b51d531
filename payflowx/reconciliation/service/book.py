"""The book as it stands or stood: its totals, what is open in it by age, and the feeds that it waits for."""

from datetime import datetime

from payflowx.core import db
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationRun, ReconciliationStatus
from payflowx.reconciliation.service import runs
from payflowx.reconciliation.sql import lists


async def summarise(*, principal: Principal, as_of: datetime | None = None) -> list[totals.BookTotal]:
    """The book as it stands, or stood at an instant; or the part of it about the caller's own payments."""
    if principal.sees_all:
        run = await runs.last_completed_run(as_of=as_of)
        if run is not None and as_of is None:  # people may have resolved something since
            run.totals = totals.with_unexplained(run.totals, await db.fetch(lists.UNEXPLAINED))
        return totals.totals_of(run=run)
    rows = await db.fetch(lists.OWN_BOOK, principal.user_id, as_of)
    return totals.totals_of(run=ReconciliationRun(totals=[totals.as_total(row) for row in rows]))


async def age_open_verdicts(*, principal: Principal, now: datetime) -> list[totals.AgeTotal]:
    """What isn't matched and not resolved, by how long it stands so; the caller's own part, or the whole."""
    if principal.sees_all:
        rows = await db.fetch(lists.AGES_OF_ALL, now)
    else:
        rows = await db.fetch(lists.AGES_OF_USER, now, principal.user_id)
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
