"""What has to wait, level by level: all that is asked for at one depth of the answer is asked for at once.

The keys of a loader go to it in one call. There is no task where one thing is waited for, and else one for each call
and each loader, never one for a row.
"""

from asyncio import gather
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from payflowx.compiler.binding import Batched, Call, Load
from payflowx.compiler.completing import Deferred
from payflowx.compiler.plans import Plan
from payflowx.compiler.running import Run, Waiting

Waiters = Mapping[Plan, tuple[Deferred, ...]]


@dataclass(frozen=True, slots=True)
class Failed:
    """What was raised in place of a value."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Called:
    """A resolver that was called, and is awaited."""

    deferred: Deferred
    waiting: Waiting
    value: Awaitable[Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the objects of a level have asked a loader for: each the place of its key among the loader's, if any."""

    deferred: Deferred
    load: Load
    places: list[tuple[Waiting, int | None]]


Keys = dict[Load, dict[Any, int]]
"""The keys of a level with their places, for each loader: they are hashed once, which takes UUIDs a while."""


async def finish(run: Run, deferred: Waiters) -> None:
    """Goes through the levels until nothing waits."""
    while run.waiting:
        level = sorted(run.waiting.items(), key=lambda item: (item[0].depth, item[0].number))
        run.waiting = {}
        called: list[Called] = []
        asked: list[Asked] = []
        keys: Keys = {}
        for plan, objects in level:
            seen = [waiting for waiting in objects if not run.errors.is_beyond(waiting[2])]
            called += _call(run, [field for field in deferred[plan] if isinstance(field.origin, Call)], seen)
            asked += [_ask(run, field, seen, keys) for field in deferred[plan] if isinstance(field.origin, Batched)]
        await _settle(run, called, asked, keys)
        run.spread()


def _call(run: Run, fields: Sequence[Deferred], objects: Sequence[Waiting]) -> list[Called]:
    """Calls resolvers, object by object."""
    called = []
    for waiting in objects if fields else ():
        source, data, around = waiting
        for deferred in fields:
            place = deferred.place(data, around)
            assert isinstance(deferred.origin, Call)  # noqa: S101 - as it was chosen
            try:
                value = deferred.origin.resolve(
                    source, run.info(deferred.field, place), **deferred.arguments(run.variables)
                )
                called.append(Called(deferred, waiting, value))
            except Exception as error:
                run.failed_late(error, deferred.field, place)
    return called


def _ask(run: Run, deferred: Deferred, objects: Sequence[Waiting], keys: Keys) -> Asked:
    """Collects the keys of a field."""
    assert isinstance(deferred.origin, Batched)  # noqa: S101 - as it was chosen
    key_of, asked = deferred.origin.key, Asked(deferred, deferred.origin.load, [])
    places = keys.setdefault(asked.load, {})
    for waiting in objects:
        try:
            key = key_of(waiting[0])
            place = None if key is None else places.setdefault(key, len(places))
        except Exception as error:
            run.failed_late(error, deferred.field, deferred.place(waiting[1], waiting[2]))
        else:
            asked.places.append((waiting, place))
    return asked


async def _settle(run: Run, called: Sequence[Called], asked: Sequence[Asked], keys: Keys) -> None:
    """Waits for everything at once, and puts each value where it belongs."""
    wanted = {load: list(places) for load, places in keys.items() if places}
    # Loaders first, so that resolvers that are called beside them find what is being loaded.
    jobs = [_loaded(load, run.context, keys) for load, keys in wanted.items()] + [_outcome(one.value) for one in called]
    outcomes = [await jobs[0]] if len(jobs) == 1 else await gather(*jobs) if jobs else []
    for one, outcome in zip(called, outcomes[len(wanted) :], strict=True):
        _put(run, one.deferred, one.waiting, outcome)
    loaded = dict(zip(wanted, outcomes, strict=False))
    for some in asked:
        _put_loaded(run, some, loaded.get(some.load, ()))


async def _outcome(value: Awaitable[Any]) -> Any:
    try:
        return await value
    except Exception as error:
        return Failed(error)


async def _loaded(load: Load, context: Any, keys: list[Any]) -> Sequence[Any]:
    """What was loaded for each of the keys, or why nothing was."""
    try:
        values = await load(context, keys)
        if len(values) != len(keys):
            raise ValueError(f"{len(keys)} keys were to be loaded, and {len(values)} values came.")
    except Exception as error:
        return [Failed(error)] * len(keys)
    return values


def _put(run: Run, deferred: Deferred, waiting: Waiting, value: Any) -> None:
    """Completes a value that was waited for."""
    _, data, around = waiting
    place = deferred.place(data, around)
    try:
        if isinstance(value, Failed):
            raise value.error
        data[deferred.field.key] = deferred.complete(value, run, place)
    except Exception as error:
        run.failed_late(error, deferred.field, place)


def _put_loaded(run: Run, asked: Asked, loaded: Sequence[Any]) -> None:
    """Completes what was loaded. An object that several rows have is rendered once where its value is plain."""
    deferred, once = asked.deferred, _Once(asked.deferred.fast)
    assert isinstance(deferred.origin, Batched)  # noqa: S101 - as it was chosen
    make, name = deferred.origin.make, deferred.field.key
    for waiting, place in asked.places:
        value = None if place is None else loaded[place]
        if make is not None and not isinstance(value, Failed | Exception):
            try:
                value = make(waiting[0], value)
            except Exception as error:
                value = Failed(error)
        if isinstance(value, Failed | Exception) or not once.put(value, waiting[1], name):
            _put(run, deferred, waiting, value)


class _Once:
    """Renders the same value once, as long as that is as usual."""

    def __init__(self, fast: Callable[[Any], Any] | None) -> None:
        self._fast = fast
        self._rendered: dict[int, tuple[Any, Any]] = {}

    def put(self, value: Any, data: dict[str, Any], name: str) -> bool:
        """Whether that was possible."""
        if self._fast is None:
            return False
        known = self._rendered.get(id(value))
        if known is None:
            try:
                known = self._rendered[id(value)] = (value, self._fast(value))
            except Exception:
                return False
        data[name] = known[1]
        return True
