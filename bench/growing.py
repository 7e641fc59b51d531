"""Rows for a book of any size, made by PostgreSQL itself: payments with their events, settled, judged by a full run.

They stand at equal distances over a year that ends a month ago, of many users and merchants. What is measured on them
is what a request or a run costs, so nothing but their number and their spread matters.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bench.books import AGE_OF_LAST, DEADLINES, Databases
from bench.lines import expect
from bench.meters import Lap
from payflowx.core.ids import RunId, new_uuid
from payflowx.events import relations as events
from payflowx.reconciliation.models import ReconciliationRun, RunTrigger
from payflowx.reconciliation.service import runs

YEAR: Final = timedelta(days=365)
STEP: Final = 100_000
USERS: Final = 200
MERCHANTS: Final = 50
GROUPS_FROM: Final = 10_000_000
GROUP: Final = 100

USERS_AND_MERCHANTS: Final = f"""
WITH person AS (
    INSERT INTO users (id, email, name, role, is_active, created_at)
    SELECT uuidv7(), 'user-' || number || '@payflowx.example', 'User ' || number, 'USER', true, $1
    FROM generate_series(2, {USERS}) AS number
)
INSERT INTO merchants (id, name, is_active, created_at)
SELECT uuidv7(), 'Merchant ' || number, true, $1 FROM generate_series(2, {MERCHANTS}) AS number
"""
# $1 and $2 are the first and the last number, $3 is when the first was, and $4 how far the numbers are apart.
PAYMENTS: Final = f"""
WITH person AS MATERIALIZED (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM users),
payee AS MATERIALIZED (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM merchants),
made AS (
    SELECT number, at, uuidv7(at - now()) AS id, number % 25 = 13 AS is_declined
    FROM generate_series($1::int, $2::int) AS number,
        LATERAL (SELECT $3::timestamptz + (number - $1) * $4::interval AS at) AS moment
), taken AS (
    INSERT INTO payments (
        id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method, reference,
        status, gateway, gateway_reference, failure_code, failure_reason, created_at, completed_at)
    SELECT made.id, person.id, 'grown-' || number, '\\x01'::bytea || sha256(number::text::bytea), payee.id,
        500 + number::bigint * 7919 % 90000, (ARRAY['USD', 'EUR', 'GBP', 'JPY', 'KWD'])[1 + number % 5],
        CASE WHEN is_declined THEN 'pm_declined' ELSE 'pm_success' END, 'INV-' || number,
        CASE WHEN is_declined THEN 'FAILED' ELSE 'SUCCESS' END, 'simulator', 'sim_' || md5(number::text),
        CASE WHEN is_declined THEN 'card_declined' END, CASE WHEN is_declined THEN 'The card was declined.' END,
        at, at
    FROM made JOIN person ON person.place = number % {USERS} JOIN payee ON payee.place = number % {MERCHANTS}
    ORDER BY number
    RETURNING id, status, created_at
)
INSERT INTO events ({events.COLUMNS})
SELECT uuidv7(), event.type, taken.id, taken.id, 'bench', '{{}}', {events.dated("taken.created_at")}
FROM taken, LATERAL (VALUES ('payment.initiated'),
    (CASE status WHEN 'FAILED' THEN 'payment.failed' ELSE 'payment.succeeded' END)) AS event (type)
"""
SETTLEMENTS: Final = """
INSERT INTO settlements (
    id, payment_id, status, source, amount_minor, currency, bank_reference, value_date, due_at, settled_at,
    created_at)
SELECT uuidv7(), payment.id, 'SETTLED', 'SIMULATED_BANK', payment.amount_minor, payment.currency,
    'bank_' || md5(payment.id::text), ((payment.completed_at + interval '1 day') AT TIME ZONE 'UTC')::date,
    payment.completed_at + interval '1 day', payment.completed_at + interval '1 day', payment.completed_at
FROM payments AS payment
WHERE status = 'SUCCESS' AND idempotency_key LIKE 'grown-%'
    AND NOT EXISTS (SELECT FROM settlements WHERE payment_id = payment.id)
"""


@dataclass(slots=True)
class Growing:
    """A database that is filled up step by step; `count` payments are in it."""

    databases: Databases
    name: str
    largest: int
    now: datetime
    count: int = 0

    async def begin(self, template: str) -> None:
        """Makes it, with its users and merchants."""
        await self.databases.copy(self.name, template)
        async with self.databases.connected(self.name) as connection:
            await connection.execute(USERS_AND_MERCHANTS, self.now - AGE_OF_LAST - YEAR)

    async def grow(self, count: int) -> Lap:
        """Fills it up to so many payments, and has them judged; gives what that full run took."""
        first_at, apart = self.now - AGE_OF_LAST - YEAR, YEAR / self.largest
        async with self.databases.connected(self.name) as connection:
            for first in range(self.count, count, STEP):
                at = first_at + first * apart
                await connection.execute(PAYMENTS, first, min(first + STEP, count) - 1, at, apart)
            await connection.execute("VACUUM (ANALYZE)")
            await connection.execute(SETTLEMENTS)
            await connection.execute("VACUUM (ANALYZE)")
            found = await connection.fetchval("SELECT count(*) FROM payments")
        expect("payments grown", found, count)
        self.count = count
        async with self.databases.services(self.name):
            meter = self.databases.meter()
            run = await judge(self.now, is_full=True)
            lap = meter.lap()
        expect("payments judged", run.examined, count - _declined(count))
        async with self.databases.connected(self.name) as connection:
            await connection.execute("VACUUM (ANALYZE)")
            await connection.execute("CHECKPOINT")
        return lap


async def add_payments(databases: Databases, name: str, *, count: int, group: int, now: datetime) -> None:
    """Adds payments of the last hour, of which the bank has yet to tell; each group has other keys."""
    async with databases.connected(name) as connection:
        first, an_hour = GROUPS_FROM + group * GROUP, timedelta(hours=1)
        await connection.execute(PAYMENTS, first, first + count - 1, now - an_hour, an_hour / count)


def _declined(count: int) -> int:
    return len(range(13, count, 25))


async def judge(now: datetime, *, is_full: bool) -> ReconciliationRun:
    """A run of reconciliation on the database that is connected."""
    return await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=DEADLINES,
        trigger=RunTrigger.MANUAL,
        now=now,
        is_full=is_full,
    )
