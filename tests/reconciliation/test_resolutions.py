"""People's answers: to a current discrepancy, once, and the verdict itself stays as it is."""

import asyncio
from contextvars import copy_context

import pytest

from payflowx.core.errors import NotAllowed, Refusal
from payflowx.core.ids import ResultId, new_uuid
from payflowx.core.money import Money
from payflowx.core.paging import PageRequest
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import ReconciliationResult, Resolution, ResolutionKind
from payflowx.reconciliation.models import ReconciliationStatus as Status
from payflowx.reconciliation.service import resolutions, verdicts
from tests.bank_statements.returned import taken
from tests.factories import NOW, reconcile, seconds, settle
from tests.reconciliation.books import EXACT, NEVER_PAID, UNDER, current, pay_major
from tests.reconciliation.test_late_feeds import judge
from tests.reconciliation.test_returns import chargeback, settled
from tests.reconciliation.test_terms import agree, agreement
from tests.tables import refused


async def resolve(
    principal: Principal, result: ReconciliationResult, *, note: str = "The bank's fee.", kind: str = "ACCEPTED"
) -> ReconciliationResult:
    """Resolves a verdict."""
    return await resolutions.resolve_discrepancy(
        principal=principal, result_id=ResultId(result.id), kind=ResolutionKind(kind), note=note, now=NOW
    )


async def mismatch(user: Principal, merchant: Merchant) -> ReconciliationResult:
    """The current verdict on a payment of which the bank paid too little."""
    payment = await pay_major(user, merchant, UNDER)
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(3))
    return await ReconciliationResult.get(payment_id=payment.id)


async def test_resolution_is_recorded_and_the_verdict_stays(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    result = await mismatch(user, merchant)

    await resolve(operator, result)

    [resolution] = await resolutions.OF_RESULT.find([ResultId(result.id)])
    assert (resolution.kind, resolution.note) == (ResolutionKind.ACCEPTED, "The bank's fee.")
    assert resolution.resolved_by_id == operator.user_id
    assert (await ReconciliationResult.get(id=result.id)).status is Status.MISMATCHED
    [*_, last] = await events.trails(subject_ids=[result.payment_id])
    assert (last.type, last.actor) == ("reconciliation.resolved", operator.actor)
    assert not (await reconcile(now=NOW + seconds(9), is_full=True)).changed


async def test_resolved_and_unresolved_verdicts_are_told_apart(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    first = await mismatch(user, merchant)
    second = await mismatch(user, merchant)
    await resolve(operator, first)

    for is_resolved, wanted in ((True, first), (False, second)):
        page = await verdicts.list_results(
            principal=operator, request=PageRequest(size=10), filters=verdicts.ResultFilter(is_resolved=is_resolved)
        )
        assert [row.id for row in page.items] == [wanted.id]


async def test_answer_holds_no_longer_once_more_is_taken_back(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment, other = [await settled(user, operator, merchant) for _ in range(2)]
    for one in (payment, other):
        await chargeback(operator, taken(one, 10_00))
    await judge(7)
    first, second = [(await current())[one.id] for one in (payment, other)]
    for result in (first, second):
        await resolve(operator, result)

    await chargeback(operator, taken(payment, 4_00), at=8)
    run = await judge(9)

    now = await current()
    assert (run.changed, now[payment.id].returned, now[other.id].id) == (1, Money(14_00, "EUR"), second.id)
    answers = await resolutions.OF_RESULT.find([ResultId(now[one.id].id) for one in (payment, other)])
    assert [answer.result_id for answer in answers] == [second.id]


async def test_second_answer_is_refused(user: Principal, operator: Principal, merchant: Merchant) -> None:
    result = await mismatch(user, merchant)
    await resolve(operator, result)

    async with refused("CONFLICT", "resultId"):
        await resolve(operator, result, kind="WRITTEN_OFF")


async def test_of_two_answers_at_once_one_counts(user: Principal, operator: Principal, merchant: Merchant) -> None:
    result = await mismatch(user, merchant)

    loop = asyncio.get_running_loop()
    answers = await asyncio.gather(
        *(loop.create_task(resolve(operator, result), context=copy_context()) for _ in range(2)), return_exceptions=True
    )

    refusals = [answer for answer in answers if isinstance(answer, Refusal)]
    assert [refusal.code for refusal in refusals] == ["CONFLICT"]
    assert await Resolution.all().count() == 1


async def test_answer_to_a_verdict_that_has_changed_is_refused(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    result = await mismatch(user, merchant)
    await agree(admin, agreement(tolerance=(0, 1_00)))
    await reconcile(now=NOW + seconds(5))

    async with refused("CONFLICT", "resultId"):
        await resolve(operator, result)


@pytest.mark.parametrize("major", [EXACT, NEVER_PAID])
async def test_verdict_that_is_no_discrepancy_is_not_resolved(
    user: Principal, operator: Principal, merchant: Merchant, major: int
) -> None:
    payment = await pay_major(user, merchant, major)
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(3))
    result = await ReconciliationResult.get(payment_id=payment.id)

    async with refused("INVALID_INPUT", "resultId"):
        await resolve(operator, result)


@pytest.mark.parametrize("note", ["", "   ", "x" * 1001, "two\nlines", "card 4242424242424242"])
async def test_note_that_is_no_text_is_refused(
    user: Principal, operator: Principal, merchant: Merchant, note: str
) -> None:
    result = await mismatch(user, merchant)

    async with refused("INVALID_INPUT", "note"):
        await resolve(operator, result, note=note)


async def test_unknown_verdict_is_refused(user: Principal, operator: Principal, merchant: Merchant) -> None:
    result = await mismatch(user, merchant)
    result.id = new_uuid()

    async with refused("NOT_FOUND", "resultId"):
        await resolve(operator, result)


async def test_user_may_not_resolve(user: Principal, merchant: Merchant) -> None:
    result = await mismatch(user, merchant)

    with pytest.raises(NotAllowed):
        await resolve(user, result)
