"""What the compiler is told about our fields: which are attributes, how resolvers are called, what is loaded by level.

Nothing here checks a policy: an operation is compiled for everybody, and run so by those who may ask for all of it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

import strawberry
from graphql import GraphQLObjectType
from strawberry.types.arguments import StrawberryArgument, convert_argument
from strawberry.types.base import (
    StrawberryList,
    StrawberryObjectDefinition,
    StrawberryOptional,
    get_object_definition,
    has_object_definition,
)
from strawberry.types.enum import StrawberryEnumDefinition, has_enum_definition
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

from payflowx.api.ahead import AHEAD, InfoAhead
from payflowx.api.context import Context
from payflowx.api.docs import DEFINITION
from payflowx.api.loaders import BATCH, Batch
from payflowx.api.loading import Load
from payflowx.compiler import binding
from payflowx.compiler.binding import Attribute, Batched, Call, Joined, Origin
from payflowx.compiler.plans import Value
from payflowx.core.records import Selection
from payflowx.schema.selecting import is_joinable, selection_of

Convert = Callable[[Any], Any]
ConvertAll = Callable[[Mapping[str, Any]], dict[str, Any]]


class StrawberryBinding:
    """The fields of a Strawberry schema."""

    def __init__(self, schema: strawberry.Schema) -> None:
        self._schema = schema
        self._loads: dict[Load[Any, Any], binding.Load] = {}
        self._inputs: dict[type, Convert | None] = {}

    def origin(self, type_: GraphQLObjectType, name: str) -> Origin | None:
        """Where a field's value comes from; None for one that has extensions, which may do anything."""
        field: StrawberryField = type_.fields[name].extensions[DEFINITION]
        if field.extensions:
            return None
        resolver = field.base_resolver
        if resolver is None:
            return Attribute(field.python_name)
        batch: Batch | None = getattr(resolver.wrapped_func, BATCH, None)
        if batch is not None:
            return self._batched(field.python_name, batch)
        columns: frozenset[str] | None = getattr(resolver.wrapped_func, AHEAD, None)
        look = None if columns is None else partial(self._look, field, resolver, columns)
        return Call(self._call(field, resolver), field.is_async, look)

    def class_of(self, type_: GraphQLObjectType) -> type | None:
        """The class of Python that a type was made of, generic or not."""
        definition: StrawberryObjectDefinition | None = type_.extensions.get(DEFINITION)
        if definition is None or definition.is_type_of is not None:
            return None
        return (definition.concrete_of or definition).origin

    def _batched(self, name: str, batch: Batch) -> Batched:
        load, make = batch.load(), batch.make
        joined = Joined(lambda source: make(source, source.row.joined[name])) if is_joinable(batch) else None
        return Batched(self._load(load), batch.key, make, joined)

    def _look(
        self, field: StrawberryField, resolver: StrawberryResolver[Any], columns: frozenset[str], value: Value
    ) -> Call:
        """The call of a list's resolver, which is told what is asked for of the list's rows."""
        return Call(self._call(field, resolver, selection_of(value, columns)), field.is_async)

    def _load(self, load: Load[Any, Any]) -> binding.Load:
        """The one function that stands for a loader, so that the fields of a level that share it ask together."""
        if load not in self._loads:

            async def load_level(context: Context, keys: Sequence[Any]) -> Sequence[Any]:
                return await context.loader(load).load_level(keys)

            self._loads[load] = load_level
        return self._loads[load]

    def _call(
        self, field: StrawberryField, resolver: StrawberryResolver[Any], selection: Selection[Any] | None = None
    ) -> Callable[..., Any]:
        function, convert = cast(Callable[..., Any], resolver.wrapped_func), self._convert_arguments(field.arguments)
        takes_self, info = resolver.self_parameter is not None, resolver.info_parameter
        as_source = [named.name for named in (resolver.parent_parameter, resolver.root_parameter) if named is not None]

        def call(source: Any, raw_info: Any, **given: Any) -> Any:
            arguments = convert(given)
            for name in as_source:
                arguments[name] = source
            if info is not None:
                arguments[info.name] = InfoAhead(raw_info, field, selection)
            return function(source, **arguments) if takes_self else function(**arguments)

        return call

    def _convert_arguments(self, arguments: Sequence[StrawberryArgument]) -> ConvertAll:
        """What makes the arguments that GraphQL has read into those of the resolver."""
        names = self._schema.config.name_converter
        converters = [
            (names.from_argument(argument), argument.python_name, self._converter(argument.type))
            for argument in arguments
        ]

        def convert(given: Mapping[str, Any]) -> dict[str, Any]:
            return {
                python_name: value if (value := given[name]) is None or convert_one is None else convert_one(value)
                for name, python_name, convert_one in converters
                if name in given
            }

        return convert

    def _converter(self, type_: Any) -> Convert | None:
        """What makes a value that isn't null into Python's; None where it is Python's already."""
        if type(type_) is StrawberryOptional:
            return self._converter(type_.of_type)
        if type(type_) is StrawberryList:
            item = self._converter(type_.of_type)
            return None if item is None else partial(_convert_items, item)
        if self._is_leaf(type_):
            return None
        if has_object_definition(type_) and type_ not in self._inputs:
            self._inputs[type_] = None
            self._inputs[type_] = self._convert_input(type_)
        return self._inputs.get(type_) or self._as_strawberry_does(type_)

    def _is_leaf(self, type_: Any) -> bool:
        is_enum = isinstance(type_, StrawberryEnumDefinition) or has_enum_definition(type_)
        return is_enum or type_ in self._schema.schema_converter.scalar_registry

    def _convert_input(self, class_: type) -> Convert:
        definition = get_object_definition(class_, strict=True)
        names = self._schema.config.name_converter
        fields = [
            (
                names.from_field(field),
                field.python_name,
                self._converter(field.resolve_type(type_definition=definition)),
            )
            for field in definition.fields
        ]

        def convert(value: Mapping[str, Any]) -> Any:
            return class_(
                **{
                    python_name: given if (given := value[name]) is None or convert_one is None else convert_one(given)
                    for name, python_name, convert_one in fields
                    if name in value
                }
            )

        return convert

    def _as_strawberry_does(self, type_: Any) -> Convert:
        registry, config = self._schema.schema_converter.scalar_registry, self._schema.config
        return lambda value: convert_argument(value, type_, registry, config)


def _convert_items(convert: Convert, values: Sequence[Any]) -> list[Any]:
    return [None if value is None else convert(value) for value in values]
