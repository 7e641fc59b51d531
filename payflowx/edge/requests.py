"""What a request to the GraphQL endpoint has sent: received and counted first, and only then looked at.

So each request has a length before anybody knows whether it is one, and what is refused is counted with the rest.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final

from starlette.requests import Request

from payflowx.api.errors import BAD_REQUEST
from payflowx.edge import exact_json

BODY_BYTES_MAX: Final = 100_000
VARIABLE_VALUES_MAX: Final = 1_000
GRAPHQL_JSON: Final = "application/graphql-response+json"
PLAIN_JSON: Final = "application/json"
FORM: Final = "multipart/form-data"
NOT_ACCEPTED: Final = re.compile(r"q=0(\.0*)?")  # RFC 9110, section 12.4.2


class RequestFailed(Exception):
    """A request that is no GraphQL request, or whose operation may not run or never ended; it is answered like this."""

    def __init__(self, message: str, status: int = 400, code: str = BAD_REQUEST, **headers: str) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.code = code
        self.headers = headers


@dataclass(frozen=True, slots=True)
class Sent:
    """What a request came to: its length, and its body, the document of its form, or why neither was taken."""

    length: int
    body: bytes = b""
    document: Any = None
    refusal: RequestFailed | None = None


class Until:
    """Stops the block at an instant of the event loop's clock, with that answer."""

    def __init__(self, deadline: float, late: Callable[[], RequestFailed]) -> None:
        self._timeout = asyncio.timeout_at(deadline)
        self._late = late

    async def __aenter__(self) -> None:
        await self._timeout.__aenter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            await self._timeout.__aexit__(kind, error, traceback)
        except TimeoutError:
            raise self._late() from None
        if isinstance(error, TimeoutError) and self._timeout.expired():
            raise self._late() from None


async def receive(request: Request, *, deadline: float, late: Callable[[], RequestFailed]) -> Sent:
    """All that the request sends, read until the deadline at the most. Raises ClientDisconnect."""
    if request.method == "GET":
        return Sent(len(request.scope["query_string"]), refusal=_not_acceptable(request))
    if request.method != "POST":
        return Sent(0, refusal=not_allowed("Use GET for queries and POST for everything."))
    if content_type(request) != PLAIN_JSON:
        return Sent(0, refusal=RequestFailed(f"Send the body as {PLAIN_JSON}.", 415))
    received = bytearray()
    try:
        async with Until(deadline, late):
            async for chunk in request.stream():
                received += chunk
                if len(received) > BODY_BYTES_MAX:
                    raise RequestFailed(f"The body is larger than {BODY_BYTES_MAX} bytes.", 413)
    except RequestFailed as refusal:
        return Sent(len(received), refusal=refusal)
    return Sent(len(received), bytes(received))


def document_of(request: Request, sent: Sent) -> dict[str, Any]:
    """The request's parameters before they are checked. Raises RequestFailed."""
    if sent.refusal is not None:
        raise sent.refusal
    if request.method == "GET":
        return _from_query_string(request)
    parsed = decoded(sent.body) if sent.document is None else sent.document
    if not isinstance(parsed, dict):
        raise RequestFailed("The body must be a JSON object with a `query`.")
    return parsed


def parameters_of(document: dict[str, Any]) -> dict[str, Any]:
    """The parameters of GraphQL over HTTP, each of its own type; None where one isn't there. Raises RequestFailed."""
    kinds: dict[str, type] = {
        "query": str,
        "documentId": str,
        "variables": dict,
        "operationName": str,
        "extensions": dict,
    }
    for name, kind in kinds.items():
        value = document.get(name)
        if value is not None and not isinstance(value, kind):
            raise RequestFailed(f"`{name}` must be {'a string' if kind is str else 'an object'}.")
    if has_too_many_values(document.get("variables")):
        raise RequestFailed(f"The variables have more than {VARIABLE_VALUES_MAX} values.")
    return {name: document.get(name) or None for name in kinds}


def decoded(text: bytes) -> Any:
    """JSON with exact numbers. Raises RequestFailed."""
    try:
        return exact_json.read(text)
    except exact_json.NotJSON:
        raise RequestFailed("The request is not valid JSON in UTF-8.") from None


def has_too_many_values(variables: Any) -> bool:
    """Counts without recursion: a value may be nested as deeply as the body is long."""
    waiting, count = [variables], 0
    while waiting and count <= VARIABLE_VALUES_MAX:
        count += 1
        value = waiting.pop()
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return count > VARIABLE_VALUES_MAX


def content_type(request: Request) -> str:
    """The media type of the body, without its parameters."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def accepted(request: Request) -> frozenset[str]:
    """The media types of GraphQL answers that `Accept` names; a range such as `*/*` names none of them."""
    named = set()
    for part in ",".join(request.headers.getlist("accept")).lower().split(","):
        media_type, *parameters = (piece.strip() for piece in part.split(";"))
        if media_type in {GRAPHQL_JSON, PLAIN_JSON} and not any(map(NOT_ACCEPTED.fullmatch, parameters)):
            named.add(media_type)
    return frozenset(named)


def not_allowed(message: str) -> RequestFailed:
    """The answer to a method that doesn't do this."""
    return RequestFailed(message, 405, allow="GET, POST")


def _not_acceptable(request: Request) -> RequestFailed | None:
    """A GET is answered where it says that it is an API's: what a link, an image or a prefetch sends is none."""
    if accepted(request):
        return None
    return RequestFailed(f"Name {GRAPHQL_JSON} or {PLAIN_JSON} in `Accept`; no other type is sent.", 406)


def _from_query_string(request: Request) -> dict[str, Any]:
    document: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if document.get(name):
            document[name] = decoded(document[name].encode(errors="surrogatepass"))
    return document
