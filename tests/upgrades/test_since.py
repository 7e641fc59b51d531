"""Since when each payment of an older book stands as it does: told by the verdicts that it had."""

import json
from datetime import datetime
from pathlib import Path

import asyncpg
import pytest

from payflowx.core import migrate
from tests.upgrades import books


def told_by_verdicts() -> dict[str, datetime]:
    """The first of the verdicts on each payment that have said the same status without a break."""
    rows = [
        row for table, row in map(json.loads, books.ROWS.read_text().splitlines()) if table == "reconciliation_results"
    ]
    began: dict[str, tuple[str, datetime]] = {}
    for row in sorted(rows, key=lambda row: row["created_at"]):
        status, at = row["status"], datetime.fromisoformat(row["created_at"])
        if began.get(row["payment_id"], ("", at))[0] != status:
            began[row["payment_id"]] = (status, at)
    return {payment_id: at for payment_id, (_, at) in began.items()}


async def test_payment_stands_so_since_the_first_verdict_that_says_it(
    empty_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await books.keep(empty_database, tmp_path, monkeypatch)

    await migrate.upgrade(empty_database)

    connection = await asyncpg.connect(empty_database)
    try:
        rows = await connection.fetch("SELECT payment_id, since FROM reconciliation_book")
    finally:
        await connection.close()
    expected = told_by_verdicts()
    assert {str(row["payment_id"]): row["since"] for row in rows} == expected
    last = max(expected.values())
    assert any(at < last for at in expected.values())
