"""More requests than a server can answer: at a fixed rate, whatever comes back, or as many clients that heed refusals.

A rate is kept as the public keeps it: each request has its moment, and its time counts from there, not from when a
connection was free. Where all connections wait for answers, a new one is opened. A refusal is an answer, too: 503 with
`Retry-After`, nothing else. Started as `python -m bench.flood`, with a job in JSON on its standard input; prints a
sample in JSON.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import count
from typing import Final, cast

import uvloop

from bench.client import HEADERS_END, KEY, Job, body_length, request_bytes
from bench.lines import SHOWN_CHARACTERS_MAX, NotMeasured, percentile
from bench.samples import Sample, Window

TICK_SECONDS: Final = 0.002
CONNECTIONS_MAX: Final = 4_000
GRACE_SECONDS: Final = 20.0
CONNECTING_SECONDS: Final = 5.0
RETRY_AFTER: Final = b"retry-after: "


@dataclass(frozen=True, slots=True)
class Flood(Job):
    """What to send: at `rate` requests per second or, where that is 0, as `clients` that wait for their answers."""

    rate: float = 0.0


@dataclass(frozen=True, slots=True)
class FloodSample:
    """A sample of those that were accepted, with `refused_count` and the slowest percent of the refusals."""

    accepted: Sample
    refused_count: int
    refused_p99_ms: float


class Connection(asyncio.Protocol):
    """A keep-alive connection with one request at a time; `answered` is told of each answer."""

    def __init__(
        self, answered: Callable[["Connection", bytes], None], lost: Callable[[Exception | None], None]
    ) -> None:
        self.key = b""
        self.moment = 0.0
        self._received = b""
        self._answered = answered
        self._lost = lost
        self._is_waiting = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keeps the transport; nothing is sent by itself."""
        self.transport = cast(asyncio.Transport, transport)

    def send(self, request: bytes, key: bytes, moment: float) -> None:
        """Sends a request whose time counts from that moment."""
        self.key, self.moment, self._is_waiting = key, moment, True
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Hands an answer on as soon as it is whole."""
        self._received += data
        end = self._received.find(HEADERS_END)
        if end >= 0 and len(self._received) >= end + len(HEADERS_END) + body_length(self._received, end):
            answer, self._received, self._is_waiting = self._received, b"", False
            self._answered(self, answer)

    def connection_lost(self, exc: Exception | None) -> None:
        """An answer that never comes ends the measurement."""
        if self._is_waiting:
            self._lost(exc)


class Generator:
    """All connections of one job."""

    def __init__(self, job: Flood) -> None:
        self.window = Window(job.warmup_seconds, job.seconds)
        self._job = job
        self._before, self._after = request_bytes(job).split(KEY)
        self._numbers = count()
        self._idle: list[Connection] = []
        self._waiting = 0
        self._open = 0
        self._refused: list[float] = []
        self._failed: str | None = None

    async def run(self) -> FloodSample:
        """Sends until the window is over, and waits for the answers. Raises NotMeasured."""
        await self._connect(self._job.clients)
        self.window.begin()
        await (self._at_a_rate() if self._job.rate else self._as_clients())
        deadline = time.perf_counter() + GRACE_SECONDS
        while self._waiting and self._failed is None:
            if time.perf_counter() > deadline:
                raise NotMeasured(f"{self._waiting} answers were still missing {GRACE_SECONDS:.0f} s after the end")
            await asyncio.sleep(TICK_SECONDS)
        if self._failed is not None:
            raise NotMeasured(self._failed[:SHOWN_CHARACTERS_MAX])
        ordered = sorted(self._refused)
        return FloodSample(
            accepted=self.window.sample(),
            refused_count=len(ordered),
            refused_p99_ms=percentile(ordered, 0.99) * 1000 if ordered else 0.0,
        )

    async def _at_a_rate(self) -> None:
        began_at, sent = time.perf_counter(), 0
        while not self.window.is_over and self._failed is None:
            due = int((time.perf_counter() - began_at) * self._job.rate)
            if (missing := due - sent - len(self._idle)) > 0:
                await self._connect(missing)
            for number in range(sent, due):
                self._send(self._idle.pop(), began_at + number / self._job.rate)
            sent = due
            await asyncio.sleep(TICK_SECONDS)

    async def _as_clients(self) -> None:
        for _ in range(self._job.clients):
            self._send(self._idle.pop(), time.perf_counter())
        while not self.window.is_over and self._failed is None:  # noqa: ASYNC110 - a clock's hand, and no event
            await asyncio.sleep(TICK_SECONDS)

    async def _connect(self, number: int) -> None:
        if self._open + number > CONNECTIONS_MAX:
            raise NotMeasured(f"more than {CONNECTIONS_MAX} requests were waiting for an answer at once")
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(CONNECTING_SECONDS):
            made = await asyncio.gather(
                *(
                    loop.create_connection(lambda: Connection(self._take, self._lose), self._job.host, self._job.port)
                    for _ in range(number)
                )
            )
        self._idle += [connection for _, connection in made]
        self._open += number

    def _send(self, connection: Connection, moment: float) -> None:
        self._waiting += 1
        key = f"{self._job.prefix}-{next(self._numbers):08d}".encode()
        connection.send(self._before + key + self._after, key, moment)

    def _take(self, connection: Connection, answer: bytes) -> None:
        self._waiting -= 1
        pause = 0.0
        if answer.startswith(b"HTTP/1.1 503 ") and RETRY_AFTER in answer:
            self._refused.append(time.perf_counter() - connection.moment)
            pause = float(answer.partition(RETRY_AFTER)[2].partition(b"\r\n")[0])
        elif (
            answer.startswith(b"HTTP/1.1 200 ")
            and b'"status":"SUCCESS"' in answer
            and b'"%b"' % connection.key in answer
        ):
            self.window.take(connection.moment)
        else:
            self._failed = f"{answer.partition(b' ')[2][:3]!r}: {answer.partition(HEADERS_END)[2]!r}"
        if self._job.rate:
            self._idle.append(connection)
        elif not self.window.is_over:
            asyncio.get_running_loop().call_later(pause, self._again, connection)

    def _again(self, connection: Connection) -> None:
        if not self.window.is_over:
            self._send(connection, time.perf_counter())

    def _lose(self, error: Exception | None) -> None:
        self._failed = f"the server closed a connection without an answer: {error}"


async def _run(job: Flood) -> FloodSample:
    return await Generator(job).run()


def main() -> None:
    """Runs the job of the standard input."""
    job = Flood(**json.load(sys.stdin))
    try:
        sample = asdict(uvloop.run(_run(job)))
        print(json.dumps(sample.pop("accepted") | sample))
    except (NotMeasured, OSError, TimeoutError) as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
