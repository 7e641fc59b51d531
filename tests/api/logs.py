"""The log as it is written, line by line."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from payflowx.core import log

LogLines = Callable[[], list[dict[str, Any]]]


@contextmanager
def recorded_log() -> Iterator[LogLines]:
    """Gives a function that tells the lines written so far in the block, in the format of production."""
    written = io.StringIO()
    log.configure("json")
    (handler,) = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    try:
        yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    finally:
        log.configure("console")
