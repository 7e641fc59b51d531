"""The bank's part of the worker: a loop that lets the simulated bank work until it is told to stop."""

import asyncio
from datetime import datetime, timedelta
from typing import Final

from payflowx.core.clock import Span, utc_now
from payflowx.core.log import get_logger
from payflowx.settlements import service

POLL_SECONDS: Final = 0.5
PAUSE_AFTER_ERROR_SECONDS: Final = 2.0
# A payment's row becomes visible some moments after its completed_at. Each look goes back far enough for any
# transaction's time-outs, and from time to time over the whole book, so that no payment is missed for good.
OVERLAP: Final = timedelta(minutes=10)
WHOLE_BOOK_EVERY: Final = timedelta(minutes=15)

logger = get_logger(__name__)


async def work(stop: asyncio.Event, *, delay: Span) -> None:
    """Runs until `stop` is set; an error is logged and the work tried again, since nothing of it is lost."""
    since = service.BEGINNING
    whole_book_at: datetime | None = None
    while not stop.is_set():
        now = utc_now()
        if whole_book_at is None or now - whole_book_at >= WHOLE_BOOK_EVERY:
            since, whole_book_at = service.BEGINNING, now
        pause = POLL_SECONDS
        try:
            await service.run_bank(now=now, delay=delay, since=since)
            since = now - OVERLAP
        except Exception as error:
            logger.exception("bank job failed", error=type(error).__name__)
            whole_book_at, pause = None, PAUSE_AFTER_ERROR_SECONDS
        await _wait(stop, pause)


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
