"""The worker as a long-running command."""

import asyncio

from payflowx import worker as worker_root
from payflowx.cli import database


def worker() -> None:
    """Run the simulated bank and the scheduled reconciliation until Ctrl-C or SIGTERM. Run as many as you like."""
    settings = database.start()
    with database.database_url(settings) as url:
        asyncio.run(database.check(settings, url))
        asyncio.run(worker_root.run(settings, url))
