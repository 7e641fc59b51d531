"""The bank's loop in the worker: works until it is told to stop, whatever happens in between."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
import pytest_asyncio

from payflowx.core.clock import Span, utc_now
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.settlements import jobs, service
from payflowx.settlements.models import Settlement, SettlementStatus
from tests.factories import instruction, pay, settlement_of

AT_ONCE = Span.parse("PT0S")


@pytest_asyncio.fixture
async def bank(database: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[asyncio.Task[None]]:
    """The loop, without its pauses, for the length of a test; its end is part of each."""
    monkeypatch.setattr(jobs, "POLL_SECONDS", 0.01)
    monkeypatch.setattr(jobs, "PAUSE_AFTER_ERROR_SECONDS", 0.01)
    stop = asyncio.Event()
    loop = asyncio.create_task(jobs.work(stop, delay=AT_ONCE))
    yield loop
    stop.set()
    async with asyncio.timeout(5):
        await loop


async def settled(payment_method: str, user: Principal, merchant: Merchant) -> Settlement:
    """The settlement of a new payment, as soon as the bank has paid."""
    payment = await pay(user, instruction(merchant, payment_method=payment_method), now=utc_now())
    async with asyncio.timeout(5):
        while (settlement := await settlement_of(payment)) is None:  # noqa: ASYNC110 - what is waited for is a row
            await asyncio.sleep(0.01)
    return settlement


async def test_bank_settles_payments_as_they_come(
    bank: asyncio.Task[None], user: Principal, merchant: Merchant
) -> None:
    for _ in range(2):
        assert (await settled("pm_success", user, merchant)).status is not SettlementStatus.FAILED


async def test_bank_goes_on_after_an_error_and_looks_at_the_whole_book_again(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    looks: list[datetime] = []
    run_bank = service.run_bank

    async def run_badly(*, now: datetime, delay: Span, since: datetime = service.BEGINNING) -> service.Settled:
        looks.append(since)
        if len(looks) == 2:
            raise ConnectionResetError
        return await run_bank(now=now, delay=delay, since=since)

    monkeypatch.setattr(service, "run_bank", run_badly)
    monkeypatch.setattr(jobs, "POLL_SECONDS", 0.01)
    monkeypatch.setattr(jobs, "PAUSE_AFTER_ERROR_SECONDS", 0.01)
    stop = asyncio.Event()
    loop = asyncio.create_task(jobs.work(stop, delay=AT_ONCE))
    async with asyncio.timeout(5):
        while len(looks) < 4:  # noqa: ASYNC110 - the loop tells nobody
            await asyncio.sleep(0.01)
    await settled("pm_success", user, merchant)
    stop.set()
    await loop

    assert looks[0] == looks[2] == service.BEGINNING
    assert service.BEGINNING < looks[1] < looks[3]
