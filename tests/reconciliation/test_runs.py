"""Runs: who may start one, one at a time, and what becomes of those that break or die."""

import asyncio

import pytest

from payflowx.core import db
from payflowx.core.errors import NotAllowed
from payflowx.core.ids import RunId, new_uuid
from payflowx.core.paging import PageRequest
from payflowx.core.principal import Principal
from payflowx.events.models import Event
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import BookEntry, ReconciliationResult, ReconciliationRun, RunStatus, RunTrigger
from payflowx.reconciliation.service import runs as runs_service
from tests import sessions
from tests.factories import DEADLINES, NOW, reconcile, seconds, settle
from tests.reconciliation.books import EXACT, UNDER, assert_balanced, pay_every_amount, pay_major
from tests.round_trips import recorded
from tests.tables import contents, forbidden, past_triggers

HOLDS_THE_LOCK = "pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')"
BLOCK_VERDICTS = "LOCK TABLE reconciliation_results IN SHARE MODE"


async def reconcile_as(principal: Principal) -> ReconciliationRun:
    """A run that a person starts."""
    return await runs_service.run_reconciliation(
        principal=principal, run_id=RunId(new_uuid()), deadlines=DEADLINES, trigger=RunTrigger.MANUAL, now=NOW
    )


async def dead_run() -> ReconciliationRun:
    """What a killed process leaves behind."""
    return await ReconciliationRun.create(
        id=new_uuid(),
        status=RunStatus.RUNNING,
        trigger=RunTrigger.SCHEDULE,
        is_full=False,
        actor="system:reconciliation",
        window="PT10S",
        grace="PT5S",
        as_of=NOW,
        started_at=NOW,
    )


async def test_run_keeps_what_it_was_asked_and_what_it_did(user: Principal, merchant: Merchant) -> None:
    await pay_every_amount(user, merchant)

    returned = await reconcile(now=NOW + seconds(1))

    run = await ReconciliationRun.get(id=returned.id)
    assert (run.status, run.trigger, run.is_full) == (RunStatus.COMPLETED, RunTrigger.SCHEDULE, False)
    assert (run.actor, run.window, run.grace) == ("system:reconciliation", "PT10S", "PT5S")
    assert (run.examined, run.changed, run.failure_reason) == (6, 6, None)
    assert run.as_of == run.started_at == NOW + seconds(1)
    assert run.finished_at
    assert run.started_at <= run.finished_at < run.started_at + seconds(60)
    assert await runs_service.BY_ID.find([RunId(run.id)]) == [run]


async def test_run_examines_what_can_still_change_and_a_full_one_everything(
    user: Principal, merchant: Merchant
) -> None:
    await pay_every_amount(user, merchant)
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(2))

    incremental = await reconcile(now=NOW + seconds(10))
    full = await reconcile(now=NOW + seconds(15), is_full=True)

    assert (incremental.examined, incremental.changed) == (1, 1)
    assert (full.examined, full.changed) == (6, 1)


async def test_run_that_finds_a_new_payment_leaves_alone_what_has_not_changed(
    user: Principal, merchant: Merchant
) -> None:
    await pay_every_amount(user, merchant)
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(2))
    await pay_major(user, merchant, EXACT, now=NOW + seconds(3))

    run = await reconcile(now=NOW + seconds(4))

    assert (run.is_full, run.examined, run.changed) == (False, 1, 1)


async def test_first_run_over_an_empty_book_completes(database: str) -> None:
    run = await reconcile()

    assert (run.status, run.examined, run.changed, run.totals) == (RunStatus.COMPLETED, 0, 0, [])


async def test_operators_and_admins_may_start_a_run_in_their_own_name(operator: Principal, admin: Principal) -> None:
    for principal in (operator, admin):
        run = await reconcile_as(principal)
        assert (run.status, run.actor, run.trigger) == (RunStatus.COMPLETED, principal.actor, RunTrigger.MANUAL)


async def test_users_may_neither_start_nor_list_runs(user: Principal) -> None:
    async with forbidden():
        await reconcile_as(user)
    with pytest.raises(NotAllowed):
        await runs_service.list_runs(principal=user, request=PageRequest(size=10))


async def test_second_run_is_refused_while_one_is_in_progress(
    database: str, owner_url: str, operator: Principal, user: Principal, merchant: Merchant
) -> None:
    await pay_major(user, merchant, EXACT)
    async with sessions.outside(owner_url) as blocker:
        await blocker.execute(BLOCK_VERDICTS)
        first = asyncio.create_task(reconcile())
        await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
        with pytest.raises(runs_service.RunInProgress) as refusal:
            await reconcile_as(operator)

    assert (refusal.value.code, refusal.value.path) == ("CONFLICT", ())
    assert [run.id for run in await ReconciliationRun.all()] == [(await first).id]
    assert await ReconciliationResult.all().count() == 1
    assert (await reconcile_as(operator)).status is RunStatus.COMPLETED


async def test_of_runs_at_once_each_completes_or_is_refused_and_no_verdict_is_doubled(
    user: Principal, merchant: Merchant
) -> None:
    await pay_every_amount(user, merchant)

    outcomes = await asyncio.gather(*(reconcile(now=NOW) for _ in range(8)), return_exceptions=True)

    completed = [outcome for outcome in outcomes if isinstance(outcome, ReconciliationRun)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, runs_service.RunInProgress)]
    assert completed
    assert len(completed) + len(refused) == 8
    assert await ReconciliationRun.all().count() == len(completed)
    assert sum(run.changed for run in completed) == await ReconciliationResult.all().count() == 6


async def test_run_whose_session_is_killed_is_kept_as_failed_without_verdicts(
    database: str, owner_url: str, user: Principal, merchant: Merchant
) -> None:
    await pay_every_amount(user, merchant)
    before = await contents("reconciliation_results", "reconciliation_book", "events")
    async with sessions.outside(owner_url) as blocker:
        await blocker.execute(BLOCK_VERDICTS)
        broken = asyncio.create_task(reconcile())
        await sessions.kill(database, sessions.WAITING_FOR_LOCK)
        with pytest.raises(db.DatabaseUnavailable):
            await broken

    (run,) = await ReconciliationRun.all()
    assert (run.status, run.changed, run.totals) == (RunStatus.FAILED, 0, [])
    assert run.failure_reason
    assert "terminating connection" in run.failure_reason
    assert run.finished_at
    assert await contents("reconciliation_results", "reconciliation_book", "events") == before
    await assert_balanced(await reconcile(now=NOW + seconds(1)))


async def test_run_that_is_cancelled_is_kept_as_failed_and_the_next_one_works(
    database: str, owner_url: str, user: Principal, merchant: Merchant
) -> None:
    await pay_every_amount(user, merchant)
    async with sessions.outside(owner_url) as blocker:
        await blocker.execute(BLOCK_VERDICTS)
        cancelled = asyncio.create_task(reconcile())
        await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
        cancelled.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelled

    (run,) = await ReconciliationRun.all()
    assert run.status is RunStatus.FAILED
    assert run.failure_reason
    assert run.failure_reason.startswith("CancelledError")
    await assert_balanced(await reconcile(now=NOW + seconds(1)))


async def test_full_run_over_a_book_that_lost_its_balance_fails_and_says_by_how_much(
    owner_url: str, user: Principal, merchant: Merchant
) -> None:
    await pay_major(user, merchant, EXACT)
    payment = await pay_major(user, merchant, UNDER)
    await reconcile()
    await past_triggers(
        owner_url,
        "payments",
        f"UPDATE payments SET status = 'FAILED', failure_code = 'x', failure_reason = 'x' WHERE id = '{payment.id}'",
    )

    with pytest.raises(runs_service.BooksOutOfBalance) as failure:
        await reconcile(now=NOW + seconds(1), is_full=True)

    sums = "USD: 1 payments of 1000 minor units, and 2 of 100900 in the book"
    assert str(failure.value) == sums
    run = await runs_service.last_run()
    assert run
    assert (run.status, run.failure_reason) == (RunStatus.FAILED, f"BooksOutOfBalance: {sums}")


async def test_run_that_a_killed_process_left_is_closed_by_the_next_one(user: Principal, merchant: Merchant) -> None:
    await pay_major(user, merchant, EXACT)
    dead = await dead_run()

    await assert_balanced(await reconcile(now=NOW + seconds(1)))

    closed = await ReconciliationRun.get(id=dead.id)
    assert (closed.status, closed.finished_at) == (RunStatus.FAILED, NOW + seconds(1))
    assert closed.failure_reason == "The process that ran it ended before the run did."


async def test_run_that_lost_its_lock_can_not_complete_after_another_one_took_over(
    database: str, owner_url: str, user: Principal, merchant: Merchant
) -> None:
    await pay_every_amount(user, merchant)
    async with sessions.outside(owner_url) as blocker:
        await blocker.execute(BLOCK_VERDICTS)
        orphan = asyncio.create_task(reconcile())
        writer = await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
        await sessions.kill(database, HOLDS_THE_LOCK)
        successor = asyncio.create_task(reconcile(now=NOW + seconds(1)))
        # Until it writes verdicts too: it has the lock before it has closed the run of the other one.
        await sessions.wait_for(database, f"{sessions.WAITING_FOR_LOCK} AND pid <> {writer}")

    outcomes = await asyncio.gather(orphan, successor, return_exceptions=True)

    completed = [outcome for outcome in outcomes if isinstance(outcome, ReconciliationRun)]
    assert [run.status for run in completed] == [RunStatus.COMPLETED]
    assert {run.status for run in await ReconciliationRun.all()} == {RunStatus.COMPLETED, RunStatus.FAILED}
    assert await BookEntry.all().count() == await ReconciliationResult.all().count() == 6
    assert await Event.filter(type__startswith="reconciliation.").count() == 6


async def test_run_by_a_clock_that_is_behind_carries_on_from_the_run_before(
    user: Principal, merchant: Merchant
) -> None:
    for moment in (10, 4, 7):
        await pay_major(user, merchant, UNDER)
        await assert_balanced(await reconcile(now=NOW + seconds(moment)))
        await settle(now=NOW + seconds(2))

    await assert_balanced(await reconcile(now=NOW + seconds(5)))


async def test_last_run_and_the_list_of_runs_are_newest_first(operator: Principal) -> None:
    assert await runs_service.last_run() is None
    runs = [await reconcile(now=NOW + seconds(moment)) for moment in range(3)]

    page = await runs_service.list_runs(principal=operator, request=PageRequest(size=2))

    assert [run.id for run in page.items] == [runs[2].id, runs[1].id]
    assert (page.has_next, page.has_previous) == (True, False)
    assert await runs_service.last_run() == runs[2]


async def test_number_of_statements_does_not_depend_on_the_number_of_payments(
    user: Principal, merchant: Merchant
) -> None:
    numbers = []
    await reconcile()  # the first run has no totals to carry on from
    for rows in (1, 20):
        for _ in range(rows):
            await pay_major(user, merchant, EXACT)
        async with recorded() as statements:
            await reconcile()
        numbers.append(len(statements))
        assert sum("INSERT INTO reconciliation_results" in statement for statement in statements) == 1

    assert numbers[0] == numbers[1]


async def test_locks_of_runs_leave_with_them(database: str) -> None:
    await reconcile()

    rows = await db.fetch("""
        SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
        WHERE locktype = 'advisory' AND datname = current_database()
    """)
    assert rows == []
