"""A settlement that ends takes its verdict with it at the next run, and the verdicts before stay true."""

import pytest

from payflowx.bank_statements.models import StatementEntry
from payflowx.bank_statements.service import checking as allocations
from payflowx.core import db
from payflowx.core.ids import RunId, new_uuid, to_typeid
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationResult, ReconciliationRun, RunTrigger
from payflowx.reconciliation.service import checking, runs, verification
from payflowx.settlements.models import Bank, Settlement
from tests.bank_statements.allocated import PUT_ASIDE, TAKE_BACK
from tests.bank_statements.files import EVENING, bring, camt, credit_for, statement
from tests.factories import DEADLINES, instruction, let_speak, pay, seconds
from tests.tables import past_triggers


async def judge(hours: int, *, is_full: bool = False) -> ReconciliationRun:
    """A run in a book that statements settle, so many hours after its import."""
    await let_speak(Bank.STATEMENTS)
    return await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=DEADLINES,
        trigger=RunTrigger.SCHEDULE,
        now=EVENING + hours * seconds(3600),
        is_full=is_full,
    )


@pytest.fixture
async def payment(user: Principal, operator: Principal, merchant: Merchant) -> Payment:
    """One that a statement has settled, and a run has judged; beside another one."""
    payment, other = [await pay(user, instruction(merchant)) for _ in range(2)]
    await bring(operator, camt(statement([credit_for(payment), credit_for(other)])))
    await judge(1)
    return payment


async def verdicts_on(payment: Payment) -> list[tuple[str, object]]:
    """What was said of it, in order, and the settlement on which that rests."""
    rows = await ReconciliationResult.filter(payment_id=payment.id).order_by("created_at")
    return [(row.reason, row.settlement_id) for row in rows]


async def take_back(payment: Payment) -> None:
    """Takes back what has settled the payment."""
    entry = await StatementEntry.get(payment_id=payment.id)
    await db.fetch(TAKE_BACK, entry.id, EVENING + seconds(5400), PUT_ASIDE)


@pytest.mark.parametrize("knows_snapshot", [True, False])
async def test_next_run_judges_the_payment_anew_and_a_full_one_says_the_same(
    payment: Payment, owner_url: str, knows_snapshot: bool
) -> None:
    settlement = await Settlement.get(payment_id=payment.id)
    await take_back(payment)
    if not knows_snapshot:  # as in a book of a version before
        forget = "UPDATE reconciliation_runs SET snapshot = NULL, completed_in = NULL"
        await past_triggers(owner_url, "reconciliation_runs", forget)
    assert await checking.check_book() == []

    run, full = await judge(2), await judge(3, is_full=True)

    assert (run.is_full, run.changed, full.changed) == (False, 1, 0)
    [(before, rested_on), (after, rests_on)] = await verdicts_on(payment)
    assert (before, rested_on, rests_on) == (Reason.EXACT, settlement.id, None)
    assert after in {Reason.FEED_LATE, Reason.NOT_SETTLED}
    for each in await ReconciliationRun.all():
        assert (await verification.verify_run(run_id=RunId(each.id))).findings == []


async def test_verdict_that_has_outlived_its_settlement_is_found(payment: Payment, owner_url: str) -> None:
    await take_back(payment)
    await past_triggers(owner_url, "settlements", "UPDATE settlements SET changed_in = '9'")

    [finding] = await checking.check_book()

    assert finding == (
        f"{to_typeid('payment', payment.id)} was settled until that was taken back, "
        "and no run looks at it but a full one."
    )


async def test_entry_that_is_not_what_its_allocations_make_of_it_is_found(payment: Payment, owner_url: str) -> None:
    entry, settlement = await StatementEntry.get(payment_id=payment.id), await Settlement.get(payment_id=payment.id)
    assert await allocations.check_allocations() == []

    where = f"entry_id = '{entry.id}'"
    await past_triggers(owner_url, "allocations", f"UPDATE allocations SET amount_minor = 1 WHERE {where}")
    assert await allocations.check_allocations() == [
        f"{to_typeid('settlement', settlement.id)} is not the sum of its allocations."
    ]
    await past_triggers(owner_url, "allocations", f"DELETE FROM allocations WHERE {where}")
    assert await allocations.check_allocations() == [
        f"{to_typeid('entry', entry.id)} is not what its allocations make of it.",
        f"{to_typeid('settlement', settlement.id)} is not the sum of its allocations.",
    ]
