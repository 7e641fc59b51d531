"""A verdict rests on facts, and the book on verdicts: the triggers that compare rows of several tables."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import asyncpg
import pytest

from .rows import (
    FAILED,
    INITIATED,
    OTHER_PAYMENT,
    PENDING,
    REFUND,
    REJECTED,
    RUNNING,
    SECOND,
    SETTLEMENT,
    VALID,
    Row,
    fill,
    insert,
    refused,
)

RESTRICT = "23001"
MICROSECOND = timedelta(microseconds=1)
AS_IT_IS: Row = MappingProxyType({})
RESULTS = "reconciliation_results"
BOOK = "reconciliation_book"
NOTHING_ARRIVED: Row = {"actual_minor": None, "actual_currency": None, "difference_minor": None}
REFUSED: Row = {"status": "MISSING_SETTLEMENT", "reason": "SETTLEMENT_FAILED", **NOTHING_ARRIVED}
NOT_SETTLED: Row = {"status": "MISSING_SETTLEMENT", "reason": "NOT_SETTLED", "settlement_id": None, **NOTHING_ARRIVED}


def instant(table: str, column: str) -> datetime:
    """An instant of the valid row of a table."""
    value = VALID[table][column]
    assert isinstance(value, datetime)
    return value


async def facts(
    owner: asyncpg.Connection, *, payment: Row = AS_IT_IS, settlement: Row | None = AS_IT_IS, run: Row = RUNNING
) -> None:
    """A payment, another one, a settlement and a run, for verdicts to be written about."""
    await fill(owner, before="payments")
    await insert(owner, "payments", payment)
    await insert(
        owner,
        "payments",
        {"id": OTHER_PAYMENT, "idempotency_key": "key-0", "gateway_reference": "sim_0", "exclusive_scope": None},
    )
    if settlement is not None:
        await insert(owner, "settlements", settlement)
    await insert(owner, "reconciliation_runs", run)


async def test_verdict_on_the_facts_is_accepted(guarded_owner: asyncpg.Connection) -> None:
    await facts(guarded_owner)

    await insert(guarded_owner, RESULTS)
    await insert(guarded_owner, BOOK)

    assert await guarded_owner.fetchval("SELECT count(*) FROM reconciliation_book") == 1


async def test_verdict_on_a_refused_settlement_is_accepted(guarded_owner: asyncpg.Connection) -> None:
    await facts(guarded_owner, settlement=REJECTED)

    await insert(guarded_owner, RESULTS, REFUSED)

    assert await guarded_owner.fetchval("SELECT reason FROM reconciliation_results") == "SETTLEMENT_FAILED"


@pytest.mark.parametrize("payment", [INITIATED, FAILED])
async def test_verdict_on_a_payment_that_was_not_taken_is_refused(
    payment: Row, guarded_owner: asyncpg.Connection
) -> None:
    await facts(guarded_owner, payment=payment, settlement=None)

    async with refused(guarded_owner, RESTRICT, "reconciliation_results_facts"):
        await insert(guarded_owner, RESULTS, NOT_SETTLED)


@pytest.mark.parametrize("run", [{}, {"status": "FAILED", "failure_reason": "It broke."}])
async def test_verdict_of_a_run_that_is_over_is_refused(run: Row, guarded_owner: asyncpg.Connection) -> None:
    await facts(guarded_owner, run=run)

    async with refused(guarded_owner, RESTRICT, "reconciliation_results_facts"):
        await insert(guarded_owner, RESULTS)


@pytest.mark.parametrize(
    ("settlement", "verdict"),
    [
        ({}, {"payment_id": OTHER_PAYMENT}),
        ({}, {"expected_minor": 999, "actual_minor": 999}),
        ({}, {"expected_currency": "EUR", "actual_currency": "EUR"}),
        ({"amount_minor": 999}, {}),
        ({"currency": "EUR"}, {}),
        (PENDING, {}),
        (PENDING, REFUSED),
        (REJECTED, {}),
        ({}, REFUSED),
    ],
    ids=[
        "a settlement of another payment",
        "another amount than the payment's",
        "another currency than the payment's",
        "another amount than the settlement's",
        "another currency than the settlement's",
        "a pending settlement that is said to have paid",
        "a pending settlement that is said to have failed",
        "a failed settlement that is said to have paid",
        "a settled one that is said to have failed",
    ],
)
async def test_verdict_that_invents_its_facts_is_refused(
    settlement: Row, verdict: Row, guarded_owner: asyncpg.Connection
) -> None:
    await facts(guarded_owner, settlement=settlement)

    async with refused(guarded_owner, RESTRICT, "reconciliation_results_facts"):
        await insert(guarded_owner, RESULTS, verdict)


ON_REFUND: Row = {"refund_id": REFUND, "expected_minor": 100, "actual_minor": 100}
CAME_BACK: Row = {
    "refund_id": REFUND,
    "expected_minor": 100,
    "settlement_id": None,
    "reason": "CAME_BACK",
    **NOTHING_ARRIVED,
}


async def refunded(owner: asyncpg.Connection, refund: Row, settlement: Row) -> None:
    """The facts, a refund of the payment, and its settlement."""
    await facts(owner, settlement=None)
    await insert(owner, "refunds", refund)
    if refund.get("status", "SUCCESS") == "SUCCESS":
        await insert(owner, "settlements", {"refund_id": REFUND, "amount_minor": 100, **settlement})


async def test_verdict_on_a_refund_rests_on_that_and_on_its_own_settlement(guarded_owner: asyncpg.Connection) -> None:
    await refunded(guarded_owner, AS_IT_IS, AS_IT_IS)

    await insert(guarded_owner, RESULTS, ON_REFUND)

    assert await guarded_owner.fetchval("SELECT refund_id FROM reconciliation_results") == REFUND


@pytest.mark.parametrize(
    ("refund", "settlement", "verdict"),
    [
        (INITIATED, {}, {**ON_REFUND, **NOT_SETTLED}),
        (FAILED, {}, {**ON_REFUND, **NOT_SETTLED}),
        ({}, {}, {**ON_REFUND, "expected_minor": 1000, "actual_minor": 1000}),
        ({}, {}, {**ON_REFUND, "expected_currency": "EUR", "actual_currency": "EUR"}),
        ({}, {"amount_minor": 99}, ON_REFUND),
        ({}, {}, {"actual_minor": 100, "expected_minor": 100}),
        ({}, PENDING, ON_REFUND),
        ({}, {}, CAME_BACK),
    ],
    ids=[
        "a refund that is open",
        "a refund that failed",
        "the payment's amount",
        "another currency than the refund's",
        "another amount than the settlement's",
        "the payment, by its refund's settlement",
        "a pending settlement that is said to have paid",
        "a refund that did not come back and is said to have done so",
    ],
)
async def test_verdict_that_invents_facts_of_a_refund_is_refused(
    refund: Row, settlement: Row, verdict: Row, guarded_owner: asyncpg.Connection
) -> None:
    await refunded(guarded_owner, refund, settlement)

    async with refused(guarded_owner, RESTRICT, "reconciliation_results_facts"):
        await insert(guarded_owner, RESULTS, verdict)


async def test_verdict_on_a_refund_that_came_back_is_accepted(guarded_owner: asyncpg.Connection) -> None:
    await refunded(guarded_owner, AS_IT_IS, AS_IT_IS)
    await insert(guarded_owner, "refund_failures")

    await insert(guarded_owner, RESULTS, CAME_BACK)

    assert await guarded_owner.fetchval("SELECT reason FROM reconciliation_results") == "CAME_BACK"


CONTRADICTIONS: Mapping[str, object] = {
    "payment_id": OTHER_PAYMENT,
    "currency": "EUR",
    "expected_minor": 999,
    "difference_minor": 1,
    "due_at": VALID["payments"]["created_at"],
    "missing_at": VALID["payments"]["created_at"],
    "digest": 2,
}


@pytest.mark.parametrize("column", CONTRADICTIONS)
async def test_book_that_contradicts_its_verdict_is_refused(column: str, guarded_owner: asyncpg.Connection) -> None:
    await facts(guarded_owner)
    await insert(guarded_owner, RESULTS)

    async with refused(guarded_owner, RESTRICT, "reconciliation_book_inserted"):
        await insert(guarded_owner, BOOK, {column: CONTRADICTIONS[column]})

    await insert(guarded_owner, BOOK)
    guard = "reconciliation_book_deadlines" if column in {"due_at", "missing_at"} else "reconciliation_book_updated"
    async with refused(guarded_owner, RESTRICT, guard):
        await guarded_owner.execute(f"UPDATE reconciliation_book SET {column} = $1", CONTRADICTIONS[column])


async def test_program_that_knows_no_digests_may_give_another_verdict(guarded_owner: asyncpg.Connection) -> None:
    await facts(guarded_owner)
    await insert(guarded_owner, RESULTS)
    await insert(guarded_owner, BOOK)
    await guarded_owner.execute("UPDATE reconciliation_runs SET status = 'COMPLETED', finished_at = now()")
    await insert(guarded_owner, "reconciliation_runs", {**SECOND["reconciliation_runs"], **RUNNING})
    other = {"id": SECOND[RESULTS]["id"], "run_id": SECOND["reconciliation_runs"]["id"], "digest": None}
    await insert(guarded_owner, RESULTS, other)

    await guarded_owner.execute("UPDATE reconciliation_book SET result_id = $1", other["id"])

    assert await guarded_owner.fetchval("SELECT digest FROM reconciliation_book") is None


async def test_book_that_says_another_verdict_is_refused(guarded_owner: asyncpg.Connection) -> None:
    await facts(guarded_owner)
    await insert(guarded_owner, RESULTS)

    async with refused(guarded_owner, RESTRICT, "reconciliation_book_inserted"):
        await insert(guarded_owner, BOOK, {"status": "MISMATCHED", "reason": "AMOUNT_OVER"})


async def test_one_invented_verdict_refuses_the_whole_statement(guarded_owner: asyncpg.Connection) -> None:
    await facts(guarded_owner)
    columns = ", ".join(VALID[RESULTS])
    good = {**VALID[RESULTS]}
    bad = {**good, "id": SECOND[RESULTS]["id"], "payment_id": OTHER_PAYMENT, "settlement_id": SETTLEMENT}
    values = ", ".join(f"${number}" for number in range(1, len(good) + 1))
    more = ", ".join(f"${number}" for number in range(len(good) + 1, 2 * len(good) + 1))

    async with refused(guarded_owner, RESTRICT, "reconciliation_results_facts"):
        await guarded_owner.execute(
            f"INSERT INTO {RESULTS} ({columns}) VALUES ({values}), ({more})", *good.values(), *bad.values()
        )


@pytest.mark.parametrize("before", ["the settlement", "the payment"])
async def test_verdict_before_what_it_rests_on_is_refused(before: str, guarded_owner: asyncpg.Connection) -> None:
    await facts(guarded_owner, settlement=AS_IT_IS if before == "the settlement" else None)
    verdict = AS_IT_IS if before == "the settlement" else NOT_SETTLED
    at = instant("settlements", "attempted_at") if before == "the settlement" else instant("payments", "completed_at")

    async with refused(guarded_owner, RESTRICT, "reconciliation_results_facts"):
        await insert(guarded_owner, RESULTS, {**verdict, "created_at": at - MICROSECOND})


@pytest.mark.parametrize("later", [MICROSECOND, timedelta(hours=1)])
async def test_verdict_before_the_payments_last_one_is_refused(
    later: timedelta, guarded_owner: asyncpg.Connection
) -> None:
    await facts(guarded_owner)
    await insert(guarded_owner, RESULTS, {"created_at": instant(RESULTS, "created_at") + later})
    await guarded_owner.execute("UPDATE reconciliation_runs SET status = 'COMPLETED', finished_at = started_at")
    await insert(guarded_owner, "reconciliation_runs", {**RUNNING, "id": UUID(int=9001)})

    async with refused(guarded_owner, RESTRICT, "reconciliation_results_facts"):
        await insert(guarded_owner, RESULTS, {"id": UUID(int=9002), "run_id": UUID(int=9001)})


async def test_settlement_before_its_payment_was_taken_is_refused(guarded_owner: asyncpg.Connection) -> None:
    await facts(guarded_owner, settlement=None)
    at = instant("payments", "completed_at") - MICROSECOND

    async with refused(guarded_owner, RESTRICT, "settlements_successful_only"):
        await insert(guarded_owner, "settlements", {"created_at": at})
