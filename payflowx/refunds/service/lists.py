"""Looks refunds up: one, pages of them, those of a payment, and what is left of it."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.queryset import QuerySet

from payflowx.core import db
from payflowx.core.ids import PaymentId, RefundId
from payflowx.core.paging import Page, PageRequest, fetch_page, streams
from payflowx.core.principal import Principal
from payflowx.core.statements import equals
from payflowx.refunds import sql
from payflowx.refunds.models import Refund, RefundFailure, RefundStatus


async def list_refunds(
    *, principal: Principal, request: PageRequest, statuses: Sequence[RefundStatus] | None = None
) -> Page[Refund]:
    """The refunds of payments that the caller may see, newest first. Raises QueryTooBroad."""
    query = _visible(principal, is_literal=statuses is not None)
    return await fetch_page(streams(query, statuses, RefundStatus), request)


async def get_refund(*, principal: Principal, refund_id: RefundId) -> Refund | None:
    """The refund, where it exists and the caller may see its payment."""
    return await _visible(principal, is_literal=False).filter(id=refund_id).first()


async def get_refunds(*, refund_ids: Sequence[RefundId]) -> list[Refund]:
    """The refunds of these ids, reached from an object that the caller may see; in no order."""
    return await Refund.filter(id__in=list(refund_ids))


async def get_refunds_of(*, payment_ids: Sequence[PaymentId]) -> list[Refund]:
    """The refunds of these payments, which the caller may see, each one's in the order in which they were made."""
    return await Refund.filter(payment_id__in=list(payment_ids)).order_by("number")


async def get_failures(*, refund_ids: Sequence[RefundId]) -> list[RefundFailure]:
    """How those of these refunds came back that had succeeded; in no order."""
    return await RefundFailure.filter(refund_id__in=list(refund_ids))


async def refundable(*, payment_ids: Sequence[PaymentId]) -> dict[UUID, int]:
    """What is left of each of these payments, in minor units; nothing of one that was not taken."""
    rows = await db.fetch(sql.REFUNDABLE, list(payment_ids))
    return {row["id"]: row["left_minor"] for row in rows}


def _visible(principal: Principal, *, is_literal: bool) -> QuerySet[Refund]:
    if principal.sees_all:
        return Refund.all()
    return Refund.filter(equals("owner_id", principal.user_id, is_literal=is_literal))
