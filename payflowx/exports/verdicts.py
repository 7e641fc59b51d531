"""Verdicts as a file: each with the payment that it judges, and for operators what people have decided about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from payflowx.api.context import Context
from payflowx.api.exports import Column, Export, Source
from payflowx.bank_statements.service import returns
from payflowx.core.ids import MerchantId, PaymentId, Prefix, ResultId, UserId, to_typeid
from payflowx.core.principal import Role
from payflowx.identity import service as identity
from payflowx.merchants import service as merchants
from payflowx.payments.service import lists
from payflowx.reconciliation import models
from payflowx.reconciliation.graphql import verdicts
from payflowx.reconciliation.matching import Figures
from payflowx.reconciliation.service import resolutions as resolutions_service
from payflowx.reconciliation.service import verdicts as verdicts_service

if TYPE_CHECKING:
    from payflowx.merchants.models import Merchant
    from payflowx.payments.models import Payment


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person has decided, and the person's e-mail address."""

    kind: models.ResolutionKind
    note: str
    resolved_by: str
    resolved_at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A verdict with what it is about."""

    verdict: models.ReconciliationResult
    payment: "Payment"
    merchant: "Merchant"
    decision: Decision | None
    told_returns: Sequence[str]


COLUMNS: Final[tuple[Column[Row], ...]] = (
    Column("id", lambda row: to_typeid(Prefix.VERDICT, row.verdict.id)),
    Column("status", lambda row: row.verdict.status),
    Column("reason", lambda row: row.verdict.reason),
    Column("explanation", lambda row: " ".join([verdicts.explain(row.verdict), *row.told_returns])),
    *Column.of_money("expected_", lambda row: row.verdict.expected),
    *Column.of_money("actual_", lambda row: row.verdict.actual),
    # These three are in the currency of what was expected.
    Column("difference_amount", lambda row: row.verdict.difference.amount if row.verdict.difference else None),
    Column("fee_amount", lambda row: row.verdict.fee.amount),
    Column("tolerance_amount", lambda row: row.verdict.tolerance.amount),
    *Column.of_money("returned_", lambda row: row.verdict.returned),
    # These two as well.
    Column("due_amount", lambda row: Figures.of(row.verdict).due.amount),
    Column("unexplained_amount", lambda row: Figures.of(row.verdict).unexplained.amount),
    Column("payment_id", lambda row: to_typeid(Prefix.PAYMENT, row.payment.id)),
    Column("payment_reference", lambda row: row.payment.reference),
    Column("merchant_id", lambda row: to_typeid(Prefix.MERCHANT, row.merchant.id)),
    Column("merchant", lambda row: row.merchant.name),
    Column("settlement_id", lambda row: _optional_id(Prefix.SETTLEMENT, row.verdict.settlement_id)),
    Column("run_id", lambda row: to_typeid(Prefix.RUN, row.verdict.run_id)),
    Column("created_at", lambda row: row.verdict.created_at),
    Column("resolution", lambda row: row.decision.kind if row.decision else None, Role.OPERATOR),
    Column("resolution_note", lambda row: row.decision.note if row.decision else None, Role.OPERATOR),
    Column("resolved_by", lambda row: row.decision.resolved_by if row.decision else None, Role.OPERATOR),
    Column("resolved_at", lambda row: row.decision.resolved_at if row.decision else None, Role.OPERATOR),
)


async def _open(
    context: Context, filter: verdicts.ReconciliationFilter | None = None
) -> Source[models.ReconciliationResult, Row]:
    filters = verdicts.parse_filter(filter or verdicts.ReconciliationFilter())
    fetch = partial(verdicts_service.list_results, principal=context.principal, filters=filters)
    return Source(fetch, partial(_join, with_decisions=context.principal.sees_all))


async def _join(page: Sequence[models.ReconciliationResult], *, with_decisions: bool) -> list[Row]:
    payment_ids = [PaymentId(verdict.payment_id) for verdict in page]
    judged = {payment.id: payment for payment in await lists.get_payments(payment_ids=payment_ids)}
    merchant_ids = [MerchantId(key) for key in {payment.merchant_id for payment in judged.values()}]
    named = {merchant.id: merchant for merchant in await merchants.get_merchants(merchant_ids=merchant_ids)}
    decided = await _decisions([ResultId(verdict.id) for verdict in page]) if with_decisions else {}
    told = await returns.tell_returns(payment_ids=payment_ids)
    return [
        Row(
            row,
            payment := judged[row.payment_id],
            named[payment.merchant_id],
            decided.get(ResultId(row.id)),
            told[PaymentId(row.payment_id)],
        )
        for row in page
    ]


async def _decisions(result_ids: Sequence[ResultId]) -> dict[ResultId, Decision]:
    resolutions = await resolutions_service.get_resolutions(result_ids=result_ids)
    user_ids = [UserId(key) for key in {resolution.resolved_by_id for resolution in resolutions}]
    emails = {user.id: user.email for user in await identity.get_users(user_ids=user_ids)}
    return {
        ResultId(row.result_id): Decision(row.kind, row.note, emails[row.resolved_by_id], row.resolved_at)
        for row in resolutions
    }


def _optional_id(prefix: str, value: UUID | None) -> str | None:
    return None if value is None else to_typeid(prefix, value)


RESULTS: Final = Export(
    "reconciliation-results", "reconciliation-results", "Query.reconciliationResults", COLUMNS, _open
)
