"""Valid rows of payments and their events, made by the service's own rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from payflowx.core.ids import MerchantId, PaymentId, UserId
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.gateways import port
from payflowx.gateways.simulator import Simulator
from payflowx.payments.service import taking

PAYMENT_COLUMNS: Final = (
    "id", "user_id", "idempotency_key", "fingerprint", "merchant_id", "amount_minor", "currency", "payment_method",
    "reference", "description", "status", "gateway", "gateway_reference", "failure_code", "failure_reason",
    "created_at", "completed_at",
)  # fmt: skip
EVENT_COLUMNS: Final = ("id", "type", "subject_id", "change_id", "actor", "data", "occurred_at")
EVENT_VALUES: Final = 4


@dataclass(frozen=True, slots=True)
class Parties:
    """Who pays, and whom."""

    user_id: UUID
    merchant_id: UUID


def create_arguments(
    parties: Parties, *, payment_id: UUID, key: str, amount: Money, now: datetime, payment_method: str = "pm_success"
) -> list[object]:
    """The values for the service's CREATE statement: exactly those that createPayment would send."""
    gateway = Simulator()
    principal = Principal(user_id=UserId(parties.user_id), role=Role.USER)
    instruction = taking.PaymentInstruction(
        idempotency_key=key,
        merchant_id=MerchantId(parties.merchant_id),
        amount=amount,
        payment_method=payment_method,
        reference="INV-2026-1",
    )
    charge = port.Charge(key=f"{parties.user_id}:{key}", amount=amount, payment_method=payment_method)
    outcome = port.attempt(gateway, charge)
    return [
        *taking._asked(principal, PaymentId(payment_id), instruction, gateway, outcome, now)  # noqa: SLF001 - the same values, whatever they become
    ]


def payment_row(arguments: list[object]) -> tuple[object, ...]:
    """The payment that CREATE makes of its arguments, in PAYMENT_COLUMNS."""
    values = arguments[: len(PAYMENT_COLUMNS) - 1]
    return (*values, values[-1])  # completed at the instant at which it was created


def event_rows(arguments: list[object]) -> Iterator[tuple[object, ...]]:
    """The events that CREATE makes of its arguments, in EVENT_COLUMNS."""
    payment_id, created_at = arguments[0], arguments[len(PAYMENT_COLUMNS) - 2]
    for start in range(len(PAYMENT_COLUMNS) - 1, len(arguments) - 2, EVENT_VALUES):  # the scope and a flag come last
        event_id, type_, actor, data = arguments[start : start + EVENT_VALUES]
        yield event_id, type_, payment_id, payment_id, actor, data, created_at
