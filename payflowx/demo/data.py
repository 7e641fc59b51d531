"""Demo data, made by the services themselves at earlier instants: its payments and verdicts are real ones."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from payflowx.access.service import keys as keys_service
from payflowx.core.clock import Span
from payflowx.core.errors import NotFound
from payflowx.core.ids import ApiKeyId, MerchantId, PaymentId, RefundId, RunId, UserId, new_uuid
from payflowx.core.money import Money, minor_per_major
from payflowx.core.principal import SYSTEM_CLI, Principal, Role
from payflowx.core.rounds import BEGINNING
from payflowx.gateways.simulator import Simulator
from payflowx.identity import service as identity
from payflowx.merchants import service as merchants
from payflowx.payments.service import taking
from payflowx.reconciliation.models import RunTrigger
from payflowx.reconciliation.service import runs
from payflowx.refunds import jobs
from payflowx.refunds.service import failing, refunding
from payflowx.settlements import service as settlements
from payflowx.settlements.feeds import simulated_bank

PASSWORD: Final = "payflowx-demo"  # noqa: S105 - public on purpose, for the demo alone
USERS: Final = (
    ("admin@payflowx.example", "Ada Admin", Role.ADMIN),
    ("operator@payflowx.example", "Olga Operator", Role.OPERATOR),
    ("user@payflowx.example", "Uma User", Role.USER),
    ("other@payflowx.example", "Otto Other", Role.USER),
)
MERCHANTS: Final = ("Northwind Books", "Alpine Outfitters", "Kyoto Teahouse", "Closed Corner Shop")
CURRENCIES: Final = ("USD", "EUR", "GBP", "JPY", "KWD")
WEIGHTS: Final = (10, 5, 3, 2, 2)
# How many days ago there was an amount that the simulated bank treats in its own way: discrepancies of several ages.
SPECIAL_AMOUNTS: Final = MappingProxyType(
    {
        1: simulated_bank.PAYS_ONE_LESS,
        2: simulated_bank.NEVER_PAYS,
        5: simulated_bank.PAYS_ONE_MORE,
        9: simulated_bank.PAYS_IN_ANOTHER_CURRENCY,
        16: simulated_bank.REJECTS,
    }
)
# How many days ago the first payment of the day was refunded: by which method it was paid, and which part of it.
REFUNDS: Final = MappingProxyType(
    {
        3: ("pm_success", 1),
        6: ("pm_refund_declined", 1),
        8: ("pm_success", 3),
        11: ("pm_refund_fails_later", 2),
        19: ("pm_success", 1),
    }
)
REFUND_REASONS: Final = ("Returned by the customer", "Damaged in transit", "Ordered twice")
REFUSED_METHODS: Final = ("pm_declined", "pm_insufficient_funds", "pm_expired", "pm_error")
API_KEY_NAME: Final = "payflowx demo"
API_KEYS_KEPT: Final = 5
API_KEY_LIFETIME: Final = timedelta(days=1)
DAYS: Final = 29
PAYMENTS_A_DAY: Final = 5


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the demo's bank and its reconciliation are."""

    bank_delay: Span
    deadlines: runs.Deadlines


async def fill(*, now: datetime, pace: Pace) -> None:
    """Fills an empty database with users, merchants and some days of payments and refunds in every state, judged."""
    people = [await _add_user(email, name, role, now) for email, name, role in USERS]
    shops = [await _add_merchant(people[0], name, now) for name in MERCHANTS]
    payers = people[2:]
    chance = random.Random(20_261_122)  # noqa: S311 - demo data, the same each time
    for days_ago in range(DAYS, 0, -1):
        begin = now - timedelta(days=days_ago)
        for number, at in enumerate(_instants(begin, chance)):
            payer, method = chance.choice(payers), _method(number, days_ago)
            special = _special(number, days_ago)
            taken = await _take(payer, chance.choice(shops), special, chance, at, method=method)
            if method is not None:
                await _give_back(payer, taken, days_ago, begin + timedelta(hours=22, minutes=30))
        await _settle_and_judge(begin + timedelta(hours=23), pace)
    await merchants.update_merchant(principal=people[0], merchant_id=shops[-1], name=None, is_active=False, now=now)
    await _leave_initiated(payers[0], shops[0], now)
    for _ in range(3):
        await _take(chance.choice(payers), shops[0], None, chance, now - timedelta(seconds=1))
    await _settle_and_judge(now, pace)


async def renew_api_key(email: str, *, now: datetime) -> str | None:
    """A new API key of a user; those of the last few starts go on working. None where there is no such user."""
    try:
        user = await identity.find_user(email=email)
    except NotFound:
        return None
    principal = Principal(user_id=UserId(user.id), role=user.role)
    keys = [key for key in await keys_service.list_api_keys(principal=principal) if key.name == API_KEY_NAME]
    for key in keys[API_KEYS_KEPT:]:
        await keys_service.revoke_api_key(principal=principal, key_id=ApiKeyId(key.id), now=now)
    key_id = ApiKeyId(new_uuid())
    new = await keys_service.create_api_key(
        principal=principal, key_id=key_id, name=API_KEY_NAME, expires_at=now + API_KEY_LIFETIME, now=now
    )
    return new.secret if user.is_active else None


async def _add_user(email: str, name: str, role: Role, now: datetime) -> Principal:
    user_id = UserId(new_uuid())
    new = identity.NewUser(email, name, PASSWORD, role)
    await identity.add_user(actor=SYSTEM_CLI, user_id=user_id, new=new, now=now)
    return Principal(user_id=user_id, role=role)


async def _add_merchant(admin: Principal, name: str, now: datetime) -> MerchantId:
    merchant_id = MerchantId(new_uuid())
    await merchants.create_merchant(principal=admin, merchant_id=merchant_id, name=name, now=now)
    return merchant_id


def _instants(begin: datetime, chance: random.Random) -> Iterator[datetime]:
    hours = sorted(chance.uniform(0, 22) for _ in range(PAYMENTS_A_DAY))
    return (begin + timedelta(hours=hour) for hour in hours)


def _special(number: int, days_ago: int) -> int | None:
    """The amount of the payment in the middle of the day, where that day has a special one."""
    return SPECIAL_AMOUNTS.get(days_ago) if number == PAYMENTS_A_DAY // 2 else None


def _method(number: int, days_ago: int) -> str | None:
    """How the first payment of the day is paid, where that is refunded."""
    return REFUNDS[days_ago][0] if number == 0 and days_ago in REFUNDS else None


async def _take(
    payer: Principal,
    merchant_id: MerchantId,
    major: int | None,
    chance: random.Random,
    at: datetime,
    *,
    method: str | None = None,
) -> taking.CreatedPayment:
    [currency] = chance.choices(CURRENCIES, WEIGHTS)
    ordinary = chance.randint(5, 900) * minor_per_major(currency) + chance.randrange(minor_per_major(currency))
    is_refused = major is None and chance.random() < 0.15
    number = chance.randint(10_000, 99_999)
    chosen = chance.choice(REFUSED_METHODS) if is_refused else "pm_success"
    return await taking.create_payment(
        principal=payer,
        payment_id=PaymentId(new_uuid()),
        instruction=taking.PaymentInstruction(
            idempotency_key=f"demo-{at:%Y%m%d%H%M%S%f}-{number}",
            merchant_id=merchant_id,
            amount=Money(ordinary if major is None else major * minor_per_major(currency), currency),
            payment_method=method or chosen,
            reference=f"INV-{number}",
        ),
        gateway=Simulator(),
        now=at,
    )


async def _give_back(payer: Principal, taken: taking.CreatedPayment, days_ago: int, at: datetime) -> None:
    payment, (_, part) = taken.payment, REFUNDS[days_ago]
    await refunding.create_refund(
        principal=payer,
        refund_id=RefundId(new_uuid()),
        instruction=refunding.RefundInstruction(
            idempotency_key=f"demo-refund-{at:%Y%m%d}",
            payment_id=PaymentId(payment.id),
            amount=Money(payment.amount_minor // part, payment.currency),
            reason=REFUND_REASONS[days_ago % len(REFUND_REASONS)],
        ),
        gateway=Simulator(),
        now=at,
    )


async def _leave_initiated(payer: Principal, merchant_id: MerchantId, now: datetime) -> None:
    """One payment whose gateway never answered, as it will be with gateways across a network."""
    instruction = taking.PaymentInstruction(
        idempotency_key="demo-unanswered",
        merchant_id=merchant_id,
        amount=Money(42_00, "EUR"),
        payment_method="pm_success",
        description="The gateway has not answered",
    )
    await taking.record_intent(
        principal=payer,
        payment_id=PaymentId(new_uuid()),
        instruction=instruction,
        gateway=Simulator(),
        now=now - timedelta(hours=1),
    )


async def _settle_and_judge(now: datetime, pace: Pace) -> None:
    await settlements.run_bank(now=now, delay=pace.bank_delay)
    delay = pace.bank_delay.times(jobs.DELAYS)
    await failing.fail_late(gateway=Simulator(), now=now, delay=delay, since=BEGINNING)
    await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=pace.deadlines,
        trigger=RunTrigger.SCHEDULE,
        now=now,
    )
