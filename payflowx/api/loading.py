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
        self._under_way: list[tuple[dict[K, None], Future[None]]] = []
        self._collected: dict[K, None] = {}
        self._collector: Task[list[T]] | None = None

    async def load(self, key: K) -> T:
        """The value of a key, asked for together with those that others want in this turn of the event loop."""
        return (await self.load_many([key]))[0]

    async def load_many(self, keys: Sequence[K]) -> list[T]:
        """The values of keys, like `load`."""
        while waiting := [key for key in keys if key not in self._found]:
            under_way = next((batch for key in waiting if (batch := self._batch(key)) is not None), None)
            if under_way is not None:
                await shield(under_way)
                continue
            self._collected.update(dict.fromkeys(waiting))
            if self._collector is None:
                self._collector = create_task(self._load_collected())
            await self._collector
        return [self._found[key] for key in keys]

    async def load_level(self, keys: Sequence[K]) -> list[T]:
        """The values of all the keys of a level, which are asked for now."""
        is_first = not (self._found or self._under_way)
        missing = list(keys) if is_first else [key for key in keys if self._is_new(key)]
        if not missing:
            return await self.load_many(keys)
        loaded = get_running_loop().create_future()
        self._under_way.append((dict.fromkeys(missing), loaded))
        try:
            values = await _patiently(self._load, missing)
            self._found.update(zip(missing, values, strict=True))
        finally:
            self._under_way = [batch for batch in self._under_way if batch[1] is not loaded]
            loaded.set_result(None)
        return list(values) if is_first else await self.load_many(keys)

    def _is_new(self, key: K) -> bool:
        return key not in self._found and self._batch(key) is None

    def _batch(self, key: K) -> Future[None] | None:
        """What ends when a key has been loaded, where it is being loaded."""
        return next((loaded for keys, loaded in self._under_way if key in keys), None)

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
