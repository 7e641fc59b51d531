"""Serves the built pages: the dashboard at `/` and below, the playground at `/playground`, and what they load.

The pages are made from `dashboard/` and committed, so serving them needs no Node. They load nothing from elsewhere, and
the policy makes sure of it: no script and no style that isn't a file of ours is ever run.
"""

import gzip
import json
import mimetypes
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

STATIC: Final = Path(__file__).parent / "static"
PLAYGROUND: Final = "/playground"
SCREENS: Final = (
    "/",
    "/payments",
    "/refunds",
    "/settlements",
    "/statements",
    "/reconciliation",
    "/settings",
    "/settings/{section}",
)
SINGLE_FILES: Final = ("theme.js", "favicon.svg")
COMPRESSIBLE: Final = (".js", ".css", ".ttf")

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
            Route("/assets/{name}", Assets(STATIC / "assets").answer),
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


class Assets:
    """What the pages load: the files that were there at the start and no others, each compressed once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = frozenset(path.name for path in folder.iterdir())
        self._compressed: dict[str, bytes] = {}

    async def answer(self, request: Request) -> Response:
        """The file, or that the browser has it already. Raises HTTPException where there is none."""
        name = request.path_params["name"]
        if name not in self._names:
            raise HTTPException(404)
        headers = {**FOR_EVER, "etag": f'"{name}"', "vary": "accept-encoding"}
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        if not name.endswith(COMPRESSIBLE) or "gzip" not in request.headers.get("accept-encoding", ""):
            return FileResponse(self._folder / name, headers=headers)
        if name not in self._compressed:
            # Compressing takes longer than serving, and anybody may ask for it: once is enough.
            self._compressed[name] = await to_thread.run_sync(gzip.compress, (self._folder / name).read_bytes())
        media_type, _ = mimetypes.guess_type(name)
        return Response(self._compressed[name], headers={**headers, "content-encoding": "gzip"}, media_type=media_type)


async def _single_file(request: Request) -> Response:
    """A file that keeps its name from version to version."""
    return FileResponse(STATIC / request.url.path.removeprefix("/"), headers=ALWAYS_ASK)
