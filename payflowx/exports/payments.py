"""Payments as a file: each with its merchant and user, what the bank paid for it, its verdict, and what went back."""

from functools import partial
from typing import Final

from asyncpg import Record

from payflowx.api.context import Context
from payflowx.api.exports import Column, Export, Source, amount, as_they_are, instant, money_columns, text, typeid, word
from payflowx.api.types import SortDirection
from payflowx.bank_statements import relations as statements
from payflowx.core import seeking
from payflowx.core.ids import Prefix
from payflowx.core.statements import joined
from payflowx.identity import relations as identity
from payflowx.merchants import relations as merchants
from payflowx.payments import graphql
from payflowx.payments.service import lists
from payflowx.reconciliation import relations as reconciliation
from payflowx.refunds import relations as refunds
from payflowx.settlements import relations as settlements

RETURNED: Final = "returned.payment_id = row.id AND returned.currency = row.currency"
SELECT: Final = f"""
SELECT row.id, row.status, row.amount_minor, row.currency, row.reference, row.description, row.idempotency_key,
    row.merchant_id, merchant.name AS merchant, row.user_id, payer.email AS user, row.failure_code,
    row.failure_reason, row.gateway, row.gateway_reference, settlement.status AS settlement_status,
    settlement.amount_minor AS settlement_amount_minor, settlement.currency AS settlement_currency,
    verdict.status AS verdict, verdict.reason AS verdict_reason, row.exclusive_scope,
    row.created_at AT TIME ZONE 'UTC' AS created_at, row.completed_at AT TIME ZONE 'UTC' AS completed_at,
    refunded.minor AS refunded_minor, returned.minor AS returned_minor,
    CASE row.status WHEN 'SUCCESS' THEN row.amount_minor - COALESCE(refunded.minor, 0) - COALESCE(returned.minor, 0) END
        AS net_minor
FROM {{page}} AS row
{joined(merchants.NAMED, "merchant", "merchant.id = row.merchant_id")}
{joined(identity.ADDRESSES, "payer", "payer.id = row.user_id")}
{joined(settlements.COUNTING, "settlement", "settlement.payment_id = row.id", outer=True)}
{joined(reconciliation.CURRENT, "verdict", "verdict.payment_id = row.id", outer=True)}
{joined(refunds.GIVEN_BACK, "refunded", "refunded.payment_id = row.id", outer=True)}
{joined(statements.TAKEN_BACK, "returned", RETURNED, outer=True)}
"""
COLUMNS: Final[tuple[Column[Record], ...]] = (
    typeid("id", Prefix.PAYMENT),
    word("status"),
    *money_columns(""),
    text("reference"),
    text("description"),
    text("idempotency_key"),
    typeid("merchant_id", Prefix.MERCHANT),
    text("merchant"),
    typeid("user_id", Prefix.USER),
    text("user"),
    text("failure_code"),
    text("failure_reason"),
    text("gateway"),
    text("gateway_reference"),
    word("settlement_status"),
    *money_columns("settlement_"),
    word("verdict"),
    word("verdict_reason"),
    text("exclusive_scope"),
    instant("created_at"),
    instant("completed_at"),
    amount("refunded_amount", "refunded_minor", "currency"),
    amount("returned_amount", "returned_minor", "currency"),
    amount("net_amount", "net_minor", "currency"),
)


async def _open(
    context: Context, filter: graphql.PaymentFilter | None = None, order_by: graphql.PaymentOrder | None = None
) -> Source[Record, Record]:
    order = order_by or graphql.PaymentOrder()
    sort = lists.PaymentSort[order.field.name]
    payments = lists.find_payments(principal=context.principal, filters=graphql.parse_filter(context, filter))
    is_descending = order.direction is SortDirection.DESC
    fetch = partial(seeking.seek_rows, payments, select=SELECT, order_by=sort.value, descending=is_descending)
    return Source(fetch, as_they_are, sort.value)


PAYMENTS: Final = Export("payments", "payments", "Query.payments", COLUMNS, _open)
