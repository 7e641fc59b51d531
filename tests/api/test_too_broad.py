"""A query that can't be answered in time says so with its own code and what to narrow, and is no outage."""

from typing import Any

import asyncpg
import pytest

from tests.api.logs import LogLines
from tests.client import Client

STATS = "query Stats($filter: PaymentFilter) { paymentStats(filter: $filter) { count } }"
VOLUME = '{ paymentVolume(from: "2026-11-01", to: "2026-11-30") { count } }'
CREATED_AT = {"createdAt": {"from": "2026-11-20T00:00:00Z"}}


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever counts payments takes too long for the server."""
    execute = asyncpg.Connection._execute  # type: ignore[attr-defined] # asyncpg's own way

    async def give_up(self: asyncpg.Connection, query: str, *arguments: Any, **options: Any) -> Any:
        if "SUM(" in query or "sum(" in query:
            raise asyncpg.QueryCanceledError("canceling statement due to statement timeout")
        return await execute(self, query, *arguments, **options)

    monkeypatch.setattr(asyncpg.Connection, "_execute", give_up)


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    ("document", "variables", "path", "advice"),
    [
        (STATS, {}, ["filter", "createdAt"], "Narrow `createdAt`, to whole days in UTC."),
        (STATS, {"filter": CREATED_AT}, ["filter", "createdAt"], "Narrow `createdAt`, to whole days in UTC."),
        (STATS, {"filter": {"search": "k"}}, ["filter"], "Narrow `createdAt`, or search for more of a name."),
        (STATS, {"filter": {"reconciliation": ["MATCHED"]}}, ["filter"], "Narrow `createdAt`"),
        (VOLUME, {}, ["to"], "Ask for fewer days."),
    ],
)
async def test_count_that_takes_too_long_says_what_to_narrow(
    document: str, variables: dict[str, Any], path: list[str], advice: str, as_operator: Client, log_lines: LogLines
) -> None:
    got = await as_operator.send(document, variables)

    assert (got.status, got.code, got.error["extensions"]["path"]) == (200, "QUERY_TOO_BROAD", path)
    assert advice in got.error["message"]
    assert [line["event"] for line in log_lines()] == ["request"]


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("arguments", ["", '(asOf: "2026-11-20T00:00:00Z")'])
async def test_own_summary_that_takes_too_long_says_what_to_ask_for_instead(arguments: str, as_user: Client) -> None:
    got = await as_user.send(f"{{ reconciliationSummary{arguments} {{ counts {{ count }} }} }}")

    assert (got.status, got.code) == (200, "QUERY_TOO_BROAD")
    assert "list their verdicts instead" in got.error["message"]
