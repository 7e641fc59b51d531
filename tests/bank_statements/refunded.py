"""Refunds, and the debits by which a bank pays them."""

from dataclasses import replace
from datetime import datetime
from itertools import count

from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.payments.models import Payment
from payflowx.refunds.models import Refund, RefundStatus
from payflowx.settlements.models import Settlement
from payflowx.simulation.statement_files import Line
from tests.bank_statements.files import camt, credit, statement
from tests.factories import NOW

_number = count(1)


async def refund(
    payment: Payment,
    *,
    minor: int = 1_00,
    status: RefundStatus = RefundStatus.SUCCESS,
    key: str | None = None,
    reference: str | None = None,
    now: datetime = NOW,
) -> Refund:
    """A refund of the payment in its currency, as its gateway has answered; the database numbers it."""
    number = next(_number)
    is_open, is_failed = status is RefundStatus.INITIATED, status is RefundStatus.FAILED
    made = await Refund.create(
        id=new_uuid(),
        user_id=payment.user_id,
        idempotency_key=key or f"refund-key-{number}",
        fingerprint=b"\x01" * 33,
        payment_id=payment.id,
        owner_id=payment.user_id,
        number=1,
        amount_minor=minor,
        currency=payment.currency,
        status=status,
        gateway="simulator",
        gateway_reference=None if is_open else reference or f"sim-refund-{number}",
        failure_code="card_declined" if is_failed else None,
        failure_reason="Declined." if is_failed else None,
        created_at=now,
        completed_at=None if is_open else now,
    )
    return await Refund.get(id=made.id)


def debit(
    minor: int,
    *,
    name: str | None = None,
    remittance: str = "Refund",
    reference: str | None = None,
    currency: str = "USD",
) -> Line:
    """What the bank has paid out, with an end-to-end id or without one."""
    reference = reference or f"OUT-{next(_number)}"
    line = credit(Money(minor, currency), name=name, remittance=remittance, reference=reference)
    return replace(line, is_credit=False)


def named(made: Refund | Payment) -> str:
    """The id by which a bank may name it."""
    return to_typeid("refund" if isinstance(made, Refund) else "payment", made.id)


def debits(*lines: Line, number: int = 1) -> bytes:
    """A camt.053 with these lines."""
    return camt(statement(lines, number=number))


async def settled() -> dict[object, tuple[int, object]]:
    """The amount and the source of the settlement of each refund that has one."""
    rows = await Settlement.filter(refund_id__isnull=False, ended_at=None)
    return {row.refund_id: (row.amount_minor, row.source.value) for row in rows}
