"""The application in this process, and a client for each of those who act."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from typing import Any, Final

import pytest
import pytest_asyncio
from pydantic import SecretStr
from starlette.applications import Starlette

from payflowx.access import tokens
from payflowx.api.limits import DocumentLimits
from payflowx.app import create_app
from payflowx.config import Settings
from payflowx.core.principal import Principal
from payflowx.edge import view
from tests.api.logs import LogLines, recorded_log
from tests.client import Client, in_process
from tests.factories import sign_in
from tests.people import admin, merchant, operator, stranger, user

__all__ = ["admin", "merchant", "operator", "stranger", "user"]

# For documents that walk the whole schema.
WALKING_LIMITS: Final = DocumentLimits(tokens=100_000, aliases=10_000, fields=10_000, cost=10**6)
WALKING_LENGTH_MAX: Final = 100_000
SECRET: Final = "a secret that only the tests know, long enough for every algorithm"


def settings(url: str, *, env: str = "development", **more: Any) -> Settings:
    """What the application needs, and nothing of the developer's own environment."""
    return Settings.model_validate(
        {
            "env": env,
            "database_url": SecretStr(url),
            "jwt_secret": SecretStr(SECRET),
            "settlement_window": "PT10S",
            "settlement_grace": "PT5S",
            **{f"rate_limit_{kind}": "1000000000/minute" for kind in ("reads", "writes", "strangers")},
            **more,
        }
    )


@pytest.fixture(scope="session")
def app(database_url: str) -> Starlette:
    """The application of a developer."""
    return create_app(settings(database_url))


@pytest.fixture(scope="session")
def token_key() -> tokens.TokenKey:
    """What the application signs its tokens with."""
    return tokens.TokenKey(SECRET.encode(), timedelta(hours=1))


@pytest_asyncio.fixture
async def client(app: Starlette, database: str) -> AsyncIterator[Client]:
    """Somebody who hasn't signed in, on an empty database."""
    async with in_process(app) as client:
        yield client


@pytest.fixture(scope="session")
def production_app(database_url: str) -> Starlette:
    """The application as it is in production."""
    return create_app(settings(database_url, env="production"))


@pytest_asyncio.fixture
async def production(production_app: Starlette, database: str) -> AsyncIterator[Client]:
    """Somebody who hasn't signed in, in production."""
    async with in_process(production_app) as client:
        yield client


@pytest.fixture(scope="session")
def walking_app(database_url: str) -> Starlette:
    """The application, for documents of nearly any size."""
    return create_app(settings(database_url), document_limits=WALKING_LIMITS)


@pytest_asyncio.fixture
async def walking(walking_app: Starlette, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callable[[Client], Client]]:
    """Gives the same person a client that may ask for more at once."""
    monkeypatch.setattr(view, "DOCUMENT_LENGTH_MAX", WALKING_LENGTH_MAX)
    async with in_process(walking_app) as walker:
        yield lambda client: walker.signed_in(client.token)


async def _signed_in(client: Client, key: tokens.TokenKey, principal: Principal) -> Client:
    return client.signed_in(await sign_in(principal, key))


@pytest_asyncio.fixture
async def as_admin(client: Client, token_key: tokens.TokenKey, admin: Principal) -> Client:
    """The client of `admin`."""
    return await _signed_in(client, token_key, admin)


@pytest_asyncio.fixture
async def as_operator(client: Client, token_key: tokens.TokenKey, operator: Principal) -> Client:
    """The client of `operator`."""
    return await _signed_in(client, token_key, operator)


@pytest_asyncio.fixture
async def as_user(client: Client, token_key: tokens.TokenKey, user: Principal) -> Client:
    """The client of `user`."""
    return await _signed_in(client, token_key, user)


@pytest_asyncio.fixture
async def as_stranger(client: Client, token_key: tokens.TokenKey, stranger: Principal) -> Client:
    """The client of `stranger`, who has nothing to do with `user`."""
    return await _signed_in(client, token_key, stranger)


@pytest.fixture
def log_lines(connected_database: str) -> Iterator[LogLines]:
    """The log of the test, as it is written in production."""
    with recorded_log() as lines:
        yield lines
