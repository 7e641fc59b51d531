"""Looks verdicts up: current ones, those of a run, of a payment, or as they held at an instant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise.expressions import RawSQL
from tortoise.queryset import QuerySet

from payflowx.core.ids import MerchantId, PaymentId, ResultId, RunId
from payflowx.core.paging import Page, PageRequest
from payflowx.core.principal import Principal
from payflowx.core.seeking import Listed, Sought, seek_page
from payflowx.reconciliation import matching
from payflowx.reconciliation.models import BookEntry, ReconciliationReason, ReconciliationResult, ReconciliationStatus
from payflowx.reconciliation.sql import lists


@dataclass(frozen=True, slots=True)
class ResultFilter:
    """Which verdicts: those that a run wrote, on one payment, or that held at an instant, or else the current ones.

    Every other condition must hold too.
    """

    statuses: Sequence[ReconciliationStatus] | None = None
    reasons: Sequence[ReconciliationReason] | None = None
    merchant_id: MerchantId | None = None
    currency: str | None = None
    run_id: RunId | None = None
    payment_id: PaymentId | None = None
    as_of: datetime | None = None
    is_resolved: bool | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None
    since_from: datetime | None = None
    since_before: datetime | None = None


async def list_results(
    *, principal: Principal, request: PageRequest, filters: ResultFilter
) -> Page[ReconciliationResult]:
    """Verdicts on payments that the caller may see, newest first."""
    return await seek_page(find_results(principal=principal, filters=filters), request)


def find_results(*, principal: Principal, filters: ResultFilter) -> Listed[ReconciliationResult]:
    """The same verdicts, for who reads them page by page."""
    return Listed([_visible(principal, filters)])


async def get_result(*, principal: Principal, result_id: ResultId) -> ReconciliationResult | None:
    """The verdict, current or not, where it exists and the caller may see its payment."""
    query = ReconciliationResult.filter(id=result_id)
    if not principal.sees_all:
        query = query.filter(payment__user_id=principal.user_id)
    return await query.first()


async def get_current_results(*, payment_ids: Sequence[PaymentId]) -> list[ReconciliationResult]:
    """The current verdicts of these payments, where they have one; in no order."""
    return await ReconciliationResult.filter(book_entry__payment_id__in=list(payment_ids))


async def get_history(*, payment_ids: Sequence[PaymentId]) -> list[ReconciliationResult]:
    """All verdicts on these payments, oldest first: in the order of their runs."""
    return await ReconciliationResult.filter(payment_id__in=list(payment_ids)).order_by("run__started_at")


async def find_current(*, result_ids: Sequence[ResultId]) -> set[ResultId]:
    """Those of the verdicts that are current."""
    rows = await BookEntry.filter(result_id__in=list(result_ids)).only("payment_id", "result_id")
    return {ResultId(row.result_id) for row in rows}


def payments_with_verdict(*, statuses: Sequence[ReconciliationStatus]) -> Sought:
    """That a payment's current verdict is one of these, as a condition for a list of payments."""
    listed = ", ".join(f"'{status.value}'" for status in sorted(set(statuses))) or "NULL"
    return Sought(
        lambda _: f"{lists.VERDICT_OF} IN ({listed})",
        ids=[lambda _: f"SELECT payment_id AS id FROM reconciliation_book WHERE status IN ({listed})"],
    )


def _visible(principal: Principal, filters: ResultFilter) -> QuerySet[ReconciliationResult]:
    is_about_the_past = bool(filters.run_id or filters.payment_id or filters.as_of)
    conditions: dict[str, Any] = {
        "run_id": filters.run_id,
        "payment_id": filters.payment_id,
        "payment__merchant_id": filters.merchant_id,
        "created_at__gte": filters.created_from,
        "created_at__lt": filters.created_before,
        "book_entry__since__gte": filters.since_from,
        "book_entry__since__lt": filters.since_before,
        **(_of_any(filters) if is_about_the_past else _of_current(filters)),
    }
    if not principal.sees_all:
        conditions["payment__user_id"] = principal.user_id
    query = ReconciliationResult.filter(**{name: value for name, value in conditions.items() if value is not None})
    if filters.as_of is not None:
        held = RawSQL(lists.HELD_AT.format(instant=filters.as_of.isoformat()))
        query = query.filter(created_at__lte=filters.as_of, id__in=held)
    return query


def _of_any(filters: ResultFilter) -> dict[str, Any]:
    """What verdicts say, whether they are current or not."""
    return {
        "status__in": _unique(filters.statuses),
        "reason__in": _unique(filters.reasons),
        "expected_currency": filters.currency,
        "resolution__result_id__isnull": None if filters.is_resolved is None else not filters.is_resolved,
    }


def _of_current(filters: ResultFilter) -> dict[str, Any]:
    """What the book says, which has indexes of what is wrong; a reason names its status, by which it is found there."""
    statuses = filters.statuses
    if statuses is None and filters.reasons is not None:
        statuses = [rule.status for rule in matching.RULES if rule.reason in filters.reasons]
    return {
        "book_entry__result_id__isnull": False,
        "book_entry__status__in": _unique(statuses),
        "book_entry__reason__in": _unique(filters.reasons),
        "book_entry__currency": filters.currency,
        "book_entry__is_resolved": filters.is_resolved,
    }


def _unique(values: Sequence[StrEnum] | None) -> list[StrEnum] | None:
    return None if values is None else list(set(values))
