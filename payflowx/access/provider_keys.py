"""An identity provider's public keys, as it last told them."""

import asyncio
import contextvars
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import httpx
import jwt
import orjson
from jwt.algorithms import AllowedPublicKeys

from payflowx.core.errors import Unavailable
from payflowx.core.log import get_logger
from payflowx.core.urls import is_safe_url

RSA_ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")
# What a key can be used with, by its curve or, where it has none, by its type (RFC 7518, 3.1; RFC 8037, 3.1).
ALGORITHMS_BY_KEY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "RSA": RSA_ALGORITHMS,
        "P-256": ("ES256",),
        "P-384": ("ES384",),
        "P-521": ("ES512",),
        "Ed25519": ("EdDSA",),
        "Ed448": ("EdDSA",),
    }
)

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
class ProviderKey:
    """A published key: its name, the algorithms that it may be used with, and the key itself."""

    kid: str | None
    algorithms: tuple[str, ...]
    public: AllowedPublicKeys


class ProviderKeys:
    """The provider's keys as they were last told.

    They are asked for again when they are ten minutes old, and when a token names another one: that at most every 30
    seconds, or forged tokens could make us flood the provider. All that wait, wait for one fetch. While the provider is
    down, its keys stay good for a day.
    """

    def __init__(self, issuer: str, jwks_url: str | None, monotonic: Callable[[], float]) -> None:
        self._issuer = issuer
        self._jwks_url = jwks_url
        self._monotonic = monotonic
        self._tls = httpx.create_ssl_context()  # here, since it reads files
        self._keys: Sequence[ProviderKey] = ()
        self._fetched_at = self._failed_at = self._searched_at = -math.inf
        self._fetching: asyncio.Task[None] | None = None

    async def find(self, *, kid: str | None, algorithm: str) -> ProviderKey:
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
                issuer=self._issuer,
                error=type(error).__name__,
                reason=str(error),
                keys_kept=len(self._keys),
            )
        else:
            self._keys, self._fetched_at = keys, started_at

    async def _download(self) -> Sequence[ProviderKey]:
        # Uncompressed, so that the limit of a document's size is that of its content.
        headers = {"accept": "application/json", "accept-encoding": "identity"}
        async with httpx.AsyncClient(verify=self._tls, headers=headers, timeout=FETCH_SECONDS_MAX) as client:
            document = await _get_json(client, self._jwks_url or await self._discover(client))
        jwks = document.get("keys")
        if not isinstance(jwks, list):
            raise ProviderUnavailable("the set of keys has no list of keys")
        return [key for jwk in jwks if (key := _usable_key(jwk)) is not None]

    async def _discover(self, client: httpx.AsyncClient) -> str:
        """The address of the keys (OpenID Connect Discovery 1.0, 4)."""
        issuer = self._issuer
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


def _usable_key(jwk: Any) -> ProviderKey | None:
    """A member of a set of keys, where it is a public one to verify with; others may be there, too (RFC 7517, 5)."""
    if not isinstance(jwk, dict) or jwk.get("use", "sig") != "sig" or "d" in jwk:
        return None
    possible = ALGORITHMS_BY_KEY.get(str(jwk.get("crv") or jwk.get("kty")), ())
    algorithms = tuple(name for name in possible if jwk.get("alg") in (None, name))
    if not algorithms:
        return None
    try:
        public = jwt.PyJWK(jwk, algorithm=algorithms[0]).key
    except jwt.PyJWTError:
        return None
    kid = jwk.get("kid")
    return ProviderKey(kid=kid if isinstance(kid, str) else None, algorithms=algorithms, public=public)


def _choose(keys: Sequence[ProviderKey], kid: str | None, algorithm: str) -> ProviderKey | None:
    named = [key for key in keys if (len(keys) == 1 if kid is None else key.kid == kid)]
    return next((key for key in named if algorithm in key.algorithms), None)
