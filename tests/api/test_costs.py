"""What an operation costs in statements: a small number, the same for one row and for fifty."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from payflowx.core import clock, principals
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.sql import CREATE
from tests.api.books import make_book
from tests.api.documents import (
    CREATE_API_KEY,
    CREATE_MERCHANT,
    CREATE_PAYMENT,
    CREATE_USER,
    LOGIN,
    ME,
    RUN_RECONCILIATION,
    UPDATE_MERCHANT,
    payment_input,
)
from tests.api.operations import everything, operations
from tests.bank_statements.files import bring, camt, credit, statement
from tests.client import Client
from tests.factories import (
    NOW,
    PASSWORD,
    give_back,
    instruction,
    make_merchant,
    make_user,
    pay,
    reconcile,
    seconds,
    settle,
)
from tests.round_trips import recorded

USER = "user { id email }"
MERCHANT = "merchant { id name }"
PAYMENT = f"payment {{ id {USER} {MERCHANT} events {{ type }} }}"
VERDICT = "reconciliation { id explanation isCurrent run { id examined } settlement { id } }"
ALL_OF_A_PAYMENT = f"{USER} {MERCHANT} settlement {{ id {PAYMENT} }} {VERDICT} events {{ type data }}"
REFUNDS = "refunds { id payment { id } failedLater { failedAt } events { type } settlement { id refund { id } } }"
ALL_OF_A_VERDICT = f"run {{ id }} {PAYMENT} settlement {{ id {PAYMENT} }} isCurrent"

# Each with one statement for who asks; beyond the list's own, one for each kind of object that hangs on its rows.
LISTS = {
    "merchants": ("{ merchants(first: 100) { nodes { id name } } }", 2),
    "payments": ("{ payments(first: 100) { nodes { id status } } }", 2),
    "refunds": ("{ refunds(first: 100) { nodes { id status } } }", 2),
    "settlements": ("{ settlements(first: 100) { nodes { id status } } }", 2),
    "verdicts": ("{ reconciliationResults(first: 100) { nodes { id status } } }", 3),
    "runs": ("{ reconciliationRuns(first: 100) { nodes { id counts { count } } } }", 2),
    # The payments again: those of the settlements; then user, merchant and trail of those. Verdicts tell of returns.
    "payments with everything": (f"{{ payments(first: 100) {{ nodes {{ {ALL_OF_A_PAYMENT} }} }} }}", 10),
    # Who asks; payments, what is left, refunds; of these the payment, failure, trail and settlement, and its refund.
    "payments with refunds": (f"{{ payments(first: 100) {{ nodes {{ refundable {{ amount }} {REFUNDS} }} }} }}", 9),
    "settlements with everything": (f"{{ settlements(first: 100) {{ nodes {{ {PAYMENT} }} }} }}", 5),
    "verdicts with everything": (f"{{ reconciliationResults(first: 100) {{ nodes {{ {ALL_OF_A_VERDICT} }} }} }}", 8),
}


async def statements(client: Client, query: str, variables: dict[str, Any] | None = None) -> list[str]:
    """What an operation of somebody who wasn't seen lately says to PostgreSQL; it must succeed."""
    principals.forget()
    async with recorded() as spoken:
        answer = await client.send(query, variables)
    assert answer.data
    return spoken


@pytest.mark.parametrize("name", LISTS)
async def test_list_costs_the_same_for_one_row_and_for_fifty(
    as_operator: Client, user: Principal, admin: Principal, name: str
) -> None:
    query, expected = LISTS[name]
    spoken = {}
    for rows in (1, 50):
        for number in range(rows):
            payment = await pay(user, instruction(await make_merchant(admin)), now=NOW + seconds(number))
            await give_back(user, payment, now=NOW + seconds(number))
        await settle(now=NOW + seconds(100))
        await reconcile(now=NOW + seconds(100 + rows))
        spoken[rows] = await statements(as_operator, query)

    assert [len(spoken[rows]) for rows in (1, 50)] == [expected, expected], "\n".join(spoken[50])


async def test_statements_with_their_entries_cost_the_same_for_few_and_for_many(
    as_operator: Client, operator: Principal
) -> None:
    entries = "nodes { id payment { id } settlement { id } statement { id } }"
    query = f"""{{
        bankStatements(first: 20) {{ nodes {{
            filename importedBy {{ id }} counts {{ count }} problems
            entries(first: 2) {{ {entries} }} orphans: entries(first: 1, status: [ORPHAN]) {{ {entries} }}
        }} }}
    }}"""
    spoken = {}
    for rows in (1, 2, 10):  # at the first look asyncpg learns the types it needs
        for number in range(rows):
            lines = [credit(Money(10_00, "USD"), reference=f"{rows}-{number}-{line}") for line in range(3)]
            await bring(operator, camt(statement(lines, number=number, day=NOW.date() + timedelta(days=rows))))
        spoken[rows] = await statements(as_operator, query)

    # Who asks, the statements, their files, who imported these, counts, gaps and entries; the entries' statements.
    assert [len(spoken[rows]) for rows in (2, 10)] == [8, 8], "\n".join(spoken[10])


@pytest.mark.parametrize("query", [query for query in operations("query") if not query.variables], ids=str)
async def test_whole_schema_costs_no_more_for_more_rows(
    as_admin: Client, walking: Callable[[Client], Client], user: Principal, merchant: Merchant, query: Any
) -> None:
    document = query.document(everything(query.root_field.type))
    walker = walking(as_admin)
    await make_book(user, merchant, prefix="one")
    few = await statements(walker, document)

    await make_book(user, merchant, prefix="two")
    await make_book(user, merchant, prefix="three")

    # Two levels of the query may share a statement or not, as their rows come in: never one for each row.
    assert len(await statements(walker, document)) <= len(few) + 2


async def test_payment_costs_two_statements(as_user: Client, merchant: Merchant) -> None:
    given = {"input": payment_input(merchant)}

    first = await statements(as_user, CREATE_PAYMENT, given)
    again = await statements(as_user, CREATE_PAYMENT, given)

    # Who pays, and the payment with its trail: a single statement is a transaction of its own.
    assert [len(first), len(again)] == [2, 2]


async def test_payment_of_somebody_who_was_just_seen_costs_one_statement(
    as_user: Client, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(principals, "KEPT", timedelta(hours=1))
    await as_user.ask(ME)

    async with recorded() as spoken:
        await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant))

    assert spoken == [CREATE]


async def test_refused_payment_costs_no_more_than_its_reason(as_user: Client, merchant: Merchant) -> None:
    unknown = payment_input(merchant, merchantId="merchant_01h455vb4pex5vsknk084sn02q")
    exact = payment_input(merchant, amount={"amount": "10.001", "currency": "USD"})

    assert len(await statements(as_user, CREATE_PAYMENT, {"input": exact})) == 1
    assert len(await statements(as_user, CREATE_PAYMENT, {"input": unknown})) == 4


@pytest.mark.parametrize(
    ("name", "document", "expected"),
    [
        # Who asks; BEGIN, the row (an update reads it first), its event and COMMIT.
        ("createUser", CREATE_USER, 5),
        ("createMerchant", CREATE_MERCHANT, 5),
        ("updateMerchant", UPDATE_MERCHANT, 6),
        # Who asks, the locks' transaction of five, the bank, the run before, dead runs, the new run; a transaction of
        # twelve.
        ("runReconciliation", RUN_RECONCILIATION, 24),
    ],
)
async def test_mutation_costs_a_known_number_of_statements(
    as_admin: Client, user: Principal, merchant: Merchant, name: str, document: str, expected: int
) -> None:
    inputs = {
        "createUser": {"email": "new@example.com", "name": "New", "password": PASSWORD},
        "createMerchant": {"name": "New Merchant"},
        "updateMerchant": {"id": to_typeid("merchant", merchant.id), "name": "Renamed"},
    }
    await reconcile(now=NOW)  # the first run ever counts the whole book, and asyncpg learns the types it needs
    for _ in range(3):
        await pay(user, instruction(merchant), now=clock.utc_now())

    spoken = await statements(as_admin, document, {"input": inputs[name]} if name in inputs else None)

    assert len(spoken) == expected, "\n".join(spoken)


async def test_login_costs_four_statements_whether_it_succeeds_or_not(client: Client) -> None:
    await make_user(email="ada@example.com")

    # The throttle, the user, and either the failures forgiven and the session, or the failure for account and address.
    assert len(await statements(client, LOGIN, {"email": "ada@example.com", "password": PASSWORD})) == 4
    assert len(await statements(client, LOGIN, {"email": "ada@example.com", "password": "wrong"})) == 4
    assert len(await statements(client, LOGIN, {"email": "nobody@example.com", "password": PASSWORD})) == 4


async def test_api_key_costs_one_statement_as_a_session_does(as_user: Client) -> None:
    created = await as_user.ask(CREATE_API_KEY, input={"name": "server"})

    assert len(await statements(as_user, ME)) == len(await statements(as_user.signed_in(created["secret"]), ME)) == 2


async def test_stranger_costs_nothing(client: Client) -> None:
    async with recorded() as spoken:
        await client.send("{ payments { nodes { id } } }")
        await client.signed_in("garbage").send("{ payments { nodes { id } } }")

    assert spoken == []
