"""However many ask at once, on however many pools: one refund for a key, and never more than what is left."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payflowx.core.ids import PaymentId
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.payments.models import Payment
from payflowx.refunds.models import Refund, RefundFailure, RefundStatus
from payflowx.refunds.service import lists, refunding
from tests.conftest import Wiper
from tests.database.pools import pool_of
from tests.factories import NOW, give_back, instruction, make_merchant, make_user, pay
from tests.refunds.test_failing import fail_late
from tests.tables import values

Asked = tuple[Principal, Payment, Money | None, str]
PARALLEL: Final = 50
METHODS: Final = ("pm_success", "pm_refund_declined", "pm_refund_open", "pm_refund_fails_later")


async def at_once(url: str, ask: Sequence[Asked]) -> list[object]:
    """The answers to all of these at once, on two pools in turn."""

    async def half(part: Sequence[Asked]) -> list[object]:
        async with pool_of(url, size=8):
            return await asyncio.gather(
                *(give_back(caller, payment, amount, key=key) for caller, payment, amount, key in part),
                return_exceptions=True,
            )

    first, second = await asyncio.gather(asyncio.create_task(half(ask[::2])), asyncio.create_task(half(ask[1::2])))
    return [*first, *second]


async def test_fifty_simultaneous_requests_with_one_key_make_one_refund(
    database: str, user: Principal, payment: Payment
) -> None:
    answers = await at_once(database, [(user, payment, None, "r-1")] * PARALLEL)

    made = [answer for answer in answers if isinstance(answer, refunding.CreatedRefund)]
    assert Counter(answer.replayed for answer in made) == {False: 1, True: PARALLEL - 1}
    assert all(values(answer.refund) == values(made[0].refund) for answer in made)
    assert await Refund.all().count() == 1


async def test_fifty_simultaneous_refunds_take_no_more_than_there_is(
    database: str, user: Principal, operator: Principal, payment: Payment
) -> None:
    callers = (user, operator)
    ask = [(callers[number % 3 % 2], payment, Money(30, "USD"), f"r-{number}") for number in range(PARALLEL)]

    answers = await at_once(database, ask)

    codes = Counter(getattr(answer, "code", "made") for answer in answers)
    assert codes == {"made": 33, "AMOUNT_EXCEEDS_REFUNDABLE": PARALLEL - 33}
    refunds = await Refund.all().order_by("number")
    assert [refund.number for refund in refunds] == list(range(1, 34))
    assert sum(refund.amount_minor for refund in refunds) == 990


async def test_of_simultaneous_refunds_of_all_that_is_left_one_wins(
    database: str, user: Principal, payment: Payment
) -> None:
    answers = await at_once(database, [(user, payment, None, f"r-{number}") for number in range(20)])

    codes = Counter(getattr(answer, "code", "made") for answer in answers)
    assert codes == {"made": 1, "AMOUNT_EXCEEDS_REFUNDABLE": 19}
    assert [refund.amount_minor for refund in await Refund.all()] == [1000]


async def test_loser_of_a_race_for_what_is_left_uses_no_key(database: str, user: Principal, payment: Payment) -> None:
    answers = await at_once(database, [(user, payment, Money(600, "USD"), f"r-{number}") for number in range(2)])

    [code] = [answer.code for answer in answers if isinstance(answer, refunding.AmountExceedsRefundable)]
    [lost] = {"r-0", "r-1"} - {refund.idempotency_key for refund in await Refund.all()}
    assert code == "AMOUNT_EXCEEDS_REFUNDABLE"
    assert not (await give_back(user, payment, Money(400, "USD"), key=lost)).replayed


STEPS = st.lists(st.one_of(st.integers(1, 1200), st.none(), st.just(0)), max_size=12)


@pytest.mark.parametrize("method", METHODS)
@given(steps=STEPS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_is_asked_in_whatever_order_nothing_is_given_back_twice(
    database: str, wiper: Wiper, method: str, steps: list[int | None]
) -> None:
    """A number is a refund of so many cents, None one of all that is left; at 0, what is to come back does so."""
    await wiper.wipe()
    user = await make_user()
    merchant = await make_merchant(await make_user(Role.ADMIN))
    payment = await pay(user, instruction(merchant, payment_method=method))
    left = 1000
    for step in steps:
        if step == 0:
            await fail_late(NOW)
            left = 1000 if method == "pm_refund_fails_later" else left
        else:
            wanted = left if step is None else step
            try:
                await give_back(user, payment, None if step is None else Money(step, "USD"))
            except refunding.AmountExceedsRefundable:
                assert wanted > left or not left
            else:
                assert 0 < wanted <= left
                left -= 0 if method == "pm_refund_declined" else wanted
        assert (await lists.refundable(payment_ids=[PaymentId(payment.id)])) == {payment.id: left}

    back = {failure.refund_id for failure in await RefundFailure.all()}
    kept = [refund for refund in await Refund.exclude(status=RefundStatus.FAILED) if refund.id not in back]
    assert sum(refund.amount_minor for refund in kept) == 1000 - left
