"""Fields that are loaded for a whole level at once, and rows in the order of the keys that were asked for."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

import strawberry

from payflowx.api.context import Info
from payflowx.api.loading import Load

T = TypeVar("T")
BATCH: Final = "batch"


@dataclass(frozen=True, slots=True)
class Batch:
    """How a field's values are loaded: the key of each source, and what is made of the source and what it has loaded.

    Where the key is None, nothing is loaded, and something is made of None. `load` gives the loader, which may stand
    further down in its module.
    """

    load: Callable[[], Load[Any, Any]]
    key: Callable[[Any], Hashable]
    make: Callable[[Any, Any], Any]


def batched(load: Callable[[], Load[Any, Any]], *, key: Callable[[Any], Hashable]) -> Callable[[Any], Any]:
    """Makes a field of a function from the source and what was loaded for its key to the field's value.

    Its docstring describes the field. A field of another type's objects, hung there from above, is a static method.
    """

    def field(make: Any) -> Any:
        function = make.__func__ if isinstance(make, staticmethod) else make
        batch = Batch(load, key, function)

        async def resolve(self: Any, info: Info) -> Any:
            wanted = key(self)
            found = None if wanted is None else await info.context.loader(load()).load(wanted)
            return function(self, found)

        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            setattr(resolve, name, getattr(function, name))
        resolve.__annotations__ = {"info": Info, "return": function.__annotations__["return"]}
        setattr(resolve, BATCH, batch)
        return strawberry.field(resolve)

    return field


def in_order(keys: Sequence[UUID], rows: Iterable[T], *, key: Callable[[T], UUID]) -> list[T | None]:
    """For each key its row, or None where there is none."""
    by_key = {key(row): row for row in rows}
    return [by_key.get(wanted) for wanted in keys]


def grouped(keys: Sequence[UUID], rows: Iterable[T], *, key: Callable[[T], UUID]) -> list[list[T]]:
    """For each key its rows, in the order in which they came."""
    groups: dict[UUID, list[T]] = {wanted: [] for wanted in keys}
    for row in rows:
        groups[key(row)].append(row)
    return [groups[wanted] for wanted in keys]


def required(row: T | None) -> T:
    """A row that a foreign key promises; its absence is an error, never a null that reads as "no such object"."""
    if row is None:
        raise LookupError("A row that a foreign key promises is not there.")
    return row
