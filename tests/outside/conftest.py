"""A server on a database of its own, and the token of an admin there."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest_asyncio

from payflowx.core import clock
from payflowx.core.ids import UserId, from_typeid
from payflowx.identity import tokens
from tests.conftest import with_database
from tests.servers import SECRET, run_to_end, running_api


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
        token = _admin_token(database_url, folder)
        with running_api(database_url, folder, **settings) as (_, url):
            yield Judged(f"{url}/graphql", token)
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


def _admin_token(database_url: str, folder: Path) -> str:
    person = ("--email", "admin@example.com", "--name", "Ada", "--role", "ADMIN", "--password-stdin")
    created = run_to_end(
        "create-user", *person, folder=folder, given="correct horse battery", PAYFLOWX_DATABASE_URL=database_url
    )
    found = re.search(r"user_\w{26}", created.stdout)
    assert found, created.stderr
    key = tokens.TokenKey(SECRET.encode(), timedelta(hours=1))
    return tokens.issue(key, UserId(from_typeid("user", found[0])), clock.utc_now()).text
