"""What batches cost where PostgreSQL takes the tables for empty: it grows with the rows, and not with their square."""

from typing import Final
from uuid import UUID

import asyncpg
import pytest

from payflowx.core import db
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import ReconciliationResult
from payflowx.settlements import service as settlements
from payflowx.settlements.models import Settlement, SettlementSource
from tests.bank_statements.files import bring, camt, credit, statement
from tests.conftest import Wiper
from tests.factories import NOW, make_merchant, make_user, reconcile, seconds, settle
from tests.row_reads import count_reads

SIZE: Final = 2_000
READS_PER_PAYMENT: Final = 120
"""Over all that happens to it: it is announced, paid, judged three times and told of by a statement."""
PAYMENTS: Final = """
INSERT INTO payments (id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method,
    status, gateway, gateway_reference, created_at, completed_at)
SELECT payflowx_uuid7($3), $1, 'key-' || number, decode(repeat('01', 33), 'hex'), $2, 1000 + number, 'USD',
    'pm_success', 'SUCCESS', 'simulator', 'sim_' || number, $3, $3
FROM generate_series(1, $4::int) AS number
"""
TABLES: Final = (
    *("payments", "settlements", "reconciliation_book", "reconciliation_results", "reconciliation_runs", "events"),
    *("statement_entries", "bank_statements", "users", "merchants"),
)


async def take_payments() -> Principal:
    """Takes many payments at once; gives somebody who may do everything."""
    admin = await make_user(Role.ADMIN)
    merchant = await make_merchant(admin)
    await db.execute(PAYMENTS, admin.user_id, merchant.id, NOW, SIZE)
    return admin


async def leave_nothing(owner_url: str, wiper: Wiper) -> None:
    """Leaves the tables as a transaction does that was rolled back, once autovacuum has been there."""
    await wiper.wipe()
    owner = await asyncpg.connect(owner_url)
    for table in TABLES:
        await owner.execute(f"VACUUM (TRUNCATE false) {table}")
    await owner.close()


async def work(admin: Principal) -> None:
    """All that the worker does, and a statement that tells of each payment."""
    await reconcile()
    await settle(now=NOW + seconds(60))
    await reconcile(now=NOW + seconds(61))
    await reconcile(now=NOW + seconds(62), is_full=True)
    names: list[tuple[UUID, int]] = [(row.id, row.amount_minor) for row in await Payment.all()]
    lines = [credit(Money(minor, "USD"), name=to_typeid("payment", key), reference=key.hex) for key, minor in names]
    await bring(admin, camt(statement(lines)))


async def test_batches_after_what_was_rolled_back_read_each_row_a_few_times(
    database: str, owner_url: str, wiper: Wiper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settlements, "BATCH_SIZE", SIZE // 4)
    await work(await take_payments())
    await leave_nothing(owner_url, wiper)
    admin = await take_payments()
    reads = count_reads(monkeypatch)

    await work(admin)

    assert await Settlement.filter(source=SettlementSource.SIMULATED_BANK).count() == SIZE
    assert await ReconciliationResult.all().count() == 2 * SIZE
    assert reads.total < READS_PER_PAYMENT * SIZE, reads


async def test_statement_that_settles_after_what_was_rolled_back_reads_each_row_a_few_times(
    database: str, owner_url: str, wiper: Wiper, monkeypatch: pytest.MonkeyPatch
) -> None:
    await work(await take_payments())
    await leave_nothing(owner_url, wiper)
    admin = await take_payments()
    lines = [credit(row.money, name=to_typeid("payment", row.id), reference=row.id.hex) for row in await Payment.all()]
    reads = count_reads(monkeypatch)

    await bring(admin, camt(statement(lines)))
    await reconcile(now=NOW + seconds(61))

    assert await Settlement.filter(source=SettlementSource.STATEMENT).count() == SIZE
    assert reads.total < READS_PER_PAYMENT * SIZE, reads


async def test_verdicts_of_a_large_book_are_compared_with_those_of_their_payments_alone(
    database: str, owner_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await take_payments()
    await reconcile()
    # What PostgreSQL guesses of a table that it has not counted yet: of each payment there are many verdicts.
    owner = await asyncpg.connect(owner_url)
    await owner.execute("ALTER TABLE reconciliation_results ALTER payment_id SET (n_distinct = 150)")
    await owner.execute("ANALYZE reconciliation_results")
    await owner.close()
    await settle(now=NOW + seconds(60))
    reads = count_reads(monkeypatch)

    await reconcile(now=NOW + seconds(61), is_full=True)

    assert await ReconciliationResult.all().count() == 2 * SIZE
    assert reads.total < READS_PER_PAYMENT * SIZE, reads
