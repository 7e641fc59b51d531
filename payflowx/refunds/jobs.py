"""The refunds' part of the worker: a loop that hears from the in-process gateway which refunds have come back."""

import asyncio
from typing import Final

from payflowx.core import database_clock, waiting
from payflowx.core.clock import Span
from payflowx.core.log import get_logger
from payflowx.core.rounds import Rounds
from payflowx.gateways.port import Gateway
from payflowx.refunds.service import failing

POLL_SECONDS: Final = 1.0
PAUSE_AFTER_ERROR_SECONDS: Final = 2.0
DELAYS: Final = 2
"""A refund comes back after twice the time that the bank takes to book it."""

logger = get_logger(__name__)


async def work(stop: asyncio.Event, *, gateway: Gateway, delay: Span) -> None:
    """Runs until `stop` is set; after an error all is looked at anew. `delay` is the bank's."""
    rounds = Rounds()
    while not stop.is_set():
        pause = POLL_SECONDS
        try:
            await look(rounds, gateway, delay.times(DELAYS))
        except Exception as error:  # the job loop outlives what happens in it
            logger.exception("refunds job failed", error=type(error).__name__)
            rounds, pause = Rounds(), PAUSE_AFTER_ERROR_SECONDS
        await waiting.pause(stop, pause)


async def look(rounds: Rounds, gateway: Gateway, delay: Span) -> None:
    """One look; what is going to come back is looked at again until it has."""
    now = await database_clock.now()
    waiting_since = await failing.fail_late(gateway=gateway, now=now, delay=delay, since=rounds.since())
    rounds.done(min(now, waiting_since or now))
