"""Pages show each row once, in order, both ways, whatever is added meanwhile, and are read from an index."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payflowx.core.paging import Page, PageRequest, Position, fetch_page
from payflowx.payments.models import Payment
from tests.round_trips import asked

from .rows import AT, MERCHANT, USER, fill, insert

PARTIES = """
WITH more_users AS (
    INSERT INTO users SELECT gen_random_uuid(), n || '@example.com', 'User', '$argon2id$', 'USER', true, $1
    FROM generate_series(1, 99) AS n
)
INSERT INTO merchants SELECT gen_random_uuid(), 'Merchant ' || n, true, $1 FROM generate_series(1, 99) AS n
"""
FILL = """
INSERT INTO payments (
    id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method, status, gateway,
    gateway_reference, created_at, completed_at)
SELECT payflowx_uuid7(at), users.ids[1 + n % 100], 'key-' || n, decode(repeat('01', 33), 'hex'),
    merchants.ids[1 + n % 100], 100 + n % 40, CASE n % 100 WHEN 0 THEN 'KWD' ELSE 'USD' END, 'pm_success', 'SUCCESS',
    'simulator', 'sim-' || n, at, at
FROM generate_series(0, $1 - 1) AS n,
    LATERAL (SELECT $2::timestamptz + n / $3 * interval '1 second') AS instant (at),
    (SELECT array_agg(id ORDER BY id) FROM users) AS users (ids),
    (SELECT array_agg(id ORDER BY id) FROM merchants) AS merchants (ids)
"""
COUNT, TIES = 41, 5
COLUMNS = ("created_at", "amount_minor")


async def make_payments(connection: asyncpg.Connection, count: int, *, ties: int) -> None:
    """Payments of a hundred users to a hundred merchants, few of them in dinars, so many at each instant."""
    await fill(connection, before="events")
    await connection.execute(PARTIES, AT)
    await connection.execute(FILL, count, AT, ties)


@pytest.fixture
async def payments(owner: asyncpg.Connection) -> list[Payment]:
    """Some payments, of which several share each instant and each amount."""
    await make_payments(owner, COUNT, ties=TIES)
    return await Payment.all()


def ordered(payments: list[Payment], column: str, *, descending: bool) -> list[UUID]:
    """The ids in the order that the pages must have."""
    rows = sorted(payments, key=lambda payment: (getattr(payment, column), payment.id), reverse=descending)
    return [payment.id for payment in rows]


def position(payment: Payment, column: str) -> Position:
    """Where the payment stands in a list by this column."""
    return Position(getattr(payment, column), payment.id)


async def walk(column: str, *, size: int, descending: bool, backwards: bool) -> list[Page[Payment]]:
    """All pages, from one end of the list to the other, in the order in which they were read."""
    pages: list[Page[Payment]] = []
    request = PageRequest(size=size, from_end=backwards)
    for _ in range(COUNT):
        page = await fetch_page(Payment.all(), request, order_by=column, descending=descending)
        pages.append(page)
        if not (page.has_previous if backwards else page.has_next):
            return pages
        if backwards:
            request = PageRequest(size=size, before=position(page.items[0], column), from_end=True)
        else:
            request = PageRequest(size=size, after=position(page.items[-1], column))
    pytest.fail("the list has no end")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    size=st.integers(1, COUNT + 1), column=st.sampled_from(COLUMNS), descending=st.booleans(), backwards=st.booleans()
)
async def test_pages_of_any_size_show_every_row_once_and_in_order(
    size: int, column: str, descending: bool, backwards: bool, payments: list[Payment]
) -> None:
    pages = await walk(column, size=size, descending=descending, backwards=backwards)

    in_order = pages[::-1] if backwards else pages
    assert [payment.id for page in in_order for payment in page.items] == ordered(
        payments, column, descending=descending
    )
    assert all(len(page.items) == size for page in pages[:-1])
    assert [page.has_previous for page in in_order] == [False] + [True] * (len(pages) - 1)
    assert [page.has_next for page in in_order] == [True] * (len(pages) - 1) + [False]


@pytest.mark.parametrize("from_end", [False, True])
async def test_page_between_two_positions_has_neither_of_them(payments: list[Payment], from_end: bool) -> None:
    by_id = {payment.id: payment for payment in payments}
    expected = ordered(payments, "created_at", descending=True)
    after, before = (position(by_id[expected[index]], "created_at") for index in (7, 18))

    page = await fetch_page(Payment.all(), PageRequest(size=5, after=after, before=before, from_end=from_end))

    assert [payment.id for payment in page.items] == (expected[13:18] if from_end else expected[8:13])
    assert page.has_next
    assert page.has_previous


async def test_rows_added_between_pages_neither_repeat_nor_hide_others(
    payments: list[Payment], owner: asyncpg.Connection
) -> None:
    expected = ordered(payments, "created_at", descending=True)
    first = await fetch_page(Payment.all(), PageRequest(size=10))
    last = first.items[-1]

    for number, created_at in enumerate((AT + timedelta(days=1), last.created_at), start=1):
        # One at the head of the list, and one that ties with the last row of the page but sorts before it.
        row = {
            "id": UUID(int=2**128 - number),
            "idempotency_key": f"new-{number}",
            "gateway_reference": f"new-{number}",
            "exclusive_scope": None,
        }
        await insert(owner, "payments", {**row, "created_at": created_at, "completed_at": created_at})
    second = await fetch_page(Payment.all(), PageRequest(size=10, after=position(last, "created_at")))
    back = await fetch_page(
        Payment.all(), PageRequest(size=10, before=position(second.items[0], "created_at"), from_end=True)
    )

    assert [payment.id for payment in second.items] == expected[10:20]
    assert [payment.id for payment in back.items][-1] == expected[9]
    assert UUID(int=2**128 - 2) in {payment.id for payment in back.items}


async def test_page_after_a_row_that_is_not_there_starts_where_it_would_have_been(payments: list[Payment]) -> None:
    expected = ordered(payments, "created_at", descending=True)
    newest = max(payment.created_at for payment in payments)
    nowhere = Position(newest - timedelta(milliseconds=500), UUID(int=0))

    page = await fetch_page(Payment.all(), PageRequest(size=3, after=nowhere))

    skipped = sum(payment.created_at == newest for payment in payments)
    assert [payment.id for payment in page.items] == expected[skipped : skipped + 3]


@pytest.mark.parametrize("from_end", [False, True])
async def test_empty_list_is_one_empty_page(database: str, from_end: bool) -> None:
    page = await fetch_page(Payment.all(), PageRequest(size=10, from_end=from_end))

    assert page == Page(items=[], has_next=False, has_previous=False)


async def test_filter_of_the_list_holds_on_every_page(payments: list[Payment]) -> None:
    query = Payment.filter(amount_minor=100)
    first = await fetch_page(query, PageRequest(size=1))
    second = await fetch_page(query, PageRequest(size=1, after=position(first.items[0], "created_at")))

    assert [payment.idempotency_key for payment in first.items + second.items] == ["key-40", "key-0"]
    assert (first.has_next, second.has_next) == (True, False)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The steps of a plan, outermost first."""
    yield plan
    for child in plan.get("Plans", ()):
        yield from nodes(child)


@pytest.mark.parametrize(
    ("conditions", "column", "index"),
    [
        ({}, "created_at", "idx_payments_created_9f78fd"),
        ({}, "amount_minor", "idx_payments_amount__6efc32"),
        ({"user_id": USER}, "created_at", "idx_payments_user_id_47c8e9"),
        ({"merchant_id": MERCHANT}, "created_at", "idx_payments_merchan_d8e334"),
        ({"currency": "KWD"}, "created_at", "idx_payments_currenc_4dd31b"),
    ],
)
async def test_page_of_payments_is_read_from_an_index_without_sorting(
    conditions: dict[str, Any], column: str, index: str, owner: asyncpg.Connection
) -> None:
    await make_payments(owner, 5000, ties=3)
    await owner.execute("ANALYZE payments")
    middle = await Payment.filter(idempotency_key="key-2500").get()
    requests = [
        PageRequest(size=25),
        PageRequest(size=25, from_end=True),
        PageRequest(size=25, after=position(middle, column)),
        PageRequest(size=25, before=position(middle, column), from_end=True),
    ]

    async with asked() as queries:
        for request in requests:
            await fetch_page(Payment.filter(**conditions), request, order_by=column)

    if conditions:
        # Of few rows the planner may as well gather all and sort them; what counts is that of many it needn't.
        await owner.execute("SET enable_bitmapscan = off")
    for request, query in zip(requests, queries, strict=True):
        plan = json.loads(await owner.fetchval(f"EXPLAIN (FORMAT JSON) {query.query}", *query.args))[0]["Plan"]
        steps = list(nodes(plan))
        assert [step["Node Type"] for step in steps] == ["Limit", "Index Scan"], plan
        assert steps[-1]["Index Name"] == index
        if request != PageRequest(size=25, from_end=request.from_end):
            # The whole position: rows of the same value are not read to be thrown away, however many there are.
            assert f"ROW({column}, id)" in steps[-1]["Index Cond"]
            assert "Filter" not in steps[-1]
