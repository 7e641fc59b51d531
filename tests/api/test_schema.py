"""The schema as others see it: exported, complete and documented."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    is_introspection_type,
)

import payflowx
from payflowx.core.errors import Refusal
from payflowx.schema.merged import build_schema
from tests.api.operations import SCHEMA

ROOT = Path(__file__).parents[2]
STANDARD = {"String", "Int", "Float", "Boolean", "ID"}


def described() -> Iterator[tuple[str, str | None]]:
    """Everything in the schema that has a description, by its place."""
    for type_ in SCHEMA.type_map.values():
        if type_.name not in STANDARD and not is_introspection_type(type_):
            yield type_.name, type_.description
            yield from _parts(type_)


def _parts(type_: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    if isinstance(type_, GraphQLEnumType):
        yield from ((f"{type_.name}.{name}", value.description) for name, value in type_.values.items())
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        yield from ((f"{type_.name}.{name}", field.description) for name, field in type_.fields.items())
    if isinstance(type_, GraphQLObjectType):
        for name, field in type_.fields.items():
            for argument, given in field.args.items():
                yield f"{type_.name}.{name}({argument})", given.description


DESCRIBED = dict(described())


def test_exported_file_is_that_of_the_code() -> None:
    assert (ROOT / "schema.graphql").read_text() == build_schema().as_str() + "\n", "run `make schema`"


def test_every_part_has_a_description() -> None:
    assert len(DESCRIBED) > 200
    assert [place for place, text in DESCRIBED.items() if not text or not text.strip()] == []


def test_descriptions_are_sentences_for_people() -> None:
    generated = [place for place, text in DESCRIBED.items() if str(text).startswith(place.split(".")[0] + "(")]
    unfinished = [place for place, text in DESCRIBED.items() if not str(text).rstrip().endswith((".", "`"))]
    internal = [place for place, text in DESCRIBED.items() if "strawberry" in str(text) or "\n    " in str(text)]

    assert (generated, unfinished, internal) == ([], [], [])


def test_enum_values_and_types_are_of_graphqls_case() -> None:
    for type_ in SCHEMA.type_map.values():
        if isinstance(type_, GraphQLEnumType) and not is_introspection_type(type_):
            assert all(value.isupper() for value in type_.values)


def refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Every kind of refusal that the package declares, wherever it is."""
    for module in pkgutil.walk_packages(payflowx.__path__, "payflowx."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for subclass in kind.__subclasses__():
        yield subclass
        yield from refusals(subclass)


def test_every_refusal_has_a_code_of_the_schema() -> None:
    codes = SCHEMA.type_map["ErrorCode"]
    found = {refusal.__name__: refusal.code for refusal in refusals() if refusal.__module__.startswith("payflowx.")}

    assert isinstance(codes, GraphQLEnumType)
    assert len(found) > 10
    assert {name: code for name, code in found.items() if code not in codes.values} == {}
