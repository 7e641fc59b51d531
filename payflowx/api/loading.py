"""What one request has loaded by a function and is loading: each key once, and the keys of a level in one call."""

from asyncio import Future, Task, create_task, get_running_loop, shield, sleep
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextlib import suppress
from typing import Final, Generic, TypeVar

from payflowx.core import db

LOAD_ATTEMPTS_MAX: Final = 3

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Load = Callable[[Sequence[K]], Awaitable[Sequence[T]]]
"""From keys, each of them once, to a value for each, in the keys' order."""


class Loader(Generic[K, T]):
    """The values of a function. Where an attempt has failed, the next one who wants the key makes another."""

    def __init__(self, load: Load[K, T]) -> None:
        self._load = load
        self._found: dict[K, T] = {}
        self._under_way: dict[K, Future[None]] = {}
        self._collected: dict[K, None] = {}
        self._collector: Task[list[T]] | None = None

    async def load(self, key: K) -> T:
        """The value of a key, asked for together with those that others want in this turn of the event loop."""
        return (await self.load_many([key]))[0]

    async def load_many(self, keys: Sequence[K]) -> list[T]:
        """The values of keys, like `load`."""
        while waiting := [key for key in keys if key not in self._found]:
            for key in waiting:
                if key in self._under_way:
                    await shield(self._under_way[key])
                    break
            else:
                self._collected.update(dict.fromkeys(waiting))
                if self._collector is None:
                    self._collector = create_task(self._load_collected())
                await self._collector
        return [self._found[key] for key in keys]

    async def load_level(self, keys: Sequence[K]) -> list[T]:
        """The values of all the keys of a level, which are asked for now."""
        missing = [key for key in keys if key not in self._found and key not in self._under_way]
        if missing:
            loaded = get_running_loop().create_future()
            self._under_way.update(dict.fromkeys(missing, loaded))
            try:
                self._found.update(zip(missing, await _patiently(self._load, missing), strict=True))
            finally:
                for key in missing:
                    del self._under_way[key]
                loaded.set_result(None)
        return await self.load_many(keys)

    async def _load_collected(self) -> list[T]:
        await sleep(0)  # so that tasks that begin in this turn can say what they want
        keys, self._collected, self._collector = list(self._collected), {}, None
        return await self.load_level(keys)


async def _patiently(load: Load[K, T], keys: list[K]) -> Sequence[T]:
    """What a loader gives, asked again where no connection was free in time.

    A loader only reads, and what it belongs to is done already, a payment that was committed perhaps: to throw that
    away helps nobody. Fewer attempts than fit into a request's time, so that there is an answer in any case.
    """
    for _ in range(LOAD_ATTEMPTS_MAX - 1):
        with suppress(db.DatabaseBusy):
            return await load(keys)
    return await load(keys)
