"""Proves a run anew from the data: its control totals, its digest, the figures of its verdicts, and the sums of I7."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from payflowx.core import db
from payflowx.core.errors import NotFound
from payflowx.core.ids import RunId, to_typeid
from payflowx.core.money import Money
from payflowx.reconciliation import service, statements, totals
from payflowx.reconciliation.models import ReconciliationRun, RunStatus

TIME_LIMIT: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a run still holds: it does where there are no findings, each of which is a sentence."""

    run: ReconciliationRun
    payments: int
    findings: list[str]


async def verify_run(*, run_id: RunId) -> Verification:
    """Recomputes a completed run from verdicts, payments and settlements, in one snapshot. Raises NotFound."""
    async with db.transaction():
        await db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        await db.allow_long_statements(TIME_LIMIT)
        run = await ReconciliationRun.filter(id=run_id).first()
        if run is None or run.status is not RunStatus.COMPLETED:
            raise NotFound("There is no completed run with this id.", path=("id",))
        rows = await db.fetch(statements.VERIFY_TOTALS, run.started_at, limit=TIME_LIMIT)
        findings = [*_of_totals(run, rows), *await _of_figures(run), *await _of_sums(run)]
    return Verification(run, sum(row["count"] for row in rows), findings)


def _of_totals(run: ReconciliationRun, rows: list[Any]) -> list[str]:
    stored = {
        (total.status, total.expected.currency): _told(total.count, total.expected, total.difference)
        for total in totals.totals_of(run=run)
    }
    found = {
        (row["status"], row["currency"]): _told(
            row["count"],
            Money(int(row["expected_minor"]), row["currency"]),
            Money(int(row["difference_minor"]), row["currency"]),
        )
        for row in rows
    }
    nothing = "nothing"
    findings = [
        f"{status} in {currency}: the run says {stored.get((status, currency), nothing)}, "
        f"and its verdicts make {found.get((status, currency), nothing)}."
        for status, currency in sorted(stored.keys() | found.keys())
        if stored.get((status, currency)) != found.get((status, currency))
    ]
    digest = sum(row["digest"] for row in rows)
    if run.book_digest is not None and run.book_digest != digest:
        findings.append(f"The run's digest is {run.book_digest}, and that of its verdicts {digest}.")
    return findings


def _told(count: int, expected: Money, difference: Money) -> str:
    return f"{count} payments of {expected}, settled minus paid {difference}"


async def _of_figures(run: ReconciliationRun) -> list[str]:
    rows = await db.fetch(statements.VERIFY_FIGURES, run.started_at, limit=TIME_LIMIT)
    return [
        f"The verdict on {to_typeid('payment', row['payment_id'])} has other figures than its payment and settlement."
        for row in rows
    ]


async def _of_sums(run: ReconciliationRun) -> list[str]:
    # A payment that was being written while the run looked has its place in the next one.
    seen_before = run.as_of - service.IN_FLIGHT_MAX
    rows = await db.fetch(statements.VERIFY_SUMS, run.started_at, seen_before, limit=TIME_LIMIT)
    return [
        f"{row['currency']}: {row['paid_count']} payments of {row['paid_minor']} minor units were taken, "
        f"and the run has {row['booked_count']} of {row['booked_minor']}."
        for row in rows
    ]
