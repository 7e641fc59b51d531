"""Where the values of fields come from: what the compiler is told about a schema's resolvers."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graphql import GraphQLObjectType

Load = Callable[[Any, list[Any]], Awaitable[Sequence[Any]]]
"""From the request's context and keys, each of them once, to a value for each key, in the keys' order.

A value that is an exception is the error of those who asked for its key.
"""


@dataclass(frozen=True, slots=True)
class Attribute:
    """The value is read from the source, which changes nothing: it may be read again where something goes wrong."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """The value is what a resolver gives, called with the source, the resolve info and the arguments by name."""

    resolve: Callable[..., Any]
    is_async: bool
    look: Callable[[Any], "Call"] | None = None
    """What makes of the value's plan a call that knows what is asked for below it; None where it has no use for that.

    Then what is batched there, in the objects that it gives, may have come with them.
    """


@dataclass(frozen=True, slots=True)
class Batched:
    """The values of a whole level are loaded by their keys in one call; where a key is None, nothing is loaded.

    `make` gives the field's value, from the source and what was loaded for it, or None where there was no key.
    """

    load: Load
    key: Callable[[Any], Hashable]
    make: Callable[[Any, Any], Any] | None = None
    joined: "Joined | None" = None
    """Where the value is, in a source from a call that has looked ahead."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The value came with the source: it may be read again, and the schema's own resolver gives it without waiting."""

    read: Callable[[Any], Any]


Origin = Attribute | Call | Batched | Joined


class Binding(Protocol):
    """What a schema's fields are bound to. It gives the values that the schema's own resolvers would give."""

    def origin(self, type_: GraphQLObjectType, name: str, /) -> Origin | None:
        """Where a field's value comes from; None where this can't be said: then the operation isn't compiled."""

    def class_of(self, type_: GraphQLObjectType, /) -> type | None:
        """A class whose own instances are of this type without asking anybody; None where there is none."""
