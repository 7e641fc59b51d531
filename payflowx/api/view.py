"""GraphQL over HTTP (https://graphql.github.io/graphql-over-http): bytes in, one operation run, bytes out.

Strawberry's own view answers 500 to several malformed bodies and matches the content type by substring; this one
answers each with 400 and a sentence.
"""

import json
import re
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any, Final

import orjson
import strawberry
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send
from strawberry.http.ides import get_graphql_ide_html
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from payflowx.api.context import Context
from payflowx.api.errors import as_response, request_error, unexpected_error

BODY_BYTES_MAX: Final = 100_000
GRAPHQL_JSON: Final = "application/graphql-response+json"
PLAIN_JSON: Final = "application/json"
NOT_ACCEPTED: Final = re.compile(r"q=0(\.0*)?")  # RFC 9110, section 12.4.2
READS: Final = frozenset({OperationType.QUERY})
READS_AND_WRITES: Final = frozenset({OperationType.QUERY, OperationType.MUTATION})


class BadRequest(Exception):
    """A request that is no GraphQL request; becomes a response with that status."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


class GraphQLView:
    """The endpoint, for GET (queries) and POST."""

    def __init__(
        self,
        schema: strawberry.Schema,
        get_context: Callable[[Request], Awaitable[Context]],
        *,
        serves_ide: bool,
    ) -> None:
        self._schema = schema
        self._get_context = get_context
        self._ide = get_graphql_ide_html("graphiql") if serves_ide else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        request = Request(scope, receive)
        response = self._ide_page(request) or await self._answer(request)
        await response(scope, receive, send)

    def _ide_page(self, request: Request) -> Response | None:
        is_visit = request.method == "GET" and "query" not in request.query_params and _wants_html(request)
        return HTMLResponse(self._ide) if self._ide and is_visit else None

    async def _answer(self, request: Request) -> Response:
        media_type = _negotiated(request)
        context: Context | None = None
        try:
            parameters = _parameters(await _document(request))
            context = await self._get_context(request)
            body, status = await self._run(request, context, parameters, media_type)
        except BadRequest as error:
            body, status = request_error(error.message, _request_id(request)), error.status
        except ClientDisconnect:
            raise
        except Exception as error:  # noqa: BLE001 - the edge: nothing above it would answer in GraphQL's terms
            body, status = unexpected_error(error, _request_id(request)), 500
        headers = {"allow": "GET, POST"} if status == 405 else None
        response = Response(_encoded(body), status_code=status, media_type=media_type, headers=headers)
        if context is not None:
            context.cookie.write(response)
        return response

    async def _run(
        self, request: Request, context: Context, parameters: dict[str, Any], media_type: str
    ) -> tuple[dict[str, Any], int]:
        request.state.actor = None if context.viewer is None else context.viewer.actor
        try:
            result = await self._schema.execute(
                parameters["query"],
                variable_values=parameters["variables"],
                operation_name=parameters["operationName"],
                context_value=context,
                allowed_operation_types=READS if request.method == "GET" else READS_AND_WRITES,
            )
        except InvalidOperationTypeError:
            message = "GET is for queries; send this operation with POST."
            raise BadRequest(message, 405 if request.method == "GET" else 400) from None
        except CannotGetOperationTypeError as error:
            raise BadRequest(error.as_http_error_reason()) from None
        finally:
            request.state.operation = context.operation or parameters["operationName"]
        body: dict[str, Any] = {}
        if result.errors:
            body["errors"] = as_response(result.errors, context.request_id)
        # Nothing was executed where the document is wrong: then there is no data, not even null.
        was_executed = result.data is not None or any(error.path for error in result.errors or [])
        if was_executed:
            body["data"] = result.data
        is_request_error = not was_executed and media_type == GRAPHQL_JSON
        return body, 400 if is_request_error else 200


async def _document(request: Request) -> dict[str, Any]:
    """The request's parameters before they are checked."""
    if request.method == "GET":
        return _from_query_string(request)
    if request.method != "POST":
        raise BadRequest("Use GET for queries and POST for everything.", 405)
    content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if content_type != PLAIN_JSON:
        raise BadRequest(f"Send the body as {PLAIN_JSON}.", 415)
    parsed = _decoded(await _body(request))
    if not isinstance(parsed, dict):
        raise BadRequest("The body must be a JSON object with a `query`.")
    return parsed


def _from_query_string(request: Request) -> dict[str, Any]:
    document: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if document.get(name):
            document[name] = _decoded(document[name].encode(errors="surrogatepass"))
    return document


async def _body(request: Request) -> bytes:
    """The whole body, counted while it streams in."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > BODY_BYTES_MAX:
            raise BadRequest(f"The body is larger than {BODY_BYTES_MAX} bytes.", 413)
    return bytes(received)


def _decoded(body: bytes) -> Any:
    """JSON with exact numbers. Broken text, NaN, huge integers and endless nesting are all malformed."""
    try:
        return json.loads(body.decode(), parse_float=Decimal, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise BadRequest("The request is not valid JSON in UTF-8.") from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _parameters(document: dict[str, Any]) -> dict[str, Any]:
    kinds: dict[str, type] = {"query": str, "variables": dict, "operationName": str, "extensions": dict}
    for name, kind in kinds.items():
        value = document.get(name)
        if value is not None and not isinstance(value, kind):
            raise BadRequest(f"`{name}` must be {'a string' if kind is str else 'an object'}.")
    if not document.get("query"):
        raise BadRequest("The request has no `query`.")
    return {name: document.get(name) or None for name in kinds}


def _negotiated(request: Request) -> str:
    """The media type of the answer: the specification's own where the client takes it, else plain JSON."""
    for accepted in ",".join(request.headers.getlist("accept")).lower().split(","):
        media_type, *parameters = (part.strip() for part in accepted.split(";"))
        if media_type == GRAPHQL_JSON and not any(map(NOT_ACCEPTED.fullmatch, parameters)):
            return GRAPHQL_JSON
    return PLAIN_JSON


def _wants_html(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _request_id(request: Request) -> str:
    return str(request.state.request_id)


def _encoded(body: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(body)
    except TypeError:
        # An error message may quote a lone surrogate, which UTF-8 can't hold and JSON escapes can.
        return json.dumps(body).encode()
