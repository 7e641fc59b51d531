"""Control totals: how many payments have each verdict in each currency, their sums, and how runs keep them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from payflowx.core.ids import BankAccountId
from payflowx.core.money import Money
from payflowx.reconciliation.models import ReconciliationRun, ReconciliationStatus, Subject

SUMS: Final = ("expected_minor", "difference_minor")
OPEN_SUMS: Final = ("unexplained_minor", "at_risk_minor")
"""Of what is open and nobody has resolved; how many those are is `unresolved`."""


@dataclass(frozen=True, slots=True)
class BookTotal:
    """Payments of one verdict in one currency: how many, their sum, and settled minus paid where both are known.

    `unexplained` is that of those that are open and not resolved, and `at_risk` the same without signs, so that what is
    missing and what is too much don't cancel; None where there are none, or where a version kept the total that knew
    no such sums.
    """

    status: ReconciliationStatus
    count: int
    expected: Money
    difference: Money
    unexplained: Money | None = None
    at_risk: Money | None = None


@dataclass(frozen=True, slots=True)
class AgeTotal:
    """Payments of one verdict, currency and age: bucket 0 is under a day, 1 under three, 2 under seven, 3 the rest."""

    status: ReconciliationStatus
    bucket: int
    count: int
    expected: Money


@dataclass(frozen=True, slots=True)
class LateFeed:
    """Payments of one currency that wait for statements of these accounts.

    `last_date` is the last day that statements of all of them tell of; None where one has none.
    """

    last_date: date | None
    count: int
    expected: Money
    account_ids: list[BankAccountId]


def as_total(row: Any) -> dict[str, Any]:
    """A control total as it is kept: its sums as text, since JSON's numbers end at 64 bits."""
    total = {name: row[name] for name in ("status", "currency", "count")}
    total |= {name: str(int(row[name])) for name in SUMS}
    if row.get("unresolved"):
        total |= {"unresolved": row["unresolved"], **{name: str(int(row[name])) for name in OPEN_SUMS}}
    return total


def kept(run: ReconciliationRun, subject: Subject) -> list[dict[str, Any]]:
    """The totals that a run keeps of payments or refunds."""
    return run.totals if subject is Subject.PAYMENT else run.refund_totals


def keep(run: ReconciliationRun, subject: Subject, totals: list[dict[str, Any]]) -> None:
    """Has a run keep these."""
    if subject is Subject.PAYMENT:
        run.totals = totals
    else:
        run.refund_totals = totals


def about(subject: Subject, rows: Sequence[Any]) -> list[Any]:
    """Those of the rows that are about payments, or about refunds."""
    return [row for row in rows if row["is_refund"] is (subject is Subject.REFUND)]


def totals_of(rows: Sequence[dict[str, Any]]) -> list[BookTotal]:
    """Control totals as they are kept, ordered by status and currency."""
    totals = [
        BookTotal(
            status=ReconciliationStatus(row["status"]),
            count=row["count"],
            expected=Money(int(row["expected_minor"]), row["currency"]),
            difference=Money(int(row["difference_minor"]), row["currency"]),
            unexplained=_optional(row, "unexplained_minor"),
            at_risk=_optional(row, "at_risk_minor"),
        )
        for row in rows
    ]
    return sorted(totals, key=lambda total: (list(ReconciliationStatus).index(total.status), total.expected.currency))


def _optional(row: dict[str, Any], name: str) -> Money | None:
    minor = row.get(name)
    return None if minor is None else Money(int(minor), row["currency"])


def with_unexplained(totals: Sequence[dict[str, Any]], rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Control totals with the unexplained money of `rows` in place of what they had; see `lists.UNEXPLAINED`."""
    found = {(row["status"], row["currency"]): row for row in rows}
    closed = [{**total, **dict.fromkeys(("unresolved", *OPEN_SUMS))} for total in totals]
    return [
        as_total(total if row is None else {**total, **{name: row[name] for name in ("unresolved", *OPEN_SUMS)}})
        for total in closed
        for row in (found.get((total["status"], total["currency"])),)
    ]


def moved(totals: Sequence[dict[str, Any]], moves: Sequence[Any]) -> list[dict[str, Any]]:
    """Control totals after some verdicts have gone from one of them to another, or were resolved."""
    after = {(total["status"], total["currency"]): dict(total) for total in totals}
    for move in moves:
        key = (move["status"], move["currency"])
        total = after.setdefault(key, dict(zip(("status", "currency"), key, strict=True)))
        for name in ("count", "unresolved", *SUMS, *OPEN_SUMS):
            total[name] = int(total.get(name) or 0) + int(move.get(name) or 0)
    return [as_total(total) for total in after.values() if total["count"]]
