"""HTTP connections as uvicorn has them, but for clients that hang up or that would rather speak another protocol.

Leans on private names of uvicorn's protocol for httptools, and tests/processes/test_connections.py notices where they
change.
"""

from typing import Any, Final

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

TUNNEL: Final = b"CONNECT"


class Connection(HttpToolsProtocol):
    """One connection of a client."""

    _running: RequestResponseCycle | None = None
    _asks_for_more = False

    def connection_lost(self, exc: Exception | None) -> None:
        """Lets the request that runs know that nobody reads its answer.

        uvicorn tells the one that came last, which on a pipelined connection still waits for its turn; the one that
        runs would write to a closed connection, and the log would have a stack for each client that hangs up.
        """
        super().connection_lost(exc)
        self.pipeline.clear()
        if self._running is not None and not self._running.response_complete:
            self._running.disconnected = True
            self._running.message_event.set()

    def data_received(self, data: bytes) -> None:
        """Takes in what came. A wish for another protocol is ignored, as it may be (RFC 9110, 7.8).

        The parser reads no body after `Upgrade`, since another protocol would follow. Some clients send it with each
        first POST (Java's, for HTTP/2): their request is read once more as if they hadn't.
        """
        self._unset_keepalive_if_required()
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            head = self._head_without_wish()
            self.parser = httptools.HttpRequestParser(self)
            self.data_received(head + data[upgrade.args[0] :])
        except httptools.HttpParserError:
            self.logger.warning("invalid HTTP received")
            self.send_400_response("Invalid HTTP request received.")

    def on_headers_complete(self) -> None:
        """Begins the request, unless it is to be read once more."""
        self._asks_for_more = self.parser.should_upgrade() and self.parser.get_method() != TUNNEL
        if not self._asks_for_more:
            super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Ends the request's body, where it has begun."""
        if not self._asks_for_more:
            super().on_message_complete()

    def _head_without_wish(self) -> bytes:
        start = b"%b %b HTTP/%b" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())
        kept = (b"%b: %b" % header for header in self.headers if header[0] != b"upgrade")
        return b"\r\n".join([start, *kept, b"", b""])

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)
