"""The book as a whole: its sums are conserved, and an incremental run says the same as a full one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
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
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationRun, RunTrigger
from payflowx.reconciliation.service import runs as runs_service
from payflowx.reconciliation.service import verification
from payflowx.reconciliation.service.runs import Deadlines
from payflowx.settlements.models import Settlement, SettlementStatus
from tests.conftest import Wiper
from tests.factories import NOW, make_merchant, make_user, seconds, settle
from tests.reconciliation.books import EVERY_AMOUNT, Verdict, assert_balanced, pay_major, verdicts
from tests.reconciliation.test_terms import agree, agreement
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


@dataclass(frozen=True, slots=True)
class Agree:
    """Terms for payments since a tick: a fee and a tolerance in basis points."""

    fee: int
    tolerance: int
    tick: int


Step = Pay | Settle | Reconcile | Agree
TICKS: Final = st.integers(0, 30)
PAYS: Final = st.builds(Pay, st.sampled_from(EVERY_AMOUNT), st.sampled_from(CURRENCIES), TICKS)
# The bank pays one of 999 too little: a fee of 10 basis points says the same, and a tolerance of 11 lets it pass.
AGREES: Final = st.builds(Agree, st.sampled_from((0, 10, 200)), st.sampled_from((0, 10, 11, 300)), TICKS)
STEPS: Final = st.one_of(PAYS, PAYS, st.builds(Settle, st.integers(0, 20), TICKS), st.builds(Reconcile, TICKS), AGREES)


@dataclass(frozen=True, slots=True)
class Story:
    """A shop whose clock ticks, and the deadlines that its book is judged by."""

    user: Principal
    merchant: Merchant
    deadlines: Deadlines
    tick: timedelta
    terms: list[Agree] = field(default_factory=list)

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
                case Agree(fee, tolerance, tick):
                    made = agreement(currency=None, fee=(fee, 0), tolerance=(tolerance, 0), since=self.at(tick))
                    await agree(self.user, made)
                    self.terms.append(step)
                case _:
                    assert_never(step)

    async def reconcile(self, tick: int, *, is_full: bool = False) -> ReconciliationRun:
        """A run at a tick."""
        return await runs_service.run_reconciliation(
            principal=None,
            run_id=RunId(new_uuid()),
            deadlines=self.deadlines,
            trigger=RunTrigger.SCHEDULE,
            now=self.at(tick),
            is_full=is_full,
        )

    def terms_of(self, payment: Payment) -> tuple[int, int]:
        """The fee and the tolerance that are agreed for a payment, in minor units."""
        assert payment.completed_at
        held = [made for made in self.terms if self.at(made.tick) <= payment.completed_at]
        if not held:
            return 0, 0
        last = max(reversed(held), key=lambda made: made.tick)
        return (payment.amount_minor * last.fee + 5000) // 10000, payment.amount_minor * last.tolerance // 10000


async def begin(wiper: Wiper, deadlines: Deadlines, tick: timedelta) -> Story:
    """A story on an empty database."""
    await wiper.wipe()
    admin = await make_user(Role.ADMIN)
    return Story(admin, await make_merchant(admin), deadlines, tick)


def expected_reason(
    payment: Payment, settlement: Settlement | None, terms: tuple[int, int], deadlines: Deadlines, now: datetime
) -> Reason:
    """The rules once more, in Python."""
    match settlement.status if settlement else SettlementStatus.PENDING:
        case SettlementStatus.FAILED:
            return Reason.SETTLEMENT_FAILED
        case SettlementStatus.SETTLED:
            assert settlement
            if settlement.currency != payment.currency:
                return Reason.CURRENCY_MISMATCH
            fee, tolerance = terms
            gap = settlement.amount_minor - (payment.amount_minor - fee)
            if abs(gap) <= tolerance:
                return Reason.WITHIN_TOLERANCE if gap else Reason.EXACT
            return Reason.AMOUNT_UNDER if gap < 0 else Reason.AMOUNT_OVER
        case SettlementStatus.PENDING | SettlementStatus.WITHDRAWN:
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


async def expected_verdicts(story: Story, now: datetime) -> dict[UUID, tuple[Reason, int, int]]:
    """What the rules and the terms say of each payment that was taken: the reason, the fee and the tolerance."""
    settlements = {settlement.payment_id: settlement for settlement in await Settlement.all()}
    expected = {}
    for payment in await Payment.filter(status=PaymentStatus.SUCCESS):
        terms = story.terms_of(payment)
        reason = expected_reason(payment, settlements.get(payment.id), terms, story.deadlines, now)
        expected[payment.id] = (reason, *terms)
    return expected


@given(steps=st.lists(STEPS, max_size=14), last=TICKS, span=st.sampled_from(SPANS))
@example(
    steps=[Pay(10, "USD", 0), Reconcile(9), Pay(10, "USD", 0), Reconcile(3), Pay(10, "USD", 0)], last=6, span=SPANS[0]
)
@example(steps=[Pay(999, "USD", 0), Settle(0, 1), Reconcile(2), Agree(0, 10, 0)], last=3, span=SPANS[0])
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
    assert {
        payment_id: (verdict.reason, verdict.fee.amount_minor, verdict.tolerance.amount_minor)
        for payment_id, verdict in incremental.items()
    } == await expected_verdicts(story, story.at(last))
    run = await runs_service.last_run()
    assert run

    again = await story.reconcile(last, is_full=True)
    assert (again.examined, again.changed, again.book_digest) == (len(incremental), 0, run.book_digest)
    await assert_balanced(again)
    for each in await ReconciliationRun.all():
        verified = await verification.verify_run(run_id=RunId(each.id))
        assert (verified.findings, verified.is_judged_anew) == ([], True)

    await forget_reconciliation(owner_url)
    fresh = await story.reconcile(last, is_full=True)
    await assert_balanced(fresh)
    assert (await verdicts(), fresh.book_digest) == (incremental, run.book_digest)


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

    last = totals.totals_of(runs[-1].totals)
    statuses = {(total.status.value, total.expected.currency): total.count for total in last}
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
