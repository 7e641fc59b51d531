"""Lists are read with what is asked for of their rows: one statement, and the answers that graphql-core gives."""

from typing import Final

import pytest
from starlette.applications import Starlette

from payflowx.api.context import Context
from payflowx.app import _wiring
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.schema.execution import Prepared
from payflowx.schema.merged import build_schema
from tests.api.books import Book, make_book
from tests.api.conftest import settings
from tests.bank_statements.files import bring, camt, credit, statement
from tests.factories import NOW, TEN_DOLLARS
from tests.round_trips import recorded

PAYMENTS: Final = """{ payments {
    nodes {
        id status amount { amount currency } createdAt merchant { id name }
        settlement { id status amount { amount currency } } reconciliation { id status reason }
    }
    pageInfo { hasNextPage endCursor }
} }"""
LISTS: Final = {
    "payments": PAYMENTS,
    "a page by amount": "{ payments(first: 2, orderBy: {field: AMOUNT}) { edges { cursor node { id } } } }",
    "a few states": "{ payments(filter: {status: [SUCCESS, FAILED]}) { nodes { status merchant { name } } } }",
    "by verdict": "{ payments(filter: {reconciliation: [MATCHED]}) { nodes { reconciliation { status } } } }",
    "the same twice": """{ payments {
        nodes { mine: merchant { id } merchant { name } } edges { node { merchant { isActive } reference } }
    } }""",
    "no rows": "{ payments { pageInfo { hasNextPage } } }",
    "further down": "{ payments { nodes { settlement { payment { id merchant { name } } } events { type } } } }",
    "settlements": "{ settlements { nodes { valueDate payment { idempotencyKey amount { amountMinor } } } } }",
    "verdicts": """{ reconciliationResults { nodes {
        explanation due { amount } unexplained { amount } isResolved resolution { note }
        run { id examined } payment { id merchant { name } } settlement { bankReference }
    } } }""",
    "entries": """{ statementEntries { nodes {
        amount { amount } remittanceInformation raw statement { format account { id } } settlement { id }
        payment { id }
    } } }""",
}


@pytest.fixture
async def book(user: Principal, operator: Principal, merchant: Merchant) -> Book:
    await bring(operator, camt(statement([credit(TEN_DOLLARS, reference="none")])))
    return await make_book(user, merchant)


async def answers(database: str, viewer: Principal, text: str) -> tuple[object, object, list[str]]:
    """What graphql-core answers, what is answered ahead of it, and the statements of the latter."""
    schema, wiring = build_schema(), _wiring(settings(database))
    prepared = Prepared(schema, text, None)
    expected = await prepared._interpreted({}, Context(wiring, "request", NOW, viewer), None)
    assert expected.errors is None
    assert prepared._compiled is not None
    async with recorded() as statements:
        answered = await prepared.run({}, Context(wiring, "request", NOW, viewer), None)
    assert answered.errors is None
    return expected.data, answered.data, statements


@pytest.mark.parametrize("name", LISTS)
async def test_list_is_answered_as_by_graphql_core(
    app: Starlette, connected_database: str, book: Book, admin: Principal, name: str
) -> None:
    expected, answered, _ = await answers(connected_database, admin, LISTS[name])

    assert expected == answered
    assert "nodes': []" not in str(answered)


async def test_list_of_payments_with_what_hangs_on_them_is_one_statement(
    app: Starlette, connected_database: str, book: Book, user: Principal
) -> None:
    _, answered, statements = await answers(connected_database, user, PAYMENTS)

    assert "'merchant': {'id'" in str(answered)
    assert len(statements) == 1
    assert "fingerprint" not in statements[0].partition(" FROM ")[0]


async def test_what_is_below_what_hangs_on_a_list_is_loaded_at_once(
    app: Starlette, connected_database: str, book: Book, user: Principal
) -> None:
    _, _, statements = await answers(connected_database, user, LISTS["further down"])

    # The list with its settlements; then their payments beside all events; then the merchants of those.
    assert len(statements) == 4
