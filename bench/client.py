"""The client: many keep-alive connections over HTTP, in a process of its own, checking each answer.

It writes bytes that are ready but for the idempotency key and never parses JSON, so that it is not the bottleneck: the
share of a core that it used is measured too. Started as `python -m bench.client`, with a job in JSON on its standard
input; prints a sample in JSON.
"""

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass
from itertools import count
from typing import Final, cast

import uvloop

from bench.lines import SHOWN_CHARACTERS_MAX, NotMeasured
from bench.samples import Sample, Window

MUTATION: Final = (
    "mutation CreatePayment($input: CreatePaymentInput!) { createPayment(input: $input) { replayed "
    "payment { id idempotencyKey status amount { amount currency } createdAt } errors { code message path } } }"
)
KEY: Final = b"{key}"
HEADERS_END: Final = b"\r\n\r\n"
LENGTH_HEADER: Final = b"content-length: "
GRACE_SECONDS: Final = 20.0


@dataclass(frozen=True, slots=True)
class Target:
    """Where to send, over how many connections, and for how long."""

    host: str
    port: int
    token: str
    clients: int
    warmup_seconds: float
    seconds: float
    requests_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Target):
    """What to send: keys `prefix-00000000` and on. With `stored_keys`, these are sent over and over again."""

    merchant: str
    prefix: str
    stored_keys: int = 0


class Load:
    """All connections of one job: what they send, and what they expect."""

    def __init__(self, target: Target) -> None:
        self.window = Window(target.warmup_seconds, target.seconds)
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._requests_max = target.requests_max
        self._numbers = count()
        self._open = target.clients

    def next_key(self) -> bytes | None:
        """What tells the next request from the others; None when it is time to stop."""
        number = next(self._numbers)
        return None if self.window.is_over or number >= self._requests_max else self.key(number)

    def key(self, number: int) -> bytes:
        """What tells a request from the others."""
        return b"%d" % number

    def request(self, key: bytes) -> bytes:
        """The bytes of a request."""
        raise NotImplementedError

    def is_success(self, answer: bytes, key: bytes) -> bool:
        """Whether the answer is what it should be."""
        raise NotImplementedError

    def close_one(self) -> None:
        """Called by each connection that has stopped sending."""
        self._open -= 1
        if not self._open and not self.done.done():
            self.done.set_result(None)

    def fail(self, why: str) -> None:
        """Ends the job: one wrong answer is enough."""
        if not self.done.done():
            self.done.set_exception(NotMeasured(why[:SHOWN_CHARACTERS_MAX]))


class Payments(Load):
    """Payments with keys of their own, or with those that have their payment already."""

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self._job = job
        self._before, self._after = request_bytes(job).split(KEY)
        replayed = "true" if job.stored_keys else "false"
        self._wanted = (b'"errors":[]', b'"status":"SUCCESS"', f'"replayed":{replayed}'.encode())

    def key(self, number: int) -> bytes:
        """The idempotency key of a request."""
        if self._job.stored_keys:
            number %= self._job.stored_keys
        return f"{self._job.prefix}-{number:08d}".encode()

    def request(self, key: bytes) -> bytes:
        """The bytes of a request."""
        return self._before + key + self._after

    def is_success(self, answer: bytes, key: bytes) -> bool:
        """Whether the answer is the SUCCESS payment of this very key."""
        return (
            answer.startswith(b"HTTP/1.1 200 ")
            and all(text in answer for text in self._wanted)
            and b'"%b"' % key in answer
        )


class Connection(asyncio.Protocol):
    """One client: sends a request, waits for the whole answer, sends the next."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._received = b""
        self._key: bytes | None = None
        self._sent_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Sends the first request."""
        self._transport = cast(asyncio.Transport, transport)
        self._send()

    def data_received(self, data: bytes) -> None:
        """Counts and checks an answer as soon as it is whole."""
        self._received += data
        headers_end = self._received.find(HEADERS_END)
        if headers_end < 0 or len(self._received) < headers_end + len(HEADERS_END) + body_length(
            self._received, headers_end
        ):
            return
        answer, self._received = self._received, b""
        if self._key is None or not self._load.is_success(answer, self._key):
            status, body = answer.partition(b"\r\n")[0], answer[headers_end + len(HEADERS_END) :]
            self._load.fail(f"the server answered {status.decode()}: {body.decode(errors='replace')}")
            self._transport.close()
            return
        self._load.window.take(self._sent_at)
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        """An answer that never came fails the job."""
        if self._key is not None:
            self._load.fail(f"the server closed a connection without an answer: {exc}")

    def _send(self) -> None:
        self._key = self._load.next_key()
        if self._key is None:
            self._transport.close()
            self._load.close_one()
            return
        self._sent_at = time.perf_counter()
        self._transport.write(self._load.request(self._key))


def body_length(answer: bytes, headers_end: int) -> int:
    """How long the body of an answer is, as its headers say."""
    headers = answer[: headers_end + 2].lower()
    start = headers.index(LENGTH_HEADER) + len(LENGTH_HEADER)
    return int(headers[start : headers.index(b"\r\n", start)])


async def send_all(load: Load, target: Target) -> Sample:
    """Sends until the window is over and every answer has come. Raises NotMeasured."""
    loop = asyncio.get_running_loop()
    load.window.begin()
    for _ in range(target.clients):
        await loop.create_connection(lambda: Connection(load), target.host, target.port)
    try:
        async with asyncio.timeout(target.warmup_seconds + target.seconds + GRACE_SECONDS):
            await load.done
    except TimeoutError:
        raise NotMeasured(f"an answer was still missing {GRACE_SECONDS:.0f} seconds after the end") from None
    return load.window.sample(ended_early=not load.window.is_over)


async def run(job: Job) -> Sample:
    """Sends the payments of a job. Raises NotMeasured."""
    return await send_all(Payments(job), job)


def request_bytes(job: Job) -> bytes:
    """A whole request, with a place for the key; every key is of one length."""
    given = {
        "idempotencyKey": KEY.decode(),
        "merchantId": job.merchant,
        "amount": {"amount": "12.50", "currency": "EUR"},
        "reference": "INV-2026-1",
    }
    body = json.dumps({"query": MUTATION, "operationName": "CreatePayment", "variables": {"input": given}}).encode()
    key_length = len(f"{job.prefix}-{0:08d}")
    head = (
        f"POST /graphql HTTP/1.1\r\nhost: {job.host}:{job.port}\r\naccept: application/json\r\n"
        f"content-type: application/json\r\nauthorization: Bearer {job.token}\r\n"
        f"content-length: {len(body) - len(KEY) + key_length}\r\n\r\n"
    )
    return head.encode() + body


def main() -> None:
    """Runs the job of the standard input."""
    job = Job(**json.load(sys.stdin))
    try:
        print(json.dumps(asdict(uvloop.run(run(job)))))
    except (NotMeasured, OSError) as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
