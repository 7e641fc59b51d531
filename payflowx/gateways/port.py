"""The port between payments and whoever takes the money, and gives it back.

A gateway here lives in the process: its charge takes effect with the transaction that records it and leaves no trace
when that one fails, so payment and charge can't come apart, and neither can a refund. A provider across a network can't
promise that; it will get a port of its own, with the intent committed before the call.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from payflowx.core.errors import PayFlowXError
from payflowx.core.log import get_logger
from payflowx.core.money import Money

GATEWAY_ERROR: Final = "gateway_error"

T = TypeVar("T")

logger = get_logger(__name__)


class GatewayError(PayFlowXError):
    """The gateway broke: it neither took the money nor refused it."""


@dataclass(frozen=True, slots=True)
class Charge:
    """What a gateway is asked to take.

    `key` names the charge for ever. It is derived from the user and the client's idempotency key, never from a row, so
    that the same intent has the same key even where a row was lost.
    """

    key: str
    amount: Money
    payment_method: str


@dataclass(frozen=True, slots=True)
class Captured:
    """The gateway took the money."""

    gateway_reference: str


@dataclass(frozen=True, slots=True)
class Declined:
    """The gateway refused; `reason` is a sentence that support can act on."""

    code: str
    reason: str
    gateway_reference: str | None = None


Outcome = Captured | Declined


@dataclass(frozen=True, slots=True)
class Refund:
    """What a gateway is asked to give back of a charge that it took; `key` names the refund for ever, as a charge's."""

    key: str
    charge_reference: str
    payment_method: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Refunded:
    """The gateway gave the money back."""

    gateway_reference: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """The gateway has the refund, and says later what becomes of it."""

    gateway_reference: str


RefundOutcome = Refunded | Undecided | Declined


class Gateway(Protocol):
    """An in-process gateway."""

    @property
    def name(self) -> str:
        """How payments name it, such as `simulator`."""
        ...

    @property
    def payment_methods(self) -> Mapping[str, str]:
        """The tokens that it takes, each with a sentence about it."""
        ...

    def charge(self, charge: Charge) -> Outcome:
        """Decides on a charge, without any effect of its own: the same charge always gets the same outcome.

        It is asked for replays and for what is refused afterwards, too; only what is recorded was charged. It may raise
        anything.
        """
        ...

    def refund(self, refund: Refund) -> RefundOutcome:
        """Decides on a refund in the same way."""
        ...

    @property
    def late_failures(self) -> Mapping[str, Declined]:
        """The payment methods whose refunds come back after they had succeeded, each with what is said then."""
        ...


def attempt(gateway: Gateway, charge: Charge) -> Outcome:
    """The gateway's outcome; a gateway that breaks is a declined charge, never an error of the caller."""
    reason = "The payment gateway broke while handling the charge. No money was taken; try again with a new key."
    return _asked(gateway, lambda: gateway.charge(charge), reason)


def attempt_refund(gateway: Gateway, refund: Refund) -> RefundOutcome:
    """The same for a refund."""
    reason = "The payment gateway broke while handling the refund. No money went back; try again with a new key."
    return _asked(gateway, lambda: gateway.refund(refund), reason)


def _asked(gateway: Gateway, ask: Callable[[], T], reason: str) -> T | Declined:
    try:
        return ask()
    except Exception as error:
        logger.warning(
            "gateway broke",
            gateway=gateway.name,
            error=type(error).__name__,
            exc_info=None if isinstance(error, GatewayError) else error,
        )
        return Declined(code=GATEWAY_ERROR, reason=reason)
