"""What browsers are told: which headers every answer has, which other origins may ask, and what never has an effect."""

import json
from typing import Any

import pytest
from starlette.applications import Starlette

from payflowx.app import create_app
from payflowx.merchants.models import Merchant
from tests.api.conftest import settings
from tests.api.documents import CREATE_PAYMENT, payment_input
from tests.api.refusals import nothing_changed
from tests.client import Client, answer, in_process

ORIGIN = "https://app.example.com"
STRICT = "default-src 'none'; frame-ancestors 'none'"
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
REQUESTS = [
    ("GET", "/livez", 200),
    ("GET", "/readyz", 200),
    ("GET", "/nothing", 404),
    ("POST", "/livez", 405),
    ("PUT", "/graphql", 405),
    ("POST", "/graphql", 415),
    ("GET", "/graphql?query={__typename}", 406),
    ("HEAD", "/graphql", 405),
    ("GET", "/export/payments.csv", 401),
]


@pytest.fixture
def shared_app(connected_database: str) -> Starlette:
    """The application for a front end of another origin."""
    return create_app(settings(connected_database, cors_origins=f"{ORIGIN}, http://localhost:5173"))


@pytest.mark.parametrize(("method", "path", "status"), REQUESTS)
async def test_every_answer_tells_browsers_to_be_careful(
    client: Client, production: Client, method: str, path: str, status: int
) -> None:
    for sender, is_production in ((client, False), (production, True)):
        response = await sender.http.request(method, path)

        assert response.status_code == status
        assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
        assert response.headers["content-security-policy"] == STRICT
        assert response.headers.get("cache-control") == (
            "no-store" if path.startswith(("/graphql", "/export")) else None
        )
        assert response.headers.get("strict-transport-security") == ("max-age=31536000" if is_production else None)
        assert "server" not in response.headers


async def test_answers_of_operations_are_never_kept(as_user: Client) -> None:
    found = await as_user.send("{ me { id } }")

    assert found.headers["cache-control"] == "no-store"


async def preflight(client: Client, origin: str, *, method: str = "POST", headers: str = "content-type") -> Any:
    """What a browser asks before it sends something for a page of another origin."""
    asked = {"origin": origin, "access-control-request-method": method, "access-control-request-headers": headers}
    return await client.http.options("/graphql", headers=asked)


async def test_other_origins_get_nowhere_unless_they_are_named(client: Client) -> None:
    asked = await preflight(client, ORIGIN)
    sent = await client.send("{ __typename }", headers={"origin": ORIGIN})

    assert asked.status_code == 405
    for response in (asked, sent):
        assert [name for name in response.headers if name.startswith("access-control")] == []


async def test_named_origin_may_ask_with_its_token(shared_app: Starlette) -> None:
    async with in_process(shared_app) as client:
        asked = await preflight(client, ORIGIN, headers="authorization, content-type, x-request-id")
        sent = await client.send("{ __typename }", headers={"origin": ORIGIN})
        local = await preflight(client, "http://localhost:5173")

    assert (asked.status_code, local.status_code) == (200, 200)
    assert asked.headers["access-control-allow-methods"] == "GET, POST, OPTIONS"
    assert {"authorization", "content-type", "x-request-id"} <= set(
        asked.headers["access-control-allow-headers"].lower().split(", ")
    )
    for response in (asked, sent):
        assert response.headers["access-control-allow-origin"] == ORIGIN
        assert response.headers["access-control-allow-credentials"] == "true"
        assert "Origin" in response.headers["vary"]
        assert response.headers["content-security-policy"] == STRICT
    assert sent.headers["access-control-expose-headers"] == "x-request-id, retry-after"


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://app.example.com",
        "https://app.example.com:8443",
        "https://app.example.com.evil.example",
        "https://evil-app.example.com",
        "https://APP.example.com",
        "null",
        "*",
        "",
    ],
)
async def test_origin_that_is_only_like_a_named_one_is_refused(shared_app: Starlette, origin: str) -> None:
    async with in_process(shared_app) as client:
        asked = await preflight(client, origin)
        sent = await client.send("{ __typename }", headers={"origin": origin})

    assert asked.status_code == 400
    assert "access-control-allow-origin" not in asked.headers
    assert "access-control-allow-origin" not in sent.headers


@pytest.mark.parametrize(("method", "headers"), [("DELETE", "content-type"), ("POST", "x-secret")])
async def test_named_origin_may_not_ask_for_more(shared_app: Starlette, method: str, headers: str) -> None:
    async with in_process(shared_app) as client:
        assert (await preflight(client, ORIGIN, method=method, headers=headers)).status_code == 400


@pytest.mark.parametrize(
    ("content_type", "status", "code"),
    [
        (None, 415, "BAD_REQUEST"),
        ("text/plain", 415, "BAD_REQUEST"),
        ("text/plain;charset=application/json", 415, "BAD_REQUEST"),
        ("application/x-www-form-urlencoded", 415, "BAD_REQUEST"),
        ("multipart/form-data; boundary=x", 403, "FORBIDDEN"),
        ("", 415, "BAD_REQUEST"),
    ],
    ids=str,
)
async def test_request_that_needs_no_preflight_has_no_effect(
    as_user: Client, merchant: Merchant, content_type: str | None, status: int, code: str
) -> None:
    body = json.dumps({"query": CREATE_PAYMENT, "variables": {"input": payment_input(merchant)}})
    headers = {**as_user.headers, "origin": "https://evil.example"}
    headers |= {} if content_type is None else {"content-type": content_type}

    async with nothing_changed():
        found = answer(await as_user.http.post("/graphql", content=body, headers=headers))

    assert (found.status, found.code) == (status, code)


async def test_form_of_a_page_has_no_effect(as_user: Client, merchant: Merchant) -> None:
    operation = {"query": CREATE_PAYMENT, "variables": json.dumps({"input": payment_input(merchant)})}
    files = {"operations": (None, json.dumps({"query": CREATE_PAYMENT}), "application/json")}

    async with nothing_changed():
        form = await as_user.http.post("/graphql", data=operation, headers=as_user.headers)
        upload = await as_user.http.post("/graphql", data=operation, files=files, headers=as_user.headers)
        link = await as_user.http.get("/graphql", params=operation, headers=as_user.headers)

    assert [response.status_code for response in (form, upload, link)] == [415, 403, 406]
