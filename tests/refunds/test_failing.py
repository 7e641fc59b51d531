"""A refund that comes back days after it succeeded: told once, in the worker, and its money is refundable again."""

import asyncio
from datetime import UTC, datetime

import pytest

from payflowx.core import database_clock
from payflowx.core.clock import Span
from payflowx.core.ids import PaymentId
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.core.rounds import BEGINNING, OVERLAP, Rounds
from payflowx.events import service as events
from payflowx.gateways.simulator import LATE_FAILURES, Simulator
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.refunds import jobs
from payflowx.refunds.models import RefundFailure, RefundStatus
from payflowx.refunds.service import failing, lists
from tests.factories import NOW, give_back, instruction, pay, seconds
from tests.tables import contents

PATIENCE_SECONDS = 30
METHOD = "pm_refund_fails_later"


async def fail_late(now: datetime, delay: Span = Span(), since: datetime = BEGINNING) -> datetime | None:  # noqa: B008
    """One look of a worker."""
    return await failing.fail_late(gateway=Simulator(), now=now, delay=delay, since=since)


@pytest.fixture
async def coming_back(user: Principal, merchant: Merchant) -> Payment:
    """A payment whose refunds come back."""
    return await pay(user, instruction(merchant, payment_method=METHOD))


async def test_refund_comes_back_when_it_is_time_and_once(user: Principal, coming_back: Payment) -> None:
    refund = (await give_back(user, coming_back)).refund
    delay = Span(exact=seconds(4))

    assert await fail_late(NOW + seconds(3.9), delay) == NOW
    assert not await RefundFailure.all()
    assert await fail_late(NOW + seconds(4), delay) is None
    before = await contents()
    assert await fail_late(NOW + seconds(5), delay) is None

    assert await contents() == before
    [failure] = await RefundFailure.all()
    said = LATE_FAILURES[METHOD]
    assert (failure.refund_id, failure.failure_code, failure.failure_reason) == (refund.id, said.code, said.reason)
    assert failure.failed_at == NOW + seconds(4)
    trail = await events.trails(subject_ids=[refund.id])
    assert [event.type for event in trail] == ["refund.initiated", "refund.succeeded", "refund.came_back"]
    assert (trail[-1].actor, trail[-1].data) == ("system:gateway", {"failure_code": said.code})
    await refund.refresh_from_db()
    assert refund.status is RefundStatus.SUCCESS
    assert await lists.refundable(payment_ids=[PaymentId(coming_back.id)]) == {coming_back.id: 1000}


async def test_other_refunds_never_come_back(user: Principal, merchant: Merchant) -> None:
    for method in ("pm_success", "pm_refund_open", "pm_refund_declined"):
        await give_back(user, await pay(user, instruction(merchant, payment_method=method)))

    assert await fail_late(NOW + seconds(10**6)) is None
    assert not await RefundFailure.all()


async def test_business_days_are_counted_in_the_calendar_of_the_currency(user: Principal, coming_back: Payment) -> None:
    friday = NOW  # 20 November 2026
    await give_back(user, coming_back, now=friday)

    delay = Span(business_days=1).times(2)
    assert await fail_late(datetime(2026, 11, 24, 23, 59, tzinfo=UTC), delay) == friday
    assert await fail_late(datetime(2026, 11, 25, tzinfo=UTC), delay) is None
    assert await RefundFailure.all().count() == 1


async def test_any_number_of_batches_and_workers_write_each_failure_once(
    user: Principal, coming_back: Payment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failing, "BATCH_SIZE", 3)
    for _ in range(10):
        await give_back(user, coming_back, Money(1_00, "USD"))

    await asyncio.gather(*(fail_late(NOW + seconds(1)) for _ in range(4)))

    assert await RefundFailure.all().count() == 10
    told = [row for row in (await contents("events"))["events"] if "refund.came_back" in row]
    assert len(told) == 10


async def test_worker_looks_again_at_what_is_going_to_come_back(user: Principal, coming_back: Payment) -> None:
    now = await database_clock.now()
    await give_back(user, coming_back, now=now - 3 * OVERLAP)
    rounds = Rounds()

    await jobs.look(rounds, Simulator(), Span(exact=4 * OVERLAP))
    assert rounds.since() <= now - 3 * OVERLAP
    assert not await RefundFailure.all()
    await jobs.look(rounds, Simulator(), Span(exact=OVERLAP))

    assert await RefundFailure.all().count() == 1


async def test_loop_goes_on_after_an_error_until_it_is_stopped(
    user: Principal, coming_back: Payment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "POLL_SECONDS", 0.01)
    monkeypatch.setattr(jobs, "PAUSE_AFTER_ERROR_SECONDS", 0.01)
    failures = iter([ConnectionResetError(), TimeoutError()])
    real = failing.fail_late

    async def fail_twice(**asked: object) -> datetime | None:
        if failure := next(failures, None):
            raise failure
        return await real(**asked)  # type: ignore[arg-type]  # what the job gives

    monkeypatch.setattr(failing, "fail_late", fail_twice)
    await give_back(user, coming_back, now=await database_clock.now())
    stop = asyncio.Event()
    async with asyncio.timeout(PATIENCE_SECONDS), asyncio.TaskGroup() as tasks:
        tasks.create_task(jobs.work(stop, gateway=Simulator(), delay=Span()))
        while not await RefundFailure.all():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.01)
        stop.set()
