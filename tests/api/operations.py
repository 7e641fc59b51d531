"""Operations made from the schema itself, so that a new field is tested on the day it is added."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
    is_list_type,
    is_required_argument,
    is_required_input_field,
)

from payflowx.core.principal import Role
from payflowx.schema.merged import build_schema
from payflowx.schema.policies import POLICIES

SCHEMA: Final = build_schema()._schema
DEPTH: Final = 4
SAMPLES: Final = {
    "ID": "payment_01h455vb4pex5vsknk084sn02q",
    "String": "text",
    "Int": 1,
    "Boolean": True,
    "Decimal": "1.00",
    "CurrencyCode": "EUR",
    "DateTime": "2026-11-22T10:00:00Z",
    "Date": "2026-11-22",
    "Upload": None,
}
EDGE: Final = re.compile(r"\w+Edge")
OPERATORS_FIELDS: Final = {
    type_: {name for access, names in by_access.items() if access not in (None, Role.USER) for name in names.split()}
    for type_, by_access in POLICIES.items()
}
"""What tells of everybody's payments: nobody below an operator may ask for it at all."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One root field with whatever it needs, as a document and its variables."""

    kind: str
    name: str
    variables: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name

    def document(self, selection: str) -> str:
        """The document that asks the root field for a selection."""
        given = {name: self.root_field.args[name].type for name in self.variables}
        declared = ", ".join(f"${name}: {type_}" for name, type_ in given.items())
        passed = ", ".join(f"{name}: ${name}" for name in given)
        return (
            f"{self.kind} Walk{f'({declared})' if given else ''} "
            f"{{ {self.name}{f'({passed})' if given else ''} {selection} }}"
        )

    @property
    def root_field(self) -> GraphQLField:
        """The field's definition."""
        root = SCHEMA.query_type if self.kind == "query" else SCHEMA.mutation_type
        assert root is not None
        found: GraphQLField = root.fields[self.name]
        return found


def operations(kind: str) -> list[Operation]:
    """One operation for each query or each mutation, with a sample for each argument that must be given."""
    root = SCHEMA.query_type if kind == "query" else SCHEMA.mutation_type
    assert root is not None
    return [
        Operation(
            kind,
            name,
            {
                argument: sample(given.type)
                for argument, given in definition.args.items()
                if is_required_argument(given)
            },
        )
        for name, definition in root.fields.items()
    ]


def sample(type_: Any) -> Any:
    """A value that an argument of this type takes."""
    nullable: Any = get_nullable_type(type_)
    named = get_named_type(nullable)
    if is_list_type(nullable):
        return [sample(named)]
    if isinstance(named, GraphQLEnumType):
        return next(iter(named.values))
    if isinstance(named, GraphQLInputObjectType):
        return {name: sample(part.type) for name, part in named.fields.items() if is_required_input_field(part)}
    return SAMPLES[named.name]


def everything(type_: GraphQLOutputType, *, depth: int = DEPTH) -> str:
    """A selection of all that an ordinary user may ask of a type, as deep as `depth`."""
    named = get_named_type(type_)
    if isinstance(named, GraphQLInterfaceType):
        kinds = SCHEMA.get_implementations(named).objects
        return f"{{ __typename {' '.join(f'... on {kind.name} {everything(kind, depth=depth)}' for kind in kinds)} }}"
    if isinstance(named, GraphQLObjectType):
        return f"{{ __typename {' '.join(_fields(named, depth))} }}"
    return ""


def _fields(type_: GraphQLObjectType, depth: int) -> Iterator[str]:
    for name, definition in type_.fields.items():
        is_leaf = not isinstance(get_named_type(definition.type), GraphQLObjectType | GraphQLInterfaceType)
        # The node of an edge is one of the list's nodes.
        is_left_out = name in OPERATORS_FIELDS.get(type_.name, set()) or (name == "node" and EDGE.fullmatch(type_.name))
        if not is_left_out and (is_leaf or depth > 0):
            # Different types have fields of one name and different nullability: GraphQL wants an alias for those.
            yield f"{type_.name}_{name}: {name} {everything(definition.type, depth=depth - 1)}"
