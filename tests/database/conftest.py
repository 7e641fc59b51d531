"""Raw connections and databases of their own for the tests of the database layer."""

from collections.abc import AsyncIterator

import asyncpg
import pytest_asyncio

# These compare rows of several tables, so no row that is wrong in itself would get past them to the guard under test;
# or they write rows of another table.
COMPARING = (
    ("bank_statements", "bank_statements_account"),
    ("bank_choices", "bank_choices_in_order"),
    ("payments", "payments_noted"),
    ("payments", "payments_changes_noted"),
    ("refunds", "refunds_refundable"),
    ("refund_failures", "refund_failures_successful_only"),
    ("settlements", "settlements_begin"),
    ("settlements", "settlements_taken_back"),
    ("settlements", "settlements_of_the_bank"),
    ("settlements", "settlements_of_the_bank_updated"),
    ("reconciliation_results", "reconciliation_results_withdrawn"),
    ("reconciliation_results", "reconciliation_results_facts"),
    ("reconciliation_book", "reconciliation_book_inserted"),
    ("reconciliation_book", "reconciliation_book_updated"),
    ("reconciliation_book", "reconciliation_book_last"),
    ("statement_entries", "statement_entries_inserted"),
    ("statement_entries", "statement_entries_updated"),
    ("statement_entries", "statement_entries_facts"),
    ("statement_entries", "statement_entries_taken_back"),
    ("allocations", "allocations_covered"),
    ("reconciliation_resolutions", "reconciliation_resolutions_discrepancies"),
)


@pytest_asyncio.fixture
async def guarded_owner(database: str, owner_url: str) -> AsyncIterator[asyncpg.Connection]:
    """The tables' owner on an empty database, with nothing of the application between it and the tables."""
    connection = await asyncpg.connect(owner_url)
    yield connection
    await connection.close()


@pytest_asyncio.fixture
async def owner(guarded_owner: asyncpg.Connection) -> AsyncIterator[asyncpg.Connection]:
    """The tables' owner, without the triggers that compare rows of several tables; those have tests of their own."""
    for table, trigger in COMPARING:
        await guarded_owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    yield guarded_owner
    for table, trigger in COMPARING:
        await guarded_owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
