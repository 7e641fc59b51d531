"""Settlements as a file: each with the payment that it settles, or whose refund, and that one's merchant."""

from functools import partial
from typing import Final

from asyncpg import Record

from payflowx.api.context import Context
from payflowx.api.exports import Column, Export, Source, as_they_are, day, instant, money_columns, text, typeid, word
from payflowx.core import seeking
from payflowx.core.ids import Prefix
from payflowx.core.statements import joined
from payflowx.merchants import relations as merchants
from payflowx.payments import relations as payments
from payflowx.settlements import graphql, service

SELECT: Final = f"""
SELECT row.id, row.status, row.amount_minor, row.currency, row.payment_id, payment.reference AS payment_reference,
    payment.amount_minor AS payment_amount_minor, payment.currency AS payment_currency,
    payment.completed_at AT TIME ZONE 'UTC' AS payment_completed_at, payment.merchant_id, merchant.name AS merchant,
    row.source, row.bank_reference, row.value_date, row.failure_reason,
    row.attempted_at AT TIME ZONE 'UTC' AS attempted_at, row.settled_at AT TIME ZONE 'UTC' AS settled_at,
    row.created_at AT TIME ZONE 'UTC' AS created_at, row.refund_id, row.ended_at AT TIME ZONE 'UTC' AS ended_at
FROM {{page}} AS row
{joined(payments.PAID, "payment", "payment.id = row.payment_id")}
{joined(merchants.NAMED, "merchant", "merchant.id = payment.merchant_id")}
"""
COLUMNS: Final[tuple[Column[Record], ...]] = (
    typeid("id", Prefix.SETTLEMENT),
    word("status"),
    *money_columns(""),
    typeid("payment_id", Prefix.PAYMENT),
    text("payment_reference"),
    *money_columns("payment_"),
    instant("payment_completed_at"),
    typeid("merchant_id", Prefix.MERCHANT),
    text("merchant"),
    word("source"),
    text("bank_reference"),
    day("value_date"),
    text("failure_reason"),
    instant("attempted_at"),
    instant("settled_at"),
    instant("created_at"),
    typeid("refund_id", Prefix.REFUND),
    instant("ended_at"),
)


async def _open(context: Context, filter: graphql.SettlementFilter | None = None) -> Source[Record, Record]:
    filters = graphql.parse_filter(filter or graphql.SettlementFilter())
    settlements = service.find_settlements(principal=context.principal, filters=filters)
    return Source(partial(seeking.seek_rows, settlements, select=SELECT), as_they_are)


SETTLEMENTS: Final = Export("settlements", "settlements", "Query.settlements", COLUMNS, _open)
