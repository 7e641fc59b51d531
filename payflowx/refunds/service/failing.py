"""Tells which refunds came back after they had succeeded: what the in-process gateway says of its payment methods."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from payflowx.core import clock, db
from payflowx.core.log import get_logger
from payflowx.core.principal import SYSTEM_GATEWAY
from payflowx.gateways import port
from payflowx.refunds import sql

BATCH_SIZE: Final = 1_000

logger = get_logger(__name__)


async def fail_late(*, gateway: port.Gateway, now: datetime, delay: clock.Span, since: datetime) -> datetime | None:
    """Writes down each refund that came back by `now`: so long after it had succeeded, and not before `since`.

    Says when the first one succeeded that is going to come back, None where there is none. Several workers may do it
    at once, and each failure and its event are written once.
    """
    methods = list(gateway.late_failures)
    while rows := await db.fetch(sql.TO_FAIL, gateway.name, methods, since, BATCH_SIZE):
        due = [row for row in rows if clock.after(row["completed_at"], delay, row["currency"]) <= now]
        said = [gateway.late_failures[row["payment_method"]] for row in due]
        await _fail([row["id"] for row in due], said, now)
        if len(due) < len(rows) or len(rows) < BATCH_SIZE:
            return min((row["completed_at"] for row in rows if row not in due), default=None)
    return None


async def _fail(refund_ids: Sequence[UUID], said: Sequence[port.Declined], now: datetime) -> None:
    if not refund_ids:
        return
    arguments = (refund_ids, [each.code for each in said], [each.reason for each in said], now, SYSTEM_GATEWAY)
    [told] = await db.retry_transient(lambda: db.fetch(sql.FAIL, *arguments))
    if told["failed"]:
        logger.info("refunds came back", count=told["failed"])
