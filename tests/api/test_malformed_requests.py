"""A request that is no GraphQL request gets 4xx and a sentence in GraphQL's shape, whatever its bytes are."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from payflowx.edge.requests import BODY_BYTES_MAX
from tests.client import Answer, Client, answer, in_process

JSON = {"content-type": "application/json"}
NEW = "application/graphql-response+json"
QUERY = "{ __typename }"


@pytest.fixture
async def http(app: Any, connected_database: str) -> AsyncIterator[httpx.AsyncClient]:
    """Raw HTTP; nothing here gets as far as the database."""
    async with in_process(app) as client:
        yield client.http


def assert_refused(found: Answer, status: int, code: str = "BAD_REQUEST") -> None:
    """The answer is an error in GraphQL's shape and nothing else."""
    assert (found.status, found.code, "data" in found.body) == (status, code, False)
    assert found.headers["content-type"] == "application/json"
    assert len(found.error["message"]) < 1000


BODIES = {
    "nothing": b"",
    "white space": b" \n",
    "null": b"null",
    "a number": b"7",
    "a string": b'"{ __typename }"',
    "a truth": b"true",
    "a list": b"[]",
    "a batch": b'[{"query": "{ __typename }"}]',
    "GraphQL": b"{ __typename }",
    "a form": b"query=%7B__typename%7D",
    "no UTF-8": b'{"query": "\xff"}',
    "an encoded surrogate": b'{"query": "\xed\xa0\x80"}',
    "UTF-16": json.dumps({"query": QUERY}).encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + json.dumps({"query": QUERY}).encode(),
    "a NUL": b"\0",
    "half an object": b'{"query": "{ __typename }"',
    "two objects": b'{"query": "{ __typename }"}{}',
    "NaN": b'{"query": "{ __typename }", "variables": {"a": NaN}}',
    "Infinity": b'{"query": "{ __typename }", "variables": {"a": -Infinity}}',
    "an integer of 4,301 digits": b'{"query": "{ __typename }", "variables": {"a": ' + b"9" * 4301 + b"}}",
    "an integer of 5,000 digits": b'{"query": "{ __typename }", "variables": {"a": ' + b"9" * 5000 + b"}}",
    "an exponent of 20 digits": b'{"query": "{ __typename }", "variables": {"a": 1e99999999999999999999}}',
    "a negative exponent of 20 digits": b'{"query": "{ __typename }", "variables": {"a": -1.5E-99999999999999999999}}',
    "zero with an exponent of 20 digits": b'{"query": "{ __typename }", "extensions": [0e99999999999999999999]}',
    "100,000 nested lists": b"[" * BODY_BYTES_MAX,
    "nested objects": b'{"a":' * 15_000,
    "nested variables": b'{"query": "{ __typename }", "variables": {"a": ' + b"[" * 49_000 + b"]" * 49_000 + b"}}",
    "an empty object": b"{}",
    "no query": b'{"variables": {}}',
    "null as query": b'{"query": null}',
    "an empty query": b'{"query": ""}',
    "a number as query": b'{"query": 7}',
    "a list as query": b'{"query": ["{ __typename }"]}',
    "an object as query": b'{"query": {}}',
    "a string as variables": b'{"query": "{ __typename }", "variables": "{}"}',
    "a list as variables": b'{"query": "{ __typename }", "variables": []}',
    "a number as variables": b'{"query": "{ __typename }", "variables": 0}',
    "a truth as variables": b'{"query": "{ __typename }", "variables": false}',
    "a number as operation": b'{"query": "{ __typename }", "operationName": 7}',
    "a list as operation": b'{"query": "{ __typename }", "operationName": []}',
    "a number as document": b'{"documentId": 7}',
    "an object as document": b'{"documentId": {}, "query": "{ __typename }"}',
    "a document by its id": b'{"documentId": "x"}',
    "a document by its hash": b'{"extensions": {"persistedQuery": {"sha256Hash": "x"}}}',
    "a list as extensions": b'{"query": "{ __typename }", "extensions": []}',
    "a string as extensions": b'{"query": "{ __typename }", "extensions": "x"}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
async def test_body_that_is_no_request_is_refused(http: httpx.AsyncClient, body: bytes) -> None:
    assert_refused(answer(await http.post("/graphql", content=body, headers=JSON)), 400)


DOCUMENTS = {
    "a word": "hello",
    "no field": "{ }",
    "half a document": "{ me {",
    "an unknown field": "{ nothing }",
    "an unknown mutation": "mutation { nothing }",
    "a field without its parts": "{ me }",
    "parts of a leaf": "{ __typename { a } }",
    "an unknown argument": '{ payment(id: "x", key: "y") { id } }',
    "a missing argument": "{ payment { id } }",
    "an unknown variable": "query ($a: Nothing) { __typename }",
    "two operations without names": "{ __typename } { __typename }",
    "a fragment on nothing": "{ ...nothing }",
    "a fragment in itself": "{ ...a } fragment a on Query { ...a }",
    "a subscription": "subscription { a }",
    "a type definition": "type A { a: Int }",
    "a comment": "# nothing",
    "a NUL": "{ \0 }",
    "a lone surrogate": "{ \ud800 }",
    "a lone surrogate in a string": '{ node(id: "\ud800) }',
    "too many fields": "{ " + "__typename " * 1_000 + "}",
    "too many aliases": "{ " + " ".join(f"a{n}: me {{ id }}" for n in range(200)) + " }",
    "nested selections": "{ a " * 5_000 + "}" * 5_000,
    "nested lists": "{ node(id: " + "[" * 20_000 + "]" * 20_000 + ") { id } }",
    "nested types": "query ($a: " + "[" * 20_000 + "Int" + "]" * 20_000 + ") { __typename }",
}


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
@pytest.mark.parametrize("query", DOCUMENTS.values(), ids=list(DOCUMENTS))
async def test_document_that_cannot_be_run_is_refused(http: httpx.AsyncClient, query: str, accept: str) -> None:
    found = answer(
        await http.post("/graphql", content=json.dumps({"query": query}), headers={**JSON, "accept": accept})
    )

    # The GraphQL-over-HTTP specification, section 6.4: 400 in the new media type, and 2xx allowed in the old one.
    assert found.headers["content-type"] == accept
    assert found.status == 400 if "graphql" in accept else found.status in {200, 400}
    assert "data" not in found.body
    assert {error["extensions"]["code"] for error in found.body["errors"]} == {"BAD_REQUEST"}
    assert all(error["extensions"]["requestId"] for error in found.body["errors"])


@pytest.mark.parametrize("name", ["\ud800", "Other", "one", "\0", "x" * 500])
async def test_operation_that_is_not_in_the_document_is_refused(http: httpx.AsyncClient, name: str) -> None:
    two = "query One { __typename } query Two { __typename }"

    found = answer(await http.post("/graphql", content=json.dumps({"query": two, "operationName": name}), headers=JSON))

    assert_refused(found, 400)


@pytest.mark.parametrize("parameters", [{}, {"operationName": None}, {"operationName": ""}], ids=str)
@pytest.mark.parametrize("second", ["query", "mutation"])
async def test_document_with_several_operations_needs_a_choice(
    http: httpx.AsyncClient, second: str, parameters: dict[str, str | None]
) -> None:
    body = {"query": f"query One {{ __typename }} {second} Two {{ __typename }}", **parameters}

    found = answer(await http.post("/graphql", content=json.dumps(body), headers={**JSON, "accept": NEW}))

    assert (found.status, found.code, "data" in found.body) == (400, "BAD_REQUEST", False)
    assert "operationName" in found.error["message"]


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_subscription_is_told_what_it_is(http: httpx.AsyncClient, method: str) -> None:
    asked = {"query": "subscription { payments { id } }"}
    sent: dict[str, Any] = {"params": asked} if method == "GET" else {"json": asked}

    found = answer(await http.request(method, "/graphql", headers={"accept": "application/json"}, **sent))

    assert_refused(found, 400)
    assert found.error["message"] == "The operation is a subscription, and this server has none."


SURROGATES: dict[str, tuple[str, dict[str, Any]]] = {
    "in an unused variable": (QUERY, {"a": "\ud800"}),
    "in the name of a variable": (QUERY, {"\ud800": 1}),
    "deep in a variable": ("query ($f: PaymentFilter) { payments(filter: $f) { nodes { id } } }", {"f": {"\udfff": 1}}),
    "in a list": (
        "query ($s: [PaymentStatus!]) { payments(filter: {status: $s}) { nodes { id } } }",
        {"s": ["\ud800"]},
    ),
    "in an id": ("query ($id: ID!) { node(id: $id) { id } }", {"id": "\ud800"}),
    "in a cursor": ("query ($c: String) { payments(after: $c) { nodes { id } } }", {"c": "\ud800"}),
    "in a string of the document": ('{ node(id: "\ud800") { id } }', {}),
    "escaped in the document": ('{ node(id: "\\ud800") { id } }', {}),
    "in a comment": ("{ __typename } # \ud800", {}),
    "in an alias": ("{ \ud800: __typename }", {}),
}


@pytest.mark.parametrize(("query", "variables"), SURROGATES.values(), ids=list(SURROGATES))
async def test_lone_surrogate_is_never_an_error_of_ours(as_user: Client, query: str, variables: dict[str, Any]) -> None:
    found = await as_user.send(query, variables)

    assert found.status in {200, 400}
    codes = {error["extensions"]["code"] for error in found.body.get("errors", [])}
    assert codes <= {"BAD_REQUEST", "INVALID_INPUT"}


@pytest.mark.parametrize("size", [BODY_BYTES_MAX + 1, 3 * BODY_BYTES_MAX])
@pytest.mark.parametrize("is_chunked", [False, True])
async def test_body_that_is_too_large_is_refused(http: httpx.AsyncClient, size: int, is_chunked: bool) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(size // 1000 + 1):
            yield b" " * 1000

    content: Any = chunks() if is_chunked else b" " * size

    assert_refused(answer(await http.post("/graphql", content=content, headers=JSON)), 413)


async def test_largest_body_and_chunks_are_taken(http: httpx.AsyncClient) -> None:
    body = json.dumps({"query": QUERY}).encode().ljust(BODY_BYTES_MAX)

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 999):
            yield body[start : start + 999]

    for content in (body, chunks()):
        assert answer(await http.post("/graphql", content=content, headers=JSON)).data == {"__typename": "Query"}


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "",
        "text/plain",
        "application/graphql",
        "application/x-www-form-urlencoded",
        "multipart/mixed; boundary=x",
        "application/jsonp",
        "text/application/json",
        "x-application/json",
        "text/plain; a=application/json",
        "application/graphql-response+json",
    ],
)
async def test_body_of_another_type_is_refused(http: httpx.AsyncClient, content_type: str | None) -> None:
    headers = {} if content_type is None else {"content-type": content_type}

    found = answer(await http.post("/graphql", content=json.dumps({"query": QUERY}), headers=headers))

    assert_refused(found, 415)


@pytest.mark.parametrize(
    "content_type", ["application/json; charset=utf-8", "Application/JSON", "application/json;", " application/json "]
)
async def test_type_of_the_body_is_read_as_http_has_it(http: httpx.AsyncClient, content_type: str) -> None:
    body = json.dumps({"query": QUERY})

    found = answer(await http.post("/graphql", content=body, headers={"content-type": content_type}))

    assert found.data == {"__typename": "Query"}


@pytest.mark.parametrize(
    "parameters",
    [
        {"variables": "{}"},
        {"query": ""},
        {"query": QUERY, "variables": "x"},
        {"query": QUERY, "variables": "[]"},
        {"query": QUERY, "variables": "7"},
        {"query": QUERY, "variables": '{"a": NaN}'},
        {"query": QUERY, "variables": "[" * 10_000},
        {"query": QUERY, "variables": '{"a": 1e99999999999999999999}'},
        {"query": QUERY, "extensions": '{"a": 1e99999999999999999999}'},
        {"query": QUERY, "extensions": '"x"'},
        {"query": "query One { __typename }", "operationName": "Two"},
    ],
    ids=lambda parameters: str(parameters)[:60],
)
async def test_query_string_that_is_no_request_is_refused(http: httpx.AsyncClient, parameters: dict[str, str]) -> None:
    assert_refused(answer(await http.get("/graphql", params=parameters, headers={"accept": "application/json"})), 400)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"query": "{ __typename }" + " " * 20_000}, "longer than 20000 characters"),
        ({"query": "{ __typename }", "variables": {"x": ["FAILED"] * 1_000}}, "more than 1000 values"),
        ({"query": "{ __typename }", "variables": {"x": [[]] * 999 + [{}]}}, "more than 1000 values"),
    ],
    ids=["document", "values", "empty values"],
)
async def test_what_only_takes_time_is_refused(client: Client, body: dict[str, Any], said: str) -> None:
    answer = await client.post(body)

    assert (answer.status, answer.code) == (400, "BAD_REQUEST")
    assert said in answer.error["message"]
