"""Whether new requests should still be sent here: a process that was told to stop says no first, and stops later.

Whoever spreads the requests asks `/readyz` every few seconds. A listener that closes before they have asked refuses
connections that nobody had to lose.
"""

import asyncio
import multiprocessing
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from payflowx.core.log import get_logger

logger = get_logger(__name__)


class Readiness:
    """`is_stopping` from the moment at which the process was told to stop."""

    def __init__(self, stop_delay_seconds: float) -> None:
        self.is_stopping = False
        self._delay_seconds = stop_delay_seconds

    @contextmanager
    def turned_off_by_sigterm(self) -> Iterator[None]:
        """Takes SIGTERM from the server within the block, and hands it on after the delay. Ctrl-C stays at once.

        A second SIGTERM changes nothing: some supervisors send it to the whole family, and the parent once more.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        loop = asyncio.get_running_loop()
        stop = signal.getsignal(signal.SIGTERM)

        def begin_to_stop(number: int, _frame: FrameType | None) -> None:
            if not self.is_stopping:
                self.is_stopping = True
                loop.call_soon_threadsafe(self._stop_later, loop, stop, number)

        signal.signal(signal.SIGTERM, begin_to_stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGTERM, stop)

    def _stop_later(self, loop: asyncio.AbstractEventLoop, stop: Any, number: int) -> None:
        seconds = 0.0 if _is_orphan() else self._delay_seconds
        logger.info("stopping", milliseconds=round(seconds * 1000))
        if callable(stop):
            loop.call_later(seconds, stop, number, None)


def _is_orphan() -> bool:
    """Whether the process that started this one is gone: then nobody waits, and its successor needs the port."""
    parent = multiprocessing.parent_process()
    return parent is not None and not parent.is_alive()
