"""Pages of every list: forwards and backwards, stable under inserts, and never led astray by a cursor."""

import base64
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from payflowx.core.ids import new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.operations import operations
from tests.bank_statements.files import bring, camt, credit, statement
from tests.client import Client
from tests.factories import NOW, give_back, instruction, make_merchant, make_user, pay, reconcile, seconds, settle
from tests.reconciliation.test_terms import agree, agreement

NUMBER = 7
# Each list with its arguments for an order.
LISTS: dict[str, tuple[str, str]] = {
    "merchants": ("merchants", ""),
    "payments": ("payments", ""),
    "oldest payments": ("payments", ", orderBy: {direction: ASC}"),
    "largest payments": ("payments", ", orderBy: {field: AMOUNT}"),
    "smallest payments": ("payments", ", orderBy: {field: AMOUNT, direction: ASC}"),
    "refunds": ("refunds", ""),
    "settlements": ("settlements", ""),
    "verdicts": ("reconciliationResults", ""),
    "runs": ("reconciliationRuns", ""),
    "users": ("users", ""),
    "statements": ("bankStatements", ""),
    "entries": ("statementEntries", ""),
    "accounts": ("bankAccounts", ""),
    "terms": ("reconciliationTerms", ""),
}


@pytest.fixture
async def rows(user: Principal, admin: Principal, merchant: Merchant) -> None:
    """Several rows in each list, some of them with the same instant or amount."""
    for number in range(NUMBER):
        if number:
            await make_merchant(admin)
        if number > 1:  # besides the one who pays and the one who administers
            await make_user(now=NOW + seconds(number // 2))
        order = instruction(merchant, payment_method="pm_refund_open")  # whose refund the bank doesn't settle
        payment = await pay(user, order, now=NOW + seconds(number // 2))
        await give_back(user, payment, now=NOW + seconds(number // 2))
        await settle(now=NOW + seconds(number // 2) + timedelta(seconds=10))
        await reconcile(now=NOW + seconds(number // 2) + timedelta(seconds=20))
        line = credit(Money(10_00, "USD"), reference=f"REF-{number}")
        written = replace(statement([line], number=number), account_id=f"ACCOUNT{number}")
        await bring(admin, camt(written), now=NOW + seconds(number // 2))
        await agree(admin, agreement(merchant=merchant))


def document(name: str, arguments: str, cursors: Iterable[str]) -> str:
    """The query for one page of a list, with each cursor as a variable."""
    field, order = LISTS[name]
    declared = "".join(f"${cursor}: String " for cursor in cursors)
    passed = "".join(f", {cursor}: ${cursor}" for cursor in cursors)
    info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
    head = f"query ({declared})" if declared else "query"
    return f"{head} {{ {field}({arguments}{passed}{order}) {{ edges {{ cursor node {{ id }} }} {info} }} }}"


async def page(client: Client, name: str, arguments: str = "first: 50", **cursors: str) -> Any:
    """One page of a list."""
    return await client.ask(document(name, arguments, cursors), **cursors)


def ids(connection: Any) -> list[str]:
    """The objects of a page."""
    return [edge["node"]["id"] for edge in connection["edges"]]


def flags(connection: Any) -> tuple[bool, bool]:
    """Whether something precedes the page, and whether something follows it."""
    return connection["pageInfo"]["hasPreviousPage"], connection["pageInfo"]["hasNextPage"]


def test_every_list_is_tested() -> None:
    paged = {query.name for query in operations("query") if "after" in query.root_field.args}

    assert paged == {field for field, _ in LISTS.values()}


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("name", LISTS)
async def test_pages_forwards_are_the_whole_list(as_admin: Client, name: str) -> None:
    whole = ids(await page(as_admin, name))
    assert len(whole) == NUMBER

    for size in (1, 3, NUMBER, NUMBER + 1):
        found = [await page(as_admin, name, f"first: {size}")]
        while found[-1]["pageInfo"]["hasNextPage"]:
            found.append(await page(as_admin, name, f"first: {size}", after=found[-1]["pageInfo"]["endCursor"]))

        assert [row for connection in found for row in ids(connection)] == whole
        assert [len(ids(connection)) for connection in found[:-1]] == [size] * (len(found) - 1)
        assert [flags(connection)[0] for connection in found] == [False] + [True] * (len(found) - 1)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("name", LISTS)
async def test_pages_backwards_are_the_whole_list(as_admin: Client, name: str) -> None:
    whole = ids(await page(as_admin, name))

    for size in (1, 3, NUMBER):
        found = [await page(as_admin, name, f"last: {size}")]
        while found[-1]["pageInfo"]["hasPreviousPage"]:
            found.append(await page(as_admin, name, f"last: {size}", before=found[-1]["pageInfo"]["startCursor"]))

        assert [row for connection in reversed(found) for row in ids(connection)] == whole
        assert [flags(connection)[1] for connection in found] == [False] + [True] * (len(found) - 1)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("name", LISTS)
async def test_page_lies_between_two_cursors(as_admin: Client, name: str) -> None:
    edges = (await page(as_admin, name))["edges"]
    between = {"after": edges[1]["cursor"], "before": edges[5]["cursor"]}
    inside = [edge["node"]["id"] for edge in edges[2:5]]

    assert ids(await page(as_admin, name, **between)) == inside
    assert ids(await page(as_admin, name, "first: 2", **between)) == inside[:2]
    assert ids(await page(as_admin, name, "last: 2", **between)) == inside[1:]
    assert flags(await page(as_admin, name, "first: 2", **between)) == (True, True)
    assert flags(await page(as_admin, name, "last: 2", **between)) == (True, True)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("name", LISTS)
async def test_every_cursor_leads_to_its_place(as_admin: Client, name: str) -> None:
    edges = (await page(as_admin, name))["edges"]

    for position, edge in enumerate(edges):
        after = await page(as_admin, name, after=edge["cursor"])
        assert ids(after) == [later["node"]["id"] for later in edges[position + 1 :]]
    last = await page(as_admin, name, after=edges[-1]["cursor"])
    assert last == {
        "edges": [],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": True, "startCursor": None, "endCursor": None},
    }


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("name", LISTS)
async def test_page_of_nothing_is_empty_and_knows_what_follows(as_admin: Client, name: str) -> None:
    empty = await page(as_admin, name, "first: 0")

    assert (ids(empty), flags(empty)) == ([], (False, True))


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("name", ["payments", "oldest payments", "largest payments", "smallest payments"])
async def test_rows_that_come_in_between_neither_repeat_nor_hide_others(
    as_admin: Client, user: Principal, merchant: Merchant, name: str
) -> None:
    before = ids(await page(as_admin, name))
    first = await page(as_admin, name, "first: 3")
    for second in (-1, 1, 100):
        await pay(user, instruction(merchant), now=NOW + seconds(second))

    rest = await page(as_admin, name, after=first["pageInfo"]["endCursor"])

    seen = ids(first) + ids(rest)
    assert len(seen) == len(set(seen))
    assert [row for row in seen if row in before] == before


async def test_list_has_fifty_rows_where_no_number_is_given(
    as_admin: Client, user: Principal, merchant: Merchant
) -> None:
    for _ in range(51):
        await pay(user, instruction(merchant))

    default = await as_admin.ask("{ payments { nodes { id } pageInfo { hasNextPage } } }")
    largest = await as_admin.ask("{ payments(first: 100) { nodes { id } pageInfo { hasNextPage } } }")

    assert (len(default["nodes"]), default["pageInfo"]["hasNextPage"]) == (50, True)
    assert (len(largest["nodes"]), largest["pageInfo"]["hasNextPage"]) == (51, False)


async def refused(client: Client, name: str, arguments: str = "first: 1", **cursors: str) -> list[str]:
    """The path of the refusal of a page."""
    answer = await client.send(document(name, arguments, cursors), cursors)
    assert answer.code == "INVALID_INPUT"
    assert len(answer.error["message"]) < 300
    return list(answer.error["extensions"]["path"])


def packed(*values: object) -> str:
    """A cursor as the application makes them, with any values."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


ROW = str(new_uuid())
NO_CURSORS = {
    "empty": "",
    "a word": "cursor",
    "no base 64": "%%%%",
    "half a character": "a",
    "a lone surrogate": "\ud800",
    "another alphabet": "é" * 8,
    "a NUL": "\0",
    "no JSON": base64.urlsafe_b64encode(b"[").decode(),
    "no UTF-8": base64.urlsafe_b64encode(b'["\xff"]').decode(),
    "a number": base64.urlsafe_b64encode(b"7").decode(),
    "null": base64.urlsafe_b64encode(b"null").decode(),
    "nested": base64.urlsafe_b64encode(b"[" * 140).decode(),
    "too few parts": packed("payments", "created_at", 1),
    "too many parts": packed("payments", "created_at", 1, ROW, 1),
    "another column": packed("payments", "password_hash", 1, ROW),
    "no column": packed("payments", None, 1, ROW),
    "a fraction": packed("payments", "created_at", 1.5, ROW),
    "a truth": packed("payments", "created_at", True, ROW),
    "a text": packed("payments", "created_at", "1", ROW),
    "before the years": packed("payments", "created_at", -(2**62), ROW),
    "after the years": packed("payments", "created_at", 2**62, ROW),
    "too large": packed("payments", "created_at", 2**63, ROW),
    "a huge number": packed("payments", "created_at", 10**100, ROW),
    "no id": packed("payments", "created_at", 1, "x"),
    "an empty id": packed("payments", "created_at", 1, ""),
    "a number as id": packed("payments", "created_at", 1, 1),
    "very long": packed("payments", "created_at", 1, ROW) + "A" * 10_000,
}


@pytest.mark.parametrize("cursor", NO_CURSORS.values(), ids=list(NO_CURSORS))
async def test_text_that_is_no_cursor_is_refused(as_admin: Client, cursor: str) -> None:
    for name in LISTS:
        assert await refused(as_admin, name, after=cursor) == ["after"]
        assert await refused(as_admin, name, before=cursor) == ["before"]


@pytest.mark.usefixtures("rows")
async def test_cursor_that_was_cut_short_is_refused(as_admin: Client) -> None:
    cursor = (await page(as_admin, "payments", "first: 1"))["pageInfo"]["endCursor"]

    for length in range(len(cursor)):
        assert await refused(as_admin, "payments", after=cursor[:length]) == ["after"]


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("name", LISTS)
async def test_cursor_of_another_list_or_order_is_refused(as_admin: Client, name: str) -> None:
    field, order = LISTS[name]
    same = {other for other, (of, by) in LISTS.items() if of == field and ("AMOUNT" in by) == ("AMOUNT" in order)}

    for other in LISTS.keys() - same:
        cursor = (await page(as_admin, other, "first: 1"))["pageInfo"]["endCursor"]
        assert await refused(as_admin, name, after=cursor) == ["after"]


@pytest.mark.parametrize("size", [-1, 101, 2**31 - 1])
async def test_size_out_of_bounds_is_refused(as_admin: Client, size: int) -> None:
    for name in LISTS:
        assert await refused(as_admin, name, f"first: {size}") == ["first"]
        assert await refused(as_admin, name, f"last: {size}") == ["last"]


@pytest.mark.parametrize("name", LISTS)
async def test_size_from_both_ends_is_refused(as_admin: Client, name: str) -> None:
    assert await refused(as_admin, name, "first: 1, last: 1") == ["last"]
