"""Behind a pooler in transaction mode nothing mixes up, and whoever doesn't say that it is there is refused."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from tortoise.context import TortoiseContext

from payflowx.access import tokens
from payflowx.core import db, migrate
from payflowx.core.poolers import PoolerInTheWay
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.api.documents import CREATE_PAYMENT, payment_input
from tests.client import Client, over_network
from tests.conftest import Role
from tests.database.poolers import IGNORED, pooling
from tests.factories import sign_in
from tests.people import admin, merchant, user
from tests.servers import SECRET, run_to_end, running_api, running_worker

from .pools import in_use

__all__ = ["admin", "merchant", "user"]

PAYMENTS = 120
AT_ONCE = 12
LIST = "{ payments(first: 100) { nodes { id reference amount { amountMinor } } } }"
NAME = "test.work"
HOLDS = """
SELECT backend_xmin, backend_xid FROM pg_stat_activity
WHERE state = 'idle in transaction' AND datname = current_database()
"""
UNMATCHED = """
SELECT count(*) FROM payments LEFT JOIN reconciliation_book AS book ON payment_id = payments.id
WHERE book.status IS DISTINCT FROM 'MATCHED'
"""


@pytest.fixture
def pooled(database: str) -> Iterator[str]:
    """The worker's database behind PgBouncer in transaction mode, with fewer sessions than it has clients."""
    with pooling(database, mode="transaction", size=3) as url:
        yield url


async def connect(url: str, *, is_pooled: bool) -> None:
    """As an application does at its start, in a context of its own."""

    if not is_pooled:
        await db._require_own_session(url)
    async with TortoiseContext() as context:
        await context.init(db.tortoise_config(url, pool_size=3, is_pooled=is_pooled))
        await db.fetch("SELECT 1")


async def test_server_itself_is_no_pooler(database: str) -> None:
    await connect(database, is_pooled=False)


@pytest.mark.parametrize("mode", ["transaction", "session"])
async def test_pooler_that_refuses_what_is_asked_of_a_session_is_named(database: str, mode: str) -> None:
    said = r"unsupported startup parameter: .* PAYFLOWX_POOLER=transaction"
    with pooling(database, mode=mode) as url, pytest.raises(PoolerInTheWay, match=said):
        await connect(url, is_pooled=False)


@pytest.mark.parametrize("mode", ["transaction", "session"])
async def test_pooler_that_ignores_what_is_asked_of_a_session_is_refused(database: str, mode: str) -> None:
    said = r"statement_timeout is '0' instead of '5000'.* PAYFLOWX_POOLER=transaction"
    with pooling(database, mode=mode, ignored=IGNORED) as url, pytest.raises(PoolerInTheWay, match=said):
        await connect(url, is_pooled=False)


async def test_pooler_is_refused_though_the_role_has_the_time_outs_by_itself(
    database: str, owner_url: str, application: Role
) -> None:
    """The settings are as they were asked for, and still it is not one session."""
    said = r"run by different sessions.* PAYFLOWX_POOLER=transaction"
    owner = await asyncpg.connect(owner_url)
    try:
        for name, value in db._limits().items():
            await owner.execute(f"ALTER ROLE {application.name} SET {name} = '{value}'")
        with pooling(database, mode="transaction", ignored=IGNORED) as url, pytest.raises(PoolerInTheWay, match=said):
            await connect(url, is_pooled=False)
    finally:
        await owner.execute(f"ALTER ROLE {application.name} RESET ALL")
        await owner.close()


async def test_pooler_that_is_said_to_be_there_is_used(pooled: str) -> None:
    await connect(pooled, is_pooled=True)


async def test_pooler_of_statements_is_refused(database: str) -> None:
    with pooling(database, mode="statement") as url, pytest.raises(db.DatabaseUnavailable) as refusal:
        await connect(url, is_pooled=True)
    assert "statement pooling mode" in str(refusal.value.__cause__)


async def test_every_statement_has_the_time_outs_behind_a_pooler(pooled: str) -> None:
    asked = {**db._limits(), "timezone": "UTC"}
    look = "SELECT lower(name) AS name, setting FROM pg_settings WHERE lower(name) = ANY ($1)"
    async with TortoiseContext() as context:
        await context.init(db.tortoise_config(pooled, pool_size=3, is_pooled=True))

        outside = {row["name"]: row["setting"] for row in await db.fetch(look, [*asked])}
        async with db.transaction():
            await db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            inside = {row["name"]: row["setting"] for row in await db.fetch(look, [*asked])}
            await db.allow_long_statements(timedelta(hours=1))
        after = {row["name"]: row["setting"] for row in await db.fetch(look, [*asked])}

        assert outside == inside == after == asked
        pool = context.db()._pool
        assert isinstance(pool, asyncpg.Pool)
        assert in_use(pool) == 0


async def test_no_statement_and_no_setting_stays_in_the_sessions_behind_a_pooler(pooled: str) -> None:
    async with TortoiseContext() as context:
        await context.init(db.tortoise_config(pooled, pool_size=3, is_pooled=True))
        for number in range(20):
            assert (await db.fetch("SELECT $1::int AS number", number))[0]["number"] == number
        async with db.transaction():
            await Payment.all().count()
        with pytest.raises(db.DatabaseUnavailable):
            await db.fetch("SELECT pg_sleep(9)")

    raw = await asyncpg.connect(pooled, statement_cache_size=0)
    try:
        async with raw.transaction():
            assert await raw.fetch("SELECT name FROM pg_prepared_statements WHERE name <> ''") == []
            assert await raw.fetchval("SELECT current_setting('statement_timeout')") == "0"
    finally:
        await raw.close()


async def test_exclusive_lock_holds_behind_a_pooler_while_others_use_its_sessions(pooled: str) -> None:
    async with TortoiseContext() as context:
        await context.init(db.tortoise_config(pooled, pool_size=3, is_pooled=True))
        async with db.exclusive(NAME):
            await asyncio.gather(*(db.fetch("SELECT 1") for _ in range(10)))
            with pytest.raises(db.LockBusy):
                async with db.exclusive(NAME):
                    pytest.fail("two hold the lock")

        async with db.exclusive(NAME):
            pass


async def test_lock_holds_back_no_vacuum(database: str) -> None:
    async with db.exclusive(NAME):
        held = await db.fetch(HOLDS)

    assert [(row["backend_xmin"], row["backend_xid"]) for row in held] == [(None, None)]


async def test_migrations_want_the_server_itself(owner_url: str) -> None:
    refused = pytest.raises(migrate.MigrationRefused, match="PAYFLOWX_DATABASE_OWNER_URL")
    with pooling(owner_url, mode="transaction") as url, refused:
        await migrate.upgrade(url)


def test_server_behind_a_pooler_is_refused_in_one_readable_line(database: str, tmp_path: Path) -> None:
    with pooling(database, mode="transaction", ignored=IGNORED) as url:
        for command in (("serve", "--port", "0"), ("worker",), ("reconcile",), ("worker",)):
            done = run_to_end(*command, folder=tmp_path, PAYFLOWX_DATABASE_URL=url)

            assert done.returncode == 1
            line = done.stderr.splitlines()[-1]
            assert line.startswith("Error: A session of the database is not what it was asked to be")


async def test_processes_behind_one_pooler_answer_with_their_own_statements(
    pooled: str, user: Principal, merchant: Merchant, tmp_path: Path
) -> None:
    """Two processes and a worker come to the same three sessions: what is answered is what was asked, each time."""
    token = await sign_in(user, tokens.TokenKey(SECRET.encode(), timedelta(hours=1)))
    said = {"PAYFLOWX_POOLER": "transaction"}
    turns = asyncio.Semaphore(AT_ONCE)

    async def pay(client: Client, number: int) -> None:
        order = payment_input(
            merchant,
            idempotencyKey=f"key-{number}",
            amount={"amount": f"{number + 1}.00", "currency": "USD"},
            reference=f"order {number}",
        )
        async with turns:
            first, again = await client.ask(CREATE_PAYMENT, input=order), await client.ask(CREATE_PAYMENT, input=order)
            listed = await client.ask(LIST)
        payment = first["payment"]
        assert (first["replayed"], payment["reference"], payment["amount"]["amountMinor"]) == (
            False,
            f"order {number}",
            str((number + 1) * 100),
        )
        assert again == {**first, "replayed": True}
        assert {node["id"] for node in listed["nodes"]} >= ({payment["id"]} if number < 100 else set())

    with (
        running_api(pooled, tmp_path, **said) as (_, one),
        running_api(pooled, tmp_path, **said) as (_, two),
        running_worker(pooled, tmp_path, changes=said) as worker,
    ):
        async with over_network(one) as first, over_network(two) as second, asyncio.TaskGroup() as group:
            clients = [client.signed_in(token) for client in (first, second)]
            for number in range(PAYMENTS):
                group.create_task(pay(clients[number % 2], number))
        async with asyncio.timeout(60):
            while (await db.fetch(UNMATCHED))[0]["count"]:  # noqa: ASYNC110 - another process works on it
                await asyncio.sleep(0.1)
        assert "Traceback" not in worker.text
        assert "error" not in worker.text

    assert await Payment.all().count() == PAYMENTS
