"""Summary, verdicts and runs: what reconciliation says, to whom it says it, and how one asks it to look again."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from payflowx.core import clock, db
from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.service import runs
from tests.api.books import JUDGED_AT, Book, make_book
from tests.api.documents import MONEY, RUN_RECONCILIATION
from tests.api.refusals import nothing_changed, refusal
from tests.client import Client
from tests.factories import instruction, make_merchant, pay, reconcile, seconds, settle

COUNTS = f"counts {{ status count expected {MONEY} difference {MONEY} unexplained {MONEY} atRisk {MONEY} }}"
SUMMARY = f"{{ reconciliationSummary {{ {COUNTS} lastRun {{ id status }} }} }}"
RESULTS = """
query Results($filter: ReconciliationFilter) {
    reconciliationResults(filter: $filter) { nodes { id status reason isCurrent payment { id } run { id } } }
}
"""
RUNS = f"""
{{ reconciliationRuns {{ nodes {{
    id status trigger asOf examined changed {COUNTS} startedAt finishedAt failureReason
}} }} }}
"""
DISCREPANCIES = {"under", "over", "other currency"}


@pytest.fixture
async def book(user: Principal, merchant: Merchant) -> Book:
    """The payments of `user`, in every state."""
    return await make_book(user, merchant)


async def found(client: Client, book: Book, **filter: object) -> list[str]:
    """The names of the payments whose verdicts a filter finds."""
    nodes = (await client.ask(RESULTS, filter=filter))["nodes"]
    return sorted(book.names([node["payment"]["id"] for node in nodes]))


def money(amount: str, currency: str, minor: str) -> dict[str, str]:
    """Money as the schema shows it."""
    return {"amount": amount, "currency": currency, "amountMinor": minor}


def counts_of_book() -> list[dict[str, Any]]:
    """What the book adds up to."""
    return [
        {
            "status": "MATCHED",
            "count": 1,
            "expected": [money("12.34", "USD", "1234")],
            "difference": [money("0.00", "USD", "0")],
            "unexplained": [],
            "atRisk": [],
        },
        {
            "status": "MISMATCHED",
            "count": 3,
            "expected": [money("999", "JPY", "999"), money("1995.00", "USD", "199500")],
            "difference": [money("-1", "JPY", "-1"), money("1.00", "USD", "100")],
            "unexplained": [money("-1", "JPY", "-1"), money("-996.00", "USD", "-99600")],
            "atRisk": [money("1", "JPY", "1"), money("998.00", "USD", "99800")],
        },
        {
            "status": "SETTLEMENT_PENDING",
            "count": 1,
            "expected": [money("77.00", "EUR", "7700")],
            "difference": [money("0.00", "EUR", "0")],
            "unexplained": [money("-77.00", "EUR", "-7700")],
            "atRisk": [money("77.00", "EUR", "7700")],
        },
        {
            "status": "MISSING_SETTLEMENT",
            "count": 2,
            "expected": [money("995.00", "EUR", "99500"), money("996.000", "KWD", "996000")],
            "difference": [money("0.00", "EUR", "0"), money("0.000", "KWD", "0")],
            "unexplained": [money("-995.00", "EUR", "-99500"), money("-996.000", "KWD", "-996000")],
            "atRisk": [money("995.00", "EUR", "99500"), money("996.000", "KWD", "996000")],
        },
    ]


async def test_summary_has_every_status_before_the_first_run(as_user: Client, as_operator: Client) -> None:
    for client in (as_user, as_operator):
        summary = await client.ask(SUMMARY)

        assert [count["status"] for count in summary["counts"]] == [
            "MATCHED",
            "MISMATCHED",
            "SETTLEMENT_PENDING",
            "MISSING_SETTLEMENT",
        ]
        assert all((count["count"], count["expected"]) == (0, []) for count in summary["counts"])
        assert summary["lastRun"] is None


async def test_summary_is_the_book_for_operators_and_ones_own_part_for_others(
    as_user: Client, as_operator: Client, stranger: Principal, as_stranger: Client, merchant: Merchant, book: Book
) -> None:
    await pay(stranger, instruction(merchant), now=JUDGED_AT)
    last = await reconcile(now=JUDGED_AT + seconds(1))

    own = await as_user.ask(SUMMARY)
    others = await as_stranger.ask(SUMMARY)
    whole = await as_operator.ask(SUMMARY)

    assert own["counts"] == counts_of_book()
    assert [count["count"] for count in others["counts"]] == [0, 0, 1, 0]
    assert [count["count"] for count in whole["counts"]] == [1, 3, 2, 2]
    assert own["lastRun"] == whole["lastRun"] == {"id": to_typeid("run", last.id), "status": "COMPLETED"}


@pytest.mark.parametrize(
    ("filter", "names"),
    [
        ({}, {"matched", "pending", "rejected", "missing"} | DISCREPANCIES),
        ({"status": ["MISMATCHED"]}, DISCREPANCIES),
        ({"status": ["MATCHED", "SETTLEMENT_PENDING"]}, {"matched", "pending"}),
        ({"status": []}, set()),
        ({"reason": ["CURRENCY_MISMATCH", "NOT_DUE"]}, {"other currency", "pending"}),
        ({"reason": []}, set()),
        ({"currency": "EUR"}, {"missing", "pending"}),
        ({"currency": "CHF"}, set()),
        ({"createdAt": {"from": "2026-11-20T12:01:01Z", "to": "2026-11-20T12:01:02Z"}, "currency": "JPY"}, {"under"}),
        ({"createdAt": {"to": "2026-11-20T12:01:01Z"}}, set()),
        ({"status": ["MATCHED"], "reason": ["AMOUNT_OVER"]}, set()),
    ],
)
async def test_filter_finds_what_it_names(as_user: Client, book: Book, filter: dict[str, Any], names: set[str]) -> None:
    assert await found(as_user, book, **filter) == sorted(names)


async def test_merchant_filter_separates_merchants(
    as_user: Client, user: Principal, admin: Principal, merchant: Merchant, book: Book
) -> None:
    await pay(user, instruction(await make_merchant(admin)), now=JUDGED_AT)
    await reconcile(now=JUDGED_AT + seconds(1))

    own = await found(as_user, book, merchantId=to_typeid("merchant", merchant.id))

    assert len(own) == 7
    assert len((await as_user.ask(RESULTS))["nodes"]) == 8
    assert await found(as_user, book, merchantId=to_typeid("merchant", new_uuid())) == []


async def test_verdict_that_was_replaced_is_found_through_its_run_only(as_user: Client, book: Book) -> None:
    await settle(now=JUDGED_AT + seconds(60))
    second = to_typeid("run", (await reconcile(now=JUDGED_AT + seconds(61))).id)

    current = (await as_user.ask(RESULTS, filter={"currency": "EUR"}))["nodes"]
    first = (await as_user.ask(RESULTS, filter={"currency": "EUR", "runId": book.run_id}))["nodes"]

    pending = book.id("pending")
    assert [(node["status"], node["isCurrent"]) for node in current if node["payment"]["id"] == pending] == [
        ("MATCHED", True)
    ]
    assert [(node["status"], node["isCurrent"]) for node in first if node["payment"]["id"] == pending] == [
        ("SETTLEMENT_PENDING", False)
    ]
    assert {node["run"]["id"] for node in first} == {book.run_id}
    assert await found(as_user, book, runId=second) == ["pending"]
    assert await found(as_user, book, runId=book.run_id, status=["SETTLEMENT_PENDING"]) == ["pending"]
    assert await found(as_user, book, status=["SETTLEMENT_PENDING"]) == []
    assert await found(as_user, book, runId=to_typeid("run", new_uuid())) == []


@pytest.mark.parametrize(
    ("filter", "path"),
    [
        ({"merchantId": "x"}, ["filter", "merchantId"]),
        ({"merchantId": ""}, ["filter", "merchantId"]),
        ({"runId": ""}, ["filter", "runId"]),
        ({"runId": "payment_01h455vb4pex5vsknk084sn02q"}, ["filter", "runId"]),
        ({"currency": "XXX"}, ["filter", "currency"]),
        ({"currency": ""}, ["filter", "currency"]),
        (
            {"createdAt": {"from": "2026-11-20T12:00:01Z", "to": "2026-11-20T12:00:00Z"}},
            ["filter", "createdAt", "to"],
        ),
    ],
)
async def test_filter_that_cannot_be_used_is_named(as_user: Client, filter: dict[str, Any], path: list[str]) -> None:
    answer = await as_user.send(RESULTS, {"filter": filter})

    assert (answer.code, answer.error["extensions"]["path"]) == ("INVALID_INPUT", path)


async def test_runs_are_listed_with_their_figures(as_operator: Client, book: Book) -> None:
    second = await reconcile(now=JUDGED_AT + seconds(1))

    later, first = (await as_operator.ask(RUNS))["nodes"]

    took = datetime.fromisoformat(first["finishedAt"]) - datetime.fromisoformat(first["startedAt"])
    assert timedelta(0) < took < timedelta(seconds=5)
    assert first == {
        **first,
        "id": book.run_id,
        "status": "COMPLETED",
        "trigger": "SCHEDULE",
        "asOf": "2026-11-20T12:01:01Z",
        "startedAt": "2026-11-20T12:01:01Z",
        "examined": 7,
        "changed": 7,
        "counts": counts_of_book(),
        "failureReason": None,
    }
    assert (later["id"], later["changed"]) == (to_typeid("run", second.id), 0)
    assert later["counts"] == counts_of_book()


@pytest.mark.parametrize("role", ["operator", "admin"])
async def test_run_by_hand_judges_the_book_now(
    as_operator: Client, as_admin: Client, user: Principal, merchant: Merchant, role: str
) -> None:
    client = as_operator if role == "operator" else as_admin
    await pay(user, instruction(merchant), now=clock.utc_now() - seconds(60))

    done = await client.ask(RUN_RECONCILIATION)

    assert done["errors"] == []
    run = done["run"]
    assert (run["status"], run["trigger"], run["examined"], run["changed"]) == ("COMPLETED", "MANUAL", 1, 1)
    assert [count["count"] for count in run["counts"]] == [0, 0, 0, 1]
    assert (await client.ask(SUMMARY))["lastRun"] == {"id": run["id"], "status": "COMPLETED"}
    assert (await client.ask(RUN_RECONCILIATION))["run"]["changed"] == 0


async def test_run_during_another_run_is_refused(as_operator: Client) -> None:
    async with db.exclusive(runs.RUN_LOCK), nothing_changed():
        refused = await as_operator.ask(RUN_RECONCILIATION)

    assert refusal(refused) == ("CONFLICT", [])


async def test_run_that_breaks_is_listed_with_the_reason_for_operators_only(
    as_operator: Client, as_user: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def break_down(*_: object) -> None:
        raise RuntimeError("the reason")

    monkeypatch.setattr(runs, "_judge", break_down)
    assert (await as_operator.send(RUN_RECONCILIATION)).code == "INTERNAL"

    (run,) = (await as_operator.ask(RUNS))["nodes"]

    assert (run["status"], run["failureReason"]) == ("FAILED", "RuntimeError: the reason")
    assert (await as_user.ask(SUMMARY))["lastRun"] == {"id": run["id"], "status": "FAILED"}
    assert (await as_user.send("{ reconciliationSummary { lastRun { failureReason } } }")).code == "FORBIDDEN"
