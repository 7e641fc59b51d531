"""Reads the tokens of an identity provider (OpenID Connect): whom they name, once everything about them was checked.

A token is trusted where one of the keys that the provider publishes signed it, with an asymmetric algorithm that fits
this key, for this service and for this moment (RFC 7519, RFC 8725). Keys that a token brings along are ignored.
"""

import asyncio
import contextvars
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

import httpx
import jwt
import orjson
from jwt.algorithms import AllowedPublicKeys

from payflowx.core.errors import NotAuthenticated, Unavailable
from payflowx.core.log import get_logger
from payflowx.core.principal import Role
from payflowx.core.text import EMAIL_LENGTH_MAX, NAME_LENGTH_MAX
from payflowx.core.urls import is_safe_url

_RSA_ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")
# What a key can be used with, by its curve or, where it has none, by its type (RFC 7518, 3.1; RFC 8037, 3.1).
_ALGORITHMS_BY_KEY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "RSA": _RSA_ALGORITHMS,
        "P-256": ("ES256",),
        "P-384": ("ES384",),
        "P-521": ("ES512",),
        "Ed25519": ("EdDSA",),
        "Ed448": ("EdDSA",),
    }
)
ALGORITHMS: Final = (*_RSA_ALGORITHMS, "ES256", "ES384", "ES512", "EdDSA")
# What a header may call an ID token or an access token (RFC 9068, 2.1). A logout token, for one, has another name.
TOKEN_TYPES: Final = ("jwt", "at+jwt", "application/at+jwt")
REQUIRED_CLAIMS: Final = ("exp", "iat", "iss", "sub")
CLOCKS_DIFFER_BY: Final = timedelta(seconds=10)
LIFETIME_MAX: Final = timedelta(hours=24)
TOKEN_BYTES_MAX: Final = 16 * 1024
SUBJECT_LENGTH_MAX: Final = 255

DISCOVERY_PATH: Final = "/.well-known/openid-configuration"
FETCH_SECONDS_MAX: Final = 5.0
DOCUMENT_BYTES_MAX: Final = 1_000_000
FRESH_SECONDS: Final = 10 * 60.0
KEPT_SECONDS: Final = 24 * 60 * 60.0
SEARCH_PAUSE_SECONDS: Final = 30.0
RETRY_PAUSE_SECONDS: Final = 5.0
TROUBLE_SECONDS: Final = 30.0

logger = get_logger(__name__)


class ProviderUnavailable(Unavailable):
    """The identity provider doesn't tell its keys, so nobody can say whether its tokens are valid."""


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
        self._settings = settings
        self._keys = _Keys(settings, monotonic)

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


@dataclass(frozen=True, slots=True)
class _Key:
    """A published key: its name, the algorithms that it may be used with, and the key itself."""

    kid: str | None
    algorithms: tuple[str, ...]
    public: AllowedPublicKeys


class _Keys:
    """The provider's keys as they were last told.

    They are asked for again when they are ten minutes old, and when a token names another one: that at most every 30
    seconds, or forged tokens could make us flood the provider. All that wait, wait for one fetch. While the provider is
    down, its keys stay good for a day.
    """

    def __init__(self, settings: ProviderSettings, monotonic: Callable[[], float]) -> None:
        self._settings = settings
        self._monotonic = monotonic
        self._tls = httpx.create_ssl_context()  # here, since it reads files
        self._keys: Sequence[_Key] = ()
        self._fetched_at = self._failed_at = self._searched_at = -math.inf
        self._fetching: asyncio.Task[None] | None = None

    async def find(self, *, kid: str | None, algorithm: str) -> _Key:
        """The key of that name which the algorithm fits; without a name, the only key that there is.

        Raises jwt.InvalidKeyError, ProviderUnavailable.
        """
        await self._renew()
        key = _choose(self._keys, kid, algorithm)
        if key is None and await self._search():
            key = _choose(self._keys, kid, algorithm)
        if key is None:
            raise jwt.InvalidKeyError("the provider has no such key")
        return key

    async def _renew(self) -> None:
        """Fetches keys that are no longer fresh. Nobody waits for a provider in trouble while there are keys."""
        if self._seconds_since(self._fetched_at) < FRESH_SECONDS:
            return
        if self._may_fetch:
            is_kept = self._seconds_since(self._fetched_at) < KEPT_SECONDS
            is_in_trouble = self._seconds_since(self._failed_at) < TROUBLE_SECONDS
            fetching = self._fetch()
            if not (is_kept and is_in_trouble):
                await asyncio.shield(fetching)
        if self._seconds_since(self._fetched_at) >= KEPT_SECONDS:
            raise ProviderUnavailable("The identity provider can't be reached, so its tokens can't be checked.")

    async def _search(self) -> bool:
        """Fetches the keys because one is missing; False where that was done a moment ago."""
        if not self._is_fetching:
            if self._seconds_since(self._searched_at) < SEARCH_PAUSE_SECONDS or not self._may_fetch:
                return False
            self._searched_at = self._monotonic()
        await asyncio.shield(self._fetch())
        return True

    def _fetch(self) -> asyncio.Task[None]:
        """The one fetch that is under way. It belongs to no request: it outlives them and knows nothing of theirs."""
        if self._fetching is None or self._fetching.done():
            self._fetching = asyncio.create_task(self._load(), context=contextvars.Context())
        return self._fetching

    async def _load(self) -> None:
        started_at = self._monotonic()
        try:
            async with asyncio.timeout(FETCH_SECONDS_MAX):
                keys = await self._download()
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError, ProviderUnavailable) as error:
            self._failed_at = self._monotonic()
            logger.warning(
                "identity provider unavailable",
                issuer=self._settings.issuer,
                error=type(error).__name__,
                reason=str(error),
                keys_kept=len(self._keys),
            )
        else:
            self._keys, self._fetched_at = keys, started_at

    async def _download(self) -> Sequence[_Key]:
        # Uncompressed, so that the limit of a document's size is that of its content.
        headers = {"accept": "application/json", "accept-encoding": "identity"}
        async with httpx.AsyncClient(verify=self._tls, headers=headers, timeout=FETCH_SECONDS_MAX) as client:
            document = await _get_json(client, self._settings.jwks_url or await self._discover(client))
        jwks = document.get("keys")
        if not isinstance(jwks, list):
            raise ProviderUnavailable("the set of keys has no list of keys")
        return [key for jwk in jwks if (key := _usable_key(jwk)) is not None]

    async def _discover(self, client: httpx.AsyncClient) -> str:
        """The address of the keys (OpenID Connect Discovery 1.0, 4)."""
        issuer = self._settings.issuer
        document = await _get_json(client, issuer.removesuffix("/") + DISCOVERY_PATH)
        if document.get("issuer") != issuer:
            raise ProviderUnavailable(f"it calls itself {str(document.get('issuer'))[:200]!r}, which is not the issuer")
        return str(document.get("jwks_uri"))

    @property
    def _is_fetching(self) -> bool:
        return self._fetching is not None and not self._fetching.done()

    @property
    def _may_fetch(self) -> bool:
        return self._is_fetching or self._seconds_since(self._failed_at) >= RETRY_PAUSE_SECONDS

    def _seconds_since(self, instant: float) -> float:
        return self._monotonic() - instant


async def _get_json(client: httpx.AsyncClient, url: str) -> dict[str, Any]:
    if not is_safe_url(url):
        raise ProviderUnavailable(f"{url[:200]!r} is neither an HTTPS URL nor one of the loopback interface")
    body = bytearray()
    async with client.stream("GET", url) as response:
        if response.status_code != httpx.codes.OK:
            raise ProviderUnavailable(f"{url[:200]!r} answers {response.status_code}")
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > DOCUMENT_BYTES_MAX:
                raise ProviderUnavailable(f"{url[:200]!r} answers more than {DOCUMENT_BYTES_MAX} bytes")
    document = orjson.loads(body)
    if not isinstance(document, dict):
        raise ProviderUnavailable(f"{url[:200]!r} doesn't answer a JSON object")
    return document


def _usable_key(jwk: Any) -> _Key | None:
    """A member of a set of keys, where it is a public one to verify with; others may be there, too (RFC 7517, 5)."""
    if not isinstance(jwk, dict) or jwk.get("use", "sig") != "sig" or "d" in jwk:
        return None
    possible = _ALGORITHMS_BY_KEY.get(str(jwk.get("crv") or jwk.get("kty")), ())
    algorithms = tuple(name for name in possible if jwk.get("alg") in (None, name))
    if not algorithms:
        return None
    try:
        public = jwt.PyJWK(jwk, algorithm=algorithms[0]).key
    except jwt.PyJWTError:
        return None
    kid = jwk.get("kid")
    return _Key(kid=kid if isinstance(kid, str) else None, algorithms=algorithms, public=public)


def _choose(keys: Sequence[_Key], kid: str | None, algorithm: str) -> _Key | None:
    named = [key for key in keys if (len(keys) == 1 if kid is None else key.kid == kid)]
    return next((key for key in named if algorithm in key.algorithms), None)


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


def _verify_signature(token: str, key: _Key, issuer: str) -> dict[str, Any]:
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
    expires_at, issued_at = _instant(claims["exp"]), _instant(claims["iat"])
    if expires_at <= now - CLOCKS_DIFFER_BY:
        raise jwt.ExpiredSignatureError("the token has expired")
    if issued_at > now + CLOCKS_DIFFER_BY or ("nbf" in claims and _instant(claims["nbf"]) > now + CLOCKS_DIFFER_BY):
        raise jwt.ImmatureSignatureError("the token is not valid yet")
    if expires_at - issued_at > LIFETIME_MAX:
        raise jwt.InvalidTokenError(f"the token lives longer than {LIFETIME_MAX}")
    return issued_at


def _instant(seconds: Any) -> datetime:
    """A NumericDate (RFC 7519, 2). Raises jwt.InvalidTokenError."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise jwt.InvalidTokenError("an instant is a number of seconds")
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise jwt.InvalidTokenError("an instant is out of range") from error


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
