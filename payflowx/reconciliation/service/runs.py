"""Judges payments and refunds against settlements and keeps the book: the source of truth for money.

A run is one transaction. It looks at every payment and refund of which something has changed that the run before it
could not see (an incremental run) or at all of them (a full one), writes the verdicts that differ from the book, and
keeps the book's control totals. A full run also proves that the book's sums are those of the payments and refunds. It
never touches a payment, a refund or a settlement.
"""

import json
import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar, Final
from uuid import UUID

from payflowx.bank_statements.service import matching
from payflowx.core import clock, db, records, sizes
from payflowx.core.errors import PayFlowXError, Refusal
from payflowx.core.ids import Prefix, RunId, to_typeid
from payflowx.core.log import describe_error, get_logger
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import SYSTEM_RECONCILIATION, Principal, Role
from payflowx.core.snapshots import Snapshot
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationRun, RunStatus, RunTrigger, Subject
from payflowx.reconciliation.sql import candidates as candidates_sql
from payflowx.reconciliation.sql import judging as judging_sql
from payflowx.reconciliation.sql import lists
from payflowx.settlements import service as settlements
from payflowx.terms import relations as terms_relations

BY_ID: Final = records.by(ReconciliationRun, "id")
RUN_LOCK: Final = "reconciliation.run"
RESULT_FIELDS: Final = (
    *("examined", "changed", "totals", "refund_totals", "book_digest", "status", "finished_at"),
    *("snapshot", "completed_in", "orphans_snapshot"),
)
RUN_TIME_LIMIT: Final = timedelta(hours=1)
IN_FLIGHT_MAX: Final = timedelta(minutes=10)
"""After how long a payment that has completed is seen by everybody, whatever transaction it was in."""

logger = get_logger(__name__)


class RunInProgress(Refusal):
    """Another run is judging the book at this moment."""

    code: ClassVar[str] = "CONFLICT"


class BooksOutOfBalance(PayFlowXError):
    """The book's sums are not those of the payments and refunds: somebody has changed one of them past this program."""


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
class Before:
    """The completed run before, with what it could see, and what the look for the payments of orphans could see.

    Both are none where nobody knows: it was a program of before, or the tables were copied from another server.
    """

    run: ReconciliationRun
    snapshot: Snapshot | None
    orphans: Snapshot | None


@dataclass(frozen=True, slots=True)
class Judging:
    """What a run goes by: the completed run before it, the deadlines, the terms, and how the bank is heard.

    `by_statement` says that it is heard through its statements only: then nothing is missing before they tell of the
    day by which it was due.
    """

    before: Before | None
    deadlines: Deadlines
    terms: list[UUID]
    by_statement: bool


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """The instant at which a run began, carried on by a clock that nobody can set back."""

    began_at: datetime
    began_seconds: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """The present instant."""
        return self.began_at + timedelta(seconds=time.monotonic() - self.began_seconds)


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
        # The bank that speaks stays the same while the run is at work.
        async with db.exclusive(RUN_LOCK, sharing=settlements.BANK_LOCK):
            by_statement, before = await settlements.hears_statements(), await last_with_snapshot()
            orphans = await _match_orphans(None if is_full else before, now) if by_statement else None
            await _close_dead_runs(now)
            started_at = await _start(now)
            # Terms that come after this look are not for this run: they make the next one a full one.
            terms = await db.fetch(judging_sql.ALL_TERMS)
            *_, rules_digest = judging_sql.rules_digests(terms, by_statement=by_statement)
            run = await ReconciliationRun.create(
                id=run_id,
                status=RunStatus.RUNNING,
                trigger=trigger,
                # By other rules, each verdict may be another one.
                is_full=is_full or (before is not None and before.run.rules_digest != rules_digest),
                rules_digest=rules_digest,
                actor=actor,
                window=str(deadlines.window),
                grace=str(deadlines.grace),
                as_of=now,
                started_at=started_at,
            )
            run.orphans_snapshot = orphans
            judging = Judging(before, deadlines, [row["id"] for row in terms], by_statement)
            return await _judge_or_fail(run, judging, Stopwatch(started_at))
    except db.LockBusy as error:
        raise RunInProgress(
            "A reconciliation run is in progress, or another bank is being chosen; try again when that is done."
        ) from error


async def last_with_snapshot() -> Before | None:
    """The completed run before, by the row that it has written itself: a copy of it tells of another server."""
    run = await last_completed_run()
    if run is None:
        return None
    seen = await db.fetch(judging_sql.SEEN, run.id)
    snapshots = [
        Snapshot(text, int(row["transaction"])) if text is not None else None
        for row in seen
        for text in (row["snapshot"], row["orphans_snapshot"])
    ]
    return Before(run, *(snapshots or (None, None)))


async def _match_orphans(before: Before | None, now: datetime) -> str | None:
    """What the look for their payments could see; what the one before could where it was left to the next."""
    since = None if before is None else before.orphans
    looked = (await matching.match_orphans(now=now, since=since)).snapshot or since
    return None if looked is None else looked.text


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


async def _judge_or_fail(run: ReconciliationRun, judging: Judging, watch: Stopwatch) -> ReconciliationRun:
    try:
        # Again where somebody has resolved a verdict meanwhile that the run gives anew.
        await db.retry_transient(lambda: _judge_whole(run, judging, watch))
    except BaseException as error:
        failure = f"{type(error).__name__}: {describe_error(error)}"[:500]
        await ReconciliationRun.filter(id=run.id, status=RunStatus.RUNNING).update(
            status=RunStatus.FAILED, finished_at=watch.now(), failure_reason=failure
        )
        raise
    # A run that changes nothing is the rule, every few minutes: no line for it where only what matters is logged.
    (logger.info if run.changed else logger.debug)(
        "reconciliation completed",
        run_id=to_typeid(Prefix.RUN, run.id),
        is_full=run.is_full,
        examined=run.examined,
        changed=run.changed,
    )
    return run


async def _judge_whole(run: ReconciliationRun, judging: Judging, watch: Stopwatch) -> None:
    async with db.transaction():
        # One snapshot for the whole run: no payment appears between the look at the calendar and the verdicts.
        await db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        snapshot = await Snapshot.take()
        await db.allow_long_statements(RUN_TIME_LIMIT)
        await _judge(run, judging)
        run.status, run.finished_at = RunStatus.COMPLETED, watch.now()
        run.snapshot, run.completed_in = snapshot.text, snapshot.transaction
        await run.save(update_fields=RESULT_FIELDS)


async def _judge(run: ReconciliationRun, judging: Judging) -> None:
    await sizes.learn("payments", "settlements", "reconciliation_book", "reconciliation_results")
    judged = {subject: await _judge_all(subject, run, judging) for subject in await _subjects()}
    run.examined = sum(row["examined"] for row in judged.values())
    run.changed = sum(row["changed"] for row in judged.values())
    if run.changed:
        await sizes.learn("reconciliation_book", "reconciliation_results")
    before = judging.before
    if run.is_full or before is None or before.snapshot is None:
        await _count(run)
        await _prove()
        return
    resolved = await _fetch(judging_sql.RESOLVED.format(resolution=before.snapshot.since("resolution.changed_in")))
    moves = {subject: json.loads(row["moves"]) for subject, row in judged.items()}
    for subject in Subject:
        moved = [*moves.get(subject, ()), *totals.about(subject, resolved)]
        totals.keep(run, subject, totals.moved(totals.kept(before.run, subject), moved))
    run.book_digest = (before.run.book_digest or Decimal()) + sum(row["digest"] for row in judged.values())


async def _subjects() -> list[Subject]:
    """What there is to judge: a book without refunds costs what it cost before there were any."""
    return list(Subject) if await _fetch(judging_sql.A_REFUND) else [Subject.PAYMENT]


async def _judge_all(subject: Subject, run: ReconciliationRun, judging: Judging) -> Any:
    candidates = _candidates(subject, run, judging.before)
    calendar = await _calendar(subject, candidates, judging.deadlines)
    [row] = await _fetch(
        judging_sql.judge(subject, candidates=candidates, terms=terms_relations.by_terms(judging.terms)),
        run.id,
        run.as_of,
        judging.deadlines.window.exact,
        judging.deadlines.grace.exact,
        *calendar,
        SYSTEM_RECONCILIATION,
        judging.by_statement,
    )
    return row


def _candidates(subject: Subject, run: ReconciliationRun, before: Before | None) -> str:
    """The payments or refunds to look at."""
    if run.is_full or before is None:
        return candidates_sql.EVERY[subject]
    if before.snapshot is None:
        return candidates_sql.UNDECIDED[subject]
    return candidates_sql.touched(subject, before.snapshot, judged_at=before.run.as_of, now=run.as_of)


async def _count(run: ReconciliationRun) -> None:
    """Counts the whole book, and carries on from nothing."""
    book = await _fetch(judging_sql.WHOLE_BOOK)
    run.book_digest = sum((total["digest"] for total in book), Decimal())
    unexplained = await _fetch(lists.UNEXPLAINED)
    for subject in Subject:
        counted = [totals.as_total(row) for row in totals.about(subject, book)]
        totals.keep(run, subject, totals.with_unexplained(counted, totals.about(subject, unexplained)))


async def _prove() -> None:
    """The book's sums are those of what it is about, per currency, in the run's own snapshot.

    Raises BooksOutOfBalance.
    """
    differing = [
        f"{row['currency']}: {row['paid_count']} {subject}s of {row['paid_minor']} minor units, "
        f"and {row['booked_count']} of {row['booked_minor']} in the book"
        for subject in Subject
        for row in await _fetch(judging_sql.imbalance(subject))
    ]
    if differing:
        raise BooksOutOfBalance("; ".join(differing))


async def _fetch(statement: str, *arguments: object) -> list[Any]:
    return await db.fetch(statement, *arguments, limit=RUN_TIME_LIMIT)


async def _calendar(
    subject: Subject, candidates: str, deadlines: Deadlines
) -> tuple[list[str], list[date], list[datetime], list[Any]]:
    """The deadlines in business days of each currency and day of payment or refund; empty where the window is exact."""
    window, grace = deadlines.window, deadlines.grace
    if not window.business_days:
        return [], [], [], []
    rows = await _fetch(judging_sql.DAYS.format(candidates=candidates, succeeded=judging_sql.SUCCEEDED[subject]))
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


async def last_run() -> ReconciliationRun | None:
    """The run that started last, whatever became of it."""
    return await ReconciliationRun.all().order_by("-started_at", "-id").first()


async def list_runs(*, principal: Principal, request: PageRequest) -> Page[ReconciliationRun]:
    """Runs, newest first. Raises NotAllowed: they tell of everybody's payments, so operators only."""
    principal.require(Role.OPERATOR)
    return await fetch_page(ReconciliationRun.all(), request, order_by="started_at")


async def last_completed_run(*, as_of: datetime | None = None) -> ReconciliationRun | None:
    """The last run that was completed; by an instant, where one is given."""
    runs = ReconciliationRun.filter(status=RunStatus.COMPLETED)
    if as_of is not None:
        runs = runs.filter(finished_at__lte=as_of)
    return await runs.order_by("-started_at", "-id").first()
