"""Records what the bank says of each payment and refund: at most one settlement for each, and only where it succeeded.

Which bank that is belongs to the book: what settles and what judges asks it here, in its own transaction.

Both steps of the simulated bank are set-based statements over a batch, each a transaction of its own: a killed worker
leaves whole batches behind or nothing, and any number of workers share the work.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Final
from uuid import UUID

from payflowx.core import clock, db, records, sizes
from payflowx.core.errors import PayFlowXError, Refusal
from payflowx.core.ids import MerchantId, PaymentId, RefundId, SettlementId, new_uuid, to_typeid
from payflowx.core.log import get_logger
from payflowx.core.money import Money
from payflowx.core.paging import Page, PageRequest, streams
from payflowx.core.principal import SYSTEM_BANK, Principal, Role
from payflowx.core.records import Selection
from payflowx.core.rounds import BEGINNING
from payflowx.core.seeking import Listed, seek_page
from payflowx.events import service as events
from payflowx.settlements import searching, sql
from payflowx.settlements.feeds import simulated_bank
from payflowx.settlements.models import Bank, BankChoice, Settlement, SettlementStatus

BATCH_SIZE: Final = 5_000
BATCH_TIME_LIMIT: Final = timedelta(minutes=1)
ANNOUNCING_LOCK: Final = "settlements.announce"
BANK_LOCK: Final = "settlements.bank"
"""Shared by whoever goes by the bank that speaks, and held alone while another one is chosen."""
CHOICE_WAIT_SECONDS: Final = 8.0
CHOICE_POLL_SECONDS: Final = 0.05
CHOICE_TIME_LIMIT: Final = timedelta(minutes=10)
SILENT: Final = "The simulated bank had not paid when statements began to settle payments, and will not."

BY_ID: Final = records.by(Settlement, "id")
"""Settlements that are reached from an object which the caller may see."""
COUNTS: Final = "status <> 'WITHDRAWN' AND ended_at IS NULL"
OF_PAYMENT: Final = records.by(Settlement, "payment_id", f"{COUNTS} AND refund_id IS NULL")
"""The settlement of a payment that counts."""
OF_REFUND: Final = records.by(Settlement, "refund_id", f"{COUNTS} AND refund_id IS NOT NULL")
"""The settlement of a refund that counts."""

logger = get_logger(__name__)


class BankSilent(PayFlowXError):
    """The simulated bank was to do something in a book whose payments are settled by statements."""


class BankDiffers(PayFlowXError):
    """A setting names another bank than the book's."""


class BankBusy(Refusal):
    """A run of reconciliation, an import or the simulated bank is at work, and took longer than can be waited for."""

    code: ClassVar[str] = "CONFLICT"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The bank that speaks; whether that is new, and how many promises of the simulated bank have ended with it."""

    bank: Bank
    is_new: bool
    withdrawn: int = 0


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
    """What the bank did: settlements announced as PENDING, and those that became SETTLED or FAILED."""

    announced: int = 0
    settled: int = 0
    failed: int = 0

    def __add__(self, other: "Settled") -> "Settled":
        return Settled(self.announced + other.announced, self.settled + other.settled, self.failed + other.failed)


@dataclass(frozen=True, slots=True)
class SimulatedTransfer:
    """What the simulated bank pays for one payment, or takes for a refund of it; `reference` is the merchant's own name
    for the payment, where it gave one.
    """

    payment_id: PaymentId
    refund_id: RefundId | None
    amount: Money
    reference: str | None


async def speaking_bank() -> Bank:
    """Who settles the book's payments; the simulated bank where nobody has chosen yet.

    Inside a transaction that stays so until it ends, and a choice waits for it.
    """
    [row] = await db.fetch(sql.SPEAKING_BANK)
    return Bank.SIMULATED if row["bank"] is None else Bank(row["bank"])


async def hears_statements() -> bool:
    """Whether statements settle the book's payments, and not the simulated bank."""
    return await speaking_bank() is Bank.STATEMENTS


async def will_hear_statements() -> bool:
    """The same, also in a book in which no process has written the bank down yet."""
    return await _expected_bank() is Bank.STATEMENTS


async def _expected_bank() -> Bank:
    """Who settles the book's payments, or, where nobody has chosen yet, who settled the last one."""
    [row] = await db.fetch(sql.SPEAKING_BANK)
    found = [row] if row["bank"] is not None else await db.fetch(sql.SETTLED_LAST)
    return next((Bank(each["bank"]) for each in found), Bank.SIMULATED)


async def agree_on_bank(*, configured: str | None, now: datetime) -> Bank:
    """The book's bank, for a process that starts, and whose settings name one (`simulated`, `statements`) or none.

    In a book that has none yet, the first process to ask writes it down: the one that it was told, else the one that
    settled last, else the simulated one. Raises BankDiffers.
    """
    [row] = await db.fetch(sql.SPEAKING_BANK)
    if row["bank"] is None:
        await _choose_first(await _expected_bank() if configured is None else Bank(configured.upper()), now)
    bank = await speaking_bank()
    if configured not in (None, bank.lower()):
        raise BankDiffers(
            f"PAYFLOWX_BANK is `{configured}`, and this book goes by the bank `{bank.lower()}`: unset PAYFLOWX_BANK, "
            f"or have an admin change the book with `payflowx bank {configured} --as EMAIL`."
        )
    return bank


async def _choose_first(bank: Bank, now: datetime) -> None:
    """Writes the first choice down, where no other process has been faster."""
    choice_id = new_uuid()
    async with db.transaction():
        if not await db.fetch(sql.CHOOSE_FIRST, choice_id, bank, now):
            return
        await events.record(
            type="bank.chosen",
            subject_id=choice_id,
            change_id=choice_id,
            actor=SYSTEM_BANK,
            data={"bank": bank.value},
            now=now,
        )
    logger.info("bank chosen", bank=bank.value)


async def choose_bank(*, principal: Principal, bank: Bank, choice_id: UUID, now: datetime) -> Chosen:
    """Lets the other bank settle the book's payments from now on; what the simulated one still owes is withdrawn then.

    It waits until nothing that goes by the present bank is at work. Where the bank speaks already, nothing is done.
    Raises NotAllowed, BankBusy.
    """
    principal.require(Role.ADMIN)
    async with db.transaction():
        await _wait_until_alone()
        last = await BankChoice.all().order_by("-number").first()
        if last is not None and last.bank is bank:
            return Chosen(bank, is_new=False)
        choice = await BankChoice.create(
            id=choice_id,
            number=1 if last is None else last.number + 1,
            bank=bank,
            chosen_by_id=principal.user_id,
            chosen_at=now,
        )
        withdrawn = await _withdraw(principal, choice, now) if bank is Bank.STATEMENTS else 0
        await events.record(
            type="bank.chosen",
            subject_id=choice.id,
            change_id=choice.id,
            actor=principal.actor,
            data={"bank": bank.value, "withdrawn": withdrawn},
            now=now,
        )
    logger.info("bank chosen", bank=bank.value, actor=principal.actor, count=withdrawn)
    return Chosen(bank, is_new=True, withdrawn=withdrawn)


async def _wait_until_alone() -> None:
    """Takes the bank's lock for the rest of the transaction. Raises BankBusy.

    It asks again and again: whoever queues for a lock keeps those waiting that only want to share it, and a run shares
    it on one connection while another one of its own asks for it too.
    """
    for _ in range(round(CHOICE_WAIT_SECONDS / CHOICE_POLL_SECONDS)):
        [row] = await db.fetch(sql.TRY_TO_CHOOSE, db.lock_key(BANK_LOCK))
        if row["is_alone"]:
            return
        await asyncio.sleep(CHOICE_POLL_SECONDS)
    raise BankBusy("A reconciliation run, an import or the simulated bank is at work: try again when it is done.")


async def _withdraw(principal: Principal, choice: BankChoice, now: datetime) -> int:
    await db.allow_long_statements(CHOICE_TIME_LIMIT)
    arguments = (now, principal.actor, to_typeid("bank", choice.id), SILENT)
    [row] = await db.fetch(sql.WITHDRAW, *arguments, limit=CHOICE_TIME_LIMIT)
    return int(row["withdrawn"])


async def run_bank(
    *,
    now: datetime,
    delay: clock.Span,
    since: datetime = BEGINNING,
    report: Callable[[Settled], object] | None = None,
) -> Settled:
    """Lets the simulated bank do all that it can do by `now`, batch by batch.

    `since` spares it what completed before: it has been looked at already. `report` is told after each batch what has
    been done so far. Raises BankSilent.
    """
    done = Settled(announced=await announce_payments(now=now, delay=delay, since=since) or 0)
    done += Settled(announced=await announce_refunds(now=now, delay=delay, since=since) or 0)
    while (batch := await pay_due_settlements(now=now)) != Settled():
        done += batch
        if report is not None:
            report(done)
    return done


async def announce_payments(*, now: datetime, delay: clock.Span, since: datetime = BEGINNING) -> int | None:
    """Opens a PENDING settlement for each successful payment without one that the bank will ever pay; says how many.

    One worker at a time does this; None where another one is at it. Raises BankSilent.
    """
    return await _announce(sql.PAYMENTS, now, delay, since)


async def announce_refunds(*, now: datetime, delay: clock.Span, since: datetime = BEGINNING) -> int | None:
    """The same for each successful refund."""
    return await _announce(sql.REFUNDS, now, delay, since)


async def _announce(statements: sql.Announcing, now: datetime, delay: clock.Span, since: datetime) -> int | None:
    announced = 0
    try:
        async with db.exclusive(ANNOUNCING_LOCK):
            position: tuple[datetime, UUID] | None = (since, UUID(int=0))
            while position is not None:
                count, position = await _announce_stretch(statements, position, now, delay)
                announced += count
    except db.LockBusy:
        return None
    if announced:
        logger.info("settlements announced", count=announced)
    return announced


async def pay_due_settlements(*, now: datetime) -> Settled:
    """Moves one batch of due settlements to SETTLED or FAILED; nothing is left to do where nothing was done.

    Raises BankSilent.
    """
    arguments = (now, BATCH_SIZE, simulated_bank.REJECTION, SYSTEM_BANK)
    row = (await db.retry_transient(lambda: _as_the_bank(sql.PAY, *arguments)))[0]
    done = Settled(settled=row["settled"], failed=row["failed"])
    if done != Settled():
        logger.info("settlements paid", settled=done.settled, failed=done.failed)
    return done


async def _as_the_bank(statement: str, *arguments: object) -> list[Any]:
    """The same for what the simulated bank does, while its word counts. Raises BankSilent."""
    async with db.transaction():
        if await speaking_bank() is not Bank.SIMULATED:
            raise BankSilent(
                "The payments of this book are settled by its bank's statements (`payflowx import`), "
                "and not by the simulated bank."
            )
        return await _batch(statement, *arguments)


async def _in_a_batch(statement: str, *arguments: object) -> list[Any]:
    """The rows of a statement over a batch, which may take longer than a request's."""
    async with db.transaction():
        return await _batch(statement, *arguments)


async def _batch(statement: str, *arguments: object) -> list[Any]:
    await db.allow_long_statements(BATCH_TIME_LIMIT)
    await sizes.learn("payments", "refunds", "settlements")
    return await db.fetch(statement, *arguments, limit=BATCH_TIME_LIMIT)


async def _announce_stretch(
    statements: sql.Announcing, position: tuple[datetime, UUID], now: datetime, delay: clock.Span
) -> tuple[int, tuple[datetime, UUID] | None]:
    days: list[tuple[str, date]] = []
    if delay.business_days:
        days = [(row["currency"], row["day"]) for row in await _in_a_batch(statements.days, *position, BATCH_SIZE)]
    ends = [clock.end_of_day(clock.business_days_after(day, delay.business_days, currency)) for currency, day in days]
    exact = None if delay.business_days else delay.exact
    calendar = ([currency for currency, _ in days], [day for _, day in days], ends)
    arguments = (*position, BATCH_SIZE, now, exact, *calendar, SYSTEM_BANK)
    rows = await db.retry_transient(lambda: _as_the_bank(statements.announce, *arguments))
    if not rows:
        return 0, None
    last = rows[0]
    is_whole = last["position"] == BATCH_SIZE
    return last["announced"], (last["completed_at"], last["id"]) if is_whole else None


async def simulated_transfers(*, day: date, delay: clock.Span) -> tuple[list[SimulatedTransfer], dict[str, int]]:
    """What the simulated bank pays and takes on a day, the oldest first, and by currency what is left of all before.

    The same rules as its settlements follow, without writing any: what a statement of that bank would say.
    """
    before: Counter[str] = Counter()
    days = []
    for row in await _in_a_batch(sql.TRANSFER_DAYS, delay.exact):
        paid_on = clock.business_days_after(row["day"], delay.business_days, row["currency"])
        if paid_on < day:
            before[row["paid_currency"]] += int(row["balance_minor"])
        elif paid_on == day:
            days.append((row["currency"], row["day"]))
    rows = await _in_a_batch(sql.TRANSFERS, delay.exact, [code for code, _ in days], [taken_on for _, taken_on in days])
    transfers = [
        SimulatedTransfer(
            PaymentId(row["payment_id"]),
            None if row["refund_id"] is None else RefundId(row["refund_id"]),
            Money(row["paid_minor"], row["paid_currency"]),
            row["reference"],
        )
        for row in rows
    ]
    return transfers, dict(before)


async def list_settlements(
    *,
    principal: Principal,
    request: PageRequest,
    filters: SettlementFilter,
    selection: Selection[Settlement] | None = None,
) -> Page[Settlement]:
    """The settlements of payments that the caller may see, newest first. Raises InvalidInput, QueryTooBroad."""
    return await seek_page(find_settlements(principal=principal, filters=filters), request, selection=selection)


def find_settlements(*, principal: Principal, filters: SettlementFilter) -> Listed[Settlement]:
    """The same settlements, for who reads them page by page. Raises InvalidInput."""
    conditions = {
        "currency": filters.currency,
        "created_at__gte": filters.created_from,
        "created_at__lt": filters.created_before,
    }
    query = Settlement.filter(**{name: value for name, value in conditions.items() if value is not None})
    parties = {"user_id": None if principal.sees_all else principal.user_id, "merchant_id": filters.merchant_id}
    sought = [searching.of_party(column, party) for column, party in parties.items() if party is not None]
    sought += [] if filters.search is None else [searching.search(filters.search)]
    return Listed(streams(query, filters.statuses, SettlementStatus), sought)


async def get_settlement(*, principal: Principal, settlement_id: SettlementId) -> Settlement | None:
    """The settlement, where it exists and the caller may see its payment."""
    query = Settlement.filter(id=settlement_id)
    return await (query if principal.sees_all else query.filter(payment__user_id=principal.user_id)).first()
