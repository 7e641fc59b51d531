"""Who is at the other end of a connection, as far as throttling goes."""

import ipaddress
from functools import lru_cache
from typing import Final

from starlette.requests import HTTPConnection

UNKNOWN: Final = "unknown"
IPV6_PREFIX: Final = 64  # what a single customer gets at least: RFC 6177
KNOWN_MAX: Final = 1_024


def client_address(connection: HTTPConnection) -> str:
    """The address that requests are counted by: an IPv4 address, the network of an IPv6 address, or `unknown`."""
    return _counted(connection.client.host if connection.client else "")


@lru_cache(KNOWN_MAX)
def _counted(host: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            return str(ipaddress.ip_network((int(address), IPV6_PREFIX), strict=False))
        address = address.ipv4_mapped
    return str(address)
