"""What one payment is: the instruction, the gateway's answer, and the trail of both."""

from dataclasses import replace

import asyncpg
import pytest

from payflowx.core import db
from payflowx.core.currencies import EXPONENTS, PAYABLE
from payflowx.core.errors import InvalidInput
from payflowx.core.ids import PaymentId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.gateways.port import GATEWAY_ERROR, Charge, Outcome
from payflowx.gateways.simulator import PAYMENT_METHODS, REFUSALS, Simulator
from payflowx.merchants.models import Merchant
from payflowx.payments.models import PaymentStatus
from payflowx.payments.service import lists, taking
from tests.factories import NOW, instruction, pay, take
from tests.round_trips import recorded
from tests.tables import contents

FAILURES = {
    "pm_declined": "card_declined",
    "pm_insufficient_funds": "insufficient_funds",
    "pm_expired": "expired_card",
    "pm_error": "gateway_error",
}
LARGEST_MINOR = 9_999_999_999_999_999


class BrokenGateway(Simulator):
    """A gateway that raises what it is made with."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def charge(self, charge: Charge) -> Outcome:  # noqa: ARG002 - the port's signature
        raise self.error


async def test_payment_holds_the_instruction_and_the_answer_of_the_gateway(user: Principal, merchant: Merchant) -> None:
    order = replace(
        instruction(merchant, key="order-1", amount=Money(12_34, "EUR"), reference="INV 7"),
        description="Two chairs",
    )
    payment_id = PaymentId(new_uuid())

    created = await taking.create_payment(
        principal=user, payment_id=payment_id, instruction=order, gateway=Simulator(), now=NOW
    )

    assert not created.replayed
    payment = created.payment
    assert (payment.id, payment.user_id, payment.merchant_id) == (payment_id, user.user_id, merchant.id)
    assert (payment.idempotency_key, payment.reference, payment.description) == (
        "order-1",
        "INV 7",
        "Two chairs",
    )
    assert (payment.money, payment.payment_method) == (Money(12_34, "EUR"), "pm_success")
    assert (payment.status, payment.gateway) == (PaymentStatus.SUCCESS, "simulator")
    assert (payment.failure_code, payment.failure_reason) == (None, None)
    assert (payment.created_at, payment.completed_at) == (NOW, NOW)
    assert await lists.get_payment(principal=user, payment_id=payment_id) == payment


def test_every_payment_method_of_the_simulator_is_covered_here() -> None:
    refunded = {"pm_refund_declined", "pm_refund_open", "pm_refund_fails_later"}  # see tests/refunds
    assert {"pm_success", *FAILURES, *refunded} == PAYMENT_METHODS.keys()


@pytest.mark.parametrize(("payment_method", "failure_code"), FAILURES.items())
async def test_failed_charge_is_a_failed_payment_with_code_and_reason(
    user: Principal, merchant: Merchant, payment_method: str, failure_code: str
) -> None:
    payment = await pay(user, instruction(merchant, payment_method=payment_method))

    assert (payment.status, payment.failure_code) == (PaymentStatus.FAILED, failure_code)
    assert payment.failure_reason
    assert payment.failure_reason.endswith(".")
    assert payment.completed_at == NOW


@pytest.mark.parametrize("payment_method", ["pm_success", *REFUSALS])
async def test_answer_of_the_gateway_comes_with_its_reference(
    user: Principal, merchant: Merchant, payment_method: str
) -> None:
    order = instruction(merchant, payment_method=payment_method)
    charge = Charge(f"{user.user_id}:{order.idempotency_key}", order.amount, payment_method)

    payment = await pay(user, order)

    assert payment.gateway_reference == Simulator().charge(charge).gateway_reference
    assert payment.gateway_reference


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("boom"),
        KeyError("charge"),
        TimeoutError(),
        RecursionError(),
        ExceptionGroup("two", [OSError()]),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_gateway_that_breaks_fails_the_payment_and_never_the_request(
    user: Principal, merchant: Merchant, error: Exception
) -> None:
    payment = await pay(user, instruction(merchant), gateway=BrokenGateway(error))

    assert (payment.status, payment.failure_code) == (PaymentStatus.FAILED, GATEWAY_ERROR)
    assert payment.failure_reason
    assert "boom" not in payment.failure_reason
    assert payment.gateway_reference is None


@pytest.mark.parametrize("payment_method", PAYMENT_METHODS)
async def test_each_change_of_state_has_one_event(user: Principal, merchant: Merchant, payment_method: str) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(5_00, "USD"), payment_method=payment_method))

    initiated, completed = await events.trails(subject_ids=[payment.id])
    assert (initiated.type, initiated.actor) == ("payment.initiated", user.actor)
    assert initiated.data == {"amount_minor": 5_00, "currency": "USD"}
    outcome = "payment.succeeded" if payment.status is PaymentStatus.SUCCESS else "payment.failed"
    assert (completed.type, completed.actor) == (outcome, "system:gateway")
    failure = {"failure_code": payment.failure_code} if payment.failure_code else {}
    assert completed.data == {"gateway_reference": payment.gateway_reference, **failure}
    for event in (initiated, completed):
        assert (event.subject_id, event.change_id, event.occurred_at) == (payment.id, payment.id, NOW)


async def test_unknown_payment_method_is_refused_with_the_known_ones(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant, payment_method="pm_barter")

    with pytest.raises(InvalidInput) as refusal:
        await pay(user, order)

    assert refusal.value.path == ("paymentMethod",)
    assert "'pm_barter'" in refusal.value.message
    assert all(method in refusal.value.message for method in PAYMENT_METHODS)


@pytest.mark.parametrize("currency", ["JPY", "USD", "KWD"])
@pytest.mark.parametrize("amount_minor", [1, LARGEST_MINOR])
async def test_smallest_and_largest_amounts_are_kept_to_the_minor_unit(
    user: Principal, merchant: Merchant, currency: str, amount_minor: int
) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(amount_minor, currency)))

    stored = await lists.get_payment(principal=user, payment_id=PaymentId(payment.id))
    assert stored is not None
    assert stored.money == Money(amount_minor, currency)


def test_the_currencies_above_have_each_number_of_decimals() -> None:
    assert [EXPONENTS[currency] for currency in ("JPY", "USD", "KWD")] == [0, 2, 3]
    assert {EXPONENTS[currency] for currency in PAYABLE} == {0, 2, 3}


async def test_new_payment_is_one_statement(user: Principal, merchant: Merchant) -> None:
    async with recorded() as statements:
        await pay(user, instruction(merchant))

    assert len(statements) == 1


async def test_replay_is_one_statement(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)
    await pay(user, order)

    async with recorded() as statements:
        await pay(user, order)

    assert len(statements) == 1


async def test_payment_changes_payments_their_numbers_and_events_alone(user: Principal, merchant: Merchant) -> None:
    before = await contents()

    await pay(user, instruction(merchant))

    after = await contents()
    assert {table for table in after if after[table] != before[table]} == {"payments", "payment_deltas", "events"}


async def test_deadlock_is_tried_again_and_makes_one_payment(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = db.fetch
    refused: list[str] = []

    async def deadlocked_once(statement: str, *arguments: object) -> list[object]:
        if not refused:
            refused.append(statement)
            raise asyncpg.DeadlockDetectedError("deadlock detected")
        return list(await fetch(statement, *arguments))

    monkeypatch.setattr(db, "fetch", deadlocked_once)
    created = await take(user, instruction(merchant))

    assert (created.replayed, created.payment.status, len(refused)) == (False, PaymentStatus.SUCCESS, 1)
    assert [event.type for event in await events.trails(subject_ids=[created.payment.id])] == [
        "payment.initiated",
        "payment.succeeded",
    ]
