"""Which entries of several statements are the same money, and which only look like it."""

from dataclasses import replace
from datetime import date

import pytest

from payflowx.bank_statements.models import EntryStatus
from payflowx.bank_statements.service import statements
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.simulation.statement_files import Line, Written
from tests.bank_statements.files import (
    bring,
    camt,
    credit,
    credit_for,
    entries,
    notification,
    statement,
    statuses,
)
from tests.factories import instruction, pay, settlement_of

TEN = Money(10_00, "USD")
TWENTY = Money(20_00, "USD")
DAY_2 = date(2026, 11, 24)
MATCHED, ORPHAN, DUPLICATE = EntryStatus.MATCHED, EntryStatus.ORPHAN, EntryStatus.DUPLICATE


def in_words(payment: Payment) -> Line:
    """A credit that names its payment in the text alone, under the one reference that its bank writes for all."""
    return credit(payment.money, remittance=f"for {to_typeid('payment', payment.id)}", reference="TRF")


async def test_reference_that_a_bank_repeats_takes_no_settlement_away(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    first, second = [await pay(user, instruction(merchant)) for _ in range(2)]

    await bring(operator, camt(statement([in_words(first)])))
    await bring(operator, camt(statement([in_words(second), in_words(first)], number=2)))

    assert await settlement_of(first) is not None
    assert await settlement_of(second) is not None
    assert await statuses() == [MATCHED, MATCHED, DUPLICATE]


async def test_equal_credits_of_two_days_are_two(operator: Principal) -> None:
    line = credit(TEN, remittance="Rent", reference="STANDING")

    await bring(operator, camt(statement([line])))
    await bring(operator, camt(statement([replace(line, value_date="2026-11-24")], day=DAY_2, number=2, opening=10_00)))

    assert await statuses() == [ORPHAN, ORPHAN]


async def test_entry_of_a_notification_and_of_the_statement_is_one(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))

    await bring(operator, notification(statement([credit_for(payment)])))
    await bring(operator, camt(statement([credit_for(payment)], number=2)))

    first, again = await entries()
    assert (first.status, again.status, again.original_id) == (MATCHED, DUPLICATE, first.id)


@pytest.mark.parametrize("is_told_first", [True, False])
async def test_amount_that_a_notification_takes_apart_is_no_orphan(
    user: Principal, operator: Principal, merchant: Merchant, is_told_first: bool
) -> None:
    first, second = [await pay(user, instruction(merchant)) for _ in range(2)]
    whole = credit(TWENTY, remittance="", reference="BATCH-1")
    told = notification(statement([replace(whole, batch=(credit_for(first), credit_for(second)))]))
    bare = camt(statement([whole], number=2))

    for file in (told, bare) if is_told_first else (bare, told):
        await bring(operator, file)

    found = {entry.bank_reference: entry for entry in await entries()}
    assert found["BATCH-1"].status is DUPLICATE
    assert found["BATCH-1"].problem == "Another statement tells of it, and what it is made of."
    assert sorted(entry.status for entry in found.values()) == [DUPLICATE, MATCHED, MATCHED]


@pytest.mark.parametrize(
    "other",
    [
        statement([credit(Money(20_01, "USD"), remittance="", reference="BATCH-1")], number=2),
        statement([credit(TWENTY, remittance="", reference="BATCH-2")], number=2),
        statement([credit(TWENTY, remittance="", reference="BATCH-1", value_date="2026-11-24")], number=2),
        statement([credit(TWENTY, remittance="Says what it is for", reference="BATCH-1")], number=2),
        replace(statement([credit(TWENTY, remittance="", reference="BATCH-1")], number=2), account_id="ACCOUNT2"),
    ],
    ids=["amount", "reference", "day", "text", "account"],
)
async def test_amount_that_differs_in_anything_stays_an_orphan(
    user: Principal, operator: Principal, merchant: Merchant, other: Written
) -> None:
    first, second = [await pay(user, instruction(merchant)) for _ in range(2)]
    batch = replace(credit(TWENTY, reference="BATCH-1"), batch=(credit_for(first), credit_for(second)))

    await bring(operator, notification(statement([batch])))
    await bring(operator, camt(other))

    assert await statuses() == [MATCHED, MATCHED, ORPHAN]


async def test_pages_of_a_statement_join_up(operator: Principal) -> None:
    pages = [
        ("261123", "00001/001", "F", "0,00", "F", "10,00"),
        ("261124", "00002/001", "F", "10,00", "M", "20,00"),
        ("261124", "00002/002", "M", "20,00", "F", "30,00"),
        ("261125", "00003/001", "F", "30,00", "F", "40,00"),
    ]
    parts = [
        f":20:X\r\n:25:ACCOUNT1\r\n:28C:{number}\r\n:60{opens}:C{day}USD{before}\r\n"
        f":61:{day}C10,00NTRFNONREF//REF{before[:2]}\r\n:62{closes}:C{day}USD{after}\r\n-\r\n"
        for day, number, opens, before, closes, after in pages
    ]

    # The newest first, as some banks write them.
    done = await bring(operator, "".join(reversed(parts)).encode(), filename="pages.sta")

    assert len(done.statements) == len(pages)
    assert all(row.is_continuous for row in done.statements)
    assert await statements.find_gaps(statement_ids=[row.id for row in done.statements]) == {}
