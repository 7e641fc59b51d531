"""Gives an entry to a settlement and takes it back, in one statement each, as the program does."""

from types import MappingProxyType
from typing import Final
from uuid import UUID

import asyncpg

from .rows import ALLOCATION, BY_STATEMENT, MATCHED, NAMING, SECOND, UNMATCHED, VALID, Row, fill, insert

BY_RULE: Final[Row] = MappingProxyType({"decided_by_id": None, "note": None})
BACK: Final[Row] = MappingProxyType(
    {"id": UUID(int=121), "number": 2, "amount_minor": -1000, "takes_back_id": ALLOCATION}
)
END: Final = (
    ", ended AS (UPDATE settlements SET ended_at = settled_at, end_reason = 'PERSON' WHERE source = 'STATEMENT')"
)


async def bring(connection: asyncpg.Connection, entry: Row = NAMING, settlement: Row = BY_STATEMENT) -> None:
    """A book that statements settle, with an entry and a settlement, which have nothing of each other yet."""
    await fill(connection, before="bank_choices")
    for bank in ({}, SECOND["bank_choices"]):
        await insert(connection, "bank_choices", bank)
    await insert(connection, "settlements", settlement)
    for table in ("statement_files", "bank_accounts", "bank_statements"):
        await insert(connection, table)
    await insert(connection, "statement_entries", entry)


async def give(connection: asyncpg.Connection, allocation: Row = BY_RULE, entry: Row = MATCHED) -> None:
    """Allocates the entry and says so in it, in one statement, as the rules do."""
    row = {**VALID["allocations"], **allocation}
    changes = {name: entry[name] for name in ("status", "payment_id", "settlement_id", "problem") if name in entry}
    columns, values = ", ".join(row), ", ".join(f"${number}" for number in range(1, len(row) + 1))
    settings = ", ".join(f"{name} = ${number}" for number, name in enumerate(changes, start=len(row) + 1))
    await connection.execute(
        f"WITH given AS (INSERT INTO allocations ({columns}) VALUES ({values})) "
        f"UPDATE statement_entries SET {settings} WHERE id = '{row['entry_id']}'",
        *row.values(),
        *changes.values(),
    )


async def take_back(connection: asyncpg.Connection, back: Row = BACK, *, with_end: bool = True) -> None:
    """Takes the allocation back, ends its settlement and frees the entry, in one statement."""
    row = {**VALID["allocations"], **back}
    columns, values = ", ".join(row), ", ".join(f"${number}" for number in range(1, len(row) + 1))

    await connection.execute(
        f"WITH taken AS (INSERT INTO allocations ({columns}) VALUES ({values})){END if with_end else ''} "
        f"UPDATE statement_entries SET status = 'ORPHAN', payment_id = NULL, settlement_id = NULL, "
        f"problem = ${len(row) + 1} WHERE id = '{row['entry_id']}'",
        *row.values(),
        UNMATCHED["problem"],
    )
