"""Scalars and enums in the answer: each type's own way of writing values, bound once."""

from collections.abc import Callable
from enum import Enum
from types import GeneratorType
from typing import Any, Final

from graphql import GraphQLEnumType, GraphQLLeafType, Undefined
from graphql.pyutils import is_awaitable

CLASSES_KEPT: Final = 1_000

Write = Callable[[Any], Any]


class Unusual(Exception):
    """A value that only graphql-core can tell about: what it is wrong with, and what becomes of it."""


def unusual() -> Any:
    """Raises Unusual, where an expression is wanted."""
    raise Unusual


class Leaves:
    """A schema's scalars and enums.

    `plain` is the classes whose instances are values: no exceptions, and nothing that would have to be awaited.
    """

    def __init__(self) -> None:
        self.plain: set[type] = {str, int, bool, float, list, dict}
        self._names: dict[GraphQLEnumType, dict[Any, Any]] = {}
        self._writers: dict[tuple[GraphQLLeafType, bool], Write] = {}

    def admit(self, value: Any) -> None:
        """Raises Unusual where a value, whose class isn't known to be plain, is none."""
        if isinstance(value, Exception) or is_awaitable(value):
            raise Unusual
        if len(self.plain) < CLASSES_KEPT and not isinstance(value, GeneratorType):
            self.plain.add(type(value))

    def names(self, type_: GraphQLEnumType) -> dict[Any, Any]:
        """An enum's values as far as they have been written, with their names."""
        return self._names.setdefault(type_, {})

    def writer(self, type_: GraphQLLeafType, *, is_nullable: bool) -> Write:
        """What writes values of a type; it raises Unusual, and whatever the type itself does."""
        key = (type_, is_nullable)
        if key not in self._writers:
            write = self._any(type_, is_nullable)
            self._writers[key] = self._enum(type_, write) if isinstance(type_, GraphQLEnumType) else write
        return self._writers[key]

    def _any(self, type_: GraphQLLeafType, is_nullable: bool) -> Write:
        serialize, plain, admit = type_.serialize, self.plain, self.admit

        def write(value: Any) -> Any:
            if value is None:
                return None if is_nullable else unusual()
            if type(value) not in plain:
                admit(value)
            written = serialize(value)
            if written is None or written is Undefined:
                raise Unusual
            return written

        return write

    def _enum(self, type_: GraphQLEnumType, write_any: Write) -> Write:
        names = self.names(type_)

        def write(value: Any) -> Any:
            written = write_any(value)
            if isinstance(value, Enum | str):
                names[value] = written
            return written

        return write
