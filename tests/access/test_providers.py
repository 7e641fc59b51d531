"""Tokens of an identity provider: what it signed for us, now, names somebody; everything else names nobody."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import jwt
import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.asymmetric import rsa

from payflowx.access import tokens
from payflowx.access.providers import Claims, IdentityProvider, ProviderSettings
from payflowx.core.clock import utc_now
from payflowx.core.errors import NotAuthenticated
from payflowx.core.ids import SessionId, UserId, new_uuid
from payflowx.core.principal import Role
from tests.access.oidc_server import AUDIENCE, CLAIMS, SUBJECT, OidcServer, SigningKey, running
from tests.api.logs import recorded_log

NOW: Final = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
NOW_SECONDS: Final = int(NOW.timestamp())
DAY_SECONDS: Final = 24 * 60 * 60
LIFE: Final = {"iat": NOW_SECONDS, "exp": NOW_SECONDS + 600}


@pytest_asyncio.fixture(scope="module")
async def server() -> AsyncIterator[OidcServer]:
    """A provider whose issuer ends in a slash, as Auth0's does. Its keys are the same for the whole module."""
    async with running("/") as server:
        yield server


@pytest.fixture(scope="module")
def settings(server: OidcServer) -> ProviderSettings:
    """The settings that trust this provider, and leave roles to us."""
    return ProviderSettings(server.issuer, AUDIENCE)


@pytest.fixture(scope="module")
def provider(settings: ProviderSettings) -> IdentityProvider:
    """What reads the provider's tokens; it has fetched the keys by the second test."""
    return IdentityProvider(settings)


def claims(server: OidcServer, **changes: object) -> dict[str, object]:
    """The claims of a token that is good at NOW, with changes; what is changed to None is left out."""
    return server.claims(**(LIFE | changes))


def encoded(part: Mapping[str, object]) -> str:
    """A part of a token."""
    return urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


async def assert_refused(provider: IdentityProvider, token: str, *, now: datetime = NOW) -> None:
    """The token names nobody, and the error doesn't say why."""
    with pytest.raises(NotAuthenticated) as refusal:
        await provider.read(token, now=now)
    assert str(refusal.value) == "The access token is not valid, or no longer."


async def test_token_names_somebody(server: OidcServer, provider: IdentityProvider) -> None:
    token = server.issue(email="ada@example.com", email_verified=True, name="Ada Lovelace", **LIFE)

    assert await provider.read(token, now=NOW) == Claims(
        issuer=server.issuer,
        subject=SUBJECT,
        email="ada@example.com",
        is_email_verified=True,
        name="Ada Lovelace",
        role=None,
        issued_at=NOW,
    )


SHAPES: Final[dict[str, tuple[str, str | None, str | None]]] = {
    "Auth0, access": ("https://payflowx.example/role", None, None),
    "Auth0, ID": ("https://payflowx.example/role", "ada@example.com", "Ada Lovelace"),
    "Keycloak, access": ("realm_access.roles", "ada@example.com", "Ada Lovelace"),
    "Cognito, access": ("cognito:groups", None, None),
    "Cognito, ID": ("cognito:groups", "ada@example.com", "Ada Lovelace"),
}


@pytest.mark.parametrize("path", ["/", "", "/realms/payflowx"], ids=["slash", "bare", "realm"])
async def test_tokens_of_well_known_providers_are_read(path: str) -> None:
    async with running(path) as server:
        for shape, (role_claim, email, name) in SHAPES.items():
            provider = IdentityProvider(ProviderSettings(server.issuer, AUDIENCE, role_claim))
            token = server.issue(**CLAIMS[shape])

            read = await provider.read(token, now=utc_now())

            assert read.subject == CLAIMS[shape].get("sub", SUBJECT), shape
            assert (read.email, read.is_email_verified, read.name) == (email, email is not None, name), shape
            assert read.role is Role.OPERATOR, shape


def test_every_shape_of_a_token_is_read() -> None:
    assert SHAPES.keys() == CLAIMS.keys()


RSA: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")
OTHERS: Final = ("ES256", "ES384", "ES512", "EdDSA")


@pytest.mark.parametrize("algorithm", [*RSA, *OTHERS])
@pytest.mark.parametrize("is_named", [True, False], ids=["named", "unnamed"])
async def test_every_asymmetric_algorithm_is_read(algorithm: str, is_named: bool) -> None:
    async with running(algorithm=algorithm) as server:
        server.jwks = {"keys": [server.signing.jwk(alg=algorithm if is_named else None)]}
        provider = IdentityProvider(ProviderSettings(server.issuer, AUDIENCE))
        token = server.issue()

        assert provider.handles(token)
        assert (await provider.read(token, now=utc_now())).subject == SUBJECT


@pytest.mark.parametrize("algorithm", ["RS384", "PS256"])
async def test_key_that_is_for_one_algorithm_serves_no_other(
    server: OidcServer, provider: IdentityProvider, algorithm: str
) -> None:
    await assert_refused(provider, server.signing.sign(claims(server), alg=algorithm))


async def test_key_of_another_type_than_the_algorithm_is_not_used(
    server: OidcServer, provider: IdentityProvider
) -> None:
    other = SigningKey("ES256")

    await assert_refused(provider, other.sign(claims(server), kid=server.signing.kid))


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
@pytest.mark.parametrize("form", ["PEM", "JWK", "modulus"])
async def test_public_key_is_no_secret(
    server: OidcServer, provider: IdentityProvider, algorithm: str, form: str
) -> None:
    jwk = server.signing.jwk()
    secret = {"PEM": server.signing.public_pem(), "JWK": json.dumps(jwk).encode(), "modulus": jwk["n"].encode()}[form]
    header = {"alg": algorithm, "typ": "JWT", "kid": server.signing.kid}
    text = f"{encoded(header)}.{encoded(claims(server))}"
    digest = hmac.digest(secret, text.encode(), getattr(hashlib, f"sha{algorithm[2:]}"))

    token = f"{text}.{urlsafe_b64encode(digest).rstrip(b'=').decode()}"

    assert not provider.handles(token)
    await assert_refused(provider, token)


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "", "rs256", "RS256 ", "ES256K", "ES521", "RSA-OAEP"])
async def test_other_algorithms_are_refused(server: OidcServer, provider: IdentityProvider, algorithm: str) -> None:
    signature = server.signing.sign(claims(server)).rpartition(".")[2]

    for end in ("", signature):
        token = f"{encoded({'alg': algorithm, 'kid': server.signing.kid})}.{encoded(claims(server))}.{end}"
        assert not provider.handles(token)
        await assert_refused(provider, token)


@pytest.mark.parametrize("header", [{"alg": None}, {"alg": ["RS256"]}, {"alg": {"a": 1}}, {"alg": 1}, {}], ids=str)
async def test_header_without_an_algorithm_is_refused(
    server: OidcServer, provider: IdentityProvider, header: dict[str, object]
) -> None:
    token = f"{encoded(header)}.{encoded(claims(server))}.AAAA"

    assert not provider.handles(token)
    await assert_refused(provider, token)


async def test_keys_that_a_token_brings_along_are_ignored(server: OidcServer, provider: IdentityProvider) -> None:
    async with running() as attacker:
        own = attacker.rotate()
        brought: list[dict[str, object]] = [
            {"jwk": own.jwk()},
            {"jwk": own.jwk(kid=server.signing.kid)},
            {"jku": attacker.jwks_url},
            {"x5u": attacker.jwks_url},
            {"x5c": ["MIIB"]},
        ]
        for kid in (own.kid, server.signing.kid, None):
            for header in brought:
                await assert_refused(provider, own.sign(claims(server), kid=kid, **header))

        assert attacker.fetches == attacker.discoveries == 0


@pytest.mark.parametrize("header", [{"crit": ["exp"]}, {"crit": ["http://x"], "http://x": 1}, {"crit": []}], ids=str)
async def test_header_that_must_be_understood_is_not(
    server: OidcServer, provider: IdentityProvider, header: dict[str, object]
) -> None:
    await assert_refused(provider, server.signing.sign(claims(server), **header))


async def test_token_whose_payload_is_detached_is_refused(server: OidcServer, provider: IdentityProvider) -> None:
    await assert_refused(provider, server.signing.sign(claims(server), b64=False))


async def test_key_that_is_too_weak_is_not_used(server: OidcServer, settings: ProviderSettings) -> None:
    weak = SigningKey()
    weak.private = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - this is the point
    async with running() as other:
        other.keys = [weak]
        provider = IdentityProvider(replace(settings, jwks_url=other.jwks_url))
        with pytest.warns(jwt.InsecureKeyLengthWarning):
            token = weak.sign(claims(server))

        await assert_refused(provider, token)

        assert other.fetches > 0


async def test_token_of_another_key_is_refused(server: OidcServer, provider: IdentityProvider) -> None:
    await assert_refused(provider, SigningKey(number=1).sign(claims(server), kid=server.signing.kid))


async def test_token_that_was_changed_after_signing_is_refused(server: OidcServer, provider: IdentityProvider) -> None:
    header, payload, signature = server.signing.sign(claims(server)).split(".")

    await assert_refused(provider, f"{header}.{encoded(claims(server, sub='somebody else'))}.{signature}")
    await assert_refused(provider, f"{encoded({'alg': 'RS256', 'kid': server.signing.kid})}.{payload}.{signature}")
    await assert_refused(provider, f"{header}.{payload}.")
    await assert_refused(provider, f"{header}.{payload}.{signature[:-8]}")


@pytest.mark.parametrize("claim", ["exp", "iat", "iss", "sub", "aud"])
async def test_token_without_a_required_claim_is_refused(
    server: OidcServer, provider: IdentityProvider, claim: str
) -> None:
    await assert_refused(provider, server.signing.sign(claims(server, **{claim: None})))
    await assert_refused(provider, server.signing.sign(claims(server) | {claim: None}))


FAULTS: Final[dict[str, dict[str, Any]]] = {
    "another issuer": {"iss": "https://login.example.com/"},
    "no issuer": {"iss": ""},
    "several issuers": {"iss": ["a", "b"]},
    "our own issuer": {"iss": "payflowx"},
    "another audience": {"aud": "payflowx-test"},
    "audience in another case": {"aud": "PayFlowX"},
    "part of the audience": {"aud": "pay"},
    "other audiences": {"aud": ["a", "b"]},
    "no audiences": {"aud": []},
    "empty audience": {"aud": ""},
    "audience that is an object": {"aud": {AUDIENCE: True}},
    "audience in a list of lists": {"aud": [[AUDIENCE]]},
    "right party, another audience": {"aud": "a", "azp": AUDIENCE},
    "right party, no audience": {"aud": None, "azp": AUDIENCE},
    "right client, no use": {"aud": None, "client_id": AUDIENCE},
    "right client of an ID token": {"aud": None, "client_id": AUDIENCE, "token_use": "id"},
    "right client, another audience": {"aud": "a", "client_id": AUDIENCE, "token_use": "access"},
    "another client": {"aud": None, "client_id": "a", "token_use": "access"},
    "expired": {"exp": NOW_SECONDS - 10},
    "expired long ago": {"iat": 0, "exp": 1},
    "not yet valid": {"nbf": NOW_SECONDS + 11},
    "issued in the future": {"iat": NOW_SECONDS + 11},
    "lives too long": {"exp": NOW_SECONDS + DAY_SECONDS + 1},
    "lives too long already": {"iat": NOW_SECONDS - DAY_SECONDS, "exp": NOW_SECONDS + 1},
    "expiry that is a text": {"exp": str(NOW_SECONDS + 600)},
    "expiry that is true": {"exp": True},
    "expiry beyond all numbers": {"exp": float("inf")},
    "expiry that is no number": {"exp": float("nan")},
    "expiry beyond the calendar": {"exp": 10**30},
    "issue that is no number": {"iat": float("nan")},
    "issue before the calendar": {"iat": -(10**30)},
    "start that is a text": {"nbf": "now"},
    "start that is an object": {"nbf": {}},
    "start that is true": {"nbf": True},
    "empty subject": {"sub": ""},
    "subject that is too long": {"sub": "s" * 256},
    "subject that is a number": {"sub": 42},
    "subject that is an object": {"sub": {"id": SUBJECT}},
    "subject with a control character": {"sub": "a\0b"},
    "subject that is half a character": {"sub": "\ud83d"},
    "bound to a key": {"cnf": {"jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}},
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
async def test_token_with_a_wrong_claim_is_refused(
    server: OidcServer, provider: IdentityProvider, fault: dict[str, Any]
) -> None:
    await assert_refused(provider, server.signing.sign(claims(server, **fault)))


JUST_RIGHT: Final[dict[str, dict[str, Any]]] = {
    "one of several audiences": {"aud": ["a", AUDIENCE]},
    "expired a moment ago": {"exp": NOW_SECONDS - 9},
    "valid in a moment": {"nbf": NOW_SECONDS + 10},
    "issued in a moment": {"iat": NOW_SECONDS + 10},
    "valid for long": {"nbf": 1},
    "lives for a day": {"exp": NOW_SECONDS + DAY_SECONDS},
    "instants with fractions": {"iat": NOW_SECONDS - 0.5, "exp": NOW_SECONDS + 0.5},
    "longest subject": {"sub": "s" * 255},
    "shortest subject": {"sub": "1"},
}


@pytest.mark.parametrize("change", JUST_RIGHT.values(), ids=JUST_RIGHT)
async def test_token_that_is_just_right_is_read(
    server: OidcServer, provider: IdentityProvider, change: dict[str, Any]
) -> None:
    read = await provider.read(server.signing.sign(claims(server, **change)), now=NOW)

    assert read.subject == change.get("sub", SUBJECT)
    assert read.issued_at.timestamp() == change.get("iat", NOW_SECONDS)


async def test_the_present_is_the_one_that_is_given(server: OidcServer, provider: IdentityProvider) -> None:
    token = server.signing.sign(claims(server))

    await assert_refused(provider, token, now=NOW - timedelta(seconds=11))
    await assert_refused(provider, token, now=NOW + timedelta(seconds=610))
    assert (await provider.read(token, now=NOW + timedelta(seconds=609))).issued_at == NOW


@pytest.mark.parametrize("typ", ["JWT", "jwt", "at+jwt", "application/at+jwt", ""], ids=lambda typ: typ or "none")
async def test_token_may_call_itself_an_access_token(server: OidcServer, provider: IdentityProvider, typ: str) -> None:
    token = server.signing.sign(claims(server), typ=typ)

    assert ("typ" in jwt.get_unverified_header(token)) == bool(typ)
    assert (await provider.read(token, now=NOW)).subject == SUBJECT


@pytest.mark.parametrize("typ", ["logout+jwt", "dpop+jwt", "secevent+jwt", "JWE", 1], ids=str)
async def test_token_of_another_purpose_is_refused(server: OidcServer, provider: IdentityProvider, typ: object) -> None:
    await assert_refused(provider, server.signing.sign(claims(server), typ=typ))


async def test_token_of_sixteen_kilobytes_is_read_and_a_longer_one_is_not(
    server: OidcServer, provider: IdentityProvider
) -> None:
    empty = len(server.signing.sign(claims(server, padding="")))
    most = (16 * 1024 - empty) * 3 // 4

    token = server.signing.sign(claims(server, padding="p" * (most - 3)))
    too_long = server.signing.sign(claims(server, padding="p" * (most + 3)))

    assert 16 * 1024 - 8 <= len(token) <= 16 * 1024 < len(too_long)
    assert (await provider.read(token, now=NOW)).subject == SUBJECT
    await assert_refused(provider, too_long)


@pytest.mark.parametrize(
    "token",
    ["", ".", "..", "...", "a.b.c", "é.é.é", "half \ud83d", "\0", "{}", "e30.e30.e30", "W10.W10.W10", "a" * 100_000],
    ids=range(12),
)
async def test_garbage_is_refused(provider: IdentityProvider, token: str) -> None:
    assert not provider.handles(token)
    await assert_refused(provider, token)


async def test_header_that_is_nested_deeply_is_refused(provider: IdentityProvider) -> None:
    header = urlsafe_b64encode(b"[" * 9000).rstrip(b"=").decode()

    assert not provider.handles(f"{header}.e30.AAAA")
    await assert_refused(provider, f"{header}.e30.AAAA")


async def test_our_own_tokens_are_left_to_us(provider: IdentityProvider) -> None:
    key = tokens.TokenKey(b"k" * 64, timedelta(minutes=10))
    token = tokens.issue(key, tokens.Bearer(UserId(new_uuid()), SessionId(new_uuid())), NOW).text

    assert not provider.handles(token)
    await assert_refused(provider, token)


MAPPED: Final = {"payflowx-admins": Role.ADMIN, "payflowx-staff": Role.OPERATOR, "everybody": Role.USER}
ROLES: Final[dict[str, tuple[str, dict[str, Role], dict[str, Any], Role]]] = {
    "name": ("role", {}, {"role": "ADMIN"}, Role.ADMIN),
    "name in another case": ("role", {}, {"role": "oPeRator"}, Role.OPERATOR),
    "lowest name": ("role", {}, {"role": ["user"]}, Role.USER),
    "highest of several": ("role", {}, {"role": ["user", "admin", "operator"]}, Role.ADMIN),
    "namespace": ("https://example.com/role", {}, {"https://example.com/role": "admin"}, Role.ADMIN),
    "colon": ("cognito:groups", {}, {"cognito:groups": ["x", "operator"]}, Role.OPERATOR),
    "path": ("realm_access.roles", {}, {"realm_access": {"roles": ["operator"]}}, Role.OPERATOR),
    "long path": ("a.b.c", {}, {"a": {"b": {"c": "admin"}}}, Role.ADMIN),
    "name goes before path": ("a.b", {}, {"a.b": "operator", "a": {"b": "admin"}}, Role.OPERATOR),
    "name without a role goes before path": ("a.b", {}, {"a.b": [], "a": {"b": "admin"}}, Role.USER),
    "mapped": ("groups", MAPPED, {"groups": ["payflowx-staff"]}, Role.OPERATOR),
    "highest of the mapped": ("groups", MAPPED, {"groups": ["everybody", "payflowx-admins", "x"]}, Role.ADMIN),
    "mapped to the letter": ("groups", MAPPED, {"groups": ["PayFlowX-Admins"]}, Role.USER),
    "names mean nothing beside a map": ("groups", MAPPED, {"groups": ["admin", "ADMIN"]}, Role.USER),
    "no claim": ("role", {}, {}, Role.USER),
    "no path": ("realm_access.roles", {}, {"realm_access": {}}, Role.USER),
    "path through a text": ("a.b", {}, {"a": "admin"}, Role.USER),
    "path through a list": ("a.b", {}, {"a": [{"b": "admin"}]}, Role.USER),
    "unknown": ("role", {}, {"role": "root"}, Role.USER),
    "empty": ("role", {}, {"role": ""}, Role.USER),
    "null": ("role", {}, {"role": [None]}, Role.USER),
    "number": ("role", {}, {"role": 2}, Role.USER),
    "object": ("role", {}, {"role": {"admin": True}}, Role.USER),
    "list of other things": ("role", {}, {"role": [1, None, ["admin"], {"admin": 1}, "operator"]}, Role.OPERATOR),
    "several in one text": ("role", {}, {"role": "user admin"}, Role.USER),
    "look-alike": ("role", {}, {"role": "adm\u0131n"}, Role.USER),
}


@pytest.mark.parametrize(("claim", "mapped", "given", "expected"), ROLES.values(), ids=ROLES)
async def test_role_is_read_from_its_claim(
    server: OidcServer,
    settings: ProviderSettings,
    claim: str,
    mapped: dict[str, Role],
    given: dict[str, Any],
    expected: Role,
) -> None:
    provider = IdentityProvider(replace(settings, role_claim=claim, roles=mapped))

    read = await provider.read(server.signing.sign(claims(server, **given)), now=NOW)

    assert read.role is expected


async def test_provider_has_no_say_in_roles_without_a_claim_for_them(
    server: OidcServer, provider: IdentityProvider
) -> None:
    token = server.signing.sign(claims(server, role="ADMIN", roles=["ADMIN"], **{"cognito:groups": ["ADMIN"]}))

    assert (await provider.read(token, now=NOW)).role is None


@pytest.mark.parametrize(
    "text", ["", "a\nb", "a\0b", "\ud83d", "x" * 300, 42, ["ada@example.com"], {}, False], ids=repr
)
async def test_text_that_cannot_be_stored_is_left_out(
    server: OidcServer, provider: IdentityProvider, text: object
) -> None:
    token = server.signing.sign(claims(server, email=text, name=text, email_verified=True))

    read = await provider.read(token, now=NOW)

    assert (read.email, read.is_email_verified, read.name) == (None, False, None)


@pytest.mark.parametrize("verified", [False, None, "false", "TRUE", "yes", 1, "1", [True], {}], ids=repr)
async def test_address_is_verified_only_where_that_is_said(
    server: OidcServer, provider: IdentityProvider, verified: object
) -> None:
    token = server.signing.sign(claims(server, email="ada@example.com", email_verified=verified))

    read = await provider.read(token, now=NOW)

    assert (read.email, read.is_email_verified) == ("ada@example.com", False)


async def test_refusal_is_logged_with_its_kind_and_nothing_of_the_token(
    server: OidcServer, provider: IdentityProvider
) -> None:
    token = server.signing.sign(claims(server, aud="the canary"), canary="canary")

    with recorded_log() as lines:
        await assert_refused(provider, token)

    (line,) = [line for line in lines() if line["event"] == "foreign token refused"]
    assert line["error"] == "InvalidAudienceError"
    assert "canary" not in str(line)
    assert not any(part in str(line) for part in token.split("."))
