"""Access tokens: what is signed by us, for us, now, names a user; everything else names nobody."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import jwt
import pytest

from payflowx.access import tokens
from payflowx.access.tokens import Bearer, TokenKey
from payflowx.core.clock import utc_now
from payflowx.core.errors import NotAuthenticated
from payflowx.core.ids import SessionId, UserId, new_uuid, to_typeid

KEY = TokenKey(secret=b"k" * 64, lifetime=timedelta(minutes=10))
BEARER = Bearer(UserId(new_uuid()), SessionId(new_uuid()))
USER = to_typeid("user", BEARER.user_id)


def claims(**changes: object) -> dict[str, object]:
    """The claims of a good token, with changes; what is changed to None is left out."""
    now = int(utc_now().timestamp())
    good: dict[str, object] = {
        "sub": to_typeid("user", BEARER.user_id),
        "sid": to_typeid("session", BEARER.session_id),
        "iss": "payflowx",
        "aud": "payflowx-api",
        "iat": now,
        "nbf": now,
        "exp": now + 600,
        "jti": str(new_uuid()),
    }
    return {name: value for name, value in (good | changes).items() if value is not None}


def signed(payload: Mapping[str, object], *, secret: bytes = KEY.secret, algorithm: str = "HS256") -> str:
    """A token with these claims, whatever their types."""
    return jwt.api_jws.encode(json.dumps(payload).encode(), secret, algorithm=algorithm)


def assert_refused(token: str) -> None:
    """The token names nobody, and the error doesn't repeat it."""
    with pytest.raises(NotAuthenticated) as refusal:
        tokens.read(KEY, token, utc_now())
    assert str(refusal.value) == "The access token is not valid, or no longer."


def test_issued_token_names_its_user_until_it_expires() -> None:
    now = utc_now()

    token = tokens.issue(KEY, BEARER, now)

    assert tokens.read(KEY, token.text, utc_now()) == BEARER
    assert token.expires_at == (now + KEY.lifetime).replace(microsecond=0)


def test_issued_token_says_who_and_when_and_nothing_of_the_role() -> None:
    now = utc_now()
    first, second = (jwt.decode(tokens.issue(KEY, BEARER, now).text, options={"verify_signature": False}) for _ in "ab")

    assert first.keys() == {"sub", "sid", "iss", "aud", "iat", "nbf", "exp", "jti"}
    assert first["sub"] == USER
    assert first["iat"] == first["nbf"] == int(now.timestamp())
    assert first["exp"] == int(now.timestamp()) + 600
    assert first["jti"] != second["jti"]


def test_secrets_are_not_shown() -> None:
    token = tokens.issue(KEY, BEARER, utc_now())

    assert "kkkk" not in repr(KEY)
    assert token.text not in repr(token)


def test_token_made_by_hand_from_the_same_claims_is_accepted() -> None:
    assert tokens.read(KEY, signed(claims()), utc_now()) == BEARER


@pytest.mark.parametrize("claim", ["sub", "sid", "iss", "aud", "iat", "nbf", "exp", "jti"])
def test_token_without_a_required_claim_is_refused(claim: str) -> None:
    assert_refused(signed(claims(**{claim: None})))


NOW_SECONDS = int(utc_now().timestamp())
FAULTS: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "somebody"},
    "issuer in another case": {"iss": "PayFlowX"},
    "another audience": {"aud": "somebody-else"},
    "other audiences": {"aud": ["a", "b"]},
    "expired": {"exp": NOW_SECONDS - 11},
    "expired long ago": {"exp": 1},
    "not yet valid": {"nbf": NOW_SECONDS + 3600},
    "issued in the future": {"iat": NOW_SECONDS + 3600},
    "expiry that is no number": {"exp": "tomorrow"},
    "subject of another kind": {"sub": to_typeid("merchant", BEARER.user_id)},
    "subject that is a bare UUID": {"sub": str(BEARER.user_id)},
    "subject that is empty": {"sub": ""},
    "subject that is a number": {"sub": 42},
    "subject that is an object": {"sub": {"id": USER}},
    "subject with a letter too many": {"sub": USER + "0"},
    "subject in upper case": {"sub": USER.upper()},
    "session of another kind": {"sid": USER},
    "session that is no id": {"sid": "session"},
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_token_with_a_wrong_claim_is_refused(fault: dict[str, Any]) -> None:
    assert_refused(signed(claims() | fault))


@pytest.mark.parametrize("moment", [{"exp": -5}, {"nbf": 5}, {"iat": 5}], ids=str)
def test_clocks_may_differ_by_some_seconds(moment: dict[str, int]) -> None:
    now = int(utc_now().timestamp())

    token = signed(claims(**{name: now + seconds for name, seconds in moment.items()}))

    assert tokens.read(KEY, token, utc_now()) == BEARER


def test_token_of_another_key_is_refused() -> None:
    assert_refused(signed(claims(), secret=b"o" * 64))


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_token_of_another_algorithm_is_refused_though_the_key_is_right(algorithm: str) -> None:
    assert_refused(signed(claims(), algorithm=algorithm))


@pytest.mark.parametrize("name", ["none", "None", "NONE", "nOnE"])
def test_token_without_a_signature_is_refused(name: str) -> None:
    assert_refused(f"{encoded({'alg': name, 'typ': 'JWT'})}.{encoded(claims())}.")


def test_token_whose_claims_were_changed_after_signing_is_refused() -> None:
    header, _, signature = signed(claims()).split(".")

    assert_refused(f"{header}.{encoded(claims(sub=to_typeid('user', new_uuid())))}.{signature}")


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "..",
        "...",
        "token",
        "a.b.c",
        "Bearer x",
        "é.é.é",
        "half \ud83d",
        "\0",
        "{}",
        "e30.e30.e30",
        "a" * 100_000,
    ],
)
def test_garbage_is_refused(token: str) -> None:
    assert_refused(token)


@pytest.mark.parametrize("cut", [1, 10, 43, 100])
def test_token_that_was_cut_is_refused(cut: int) -> None:
    assert_refused(signed(claims())[:-cut])


def encoded(part: Mapping[str, object]) -> str:
    """A part of a token."""
    return urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def test_token_that_was_read_before_is_checked_for_its_times_alone_and_as_strictly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_tokens, token = tokens.ReadTokens(), tokens.issue(KEY, BEARER, utc_now())
    assert read_tokens.read(KEY, token.text, utc_now()) == BEARER
    monkeypatch.setattr(jwt, "decode", lambda *_, **__: pytest.fail("the signature was checked already"))

    assert read_tokens.read(KEY, token.text, utc_now()) == BEARER
    for outside in (token.expires_at + tokens.CLOCKS_DIFFER_BY, utc_now() - timedelta(minutes=1)):
        with pytest.raises(NotAuthenticated):
            read_tokens.read(KEY, token.text, outside)


def test_only_so_many_tokens_are_remembered_and_none_that_is_not_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens.ReadTokens, "READ_MAX", 3)
    read_tokens = tokens.ReadTokens()
    for _ in range(5):
        read_tokens.read(KEY, tokens.issue(KEY, BEARER, utc_now()).text, utc_now())
    for text in ("garbage", signed(claims(), secret=b"another secret that is just as long as that")):
        with pytest.raises(NotAuthenticated):
            read_tokens.read(KEY, text, utc_now())

    assert len(read_tokens._read) == 3
