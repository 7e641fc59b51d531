"""Whom requests are counted by: an address where it is one customer's, a network where a customer has many."""

import pytest
import uvicorn
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from payflowx.cli.serve import proxy_options
from payflowx.edge.addresses import client_address
from tests.api.conftest import settings

URL = "postgresql://nobody@127.0.0.1/nothing"


def connection(host: str | None) -> HTTPConnection:
    """A connection from a host."""
    return HTTPConnection({"type": "http", "headers": [], "client": None if host is None else (host, 1234)})


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::1", "::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        (None, "unknown"),
        ("", "unknown"),
        ("testclient", "unknown"),
        ("203.0.113.7:80", "unknown"),
        ("203.0.113", "unknown"),
    ],
)
def test_requests_are_counted_by_address_or_network(host: str | None, expected: str) -> None:
    assert client_address(connection(host)) == expected


@pytest.mark.parametrize(
    ("proxies", "sender", "expected"),
    [
        ("", "127.0.0.1", "127.0.0.1"),
        ("", "10.0.0.7", "10.0.0.7"),
        ("10.0.0.7", "10.0.0.7", "203.0.113.7"),
        ("10.0.0.7", "10.0.0.8", "10.0.0.8"),
        ("10.0.0.7", "127.0.0.1", "127.0.0.1"),
        ("192.0.2.1, 10.0.0.0/24", "10.0.0.99", "203.0.113.7"),
        ("10.0.0.0/24", "10.0.1.1", "10.0.1.1"),
        ("2001:db8::/32", "2001:db8::1", "203.0.113.7"),
    ],
)
async def test_forwarded_address_is_believed_from_trusted_proxies_only(
    monkeypatch: pytest.MonkeyPatch, proxies: str, sender: str, expected: str
) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    seen = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(client_address(HTTPConnection(scope)))

    options = proxy_options(settings(URL, trusted_proxies=proxies))
    config = uvicorn.Config(app, lifespan="off", log_config=None, **options)
    config.load()
    scope = {
        "type": "http",
        "headers": [(b"x-forwarded-for", b"198.51.100.1, 203.0.113.7"), (b"x-forwarded-proto", b"https")],
        "client": (sender, 1234),
        "scheme": "http",
    }
    await config.loaded_app(scope, None, None)

    assert seen == [expected]
