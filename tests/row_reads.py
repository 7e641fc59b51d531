"""How many rows of tables and entries of indexes the database has read, in triggers and foreign keys as well."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

import asyncpg
import pytest

from payflowx.core import db

# What the current transaction has read so far. It is counted as it is read, whatever the plan.
READ_SO_FAR: Final = """
SELECT sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid))::bigint AS count
FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')
"""


@dataclass(slots=True)
class Reads:
    """By the beginning of the statement that has read them."""

    by_statement: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All of them."""
        return self.by_statement.total()


def count_reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """Counts from now on, for what `db.fetch` runs in a transaction."""
    reads = Reads()
    fetch = db.fetch

    async def counting(statement: str, *arguments: object, limit: timedelta | None = None) -> list[asyncpg.Record]:
        before = (await fetch(READ_SO_FAR))[0]["count"]
        rows = await fetch(statement, *arguments, limit=limit)
        after = (await fetch(READ_SO_FAR))[0]["count"]
        # Outside of a transaction, each statement is one of its own, and nothing is left of it to be seen.
        reads.by_statement[" ".join(statement.split())[:60]] += max(0, after - before)
        return rows

    monkeypatch.setattr(db, "fetch", counting)
    return reads
