"""The database's clock: what is judged, settled, dated and ordered goes by it, whatever this machine's clock says."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

import asyncpg
from tortoise.exceptions import BaseORMException

from payflowx.core import clock, db
from payflowx.core.errors import Unavailable
from payflowx.core.log import get_logger
from payflowx.core.waiting import pause

LOOK_SECONDS: Final = 30.0
SKEW_MAX: Final = timedelta(seconds=1)
TROUBLE: Final = (Unavailable, OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, BaseORMException)

logger = get_logger(__name__)


async def now() -> datetime:
    """The present instant by the database's clock, for one round trip."""
    rows = await db.fetch("SELECT clock_timestamp() AS now")
    return rows[0]["now"]  # type: ignore[no-any-return]  # a column of that type


class DatabaseClock:
    """The database's clock, carried on between two looks by one that nobody can set.

    It is off by half of a round trip at most. `ask` is a look at the database's clock, `monotonic` gives seconds, and
    `wall` is the clock of this machine, which is only compared.
    """

    def __init__(
        self,
        ask: Callable[[], Awaitable[datetime]] = now,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], datetime] = clock.utc_now,
    ) -> None:
        self._ask = ask
        self._monotonic = monotonic
        self._wall = wall
        self._known: tuple[datetime, float] | None = None

    def now(self) -> datetime:
        """The present instant; by this machine until the first look, which a server takes before it answers anybody."""
        if self._known is None:
            return self._wall()
        instant, seconds = self._known
        return instant + timedelta(seconds=self._monotonic() - seconds)

    @property
    def skew(self) -> timedelta:
        """By how much the clock of this machine is ahead of the database's; negative where it is behind."""
        return self._wall() - self.now()

    @property
    def is_skewed(self) -> bool:
        """Whether the two differ by more than a second: nothing here goes wrong by it, but something else may."""
        return self._known is not None and abs(self.skew) > SKEW_MAX

    async def look(self) -> None:
        """Asks the database what time it is. Whatever the query raises."""
        before = self._monotonic()
        instant = await self._ask()
        self._known = (instant, (before + self._monotonic()) / 2)
        if self.is_skewed:
            logger.warning("this machine's clock differs from the database's", skew_seconds=self.skew.total_seconds())

    async def keep(self, stop: asyncio.Event) -> None:
        """Looks again and again until `stop` is set; while the database is away, the clock goes on as it was."""
        while not stop.is_set():
            await pause(stop, LOOK_SECONDS)
            try:
                await self.look()
            except TROUBLE as error:
                logger.warning("the database's clock can't be read", error=type(error).__name__)
