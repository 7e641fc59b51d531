"""Documentation of the schema: docstrings of Python become descriptions of GraphQL, so each is written once."""

import inspect
from enum import Enum
from typing import Any, TypeVar

import strawberry
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLNamedType, GraphQLObjectType
from strawberry.types.field import StrawberryField

E = TypeVar("E", bound=Enum)

DEFINITION = "strawberry-definition"
DescribedType = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType


def describe_enum(enum: type[E], name: str | None = None, /, **descriptions: str) -> type[E]:
    """Makes a domain's enum a GraphQL enum, each of its values described. Raises KeyError where one is missing.

    `name` is the one in the schema, where that is another than the class has.
    """
    strawberry.enum(enum, name=name, description=inspect.cleandoc(enum.__doc__ or ""))
    definition: Any = enum.__strawberry_definition__  # type: ignore[attr-defined]  # Strawberry puts it there
    for value in definition.values:
        value.description = descriptions[value.name]
    return enum


def enum_type(name: str, description: str, **descriptions: str) -> Any:
    """A GraphQL enum that no domain knows: its values, each with its description."""
    enum = Enum(name, {value: value for value in descriptions})  # type: ignore[misc]  # names at run time
    enum.__doc__ = description
    return describe_enum(enum, **descriptions)


def describe(schema: strawberry.Schema) -> None:
    """Gives every type and every field with a resolver the docstring that its Python source has."""
    for graphql_type in schema._schema.type_map.values():
        _describe_type(graphql_type)


def _describe_type(graphql_type: GraphQLNamedType) -> None:
    definition = graphql_type.extensions.get(DEFINITION)
    if definition is None or not isinstance(graphql_type, DescribedType):
        return
    if graphql_type.description is None:
        graphql_type.description = inspect.getdoc(definition.origin)  # a list's types have that of the generic one
    for field in graphql_type.fields.values():
        source = field.extensions.get(DEFINITION)
        if field.description is None and isinstance(source, StrawberryField) and source.base_resolver:
            field.description = inspect.cleandoc(source.base_resolver.wrapped_func.__doc__ or "")
