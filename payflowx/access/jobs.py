"""The worker's housekeeping: what has been over for long is forgotten, now and then."""

import asyncio
from typing import Final

from payflowx.access.service import sessions
from payflowx.core import waiting
from payflowx.core.log import get_logger

PAUSE_SECONDS: Final = 600.0
PAUSE_BETWEEN_SECONDS: Final = 0.05

logger = get_logger(__name__)


async def work(stop: asyncio.Event) -> None:
    """Runs until `stop` is set. Several workers may do it at once."""
    while not stop.is_set():
        try:
            while not stop.is_set() and await sessions.forget_what_is_over():
                await waiting.pause(stop, PAUSE_BETWEEN_SECONDS)
        except Exception as error:  # the job loop outlives what happens in it
            logger.exception("housekeeping failed", error=type(error).__name__)
        await waiting.pause(stop, PAUSE_SECONDS)
