"""What may be updated changes in no way but the program's, and nothing is said to have happened when it didn't."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio

from . import giving
from .guards import ACCEPTED, AHEAD, NOT_YET, REFUSED, SECOND_CREDIT, SEVERAL, Step, name
from .rows import (
    AT,
    BY_STATEMENT,
    DUPLICATE,
    ENTRY,
    FAILED,
    INITIATED,
    LATER,
    NAMING,
    OPEN,
    OTHER_PAYMENT,
    PAYMENT,
    RECOUNTED,
    REJECTED,
    RESULT,
    RETURN,
    RUNNING,
    SECOND,
    VALID,
    Row,
    fill,
    insert,
    refused,
    told,
)

RESTRICT: Final = "23001"
SECURITY_DEFINERS: Final = """
SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
"""
NAMES: Final = "It names payment_01jd0000000000000000000000"
RECOGNISED: Final = "UPDATE statement_entries SET status = 'DUPLICATE', problem = $1 WHERE id = $2"
PLANTED: Final = """
CREATE TEMPORARY TABLE sessions (id uuid, expires_at timestamptz);
CREATE TEMPORARY TABLE refresh_tokens (id uuid, session_id uuid);
INSERT INTO pg_temp.sessions SELECT gen_random_uuid(), '2000-01-01'
"""


@pytest_asyncio.fixture
async def intruder(punctual: str) -> AsyncIterator[asyncpg.Connection]:
    """Somebody who can send any statement as the application's role, to a database that goes by its clock."""
    connection = await asyncpg.connect(punctual)
    yield connection
    await connection.close()


async def change(connection: asyncpg.Connection, table: str, row: Row) -> None:
    """Updates some columns of the table's row."""
    columns = ", ".join(f'"{column}" = ${number}' for number, column in enumerate(row, start=1))
    await connection.execute(f"UPDATE {table} SET {columns}" if row else f"UPDATE {table} SET id = id", *row.values())


async def clock(connection: asyncpg.Connection) -> datetime:
    """What the server's clock says."""
    now = await connection.fetchval("SELECT clock_timestamp()")
    assert isinstance(now, datetime)
    return now


@pytest.mark.parametrize("step", REFUSED, ids=name)
async def test_step_that_the_program_never_takes_is_refused(step: Step, owner: asyncpg.Connection) -> None:
    await fill(owner, before=step.table)
    await insert(owner, step.table, step.row)

    async with refused(owner, RESTRICT, step.trigger):
        await change(owner, step.table, step.change)


@pytest.mark.parametrize("step", ACCEPTED, ids=name)
async def test_step_that_the_program_takes_is_accepted(step: Step, owner: asyncpg.Connection) -> None:
    await fill(owner, before=step.table)
    await insert(owner, step.table, step.row)

    await change(owner, step.table, step.change)

    row = await owner.fetchrow(f"SELECT * FROM {step.table}")
    assert row is not None
    assert told(dict(row)) == {**VALID[step.table], **step.row, **step.change}


@pytest.mark.parametrize("step", AHEAD, ids=name)
async def test_application_says_of_nothing_that_it_will_have_happened(
    step: Step, owner: asyncpg.Connection, intruder: asyncpg.Connection
) -> None:
    await fill(owner, before=step.table)
    await insert(owner, step.table, step.row)
    now = await clock(owner)

    async with refused(owner, RESTRICT, step.trigger):
        await change(intruder, step.table, instants(step.change, now + timedelta(seconds=5)))
    await change(intruder, step.table, instants(step.change, now))


def instants(row: Row, at: datetime) -> Row:
    """The row with an instant in the place of what has not come."""
    return {column: at if value is NOT_YET else value for column, value in row.items()}


@pytest.mark.parametrize("seconds", [-86_400, -5, -1.5, 1.5, 5, 86_400])
async def test_event_of_another_time_is_refused_to_the_application(
    seconds: float, guarded_owner: asyncpg.Connection, intruder: asyncpg.Connection
) -> None:
    at = await clock(guarded_owner) + timedelta(seconds=seconds)

    async with refused(guarded_owner, RESTRICT, "events_on_time"):
        await insert(intruder, "events", {"occurred_at": at})


async def test_one_event_of_another_time_refuses_the_whole_statement(
    guarded_owner: asyncpg.Connection, intruder: asyncpg.Connection
) -> None:
    async with refused(guarded_owner, RESTRICT, "events_on_time"):
        await intruder.execute(
            """INSERT INTO events (id, type, subject_id, actor, data, occurred_at)
            SELECT gen_random_uuid(), 'loot.taken', gen_random_uuid(), 'loot', '{}', now() - n * interval '1 hour'
            FROM generate_series(0, 1) AS n"""
        )


async def test_transaction_that_stays_open_dates_nothing_back(
    guarded_owner: asyncpg.Connection, intruder: asyncpg.Connection
) -> None:
    async with refused(guarded_owner, RESTRICT, "events_on_time"), intruder.transaction():
        await intruder.execute("SELECT pg_sleep(1.1)")
        await intruder.execute(
            """INSERT INTO events (id, type, subject_id, actor, data, occurred_at)
            VALUES (gen_random_uuid(), 'loot.taken', gen_random_uuid(), 'loot', '{}', now())"""
        )


async def test_event_that_was_dated_when_its_statement_began_is_not_too_late(
    guarded_owner: asyncpg.Connection, intruder: asyncpg.Connection
) -> None:
    await intruder.execute(
        """WITH dated AS MATERIALIZED (
            SELECT payflowx_by_the_clock(clock_timestamp() - interval '0.9 seconds') AS at
        ), waited AS MATERIALIZED (SELECT at FROM dated, pg_sleep(0.3))
        INSERT INTO events (id, type, subject_id, actor, data, occurred_at)
        SELECT gen_random_uuid(), 'payment.created', gen_random_uuid(), 'intruder', '{}', at FROM waited"""
    )

    assert await guarded_owner.fetchval("SELECT count(*) FROM events") == 1


async def test_event_of_this_moment_is_accepted(
    guarded_owner: asyncpg.Connection, intruder: asyncpg.Connection
) -> None:
    await insert(intruder, "events", {"occurred_at": await clock(guarded_owner)})

    assert await guarded_owner.fetchval("SELECT count(*) FROM events") == 1


async def test_owner_fills_a_database_with_events_of_another_time(
    punctual: str, guarded_owner: asyncpg.Connection
) -> None:
    await insert(guarded_owner, "events")

    assert await guarded_owner.fetchval("SELECT occurred_at FROM events") == AT


@pytest.mark.parametrize(("seconds", "is_kept"), [(-10, False), (-0.5, True), (0.5, True), (10, False)])
async def test_instant_that_is_off_the_clock_is_taken_for_this_moment(
    seconds: float, is_kept: bool, intruder: asyncpg.Connection
) -> None:
    before = await clock(intruder)
    at = before + timedelta(seconds=seconds)

    dated = await intruder.fetchval("SELECT payflowx_by_the_clock($1)", at)

    if is_kept:
        assert dated == at
    else:
        assert before <= dated <= await clock(intruder)


async def test_credentials_that_a_wrong_clock_has_changed_can_be_changed_again(
    owner: asyncpg.Connection, intruder: asyncpg.Connection
) -> None:
    ahead = await clock(owner) + timedelta(hours=1)
    await insert(owner, "users", {"credentials_changed_at": ahead})

    async with refused(owner, RESTRICT, "users_credentials"):
        await change(intruder, "users", {"is_active": False, "credentials_changed_at": ahead + timedelta(seconds=1)})
    later = ahead + timedelta(microseconds=1)
    await change(intruder, "users", {"is_active": False, "credentials_changed_at": later})

    assert await owner.fetchval("SELECT credentials_changed_at FROM users WHERE NOT is_active") == later


async def test_book_goes_back_to_no_verdict_before(guarded_owner: asyncpg.Connection) -> None:
    first, second = RESULT, SECOND["reconciliation_results"]["id"]
    await fill(guarded_owner, before="allocations")
    await insert(guarded_owner, "reconciliation_runs", RUNNING)
    await insert(guarded_owner, "reconciliation_results")
    await insert(guarded_owner, "reconciliation_book")
    await change(guarded_owner, "reconciliation_runs", {"status": "COMPLETED", "finished_at": LATER})
    run = SECOND["reconciliation_runs"]
    await insert(guarded_owner, "reconciliation_runs", {**RUNNING, **run})
    verdict = {"id": second, "run_id": run["id"], "created_at": LATER + timedelta(microseconds=1)}
    await insert(guarded_owner, "reconciliation_results", verdict)

    await change(guarded_owner, "reconciliation_book", {"result_id": second})

    async with refused(guarded_owner, RESTRICT, "reconciliation_book_last"):
        await change(guarded_owner, "reconciliation_book", {"result_id": first})


async def test_application_counts_no_deadline_anew(owner: asyncpg.Connection, intruder: asyncpg.Connection) -> None:
    await fill(owner, before="reconciliation_book")
    await insert(owner, "reconciliation_book", OPEN)
    recounted = {name: RECOUNTED[name] for name in ("recounted_due_at", "recounted_missing_at")}

    async with refused(owner, RESTRICT, "reconciliation_book_deadlines"):
        await change(intruder, "reconciliation_book", recounted)
    await change(owner, "reconciliation_book", recounted)
    async with refused(owner, RESTRICT, "reconciliation_book_deadlines"):
        await change(intruder, "reconciliation_book", dict.fromkeys(recounted))

    assert await owner.fetchval("SELECT recounted_due_at FROM reconciliation_book") == RECOUNTED["recounted_due_at"]


@pytest.mark.parametrize(
    "names",
    [
        f'[{{"level": 0, "payment": "{PAYMENT}"}}]',
        '[{"level": 1, "reference": "x"}, {"level": 3, "reference": "order 1"}]',
        '[{"level": 1, "reference": "sim_1"}]',
        '[{"level": 7, "word": "order 1"}]',
    ],
)
async def test_entry_settles_a_payment_that_it_names(names: str, guarded_owner: asyncpg.Connection) -> None:
    await giving.bring(guarded_owner, {"names": names})

    await giving.give(guarded_owner)

    assert await guarded_owner.fetchval("SELECT payment_id FROM statement_entries") == PAYMENT


@pytest.mark.parametrize(
    "names",
    [
        '[{"level": 1, "reference": "order 2"}]',
        f'[{{"level": 0, "payment": "{OTHER_PAYMENT}"}}]',
        '[{"level": 7, "word": "order"}]',
    ],
)
async def test_entry_settles_no_payment_that_it_does_not_name(names: str, guarded_owner: asyncpg.Connection) -> None:
    await giving.bring(guarded_owner, {"names": names})

    async with refused(guarded_owner, RESTRICT, "statement_entries_facts"):
        await giving.give(guarded_owner)


async def test_orphan_is_for_no_payment_that_it_does_not_name(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="settlements")
    await bring(guarded_owner, {"names": f'[{{"level": 0, "payment": "{OTHER_PAYMENT}"}}]'})

    async with refused(guarded_owner, RESTRICT, "statement_entries_facts"):
        await change(
            guarded_owner,
            "statement_entries",
            {"payment_id": PAYMENT, "problem": "It names a payment that is not decided yet."},
        )


@pytest.mark.parametrize("changes", [{"payment_id": PAYMENT}, {}], ids=["named now", "named before"])
@pytest.mark.parametrize("payment", [INITIATED, FAILED], ids=["INITIATED", "FAILED"])
async def test_return_counts_for_no_payment_that_was_not_taken(
    payment: Row, changes: Row, guarded_owner: asyncpg.Connection
) -> None:
    told = f"The bank took an earlier debit back. {NAMES}."
    await fill(guarded_owner, before="payments")
    await insert(guarded_owner, "payments", payment)
    await bring(guarded_owner, {**RETURN, **NAMING, "payment_id": None if changes else PAYMENT})

    async with refused(guarded_owner, RESTRICT, "statement_entries_facts"):
        await change(guarded_owner, "statement_entries", {**changes, "named_at": AT, "problem": told})
    await change(guarded_owner, "statement_entries", {**changes, "problem": told})


@pytest.mark.parametrize(
    ("bank", "settlement"),
    [("STATEMENTS", BY_STATEMENT), ("SIMULATED", {}), ("SIMULATED", REJECTED)],
    ids=["by statement", "SETTLED", "FAILED"],
)
async def test_second_credit_is_one_for_a_payment_that_is_settled(
    bank: str, settlement: Row, guarded_owner: asyncpg.Connection
) -> None:
    second = {"status": "DUPLICATE", "payment_id": PAYMENT, "problem": SECOND_CREDIT}
    await fill(guarded_owner, before="bank_choices")
    await insert(guarded_owner, "bank_choices", {"bank": bank})
    await bring(guarded_owner, NAMING)

    async with refused(guarded_owner, RESTRICT, "statement_entries_facts"):
        await change(guarded_owner, "statement_entries", second)
    async with refused(guarded_owner, RESTRICT, "statement_entries_facts"):
        await change(guarded_owner, "statement_entries", {**second, "payment_id": None})
    await insert(guarded_owner, "settlements", settlement)
    await change(guarded_owner, "statement_entries", second)

    assert await guarded_owner.fetchval("SELECT status FROM statement_entries") == "DUPLICATE"


@pytest.mark.parametrize(
    "told",
    [
        {"booking_reference": "B-2"},
        {"statement_id": VALID["bank_statements"]["id"]},
        {"is_booked": False, "likeness": None},
        {"names": "[]"},
    ],
)
async def test_amount_is_told_by_another_statement_alone(told: Row, guarded_owner: asyncpg.Connection) -> None:
    other = SECOND["bank_statements"]["id"]
    elsewhere = {**NAMING, **SECOND["statement_entries"], "statement_id": other}
    await fill(guarded_owner, before="settlements")
    await bring(guarded_owner, {})
    await insert(guarded_owner, "bank_statements", SECOND["bank_statements"])
    await insert(guarded_owner, "statement_entries", {**elsewhere, **told})

    async with refused(guarded_owner, RESTRICT, "statement_entries_facts"):
        await guarded_owner.execute(RECOGNISED, DUPLICATE["problem"], ENTRY)
    third = {"id": UUID(int=215), "position": 2, "identity": b"\x03" * 32}
    await insert(guarded_owner, "statement_entries", {**elsewhere, **third})
    await guarded_owner.execute(RECOGNISED, DUPLICATE["problem"], ENTRY)

    assert await guarded_owner.fetchval("SELECT status FROM statement_entries WHERE id = $1", ENTRY) == "DUPLICATE"


async def bring(connection: asyncpg.Connection, entry: Row) -> None:
    """A statement with one entry."""
    for table in ("statement_files", "bank_accounts", "bank_statements"):
        if not await connection.fetchval(f"SELECT count(*) FROM {table}"):
            await insert(connection, table)
    await insert(connection, "statement_entries", entry)


@pytest.mark.parametrize(
    ("kind", "problem", "is_said"),
    [
        ("PAYMENT", SEVERAL, True),
        ("PAYMENT", f"{SEVERAL} ", False),
        ("RETURN", SEVERAL, False),
        ("RETURN", f"A transfer of yours came back. {SEVERAL}", True),
        ("RETURN", f"Money that had come in was taken back (closed account). {NAMES}.", True),
        ("RETURN", f"The bank took an earlier debit back. {NAMES}, which has failed.", True),
        ("RETURN", f"The bank took an earlier debit back. {NAMES}, which is fine.", False),
        ("RETURN", f"All is well. {NAMES}.", False),
        ("PAYMENT", f"A transfer of yours came back. {NAMES}.", False),
    ],
)
async def test_matching_says_of_each_kind_what_it_says(
    kind: str, problem: str, is_said: bool, guarded_owner: asyncpg.Connection
) -> None:
    assert await guarded_owner.fetchval("SELECT payflowx_says_matching($1, $2)", kind, problem) is is_said


async def test_functions_of_the_owner_find_what_they_name_in_their_schema(guarded_owner: asyncpg.Connection) -> None:
    found = {row["proname"]: row["proconfig"] for row in await guarded_owner.fetch(SECURITY_DEFINERS)}

    assert "payflowx_forget_what_is_over" in found
    for function, settings in found.items():
        paths = [setting for setting in settings if setting.startswith("search_path=")]
        # Where pg_catalog isn't named it comes first by itself; then current_schema() is the tables' own.
        assert paths in (["search_path=pg_catalog, public, pg_temp"], ["search_path=public, pg_temp"]), function


async def test_tables_of_a_session_are_not_taken_for_those_of_the_schema(owner_url: str, database: str) -> None:
    """The application may make none; where somebody lets it, what is forgotten is still what is over."""
    session = await asyncpg.connect(owner_url)
    try:
        await session.execute(PLANTED)

        assert await session.fetchval("SELECT payflowx_forget_what_is_over()") == 0
        assert await session.fetchval("SELECT count(*) FROM pg_temp.sessions") == 1
    finally:
        await session.close()
