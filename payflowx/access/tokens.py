"""Access tokens: JSON Web Tokens (RFC 7519), signed with HMAC-SHA256 and nothing else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

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


def read(key: TokenKey, token: str, now: datetime) -> Bearer:
    """Whom a token that is valid now names. Raises NotAuthenticated."""
    try:
        claims = jwt.decode(
            token,
            key.secret,
            algorithms=[ALGORITHM],
            issuer=ISSUER,
            audience=AUDIENCE,
            # The times are checked here, by the present instant that was given.
            options={
                "require": list(REQUIRED_CLAIMS),
                "verify_exp": False,
                "verify_nbf": False,
                "verify_iat": False,
            },
        )
        token_times.check(claims, now=now, leeway=CLOCKS_DIFFER_BY)
        user_id = UserId(from_typeid(Prefix.USER, str(claims["sub"])))
        return Bearer(user_id, SessionId(from_typeid(Prefix.SESSION, str(claims["sid"]))))
    except (jwt.InvalidTokenError, InvalidInput, ValueError) as error:
        raise NotAuthenticated("The access token is not valid, or no longer.") from error
