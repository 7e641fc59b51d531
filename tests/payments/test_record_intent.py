"""A payment whose gateway has yet to be asked: it holds its key, and nothing else happens to it."""

from dataclasses import replace

import pytest
from tortoise.exceptions import IntegrityError

from payflowx.core.ids import MerchantId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.merchants.models import Merchant
from payflowx.payments.models import PaymentStatus
from tests.factories import NOW, initiate, instruction, pay, take
from tests.tables import contents, refused, values


async def test_intent_is_an_initiated_payment_with_one_event(user: Principal, merchant: Merchant) -> None:
    payment = await initiate(user, instruction(merchant, amount=Money(5_00, "EUR"), reference="INV 7"))

    assert (payment.status, payment.money, payment.reference) == (PaymentStatus.INITIATED, Money(5_00, "EUR"), "INV 7")
    assert (payment.gateway_reference, payment.failure_code, payment.completed_at) == (None, None, None)
    (event,) = await events.trails(subject_ids=[payment.id])
    assert (event.type, event.actor, event.occurred_at) == ("payment.initiated", user.actor, NOW)
    assert event.data == {"amount_minor": 5_00, "currency": "EUR"}


async def test_repeated_request_gets_the_intent_and_decides_nothing(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)
    intent = await initiate(user, order)
    before = await contents()

    again = await take(user, order)

    assert again.replayed
    assert values(again.payment) == values(intent)
    assert await contents() == before


async def test_key_of_an_intent_is_refused_to_other_input(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)
    await initiate(user, order)

    async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
        await pay(user, replace(order, amount=Money(1, "USD")))


async def test_bad_intent_is_refused_like_a_bad_payment(user: Principal, merchant: Merchant) -> None:
    async with refused("INVALID_INPUT", "amount", "amount"):
        await initiate(user, instruction(merchant, amount=Money(0, "USD")))
    async with refused("INVALID_INPUT", "paymentMethod"):
        await initiate(user, instruction(merchant, payment_method="pm_barter"))


async def test_intent_with_a_used_key_or_for_nobody_leaves_nothing(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)
    await pay(user, order)
    before = await contents()

    for impossible in (order, replace(instruction(merchant), merchant_id=MerchantId(new_uuid()))):
        with pytest.raises(IntegrityError):
            await initiate(user, impossible)

    assert await contents() == before
