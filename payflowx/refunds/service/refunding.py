"""Gives money back: one user and one idempotency key mean one refund, for ever, and never more than what is left.

A refund by an in-process gateway is written once, by one statement, with the events of both its states. Of simultaneous
ones with one key the unique constraint chooses; those of one payment follow each other, since the database locks it and
counts what is left (docs/decisions/0024).
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, assert_never

import asyncpg

from payflowx.core import db
from payflowx.core.errors import InvalidInput, NotFound, Refusal
from payflowx.core.ids import PaymentId, Prefix, RefundId, new_uuid, to_typeid
from payflowx.core.log import get_logger
from payflowx.core.money import Money
from payflowx.core.outages import constraint
from payflowx.core.principal import SYSTEM_GATEWAY, Principal
from payflowx.core.text import check_optional_text, check_text, refuse_ambiguous
from payflowx.gateways import port
from payflowx.refunds import sql
from payflowx.refunds.models import Refund, RefundStatus

KEY_LENGTH_MAX: Final = 255
REASON_LENGTH_MAX: Final = 500
FINGERPRINT_VERSION: Final = b"\x01"
ATTEMPTS_MAX: Final = 10
TAKEN: Final = "SUCCESS"
GUARD: Final = "refunds_refundable"

logger = get_logger(__name__)


class IdempotencyKeyReused(Refusal):
    """The key belongs to an earlier refund with other input."""

    code: ClassVar[str] = "IDEMPOTENCY_KEY_REUSED"


class AmountExceedsRefundable(Refusal):
    """More than what is left of the payment."""

    code: ClassVar[str] = "AMOUNT_EXCEEDS_REFUNDABLE"


class PaymentNotTaken(Refusal):
    """There is nothing to give back: the payment failed, or is not decided yet."""

    code: ClassVar[str] = "ILLEGAL_TRANSITION"


class PaymentBusy(Refusal):
    """Others were faster each time that all that is left was to be given back."""

    code: ClassVar[str] = "CONFLICT"


@dataclass(frozen=True, slots=True)
class RefundInstruction:
    """What a caller asks to be given back; all that is left where `amount` is None. Payment, amount and reason make its
    identity.
    """

    idempotency_key: str
    payment_id: PaymentId
    amount: Money | None = None
    reason: str | None = None

    @property
    def fingerprint(self) -> bytes:
        """A version byte and the SHA-256 of the input that a repeated key must repeat."""
        amount = None if self.amount is None else [self.amount.amount_minor, self.amount.currency]
        identity = [str(self.payment_id), amount, self.reason]
        return FINGERPRINT_VERSION + hashlib.sha256(json.dumps(identity).encode()).digest()


@dataclass(frozen=True, slots=True)
class CreatedRefund:
    """The refund of a key; `replayed` where an earlier request had made it."""

    refund: Refund
    replayed: bool


async def create_refund(
    *,
    principal: Principal,
    refund_id: RefundId,
    instruction: RefundInstruction,
    gateway: port.Gateway,
    now: datetime,
) -> CreatedRefund:
    """Gives money back once for each user and key, or returns the refund that the key made before.

    Raises InvalidInput, NotFound (payment), PaymentNotTaken, AmountExceedsRefundable, IdempotencyKeyReused and
    PaymentBusy; a refused instruction changes nothing and leaves the key unused.
    """
    _check_instruction(instruction)
    for _ in range(ATTEMPTS_MAX):
        payment = await _find_payment(principal, instruction.payment_id)
        first = await Refund.get_or_none(user_id=principal.user_id, idempotency_key=instruction.idempotency_key)
        if first is not None:
            return _replayed(first, instruction)
        amount = _amount_of(payment, instruction.amount, gateway)
        outcome = port.attempt_refund(
            gateway,
            port.Refund(
                key=f"{principal.user_id}:{instruction.idempotency_key}",
                charge_reference=payment["gateway_reference"],
                payment_method=payment["payment_method"],
                amount=amount,
            ),
        )
        values = _values(principal, refund_id, instruction, amount, outcome, now)
        # No row: a simultaneous request has just won the key, or has left less than this one wants. The next round
        # finds its refund, which this statement's snapshot couldn't see yet, or says how much is left.
        if row := await _create(values):
            return _made(Refund._init_from_db(**row))  # noqa: SLF001 - as Tortoise makes them
    raise PaymentBusy(
        "Other refunds of the payment are being made at this moment: send it again with the same key.",
        path=("paymentId",),
    )


def _check_instruction(instruction: RefundInstruction) -> None:
    check_text(instruction.idempotency_key, length_max=KEY_LENGTH_MAX, path=("idempotencyKey",))
    refuse_ambiguous(instruction.idempotency_key, path=("idempotencyKey",))
    check_optional_text(instruction.reason, length_max=REASON_LENGTH_MAX, path=("reason",))
    if instruction.amount is not None and instruction.amount.amount_minor <= 0:
        raise InvalidInput("The amount must be more than zero.", path=("amount", "amount"))


async def _find_payment(principal: Principal, payment_id: PaymentId) -> asyncpg.Record:
    rows = await db.fetch(sql.PAYMENT, payment_id, None if principal.sees_all else principal.user_id)
    if not rows:
        raise NotFound("There is no such payment.", path=("paymentId",))
    return rows[0]


def _amount_of(payment: asyncpg.Record, wanted: Money | None, gateway: port.Gateway) -> Money:
    """What is to be given back of the payment. Raises PaymentNotTaken, InvalidInput and AmountExceedsRefundable."""
    if payment["status"] != TAKEN:
        raise PaymentNotTaken(
            f"The payment is {payment['status']}: only one that is {TAKEN} can be refunded.", path=("paymentId",)
        )
    if payment["gateway"] != gateway.name:
        raise PaymentNotTaken(
            f"The payment was taken by the gateway {payment['gateway']!r}, which can't be asked for a refund here.",
            path=("paymentId",),
        )
    left = Money(payment["left_minor"], payment["currency"])
    if wanted is not None and wanted.currency != left.currency:
        raise InvalidInput(
            f"The payment is in {left.currency}, and so are its refunds, not in {wanted.currency}.",
            path=("amount", "currency"),
        )
    if not left.amount_minor:
        raise AmountExceedsRefundable("Nothing is left of the payment to be refunded.", path=("amount",))
    if wanted is not None and wanted.amount_minor > left.amount_minor:
        raise AmountExceedsRefundable(
            f"{wanted} is more than what is left of the payment to be refunded, which is {left}.", path=("amount",)
        )
    return wanted or left


def _values(
    principal: Principal,
    refund_id: RefundId,
    instruction: RefundInstruction,
    amount: Money,
    outcome: port.RefundOutcome,
    now: datetime,
) -> tuple[object, ...]:
    """The parameters of the statement that writes the refund and its events, in their order."""
    status, completed = _status_of(outcome)
    failure = outcome if isinstance(outcome, port.Declined) else None
    asked = {
        "amount_minor": amount.amount_minor,
        "currency": amount.currency,
        "payment": to_typeid(Prefix.PAYMENT, instruction.payment_id),
    }
    answered: dict[str, str | None] = {"gateway_reference": outcome.gateway_reference}
    if failure:
        answered["failure_code"] = failure.code
    return (
        refund_id,
        principal.user_id,
        instruction.idempotency_key,
        instruction.fingerprint,
        instruction.payment_id,
        amount.amount_minor,
        instruction.reason,
        status,
        outcome.gateway_reference,
        failure.code if failure else None,
        failure.reason if failure else None,
        now,
        new_uuid(),
        principal.actor,
        json.dumps(asked),
        new_uuid(),
        completed,
        SYSTEM_GATEWAY,
        json.dumps(answered),
    )


def _status_of(outcome: port.RefundOutcome) -> tuple[RefundStatus, str | None]:
    """The refund's status, and the type of the event that tells of it where it is terminal."""
    match outcome:
        case port.Refunded():
            return RefundStatus.SUCCESS, "refund.succeeded"
        case port.Declined():
            return RefundStatus.FAILED, "refund.failed"
        case port.Undecided():
            return RefundStatus.INITIATED, None
        case _:
            assert_never(outcome)


async def _create(values: tuple[object, ...]) -> asyncpg.Record | None:
    try:
        rows = await db.retry_transient(lambda: db.fetch(sql.CREATE, *values))
    except asyncpg.RestrictViolationError as error:
        if constraint(error) != GUARD:
            raise
        return None
    return rows[0] if rows else None


def _replayed(first: Refund, instruction: RefundInstruction) -> CreatedRefund:
    if first.fingerprint != instruction.fingerprint:
        raise IdempotencyKeyReused(
            f"The idempotency key {instruction.idempotency_key!r} was used before with another payment, amount or "
            "reason. A new refund needs a new key.",
            path=("idempotencyKey",),
        )
    return CreatedRefund(first, replayed=True)


def _made(refund: Refund) -> CreatedRefund:
    logger.info(
        "refund created",
        refund_id=to_typeid(Prefix.REFUND, refund.id),
        payment_id=to_typeid(Prefix.PAYMENT, refund.payment_id),
        status=refund.status.value,
        amount=str(refund.money),
        failure_code=refund.failure_code,
    )
    return CreatedRefund(refund, replayed=False)
