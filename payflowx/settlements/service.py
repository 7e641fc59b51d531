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
from payflowx.core.ids import MerchantId, PaymentId, Prefix, SettlementId, typeid_range
from payflowx.core.log import get_logger
from payflowx.core.money import Money
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import SYSTEM_BANK, Principal
from payflowx.core.text import SEARCH_LENGTH_MAX, check_text
from payflowx.settlements import sql
from payflowx.settlements.feeds import simulated_bank
from payflowx.settlements.models import Settlement, SettlementStatus

BATCH_SIZE: Final = 5_000
BATCH_TIME_LIMIT: Final = timedelta(minutes=1)
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
ANNOUNCING_LOCK: Final = "settlements.announce"

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
class SimulatedTransfer:
    """What the simulated bank pays for one payment; `reference` is the merchant's own, where it gave one."""

    payment_id: PaymentId
    amount: Money
    reference: str | None


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
    row = (await db.retry_transient(lambda: _in_a_batch(sql.PAY, *arguments)))[0]
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
        days = [(row["currency"], row["day"]) for row in await _in_a_batch(sql.STRETCH_DAYS, *position, BATCH_SIZE)]
    ends = [clock.end_of_day(clock.business_days_after(day, delay.business_days, currency)) for currency, day in days]
    exact = None if delay.business_days else delay.exact
    calendar = ([currency for currency, _ in days], [day for _, day in days], ends)
    arguments = (*position, BATCH_SIZE, now, exact, *calendar, SYSTEM_BANK)
    rows = await db.retry_transient(lambda: _in_a_batch(sql.ANNOUNCE, *arguments))
    if not rows:
        return 0, None
    last = rows[0]
    is_whole = last["position"] == BATCH_SIZE
    return last["announced"], (last["completed_at"], last["id"]) if is_whole else None


async def simulated_transfers(*, day: date, delay: clock.Span) -> tuple[list[SimulatedTransfer], dict[str, int]]:
    """What the simulated bank pays out on a day, in the order of the payments, and all that it paid before by currency.

    The same rules as its settlements follow, without writing any: what a statement of that bank would say.
    """
    before: Counter[str] = Counter()
    days = []
    for row in await _in_a_batch(sql.TRANSFER_DAYS, delay.exact):
        paid_on = clock.business_days_after(row["day"], delay.business_days, row["currency"])
        if paid_on < day:
            before[row["paid_currency"]] += int(row["amount_minor"])
        elif paid_on == day:
            days.append((row["currency"], row["day"]))
    rows = await _in_a_batch(sql.TRANSFERS, delay.exact, [code for code, _ in days], [taken_on for _, taken_on in days])
    transfers = [
        SimulatedTransfer(PaymentId(row["id"]), Money(row["paid_minor"], row["paid_currency"]), row["reference"])
        for row in rows
    ]
    return transfers, dict(before)


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
    if ids := typeid_range(Prefix.SETTLEMENT, text):
        found |= Q(id__gte=ids[0], id__lte=ids[1])
    if ids := typeid_range(Prefix.PAYMENT, text):
        found |= Q(payment_id__gte=ids[0], payment_id__lte=ids[1])
    return found
