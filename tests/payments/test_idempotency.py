"""One user and one key mean one payment, for ever: one after the other, all at once, and through crashes."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from payflowx.core import db
from payflowx.core.ids import MerchantId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.gateways.simulator import Simulator
from payflowx.merchants import service as merchants
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.payments.service.taking import CreatedPayment, PaymentInstruction
from tests import sessions
from tests.factories import NOW, instruction, make_merchant, pay, seconds, take
from tests.tables import contents, refused, values

REUSES: dict[str, Callable[[PaymentInstruction], PaymentInstruction]] = {
    "amount": lambda order: replace(order, amount=Money(order.amount.amount_minor + 1, order.amount.currency)),
    "currency": lambda order: replace(order, amount=Money(order.amount.amount_minor, "EUR")),
    "payment method": lambda order: replace(order, payment_method="pm_declined"),
    "reference": lambda order: replace(order, reference="INV 8"),
    "no reference": lambda order: replace(order, reference=None),
    "unknown merchant": lambda order: replace(order, merchant_id=MerchantId(new_uuid())),
}
LOST_CONNECTION = db.DatabaseUnavailable


class AbortError(Exception):
    """Ends a transaction before its COMMIT."""


class Pending:
    """A payment that a client is taking in a transaction of its own, up to the moment before COMMIT."""

    def __init__(self, principal: Principal, order: PaymentInstruction) -> None:
        self._end: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._is_taken = asyncio.Event()
        self._task = asyncio.create_task(self._take(principal, order))

    async def _take(self, principal: Principal, order: PaymentInstruction) -> CreatedPayment:
        async with db.transaction():
            created = await take(principal, order)
            self._is_taken.set()
            await self._end
        return created

    async def taken(self) -> None:
        """Waits until nothing but COMMIT is missing."""
        await self._is_taken.wait()

    async def commit(self) -> CreatedPayment:
        """Lets the payment become visible."""
        self._end.set_result(None)
        return await self._task

    async def abort(self) -> None:
        """Rolls everything back."""
        self._end.set_exception(AbortError())
        with pytest.raises(AbortError):
            await self._task


@pytest.mark.parametrize("payment_method", ["pm_success", "pm_declined", "pm_error"])
async def test_repeated_request_gets_the_first_payment_and_changes_nothing(
    user: Principal, merchant: Merchant, payment_method: str
) -> None:
    order = instruction(merchant, payment_method=payment_method, reference="INV 7")
    first = await take(user, order)
    before = await contents()

    again = await take(user, order, now=NOW + seconds(3600))

    assert (first.replayed, again.replayed) == (False, True)
    assert values(again.payment) == values(first.payment)
    assert await contents() == before


async def test_failed_payment_stays_failed_when_the_gateway_would_take_it_now(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = instruction(merchant)
    with monkeypatch.context() as broken:
        broken.setattr(Simulator, "charge", lambda *_: 1 / 0)
        failed = await pay(user, order)

    again = await take(user, order)

    assert again.replayed
    assert again.payment.status is failed.status is PaymentStatus.FAILED


async def test_fifty_simultaneous_requests_make_one_payment(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)

    answers = await asyncio.gather(*(take(user, order) for _ in range(50)))

    assert Counter(answer.replayed for answer in answers) == {False: 1, True: 49}
    payment = answers[0].payment
    assert all(values(answer.payment) == values(payment) for answer in answers)
    assert await Payment.all().count() == 1
    trail = await events.trails(subject_ids=[payment.id])
    assert [event.type for event in trail] == ["payment.initiated", "payment.succeeded"]


async def test_simultaneous_requests_with_mixed_keys_make_one_payment_each(user: Principal, merchant: Merchant) -> None:
    keys = [f"order-{number}" for number in range(8) for _ in range(8)]
    random.Random(8).shuffle(keys)  # noqa: S311 - not a secret

    answers = await asyncio.gather(*(take(user, instruction(merchant, key=key)) for key in keys))

    made = [answer.payment.idempotency_key for answer in answers if not answer.replayed]
    assert sorted(made) == sorted(set(keys))
    assert [answer.payment.idempotency_key for answer in answers] == keys
    assert await Payment.all().count() == len(set(keys))
    trails = await events.trails(subject_ids=list({answer.payment.id for answer in answers}))
    assert Counter(event.type for event in trails) == {"payment.initiated": 8, "payment.succeeded": 8}


async def test_of_simultaneous_requests_with_one_key_and_other_amounts_one_wins_and_the_rest_are_refused(
    user: Principal, merchant: Merchant
) -> None:
    orders = [instruction(merchant, key="order-1", amount=Money(minor, "USD")) for minor in range(1, 21)]

    answers = await asyncio.gather(*(take(user, order) for order in orders), return_exceptions=True)

    winners = [answer for answer in answers if isinstance(answer, CreatedPayment)]
    codes = {getattr(answer, "code", answer) for answer in answers if not isinstance(answer, CreatedPayment)}
    assert [winner.replayed for winner in winners] == [False]
    assert codes == {"IDEMPOTENCY_KEY_REUSED"}
    assert [payment.amount_minor for payment in await Payment.all()] == [winners[0].payment.amount_minor]


@pytest.mark.parametrize("change", REUSES.values(), ids=REUSES)
async def test_reused_key_with_other_input_is_refused_and_changes_nothing(
    user: Principal, merchant: Merchant, change: Callable[[PaymentInstruction], PaymentInstruction]
) -> None:
    order = instruction(merchant, reference="INV 7")
    await pay(user, order)

    async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
        await pay(user, change(order))


@pytest.mark.parametrize("is_active", [True, False])
async def test_reused_key_with_another_merchant_is_refused_and_changes_nothing(
    user: Principal, admin: Principal, merchant: Merchant, is_active: bool
) -> None:
    order = instruction(merchant)
    await pay(user, order)
    another = await make_merchant(admin, is_active=is_active)

    async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
        await pay(user, replace(order, merchant_id=MerchantId(another.id)))


async def test_reused_key_of_a_failed_payment_is_refused_too(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant, payment_method="pm_declined")
    await pay(user, order)

    async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
        await pay(user, replace(order, payment_method="pm_success"))


async def test_key_is_private_to_its_user(user: Principal, stranger: Principal, merchant: Merchant) -> None:
    order = instruction(merchant, key="order-1")
    mine = await take(user, order)

    theirs = await take(stranger, replace(order, amount=Money(99, "EUR")))

    assert not theirs.replayed
    assert (theirs.payment.user_id, theirs.payment.money) == (stranger.user_id, Money(99, "EUR"))
    assert theirs.payment.id != mine.payment.id
    assert theirs.payment.gateway_reference != mine.payment.gateway_reference


async def test_keys_that_differ_in_case_or_in_a_space_within_are_two_keys(user: Principal, merchant: Merchant) -> None:
    for key in ("order-1", "ORDER-1", "order -1", "order  -1"):
        assert not (await take(user, instruction(merchant, key=key))).replayed


async def test_repeated_request_may_describe_the_payment_otherwise(user: Principal, merchant: Merchant) -> None:
    order = replace(instruction(merchant), description="Two chairs")
    await pay(user, order)

    again = await take(user, replace(order, description="2 chairs"))

    assert again.replayed
    assert again.payment.description == "Two chairs"


async def test_replay_outlives_the_merchant(user: Principal, admin: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)
    payment = await pay(user, order)
    await merchants.update_merchant(
        principal=admin, merchant_id=MerchantId(merchant.id), name=None, is_active=False, now=NOW
    )

    again = await take(user, order)

    assert again.replayed
    assert again.payment.id == payment.id


async def test_request_that_meets_one_before_its_commit_waits_and_replays_it(
    database: str, user: Principal, merchant: Merchant
) -> None:
    order = instruction(merchant)
    first = Pending(user, order)
    await first.taken()
    second = asyncio.create_task(take(user, order))
    await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)

    committed = await first.commit()

    answer = await second
    assert answer.replayed
    assert values(answer.payment) == values(committed.payment)
    assert await Payment.all().count() == 1


async def test_request_that_waited_for_one_that_aborts_takes_the_payment_itself(
    database: str, user: Principal, merchant: Merchant
) -> None:
    order = instruction(merchant)
    first = Pending(user, order)
    await first.taken()
    second = asyncio.create_task(take(user, order))
    await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)

    await first.abort()

    answer = await second
    assert not answer.replayed
    assert [payment.id for payment in await Payment.all()] == [answer.payment.id]


async def test_payment_that_is_not_committed_is_seen_by_nobody_and_an_abort_leaves_nothing(
    user: Principal, merchant: Merchant
) -> None:
    before = await contents()
    payment = Pending(user, instruction(merchant))
    await payment.taken()

    assert await contents() == before
    await payment.abort()
    assert await contents() == before


async def test_crash_before_commit_leaves_nothing_and_the_key_unused(
    database: str, user: Principal, merchant: Merchant
) -> None:
    before = await contents()
    order = instruction(merchant)
    crashed = Pending(user, order)
    await crashed.taken()

    await sessions.kill(database, sessions.IN_OPEN_TRANSACTION)
    with pytest.raises(LOST_CONNECTION):
        await crashed.commit()

    assert await contents() == before
    assert not (await take(user, order)).replayed


async def test_crash_in_the_middle_of_the_statement_leaves_nothing_and_the_key_unused(
    database: str, user: Principal, merchant: Merchant
) -> None:
    before = await contents()
    order = instruction(merchant)
    rival = Pending(user, order)
    await rival.taken()
    crashed = asyncio.create_task(take(user, order))

    await sessions.kill(database, sessions.WAITING_FOR_LOCK)
    with pytest.raises(LOST_CONNECTION):
        await crashed
    await rival.abort()

    assert await contents() == before
    assert not (await take(user, order)).replayed


async def test_client_that_gives_up_in_the_middle_may_ask_again(
    database: str, user: Principal, merchant: Merchant
) -> None:
    order = instruction(merchant)
    rival = Pending(user, order)
    await rival.taken()
    impatient = asyncio.create_task(take(user, order))
    await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)

    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    await rival.abort()

    answers = [await take(user, order), await take(user, order)]
    assert [answer.replayed for answer in answers] == [False, True]
    assert await Payment.all().count() == 1
