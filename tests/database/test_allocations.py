"""Who got what: an entry gives no more than it has, to what it settles, and what is undone is undone by a row."""

import asyncio
from types import MappingProxyType
from typing import Final
from uuid import UUID

import asyncpg
import pytest

from .giving import BACK, BY_RULE, bring, give, take_back
from .rows import (
    ALLOCATION,
    BY_STATEMENT,
    ENTRY,
    LATER,
    MATCHED,
    NAMING,
    OTHER_PAYMENT,
    OUTLIVED,
    PAYMENT,
    REFUND,
    SECOND,
    SETTLEMENT,
    UNMATCHED,
    USER,
    Row,
    fill,
    insert,
    refused,
)

RESTRICT, UNIQUE = "23001", "23505"
COVERED, TAKEN_BACK = "allocations_covered", "settlements_taken_back"
OTHER_SETTLEMENT: Final = UUID(int=205)
OTHER_ENTRY: Final[Row] = SECOND["statement_entries"]
DEBIT: Final[Row] = MappingProxyType({"is_credit": False, "status": "IGNORED", "problem": "It is a debit."})
REFUNDED: Final[Row] = MappingProxyType({**BY_STATEMENT, "refund_id": REFUND, "amount_minor": 1000})


async def test_entry_gives_all_that_it_has(guarded_owner: asyncpg.Connection) -> None:
    await bring(guarded_owner)

    await give(guarded_owner)

    assert await guarded_owner.fetchval("SELECT settlement_id FROM statement_entries") == SETTLEMENT


@pytest.mark.parametrize(
    ("allocation", "entry", "settlement"),
    [
        ({"amount_minor": 1001}, {}, {"amount_minor": 1001}),
        ({"amount_minor": 999}, {}, {}),
        ({"amount_minor": -1000}, {}, {}),
        ({"number": 2}, {}, {}),
        ({"currency": "EUR"}, {}, {}),
        ({"currency": "EUR"}, {"currency": "EUR"}, {}),
        ({}, {"currency": "EUR"}, {"currency": "EUR"}),
        ({}, {"is_booked": False, "likeness": None}, {}),
        ({}, DEBIT, {}),
        ({"amount_minor": -1000}, DEBIT, {}),
        ({}, {}, REFUNDED),
        ({"takes_back_id": ALLOCATION}, {}, {}),
    ],
    ids=[
        "more than the entry has",
        "less than the settlement",
        "a debit of a credit",
        "with a gap",
        "in another currency",
        "in another currency than the settlement",
        "in another currency than both",
        "not booked",
        "a credit of a debit",
        "a debit for a payment",
        "a credit for a refund",
        "taking itself back",
    ],
)
async def test_allocation_that_is_not_covered_is_refused(
    allocation: Row, entry: Row, settlement: Row, guarded_owner: asyncpg.Connection
) -> None:
    await bring(guarded_owner, {**NAMING, **entry}, {**BY_STATEMENT, **settlement})

    with pytest.raises(asyncpg.IntegrityConstraintViolationError) as refusal:
        await give(guarded_owner, {**BY_RULE, **allocation})

    assert refusal.value.constraint_name in {COVERED, "statement_entries_settled", "statement_entries_updated"}
    assert await guarded_owner.fetchval("SELECT count(*) FROM allocations") == 0


async def test_debit_gives_to_a_refund(guarded_owner: asyncpg.Connection) -> None:
    names = f'[{{"level": 1, "refund": "{REFUND}"}}]'
    await bring(guarded_owner, {**DEBIT, "names": names}, REFUNDED)

    await give(guarded_owner, {**BY_RULE, "amount_minor": -1000})

    assert await guarded_owner.fetchval("SELECT status FROM statement_entries") == "MATCHED"


@pytest.mark.parametrize("names", ["[]", '[{"level": 2, "reference": "order 2"}]'], ids=["no name", "another name"])
async def test_person_gives_to_what_the_entry_does_not_name_and_a_rule_does_not(
    names: str, guarded_owner: asyncpg.Connection
) -> None:
    await bring(guarded_owner, {"names": names})

    async with refused(guarded_owner, RESTRICT, "statement_entries_facts"):
        await give(guarded_owner)
    await give(guarded_owner, {})

    assert await guarded_owner.fetchval("SELECT decided_by_id FROM allocations") == USER


@pytest.mark.parametrize(
    "row",
    [
        {"status": "DUPLICATE", "problem": "Its payment is settled already: this is a second credit for it."},
        {"status": "IGNORED", "names": "[]", "problem": "It is a charge of the bank."},
    ],
    ids=["DUPLICATE", "IGNORED"],
)
async def test_person_gives_what_was_put_aside_and_a_rule_does_not(row: Row, guarded_owner: asyncpg.Connection) -> None:
    await bring(guarded_owner, {**NAMING, **row})

    async with refused(guarded_owner, RESTRICT, "statement_entries_facts"):
        await give(guarded_owner)
    await give(guarded_owner, {})

    assert await guarded_owner.fetchval("SELECT status FROM statement_entries") == "MATCHED"


async def test_entry_is_matched_exactly_where_it_gave_something(guarded_owner: asyncpg.Connection) -> None:
    await bring(guarded_owner)
    set_matched = "UPDATE statement_entries SET status = 'MATCHED', payment_id = $1, settlement_id = $2, problem = NULL"
    set_free = (
        "UPDATE statement_entries SET status = 'ORPHAN', payment_id = NULL, settlement_id = NULL, "
        f"problem = '{UNMATCHED['problem']}'"
    )

    async with refused(guarded_owner, RESTRICT, "statement_entries_updated"):
        await guarded_owner.execute(set_matched, PAYMENT, SETTLEMENT)
    async with refused(guarded_owner, RESTRICT, COVERED):
        await insert(guarded_owner, "allocations", BY_RULE)
    await give(guarded_owner)
    async with refused(guarded_owner, RESTRICT, "statement_entries_taken_back"):
        await guarded_owner.execute(set_free)
    async with refused(guarded_owner, RESTRICT, COVERED):
        await insert(guarded_owner, "allocations", BACK)

    assert await guarded_owner.fetchval("SELECT status FROM statement_entries") == "MATCHED"


async def test_entry_names_the_payment_of_its_settlement(guarded_owner: asyncpg.Connection) -> None:
    await bring(guarded_owner)

    async with refused(guarded_owner, RESTRICT, "statement_entries_updated"):
        await give(guarded_owner, {}, {**MATCHED, "payment_id": OTHER_PAYMENT})


async def test_what_is_taken_back_frees_the_entry_and_the_payment(guarded_owner: asyncpg.Connection) -> None:
    await bring(guarded_owner)
    await give(guarded_owner)

    await take_back(guarded_owner)

    again = {**BY_STATEMENT, "id": OTHER_SETTLEMENT, "bank_reference": "bank-2"}
    await insert(guarded_owner, "settlements", again)
    third = {**BY_RULE, "id": UUID(int=122), "number": 3, "settlement_id": OTHER_SETTLEMENT}
    await give(guarded_owner, third, {**MATCHED, "settlement_id": OTHER_SETTLEMENT})
    async with refused(guarded_owner, UNIQUE, "settlements_payment_id_key"):
        await insert(guarded_owner, "settlements", {**again, "id": UUID(int=206)})
    assert await guarded_owner.fetchval("SELECT sum(amount_minor) FROM allocations") == 1000


@pytest.mark.parametrize(
    ("back", "with_end"),
    [
        (BACK, False),
        ({**BACK, "amount_minor": -999}, True),
        ({**BACK, "amount_minor": 1000}, True),
        ({**BACK, "number": 3}, True),
        ({**BACK, "takes_back_id": None}, True),
        ({**BACK, "takes_back_id": BACK["id"]}, True),
    ],
    ids=[
        "without the end",
        "another amount",
        "the same sign",
        "with a gap",
        "taking nothing back",
        "taking itself back",
    ],
)
async def test_taking_back_that_is_not_one_is_refused(
    back: Row, with_end: bool, guarded_owner: asyncpg.Connection
) -> None:
    await bring(guarded_owner)
    await give(guarded_owner)

    with pytest.raises(asyncpg.IntegrityConstraintViolationError):
        await take_back(guarded_owner, back, with_end=with_end)

    assert await guarded_owner.fetchval("SELECT count(*) FROM allocations") == 1
    assert await guarded_owner.fetchval("SELECT ended_at FROM settlements") is None


async def test_allocation_is_taken_back_once(owner: asyncpg.Connection) -> None:
    await fill(owner)
    await insert(owner, "allocations", BACK)

    async with refused(owner, UNIQUE, "allocations_taken_back_once"):
        await insert(owner, "allocations", {**BACK, "id": UUID(int=122), "number": 3})


async def test_settlement_does_not_end_while_something_is_given_to_it(guarded_owner: asyncpg.Connection) -> None:
    await bring(guarded_owner)
    await give(guarded_owner)

    async with refused(guarded_owner, RESTRICT, TAKEN_BACK):
        await guarded_owner.execute("UPDATE settlements SET ended_at = settled_at, end_reason = 'PERSON'")


async def test_settlement_has_not_ended_when_it_begins(guarded_owner: asyncpg.Connection) -> None:
    await fill(guarded_owner, before="bank_choices")
    for bank in ({}, SECOND["bank_choices"]):
        await insert(guarded_owner, "bank_choices", bank)

    async with refused(guarded_owner, RESTRICT, "settlements_begin"):
        await insert(guarded_owner, "settlements", OUTLIVED)


async def test_verdict_rests_on_no_settlement_that_has_ended(guarded_owner: asyncpg.Connection) -> None:
    await bring(guarded_owner)
    await give(guarded_owner)
    await take_back(guarded_owner)
    await insert(guarded_owner, "reconciliation_runs", {"status": "RUNNING", "finished_at": None})

    async with refused(guarded_owner, RESTRICT, "reconciliation_results_withdrawn"):
        await insert(guarded_owner, "reconciliation_results", {"created_at": LATER})


async def test_of_two_who_give_an_entry_at_once_one_is_refused(
    guarded_owner: asyncpg.Connection, owner_url: str
) -> None:
    """Whatever state of the book each of them sees: the second one's number is taken."""
    await bring(guarded_owner)
    second = {**BY_STATEMENT, "id": OTHER_SETTLEMENT, "payment_id": OTHER_PAYMENT, "bank_reference": "bank-2"}
    await insert(guarded_owner, "settlements", second)
    other = await asyncpg.connect(owner_url)
    try:
        async with other.transaction(isolation="repeatable_read"):
            await other.fetchval("SELECT count(*) FROM allocations")
            async with guarded_owner.transaction():
                await give(guarded_owner, {})
                allocation = {"id": UUID(int=122), "settlement_id": OTHER_SETTLEMENT}
                entry = {**MATCHED, "payment_id": OTHER_PAYMENT, "settlement_id": OTHER_SETTLEMENT}
                waiting = asyncio.create_task(give(other, allocation, entry))
                await asyncio.sleep(0.05)
            with pytest.raises((asyncpg.UniqueViolationError, asyncpg.SerializationError)):
                await waiting
            raise asyncpg.InterfaceError("roll back")
    except asyncpg.InterfaceError:
        pass
    finally:
        await other.close()

    assert await guarded_owner.fetchval("SELECT sum(amount_minor) FROM allocations") == 1000


async def test_two_entries_make_one_settlement(guarded_owner: asyncpg.Connection) -> None:
    await bring(guarded_owner, settlement={**BY_STATEMENT, "amount_minor": 1500})
    await insert(guarded_owner, "statement_entries", {**NAMING, **OTHER_ENTRY})

    await guarded_owner.execute(
        "WITH given AS (INSERT INTO allocations"
        " (id, entry_id, number, settlement_id, amount_minor, currency, created_at)"
        " VALUES ($1, $2, 1, $5, 1000, 'USD', $6), ($3, $4, 1, $5, 500, 'USD', $6))"
        "UPDATE statement_entries SET status = 'MATCHED', payment_id = $7, settlement_id = $5, problem = NULL",
        ALLOCATION, ENTRY, UUID(int=122), OTHER_ENTRY["id"], SETTLEMENT, LATER, PAYMENT,
    )  # fmt: skip

    assert await guarded_owner.fetchval("SELECT count(*) FROM statement_entries WHERE status = 'MATCHED'") == 2
