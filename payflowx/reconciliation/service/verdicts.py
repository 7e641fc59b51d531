"""Looks verdicts up: current ones, those of a run, of a payment, or as they held at an instant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from tortoise.queryset import QuerySet

from payflowx.core import db, records, seeking
from payflowx.core.ids import MerchantId, PaymentId, ResultId, RunId
from payflowx.core.paging import Page, PageRequest
from payflowx.core.principal import Principal
from payflowx.core.records import Lookup, Selection
from payflowx.core.seeking import Listed, Sought, seek_page
from payflowx.core.statements import Bind, Words, as_words, literal
from payflowx.reconciliation import matching
from payflowx.reconciliation.models import ReconciliationReason, ReconciliationResult, ReconciliationStatus, Subject
from payflowx.reconciliation.sql import lists

CURRENT: Final = Lookup(ReconciliationResult, "book.payment_id", lists.CURRENT[Subject.PAYMENT])
"""The current verdict of a payment."""
CURRENT_OF_REFUNDS: Final = Lookup(ReconciliationResult, "book.refund_id", lists.CURRENT[Subject.REFUND])
"""The current verdict of a refund."""


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
    *,
    principal: Principal,
    request: PageRequest,
    filters: ResultFilter,
    selection: Selection[ReconciliationResult] | None = None,
) -> Page[ReconciliationResult]:
    """Verdicts on payments that the caller may see, newest first. Raises QueryTooBroad."""
    return await seek_page(find_results(principal=principal, filters=filters), request, selection=selection)


def find_results(*, principal: Principal, filters: ResultFilter) -> Listed[ReconciliationResult]:
    """The same verdicts, for who reads them page by page."""
    return Listed(_listed(filters), _sought(principal, filters))


async def get_result(*, principal: Principal, result_id: ResultId) -> ReconciliationResult | None:
    """The verdict, current or not, where it exists and the caller may see its payment."""
    query = ReconciliationResult.filter(id=result_id)
    if not principal.sees_all:
        query = query.filter(payment__user_id=principal.user_id)
    return await query.first()


async def get_history(*, payment_ids: Sequence[PaymentId]) -> list[ReconciliationResult]:
    """All verdicts on these payments, oldest first: in the order of their runs."""
    return records.made(ReconciliationResult, await db.fetch(lists.HISTORY, list(payment_ids)))


async def find_current(*, result_ids: Sequence[ResultId]) -> set[ResultId]:
    """Those of the verdicts that are current."""
    return {ResultId(row["result_id"]) for row in await db.fetch(lists.ARE_CURRENT, list(result_ids))}


def payments_with_verdict(*, statuses: Sequence[ReconciliationStatus]) -> Sought:
    """That a payment's current verdict is one of these, as a condition for a list of payments."""
    listed = ", ".join(f"'{status.value}'" for status in sorted(set(statuses))) or "NULL"
    return Sought(
        lambda _: f"{lists.VERDICT_OF} IN ({listed})",
        ids=[
            lambda _: (
                f"SELECT payment_id AS id FROM reconciliation_book WHERE status IN ({listed}) AND refund_id IS NULL"
            )
        ],
    )


def _listed(filters: ResultFilter) -> list[QuerySet[ReconciliationResult]]:
    """The list as its own columns narrow it down; what one of no statuses or reasons has is nothing."""
    if any(chosen is not None and not chosen for chosen in (filters.statuses, filters.reasons)):
        return []
    conditions = {
        "run_id": filters.run_id,
        "payment_id": filters.payment_id,
        "created_at__gte": filters.created_from,
        "created_at__lt": filters.created_before,
        "created_at__lte": filters.as_of,
    }
    given = {name: value for name, value in conditions.items() if value is not None}
    return [ReconciliationResult.filter(**given)]


def _sought(principal: Principal, filters: ResultFilter) -> list[Sought]:
    """What narrows the list further, what is rarest first."""
    is_about_the_past = bool(filters.run_id or filters.payment_id or filters.as_of)
    sought = _past(filters) if is_about_the_past else [_current(filters)]
    return [*sought, *_of_parties(principal, filters, is_about_the_past=is_about_the_past)]


def _current(filters: ResultFilter) -> Sought:
    """Current verdicts: the book has indexes of what is rare among them."""
    given = _given(
        _among("book.status", filters.statuses),
        _among("book.reason", filters.reasons),
        _compared("book.currency", "=", filters.currency),
        _compared("book.is_resolved", "=", filters.is_resolved),
        *_since(filters),
    )
    branches = [_every([branch, *given], literal) for branch in _branches(filters)] if given else []
    return Sought(
        lambda bind: lists.IS_IN_BOOK.format(conditions=_every(given, bind)),
        ids=[as_words(lists.OF_BOOK.format(conditions=branch)) for branch in branches],
    )


def _branches(filters: ResultFilter) -> list[Words]:
    """Conditions that are looked up in the book one by one; a reason with its status, of which an index may be."""
    if filters.reasons is not None:
        rules = [rule for rule in (*matching.RULES, matching.CAME_BACK) if rule.reason in filters.reasons]
        return [as_words(f"book.status = '{rule.status}' AND book.reason = '{rule.reason}'") for rule in rules]
    if filters.statuses is not None:
        return [as_words(f"book.status = '{status.value}'") for status in sorted(set(filters.statuses))]
    return [as_words("true")]


def _past(filters: ResultFilter) -> list[Sought]:
    """What verdicts say themselves, whether they are current or not."""
    given = _given(
        _among("reconciliation_results.status", filters.statuses),
        _among("reconciliation_results.reason", filters.reasons),
        _compared("reconciliation_results.expected_currency", "=", filters.currency),
        _compared(lists.IS_RESOLVED, "=", filters.is_resolved),
        None if filters.as_of is None else _held_at(filters.as_of),
    )
    if since := _since(filters):
        given.append(lambda bind: lists.IS_IN_BOOK.format(conditions=_every(since, bind)))
    return [Sought(words) for words in given]


def _of_parties(principal: Principal, filters: ResultFilter, *, is_about_the_past: bool) -> list[Sought]:
    """Verdicts on payments of the caller's, unless these are everybody's, and for a merchant."""
    given = _given(
        _compared("payment.user_id", "=", None if principal.sees_all else principal.user_id),
        _compared("payment.merchant_id", "=", filters.merchant_id),
    )
    if not given:
        return []
    verdicts = lists.EVERY_VERDICT if is_about_the_past else lists.CURRENT_VERDICT
    written = _every(given, literal)
    ids = lists.OF_PARTIES.format(conditions=written, verdicts=verdicts, most=seeking.GATHERED_MAX + 1)
    return [
        Sought(
            lambda bind: lists.HAS_PARTIES.format(conditions=_every(given, bind)),
            ids=[as_words(ids)],
            joined=as_words(lists.IS_OF_PARTIES.format(conditions=written)),
        )
    ]


def _since(filters: ResultFilter) -> list[Words]:
    return _given(_compared("book.since", ">=", filters.since_from), _compared("book.since", "<", filters.since_before))


def _given(*conditions: Words | None) -> list[Words]:
    return [words for words in conditions if words is not None]


def _held_at(instant: datetime) -> Words:
    return lambda bind: lists.IS_HELD_AT.format(instant=bind(instant))


def _among(column: str, values: Sequence[StrEnum] | None) -> Words | None:
    if values is None:
        return None
    listed = ", ".join(f"'{value.value}'" for value in sorted(set(values)))
    return as_words(f"{column} IN ({listed})")


def _compared(column: str, operator: str, value: object | None) -> Words | None:
    return None if value is None else lambda bind: f"{column} {operator} {bind(value)}"


def _every(conditions: Sequence[Words], bind: Bind) -> str:
    return " AND ".join(words(bind) for words in conditions) or "true"
