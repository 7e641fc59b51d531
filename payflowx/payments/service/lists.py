"""Looks payments up: one, pages of them, and their numbers and sums."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

import asyncpg
from tortoise.functions import Count, Sum
from tortoise.queryset import QuerySet

from payflowx.core import db, records
from payflowx.core.errors import InvalidInput
from payflowx.core.ids import MerchantId, PaymentId, UserId
from payflowx.core.money import Money
from payflowx.core.paging import Page, PageRequest, streams
from payflowx.core.principal import Principal
from payflowx.core.records import Selection
from payflowx.core.seeking import Listed, Sought, seek_page
from payflowx.core.statements import Condition, either, equals
from payflowx.payments import totals
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.payments.service import searching

VOLUME_DAYS_MAX: Final = 366
BY_ID: Final = records.by(Payment, "id")
"""Payments that are reached from an object which the caller may see; in no instruction."""


class PaymentSort(StrEnum):
    """What a list of payments can be ordered by: columns of the table."""

    CREATED_AT = "created_at"
    AMOUNT = "amount_minor"


@dataclass(frozen=True, slots=True)
class PaymentFilter:
    """Which payments: every condition given must hold. Instants: `created_from` <= created < `created_before`.

    `among` is a condition of an upper domain's.
    """

    statuses: Sequence[PaymentStatus] | None = None
    merchant_id: MerchantId | None = None
    user_id: UserId | None = None
    currency: str | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None
    search: str | None = None
    among: Sought | None = None


@dataclass(frozen=True, slots=True)
class PaymentCount:
    """How many payments of a status there are in one currency, and their sum."""

    status: PaymentStatus
    count: int
    total: Money


@dataclass(frozen=True, slots=True)
class DailyVolume:
    """What was asked for on one day in UTC, in one currency: the payments that were taken, and those that failed."""

    day: date
    success_count: int
    success: Money
    failed_count: int
    failed: Money


async def list_payments(
    *,
    principal: Principal,
    request: PageRequest,
    filters: PaymentFilter,
    sort: PaymentSort = PaymentSort.CREATED_AT,
    descending: bool = True,
    selection: Selection[Payment] | None = None,
) -> Page[Payment]:
    """The payments that the caller may see, with what is selected of them. Raises InvalidInput, QueryTooBroad."""
    listed = find_payments(principal=principal, filters=filters)
    return await seek_page(listed, request, order_by=sort.value, descending=descending, selection=selection)


def find_payments(*, principal: Principal, filters: PaymentFilter) -> Listed[Payment]:
    """The same payments, for who reads them page by page. Raises InvalidInput."""
    plain = _visible(principal, replace(filters, search=None, among=None))
    return Listed(streams(plain, filters.statuses, PaymentStatus), _sought(principal, filters))


async def get_payment(*, principal: Principal, payment_id: PaymentId) -> Payment | None:
    """The payment, where it exists and the caller may see it: the two are told apart by nobody."""
    return await _visible(principal, PaymentFilter()).filter(id=payment_id).first()


async def count_payments(*, principal: Principal, filters: PaymentFilter) -> list[PaymentCount]:
    """Number and sum of the payments that the caller may see, per status and currency.

    From what is kept of whole days, unless the filter names what nothing is kept for: then from rows, as many as can be
    read in time. Raises InvalidInput and QueryTooBroad.
    """
    rows: Sequence[Any]
    if filters.search is None and filters.among is None:
        with db.in_time(narrow="Narrow `createdAt`, to whole days in UTC.", path=("filter", "createdAt")):
            rows = await _count_kept(principal, filters)
    else:
        with db.in_time(narrow="Narrow `createdAt`, or search for more of a name.", path=("filter",)):
            rows = await _count_rows(_visible(principal, filters))
    return [
        PaymentCount(PaymentStatus(row["status"]), int(row["count"]), Money(int(row["total_minor"]), row["currency"]))
        for row in rows
    ]


async def daily_volume(*, principal: Principal, first_day: date, last_day: date) -> list[DailyVolume]:
    """Per day and currency, the payments that the caller may see; only days that have any.

    Raises InvalidInput and QueryTooBroad.
    """
    if last_day < first_day:
        raise InvalidInput("The range ends before it begins.", path=("to",))
    if (last_day - first_day).days >= VOLUME_DAYS_MAX:
        raise InvalidInput(f"At most {VOLUME_DAYS_MAX} days can be asked for at once.", path=("to",))
    with db.in_time(narrow="Ask for fewer days.", path=("to",)):
        user_id = None if principal.sees_all else principal.user_id
        statement, arguments = totals.per_day(totals.Asked(user_id, stretch=totals.Stretch((first_day, last_day))))
        rows = await db.fetch(statement, *arguments)
    return [
        DailyVolume(
            day=row["day"],
            success_count=row["success_count"],
            success=Money(int(row["success_minor"]), row["currency"]),
            failed_count=row["failed_count"],
            failed=Money(int(row["failed_minor"]), row["currency"]),
        )
        for row in rows
    ]


async def _count_kept(principal: Principal, filters: PaymentFilter) -> list[asyncpg.Record]:
    if not principal.sees_all and filters.user_id not in {None, principal.user_id}:
        return []
    asked = totals.Asked(
        user_id=filters.user_id if principal.sees_all else principal.user_id,
        merchant_id=filters.merchant_id,
        currency=filters.currency,
        statuses=filters.statuses,
        stretch=totals.Stretch.between(filters.created_from, filters.created_before),
    )
    statement, arguments = totals.per_status(asked)
    return await db.fetch(statement, *arguments)


async def _count_rows(query: QuerySet[Payment]) -> list[dict[str, Any]]:
    return (
        await query.annotate(count=Count("id"), total_minor=Sum("amount_minor"))
        .group_by("status", "currency")
        .order_by("currency", "status")
        .values("status", "currency", "count", "total_minor")
    )


def _visible(principal: Principal, filters: PaymentFilter) -> QuerySet[Payment]:
    """The payments that the filter names, of those that the caller may see."""
    chosen = [("user_id", filters.user_id), ("merchant_id", filters.merchant_id), ("currency", filters.currency)]
    chosen += [] if principal.sees_all else [("user_id", principal.user_id)]
    equal = [(column, value) for column, value in chosen if value is not None]
    others = {
        "status__in": None if filters.statuses is None else list(set(filters.statuses)),
        "created_at__gte": filters.created_from,
        "created_at__lt": filters.created_before,
    }
    given = {name: value for name, value in others.items() if value is not None}
    is_literal = len(equal) + len(given) > 1
    query = Payment.filter(*(equals(column, value, is_literal=is_literal) for column, value in equal), **given)
    if filters.search is not None:
        query = query.filter(Condition(_search(principal, filters, filters.search).holds))
    if (among := filters.among) is not None:
        # Where all are read anyway, they are better compared with all that are so than each asked by itself.
        query = query.filter(Condition(lambda bind: either([f"payments.id IN ({ids(bind)})" for ids in among.ids])))
    return query


def _sought(principal: Principal, filters: PaymentFilter) -> list[Sought]:
    """What the filter has beyond the payment's own columns."""
    searched = [] if filters.search is None else [_search(principal, filters, filters.search)]
    return searched if filters.among is None else [*searched, filters.among]


def _search(principal: Principal, filters: PaymentFilter, text: str) -> Sought:
    owner = filters.user_id if principal.sees_all else principal.user_id
    return searching.search(text=text, owner=owner, sees_all=principal.sees_all)
