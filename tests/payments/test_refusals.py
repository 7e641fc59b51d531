"""Bad input gets a refusal that names the field, leaves no row anywhere, and never uses up the key."""

from dataclasses import replace
from typing import Final

import pytest

from payflowx.core.ids import MerchantId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.service.taking import PaymentInstruction
from tests.factories import instruction, make_merchant, pay, take
from tests.tables import refused

UNPRINTABLE: Final = {
    "line break": "one\ntwo",
    "tab": "one\ttwo",
    "nul": "nul\0",
    "delete": "\x7f",
    "line separator": "one\u2028two",
    "lone surrogate": "half \ud83d",
    "right-to-left override": "\u202egpj",
}


@pytest.fixture
def order(merchant: Merchant) -> PaymentInstruction:
    """An instruction without a fault."""
    return instruction(merchant, key="order-1")


@pytest.mark.parametrize("key", ["", "k" * 256, *UNPRINTABLE.values()], ids=["empty", "256 characters", *UNPRINTABLE])
async def test_unusable_key_is_refused(user: Principal, order: PaymentInstruction, key: str) -> None:
    async with refused("INVALID_INPUT", "idempotencyKey"):
        await pay(user, replace(order, idempotency_key=key))


@pytest.mark.parametrize("key", ["k", "k" * 255, "🧾" * 255, "ключ 钥匙"], ids=["1", "255", "255 wide", "words"])
async def test_key_of_1_to_255_printable_characters_is_kept_as_it_is(
    user: Principal, order: PaymentInstruction, key: str
) -> None:
    order = replace(order, idempotency_key=key)

    assert (await pay(user, order)).idempotency_key == key
    assert (await take(user, order)).replayed


@pytest.mark.parametrize("amount_minor", [0, -1, -10_00])
async def test_amount_that_is_not_positive_is_refused(
    user: Principal, order: PaymentInstruction, amount_minor: int
) -> None:
    async with refused("INVALID_INPUT", "amount", "amount"):
        await pay(user, replace(order, amount=Money(amount_minor, "USD")))


@pytest.mark.parametrize("payment_method", ["", "PM_SUCCESS", "pm_success ", "4111111111111111", "pm_\0", "\ud83d"])
async def test_unknown_payment_method_is_refused(
    user: Principal, order: PaymentInstruction, payment_method: str
) -> None:
    async with refused("INVALID_INPUT", "paymentMethod"):
        await pay(user, replace(order, payment_method=payment_method))


@pytest.mark.parametrize("reference", ["", "r" * 256, *UNPRINTABLE.values()], ids=["empty", "256", *UNPRINTABLE])
async def test_unusable_reference_is_refused(user: Principal, order: PaymentInstruction, reference: str) -> None:
    async with refused("INVALID_INPUT", "reference"):
        await pay(user, replace(order, reference=reference))


@pytest.mark.parametrize("description", ["", "d" * 1001, *UNPRINTABLE.values()], ids=["empty", "1001", *UNPRINTABLE])
async def test_unusable_description_is_refused(user: Principal, order: PaymentInstruction, description: str) -> None:
    async with refused("INVALID_INPUT", "description"):
        await pay(user, replace(order, description=description))


async def test_longest_reference_and_description_are_kept(user: Principal, order: PaymentInstruction) -> None:
    payment = await pay(user, replace(order, reference="ř" * 255, description="🪑" * 1000))

    assert (payment.reference, payment.description) == ("ř" * 255, "🪑" * 1000)


async def test_unknown_merchant_is_refused(user: Principal, order: PaymentInstruction) -> None:
    async with refused("NOT_FOUND", "merchantId"):
        await pay(user, replace(order, merchant_id=MerchantId(new_uuid())))


async def test_inactive_merchant_is_refused(user: Principal, admin: Principal) -> None:
    closed = await make_merchant(admin, is_active=False)

    async with refused("MERCHANT_INACTIVE", "merchantId"):
        await pay(user, instruction(closed))


async def test_refused_instructions_never_use_up_the_key(
    user: Principal, admin: Principal, order: PaymentInstruction
) -> None:
    closed = await make_merchant(admin, is_active=False)
    faults = {
        ("INVALID_INPUT", "amount", "amount"): replace(order, amount=Money(0, "USD")),
        ("INVALID_INPUT", "paymentMethod"): replace(order, payment_method="pm_barter"),
        ("INVALID_INPUT", "reference"): replace(order, reference="\0"),
        ("NOT_FOUND", "merchantId"): replace(order, merchant_id=MerchantId(new_uuid())),
        ("MERCHANT_INACTIVE", "merchantId"): replace(order, merchant_id=MerchantId(closed.id)),
    }
    for refusal, faulty in faults.items():
        async with refused(*refusal):
            await pay(user, faulty)

    assert not (await take(user, order)).replayed
