"""What was taken back of one payment says nothing of another one, nor of what was never there."""

from payflowx.core.ids import RunId
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationRun
from payflowx.reconciliation.service import verification
from tests.bank_statements.returned import taken
from tests.factories import settle
from tests.reconciliation.books import REJECTED, pay_major, verdict_on
from tests.reconciliation.test_late_feeds import judge
from tests.reconciliation.test_returns import chargeback, days, judge_all, settled
from tests.reconciliation.test_verification import forge, other_figures


async def test_returns_of_several_payments_are_told_apart(
    user: Principal, operator: Principal, merchant: Merchant, owner_url: str
) -> None:
    first, second, third = [
        await settled(user, operator, merchant, Money(44_00, currency)) for currency in ("EUR", "EUR", "USD")
    ]
    for number, (payment, amount) in enumerate(((first, 10_00), (second, 1), (first, 5_00))):
        await chargeback(operator, taken(payment, amount), at=6 + 2 * number)
        await judge(7 + 2 * number)

    found = [await verdict_on(payment) for payment in (first, second, third)]
    assert [verdict.returned for verdict in found] == [Money(15_00, "EUR"), Money(1, "EUR"), None]
    assert [verdict.returned_apart for verdict in found] == [None, None, None]
    for run in await ReconciliationRun.all():
        assert (await verification.verify_run(run_id=RunId(run.id))).findings == []

    last = await ReconciliationRun.all().order_by("-started_at").first()
    assert last is not None
    await forge(owner_url, f"returned_minor = 1500 WHERE payment_id = '{second.id}' AND returned_minor = 1")

    findings = (await verification.verify_run(run_id=RunId(last.id))).findings
    assert other_figures(second.id) in findings
    assert other_figures(first.id) not in findings


async def test_return_of_what_the_bank_never_settled_changes_no_verdict(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay_major(user, merchant, REJECTED, currency="EUR")
    await settle(now=days(1))
    await judge(2)
    assert (await verdict_on(payment)).reason is Reason.SETTLEMENT_FAILED

    await chargeback(operator, taken(payment, 10_00), at=3)
    runs = [await judge(4), await judge_all(5)]

    assert [run.changed for run in runs] == [0, 0]
    verdict = await verdict_on(payment)
    assert (verdict.reason, verdict.returned) == (Reason.SETTLEMENT_FAILED, None)
