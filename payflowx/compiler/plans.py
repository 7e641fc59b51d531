"""What an operation asks for, laid out by the types that it meets: one plan for each place of the answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLAbstractType,
    GraphQLField,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    Node,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields
from graphql.execution.execute import get_field_def

from payflowx.compiler.binding import Attribute, Batched, Binding, Call, Joined, Origin

CONDITIONS: Final = frozenset({"skip", "include"})
FIELDS_MAX: Final = 2_000
TYPENAME: Final = "__typename"


class Uncompilable(Exception):
    """The operation is run by graphql-core: it has something that the compiler doesn't cover."""


@dataclass(slots=True, eq=False)
class Leaf:
    """A scalar or an enum."""

    of: GraphQLLeafType
    is_nullable: bool
    is_plain: bool = True


@dataclass(slots=True, eq=False)
class Listed:
    """A list of values."""

    item: "Value"
    is_nullable: bool
    is_plain: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_plain = self.item.is_plain


@dataclass(slots=True, eq=False)
class Object:
    """An object of one type."""

    plan: "Plan"
    is_nullable: bool
    is_plain: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_plain = self.plan.is_plain


@dataclass(slots=True, eq=False)
class Abstract:
    """An object of one of several types, each with a plan of its own. It is plain where its class tells the type."""

    of: GraphQLAbstractType
    plans: Sequence["Plan"]
    is_nullable: bool
    is_told_by_class: bool = field(init=False)
    is_plain: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_told_by_class = len({plan.class_ for plan in self.plans} - {None}) == len(self.plans)
        self.is_plain = self.is_told_by_class and all(plan.is_plain for plan in self.plans)


Value = Leaf | Listed | Object | Abstract
"""What there is at a place. It is plain where all of it is read from attributes."""


@dataclass(slots=True, eq=False)
class Field:
    """A field of a plan: the nodes of the document that ask for it, and where its value comes from.

    The origin is None for the name of the type.
    """

    key: str
    nodes: list[FieldNode]
    parent: GraphQLObjectType
    definition: GraphQLField
    origin: Origin | None
    value: Value
    name: str = field(init=False)
    is_plain: bool = field(init=False)
    is_deferred: bool = field(init=False)
    """Whether it has to wait for something, and so for the rest of its level."""

    def __post_init__(self) -> None:
        self.name = self.nodes[0].name.value
        self.is_plain = self.origin is None or (isinstance(self.origin, Attribute | Joined) and self.value.is_plain)
        self.is_deferred = isinstance(self.origin, Batched) or (isinstance(self.origin, Call) and self.origin.is_async)


@dataclass(slots=True, eq=False)
class Plan:
    """The fields of an object of one type at one place.

    `class_` is the class whose own instances are of the type; `depth` is how many lists and objects are around it.
    """

    of: GraphQLObjectType
    class_: type | None
    depth: int
    number: int
    fields: Sequence[Field]
    is_plain: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_plain = all(field.is_plain for field in self.fields)


class Planner:
    """Lays out one operation, for one outcome of its conditions."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, binding: Binding, conditions: Mapping[str, Any]
    ) -> None:
        self._schema = schema
        self._binding = binding
        self._conditions = dict(conditions)
        self.fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._plans = 0
        self.size = 0
        self.names: set[str] = set()
        """The fields that are asked for, as `Type.field`."""

    def operation(self, node: OperationDefinitionNode) -> list[Plan]:
        """The plan of the operation's root: of mutations one for each field, to be run in turn. Raises Uncompilable."""
        root = self._schema.get_root_type(node.operation)
        if root is None:
            raise Uncompilable("The schema has no operations of this kind.")
        fields = collect_fields(self._schema, self.fragments, self._conditions, root, node.selection_set)
        if node.operation is not OperationType.MUTATION:
            return [self._plan(root, fields, 0)]
        plans = [self._plan(root, {key: nodes}, 0) for key, nodes in fields.items()]
        _require_order([field for plan in plans for field in plan.fields])
        return plans

    def _plan(
        self, type_: GraphQLObjectType, fields: Mapping[str, list[FieldNode]], depth: int, *, ahead: bool = False
    ) -> Plan:
        """A plan; `ahead` is whether its objects come from a call that knows what is asked for of them."""
        self._plans += 1
        number = self._plans
        planned = [self._field(type_, key, nodes, depth + 1, ahead=ahead) for key, nodes in fields.items()]
        return Plan(type_, self._binding.class_of(type_), depth, number, planned)

    def _field(self, parent: GraphQLObjectType, key: str, nodes: list[FieldNode], depth: int, *, ahead: bool) -> Field:
        self.size += 1
        if self.size > FIELDS_MAX:
            raise Uncompilable("The operation asks for too many fields.")
        name = nodes[0].name.value
        definition = get_field_def(self._schema, parent, nodes[0])
        if name.startswith("__") and name != TYPENAME:
            raise Uncompilable(f"{name} is graphql-core's.")
        origin = None if name == TYPENAME else self._origin(parent, name, definition)
        self.names.add(f"{parent.name}.{name}")
        if ahead and isinstance(origin, Batched):
            origin = origin.joined or origin
        look = origin.look if isinstance(origin, Call) else None
        is_ahead = look is not None or (ahead and isinstance(origin, Attribute))
        value = self._value(definition.type, nodes, depth, ahead=is_ahead)
        return Field(key, nodes, parent, definition, origin if look is None else look(value), value)

    def _origin(self, parent: GraphQLObjectType, name: str, definition: GraphQLField) -> Origin:
        origin = self._binding.origin(parent, name)
        if origin is None:
            raise Uncompilable(f"{parent.name}.{name} is bound to nothing.")
        if definition.args and not isinstance(origin, Call):
            raise Uncompilable(f"{parent.name}.{name} takes arguments and is bound to no call.")
        return origin

    def _value(self, type_: GraphQLOutputType, nodes: list[FieldNode], depth: int, *, ahead: bool) -> Value:
        is_nullable = not is_non_null_type(type_)
        named: Any = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
        if is_list_type(named):
            assert isinstance(named, GraphQLList)  # noqa: S101 - as has just been asked
            return Listed(self._value(named.of_type, nodes, depth + 1, ahead=ahead), is_nullable)
        if is_leaf_type(named):
            return Leaf(named, is_nullable)
        if is_abstract_type(named):
            plans = [self._object(possible, nodes, depth) for possible in self._schema.get_possible_types(named)]
            return Abstract(named, plans, is_nullable)
        return Object(self._object(named, nodes, depth, ahead=ahead), is_nullable)

    def _object(self, type_: GraphQLObjectType, nodes: list[FieldNode], depth: int, *, ahead: bool = False) -> Plan:
        if type_.is_type_of is not None and self._binding.class_of(type_) is None:
            raise Uncompilable(f"{type_.name} has no class of its own.")
        fields = collect_sub_fields(self._schema, self.fragments, self._conditions, type_, nodes)
        return self._plan(type_, fields, depth, ahead=ahead)


def conditions_of(document: DocumentNode) -> frozenset[str]:
    """The variables that decide what is asked for. Raises Uncompilable for a directive that isn't a condition."""
    names: set[str] = set()
    for node in _walked(document):
        if isinstance(node, DirectiveNode):
            if node.name.value not in CONDITIONS:
                raise Uncompilable(f"@{node.name.value} is no condition.")
            values = [argument.value for argument in node.arguments]
            names.update(value.name.value for value in values if isinstance(value, VariableNode))
    return frozenset(names)


def _walked(root: Node) -> Iterator[Node]:
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Node):
            yield node
            waiting += [getattr(node, key) for key in node.keys if key != "loc"]
        elif isinstance(node, Sequence) and not isinstance(node, str):
            waiting += node


def _require_order(fields: Sequence[Field]) -> None:
    """graphql-core runs what is synchronous before the asynchronous fields in front of it."""
    kinds = [field.is_deferred for field in fields]
    if kinds != sorted(kinds):
        raise Uncompilable("A mutation that doesn't wait stands behind one that does.")
