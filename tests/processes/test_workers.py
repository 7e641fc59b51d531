"""The worker's process: how it ends, and what it clears away."""

import asyncio
import signal
from pathlib import Path

import pytest

from payflowx.core import clock, db
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests import sessions
from tests.factories import instruction, pay, settlement_of
from tests.servers import running_worker, started

PATIENCE_SECONDS = 150.0


async def number_of(statement: str) -> int:
    """The only number that a statement gives."""
    return int((await db.fetch(statement))[0]["count"])


async def until_none_is_left(statement: str) -> None:
    """Waits until a statement counts nothing any more."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await number_of(statement):  # noqa: ASYNC110 - another process works on it
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_worker_that_is_told_to_stop_finishes_what_it_has_begun(
    database: str, owner_url: str, user: Principal, merchant: Merchant, tmp_path: Path, number: signal.Signals
) -> None:
    payment = await pay(user, instruction(merchant), now=clock.utc_now())
    async with sessions.outside(owner_url) as rival:
        await rival.execute("LOCK TABLE settlements IN SHARE ROW EXCLUSIVE MODE")
        with running_worker(database, tmp_path, started) as worker:
            await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
            worker.signal(number)
            await rival.execute("ROLLBACK")
            assert worker.end() == 0
            assert "worker stopped" in worker.text
            assert "Traceback" not in worker.text

    settlement = await settlement_of(payment)
    assert settlement is not None


async def test_worker_forgets_what_has_been_over_and_folds_what_is_noted(
    database: str, user: Principal, merchant: Merchant, tmp_path: Path
) -> None:
    await pay(user, instruction(merchant), now=clock.utc_now())
    await db.fetch("INSERT INTO rate_counters VALUES ('old', 1, now() - interval '1 day')")
    await db.fetch("INSERT INTO rate_counters VALUES ('new', 1, now() + interval '1 day')")

    with running_worker(database, tmp_path):
        await until_none_is_left("SELECT count(*) FROM rate_counters WHERE key = 'old'")
        await until_none_is_left("SELECT count(*) FROM payment_deltas")

    assert await number_of("SELECT count(*) FROM rate_counters") == 1
    assert await number_of("SELECT count FROM payment_days WHERE user_id IS NULL AND merchant_id IS NULL") == 1
