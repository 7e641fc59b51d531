"""Money that is taken back of a settled payment makes its verdict RETURNED; a transfer of ours that came back none."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from payflowx.bank_statements.service import returns
from payflowx.core.ids import PaymentId, RunId, new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationResult, ReconciliationRun, RunTrigger
from payflowx.reconciliation.models import ReconciliationStatus as Status
from payflowx.reconciliation.service import runs, verification
from tests.bank_statements import files
from tests.bank_statements.files import bring, credit_for, statement
from tests.bank_statements.returned import Back, came_back, camt, mt940, taken
from tests.factories import NOW, instruction, pay, settle, settlement_of
from tests.reconciliation.books import assert_balanced, current, explanation, history_of, verdict_on, verdicts
from tests.reconciliation.test_late_feeds import DEADLINES, judge
from tests.tables import past_triggers

SETTLED = Money(44_00, "EUR")


def days(number: float) -> datetime:
    """So long after the payments."""
    return NOW + timedelta(days=number)


async def judge_all(at: float) -> ReconciliationRun:
    """A full run, in an installation that hears the bank through statements."""
    return await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=DEADLINES,
        trigger=RunTrigger.SCHEDULE,
        now=days(at),
        is_full=True,
    )


async def settled(user: Principal, operator: Principal, merchant: Merchant, amount: Money = SETTLED) -> Payment:
    """A payment that a statement has settled, and that was judged on the fifth day."""
    payment = await pay(user, instruction(merchant, amount=amount))
    await bring(operator, files.camt(statement([credit_for(payment)])), now=days(4))
    await judge(5)
    assert (await verdict_on(payment)).reason is Reason.EXACT
    return payment


async def chargeback(operator: Principal, back: Back, *, at: float = 6) -> None:
    """A statement with a returned direct debit."""
    await bring(operator, camt(back, code="IDDT-UPDD"), now=days(at))


async def row_on(payment: Payment) -> ReconciliationResult:
    """The current verdict."""
    return (await current())[payment.id]


async def test_chargeback_makes_a_matched_payment_returned_at_the_next_incremental_run(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment, other = [await settled(user, operator, merchant) for _ in range(2)]

    await chargeback(operator, taken(payment))
    run = await judge(7)

    verdict = await verdict_on(payment)
    assert (run.is_full, run.examined, run.changed) == (False, 1, 1)
    assert (verdict.status, verdict.reason) == (Status.MISMATCHED, Reason.RETURNED)
    assert (verdict.actual, verdict.difference, verdict.returned) == (SETTLED, Money(0, "EUR"), SETTLED)
    assert (await verdict_on(other)).reason is Reason.EXACT
    assert explanation(await row_on(payment)) == (
        "The bank settled 44.00 EUR, and took all of it back. It has to be put right with the customer."
    )
    await assert_balanced(run)
    told = (await events.trails(subject_ids=[payment.id]))[-1]
    assert told.type == "reconciliation.mismatched"
    assert (told.data["reason"], told.data["returned_minor"]) == ("RETURNED", 44_00)


async def test_incremental_run_says_what_a_full_one_says_and_nothing_more_is_changed(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await settled(user, operator, merchant)
    await chargeback(operator, taken(payment, 10_00))
    first = await judge(7)
    before = await verdicts()

    again, whole = await judge(8), await judge_all(9)

    assert (again.examined, again.changed, whole.examined, whole.changed) == (0, 0, 1, 0)
    assert await verdicts() == before
    assert first.book_digest == again.book_digest == whole.book_digest
    assert len(await history_of(payment)) == 2


@pytest.mark.parametrize(
    ("backs", "figures", "told"),
    [
        (
            [(10_00, "EUR", False)],
            (10_00, None),
            "The bank settled 44.00 EUR, and took 10.00 EUR of it back: 34.00 EUR are left.",
        ),
        ([(10_00, "EUR", False), (4_00, "EUR", False)], (14_00, None), "30.00 EUR are left."),
        ([(47_00, "EUR", False)], (47_00, None), "took 47.00 EUR back, 3.00 EUR more than that."),
        ([(10_00, "EUR", False), (4_00, "EUR", True)], (6_00, None), "38.00 EUR are left."),
        (
            [(50_00, "USD", False)],
            (None, "USD"),
            "took money back in USD, another currency, which says nothing of how much of it is left.",
        ),
        (
            [(44_00, "EUR", False), (50_00, "USD", False), (1_00, "CHF", False)],
            (44_00, "CHF,USD"),
            "took all of it back; more was taken back in CHF and USD, another currency.",
        ),
    ],
)
async def test_several_partial_and_foreign_returns_are_summed_or_told(
    user: Principal,
    operator: Principal,
    merchant: Merchant,
    backs: Sequence[tuple[int, str, bool]],
    figures: tuple[int | None, str | None],
    told: str,
) -> None:
    payment = await settled(user, operator, merchant)
    name = to_typeid("payment", payment.id)

    for amount_minor, currency, is_reversal in backs:
        await chargeback(operator, Back(is_reversal, amount_minor, name, currency, is_reversal))
        await judge(7)

    verdict = await verdict_on(payment)
    assert (verdict.status, verdict.reason) == (Status.MISMATCHED, Reason.RETURNED)
    returned = None if verdict.returned is None else verdict.returned.amount_minor
    assert (returned, verdict.returned_apart) == figures
    assert told in explanation(await row_on(payment))
    assert (await judge_all(8)).changed == 0
    assert len(await history_of(payment)) == 1 + len(backs)


async def test_return_that_is_taken_back_whole_makes_the_payment_matched_again(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await settled(user, operator, merchant)
    await chargeback(operator, taken(payment))
    await judge(7)
    back = taken(payment)

    await bring(operator, mt940(Back(True, 44_00, back.name, is_reversal=True), type="NRTI", gvc="109"), now=days(8))
    run = await judge(9)

    verdict = await verdict_on(payment)
    assert (run.examined, run.changed) == (1, 1)
    assert (verdict.status, verdict.reason, verdict.returned) == (Status.MATCHED, Reason.EXACT, None)
    assert [row.reason for row in await history_of(payment)] == [Reason.EXACT, Reason.RETURNED, Reason.EXACT]
    assert (await judge_all(10)).changed == 0
    for one in await ReconciliationRun.all():
        assert (await verification.verify_run(run_id=RunId(one.id))).findings == []


@pytest.mark.parametrize(("settled_minor", "reason"), [(43_00, Reason.AMOUNT_UNDER), (45_00, Reason.AMOUNT_OVER)])
async def test_difference_of_a_payment_that_is_returned_stays_in_the_totals_once(
    user: Principal, operator: Principal, merchant: Merchant, settled_minor: int, reason: Reason
) -> None:
    payment = await pay(user, instruction(merchant, amount=SETTLED))
    await bring(operator, files.camt(statement([credit_for(payment, amount=Money(settled_minor, "EUR"))])), now=days(4))
    await judge(5)
    assert (await verdict_on(payment)).reason is reason

    await chargeback(operator, taken(payment, 1_00))
    run = await judge(7)

    verdict = await verdict_on(payment)
    assert (run.is_full, verdict.reason, verdict.returned) == (False, Reason.RETURNED, Money(1_00, "EUR"))
    assert verdict.difference == Money(settled_minor - 44_00, "EUR")
    await assert_balanced(run)


@pytest.mark.parametrize("code", ["ICDT-RRTN", "IRCT-RRTN"])
async def test_transfer_that_came_back_gives_nothing_back_of_a_chargeback_even_where_it_is_marked_as_a_reversal(
    user: Principal, operator: Principal, merchant: Merchant, code: str
) -> None:
    payment = await settled(user, operator, merchant)
    await chargeback(operator, taken(payment))

    await bring(operator, camt(Back(True, 44_00, taken(payment).name, is_reversal=True), code=code), now=days(6))
    await judge(7)

    assert (await verdict_on(payment)).returned == SETTLED


async def test_reversal_of_a_credit_that_settled_a_payment_is_taken_back_too(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await settled(user, operator, merchant)

    reversal = Back(False, 44_00, taken(payment).name, is_reversal=True)
    await bring(operator, camt(reversal, code="RCDT-ESCT"), now=days(6))
    await judge(7)

    assert ((await verdict_on(payment)).reason, (await verdict_on(payment)).returned) == (Reason.RETURNED, SETTLED)


async def test_transfer_that_came_back_changes_no_verdict_and_the_explanation_tells_it(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await settled(user, operator, merchant)
    before = await verdicts()

    await bring(operator, camt(came_back(payment), details="<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"), now=days(6))
    run, whole = await judge(7), await judge_all(8)

    assert (run.examined, run.changed, whole.changed) == (1, 0, 0)
    assert await verdicts() == before
    assert await returns.tell_returns(payment_ids=[PaymentId(payment.id)]) == {
        payment.id: ["A transfer of yours came back (AC04: closed account): 44.00 EUR on 2026-11-24."]
    }


async def test_order_in_which_statements_come_means_nothing(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=SETTLED))
    await chargeback(operator, taken(payment), at=1)
    await judge(1.5)
    assert ((await verdict_on(payment)).reason, (await verdict_on(payment)).returned) == (Reason.NOT_DUE, None)

    await bring(operator, files.camt(statement([credit_for(payment)])), now=days(2))
    await judge(3)

    assert ((await verdict_on(payment)).reason, (await verdict_on(payment)).returned) == (Reason.RETURNED, SETTLED)
    for one in await ReconciliationRun.all():
        assert (await verification.verify_run(run_id=RunId(one.id))).findings == []


async def test_payment_that_the_simulated_bank_settled_is_returned_too(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=SETTLED))
    await settle(now=days(1))
    await judge(2)
    assert await settlement_of(payment) is not None

    await chargeback(operator, taken(payment), at=3)
    await judge(4)

    assert (await verdict_on(payment)).reason is Reason.RETURNED


async def test_payment_that_was_settled_in_another_currency_is_returned_in_that_one(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=SETTLED))
    await bring(operator, files.camt(statement([credit_for(payment, amount=Money(50_00, "USD"))])), now=days(4))
    await judge(5)
    assert (await verdict_on(payment)).reason is Reason.CURRENCY_MISMATCH

    await chargeback(operator, taken(payment, 50_00, currency="USD"))
    await judge(7)

    assert (await verdict_on(payment)).returned == Money(50_00, "USD")


async def test_every_run_holds_before_and_after_returns(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await settled(user, operator, merchant)
    for number, amount in enumerate((10_00, 20_00, 30_00)):
        await chargeback(operator, taken(payment, amount), at=6 + 2 * number)
        await judge(7 + 2 * number)

    for run in await ReconciliationRun.all():
        verified = await verification.verify_run(run_id=RunId(run.id))
        assert (verified.findings, verified.is_judged_anew) == ([], True)


@pytest.mark.parametrize(
    "change",
    [
        "reconciliation_results SET returned_minor = 1 WHERE reason = 'RETURNED'",
        "reconciliation_results SET returned_apart = 'USD' WHERE reason = 'RETURNED'",
        "statement_entries SET amount_minor = 1 WHERE kind = 'RETURN'",
        "statement_entries SET named_at = NULL WHERE kind = 'RETURN'",
        "statement_entries SET currency = 'USD' WHERE kind = 'RETURN'",
    ],
)
async def test_change_of_what_was_returned_is_found(
    user: Principal, operator: Principal, merchant: Merchant, owner_url: str, change: str
) -> None:
    payment = await settled(user, operator, merchant)
    await chargeback(operator, taken(payment))
    run = await judge(7)

    await past_triggers(owner_url, change.split(maxsplit=1)[0], f"UPDATE {change}")

    findings = (await verification.verify_run(run_id=RunId(run.id))).findings
    assert f"The verdict on {to_typeid('payment', payment.id)} has other figures than its payment and settlement" in (
        " ".join(findings)
    )


async def test_return_that_no_run_has_seen_is_found(user: Principal, operator: Principal, merchant: Merchant) -> None:
    payment = await settled(user, operator, merchant)
    await chargeback(operator, taken(payment), at=4.5)
    before = await ReconciliationRun.all().order_by("-started_at").first()
    assert before is not None

    findings = (await verification.verify_run(run_id=RunId(before.id))).findings

    assert len(findings) == 1
    assert "has other figures" in findings[0]
