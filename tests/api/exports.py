"""Asks for exports, and reads them."""

import csv
import io
import json
from collections.abc import Mapping

import httpx

from tests.client import Client


async def export(
    client: Client, path: str, given: Mapping[str, object] | None = None, *, headers: Mapping[str, str] | None = None
) -> httpx.Response:
    """The answer to a request for a file, with the arguments of its list."""
    parameters = {name: json.dumps(value) for name, value in (given or {}).items()}
    sent = {**client.headers, **(headers or {})}
    return await client.http.get(f"/export/{path}.csv", params=parameters, headers=sent)


def rows_of(response: httpx.Response) -> list[dict[str, str]]:
    """What stands in the file."""
    assert response.status_code == 200, response.text
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


async def exported(client: Client, path: str, given: Mapping[str, object] | None = None) -> list[dict[str, str]]:
    """The rows of the file."""
    return rows_of(await export(client, path, given))
