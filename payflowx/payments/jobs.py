"""The payments' part of the worker: a loop that folds what is noted of new ones, so that counting them stays short."""

import asyncio
from typing import Final

from payflowx.core import waiting
from payflowx.core.log import get_logger
from payflowx.payments.service import folding

POLL_SECONDS: Final = 1.0
PAUSE_AFTER_ERROR_SECONDS: Final = 2.0

logger = get_logger(__name__)


async def work(stop: asyncio.Event) -> None:
    """Runs until `stop` is set, and looks at it between batches. Several workers may do it at once."""
    while not stop.is_set():
        pause = POLL_SECONDS
        try:
            while not stop.is_set() and await folding.fold() == folding.FOLDED_MAX:
                pass
        except Exception as error:  # the job loop outlives what happens in it
            logger.exception("folding failed", error=type(error).__name__)
            pause = PAUSE_AFTER_ERROR_SECONDS
        await waiting.pause(stop, pause)
