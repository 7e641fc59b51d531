"""The gate before the work: so many requests at work at once, a short queue before them, and the rest refused at once.

A process that takes in more than it can do ends up doing nothing in time: each request waits for all the others, its
client gives up, and the work is done for nobody. Who waits at the door costs next to nothing, since nothing is read of
the request until there is a place for it, and so does a refusal, which says when to come back.

A place is held while there is work to do, and not while a body takes its time or an answer is being sent: the pace of
one client takes nothing from the others. How much gets through is measured in bench/README.md.
"""

import asyncio
import contextvars
from collections import deque
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from payflowx.api.errors import UNAVAILABLE, request_error
from payflowx.core.errors import Unavailable
from payflowx.core.log import get_logger
from payflowx.edge.exact_json import encoded

PATIENCE_SECONDS: Final = 2.0
OVERLOAD_PATIENCE_SECONDS: Final = 0.4
BURST_SECONDS_MAX: Final = 1.0
BODY_SECONDS_MAX: Final = 0.1
"""How long a place is kept for a body that is still to come; most have come with their headers."""

RETRY_SECONDS: Final = 1
TELL_SECONDS: Final = 1.0
GRAPHQL: Final = "/graphql"
EXPORTS: Final = "/export/"
PLACE: Final = "place"
REFUSED: Final = "refused_at_the_door"
"""In a request's state: it has no line of its own in the log, since one line tells of many."""

logger = get_logger(__name__)


class Overloaded(Unavailable):
    """There is more to do than can be done in time; nothing was looked at and nothing has changed."""

    def __init__(self) -> None:
        super().__init__("The server has more to do than it can: nothing was done. Come back in a moment.")


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many requests are at work at once, how many may wait for a place, and for how long.

    A burst passes, and who waits for its end is served a little later. Where somebody has been waiting all the time for
    as long as a burst lasts, there is more to do than can be done: then a long queue helps nobody, and each of its
    requests would only be late.
    """

    at_work_max: int
    waiting_max: int
    patience_seconds: float = PATIENCE_SECONDS
    overload_patience_seconds: float = OVERLOAD_PATIENCE_SECONDS
    burst_seconds_max: float = BURST_SECONDS_MAX


class Gate:
    """The places of one process, given in the order of arrival."""

    def __init__(self, capacity: Capacity) -> None:
        self._capacity = capacity
        self._free = capacity.at_work_max
        self._waiting: deque[asyncio.Future[bool]] = deque()
        self._waited_since = 0.0
        self._refused = 0

    async def take(self) -> None:
        """Takes a place, which is to be given back. Raises Overloaded, at once or after the wait."""
        if self._free:
            self._free -= 1
            return
        if len(self._waiting) >= self._capacity.waiting_max:
            raise Overloaded
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[bool] = loop.create_future()
        patience = loop.call_later(self._patience_seconds(loop.time()), self._send_away, turn)
        self._waiting.append(turn)
        try:
            if not await turn:
                raise Overloaded
        except asyncio.CancelledError:
            if turn.cancelled():
                self._waiting.remove(turn)
            elif turn.result():
                self.give_back()
            raise
        finally:
            patience.cancel()

    def give_back(self) -> None:
        """Hands a place on to who has waited longest, if anybody has."""
        if self._waiting:
            self._waiting.popleft().set_result(True)
        else:
            self._free += 1

    def note_refusal(self) -> None:
        """Counts a request that was refused; one line of the log tells of all those of a second."""
        self._refused += 1
        if self._refused == 1:
            # Without the request's own fields, which the line would have otherwise.
            asyncio.get_running_loop().call_later(TELL_SECONDS, self._tell, context=contextvars.Context())

    def _patience_seconds(self, now: float) -> float:
        """How long the next one may wait; the queue is noted to begin where there was none."""
        if not self._waiting:
            self._waited_since = now
        is_burst = now - self._waited_since < self._capacity.burst_seconds_max
        return self._capacity.patience_seconds if is_burst else self._capacity.overload_patience_seconds

    def _send_away(self, turn: asyncio.Future[bool]) -> None:
        if not turn.done():
            self._waiting.remove(turn)  # the first one, nearly always
            turn.set_result(False)

    def _tell(self) -> None:
        logger.warning("requests refused", count=self._refused, why="more to do than can be done in time")
        self._refused = 0


class Place:
    """The place of one request: held since the door, given up where its body doesn't come, and taken again for work."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._is_held = True
        self._patience = asyncio.get_running_loop().call_later(BODY_SECONDS_MAX, self.leave)

    async def __aenter__(self) -> None:
        """Holds the place for the length of the block, and no longer. Raises Overloaded where it has none any more."""
        self._patience.cancel()
        if not self._is_held:
            await self._gate.take()
            self._is_held = True

    async def __aexit__(self, *_: object) -> None:
        self.leave()

    def leave(self) -> None:
        """Gives the place back, if it is still held."""
        self._patience.cancel()
        if self._is_held:
            self._is_held = False
            self._gate.give_back()

    def refusal(self, scope: Scope) -> Response:
        """The answer to a request that found no place again."""
        return _refusal(self._gate, scope)


class Door:
    """Lets in what has a place, and refuses what doesn't get one, before anything is read; pages and probes pass."""

    def __init__(self, app: ASGIApp, *, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; other kinds of scope pass through."""
        if scope["type"] != "http" or not (scope["path"] == GRAPHQL or scope["path"].startswith(EXPORTS)):
            await self._app(scope, receive, send)
            return
        try:
            await self._gate.take()
        except Overloaded:
            await _refusal(self._gate, scope)(scope, receive, send)
            return
        place = scope["state"][PLACE] = Place(self._gate)
        try:
            await self._app(scope, receive, send)
        finally:
            place.leave()


def place_of(request: Request) -> Place:
    """The place that the door has given to a request."""
    place = request.scope["state"][PLACE]
    assert isinstance(place, Place)  # noqa: S101 - nothing else is put there
    return place


def _refusal(gate: Gate, scope: Scope) -> Response:
    gate.note_refusal()
    scope["state"][REFUSED] = True
    body = request_error(str(Overloaded()), scope["state"]["request_id"], code=UNAVAILABLE)
    headers = {"retry-after": str(RETRY_SECONDS), "cache-control": "no-store"}
    return Response(encoded(body), 503, headers, "application/json")
