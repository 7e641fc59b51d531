"""The bank's part of the worker: a loop that lets the simulated bank work until it is told to stop."""

import asyncio
import math
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from payflowx.core import database_clock, waiting
from payflowx.core.clock import Span
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
    """Runs until `stop` is set, and looks at it between batches; after an error all is looked at anew.

    While statements settle the book's payments it does nothing but look whether they still do.
    """
    rounds = Rounds()
    while not stop.is_set():
        pause = POLL_SECONDS
        try:
            await _pay(stop)
            await rounds.announce(delay)
        except service.BankSilent:
            # Once its word counts again, all is looked at anew: what it had promised before was withdrawn.
            rounds = Rounds()
        except Exception as error:  # the job loop outlives what happens in it
            logger.exception("bank job failed", error=type(error).__name__)
            rounds, pause = Rounds(), PAUSE_AFTER_ERROR_SECONDS
        await waiting.pause(stop, pause)


async def _pay(stop: asyncio.Event) -> None:
    while not stop.is_set():
        if await service.pay_due_settlements(now=await database_clock.now()) == service.Settled():
            return


@dataclass(slots=True)
class Rounds:
    """How far this worker's looks have come: the whole book at first and from time to time, else what is new."""

    since: datetime = service.BEGINNING
    whole_book_seconds: float = -math.inf

    async def announce(self, delay: Span) -> None:
        """One look. Where another worker is at it, nothing was looked at, and the next look has as far to go."""
        now, seconds = await database_clock.now(), time.monotonic()
        is_whole = seconds - self.whole_book_seconds >= WHOLE_BOOK_EVERY.total_seconds()
        since = service.BEGINNING if is_whole else self.since
        if await service.announce_payments(now=now, delay=delay, since=since) is None:
            return
        self.since = now - OVERLAP
        if is_whole:
            self.whole_book_seconds = seconds
