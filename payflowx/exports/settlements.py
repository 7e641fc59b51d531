"""Settlements as a file: each with the payment that it settles, and that one's merchant."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from payflowx.api.context import Context
from payflowx.api.exports import Column, Export, Source
from payflowx.core.ids import MerchantId, PaymentId, Prefix, to_typeid
from payflowx.merchants import service as merchants
from payflowx.payments.service import lists
from payflowx.settlements import graphql, models, service

if TYPE_CHECKING:
    from payflowx.merchants.models import Merchant
    from payflowx.payments.models import Payment


@dataclass(frozen=True, slots=True)
class Row:
    """A settlement with what it is for."""

    settlement: models.Settlement
    payment: "Payment"
    merchant: "Merchant"


COLUMNS: Final[tuple[Column[Row], ...]] = (
    Column("id", lambda row: to_typeid(Prefix.SETTLEMENT, row.settlement.id)),
    Column("status", lambda row: row.settlement.status),
    *Column.of_money("", lambda row: row.settlement.money),
    Column("payment_id", lambda row: to_typeid(Prefix.PAYMENT, row.payment.id)),
    Column("payment_reference", lambda row: row.payment.reference),
    *Column.of_money("payment_", lambda row: row.payment.money),
    Column("payment_completed_at", lambda row: row.payment.completed_at),
    Column("merchant_id", lambda row: to_typeid(Prefix.MERCHANT, row.merchant.id)),
    Column("merchant", lambda row: row.merchant.name),
    Column("source", lambda row: row.settlement.source),
    Column("bank_reference", lambda row: row.settlement.bank_reference),
    Column("value_date", lambda row: row.settlement.value_date),
    Column("failure_reason", lambda row: row.settlement.failure_reason),
    Column("attempted_at", lambda row: row.settlement.attempted_at),
    Column("settled_at", lambda row: row.settlement.settled_at),
    Column("created_at", lambda row: row.settlement.created_at),
)


async def _open(context: Context, filter: graphql.SettlementFilter | None = None) -> Source[models.Settlement, Row]:
    filters = graphql.parse_filter(filter or graphql.SettlementFilter())
    return Source(partial(service.list_settlements, principal=context.principal, filters=filters), _join)


async def _join(page: Sequence[models.Settlement]) -> list[Row]:
    payment_ids = [PaymentId(settlement.payment_id) for settlement in page]
    paid = {payment.id: payment for payment in await lists.get_payments(payment_ids=payment_ids)}
    merchant_ids = [MerchantId(key) for key in {payment.merchant_id for payment in paid.values()}]
    named = {merchant.id: merchant for merchant in await merchants.get_merchants(merchant_ids=merchant_ids)}
    return [Row(row, payment := paid[row.payment_id], named[payment.merchant_id]) for row in page]


SETTLEMENTS: Final = Export("settlements", "settlements", "Query.settlements", COLUMNS, _open)
