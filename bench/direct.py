"""PostgreSQL itself: the service's own CREATE statement through plain asyncpg, in a process of its own.

All values are ready before the clock starts. Started as `python -m bench.direct`, with a job in JSON on its standard
input; prints a sample in JSON.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from uuid import UUID

import asyncpg
import uvloop

from bench.lines import NotMeasured
from bench.rows import Parties, create_arguments
from bench.samples import Sample, Window
from payflowx.core import clock
from payflowx.core.ids import new_uuid
from payflowx.core.money import Money
from payflowx.payments.sql import CREATE


@dataclass(frozen=True, slots=True)
class Job:
    """Which payments to take: keys `prefix-00000000` and on, over this many connections."""

    url: str
    user_id: str
    merchant_id: str
    prefix: str
    clients: int
    warmup_seconds: float
    seconds: float
    requests_max: int


async def run(job: Job) -> Sample:
    """Takes payments until the window is over. Raises NotMeasured where a statement didn't take its payment."""
    parties = Parties(UUID(job.user_id), UUID(job.merchant_id))
    now = clock.utc_now()
    waiting = iter(
        [
            create_arguments(
                parties, payment_id=new_uuid(), key=f"{job.prefix}-{number:08d}", amount=Money(12_50, "EUR"), now=now
            )
            for number in range(job.requests_max)
        ]
    )
    window = Window(job.warmup_seconds, job.seconds)
    connections = [await asyncpg.connect(job.url) for _ in range(job.clients)]
    try:
        statements = [await connection.prepare(CREATE) for connection in connections]
        window.begin()
        async with asyncio.TaskGroup() as group:
            for statement in statements:
                group.create_task(_take(statement, waiting, window))
    finally:
        for connection in connections:
            await connection.close()
    return window.sample(ended_early=not window.is_over)


async def _take(
    statement: "asyncpg.prepared_stmt.PreparedStatement[asyncpg.Record]",
    waiting: Iterator[list[object]],
    window: Window,
) -> None:
    for arguments in waiting:
        began_at = time.perf_counter()
        row = await statement.fetchrow(*arguments)
        if row is None or row["id"] != arguments[0] or row["status"] != "SUCCESS":
            raise NotMeasured(f"the statement gave {row!r}")
        window.take(began_at)
        if window.is_over:
            return


def main() -> None:
    """Runs the job of the standard input."""
    job = Job(**json.load(sys.stdin))
    try:
        print(json.dumps(asdict(uvloop.run(run(job)))))
    except* (NotMeasured, OSError, asyncpg.PostgresError) as group:
        first = group.exceptions[0]
        sys.exit(f"{type(first).__name__}: {first}")


if __name__ == "__main__":
    main()
