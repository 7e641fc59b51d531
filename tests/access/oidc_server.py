"""An identity provider in the test's own process: real HTTP on the loopback interface, real keys, real signatures.

It publishes what Auth0, Keycloak and Cognito publish, signs tokens shaped as theirs, rotates its keys, and can be made
to misbehave in every way that a provider, or the network before it, does.
"""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, Final
from uuid import uuid4

import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import AllowedPrivateKeys, ECAlgorithm, OKPAlgorithm, RSAAlgorithm
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from payflowx.core.clock import utc_now

LOOPBACK: Final = "127.0.0.1"
AUDIENCE: Final = "payflowx"
SUBJECT: Final = "5f7c8ec7-c33c-4c00-8bba-fe82c0ffee00"
LIFETIME_SECONDS: Final = 600
CURVES: Final[Mapping[str, ec.EllipticCurve]] = {
    "ES256": ec.SECP256R1(),
    "ES384": ec.SECP384R1(),
    "ES512": ec.SECP521R1(),
}
# What these providers put into a token beside or instead of the usual claims, as their documentation shows it.
CLAIMS: Final[Mapping[str, Mapping[str, object]]] = {
    "Auth0, access": {
        "sub": "auth0|5f7c8ec7c33c6c004bbafe82",
        "aud": [AUDIENCE, "https://tenant.eu.auth0.com/userinfo"],
        "azp": "my_client_id",
        "scope": "openid profile email",
        "permissions": ["read:payments"],
        "https://payflowx.example/role": "OPERATOR",
    },
    "Auth0, ID": {
        "sub": "google-oauth2|108204268033311374519",
        "nickname": "ada",
        "name": "Ada Lovelace",
        "picture": "https://s.gravatar.com/avatar/ada.png",
        "updated_at": "2026-11-22T09:11:52.123Z",
        "email": "ada@example.com",
        "email_verified": True,
        "sid": "l5cXq0wA",
        "nonce": "0S6_WzA2Mj",
        "https://payflowx.example/role": "OPERATOR",
    },
    "Keycloak, access": {
        "aud": [AUDIENCE, "account"],
        "jti": "onrtac:8f0b2c44-7d5c-4a36-9f0d-b6b9a0d8a001",
        "typ": "Bearer",
        "azp": "web",
        "acr": "1",
        "allowed-origins": ["https://pay.example.com"],
        "realm_access": {"roles": ["offline_access", "uma_authorization", "operator"]},
        "resource_access": {"account": {"roles": ["manage-account"]}},
        "scope": "openid email profile",
        "email_verified": True,
        "name": "Ada Lovelace",
        "preferred_username": "ada",
        "email": "ada@example.com",
    },
    "Cognito, access": {
        "aud": None,
        "client_id": AUDIENCE,
        "token_use": "access",
        "version": 2,
        "username": "ada",
        "cognito:groups": ["operator"],
        "scope": "aws.cognito.signin.user.admin openid",
        "jti": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
    },
    "Cognito, ID": {
        "token_use": "id",
        "cognito:username": "ada",
        "cognito:groups": ["operator"],
        "email": "ada@example.com",
        "email_verified": "true",
        "name": "Ada Lovelace",
        "jti": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
    },
}


class SigningKey:
    """A private key, the algorithm that it signs with, and its name. Keys of other numbers are other keys."""

    def __init__(self, algorithm: str = "RS256", *, number: int = 0) -> None:
        self.kid = f"key-{uuid4().hex[:8]}"
        self.algorithm = algorithm
        self.private = _private_key("RSA" if algorithm[:2] in {"RS", "PS"} else algorithm, number)

    def jwk(self, **changes: object) -> dict[str, Any]:
        """The public half as a member of a set of keys, with changes; what is changed to None is left out."""
        public = self.private.public_key()
        if isinstance(public, rsa.RSAPublicKey):
            members = RSAAlgorithm.to_jwk(public, as_dict=True)
        elif isinstance(public, ec.EllipticCurvePublicKey):
            members = ECAlgorithm.to_jwk(public, as_dict=True)
        else:
            members = OKPAlgorithm.to_jwk(public, as_dict=True)
        return _given({**members, "kid": self.kid, "alg": self.algorithm, "use": "sig", "key_ops": None, **changes})

    def public_pem(self) -> bytes:
        """The public half, as anybody may have it."""
        return self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def sign(self, claims: Mapping[str, object], **header: object) -> str:
        """A token with exactly these claims, whatever their types; a member of the header that is None is left out."""
        members = _given({"kid": self.kid, "alg": self.algorithm, **header})
        # Not jwt.encode, which refuses claims of wrong types.
        return jwt.api_jws.encode(json.dumps(claims).encode(), self.private, headers=members)


class OidcServer:
    """The provider. What it publishes and how it answers can be changed at any moment.

    `discovery` are members of its configuration that go before the right ones, `jwks` a whole set of keys in place of
    the right one, `answer` the answer to everything. `gate` holds every answer back until it is set, `asked` is set by
    a request, and `discoveries` and `fetches` count those for the configuration and for the keys.
    """

    def __init__(self, path: str, signing: SigningKey) -> None:
        self._listener = socket.create_server((LOOPBACK, 0))
        self._port = self._listener.getsockname()[1]
        self._path = path
        self.issuer = f"http://{LOOPBACK}:{self._port}{path}"
        self.jwks_url = f"http://{LOOPBACK}:{self._port}/keys.json"
        self.signing = signing
        self.keys = [signing]
        self.discovery: Mapping[str, object] = {}
        self.jwks: object = None
        self.answer: Response | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.asked = asyncio.Event()
        self.discoveries = 0
        self.fetches = 0

    def issue(self, **claims: object) -> str:
        """A token of the current key; claims go before the usual ones, and a claim that is None is left out."""
        return self.signing.sign(self.claims(**claims))

    def claims(self, **changes: object) -> dict[str, object]:
        """What every provider says: who signed it, for whom, about whom and when; with changes."""
        now = int(utc_now().timestamp())
        usual = {"iss": self.issuer, "aud": AUDIENCE, "sub": SUBJECT, "iat": now, "exp": now + LIFETIME_SECONDS}
        return _given({**usual, **changes})

    def rotate(self, algorithm: str = "RS256") -> SigningKey:
        """From now on another key signs, which is published beside the ones before it; gives that key."""
        self.signing = SigningKey(algorithm, number=len(self.keys))
        self.keys.append(self.signing)
        return self.signing

    def withdraw(self, key: SigningKey) -> None:
        """No longer publishes that key."""
        self.keys.remove(key)

    @asynccontextmanager
    async def down(self) -> AsyncIterator[None]:
        """Nobody listens while the block runs."""
        await self.stop()
        try:
            yield
        finally:
            self._listener = socket.create_server((LOOPBACK, self._port))
            await self.start()

    async def start(self) -> None:
        """Answers from now on."""
        routes = [
            Route(f"{self._path.removesuffix('/')}/.well-known/openid-configuration", self._discover),
            Route("/keys.json", self._list_keys),
        ]
        config = uvicorn.Config(Starlette(routes=routes), lifespan="off", ws="none", log_config=None)
        config.load()
        # Not by its `serve`, which takes the signals of the whole process.
        self._http = uvicorn.Server(config)
        self._http.lifespan = config.lifespan_class(config)
        await self._http.startup(sockets=[self._listener])

    async def stop(self) -> None:
        """Answers what it was asked, and then nothing more."""
        self.gate.set()
        await self._http.shutdown(sockets=[self._listener])

    async def _discover(self, _request: Request) -> Response:
        self.discoveries += 1
        return await self._answered({"issuer": self.issuer, "jwks_uri": self.jwks_url, **self.discovery})

    async def _list_keys(self, _request: Request) -> Response:
        self.fetches += 1
        return await self._answered({"keys": [key.jwk() for key in self.keys]} if self.jwks is None else self.jwks)

    async def _answered(self, document: object) -> Response:
        self.asked.set()
        await self.gate.wait()
        return self.answer or JSONResponse(document)


@asynccontextmanager
async def running(path: str = "/", *, algorithm: str = "RS256") -> AsyncIterator[OidcServer]:
    """A provider on a free port until the block ends. Its issuer ends in the path: Auth0's in `/`, Keycloak's not."""
    server = OidcServer(path, SigningKey(algorithm))
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


@cache
def _private_key(kind: str, number: int) -> AllowedPrivateKeys:
    """Kept, since an RSA key takes a while to make."""
    if kind == "EdDSA":
        return ed25519.Ed25519PrivateKey.generate()
    if kind in CURVES:
        return ec.generate_private_key(CURVES[kind])
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _given(members: Mapping[str, object]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
