"""Documents made up for the world's schema: fragments, aliases, conditions, variables and defaults, merged fields."""

import random
from typing import Any, Final

from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    is_composite_type,
)

from tests.compiler.world import CALLS, FIELDS, SCHEMA, SLOW

DEPTH_MAX: Final = 4
VARIABLES: Final[dict[str, tuple[str, list[Any]]]] = {
    "yes": ("Boolean!", [True]),
    "no": ("Boolean! = false", []),
    "maybe": ("Boolean = true", [False, True, None]),
    "count": ("Int", [5, None, "many"]),
    "must": ("Int = 4", [5, None, 1.5]),
    "text": ('String = "said"', ["x", None, 5]),
    "ids": ("[ID!]", [["a", 5], "one", [None], None]),
    "filter": (
        "Filter",
        [
            {"most": 1},
            {"most": 2, "colours": ["RED", "BLUE"], "stamp": "now", "inner": {"flag": True}},
            {"most": 2, "colours": "RED"},
            {"most": 2, "colours": ["PINK"]},
            {"most": 2, "stamp": "undefined"},
            {"colours": []},
            {"most": 3, "unknown": 1},
            None,
        ],
    ),
    "colour": ("Colour! = BLUE", ["RED", "PINK"]),
    "tree": ("Tree", [{"leaf": 1, "trees": [{"leaf": 2}, None]}, {"trees": {"leaf": "x"}}]),
}
LITERALS: Final = {
    "count": ["7", "null"],
    "text": ['"said"', "null"],
    "ids": ['["a", 5]', '"one"', "[]"],
    "filter": [
        "{most: 1}",
        '{most: $must, text: $text, stamp: "s"}',
        "{most: 2, colours: [RED, $colour], inner: {flag: $yes}}",
        "null",
    ],
    "colour": ["BLUE", "null"],
    "tree": ["{leaf: 1, trees: [{leaf: $count}]}"],
    "must": ["8"],
}


class Documents:
    """Makes one document after another."""

    def __init__(self, dice: random.Random, *, fields: tuple[str, ...] = tuple(FIELDS)) -> None:
        self._dice = dice
        self._fields = fields
        self._fragments: list[str] = []
        self._budget = 0

    def make(self, operation: str = "query") -> str:
        """A document, valid as a rule."""
        self._fragments, self._budget = [], self._dice.randrange(4, 40)
        root = SCHEMA.get_type(operation.capitalize())
        assert isinstance(root, GraphQLObjectType)
        selections = self._selections(root, 0)
        text = f"{selections} {' '.join(self._fragments)}"
        declared = ", ".join(f"${name}: {type_}" for name, (type_, _) in VARIABLES.items() if f"${name}" in text)
        return f"{operation} Made{f'({declared})' if declared else ''} {text}"

    def variables(self) -> dict[str, Any]:
        """Values for the variables, now and then wrong ones or none."""
        given: dict[str, Any] = {"yes": True}
        for name, (_, values) in VARIABLES.items():
            if values and self._dice.random() < 0.6:
                given[name] = values[0] if self._dice.random() < 0.8 else self._dice.choice(values)
        return given

    def _selections(self, type_: Any, depth: int) -> str:
        count = self._dice.randrange(1, 5)
        return "{ " + " ".join(self._selection(type_, depth) for _ in range(count)) + " }"

    def _selection(self, type_: Any, depth: int) -> str:
        kind = self._dice.random()
        if kind < 0.1 and depth < DEPTH_MAX + 2:
            return self._spread(type_, depth)
        if isinstance(type_, GraphQLUnionType) or kind < 0.17 or self._budget <= 0:
            alias = self._dice.choice(["", "", "kind: "])
            if not isinstance(type_, GraphQLUnionType) or self._dice.random() < 0.3 or self._budget <= 0:
                return f"{alias}__typename"
            return self._spread(type_, depth)
        return self._field(type_, depth)

    def _field(self, type_: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> str:
        self._budget -= 1
        known = [name for name in type_.fields if name in self._fields]
        if depth >= DEPTH_MAX:
            known = [name for name in known if not is_composite_type(get_named_type(FIELDS[name]))]
        if not known:
            return "__typename"
        name = self._dice.choice(known)
        named = get_named_type(FIELDS[name])
        inner = self._selections(named, depth + 1) if is_composite_type(named) else ""
        if name in CALLS or name in SLOW:
            alias = f"{name}{self._dice.randrange(1000)}: " if self._dice.random() < 0.8 else ""
            return f"{alias}{name}{self._arguments() if alias else ''}{self._condition()} {inner}"
        alias = self._dice.choice(["", "", "", f"{name}2: "])
        return f"{alias}{name}{self._condition()} {inner}"

    def _spread(self, type_: Any, depth: int) -> str:
        narrower = [possible.name for possible in SCHEMA.get_possible_types(type_)] if depth else []
        condition = self._dice.choice([type_.name, *narrower])
        inner = self._selections(SCHEMA.get_type(condition), depth + 1)
        if self._dice.random() < 0.5:
            on = f" on {condition}" if condition != type_.name or self._dice.random() < 0.5 else ""
            return f"...{on}{self._condition()} {inner}"
        name = f"F{len(self._fragments)}"
        self._fragments.append(f"fragment {name} on {condition} {inner}")
        again = f" ...{name}" if self._dice.random() < 0.2 else ""
        return f"...{name}{self._condition()}{again}"

    def _condition(self) -> str:
        if self._dice.random() > 0.12:
            return ""
        value = self._dice.choice(["true", "false", "$yes", "$no", "$maybe"])
        return self._dice.choice(
            [f" @include(if: {value})", f" @skip(if: {value})", f" @skip(if: {value}) @include(if: $yes)"]
        )

    def _arguments(self) -> str:
        given = [
            f"{name}: {f'${name}' if self._dice.random() < 0.6 else self._dice.choice(literals)}"
            for name, literals in LITERALS.items()
            if self._dice.random() < 0.15
        ]
        return f"({', '.join(given)})" if given else ""
