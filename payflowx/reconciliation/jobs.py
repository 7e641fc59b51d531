"""Reconciliation's part of the worker: a run at each tick of the schedule, once over all the workers."""

from pgqueuer.core.sm import SchedulerManager
from pgqueuer.models import Schedule

from payflowx.core import database_clock
from payflowx.core.ids import RunId, new_uuid
from payflowx.core.log import get_logger
from payflowx.reconciliation.models import RunTrigger
from payflowx.reconciliation.service import runs

ENTRYPOINT = "reconciliation_run"

logger = get_logger(__name__)


def register(scheduler: SchedulerManager, *, schedule: str, deadlines: runs.Deadlines) -> None:
    """Adds the run to the worker's scheduler; `schedule` is a cron expression, optionally with seconds at its end."""

    @scheduler.schedule(ENTRYPOINT, schedule)
    async def run(_schedule: Schedule) -> None:
        try:
            await runs.run_reconciliation(
                principal=None,
                run_id=RunId(new_uuid()),
                deadlines=deadlines,
                trigger=RunTrigger.SCHEDULE,
                now=await database_clock.now(),
            )
        except runs.RunInProgress:
            logger.info("reconciliation skipped", why="another run is in progress")
        except Exception as error:
            logger.exception("reconciliation failed", error=type(error).__name__)
