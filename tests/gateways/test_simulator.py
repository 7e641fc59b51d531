"""The simulator's test values, as the README lists them."""

import pytest

from payflowx.core.money import Money
from payflowx.gateways.port import Captured, Charge, Declined, GatewayError, Refund, Refunded, Undecided, attempt
from payflowx.gateways.simulator import PAYMENT_METHODS, Simulator

DECLINES = {
    "pm_declined": "card_declined",
    "pm_insufficient_funds": "insufficient_funds",
    "pm_expired": "expired_card",
}


TAKEN = {
    "pm_success": Refunded,
    "pm_refund_declined": Declined,
    "pm_refund_open": Undecided,
    "pm_refund_fails_later": Refunded,
}
"""Those that succeed, each with what becomes of a refund."""


def refund(payment_method: str, *, key: str = "user:order-1") -> Refund:
    """A refund of such a charge."""
    return Refund(key=key, charge_reference="sim_1", payment_method=payment_method, amount=Money(1, "USD"))


def charge(payment_method: str, *, key: str = "user:order-1", amount: Money = Money(1, "USD")) -> Charge:  # noqa: B008
    """A charge without surprises."""
    return Charge(key=key, amount=amount, payment_method=payment_method)


def test_simulator_takes_the_documented_payment_methods() -> None:
    assert set(Simulator().payment_methods) == {*TAKEN, "pm_error", *DECLINES} == set(PAYMENT_METHODS)


@pytest.mark.parametrize("payment_method", TAKEN)
def test_success_is_captured(payment_method: str) -> None:
    assert isinstance(Simulator().charge(charge(payment_method)), Captured)


@pytest.mark.parametrize(("payment_method", "kind"), TAKEN.items())
def test_refund_is_decided_by_the_payment_method_of_its_charge(payment_method: str, kind: type) -> None:
    outcome = Simulator().refund(refund(payment_method))

    assert type(outcome) is kind
    assert outcome.gateway_reference not in {None, Simulator().charge(charge(payment_method)).gateway_reference}
    assert Simulator().refund(refund(payment_method)) == outcome
    assert Simulator().refund(refund(payment_method, key="user:refund-2")) != outcome


def test_one_payment_method_has_refunds_that_come_back() -> None:
    assert set(Simulator().late_failures) == {"pm_refund_fails_later"}


@pytest.mark.parametrize(("payment_method", "code"), DECLINES.items())
def test_decline_has_its_code(payment_method: str, code: str) -> None:
    outcome = Simulator().charge(charge(payment_method))

    assert isinstance(outcome, Declined)
    assert outcome.code == code
    assert outcome.gateway_reference


def test_error_breaks_the_gateway_and_is_a_declined_charge_for_its_caller() -> None:
    with pytest.raises(GatewayError):
        Simulator().charge(charge("pm_error"))

    outcome = attempt(Simulator(), charge("pm_error"))
    assert isinstance(outcome, Declined)
    assert (outcome.code, outcome.gateway_reference) == ("gateway_error", None)


def test_reference_follows_from_the_key_alone() -> None:
    first = Simulator().charge(charge("pm_success"))

    assert Simulator().charge(charge("pm_success", amount=Money(2, "EUR"))) == first
    assert Simulator().charge(charge("pm_success", key="user:order-2")) != first
