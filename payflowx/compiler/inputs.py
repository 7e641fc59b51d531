"""Variables and arguments: each type's own way of reading values, bound once. What can't be read is graphql-core's."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from graphql import (
    FieldNode,
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
    Undefined,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    is_input_object_type,
    is_non_null_type,
    type_from_ast,
    value_from_ast,
)
from graphql.execution.values import get_argument_values, get_variable_values
from graphql.pyutils import is_iterable

Read = Callable[[Any], Any]
Arguments = Callable[[dict[str, Any]], dict[str, Any]]
"""From the variables to a field's arguments. Raises GraphQLError where graphql-core does."""
UNCHANGING: Final = (str, int, float, bool, Decimal, date, Enum, type(None))
ERRORS_MAX: Final = 50  # graphql-core's own


class Unreadable(Exception):
    """A value that graphql-core has to look at: it knows what is wrong with it, or reads it after all."""


class Variables:
    """What reads the variables of an operation."""

    def __init__(self, schema: GraphQLSchema, operation: OperationDefinitionNode) -> None:
        self._schema = schema
        self._definitions = operation.variable_definitions
        self._readers = _all_or_nothing(schema, self._definitions)

    def read(self, given: Mapping[str, Any]) -> dict[str, Any] | list[GraphQLError]:
        """The values of the variables, or what is wrong with them."""
        if self._readers is not None:
            with suppress(Exception):  # graphql-core says below what is wrong
                return self._read(self._readers, given)
        return get_variable_values(self._schema, self._definitions, dict(given), max_errors=ERRORS_MAX)

    @staticmethod
    def _read(readers: "Sequence[Reader]", given: Mapping[str, Any]) -> dict[str, Any]:
        values = {}
        for reader in readers:
            if reader.name in given:
                values[reader.name] = reader.read(given[reader.name])
            elif reader.default is not None:
                values[reader.name] = reader.default()
            elif reader.is_required:
                raise Unreadable
        return values


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads one variable; `default` makes the value of one that isn't given."""

    name: str
    read: Read
    default: Callable[[], Any] | None
    is_required: bool


def _all_or_nothing(schema: GraphQLSchema, definitions: Sequence[VariableDefinitionNode]) -> list[Reader] | None:
    try:
        return [_reader(schema, node) for node in definitions]
    except Unreadable:
        return None


def _reader(schema: GraphQLSchema, node: VariableDefinitionNode) -> Reader:
    type_: Any = type_from_ast(schema, node.type)
    default = None if node.default_value is None else _literal(node.default_value, type_)
    return Reader(node.variable.name.value, reader_of(type_), default, is_non_null_type(type_))


def _literal(node: ValueNode, type_: GraphQLInputType) -> Callable[[], Any]:
    """A value that is written in the document: made anew each time, unless nobody can change it."""
    value = value_from_ast(node, type_)
    if isinstance(value, UNCHANGING):
        return lambda: value
    return lambda: value_from_ast(node, type_)


def reader_of(type_: Any, around: frozenset[str] = frozenset()) -> Read:
    """What reads values of a type, from JSON to what resolvers get. Raises Unreadable for a type inside itself."""
    if isinstance(type_, GraphQLNonNull):
        return _required(reader_of(type_.of_type, around))
    if isinstance(type_, GraphQLList):
        return _nullable(_list(reader_of(type_.of_type, around)))
    if isinstance(type_, GraphQLInputObjectType):
        if type_.name in around or type_.is_one_of:
            raise Unreadable
        return _nullable(_object(type_, around | {type_.name}))
    if type_ is GraphQLString or type_ is GraphQLID:
        return _nullable(_of_class(str, type_.parse_value))
    if type_ is GraphQLBoolean:
        return _nullable(_of_class(bool, type_.parse_value))
    return _nullable(_enum(type_) if isinstance(type_, GraphQLEnumType) else _leaf(type_.parse_value))


def _required(read: Read) -> Read:
    def required(value: Any) -> Any:
        if value is None or value is Undefined:
            raise Unreadable
        return read(value)

    return required


def _nullable(read: Read) -> Read:
    return lambda value: None if value is None or value is Undefined else read(value)


def _list(read_item: Read) -> Read:
    def read(value: Any) -> list[Any]:
        if type(value) is list:
            return [read_item(item) for item in value]
        if is_iterable(value):
            raise Unreadable
        return [read_item(value)]

    return read


def _object(type_: GraphQLInputObjectType, around: frozenset[str]) -> Read:
    known = frozenset(type_.fields)
    fields = [_input_field(name, field, around) for name, field in type_.fields.items()]
    out_type = None if type_.out_type is GraphQLInputObjectType.out_type else type_.out_type

    def read(value: Any) -> Any:
        if type(value) is not dict or not value.keys() <= known:
            raise Unreadable
        read_values = {}
        for name, out_name, read_value, default, is_required in fields:
            given = value.get(name, Undefined)
            if given is not Undefined:
                read_values[out_name] = read_value(given)
            elif default is not Undefined:
                read_values[out_name] = default
            elif is_required:
                raise Unreadable
        return read_values if out_type is None else out_type(read_values)

    return read


def _input_field(name: str, field: GraphQLInputField, around: frozenset[str]) -> tuple[str, str, Read, Any, bool]:
    read = reader_of(field.type, around)
    return name, field.out_name or name, read, field.default_value, is_non_null_type(field.type)


def _of_class(class_: type, parse: Read) -> Read:
    return lambda value: value if type(value) is class_ else _parsed(parse, value)


def _leaf(parse: Read) -> Read:
    return lambda value: _parsed(parse, value)


def _parsed(parse: Read, value: Any) -> Any:
    parsed = parse(value)
    if parsed is Undefined:
        raise Unreadable
    return parsed


def _enum(type_: GraphQLEnumType) -> Read:
    values = {name: type_.parse_value(name) for name in type_.values}

    def read(value: Any) -> Any:
        if type(value) is not str:
            raise Unreadable
        return values[value]

    return read


def arguments_of(definition: GraphQLField, node: FieldNode) -> Arguments:
    """What gives a field's arguments."""
    if not definition.args:
        return lambda _variables: {}
    try:
        return _few_kinds(definition, node)
    except Unreadable:
        return lambda variables: get_argument_values(definition, node, variables)


def _few_kinds(definition: GraphQLField, node: FieldNode) -> Arguments:
    """Arguments that are variables, or values that nobody can change. Raises Unreadable for others."""
    given = {argument.name.value: argument.value for argument in node.arguments}
    constants: dict[str, Any] = {}
    from_variables: list[tuple[str, str, Any, bool]] = []
    for name, argument in definition.args.items():
        value, out_name = given.get(name), argument.out_name or name
        if isinstance(value, VariableNode):
            default = _default(argument)
            from_variables.append((value.name.value, out_name, default, is_non_null_type(argument.type)))
        elif (constant := _constant(argument, value)) is not Undefined:
            constants[out_name] = constant

    def arguments(variables: dict[str, Any]) -> dict[str, Any]:
        values = constants.copy()
        for variable, out_name, default, is_required in from_variables:
            value = variables.get(variable, default)
            if value is not Undefined:
                values[out_name] = value
            if is_required and (value is None or value is Undefined):
                return get_argument_values(definition, node, variables)  # which raises what is wrong
        return values

    return arguments


def _default(argument: GraphQLArgument) -> Any:
    """The default value as it is given to resolvers. Raises Unreadable for one that graphql-core has to read."""
    value = argument.default_value
    if value is not None and value is not Undefined and is_input_object_type(argument.type):
        raise Unreadable
    return value


def _constant(argument: GraphQLArgument, node: ValueNode | None) -> Any:
    """What the document or the schema says; Undefined for nothing. Raises Unreadable for what somebody might change."""
    value = _default(argument) if node is None else value_from_ast(node, argument.type)
    is_absent = value is Undefined and node is None and not is_non_null_type(argument.type)
    if not is_absent and not isinstance(value, UNCHANGING):
        raise Unreadable
    return value
