"""The bank works in batches: each is a transaction of its own, and costs the same whatever it holds."""

import asyncio

import asyncpg
import pytest

from payflowx.core import db
from payflowx.core.clock import Span
from payflowx.core.ids import new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import SYSTEM_BANK, Principal
from payflowx.events.models import Event
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.settlements import service
from payflowx.settlements.models import Settlement, SettlementStatus
from payflowx.settlements.service import Settled
from tests import sessions
from tests.factories import BANK_DELAY, NOW, instruction, pay, seconds, settle
from tests.round_trips import recorded
from tests.tables import contents

BATCH = 3
LATER = NOW + seconds(60)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few enough rows for a test to fill some batches."""
    monkeypatch.setattr(service, "BATCH_SIZE", BATCH)


async def pay_several(user: Principal, merchant: Merchant, number: int) -> list[Payment]:
    """Payments in the order of their completion, some of them in the same instant."""
    return [await pay(user, instruction(merchant), now=NOW + seconds(index // 2)) for index in range(number)]


@pytest.mark.parametrize("number", [0, 1, BATCH - 1, BATCH, BATCH + 1, 3 * BATCH, 3 * BATCH + 2])
async def test_every_payment_is_settled_once_however_many_batches_it_takes(
    user: Principal, merchant: Merchant, number: int
) -> None:
    payments = await pay_several(user, merchant, number)

    assert await settle(now=LATER) == Settled(announced=number, settled=number)

    settlements = await Settlement.all()
    assert sorted(settlement.payment_id for settlement in settlements) == sorted(payment.id for payment in payments)
    assert {settlement.status for settlement in settlements} <= {SettlementStatus.SETTLED}
    assert await Event.filter(actor=SYSTEM_BANK).count() == 2 * number


async def test_payments_of_one_instant_are_not_lost_between_batches(user: Principal, merchant: Merchant) -> None:
    for _ in range(2 * BATCH + 1):
        await pay(user, instruction(merchant))

    assert (await settle(now=LATER)).announced == 2 * BATCH + 1


async def test_payments_that_are_never_paid_fill_no_batch_for_ever(user: Principal, merchant: Merchant) -> None:
    for _ in range(2 * BATCH):
        await pay(user, instruction(merchant, amount=Money(995_00, "USD")))
    await pay(user, instruction(merchant), now=NOW + seconds(1))

    assert await settle(now=LATER) == Settled(announced=1, settled=1)


async def test_payments_that_completed_before_the_given_instant_are_not_looked_at(
    user: Principal, merchant: Merchant
) -> None:
    payments = [await pay(user, instruction(merchant), now=NOW + seconds(index)) for index in range(6)]

    done = await service.run_bank(now=LATER, delay=BANK_DELAY, since=NOW + seconds(2))

    assert done == Settled(announced=4, settled=4)
    settled = {settlement.payment_id for settlement in await Settlement.all()}
    assert settled == {payment.id for payment in payments[2:]}


async def test_settlement_that_is_announced_is_paid_whatever_the_given_instant(
    user: Principal, merchant: Merchant
) -> None:
    await pay(user, instruction(merchant))
    await settle(now=NOW)

    assert await service.run_bank(now=LATER, delay=BANK_DELAY, since=LATER) == Settled(settled=1)


async def test_number_of_statements_depends_on_the_batches_and_not_on_the_rows(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "BATCH_SIZE", 100)
    numbers = []
    for rows in (1, 30):
        await pay_several(user, merchant, rows)
        async with recorded() as statements:
            await service.run_bank(now=LATER, delay=BANK_DELAY)
        numbers.append(len(statements))

    # The lock's transaction (BEGIN, the lock, its time-out, ROLLBACK) and a batch of announcements, of payments and of
    # refunds; one of transfers, and a look whether there is more. Each is a transaction: BEGIN, whose word counts, its
    # time-out, the sizes of tables, the statement, COMMIT.
    assert numbers == [2 * (4 + 6) + 2 * 6] * 2


def number_of(statements: list[str], part: str) -> int:
    """How many of the statements have this part."""
    return sum(part in statement for statement in statements)


async def test_each_further_batch_is_one_statement_for_each_step(user: Principal, merchant: Merchant) -> None:
    await pay_several(user, merchant, 4 * BATCH - 1)

    async with recorded() as statements:
        await service.run_bank(now=LATER, delay=BANK_DELAY)

    assert number_of(statements, "INSERT INTO settlements") == 4 + 1  # one that finds no refunds
    assert number_of(statements, "UPDATE settlements") == 4 + 1
    assert len(statements) == (4 + 1 + 5) * 6 + 2 * 4


async def test_business_days_cost_one_statement_more_for_each_batch(user: Principal, merchant: Merchant) -> None:
    await pay_several(user, merchant, 2 * BATCH - 1)

    async with recorded() as statements:
        await settle(now=NOW, delay=Span.parse("2bd"))

    assert number_of(statements, "DISTINCT currency") == number_of(statements, "INSERT INTO settlements") == 2 + 1


async def test_crash_while_announcing_leaves_whole_batches_and_the_next_run_does_the_rest(
    database: str, user: Principal, merchant: Merchant
) -> None:
    payments = await pay_several(user, merchant, 3 * BATCH)
    async with sessions.outside(database) as rival:
        await announce_by_hand(rival, payments[BATCH + 1])
        crashed = asyncio.create_task(settle(now=LATER))
        await sessions.kill(database, sessions.WAITING_FOR_LOCK)
        with pytest.raises(db.DatabaseUnavailable):
            await crashed

    announced = {settlement.payment_id for settlement in await Settlement.all()}
    assert announced == {payment.id for payment in payments[:BATCH]}
    assert await Event.filter(type="settlement.pending").count() == BATCH
    assert await settle(now=LATER) == Settled(announced=2 * BATCH, settled=3 * BATCH)


async def test_crash_while_paying_leaves_whole_batches_and_the_next_run_does_the_rest(
    database: str, user: Principal, merchant: Merchant
) -> None:
    await pay_several(user, merchant, 3 * BATCH)
    await settle(now=NOW)
    in_order = await Settlement.all().order_by("due_at", "id")
    async with sessions.outside(database) as rival:
        await record_transfer_by_hand(rival, in_order[BATCH + 1])
        crashed = asyncio.create_task(settle(now=LATER))
        await sessions.kill(database, sessions.WAITING_FOR_LOCK)
        with pytest.raises(db.DatabaseUnavailable):
            await crashed

    settled = await Settlement.filter(status=SettlementStatus.SETTLED)
    assert {row.id for row in settled} == {row.id for row in in_order[:BATCH]}
    assert await Event.filter(type="settlement.settled").count() == BATCH
    assert await settle(now=LATER) == Settled(settled=2 * BATCH)


async def test_batch_that_is_rolled_back_leaves_nothing_of_itself(user: Principal, merchant: Merchant) -> None:
    await pay_several(user, merchant, 2)
    await settle(now=NOW)
    before = await contents()

    async def pay_and_break() -> None:
        async with db.transaction():
            assert await service.pay_due_settlements(now=LATER) == Settled(settled=2)
            raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        await pay_and_break()

    assert await contents() == before


async def announce_by_hand(session: asyncpg.Connection, payment: Payment) -> None:
    """A settlement that the bank can't announce again before the session's transaction has ended."""
    await session.execute(
        """INSERT INTO settlements (id, payment_id, status, amount_minor, currency, source, due_at, created_at)
        VALUES ($1, $2, 'PENDING', 1, 'USD', 'SIMULATED_BANK', $3, $3)""",
        new_uuid(),
        payment.id,
        payment.completed_at,
    )


async def record_transfer_by_hand(session: asyncpg.Connection, settlement: Settlement) -> None:
    """An event that the bank can't record again before the session's transaction has ended."""
    await session.execute(
        """INSERT INTO events (id, type, subject_id, change_id, actor, data, occurred_at)
        VALUES ($1, 'settlement.settled', $2, $3, 'system:bank', '{}', $4)""",
        new_uuid(),
        settlement.payment_id,
        settlement.id,
        NOW,
    )
