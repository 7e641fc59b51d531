"""Runs of processes whose clocks differ: verdicts follow each other, and so do the history and the past."""

from datetime import datetime, timedelta

from payflowx.core.ids import PaymentId
from payflowx.core.paging import PageRequest
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationResult
from payflowx.reconciliation.models import ReconciliationStatus as Status
from payflowx.reconciliation.service import book, verdicts
from tests.factories import NOW, instruction, pay, reconcile, seconds, settle

HOUR = seconds(3600)


async def judged_by_two_clocks(user: Principal, merchant: Merchant) -> tuple[Payment, list[ReconciliationResult]]:
    """A payment that a process whose clock is ahead calls missing, and one whose clock is right finds settled."""
    payment = await pay(user, instruction(merchant))
    await reconcile(now=NOW + HOUR)
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(3))
    return payment, await verdicts.get_history(payment_ids=[PaymentId(payment.id)])


async def test_verdict_is_never_before_the_payments_last_one(user: Principal, merchant: Merchant) -> None:
    payment, (missing, matched) = await judged_by_two_clocks(user, merchant)

    assert (missing.reason, matched.reason) == (Reason.NOT_SETTLED, Reason.EXACT)
    assert (missing.created_at, matched.created_at) == (NOW + HOUR, NOW + HOUR + timedelta(microseconds=1))
    assert await verdicts.CURRENT.find([PaymentId(payment.id)]) == [matched]


async def test_past_is_told_in_the_order_of_runs(operator: Principal, user: Principal, merchant: Merchant) -> None:
    await judged_by_two_clocks(user, merchant)

    for principal in (operator, user):
        totals = await book.summarise(principal=principal, as_of=NOW + 2 * HOUR)
        assert [(total.status, total.count) for total in totals] == [(Status.MATCHED, 1)]


async def test_verdicts_that_held_at_an_instant_are_listed_one_for_each_payment(
    operator: Principal, user: Principal, merchant: Merchant
) -> None:
    _, (missing, matched) = await judged_by_two_clocks(user, merchant)
    other = await pay(user, instruction(merchant), now=NOW + HOUR)
    await reconcile(now=NOW + HOUR + seconds(1))
    [pending] = await verdicts.get_history(payment_ids=[PaymentId(other.id)])

    async def held(instant: datetime, *, by: Principal = operator) -> list[ReconciliationResult]:
        page = await verdicts.list_results(
            principal=by, request=PageRequest(size=10), filters=verdicts.ResultFilter(as_of=instant)
        )
        return page.items

    assert await held(missing.created_at - timedelta(microseconds=1)) == []
    assert await held(missing.created_at) == [missing]
    assert await held(matched.created_at) == await held(pending.created_at - timedelta(microseconds=1)) == [matched]
    assert await held(pending.created_at) == await held(pending.created_at, by=user) == [pending, matched]


async def test_verdict_is_not_dated_before_its_settlement(user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))
    await settle(now=NOW + HOUR)

    await reconcile(now=NOW + seconds(3))

    [matched] = await verdicts.get_history(payment_ids=[PaymentId(payment.id)])
    assert (matched.reason, matched.created_at) == (Reason.EXACT, NOW + HOUR)
