"""Requests that are made to keep a server busy are answered at once, and never with an error of ours.

The clock is that of the processor: what other processes do at the same time doesn't count.
"""

import json
import time

import pytest

from payflowx.edge.requests import BODY_BYTES_MAX
from tests.api.test_document_limits import schema_lists_inside, times
from tests.client import Client

SECONDS_MAX = 1.0


def doubling(links: int, fragment: str = "fragment f# on Query { ...f@ ...f@ }") -> str:
    """Fragments that each hold the next one twice, so that the last one is there 2^links times."""
    return "".join(fragment.replace("#", str(link)).replace("@", str(link + 1)) for link in range(links))


def in_schema(lists: str) -> str:
    """Lists of what the types of all fields of all types have."""
    return (
        f"{{ __schema {{ types {{ fields {{ type {{ ofType {{ {lists} }} }} }} }} }} }}"
        "fragment t on __Type { kind name description }"
        "fragment f on __Field { name description type { ...t ofType { ...t ofType { ...t } } } }"
    )


OBJECT = "{ amount: " * 150 + "1" + "}" * 150
BOMBS = {
    "chained fragments": f"{{ ...f0 }} {doubling(80)} fragment f80 on Query {{ me {{ id }} }}",
    "chained fragments of another operation": (
        f"query A {{ __typename }} query B {{ ...f0 }} {doubling(80)} fragment f80 on Query {{ me {{ id }} }}"
    ),
    "chained fragments below fields": (
        "{ payments { nodes { ...f0 } } }"
        + doubling(50, "fragment f# on Payment { settlement { payment { ...f@ } } ...f@ }")
        + "fragment f50 on Payment { id }"
    ),
    "chained fragments that conflict": (
        "{ payments { nodes { ...f0 ...f1 } } }"
        + doubling(40, "fragment f# on Payment { user { id ...g# } user { name } ...f@ } fragment g# on User { id }")
        + "fragment f40 on Payment { id }"
    ),
    "fragments in a circle": "{ ...f0 } " + doubling(80) + "fragment f80 on Query { ...f0 ...f1 }",
    "fragments in each other": "{ __typename }" + times(20, f"fragment f# on Query {{ {times(20, '...f#')} }}"),
    "aliases": f"{{ {times(250, 'a#: me { id }')} }}",
    "directives": f"{{ me {{ id {times(150, '@include(if: true)')} }} }}",
    "directives that are unknown": f"{{ me {{ id {times(450, '@a#')} }} }}",
    "nested fields": "{ me " * 190 + "{ id }" + "}" * 190,
    "nested inline fragments": "{ ... " * 190 + "{ __typename }" + "}" * 190,
    "the same field": f"{{ {times(900, '__typename')} }}",
    "the same field in an unused fragment": f"{{ __typename }} fragment f on Query {{ {times(900, '__typename')} }}",
    "the same field in the schema": f"{{ __schema {{ {times(22, 'types { ' + times(20, 'name') + ' }')} }} }}",
    "as many of the same as may be": f"{{ {times(200, '__typename')} }}",
    "as many of the same objects as may be": f"{{ {times(100, 'me { id }')} }}",
    "fields that conflict": f"{{ {times(90, 'me { x: id }')} {times(90, 'me { x: name }')} }}",
    "fields that are unknown": f"{{ {times(900, 'nothing#')} }}",
    "fields with unlike arguments": f"{{ {times(90, 'payments(first: #) { nodes { id } }')} }}",
    "lists in lists": "{ payments(first: 100) { nodes { user { id } } edges { node { events { data } } } } }",
    "lists of the schema": f"{{ {schema_lists_inside(60)} }}",
    "aliased lists of the schema": in_schema(times(13, "a#: fields { ...f }")),
    "as many lists of the schema as may be": in_schema(times(2, "a#: fields { ...f }")),
    "a long string": f'{{ node(id: "{"x" * 90_000}") {{ id }} }}',
    "a long block string": f'{{ node(id: """{"x " * 45_000}""") {{ id }} }}',
    "a string of escapes": '{ node(id: "' + "\\u0041" * 12_000 + '") { id } }',
    "a long number": f"{{ payments(first: {'9' * 90_000}) {{ nodes {{ id }} }} }}",
    "a long decimal": f"{{ payments(first: 0.{'9' * 90_000}) {{ nodes {{ id }} }} }}",
    "a long name": f"{{ {'x' * 90_000} }}",
    "a long name of a type": f"query ($a: {'x' * 90_000}) {{ __typename }}",
    "comments": "{ __typename }" + "#\n" * 30_000,
    "commas": "{ __typename }" + "," * 90_000,
    "many operations": times(240, "query A# { me { id } }"),
    "many operations of one name": times(240, "query A { me { id } }"),
    "many variables": f"query ({times(240, '$a#: Int')}) {{ __typename }}",
    "many variables that are used": (
        f"query ({times(90, '$a#: Int')}) {{ {times(90, 'payments(first: $a#) { nodes { id } }')} }}"
    ),
    "many variables of one name": f"query ({times(240, '$a: Int')}) {{ __typename }}",
    "many unused fragments": "{ __typename }" + times(120, "fragment f# on Query { me { id } }"),
    "a nested object": f"mutation {{ createPayment(input: {OBJECT}) {{ replayed }} }}",
    "a nested list": "{ node(id: " + "[" * 190 + "]" * 190 + ") { id } }",
    "a list of values": f"{{ payments(filter: {{status: [{times(900, 'X')}]}}) {{ nodes {{ id }} }} }}",
}


@pytest.mark.parametrize("query", BOMBS.values(), ids=list(BOMBS))
async def test_document_bomb_is_answered_at_once(as_operator: Client, query: str) -> None:
    assert len(query) < BODY_BYTES_MAX
    body = {"query": query, "operationName": "A" if "query A {" in query else None}

    started = time.process_time()
    answer = await as_operator.post(body)
    seconds = time.process_time() - started

    assert seconds < SECONDS_MAX
    assert answer.status in {200, 400}
    codes = {error["extensions"]["code"] for error in answer.body.get("errors", [])}
    assert codes <= {"BAD_REQUEST", "INVALID_INPUT"}
    assert len(answer.body.get("errors", [])) <= 3


VALUES = {
    "a long string": "x" * 90_000,
    "a long number": "@" + "9" * 4_000,
    "a list of numbers": list(range(15_000)),
    "a list of objects": [{}] * 20_000,
    "an object of many fields": {f"field{number}": number for number in range(5_000)},
    "a nested object": json.loads('{"amount": ' * 400 + "1" + "}" * 400),
    "a nested list": json.loads("[" * 400 + "]" * 400),
}


@pytest.mark.parametrize("value", VALUES.values(), ids=list(VALUES))
@pytest.mark.parametrize(
    "query",
    [
        "mutation A($a: CreatePaymentInput!) { createPayment(input: $a) { replayed } }",
        "query A($a: PaymentFilter) { payments(filter: $a) { nodes { id } } }",
        "query A($a: [PaymentStatus!]) { payments(filter: {status: $a}) { nodes { id } } }",
        "query A($a: Int) { payments(first: $a) { nodes { id } } }",
        "query A($a: String) { payments(after: $a) { nodes { id } } }",
    ],
    ids=["input", "filter", "enums", "number", "string"],
)
async def test_variable_bomb_is_answered_at_once(as_operator: Client, query: str, value: object) -> None:
    # JSON has numbers of any length, which Python's encoder refuses.
    content = json.dumps({"query": query, "variables": {"a": value}}).replace('"@999', "999").replace('999"', "999")

    started = time.process_time()
    response = await as_operator.http.post(
        "/graphql", content=content, headers={**as_operator.headers, "content-type": "application/json"}
    )
    seconds = time.process_time() - started

    assert seconds < SECONDS_MAX
    assert response.status_code in {200, 400}
    codes = {error["extensions"]["code"] for error in response.json()["errors"]}
    assert codes <= {"BAD_REQUEST", "INVALID_INPUT"}
    assert len(response.json()["errors"]) <= 3
    assert len(response.content) < 3_000
