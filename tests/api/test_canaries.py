"""No secret and no card number gets into a log line, a table or an answer, whichever way it comes in."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, get_named_type

from payflowx.core import log
from payflowx.core.ids import to_typeid
from payflowx.core.principal import Principal
from payflowx.identity import passwords
from payflowx.merchants.models import Merchant
from payflowx.payments.service import lists, taking
from tests.api.documents import (
    CREATE_API_KEY,
    CREATE_PAYMENT,
    CREATE_USER,
    LOGIN,
    LOGOUT,
    ME,
    REFRESH_SESSION,
    REVOKE_API_KEY,
    payment_input,
)
from tests.api.operations import Operation, operations, sample
from tests.api.refusals import nothing_changed
from tests.bank_statements.files import bring
from tests.bank_statements.tellings import Movement, Sheet, camt053
from tests.canaries import CARD, CARD_IN_GROUPS, SECRETS, leaked, stored
from tests.client import Client
from tests.factories import PASSWORD, make_user

FORMATS: tuple[log.LogFormat, ...] = ("json", "console")
JSON = {"content-type": "application/json"}
# Of the first two a hash is all that anybody looks at or keeps, and the third comes with a file only and is not kept.
SECRET_PLACES = {("input", "password"), ("refreshToken",), ("input", "mapping")}


@pytest.fixture(params=FORMATS)
def written(request: pytest.FixtureRequest, connected_database: str) -> Iterator[Callable[[], str]]:
    """Gives a function that tells all that was logged, on every level."""
    stream = io.StringIO()
    log.configure(request.param, level=logging.DEBUG)
    (handler,) = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    yield stream.getvalue
    log.configure("console")


def places(type_: Any, *path: str) -> Iterator[tuple[str, ...]]:
    """Where a text can be given in an argument of this type."""
    named = get_named_type(type_)
    if isinstance(named, GraphQLInputObjectType):
        for name, part in named.fields.items():
            yield from places(part.type, *path, name)
    elif named.name in {"String", "ID", "CurrencyCode"}:
        yield path


ALL_PLACES = [
    pytest.param(operation, path, id=f"{operation}-{'.'.join(path)}")
    for kind in ("query", "mutation")
    for operation in operations(kind)
    for name, argument in operation.root_field.args.items()
    for path in places(argument.type, name)
]


def given(operation: Operation, path: tuple[str, ...], text: str, merchant: Merchant) -> dict[str, Any]:
    """Variables that are good but for the text at one place."""
    good = {
        "createPayment": {"input": payment_input(merchant)},
        "createRefund": {
            "input": {
                "idempotencyKey": "refund-1",
                "paymentId": to_typeid("payment", merchant.id),
                "amount": {"amount": "1", "currency": "EUR"},
            }
        },
        "createUser": {"input": {"email": "new@example.com", "name": "New", "password": SECRETS["password"]}},
        "setReconciliationTerms": {
            "input": {
                "currency": "EUR",
                "fee": {"amount": "1", "currency": "EUR"},
                "tolerance": {"amount": "1", "currency": "EUR"},
            }
        },
        "updateMerchant": {"input": {"id": to_typeid("merchant", merchant.id), "name": "Renamed"}},
    }
    variables: dict[str, Any] = {**operation.variables, **good.get(operation.name, {})}
    place = variables
    for name in path[:-1]:
        place[name] = dict(place.get(name) or {})
        place = place[name]
    place[path[-1]] = text
    for name, argument in operation.root_field.args.items():
        if name in variables and path[0] == name and path[1:2] and not good.get(operation.name):
            variables[name] = {**sample(argument.type), **variables[name]}
    return variables


def test_every_kind_of_input_is_looked_at() -> None:
    found = {place.id for place in ALL_PLACES}

    assert {"node-id", "payments-filter.search", "createPayment-input.amount.currency", "login-input.email"} <= found


@pytest.mark.parametrize(("operation", "path"), ALL_PLACES)
async def test_card_number_is_refused_and_kept_nowhere(
    as_admin: Client,
    merchant: Merchant,
    written: Callable[[], str],
    operation: Operation,
    path: tuple[str, ...],
) -> None:
    errors = "" if operation.name == "logout" else "{ errors { code message path } }"
    for text in (CARD, CARD_IN_GROUPS, f"{CARD}@example.com"):
        variables = given(operation, path, text, merchant)
        document = Operation(operation.kind, operation.name, variables).document(
            errors if operation.kind == "mutation" else "{ __typename }"
        )

        answer = await as_admin.send(document, variables)

        assert leaked(json.dumps(answer.body)) == []
        assert path in SECRET_PLACES or "INVALID_" in json.dumps(answer.body)

    assert leaked(await stored()) == []
    assert leaked(written()) == []


async def push_passwords(client: Client) -> None:
    """Signs in and makes users, in all the ways that are accepted and refused."""
    for password in ("wrong password", "password"):
        await client.send(LOGIN, {"email": "ada@example.com", "password": SECRETS[password]})
    for password in ("refused password", "password", "password"):  # too short; taken; taken again
        user = {"email": "grace@example.com", "name": "Grace", "password": SECRETS[password]}
        await client.send(CREATE_USER, {"input": user})
    await client.send(CREATE_USER, {"input": {"password": SECRETS["password"]}})
    await client.send(LOGIN, {"password": SECRETS["password"], "email": 1})


async def push_credentials(client: Client) -> None:
    """Sends everything that a client may try to prove itself with."""
    for credentials in (
        f"Bearer {SECRETS['access token']}",
        f"bearer  {SECRETS['forged token']}",
        f"Basic {SECRETS['basic credentials']}",
        SECRETS["access token"],
    ):
        await client.send(ME, headers={"authorization": credentials})
    await client.send(
        ME, headers={"cookie": f"session={SECRETS['cookie']}", "x-api-key": SECRETS["header"], "x-request-id": CARD}
    )


async def live_credentials(client: Client) -> list[str]:
    """Secrets that the API itself gives out, each used rightly and wrongly."""
    session = await client.ask(LOGIN, email="ada@example.com", password=PASSWORD)
    again = await client.ask(REFRESH_SESSION, token=session["refreshToken"])
    signed_in = client.signed_in(again["accessToken"])
    created = await signed_in.ask(CREATE_API_KEY, input={"name": "server"})
    await client.signed_in(created["secret"]).ask(ME)
    await client.send(REFRESH_SESSION, {"token": created["secret"]})
    await client.signed_in(again["refreshToken"]).send(ME)
    await signed_in.ask(REVOKE_API_KEY, id=created["apiKey"]["id"])
    await client.signed_in(created["secret"]).send(ME)
    await client.send(REFRESH_SESSION, {"token": session["refreshToken"]})  # a second time: the session ends
    await client.send(LOGOUT, {"token": again["refreshToken"]})
    given = [session[name] for name in ("accessToken", "refreshToken")]
    return [*given, again["accessToken"], again["refreshToken"], created["secret"]]


async def push_malformed_requests(client: Client) -> None:
    """Sends what is no request, or none that can be run."""
    field, operation, body = SECRETS["field"], SECRETS["operation"], SECRETS["body"]
    await client.send(f"{{ {field} }}", {"canary": SECRETS["variable"]})
    await client.send(ME, {field: SECRETS["variable"]})
    await client.post({"query": ME, "operationName": operation})
    await client.post({"query": ME, "operationName": CARD})
    await client.send(f"query q_{CARD} {{ alias_{CARD}: me {{ id }} }}")
    await client.post({"query": [body], "variables": body, field: body})
    for content in (f'{{"query": "{body}', f"{body}", f'["{body}"]', f"\xff{body}"):
        await client.http.post("/graphql", content=content.encode("latin-1"), headers=JSON)
    await client.http.post("/graphql", content=body, headers={"content-type": body})
    parameters = {"query": "{ __typename }", "variables": SECRETS["query string"], "token": SECRETS["query string"]}
    for path in ("/graphql", "/nothing", f"/{CARD}"):
        await client.http.get(path, params=parameters)


async def push_into_exceptions(client: Client, merchant: Merchant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Breaks what a request runs into, so that what was sent is part of the exception."""

    async def broken(**_: object) -> None:
        raise ValueError(f"invalid literal: {SECRETS['exception']!r}\n{SECRETS['exception']}")

    async def not_hashed(_: str) -> str:
        return SECRETS["hash"]

    refused_row = payment_input(merchant, idempotencyKey="", description=SECRETS["description"])
    with monkeypatch.context() as patched:
        patched.setattr(lists, "list_payments", broken)
        patched.setattr(taking, "_check_instruction", lambda *_: None)
        patched.setattr(passwords, "hash_password", not_hashed)
        await client.send(f"{{ alias_{CARD}: payments {{ nodes {{ id }} }} }}")
        await client.send(CREATE_PAYMENT, {"input": refused_row})
        user = {"email": "joan@example.com", "name": "Joan", "password": SECRETS["password"]}
        await client.send(CREATE_USER, {"input": user})


async def test_secrets_are_written_nowhere(
    as_admin: Client,
    admin: Principal,
    merchant: Merchant,
    written: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await make_user(email="ada@example.com")
    await push_passwords(as_admin)
    await push_credentials(as_admin)
    await push_malformed_requests(as_admin)
    given_out = await live_credentials(as_admin)
    await push_into_exceptions(as_admin, merchant, monkeypatch)

    assert leaked(written()) == []
    assert [secret for secret in (str(as_admin.token), *given_out) if secret in written() + await stored()] == []
    assert admin.actor in written()
    assert written().count("request failed") == 3
    assert "payments_idempotency_key" in written()
    assert leaked(await stored()) == []


async def test_answer_to_a_secret_does_not_repeat_it(client: Client) -> None:
    answers = [
        await client.send(LOGIN, {"email": "ada@example.com", "password": SECRETS["wrong password"]}),
        await client.send(ME, headers={"authorization": f"Bearer {SECRETS['access token']}"}),
        await client.send(ME, headers={"x-request-id": CARD, "cookie": SECRETS["cookie"]}),
    ]

    for answer in answers:
        assert leaked(json.dumps(answer.body) + str(answer.headers)) == []


async def test_refused_card_number_changes_nothing(as_user: Client, merchant: Merchant) -> None:
    for field in ("idempotencyKey", "reference", "description", "paymentMethod"):
        async with nothing_changed():
            payload = await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant, **{field: f"card {CARD}"}))
        assert [(error["code"], error["path"]) for error in payload["errors"]] == [("INVALID_INPUT", [field])]


async def test_counterparties_are_written_to_no_log(
    admin: Principal, written: Callable[[], str], database: str
) -> None:
    movements = [Movement("Canary Lovelace", "DE89370400440532013000"), Movement("Canary Hopper", CARD)]
    for number in (1, 5):
        await bring(admin, camt053(Sheet(movements, number=number)))

    assert "statement imported" in written()
    assert [word for word in ("Lovelace", "Hopper", "DE89", CARD) if word in written()] == []
    assert "Canary Lovelace" in await stored()
    assert leaked(await stored()) == []
