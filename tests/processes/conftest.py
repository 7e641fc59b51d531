"""API processes on the worker's database, and a client for each."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest
import pytest_asyncio

from payflowx.access import tokens
from payflowx.core.principal import Principal
from tests.client import Client, over_network
from tests.factories import sign_in
from tests.people import admin, merchant, user
from tests.servers import SECRET, running_api

__all__ = ["admin", "merchant", "user"]


@pytest.fixture(scope="module")
def api_urls(connected_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Two processes that serve the same database; shared, so no test may end them."""
    folder = tmp_path_factory.mktemp("apis")
    with running_api(connected_database, folder) as (_, first), running_api(connected_database, folder) as (_, second):
        yield first, second


@pytest_asyncio.fixture
async def clients(api_urls: tuple[str, str], token: str) -> AsyncIterator[tuple[Client, Client]]:
    """The user's clients of the two processes."""
    async with over_network(api_urls[0]) as first, over_network(api_urls[1]) as second:
        yield first.signed_in(token), second.signed_in(token)


@pytest_asyncio.fixture
async def token(user: Principal) -> str:
    """The user's token, good for every process."""
    return await sign_in(user, tokens.TokenKey(SECRET.encode(), timedelta(hours=1)))
