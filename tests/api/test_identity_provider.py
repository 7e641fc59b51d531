"""Tokens of an identity provider over HTTP, from a real one on the loopback interface."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from payflowx.app import create_app
from payflowx.identity.models import User
from tests.access.oidc_server import AUDIENCE, CLAIMS, OidcServer, running
from tests.api.conftest import settings
from tests.api.documents import CREATE_API_KEY, LOGIN, ME
from tests.client import Client, in_process
from tests.factories import PASSWORD, make_user


@asynccontextmanager
async def connected(database: str, server: OidcServer, **more: object) -> AsyncIterator[Client]:
    """A client of an application that accepts the provider's tokens."""
    configured = settings(database).model_copy(
        update={
            "oidc_issuer": server.issuer,
            "oidc_audience": AUDIENCE,
            "oidc_role_claim": "https://payflowx.example/role",
            "oidc_create_users": True,
            **more,
        }
    )
    async with in_process(create_app(configured)) as client:
        yield client


async def test_token_of_the_provider_signs_in_whom_it_names(database: str) -> None:
    async with running() as server, connected(database, server) as client:
        caller = client.signed_in(server.issue(**CLAIMS["Auth0, ID"]))

        me = await caller.ask(ME)
        again = await caller.ask(ME)

    assert (me["email"], me["name"], me["role"]) == ("ada@example.com", "Ada Lovelace", "OPERATOR")
    assert again == me
    assert await User.all().count() == 1


async def test_tokens_of_old_and_new_keys_work_and_those_of_a_withdrawn_one_do_not(database: str) -> None:
    async with running() as server, connected(database, server) as client:
        old = client.signed_in(server.issue(**CLAIMS["Auth0, ID"]))
        assert (await old.ask(ME))["isActive"]

        server.rotate()
        new = client.signed_in(server.issue(**CLAIMS["Auth0, ID"]))

        assert (await new.ask(ME)) == (await old.ask(ME))


async def test_our_own_sessions_and_keys_work_beside_it(database: str) -> None:
    await make_user(email="bob@example.com")
    async with running() as server, connected(database, server) as client:
        session = await client.ask(LOGIN, email="bob@example.com", password=PASSWORD)
        foreign = client.signed_in(server.issue(**CLAIMS["Auth0, ID"]))
        key = await foreign.ask(CREATE_API_KEY, input={"name": "server"})

        assert (await client.signed_in(session["accessToken"]).ask(ME))["email"] == "bob@example.com"
        assert (await client.signed_in(key["secret"]).ask(ME))["email"] == "ada@example.com"


@pytest.mark.parametrize("changes", [{"aud": "somebody-else"}, {"exp": 1}, {"iss": "https://evil.example/"}], ids=str)
async def test_token_that_is_not_for_us_lets_nobody_in(database: str, changes: dict[str, object]) -> None:
    async with running() as server, connected(database, server) as client:
        answer = await client.signed_in(server.issue(**{**CLAIMS["Auth0, ID"], **changes})).send(ME)

    assert answer.code == "UNAUTHENTICATED"
    assert await User.all().count() == 0


async def test_unknown_user_is_nobody_where_none_are_created(database: str) -> None:
    async with running() as server, connected(database, server, oidc_create_users=False) as client:
        answer = await client.signed_in(server.issue(**CLAIMS["Auth0, ID"])).send(ME)

    assert answer.code == "UNAUTHENTICATED"
    assert await User.all().count() == 0


async def test_provider_that_can_not_be_reached_is_no_reason_to_call_anybody_a_stranger(database: str) -> None:
    async with running() as server, connected(database, server) as client:
        token = server.issue(**CLAIMS["Auth0, ID"])
        async with server.down():
            answer = await client.signed_in(token).send(ME)

    assert (answer.status, answer.code) == (503, "UNAVAILABLE")
    assert answer.headers["retry-after"] == "5"


async def test_without_the_setting_foreign_tokens_let_nobody_in(client: Client) -> None:
    async with running() as server:
        answer = await client.signed_in(server.issue(**CLAIMS["Auth0, ID"])).send(ME)

    assert answer.code == "UNAUTHENTICATED"
    assert server.fetches == 0
