"""Whose word counts, as the last guard sees it: choices follow each other, and the other bank settles nothing."""

import zlib
from uuid import UUID

import asyncpg
import pytest

from payflowx.settlements import service as settlements

from .rows import (
    BY_STATEMENT,
    CHOICE,
    LATER,
    OTHER_PAYMENT,
    PENDING,
    SECOND,
    SETTLEMENT,
    VALID,
    WITHDRAWN,
    Row,
    fill,
    insert,
    refused,
)

RESTRICT = "23001"
SAME: Row = {}


async def choose_statements(connection: asyncpg.Connection) -> None:
    """Statements settle payments, after the simulated bank has."""
    await insert(connection, "bank_choices", SECOND["bank_choices"])


def test_lock_of_the_program_is_that_of_the_database() -> None:
    assert zlib.crc32(settlements.BANK_LOCK.encode()) == 187762079


@pytest.mark.parametrize("changes", [{"number": 3}, {"bank": "SIMULATED"}, {"number": 3, "bank": "SIMULATED"}])
async def test_choice_that_does_not_follow_the_one_before_it_is_refused(
    changes: Row, guarded_owner: asyncpg.Connection
) -> None:
    await fill(guarded_owner, before="settlements")

    async with refused(guarded_owner, RESTRICT, "bank_choices_in_order"):
        await insert(guarded_owner, "bank_choices", {**SECOND["bank_choices"], **changes})


async def test_bank_is_the_one_that_was_chosen_last(guarded_owner: asyncpg.Connection) -> None:
    speaking = "SELECT payflowx_speaking_bank()"
    assert await guarded_owner.fetchval(speaking) is None

    await fill(guarded_owner, before="settlements")
    assert await guarded_owner.fetchval(speaking) == "SIMULATED"
    await choose_statements(guarded_owner)
    assert await guarded_owner.fetchval(speaking) == "STATEMENTS"
    third = {**SECOND["bank_choices"], "id": UUID(int=219), "number": 3, "bank": "SIMULATED"}
    await insert(guarded_owner, "bank_choices", third)
    assert await guarded_owner.fetchval(speaking) == "SIMULATED"


@pytest.mark.parametrize("settlement", [BY_STATEMENT, WITHDRAWN], ids=["by statement", "withdrawn"])
async def test_statement_settles_nothing_while_the_simulated_bank_speaks(
    settlement: Row, guarded_owner: asyncpg.Connection
) -> None:
    await fill(guarded_owner, before="settlements")

    async with refused(guarded_owner, RESTRICT, "settlements_of_the_bank"):
        await insert(guarded_owner, "settlements", settlement)


async def test_simulated_bank_withdraws_nothing_while_it_speaks(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="settlements")
    await insert(guarded_owner, "settlements", PENDING)

    async with refused(guarded_owner, RESTRICT, "settlements_of_the_bank_updated"):
        await guarded_owner.execute("UPDATE settlements SET status = 'WITHDRAWN', failure_reason = 'No.'")


@pytest.mark.parametrize("settlement", [SAME, PENDING, WITHDRAWN], ids=["SETTLED", "PENDING", "WITHDRAWN"])
async def test_simulated_bank_settles_nothing_while_statements_do(
    settlement: Row, guarded_owner: asyncpg.Connection
) -> None:
    await fill(guarded_owner, before="settlements")
    await choose_statements(guarded_owner)

    async with refused(guarded_owner, RESTRICT, "settlements_of_the_bank"):
        await insert(guarded_owner, "settlements", settlement)


async def test_promise_of_the_simulated_bank_is_not_kept_once_statements_settle(
    guarded_owner: asyncpg.Connection,
) -> None:
    await fill(guarded_owner, before="settlements")
    await insert(guarded_owner, "settlements", PENDING)
    await choose_statements(guarded_owner)

    async with refused(guarded_owner, RESTRICT, "settlements_of_the_bank_updated"):
        await guarded_owner.execute(
            """UPDATE settlements SET status = 'SETTLED', attempted_at = $1, settled_at = $1, value_date = $2,
                bank_reference = 'late'""",
            LATER,
            LATER.date(),
        )
    await guarded_owner.execute("UPDATE settlements SET status = 'WITHDRAWN', failure_reason = 'Silent.'")
    await insert(guarded_owner, "settlements", {**BY_STATEMENT, "id": UUID(int=205)})


async def test_where_nobody_has_chosen_each_bank_settles(guarded_owner: asyncpg.Connection) -> None:
    """As beside a program that knows of no choice."""
    await fill(guarded_owner, before="bank_choices")

    await insert(guarded_owner, "settlements")
    await insert(guarded_owner, "settlements", {**BY_STATEMENT, "id": UUID(int=205), "payment_id": OTHER_PAYMENT})

    assert await guarded_owner.fetchval("SELECT count(*) FROM settlements") == 2


async def test_choice_waits_for_whoever_goes_by_the_bank(guarded_owner: asyncpg.Connection, owner_url: str) -> None:
    await fill(guarded_owner, before="settlements")
    other = await asyncpg.connect(owner_url, server_settings={"lock_timeout": "100ms"})
    reading = guarded_owner.transaction()
    await reading.start()
    assert await guarded_owner.fetchval("SELECT payflowx_speaking_bank()") == "SIMULATED"

    with pytest.raises(asyncpg.LockNotAvailableError):
        await choose_statements(other)
    await reading.rollback()

    await choose_statements(other)
    await other.close()


async def test_verdict_does_not_rest_on_what_was_withdrawn(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="bank_choices")
    await insert(guarded_owner, "settlements", PENDING)
    await insert(guarded_owner, "bank_choices", {"id": CHOICE, "bank": "STATEMENTS"})
    await guarded_owner.execute("UPDATE settlements SET status = 'WITHDRAWN', failure_reason = 'Silent.'")
    run = {"status": "RUNNING", "finished_at": None}
    await insert(guarded_owner, "reconciliation_runs", run)

    nothing = {"actual_minor": None, "actual_currency": None, "difference_minor": None, "settlement_id": SETTLEMENT}
    pending = {"status": "SETTLEMENT_PENDING", "reason": "NOT_DUE", **nothing}
    async with refused(guarded_owner, RESTRICT, "reconciliation_results_withdrawn"):
        await insert(guarded_owner, "reconciliation_results", pending)
    await insert(guarded_owner, "reconciliation_results", {**pending, "settlement_id": None})
    assert VALID["reconciliation_results"]["settlement_id"] == SETTLEMENT
