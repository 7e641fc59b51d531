"""The same question again and again over HTTP, on keep-alive connections, in a process of its own.

Started as `python -m bench.asking`, with a job in JSON on its standard input; prints a sample in JSON.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

import uvloop

from bench.client import HEADERS_END, Load, Target, send_all
from bench.lines import NotMeasured
from bench.samples import Sample


@dataclass(frozen=True, slots=True)
class Job(Target):
    """What to ask. The answer must be 200 and hold each text of `wanted` so many times."""

    path: str = "/graphql"
    body: str = ""
    wanted: Mapping[str, int] = field(default_factory=dict)


class Questions(Load):
    """All connections of one job, with the bytes that they send and what they expect."""

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        body = job.body.encode()
        head = (
            f"POST {job.path} HTTP/1.1\r\nhost: {job.host}:{job.port}\r\naccept: application/json\r\n"
            f"content-type: application/json\r\nauthorization: Bearer {job.token}\r\n"
            f"content-length: {len(body)}\r\n\r\n"
        )
        self._request = head.encode() + body
        self._wanted_counts = {text.encode(): count for text, count in job.wanted.items()}

    def request(self, key: bytes) -> bytes:  # noqa: ARG002 - each is the same
        """The bytes of a request."""
        return self._request

    def is_success(self, answer: bytes, key: bytes) -> bool:  # noqa: ARG002 - each is the same
        """Whether the answer holds what it should."""
        body = answer.partition(HEADERS_END)[2]
        return answer.startswith(b"HTTP/1.1 200 ") and all(
            body.count(text) == count for text, count in self._wanted_counts.items()
        )


async def run(job: Job) -> Sample:
    """Asks until the window is over and every answer has come. Raises NotMeasured."""
    return await send_all(Questions(job), job)


def main() -> None:
    """Runs the job of the standard input."""
    job = Job(**json.load(sys.stdin))
    try:
        print(json.dumps(asdict(uvloop.run(run(job)))))
    except (NotMeasured, OSError) as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
