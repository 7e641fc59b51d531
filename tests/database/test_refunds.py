"""Refunds take no more of a payment than is left of it, whoever writes them; only one that was made comes back."""

import asyncio
from datetime import timedelta
from types import MappingProxyType
from uuid import UUID

import asyncpg
import pytest

from payflowx.bank_statements import relations as bank_statements
from tests.sessions import WAITING_FOR_LOCK, wait_for

from .guards import SECOND_CREDIT
from .rows import (
    AT,
    FAILED,
    INITIATED,
    LATER,
    NAMED,
    NAMING,
    OTHER_PAYMENT,
    PAYMENT,
    PENDING,
    REFUND,
    SECOND,
    UNKNOWN,
    USER,
    Row,
    fill,
    insert,
    refused,
)

RESTRICT, UNIQUE, FOREIGN_KEY = "23001", "23505", "23503"
GUARD = "refunds_refundable"
MOMENT = timedelta(microseconds=1)
AS_IT_IS: Row = MappingProxyType({})
OPEN: Row = MappingProxyType({**INITIATED, "gateway_reference": None})
TAKEN_BACK = f"""
    SELECT payment.id, GREATEST(0, payment.amount_minor - COALESCE(back.minor, 0)) AS minor
    FROM payments AS payment
    LEFT JOIN {bank_statements.TAKEN_BACK} AS back
        ON back.payment_id = payment.id AND back.currency = payment.currency
"""


async def give(connection: asyncpg.Connection, each: int, minor: int, **changes: object) -> None:
    """A refund of the valid payment, or of another one."""
    own = {"id": UUID(int=500 + each), "idempotency_key": f"key-{each}", "gateway_reference": f"sim_r{each}"}
    await insert(connection, "refunds", {**own, "amount_minor": minor, **changes})


async def left(connection: asyncpg.Connection, payment: UUID = PAYMENT) -> int:
    """What is refundable of a payment."""
    found: int = await connection.fetchval("SELECT payflowx_refundable($1)", payment)
    return found


async def name(connection: asyncpg.Connection, *entries: Row) -> None:
    """Entries of a statement that name the valid payment."""
    for table in ("statement_files", "bank_accounts", "bank_statements"):
        await insert(connection, table)
    for number, entry in enumerate(entries):
        own = {"id": UUID(int=600 + number), "position": number, "identity": bytes([number]) * 32}
        await insert(connection, "statement_entries", {**NAMED, **own, **entry})


async def test_payment_is_refunded_in_parts_until_nothing_is_left(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="refunds")

    await give(guarded_owner, 1, 600)
    async with refused(guarded_owner, RESTRICT, GUARD):
        await give(guarded_owner, 2, 401)
    await give(guarded_owner, 3, 400)
    async with refused(guarded_owner, RESTRICT, GUARD):
        await give(guarded_owner, 4, 1)

    assert (await left(guarded_owner), await left(guarded_owner, OTHER_PAYMENT)) == (0, 1000)


async def test_database_numbers_refunds_and_says_whose_they_are(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="refunds")
    other = {"id": UUID(int=101), "email": "bob@example.com"}
    await insert(guarded_owner, "users", other)

    for number in (1, 2, 3):
        await give(guarded_owner, number, 1, number=7, owner_id=other["id"], user_id=other["id"])
    await give(guarded_owner, 4, 1, payment_id=OTHER_PAYMENT)

    rows = await guarded_owner.fetch("SELECT payment_id, number, owner_id FROM refunds ORDER BY id")
    assert [tuple(row) for row in rows] == [
        *((PAYMENT, number, USER) for number in (1, 2, 3)),
        (OTHER_PAYMENT, 1, USER),
    ]


@pytest.mark.parametrize(("status", "remaining"), [(AS_IT_IS, 400), (OPEN, 400), (FAILED, 1000)])
async def test_refund_takes_of_its_payment_until_it_has_failed(
    status: Row, remaining: int, guarded_owner: asyncpg.Connection
) -> None:
    await fill(guarded_owner, before="refunds")
    await give(guarded_owner, 1, 600, **status)

    assert await left(guarded_owner) == remaining
    async with refused(guarded_owner, RESTRICT, GUARD):
        await give(guarded_owner, 2, remaining + 1)
    await give(guarded_owner, 3, remaining)


async def test_refund_that_came_back_takes_nothing_any_more(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="refunds")
    await give(guarded_owner, 1, 1000)

    await insert(guarded_owner, "refund_failures", {"refund_id": UUID(int=501)})

    assert await left(guarded_owner) == 1000
    await give(guarded_owner, 2, 1000)


@pytest.mark.parametrize(
    ("entries", "remaining"),
    [
        ([{"amount_minor": 300}], 700),
        ([{"amount_minor": 300}, {"amount_minor": 300}], 400),
        ([{"amount_minor": 1001}], 0),
        ([{"amount_minor": 300, "payment_id": OTHER_PAYMENT}], 1000),
        ([{"amount_minor": 300, "named_at": None}], 1000),
        ([{"amount_minor": 300}, {"amount_minor": 100, "is_credit": True, "is_reversal": True}], 800),
        ([{"amount_minor": 300, "is_credit": True, "is_reversal": True}], 1000),
        ([{"amount_minor": 300, "is_credit": True}], 1000),
        (
            [
                {"amount_minor": 300},
                {"amount_minor": 300, "is_credit": True, "is_reversal": True, "transaction_code": "PMNT-ICDT-RRTN"},
            ],
            700,
        ),
    ],
)
async def test_what_the_bank_took_back_is_not_refunded(
    entries: list[Row], remaining: int, guarded_owner: asyncpg.Connection
) -> None:
    await fill(guarded_owner, before="refunds")
    await name(guarded_owner, *entries)

    rows = await guarded_owner.fetch(TAKEN_BACK)
    assert {row["id"]: row["minor"] for row in rows}[PAYMENT] == remaining == await left(guarded_owner)


async def test_return_in_another_currency_leaves_nothing_that_can_be_told(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="refunds")
    await name(guarded_owner, {"amount_minor": 300, "currency": "EUR"})

    assert await left(guarded_owner) == 0


async def test_refund_that_the_bank_gives_back_is_no_return_given_back(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="refunds")
    await give(guarded_owner, 1, 700)
    own = {"refund_id": UUID(int=501), "amount_minor": 700, "bank_reference": "bank-9", "id": UUID(int=905)}
    await insert(guarded_owner, "settlements", own)
    await name(guarded_owner, {"amount_minor": 300}, {"amount_minor": 700, "is_credit": True, "is_reversal": True})
    assert await left(guarded_owner) == 0

    await insert(guarded_owner, "refund_failures", {"refund_id": UUID(int=501)})

    assert await left(guarded_owner) == 700


@pytest.mark.parametrize(
    ("payment", "refund"),
    [
        (OPEN, {}),
        (FAILED, {}),
        ({}, {"currency": "EUR"}),
        ({"completed_at": LATER}, {"created_at": LATER - MOMENT}),
    ],
    ids=["INITIATED", "FAILED", "another currency", "before it was taken"],
)
async def test_refund_is_of_money_that_was_taken(
    payment: Row, refund: dict[str, object], guarded_owner: asyncpg.Connection
) -> None:
    await fill(guarded_owner, before="payments")
    await insert(guarded_owner, "payments", payment)

    async with refused(guarded_owner, RESTRICT, GUARD):
        await give(guarded_owner, 1, 1, **refund)


async def test_refund_of_nothing_is_refused_by_its_key(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="refunds")

    async with refused(guarded_owner, FOREIGN_KEY, "refunds_payment_id_fkey"):
        await give(guarded_owner, 1, 1, payment_id=UNKNOWN)


async def test_second_refund_waits_for_the_first_and_then_finds_what_that_left(
    guarded_owner: asyncpg.Connection, owner_url: str
) -> None:
    await fill(guarded_owner, before="refunds")
    other = await asyncpg.connect(owner_url, server_settings={"application_name": "payflowx"})
    try:
        async with guarded_owner.transaction():
            await give(guarded_owner, 1, 600)
            second = asyncio.create_task(give(other, 2, 401))
            await wait_for(owner_url, WAITING_FOR_LOCK)
        with pytest.raises(asyncpg.RestrictViolationError):
            await second
        await give(other, 3, 400)
    finally:
        await other.close()

    rows = await guarded_owner.fetch("SELECT amount_minor, number FROM refunds ORDER BY number")
    assert [tuple(row) for row in rows] == [(600, 1), (400, 2)]


async def test_who_sees_an_older_book_is_refused_by_the_number(
    guarded_owner: asyncpg.Connection, owner_url: str
) -> None:
    await fill(guarded_owner, before="refunds")
    other = await asyncpg.connect(owner_url)
    try:
        old = other.transaction(isolation="repeatable_read")
        await old.start()
        await other.fetch("SELECT FROM refunds")
        await give(guarded_owner, 1, 600)

        async with refused(guarded_owner, UNIQUE, "uid_refunds_payment_575a0d"):
            await give(other, 2, 600)
        await old.rollback()
    finally:
        await other.close()


@pytest.mark.parametrize("status", [OPEN, FAILED], ids=["INITIATED", "FAILED"])
async def test_only_what_succeeded_comes_back(status: Row, guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="refunds")
    await insert(guarded_owner, "refunds", status)

    async with refused(guarded_owner, RESTRICT, "refund_failures_successful_only"):
        await insert(guarded_owner, "refund_failures")


async def test_nothing_comes_back_before_it_was_made(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="refund_failures")

    async with refused(guarded_owner, RESTRICT, "refund_failures_successful_only"):
        await insert(guarded_owner, "refund_failures", {"failed_at": AT - MOMENT})


@pytest.mark.parametrize(
    ("refund", "settlement"),
    [
        (OPEN, {}),
        (FAILED, {}),
        ({}, {"payment_id": OTHER_PAYMENT}),
        ({"completed_at": LATER}, {"created_at": LATER - MOMENT}),
    ],
    ids=["INITIATED", "FAILED", "of another payment", "before it was made"],
)
async def test_only_a_refund_that_was_made_is_settled(
    refund: Row, settlement: Row, guarded_owner: asyncpg.Connection
) -> None:
    await fill(guarded_owner, before="refunds")
    await insert(guarded_owner, "refunds", refund)
    await insert(guarded_owner, "bank_choices")

    async with refused(guarded_owner, RESTRICT, "settlements_successful_only"):
        await insert(guarded_owner, "settlements", {"refund_id": REFUND, **settlement})


@pytest.mark.parametrize("settlement", [AS_IT_IS, PENDING], ids=["SETTLED", "PENDING"])
async def test_refund_is_settled_beside_its_payment(settlement: Row, guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="statement_files")

    own = {**SECOND["settlements"], "payment_id": PAYMENT, "refund_id": REFUND}
    await insert(guarded_owner, "settlements", {**own, **settlement})

    assert await guarded_owner.fetchval("SELECT count(*) FROM settlements WHERE payment_id = $1", PAYMENT) == 2


async def test_verdict_on_a_payment_does_not_rest_on_the_settlement_of_a_refund(
    guarded_owner: asyncpg.Connection,
) -> None:
    await fill(guarded_owner, before="settlements")
    await insert(guarded_owner, "settlements", {"refund_id": REFUND})
    await insert(guarded_owner, "reconciliation_runs", {"status": "RUNNING", "finished_at": None})

    async with refused(guarded_owner, RESTRICT, "reconciliation_results_facts"):
        await insert(guarded_owner, "reconciliation_results")


async def test_credit_is_no_second_one_where_only_a_refund_was_settled(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="settlements")
    await insert(guarded_owner, "settlements", {"refund_id": REFUND})
    for table in ("statement_files", "bank_accounts", "bank_statements"):
        await insert(guarded_owner, table)
    await insert(guarded_owner, "statement_entries", NAMING)

    async with refused(guarded_owner, RESTRICT, "statement_entries_facts"):
        await guarded_owner.execute(
            "UPDATE statement_entries SET status = 'DUPLICATE', payment_id = $1, problem = $2", PAYMENT, SECOND_CREDIT
        )
