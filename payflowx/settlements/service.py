"""Records what the bank says of each payment: at most one settlement for each, and only for a payment that was taken.

Both steps of the simulated bank are set-based statements over a batch, each a transaction of its own: a killed worker
leaves whole batches behind or nothing, and any number of workers share the work.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from payflowx.core import clock, db
from payflowx.core.ids import MerchantId, PaymentId, SettlementId, typeid_range
from payflowx.core.log import get_logger
from payflowx.core.money import Money
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import SYSTEM_BANK, Principal
from payflowx.core.text import check_text
from payflowx.events import service as events
from payflowx.payments import service as payments
from payflowx.settlements.feeds import simulated_bank
from payflowx.settlements.models import Settlement, SettlementStatus

BATCH_SIZE: Final = 5_000
BATCH_TIME_LIMIT: Final = timedelta(minutes=1)
SEARCH_LENGTH_MAX: Final = 255
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
ANNOUNCING_LOCK: Final = "settlements.announce"

DECIDED: Final = """(
    SELECT id, payment_id, status, amount_minor, currency, attempted_at FROM settlements WHERE status <> 'PENDING'
)"""
"""The bank's last word on each payment that it has given one, as a relation for a statement of an upper domain."""

EVERY: Final = "(SELECT id, payment_id, status, source FROM settlements)"
"""What the bank has said or promised of each payment, as a relation for a statement of an upper domain."""

BY_STATEMENT: Final = f"""settled AS (
    INSERT INTO settlements (
        id, payment_id, status, amount_minor, currency, source, bank_reference, value_date, attempted_at, settled_at,
        created_at)
    SELECT paid.id, paid.payment_id, 'SETTLED', paid.amount_minor, paid.currency, 'STATEMENT', paid.bank_reference,
        paid.value_date, payment.seen_at, payment.seen_at, payment.seen_at
    FROM {{paid}} AS paid
    JOIN (SELECT id, GREATEST({{now}}, completed_at) AS seen_at FROM {payments.SUCCEEDED} AS succeeded) AS payment
        ON payment.id = paid.payment_id
    ON CONFLICT (payment_id) DO NOTHING
    RETURNING id, payment_id, amount_minor, currency, bank_reference, settled_at
), settled_trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7({{now}}), 'settlement.settled', payment_id, id, {{actor}},
        jsonb_build_object('amount_minor', amount_minor, 'currency', currency, 'bank_reference', bank_reference,
            'source', 'STATEMENT'),
        settled_at
    FROM settled
)"""
"""Part of a statement that settles payments with what a bank's statement says: it takes the relation `paid`
(id, payment_id, amount_minor, currency, bank_reference, value_date) and makes `settled`, those of them that are new."""

logger = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SettlementFilter:
    """Which settlements: every condition given must hold. Instants: `created_from` <= created < `created_before`."""

    statuses: Sequence[SettlementStatus] | None = None
    merchant_id: MerchantId | None = None
    currency: str | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None
    search: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What the bank did: payments announced as PENDING, and settlements that became SETTLED or FAILED."""

    announced: int = 0
    settled: int = 0
    failed: int = 0

    def __add__(self, other: "Settled") -> "Settled":
        return Settled(self.announced + other.announced, self.settled + other.settled, self.failed + other.failed)


@dataclass(frozen=True, slots=True)
class Payout:
    """What the simulated bank pays for one payment; `reference` is the merchant's own, where it gave one."""

    payment_id: PaymentId
    amount: Money
    reference: str | None


# A stretch of successful payments, in the order in which they completed, and those of them without a settlement.
ANNOUNCE: Final = f"""
WITH stretch AS (
    SELECT id, amount_minor, currency, completed_at FROM {payments.SUCCEEDED} AS succeeded
    WHERE (completed_at, id) > ($1, $2) ORDER BY completed_at, id LIMIT $3
), announced AS (
    INSERT INTO settlements (id, payment_id, status, amount_minor, currency, source, due_at, created_at)
    SELECT payflowx_uuid7($4), payment.id, 'PENDING', payment.amount_minor, payment.currency, 'SIMULATED_BANK',
        COALESCE(calendar.ends_at, payment.completed_at + $5::interval), GREATEST($4, payment.completed_at)
    FROM stretch AS payment
    JOIN {simulated_bank.UNIT_RELATION} ON unit.currency = payment.currency
    LEFT JOIN unnest($6::text[], $7::date[], $8::timestamptz[]) AS calendar (currency, day, ends_at)
        ON calendar.currency = payment.currency AND calendar.day = (payment.completed_at AT TIME ZONE 'UTC')::date
    WHERE {simulated_bank.EVER_PAYS} AND NOT EXISTS (SELECT FROM settlements WHERE payment_id = payment.id)
        -- In business days, a payment that came after the days were looked up waits for the next look.
        AND ($5::interval IS NOT NULL OR calendar.ends_at IS NOT NULL)
    ON CONFLICT (payment_id) DO NOTHING
    RETURNING id, payment_id, amount_minor, currency, due_at, created_at
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7($4), 'settlement.pending', payment_id, id, $9,
        jsonb_build_object('amount_minor', amount_minor, 'currency', currency, 'due_at', due_at), created_at
    FROM announced
)
SELECT (SELECT count(*) FROM announced) AS announced, last.completed_at, last.id, last.position
FROM (SELECT completed_at, id, row_number() OVER (ORDER BY completed_at, id) AS position FROM stretch) AS last
ORDER BY position DESC LIMIT 1
"""

STRETCH_DAYS: Final = f"""
SELECT DISTINCT currency, (completed_at AT TIME ZONE 'UTC')::date AS day FROM (
    SELECT currency, completed_at FROM {payments.SUCCEEDED} AS succeeded
    WHERE (completed_at, id) > ($1, $2) ORDER BY completed_at, id LIMIT $3) AS stretch
"""

PAY: Final = f"""
WITH due AS (
    SELECT id, amount_minor, currency, GREATEST($1, created_at) AS paid_at FROM settlements
    WHERE status = 'PENDING' AND source = 'SIMULATED_BANK' AND due_at <= $1
    ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
), answered AS (
    SELECT due.id, due.paid_at, {simulated_bank.STATUS} AS status, {simulated_bank.AMOUNT_MINOR} AS amount_minor,
        {simulated_bank.CURRENCY} AS currency
    FROM due JOIN {simulated_bank.UNIT_RELATION} ON unit.currency = due.currency
), paid AS (
    UPDATE settlements SET
        status = answered.status,
        amount_minor = answered.amount_minor,
        currency = answered.currency,
        failure_reason = CASE answered.status WHEN 'FAILED' THEN $3 END,
        bank_reference = 'simbank-' || replace(settlements.id::text, '-', ''),
        value_date = CASE answered.status WHEN 'SETTLED' THEN (paid_at AT TIME ZONE 'UTC')::date END,
        attempted_at = paid_at,
        settled_at = CASE answered.status WHEN 'SETTLED' THEN paid_at END
    FROM answered WHERE settlements.id = answered.id
    RETURNING settlements.*
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7($1), 'settlement.' || lower(status), payment_id, id, $4,
        jsonb_build_object('amount_minor', amount_minor, 'currency', currency, 'bank_reference', bank_reference),
        attempted_at
    FROM paid
)
SELECT count(*) FILTER (WHERE status = 'SETTLED') AS settled, count(*) FILTER (WHERE status = 'FAILED') AS failed
FROM paid
"""


# What the simulated bank pays for each payment that it will not reject. $1 the delay, as an interval.
SIMULATED: Final = f"""(
    SELECT due.id, due.currency, due.paid_on, due.completed_at, {simulated_bank.AMOUNT_MINOR} AS paid_minor,
        {simulated_bank.CURRENCY} AS paid_currency
    FROM (SELECT id, currency, amount_minor, completed_at,
              ((completed_at + $1::interval) AT TIME ZONE 'UTC')::date AS paid_on
          FROM {payments.SUCCEEDED} AS succeeded) AS due
    JOIN {simulated_bank.UNIT_RELATION} ON unit.currency = due.currency
    WHERE {simulated_bank.EVER_PAYS.replace("payment.", "due.")} AND {simulated_bank.STATUS} = 'SETTLED'
)"""

PAYOUT_DAYS: Final = f"""
SELECT currency, paid_on AS day, paid_currency, sum(paid_minor) AS amount_minor
FROM {SIMULATED} AS simulated GROUP BY currency, paid_on, paid_currency
"""

PAYOUTS: Final = f"""
SELECT simulated.id, paid_minor, paid_currency, named.reference
FROM {SIMULATED} AS simulated
JOIN (SELECT DISTINCT * FROM unnest($2::text[], $3::date[]) AS chosen (currency, paid_on)) AS chosen
    USING (currency, paid_on)
JOIN {payments.NAMED} AS named ON named.id = simulated.id
ORDER BY simulated.completed_at, simulated.id
"""


async def run_bank(
    *,
    now: datetime,
    delay: clock.Span,
    since: datetime = BEGINNING,
    report: Callable[[Settled], object] | None = None,
) -> Settled:
    """Lets the simulated bank do all that it can do by `now`, batch by batch.

    `since` spares it the payments that completed before: they have been looked at already. `report` is told after each
    batch what has been done so far.
    """
    done = Settled(announced=await announce_payments(now=now, delay=delay, since=since) or 0)
    while (batch := await pay_due_settlements(now=now)) != Settled():
        done += batch
        if report is not None:
            report(done)
    return done


async def announce_payments(*, now: datetime, delay: clock.Span, since: datetime = BEGINNING) -> int | None:
    """Opens a PENDING settlement for each successful payment without one that the bank will ever pay; says how many.

    One worker at a time does this; None where another one is at it.
    """
    announced = 0
    try:
        async with db.exclusive(ANNOUNCING_LOCK):
            position: tuple[datetime, UUID] | None = (since, UUID(int=0))
            while position is not None:
                count, position = await _announce_stretch(position, now, delay)
                announced += count
    except db.LockBusy:
        return None
    if announced:
        logger.info("settlements announced", count=announced)
    return announced


async def pay_due_settlements(*, now: datetime) -> Settled:
    """Moves one batch of due settlements to SETTLED or FAILED; nothing is left to do where nothing was done."""
    arguments = (now, BATCH_SIZE, simulated_bank.REJECTION, SYSTEM_BANK)
    row = (await db.retry_transient(lambda: _in_a_batch(PAY, *arguments)))[0]
    done = Settled(settled=row["settled"], failed=row["failed"])
    if done != Settled():
        logger.info("settlements paid", settled=done.settled, failed=done.failed)
    return done


async def _in_a_batch(statement: str, *arguments: object) -> list[Any]:
    """The rows of a statement over a batch, which may take longer than a request's."""
    async with db.transaction():
        await db.allow_long_statements(BATCH_TIME_LIMIT)
        return await db.fetch(statement, *arguments, limit=BATCH_TIME_LIMIT)


async def _announce_stretch(
    position: tuple[datetime, UUID], now: datetime, delay: clock.Span
) -> tuple[int, tuple[datetime, UUID] | None]:
    days: list[tuple[str, date]] = []
    if delay.business_days:
        days = [(row["currency"], row["day"]) for row in await _in_a_batch(STRETCH_DAYS, *position, BATCH_SIZE)]
    ends = [clock.end_of_day(clock.business_days_after(day, delay.business_days, currency)) for currency, day in days]
    exact = None if delay.business_days else delay.exact
    calendar = ([currency for currency, _ in days], [day for _, day in days], ends)
    arguments = (*position, BATCH_SIZE, now, exact, *calendar, SYSTEM_BANK)
    rows = await db.retry_transient(lambda: _in_a_batch(ANNOUNCE, *arguments))
    if not rows:
        return 0, None
    last = rows[0]
    is_whole = last["position"] == BATCH_SIZE
    return last["announced"], (last["completed_at"], last["id"]) if is_whole else None


async def simulated_payouts(*, day: date, delay: clock.Span) -> tuple[list[Payout], dict[str, int]]:
    """What the simulated bank pays out on a day, in the order of the payments, and all that it paid before by currency.

    The same rules as its settlements follow, without writing any: what a statement of that bank would say.
    """
    before: Counter[str] = Counter()
    days = []
    for row in await _in_a_batch(PAYOUT_DAYS, delay.exact):
        paid_on = clock.business_days_after(row["day"], delay.business_days, row["currency"])
        if paid_on < day:
            before[row["paid_currency"]] += int(row["amount_minor"])
        elif paid_on == day:
            days.append((row["currency"], row["day"]))
    rows = await _in_a_batch(PAYOUTS, delay.exact, [code for code, _ in days], [taken_on for _, taken_on in days])
    payouts = [
        Payout(PaymentId(row["id"]), Money(row["paid_minor"], row["paid_currency"]), row["reference"]) for row in rows
    ]
    return payouts, dict(before)


async def list_settlements(
    *, principal: Principal, request: PageRequest, filters: SettlementFilter
) -> Page[Settlement]:
    """The settlements of payments that the caller may see, newest first. Raises InvalidInput."""
    return await fetch_page(_visible(principal, filters), request)


async def get_settlement(*, principal: Principal, settlement_id: SettlementId) -> Settlement | None:
    """The settlement, where it exists and the caller may see its payment."""
    return await _visible(principal, SettlementFilter()).filter(id=settlement_id).first()


async def get_settlements(*, settlement_ids: Sequence[SettlementId]) -> list[Settlement]:
    """The settlements of these ids, reached from an object that the caller may see; in no order."""
    return await Settlement.filter(id__in=list(settlement_ids))


async def get_settlements_of(*, payment_ids: Sequence[PaymentId]) -> list[Settlement]:
    """The settlements of these payments, where they have one; in no order."""
    return await Settlement.filter(payment_id__in=list(payment_ids))


def _visible(principal: Principal, filters: SettlementFilter) -> QuerySet[Settlement]:
    conditions: dict[str, Any] = {
        "status__in": None if filters.statuses is None else list(set(filters.statuses)),
        "payment__merchant_id": filters.merchant_id,
        "currency": filters.currency,
        "created_at__gte": filters.created_from,
        "created_at__lt": filters.created_before,
    }
    query = Settlement.filter(**{name: value for name, value in conditions.items() if value is not None})
    if not principal.sees_all:
        query = query.filter(payment__user_id=principal.user_id)
    if filters.search is not None:
        query = query.filter(_matches(check_text(filters.search, length_max=SEARCH_LENGTH_MAX, path=("search",))))
    return query


def _matches(text: str) -> Q:
    """The whole or the start of the bank's reference, of the settlement's id or of its payment's."""
    found = Q(bank_reference__startswith=text)
    if ids := typeid_range("settlement", text):
        found |= Q(id__gte=ids[0], id__lte=ids[1])
    if ids := typeid_range("payment", text):
        found |= Q(payment_id__gte=ids[0], payment_id__lte=ids[1])
    return found
