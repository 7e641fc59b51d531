"""What the overview asks for is read from what is kept of whole days, and the edges of a range from the right index."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import pytest

from payflowx.core import db
from payflowx.payments import totals
from payflowx.payments.totals import Asked, Stretch
from tests.factories import NOW

SOMEBODY: Final = UUID(int=1)
DAYS: Final = Stretch.between(datetime(2026, 11, 1, tzinfo=NOW.tzinfo), None)
HOURS: Final = Stretch.between(NOW - timedelta(days=30), NOW)
OWNERS: Final[Mapping[str, dict[str, Any]]] = {
    "everybody": {},
    "user": {"user_id": SOMEBODY},
    "merchant": {"merchant_id": SOMEBODY},
    "currency": {"currency": "EUR"},
}


async def plan(statement: str, arguments: list[object], *, mode: str) -> str:
    """How PostgreSQL would run it if a table could be read as a whole only where there is no other way."""
    async with db.transaction():
        await db.execute("SET LOCAL enable_seqscan = off")
        await db.execute(f"SET LOCAL plan_cache_mode = {mode}")
        await db.execute(f"PREPARE counting AS {statement}")
        values = ", ".join(
            f"'{{{','.join(value)}}}'" if isinstance(value, list) else f"'{value}'" for value in arguments
        )
        rows = await db.fetch(f"EXPLAIN EXECUTE counting({values})" if values else "EXPLAIN EXECUTE counting")
        await db.execute("DEALLOCATE counting")
    return "\n".join(row[0] for row in rows)


@pytest.mark.parametrize("mode", ["force_generic_plan", "force_custom_plan"])
@pytest.mark.parametrize("owner", OWNERS)
async def test_whole_days_are_read_from_what_is_kept(owner: str, mode: str, database: str) -> None:
    asked = Asked(**OWNERS[owner], statuses=["SUCCESS"], stretch=DAYS)
    for statement, arguments in (totals.per_status(asked), totals.per_day(asked)):
        found = await plan(statement, arguments, mode=mode)

        assert "payments" not in found
        assert "Seq Scan on payment_days" not in found
        assert "payment_days_key" in found


@pytest.mark.parametrize("mode", ["force_generic_plan", "force_custom_plan"])
@pytest.mark.parametrize("owner", OWNERS)
async def test_edges_are_read_by_an_index(owner: str, mode: str, database: str) -> None:
    statement, arguments = totals.per_status(Asked(**OWNERS[owner], stretch=HOURS))

    found = await plan(statement, arguments, mode=mode)

    # By which of them, an empty book doesn't tell: tests/api/test_plans.py counts what is read of a large one.
    assert found.count("Index Cond") >= 2
    assert "Seq Scan on payments" not in found
    assert "Seq Scan on payment_days" not in found


@pytest.mark.parametrize(
    ("start", "end", "days", "edges"),
    [
        (None, None, (None, None), 0),
        ("2026-11-20", None, (date(2026, 11, 20), None), 0),
        ("2026-11-20T00:00:00.000001", None, (date(2026, 11, 21), None), 1),
        (None, "2026-11-20", (None, date(2026, 11, 19)), 0),
        (None, "2026-11-20T12:00:00", (None, date(2026, 11, 19)), 1),
        ("2026-11-20", "2026-11-21", (date(2026, 11, 20), date(2026, 11, 20)), 0),
        ("2026-11-19T12:00:00", "2026-11-21T12:00:00", (date(2026, 11, 20), date(2026, 11, 20)), 2),
        ("2026-11-20T12:00:00", "2026-11-21T12:00:00", None, 1),
        ("2026-11-20T12:00:00", "2026-11-20T13:00:00", None, 1),
        ("2026-11-20", "2026-11-20", None, 1),
        (None, "0001-01-01T12:00:00", None, 1),
        ("9999-12-31T12:00:00", None, None, 1),
        ("0001-01-01", "9999-12-31T12:00:00", (date(1, 1, 1), date(9999, 12, 30)), 1),
    ],
)
def test_stretch_is_whole_days_and_edges(
    start: str | None, end: str | None, days: tuple[date | None, date | None] | None, edges: int
) -> None:
    first, last = (text and datetime.fromisoformat(text).replace(tzinfo=NOW.tzinfo) for text in (start, end))

    stretch = Stretch.between(first or None, last or None)

    assert (stretch.days, len(stretch.edges)) == (days, edges)
