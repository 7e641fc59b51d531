"""The API's process: how it starts, how it refuses to start, and how it ends."""

import asyncio
import signal
import socket
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import httpx
import pytest

from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests import sessions
from tests.api.documents import CREATE_PAYMENT, ME, payment_input
from tests.client import over_network
from tests.conftest import with_database
from tests.servers import SECRET, are_gone, free_port, run_to_end, running_api, started_api, wait_until

PASSWORD = "canary-password"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_api_that_is_told_to_stop_answers_what_it_has_begun(
    database: str,
    owner_url: str,
    user: Principal,
    token: str,
    merchant: Merchant,
    tmp_path: Path,
    *,
    number: signal.Signals,
) -> None:
    with started_api(database, tmp_path) as (api, url):
        async with over_network(url) as client, sessions.outside(owner_url) as rival:
            await rival.execute("LOCK TABLE payments IN EXCLUSIVE MODE")
            begun = asyncio.create_task(client.signed_in(token).ask(CREATE_PAYMENT, input=payment_input(merchant)))
            await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
            api.signal(number)
            await asyncio.to_thread(wait_until, lambda: not is_listening(url))
            assert not begun.done()
            await rival.execute("ROLLBACK")
            answered = await begun
        assert answered["payment"]["status"] == "SUCCESS"
        assert api.end() == 0
        assert "api stopped" in api.text
        assert "Traceback" not in api.text


def is_listening(url: str) -> bool:
    """Whether the server takes new connections."""
    address = urlsplit(url)
    try:
        socket.create_connection((address.hostname, address.port)).close()
    except ConnectionRefusedError:
        return False
    return True


async def test_several_processes_share_a_port_and_end_together(
    database: str, user: Principal, token: str, tmp_path: Path
) -> None:
    with started_api(database, tmp_path, "--workers", "2") as (api, url):
        family = api.family()
        async with over_network(url) as client:
            asked = await asyncio.gather(*(client.signed_in(token).ask(ME) for _ in range(20)))
        assert {me["id"] for me in asked} == {user.actor}
        assert len([process for process in family if "spawn_main" in " ".join(process.cmdline())]) == 2

        api.signal(signal.SIGTERM)

        assert api.end() == 0
        wait_until(lambda: are_gone(family))


async def test_killed_api_leaves_no_process_behind(database: str, tmp_path: Path) -> None:
    with started_api(database, tmp_path, "--workers", "2") as (api, _):
        family = api.family()
        assert len(family) > 2

        api.signal(signal.SIGKILL)
        api.end()

        wait_until(lambda: are_gone(family))


async def test_api_whose_database_is_gone_is_live_and_not_ready(
    server_url: str, template_name: str, database_url: str, tmp_path: Path
) -> None:
    name = f"payflowx_gone_{uuid4().hex[:12]}"
    admin = await asyncpg.connect(server_url)
    try:
        await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template_name}")
        with running_api(with_database(database_url, name), tmp_path) as (_, url):
            await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
            async with httpx.AsyncClient(base_url=url) as http:
                for _ in range(3):
                    ready = await http.get("/readyz")
                    assert (ready.status_code, ready.text.startswith("not ready: ")) == (503, True)
                assert (await http.get("/livez")).status_code == 200
            async with over_network(url) as client:
                login = 'mutation { login(input: {email: "a@b.c", password: "x"}) { accessToken } }'
                answer = await client.send(login)
                assert (answer.status, answer.code, answer.headers["retry-after"]) == (503, "UNAVAILABLE", "5")
    finally:
        await admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await admin.close()


async def test_database_that_cannot_be_reached_is_one_readable_line(tmp_path: Path) -> None:
    port = free_port()
    url = f"postgresql://payflowx:{PASSWORD}@127.0.0.1:{port}/money"

    done = run_to_end("serve", folder=tmp_path, PAYFLOWX_DATABASE_URL=url)

    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Error: The database at 127.0.0.1:{port}/money can't be used: ")
    assert PASSWORD not in done.stdout + done.stderr


async def test_production_without_a_secret_is_refused(database: str, tmp_path: Path) -> None:
    done = run_to_end("serve", folder=tmp_path, PAYFLOWX_DATABASE_URL=database, PAYFLOWX_ENV="production")

    assert done.returncode == 1
    assert done.stderr.splitlines() == ["Error: PAYFLOWX_JWT_SECRET must be set in production: 32 bytes or more"]


async def test_taken_port_is_one_readable_line(api_urls: tuple[str, str], database: str, tmp_path: Path) -> None:
    port = api_urls[0].rpartition(":")[2]

    done = run_to_end(
        "serve", "--port", port, folder=tmp_path, PAYFLOWX_DATABASE_URL=database, PAYFLOWX_JWT_SECRET=SECRET
    )

    assert done.returncode == 1
    *_, cause, line = done.stderr.splitlines()
    assert f"('127.0.0.1', {port}): address already in use" in cause
    assert line == "Error: The API could not be started; the line above says why."
