"""What an import costs where PostgreSQL takes a table for empty: it grows with the entries, not with their square."""

from typing import Any, Final

import asyncpg
import pytest

from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.bank_statements.sql import importing, refunding
from payflowx.core import db, sizes
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.simulation.statement_files import Line
from tests.bank_statements.files import bring, camt, credit, statement
from tests.row_reads import count_reads

READS_PER_ENTRY: Final = 25
"""Each entry is found by some keys, by its foreign keys, and by a few statements that look at all there is."""
SIZE: Final = 10_000


def lines(count: int) -> list[Line]:
    """As many credits that name nothing as credits that name something, each with a reference of its own."""
    named = [credit(Money(1_00 + n, "USD"), name=f"ORDER-{n}", reference=f"NAMED-{n}") for n in range(count // 2)]
    bare = [credit(Money(1_00 + n, "USD"), remittance="", reference=f"BARE-{n}X") for n in range(count - count // 2)]
    return [*named, *bare]


async def vacuum(owner: asyncpg.Connection, how: str) -> None:
    """As autovacuum does it, which may not cut off the end of a table while others look at it."""
    for table in ("statement_entries", "bank_statements", "statement_files", "statement_occurrences"):
        await owner.execute(f"VACUUM ({how}) {table}")


@pytest.mark.parametrize(
    ("size", "how"),
    [(SIZE, "TRUNCATE false"), (1_000, "TRUNCATE"), (1_000, "TRUNCATE false, ANALYZE")],
    ids=["all", "cut off", "analysed"],
)
async def test_import_after_one_that_was_rolled_back_reads_each_row_a_few_times(
    operator: Principal, owner_url: str, monkeypatch: pytest.MonkeyPatch, size: int, how: str
) -> None:
    owner = await asyncpg.connect(owner_url)
    await bring(operator, camt(statement(lines(size))), is_dry_run=True)
    await vacuum(owner, how)
    await owner.close()
    reads = count_reads(monkeypatch)

    await bring(operator, camt(statement(lines(size))))

    assert await StatementEntry.all().count() == size
    assert reads.total < READS_PER_ENTRY * size, reads


async def test_import_beside_a_vacuum_reads_each_row_a_few_times(
    operator: Principal, owner_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await asyncpg.connect(owner_url)
    await bring(operator, camt(statement(lines(1_000))), is_dry_run=True)
    await vacuum(owner, "TRUNCATE false")
    reads = count_reads(monkeypatch)

    async with owner.transaction():
        await owner.execute("LOCK TABLE statement_entries IN SHARE UPDATE EXCLUSIVE MODE")  # as VACUUM takes it
        await bring(operator, camt(statement(lines(1_000))))

    await owner.close()
    assert reads.total < READS_PER_ENTRY * 1_000, reads


async def test_second_telling_of_many_entries_reads_each_row_a_few_times(
    operator: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On one connection, whose plans are those of a table with a single row."""
    await bring(operator, camt(statement(lines(2))))
    reads = count_reads(monkeypatch)

    await bring(operator, camt(statement(lines(1_000), number=3)))
    await bring(operator, camt(statement(lines(1_000), number=5)))

    assert await StatementEntry.filter(status=EntryStatus.DUPLICATE).count() == 1_002
    assert reads.total < 2 * READS_PER_ENTRY * 1_000, reads


async def test_equal_entries_without_number_are_read_a_few_times(
    operator: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    equal = [credit(Money(1_00, "USD"))] * 2_000
    reads = count_reads(monkeypatch)

    await bring(operator, camt(statement(equal)))
    await bring(operator, camt(statement(equal, number=3)))

    assert await StatementEntry.filter(status=EntryStatus.DUPLICATE).count() == 2_000
    assert reads.total < 2 * READS_PER_ENTRY * 2_000, reads


async def test_application_has_only_its_own_tables_counted(database: str) -> None:
    async with db.transaction():
        await sizes.learn("pg_authid", "payments; DROP TABLE payments", "nothing")
        rows = await db.fetch("SELECT current_setting('enable_nestloop') AS nestloop")

    assert rows[0]["nestloop"] == "on"


async def test_import_has_triggers_plan_once_while_it_matches_and_no_longer(
    operator: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch, modes = db.fetch, {}

    async def fetch_and_look(statement: str, *values: object, **options: Any) -> list[asyncpg.Record]:
        [mode] = await fetch("SELECT current_setting('plan_cache_mode') AS name")
        modes[statement] = mode["name"]
        return await fetch(statement, *values, **options)

    monkeypatch.setattr(db, "fetch", fetch_and_look)

    await bring(operator, camt(statement(lines(2))))

    during = {statement for statement, mode in modes.items() if mode == "force_generic_plan"}
    statements = (importing.MATCH, refunding.MATCH_DEBITS)
    assert during == {one.format(which="statement_id") for one in statements}
    assert len(modes) > len(during)
