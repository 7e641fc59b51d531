"""What payments rely on in every gateway: a new one is added to GATEWAYS and has to pass."""

import itertools
from collections.abc import Callable

import pytest

from payflowx.core.ids import new_uuid
from payflowx.core.money import Money
from payflowx.gateways.port import (
    GATEWAY_ERROR,
    Captured,
    Charge,
    Declined,
    Gateway,
    Refund,
    Refunded,
    attempt,
    attempt_refund,
)
from payflowx.gateways.simulator import Simulator
from payflowx.payments.models import Payment

GATEWAYS: tuple[Callable[[], Gateway], ...] = (Simulator,)
AMOUNTS = (Money(1, "JPY"), Money(10_00, "USD"), Money(9_999_999_999_999_999, "UYW"))


@pytest.fixture(params=GATEWAYS, ids=lambda make: make.__name__)
def make(request: pytest.FixtureRequest) -> Callable[[], Gateway]:
    """Makes a gateway as it is when its process has just started."""
    factory: Callable[[], Gateway] = request.param
    return factory


def charges(gateway: Gateway) -> list[Charge]:
    """One charge for each payment method and amount, each with a key as payments make them."""
    return [
        Charge(key=f"{new_uuid()}:order-{number}", amount=amount, payment_method=method)
        for number, (method, amount) in enumerate(itertools.product(gateway.payment_methods, AMOUNTS))
    ]


def length_of(column: str) -> int:
    """How many characters of an answer a payment keeps."""
    return int(Payment._meta.fields_map[column].max_length)  # type: ignore[attr-defined]  # a CharField's


def test_name_is_one_word_that_a_payment_can_keep(make: Callable[[], Gateway]) -> None:
    assert make().name.isidentifier()
    assert len(make().name) <= length_of("gateway")


def test_every_payment_method_is_explained_in_a_sentence(make: Callable[[], Gateway]) -> None:
    methods = make().payment_methods

    assert methods
    for method, sentence in methods.items():
        assert method.startswith("pm_")
        assert len(method) <= length_of("payment_method")
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_some_payment_method_succeeds(make: Callable[[], Gateway]) -> None:
    gateway = make()

    assert any(isinstance(attempt(gateway, charge), Captured) for charge in charges(gateway))


def test_same_charge_has_the_same_outcome_after_a_restart_too(make: Callable[[], Gateway]) -> None:
    gateway = make()

    for charge in charges(gateway):
        outcome = attempt(gateway, charge)
        assert attempt(gateway, charge) == attempt(make(), charge) == outcome


def test_reference_belongs_to_one_key(make: Callable[[], Gateway]) -> None:
    gateway = make()

    references = [attempt(gateway, charge).gateway_reference for charge in charges(gateway) * 2]

    known = [reference for reference in references if reference is not None]
    assert len(known) == 2 * len(set(known))


def test_captured_charge_has_a_reference_that_a_payment_can_keep(make: Callable[[], Gateway]) -> None:
    gateway = make()

    for charge in charges(gateway):
        outcome = attempt(gateway, charge)
        if isinstance(outcome, Captured):
            assert 0 < len(outcome.gateway_reference) <= length_of("gateway_reference")


def test_declined_charge_has_a_code_for_programs_and_a_sentence_for_people(make: Callable[[], Gateway]) -> None:
    gateway = make()

    for charge in charges(gateway):
        outcome = attempt(gateway, charge)
        if isinstance(outcome, Declined):
            assert outcome.code.isidentifier()
            assert outcome.code.islower()
            assert len(outcome.code) <= length_of("failure_code")
            assert outcome.reason.endswith(".")
            assert len(outcome.reason) <= length_of("failure_reason")


def test_gateway_that_breaks_has_taken_nothing(make: Callable[[], Gateway]) -> None:
    gateway = make()

    for charge in charges(gateway):
        outcome = attempt(gateway, charge)
        if isinstance(outcome, Declined) and outcome.code == GATEWAY_ERROR:
            assert outcome.gateway_reference is None


def refunds(gateway: Gateway) -> list[Refund]:
    """One refund for each payment method and amount, each with a key as refunds make them."""
    return [
        Refund(key=charge.key, charge_reference="sim_1", payment_method=charge.payment_method, amount=charge.amount)
        for charge in charges(gateway)
    ]


def test_same_refund_has_the_same_outcome_after_a_restart_too(make: Callable[[], Gateway]) -> None:
    gateway = make()

    for refund in refunds(gateway):
        assert attempt_refund(gateway, refund) == attempt_refund(make(), refund)


def test_answer_to_a_refund_is_one_that_its_row_can_keep(make: Callable[[], Gateway]) -> None:
    gateway = make()

    outcomes = [attempt_refund(gateway, refund) for refund in refunds(gateway)]

    failures = [*(each for each in outcomes if isinstance(each, Declined)), *gateway.late_failures.values()]
    assert any(isinstance(each, Refunded) for each in outcomes)
    assert all(len(each.gateway_reference or "") <= length_of("gateway_reference") for each in outcomes)
    assert gateway.late_failures.keys() <= gateway.payment_methods.keys()
    for failure in failures:
        assert failure.code.isidentifier()
        assert len(failure.code) <= length_of("failure_code")
        assert failure.reason.endswith(".")
        assert len(failure.reason) <= length_of("failure_reason")
