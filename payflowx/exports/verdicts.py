"""Verdicts as a file: each with the payment that it judges, and for operators what people have decided about it."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from asyncpg import Record

from payflowx.api.context import Context
from payflowx.api.csv_lines import all_written
from payflowx.api.exports import (
    Batch,
    Cells,
    Column,
    Export,
    Source,
    amount,
    instant,
    money_columns,
    text,
    typeid,
    word,
)
from payflowx.bank_statements.service import returns
from payflowx.core import seeking
from payflowx.core.ids import PaymentId, Prefix
from payflowx.core.money import Money
from payflowx.core.principal import Role
from payflowx.core.statements import joined
from payflowx.identity import relations as identity
from payflowx.merchants import relations as merchants
from payflowx.payments import relations as payments
from payflowx.reconciliation import matching, relations
from payflowx.reconciliation.graphql import verdicts
from payflowx.reconciliation.models import ReconciliationReason, Subject
from payflowx.reconciliation.service import verdicts as verdicts_service

# What is in the currency of what was expected has no currency of its own.
SELECT: Final = f"""
SELECT row.id, row.status, row.reason, row.expected_minor AS expected_amount_minor, row.expected_currency,
    row.actual_minor AS actual_amount_minor, row.actual_currency, row.difference_minor, row.fee_minor,
    row.tolerance_minor, row.returned_minor AS returned_amount_minor, row.actual_currency AS returned_currency,
    row.returned_apart, row.due_at, row.missing_at, row.expected_minor - row.fee_minor AS due_minor,
    (SELECT {matching.UNEXPLAINED} FROM (SELECT row.*) AS result) AS unexplained_minor, row.payment_id,
    payment.reference AS payment_reference, payment.merchant_id, merchant.name AS merchant, row.settlement_id,
    row.run_id, row.created_at AT TIME ZONE 'UTC' AS created_at, decision.kind AS resolution,
    decision.note AS resolution_note, decider.email AS resolved_by,
    decision.resolved_at AT TIME ZONE 'UTC' AS resolved_at, row.refund_id
FROM {{page}} AS row
{joined(payments.PAID, "payment", "payment.id = row.payment_id")}
{joined(merchants.NAMED, "merchant", "merchant.id = payment.merchant_id")}
{joined(relations.DECISIONS, "decision", "decision.result_id = row.id", outer=True)}
{joined(identity.ADDRESSES, "decider", "decider.id = decision.resolved_by_id", outer=True)}
"""


def _explanations(batch: Batch[Record]) -> Cells:
    """What was found, for a person, and what the bank says of money that came back."""
    return all_written(
        [" ".join([_explain(row), *_told(row, batch)]) for row in batch.rows],
    )


def _told(row: Record, batch: Batch[Record]) -> Sequence[str]:
    return () if row["refund_id"] is not None else batch.sentences.get(row["payment_id"], ())


def _explain(row: Record) -> str:
    expected_currency, actual_currency = row["expected_currency"], row["actual_currency"]
    figures = matching.Figures(
        Money(row["expected_amount_minor"], expected_currency),
        _money(row["actual_amount_minor"], actual_currency),
        _money(row["difference_minor"], expected_currency),
        Money(row["fee_minor"], expected_currency),
        Money(row["tolerance_minor"], expected_currency),
        row["due_at"],
        row["missing_at"],
        _money(row["returned_amount_minor"], actual_currency),
        row["returned_apart"],
        Subject.PAYMENT if row["refund_id"] is None else Subject.REFUND,
    )
    return matching.explain(ReconciliationReason(row["reason"]), figures)


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money(minor, currency)


COLUMNS: Final[tuple[Column[Record], ...]] = (
    typeid("id", Prefix.VERDICT),
    word("status"),
    word("reason"),
    Column("explanation", _explanations),
    *money_columns("expected_"),
    *money_columns("actual_"),
    amount("difference_amount", "difference_minor", "expected_currency"),
    amount("fee_amount", "fee_minor", "expected_currency"),
    amount("tolerance_amount", "tolerance_minor", "expected_currency"),
    *money_columns("returned_"),
    amount("due_amount", "due_minor", "expected_currency"),
    amount("unexplained_amount", "unexplained_minor", "expected_currency"),
    typeid("payment_id", Prefix.PAYMENT),
    text("payment_reference"),
    typeid("merchant_id", Prefix.MERCHANT),
    text("merchant"),
    typeid("settlement_id", Prefix.SETTLEMENT),
    typeid("run_id", Prefix.RUN),
    instant("created_at"),
    word("resolution", Role.OPERATOR),
    text("resolution_note", Role.OPERATOR),
    text("resolved_by", Role.OPERATOR),
    instant("resolved_at", Role.OPERATOR),
    typeid("refund_id", Prefix.REFUND),
)


async def _open(context: Context, filter: verdicts.ReconciliationFilter | None = None) -> Source[Record, Record]:
    filters = verdicts.parse_filter(filter or verdicts.ReconciliationFilter())
    results = verdicts_service.find_results(principal=context.principal, filters=filters)
    return Source(partial(seeking.seek_rows, results, select=SELECT), _join)


async def _join(page: Sequence[Record]) -> Batch[Record]:
    told = await returns.tell_returns(payment_ids=[PaymentId(row["payment_id"]) for row in page])
    return Batch(page, {key: sentences for key, sentences in told.items() if sentences})


RESULTS: Final = Export(
    "reconciliation-results", "reconciliation-results", "Query.reconciliationResults", COLUMNS, _open
)
