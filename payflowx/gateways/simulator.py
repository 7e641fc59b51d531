"""The built-in gateway: its outcome depends on the payment method's token alone, so tests and demos know it before."""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from payflowx.gateways.port import Captured, Charge, Declined, GatewayError, Outcome

PAYMENT_METHODS: Final = MappingProxyType(
    {
        "pm_success": "The charge succeeds.",
        "pm_declined": "The card's issuer declines the charge.",
        "pm_insufficient_funds": "The account behind the card has too little money.",
        "pm_expired": "The card has expired.",
        "pm_error": "The gateway itself breaks.",
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


class SimulatorBroke(GatewayError):
    """What `pm_error` asks for."""


class Simulator:
    """A gateway without a network, after the test tokens of well-known payment providers."""

    name = "simulator"
    payment_methods: Mapping[str, str] = PAYMENT_METHODS

    def charge(self, charge: Charge) -> Outcome:
        """Raises SimulatorBroke for `pm_error`."""
        if charge.payment_method == "pm_error":
            raise SimulatorBroke("The simulated gateway broke, as pm_error asks for.")
        reference = "sim_" + hashlib.sha256(charge.key.encode()).hexdigest()[:24]
        if charge.payment_method in REFUSALS:
            code, reason = REFUSALS[charge.payment_method]
            return Declined(code=code, reason=reason, gateway_reference=reference)
        return Captured(gateway_reference=reference)
