"""Around every request: an id for it, one line in the log when it ends, and headers that tell browsers to be careful.

Pure ASGI: Starlette's own base class breaks the context variables that log lines and transactions live in.
"""

import re
import time
from collections.abc import Mapping
from typing import Final

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from payflowx.core.ids import Prefix, new_uuid, to_typeid
from payflowx.core.log import facts_of_request, get_logger
from payflowx.core.text import has_card_number
from payflowx.edge.gate import REFUSED

REQUEST_ID_PATTERN: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
LOGGED_LENGTH_MAX: Final = 100
OPERATION_PATTERN: Final = re.compile(r"[_A-Za-z][_0-9A-Za-z]{0,99}")  # a Name of GraphQL's grammar
QUIET_PATHS: Final = frozenset({"/livez", "/readyz"})
PRIVATE_PATHS: Final = frozenset({"/graphql"})
SECURITY_HEADERS: Final[Mapping[str, str]] = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
STRICT_TRANSPORT: Final[Mapping[str, str]] = {"strict-transport-security": "max-age=31536000"}

logger = get_logger(__name__)


class RequestLog:
    """Takes the caller's `X-Request-ID` or makes one, sends it back, and logs the request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; other kinds of scope pass through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        is_sane = REQUEST_ID_PATTERN.fullmatch(given) and not has_card_number(given)
        request_id = given if is_sane else to_typeid(Prefix.REQUEST, new_uuid())
        state = scope.setdefault("state", {})
        state["request_id"] = request_id
        started = time.perf_counter()
        status = 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = request_id
            await send(message)

        telling = facts_of_request.set({})
        naming = structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            await self._app(scope, receive, send_with_id)
        finally:
            if scope["path"] not in QUIET_PATHS and REFUSED not in state:
                logger.info(
                    "request",
                    method=scope["method"],
                    path=_printable(scope["path"])[:LOGGED_LENGTH_MAX],
                    status=status,
                    operation=_loggable(state.get("operation") or ""),
                    actor=state.get("actor"),
                    milliseconds=round((time.perf_counter() - started) * 1000, 1),
                )
            structlog.contextvars.reset_contextvars(**naming)
            facts_of_request.reset(telling)


def _printable(path: str) -> str:
    """The path, without what could make a terminal or a reader of lines believe something."""
    return path if path.isprintable() else "".join(each if each.isprintable() else "?" for each in path)


def _loggable(operation: str) -> str | None:
    """The operation's name, where it can be one: a client may send anything else in its place."""
    is_name = OPERATION_PATTERN.fullmatch(operation) and not has_card_number(operation)
    return operation if is_name else None


def _raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]


class SecurityHeaders:
    """Gives every response the headers that it has not set itself.

    `https_only` tells browsers never to come back over plain HTTP.
    """

    def __init__(self, app: ASGIApp, *, https_only: bool) -> None:
        self._app = app
        self._headers = _raw({**SECURITY_HEADERS, **(STRICT_TRANSPORT if https_only else {})})
        self._private_headers = [*self._headers, *_raw({"cache-control": "no-store"})]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; other kinds of scope pass through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message["headers"])
                names = {name.lower() for name, _ in given}
                headers = self._private_headers if scope["path"] in PRIVATE_PATHS else self._headers
                message["headers"] = given + [header for header in headers if header[0] not in names]
            await send(message)

        await self._app(scope, receive, send_with_headers)
