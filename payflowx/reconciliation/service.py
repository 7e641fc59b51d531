"""Judges payments against settlements and keeps the book: the source of truth for money.

A run is one transaction. It looks at every payment whose verdict can still change (an incremental run) or at all of
them (a full one), writes the verdicts that differ from the book, and keeps the book's control totals. A full run also
proves that the book's sums are those of the payments. It never touches a payment or a settlement.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Final

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from payflowx.core import clock, db
from payflowx.core.errors import PayFlowXError, Refusal
from payflowx.core.ids import MerchantId, PaymentId, ResultId, RunId, to_typeid
from payflowx.core.log import describe_error, get_logger
from payflowx.core.money import Money
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import SYSTEM_RECONCILIATION, Principal, Role
from payflowx.reconciliation import statements
from payflowx.reconciliation.models import (
    BookEntry,
    ReconciliationReason,
    ReconciliationResult,
    ReconciliationRun,
    ReconciliationStatus,
    RunStatus,
    RunTrigger,
)

RUN_LOCK: Final = "reconciliation.run"
RUN_TIME_LIMIT: Final = timedelta(hours=1)

logger = get_logger(__name__)


class RunInProgress(Refusal):
    """Another run is judging the book at this moment."""

    code: ClassVar[str] = "CONFLICT"


class BooksOutOfBalance(PayFlowXError):
    """The book's sums are not those of the payments: somebody has changed one of them past this program."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long the bank may take: the settlement window, and the grace period after it.

    A payment's own deadlines are fixed by the run that sees it first: two processes with other settings, or a later
    change of them, never turn a verdict to and fro.

    Where the grace period is in business days, so is the window.
    """

    window: clock.Span
    grace: clock.Span


@dataclass(frozen=True, slots=True)
class ResultFilter:
    """Which verdicts: the ones that a run wrote, or else the current ones; every other condition must hold too."""

    statuses: Sequence[ReconciliationStatus] | None = None
    reasons: Sequence[ReconciliationReason] | None = None
    merchant_id: MerchantId | None = None
    currency: str | None = None
    run_id: RunId | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """The instant at which a run began, carried on by a clock that nobody can set back."""

    began_at: datetime
    began_seconds: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """The present instant."""
        return self.began_at + timedelta(seconds=time.monotonic() - self.began_seconds)


@dataclass(frozen=True, slots=True)
class BookTotal:
    """Payments of one verdict in one currency: how many, their sum, and settled minus paid where both are known."""

    status: ReconciliationStatus
    count: int
    expected: Money
    difference: Money


async def run_reconciliation(
    *,
    principal: Principal | None,
    run_id: RunId,
    deadlines: Deadlines,
    trigger: RunTrigger,
    now: datetime,
    is_full: bool = False,
) -> ReconciliationRun:
    """Judges the book as of `now` and returns the completed run; a person needs the role of an operator.

    Raises NotAllowed, RunInProgress. A run that breaks is kept as FAILED, with the reason and without verdicts.
    """
    if principal is not None:
        principal.require(Role.OPERATOR)
    actor = SYSTEM_RECONCILIATION if principal is None else principal.actor
    try:
        async with db.exclusive(RUN_LOCK):
            await _close_dead_runs(now)
            started_at = await _start(now)
            run = await ReconciliationRun.create(
                id=run_id,
                status=RunStatus.RUNNING,
                trigger=trigger,
                is_full=is_full,
                actor=actor,
                window=str(deadlines.window),
                grace=str(deadlines.grace),
                as_of=now,
                started_at=started_at,
            )
            return await _judge_or_fail(run, deadlines, Stopwatch(started_at))
    except db.LockBusy as error:
        raise RunInProgress("A reconciliation run is in progress; try again when it has finished.") from error


async def _close_dead_runs(now: datetime) -> None:
    """Whoever holds the lock knows that a run still marked RUNNING lost its process."""
    await ReconciliationRun.filter(status=RunStatus.RUNNING).update(
        status=RunStatus.FAILED,
        finished_at=now,
        failure_reason="The process that ran it ended before the run did.",
    )


async def _start(now: datetime) -> datetime:
    """When the run starts: after every other, even where their clocks were ahead, since it carries on from the last."""
    before = await last_run()
    return now if before is None else max(now, before.started_at + timedelta(microseconds=1))


async def _judge_or_fail(run: ReconciliationRun, deadlines: Deadlines, watch: Stopwatch) -> ReconciliationRun:
    try:
        async with db.transaction():
            # One snapshot for the whole run: no payment appears between the look at the calendar and the verdicts.
            await db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            await db.allow_long_statements(RUN_TIME_LIMIT)
            await _judge(run, deadlines)
            run.status, run.finished_at = RunStatus.COMPLETED, watch.now()
            await run.save(update_fields=["examined", "changed", "totals", "status", "finished_at"])
    except BaseException as error:
        failure = f"{type(error).__name__}: {describe_error(error)}"[:500]
        await ReconciliationRun.filter(id=run.id, status=RunStatus.RUNNING).update(
            status=RunStatus.FAILED, finished_at=watch.now(), failure_reason=failure
        )
        raise
    # A run that changes nothing is the rule, every few minutes: no line for it where only what matters is logged.
    (logger.info if run.changed else logger.debug)(
        "reconciliation completed",
        run_id=to_typeid("run", run.id),
        is_full=run.is_full,
        examined=run.examined,
        changed=run.changed,
    )
    return run


async def _judge(run: ReconciliationRun, deadlines: Deadlines) -> None:
    candidates = statements.EVERY_PAYMENT if run.is_full else statements.UNDECIDED_PAYMENTS
    calendar = await _calendar(candidates, deadlines)
    rows = await _fetch(
        statements.JUDGE.format(candidates=candidates),
        run.id,
        run.as_of,
        deadlines.window.exact,
        deadlines.grace.exact,
        *calendar,
        SYSTEM_RECONCILIATION,
    )
    run.examined, run.changed = rows[0]["examined"], rows[0]["changed"]
    run.totals = [_as_total(row) for row in await _fetch(statements.WHOLE_BOOK)]
    if run.is_full:
        await _prove()


async def _prove() -> None:
    """The book's sums are those of the payments, per currency, in the run's own snapshot. Raises BooksOutOfBalance."""
    differing = await _fetch(statements.IMBALANCE)
    if differing:
        raise BooksOutOfBalance(
            "; ".join(
                f"{row['currency']}: {row['paid_count']} payments of {row['paid_minor']} minor units, "
                f"and {row['booked_count']} of {row['booked_minor']} in the book"
                for row in differing
            )
        )


async def _fetch(statement: str, *arguments: object) -> list[Any]:
    return await db.fetch(statement, *arguments, limit=RUN_TIME_LIMIT)


async def _calendar(candidates: str, deadlines: Deadlines) -> tuple[list[str], list[date], list[datetime], list[Any]]:
    """The deadlines in business days of each currency and day of payment; empty where the window is exact."""
    window, grace = deadlines.window, deadlines.grace
    if not window.business_days:
        return [], [], [], []
    rows = await _fetch(statements.DAYS.format(candidates=candidates))
    windows = [clock.business_days_after(row["day"], window.business_days, row["currency"]) for row in rows]
    graces: list[datetime | None] = [None] * len(rows)
    if grace.business_days:
        graces = [
            clock.end_of_day(clock.business_days_after(day, grace.business_days, row["currency"]))
            for day, row in zip(windows, rows, strict=True)
        ]
    return (
        [row["currency"] for row in rows],
        [row["day"] for row in rows],
        [clock.end_of_day(day) for day in windows],
        graces,
    )


def _as_total(row: Any) -> dict[str, Any]:
    """A control total as it is kept: its sums as text, since JSON's numbers end at 64 bits."""
    sums = {name: str(int(row[name])) for name in ("expected_minor", "difference_minor")}
    return {"status": row["status"], "currency": row["currency"], "count": row["count"], **sums}


def totals_of(*, run: ReconciliationRun | None) -> list[BookTotal]:
    """The control totals of a run, ordered by status and currency; none where there has been no run."""
    rows = [] if run is None else run.totals
    totals = [
        BookTotal(
            status=ReconciliationStatus(row["status"]),
            count=row["count"],
            expected=Money(int(row["expected_minor"]), row["currency"]),
            difference=Money(int(row["difference_minor"]), row["currency"]),
        )
        for row in rows
    ]
    return sorted(totals, key=lambda total: (list(ReconciliationStatus).index(total.status), total.expected.currency))


async def summarise(*, principal: Principal) -> list[BookTotal]:
    """The book as it stands, or the part of it about the caller's own payments."""
    if principal.sees_all:
        return totals_of(run=await _last_completed_run())
    rows = await db.fetch(statements.OWN_BOOK, principal.user_id)
    return totals_of(run=ReconciliationRun(totals=[_as_total(row) for row in rows]))


async def last_run() -> ReconciliationRun | None:
    """The run that started last, whatever became of it."""
    return await ReconciliationRun.all().order_by("-started_at", "-id").first()


async def list_runs(*, principal: Principal, request: PageRequest) -> Page[ReconciliationRun]:
    """Runs, newest first. Raises NotAllowed: they tell of everybody's payments, so operators only."""
    principal.require(Role.OPERATOR)
    return await fetch_page(ReconciliationRun.all(), request, order_by="started_at")


async def get_runs(*, run_ids: Sequence[RunId]) -> list[ReconciliationRun]:
    """The runs of these ids that exist, in no order."""
    return await ReconciliationRun.filter(id__in=list(run_ids))


async def list_results(
    *, principal: Principal, request: PageRequest, filters: ResultFilter
) -> Page[ReconciliationResult]:
    """Verdicts on payments that the caller may see, newest first."""
    return await fetch_page(_visible(principal, filters), request)


async def get_result(*, principal: Principal, result_id: ResultId) -> ReconciliationResult | None:
    """The verdict, current or not, where it exists and the caller may see its payment."""
    query = ReconciliationResult.filter(id=result_id)
    if not principal.sees_all:
        query = query.filter(payment__user_id=principal.user_id)
    return await query.first()


async def get_current_results(*, payment_ids: Sequence[PaymentId]) -> list[ReconciliationResult]:
    """The current verdicts of these payments, where they have one; in no order."""
    return await ReconciliationResult.filter(book_entry__payment_id__in=list(payment_ids))


async def find_current(*, result_ids: Sequence[ResultId]) -> set[ResultId]:
    """Those of the verdicts that are current."""
    rows = await BookEntry.filter(result_id__in=list(result_ids)).only("payment_id", "result_id")
    return {ResultId(row.result_id) for row in rows}


def payments_with_verdict(*, statuses: Sequence[ReconciliationStatus]) -> Subquery:
    """The ids of the payments whose current verdict is one of these, as a condition for a list of payments."""
    return Subquery(BookEntry.filter(status__in=list(set(statuses))).values("payment_id"))


async def _last_completed_run() -> ReconciliationRun | None:
    return await ReconciliationRun.filter(status=RunStatus.COMPLETED).order_by("-started_at", "-id").first()


def _visible(principal: Principal, filters: ResultFilter) -> QuerySet[ReconciliationResult]:
    conditions: dict[str, Any] = {
        "run_id": filters.run_id,
        "reason__in": None if filters.reasons is None else list(set(filters.reasons)),
        "payment__merchant_id": filters.merchant_id,
        "expected_currency": filters.currency,
        "created_at__gte": filters.created_from,
        "created_at__lt": filters.created_before,
    }
    if filters.statuses is not None:
        conditions["status__in" if filters.run_id else "book_entry__status__in"] = list(set(filters.statuses))
    elif filters.run_id is None:
        conditions["book_entry__result_id__isnull"] = False
    if not principal.sees_all:
        conditions["payment__user_id"] = principal.user_id
    return ReconciliationResult.filter(**{name: value for name, value in conditions.items() if value is not None})
