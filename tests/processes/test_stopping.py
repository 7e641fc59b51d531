"""A process that is told to stop says so first, goes on for a while, finishes what it has begun, and is gone."""

import asyncio
import signal
import time
from pathlib import Path

import httpx
import pytest

from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests import sessions
from tests.api.documents import CREATE_PAYMENT, ME, payment_input
from tests.client import Client, over_network
from tests.servers import are_gone, running_api, wait_until

DELAY_SECONDS = 2.0
DELAY = {"PAYFLOWX_STOP_DELAY": f"PT{DELAY_SECONDS:g}S"}
LONG = {"PAYFLOWX_STOP_DELAY": "PT60S"}


async def is_turned_off(client: Client) -> bool:
    """Whether the process says that it is about to stop; asked on a connection of its own."""
    answer = await client.http.get("/readyz", headers={"connection": "close"})
    return (answer.status_code, answer.text) == (503, "not ready: stopping\n")


async def wait_until_turned_off(client: Client) -> None:
    """Returns as soon as the process that answers says so."""
    async with asyncio.timeout(sessions.PATIENCE_SECONDS):
        while not await is_turned_off(client):  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(sessions.POLL_SECONDS)


@pytest.mark.parametrize("times_told", [1, 3])
async def test_api_that_is_told_to_stop_says_so_and_serves_for_a_while(
    database: str, user: Principal, token: str, merchant: Merchant, tmp_path: Path, *, times_told: int
) -> None:
    with running_api(database, tmp_path, **DELAY) as (api, url):
        async with over_network(url) as client:
            told_at = time.monotonic()
            for _ in range(times_told):
                api.signal(signal.SIGTERM)
                await wait_until_turned_off(client)

            assert (await client.http.get("/livez")).status_code == 200
            paid = await client.signed_in(token).ask(CREATE_PAYMENT, input=payment_input(merchant))
            assert time.monotonic() - told_at < DELAY_SECONDS
        assert paid["payment"]["status"] == "SUCCESS"
        assert await asyncio.to_thread(api.end) == 0
        assert time.monotonic() - told_at >= DELAY_SECONDS
        assert "api stopped" in api.text
        assert "Traceback" not in api.text


async def test_api_finishes_what_it_has_begun_after_the_while(
    database: str, owner_url: str, user: Principal, token: str, merchant: Merchant, tmp_path: Path
) -> None:
    with running_api(database, tmp_path, PAYFLOWX_STOP_DELAY="PT0.2S") as (api, url):
        async with over_network(url) as client, sessions.outside(owner_url) as rival:
            await rival.execute("LOCK TABLE payments IN EXCLUSIVE MODE")
            begun = asyncio.create_task(client.signed_in(token).ask(CREATE_PAYMENT, input=payment_input(merchant)))
            await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
            api.signal(signal.SIGTERM)
            await asyncio.to_thread(wait_until, lambda: "Shutting down" in api.text or refuses(url))
            assert not begun.done()
            await rival.execute("ROLLBACK")
            answered = await begun
        assert answered["payment"]["status"] == "SUCCESS"
        assert await asyncio.to_thread(api.end) == 0


def refuses(url: str) -> bool:
    """Whether the server takes no new connections."""
    try:
        httpx.get(f"{url}/livez")
    except httpx.ConnectError:
        return True
    return False


async def test_ctrl_c_waits_for_nothing(database: str, tmp_path: Path) -> None:
    with running_api(database, tmp_path, **LONG) as (api, _):
        api.signal(signal.SIGINT)

        assert await asyncio.to_thread(api.end) == 0


async def test_ctrl_c_ends_the_while(database: str, tmp_path: Path) -> None:
    with running_api(database, tmp_path, **LONG) as (api, url):
        async with over_network(url) as client:
            api.signal(signal.SIGTERM)
            await wait_until_turned_off(client)
            api.signal(signal.SIGINT)

        assert await asyncio.to_thread(api.end) == 0


async def test_all_processes_of_a_port_say_so(database: str, user: Principal, token: str, tmp_path: Path) -> None:
    with running_api(database, tmp_path, "--workers", "2", **DELAY) as (api, url):
        family = api.family()
        async with over_network(url) as client:
            api.signal(signal.SIGTERM)
            await wait_until_turned_off(client)
            await asyncio.sleep(DELAY_SECONDS / 4)
            assert all([await is_turned_off(client) for _ in range(10)])
            assert (await client.signed_in(token).ask(ME))["id"] == user.actor

        assert await asyncio.to_thread(api.end) == 0
        wait_until(lambda: are_gone(family))


async def test_processes_whose_parent_is_killed_wait_for_nobody(database: str, tmp_path: Path) -> None:
    with running_api(database, tmp_path, "--workers", "2", **LONG) as (api, _):
        family = api.family()
        killed_at = time.monotonic()

        api.signal(signal.SIGKILL)
        api.end()
        wait_until(lambda: are_gone(family))

        assert time.monotonic() - killed_at < 30
