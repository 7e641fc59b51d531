"""Books of payments and their verdicts, and the sums that they must keep."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from payflowx.core.money import Money, minor_per_major
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.reconciliation.graphql import verdicts as verdicts_graphql
from payflowx.reconciliation.models import (
    BookEntry,
    ReconciliationReason,
    ReconciliationResult,
    ReconciliationRun,
    ReconciliationStatus,
    Resolution,
    Subject,
)
from payflowx.reconciliation.totals import BookTotal, totals_of
from payflowx.refunds.models import Refund, RefundStatus
from tests.factories import NOW, instruction, pay

EXACT: Final = 10
UNDER: Final = 999
OVER: Final = 998
OTHER_CURRENCY: Final = 997
REJECTED: Final = 996
NEVER_PAID: Final = 995
EVERY_AMOUNT: Final = (EXACT, UNDER, OVER, OTHER_CURRENCY, REJECTED, NEVER_PAID)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run says of a payment, without what differs from one run to another."""

    status: ReconciliationStatus
    reason: ReconciliationReason
    settlement_id: UUID | None
    expected: Money
    actual: Money | None
    difference: Money | None
    fee: Money
    tolerance: Money
    returned: Money | None
    returned_apart: str | None
    due_at: datetime
    missing_at: datetime

    @classmethod
    def of(cls, row: ReconciliationResult) -> "Verdict":
        """The verdict in a row."""
        return cls(
            row.status,
            row.reason,
            row.settlement_id,
            row.expected,
            row.actual,
            row.difference,
            row.fee,
            row.tolerance,
            row.returned,
            row.returned_apart,
            row.due_at,
            row.missing_at,
        )


async def pay_major(
    user: Principal, merchant: Merchant, major: int, *, currency: str = "USD", now: datetime = NOW
) -> Payment:
    """A payment of so many major units: what the simulated bank will do with it is known from them."""
    amount = Money(major * minor_per_major(currency), currency)
    return await pay(user, instruction(merchant, amount=amount), now=now)


async def pay_every_amount(user: Principal, merchant: Merchant, *, currency: str = "USD") -> dict[int, Payment]:
    """One payment for each thing that the simulated bank does, by its amount of major units."""
    return {major: await pay_major(user, merchant, major, currency=currency) for major in EVERY_AMOUNT}


async def current() -> dict[UUID, ReconciliationResult]:
    """The row of the current verdict of each payment and refund that has one."""
    entries = await BookEntry.all().prefetch_related("result")
    return {entry.refund_id or entry.payment_id: await entry.result for entry in entries}


async def verdicts() -> dict[UUID, Verdict]:
    """The current verdict of each payment and refund that has one."""
    return {key: Verdict.of(row) for key, row in (await current()).items()}


async def verdict_on(payment: Payment) -> Verdict:
    """The current verdict on a payment."""
    return (await verdicts())[payment.id]


async def history_of(payment: Payment) -> list[ReconciliationResult]:
    """Every verdict on a payment, oldest first."""
    return await ReconciliationResult.filter(payment_id=payment.id).order_by("created_at", "id")


def explanation(row: ReconciliationResult) -> str:
    """The verdict in words."""
    return verdicts_graphql.explain(row)


async def recounted(subject: Subject = Subject.PAYMENT) -> list[BookTotal]:
    """The control totals of payments or of refunds, counted one by one from the current verdicts."""
    totals: dict[tuple[ReconciliationStatus, str], BookTotal] = {}
    resolved = set(await Resolution.all().values_list("result_id", flat=True))
    for row in [each for each in (await current()).values() if each.subject is subject]:
        verdict, currency = Verdict.of(row), row.expected_currency
        before = totals.get(
            (verdict.status, currency), BookTotal(verdict.status, 0, Money(0, currency), Money(0, currency))
        )
        difference = verdict.difference.amount_minor if verdict.difference else 0
        totals[verdict.status, currency] = BookTotal(
            verdict.status,
            before.count + 1,
            Money(before.expected.amount_minor + verdict.expected.amount_minor, currency),
            Money(before.difference.amount_minor + difference, currency),
            *(
                (before.unexplained, before.at_risk)
                if verdict.status is ReconciliationStatus.MATCHED or row.id in resolved
                else (
                    Money((before.unexplained.amount_minor if before.unexplained else 0) + gap_of(verdict), currency),
                    Money((before.at_risk.amount_minor if before.at_risk else 0) + abs(gap_of(verdict)), currency),
                )
            ),
        )
    order = list(ReconciliationStatus)
    return [totals[key] for key in sorted(totals, key=lambda key: (order.index(key[0]), key[1]))]


def gap_of(verdict: Verdict) -> int:
    """What is unexplained of a verdict, in minor units, worked out by hand."""
    due = verdict.expected.amount_minor - verdict.fee.amount_minor
    if verdict.reason is ReconciliationReason.CURRENCY_MISMATCH or verdict.returned_apart:
        return -due
    if verdict.actual is None:
        gap = -due
    elif verdict.actual.currency != verdict.expected.currency:
        return -due
    else:
        gap = verdict.actual.amount_minor - due - (verdict.returned.amount_minor if verdict.returned else 0)
    return gap if abs(gap) > verdict.tolerance.amount_minor else 0


async def assert_balanced(run: ReconciliationRun) -> None:
    """The run's totals are those of the verdicts, and to the minor unit those of what was taken, and of what was given
    back."""
    stored = await ReconciliationRun.get(id=run.id)
    assert (run.totals, run.refund_totals) == (stored.totals, stored.refund_totals)
    for subject, kept, done in (
        (Subject.PAYMENT, run.totals, await Payment.filter(status=PaymentStatus.SUCCESS)),
        (Subject.REFUND, run.refund_totals, await Refund.filter(status=RefundStatus.SUCCESS)),
    ):
        totals = totals_of(kept)
        assert totals == await recounted(subject)
        expected: dict[str, int] = defaultdict(int)
        for each in done:
            expected[each.currency] += each.amount_minor
        judged: dict[str, int] = defaultdict(int)
        for total in totals:
            judged[total.expected.currency] += total.expected.amount_minor
        assert judged == expected
