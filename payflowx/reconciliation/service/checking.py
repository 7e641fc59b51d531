"""Counts the book again, and looks for what no incremental run would ever look at: there must be no such thing."""

from datetime import timedelta
from typing import Any, Final

from payflowx.core import db
from payflowx.core.ids import Prefix, to_typeid
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationRun
from payflowx.reconciliation.service import book, runs
from payflowx.reconciliation.sql import checking as sql

TIME_LIMIT: Final = timedelta(hours=1)


async def check_book() -> list[str]:
    """A sentence on each thing in the book that is not as it should be, in one snapshot; the first ones of a kind.

    A full run puts right what is no mistake in the data itself.
    """
    async with db.transaction():
        await db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        await db.allow_long_statements(TIME_LIMIT)
        before = await runs.last_with_snapshot()
        if before is None:
            return []
        return [*await _of_payments(before), *await _of_sums()]


async def _of_payments(before: runs.Before) -> list[str]:
    snapshot = before.snapshot
    # Where nobody knows what the last run could see, the next one looks at all that is open or has no verdict.
    payment, settlement = (
        ("true", "true")
        if snapshot is None
        else (snapshot.since("payment.changed_in"), snapshot.since("settlement.changed_in"))
    )
    found = {
        "has no verdict, and no run looks at it but a full one": await _fetch(sql.UNJUDGED.format(payment=payment)),
        "is settled, and no run looks at it but a full one": await _fetch(sql.UNHEARD.format(settlement=settlement)),
        "has a verdict that its deadlines have overtaken": await _fetch(sql.OVERTAKEN, before.run.as_of),
        "is resolved otherwise than the book says": await _fetch(sql.WRONGLY_RESOLVED),
    }
    return [f"{to_typeid(Prefix.PAYMENT, row['id'])} {what}." for what, rows in found.items() for row in rows]


async def _of_sums() -> list[str]:
    """Where the totals that runs have kept are not those of the verdicts, counted one by one."""
    kept = _by_kind(await book.totals_now())
    counted = _by_kind([totals.as_total(row) for row in await _fetch(sql.RECOUNTED)])
    return [
        f"{status} in {currency}: the totals are {kept.get((status, currency), 'none')}, "
        f"and the verdicts make {counted.get((status, currency), 'none')}."
        for status, currency in sorted(kept.keys() | counted.keys())
        if kept.get((status, currency)) != counted.get((status, currency))
    ]


def _by_kind(rows: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    return {
        (total.status.value, total.expected.currency): (
            f"{total.count} payments of {total.expected}, settled minus paid {total.difference}, "
            f"unexplained {total.unexplained or 'nothing'}, at risk {total.at_risk or 'nothing'}"
        )
        for total in totals.totals_of(run=ReconciliationRun(totals=rows))
    }


async def _fetch(statement: str, *arguments: object) -> list[Any]:
    return await db.fetch(statement, *arguments, limit=TIME_LIMIT)
