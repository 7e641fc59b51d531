"""GraphQL over HTTP: methods, media types, request ids and the page for people."""

import json
from typing import Any

import pytest
from graphql import build_client_schema, get_introspection_query

from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.documents import CREATE_PAYMENT, ME, payment_input
from tests.api.operations import SCHEMA
from tests.api.refusals import nothing_changed
from tests.client import Client, answer

NEW = "application/graphql-response+json"
OLD = "application/json"
QUERY = "{ __typename }"
ACCEPT = {"accept": OLD}


async def test_get_runs_a_query(as_user: Client, user: Principal) -> None:
    parameters = {
        "query": "query Me($is: Boolean!) { me { id @include(if: $is) } } query Other { __typename }",
        "variables": '{"is": true}',
        "operationName": "Me",
    }

    found = answer(await as_user.http.get("/graphql", params=parameters, headers=ACCEPT | as_user.headers))

    assert found.data == {"me": {"id": user.actor}}


async def test_get_never_changes_anything(as_user: Client, merchant: Merchant) -> None:
    parameters = {"query": CREATE_PAYMENT, "variables": json.dumps({"input": payment_input(merchant)})}

    async with nothing_changed():
        found = answer(await as_user.http.get("/graphql", params=parameters, headers=ACCEPT | as_user.headers))

    assert (found.status, found.code, found.headers["allow"]) == (405, "BAD_REQUEST", "GET, POST")


async def test_get_does_not_run_a_mutation_that_is_chosen_by_name(as_user: Client) -> None:
    two = "query Read { __typename } mutation Write { runReconciliation { run { id } } }"

    for name, status in (("Read", 200), ("Write", 405)):
        parameters = {"query": two, "operationName": name}
        assert (await as_user.http.get("/graphql", params=parameters, headers=ACCEPT)).status_code == status


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
async def test_other_methods_are_refused(client: Client, method: str) -> None:
    found = answer(await client.http.request(method, "/graphql", json={"query": QUERY}))

    assert (found.status, found.code, found.headers["allow"]) == (405, "BAD_REQUEST", "GET, POST")


async def test_head_is_refused_without_a_body(client: Client) -> None:
    response = await client.http.head("/graphql", params={"query": QUERY})

    assert response.status_code == 405


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, OLD),
        ("*/*", OLD),
        (OLD, OLD),
        ("application/*", OLD),
        (NEW, NEW),
        (f"{NEW}, {OLD};q=0.9", NEW),
        (f"{OLD}, {NEW}", NEW),
        (f"{NEW}; charset=utf-8", NEW),
        ("Application/GraphQL-Response+JSON", NEW),
        (f"{OLD}, {NEW};q=0.1", NEW),
        (f"{OLD}, {NEW};q=0", OLD),
        (f"{OLD}, {NEW}; Q=0.000", OLD),
        (f"x-{NEW}", OLD),
    ],
)
async def test_media_type_is_the_one_that_the_client_takes(client: Client, accept: str | None, media_type: str) -> None:
    headers = {} if accept is None else {"accept": accept}

    found = await client.send(QUERY, headers=headers)

    assert found.headers["content-type"] == media_type
    assert found.data == {"__typename": "Query"}


@pytest.mark.parametrize("accept", [NEW, OLD, f"text/html, {OLD};q=0.1", "Application/JSON", f"{OLD};q=0, {NEW}"])
async def test_get_is_answered_where_accept_names_a_type_of_ours(client: Client, accept: str) -> None:
    found = answer(await client.http.get("/graphql", params={"query": QUERY}, headers={"accept": accept}))

    assert (found.status, found.data) == (200, {"__typename": "Query"})


@pytest.mark.parametrize(
    "accept",
    ["", "*/*", "application/*", "text/html", "image/avif,image/webp,*/*;q=0.8", f"{OLD};q=0", f"{OLD}p", f"x-{NEW}"],
)
@pytest.mark.parametrize("query", [QUERY, "mutation { __typename }", "{ nothing }", "{"])
async def test_get_that_names_none_of_our_types_is_not_answered(client: Client, accept: str, query: str) -> None:
    found = answer(await client.http.get("/graphql", params={"query": query}, headers={"accept": accept}))

    assert (found.status, found.code, "data" in found.body) == (406, "BAD_REQUEST", False)
    assert found.error["message"] == f"Name {NEW} or {OLD} in `Accept`; no other type is sent."
    assert found.headers["content-type"] == OLD


@pytest.mark.parametrize(("accept", "status"), [(NEW, 400), (OLD, 200)])
async def test_invalid_document_has_the_status_of_its_media_type(client: Client, accept: str, status: int) -> None:
    found = await client.send("{ nothing }", headers={"accept": accept})

    assert (found.status, found.code, "data" in found.body) == (status, "BAD_REQUEST", False)


@pytest.mark.parametrize("accept", [NEW, OLD])
async def test_error_in_a_field_is_a_successful_request(client: Client, accept: str) -> None:
    found = await client.send(ME, headers={"accept": accept})

    assert (found.status, found.code, found.body["data"]) == (200, "UNAUTHENTICATED", None)


@pytest.mark.parametrize("given", ["a", "7", "trace-1.2_3", "x" * 64, "A" * 64])
async def test_sane_request_id_is_kept(client: Client, given: str) -> None:
    found = await client.send("{ nothing }", headers={"x-request-id": given})

    assert found.headers["x-request-id"] == given
    assert found.error["extensions"]["requestId"] == given


@pytest.mark.parametrize("given", ["", " ", "a b", "x" * 65, "<script>", "a\tb", "é".encode(), "{}", "a;b", "a/b"])
async def test_other_request_id_is_replaced(client: Client, given: Any) -> None:
    response = await client.http.post("/graphql", json={"query": QUERY}, headers={"x-request-id": given})

    assert response.headers["x-request-id"].startswith("request_")


async def test_every_request_has_an_id_of_its_own(client: Client) -> None:
    ids = {(await client.http.get(path)).headers["x-request-id"] for path in ("/livez", "/readyz", "/", "/nothing")}

    assert len(ids) == 4


async def test_operation_can_be_chosen_by_name(client: Client) -> None:
    two = "query One { one: __typename } query Two { two: __typename }"

    for name in ("One", "Two"):
        found = await client.post({"query": two, "operationName": name})
        assert found.data == {name.lower(): "Query"}


async def test_developers_browser_is_led_to_the_playground(client: Client) -> None:
    visit = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}

    page = await client.http.get("/graphql", headers=visit)

    assert (page.status_code, page.headers["location"]) == (303, "/playground")


async def test_playground_can_read_the_whole_schema(client: Client) -> None:
    read = (await client.send(get_introspection_query())).data

    assert set(build_client_schema(read).type_map) == set(SCHEMA.type_map)


async def test_production_leads_nobody_to_a_playground(production: Client) -> None:
    page = await production.http.get("/graphql", headers={"accept": "text/html"})

    assert (answer(page).status, answer(page).code) == (406, "BAD_REQUEST")


async def test_unknown_path_is_not_found(client: Client) -> None:
    for path in ("/nothing", "/graphql/x", "/.env", "/graphiql"):
        assert (await client.http.get(path)).status_code == 404


async def test_live_and_ready(client: Client) -> None:
    for path in ("/livez", "/readyz"):
        response = await client.http.get(path)
        assert (response.status_code, response.text) == (200, "ok\n")


async def test_path_with_a_slash_more_is_not_redirected_to_what_the_client_says(client: Client) -> None:
    answer = await client.http.post("/graphql/", headers={"host": "evil.example"}, content="{}")

    assert (answer.status_code, answer.headers.get("location")) == (404, None)


async def test_name_of_an_operation_is_not_repeated(client: Client) -> None:
    answer = await client.post({"query": "{ __typename }", "operationName": "a secret name"})

    assert (answer.code, "secret" in str(answer.body)) == ("BAD_REQUEST", False)
