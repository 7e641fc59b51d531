"""Exports over HTTP: a filtered list as a file that is sent while it is read, whole or visibly broken.

Whatever can be refused is refused before the first byte, in GraphQL's words and with a status of its own. After that
there is one way left to say that something went wrong: the body never comes to its end, and whoever reads it knows.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import strawberry
from graphql import GraphQLError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from payflowx.api.context import Context
from payflowx.api.csv_lines import BYTE_ORDER_MARK, MEDIA_TYPE, encode
from payflowx.api.errors import DEADLINE_EXCEEDED, as_response, request_error
from payflowx.api.exports import Column, Export, Source
from payflowx.api.limits import DEFAULT_LIMITS, Measured
from payflowx.core.errors import Throttled, Unavailable
from payflowx.core.log import describe_error, get_logger
from payflowx.core.principal import Principal, Role
from payflowx.edge.arguments import Arguments
from payflowx.edge.exact_json import encoded
from payflowx.edge.gate import Overloaded, place_of
from payflowx.edge.requests import PLAIN_JSON, RequestFailed, Until
from payflowx.edge.view import DEADLINE_SECONDS, RETRY_SECONDS

METHODS: Final = ("GET", "HEAD")
STATUSES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "UNAUTHENTICATED": 401,
        "FORBIDDEN": 403,
        "NOT_FOUND": 404,
        "RATE_LIMITED": 429,
        "INTERNAL": 500,
        "UNAVAILABLE": 503,
    }
)
COST: Final = DEFAULT_LIMITS.cost
"""What an export takes from its caller's allowance: as much as the largest document may."""

logger = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class DownloadBounds:
    """How long until the first rows are there, how long the whole may take, and how many a user may have under way.

    Who may see the rows is looked at once, at the beginning, so the whole takes about as long as an access token lives.
    """

    first_seconds: float = DEADLINE_SECONDS
    seconds: float = 600.0
    of_one_user_max: int = 2


DEFAULT_BOUNDS: Final = DownloadBounds()


@dataclass(slots=True)
class Turns:
    """The exports that this process has under way.

    One of them at a time reads its next rows: all together they take no more of the process and of the database than
    one does, and whatever else is asked for is answered in between.
    """

    of_one_user_max: int
    batch: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    _under_way: Counter[UUID] = field(default_factory=Counter)

    @contextmanager
    def taken(self, principal: Principal) -> Iterator[None]:
        """One more export of this user's. Raises Throttled where it has as many as it may."""
        if self._under_way[principal.user_id] >= self.of_one_user_max:
            raise Throttled(
                f"You have {self.of_one_user_max} exports under way: come back when one of them is done.",
                retry_after=timedelta(seconds=RETRY_SECONDS),
            )
        self._under_way[principal.user_id] += 1
        try:
            yield
        finally:
            self._under_way[principal.user_id] -= 1
            self._under_way += Counter()  # forgets those who have none


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all exports of a process share; `suggests` is whether a message may name what is similar to a wrong name."""

    get_context: Callable[[Request], Awaitable[Context]]
    turns: Turns
    bounds: DownloadBounds
    suggests: bool


class Download:
    """The endpoint of one export, for GET, and for HEAD, which tells whether it would be begun."""

    def __init__(self, export: Export[Any], arguments: Arguments, role: Role, shared: Surroundings) -> None:
        self._export = export
        self._arguments = arguments
        self._role = role
        self._shared = shared

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        request = Request(scope, receive)
        async with AsyncExitStack() as held:
            response = await self._answer(request, held)
            try:
                async with asyncio.timeout(self._shared.bounds.seconds):
                    await response(scope, receive, send)
            except ClientDisconnect:
                return
            except Exception as error:  # noqa: BLE001 - the edge: to whoever reads, the missing end says it all
                _log_broken(error)

    async def _answer(self, request: Request, held: AsyncExitStack) -> Response:
        seconds = self._shared.bounds.first_seconds
        message = f"The first rows were not there after {seconds:g} seconds."
        late = partial(RequestFailed, message, 504, DEADLINE_EXCEEDED)
        try:
            async with Until(asyncio.get_running_loop().time() + seconds, late), place_of(request):
                return await self._begin(request, held)
        except Overloaded:
            return place_of(request).refusal(request.scope)
        except Exception as error:  # noqa: BLE001 - the edge: nothing above it would answer in these terms
            return self._refusal(error, str(request.state.request_id))

    async def _begin(self, request: Request, held: AsyncExitStack) -> Response:
        """The answer with the file's first rows in hand. Raises whatever is wrong with the request."""
        context = await self._shared.get_context(request)
        request.state.actor = None if context.viewer is None else context.viewer.actor
        rates = context.wiring.rates
        await rates.enter(context.viewer, context.address, len(request.scope["query_string"]))
        if request.method not in METHODS:
            raise RequestFailed("Use GET.", 405, allow=", ".join(METHODS))
        context.principal.require(self._role)
        arguments = self._arguments.read(request.query_params)
        headers = {
            "content-type": MEDIA_TYPE,
            "content-disposition": f'attachment; filename="{self._export.name}-{context.now:%Y-%m-%d}.csv"',
            "cache-control": "no-store",
        }
        held.enter_context(self._shared.turns.taken(context.principal))
        if request.method == "HEAD":
            return StreamingResponse(_nothing(), headers=headers)
        measured = Measured(is_write=False, root_fields=frozenset({self._export.name}), cost=COST)
        await rates.spend(context.viewer, context.address, measured)
        source = await self._export.open(context, **request.path_params, **arguments)
        chunks = self._chunks(source, context.principal)
        held.push_async_callback(chunks.aclose)
        return StreamingResponse(_joined(await anext(chunks), chunks), headers=headers)

    async def _chunks(self, source: Source[Any, Any], principal: Principal) -> AsyncGenerator[bytes, None]:
        """The file, a batch of rows at a time; the first piece begins with the headings."""
        columns: list[Column[Any]] = [
            column for column in self._export.columns if column.role.rank <= principal.role.rank
        ]
        head = BYTE_ORDER_MARK + encode([[column.name] for column in columns])
        batches = source.batches()
        while True:
            async with self._shared.turns.batch:
                batch = await anext(batches, None)
                if batch is None:
                    return
                piece = head + encode([column.cells(batch) for column in columns])
            yield piece.encode()
            head = ""

    def _refusal(self, error: Exception, request_id: str) -> Response:
        headers = {"cache-control": "no-store"}
        if isinstance(error, RequestFailed):
            body = request_error(error.message, request_id, code=error.code)
            return Response(encoded(body), error.status, {**headers, **error.headers}, PLAIN_JSON)
        located = error if isinstance(error, GraphQLError) else GraphQLError(str(error), original_error=error)
        (shown,) = as_response([located], request_id, suggests=self._shared.suggests)
        code, extensions = shown["extensions"]["code"], shown["extensions"]
        if code == "UNAUTHENTICATED":
            headers["www-authenticate"] = "Bearer"
        if code in {"RATE_LIMITED", "UNAVAILABLE"}:
            headers["retry-after"] = str(extensions.get("retryAfter", RETRY_SECONDS))
        # Without the place in a document: there is none.
        body = {"errors": [{"message": shown["message"], "extensions": extensions}]}
        return Response(encoded(body), STATUSES.get(code, 400), headers, PLAIN_JSON)


def routes(
    exports: Iterable[tuple[Export[Any], Role]],
    schema: strawberry.Schema,
    get_context: Callable[[Request], Awaitable[Context]],
    *,
    suggests: bool,
    bounds: DownloadBounds = DEFAULT_BOUNDS,
) -> list[Route]:
    """Where the files are, each for those who have its role; `suggests` as for the schema's own endpoint."""
    shared = Surroundings(get_context, Turns(bounds.of_one_user_max), bounds, suggests)
    return [
        Route(
            f"/export/{export.path}.csv", Download(export, Arguments(schema, export.field), role, shared), methods=None
        )
        for export, role in exports
    ]


async def _joined(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in rest:
        yield piece


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield


def _log_broken(error: Exception) -> None:
    """Notes why a file that was begun will never be whole."""
    if isinstance(error, TimeoutError | Unavailable):
        logger.warning("export broken off", error=type(error).__name__, why=describe_error(error))
    else:
        logger.error("export broken off", error=type(error).__name__, exc_info=error)
