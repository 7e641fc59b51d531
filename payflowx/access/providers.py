"""Reads the tokens of an identity provider (OpenID Connect): whom they name, once everything about them was checked.

A token is trusted where one of the keys that the provider publishes signed it, with an asymmetric algorithm that fits
this key, for this service and for this moment (RFC 7519, RFC 8725). Keys that a token brings along are ignored.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import jwt

from payflowx.access import token_times
from payflowx.core.errors import NotAuthenticated
from payflowx.core.log import get_logger
from payflowx.core.principal import Role
from payflowx.core.text import EMAIL_LENGTH_MAX, NAME_LENGTH_MAX

if TYPE_CHECKING:
    from payflowx.access.provider_keys import ProviderKey

RSA_ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")
ALGORITHMS: Final = (*RSA_ALGORITHMS, "ES256", "ES384", "ES512", "EdDSA")
# What a header may call an ID token or an access token (RFC 9068, 2.1). A logout token, for one, has another name.
TOKEN_TYPES: Final = ("jwt", "at+jwt", "application/at+jwt")
REQUIRED_CLAIMS: Final = ("exp", "iat", "iss", "sub")
CLOCKS_DIFFER_BY: Final = timedelta(seconds=10)
LIFETIME_MAX: Final = timedelta(hours=24)
TOKEN_BYTES_MAX: Final = 16 * 1024
SUBJECT_LENGTH_MAX: Final = 255

logger = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """Whose tokens are accepted, and how to read them.

    `issuer` is compared to the letter, and so is `audience`. `roles` maps values of the role claim to roles; where it
    is empty, the values are the names of roles themselves. Without `jwks_url` the keys' address is discovered.
    """

    issuer: str
    audience: str
    role_claim: str | None = None
    roles: Mapping[str, Role] = field(default_factory=dict)
    jwks_url: str | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """Whom a valid token names: issuer and subject together, and for ever; the rest as the provider tells it today.

    `role` is None where no role claim is configured, so that the provider has no say in it.
    """

    issuer: str
    subject: str
    email: str | None
    is_email_verified: bool
    name: str | None
    role: Role | None
    issued_at: datetime


class IdentityProvider:
    """One provider whose tokens are accepted. `monotonic` gives the seconds that the keys' age is counted in."""

    def __init__(self, settings: ProviderSettings, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        from payflowx.access.provider_keys import ProviderKeys  # noqa: PLC0415 - httpx, where there is a provider alone

        self._settings = settings
        self._keys = ProviderKeys(settings.issuer, settings.jwks_url, monotonic)

    def handles(self, token: str) -> bool:
        """Whether it could be a token of a provider: ours are signed with a secret and theirs with a private key."""
        try:
            _read_header(token)
        except jwt.PyJWTError:
            return False
        return True

    async def read(self, token: str, *, now: datetime) -> Claims:
        """Whom the token names.

        Raises NotAuthenticated, without a hint at what was wrong; ProviderUnavailable where nobody can tell.
        """
        try:
            header = _read_header(token)
            key = await self._keys.find(kid=header.get("kid"), algorithm=header["alg"])
            claims = _verify_signature(token, key, self._settings.issuer)
            _check_subject(claims)
            _check_audience(claims, self._settings.audience)
            issued_at = _check_times(claims, now)
        except jwt.PyJWTError as error:
            logger.info("foreign token refused", error=type(error).__name__)
            raise NotAuthenticated("The access token is not valid, or no longer.") from error
        email = _text(claims.get("email"), EMAIL_LENGTH_MAX)
        return Claims(
            issuer=self._settings.issuer,
            subject=claims["sub"],
            email=email,
            is_email_verified=email is not None and _is_true(claims.get("email_verified")),
            name=_text(claims.get("name"), NAME_LENGTH_MAX),
            role=_role(claims, self._settings),
            issued_at=issued_at,
        )


def _read_header(token: str) -> dict[str, Any]:
    """The header of what could be a token of a provider; nothing of it is proved. Raises jwt.PyJWTError."""
    if len(token) > TOKEN_BYTES_MAX or not token.isascii():
        raise jwt.DecodeError(f"a token has at most {TOKEN_BYTES_MAX} bytes, all of them ASCII")
    # Of its first part alone: PyJWT decodes all that it gets, and the rest has its turn with the signature.
    header = jwt.get_unverified_header(token.partition(".")[0] + "..")
    if header.get("alg") not in ALGORITHMS:
        raise jwt.InvalidAlgorithmError("the algorithm is not asymmetric")
    if str(header.get("typ", "jwt")).lower() not in TOKEN_TYPES:
        raise jwt.InvalidTokenError("the token has another purpose")
    return header


def _verify_signature(token: str, key: "ProviderKey", issuer: str) -> dict[str, Any]:
    """The claims, which the issuer has made and signed. Raises jwt.PyJWTError."""
    return jwt.decode(
        token,
        key.public,
        algorithms=key.algorithms,
        issuer=issuer,
        options={
            "require": list(REQUIRED_CLAIMS),
            "enforce_minimum_key_length": True,
            # These are checked here: for the present instant that was given, and Cognito's way of naming an audience.
            "verify_exp": False,
            "verify_nbf": False,
            "verify_iat": False,
            "verify_aud": False,
        },
    )


def _check_subject(claims: Mapping[str, Any]) -> None:
    """Raises jwt.InvalidTokenError unless the token names somebody, to whomever sends it."""
    if _text(claims["sub"], SUBJECT_LENGTH_MAX) is None:
        raise jwt.exceptions.InvalidSubjectError(f"a subject has 1 to {SUBJECT_LENGTH_MAX} printable characters")
    if "cnf" in claims:  # of use only with a proof, which nobody asks for here (RFC 7800, 3.1)
        raise jwt.InvalidTokenError("the token is bound to a key of its holder")


def _check_audience(claims: Mapping[str, Any], audience: str) -> None:
    """Raises jwt.InvalidAudienceError unless the token was made for us. Cognito's access tokens have a client only."""
    if "aud" in claims:
        named = claims["aud"]
        is_ours = audience in (named if isinstance(named, list) else [named])
    else:
        is_ours = claims.get("token_use") == "access" and claims.get("client_id") == audience
    if not is_ours:
        raise jwt.InvalidAudienceError("the token was made for another service")


def _check_times(claims: Mapping[str, Any], now: datetime) -> datetime:
    """When the token was made, where it is valid now; otherwise raises jwt.InvalidTokenError."""
    issued_at, expires_at = token_times.check(claims, now=now, leeway=CLOCKS_DIFFER_BY)
    if expires_at - issued_at > LIFETIME_MAX:
        raise jwt.InvalidTokenError(f"the token lives longer than {LIFETIME_MAX}")
    return issued_at


def _text(value: Any, length_max: int) -> str | None:
    """The value, where it is a text that can be stored."""
    return value if isinstance(value, str) and 0 < len(value) <= length_max and value.isprintable() else None


def _is_true(value: Any) -> bool:
    """Whether the value is true; Cognito, for one, may write that as a string."""
    return value is True or value == "true"


def _role(claims: Mapping[str, Any], settings: ProviderSettings) -> Role | None:
    """The highest of the roles that the claim names, and the lowest role where it names none."""
    if settings.role_claim is None:
        return None
    named = _look_up(claims, settings.role_claim)
    values = [value for value in (named if isinstance(named, list) else [named]) if isinstance(value, str)]
    if settings.roles:
        found = [settings.roles[value] for value in values if value in settings.roles]
    else:
        found = [role for role in Role if role.value.lower() in map(str.lower, values)]
    return max(found, key=lambda role: role.rank, default=Role.USER)


def _look_up(claims: Mapping[str, Any], name: str) -> Any:
    """A claim by its name, dots and all, or else by a path of names."""
    if name in claims:
        return claims[name]
    value: Any = claims
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value
