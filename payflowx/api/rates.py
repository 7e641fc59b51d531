"""Rate limits: how much one caller may ask for in a minute, counted in memory, in Redis or in PostgreSQL.

A caller is an API key, a signed-in user, or the network address of somebody who is not signed in. Reads and writes are
counted apart, so that one may still look at one's money while one's writes are limited.
"""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import ClassVar, Final

from limits import RateLimitItem, WindowStats
from limits.aio.storage import RedisStorage, Storage
from limits.aio.storage.redis.redispy import RedispyBridge
from limits.aio.strategies import FixedWindowRateLimiter
from limits.errors import StorageError

from payflowx.api.limits import Measured
from payflowx.core import db
from payflowx.core.clock import utc_now
from payflowx.core.errors import Throttled, Unavailable
from payflowx.core.log import get_logger
from payflowx.core.principal import Principal

ANSWER_SECONDS_MAX: Final = 0.5
CHARACTERS_FOR_ONE: Final = 1_000
WEIGHTS: Final = MappingProxyType({"login": 5, "createUser": 5, "createApiKey": 100, "runReconciliation": 100})
"""Mutations that cost more than a payment does: passwords take time on purpose, and a run looks at the whole book."""

UPLOAD: Final = Measured(is_write=True, root_fields=frozenset({"upload"}), cost=1)
"""A file that is about to be read: a write by itself, beside whatever is then done with it."""

logger = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What each caller may spend: the cost of its reads, the weight of its writes, and both for strangers."""

    reads: RateLimitItem
    writes: RateLimitItem
    strangers: RateLimitItem


def weight(mutations: Iterable[str]) -> int:
    """What these mutations weigh together."""
    return sum(WEIGHTS.get(name, 1) for name in mutations)


class MemoryCounters(Storage):
    """Counters of this process alone.

    The library's own looks at every counter there is at each request, in a task of its own: with 20,000 addresses a
    request costs 8 ms (docs/decisions/0009).
    """

    STORAGE_SCHEME = None
    COUNTERS_MAX: ClassVar[int] = 100_000

    def __init__(self) -> None:
        super().__init__()
        self._counters: dict[str, tuple[int, float]] = {}

    @property
    def base_exceptions(self) -> type[Exception]:
        """Nothing can go wrong here."""
        return KeyError

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Adds to a counter and gives its value; one that has expired begins anew."""
        now = _seconds_now()
        count, expires_at = self._counters.get(key, (0, 0.0))
        if expires_at <= now:
            self._make_room(now)
            count, expires_at = 0, now + expiry
        self._counters[key] = count + amount, expires_at
        return count + amount

    async def get(self, key: str) -> int:
        """The value of a counter."""
        return self._counters.get(key, (0, 0.0))[0]

    async def get_expiry(self, key: str) -> float:
        """When a counter begins anew, in seconds since the epoch."""
        return self._counters.get(key, (0, _seconds_now()))[1]

    async def check(self) -> bool:
        """Memory is always there."""
        return True

    async def reset(self) -> int:
        """Forgets all counters, and gives their number."""
        count = len(self._counters)
        self._counters.clear()
        return count

    async def clear(self, key: str) -> None:
        """Forgets one counter."""
        self._counters.pop(key, None)

    def _make_room(self, now: float) -> None:
        """Drops what has expired once there are many. A flood from more addresses than that is not told by address."""
        if len(self._counters) >= self.COUNTERS_MAX:
            alive = {key: counter for key, counter in self._counters.items() if counter[1] > now}
            self._counters = alive if len(alive) < self.COUNTERS_MAX else {}


class PostgreSQLCounters(Storage):
    """Counters that all processes on one database share: one statement for each time that something is added."""

    STORAGE_SCHEME = None
    ADD: ClassVar[str] = """
        INSERT INTO rate_counters AS counter (key, count, expires_at)
        VALUES ($1, $2, now() + make_interval(secs => $3))
        ON CONFLICT (key) DO UPDATE SET
            count = CASE WHEN counter.expires_at > now() THEN counter.count ELSE 0 END + $2,
            expires_at = CASE WHEN counter.expires_at > now() THEN counter.expires_at ELSE excluded.expires_at END
        RETURNING count, extract(epoch FROM expires_at - now())::float AS seconds
    """

    @property
    def base_exceptions(self) -> type[Exception]:
        """What goes wrong in the database is the database's to tell."""
        return KeyError

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Adds to a counter and gives its value; one that has expired begins anew."""
        return (await self.add(key, expiry, amount))[0]

    async def add(self, key: str, expiry: int, amount: int) -> tuple[int, float]:
        """The same, with the seconds until it begins anew."""
        [row] = await db.fetch(self.ADD, key, amount, float(expiry))
        return int(row["count"]), float(row["seconds"])

    async def get(self, key: str) -> int:
        """The value of a counter."""
        rows = await db.fetch("SELECT count FROM rate_counters WHERE key = $1 AND expires_at > now()", key)
        return int(rows[0]["count"]) if rows else 0

    async def get_expiry(self, key: str) -> float:
        """When a counter begins anew, in seconds since the epoch of this machine's clock."""
        rows = await db.fetch(
            "SELECT extract(epoch FROM expires_at - now())::float AS seconds FROM rate_counters WHERE key = $1", key
        )
        return _seconds_now() + (float(rows[0]["seconds"]) if rows else 0.0)

    async def check(self) -> bool:
        """Whether the database answers."""
        return bool(await db.fetch("SELECT 1"))

    async def reset(self) -> int:
        """Sets all counters to nothing, and gives their number."""
        return len(await db.fetch("UPDATE rate_counters SET count = 0, expires_at = now() RETURNING key"))

    async def clear(self, key: str) -> None:
        """Sets one counter to nothing."""
        await db.execute("UPDATE rate_counters SET count = 0, expires_at = now() WHERE key = $1", key)


@dataclass(slots=True)
class Slice:
    """What a process has taken of a counter: the values from `place` to `end`, until the counter begins anew."""

    place: int = 0
    end: int = 0
    spent: int = 0
    ends_at: float = 0.0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class SharedWindows(FixedWindowRateLimiter):
    """Fixed windows that processes share, each taking of a counter by the slice, so that few requests ask the database.

    No value is given twice, so all of them together let nobody have more than the allowance. What a process has taken
    and doesn't use is lost to the others until the window ends: it takes no more than its caller has spent there
    already, and no more than a twentieth of the allowance at once. `monotonic` gives seconds.
    """

    SHARE: ClassVar[int] = 20
    SLICES_MAX: ClassVar[int] = 100_000

    def __init__(self, counters: PostgreSQLCounters, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(counters)
        self._counters = counters
        self._monotonic = monotonic
        self._slices: dict[str, Slice] = {}

    async def hit(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        """Takes the cost, and says whether the allowance was enough for it."""
        key = item.key_for(*identifiers)
        if (taken := self._slices.get(key)) is None:
            self._make_room()
            taken = self._slices[key] = Slice()
        async with taken.turn:
            if taken.ends_at <= self._monotonic():
                taken.place = taken.end = taken.spent = 0
            if taken.end - taken.place < cost and taken.end < item.amount:
                await self._take(taken, item, key, cost)
            taken.place += cost
            taken.spent += cost
            return taken.place <= item.amount

    async def get_window_stats(self, item: RateLimitItem, *identifiers: str) -> WindowStats:
        """When the window ends, for somebody who was just refused in it."""
        taken = self._slices[item.key_for(*identifiers)]
        return WindowStats(_seconds_now() + taken.ends_at - self._monotonic(), 0)

    async def _take(self, taken: Slice, item: RateLimitItem, key: str, cost: int) -> None:
        size, now = max(cost, min(taken.spent, item.amount // self.SHARE)), self._monotonic()
        count, seconds = await self._counters.add(key, item.get_expiry(), size)
        taken.place, taken.end, taken.ends_at = count - size, count, now + seconds

    def _make_room(self) -> None:
        if len(self._slices) >= self.SLICES_MAX:
            now = self._monotonic()
            alive = {key: taken for key, taken in self._slices.items() if taken.ends_at > now}
            self._slices = alive if len(alive) < self.SLICES_MAX else {}


class RateLimits:
    """Counts what each caller spends, and refuses what is beyond its allowance."""

    def __init__(self, counters: Storage, allowance: Allowance) -> None:
        self._limiter = (
            SharedWindows(counters) if isinstance(counters, PostgreSQLCounters) else FixedWindowRateLimiter(counters)
        )
        self._own = FixedWindowRateLimiter(MemoryCounters())
        self._allowance = allowance
        self._is_counting = True

    async def enter(self, principal: Principal | None, address: str, length: int) -> None:
        """Takes what it costs to look at a request, whatever it turns out to be; counted in this process alone.

        `length` is what was sent: the bytes of a body or of a query string.

        Raises Throttled where its caller has sent too many to be read.
        """
        for item, caller in self._accounts(principal, address, is_write=False):
            await self._take(self._own, item, f"{caller}:door", cost=1 + length // CHARACTERS_FOR_ONE)

    async def spend(self, principal: Principal | None, address: str, measured: Measured) -> None:
        """Takes the cost of an operation from its caller's allowance. Raises Throttled where that was not enough."""
        cost = _cost(principal, measured)
        for item, caller in self._accounts(principal, address, is_write=measured.is_write):
            if isinstance(self._limiter.storage, MemoryCounters):
                await self._take(self._limiter, item, caller, cost=cost)
                continue
            try:
                async with asyncio.timeout(ANSWER_SECONDS_MAX):
                    await self._take(self._limiter, item, caller, cost=cost)
            except (StorageError, TimeoutError, OSError, Unavailable) as error:
                # Counted here alone until the others are back: neither without a limit, nor stopped by it.
                self._note(is_counting=False, error=type(error).__name__)
                await self._take(self._own, item, caller, cost=cost)
            else:
                self._note(is_counting=True)

    async def close(self) -> None:
        """Closes the connections to the counters, where they need some."""
        if isinstance(self._limiter.storage, RedisStorage) and isinstance(self._limiter.storage.bridge, RedispyBridge):
            await self._limiter.storage.bridge.storage.aclose()

    async def _take(self, limiter: FixedWindowRateLimiter, item: RateLimitItem, caller: str, *, cost: int) -> None:
        if not await limiter.hit(item, caller, cost=cost):
            resets_at = (await limiter.get_window_stats(item, caller)).reset_time
            seconds = max(1.0, resets_at - _seconds_now())
            raise Throttled("Too much in too short a time: slow down.", retry_after=timedelta(seconds=seconds))

    def _accounts(
        self, principal: Principal | None, address: str, *, is_write: bool
    ) -> Iterator[tuple[RateLimitItem, str]]:
        """The limits that apply, each with the name of its counter: of a key, its own and that of all its owner's keys.

        So a key that has run wild leaves its owner alone, and making more of them gives nobody more.
        """
        if principal is None:
            yield self._allowance.strangers, f"address:{address}"
            return
        item, kind = (self._allowance.writes, "w") if is_write else (self._allowance.reads, "r")
        if principal.api_key_id is None:
            yield item, f"user:{principal.user_id}:{kind}"
        else:
            yield item, f"key:{principal.api_key_id}:{kind}"
            yield item, f"keys:{principal.user_id}:{kind}"

    def _note(self, *, is_counting: bool, error: str | None = None) -> None:
        """Logs when the counters are lost and when they are back, once each."""
        if is_counting != self._is_counting:
            self._is_counting = is_counting
            if is_counting:
                logger.warning("rate limits are counted again")
            else:
                logger.warning("rate limits are not counted", error=error)


def _cost(principal: Principal | None, measured: Measured) -> int:
    """What an operation takes from its caller's allowance.

    A stranger gets no answer to any query but one about the schema, so a refusal costs the same whatever was asked for.
    Else a page whose session has ended would use up in one round what everybody at its address needs for signing in.
    """
    if measured.is_write:
        return weight(measured.root_fields)
    return 1 if principal is None else max(1, measured.cost)


def _seconds_now() -> float:
    """The present instant as the library counts it: in seconds since the epoch."""
    return utc_now().timestamp()
