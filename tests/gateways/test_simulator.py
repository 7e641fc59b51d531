"""The simulator's test values, as the README lists them."""

import pytest

from payflowx.core.money import Money
from payflowx.gateways.port import Captured, Charge, Declined, GatewayError, attempt
from payflowx.gateways.simulator import PAYMENT_METHODS, Simulator

DECLINES = {
    "pm_declined": "card_declined",
    "pm_insufficient_funds": "insufficient_funds",
    "pm_expired": "expired_card",
}


def charge(payment_method: str, *, key: str = "user:order-1", amount: Money = Money(1, "USD")) -> Charge:  # noqa: B008
    """A charge without surprises."""
    return Charge(key=key, amount=amount, payment_method=payment_method)


def test_simulator_takes_the_documented_payment_methods() -> None:
    assert set(Simulator().payment_methods) == {"pm_success", "pm_error", *DECLINES} == set(PAYMENT_METHODS)


def test_success_is_captured() -> None:
    assert isinstance(Simulator().charge(charge("pm_success")), Captured)


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
