"""What a server and the commands write and store holds none of the secrets that they were given."""

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio

from tests.api.documents import CREATE_MERCHANT, CREATE_USER, LOGIN
from tests.canaries import CARD, SECRETS, leaked, stored
from tests.client import over_network
from tests.conftest import with_database
from tests.servers import READY_SECONDS_MAX, run_to_end, running_api

ADMIN = {"email": "admin@example.com", "password": "correct horse battery"}
CREATE = ("create-user", "--role", "ADMIN", "--password-stdin", "--name", "Ada", "--email")
# Refusals that no code of ours expects, each with the row in its details.
BREAK = """
    ALTER TABLE merchants ADD CONSTRAINT merchants_canary CHECK (name NOT LIKE 'canary%');
    CREATE FUNCTION canary() RETURNS TRIGGER LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'no' USING DETAIL = NEW::text, HINT = NEW::text, ERRCODE = 'data_exception';
    END $$;
    CREATE TRIGGER canary BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email LIKE 'grace%') EXECUTE FUNCTION canary();
"""


@pytest_asyncio.fixture
async def breaking_database(server_url: str, template_name: str) -> AsyncIterator[str]:
    """A database of its own that refuses what the program takes for good."""
    name = f"payflowx_breaking_{uuid4().hex[:12]}"
    admin = await asyncpg.connect(server_url)
    await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template_name}")
    try:
        connection = await asyncpg.connect(with_database(server_url, name))
        await connection.execute(BREAK)
        await connection.close()
        yield with_database(server_url, name)
    finally:
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()


def send_raw(url: str, text: str) -> None:
    """Sends bytes that need not be HTTP, and no more after them."""
    address = urlsplit(url)
    with socket.create_connection((address.hostname, address.port), timeout=READY_SECONDS_MAX) as connection:
        connection.sendall(text.encode())
        connection.shutdown(socket.SHUT_WR)
        connection.recv(4096)


def broken_requests() -> list[str]:
    """Requests that end before they are whole, or never were any."""
    head = f"POST /graphql?token={SECRETS['query string']} HTTP/1.1\r\nhost: localhost\r\n"
    credentials = f"authorization: Bearer {SECRETS['access token']}\r\ncontent-type: application/json\r\n"
    return [
        f'{head}{credentials}content-length: 1000\r\n\r\n{{"query": "{SECRETS["body"]}',
        f"{head}{credentials}transfer-encoding: chunked\r\n\r\n5\r\n{SECRETS['body']}",
        f"{head}{credentials}content-length: {SECRETS['body']}\r\n\r\n",
        f"{head}cookie {SECRETS['cookie']}\r\n\r\n",
        f"{SECRETS['header']}\r\n\r\n",
        f"GET /{CARD}?{SECRETS['query string']} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
    ]


@pytest.mark.parametrize("log_format", ["json", "console"])
async def test_server_writes_no_secret(breaking_database: str, tmp_path: Path, log_format: str) -> None:
    created = run_to_end(
        *CREATE, ADMIN["email"], folder=tmp_path, given=ADMIN["password"], PAYFLOWX_DATABASE_URL=breaking_database
    )
    assert created.returncode == 0, created.stderr
    grace = {"email": "grace@example.com", "name": "Grace", "password": SECRETS["password"]}

    with running_api(breaking_database, tmp_path, PAYFLOWX_LOG_FORMAT=log_format) as (api, url):
        for text in broken_requests():
            await asyncio.to_thread(send_raw, url, text)
        async with over_network(url) as client:
            await client.send(LOGIN, {**ADMIN, "password": SECRETS["wrong password"]})
            token = (await client.ask(LOGIN, **ADMIN))["accessToken"]
            as_admin = client.signed_in(token)
            refused = [
                await as_admin.send(CREATE_MERCHANT, {"input": {"name": SECRETS["description"]}}),
                await as_admin.send(CREATE_USER, {"input": grace}),
            ]
            assert [answer.code for answer in refused] == ["INTERNAL", "INTERNAL"]

        assert api.text.count("request failed") == 2
        assert "merchants_canary" in api.text
        assert leaked(api.text) == []
        assert "grace" not in api.text
        assert token not in api.text


async def test_command_writes_no_secret(database: str, tmp_path: Path) -> None:
    for email, password in (
        ("ada@example.com", "password"),
        ("ada@example.com", "wrong password"),
        ("grace@example.com", "refused password"),
        (f"{CARD}@example.com", "password"),
        (SECRETS["access token"], "password"),
    ):
        done = run_to_end(*CREATE, email, folder=tmp_path, given=SECRETS[password], PAYFLOWX_DATABASE_URL=database)
        assert leaked(done.stdout + done.stderr) == []
    assert leaked(await stored()) == []


async def test_command_that_breaks_tells_where_and_nothing_of_the_row(breaking_database: str, tmp_path: Path) -> None:
    done = run_to_end(
        *CREATE,
        "grace@example.com",
        folder=tmp_path,
        given=SECRETS["password"],
        PAYFLOWX_DATABASE_URL=breaking_database,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert "program ended" in done.stderr
    assert "add_user" in done.stderr
    assert "22000" in done.stderr
    assert leaked(done.stderr) == []
    assert "argon2" not in done.stderr.replace("argon2-cffi", "")
