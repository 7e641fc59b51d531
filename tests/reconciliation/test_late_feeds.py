"""Nothing is missing before a statement tells of the day by which it was due: the feed is late instead."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from payflowx.core.clock import Span
from payflowx.core.ids import RunId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationRun, RunTrigger
from payflowx.reconciliation.models import ReconciliationStatus as Status
from payflowx.reconciliation.service import book, runs
from payflowx.settlements.models import Bank, Settlement, SettlementStatus
from tests.bank_statements.files import bring, camt, credit, credit_for, notification, statement
from tests.factories import NOW, instruction, let_speak, pay, settle, settlement_of
from tests.reconciliation.books import assert_balanced, verdict_on

DEADLINES = runs.Deadlines(Span.parse("2bd"), Span.parse("1bd"))
TUESDAY = date(2026, 11, 24)  # two business days after NOW, a Friday: by its end the payment is due


@pytest.fixture(autouse=True)
async def by_statement(database: str) -> None:
    """Statements settle the payments of the book."""
    await let_speak(Bank.STATEMENTS)


async def judge(days: float = 10) -> ReconciliationRun:
    """A run so many days after the payments, in an installation that hears the bank through statements."""
    return await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=DEADLINES,
        trigger=RunTrigger.SCHEDULE,
        now=NOW + timedelta(days=days),
    )


async def test_feed_is_late_until_a_statement_reaches_the_due_day(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    other = credit(Money(1, "USD"), name="NOBODY-1")

    run = await judge()
    assert (await verdict_on(payment)).reason is Reason.FEED_LATE
    assert (await verdict_on(payment)).status is Status.SETTLEMENT_PENDING
    [late] = await book.late_feeds()
    assert (late.last_date, late.count, late.expected) == (None, 1, payment.money)
    await assert_balanced(run)

    await bring(operator, camt(statement([other], day=TUESDAY - timedelta(days=1))))
    await judge(11)
    assert (await verdict_on(payment)).reason is Reason.FEED_LATE
    [late] = await book.late_feeds()
    assert late.last_date == TUESDAY - timedelta(days=1)

    await bring(operator, camt(statement([other], day=TUESDAY, opening=1)))
    await judge(12)
    assert (await verdict_on(payment)).reason is Reason.NOT_SETTLED
    assert await book.late_feeds() == []


CENT = statement([credit(Money(1, "USD"), name="NOBODY-1"), credit(Money(1, "USD"), name="NOBODY-2")], day=TUESDAY)
CUT_OFF = camt(CENT)[: camt(CENT).rindex(b"<Ntry>") + 30]
CONTRADICTION = camt(replace(CENT, closing_minor=3))


@pytest.mark.parametrize(
    "file", [CUT_OFF, CONTRADICTION, notification(CENT)], ids=["cut off", "balances differ", "notification"]
)
async def test_what_is_no_whole_statement_does_not_tell_that_nothing_came(
    user: Principal, operator: Principal, merchant: Merchant, file: bytes
) -> None:
    payment = await pay(user, instruction(merchant))

    await bring(operator, file)
    await judge()

    assert (await verdict_on(payment)).reason is Reason.FEED_LATE


async def test_statement_of_days_to_come_tells_of_today_at_the_most(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))

    done = await bring(operator, camt(replace(CENT, day=date(2062, 11, 24))), now=NOW)
    await judge()

    assert (await verdict_on(payment)).reason is Reason.FEED_LATE
    assert done.statements[0].problems == ["It tells of days up to 2062-11-24, which has not come yet."]


async def test_statement_without_balances_is_heard(user: Principal, operator: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))

    done = await bring(operator, re.sub(rb"<Bal>.*</Bal>", b"", camt(CENT), flags=re.DOTALL))
    await judge()

    assert done.statements[0].is_continuous is None
    assert (await verdict_on(payment)).reason is Reason.NOT_SETTLED


@pytest.mark.parametrize(
    ("imported", "reason"),
    [(TUESDAY - timedelta(days=2), Reason.FEED_LATE), (TUESDAY - timedelta(days=1), Reason.NOT_SETTLED)],
)
async def test_statement_that_comes_early_tells_of_a_day_that_has_begun_somewhere(
    user: Principal, operator: Principal, merchant: Merchant, imported: date, reason: Reason
) -> None:
    payment = await pay(user, instruction(merchant))

    await bring(operator, camt(CENT), now=datetime.combine(imported, time.max, UTC))
    await judge()

    assert (await verdict_on(payment)).reason is reason


async def test_feed_of_another_currency_says_nothing(user: Principal, operator: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))
    await bring(operator, camt(statement([credit(Money(1, "EUR"))], day=TUESDAY)))

    await judge()

    assert (await verdict_on(payment)).reason is Reason.FEED_LATE


async def test_payment_that_is_not_due_or_just_overdue_is_so_whatever_the_feed_says(
    user: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))

    await judge(1)
    assert (await verdict_on(payment)).reason is Reason.NOT_DUE
    await judge(4.6)  # Wednesday
    assert (await verdict_on(payment)).reason is Reason.OVERDUE


async def test_run_tries_orphans_again_before_it_judges(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await bring(operator, camt(statement([credit(Money(10_00, "USD"), name="ORDER-3")], day=TUESDAY)))
    payment = await pay(user, instruction(merchant, reference="ORDER-3"))

    await judge()

    assert (await verdict_on(payment)).reason is Reason.EXACT


async def test_late_settlement_of_a_missing_payment_still_matches(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await bring(operator, camt(statement([credit(Money(1, "USD"))], day=TUESDAY)))
    await judge()
    assert (await verdict_on(payment)).reason is Reason.NOT_SETTLED

    await bring(operator, camt(statement([credit_for(payment)], day=TUESDAY + timedelta(days=9), number=2)))
    await judge(12)

    assert (await verdict_on(payment)).reason is Reason.EXACT


async def test_promise_that_was_withdrawn_is_no_word_of_the_bank(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    settled, awaited = [await pay(user, instruction(merchant)) for _ in range(2)]
    await settle(now=NOW)

    await bring(operator, camt(statement([credit_for(settled)])))
    run = await judge()

    assert await Settlement.filter(status=SettlementStatus.WITHDRAWN).count() == 2
    settlement = await settlement_of(settled)
    assert settlement is not None
    found = [await verdict_on(payment) for payment in (settled, awaited)]
    assert [(verdict.reason, verdict.settlement_id) for verdict in found] == [
        (Reason.EXACT, settlement.id),
        (Reason.FEED_LATE, None),
    ]
    await assert_balanced(run)
