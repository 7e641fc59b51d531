"""Two workers settle and judge thousands of payments, and it makes no difference that one of them is killed."""

import signal
from pathlib import Path

import asyncpg
import pytest

from payflowx.core import clock, db
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.settlements.service import BATCH_SIZE
from tests import sessions
from tests.conftest import TABLES, unguarded
from tests.processes.test_workers import number_of, until_none_is_left
from tests.servers import running_worker

PAYMENTS = 2 * BATCH_SIZE + 500
NEVER_PAID = 995_00
REJECTED = 996_00

# One in twenty has an amount that the bank treats in its own way, one in ten was declined.
INSERT = """
WITH taken AS (
    INSERT INTO payments (id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency,
        payment_method, status, gateway, gateway_reference, failure_code, failure_reason, created_at, completed_at)
    SELECT payflowx_uuid7($3), $1, 'key-' || n, '\\x01'::bytea || sha256(n::text::bytea), $2,
        CASE WHEN n % 20 = 0 THEN (995 + n / 20 % 5) * 100 ELSE 100 + n END, (ARRAY['USD', 'EUR', 'GBP'])[1 + n % 3],
        'pm_success', CASE WHEN n % 10 = 1 THEN 'FAILED' ELSE 'SUCCESS' END, 'simulator', 'sim_' || n,
        CASE WHEN n % 10 = 1 THEN 'card_declined' END, CASE WHEN n % 10 = 1 THEN 'Declined.' END, $3, $3
    FROM generate_series(1, $4) AS n
    RETURNING id, user_id, status
)
INSERT INTO events (id, type, subject_id, change_id, actor, data, occurred_at)
SELECT payflowx_uuid7($3), 'payment.' || type, taken.id, taken.id, 'system:test', '{}', $3
FROM taken CROSS JOIN LATERAL (VALUES ('initiated'), (CASE status WHEN 'FAILED' THEN 'failed' ELSE 'succeeded' END))
    AS happened (type)
"""

UNSETTLED = """
SELECT count(*) FROM payments LEFT JOIN settlements ON payment_id = payments.id
WHERE payments.status = 'SUCCESS' AND payments.amount_minor <> 99500
    AND (settlements.status IS NULL OR settlements.status = 'PENDING')
"""
UNPAID = "SELECT count(*) WHERE NOT EXISTS (SELECT FROM settlements WHERE status <> 'PENDING')"
"""1 until the bank has paid the first."""

HOLD_LAST = """
SELECT FROM payments WHERE status = 'SUCCESS' AND amount_minor <> 99500 ORDER BY id DESC LIMIT 1 FOR UPDATE
"""
UNJUDGED = """
SELECT count(*) FROM payments LEFT JOIN reconciliation_book AS book ON payment_id = payments.id
WHERE payments.status = 'SUCCESS' AND payments.amount_minor <> 99500
    AND (book.status IS NULL OR book.status = 'SETTLEMENT_PENDING')
"""
"""A verdict is missing or still open; one on a payment that the bank never pays stays open for its deadlines."""

TRAILS = """
SELECT payments.status, payments.amount_minor, settlements.status AS settled,
    array_agg(type ORDER BY type) FILTER (WHERE type LIKE 'settlement.%') AS trail
FROM payments LEFT JOIN settlements ON payment_id = payments.id LEFT JOIN events ON subject_id = payments.id
GROUP BY payments.id, settlements.id
"""
SUMS = """
SELECT paid.currency, paid.number, paid.minor, book.number AS judged, book.minor AS judged_minor
FROM (SELECT currency, count(*) AS number, sum(amount_minor) AS minor FROM payments WHERE status = 'SUCCESS' GROUP BY 1)
    AS paid
LEFT JOIN (SELECT currency, count(*) AS number, sum(expected_minor) AS minor FROM reconciliation_book GROUP BY 1)
    AS book USING (currency)
"""


@pytest.fixture(autouse=True)
async def as_installed(database: str, owner_url: str) -> None:
    """Tables as new as after the first migration, of which the planner assumes nothing.

    Of tables that were wiped it assumes that they stay empty, and the workers' sessions keep the plans for that.
    """
    owner = await asyncpg.connect(owner_url)
    try:
        await owner.execute(unguarded(f"TRUNCATE {', '.join(TABLES)};"))
    finally:
        await owner.close()


async def test_payments_are_settled_once_though_one_of_two_workers_dies_in_the_middle(
    database: str, owner_url: str, user: Principal, merchant: Merchant, tmp_path: Path
) -> None:
    with running_worker(database, tmp_path) as survivor, running_worker(database, tmp_path) as victim:
        async with sessions.outside(owner_url) as rival:
            async with sessions.outside(owner_url) as gate:
                await gate.execute("LOCK TABLE settlements IN SHARE ROW EXCLUSIVE MODE")
                await db.fetch(INSERT, user.user_id, merchant.id, clock.utc_now(), PAYMENTS)
                await rival.fetch(HOLD_LAST)  # so that the work can't be done before one of them has died
            await until_none_is_left(UNPAID)
            victim.signal(signal.SIGKILL)
            victim.end()
            assert await number_of(UNSETTLED) > 0

        await until_none_is_left(UNSETTLED)
        await until_none_is_left(UNJUDGED)
        survivor.signal(signal.SIGTERM)
        assert survivor.end() == 0

    await assert_each_payment_is_settled_once()
    await assert_sums_are_conserved()


async def assert_each_payment_is_settled_once() -> None:
    """A payment that was taken and that the bank pays has a terminal settlement and the two events of it."""
    rows = await db.fetch(TRAILS)
    assert len(rows) == PAYMENTS
    for row in rows:
        is_paid = row["status"] == "SUCCESS" and row["amount_minor"] != NEVER_PAID
        end = "FAILED" if row["amount_minor"] == REJECTED else "SETTLED"
        trail = ["settlement.pending", f"settlement.{end.lower()}"]
        assert (row["settled"], row["trail"]) == ((end, sorted(trail)) if is_paid else (None, None))


async def assert_sums_are_conserved() -> None:
    """Per currency, every payment that was taken has been judged, to the minor unit."""
    rows = await db.fetch(SUMS)
    assert len(rows) == 3
    assert [(row["judged"], row["judged_minor"]) for row in rows] == [(row["number"], row["minor"]) for row in rows]
