"""What clients do with their connections is theirs: they may hang up at any moment, and the log has no error for it."""

import asyncio
import json
import socket
import struct
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests import sessions
from tests.api.documents import CREATE_PAYMENT, payment_input
from tests.client import over_network
from tests.servers import Running, running_api, wait_until

UVICORNS_OWN_SECONDS = 5.0


@pytest.fixture
def api(database: str, tmp_path: Path) -> Iterator[tuple[Running, str]]:
    """A process that this test alone talks to, and its URL."""
    with running_api(database, tmp_path, PAYFLOWX_LOG_FORMAT="json") as (running, url):
        yield running, url


def connect(url: str) -> socket.socket:
    """A connection to the server."""
    address = urlsplit(url)
    return socket.create_connection((address.hostname, address.port), timeout=sessions.PATIENCE_SECONDS)


def reset(connection: socket.socket) -> None:
    """Breaks a connection off without a word: what it has received and not read is lost."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def post(body: str, token: str, *more: str) -> bytes:
    """A request as it goes over the wire."""
    head = ("POST /graphql HTTP/1.1", "host: payflowx.test", "content-type: application/json", *more)
    lines = (*head, f"authorization: Bearer {token}", f"content-length: {len(body)}")
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def read_answer(connection: socket.socket) -> bytes:
    """One whole answer."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65_536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65_536)
    return head + b"\r\n\r\n" + body


def complaints(api: Running) -> list[str]:
    """The lines of the log that nobody should have to read."""
    lines = [json.loads(line) for line in api.text.splitlines()]
    return [line["event"] for line in lines if line["level"] in {"warning", "error", "critical"} or "exc_info" in line]


@pytest.mark.parametrize("requests_count", [1, 3])
@pytest.mark.parametrize("is_reset", [True, False])
async def test_client_that_hangs_up_is_no_error(
    api: tuple[Running, str],
    database: str,
    owner_url: str,
    user: Principal,
    token: str,
    merchant: Merchant,
    *,
    requests_count: int,
    is_reset: bool,
) -> None:
    running, url = api
    body = json.dumps({"query": CREATE_PAYMENT, "variables": {"input": payment_input(merchant)}})

    async with sessions.outside(owner_url) as rival:
        await rival.execute("LOCK TABLE payments IN EXCLUSIVE MODE")
        connection = connect(url)
        connection.sendall(post(body, token) * requests_count)
        await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
        if is_reset:
            reset(connection)
        else:
            connection.close()
        await asyncio.sleep(0.1)
        await rival.execute("ROLLBACK")
        await rival.execute("BEGIN")

    await asyncio.to_thread(wait_until, lambda: '"operation":"CreatePayment"' in running.text, running)
    async with over_network(url) as client:
        assert (await client.http.get("/livez")).status_code == 200
    assert complaints(running) == []
    assert await Payment.all().count() == 1  # it was begun, and is done; the ones behind it were not


async def test_client_that_hangs_up_within_its_body_is_no_error(api: tuple[Running, str], token: str) -> None:
    running, url = api
    for break_off in (reset, socket.socket.close):
        connection = connect(url)
        connection.sendall(post("{" * 5_000, token)[:-10])
        await asyncio.sleep(0.1)
        break_off(connection)

    await asyncio.to_thread(wait_until, lambda: running.text.count('"status":499') == 2, running)
    assert complaints(running) == []


@pytest.mark.parametrize("protocol", ["websocket", "h2c"])
async def test_wish_for_another_protocol_is_answered_as_if_it_were_none(
    api: tuple[Running, str], token: str, protocol: str
) -> None:
    running, url = api
    body = json.dumps({"query": "{ __typename }"})
    wish = ("connection: Upgrade", f"upgrade: {protocol}", "sec-websocket-version: 13", "sec-websocket-key: eA==")

    with connect(url) as connection:
        for more in (wish, (), wish, wish):
            connection.sendall(post(body, token, *more))
            answer = await asyncio.to_thread(read_answer, connection)
            assert answer.startswith(b"HTTP/1.1 200 ")
            assert answer.endswith(b'{"data":{"__typename":"Query"}}')

    assert "install" not in running.text
    assert complaints(running) == []


def chunks_of(request: bytes, size: int) -> list[bytes]:
    """A request in pieces."""
    return [request[start : start + size] for start in range(0, len(request), size)]


async def test_wish_that_comes_piece_by_piece_changes_nothing(api: tuple[Running, str], token: str) -> None:
    running, url = api
    body = json.dumps({"query": "{ __typename }", "operationName": None, "variables": {"a": "upgrade: h2c\r\n" * 5}})
    request = post(body, token, "Connection: keep-alive, Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: x")

    for size in (100, 217, 431):
        with connect(url) as connection:
            for piece in chunks_of(request, size):
                connection.sendall(piece)
                await asyncio.sleep(0.01)
            assert (await asyncio.to_thread(read_answer, connection)).endswith(b'{"data":{"__typename":"Query"}}')
    assert complaints(running) == []


@pytest.mark.parametrize("wish", [b"", b"connection: upgrade\r\nupgrade: websocket\r\n"])
async def test_tunnel_is_refused_and_the_server_lives_on(api: tuple[Running, str], token: str, wish: bytes) -> None:
    running, url = api
    with connect(url) as connection:
        connection.sendall(b"CONNECT payflowx.test:443 HTTP/1.1\r\nhost: payflowx.test\r\n" + wish + b"\r\n")
        assert (await asyncio.to_thread(connection.recv, 1_000)).startswith(b"HTTP/1.1 400 ")

    with connect(url) as connection:
        connection.sendall(post(json.dumps({"query": "{ __typename }"}), token))
        assert (await asyncio.to_thread(read_answer, connection)).startswith(b"HTTP/1.1 200 ")
    assert "Traceback" not in running.text


async def test_connection_that_is_idle_for_a_while_is_still_there(api: tuple[Running, str], token: str) -> None:
    _, url = api
    body = json.dumps({"query": "{ __typename }"})

    with connect(url) as connection:
        for pause_seconds in (UVICORNS_OWN_SECONDS + 1, 0):
            connection.sendall(post(body, token))
            assert (await asyncio.to_thread(read_answer, connection)).startswith(b"HTTP/1.1 200 ")
            await asyncio.sleep(pause_seconds)
