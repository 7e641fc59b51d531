"""`settlements`: what the bank paid, for those who may see the payment."""

from typing import Any

import pytest

from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.books import Book, make_book
from tests.client import Client
from tests.factories import instruction, make_merchant, pay, settle

SETTLEMENTS = """
query Settlements($filter: SettlementFilter) {
    settlements(filter: $filter) { nodes { id status bankReference failureReason payment { id } } }
}
"""
SETTLED = {"matched", "under", "over", "other currency"}


@pytest.fixture
async def book(user: Principal, merchant: Merchant) -> Book:
    """The payments of `user`, in every state."""
    return await make_book(user, merchant)


async def found(client: Client, book: Book, **filter: object) -> set[str]:
    """The names of the payments whose settlements a filter finds."""
    nodes = (await client.ask(SETTLEMENTS, filter=filter))["nodes"]
    return set(book.names([node["payment"]["id"] for node in nodes]))


@pytest.mark.parametrize(
    ("filter", "names"),
    [
        ({}, SETTLED | {"rejected", "pending"}),
        ({"status": ["SETTLED"]}, SETTLED),
        ({"status": ["PENDING", "FAILED"]}, {"rejected", "pending"}),
        ({"status": []}, set()),
        ({"currency": "EUR"}, {"other currency", "pending"}),
        ({"currency": "CHF"}, set()),
        ({"createdAt": {"from": "2026-11-20T12:01:00Z"}}, {"pending"}),
        ({"createdAt": {"to": "2026-11-20T12:00:30Z"}}, set()),
        ({"search": "simbank-"}, SETTLED | {"rejected"}),
        ({"search": "simbank"}, SETTLED | {"rejected"}),
        ({"search": "BANK"}, SETTLED | {"rejected"}),
        ({"search": "bunk"}, set()),
        ({"search": "settlement_", "status": ["FAILED"]}, {"rejected"}),
        ({"search": "payment_", "currency": "JPY"}, {"under"}),
    ],
)
async def test_filter_finds_what_it_names(as_user: Client, book: Book, filter: dict[str, Any], names: set[str]) -> None:
    assert await found(as_user, book, **filter) == names


async def test_search_finds_the_settlement_by_each_of_its_names(as_user: Client, book: Book) -> None:
    (under,) = (await as_user.ask(SETTLEMENTS, filter={"currency": "JPY"}))["nodes"]

    for name in (under["id"], under["id"][:-1], under["bankReference"], under["payment"]["id"]):
        assert await found(as_user, book, search=name) == {"under"}


async def test_merchant_filter_separates_merchants(
    as_user: Client, user: Principal, admin: Principal, merchant: Merchant
) -> None:
    await pay(user, instruction(merchant))
    order = await pay(user, instruction(await make_merchant(admin)))
    await settle(now=order.created_at)

    for wanted, number in ((merchant.id, 1), (order.merchant_id, 1), (new_uuid(), 0)):
        given = {"merchantId": to_typeid("merchant", wanted)}
        assert len((await as_user.ask(SETTLEMENTS, filter=given))["nodes"]) == number


async def test_operator_sees_the_settlements_of_everybody(as_operator: Client, book: Book) -> None:
    assert await found(as_operator, book) == SETTLED | {"rejected", "pending"}


async def test_refused_settlement_says_why(as_user: Client, book: Book) -> None:
    (rejected,) = (await as_user.ask(SETTLEMENTS, filter={"status": ["FAILED"]}))["nodes"]

    assert rejected["failureReason"] == "The bank rejected the transfer: the beneficiary account is closed."


@pytest.mark.parametrize(
    ("filter", "path"),
    [
        ({"merchantId": "payment_01h455vb4pex5vsknk084sn02q"}, ["filter", "merchantId"]),
        ({"merchantId": ""}, ["filter", "merchantId"]),
        ({"currency": "ZZZ"}, ["filter", "currency"]),
        ({"currency": ""}, ["filter", "currency"]),
        ({"search": ""}, ["filter", "search"]),
        ({"search": "\ud800"}, ["filter", "search"]),
        (
            {"createdAt": {"from": "2026-11-20T12:00:01Z", "to": "2026-11-20T12:00:00Z"}},
            ["filter", "createdAt", "to"],
        ),
    ],
)
async def test_filter_that_cannot_be_used_is_named(as_user: Client, filter: dict[str, Any], path: list[str]) -> None:
    answer = await as_user.send(SETTLEMENTS, {"filter": filter})

    assert (answer.code, answer.error["extensions"]["path"]) == ("INVALID_INPUT", path)
