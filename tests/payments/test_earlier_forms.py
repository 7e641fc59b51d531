"""Keys, references and currencies that are no longer taken: refused where they are new, given back where not."""

from dataclasses import replace
from typing import Final

import asyncpg
import pytest

from payflowx.core.currencies import EXPONENTS, PAYABLE
from payflowx.core.ids import PaymentId
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.payments.service import lists
from tests.factories import NOW, initiate, instruction, make_merchant, pay, seconds, store, take
from tests.round_trips import recorded
from tests.tables import contents, past_triggers, refused, values

AMBIGUOUS: Final = {
    "blank": " ",
    "blanks": "   ",
    "begins with a blank": " order-1",
    "ends with a blank": "order-1 ",
    "decomposed": "cafe\u0301-1",
    "singleton": "\u212b-1",
    "jamo": "\u1112\u1161\u11ab-1",
    "variation selector": "order-1\ufe0f",
    "filler": "order\u3164-1",
    "joiner of graphemes": "order\u034f-1",
    "empty Braille pattern": "order-1\u2800",
}
UNPRINTABLE: Final = {
    "wide space": "\u3000order-1",
    "no-break space": "order-1\u00a0",
    "tab": "order-1\t",
    "line break": "order-1\n",
    "zero-width space": "order\u200b-1",
    "zero-width joiner": "order\u200d-1",
    "byte order mark": "\ufefforder-1",
    "soft hyphen": "order\u00ad1",
}
NO_LONGER_PAID: Final = sorted(set(EXPONENTS) - PAYABLE)


async def rename(owner_url: str, payment: Payment, key: str, reference: str | None = None) -> None:
    """Gives a payment a key that an earlier version took."""
    quoted = [f"'{text}'" if text is not None else "NULL" for text in (key, reference)]
    await past_triggers(
        owner_url,
        "payments",
        f"UPDATE payments SET idempotency_key = {quoted[0]}, reference = {quoted[1]} WHERE id = '{payment.id}'",
    )


@pytest.mark.parametrize("key", [*AMBIGUOUS.values(), *UNPRINTABLE.values()], ids=[*AMBIGUOUS, *UNPRINTABLE])
async def test_new_key_that_people_take_for_another_is_refused(user: Principal, merchant: Merchant, key: str) -> None:
    async with refused("INVALID_INPUT", "idempotencyKey"):
        await pay(user, instruction(merchant, key=key))
    async with refused("INVALID_INPUT", "idempotencyKey"):
        await initiate(user, instruction(merchant, key=key))


@pytest.mark.parametrize("reference", [*AMBIGUOUS.values(), *UNPRINTABLE.values()], ids=[*AMBIGUOUS, *UNPRINTABLE])
async def test_new_reference_that_people_take_for_another_is_refused(
    user: Principal, merchant: Merchant, reference: str
) -> None:
    async with refused("INVALID_INPUT", "reference"):
        await pay(user, instruction(merchant, reference=reference))


@pytest.mark.parametrize("key", ["order 1", "caf\u00e9-1", "\u00c5-1", "한-1", "🧾-1", "ключ", "-"])
async def test_key_that_nobody_takes_for_another_is_kept_as_it_is(
    user: Principal, merchant: Merchant, key: str
) -> None:
    assert (await pay(user, instruction(merchant, key=key, reference=key))).idempotency_key == key


@pytest.mark.parametrize("key", AMBIGUOUS.values(), ids=AMBIGUOUS)
async def test_key_that_has_a_payment_is_given_back_whatever_its_form(
    owner_url: str, user: Principal, merchant: Merchant, key: str
) -> None:
    order = instruction(merchant)
    payment = await pay(user, order)
    await rename(owner_url, payment, key)
    before = await contents()

    async with recorded() as statements:
        again = await take(user, replace(order, idempotency_key=key), now=NOW + seconds(3600))

    assert len(statements) == 1
    assert again.replayed
    assert again.payment.id == payment.id
    assert await contents() == before
    async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
        await take(user, replace(order, idempotency_key=key, amount=Money(1, "USD")))


async def test_payment_with_a_reference_of_earlier_form_is_given_back(
    owner_url: str, user: Principal, merchant: Merchant
) -> None:
    order = instruction(merchant, key="order-1", reference=" INV 7")
    payment = await store(user, replace(order, reference="INV 7"))
    await past_triggers(
        owner_url,
        "payments",
        f"UPDATE payments SET reference = ' INV 7', fingerprint = '\\x{order.fingerprint.hex()}'",
    )

    again = await take(user, order)

    assert (again.replayed, again.payment.id, again.payment.reference) == (True, payment.id, " INV 7")


async def test_payment_of_earlier_form_still_gets_its_outcome(
    owner_url: str, user: Principal, merchant: Merchant
) -> None:
    payment = await initiate(user, instruction(merchant))
    await rename(owner_url, payment, " order-1 ")

    owner = await asyncpg.connect(owner_url)
    await owner.execute(
        "UPDATE payments SET status = 'FAILED', failure_code = 'card_declined', failure_reason = 'Declined.', "
        "completed_at = created_at"
    )
    await owner.close()

    found = await Payment.get(id=payment.id)
    assert (found.status, found.idempotency_key) == (PaymentStatus.FAILED, " order-1 ")


@pytest.mark.parametrize("currency", NO_LONGER_PAID)
async def test_new_payment_in_what_nobody_is_paid_in_is_refused(
    user: Principal, merchant: Merchant, currency: str
) -> None:
    async with refused("INVALID_INPUT", "amount", "currency"):
        await pay(user, instruction(merchant, amount=Money(100, currency)))
    async with refused("INVALID_INPUT", "amount", "currency"):
        await initiate(user, instruction(merchant, amount=Money(100, currency)))


@pytest.mark.parametrize("currency", NO_LONGER_PAID)
async def test_stored_payment_in_what_nobody_is_paid_in_any_more_is_read_and_given_back(
    user: Principal, merchant: Merchant, currency: str
) -> None:
    order = instruction(merchant, amount=Money(12345, currency))
    payment = await store(user, order)

    found = await lists.get_payment(principal=user, payment_id=PaymentId(payment.id))
    again = await take(user, order)

    assert found is not None
    assert found.money == Money(12345, currency)
    assert -found.money.amount.as_tuple().exponent == EXPONENTS[currency]  # type: ignore[operator]  # it is finite
    assert again.replayed
    assert values(again.payment) == values(found)


async def test_refused_form_leaves_the_merchants_refusal_to_a_form_that_is_right(
    user: Principal, admin: Principal
) -> None:
    closed = await make_merchant(admin, is_active=False)

    async with refused("INVALID_INPUT", "idempotencyKey"):
        await pay(user, instruction(closed, key="order-1 "))
    async with refused("MERCHANT_INACTIVE", "merchantId"):
        await pay(user, instruction(closed, key="order-1"))
