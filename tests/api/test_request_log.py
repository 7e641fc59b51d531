"""One line for each request, that says who asked for what; and never what was secret about it."""

import json
from typing import Any

import pytest

from payflowx.core import log
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.service import taking
from tests.api.documents import CREATE_PAYMENT, CREATE_USER, LOGIN, ME, payment_input
from tests.api.logs import LogLines
from tests.client import Client
from tests.factories import make_user

JSON = {"content-type": "application/json"}


def requests(lines: LogLines) -> list[dict[str, Any]]:
    """The lines about requests."""
    return [line for line in lines() if line["event"] == "request"]


async def test_request_is_one_line_with_id_actor_and_operation(
    as_user: Client, user: Principal, log_lines: LogLines
) -> None:
    answer = await as_user.post({"query": ME, "operationName": "Me"})

    (line,) = requests(log_lines)
    assert 0 < line.pop("milliseconds") < 10_000
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "request",
        "level": "info",
        "request_id": answer.headers["x-request-id"],
        "method": "POST",
        "path": "/graphql",
        "status": 200,
        "operation": "Me",
        "actor": user.actor,
    }


async def test_operation_is_named_where_only_the_document_names_it(as_user: Client, log_lines: LogLines) -> None:
    await as_user.send(ME)

    (line,) = requests(log_lines)
    assert line["operation"] == "Me"


async def test_stranger_and_nameless_operation_are_null(client: Client, log_lines: LogLines) -> None:
    await client.send("{ __typename }")
    await client.signed_in("garbage").send("{ __typename }")

    assert [(line["actor"], line["operation"]) for line in requests(log_lines)] == [(None, None)] * 2


async def test_refused_request_is_one_line_with_its_status(client: Client, log_lines: LogLines) -> None:
    await client.http.post("/graphql", content=b"{", headers=JSON)
    await client.http.post("/graphql", content=b" " * 200_000, headers=JSON)
    await client.http.put("/graphql")
    await client.http.get("/nothing")

    assert [line["status"] for line in requests(log_lines)] == [400, 413, 405, 404]


async def test_probes_are_not_logged(client: Client, log_lines: LogLines) -> None:
    for path in ("/livez", "/readyz"):
        await client.http.get(path)

    assert log_lines() == []


async def test_line_of_a_request_tells_of_the_payment_that_it_made(
    as_user: Client, merchant: Merchant, log_lines: LogLines
) -> None:
    answer = await as_user.send(CREATE_PAYMENT, {"input": payment_input(merchant)})

    (line,) = log_lines()
    payment = answer.data["createPayment"]["payment"]
    told = {name: line[name] for name in ("event", "status", "payment_id", "payment_status", "amount", "failure_code")}
    assert told == {
        "event": "request",
        "status": 200,
        "payment_id": payment["id"],
        "payment_status": "SUCCESS",
        "amount": "{amount} {currency}".format_map(payment["amount"]),
        "failure_code": None,
    }


async def test_repeated_key_tells_of_no_payment(as_user: Client, merchant: Merchant, log_lines: LogLines) -> None:
    for _ in range(2):
        await as_user.send(CREATE_PAYMENT, {"input": payment_input(merchant)})

    first, second = log_lines()
    assert "payment_id" in first
    assert "payment_id" not in second


def test_what_was_done_is_told_on_a_line_of_its_own_where_there_is_none_for_it(log_lines: LogLines) -> None:
    log.tell("payment created", payment_id="of no request")
    facts: dict[str, object] = {}
    telling = log.facts_of_request.set(facts)
    log.tell("payment created", payment_id="first")
    log.tell("payment created", payment_id="second")
    log.facts_of_request.reset(telling)

    assert [line["payment_id"] for line in log_lines()] == ["of no request", "second"]
    assert facts == {"payment_id": "first"}


async def test_line_stays_short_and_single_whatever_is_sent(client: Client, log_lines: LogLines) -> None:
    await client.post({"query": "{ __typename }", "operationName": "x" * 50_000})
    await client.post({"query": "{ __typename }", "operationName": 'a\nb", "actor": "admin'})
    await client.http.get("/" + "x" * 5_000)

    assert len(requests(log_lines)) == 3
    assert all(len(json.dumps(line)) < 1_000 for line in log_lines())
    assert {line["actor"] for line in requests(log_lines)} == {None}


@pytest.fixture
async def busy_client(as_admin: Client, merchant: Merchant, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client that has done all kinds of things with secrets in them."""
    await make_user(email="ada@example.com")

    async def broken(**_: object) -> None:
        raise RuntimeError("broken on purpose")

    for password in ("canary-password-wrong", "correct horse battery"):
        await as_admin.ask(LOGIN, email="ada@example.com", password=password)
    user = {"email": "new@example.com", "name": "New", "password": "canary-password-new"}
    for _ in range(2):
        await as_admin.send(CREATE_USER, {"input": user})
    await as_admin.send(CREATE_PAYMENT, {"input": payment_input(merchant, description="canary-description")})
    await as_admin.send('{ payment(id: "canary-id") { id } }')
    await as_admin.send("{ canaryField }", {"canaryVariable": "canary-value"})
    await as_admin.signed_in("canary-token").send(ME)
    await as_admin.http.post("/graphql", content=b'{"canary-body"', headers=JSON)
    parameters = {"query": "{ __typename }", "variables": '{"a": "canary-parameter"}'}
    await as_admin.http.get("/graphql", params=parameters, headers={"accept": "application/json"})
    monkeypatch.setattr(taking, "create_payment", broken)
    await as_admin.send(CREATE_PAYMENT, {"input": payment_input(merchant, reference="canary-reference")})
    return as_admin


async def test_passwords_tokens_and_bodies_are_in_no_line(log_lines: LogLines, busy_client: Client) -> None:
    text = json.dumps(log_lines())

    assert len(requests(log_lines)) == 11
    assert "broken on purpose" in text
    assert "canary" not in text.lower()
    assert "correct horse" not in text
    assert str(busy_client.token) not in text
