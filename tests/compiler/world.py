"""A schema with everything that the compiler covers, whose values are made up: many null, wrong or raised."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Final

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLFloat,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    GraphQLUnionType,
    Undefined,
)
from strawberry.dataloader import DataLoader

from payflowx.compiler.binding import Attribute, Batched, Call, Joined, Origin

BAD: Final = "bad"


def dice_of(*what: Any) -> random.Random:
    """Dice that fall the same way for the same thing."""
    return random.Random(repr(what))  # noqa: S311 - nothing here is secret


class Colour(Enum):
    """An enum's own members are what resolvers give."""

    RED = 1
    BLUE = 2


class Oops(Exception):
    """What resolvers raise."""


class Thing:
    """An object whose values follow from its own number and the world's.

    `has_joined` is whether it came from a call that looks ahead, and so with what is joined to it.
    """

    kind = "C"

    def __init__(self, world: "World", number: int, *, has_joined: bool) -> None:
        self.world = world
        self.number = number
        self.has_joined = has_joined

    def __getattr__(self, name: str) -> Any:
        if name not in FIELDS and name != "key":
            raise AttributeError(name)
        return self.world.value(self, name)


class Apple(Thing):
    """One of the type `A`."""

    kind = "A"


class Berry(Thing):
    """One of the type `B`."""

    kind = "B"


class Cherry(Thing):
    """One of the type `C`."""


class SmallApple(Apple):
    """One of the type `A`, by a class that nobody has named."""


KINDS: Final[dict[str, type[Thing]]] = {"A": Apple, "B": Berry, "C": Cherry}
POSSIBLE: Final = {"Named": ["A", "B"], "Any": ["A", "B", "C"], "Told": ["A", "C"]}
CONTAINERS: Final[tuple[Callable[[list[Any]], Any], ...]] = (list, list, tuple, iter)


@dataclass
class World:
    """All that one case is made of: how often something is wrong, and what has happened."""

    seed: int
    wrong: float
    nulls: float
    is_async: bool = True
    happened: list[tuple[Any, ...]] = field(default_factory=list)
    known: dict[Any, dict[Any, Any]] = field(default_factory=dict)
    loaders: dict[Any, DataLoader[Any, Any]] = field(default_factory=dict)
    is_ahead: bool = False

    def value(self, thing: Thing | None, name: str, *given: Any) -> Any:
        """What a field of a thing has."""
        is_passed_on = thing is not None and thing.has_joined and (name in PLAIN or name in OBJECTS)
        self.is_ahead = name in AHEAD or is_passed_on
        number = 0 if thing is None else thing.number
        dice = dice_of(self.seed, number, name, *given)
        if name == "key":
            return dice.choice([None, *range(1, 5)])
        return self._of(FIELDS[name], dice, name)

    def _of(self, type_: Any, dice: random.Random, name: str) -> Any:
        chance = dice.random()
        if chance < self.wrong:
            return self._wrong(dice, name)
        if chance < self.wrong + self.nulls:
            return dice.choice([None, None, Undefined])
        if isinstance(type_, GraphQLNonNull):
            return self._of(type_.of_type, dice, name)
        if isinstance(type_, GraphQLList):
            items = [self._of(type_.of_type, dice, name) for _ in range(dice.randrange(4))]
            return CONTAINERS[dice.randrange(len(CONTAINERS))](items)
        return LEAVES[type_](dice) if type_ in LEAVES else self._thing(type_, dice)

    def _thing(self, type_: Any, dice: random.Random) -> Thing:
        kinds = [type_.name] if type_.name in KINDS else POSSIBLE[type_.name]
        class_ = KINDS[dice.choice(kinds)]
        class_ = SmallApple if class_ is Apple and dice.random() < 0.1 else class_
        return class_(self, dice.randrange(1, 40), has_joined=self.is_ahead)

    def _wrong(self, dice: random.Random, name: str) -> Any:
        kind = dice.randrange(6)
        if kind == 0:
            raise Oops(f"{name} broke")
        if kind == 1:
            raise GraphQLError(f"{name} refused", extensions={"code": "NO"})
        if kind == 2:
            return Oops(f"{name} gave an error")
        if kind == 3:
            return object
        return BAD if kind == 4 else [BAD]

    def calls(self) -> list[tuple[Any, ...]]:
        """The resolvers that were called, in their order."""
        return [what for what in self.happened if what[0] != "loads"]

    def loads(self) -> set[tuple[str, int]]:
        """The keys that were loaded."""
        return {(what[1], key) for what in self.happened if what[0] == "loads" for key in what[2]}

    def note(self, *what: Any) -> None:
        """Something has happened that can be seen from outside."""
        self.happened.append(what)


def _write_stamp(value: Any) -> Any:
    if value == BAD or isinstance(value, list):
        raise Oops("no stamp")
    return None if value == 13 else f"<{value}>"


def _read_stamp(value: Any) -> Any:
    if not isinstance(value, str):
        raise GraphQLError("A Stamp is a string.")
    return Undefined if value == "undefined" else f"stamp {value}"


STAMP: Final = GraphQLScalarType("Stamp", serialize=_write_stamp, parse_value=_read_stamp)
COLOUR: Final = GraphQLEnumType("Colour", Colour, names_as_values=None)
LEAVES: Final[dict[Any, Callable[[random.Random], Any]]] = {
    COLOUR: lambda dice: dice.choice(list(Colour)),
    GraphQLString: lambda dice: dice.choice(["", "text", "true", 7, True]),
    GraphQLID: lambda dice: dice.choice(["id", 5]),
    GraphQLInt: lambda dice: dice.choice([0, 1, -5, 2**31, 2.0, "3", True]),
    GraphQLFloat: lambda dice: dice.choice([0.5, 2, "1.5", float("inf")]),
    GraphQLBoolean: lambda dice: dice.choice([True, False, 1]),
    STAMP: lambda dice: dice.choice([12, 13, "x", {"a": 1}]),
}


def _type_of_named(value: Any, _info: Any, _type: Any) -> Any:
    kind = value.kind
    number = value.number
    if number == 7:
        raise Oops("no type")
    return {8: None, 9: "Nothing", 10: "C", 11: 5}.get(number, kind)


FILTER: Final = GraphQLInputObjectType(
    "Filter",
    {
        "text": GraphQLInputField(GraphQLString, default_value="any"),
        "colours": GraphQLInputField(GraphQLList(GraphQLNonNull(COLOUR))),
        "stamp": GraphQLInputField(STAMP),
        "most": GraphQLInputField(GraphQLNonNull(GraphQLInt), out_name="at_most"),
        "inner": GraphQLInputField(
            GraphQLInputObjectType("Inner", {"flag": GraphQLInputField(GraphQLNonNull(GraphQLBoolean))})
        ),
    },
)
TREE: Final[GraphQLInputObjectType] = GraphQLInputObjectType(
    "Tree", lambda: {"leaf": GraphQLInputField(GraphQLInt), "trees": GraphQLInputField(GraphQLList(TREE))}
)
ARGUMENTS: Final = {
    "count": GraphQLArgument(GraphQLInt, default_value=3),
    "text": GraphQLArgument(GraphQLString, out_name="words"),
    "ids": GraphQLArgument(GraphQLList(GraphQLNonNull(GraphQLID))),
    "filter": GraphQLArgument(FILTER),
    "colour": GraphQLArgument(COLOUR, default_value=Colour.RED),
    "tree": GraphQLArgument(TREE),
    "must": GraphQLArgument(GraphQLNonNull(GraphQLInt), default_value=1),
}
NAMED: Final[GraphQLInterfaceType] = GraphQLInterfaceType(
    "Named", lambda: {name: _field(name) for name in ("text", "named", "owner")}, resolve_type=_type_of_named
)


def _object(name: str, **options: Any) -> GraphQLObjectType:
    return GraphQLObjectType(name, lambda: {name: _field(name) for name in FIELDS}, **options)


def _is_apple(value: Any, _info: Any) -> bool:
    return type(value) is Apple or (type(value) is SmallApple and value.number != 21)


A: Final = _object("A", interfaces=[NAMED], is_type_of=_is_apple)
B: Final = _object("B", interfaces=[NAMED])
C: Final = _object("C")
ANY: Final = GraphQLUnionType("Any", [A, B, C], resolve_type=lambda value, _info, _type: value.kind)
TOLD: Final = GraphQLUnionType("Told", [A, C], resolve_type=lambda value, _info, _type: value.kind)


def _maybe(type_: Any) -> Any:
    return GraphQLNonNull(type_)


PLAIN: Final[dict[str, GraphQLOutputType]] = {
    "text": GraphQLString,
    "textN": _maybe(GraphQLString),
    "number": GraphQLInt,
    "numberN": _maybe(GraphQLInt),
    "share": GraphQLFloat,
    "flag": _maybe(GraphQLBoolean),
    "id": _maybe(GraphQLID),
    "colour": COLOUR,
    "colourN": _maybe(COLOUR),
    "stamp": STAMP,
    "stampN": _maybe(STAMP),
    "texts": GraphQLList(GraphQLString),
    "textsN": _maybe(GraphQLList(_maybe(GraphQLString))),
    "grid": _maybe(GraphQLList(GraphQLList(_maybe(GraphQLInt)))),
    "gridN": GraphQLList(_maybe(GraphQLList(_maybe(GraphQLInt)))),
}
OBJECTS: Final[dict[str, GraphQLOutputType]] = {
    "c": C,
    "cN": _maybe(C),
    "b": B,
    "cs": GraphQLList(C),
    "csN": _maybe(GraphQLList(_maybe(C))),
    "as": GraphQLList(_maybe(A)),
    "boxes": GraphQLList(_maybe(GraphQLList(B))),
    "named": NAMED,
    "any": _maybe(ANY),
    "anys": GraphQLList(ANY),
    "tolds": GraphQLList(_maybe(TOLD)),
}
CALLS: Final[dict[str, GraphQLOutputType]] = {
    "callText": GraphQLString,
    "callTextN": _maybe(GraphQLString),
    "callA": A,
    "callBsN": _maybe(GraphQLList(_maybe(B))),
    "callAny": ANY,
}
SLOW: Final[dict[str, GraphQLOutputType]] = {
    "slowText": GraphQLString,
    "slowTextN": _maybe(GraphQLString),
    "slowA": A,
    "slowBN": _maybe(B),
    "slowCs": GraphQLList(_maybe(C)),
    "slowAnys": GraphQLList(ANY),
}
BATCHED: Final[dict[str, GraphQLOutputType]] = {
    "owner": C,
    "ownerN": _maybe(C),
    "tags": GraphQLList(_maybe(GraphQLString)),
    "parentN": _maybe(A),
}
JOINED: Final[dict[str, GraphQLOutputType]] = {
    "joinedC": C,
    "joinedCN": _maybe(C),
    "joinedTextN": _maybe(GraphQLString),
    "joinedAs": GraphQLList(_maybe(A)),
}
FIELDS: Final = {**PLAIN, **OBJECTS, **CALLS, **SLOW, **BATCHED, **JOINED}
AHEAD: Final = frozenset({"callA", "callBsN", "slowA", "slowCs"})
"""The calls that look ahead: what they give has what is joined to it."""


def _called(name: str) -> Callable[..., Any]:
    def resolve(source: Any, info: Any, **given: Any) -> Any:
        world: World = info.context
        place = tuple(info.path.as_list())
        world.note(place, repr(sorted(given.items())), info.field_name, info.parent_type.name, len(info.field_nodes))
        return world.value(source, name, repr(sorted(given.items())))

    return resolve


def _awaited(name: str) -> Callable[..., Awaitable[Any]]:
    resolve_now = _called(name)

    async def resolve(source: Any, info: Any, **given: Any) -> Any:
        world: World = info.context
        world.note("begins", tuple(info.path.as_list()))
        await asyncio.sleep(0)
        return resolve_now(source, info, **given)

    return resolve


def _load(kind: str) -> Callable[[World, list[Any]], Awaitable[Sequence[Any]]]:
    """What loads the objects of one kind; it remembers for each world what it has loaded."""

    async def load(world: World, keys: list[Any]) -> list[Any]:
        known = world.known.setdefault(kind, {})
        missing = [key for key in keys if key not in known]
        if missing:
            world.note("loads", kind, sorted(missing))
            await asyncio.sleep(0)
            dice = dice_of(world.seed, kind)
            if dice.random() < world.wrong:
                raise Oops(f"no {kind} can be loaded")
            known.update((key, _loaded(world, kind, key)) for key in missing)
        return [known[key] for key in keys]

    return load


def _loaded(world: World, kind: str, key: int) -> Any:
    dice = dice_of(world.seed, kind, key)
    if dice.random() < world.wrong:
        return Oops(f"no {kind} {key}")
    world.is_ahead = False
    found = world._of(GraphQLList(GraphQLString) if kind == "tags" else {"A": A, "C": C}[kind], dice, kind)
    return list(found) if isinstance(found, Iterator) else found  # several have it, and it can be read once


def _made(source: Any, found: Any) -> Any:
    if source.number == 3:
        raise Oops("nothing can be made of it")
    return found


LOADS: Final = {kind: _load(kind) for kind in ("A", "C", "tags")}
BATCHES: Final[dict[str, Batched]] = {
    "owner": Batched(LOADS["C"], lambda source: source.key),
    "ownerN": Batched(LOADS["C"], lambda source: source.key, _made),
    "tags": Batched(LOADS["tags"], lambda source: source.key),
    "parentN": Batched(LOADS["A"], lambda source: source.number % 4),
}


def _joined(name: str) -> Batched:
    """What is read where it came with its source, and loaded where it didn't."""

    def read(source: Thing) -> Any:
        return source.world.value(source, name)

    def tried(source: Thing) -> Any:
        try:
            return read(source)
        except Exception as error:  # noqa: BLE001 - it is the value of its key
            return error

    async def load(_world: World, keys: list[Any]) -> list[Any]:
        await asyncio.sleep(0)
        return [tried(key) for key in keys]

    return Batched(load, lambda source: source, None, Joined(read))


BATCHES.update((name, _joined(name)) for name in JOINED)


def _batched(batched: Batched) -> Callable[..., Any]:
    async def load(source: Any, info: Any) -> Any:
        world: World = info.context
        key = batched.key(source)
        if batched.load not in world.loaders:
            world.loaders[batched.load] = DataLoader(lambda keys: batched.load(world, keys))
        found = None if key is None else await world.loaders[batched.load].load(key)
        return found if batched.make is None else batched.make(source, found)

    def resolve(source: Any, info: Any) -> Any:
        if batched.joined is not None and source.has_joined:
            return batched.joined.read(source)
        return load(source, info)

    return resolve


RESOLVERS: Final = {
    **{name: _called(name) for name in CALLS},
    **{name: _awaited(name) for name in SLOW},
    **{name: _batched(batched) for name, batched in BATCHES.items()},
}


def _field(name: str) -> GraphQLField:
    resolve = RESOLVERS.get(name) or (lambda source, _info: getattr(source, name))
    return GraphQLField(FIELDS[name], args=ARGUMENTS if name in CALLS or name in SLOW else None, resolve=resolve)


ROOT: Final = {name: _field(name) for name in (*CALLS, *SLOW)}
SCHEMA: Final = GraphQLSchema(
    GraphQLObjectType("Query", ROOT),
    GraphQLObjectType("Mutation", ROOT),
    GraphQLObjectType("Subscription", {"event": GraphQLField(A, resolve=lambda root, _info: root)}),
    types=[A, B, C],
)


class InWorld:
    """Where the world's values come from."""

    def origin(self, type_: GraphQLObjectType, name: str) -> Origin | None:
        """As the resolvers have it."""
        if type_.name == "Subscription":
            return Call(lambda root, _info: root, is_async=False)
        if name in CALLS or name in SLOW:
            call = Call(RESOLVERS[name], is_async=name in SLOW)
            return replace(call, look=lambda _value: call) if name in AHEAD else call
        return BATCHES.get(name) or Attribute(name)

    def class_of(self, type_: GraphQLObjectType) -> type | None:
        """`B` is told by nothing."""
        return {"A": Apple, "C": Cherry}.get(type_.name)
