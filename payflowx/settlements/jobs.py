"""The bank's part of the worker: a loop that lets the simulated bank work until it is told to stop."""

import asyncio
from typing import Final

from payflowx.core import database_clock, waiting
from payflowx.core.clock import Span
from payflowx.core.log import get_logger
from payflowx.core.rounds import Rounds
from payflowx.settlements import service

POLL_SECONDS: Final = 0.5
PAUSE_AFTER_ERROR_SECONDS: Final = 2.0

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
            await announce(rounds, delay)
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


async def announce(rounds: Rounds, delay: Span) -> None:
    """One look. Where another worker is at it, it was none."""
    now, since = await database_clock.now(), rounds.since()
    for look in (service.announce_payments, service.announce_refunds):
        if await look(now=now, delay=delay, since=since) is None:
            return
    rounds.done(now)
