"""A server on a database of its own, and the token of an admin there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest_asyncio

from tests.api.documents import LOGIN
from tests.client import over_network
from tests.conftest import with_database
from tests.factories import PASSWORD
from tests.servers import run_to_end, running_api

EMAIL = "admin@example.com"


@dataclass(frozen=True, slots=True)
class Judged:
    """Where the API to be judged is, and what opens it."""

    url: str
    token: str


@asynccontextmanager
async def judged_api(server_url: str, template_name: str, folder: Path, **settings: str) -> AsyncIterator[Judged]:
    """An API with these settings, and nobody but an admin in its database."""
    name = f"payflowx_outside_{uuid4().hex[:12]}"
    database_url = with_database(server_url, name)
    connection = await asyncpg.connect(server_url)
    await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template_name}")
    try:
        _create_admin(database_url, folder)
        with running_api(database_url, folder, **settings) as (_, url):
            async with over_network(url) as client:
                session = await client.ask(LOGIN, email=EMAIL, password=PASSWORD)
            yield Judged(f"{url}/graphql", session["accessToken"])
    finally:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await connection.close()


@pytest_asyncio.fixture
async def api(server_url: str, template_name: str, tmp_path: Path) -> AsyncIterator[Judged]:
    """A developer's API."""
    async with judged_api(server_url, template_name, tmp_path) as judged:
        yield judged


@pytest_asyncio.fixture
async def production_api(server_url: str, template_name: str, tmp_path: Path) -> AsyncIterator[Judged]:
    """An API as it is in production, where strangers are shown as little as possible."""
    async with judged_api(server_url, template_name, tmp_path, PAYFLOWX_ENV="production") as judged:
        yield judged


def _create_admin(database_url: str, folder: Path) -> None:
    person = ("--email", EMAIL, "--name", "Ada", "--role", "ADMIN", "--password-stdin")
    created = run_to_end("create-user", *person, folder=folder, given=PASSWORD, PAYFLOWX_DATABASE_URL=database_url)
    assert created.returncode == 0, created.stderr
