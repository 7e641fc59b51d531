"""How far repeated looks at what grows have come: all of it at first and from time to time, else what is new.

A row becomes visible some moments after the instant that it is dated with. Each look goes back far enough for any
transaction's time-outs, and from time to time over everything, so that no row is missed for good.
"""

import math
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
OVERLAP: Final = timedelta(minutes=10)
WHOLE_EVERY: Final = timedelta(minutes=15)


@dataclass(slots=True)
class Rounds:
    """One worker's looks. A look that was not made, or broke off, has as far to go again."""

    _since: datetime = BEGINNING
    _whole_seconds: float = -math.inf
    _began_seconds: float = field(default=-math.inf, init=False)

    def since(self) -> datetime:
        """From when on the look has to be that begins now."""
        self._began_seconds = time.monotonic()
        return BEGINNING if self._is_whole else self._since

    def done(self, until: datetime) -> None:
        """That the look has seen to all that there was before `until`."""
        if self._is_whole:
            self._whole_seconds = self._began_seconds
        self._since = until - OVERLAP

    @property
    def _is_whole(self) -> bool:
        return self._began_seconds - self._whole_seconds >= WHOLE_EVERY.total_seconds()
