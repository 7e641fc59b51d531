"""URLs that may be called: HTTPS, or plain HTTP where it doesn't leave this machine."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_safe_url(url: str) -> bool:
    """Whether it is an HTTPS URL, or an HTTP one of the loopback interface, without a password or a fragment."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where it is no port
    except ValueError:
        return False
    host = parts.hostname
    if not host or "@" in parts.netloc or "#" in url or not url.isprintable() or " " in url:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def is_loopback(host: str) -> bool:
    """Whether the name or the address stands for this machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3)."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
