"""`payments` and `paymentStats`: which payments a filter names, in which order, and what they add up to."""

from typing import Any

import pytest

from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.books import Book, make_book
from tests.api.documents import MONEY
from tests.client import Client
from tests.factories import NOW, instruction, make_merchant, pay, seconds

PAYMENTS = """
query Payments($filter: PaymentFilter, $orderBy: PaymentOrder) {
    payments(filter: $filter, orderBy: $orderBy) { nodes { id } }
}
"""
STATS = f"""
query Stats($filter: PaymentFilter) {{
    paymentStats(filter: $filter) {{
        count initiatedCount successCount failedCount successRate volume {MONEY}
    }}
}}
"""


@pytest.fixture
async def book(user: Principal, merchant: Merchant) -> Book:
    """The payments of `user`, in every state."""
    return await make_book(user, merchant)


async def found(client: Client, book: Book, **filter: object) -> set[str]:
    """The names of the payments that a filter finds; `paymentStats` must count as many."""
    nodes = (await client.ask(PAYMENTS, filter=filter))["nodes"]
    assert (await client.ask(STATS, filter=filter))["count"] == len(nodes)
    return set(book.names([node["id"] for node in nodes]))


@pytest.mark.parametrize(
    ("filter", "names"),
    [
        ({"status": ["FAILED"]}, {"declined"}),
        ({"status": ["INITIATED"]}, {"unanswered"}),
        ({"status": ["INITIATED", "FAILED"]}, {"declined", "unanswered"}),
        ({"status": []}, set()),
        ({"currency": "JPY"}, {"under"}),
        ({"currency": "CHF"}, set()),
        ({"reconciliation": ["MATCHED"]}, {"matched"}),
        ({"reconciliation": ["MISMATCHED"]}, {"under", "over", "other currency"}),
        ({"reconciliation": ["SETTLEMENT_PENDING"]}, {"pending"}),
        ({"reconciliation": ["MISSING_SETTLEMENT", "MATCHED"]}, {"rejected", "missing", "matched"}),
        ({"reconciliation": []}, set()),
        ({"createdAt": {"from": "2026-11-20T12:00:59Z"}}, {"pending", "unanswered"}),
        ({"createdAt": {"to": "2026-11-20T12:00:01Z"}}, {"matched"}),
        ({"createdAt": {"from": "2026-11-20T12:00:01Z", "to": "2026-11-20T12:00:03Z"}}, {"under", "over"}),
        ({"createdAt": {"from": "2026-11-20T13:00:01+01:00", "to": "2026-11-20T12:00:02Z"}}, {"under"}),
        ({"createdAt": {"from": "2026-11-20T12:00:01Z", "to": "2026-11-20T12:00:01Z"}}, set()),
        ({"search": "order-under"}, {"under"}),
        ({"search": "order-u"}, {"under", "unanswered"}),
        ({"search": "order-reference-3"}, {"other currency"}),
        ({"search": "ORDER-UNDER"}, {"under"}),
        ({"search": "nder"}, {"under"}),
        ({"search": "order_under"}, set()),
        ({"search": "%"}, set()),
        ({"search": "\\"}, set()),
        ({"search": "order-u", "status": ["SUCCESS"], "currency": "JPY"}, {"under"}),
        ({"search": "order-u", "currency": "USD"}, set()),
    ],
)
async def test_filter_finds_what_it_names(as_user: Client, book: Book, filter: dict[str, Any], names: set[str]) -> None:
    assert await found(as_user, book, **filter) == names


async def test_empty_filter_finds_everything(as_user: Client, book: Book) -> None:
    assert await found(as_user, book) == book.payments.keys()
    assert await found(as_user, book, status=None, search=None, createdAt={}) == book.payments.keys()


async def test_search_finds_ids_and_gateway_references(as_user: Client, book: Book) -> None:
    public_id, reference = book.id("over"), str(book.payments["over"].gateway_reference)

    assert await found(as_user, book, search=public_id) == {"over"}
    assert await found(as_user, book, search=public_id[:-1]) == {"over"}
    assert await found(as_user, book, search="payment_") == book.payments.keys()
    assert await found(as_user, book, search=reference) == {"over"}
    assert await found(as_user, book, search=reference[:12]) == {"over"}


async def test_merchant_filter_separates_merchants(
    as_user: Client, user: Principal, admin: Principal, merchant: Merchant, book: Book
) -> None:
    other = await make_merchant(admin)
    await pay(user, instruction(other))

    assert await found(as_user, book, merchantId=to_typeid("merchant", merchant.id)) == book.payments.keys()
    assert len((await as_user.ask(PAYMENTS))["nodes"]) == len(book.payments) + 1
    assert await found(as_user, book, merchantId=to_typeid("merchant", new_uuid())) == set()


async def test_operator_sees_all_users_and_can_pick_one(
    as_operator: Client, stranger: Principal, user: Principal, merchant: Merchant, book: Book
) -> None:
    await pay(stranger, instruction(merchant))

    assert len((await as_operator.ask(PAYMENTS))["nodes"]) == len(book.payments) + 1
    assert await found(as_operator, book, userId=user.actor) == book.payments.keys()
    assert await found(as_operator, book, userId=to_typeid("user", new_uuid())) == set()


@pytest.mark.parametrize(
    ("filter", "path"),
    [
        ({"merchantId": "x"}, ["filter", "merchantId"]),
        ({"merchantId": ""}, ["filter", "merchantId"]),
        ({"merchantId": "user_01h455vb4pex5vsknk084sn02q"}, ["filter", "merchantId"]),
        ({"userId": "x"}, ["filter", "userId"]),
        ({"userId": ""}, ["filter", "userId"]),
        ({"currency": "ZZZ"}, ["filter", "currency"]),
        ({"currency": "usd"}, ["filter", "currency"]),
        ({"currency": ""}, ["filter", "currency"]),
        ({"currency": "\ud800"}, ["filter", "currency"]),
        ({"search": ""}, ["filter", "search"]),
        ({"search": "x" * 256}, ["filter", "search"]),
        ({"search": "a\0b"}, ["filter", "search"]),
        ({"search": "\ud800"}, ["filter", "search"]),
        (
            {"createdAt": {"from": "2026-11-20T12:00:01Z", "to": "2026-11-20T12:00:00Z"}},
            ["filter", "createdAt", "to"],
        ),
    ],
)
async def test_filter_that_cannot_be_used_is_named(
    as_operator: Client, filter: dict[str, Any], path: list[str]
) -> None:
    for query in (PAYMENTS, STATS):
        answer = await as_operator.send(query, {"filter": filter})

        assert (answer.code, answer.error["extensions"]["path"]) == ("INVALID_INPUT", path)


@pytest.mark.parametrize(
    "filter",
    [
        {"status": ["DONE"]},
        {"status": [None]},
        {"reconciliation": ["OK"]},
        {"createdAt": {"from": "2026-11-20T12:00:00"}},
        {"createdAt": {"from": "yesterday"}},
        {"createdAt": {"from": 1}},
        {"createdAt": {"from": "0001-01-01T00:00:00+14:00"}},
        {"createdAt": {"from": "\ud800"}},
        {"createdAt": {"until": "2026-11-20T12:00:00Z"}},
        {"id": "payment_01h455vb4pex5vsknk084sn02q"},
    ],
)
async def test_filter_of_another_shape_is_no_operation(as_operator: Client, filter: dict[str, Any]) -> None:
    answer = await as_operator.send(PAYMENTS, {"filter": filter})

    assert answer.code == "BAD_REQUEST"


@pytest.mark.parametrize("instant", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"])
async def test_first_and_last_instant_can_be_asked_for(as_user: Client, book: Book, instant: str) -> None:
    after = await found(as_user, book, createdAt={"from": instant})
    before = await found(as_user, book, createdAt={"to": instant})

    assert after | before == book.payments.keys()
    assert not after & before


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (None, ["third", "second", "first"]),
        ({}, ["third", "second", "first"]),
        ({"direction": "ASC"}, ["first", "second", "third"]),
        ({"field": "AMOUNT"}, ["second", "third", "first"]),
        ({"field": "AMOUNT", "direction": "ASC"}, ["first", "third", "second"]),
    ],
)
async def test_payments_come_in_the_order_that_was_asked_for(
    as_user: Client, user: Principal, merchant: Merchant, order: dict[str, str] | None, expected: list[str]
) -> None:
    for number, (key, minor) in enumerate([("first", 1), ("second", 300), ("third", 20)]):
        await pay(user, instruction(merchant, key=key, amount=Money(minor, "USD")), now=NOW + seconds(number))

    query = "query ($orderBy: PaymentOrder) { payments(orderBy: $orderBy) { nodes { idempotencyKey } } }"
    nodes = (await as_user.ask(query, orderBy=order))["nodes"]

    assert [node["idempotencyKey"] for node in nodes] == expected


async def test_stats_count_states_and_sum_up_what_was_taken(as_user: Client, book: Book) -> None:
    assert await as_user.ask(STATS) == {
        "count": 9,
        "initiatedCount": 1,
        "successCount": 7,
        "failedCount": 1,
        "successRate": 0.875,
        "volume": [
            {"amount": "1072.00", "currency": "EUR", "amountMinor": "107200"},
            {"amount": "999", "currency": "JPY", "amountMinor": "999"},
            {"amount": "996.000", "currency": "KWD", "amountMinor": "996000"},
            {"amount": "2007.34", "currency": "USD", "amountMinor": "200734"},
        ],
    }


async def test_stats_of_nothing_are_zero(as_user: Client) -> None:
    assert await as_user.ask(STATS) == {
        "count": 0,
        "initiatedCount": 0,
        "successCount": 0,
        "failedCount": 0,
        "successRate": 0.0,
        "volume": [],
    }


async def test_sum_beyond_sixty_four_bits_of_a_single_payment_is_exact(
    as_user: Client, user: Principal, merchant: Merchant
) -> None:
    largest = Money(999_999_999_999_999, "KWD")
    for _ in range(3):
        await pay(user, instruction(merchant, amount=largest))

    (volume,) = (await as_user.ask(STATS))["volume"]

    assert volume == {"amount": "2999999999999.997", "currency": "KWD", "amountMinor": "2999999999999997"}
