"""The exports as they were made until rows came as the database gives them: each cell of an object of its own."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from payflowx.api.csv_lines import BYTE_ORDER_MARK, Cell, text_of
from payflowx.bank_statements.models import BankStatement, StatementEntry, StatementFile
from payflowx.bank_statements.service import returns
from payflowx.core.ids import PaymentId, Prefix, to_typeid
from payflowx.core.money import Money
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.reconciliation.matching import Figures, explain
from payflowx.reconciliation.models import ReconciliationResult, Resolution
from payflowx.settlements.models import Settlement, SettlementStatus

Columns = Sequence[tuple[str, Callable[[Any], Cell]]]


@dataclass(frozen=True, slots=True)
class Row:
    """An object of a list with whatever hangs on it."""

    payment: Any = None
    merchant: Any = None
    user: Any = None
    settlement: Any = None
    verdict: Any = None
    decision: Any = None
    decider: Any = None
    entry: Any = None
    statement: Any = None
    file: Any = None
    told_returns: Sequence[str] = ()


def _money(prefix: str, value: Callable[[Any], Money | None]) -> Columns:
    def part(of: Callable[[Money], Cell]) -> Callable[[Any], Cell]:
        return lambda row: None if (money := value(row)) is None else of(money)

    return [
        (f"{prefix}amount", part(lambda money: money.amount)),
        (f"{prefix}currency", part(lambda money: money.currency)),
        (f"{prefix}amount_minor", part(lambda money: money.amount_minor)),
    ]


def _optional_id(prefix: str, value: UUID | None) -> str | None:
    return None if value is None else to_typeid(prefix, value)


PAYMENTS: Final[Columns] = (
    ("id", lambda row: to_typeid(Prefix.PAYMENT, row.payment.id)),
    ("status", lambda row: row.payment.status),
    *_money("", lambda row: row.payment.money),
    ("reference", lambda row: row.payment.reference),
    ("description", lambda row: row.payment.description),
    ("idempotency_key", lambda row: row.payment.idempotency_key),
    ("merchant_id", lambda row: to_typeid(Prefix.MERCHANT, row.merchant.id)),
    ("merchant", lambda row: row.merchant.name),
    ("user_id", lambda row: to_typeid(Prefix.USER, row.user.id)),
    ("user", lambda row: row.user.email),
    ("failure_code", lambda row: row.payment.failure_code),
    ("failure_reason", lambda row: row.payment.failure_reason),
    ("gateway", lambda row: row.payment.gateway),
    ("gateway_reference", lambda row: row.payment.gateway_reference),
    ("settlement_status", lambda row: row.settlement.status if row.settlement else None),
    *_money("settlement_", lambda row: row.settlement.money if row.settlement else None),
    ("verdict", lambda row: row.verdict.status if row.verdict else None),
    ("verdict_reason", lambda row: row.verdict.reason if row.verdict else None),
    ("exclusive_scope", lambda row: row.payment.exclusive_scope),
    ("created_at", lambda row: row.payment.created_at),
    ("completed_at", lambda row: row.payment.completed_at),
    ("refunded_amount", lambda _: None),
    ("returned_amount", lambda _: None),
    ("net_amount", lambda row: row.payment.money.amount if row.payment.status is PaymentStatus.SUCCESS else None),
)
SETTLEMENTS: Final[Columns] = (
    ("id", lambda row: to_typeid(Prefix.SETTLEMENT, row.settlement.id)),
    ("status", lambda row: row.settlement.status),
    *_money("", lambda row: row.settlement.money),
    ("payment_id", lambda row: to_typeid(Prefix.PAYMENT, row.payment.id)),
    ("payment_reference", lambda row: row.payment.reference),
    *_money("payment_", lambda row: row.payment.money),
    ("payment_completed_at", lambda row: row.payment.completed_at),
    ("merchant_id", lambda row: to_typeid(Prefix.MERCHANT, row.merchant.id)),
    ("merchant", lambda row: row.merchant.name),
    ("source", lambda row: row.settlement.source),
    ("bank_reference", lambda row: row.settlement.bank_reference),
    ("value_date", lambda row: row.settlement.value_date),
    ("failure_reason", lambda row: row.settlement.failure_reason),
    ("attempted_at", lambda row: row.settlement.attempted_at),
    ("settled_at", lambda row: row.settlement.settled_at),
    ("created_at", lambda row: row.settlement.created_at),
    ("refund_id", lambda row: _optional_id(Prefix.REFUND, row.settlement.refund_id)),
    ("ended_at", lambda row: row.settlement.ended_at),
)
RESULTS: Final[Columns] = (
    ("id", lambda row: to_typeid(Prefix.VERDICT, row.verdict.id)),
    ("status", lambda row: row.verdict.status),
    ("reason", lambda row: row.verdict.reason),
    ("explanation", lambda row: " ".join([explain(row.verdict.reason, Figures.of(row.verdict)), *row.told_returns])),
    *_money("expected_", lambda row: row.verdict.expected),
    *_money("actual_", lambda row: row.verdict.actual),
    # These three are in the currency of what was expected.
    ("difference_amount", lambda row: row.verdict.difference.amount if row.verdict.difference else None),
    ("fee_amount", lambda row: row.verdict.fee.amount),
    ("tolerance_amount", lambda row: row.verdict.tolerance.amount),
    *_money("returned_", lambda row: row.verdict.returned),
    # These two as well.
    ("due_amount", lambda row: Figures.of(row.verdict).due.amount),
    ("unexplained_amount", lambda row: Figures.of(row.verdict).unexplained.amount),
    ("payment_id", lambda row: to_typeid(Prefix.PAYMENT, row.payment.id)),
    ("payment_reference", lambda row: row.payment.reference),
    ("merchant_id", lambda row: to_typeid(Prefix.MERCHANT, row.merchant.id)),
    ("merchant", lambda row: row.merchant.name),
    ("settlement_id", lambda row: _optional_id(Prefix.SETTLEMENT, row.verdict.settlement_id)),
    ("run_id", lambda row: to_typeid(Prefix.RUN, row.verdict.run_id)),
    ("created_at", lambda row: row.verdict.created_at),
    ("resolution", lambda row: row.decision.kind if row.decision else None),
    ("resolution_note", lambda row: row.decision.note if row.decision else None),
    ("resolved_by", lambda row: row.decider.email if row.decision else None),
    ("resolved_at", lambda row: row.decision.resolved_at if row.decision else None),
    ("refund_id", lambda row: _optional_id(Prefix.REFUND, row.verdict.refund_id)),
)
ENTRIES: Final[Columns] = (
    ("id", lambda row: to_typeid(Prefix.ENTRY, row.entry.id)),
    ("statement_id", lambda row: to_typeid(Prefix.STATEMENT, row.statement.id)),
    ("filename", lambda row: row.file.filename),
    ("account_id", lambda row: row.statement.account_id),
    ("position", lambda row: row.entry.position),
    ("status", lambda row: row.entry.status),
    ("kind", lambda row: row.entry.kind),
    *_money("", lambda row: row.entry.money),
    ("is_booked", lambda row: row.entry.is_booked),
    ("is_reversal", lambda row: row.entry.is_reversal),
    ("booking_date", lambda row: row.entry.booking_date),
    ("value_date", lambda row: row.entry.value_date),
    ("end_to_end_id", lambda row: row.entry.end_to_end_id),
    ("bank_reference", lambda row: row.entry.bank_reference),
    ("remittance_information", lambda row: row.entry.remittance),
    ("counterparty_name", lambda row: row.entry.counterparty_name),
    ("counterparty_account", lambda row: row.entry.counterparty_account),
    ("transaction_code", lambda row: row.entry.transaction_code),
    ("payment_id", lambda row: _optional_id(Prefix.PAYMENT, row.entry.payment_id)),
    ("payment_reference", lambda row: row.payment.reference if row.payment else None),
    ("settlement_id", lambda row: _optional_id(Prefix.SETTLEMENT, row.entry.settlement_id)),
    ("problem", lambda row: row.entry.problem),
    ("imported_at", lambda row: row.entry.imported_at),
    ("raw", lambda row: row.entry.raw_text),
)


async def payments() -> bytes:
    """All payments, newest first."""
    rows = []
    for payment in await Payment.all().order_by("-created_at", "-id"):
        settlement = await Settlement.filter(payment_id=payment.id).exclude(status=SettlementStatus.WITHDRAWN).first()
        verdict = await ReconciliationResult.filter(book_entry__payment_id=payment.id).first()
        rows.append(Row(payment, *await _parties(payment), settlement=settlement, verdict=verdict))
    return _file(PAYMENTS, rows)


async def settlements() -> bytes:
    """All settlements, newest first."""
    rows = []
    for settlement in await Settlement.all().order_by("-created_at", "-id"):
        payment = await Payment.get(id=settlement.payment_id)
        rows.append(Row(payment, *await _parties(payment), settlement=settlement))
    return _file(SETTLEMENTS, rows)


async def results() -> bytes:
    """All current verdicts, newest first, as operators see them."""
    rows = []
    for verdict in await ReconciliationResult.filter(book_entry__result_id__isnull=False).order_by(
        "-created_at", "-id"
    ):
        payment = await Payment.get(id=verdict.payment_id)
        decision = await Resolution.filter(result_id=verdict.id).first()
        decider = await User.get(id=decision.resolved_by_id) if decision else None
        told = (await returns.tell_returns(payment_ids=[PaymentId(payment.id)]))[PaymentId(payment.id)]
        parties = await _parties(payment)
        rows.append(Row(payment, *parties, verdict=verdict, decision=decision, decider=decider, told_returns=told))
    return _file(RESULTS, rows)


async def entries() -> bytes:
    """All entries of statements, newest first."""
    rows = []
    for entry in await StatementEntry.all().order_by("-imported_at", "-id"):
        statement = await BankStatement.get(id=entry.statement_id)
        file = await StatementFile.get(id=statement.file_id)
        payment = await Payment.filter(id=entry.payment_id).first() if entry.payment_id else None
        rows.append(Row(payment, entry=entry, statement=statement, file=file))
    return _file(ENTRIES, rows)


async def _parties(payment: Payment) -> tuple[Merchant, User]:
    return await Merchant.get(id=payment.merchant_id), await User.get(id=payment.user_id)


def _file(columns: Columns, rows: Sequence[Row]) -> bytes:
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([name for name, _ in columns])
    writer.writerows([text_of(value(row)) for _, value in columns] for row in rows)
    return (BYTE_ORDER_MARK + lines.getvalue()).encode()
