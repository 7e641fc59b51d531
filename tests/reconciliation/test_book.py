"""The book as a whole: its sums are conserved, and an incremental run says the same as a full one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, assert_never
from uuid import UUID

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from payflowx.core import clock
from payflowx.core.clock import Span
from payflowx.core.ids import RunId, new_uuid
from payflowx.core.principal import Principal, Role
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.reconciliation import service, totals
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationRun, RunTrigger
from payflowx.reconciliation.service import Deadlines
from payflowx.settlements.models import Settlement, SettlementStatus
from tests.conftest import Wiper
from tests.factories import NOW, make_merchant, make_user, seconds, settle
from tests.reconciliation.books import EVERY_AMOUNT, Verdict, assert_balanced, pay_major, verdicts
from tests.tables import past_triggers

CURRENCIES: Final = ("JPY", "USD", "EUR", "KWD")
SPANS: Final = (
    (Deadlines(Span.parse("PT10S"), Span.parse("PT5S")), seconds(1)),
    (Deadlines(Span.parse("PT0S"), Span.parse("PT0S")), seconds(1)),
    (Deadlines(Span.parse("2bd"), Span.parse("1bd")), timedelta(hours=9)),
    (Deadlines(Span.parse("1bd"), Span.parse("PT20H")), timedelta(hours=9)),
)


@dataclass(frozen=True, slots=True)
class Pay:
    """A payment at a tick of the clock."""

    major: int
    currency: str
    tick: int


@dataclass(frozen=True, slots=True)
class Settle:
    """The bank works at a tick, with a delay of so many ticks."""

    delay: int
    tick: int


@dataclass(frozen=True, slots=True)
class Reconcile:
    """A run at a tick, which may lie before the tick of the run before."""

    tick: int


Step = Pay | Settle | Reconcile
TICKS: Final = st.integers(0, 30)
PAYS: Final = st.builds(Pay, st.sampled_from(EVERY_AMOUNT), st.sampled_from(CURRENCIES), TICKS)
STEPS: Final = st.one_of(PAYS, PAYS, st.builds(Settle, st.integers(0, 20), TICKS), st.builds(Reconcile, TICKS))


@dataclass(frozen=True, slots=True)
class Story:
    """A shop whose clock ticks, and the deadlines that its book is judged by."""

    user: Principal
    merchant: Merchant
    deadlines: Deadlines
    tick: timedelta

    def at(self, tick: int) -> datetime:
        """The instant of a tick."""
        return NOW + tick * self.tick

    async def live(self, steps: Sequence[Step]) -> None:
        """Takes the steps; after each run the totals must be those of the verdicts and of the payments."""
        for step in steps:
            match step:
                case Pay(major, currency, tick):
                    await pay_major(self.user, self.merchant, major, currency=currency, now=self.at(tick))
                case Settle(delay, tick):
                    await settle(now=self.at(tick), delay=Span(exact=delay * self.tick))
                case Reconcile(tick):
                    await assert_balanced(await self.reconcile(tick))
                case _:
                    assert_never(step)

    async def reconcile(self, tick: int, *, is_full: bool = False) -> ReconciliationRun:
        """A run at a tick."""
        return await service.run_reconciliation(
            principal=None,
            run_id=RunId(new_uuid()),
            deadlines=self.deadlines,
            trigger=RunTrigger.SCHEDULE,
            now=self.at(tick),
            is_full=is_full,
        )


async def begin(wiper: Wiper, deadlines: Deadlines, tick: timedelta) -> Story:
    """A story on an empty database."""
    await wiper.wipe()
    admin = await make_user(Role.ADMIN)
    return Story(admin, await make_merchant(admin), deadlines, tick)


def expected_reason(payment: Payment, settlement: Settlement | None, deadlines: Deadlines, now: datetime) -> Reason:
    """The rules once more, in Python."""
    match settlement.status if settlement else SettlementStatus.PENDING:
        case SettlementStatus.FAILED:
            return Reason.SETTLEMENT_FAILED
        case SettlementStatus.SETTLED:
            assert settlement
            if settlement.currency != payment.currency:
                return Reason.CURRENCY_MISMATCH
            if settlement.amount_minor == payment.amount_minor:
                return Reason.EXACT
            return Reason.AMOUNT_UNDER if settlement.amount_minor < payment.amount_minor else Reason.AMOUNT_OVER
        case SettlementStatus.PENDING:
            assert payment.completed_at
            due_at = later(payment.completed_at, deadlines.window, payment.currency)
            last_day = due_at - timedelta(microseconds=1)  # a window in business days ends at midnight
            grace_begins_at = last_day if deadlines.grace.business_days else due_at
            missing_at = later(grace_begins_at, deadlines.grace, payment.currency)
            if now < due_at:
                return Reason.NOT_DUE
            return Reason.OVERDUE if now < missing_at else Reason.NOT_SETTLED


def later(start: datetime, span: Span, currency: str) -> datetime:
    """The end of a span that begins at an instant."""
    if not span.business_days:
        return start + span.exact
    return clock.end_of_day(clock.business_days_after(start.date(), span.business_days, currency))


async def expected_reasons(deadlines: Deadlines, now: datetime) -> dict[UUID, Reason]:
    """What the rules say of each payment that was taken."""
    settlements = {settlement.payment_id: settlement for settlement in await Settlement.all()}
    return {
        payment.id: expected_reason(payment, settlements.get(payment.id), deadlines, now)
        for payment in await Payment.filter(status=PaymentStatus.SUCCESS)
    }


@given(steps=st.lists(STEPS, max_size=14), last=TICKS, span=st.sampled_from(SPANS))
@example(
    steps=[Pay(10, "USD", 0), Reconcile(9), Pay(10, "USD", 0), Reconcile(3), Pay(10, "USD", 0)], last=6, span=SPANS[0]
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_history_of_incremental_runs_says_the_same_as_one_full_run(
    database: str,
    owner_url: str,
    wiper: Wiper,
    steps: list[Step],
    last: int,
    span: tuple[Deadlines, timedelta],
) -> None:
    story = await begin(wiper, *span)
    await story.live([*steps, Reconcile(last)])

    incremental = await verdicts()
    reasons = {payment_id: verdict.reason for payment_id, verdict in incremental.items()}
    assert reasons == await expected_reasons(story.deadlines, story.at(last))

    again = await story.reconcile(last, is_full=True)
    assert (again.examined, again.changed) == (len(incremental), 0)
    await assert_balanced(again)

    await forget_reconciliation(owner_url)
    await assert_balanced(await story.reconcile(last, is_full=True))
    assert await verdicts() == incremental


async def test_sums_of_a_book_with_every_amount_in_every_currency_are_conserved(
    database: str, user: Principal, merchant: Merchant
) -> None:
    for currency in CURRENCIES:
        for major in EVERY_AMOUNT:
            await pay_major(user, merchant, major, currency=currency)
    story = Story(user, merchant, *SPANS[0])

    runs = []
    for tick in (0, 1, 2, 10, 15, 20):
        await settle(now=story.at(tick))
        runs.append(await story.reconcile(tick))
        await assert_balanced(runs[-1])

    statuses = {(total.status.value, total.expected.currency): total.count for total in totals.totals_of(run=runs[-1])}
    per_currency = {"MATCHED": 1, "MISMATCHED": 3, "MISSING_SETTLEMENT": 2}
    assert statuses == {(status, currency): count for status, count in per_currency.items() for currency in CURRENCIES}


async def test_verdicts_do_not_depend_on_the_order_in_which_payments_come(database: str, wiper: Wiper) -> None:
    pays = [Pay(major, currency, tick) for tick, major in enumerate(EVERY_AMOUNT) for currency in ("USD", "JPY")]
    orders: list[Callable[[list[Pay]], list[Pay]]] = [
        list,
        lambda steps: steps[::-1],
        lambda steps: steps[::2] + steps[1::2],
    ]
    books = []
    for order in orders:
        story = await begin(wiper, *SPANS[0])
        await story.live([*order(pays), Settle(2, 6), Reconcile(12)])
        books.append(sorted(map(facts, (await verdicts()).values()), key=str))

    assert books[0] == books[1] == books[2]
    assert len(books[0]) == len(pays)


def facts(verdict: Verdict) -> tuple[object, ...]:
    """A verdict without ids."""
    return (verdict.status, verdict.reason, verdict.expected, verdict.actual, verdict.difference, verdict.due_at)


async def forget_reconciliation(owner_url: str) -> None:
    """An empty book, as if no run had ever been; payments and settlements stay."""
    for table in ("reconciliation_book", "reconciliation_results", "reconciliation_runs"):
        await past_triggers(owner_url, table, f"DELETE FROM {table}")
