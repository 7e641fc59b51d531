"""Trusted documents: with a manifest, its documents are run and no others; a manifest that can't be used is refused."""

import hashlib
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from payflowx.app import create_app
from payflowx.config import ConfigurationError
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.conftest import settings
from tests.api.documents import CREATE_PAYMENT, LOGIN, ME, payment_input
from tests.api.refusals import nothing_changed
from tests.client import Answer, Client, answer, in_process

NEW = "application/graphql-response+json"
OTHER = "query Other { me { id } }"
IDS = {text: hashlib.sha256(text.encode()).hexdigest() for text in (ME, CREATE_PAYMENT, LOGIN)}
PLAIN = {document_id: text for text, document_id in IDS.items()}
APOLLO = {
    "format": "apollo-persisted-query-manifest",
    "version": 1,
    "operations": [{"id": id_, "name": "Any", "type": "query", "body": text} for text, id_ in IDS.items()],
}
MakeApp = Callable[[object], Any]


@pytest.fixture
def make_app(connected_database: str, tmp_path: Path) -> MakeApp:
    """Gives the application that trusts the documents of a manifest."""

    def make(manifest: object, **more: Any) -> Any:
        file = tmp_path / "documents.json"
        file.write_text(manifest if isinstance(manifest, str) else json.dumps(manifest))
        return create_app(settings(connected_database, trusted_documents=str(file), **more))

    return make


@pytest_asyncio.fixture(params=[PLAIN, APOLLO], ids=["plain", "apollo"])
async def trusting(request: pytest.FixtureRequest, make_app: MakeApp, as_user: Client) -> AsyncIterator[Client]:
    """The client of `user`, where only the documents of the manifest are run."""
    async with in_process(make_app(request.param)) as client:
        yield client.signed_in(as_user.token)


async def test_known_document_is_run_by_its_id_and_by_its_text(trusting: Client, user: Principal) -> None:
    by_hash = {"persistedQuery": {"version": 1, "sha256Hash": IDS[ME]}}
    requests: list[dict[str, Any]] = [
        {"documentId": IDS[ME]},
        {"documentId": IDS[ME], "query": ME},
        {"documentId": IDS[ME], "operationName": "Me", "variables": {}},
        {"extensions": by_hash},
        {"extensions": by_hash, "query": ME},
        {"query": ME},
    ]

    for request in requests:
        assert (await trusting.post(request)).data["me"]["id"] == user.actor


async def test_known_mutation_is_run(trusting: Client, merchant: Merchant) -> None:
    found = await trusting.post({"documentId": IDS[CREATE_PAYMENT], "variables": {"input": payment_input(merchant)}})

    assert found.data["createPayment"]["payment"]["status"] == "SUCCESS"


async def test_known_document_is_run_with_get(trusting: Client, user: Principal) -> None:
    headers = {"accept": "application/json", **trusting.headers}
    read = await trusting.http.get("/graphql", params={"documentId": IDS[ME]}, headers=headers)
    hashed = {"extensions": json.dumps({"persistedQuery": {"sha256Hash": IDS[ME]}})}
    by_hash = await trusting.http.get("/graphql", params=hashed, headers=headers)
    write = await trusting.http.get("/graphql", params={"documentId": IDS[CREATE_PAYMENT]}, headers=headers)

    assert answer(read).data["me"]["id"] == answer(by_hash).data["me"]["id"] == user.actor
    assert write.status_code == 405


UNKNOWN: dict[str, dict[str, Any]] = {
    "another text": {"query": OTHER},
    "a known text and white space": {"query": ME + " "},
    "an unknown id": {"documentId": "x"},
    "a known text as id": {"documentId": ME},
    "a known id and another text": {"documentId": IDS[ME], "query": OTHER},
    "a known id and another known text": {"documentId": IDS[ME], "query": LOGIN},
    "an unknown id and a known text": {"documentId": "x", "query": ME},
    "an unknown hash": {"extensions": {"persistedQuery": {"sha256Hash": "x"}}},
    "an unknown hash and a known text": {"extensions": {"persistedQuery": {"sha256Hash": "x"}}, "query": ME},
    "a hash that is no text": {"extensions": {"persistedQuery": {"sha256Hash": [IDS[ME]]}}},
    "no persisted query": {"extensions": {"persistedQuery": IDS[ME]}},
    "the schema": {"query": "{ __schema { queryType { name } } }"},
    "nothing": {},
}


@pytest.mark.parametrize("request_", UNKNOWN.values(), ids=list(UNKNOWN))
async def test_every_other_document_is_refused(trusting: Client, request_: dict[str, Any]) -> None:
    async def refused(accept: str) -> Answer:
        return await trusting.post(request_, headers={"accept": accept})

    async with nothing_changed():
        answers = [await refused("application/json"), await refused(NEW)]

    assert [(found.status, found.code, "data" in found.body) for found in answers] == [
        (200, "DOCUMENT_NOT_TRUSTED", False),
        (400, "DOCUMENT_NOT_TRUSTED", False),
    ]


async def test_limits_hold_for_trusted_documents_too(make_app: MakeApp, as_user: Client) -> None:
    dear = "query Dear($n: Int = 1) { payments(first: $n) { nodes { %s } } }" % ("id " * 60)
    async with in_process(make_app({"dear": dear})) as client:
        cheap = await client.signed_in(as_user.token).post({"documentId": "dear", "variables": {"n": 50}})
        refused = await client.signed_in(as_user.token).post({"documentId": "dear", "variables": {"n": 100}})

    assert "data" in cheap.body
    assert "costs 6,101" in refused.error["message"]


@pytest.mark.parametrize("request_", [{"documentId": "x"}, {"documentId": IDS[ME], "query": ME}], ids=["id", "both"])
async def test_id_is_malformed_where_no_documents_are_kept(client: Client, request_: dict[str, Any]) -> None:
    found = await client.post(request_)

    assert (found.status, found.code) == (400, "BAD_REQUEST")
    assert "documentId" in found.error["message"]


async def test_hash_beside_a_document_changes_nothing_where_none_are_kept(client: Client) -> None:
    request = {"query": "{ __typename }", "extensions": {"persistedQuery": {"version": 1, "sha256Hash": "x"}}}

    assert (await client.post(request)).data == {"__typename": "Query"}


MANIFESTS: dict[str, tuple[object, str]] = {
    "no JSON": ("{", "is not valid JSON"),
    "nested JSON": ("[" * 100_000, "is not valid JSON"),
    "a list": ([], "must hold documents"),
    "nothing": ({}, "must hold documents"),
    "no texts": ({"first": ME, "second": 7}, "'second' is not a string"),
    "Apollo's without operations": ({"format": "apollo-persisted-query-manifest"}, "must have `operations`"),
    "Apollo's without documents": ({**APOLLO, "operations": []}, "must hold documents"),
    "Apollo's without ids": ({**APOLLO, "operations": [{"body": ME}]}, "must have `operations`"),
    "Apollo's without bodies": ({**APOLLO, "operations": [{"id": "first"}]}, "'first' is not a string"),
    "broken syntax": ({"first": ME, "second": "{ me {"}, "'second' can't be run: Syntax Error"),
    "no operation": ({"first": "fragment f on User { id }"}, "'first' can't be run: The document has no operation"),
    "an unknown field": ({"first": "{ nothing }"}, "'first' can't be run: Cannot query field 'nothing'"),
    "a document beyond the limits": ({"first": f"{{ {'a ' * 300} }}"}, "'first' can't be run: The document has 300"),
    "a document beyond the parser": ({"first": f"{{ {'a ' * 2_000} }}"}, "'first' can't be run: Syntax Error"),
    "a second operation beyond the limits": (
        {"first": f"query A {{ me {{ id }} }} mutation B {{ {'runReconciliation { run { id } } ' * 2} }}"},
        "'first' can't be run: The request runs 2",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("manifest", "reason"), MANIFESTS.values(), ids=list(MANIFESTS))
def test_manifest_that_cannot_be_used_is_refused_at_start(make_app: MakeApp, manifest: object, reason: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make_app(manifest)

    assert str(caught.value).startswith("PAYFLOWX_TRUSTED_DOCUMENTS: ")
    assert reason in str(caught.value)


def test_file_that_is_not_there_is_refused_at_start(connected_database: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="can't be read: No such file or directory"):
        create_app(settings(connected_database, trusted_documents=str(tmp_path / "none.json")))


def test_question_about_the_schema_is_refused_at_start_where_it_is_off(make_app: Any) -> None:
    with pytest.raises(ConfigurationError, match="introspection has been disabled"):
        make_app({"first": "{ __schema { queryType { name } } }"}, env="production")
