"""Access tokens: JSON Web Tokens (RFC 7519), signed with HMAC-SHA256 and nothing else."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final

import jwt

from payflowx.access import token_times
from payflowx.core.errors import InvalidInput, NotAuthenticated
from payflowx.core.ids import Prefix, SessionId, UserId, from_typeid, new_uuid, to_typeid

ALGORITHM: Final = "HS256"
ISSUER: Final = "payflowx"
AUDIENCE: Final = "payflowx-api"
CLOCKS_DIFFER_BY: Final = timedelta(seconds=10)
REQUIRED_CLAIMS: Final = ("exp", "iat", "nbf", "iss", "aud", "sub", "sid", "jti")


@dataclass(frozen=True, slots=True, repr=False)
class TokenKey:
    """The secret that tokens are signed with, and how long they live."""

    secret: bytes
    lifetime: timedelta


@dataclass(frozen=True, slots=True, repr=False)
class AccessToken:
    """A signed token and the instant at which it stops working."""

    text: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a valid token names, and the session that it belongs to."""

    user_id: UserId
    session_id: SessionId


def issue(key: TokenKey, bearer: Bearer, now: datetime) -> AccessToken:
    """A token that says who the user is and nothing else: role and standing are looked up at each request."""
    expires_at = (now + key.lifetime).replace(microsecond=0)
    claims = {
        "sub": to_typeid(Prefix.USER, bearer.user_id),
        "sid": to_typeid(Prefix.SESSION, bearer.session_id),
        "iss": ISSUER,
        "aud": AUDIENCE,
        "iat": now,
        "nbf": now,
        "exp": expires_at,
        "jti": str(new_uuid()),
    }
    return AccessToken(jwt.encode(claims, key.secret, algorithm=ALGORITHM), expires_at)


class ReadTokens:
    """The tokens whose signatures were checked already: by their digests, so that none can be read here.

    Their times are checked anew at each use.
    """

    READ_MAX: ClassVar[int] = 10_000

    def __init__(self) -> None:
        self._read: dict[bytes, tuple[Mapping[str, Any], Bearer]] = {}

    def read(self, key: TokenKey, token: str, now: datetime) -> Bearer:
        """Whom a token that is valid now names. Raises NotAuthenticated."""
        digest = hashlib.sha256(token.encode(errors="surrogatepass")).digest()
        try:
            if (read := self._read.get(digest)) is None:
                read = _verified(key, token)
            token_times.check(read[0], now=now, leeway=CLOCKS_DIFFER_BY)
        except (jwt.InvalidTokenError, InvalidInput, ValueError) as error:
            raise NotAuthenticated("The access token is not valid, or no longer.") from error
        self._keep(digest, read)
        return read[1]

    def _keep(self, digest: bytes, read: tuple[Mapping[str, Any], Bearer]) -> None:
        if digest not in self._read:
            if len(self._read) >= self.READ_MAX:
                del self._read[next(iter(self._read))]
            self._read[digest] = read


def _verified(key: TokenKey, token: str) -> tuple[Mapping[str, Any], Bearer]:
    """What a token says, and whom it names; its times are yet to be checked, by the present instant that is given.

    Raises jwt.InvalidTokenError, InvalidInput, ValueError.
    """
    claims = jwt.decode(
        token,
        key.secret,
        algorithms=[ALGORITHM],
        issuer=ISSUER,
        audience=AUDIENCE,
        options={"require": list(REQUIRED_CLAIMS), "verify_exp": False, "verify_nbf": False, "verify_iat": False},
    )
    user_id = UserId(from_typeid(Prefix.USER, str(claims["sub"])))
    return claims, Bearer(user_id, SessionId(from_typeid(Prefix.SESSION, str(claims["sid"]))))


def read(key: TokenKey, token: str, now: datetime) -> Bearer:
    """Whom a token that is valid now names. Raises NotAuthenticated."""
    return ReadTokens().read(key, token, now)
