"""The built-in gateway: its outcome depends on the payment method's token alone, so tests and demos know it before."""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from payflowx.gateways.port import (
    Captured,
    Charge,
    Declined,
    GatewayError,
    Outcome,
    Refund,
    Refunded,
    RefundOutcome,
    Undecided,
)

PAYMENT_METHODS: Final = MappingProxyType(
    {
        "pm_success": "The charge succeeds.",
        "pm_declined": "The card's issuer declines the charge.",
        "pm_insufficient_funds": "The account behind the card has too little money.",
        "pm_expired": "The card has expired.",
        "pm_error": "The gateway itself breaks.",
        "pm_refund_declined": "The charge succeeds, and each refund of it is declined.",
        "pm_refund_open": "The charge succeeds, and each refund of it stays open.",
        "pm_refund_fails_later": "The charge succeeds, and each refund of it succeeds and comes back days later.",
    }
)
REFUSALS: Final = MappingProxyType(
    {
        "pm_declined": (
            "card_declined",
            "The card's issuer declined the charge. Ask the customer to call the bank.",
        ),
        "pm_insufficient_funds": (
            "insufficient_funds",
            "The account has too little money. Ask the customer for another payment method.",
        ),
        "pm_expired": ("expired_card", "The card has expired. Ask the customer for a current card."),
    }
)
REFUND_DECLINED: Final = (
    "refund_declined",
    "The card's issuer takes no refunds for this card. Pay the customer back in another way.",
)
LATE_FAILURES: Final = MappingProxyType(
    {
        "pm_refund_fails_later": Declined(
            code="account_closed",
            reason="The account that the refund went to is closed, and the money came back. Ask the customer where to "
            "send it.",
        )
    }
)


class SimulatorBroke(GatewayError):
    """What `pm_error` asks for."""


class Simulator:
    """A gateway without a network, after the test tokens of well-known payment providers."""

    name = "simulator"
    payment_methods: Mapping[str, str] = PAYMENT_METHODS
    late_failures: Mapping[str, Declined] = LATE_FAILURES

    def charge(self, charge: Charge) -> Outcome:
        """Raises SimulatorBroke for `pm_error`."""
        if charge.payment_method == "pm_error":
            raise SimulatorBroke("The simulated gateway broke, as pm_error asks for.")
        reference = _reference("sim_", charge.key)
        if charge.payment_method in REFUSALS:
            code, reason = REFUSALS[charge.payment_method]
            return Declined(code=code, reason=reason, gateway_reference=reference)
        return Captured(gateway_reference=reference)

    def refund(self, refund: Refund) -> RefundOutcome:
        """As the payment method of the charge says."""
        reference = _reference("sim_re_", refund.key)
        if refund.payment_method == "pm_refund_declined":
            code, reason = REFUND_DECLINED
            return Declined(code=code, reason=reason, gateway_reference=reference)
        if refund.payment_method == "pm_refund_open":
            return Undecided(gateway_reference=reference)
        return Refunded(gateway_reference=reference)


def _reference(prefix: str, key: str) -> str:
    """The simulator's own name for what the key names."""
    return prefix + hashlib.sha256(key.encode()).hexdigest()[:24]
