"""The schedule's part: a run that is refused or breaks never ends the worker."""

from collections.abc import Awaitable, Callable
from unittest.mock import Mock

import pytest
from pgqueuer.core.sm import SchedulerManager

from payflowx.core import db
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation import jobs
from payflowx.reconciliation.models import ReconciliationRun, RunStatus, RunTrigger
from payflowx.reconciliation.service import runs
from tests.factories import DEADLINES
from tests.reconciliation.books import EXACT, pay_major

Job = Callable[[object], Awaitable[None]]


def scheduled() -> Job:
    """The job, as it is given to the scheduler."""
    scheduler = Mock(spec=SchedulerManager)
    jobs.register(scheduler, schedule="*/5 * * * *", deadlines=DEADLINES)
    scheduler.schedule.assert_called_once_with(jobs.ENTRYPOINT, "*/5 * * * *")
    job: Job = scheduler.schedule.return_value.call_args.args[0]
    return job


async def test_tick_of_the_schedule_is_a_run(user: Principal, merchant: Merchant) -> None:
    await pay_major(user, merchant, EXACT)

    await scheduled()(None)

    (run,) = await ReconciliationRun.all()
    assert (run.status, run.trigger, run.actor) == (RunStatus.COMPLETED, RunTrigger.SCHEDULE, "system:reconciliation")
    assert (run.is_full, run.changed) == (False, 1)


async def test_tick_is_skipped_while_a_run_is_in_progress(database: str) -> None:
    async with db.exclusive(runs.RUN_LOCK):
        await scheduled()(None)

    assert await ReconciliationRun.all().count() == 0


async def test_tick_outlives_a_run_that_breaks(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_judge", lambda *_: 1 / 0)

    await scheduled()(None)

    (run,) = await ReconciliationRun.all()
    assert (run.status, run.failure_reason) == (RunStatus.FAILED, "ZeroDivisionError: division by zero")
