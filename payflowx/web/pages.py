"""Serves the built pages: the dashboard at `/` and below, the playground at `/playground`, and what they load.

The pages are made from `dashboard/` and committed, so serving them needs no Node. They load nothing from elsewhere, and
the policy makes sure of it: no script and no style that isn't a file of ours is ever run.
"""

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC: Final = Path(__file__).parent / "static"
PLAYGROUND: Final = "/playground"
SCREENS: Final = ("/", "/payments", "/settlements", "/reconciliation", "/settings", "/settings/{section}")
SINGLE_FILES: Final = ("theme.js", "favicon.svg")

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The editor makes style elements, which need a nonce, writes style attributes, and does its work in workers.
PLAYGROUND_POLICY: Final = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'nonce-{nonce}'; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
NO_NONCE: Final = 'name="payflowx:nonce" content=""'
ALWAYS_ASK: Final[Mapping[str, str]] = {"cache-control": "no-cache"}
FOR_EVER: Final[Mapping[str, str]] = {"cache-control": "public, max-age=31536000, immutable"}


def documents() -> dict[str, str]:
    """The operations that the dashboard sends, by their ids."""
    known: dict[str, str] = json.loads((STATIC / "documents.json").read_text())
    return known


class Pages:
    """The two pages, read once, and the routes to them."""

    def __init__(self, *, has_playground: bool) -> None:
        dashboard = (STATIC / "index.html").read_text()
        self._dashboard = dashboard if has_playground else dashboard.replace(f'content="{PLAYGROUND}"', 'content=""')
        self._playground = (STATIC / "playground.html").read_text() if has_playground else None

    def routes(self) -> list[BaseRoute]:
        """Where the pages are, and what they load."""
        return [
            *(Route(path, self._screen) for path in SCREENS),
            *([] if self._playground is None else [Route(PLAYGROUND, self._show_playground)]),
            *(Route(f"/{name}", _single_file) for name in SINGLE_FILES),
            # Names of assets hold a digest of their contents, so what a browser has is never stale.
            Mount("/assets", app=Assets(directory=STATIC / "assets"), middleware=[Middleware(GZipMiddleware)]),
        ]

    async def missing(self, request: Request, error: Exception) -> Response:
        """Says that there is nothing: to a person by the dashboard, to a program by a line."""
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            return self._page(404)
        return PlainTextResponse(error.detail if isinstance(error, HTTPException) else "", status_code=404)

    async def _screen(self, _request: Request) -> Response:
        """The dashboard: which screen it shows is decided in the browser, by the path."""
        return self._page(200)

    async def _show_playground(self, _request: Request) -> Response:
        nonce = secrets.token_urlsafe(16)
        page = str(self._playground).replace(NO_NONCE, NO_NONCE.replace('""', f'"{nonce}"'))
        policy = PLAYGROUND_POLICY.format(nonce=nonce)
        return HTMLResponse(page, headers={**ALWAYS_ASK, "content-security-policy": policy})

    def _page(self, status: int) -> HTMLResponse:
        return HTMLResponse(self._dashboard, status, headers={**ALWAYS_ASK, "content-security-policy": POLICY})


class Assets(StaticFiles):
    """What the pages load."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, to be kept for ever, or that nothing has changed."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update(FOR_EVER)
        return response


async def _single_file(request: Request) -> Response:
    """A file that keeps its name from version to version."""
    return FileResponse(STATIC / request.url.path.removeprefix("/"), headers=ALWAYS_ASK)
