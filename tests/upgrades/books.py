"""A book as the version with the migrations 0 to 3 has kept it.

`landed.jsonl` has its rows, a line each, as that version wrote them: payments whose deadlines it counted by public
holidays, and statements in each format that it imported. A payment's idempotency key says what it is for.
"""

import json
import shutil
from pathlib import Path
from typing import Final

import asyncpg
import pytest

from payflowx.core import migrate

ROWS: Final = Path(__file__).parent / "landed.jsonl"
LAST_MIGRATION: Final = 3
INSERT: Final = "INSERT INTO {table} ({columns}) SELECT {columns} FROM jsonb_populate_record(NULL::{table}, $1)"


async def keep(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes that version's schema in an empty database, with its book."""
    with monkeypatch.context() as older:
        migrations = folder / "migrations"
        shutil.copytree(migrate.migrations_folder(), migrations, ignore=shutil.ignore_patterns("__pycache__"))
        older.setattr(migrate, "migrations_folder", lambda: migrations)
        for name in migrate.known_versions()[LAST_MIGRATION + 1 :]:
            (migrations / "payflowx" / name).unlink()
        await migrate.upgrade(url)
    connection = await asyncpg.connect(url)
    try:
        await _fill(connection, [json.loads(line) for line in ROWS.read_text().splitlines()])
    finally:
        await connection.close()


async def _fill(connection: asyncpg.Connection, rows: list[tuple[str, dict[str, object]]]) -> None:
    """What was checked when it was written is not checked again: some rows have changed since."""
    tables = {table for table, _ in rows}
    for table in tables:
        await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for table, row in rows:
        columns = ", ".join(f'"{name}"' for name in row)
        await connection.execute(INSERT.format(table=table, columns=columns), json.dumps(row))
    for table in tables:
        await connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
