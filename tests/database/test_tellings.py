"""An entry that tells another one again tells the first one, of another statement, and once: trigger and index."""

from typing import Final
from uuid import UUID

import asyncpg
import pytest

from .rows import DUPLICATE, ENTRY, SECOND, VALID, Row, fill, insert, refused

RESTRICT, UNIQUE = "23001", "23505"
ENTRIES: Final = "statement_entries"
OTHER_STATEMENT: Final = SECOND["bank_statements"]["id"]
AGAIN: Final[Row] = {
    **SECOND[ENTRIES],
    **DUPLICATE,
    "identity": None,
    "original_id": ENTRY,
    "statement_id": OTHER_STATEMENT,
}


async def fill_with_two_statements(owner: asyncpg.Connection) -> None:
    """An entry, and a second statement without any."""
    await fill(owner, before=ENTRIES)
    await insert(owner, "bank_statements", {**SECOND["bank_statements"], "sequence_number": 2})
    await insert(owner, ENTRIES)


async def test_entry_of_another_statement_tells_one_again(guarded_owner: asyncpg.Connection) -> None:
    await fill_with_two_statements(guarded_owner)

    await insert(guarded_owner, ENTRIES, AGAIN)
    # What a version without likenesses has stored is told again as well.
    await insert(
        guarded_owner,
        ENTRIES,
        {
            **AGAIN,
            "id": UUID(int=301),
            "original_id": None,
            "identity": b"\x03" * 32,
            "status": "ORPHAN",
            "position": 2,
            "likeness": None,
        },
    )
    await insert(guarded_owner, "bank_statements", {"id": UUID(int=302), "identity": b"\x03" * 32})
    await insert(
        guarded_owner,
        ENTRIES,
        {**AGAIN, "id": UUID(int=303), "original_id": UUID(int=301), "statement_id": UUID(int=302), "position": 3},
    )

    assert await guarded_owner.fetchval("SELECT count(*) FROM statement_entries WHERE original_id IS NOT NULL") == 2


@pytest.mark.parametrize(
    "changes",
    [{"statement_id": VALID[ENTRIES]["statement_id"]}, {"likeness": b"\x02" * 32}],
    ids=["of the same statement", "that says something else"],
)
async def test_entry_that_tells_none_again_is_refused(changes: Row, guarded_owner: asyncpg.Connection) -> None:
    await fill_with_two_statements(guarded_owner)

    async with refused(guarded_owner, RESTRICT, "statement_entries_told_again"):
        await insert(guarded_owner, ENTRIES, {**AGAIN, **changes})


async def test_what_tells_one_again_is_told_again_by_nobody(guarded_owner: asyncpg.Connection) -> None:
    await fill_with_two_statements(guarded_owner)
    await insert(guarded_owner, ENTRIES, AGAIN)
    await insert(guarded_owner, "bank_statements", {"id": UUID(int=302), "identity": b"\x03" * 32})

    async with refused(guarded_owner, RESTRICT, "statement_entries_told_again"):
        await insert(
            guarded_owner,
            ENTRIES,
            {**AGAIN, "id": UUID(int=303), "original_id": AGAIN["id"], "statement_id": UUID(int=302)},
        )


async def test_statement_tells_an_entry_again_once(guarded_owner: asyncpg.Connection) -> None:
    await fill_with_two_statements(guarded_owner)
    await insert(guarded_owner, ENTRIES, AGAIN)

    async with refused(guarded_owner, UNIQUE, "statement_entries_told_once"):
        await insert(guarded_owner, ENTRIES, {**AGAIN, "id": UUID(int=303), "position": 7})
