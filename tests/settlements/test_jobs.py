"""The bank's loop in the worker: it works until it is told to stop, whatever happens in between."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest

from payflowx.core import database_clock
from payflowx.core.clock import Span, utc_now
from payflowx.core.principal import Principal
from payflowx.core.rounds import BEGINNING, Rounds
from payflowx.merchants.models import Merchant
from payflowx.settlements import jobs, service
from payflowx.settlements.models import SettlementStatus
from tests.factories import instruction, pay, settlement_of

PATIENCE_SECONDS = 30


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses that a test needn't wait for."""
    monkeypatch.setattr(jobs, "POLL_SECONDS", 0.01)
    monkeypatch.setattr(jobs, "PAUSE_AFTER_ERROR_SECONDS", 0.01)


@asynccontextmanager
async def working() -> AsyncIterator[None]:
    """The loop for the length of the block, and proof that it stops when told to."""
    stop = asyncio.Event()
    loop = asyncio.create_task(jobs.work(stop, delay=Span.parse("PT0S")))
    try:
        yield
    finally:
        stop.set()
        async with asyncio.timeout(PATIENCE_SECONDS):
            await loop


async def settled(user: Principal, merchant: Merchant) -> bool:
    """Whether the bank pays a new payment before patience ends."""
    payment = await pay(user, instruction(merchant), now=utc_now())
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            settlement = await settlement_of(payment)
            if settlement and settlement.status is not SettlementStatus.PENDING:
                return settlement.status is SettlementStatus.SETTLED
            await asyncio.sleep(0.01)


async def test_bank_settles_payments_as_they_come(user: Principal, merchant: Merchant) -> None:
    async with working():
        assert await settled(user, merchant)
        assert await settled(user, merchant)


async def test_bank_looks_at_new_payments_only_and_at_the_whole_book_after_an_error(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[datetime] = []
    is_enough = asyncio.Event()

    async def look(*, now: datetime, delay: Span, since: datetime) -> int | None:
        looks.append(since)
        if len(looks) == 3:
            raise ConnectionResetError
        if len(looks) == 5:
            is_enough.set()
        return None if len(looks) == 1 else 0

    with monkeypatch.context() as patched:
        patched.setattr(service, "announce_payments", look)
        async with working(), asyncio.timeout(PATIENCE_SECONDS):
            await is_enough.wait()

    # The first look found another worker at it, so nothing was looked at; the third broke.
    assert looks[0] == looks[1] == looks[3] == BEGINNING
    assert min(looks[2], looks[4]) > BEGINNING


async def test_bank_goes_on_after_an_error(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([ConnectionResetError(), TimeoutError()])
    announce = service.announce_payments

    async def fail_twice(*, now: datetime, delay: Span, since: datetime) -> int | None:
        if failure := next(failures, None):
            raise failure
        return await announce(now=now, delay=delay, since=since)

    monkeypatch.setattr(service, "announce_payments", fail_twice)
    async with working():
        assert await settled(user, merchant)


async def test_payment_that_is_seen_minutes_after_it_completed_is_settled(user: Principal, merchant: Merchant) -> None:
    rounds = Rounds()
    await jobs.announce(rounds, Span.parse("PT0S"))
    late = await pay(user, instruction(merchant), now=await database_clock.now() - timedelta(minutes=9))

    await jobs.announce(rounds, Span.parse("PT0S"))

    assert await settlement_of(late) is not None
