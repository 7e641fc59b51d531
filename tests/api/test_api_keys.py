"""API keys over HTTP: their secret is shown once, and a server that sends it acts as the key's owner."""

from datetime import UTC, datetime, timedelta

from payflowx.core import clock
from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.documents import (
    API_KEYS,
    CREATE_API_KEY,
    CREATE_PAYMENT,
    LOGOUT,
    ME,
    REVOKE_API_KEY,
    payment_input,
)
from tests.api.refusals import nothing_changed, refusal
from tests.client import Client

NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"


async def test_server_pays_with_a_key_as_its_owner(
    client: Client, as_user: Client, user: Principal, merchant: Merchant
) -> None:
    created = await as_user.ask(CREATE_API_KEY, input={"name": "server"})
    server = client.signed_in(created["secret"])

    paid = await server.ask(CREATE_PAYMENT, input=payment_input(merchant))
    again = await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant))

    assert (await server.ask(ME))["id"] == user.actor
    assert (paid["replayed"], again["replayed"]) == (False, True)
    assert again["payment"] == paid["payment"]


async def test_key_is_listed_without_its_secret(as_user: Client) -> None:
    expires_at = (clock.utc_now() + timedelta(days=1)).replace(microsecond=0)
    created = await as_user.ask(CREATE_API_KEY, input={"name": "server", "expiresAt": expires_at.isoformat()})

    (listed,) = await as_user.ask(API_KEYS)

    assert listed == created["apiKey"]
    assert listed["id"].startswith("apikey_")
    assert (listed["name"], listed["prefix"]) == ("server", created["secret"][:12])
    assert datetime.fromisoformat(listed["expiresAt"]) == expires_at.astimezone(UTC)
    assert (listed["lastUsedAt"], listed["revokedAt"]) == (None, None)


async def test_revoked_key_lets_nobody_in(client: Client, as_user: Client) -> None:
    created = await as_user.ask(CREATE_API_KEY, input={"name": "server"})
    server = client.signed_in(created["secret"])
    assert (await server.ask(ME))["isActive"]

    revoked = await server.ask(REVOKE_API_KEY, id=created["apiKey"]["id"])

    assert (revoked["errors"], revoked["apiKey"]["revokedAt"] is None) == ([], False)
    assert (await server.send(ME)).code == "UNAUTHENTICATED"
    assert (await as_user.ask(API_KEYS))[0]["lastUsedAt"]


async def test_key_of_somebody_else_is_one_that_does_not_exist(
    as_user: Client, as_stranger: Client, as_operator: Client, as_admin: Client
) -> None:
    mine = (await as_user.ask(CREATE_API_KEY, input={"name": "server"}))["apiKey"]["id"]

    async with nothing_changed():
        for other in (as_stranger, as_operator, as_admin):
            for wanted in (mine, to_typeid("apikey", new_uuid())):
                assert refusal(await other.ask(REVOKE_API_KEY, id=wanted)) == ("NOT_FOUND", ["id"])
                assert await other.ask(NODE, id=wanted) is None
            assert await other.ask(API_KEYS) == []
    assert await as_user.ask(NODE, id=mine) == {"__typename": "ApiKey", "id": mine}


async def test_refusals_name_their_field(as_user: Client) -> None:
    past = "2020-01-01T00:00:00Z"
    async with nothing_changed():
        assert refusal(await as_user.ask(CREATE_API_KEY, input={"name": " "})) == ("INVALID_INPUT", ["name"])
        assert refusal(await as_user.ask(CREATE_API_KEY, input={"name": "server", "expiresAt": past})) == (
            "INVALID_INPUT",
            ["expiresAt"],
        )
        assert refusal(await as_user.ask(REVOKE_API_KEY, id=to_typeid("payment", new_uuid()))) == (
            "INVALID_INPUT",
            ["id"],
        )


async def test_key_makes_no_keys_and_has_no_session(client: Client, as_user: Client) -> None:
    created = await as_user.ask(CREATE_API_KEY, input={"name": "server"})
    server = client.signed_in(created["secret"])
    await server.ask(ME)

    async with nothing_changed():
        answer = await server.send(CREATE_API_KEY, {"input": {"name": "another"}})
        assert await server.ask(LOGOUT, token=None) is False

    assert (answer.code, answer.body["data"]) == ("FORBIDDEN", None)
    assert (await as_user.ask(ME))["isActive"]
