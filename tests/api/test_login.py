"""Signing in: a token for the right password, and one answer to everything else."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from payflowx.core import clock
from payflowx.core.ids import to_typeid
from payflowx.core.principal import Principal
from payflowx.identity.models import SignInFailures
from tests.api.documents import LOGIN, ME
from tests.api.refusals import nothing_changed, refusal
from tests.client import Client
from tests.factories import PASSWORD, lock_out, make_user

EMAIL = "ada@example.com"


@pytest.fixture
async def ada(database: str) -> Principal:
    """A user whose address is known."""
    return await make_user(email=EMAIL)


async def test_right_password_gives_a_token_that_works(client: Client, ada: Principal) -> None:
    before = clock.utc_now()

    session = await client.ask(LOGIN, email=EMAIL, password=PASSWORD)

    assert session["errors"] == []
    assert session["user"] == await client.signed_in(session["accessToken"]).ask(ME)
    lifetime = datetime.fromisoformat(session["expiresAt"]) - before
    assert timedelta(minutes=9) < lifetime < timedelta(minutes=11)


async def test_address_is_taken_in_any_case_and_with_spaces_around(client: Client, ada: Principal) -> None:
    session = await client.ask(LOGIN, email="  ADA@Example.COM ", password=PASSWORD)

    assert session["user"]["email"] == EMAIL


async def test_me_is_the_signed_in_user(client: Client, ada: Principal) -> None:
    session = await client.ask(LOGIN, email=EMAIL, password=PASSWORD)

    me = await client.signed_in(session["accessToken"]).ask(ME)

    assert me == {
        "id": to_typeid("user", ada.user_id),
        "email": EMAIL,
        "name": "Test User",
        "role": "USER",
        "isActive": True,
        "createdAt": "2026-11-20T12:00:00Z",
    }


async def test_every_refusal_is_the_same(client: Client, ada: Principal) -> None:
    inactive = await make_user(email="gone@example.com")
    await lock_out(inactive)
    attempts = [
        (EMAIL, "a wrong password"),
        (EMAIL, PASSWORD.upper()),
        (EMAIL, PASSWORD + " "),
        (EMAIL, ""),
        (EMAIL, "x" * 10_000),
        (EMAIL, "\ud800"),
        ("nobody@example.com", PASSWORD),
        ("gone@example.com", PASSWORD),
        ("", PASSWORD),
        ("%", PASSWORD),
        ("ada@example.com\0", PASSWORD),
        ("\ud800@example.com", PASSWORD),
        ("x" * 10_000, PASSWORD),
    ]

    sessions = []
    for email, password in attempts:
        async with nothing_changed(besides=("sign_in_failures",)):
            sessions.append(await client.ask(LOGIN, email=email, password=password))
        await SignInFailures.all().update(failures=0, refused_until=clock.utc_now())

    assert refusal(sessions[0]) == ("INVALID_CREDENTIALS", [])
    assert all(session == sessions[0] for session in sessions)


@pytest.mark.parametrize("missing", ["email", "password"])
async def test_login_without_a_part_is_no_operation(client: Client, missing: str) -> None:
    given: dict[str, Any] = {"email": EMAIL, "password": PASSWORD, missing: None}

    answer = await client.send(LOGIN, given)

    assert answer.code == "BAD_REQUEST"
    assert "data" not in answer.body
