"""Counts the book again, and looks for what no incremental run would ever look at: there must be no such thing."""

from datetime import timedelta
from typing import Any, Final

from payflowx.core import db
from payflowx.core.ids import Prefix, to_typeid
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import Subject
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
        return [*await _of_verdicts(before), *await _of_sums()]


async def _of_verdicts(before: runs.Before) -> list[str]:
    snapshot = before.snapshot
    # Where nobody knows what the last run could see, the next one looks at all that is open or has no verdict.
    names = ("payment", "refund", "settlement")
    given = {name: "true" if snapshot is None else snapshot.since(f"{name}.changed_in") for name in names}
    found = [
        ("has no verdict, and no run looks at it but a full one", (sql.UNJUDGED, sql.UNJUDGED_REFUNDS)),
        ("is settled, and no run looks at it but a full one", (sql.UNHEARD, sql.UNHEARD_REFUNDS)),
    ]
    told = [
        (to_typeid(prefix, row["id"]), what)
        for what, statements in found
        for prefix, statement in zip((Prefix.PAYMENT, Prefix.REFUND), statements, strict=True)
        for row in await _fetch(statement.format(**given))
    ]
    told += [
        (_named(row), "was settled until that was taken back, and no run looks at it but a full one")
        for row in await _fetch(sql.OUTLIVED.format(**given))
    ]
    told += [(_named(row), "was refunded more than was paid for it") for row in await _fetch(sql.OVERDRAWN)]
    told += [
        (_named(row), "has a verdict that its deadlines have overtaken")
        for row in await _fetch(sql.OVERTAKEN, before.run.as_of)
    ]
    told += [(_named(row), "is resolved otherwise than the book says") for row in await _fetch(sql.WRONGLY_RESOLVED)]
    return [f"{name} {what}." for name, what in told]


def _named(row: Any) -> str:
    if row["refund_id"] is not None:
        return to_typeid(Prefix.REFUND, row["refund_id"])
    return to_typeid(Prefix.PAYMENT, row["id"])


async def _of_sums() -> list[str]:
    """Where the totals that runs have kept are not those of the verdicts, counted one by one."""
    rows = await _fetch(sql.RECOUNTED)
    findings = []
    for subject in Subject:
        kept = _by_kind(subject, await book.totals_now(subject=subject))
        counted = _by_kind(subject, [totals.as_total(row) for row in totals.about(subject, rows)])
        findings += [
            f"{status} in {currency}: the totals are {kept.get((status, currency), 'none')}, "
            f"and the verdicts make {counted.get((status, currency), 'none')}."
            for status, currency in sorted(kept.keys() | counted.keys())
            if kept.get((status, currency)) != counted.get((status, currency))
        ]
    return findings


def _by_kind(subject: Subject, rows: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    return {
        (total.status.value, total.expected.currency): (
            f"{total.count} {subject}s of {total.expected}, settled minus expected {total.difference}, "
            f"unexplained {total.unexplained or 'nothing'}, at risk {total.at_risk or 'nothing'}"
        )
        for total in totals.totals_of(rows)
    }


async def _fetch(statement: str, *arguments: object) -> list[Any]:
    return await db.fetch(statement, *arguments, limit=TIME_LIMIT)
