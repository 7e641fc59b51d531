"""Who got what of an entry, over the API: what rules and people gave, and what was taken back. For operators."""

from typing import Any, Final
from uuid import UUID

import pytest

from payflowx.bank_statements.models import StatementEntry
from payflowx.core import db
from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.settlements.models import Allocation, Settlement
from tests.bank_statements.allocated import PUT_ASIDE, TAKE_BACK
from tests.bank_statements.files import EVENING, bring, camt, credit, credit_for, statement
from tests.bank_statements.refunded import debit, debits, named, refund
from tests.client import Client
from tests.factories import instruction, pay

GIVEN: Final = """allocations {
    id isLive note createdAt amount { amount currency } decidedBy { id }
    source { __typename id } target { __typename id }
}"""
ENTRY: Final = f"query($id: ID!) {{ node(id: $id) {{ ... on StatementEntry {{ unallocated {{ amount }} {GIVEN} }} }} }}"
SETTLEMENT: Final = f"query($id: ID!) {{ node(id: $id) {{ ... on Settlement {{ status endedAt {GIVEN} }} }} }}"
NODE: Final = "query($id: ID!) { node(id: $id) { __typename id ... on Allocation { isLive } } }"
GIVE: Final = """
WITH made AS (
    INSERT INTO settlements (id, payment_id, status, amount_minor, currency, source, bank_reference, value_date,
        attempted_at, settled_at, created_at)
    VALUES ($1, $2, 'SETTLED', 1000, 'USD', 'STATEMENT', 'B', '2026-11-23', $3, $3, $3)
), given AS (
    INSERT INTO allocations (
        id, entry_id, number, settlement_id, amount_minor, currency, decided_by_id, note, created_at)
    VALUES ($4, $5, 1, $1, 1000, 'USD', $6, 'The payer told us.', $3)
)
UPDATE statement_entries SET status = 'MATCHED', payment_id = $2, settlement_id = $1, problem = NULL WHERE id = $5
"""


async def entry_of(payment: Payment) -> StatementEntry:
    """The entry that has settled the payment."""
    return await StatementEntry.get(payment_id=payment.id)


def entry_id(entry: StatementEntry) -> str:
    """As the API names it."""
    return to_typeid("entry", entry.id)


async def test_entry_and_settlement_tell_what_a_rule_gave(
    as_operator: Client, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await bring(operator, camt(statement([credit_for(payment)])))
    entry, settlement = await entry_of(payment), await Settlement.get(payment_id=payment.id)

    of_entry = await as_operator.ask(ENTRY, id=entry_id(entry))
    of_settlement = await as_operator.ask(SETTLEMENT, id=to_typeid("settlement", settlement.id))

    [given] = of_entry["allocations"]
    assert of_entry["unallocated"] == {"amount": "0.00"}
    assert given == {
        "id": to_typeid("allocation", (await Allocation.get()).id),
        "isLive": True,
        "note": None,
        "createdAt": given["createdAt"],
        "amount": {"amount": "10.00", "currency": "USD"},
        "decidedBy": None,
        "source": {"__typename": "StatementEntry", "id": entry_id(entry)},
        "target": {"__typename": "Payment", "id": to_typeid("payment", payment.id)},
    }
    assert of_settlement == {"status": "SETTLED", "endedAt": None, "allocations": [given]}
    found = await as_operator.ask(NODE, id=given["id"])
    assert found == {"__typename": "Allocation", "id": given["id"], "isLive": True}


async def test_debit_is_given_to_its_refund(
    as_operator: Client, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    made = await refund(await pay(user, instruction(merchant)))
    await bring(operator, debits(debit(1_00, name=named(made))))

    told = await as_operator.ask(ENTRY, id=entry_id(await StatementEntry.get()))

    [given] = told["allocations"]
    assert (given["amount"]["amount"], given["target"]) == ("-1.00", {"__typename": "Refund", "id": named(made)})
    assert told["unallocated"] == {"amount": "0.00"}


async def test_what_is_taken_back_stays_to_be_seen(
    as_operator: Client, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await bring(operator, camt(statement([credit_for(payment)])))
    entry, settlement = await entry_of(payment), await Settlement.get(payment_id=payment.id)

    await db.fetch(TAKE_BACK, entry.id, EVENING, PUT_ASIDE)

    told = await as_operator.ask(ENTRY, id=entry_id(entry))
    assert [(given["amount"]["amount"], given["isLive"]) for given in told["allocations"]] == [
        ("10.00", False),
        ("-10.00", False),
    ]
    assert told["unallocated"] == {"amount": "10.00"}
    of_settlement = await as_operator.ask(SETTLEMENT, id=to_typeid("settlement", settlement.id))
    assert (of_settlement["status"], of_settlement["endedAt"] is not None) == ("SETTLED", True)
    assert len(of_settlement["allocations"]) == 2
    of_payment: Any = await as_operator.ask(
        "query($id: ID!) { payment(id: $id) { settlement { id } events { type } } }",
        id=to_typeid("payment", payment.id),
    )
    assert of_payment["settlement"] is None
    assert of_payment["events"][-1]["type"] == "settlement.ended"


async def test_person_who_gave_is_named_with_the_note(
    as_operator: Client, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await bring(operator, camt(statement([credit(Money(10_00, "USD"), name="NOBODY-1")])))
    entry = await StatementEntry.get()

    await db.fetch(GIVE, new_uuid(), payment.id, EVENING, new_uuid(), entry.id, operator.user_id)

    [given] = (await as_operator.ask(ENTRY, id=entry_id(entry)))["allocations"]
    assert (given["decidedBy"], given["note"]) == ({"id": operator.actor}, "The payer told us.")


async def test_unread_entry_has_nothing_to_give(as_operator: Client, operator: Principal) -> None:
    line = credit(Money(10_00, "USD"), name="NOBODY-1", value_date="no day")
    await bring(operator, camt(statement([line])))

    told = await as_operator.ask(ENTRY, id=entry_id(await StatementEntry.get()))

    assert told == {"unallocated": None, "allocations": []}


@pytest.mark.parametrize("kind", ["allocation", "settlement"])
async def test_user_sees_no_allocation(
    as_user: Client, user: Principal, operator: Principal, merchant: Merchant, kind: str
) -> None:
    payment = await pay(user, instruction(merchant))
    await bring(operator, camt(statement([credit_for(payment)])))
    found: UUID = (await Allocation.get()).id if kind == "allocation" else (await Settlement.get()).id

    answer = await as_user.send(
        "query($id: ID!) { node(id: $id) { id ... on Settlement { allocations { id } } } }",
        {"id": to_typeid(kind, found)},
    )

    if kind == "allocation":
        assert answer.data == {"node": None}
    else:
        assert "FORBIDDEN" in str(answer.body)
