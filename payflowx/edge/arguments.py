"""The arguments of a field of the schema, taken from a query string as the field itself would take them.

They go through GraphQL's own coercion of variables and Strawberry's own conversion of arguments, so that a filter
can't mean one thing here and another one there.
"""

from typing import Any, Final

import strawberry
from graphql import GraphQLObjectType, OperationDefinitionNode, get_variable_values, parse
from starlette.datastructures import QueryParams
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from payflowx.api.docs import DEFINITION
from payflowx.edge.requests import RequestFailed, decoded, has_too_many_values

OF_PAGES: Final = frozenset({"first", "after", "last", "before"})


class Arguments:
    """The arguments of `Type.field`, without those for pages."""

    def __init__(self, schema: strawberry.Schema, place: str) -> None:
        type_name, _, field_name = place.partition(".")
        self._schema = schema
        type_ = schema._schema.type_map[type_name]
        assert isinstance(type_, GraphQLObjectType)  # noqa: S101 - the place is a constant of the program
        field = type_.fields[field_name]
        definition = field.extensions[DEFINITION]
        assert isinstance(definition, StrawberryField)  # noqa: S101 - every field of the schema is one
        self._types = {name: argument.type for name, argument in field.args.items() if name not in OF_PAGES}
        self._arguments = definition.arguments
        declared = ", ".join(f"${name}: {type_}" for name, type_ in self._types.items())
        document = parse(f"query{f'({declared})' if declared else ''} {{ __typename }}")
        operation = document.definitions[0]
        assert isinstance(operation, OperationDefinitionNode)  # noqa: S101 - as it is written above
        self._variables = operation.variable_definitions

    def read(self, given: QueryParams) -> dict[str, Any]:
        """The values for the field's resolver. Raises RequestFailed, and GraphQLError for what doesn't fit the types.

        An argument that isn't known is refused: left out quietly, it would make of a part of the list the whole.
        """
        pairs = given.multi_items()
        values = {name: decoded(text.encode(errors="surrogatepass")) for name, text in pairs}
        if len(pairs) > len(values) or not values.keys() <= self._types.keys():
            known = " and ".join(f"`{name}`" for name in self._types) or "nothing"
            raise RequestFailed(f"This export takes {known}, once and as JSON, and nothing else.")
        if has_too_many_values(values):
            raise RequestFailed("The arguments have too many values.")
        coerced = get_variable_values(self._schema._schema, self._variables, values)
        if isinstance(coerced, list):
            raise coerced[0]
        return convert_arguments(
            coerced, self._arguments, self._schema.schema_converter.scalar_registry, self._schema.config
        )
