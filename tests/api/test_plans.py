"""What a request costs doesn't grow with the book: no list, filter, order or figure of the schema reads it through.

The schema's own arguments are walked, each filter by itself in each order, as an operator and as users with few and
with many payments; what is asked of the database is asked again, counted by rows, with plans for these values and with
plans for any values.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio
from asyncpg.connection import LoggedQuery
from graphql import GraphQLEnumType, GraphQLInputObjectType, get_named_type, is_list_type
from starlette.applications import Starlette

from payflowx.access import tokens
from payflowx.core import seeking
from payflowx.core.ids import UserId, to_typeid
from payflowx.core.principal import Principal, Role
from tests.api.operations import Operation, operations
from tests.client import Client, in_process
from tests.conftest import Role as DatabaseRole
from tests.conftest import with_database
from tests.database import large_book
from tests.database.pools import pool_of
from tests.database.rows import AT, MERCHANT, USER
from tests.factories import make_user, sign_in
from tests.round_trips import asked

PAGE: Final = 20
LOOKED_AT: Final = 100
READS_MAX: Final = 1_500
"""Rows and entries of indexes for one statement: a small part of the book, and more than what a page may look at."""
MODES: Final = ("force_custom_plan", "force_generic_plan")
MIDDLE: Final = AT + timedelta(seconds=large_book.PAYMENTS // 2)
LAST_ROW: Final = AT + timedelta(seconds=large_book.PAYMENTS)
SMALL: Final = {
    "merchants": "there are as many as people have made; of a few, all are read to find one",
    "users": "looked up by their ids; of a few, all are read to find one",
    "reconciliation_terms": "there are as many as people have agreed on",
    "bank_accounts": "there are as many as statements tell of",
    "bank_choices": "there are as many as people have made",
    "reconciliation_runs": "one in some minutes; of a few, all are read to find one",
}
"""The tables that may be read through, and why."""
BOUNDED: Final = {
    ("paymentStats", "search"): "rows are counted, as many as can be in time, and then it is QUERY_TOO_BROAD",
    ("paymentStats", "reconciliation"): "the same",
    ("paymentStats", "createdAt"): "the edges of a range are counted row by row, and all of this book is of one day",
    ("reconciliationResults", "since"): "what stands so for long isn't in the list's order: looked for in time",
    ("reconciliationSummary", "large user"): "kept of the whole book alone: one's own payments are counted in time",
}
"""What is asked for in vain here, by field and filter or person, and why."""
READS: Final = """
SELECT sum(pg_stat_get_xact_tuples_returned(pg_class.oid) + pg_stat_get_xact_tuples_fetched(pg_class.oid))::bigint
FROM pg_class LEFT JOIN pg_index ON indexrelid = pg_class.oid
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')
    AND COALESCE(indrelid, pg_class.oid)::regclass::text <> ALL ($1::text[])
"""


class Auditor:
    """Asks statements again and counts what they read."""

    def __init__(self, connections: dict[str, asyncpg.Connection]) -> None:
        self._connections = connections
        self._seen: set[str] = set()

    async def dear(self, queries: list[LoggedQuery]) -> list[str]:
        """Those that read too much: how many rows, and by which kind of plan."""
        found = []
        for query in queries:
            once = f"{query.query} {query.args}"
            if once in self._seen or query.query.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")):
                continue
            self._seen.add(once)
            for mode, connection in self._connections.items():
                reads = await self._reads(connection, query)
                if reads > READS_MAX:
                    found.append(f"{reads} rows, {mode}: {' '.join(query.query.split())[:160]}")
        return found

    async def _reads(self, connection: asyncpg.Connection, query: LoggedQuery) -> int:
        transaction = connection.transaction()
        await transaction.start()
        before: int = await connection.fetchval(READS, list(SMALL))  # whatever the server hasn't passed on yet
        await connection.fetch(query.query, *query.args)
        after: int = await connection.fetchval(READS, list(SMALL))
        await transaction.rollback()
        return after - before


@dataclass(frozen=True, slots=True)
class LargeBook:
    """The URL of a database with many rows of everything, for the application, and ids that filters may name."""

    url: str
    ids: dict[str, list[str]]
    poor_user: UserId
    middle_user: UserId
    auditor: Auditor


@pytest_asyncio.fixture(scope="session")
async def large(server_url: str, template_name: str, application: DatabaseRole) -> AsyncIterator[LargeBook]:
    """One for all tests of a worker, which write nothing but their sessions."""
    name = f"payflowx_large_{uuid4().hex[:12]}"
    admin = await asyncpg.connect(server_url)
    await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template_name}")
    owner = await asyncpg.connect(with_database(server_url, name))
    try:
        await large_book.make(owner)
        row = await owner.fetchrow(FIRST)
        assert row is not None
        ids = {
            "merchantId": [to_typeid("merchant", row["merchant_id"]), to_typeid("merchant", MERCHANT)],
            "userId": [to_typeid("user", row["user_id"]), to_typeid("user", USER)],
            "paymentId": [to_typeid("payment", row["id"])],
            "runId": [to_typeid("run", row["run_id"])],
        }
        url = application.url(with_database(server_url, name))
        async with AsyncExitStack() as stack:
            connections = {mode: await stack.enter_async_context(planning(url, mode)) for mode in MODES}
            middle_user = UserId(await owner.fetchval(MIDDLE_USER, LOOKED_AT))
            yield LargeBook(url, ids, UserId(row["user_id"]), middle_user, Auditor(connections))
    finally:
        await owner.close()
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()


@asynccontextmanager
async def planning(url: str, mode: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection whose statements are planned in this way."""
    connection = await asyncpg.connect(url, server_settings={"plan_cache_mode": mode, "jit": "off"})
    try:
        yield connection
    finally:
        await connection.close()


FIRST: Final = f"""
SELECT payment.id, user_id, merchant_id, run_id FROM payments AS payment
JOIN reconciliation_results AS result ON result.payment_id = payment.id
WHERE user_id <> '{USER}' ORDER BY payment.created_at, payment.id LIMIT 1
"""
MIDDLE_USER: Final = "SELECT user_id FROM payments GROUP BY user_id HAVING count(*) > $1 ORDER BY count(*) LIMIT 1"


def searched(ids: dict[str, list[str]]) -> list[str]:
    """What is rare, what is common, and what nobody has."""
    [payment] = ids["paymentId"]
    return [
        large_book.RARE_KEY[3:-3].upper(),
        large_book.RARE_BANK_REFERENCE[3:-3].upper(),
        payment,
        payment.removeprefix("payment_"),
        "INV-2026",
        "sim",
        "ser20@example",
        "merchant 20",
        "nobody has this",
    ]


def values(name: str, type_: Any, ids: dict[str, list[str]]) -> list[Any]:
    """Values for an argument or a field of a filter; what is rare is among them."""
    named = get_named_type(type_)
    if name in ids:
        return list(ids[name])
    if isinstance(named, GraphQLEnumType) and is_list_type(getattr(type_, "of_type", type_)) | is_list_type(type_):
        single = [[value] for value in named.values]
        return [*single, list(named.values)[:2], list(named.values)]
    of_name: dict[str, list[Any]] = {
        "CurrencyCode": ["USD", "KWD"],
        "Boolean": [True, False],
        "DateTime": [MIDDLE.isoformat()],
        "Date": [MIDDLE.date().isoformat()],
        "DateTimeRange": [
            {"from": AT.isoformat(), "to": (AT + timedelta(seconds=10)).isoformat()},
            {"from": MIDDLE.isoformat()},
            {"to": MIDDLE.isoformat()},
        ],
    }
    return searched(ids) if name == "search" else of_name[named.name]


def narrowed(operation: Operation, ids: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """The field's arguments: none but what must be given, then each other one by itself, each part of a filter too."""
    days: dict[str, Any] = {name: AT.date().isoformat() for name in ("from", "to") if name in operation.variables}
    yield {**operation.variables, **days}
    for name, argument in operation.root_field.args.items():
        named = get_named_type(argument.type)
        if name in {"first", "last", "after", "before", "orderBy", *operation.variables}:
            continue
        if name == "filter":
            assert isinstance(named, GraphQLInputObjectType)
            for part, field in named.fields.items():
                for value in values(part, field.type, ids):
                    yield {**operation.variables, "filter": {part: value}}
        else:
            for value in values(name, argument.type, ids):
                yield {**operation.variables, name: value}


def orders(operation: Operation) -> list[dict[str, Any]]:
    """Every order of a list, both ways."""
    if "orderBy" not in operation.root_field.args:
        return [{}]
    order = get_named_type(operation.root_field.args["orderBy"].type)
    assert isinstance(order, GraphQLInputObjectType)
    enums = {name: get_named_type(field.type) for name, field in order.fields.items()}
    fields, directions = (list(enums[name].values) for name in ("field", "direction"))
    return [{"orderBy": {"field": field, "direction": direction}} for field in fields for direction in directions]


def requests(operation: Operation, ids: dict[str, list[str]], role: Role) -> Iterator[dict[str, Any]]:
    """Every combination of these, as far as the role may ask for it: the first page, and of the whole list the last."""
    for arguments in narrowed(operation, ids):
        if role is Role.USER and "userId" in arguments.get("filter", {}):
            continue
        for order in orders(operation):
            if "first" not in operation.root_field.args:
                yield arguments
                continue
            yield {**arguments, **order, "first": PAGE}
            if arguments == operation.variables:
                yield {**arguments, **order, "last": PAGE}


QUERIES: Final = [
    query for query in operations("query") if {"first", "filter", "from", "asOf"} & query.root_field.args.keys()
]
PEOPLE: Final = ("operator", "large user", "small user")


@pytest.fixture(autouse=True)
def small_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As small to this book as what is looked at is to a real one."""
    monkeypatch.setattr(seeking, "LOOKED_AT", LOOKED_AT)
    monkeypatch.setattr(seeking, "GATHERED_MAX", LOOKED_AT)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("operation", QUERIES, ids=str)
async def test_nothing_that_can_be_asked_reads_the_book_through(
    operation: Operation,
    person: str,
    large: LargeBook,
    app: Starlette,
    token_key: tokens.TokenKey,
) -> None:
    async with pool_of(large.url), in_process(app) as client:
        role = Role.ADMIN if person == "operator" else Role.USER
        principal = {
            "operator": await make_user(Role.ADMIN),
            "large user": Principal(UserId(USER), Role.USER),
            "small user": Principal(large.poor_user, Role.USER),
        }[person]
        signed_in = client.signed_in(await sign_in(principal, token_key))
        too_dear: list[str] = []
        for variables in requests(operation, large.ids, role):
            if any((operation.name, name) in BOUNDED for name in (person, *variables.get("filter", ()))):
                continue
            too_dear += await dear(signed_in, Operation("query", operation.name, variables), large.auditor)
        assert not too_dear, "\n".join(too_dear)


@pytest.mark.parametrize("narrowing", [{}, {"status": ["MATCHED"]}, {"asOf": LAST_ROW.isoformat()}], ids=str)
async def test_verdicts_of_one_user_of_many_begin_with_their_payments(
    narrowing: dict[str, Any], large: LargeBook, app: Starlette, token_key: tokens.TokenKey
) -> None:
    """Too few of theirs are at the beginning of the list, and they have more than what is gathered."""
    asks = Operation("query", "reconciliationResults", {"filter": narrowing, "first": PAGE})
    async with pool_of(large.url), in_process(app) as client:
        signed_in = client.signed_in(await sign_in(Principal(large.middle_user, Role.USER), token_key))

        assert await dear(signed_in, asks, large.auditor) == []


async def dear(client: Client, operation: Operation, auditor: Auditor) -> list[str]:
    """What reads too much of what is asked of the database."""
    async with asked() as queries:
        await succeeded(client, operation)
    return [f"{operation.variables}: {found}" for found in await auditor.dear(queries)]


async def succeeded(client: Client, operation: Operation) -> None:
    """Asks for the least that there is of a field."""
    selection = "{ nodes { id } }" if "first" in operation.root_field.args else LEAST[operation.name]
    answer = await client.send(operation.document(selection), operation.variables)
    assert "errors" not in answer.body or answer.code == "FORBIDDEN", answer.body


LEAST: Final = {
    "paymentStats": "{ count volume { amount } }",
    "paymentVolume": "{ date count }",
    "reconciliationSummary": "{ counts { count } ages { count } }",
}
