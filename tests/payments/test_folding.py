"""What is counted of payments is what they come to, whatever was taken, decided, given up or folded in between."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any, Final

import asyncpg
import pytest
import pytest_asyncio

from payflowx.core import db
from payflowx.core.ids import MerchantId, UserId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments import jobs
from payflowx.payments.models import PaymentStatus
from payflowx.payments.service import folding, lists
from payflowx.payments.service.lists import PaymentFilter
from tests import sessions
from tests.factories import NOW, initiate, instruction, make_merchant, pay
from tests.tables import contents, past_triggers

MIDNIGHT: Final = datetime(2026, 11, 20, tzinfo=NOW.tzinfo)
MOMENT: Final = timedelta(microseconds=1)
INSTANTS: Final = [MIDNIGHT + timedelta(days=day) + part for day in range(3) for part in (timedelta(), 12 * MOMENT)]
EDGES: Final = [*INSTANTS, *(instant - MOMENT for instant in INSTANTS), MIDNIGHT + timedelta(days=1, hours=5)]
CURRENCIES: Final = ("EUR", "JPY")
STEPS: Final = 80
ADD: Final = """
INSERT INTO payments (id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method,
    status, gateway, gateway_reference, failure_code, failure_reason, created_at, completed_at)
SELECT id, user_id, id::text, decode(repeat('00', 33), 'hex'), merchant_id, amount_minor, currency, 'pm_success',
    status, 'simulator', CASE status WHEN 'SUCCESS' THEN id::text END, CASE status WHEN 'FAILED' THEN 'declined' END,
    CASE status WHEN 'FAILED' THEN 'Declined.' END, at, CASE WHEN status <> 'INITIATED' THEN at END
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::timestamptz[])
    AS given (id, user_id, merchant_id, amount_minor, currency, status, at)
"""
DECIDE: Final = """
UPDATE payments SET status = $1::varchar, completed_at = created_at,
    gateway_reference = CASE $1 WHEN 'SUCCESS' THEN id::text END,
    failure_code = CASE $1 WHEN 'FAILED' THEN 'declined' END,
    failure_reason = CASE $1 WHEN 'FAILED' THEN 'Declined.' END
WHERE id IN (SELECT id FROM payments WHERE status = 'INITIATED' LIMIT 2 FOR UPDATE SKIP LOCKED)
"""


@pytest_asyncio.fixture
async def writers(database: str, owner_url: str) -> AsyncIterator[list[asyncpg.Connection]]:
    """Sessions that add payments and decide on them, each in a transaction of its own."""
    connections = [await asyncpg.connect(owner_url) for _ in range(3)]
    yield connections
    for connection in connections:
        await connection.close()


@pytest.fixture
def people(user: Principal, stranger: Principal, operator: Principal, admin: Principal) -> list[Principal]:
    """One of each kind, and a second user."""
    return [user, stranger, operator, admin]


async def add(writer: asyncpg.Connection, chance: random.Random, users: list[Principal], shops: list[Merchant]) -> None:
    """One statement of some payments."""
    rows = [
        (
            new_uuid(),
            chance.choice(users).user_id,
            chance.choice(shops).id,
            chance.choice((1, 10**16 - 1, chance.randrange(1, 10_000))),
            chance.choice(CURRENCIES),
            chance.choice(list(PaymentStatus)).value,
            chance.choice(INSTANTS),
        )
        for _ in range(chance.randrange(4))
    ]
    await writer.execute(ADD, *(list(column) for column in zip(*rows, strict=True)) if rows else [[]] * 7)


async def step(writer: asyncpg.Connection, chance: random.Random, *parties: Any) -> None:
    """What a session does next: begin, add payments, decide on some, or end its transaction one way or the other."""
    if not writer.is_in_transaction():
        await writer.execute("BEGIN")
    match chance.choice(("add", "add", "decide", "COMMIT", "ROLLBACK")):
        case "add":
            await add(writer, chance, *parties)
        case "decide":
            await writer.execute(DECIDE, chance.choice(("SUCCESS", "FAILED")))
        case ending:
            await writer.execute(ending)


async def counted(principal: Principal, filters: PaymentFilter) -> dict[tuple[str, str], tuple[int, int]]:
    """What the service says."""
    counts = await lists.count_payments(principal=principal, filters=filters)
    return {(str(count.status), count.total.currency): (count.count, count.total.amount_minor) for count in counts}


async def recounted(principal: Principal, filters: PaymentFilter) -> dict[tuple[str, str], tuple[int, int]]:
    """What the payments say, one by one."""
    numbers: Counter[tuple[str, str]] = Counter()
    sums: Counter[tuple[str, str]] = Counter()
    for row in await db.fetch("SELECT * FROM payments"):
        if (
            (principal.sees_all or row["user_id"] == principal.user_id)
            and filters.user_id in {None, row["user_id"]}
            and filters.merchant_id in {None, row["merchant_id"]}
            and filters.currency in {None, row["currency"]}
            and (filters.statuses is None or row["status"] in filters.statuses)
            and (filters.created_from is None or filters.created_from <= row["created_at"])
            and (filters.created_before is None or row["created_at"] < filters.created_before)
        ):
            numbers[row["status"], row["currency"]] += 1
            sums[row["status"], row["currency"]] += row["amount_minor"]
    return {key: (number, sums[key]) for key, number in numbers.items()}


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_what_is_counted_is_what_there_is(
    seed: int, writers: list[asyncpg.Connection], people: list[Principal], monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)  # noqa: S311 - not a secret
    user, stranger, operator, admin = people
    shops = [await make_merchant(admin) for _ in range(2)]

    for _ in range(STEPS):
        await step(chance.choice(writers), chance, [user, stranger], shops)
        monkeypatch.setattr(folding, "FOLDED_MAX", chance.randrange(1, 6))
        if chance.random() < 0.5:
            await folding.fold()
        principal = chance.choice((user, stranger, operator))
        ends = sorted((chance.choice(INSTANTS + EDGES), chance.choice(EDGES)))
        filters = PaymentFilter(
            statuses=chance.choice((None, None, [PaymentStatus.INITIATED, PaymentStatus.FAILED])),
            merchant_id=chance.choice((None, MerchantId(shops[0].id))),
            user_id=chance.choice((None, UserId(user.user_id))),
            currency=chance.choice((None, *CURRENCIES)),
            created_from=chance.choice((None, ends[0])),
            created_before=chance.choice((None, ends[1])),
        )
        assert await counted(principal, filters) == await recounted(principal, filters), filters

    assert await folding.list_differences() == []
    for writer in writers:
        if writer.is_in_transaction():
            await writer.execute("ROLLBACK")
    while await folding.fold():
        pass
    assert await db.fetch("SELECT FROM payment_deltas") == []
    assert await folding.list_differences() == []
    assert await counted(operator, PaymentFilter()) == await recounted(operator, PaymentFilter()) != {}


async def test_what_is_counted_anew_is_what_was_counted(
    writers: list[asyncpg.Connection], admin: Principal, user: Principal
) -> None:
    shops = [await make_merchant(admin)]
    for seed in range(5):
        await add(writers[0], random.Random(seed), [user], shops)  # noqa: S311 - not a secret
    while await folding.fold():
        pass
    kept = "SELECT day, currency, status, user_id, merchant_id, count, total_minor FROM payment_days ORDER BY 1,2,3,4,5"
    before = await db.fetch(kept)

    await writers[0].execute("SELECT payflowx_count_payments_anew()")

    assert await db.fetch(kept) == before != []


async def test_payment_that_leaves_as_another_one_comes_takes_its_own_amount_along(
    writers: list[asyncpg.Connection], user: Principal, merchant: Merchant
) -> None:
    first = await initiate(user, instruction(merchant, amount=Money(1_00, "EUR")))
    assert await folding.fold() == 1
    await writers[0].execute(DECIDE, "SUCCESS")
    await initiate(user, instruction(merchant, amount=Money(3_00, "EUR")))

    assert await folding.fold() == 3

    assert await counted(user, PaymentFilter(merchant_id=MerchantId(first.merchant_id))) == {
        ("INITIATED", "EUR"): (1, 3_00),
        ("SUCCESS", "EUR"): (1, 1_00),
    }
    assert await folding.list_differences() == []


async def test_folding_is_done_by_one_at_a_time(
    writers: list[asyncpg.Connection], user: Principal, merchant: Merchant
) -> None:
    await pay(user, instruction(merchant))
    first, *_ = writers
    await first.execute("BEGIN; SELECT payflowx_fold_payments(10)")

    assert await folding.fold() == 0
    await first.execute("ROLLBACK")
    assert await folding.fold() == 1


async def test_fold_that_is_killed_has_done_nothing(owner_url: str, user: Principal, merchant: Merchant) -> None:
    await pay(user, instruction(merchant))
    before = await contents("payment_days", "payment_deltas")

    async with sessions.outside(owner_url) as rival:
        await rival.execute("LOCK TABLE payment_days IN EXCLUSIVE MODE")
        folding_on = asyncio.create_task(folding.fold())
        await sessions.kill(owner_url, sessions.WAITING_FOR_LOCK)
        with pytest.raises(db.DatabaseUnavailable):
            await folding_on

    assert await contents("payment_days", "payment_deltas") == before
    assert await folding.fold() == 1
    assert await folding.list_differences() == []


async def test_worker_folds_all_that_there_is(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folding, "FOLDED_MAX", 2)
    for _ in range(5):
        await pay(user, instruction(merchant))
    stop = asyncio.Event()

    async with asyncio.TaskGroup() as tasks:
        for _ in range(2):
            tasks.create_task(jobs.work(stop))
        while await db.fetch("SELECT FROM payment_deltas"):  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(sessions.POLL_SECONDS)
        stop.set()

    assert await folding.list_differences() == []


async def test_wrong_numbers_are_told(owner_url: str, user: Principal, merchant: Merchant, operator: Principal) -> None:
    await pay(user, instruction(merchant))
    await folding.fold()
    await past_triggers(owner_url, "payment_days", "UPDATE payment_days SET count = 2 WHERE user_id IS NULL")

    told = [difference.sentence for difference in await folding.list_differences()]

    assert [" of all users for " in sentence for sentence in told] == [True, True]
    assert "2026-11-20, SUCCESS in USD, of all users for all merchants: 2 payments of 10.00 USD are counted" in told[0]
    assert "1 of 10.00 USD are there" in told[0]


async def test_application_writes_no_numbers_itself(user: Principal, merchant: Merchant) -> None:
    await pay(user, instruction(merchant))
    for statement in (
        "DELETE FROM payment_deltas",
        "UPDATE payment_days SET count = 0",
        "INSERT INTO payment_deltas SELECT * FROM payment_deltas",
        "SELECT payflowx_count_payments_anew()",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await db.execute(statement)
