"""A request is given up when its time is over: what it held is given back, and what it may have done is said."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from starlette.applications import Starlette

from payflowx.app import create_app
from payflowx.core import db
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.payments.service import lists
from tests import sessions
from tests.api.conftest import settings
from tests.api.documents import CREATE_PAYMENT, ME, payment_input
from tests.api.logs import LogLines
from tests.api.refusals import nothing_changed
from tests.client import Answer, Client, answer, in_process
from tests.database.pools import in_use, pool_of

DEADLINE_SECONDS = 0.4
PAYMENTS = "{ payments(first: 1) { nodes { id } } }"
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="session")
def hasty_app(database_url: str) -> Starlette:
    """The application with less patience."""
    return create_app(settings(database_url), deadline_seconds=DEADLINE_SECONDS)


@pytest_asyncio.fixture
async def hasty(hasty_app: Starlette, as_user: Client) -> AsyncIterator[Client]:
    """The client of `user` of an application with less patience."""
    async with in_process(hasty_app) as client:
        yield client.signed_in(as_user.token)


def asleep() -> Callable[..., Awaitable[None]]:
    """A function that never comes to its end, and notices when it is stopped."""

    async def sleep(**_: object) -> None:
        await asyncio.sleep(60)

    return sleep


def assert_given_up(found: Answer) -> None:
    """The answer says that nobody knows, and what to do about it."""
    assert (found.status, found.code, "data" in found.body) == (504, "DEADLINE_EXCEEDED", False)
    assert "stopped after 0.4 seconds" in found.error["message"]
    assert "unknown" in found.error["message"]
    assert "same idempotency key is safe" in found.error["message"]


async def test_operation_that_does_not_end_is_given_up(
    hasty: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "list_payments", asleep())

    started = time.monotonic()
    found = await hasty.post({"query": f"query Slow {PAYMENTS}"})

    assert DEADLINE_SECONDS <= time.monotonic() - started < 10 * DEADLINE_SECONDS
    assert_given_up(found)
    assert [(line["event"], line["status"], line["operation"]) for line in log_lines()] == [("request", 504, "Slow")]


async def test_fields_beside_the_one_that_does_not_end_are_stopped_too(
    hasty: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = []

    async def notice(**_: object) -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            stopped.append(True)
            raise

    monkeypatch.setattr(lists, "list_payments", notice)
    monkeypatch.setattr(lists, "count_payments", notice)

    assert_given_up(await hasty.send("{ payments { nodes { id } } paymentStats { count } }"))

    assert stopped == [True, True]


async def test_mutation_that_waits_for_a_lock_is_given_up_and_can_be_repeated(
    hasty: Client, as_user: Client, merchant: Merchant, database: str, owner_url: str
) -> None:
    given = {"input": payment_input(merchant)}

    async with nothing_changed(), sessions.outside(owner_url) as rival:
        await rival.execute("LOCK TABLE payments IN ACCESS EXCLUSIVE MODE")
        assert_given_up(await hasty.send(CREATE_PAYMENT, given))
        await rival.execute("ROLLBACK")
        await rival.execute("BEGIN")

    first = await as_user.ask(CREATE_PAYMENT, **given)
    again = await as_user.ask(CREATE_PAYMENT, **given)
    assert (first["replayed"], again["replayed"]) == (False, True)
    assert await Payment.all().count() == 1


async def test_connections_and_transactions_are_given_back(
    hasty: Client, merchant: Merchant, database: str, owner_url: str
) -> None:
    async with pool_of(database, size=2) as pool, sessions.outside(owner_url) as rival:
        await rival.execute("LOCK TABLE payments IN ACCESS EXCLUSIVE MODE")
        for number in range(4):
            assert_given_up(await hasty.send(PAYMENTS))
            created = await hasty.send(CREATE_PAYMENT, {"input": payment_input(merchant, idempotencyKey=str(number))})
            assert_given_up(created)
        async with asyncio.timeout(sessions.PATIENCE_SECONDS):
            while in_use(pool):  # noqa: ASYNC110 - there is no event for it
                await asyncio.sleep(sessions.POLL_SECONDS)
        waiting = await rival.fetchval(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND application_name = 'payflowx' AND state <> 'idle'"
        )
        me = await hasty.ask(ME)

    assert waiting == 0
    assert me["isActive"]


async def chunks(pause_seconds: float) -> AsyncIterator[bytes]:
    """A good request that comes in two pieces."""
    yield b'{"query": "{ __type'
    await asyncio.sleep(pause_seconds)
    yield b'name }"}'


async def test_body_that_does_not_arrive_is_not_waited_for(hasty: Client) -> None:
    started = time.monotonic()
    found = answer(await hasty.http.post("/graphql", content=chunks(60), headers=JSON))

    assert DEADLINE_SECONDS <= time.monotonic() - started < 10 * DEADLINE_SECONDS
    assert (found.status, found.code, found.headers["connection"]) == (408, "BAD_REQUEST", "close")
    assert found.error["message"] == "The body did not arrive within 0.4 seconds."


async def test_body_that_arrives_in_time_is_taken(hasty: Client) -> None:
    found = answer(await hasty.http.post("/graphql", content=chunks(DEADLINE_SECONDS / 4), headers=JSON))

    assert found.data == {"__typename": "Query"}


async def test_slow_body_leaves_its_operation_less_time(hasty: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "list_payments", asleep())

    async def body() -> AsyncIterator[bytes]:
        await asyncio.sleep(0.75 * DEADLINE_SECONDS)
        yield b'{"query": "{ payments { nodes { id } } }"}'

    started = time.monotonic()
    found = answer(await hasty.http.post("/graphql", content=body(), headers={**JSON, **hasty.headers}))

    assert time.monotonic() - started < 1.7 * DEADLINE_SECONDS
    assert_given_up(found)


async def test_time_out_of_the_database_is_no_deadline(as_user: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    async def timed_out(**_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(lists, "list_payments", timed_out)

    found = await as_user.send(PAYMENTS)

    assert (found.status, found.code) == (200, "INTERNAL")
    assert await db.fetch("SELECT 1")
