"""An object of somebody else looks like one that does not exist, wherever one looks for it.

The queries are made from the schema: a new field that shows too much fails here without anybody thinking of it.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, get_named_type

from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.principal import Principal, Role
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from payflowx.schema import policies
from payflowx.settlements.models import Settlement
from tests.api.books import Book, make_book
from tests.api.operations import Operation, everything, operations
from tests.client import Client
from tests.factories import give_back

QUERIES = [query for query in operations("query") if policies.matrix()[f"Query.{query.name}"] is Role.USER]
LISTS = [query for query in QUERIES if "filter" in query.root_field.args]
# Deep enough for a payment's settlement's payment's user.
DEPTH = 4


@pytest.fixture
async def book(user: Principal, merchant: Merchant) -> Book:
    """The payments of `user`, in every state."""
    return await make_book(user, merchant, prefix="canary")


async def traces(book: Book, user: Principal) -> set[str]:
    """What only `user` may read: its address, and ids, keys and references of its payments."""
    found = {(await User.get(id=user.user_id)).email, user.actor, "canary"}
    for name, payment in book.payments.items():
        found |= {book.id(name), str(payment.gateway_reference)}
        if payment.status == "SUCCESS":
            found.add(await book.verdict_id(name))
    for settlement in await Settlement.filter(payment__user_id=user.user_id):
        found |= {to_typeid("settlement", settlement.id), str(settlement.bank_reference)}
    return found - {"None"}


async def read(client: Client, query: Operation) -> str:
    """All that a query gives, as text; asking must be no error."""
    answer = await client.send(query.document(everything(query.root_field.type, depth=DEPTH)), query.variables)
    assert answer.data is not None
    return str(answer.body)


async def objects(book: Book, user: Principal) -> dict[str, str]:
    """One object of each kind that is only for `user` and for operators."""
    return {
        "user": user.actor,
        "payment": book.id("under"),
        "refund": to_typeid("refund", (await give_back(user, book.payments["under"])).refund.id),
        "settlement": await book.settlement_id("under"),
        "verdict": await book.verdict_id("under"),
    }


@pytest.mark.parametrize("query", [query for query in QUERIES if not query.variables], ids=str)
async def test_query_shows_nothing_of_others(
    as_stranger: Client,
    walking: Callable[[Client], Client],
    user: Principal,
    stranger: Principal,
    merchant: Merchant,
    book: Book,
    *,
    query: Operation,
) -> None:
    await make_book(stranger, merchant, prefix="own")  # so that there is something to start from
    await give_back(user, book.payments["matched"], key="canary-refund", reason="canary")

    seen = await read(walking(as_stranger), query)

    assert [trace for trace in await traces(book, user) if trace in seen] == []


async def test_walk_finds_every_trace_where_one_may_look(
    as_user: Client, walking: Callable[[Client], Client], user: Principal, book: Book
) -> None:
    seen = "".join([await read(walking(as_user), query) for query in QUERIES if query.name in {"me", "payments"}])

    assert [trace for trace in await traces(book, user) if trace not in seen] == []


@pytest.mark.parametrize("kind", ["user", "payment", "refund", "settlement", "verdict"])
async def test_node_of_others_is_one_that_does_not_exist(
    as_stranger: Client, as_user: Client, as_operator: Client, user: Principal, book: Book, kind: str
) -> None:
    query = "query ($id: ID!) { node(id: $id) { __typename id } }"
    wanted = (await objects(book, user))[kind]

    assert await as_stranger.ask(query, id=wanted) is None
    assert await as_stranger.ask(query, id=to_typeid(kind, new_uuid())) is None
    for client in (as_user, as_operator):
        assert (await client.ask(query, id=wanted))["id"] == wanted


async def test_run_is_found_by_operators_only(as_user: Client, as_operator: Client, book: Book) -> None:
    query = "query ($id: ID!) { node(id: $id) { __typename id } }"

    assert await as_user.ask(query, id=book.run_id) is None
    assert await as_operator.ask(query, id=book.run_id) == {"__typename": "ReconciliationRun", "id": book.run_id}


async def test_payment_of_others_is_one_that_does_not_exist(
    as_stranger: Client, as_user: Client, as_operator: Client, book: Book
) -> None:
    query = "query ($id: ID!) { payment(id: $id) { id } }"

    assert await as_stranger.ask(query, id=book.id("matched")) is None
    for client in (as_user, as_operator):
        assert await client.ask(query, id=book.id("matched")) == {"id": book.id("matched")}


def filters(query: Operation, values: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Each value of each field that the filter of a list has, one at a time."""
    type_ = get_named_type(query.root_field.args["filter"].type)
    assert isinstance(type_, GraphQLInputObjectType)
    for name in values.keys() & type_.fields.keys():
        yield from ({name: value} for value in values[name])


@pytest.mark.parametrize("query", LISTS, ids=str)
async def test_filter_does_not_lead_to_others(
    as_stranger: Client,
    walking: Callable[[Client], Client],
    user: Principal,
    merchant: Merchant,
    book: Book,
    query: Operation,
) -> None:
    walker = walking(as_stranger)
    payment = book.payments["under"]
    values = {
        "search": [
            book.id("under"),
            book.id("under")[:-8],
            "payment_",
            payment.idempotency_key,
            "canary",
            str(payment.reference),
            str(payment.gateway_reference),
            await book.settlement_id("under"),
            "simbank-",
        ],
        "merchantId": [to_typeid("merchant", merchant.id)],
        "currency": ["JPY"],
        "runId": [book.run_id],
    }
    selection = everything(query.root_field.type, depth=DEPTH)

    found = {
        str(given): (await walker.send(query_with_filter(query, selection), {"filter": given})).data[query.name]
        for given in filters(query, values)
    }

    nothing = (await walker.send(query.document(selection))).data[query.name]
    assert len(found) >= 3
    assert [given for given, result in found.items() if result != nothing] == []


def query_with_filter(query: Operation, selection: str) -> str:
    """The document of a query with its filter as a variable."""
    return Operation(query.kind, query.name, {"filter": None}).document(selection)


async def test_figures_of_others_are_not_counted(as_stranger: Client, as_user: Client, book: Book) -> None:
    query = "{ paymentStats { count volume { amount } } reconciliationSummary { counts { status count } } }"

    seen = (await as_stranger.send(query)).data
    own = (await as_user.send(query)).data

    assert seen["paymentStats"] == {"count": 0, "volume": []}
    assert {count["count"] for count in seen["reconciliationSummary"]["counts"]} == {0}
    assert own["paymentStats"]["count"] == len(book.payments)
    assert sum(count["count"] for count in own["reconciliationSummary"]["counts"]) == 7
