"""No answer and no line of the log repeats a value that was sent, wherever in the whole schema it was wrong."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from graphql import GraphQLInputObjectType, get_named_type, get_nullable_type, is_list_type

from tests.api.logs import LogLines
from tests.api.operations import Operation, operations, sample
from tests.client import Client

WORD: Final = "canary_7f3a"
NUMBER: Final = 7_654_321_234_567
WRONG: Final[tuple[Any, ...]] = (
    WORD,
    NUMBER,
    -NUMBER - 0.5,
    [WORD],
    [[NUMBER]],
    {"x": WORD},
    {WORD * 3 + " is no name": NUMBER},
    f"' at 'input.{WORD}'; Int cannot represent non-integer value: '{WORD}' Did you mean '{WORD}'?\n{WORD}",
)


def wholes(type_: Any) -> Any:
    """A sample of an input type with every field that there is, and not only those that are required."""
    named = get_named_type(type_)
    if not isinstance(named, GraphQLInputObjectType):
        return sample(type_)
    whole = {name: wholes(field.type) for name, field in named.fields.items()}
    return [whole] if is_list_type(get_nullable_type(type_)) else whole


def broken(value: Any, wrong: Any) -> Iterator[Any]:
    """The value with something wrong in it: at each of its places, one at a time."""
    yield wrong
    if isinstance(value, dict):
        yield from ({**value, name: part} for name in value for part in broken(value[name], wrong))
        yield value | {"x": wrong}
    if isinstance(value, list):
        yield from ([part] for part in broken(value[0], wrong))


def literal(value: Any, *, bare: bool = False) -> str:
    """The value as GraphQL writes it; a word may also be bare, as the values of enums are, and a name is always one."""
    if isinstance(value, dict):
        parts = ((name if name.isidentifier() else "x", literal(part, bare=bare)) for name, part in value.items())
        return "{" + ", ".join(f"{name}: {part}" for name, part in parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(literal(part, bare=bare) for part in value) + "]"
    return value if bare and value == WORD else json.dumps(value)


def with_arguments() -> list[tuple[Operation, str, Any]]:
    """An argument of each type that there is, of some root field, with a sample."""
    found = {
        str(given.type): (operation, name, wholes(given.type))
        for kind in ("query", "mutation")
        for operation in operations(kind)
        for name, given in operation.root_field.args.items()
    }
    return list(found.values())


def selection(operation: Operation) -> str:
    """What a document must ask of the field, where it has parts."""
    return "{ __typename }" if hasattr(get_named_type(operation.root_field.type), "fields") else ""


def assert_silent(texts: list[str], lines: LogLines) -> None:
    """Neither the answers nor the log say what was sent."""
    written = json.dumps(lines())
    assert lines()
    for canary in (WORD, WORD.upper(), str(NUMBER), f"{NUMBER:,}"):
        assert [text for text in texts if canary in text] == []
        assert canary not in written


@pytest.mark.parametrize(
    ("operation", "name", "value"),
    with_arguments(),
    ids=[f"{operation}-{name}" for operation, name, _ in with_arguments()],
)
async def test_wrong_value_is_not_repeated(
    client: Client, log_lines: LogLines, operation: Operation, name: str, value: Any
) -> None:
    given = dict(operation.variables)
    as_variable = Operation(operation.kind, operation.name, {**given, name: None}).document(selection(operation))
    texts = []
    for wrong in (case for kind in WRONG for case in broken(value, kind)):
        answers = [await client.send(as_variable, {**given, name: wrong})]
        for bare in {False, json.dumps(WORD) in json.dumps(wrong)}:
            arguments = {**given, name: wrong}
            written = ", ".join(f"{key}: {literal(part, bare=bare)}" for key, part in arguments.items())
            document = f"{operation.kind} {{ {operation.name}({written}) {selection(operation)} }}"
            answers.append(await client.send(document))
        texts += [json.dumps(answer.body) for answer in answers]
        assert {answer.status for answer in answers} == {200}

    assert sum("BAD_REQUEST" in text for text in texts) > len(texts) / 4
    assert "INTERNAL" not in str(texts)
    assert_silent(texts, log_lines)


DOCUMENTS: Final = {
    "a directive's argument": f'{{ __typename @include(if: "{WORD}") }}',
    "a directive's bare word": f"{{ __typename @skip(if: {WORD}) }}",
    "a variable's default": f'query ($a: Int = "{WORD}") {{ payments(first: $a) {{ nodes {{ id }} }} }}',
    "an enum's default": (
        f"query ($a: [PaymentStatus!] = [{WORD}]) {{ payments(filter: {{status: $a}}) {{ nodes {{ id }} }} }}"
    ),
    "a list with a variable": (
        f'query ($a: PaymentStatus) {{ payments(filter: {{status: [$a], search: "{WORD}"}}) {{ nodes {{ id }} }} }}'
    ),
    "two arguments that differ": (
        f'{{ payment(id: "{WORD}") {{ id }} payment(id: "{NUMBER}") {{ id }} }}'
    ),
    "an argument twice": f'{{ payment(id: "{WORD}", id: "{WORD}") {{ id }} }}',
    "a leaf's argument": f'{{ __typename(a: "{WORD}") }}',
    "a string in the wrong place": f'{{ "{WORD}" }}',
    "a string after a document": f'{{ __typename }} "{WORD}"',
    "a string with quotes": f"{{ \"it's '{WORD}' and '{WORD}\" }}",
    "a block string in the wrong place": f'{{ """{WORD}\n{WORD}""" }}',
    "a number in the wrong place": f"{{ {NUMBER} }}",
    "a fraction in the wrong place": f"{{ {NUMBER}.5 }}",
    "a number with a letter": f"{{ node(id: {NUMBER}x) {{ id }} }}",
    "a string without an end": f'{{ node(id: "{WORD}',
    "a string with a wrong escape": f'{{ node(id: "{WORD}\\u{{7654321234567}}{WORD}") {{ id }} }}',
    "a string with a control character": f'{{ node(id: "{WORD}\u0007{WORD}") {{ id }} }}',
    "a variable in a default": f'query ($a: String = "{WORD}", $b: String = $a) {{ __typename }}',
    "a nested list": f"{{ node(id: {'[' * 150}{NUMBER}{']' * 150}) {{ id }} }}",
}  # fmt: skip


@pytest.mark.parametrize("query", DOCUMENTS.values(), ids=list(DOCUMENTS))
async def test_wrong_document_is_not_repeated(client: Client, log_lines: LogLines, query: str) -> None:
    answers = [await client.send(query, variables) for variables in ({}, {"a": None}, {"a": WORD}, {"b": NUMBER})]

    assert {error["extensions"]["code"] for answer in answers for error in answer.body["errors"]} <= {
        "BAD_REQUEST",
        "UNAUTHENTICATED",
    }
    assert_silent([json.dumps(answer.body) for answer in answers], log_lines)


NAMES: Final = {
    "a field": f"{{ {WORD} }}",
    "a field of a payment": f'{{ payment(id: "x") {{ {WORD} }} }}',
    "a field with parts": f"{{ {WORD} {{ id }} }}",
    "a field in a fragment": f"{{ ...F }} fragment F on Query {{ {WORD} }}",
    "an argument": f"{{ payment({WORD}: 7) {{ id }} }}",
    "an argument of a leaf": f"{{ __typename({WORD}: 7) }}",
    "an argument of a directive": f"{{ __typename @include({WORD}: true) }}",
    "an argument twice": f"{{ payment({WORD}: 7, {WORD}: 8) {{ id }} }}",
    "a field of an input": f"{{ payments(filter: {{{WORD}: 7}}) {{ nodes {{ id }} }} }}",
    "a field of an input twice": f"{{ payments(filter: {{{WORD}: 7, {WORD}: 8}}) {{ nodes {{ id }} }} }}",
    "a type": f"query ($a: {WORD}) {{ __typename }}",
    "a type of a fragment": f"{{ ... on {WORD} {{ id }} }}",
    "a directive": f"{{ __typename @{WORD} }}",
    "an alias of two fields": f"{{ {WORD}: __typename {WORD}: me {{ id }} }}",
    "a kind of operation": f"{WORD} {{ __typename }}",
    "a word too many": f"query A {WORD} {{ __typename }}",
    "a word in a list of variables": f"query ($a {WORD}: Int) {{ __typename }}",
}


@pytest.mark.parametrize("query", NAMES.values(), ids=list(NAMES))
async def test_name_that_the_schema_does_not_have_is_not_repeated(
    client: Client, production: Client, log_lines: LogLines, query: str
) -> None:
    answers = [await sender.send(query) for sender in (client, production)]

    assert {error["extensions"]["code"] for answer in answers for error in answer.body["errors"]} == {"BAD_REQUEST"}
    assert_silent([json.dumps(answer.body) for answer in answers], log_lines)


FIRST: Final = "query ($n: Int) { payments(first: $n) { nodes { id } } }"
FILTER: Final = "query ($f: PaymentFilter) { payments(filter: $f) { nodes { id } } }"
NODE: Final = "query ($id: ID!) { node(id: $id) { id } }"
CREATE: Final = "mutation ($i: CreateMerchantInput!) { createMerchant(input: $i) { errors { code } } }"
INVALID: Final = "got an invalid value"
NO_STATUS: Final = "The value does not exist in 'PaymentStatus' enum. Did you mean the enum value 'SUCCESS'?"
NO_FIELD: Final = "A field of the value is not defined by type 'CreateMerchantInput'."
NO_INSTANT: Final = "A DateTime is an RFC 3339 string with an offset, such as '2026-11-22T10:00:00Z'."
EXPLAINED: Final[list[tuple[str, dict[str, Any], str]]] = [
    (FIRST, {"n": "x"}, f"Variable '$n' {INVALID}; Int cannot represent non-integer value."),
    (FIRST, {"n": 2**40}, f"Variable '$n' {INVALID}; Int cannot represent non 32-bit signed integer value."),
    (
        FILTER,
        {"f": {"status": ["FAILED", "SUCCES"]}},
        f"Variable '$f' {INVALID} at 'f.status[1]'; {NO_STATUS}",
    ),
    (
        FILTER,
        {"f": {"status": [7]}},
        f"Variable '$f' {INVALID} at 'f.status[0]'; Enum 'PaymentStatus' cannot represent non-string value.",
    ),
    (
        FILTER,
        {"f": {"createdAt": {"from": "x"}}},
        f"Variable '$f' {INVALID} at 'f.createdAt.from'; {NO_INSTANT}",
    ),
    (CREATE, {"i": {}}, f"Variable '$i' {INVALID}; Field 'name' of required type 'String!' was not provided."),
    (CREATE, {"i": {"name": "x", "nam": 1}}, f"Variable '$i' {INVALID}; {NO_FIELD} Did you mean 'name'?"),
    (
        CREATE,
        {"i": {"name": "x", "a b": 1}},
        f"Variable '$i' {INVALID}; A field of the value is not defined by type 'CreateMerchantInput'.",
    ),
    (CREATE, {"i": 7}, f"Variable '$i' {INVALID}; Expected type 'CreateMerchantInput' to be a mapping."),
    (NODE, {"id": True}, f"Variable '$id' {INVALID}; ID must be a string or an integer."),
    (NODE, {}, "Variable '$id' of required type 'ID!' was not provided."),
    ('{ payments(first: "x") { nodes { id } } }', {}, "Int cannot represent non-integer value."),
    (f"{{ payments(first: {'9' * 5_000}) {{ nodes {{ id }} }} }}", {}, "Expected value of type 'Int'."),
    ("{ node(id: null) { id } }", {}, "Expected value of type 'ID!'."),
    ('{ payments(filter: "x") { nodes { id } } }', {}, "Expected value of type 'PaymentFilter'."),
    (
        "{ payments(filter: {status: [SUCCES]}) { nodes { id } } }",
        {},
        NO_STATUS,
    ),
    ('{ "x" }', {}, "Syntax Error: Expected Name, found String."),
    ("{ a: }", {}, "Syntax Error: Expected Name, found '}'."),
    ("{ nodee }", {}, "Cannot query fields that type 'Query' does not have. Did you mean 'node'?"),
    (
        "{ payments(frist: 1) { nodes { id } } }",
        {},
        "Unknown argument on field 'Query.payments'. Did you mean 'first' or 'last'?",
    ),
]


@pytest.mark.parametrize(("query", "variables", "message"), EXPLAINED, ids=[case[2][:60] for case in EXPLAINED])
async def test_message_says_where_and_what_is_expected(
    client: Client, query: str, variables: dict[str, Any], message: str
) -> None:
    assert (await client.send(query, variables)).error["message"] == message


@pytest.mark.parametrize("query", ["{ nodee }", "{ me }", "{ payments(frist: 1) { nodes { id } } }", "{ me { ...F } }"])
async def test_production_suggests_nothing(client: Client, production: Client, query: str) -> None:
    told = (await client.send(query)).error["message"]
    kept = (await production.send(query)).error["message"]

    assert kept == told.split(" Did you mean")[0]


async def test_no_more_than_three_errors_are_told(client: Client) -> None:
    answer = await client.send(f"{{ {' '.join(f'nothing{number}' for number in range(50))} }}")

    assert len(answer.body["errors"]) == 3
