"""The worker's composition root: the bank's loop and the schedule of reconciliation, until a signal stops them."""

import asyncio
import signal
from contextlib import suppress
from functools import partial

import asyncpg
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.core.sm import SchedulerManager
from pgqueuer.queries import Queries

from payflowx.access import jobs as access
from payflowx.bank_statements import jobs as bank_statements
from payflowx.config import Settings
from payflowx.core import database_clock, db, log, migrate, outages, sessions, waiting
from payflowx.core.database_clock import DatabaseClock
from payflowx.gateways.simulator import Simulator
from payflowx.identity import service as identity
from payflowx.payments import jobs as payments
from payflowx.reconciliation import jobs as reconciliation
from payflowx.reconciliation.service.runs import Deadlines
from payflowx.refunds import jobs as refunds
from payflowx.settlements import jobs as settlements
from payflowx.settlements import service as settling

POOL_SIZE = 5
ANSWER_SECONDS_MAX = 10
CLOSE_SECONDS_MAX = 2
PAUSE_AFTER_ERROR_SECONDS = 2.0

logger = log.get_logger(__name__)


async def run(settings: Settings, url: str) -> None:
    """Works until SIGINT or SIGTERM; what is in progress is finished first."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with db.connected(url, pool_size=POOL_SIZE, is_pooled=settings.is_pooled):
        await migrate.require_current()
        await settling.agree_on_bank(configured=settings.bank, now=await database_clock.now())
        logger.info("worker started", schedule=settings.reconcile_schedule)
        async with asyncio.TaskGroup() as tasks:
            compared = DatabaseClock()
            await compared.look()
            tasks.create_task(compared.keep(stop))
            tasks.create_task(access.work(stop))
            tasks.create_task(payments.work(stop))
            tasks.create_task(refunds.work(stop, gateway=Simulator(), delay=settings.bank_delay))
            tasks.create_task(settlements.work(stop, delay=settings.bank_delay))
            if settings.statement_dir is not None and settings.statement_user is not None:
                find_user = partial(identity.act_as, email=settings.statement_user)
                folder = bank_statements.Folder(settings.statement_dir, find_user)
                tasks.create_task(bank_statements.work(stop, folder=folder))
            tasks.create_task(_keep_schedule(stop, settings, url))
        logger.info("worker stopped")


async def _keep_schedule(stop: asyncio.Event, settings: Settings, url: str) -> None:
    """Runs PgQueuer's scheduler on a connection of its own; whatever ends it but `stop`, it is started anew."""
    while not stop.is_set():
        try:
            await _schedule_until_stopped(stop, settings, url)
        except Exception as error:  # the job loop outlives what happens in it
            logger.exception("scheduler broke off", error=type(error).__name__)
        await waiting.pause(stop, PAUSE_AFTER_ERROR_SECONDS)


async def _schedule_until_stopped(stop: asyncio.Event, settings: Settings, url: str) -> None:
    connection = await sessions.connect(
        url,
        name="payflowx-scheduler",
        command_seconds_max=ANSWER_SECONDS_MAX,
        # It only polls: nothing of it needs a session that is kept, so a pooler is no hindrance.
        asked={} if settings.is_pooled else sessions.OF_THE_SERVER,
        is_pooled=settings.is_pooled,
    )
    deadlines = Deadlines(settings.settlement_window, settings.settlement_grace)
    scheduler = SchedulerManager(Queries(AsyncpgDriver(connection)))
    reconciliation.register(scheduler, schedule=settings.reconcile_schedule, deadlines=deadlines)
    relay = asyncio.create_task(_relay(stop, scheduler.shutdown))
    try:
        await scheduler.run()
    finally:
        relay.cancel()
        await _close(connection)


async def _close(connection: asyncpg.Connection) -> None:
    """Says goodbye where somebody hears it, and doesn't hide why the connection is closed."""
    with suppress(*outages.KINDS):
        await connection.close(timeout=CLOSE_SECONDS_MAX)


async def _relay(stop: asyncio.Event, shutdown: asyncio.Event) -> None:
    await stop.wait()
    shutdown.set()
