"""URLs: nothing is fetched in clear over a network, and no URL brings a password along."""

import pytest

from payflowx.core.urls import is_safe_url


@pytest.mark.parametrize(
    "url",
    [
        "https://login.example.com",
        "https://login.example.com/",
        "https://login.example.com:8443/realms/payflowx",
        "https://login.example.com/keys?p=policy",
        "https://10.0.0.7/keys",
        "http://localhost:8080/realms/payflowx",
        "http://127.0.0.1:9000",
        "http://127.8.0.1",
        "http://[::1]:9000/keys",
    ],
)
def test_https_and_the_loopback_interface_are_safe(url: str) -> None:
    assert is_safe_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "login.example.com",
        "/keys",
        "https://",
        "https:///keys",
        "http://login.example.com/keys",
        "http://10.0.0.7/keys",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://127.0.0.1@example.com",
        "https://user:hunter2@example.com",
        "https://example.com/#keys",
        "https://example.com#",
        "https://example.com/a b",
        "https://example.com/\n",
        "https://example.com:port",
        "https://example.com:70000",
        "https://[::1",
        "ftp://127.0.0.1/keys",
        "file:///etc/passwd",
    ],
)
def test_everything_else_is_not(url: str) -> None:
    assert not is_safe_url(url)
