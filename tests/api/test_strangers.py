"""Nobody gets anything but a login without a valid token, whatever is asked for and whatever is sent instead."""

from collections.abc import Callable
from datetime import timedelta

import jwt
import pytest

from payflowx.access import credentials, tokens
from payflowx.core import clock
from payflowx.core.ids import SessionId, UserId, new_uuid, to_typeid
from payflowx.core.principal import Principal
from payflowx.identity.models import User
from payflowx.schema import policies
from tests.api.documents import LOGIN, ME
from tests.api.operations import Operation, everything, operations
from tests.api.refusals import nothing_changed
from tests.client import Client
from tests.factories import PASSWORD, lock_out, sign_in

ROOTS = ("Query.", "Mutation.")
OPEN = {"login", "refreshSession", "logout"}
WITH_A_FILE = {"importStatement"}  # it can't be asked for in JSON: test_bank_statements
CLOSED = [
    operation
    for kind in ("query", "mutation")
    for operation in operations(kind)
    if operation.name not in OPEN | WITH_A_FILE
]


def test_only_sessions_are_open_to_strangers() -> None:
    assert {name for name, access in policies.matrix().items() if access is None and name.startswith(ROOTS)} == {
        f"Mutation.{name}" for name in OPEN
    }
    assert len(CLOSED) >= 18


@pytest.mark.parametrize("operation", CLOSED, ids=str)
async def test_stranger_is_refused_before_anything_is_looked_at(
    client: Client,
    walking: Callable[[Client], Client],
    token_key: tokens.TokenKey,
    user: Principal,
    operation: Operation,
) -> None:
    client = walking(client)
    document = operation.document(everything(operation.root_field.type, depth=0))
    now = clock.utc_now()
    other_key = tokens.TokenKey(b"a secret that somebody else has thought of", token_key.lifetime)
    session = tokens.read(token_key, await sign_in(user, token_key), clock.utc_now())
    nobody = tokens.Bearer(UserId(new_uuid()), session.session_id)
    elsewhere = tokens.Bearer(session.user_id, SessionId(new_uuid()))
    await lock_out(user)
    strangers = {
        "nobody": client,
        "garbage": client.signed_in("garbage"),
        "expired": client.signed_in(tokens.issue(token_key, session, now - timedelta(days=1)).text),
        "foreign": client.signed_in(tokens.issue(other_key, session, now).text),
        "unknown": client.signed_in(tokens.issue(token_key, nobody, now).text),
        "without a session": client.signed_in(tokens.issue(token_key, elsewhere, now).text),
        "deactivated": client.signed_in(tokens.issue(token_key, session, now).text),
        "unknown key": client.signed_in(credentials.Secret.new(credentials.API_KEY).text),
        "empty key": client.signed_in(credentials.API_KEY),
    }

    async with nothing_changed():
        answers = {name: await stranger.send(document, operation.variables) for name, stranger in strangers.items()}

    for answer in answers.values():
        assert answer.status == 200
        assert (answer.code, answer.error["path"]) == ("UNAUTHENTICATED", [operation.name])
        assert not any((answer.body["data"] or {}).values())


async def test_stranger_may_read_the_schema(client: Client) -> None:
    assert (await client.ask("{ __schema { queryType { name } } }")) == {"queryType": {"name": "Query"}}


@pytest.fixture
async def session(user: Principal, token_key: tokens.TokenKey) -> tokens.Bearer:
    """An open session of the user."""
    return tokens.read(token_key, await sign_in(user, token_key), clock.utc_now())


def forged(key: tokens.TokenKey, session: tokens.Bearer, **changes: object) -> str:
    """A token like the application's own, but for some claims; None leaves one out."""
    now = clock.utc_now()
    claims = {
        "sub": to_typeid("user", session.user_id),
        "sid": to_typeid("session", session.session_id),
        "iss": tokens.ISSUER,
        "aud": tokens.AUDIENCE,
        "iat": now,
        "nbf": now,
        "exp": now + timedelta(hours=1),
        "jti": str(new_uuid()),
        **changes,
    }
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, key.secret)


async def test_token_with_the_right_claims_is_taken(
    client: Client, token_key: tokens.TokenKey, session: tokens.Bearer
) -> None:
    me = await client.signed_in(forged(token_key, session)).ask(ME)

    assert me["id"] == to_typeid("user", session.user_id)


WRONG_CLAIMS = {
    "expired": {"exp": clock.utc_now() - timedelta(hours=1)},
    "not yet valid": {"nbf": clock.utc_now() + timedelta(hours=1)},
    "of another issuer": {"iss": "somebody-else"},
    "for another audience": {"aud": "another-api"},
    "of an unknown user": {"sub": to_typeid("user", new_uuid())},
    "of a payment": {"sub": to_typeid("payment", new_uuid())},
    "of a name": {"sub": "admin"},
    "of nobody": {"sub": ""},
    "of another session": {"sid": to_typeid("session", new_uuid())},
    "of no session": {"sid": to_typeid("user", new_uuid())},
    **{f"without {claim}": {claim: None} for claim in tokens.REQUIRED_CLAIMS},
}


@pytest.mark.parametrize("changes", WRONG_CLAIMS.values(), ids=list(WRONG_CLAIMS))
async def test_token_with_a_wrong_claim_is_refused(
    client: Client, token_key: tokens.TokenKey, session: tokens.Bearer, changes: dict[str, object]
) -> None:
    answer = await client.signed_in(forged(token_key, session, **changes)).send(ME)

    assert answer.code == "UNAUTHENTICATED"


async def test_token_signed_with_another_secret_is_refused(
    client: Client, token_key: tokens.TokenKey, session: tokens.Bearer
) -> None:
    other = tokens.TokenKey(b"a secret that somebody else has thought of", token_key.lifetime)

    answer = await client.signed_in(tokens.issue(other, session, clock.utc_now()).text).send(ME)

    assert answer.code == "UNAUTHENTICATED"


@pytest.mark.parametrize("algorithm", ["none", "HS384", "HS512"])
async def test_token_of_another_algorithm_is_refused(
    client: Client, token_key: tokens.TokenKey, session: tokens.Bearer, algorithm: str
) -> None:
    claims = jwt.decode(forged(token_key, session), options={"verify_signature": False})
    token = jwt.encode(claims, "" if algorithm == "none" else token_key.secret, algorithm=algorithm)

    answer = await client.signed_in(token).send(ME)

    assert answer.code == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer ....", "Basic YWRhOmFkYQ==", "Bearer " + "x" * 8000],
    ids=lambda text: text[:12] or "empty",
)
async def test_header_without_a_token_is_refused(client: Client, authorization: str) -> None:
    answer = await client.send(ME, headers={"authorization": authorization})

    assert answer.code == "UNAUTHENTICATED"


async def test_token_stops_working_when_its_user_is_deactivated(as_user: Client, user: Principal) -> None:
    assert (await as_user.ask(ME))["isActive"]
    await lock_out(user)

    assert (await as_user.send(ME)).code == "UNAUTHENTICATED"


async def test_token_of_a_role_that_was_taken_away_has_the_new_role(as_admin: Client, admin: Principal) -> None:
    await User.filter(id=admin.user_id).update(role="USER")

    assert (await as_admin.ask(ME))["role"] == "USER"
    assert (await as_admin.send("mutation { runReconciliation { run { id } } }")).code == "FORBIDDEN"


async def test_invalid_token_does_not_keep_anybody_from_signing_in(client: Client, user: Principal) -> None:
    email = (await User.get(id=user.user_id)).email

    payload = await client.signed_in("garbage").ask(LOGIN, email=email, password=PASSWORD)

    assert payload["user"]["id"] == to_typeid("user", user.user_id)
