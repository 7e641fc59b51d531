"""The database notes by itself which transaction wrote a row, whoever writes it and by whatever clock."""

import asyncpg
import pytest

from .changes import CHANGED
from .rows import ENTRY, PAYMENT, RESULT, SECOND, VALID, Row, fill, insert, refused

RESTRICT = "23001"
BOOK = "reconciliation_book"
RESOLUTIONS = "reconciliation_resolutions"
UNDECIDED: Row = {
    "status": "INITIATED",
    "gateway_reference": None,
    "failure_code": None,
    "failure_reason": None,
    "completed_at": None,
}
OPEN: dict[str, Row] = {
    "payments": UNDECIDED,
    "refunds": UNDECIDED,
    "settlements": {
        "status": "PENDING",
        "value_date": None,
        "attempted_at": None,
        "settled_at": None,
        "failure_reason": None,
        "bank_reference": None,
    },
}
AGAIN = {
    "payments": "exclusive_scope = exclusive_scope",
    "refunds": "reason = reason",
    "settlements": "due_at = due_at",
    "bank_accounts": "name = 'Main'",
    "bank_account_uses": "ended_at = ended_at",
    "bank_statements": "problems = problems",
}


@pytest.mark.parametrize("table", [*CHANGED, RESOLUTIONS])
async def test_row_says_which_transaction_inserted_it(table: str, owner: asyncpg.Connection) -> None:
    await fill(owner, before=table)

    async with owner.transaction():
        await insert(owner, table, OPEN.get(table, {}))
        transaction = await owner.fetchval("SELECT pg_current_xact_id()")

    assert transaction in [row["changed_in"] for row in await owner.fetch(f"SELECT changed_in FROM {table}")]


@pytest.mark.parametrize("table", CHANGED)
async def test_row_says_which_transaction_changed_it_last(table: str, owner: asyncpg.Connection) -> None:
    await fill(owner, before=table)
    await insert(owner, table, OPEN.get(table, {}))
    for trigger in await owner.fetch(
        "SELECT tgname AS name FROM pg_trigger WHERE tgrelid = $1::text::regclass AND NOT tgisinternal", table
    ):
        if trigger["name"] != f"{table}_changed":
            await owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger['name']}")
    try:
        async with owner.transaction():
            await owner.execute(f"UPDATE {table} SET changed_in = '3', {AGAIN[table]}")
            transaction = await owner.fetchval("SELECT pg_current_xact_id()")
    finally:
        await owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    assert {row["changed_in"] for row in await owner.fetch(f"SELECT changed_in FROM {table}")} == {transaction}


async def test_return_says_in_which_transaction_it_was_found_to_name_its_payment(owner: asyncpg.Connection) -> None:
    await fill(owner, before="statement_entries")
    await insert(owner, "statement_entries")
    transaction = owner.transaction()
    await transaction.start()
    try:
        await owner.execute("ALTER TABLE statement_entries DISABLE TRIGGER USER")
        await owner.execute("ALTER TABLE statement_entries ENABLE TRIGGER statement_entries_named")
        constraint = (
            "SELECT conname FROM pg_constraint WHERE conrelid = 'statement_entries'::regclass AND contype = 'c'"
        )
        for row in await owner.fetch(constraint):
            await owner.execute(f"ALTER TABLE statement_entries DROP CONSTRAINT {row['conname']}")
        await owner.execute("UPDATE statement_entries SET problem = 'Another' WHERE id = $1", ENTRY)
        before = await owner.fetchval("SELECT named_in FROM statement_entries")
        await owner.execute("UPDATE statement_entries SET named_at = now() WHERE id = $1", ENTRY)
        found = await owner.fetchrow("SELECT named_in, pg_current_xact_id() AS own FROM statement_entries")
    finally:
        await transaction.rollback()

    assert found is not None
    assert (before, found["named_in"]) == (None, found["own"])


async def test_book_says_that_a_verdict_is_resolved_as_soon_as_it_is_and_a_newer_one_is_not(
    owner: asyncpg.Connection,
) -> None:
    await fill(owner, before=RESOLUTIONS)
    assert await owner.fetchval(f"SELECT is_resolved FROM {BOOK}") is False

    await insert(owner, RESOLUTIONS)
    assert await owner.fetchval(f"SELECT is_resolved FROM {BOOK}") is True

    await insert(owner, "reconciliation_runs", SECOND["reconciliation_runs"])
    other = {"id": SECOND["reconciliation_results"]["id"], "run_id": SECOND["reconciliation_runs"]["id"]}
    await insert(owner, "reconciliation_results", other)
    await owner.execute(f"UPDATE {BOOK} SET result_id = $1", other["id"])
    assert await owner.fetchval(f"SELECT is_resolved FROM {BOOK}") is False


async def test_book_that_says_otherwise_is_refused(owner: asyncpg.Connection) -> None:
    await fill(owner, before=BOOK)
    async with refused(owner, RESTRICT, "reconciliation_book_resolved_first"):
        await insert(owner, BOOK, {"is_resolved": True})

    await insert(owner, BOOK)
    async with refused(owner, RESTRICT, "reconciliation_book_resolved"):
        await owner.execute(f"UPDATE {BOOK} SET is_resolved = true WHERE payment_id = $1", PAYMENT)

    await insert(owner, RESOLUTIONS)
    async with refused(owner, RESTRICT, "reconciliation_book_resolved"):
        await owner.execute(f"UPDATE {BOOK} SET is_resolved = false WHERE result_id = $1", RESULT)
    assert VALID[BOOK]["is_resolved"] is False
