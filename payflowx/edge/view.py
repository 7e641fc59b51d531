"""GraphQL over HTTP (https://graphql.github.io/graphql-over-http): bytes in, one operation run, bytes out.

Strawberry's own view answers 500 to several malformed bodies and matches the content type by substring; this one
answers each with 400 and a sentence.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import strawberry
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from payflowx.api.context import SIGN_IN_FIRST, Context
from payflowx.api.cookies import RefreshCookie
from payflowx.api.errors import (
    DEADLINE_EXCEEDED,
    DOCUMENT_NOT_TRUSTED,
    FORBIDDEN,
    RATE_LIMITED,
    UNAUTHENTICATED,
    UNAVAILABLE,
    as_response,
    log_unavailable,
    request_error,
    seconds_until,
    unexpected_error,
)
from payflowx.api.rates import UPLOAD
from payflowx.core.errors import Throttled, Unavailable
from payflowx.edge import requests, uploads
from payflowx.edge.documents import DocumentNotTrusted, TrustedDocuments
from payflowx.edge.exact_json import encoded
from payflowx.edge.gate import Overloaded, place_of
from payflowx.edge.requests import BODY_BYTES_MAX, FORM, GRAPHQL_JSON, PLAIN_JSON, RequestFailed, Sent, Until

# graphql-core's parser takes time for each character, whatever the limits on what it finds.
DOCUMENT_LENGTH_MAX: Final = 20_000
DEADLINE_SECONDS: Final = 10.0
COUNTING_SECONDS_MAX: Final = 5.0
RETRY_SECONDS: Final = 5
CLIENT_CLOSED_REQUEST: Final = 499
READS: Final = frozenset({OperationType.QUERY})
READS_AND_WRITES: Final = frozenset({OperationType.QUERY, OperationType.MUTATION})


@dataclass(frozen=True, slots=True)
class RequestBounds:
    """How long a request may take, and how large an upload may be, which takes its time and so does what is in it."""

    deadline_seconds: float = DEADLINE_SECONDS
    upload_deadline_seconds: float = 120.0
    upload_bytes_max: int = 20_000_000


DEFAULT_BOUNDS: Final = RequestBounds()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a request comes to, before it is put into bytes."""

    body: dict[str, Any]
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    cookie: RefreshCookie = field(default_factory=RefreshCookie)


class GraphQLView:
    """The endpoint, for GET (queries) and POST.

    `suggests` is whether a message may name what in the schema is similar to a wrong name; `visitors_go_to` is the
    page for people who open the endpoint in a browser.
    """

    def __init__(
        self,
        schema: strawberry.Schema,
        get_context: Callable[[Request], Awaitable[Context]],
        *,
        suggests: bool,
        visitors_go_to: str | None = None,
        documents: TrustedDocuments | None = None,
        bounds: RequestBounds = DEFAULT_BOUNDS,
    ) -> None:
        self._schema = schema
        self._get_context = get_context
        self._documents = documents
        self._bounds = bounds
        self._suggests = suggests
        self._visitors_go_to = visitors_go_to

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        request = Request(scope, receive)
        response = self._way_for_visitors(request) or await self._answer(request)
        await response(scope, receive, send)

    def _way_for_visitors(self, request: Request) -> Response | None:
        """Where a person goes who opens the API's address in a browser."""
        is_visit = request.method == "GET" and "query" not in request.query_params and _wants_html(request)
        return RedirectResponse(self._visitors_go_to, 303) if self._visitors_go_to and is_visit else None

    async def _answer(self, request: Request) -> Response:
        media_type = _negotiated(request)
        try:
            outcome = await self._in_time(request, media_type)
        except RequestFailed as error:
            body = request_error(error.message, _request_id(request), code=error.code)
            outcome = Outcome(body, error.status, error.headers)
        except Throttled as error:
            seconds = seconds_until(error)
            body = request_error(str(error), _request_id(request), code=RATE_LIMITED, retryAfter=seconds)
            outcome = Outcome(body, 429, {"retry-after": str(seconds)})
        except Overloaded:
            return place_of(request).refusal(request.scope)
        except Unavailable as error:
            log_unavailable(error)
            body = request_error(str(error), _request_id(request), code=UNAVAILABLE)
            outcome = Outcome(body, 503, {"retry-after": str(RETRY_SECONDS)})
        except ClientDisconnect:  # nobody reads what is answered now, and the log says who gave up
            return Response(status_code=CLIENT_CLOSED_REQUEST)
        except Exception as error:  # noqa: BLE001 - the edge: nothing above it would answer in GraphQL's terms
            outcome = Outcome(unexpected_error(error, _request_id(request)), 500)
        response = Response(encoded(outcome.body), outcome.status, outcome.headers, media_type)
        outcome.cookie.write(response)
        return response

    async def _in_time(self, request: Request, media_type: str) -> Outcome:
        """The outcome, where both the request and its operation end before the deadline."""
        is_form = request.method == "POST" and requests.content_type(request) == FORM
        seconds = self._bounds.upload_deadline_seconds if is_form else self._bounds.deadline_seconds
        deadline = asyncio.get_running_loop().time() + seconds
        late_body, late_operation = partial(_late_body, seconds), partial(_late_operation, seconds)
        async with AsyncExitStack() as opened:
            if is_form:
                async with Until(deadline, late_body):
                    sent = await self._uploaded(request, opened)
            else:
                sent = await requests.receive(request, deadline=deadline, late=late_body)
            if sent.refusal is not None:  # which is counted like anything else, and may have come at the last moment
                deadline = asyncio.get_running_loop().time() + COUNTING_SECONDS_MAX
            async with Until(deadline, lambda: sent.refusal or late_operation()), place_of(request):
                context = await self._context(request)
                await context.wiring.rates.enter(context.viewer, context.address, sent.length)
                return await self._run(request, context, sent, media_type)

    async def _uploaded(self, request: Request, opened: AsyncExitStack) -> Sent:
        """What a form holds, read for those alone who may upload and have not had their fill."""
        async with place_of(request):
            context = await self._context(request)
            await context.wiring.rates.enter(context.viewer, context.address, 0)
            if context.viewer is None:
                raise RequestFailed(SIGN_IN_FIRST, 401, UNAUTHENTICATED, **{"www-authenticate": "Bearer"})
            if not context.viewer.sees_all:
                raise RequestFailed(
                    f"Files are taken from operators alone; send everything else as {PLAIN_JSON}.", 403, FORBIDDEN
                )
            await context.wiring.rates.spend(context.viewer, context.address, UPLOAD)
        try:
            form, document = await uploads.read_form(
                request, bytes_max=self._bounds.upload_bytes_max, field_bytes_max=BODY_BYTES_MAX
            )
        except uploads.BadForm as error:
            raise RequestFailed(str(error), error.status) from error
        opened.push_async_callback(form.close)
        return Sent(uploads.operation_length(form), document=document)

    def _text(self, parameters: dict[str, Any], media_type: str) -> str:
        """The document that the request sends or names."""
        text, document_id = parameters["query"], parameters["documentId"]
        if self._documents is not None:
            try:
                return self._documents.find(document_id or _hash(parameters["extensions"]), text)
            except DocumentNotTrusted as error:
                raise RequestFailed(str(error), _error_status(media_type), DOCUMENT_NOT_TRUSTED) from error
        if document_id is not None:
            raise RequestFailed("This server keeps no documents: send the text itself as `query`, and no `documentId`.")
        if text is None:
            raise RequestFailed("The request has no `query`.")
        if len(text) > DOCUMENT_LENGTH_MAX:
            raise RequestFailed(f"The document is longer than {DOCUMENT_LENGTH_MAX} characters.")
        return str(text)

    async def _context(self, request: Request) -> Context:
        """What is known of the request at this moment: a long upload may outlive its token."""
        context = await self._get_context(request)
        request.state.actor = None if context.viewer is None else context.viewer.actor
        return context

    async def _run(self, request: Request, context: Context, sent: Sent, media_type: str) -> Outcome:
        parameters = requests.parameters_of(requests.document_of(request, sent))
        parameters["query"] = self._text(parameters, media_type)
        try:
            result = await self._schema.execute(
                parameters["query"],
                variable_values=parameters["variables"],
                operation_name=parameters["operationName"],
                context_value=context,
                allowed_operation_types=READS if request.method == "GET" else READS_AND_WRITES,
            )
        except InvalidOperationTypeError as error:
            if error.operation_type is OperationType.SUBSCRIPTION:
                raise RequestFailed("The operation is a subscription, and this server has none.") from None
            raise requests.not_allowed("GET is for queries; send this operation with POST.") from None
        except CannotGetOperationTypeError:
            raise RequestFailed("The document has no operation of the name in `operationName`.") from None
        finally:
            request.state.operation = context.operation or parameters["operationName"]
        body: dict[str, Any] = {}
        if result.errors:
            body["errors"] = as_response(result.errors, context.request_id, suggests=self._suggests)
            if body["errors"][0]["extensions"]["code"] == UNAVAILABLE:
                # Without data: a part of the answer, with a null where the rest should be, reads as "there is none".
                return Outcome(body, 503, {"retry-after": str(RETRY_SECONDS)}, context.cookie)
        # Nothing was executed where the document is wrong: then there is no data, not even null.
        was_executed = result.data is not None or any(error.path for error in result.errors or [])
        if was_executed:
            body["data"] = result.data
        headers = _when_to_come_back(body.get("errors", ()))
        status = 200 if was_executed else 429 if headers else _error_status(media_type)
        return Outcome(body, status, headers, context.cookie)


def _late_body(seconds: float) -> RequestFailed:
    return RequestFailed(f"The body did not arrive within {seconds:g} seconds.", 408, connection="close")


def _late_operation(seconds: float) -> RequestFailed:
    return RequestFailed(
        f"The operation was stopped after {seconds:g} seconds. Whether a mutation took effect is unknown; "
        "to send a payment again with the same idempotency key is safe, and so is a file.",
        504,
        DEADLINE_EXCEEDED,
    )


def _when_to_come_back(errors: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The header of RFC 9110, section 10.2.3, where one of the errors says so."""
    seconds = [error["extensions"]["retryAfter"] for error in errors if "retryAfter" in error["extensions"]]
    return {"retry-after": str(max(seconds))} if seconds else {}


def _hash(extensions: dict[str, Any] | None) -> str | None:
    """The document's id where Apollo's clients put it."""
    persisted = (extensions or {}).get("persistedQuery")
    found = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    return found if isinstance(found, str) else None


def _error_status(media_type: str) -> int:
    """The GraphQL-over-HTTP specification, section 6.4: plain JSON has always said 200."""
    return 400 if media_type == GRAPHQL_JSON else 200


def _negotiated(request: Request) -> str:
    """The media type of the answer: the specification's own where the client takes it, else plain JSON."""
    return GRAPHQL_JSON if GRAPHQL_JSON in requests.accepted(request) else PLAIN_JSON


def _wants_html(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _request_id(request: Request) -> str:
    return str(request.state.request_id)
