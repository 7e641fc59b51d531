"""Any number of workers share the bank's work, and each payment is settled once."""

import asyncio
import sys
from asyncio.subprocess import PIPE

import pytest

from payflowx.core import db
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.events.models import Event
from payflowx.merchants.models import Merchant
from payflowx.settlements import service
from payflowx.settlements.models import Settlement, SettlementStatus
from payflowx.settlements.service import Settled
from tests.factories import NOW, instruction, pay, seconds, settle

PAYMENTS = 60
LATER = NOW + seconds(60)


async def pay_several(user: Principal, merchant: Merchant) -> None:
    """Payments that the bank pays in full, but for a few that it rejects."""
    for number in range(PAYMENTS):
        amount = Money(996_00 if number % 10 == 0 else 10_00, "USD")
        await pay(user, instruction(merchant, amount=amount), now=NOW + seconds(number / 10))


async def assert_each_payment_is_settled_once() -> None:
    """One terminal settlement and one event of each step for each payment."""
    assert await Settlement.all().count() == PAYMENTS
    assert await Settlement.filter(status=SettlementStatus.PENDING).count() == 0
    events = [event.change_id for event in await Event.filter(type__startswith="settlement.")]
    assert len(events) == 2 * PAYMENTS
    assert len(set(events)) == PAYMENTS


async def test_workers_at_once_settle_each_payment_once(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "BATCH_SIZE", 7)
    await pay_several(user, merchant)

    done = await asyncio.gather(*(settle(now=LATER) for _ in range(4)))
    done.append(await settle(now=LATER))

    total = sum(done, Settled())
    assert total == Settled(announced=PAYMENTS, settled=54, failed=6)
    await assert_each_payment_is_settled_once()


async def test_worker_that_finds_another_one_announcing_leaves_it_to_that_one(
    user: Principal, merchant: Merchant
) -> None:
    await pay(user, instruction(merchant))
    await settle(now=NOW)
    await pay(user, instruction(merchant))

    async with db.exclusive(service.ANNOUNCING_LOCK):
        done = await settle(now=LATER)

    assert done == Settled(settled=1)
    assert await settle(now=LATER) == Settled(announced=1, settled=1)


async def test_worker_pays_what_another_one_is_not_paying(user: Principal, merchant: Merchant) -> None:
    for _ in range(3):
        await pay(user, instruction(merchant))
    await settle(now=NOW)
    busy = await Settlement.all().order_by("id").first()
    assert busy is not None

    async def hold_one(is_held: asyncio.Event, may_end: asyncio.Event) -> None:
        async with db.transaction():
            await db.fetch("SELECT FROM settlements WHERE id = $1 FOR UPDATE", busy.id)
            is_held.set()
            await may_end.wait()

    is_held, may_end = asyncio.Event(), asyncio.Event()
    other_worker = asyncio.create_task(hold_one(is_held, may_end))
    await is_held.wait()
    assert await settle(now=LATER) == Settled(settled=2)
    may_end.set()
    await other_worker

    assert await settle(now=LATER) == Settled(settled=1)


async def test_worker_processes_settle_each_payment_once(database: str, user: Principal, merchant: Merchant) -> None:
    await pay_several(user, merchant)
    command = (sys.executable, "-m", "tests.settlements.worker_process", database, "5")
    workers = [await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE) for _ in range(2)]
    for worker in workers:
        assert worker.stdout
        assert await worker.stdout.readline() == b"ready\n"

    printed = await asyncio.gather(*(worker.communicate(b"begin\n") for worker in workers))

    assert [worker.returncode for worker in workers] == [0, 0]
    assert sum(int(output) for output, _ in printed) == PAYMENTS
    await assert_each_payment_is_settled_once()
