"""Python source for what is read from attributes: an expression for each object, and nothing around it.

Nothing of a document gets into the source but the keys of the answer, as literals; names of attributes are the
binding's. What isn't usual raises, and is then left to graphql-core: so no path is kept, and no error is caught here.
"""

from collections.abc import Callable
from keyword import iskeyword
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInt,
    GraphQLString,
)
from graphql.type.scalars import GRAPHQL_MAX_INT, GRAPHQL_MIN_INT

from payflowx.compiler.binding import Attribute, Joined
from payflowx.compiler.leaves import Leaves, unusual
from payflowx.compiler.plans import Abstract, Field, Leaf, Listed, Object, Plan, Value


class Writer:
    """Writes the functions of an operation, and makes them."""

    def __init__(self, leaves: Leaves) -> None:
        self._leaves = leaves
        self._lines: list[str] = []
        self._names: dict[str, Any] = {"unusual": unusual, "plain": leaves.plain, "admit": leaves.admit}
        self._kinds: dict[str, dict[type, str]] = {}
        self._constants: dict[int, str] = {}
        self._written: dict[Plan | Value, str] = {}

    @property
    def source(self) -> str:
        """What has been written so far."""
        return "\n".join(self._lines) + "\n"

    def write(self, plan: Plan) -> None:
        """Writes what is plain in a plan, which need not be plain itself."""
        self._written[plan] = self._function(plan, [])
        for field in plan.fields:
            if not field.is_plain:
                self._write_value(field.value)

    def make(self) -> dict[Plan | Value, Callable[[Any], Any]]:
        """The functions that were written.

        That of a plan gives an object's fields, of which those that aren't plain have a place and no value yet. That of
        a value gives what the answer has for it.
        """
        exec(compile(self.source, "<compiled operation>", "exec"), self._names)  # noqa: S102 - our own, see above
        for name, functions in self._kinds.items():
            self._names[name] = {class_: self._names[function] for class_, function in functions.items()}
        return {part: self._names[name] for part, name in self._written.items()}

    def _write_value(self, value: Value) -> None:
        if value.is_plain:
            name = self._new("value")
            self._lines += [f"def {name}(v):", f"    return {self._expression(value, 'v')}", ""]
            self._written[value] = name
        elif isinstance(value, Listed):
            self._write_value(value.item)
        else:
            assert isinstance(value, Object | Abstract)  # noqa: S101 - leaves are plain
            for plan in [value.plan] if isinstance(value, Object) else value.plans:
                self.write(plan)

    def _function(self, plan: Plan, check: list[str]) -> str:
        items = [f"        {field.key!r}: {self._field(plan, field)}," for field in plan.fields]
        name = self._new(plan.of.name)
        self._lines += [f"def {name}(o):", *check, "    return {", *items, "    }", ""]
        return name

    def _field(self, plan: Plan, field: Field) -> str:
        if field.origin is None:
            return repr(plan.of.name)
        if not field.is_plain:
            return "None"
        if isinstance(field.origin, Joined):
            read = self._constant(f"{field.name}_of", field.origin.read)
            return self._expression(field.value, f"{read}(o)", "v")
        assert isinstance(field.origin, Attribute)  # noqa: S101 - nothing else is plain
        name = field.origin.name
        is_simple = name.isidentifier() and not iskeyword(name)
        return self._expression(field.value, f"o.{name}" if is_simple else f"getattr(o, {name!r})", "v")

    def _expression(self, value: Value, read: str, variable: str = "") -> str:
        """The value that `read` reads, which is read once: into the variable, where it is looked at again."""
        again, first = (variable, f"{variable} := {read}") if variable else (read, read)
        if isinstance(value, Leaf):
            return self._leaf(value, read, first, again)
        absent = "None" if value.is_nullable else "unusual()"
        return f"{self._composite(value)}({again}) if {_inside(first)} is not None else {absent}"

    def _leaf(self, leaf: Leaf, read: str, first: str, again: str) -> str:
        write = self._constant(leaf.of.name, self._leaves.writer(leaf.of, is_nullable=leaf.is_nullable))
        if leaf.of is GraphQLString or leaf.of is GraphQLID or getattr(leaf.of, "serialize", None) is str:
            return f"{again} if type({first}) is str else {write}({again})"
        if leaf.of is GraphQLBoolean:
            return f"{again} if {_inside(first)} is True or {again} is False else {write}({again})"
        if leaf.of is GraphQLInt:
            is_inside = f"{GRAPHQL_MIN_INT} <= {again} <= {GRAPHQL_MAX_INT}"
            return f"{again} if type({first}) is int and {is_inside} else {write}({again})"
        if isinstance(leaf.of, GraphQLEnumType):
            names = self._constant(f"{leaf.of.name}_names", self._leaves.names(leaf.of))
            return f"{names}.get({first}) or {write}({again})"
        return f"{write}({read})"

    def _composite(self, value: Listed | Object | Abstract) -> str:
        """The name of a function for what is there."""
        if isinstance(value, Object):
            return self._object(value.plan)
        if isinstance(value, Abstract):
            return self._abstract(value)
        items = self._expression(value.item, "x")
        name = self._new("items")
        self._lines += [
            f"def {name}(v):",
            "    if type(v) is not list and type(v) is not tuple:",
            "        unusual()",
            f"    return [{items} for x in v]",
            "",
        ]
        return name

    def _object(self, plan: Plan) -> str:
        if plan.of.is_type_of is None:
            return self._function(plan, ["    if type(o) not in plain:", "        admit(o)"])
        class_ = self._constant(f"{plan.of.name}_class", plan.class_)
        return self._function(plan, [f"    if type(o) is not {class_}:", "        unusual()"])

    def _abstract(self, value: Abstract) -> str:
        kinds, name = self._new(f"{value.of.name}_kinds"), self._new(value.of.name)
        self._kinds[kinds] = {plan.class_: self._object(plan) for plan in value.plans if plan.class_}
        self._lines += [f"def {name}(o):", f"    return {kinds}[type(o)](o)", ""]
        return name

    def _constant(self, stem: str, value: Any) -> str:
        """The name of a value that the source needs."""
        if id(value) not in self._constants:
            self._constants[id(value)] = self._new(stem)
            self._names[self._constants[id(value)]] = value
        return self._constants[id(value)]

    def _new(self, stem: str) -> str:
        """A name that is used once."""
        name = f"{stem}_{len(self._names)}"
        self._names[name] = None
        return name


def _inside(expression: str) -> str:
    """An expression as a part of another one."""
    return expression if expression.isidentifier() else f"({expression})"
