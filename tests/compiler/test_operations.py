"""What is compiled, what is left to graphql-core, and how much is kept."""

import ast

import pytest
from graphql import GraphQLObjectType, OperationDefinitionNode, build_schema, get_introspection_query, parse

from payflowx.compiler.binding import Attribute, Call, Origin
from payflowx.compiler.cache import Cache
from payflowx.compiler.operations import PROGRAMS_MAX, Compiler, Operation
from payflowx.compiler.plans import Uncompilable

SCHEMA = build_schema("""
    directive @loud on FIELD
    type Query { name(of: Int): String plain: String odd: String self: Query }
    type Mutation { now: Int later: Int }
""")


class Bound:
    """Where values come from: nobody knows it of `odd`."""

    def origin(self, _type: GraphQLObjectType, name: str) -> Origin | None:
        calls: dict[str, Origin | None] = {
            "odd": None,
            "name": Call(lambda _source, _info, of=None: str(of), is_async=False),
            "now": Call(lambda _source, _info: 1, is_async=False),
            "later": Call(lambda _source, _info: later(), is_async=True),
        }
        return calls[name] if name in calls else Attribute(name)

    def class_of(self, _type: GraphQLObjectType) -> type | None:
        return None


async def later() -> int:
    return 2


def compiled(text: str) -> Operation:
    document = parse(text)
    node = document.definitions[0]
    assert isinstance(node, OperationDefinitionNode)
    return Compiler(SCHEMA, Bound()).compile(document, node)


def test_directive_that_is_no_condition_is_not_compiled() -> None:
    with pytest.raises(Uncompilable, match="@loud"):
        compiled("{ plain @loud }")


@pytest.mark.parametrize(
    "text",
    [
        get_introspection_query(),
        "{ plain __schema { description } }",
        "{ odd }",
        "{ self { self { odd } } }",
        "mutation { later now }",
        "query ($yes: Boolean = true) { plain @include(if: $yes) }",
    ],
    ids=["the standard introspection", "a question about the schema", "bound to nothing", "deeper", "order", "null"],
)
def test_program_is_left_to_graphql_core(text: str) -> None:
    operation = compiled(text)
    given = operation.read({"yes": None})

    assert isinstance(given, dict)
    assert operation.program(given) is None


async def test_conditions_have_a_program_each_and_not_more_than_a_few() -> None:
    names = [f"c{number}" for number in range(5)]
    declared = ", ".join(f"${name}: Boolean!" for name in names)
    operation = compiled(f"query ({declared}) {{ {' '.join(f'{name}: plain @skip(if: ${name})' for name in names)} }}")
    outcomes = [{name: bool(number >> place & 1) for place, name in enumerate(names)} for number in range(32)]

    programs = [operation.program(outcome) for outcome in outcomes]

    assert all(program is not None for program in programs[:PROGRAMS_MAX])
    assert programs[PROGRAMS_MAX:] == [None] * (32 - PROGRAMS_MAX)
    assert operation.program(outcomes[3]) is programs[3]


def test_source_holds_names_of_a_document_as_literals_alone() -> None:
    program = compiled("query Odd { import: plain lambda: self { exec: plain } __class__: plain }").program({})

    assert program is not None
    tree = ast.parse(program.source)
    literals = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert {"import", "lambda", "exec", "__class__"} <= literals
    assert attributes == {"plain", "self"}
    assert not names & {"import", "lambda", "exec", "__class__", "Odd"}


def test_cache_keeps_what_was_used_last_and_nothing_that_could_not_be_made() -> None:
    cache: Cache[int, str] = Cache(2)
    made = []

    def get(key: int) -> str:
        def make() -> str:
            made.append(key)
            return str(1 // key)

        return cache.get(key, make)

    get(1)
    get(2)
    get(1)
    get(3)  # 2 goes, which is longest unused
    get(1)
    get(2)
    with pytest.raises(ZeroDivisionError):
        get(0)

    assert (made, len(cache)) == ([1, 2, 3, 2, 0], 2)


def test_programs_are_kept_up_to_what_they_weigh() -> None:
    cache: Cache[str, int] = Cache(10, weigh=lambda value: value)

    for text in ("aaa", "bbbbbb", "cc"):
        cache.get(text, lambda text=text: len(text))  # type: ignore[misc] # mypy knows no defaults of lambdas

    assert len(cache) == 2
    assert cache.get("bbbbbb", lambda: 0) == 6
    assert cache.get("aaa", lambda: 1) == 1
