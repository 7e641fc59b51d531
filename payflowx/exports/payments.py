"""Payments as a file: each with its merchant and user, what the bank paid for it, and its current verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from payflowx.api.context import Context
from payflowx.api.exports import Column, Export, Source
from payflowx.api.types import SortDirection
from payflowx.core.ids import MerchantId, PaymentId, Prefix, UserId, to_typeid
from payflowx.core.money import Money
from payflowx.identity import service as identity
from payflowx.merchants import service as merchants
from payflowx.payments import graphql, models
from payflowx.payments.service import lists
from payflowx.reconciliation.service import verdicts
from payflowx.settlements import service as settlements

if TYPE_CHECKING:
    from payflowx.identity.models import User
    from payflowx.merchants.models import Merchant
    from payflowx.reconciliation.models import ReconciliationResult
    from payflowx.settlements.models import Settlement


@dataclass(frozen=True, slots=True)
class Row:
    """A payment with what hangs on it."""

    payment: models.Payment
    merchant: "Merchant"
    user: "User"
    settlement: "Settlement | None"
    verdict: "ReconciliationResult | None"


def _settled(row: Row) -> Money | None:
    return row.settlement.money if row.settlement else None


COLUMNS: Final[tuple[Column[Row], ...]] = (
    Column("id", lambda row: to_typeid(Prefix.PAYMENT, row.payment.id)),
    Column("status", lambda row: row.payment.status),
    *Column.of_money("", lambda row: row.payment.money),
    Column("reference", lambda row: row.payment.reference),
    Column("description", lambda row: row.payment.description),
    Column("idempotency_key", lambda row: row.payment.idempotency_key),
    Column("merchant_id", lambda row: to_typeid(Prefix.MERCHANT, row.merchant.id)),
    Column("merchant", lambda row: row.merchant.name),
    Column("user_id", lambda row: to_typeid(Prefix.USER, row.user.id)),
    Column("user", lambda row: row.user.email),
    Column("failure_code", lambda row: row.payment.failure_code),
    Column("failure_reason", lambda row: row.payment.failure_reason),
    Column("gateway", lambda row: row.payment.gateway),
    Column("gateway_reference", lambda row: row.payment.gateway_reference),
    Column("settlement_status", lambda row: row.settlement.status if row.settlement else None),
    *Column.of_money("settlement_", _settled),
    Column("verdict", lambda row: row.verdict.status if row.verdict else None),
    Column("verdict_reason", lambda row: row.verdict.reason if row.verdict else None),
    Column("exclusive_scope", lambda row: row.payment.exclusive_scope),
    Column("created_at", lambda row: row.payment.created_at),
    Column("completed_at", lambda row: row.payment.completed_at),
)


async def _open(
    context: Context, filter: graphql.PaymentFilter | None = None, order_by: graphql.PaymentOrder | None = None
) -> Source[models.Payment, Row]:
    order = order_by or graphql.PaymentOrder()
    sort = lists.PaymentSort[order.field.name]
    fetch = partial(
        lists.list_payments,
        principal=context.principal,
        filters=graphql.parse_filter(context, filter),
        sort=sort,
        descending=order.direction is SortDirection.DESC,
    )
    return Source(fetch, _join, sort.value)


async def _join(page: Sequence[models.Payment]) -> list[Row]:
    ids = [PaymentId(payment.id) for payment in page]
    merchant_ids = [MerchantId(key) for key in {payment.merchant_id for payment in page}]
    user_ids = [UserId(key) for key in {payment.user_id for payment in page}]
    named = {merchant.id: merchant for merchant in await merchants.get_merchants(merchant_ids=merchant_ids)}
    users = {user.id: user for user in await identity.get_users(user_ids=user_ids)}
    settled = {row.payment_id: row for row in await settlements.get_settlements_of(payment_ids=ids)}
    judged = {row.payment_id: row for row in await verdicts.get_current_results(payment_ids=ids)}
    return [
        Row(row, named[row.merchant_id], users[row.user_id], settled.get(row.id), judged.get(row.id)) for row in page
    ]


PAYMENTS: Final = Export("payments", "payments", "Query.payments", COLUMNS, _open)
