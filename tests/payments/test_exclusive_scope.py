"""One user and one scope mean at most one payment that is not FAILED, whatever the keys."""

import asyncio
import hashlib
import json
from collections import Counter
from dataclasses import replace
from uuid import UUID

import pytest

from payflowx.core.ids import Prefix, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.payments.service.taking import ExclusiveScopeTaken, PaymentInstruction
from tests.factories import initiate, instruction, make_merchant, take
from tests.round_trips import recorded
from tests.tables import refused

SCOPE = "order:4711"
TAKEN = ("EXCLUSIVE_SCOPE_TAKEN", "exclusiveScope")


def scoped(
    merchant: Merchant, *, key: str | None = None, method: str = "pm_success", scope: str | None = SCOPE
) -> PaymentInstruction:
    """What a client asks to be charged in a scope, with a key of its own unless one is given."""
    return replace(instruction(merchant, key=key, payment_method=method), exclusive_scope=scope)


async def test_second_key_in_a_scope_is_refused_with_the_payment_in_the_way(
    user: Principal, merchant: Merchant
) -> None:
    first = await take(user, scoped(merchant))

    async with refused(*TAKEN):
        with pytest.raises(ExclusiveScopeTaken, match=to_typeid(Prefix.PAYMENT, first.payment.id)) as refusal:
            await take(user, scoped(merchant))
        raise refusal.value


@pytest.mark.parametrize("method", ["pm_declined", "pm_error"])
async def test_payment_that_would_fail_is_refused_as_well(user: Principal, merchant: Merchant, method: str) -> None:
    await take(user, scoped(merchant))

    async with refused(*TAKEN):
        await take(user, scoped(merchant, method=method))


async def test_failed_payment_leaves_its_scope_free(user: Principal, merchant: Merchant) -> None:
    failed = await take(user, scoped(merchant, method="pm_declined"))

    created = await take(user, scoped(merchant))

    assert (failed.payment.status, created.payment.status) == (PaymentStatus.FAILED, PaymentStatus.SUCCESS)


async def test_open_payment_keeps_its_scope(user: Principal, merchant: Merchant) -> None:
    await initiate(user, scoped(merchant))

    async with refused(*TAKEN):
        await take(user, scoped(merchant))


async def test_repeated_key_is_answered_with_its_payment_and_not_with_the_scope(
    user: Principal, merchant: Merchant
) -> None:
    first = await take(user, scoped(merchant, key="key-of-scope"))

    again = await take(user, scoped(merchant, key="key-of-scope"))

    assert (again.replayed, again.payment.id) == (True, first.payment.id)


@pytest.mark.parametrize("scope", [None, "order:4712"])
async def test_scope_is_part_of_what_a_repeated_key_repeats(
    user: Principal, merchant: Merchant, scope: str | None
) -> None:
    await take(user, scoped(merchant, key="key-of-scope"))

    async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
        await take(user, scoped(merchant, key="key-of-scope", scope=scope))


async def test_key_of_a_payment_without_scope_is_not_repeated_with_one(user: Principal, merchant: Merchant) -> None:
    await take(user, scoped(merchant, key="key-without", scope=None))

    async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
        await take(user, scoped(merchant, key="key-without"))


def test_fingerprint_without_a_scope_is_that_of_the_versions_before() -> None:
    merchant = Merchant(id=UUID(int=7))
    order = instruction(merchant, amount=Money(1000, "USD"), reference="INV 7")
    identity = [str(merchant.id), 1000, "USD", "pm_success", "INV 7"]

    assert order.fingerprint == b"\x01" + hashlib.sha256(json.dumps(identity).encode()).digest()
    assert replace(order, exclusive_scope=SCOPE).fingerprint[:1] == b"\x02"


async def test_scope_is_private_to_its_user(user: Principal, stranger: Principal, merchant: Merchant) -> None:
    await take(user, scoped(merchant))

    assert (await take(stranger, scoped(merchant))).replayed is False


async def test_inactive_merchant_is_told_before_the_scope(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    await take(user, scoped(merchant))
    closed = await make_merchant(admin, is_active=False)

    async with refused("MERCHANT_INACTIVE", "merchantId"):
        await take(user, scoped(closed))


@pytest.mark.parametrize("scope", ["", " ", "order:1 ", "x" * 256, "order\n1", "cafe\u0301", "4111 1111 1111 1111"])
async def test_scope_that_is_no_text_is_refused(user: Principal, merchant: Merchant, scope: str) -> None:
    async with refused("INVALID_INPUT", "exclusiveScope"):
        await take(user, scoped(merchant, scope=scope))


async def test_of_many_at_once_with_keys_of_their_own_one_is_taken(user: Principal, merchant: Merchant) -> None:
    orders = [scoped(merchant) for _ in range(40)]

    answers = await asyncio.gather(*(take(user, order) for order in orders), return_exceptions=True)

    kinds = Counter(type(answer).__name__ for answer in answers)
    assert kinds == {"CreatedPayment": 1, "ExclusiveScopeTaken": 39}
    assert await Payment.filter(exclusive_scope=SCOPE).count() == 1


async def test_scope_costs_a_new_payment_no_round_trip_more(user: Principal, merchant: Merchant) -> None:
    async with recorded() as statements:
        created = await take(user, scoped(merchant))

    assert len(statements) == 1
    assert (await Payment.get(id=created.payment.id)).exclusive_scope == SCOPE
