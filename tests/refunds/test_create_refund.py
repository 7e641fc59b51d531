"""What a refund is: written once with its events, for whoever may see the payment, and as the gateway answers."""

from dataclasses import replace

import pytest

from payflowx.core.ids import PaymentId, Prefix, new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.events import service as events
from payflowx.gateways import port
from payflowx.gateways.simulator import Simulator
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.refunds.models import Refund, RefundStatus
from payflowx.refunds.service import lists
from tests.factories import NOW, give_back, initiate, instruction, pay, seconds
from tests.round_trips import recorded
from tests.tables import refused, values

FOUR = Money(4_00, "USD")


async def left_of(payment: Payment) -> int:
    """What is refundable, in minor units."""
    return (await lists.refundable(payment_ids=[PaymentId(payment.id)]))[payment.id]


class Broken(Simulator):
    """Takes payments, and breaks at refunds."""

    def refund(self, refund: port.Refund) -> port.RefundOutcome:
        """Raises what nobody expects."""
        raise ZeroDivisionError(refund.charge_reference)


class Listening(Simulator):
    """Keeps what it is asked to give back."""

    def __init__(self) -> None:
        self.asked: list[port.Refund] = []

    def refund(self, refund: port.Refund) -> port.RefundOutcome:
        """As the simulator does."""
        self.asked.append(refund)
        return super().refund(refund)


async def test_refund_is_written_with_both_its_events(user: Principal, payment: Payment) -> None:
    created = await give_back(user, payment, FOUR, key="r-1", reason="Damaged", now=NOW + seconds(3))

    refund = await Refund.get()
    assert values(created.refund) == values(refund)
    assert not created.replayed
    assert (refund.payment_id, refund.user_id, refund.owner_id, refund.number) == (payment.id, *(user.user_id,) * 2, 1)
    assert (refund.status, refund.money, refund.reason) == (RefundStatus.SUCCESS, FOUR, "Damaged")
    assert (refund.created_at, refund.completed_at) == (NOW + seconds(3),) * 2
    trail = await events.trails(subject_ids=[refund.id])
    assert [(event.type, event.actor, event.change_id, event.occurred_at) for event in trail] == [
        ("refund.initiated", user.actor, refund.id, NOW + seconds(3)),
        ("refund.succeeded", "system:gateway", refund.id, NOW + seconds(3)),
    ]
    assert trail[0].data == {"amount_minor": 400, "currency": "USD", "payment": to_typeid(Prefix.PAYMENT, payment.id)}
    assert trail[1].data == {"gateway_reference": refund.gateway_reference}
    assert await left_of(payment) == 600


async def test_gateway_is_asked_for_the_charge_with_a_key_that_no_row_has(user: Principal, payment: Payment) -> None:
    gateway = Listening()
    await give_back(user, payment, FOUR, key="r-1", gateway=gateway)

    key = f"{user.user_id}:r-1"
    assert gateway.asked == [port.Refund(key, payment.gateway_reference or "", payment.payment_method, FOUR)]


async def test_new_refund_costs_three_statements_and_a_replay_two(user: Principal, payment: Payment) -> None:
    async with recorded() as first:
        await give_back(user, payment, FOUR, key="r-1")
    async with recorded() as again:
        await give_back(user, payment, FOUR, key="r-1")

    assert (len(first), len(again)) == (3, 2)


async def test_amount_left_out_is_all_that_is_left(user: Principal, payment: Payment) -> None:
    await give_back(user, payment, FOUR)

    rest = await give_back(user, payment, key="rest")
    again = await give_back(user, payment, key="rest")

    assert (rest.refund.amount_minor, again.refund.id, again.replayed) == (600, rest.refund.id, True)
    assert await left_of(payment) == 0


@pytest.mark.parametrize(
    ("method", "status", "code", "remaining"),
    [
        ("pm_success", RefundStatus.SUCCESS, None, 600),
        ("pm_refund_fails_later", RefundStatus.SUCCESS, None, 600),
        ("pm_refund_open", RefundStatus.INITIATED, None, 600),
        ("pm_refund_declined", RefundStatus.FAILED, "refund_declined", 1000),
    ],
)
async def test_refund_becomes_what_the_gateway_makes_of_it(
    user: Principal, merchant: Merchant, method: str, status: RefundStatus, code: str | None, remaining: int
) -> None:
    payment = await pay(user, instruction(merchant, payment_method=method))

    refund = (await give_back(user, payment, FOUR)).refund

    assert payment.status is PaymentStatus.SUCCESS
    assert (refund.status, refund.failure_code) == (status, code)
    assert bool(refund.failure_reason) == (code is not None)
    assert (refund.completed_at is None) == (status is RefundStatus.INITIATED)
    trail = await events.trails(subject_ids=[refund.id])
    told = {RefundStatus.SUCCESS: ["refund.succeeded"], RefundStatus.FAILED: ["refund.failed"]}.get(status, [])
    assert [event.type for event in trail] == ["refund.initiated", *told]
    assert await left_of(payment) == remaining


async def test_gateway_that_breaks_is_a_failed_refund(user: Principal, payment: Payment) -> None:
    refund = (await give_back(user, payment, FOUR, gateway=Broken())).refund

    assert (refund.status, refund.failure_code, refund.gateway_reference) == (
        RefundStatus.FAILED,
        "gateway_error",
        None,
    )
    assert await left_of(payment) == 1000


async def test_operator_gives_back_what_others_paid_by_a_key_of_its_own(
    user: Principal, operator: Principal, admin: Principal, payment: Payment
) -> None:
    """One key means another refund for each caller."""
    made = [await give_back(caller, payment, Money(1, "USD"), key="r-1") for caller in (user, operator, admin)]

    assert [each.replayed for each in made] == [False] * 3
    assert [each.refund.number for each in made] == [1, 2, 3]
    assert {each.refund.owner_id for each in made} == {user.user_id}


async def test_payment_of_a_stranger_looks_like_one_that_is_not_there(stranger: Principal, payment: Payment) -> None:
    async with refused("NOT_FOUND", "paymentId"):
        await give_back(stranger, payment, FOUR)
    payment.id = new_uuid()
    async with refused("NOT_FOUND", "paymentId"):
        await give_back(stranger, payment, FOUR)


async def test_who_may_not_see_the_payment_any_more_gets_no_replay(operator: Principal, payment: Payment) -> None:
    await give_back(operator, payment, FOUR, key="r-1")

    async with refused("NOT_FOUND", "paymentId"):
        await give_back(replace(operator, role=Role.USER), payment, FOUR, key="r-1")


@pytest.mark.parametrize("amount", [None, Money(4_01, "USD"), Money(4_00, "EUR")])
async def test_reused_key_with_another_amount_is_refused(
    user: Principal, payment: Payment, amount: Money | None
) -> None:
    await give_back(user, payment, FOUR, key="r-1", reason="Damaged")

    async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
        await give_back(user, payment, amount, key="r-1", reason="Damaged")


async def test_reused_key_with_another_payment_or_reason_is_refused(
    user: Principal, merchant: Merchant, payment: Payment
) -> None:
    await give_back(user, payment, FOUR, key="r-1", reason="Damaged")
    other = await pay(user, instruction(merchant))

    async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
        await give_back(user, other, FOUR, key="r-1", reason="Damaged")
    for reason in (None, "damaged"):
        async with refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"):
            await give_back(user, payment, FOUR, key="r-1", reason=reason)


async def test_failed_refund_uses_the_key(user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant, payment_method="pm_refund_declined"))
    first = await give_back(user, payment, FOUR, key="r-1")

    again = await give_back(user, payment, FOUR, key="r-1")

    assert (again.refund.id, again.refund.status, again.replayed) == (first.refund.id, RefundStatus.FAILED, True)


@pytest.mark.parametrize("minor", [0, -1])
async def test_refund_of_nothing_is_refused(user: Principal, payment: Payment, minor: int) -> None:
    async with refused("INVALID_INPUT", "amount", "amount"):
        await give_back(user, payment, Money(minor, "USD"))


async def test_refund_in_another_currency_is_refused(user: Principal, payment: Payment) -> None:
    async with refused("INVALID_INPUT", "amount", "currency"):
        await give_back(user, payment, Money(1, "EUR"))


@pytest.mark.parametrize("key", ["", "k" * 256, "one\ntwo", " r-1", "r-1\u200b", "4242424242424242"])
async def test_unusable_key_is_refused(user: Principal, payment: Payment, key: str) -> None:
    async with refused("INVALID_INPUT", "idempotencyKey"):
        await give_back(user, payment, FOUR, key=key)


@pytest.mark.parametrize("reason", ["", "r" * 501, "one\ntwo", "card 4242424242424242"])
async def test_unusable_reason_is_refused(user: Principal, payment: Payment, reason: str) -> None:
    async with refused("INVALID_INPUT", "reason"):
        await give_back(user, payment, FOUR, reason=reason)


async def test_payment_that_was_not_taken_is_not_refunded(user: Principal, merchant: Merchant) -> None:
    failed = await pay(user, instruction(merchant, payment_method="pm_declined"))
    open_ = await initiate(user, instruction(merchant))

    for payment in (failed, open_):
        for amount in (None, FOUR):
            async with refused("ILLEGAL_TRANSITION", "paymentId"):
                await give_back(user, payment, amount)
        assert await left_of(payment) == 0


async def test_payment_of_another_gateway_is_not_refunded_here(user: Principal, payment: Payment) -> None:
    other = Simulator()
    other.name = "other"

    async with refused("ILLEGAL_TRANSITION", "paymentId"):
        await give_back(user, payment, FOUR, gateway=other)


async def test_more_than_what_is_left_is_refused_and_says_how_much_that_is(user: Principal, payment: Payment) -> None:
    await give_back(user, payment, FOUR)

    async with refused("AMOUNT_EXCEEDS_REFUNDABLE", "amount"):
        await give_back(user, payment, Money(6_01, "USD"))
    with pytest.raises(Exception, match=r"^6\.01 USD is more than .*, which is 6\.00 USD\.$"):
        await give_back(user, payment, Money(6_01, "USD"))
    await give_back(user, payment, Money(6_00, "USD"))
    for amount in (None, Money(1, "USD")):
        async with refused("AMOUNT_EXCEEDS_REFUNDABLE", "amount"):
            await give_back(user, payment, amount)


async def test_refused_refunds_never_use_up_the_key(user: Principal, payment: Payment) -> None:
    for code, path, amount in (
        ("INVALID_INPUT", ("amount", "amount"), Money(0, "USD")),
        ("INVALID_INPUT", ("amount", "currency"), Money(1, "EUR")),
        ("AMOUNT_EXCEEDS_REFUNDABLE", ("amount",), Money(10_01, "USD")),
    ):
        async with refused(code, *path):
            await give_back(user, payment, amount, key="r-1")

    assert not (await give_back(user, payment, FOUR, key="r-1")).replayed
