"""What a run says of a payment: each rule, the deadlines to the microsecond, and how a verdict is kept."""

import asyncio
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from payflowx.core import db
from payflowx.core.clock import Span
from payflowx.core.ids import ResultId, RunId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.events.models import Event
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation import matching
from payflowx.reconciliation.models import BookEntry, ReconciliationRun, RunTrigger
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationStatus as Status
from payflowx.reconciliation.service import runs, verdicts
from tests.factories import (
    NOW,
    initiate,
    instruction,
    pay,
    reconcile,
    seconds,
    settle,
    settlement_of,
)
from tests.reconciliation.books import (
    EXACT,
    NEVER_PAID,
    OTHER_CURRENCY,
    OVER,
    REJECTED,
    UNDER,
    assert_balanced,
    current,
    explanation,
    history_of,
    pay_every_amount,
    pay_major,
    verdict_on,
)
from tests.tables import contents

MICROSECOND = timedelta(microseconds=1)
DUE_AT, MISSING_AT = NOW + seconds(10), NOW + seconds(15)  # by the factories' DEADLINES


@dataclass(frozen=True, slots=True)
class Case:
    """A payment of so many major units, judged at an instant."""

    major: int
    at: datetime
    reason: Reason
    status: Status
    explanation: str
    settled: Money | None = None


CASES = (
    Case(
        EXACT,
        DUE_AT,
        Reason.EXACT,
        Status.MATCHED,
        "The bank settled 10.00 USD, exactly what was paid.",
        Money(10_00, "USD"),
    ),
    Case(
        UNDER,
        DUE_AT,
        Reason.AMOUNT_UNDER,
        Status.MISMATCHED,
        "The bank settled 998.00 USD, 1.00 USD less than what was paid. "
        "It would match with 999.00 USD, or with a tolerance of 1.00 USD or more.",
        Money(998_00, "USD"),
    ),
    Case(
        OVER,
        DUE_AT,
        Reason.AMOUNT_OVER,
        Status.MISMATCHED,
        "The bank settled 999.00 USD, 1.00 USD more than what was paid. "
        "It would match with 998.00 USD, or with a tolerance of 1.00 USD or more.",
        Money(999_00, "USD"),
    ),
    Case(
        OTHER_CURRENCY,
        DUE_AT,
        Reason.CURRENCY_MISMATCH,
        Status.MISMATCHED,
        "The bank settled 997.00 EUR, in another currency than the 997.00 USD that was paid. "
        "It would match with 997.00 USD.",
        Money(997_00, "EUR"),
    ),
    Case(
        REJECTED,
        NOW + seconds(3),
        Reason.SETTLEMENT_FAILED,
        Status.MISSING_SETTLEMENT,
        "The bank's settlement of 996.00 USD failed: no money arrived, and a failed settlement is final. "
        "It has to be put right with the bank.",
    ),
    Case(
        NEVER_PAID,
        NOW + seconds(3),
        Reason.NOT_DUE,
        Status.SETTLEMENT_PENDING,
        "The bank has until 2026-11-20 12:00:10 UTC to settle 995.00 USD.",
    ),
    Case(
        NEVER_PAID,
        DUE_AT,
        Reason.OVERDUE,
        Status.SETTLEMENT_PENDING,
        "The settlement of 995.00 USD was due by 2026-11-20 12:00:10 UTC; "
        "it counts as missing from 2026-11-20 12:00:15 UTC on.",
    ),
    Case(
        NEVER_PAID,
        MISSING_AT,
        Reason.NOT_SETTLED,
        Status.MISSING_SETTLEMENT,
        "The bank has not settled 995.00 USD: it was due by 2026-11-20 12:00:10 UTC, "
        "and the grace period ended at 2026-11-20 12:00:15 UTC. A settlement of 995.00 USD would match.",
    ),
)


def test_every_rule_is_covered_here() -> None:
    elsewhere = {
        (Reason.WITHIN_TOLERANCE, Status.MATCHED),
        (Reason.FEED_LATE, Status.SETTLEMENT_PENDING),
        (Reason.RETURNED, Status.MISMATCHED),
    }

    rules = {(rule.reason, rule.status) for rule in matching.RULES}
    assert {(case.reason, case.status) for case in CASES} | elsewhere == rules


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.reason)
async def test_rule_decides_on_status_reason_figures_and_words(user: Principal, merchant: Merchant, case: Case) -> None:
    payment = await pay_major(user, merchant, case.major)
    await settle(now=NOW + seconds(2))

    run = await reconcile(now=case.at)

    row = (await current())[payment.id]
    assert (row.status, row.reason) == (case.status, case.reason)
    assert (row.expected, row.actual) == (payment.money, case.settled)
    same_currency = case.settled if case.settled and case.settled.currency == "USD" else None
    paid_less = same_currency and Money(same_currency.amount_minor - payment.amount_minor, "USD")
    assert row.difference == paid_less
    assert (row.due_at, row.missing_at) == (DUE_AT, MISSING_AT)
    assert (row.run_id, row.created_at) == (run.id, case.at)
    assert explanation(row) == case.explanation
    await assert_balanced(run)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.reason)
async def test_verdict_has_one_event_with_its_figures(user: Principal, merchant: Merchant, case: Case) -> None:
    payment = await pay_major(user, merchant, case.major)
    await settle(now=NOW + seconds(2))

    await reconcile(now=case.at)

    row = (await current())[payment.id]
    event = (await events.trails(subject_ids=[payment.id]))[-1]
    assert await Event.filter(type__startswith="reconciliation.").count() == 1
    assert (event.type, event.actor) == (f"reconciliation.{case.status.lower()}", "system:reconciliation")
    assert (event.change_id, event.occurred_at) == (row.id, case.at)
    assert event.data == {
        "reason": case.reason,
        "expected_minor": row.expected_minor,
        "expected_currency": "USD",
        "actual_minor": row.actual_minor,
        "actual_currency": row.actual_currency,
        "difference_minor": row.difference_minor,
    }


@pytest.mark.parametrize("major", [EXACT, UNDER, OTHER_CURRENCY, REJECTED, NEVER_PAID])
async def test_verdict_names_the_settlement_that_it_rests_on(user: Principal, merchant: Merchant, major: int) -> None:
    payment = await pay_major(user, merchant, major)
    await settle(now=NOW + seconds(2))
    settlement = await settlement_of(payment)

    await reconcile(now=NOW + seconds(3))

    assert (await verdict_on(payment)).settlement_id == (settlement.id if settlement else None)


async def test_pending_settlement_decides_nothing(user: Principal, merchant: Merchant) -> None:
    payment = await pay_major(user, merchant, EXACT)
    await settle(now=NOW)

    await reconcile(now=NOW + seconds(1))

    verdict = await verdict_on(payment)
    assert (verdict.reason, verdict.settlement_id, verdict.actual) == (Reason.NOT_DUE, None, None)


async def test_payments_that_were_not_taken_get_no_verdict(user: Principal, merchant: Merchant) -> None:
    await pay(user, instruction(merchant, payment_method="pm_declined"))
    await pay(user, instruction(merchant, payment_method="pm_error"))
    await initiate(user, instruction(merchant))

    run = await reconcile(now=NOW + seconds(60))

    assert (run.examined, run.changed, run.totals) == (0, 0, [])
    assert await BookEntry.all().count() == 0


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (NOW, Reason.NOT_DUE),
        (DUE_AT - MICROSECOND, Reason.NOT_DUE),
        (DUE_AT, Reason.OVERDUE),
        (MISSING_AT - MICROSECOND, Reason.OVERDUE),
        (MISSING_AT, Reason.NOT_SETTLED),
    ],
)
async def test_exact_deadlines_hold_to_the_microsecond(
    user: Principal, merchant: Merchant, at: datetime, reason: Reason
) -> None:
    payment = await pay_major(user, merchant, NEVER_PAID)

    await reconcile(now=at)

    assert (await verdict_on(payment)).reason is reason


# Good Friday 2026 is 3 April: TARGET closes on it and on Easter Monday, and the United States on neither.
THURSDAY = datetime(2026, 4, 2, 9, tzinfo=UTC)
DEADLINES = {
    ("EUR", "2bd", "1bd"): (datetime(2026, 4, 9, tzinfo=UTC), datetime(2026, 4, 10, tzinfo=UTC)),
    ("USD", "2bd", "1bd"): (datetime(2026, 4, 7, tzinfo=UTC), datetime(2026, 4, 8, tzinfo=UTC)),
    ("EUR", "1bd", "P1DT12H"): (datetime(2026, 4, 8, tzinfo=UTC), datetime(2026, 4, 9, 12, tzinfo=UTC)),
    ("USD", "1bd", "PT0S"): (datetime(2026, 4, 4, tzinfo=UTC), datetime(2026, 4, 4, tzinfo=UTC)),
    ("EUR", "PT36H", "P3D"): (datetime(2026, 4, 3, 21, tzinfo=UTC), datetime(2026, 4, 6, 21, tzinfo=UTC)),
    ("JPY", "PT0S", "PT0S"): (THURSDAY, THURSDAY),
}


async def judge_by(window: str, grace: str, now: datetime) -> ReconciliationRun:
    """A run with deadlines of its own."""
    return await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=runs.Deadlines(window=Span.parse(window), grace=Span.parse(grace)),
        trigger=RunTrigger.SCHEDULE,
        now=now,
    )


@pytest.mark.parametrize(("rule", "instants"), DEADLINES.items(), ids=lambda value: "-".join(map(str, value)))
async def test_deadlines_follow_the_calendar_of_the_currency(
    user: Principal, merchant: Merchant, rule: tuple[str, str, str], instants: tuple[datetime, datetime]
) -> None:
    (currency, window, grace), (due_at, missing_at) = rule, instants
    payment = await pay_major(user, merchant, NEVER_PAID, currency=currency, now=THURSDAY)
    moments = [(due_at - MICROSECOND, Reason.NOT_DUE), (missing_at, Reason.NOT_SETTLED)]
    if due_at < missing_at:
        moments[1:1] = [(due_at, Reason.OVERDUE), (missing_at - MICROSECOND, Reason.OVERDUE)]

    for now, reason in moments:
        await judge_by(window, grace, now)
        verdict = await verdict_on(payment)
        assert (verdict.reason, verdict.due_at, verdict.missing_at) == (reason, due_at, missing_at)


async def test_deadlines_of_a_payment_are_those_of_the_run_that_saw_it_first(
    user: Principal, merchant: Merchant
) -> None:
    early = await pay_major(user, merchant, NEVER_PAID)
    await judge_by("PT10S", "PT5S", NOW)
    late = await pay_major(user, merchant, NEVER_PAID)

    await judge_by("PT1S", "PT1S", NOW + seconds(5))

    verdict = await verdict_on(early)
    assert (verdict.reason, verdict.due_at, verdict.missing_at) == (Reason.NOT_DUE, DUE_AT, MISSING_AT)
    assert (await verdict_on(late)).reason is Reason.NOT_SETTLED


async def test_payment_that_arrives_while_a_run_reads_its_calendar_is_never_called_missing(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pay_major(user, merchant, NEVER_PAID, currency="USD")
    fetch, outside = db.fetch, copy_context()
    late: list[Payment] = []

    async def fetch_and_pay(statement: str, *arguments: object, limit: timedelta | None = None) -> list[object]:
        rows = await fetch(statement, *arguments, limit=limit)
        if "DISTINCT currency" in statement and not late:
            payment = pay_major(user, merchant, NEVER_PAID, currency="EUR")
            late.append(await asyncio.create_task(payment, context=outside))  # beside the run's transaction, not in it
        return list(rows)

    monkeypatch.setattr(db, "fetch", fetch_and_pay)
    await judge_by("2bd", "1bd", NOW + seconds(1))
    await judge_by("2bd", "1bd", NOW + seconds(2))

    assert [row.reason for row in await history_of(late[0])] == [Reason.NOT_DUE]


async def test_verdicts_tell_the_whole_story_of_a_late_settlement(user: Principal, merchant: Merchant) -> None:
    payment = await pay_major(user, merchant, EXACT)
    for now in (NOW, NOW + seconds(5), DUE_AT, MISSING_AT):
        await reconcile(now=now)
    await settle(now=NOW + seconds(3600))

    run = await reconcile(now=NOW + seconds(3601))

    story = await history_of(payment)
    assert [row.reason for row in story] == [Reason.NOT_DUE, Reason.OVERDUE, Reason.NOT_SETTLED, Reason.EXACT]
    assert (await current())[payment.id] == story[-1]
    assert await verdicts.find_current(result_ids=[ResultId(row.id) for row in story]) == {story[-1].id}
    trail = [event for event in await events.trails(subject_ids=[payment.id]) if "reconciliation" in event.type]
    assert [event.change_id for event in trail] == [row.id for row in story]
    assert [event.type for event in trail[-2:]] == ["reconciliation.missing_settlement", "reconciliation.matched"]
    await assert_balanced(run)


@pytest.mark.parametrize("is_full", [False, True])
async def test_running_again_changes_nothing(user: Principal, merchant: Merchant, is_full: bool) -> None:
    await pay_every_amount(user, merchant)
    await settle(now=NOW + seconds(2))
    first = await reconcile(now=MISSING_AT)
    before = await contents("reconciliation_results", "reconciliation_book", "events")

    for now in (MISSING_AT, NOW + seconds(3600)):
        again = await reconcile(now=now, is_full=is_full)
        assert (again.changed, again.totals) == (0, first.totals)

    assert await contents("reconciliation_results", "reconciliation_book", "events") == before


async def test_reconciling_changes_no_payment_and_no_settlement(user: Principal, merchant: Merchant) -> None:
    await pay_every_amount(user, merchant)
    await settle(now=NOW + seconds(1))
    untouched = ("payments", "settlements", "merchants", "users")
    before = await contents(*untouched)

    await reconcile(now=NOW + seconds(1))
    await reconcile(now=NOW + seconds(3600), is_full=True)

    assert await contents(*untouched) == before
