"""Admins create users, each with an address of its own."""

from typing import Any

import pytest

from payflowx.core.principal import Principal, Role
from payflowx.events.models import Event
from tests.api.documents import CREATE_API_KEY, CREATE_USER, LOGIN
from tests.api.refusals import nothing_changed, refusal
from tests.client import Client
from tests.factories import make_user

ADA = {"email": "ada@example.com", "name": "Ada Lovelace", "password": "analytical engine", "role": "OPERATOR"}


@pytest.mark.parametrize("role", list(Role))
async def test_created_user_has_its_role_and_can_sign_in(as_admin: Client, client: Client, role: Role) -> None:
    created = await as_admin.ask(CREATE_USER, input={**ADA, "role": role})

    assert created["errors"] == []
    expected = {"email": ADA["email"], "name": ADA["name"], "role": role, "isActive": True}
    assert created["user"] == {**created["user"], **expected}
    session = await client.ask(LOGIN, email=ADA["email"], password=ADA["password"])
    assert session["user"] == created["user"]


async def test_user_without_a_role_is_an_ordinary_one(as_admin: Client) -> None:
    created = await as_admin.ask(CREATE_USER, input={name: ADA[name] for name in ("email", "name", "password")})

    assert created["user"]["role"] == "USER"


async def test_creation_is_in_the_trail_without_the_password(as_admin: Client, admin: Principal) -> None:
    await as_admin.ask(CREATE_USER, input=ADA)

    event = await Event.get(type="user.created", actor=admin.actor)
    assert event.data == {"email": ADA["email"], "role": "OPERATOR"}


async def test_address_of_another_user_is_refused_in_any_case(as_admin: Client) -> None:
    await make_user(email="ada@example.com")

    async with nothing_changed():
        refused = await as_admin.ask(CREATE_USER, input={**ADA, "email": " Ada@EXAMPLE.com "})

    assert refusal(refused) == ("ALREADY_EXISTS", ["email"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(
            ("email", text)
            for text in ("", "ada", "@", "ada@", "@example.com", "a b@example.com", "a@b@c.d", "a@b\0c.d")
        ),
        ("email", "x" * 250 + "@example.com"),
        ("email", "\ud800@example.com"),
        *(("name", text) for text in ("", "   ", "x" * 201, "Ada\nLovelace", "Ada\0", "\ud800")),
        *(("password", text) for text in ("", "short", "x" * 11, "x" * 257, "\ud800" * 12)),
    ],
)
async def test_value_that_cannot_be_used_is_named(as_admin: Client, field: str, value: str) -> None:
    async with nothing_changed():
        refused = await as_admin.ask(CREATE_USER, input={**ADA, field: value})

    assert refusal(refused) == ("INVALID_INPUT", [field])
    assert field == "email" or not value or value not in refused["errors"][0]["message"]


@pytest.mark.parametrize(
    "changes", [{"role": "ROOT"}, {"role": None}, {"email": None}, {"isActive": False}, {"email": 7}]
)
async def test_input_of_another_shape_is_no_operation(as_admin: Client, changes: dict[str, Any]) -> None:
    async with nothing_changed():
        answer = await as_admin.send(CREATE_USER, {"input": {**ADA, **changes}})

    assert answer.code == "BAD_REQUEST"


async def test_key_of_an_admin_makes_no_users(as_admin: Client, client: Client) -> None:
    """Or one that was stolen could make itself an admin that outlives it."""
    key = await as_admin.ask(CREATE_API_KEY, input={"name": "server"})
    server = client.signed_in(key["secret"])
    await server.ask("{ me { id } }")
    user = {"email": "eve@example.com", "name": "Eve", "password": "correct horse battery", "role": "ADMIN"}

    async with nothing_changed():
        answer = await server.send(CREATE_USER, {"input": user})

    assert answer.code == "FORBIDDEN"
