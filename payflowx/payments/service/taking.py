"""Takes payments: one user and one idempotency key mean one payment, for ever, however often it is asked for.

A payment taken by an in-process gateway is written once, by one statement, with the events of both its states. So it is
never half-done, the unique constraint alone decides between simultaneous requests, and it costs one round trip at the
most, which those that come at the same time share (docs/decisions/0004).
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

import asyncpg

from payflowx.core import db, records
from payflowx.core.errors import InvalidInput, NotFound, PayFlowXError, Refusal
from payflowx.core.ids import MerchantId, PaymentId, Prefix, UserId, new_uuid, to_typeid
from payflowx.core.log import tell
from payflowx.core.money import Money, check_payable
from payflowx.core.principal import SYSTEM_GATEWAY, Principal
from payflowx.core.text import check_optional_text, check_text, quoted, refuse_ambiguous
from payflowx.events import service as events
from payflowx.gateways import port
from payflowx.merchants import service as merchants
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.payments.service import batching

KEY_LENGTH_MAX: Final = 255
METHOD_LENGTH_MAX: Final = 64
REFERENCE_LENGTH_MAX: Final = 255
DESCRIPTION_LENGTH_MAX: Final = 1000
SCOPE_LENGTH_MAX: Final = 255
FINGERPRINT_VERSION: Final = b"\x01"
FINGERPRINT_VERSION_WITH_SCOPE: Final = b"\x02"
ATTEMPTS_MAX: Final = 4


class IdempotencyKeyReused(Refusal):
    """The key belongs to an earlier payment with other input."""

    code: ClassVar[str] = "IDEMPOTENCY_KEY_REUSED"


class MerchantInactive(Refusal):
    """The merchant takes no new payments."""

    code: ClassVar[str] = "MERCHANT_INACTIVE"


class ExclusiveScopeTaken(Refusal):
    """Another key has an open or successful payment of this scope."""

    code: ClassVar[str] = "EXCLUSIVE_SCOPE_TAKEN"


class PaymentUndecided(PayFlowXError):
    """The database neither took the payment nor said why not, several times in a row."""


@dataclass(frozen=True, slots=True)
class PaymentInstruction:
    """What a client asks to be charged. Merchant, amount, payment method, reference and scope make its identity.

    `exclusive_scope` is what must be paid only once, such as `order:4711`: at most one payment of a user and scope that
    is not FAILED, whatever the keys. It guards clients that make a new key for each try.
    """

    idempotency_key: str
    merchant_id: MerchantId
    amount: Money
    payment_method: str
    reference: str | None = None
    description: str | None = None
    exclusive_scope: str | None = None

    @property
    def fingerprint(self) -> bytes:
        """A version byte and the SHA-256 of the input that a repeated key must repeat.

        The version says what is in it: a payment without a scope has the one that there was before there were scopes.
        """
        identity = [
            str(self.merchant_id),
            self.amount.amount_minor,
            self.amount.currency,
            self.payment_method,
            self.reference,
        ]
        version = FINGERPRINT_VERSION
        if self.exclusive_scope is not None:
            version = FINGERPRINT_VERSION_WITH_SCOPE
            identity.append(self.exclusive_scope)
        return version + hashlib.sha256(json.dumps(identity).encode()).digest()


@dataclass(frozen=True, slots=True)
class CreatedPayment:
    """The payment of a key; `replayed` where an earlier request had made it."""

    payment: Payment
    replayed: bool


async def create_payment(
    *,
    principal: Principal,
    payment_id: PaymentId,
    instruction: PaymentInstruction,
    gateway: port.Gateway,
    now: datetime,
) -> CreatedPayment:
    """Takes a payment once for each user and key, or returns the one that the key made before.

    Raises InvalidInput, NotFound (merchant), MerchantInactive, IdempotencyKeyReused, ExclusiveScopeTaken; a refused
    instruction changes nothing and leaves the key unused.
    """
    _check_instruction(instruction, gateway)
    outcome = port.attempt(
        gateway,
        port.Charge(
            key=f"{principal.user_id}:{instruction.idempotency_key}",
            amount=instruction.amount,
            payment_method=instruction.payment_method,
        ),
    )
    asked = _asked(principal, payment_id, instruction, gateway, outcome, now)
    for attempt in range(ATTEMPTS_MAX):
        row = await (batching.take_alone(asked=asked) if attempt else batching.take(asked=asked))
        if row is not None:
            return _created(row, payment_id, instruction)
        # No row: this can't be a new payment, the merchant takes none, the scope is taken, or a simultaneous request
        # has just won the key. Then the next round finds its payment, which this statement's snapshot couldn't see yet.
        if not await Payment.exists(user_id=principal.user_id, idempotency_key=instruction.idempotency_key):
            if fault := _fault_of_new(instruction):
                raise fault
            await _refuse_unless_active(instruction.merchant_id)
            await _refuse_unless_free(principal.user_id, instruction.exclusive_scope)
    raise PaymentUndecided("The payment could neither be taken nor refused; send it again with the same key.")


async def record_intent(
    *,
    principal: Principal,
    payment_id: PaymentId,
    instruction: PaymentInstruction,
    gateway: port.Gateway,
    now: datetime,
) -> Payment:
    """Records an INITIATED payment whose gateway has yet to be asked, for a key that was never used.

    Raises InvalidInput, and IntegrityError where the key or the merchant isn't what it should be.
    """
    _check_instruction(instruction, gateway)
    if fault := _fault_of_new(instruction):
        raise fault
    async with db.transaction():
        payment = await Payment.create(
            id=payment_id,
            user_id=principal.user_id,
            idempotency_key=instruction.idempotency_key,
            fingerprint=instruction.fingerprint,
            merchant_id=instruction.merchant_id,
            amount_minor=instruction.amount.amount_minor,
            currency=instruction.amount.currency,
            payment_method=instruction.payment_method,
            reference=instruction.reference,
            description=instruction.description,
            exclusive_scope=instruction.exclusive_scope,
            status=PaymentStatus.INITIATED,
            gateway=gateway.name,
            created_at=now,
        )
        await events.record(
            type="payment.initiated",
            subject_id=payment_id,
            change_id=payment_id,
            actor=principal.actor,
            data=_intent(instruction),
            now=now,
        )
    return payment


def _intent(instruction: PaymentInstruction) -> dict[str, object]:
    """What the event of an intent says."""
    return {"amount_minor": instruction.amount.amount_minor, "currency": instruction.amount.currency}


def _check_instruction(instruction: PaymentInstruction, gateway: port.Gateway) -> None:
    check_text(instruction.idempotency_key, length_max=KEY_LENGTH_MAX, path=("idempotencyKey",))
    check_text(instruction.payment_method, length_max=METHOD_LENGTH_MAX, path=("paymentMethod",))
    check_optional_text(instruction.reference, length_max=REFERENCE_LENGTH_MAX, path=("reference",))
    check_optional_text(instruction.exclusive_scope, length_max=SCOPE_LENGTH_MAX, path=("exclusiveScope",))
    check_optional_text(instruction.description, length_max=DESCRIPTION_LENGTH_MAX, path=("description",))
    if instruction.amount.amount_minor <= 0:
        raise InvalidInput("The amount must be more than zero.", path=("amount", "amount"))
    if instruction.payment_method not in gateway.payment_methods:
        known = ", ".join(gateway.payment_methods)
        message = f"The gateway doesn't know the payment method {instruction.payment_method!r}. It knows: {known}."
        raise InvalidInput(message, path=("paymentMethod",))


def _fault_of_new(instruction: PaymentInstruction) -> InvalidInput | None:
    """Why this can't be a new payment; one that was taken before anybody looked at this is given back for ever."""
    try:
        check_payable(instruction.amount.currency, path=("amount", "currency"))
        refuse_ambiguous(instruction.idempotency_key, path=("idempotencyKey",))
        refuse_ambiguous(instruction.reference or "", path=("reference",))
        refuse_ambiguous(instruction.exclusive_scope or "", path=("exclusiveScope",))
    except InvalidInput as fault:
        return fault
    return None


def _asked(
    principal: Principal,
    payment_id: PaymentId,
    instruction: PaymentInstruction,
    gateway: port.Gateway,
    outcome: port.Outcome,
    now: datetime,
) -> batching.Asked:
    failure: port.Declined | None = outcome if isinstance(outcome, port.Declined) else None
    answered: dict[str, str | None] = {"gateway_reference": outcome.gateway_reference}
    if failure:
        answered["failure_code"] = failure.code
    return batching.Asked(
        id=payment_id,
        user_id=principal.user_id,
        idempotency_key=instruction.idempotency_key,
        fingerprint=instruction.fingerprint,
        merchant_id=instruction.merchant_id,
        amount_minor=instruction.amount.amount_minor,
        currency=instruction.amount.currency,
        payment_method=instruction.payment_method,
        reference=instruction.reference,
        description=instruction.description,
        status=PaymentStatus.FAILED if failure else PaymentStatus.SUCCESS,
        gateway=gateway.name,
        gateway_reference=outcome.gateway_reference,
        failure_code=failure.code if failure else None,
        failure_reason=failure.reason if failure else None,
        created_at=now,
        initiated_id=new_uuid(),
        initiated_type="payment.initiated",
        initiated_by=principal.actor,
        initiated_data=json.dumps(_intent(instruction)),
        completed_id=new_uuid(),
        completed_type="payment.failed" if failure else "payment.succeeded",
        completed_by=SYSTEM_GATEWAY,
        completed_data=json.dumps(answered),
        exclusive_scope=instruction.exclusive_scope,
        may_be_new=_fault_of_new(instruction) is None,
    )


def _created(row: asyncpg.Record, payment_id: PaymentId, instruction: PaymentInstruction) -> CreatedPayment:
    payment, replayed = records.one(Payment, row), row["id"] != payment_id
    if replayed and payment.fingerprint != instruction.fingerprint:
        raise IdempotencyKeyReused(
            f"The idempotency key {instruction.idempotency_key!r} was used before with another merchant, amount, "
            "currency, payment method, reference or scope. A new payment needs a new key.",
            path=("idempotencyKey",),
        )
    if not replayed:
        tell(
            "payment created",
            payment_id=to_typeid(Prefix.PAYMENT, payment.id),
            payment_status=payment.status.value,
            amount=str(payment.money),
            failure_code=payment.failure_code,
        )
    return CreatedPayment(payment, replayed)


async def _refuse_unless_active(merchant_id: MerchantId) -> None:
    found = await merchants.get_merchants(merchant_ids=[merchant_id])
    if not found:
        raise NotFound("There is no such merchant.", path=("merchantId",))
    if not found[0].is_active:
        raise MerchantInactive(f"The merchant {found[0].name!r} takes no new payments.", path=("merchantId",))


async def _refuse_unless_free(user_id: UserId, scope: str | None) -> None:
    if scope is None:
        return
    taken = await Payment.filter(user_id=user_id, exclusive_scope=scope).exclude(status=PaymentStatus.FAILED).first()
    if taken is not None:
        raise ExclusiveScopeTaken(
            f"The scope {quoted(scope)} has a payment already, which is {taken.status}: "
            f"{to_typeid(Prefix.PAYMENT, taken.id)}. It is paid only once, whatever the key.",
            path=("exclusiveScope",),
        )
