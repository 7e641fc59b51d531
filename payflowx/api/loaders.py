"""Fields that are loaded for a whole level at once, and rows in the order of the keys that were asked for."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

import strawberry

from payflowx.api.context import Info
from payflowx.api.loading import Load
from payflowx.api.views import ROW
from payflowx.core.records import JOINED, Lookup

T = TypeVar("T")
BATCH: Final = "batch"
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Batch:
    """How a field's values are loaded: the key of each source, and what is made of the source and what it has loaded.

    Where the key is None, nothing is loaded, and something is made of None. `load` gives the loader, which may stand
    further down in its module.
    """

    load: Callable[[], Load[Any, Any]]
    key: Callable[[Any], Hashable]
    make: Callable[[Any, Any], Any]
    column: str | None = None
    """The column of the source's row that is the key, where nothing else of the row is needed."""


@dataclass(frozen=True, slots=True, eq=False)
class OneEach(Generic[T]):
    """Loads for each key the row of a lookup, as the schema shows it; lists may read it with their own rows."""

    lookup: Lookup[Any]
    show: Callable[[Any], T]

    async def __call__(self, keys: Sequence[UUID]) -> list[T | None]:
        """For each key its row, or None where there is none."""
        rows = {getattr(row, self.lookup.column): row for row in await self.lookup.find(keys)}
        return [self.show(rows[key]) if key in rows else None for key in keys]


def batched(load: Callable[[], Load[Any, Any]], *, key: str | Callable[[Any], Hashable]) -> Callable[[Any], Any]:
    """Makes a field of a function from the source and what was loaded for its key to the field's value.

    The key is a column of the source's row, where the function needs nothing else of that, or made of the source.
    Its docstring describes the field. A field of another type's objects, hung there from above, is a static method.
    """

    key_of = attrgetter(f"row.{key}") if isinstance(key, str) else key

    def field(make: Any) -> Any:
        function = make.__func__ if isinstance(make, staticmethod) else make
        batch = Batch(load, key_of, function, key if isinstance(key, str) else None)

        async def loaded(self: Any, info: Info) -> Any:
            wanted = key_of(self)
            found = None if wanted is None else await info.context.loader(load()).load(wanted)
            return function(self, found)

        def resolve(self: Any, info: Info) -> Any:
            came = joined(self)
            return function(self, came[name]) if name in came else loaded(self, info)

        name = function.__name__
        for attribute in ("__name__", "__qualname__", "__module__", "__doc__"):
            setattr(resolve, attribute, getattr(function, attribute))
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


def joined(source: Any) -> Mapping[str, Any]:
    """What a list has read together with the row of one of its objects, by the names of the fields."""
    row = getattr(source, ROW, None)
    found: Mapping[str, Any] = getattr(row, JOINED, NOTHING)
    return found
