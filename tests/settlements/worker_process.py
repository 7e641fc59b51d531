"""A worker as a process of its own: `python -m tests.settlements.worker_process URL BATCH_SIZE`.

It says "ready" when it is connected, begins at the next line of its input, lets the simulated bank work until nothing
is left to do, and prints how many settlements it paid.
"""

import asyncio
import logging
import sys
from unittest import mock

from payflowx.core import db, log
from payflowx.settlements import service
from tests.factories import BANK_DELAY, NOW, seconds


async def main(url: str) -> None:
    """Works until there is nothing left."""
    async with db.connected(url):
        print("ready", flush=True)  # noqa: T201 - the test reads it
        await asyncio.to_thread(sys.stdin.readline)
        done = await service.run_bank(now=NOW + seconds(60), delay=BANK_DELAY)
        while (more := await service.run_bank(now=NOW + seconds(60), delay=BANK_DELAY)) != service.Settled():
            done += more
    print(done.settled + done.failed)  # noqa: T201


if __name__ == "__main__":
    log.configure("console", level=logging.WARNING)
    with mock.patch.object(service, "BATCH_SIZE", int(sys.argv[2])):
        asyncio.run(main(sys.argv[1]))
