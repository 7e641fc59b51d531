"""Makes what a test needs through the services, with values for what the test doesn't care about."""

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count

from payflowx.access import tokens
from payflowx.access.service import sessions
from payflowx.core import clock, principals
from payflowx.core.clock import Span
from payflowx.core.ids import MerchantId, PaymentId, RefundId, RunId, SessionId, UserId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.gateways.port import Gateway
from payflowx.gateways.simulator import Simulator
from payflowx.identity import passwords
from payflowx.identity.models import User
from payflowx.merchants import service as merchants
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.payments.service import taking
from payflowx.reconciliation.models import ReconciliationRun, RunTrigger
from payflowx.reconciliation.service import runs
from payflowx.refunds.service import refunding
from payflowx.settlements import service as settlements
from payflowx.settlements.models import Bank, BankChoice, Settlement, SettlementStatus

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TEN_DOLLARS = Money(10_00, "USD")
PASSWORD = "correct horse battery"
DEADLINES = runs.Deadlines(window=Span.parse("PT10S"), grace=Span.parse("PT5S"))
BANK_DELAY = Span.parse("PT2S")
LIFETIMES = sessions.Lifetimes(absolute=timedelta(days=7), idle=timedelta(hours=12))

_number = count(1)


async def make_user(role: Role = Role.USER, *, email: str | None = None, now: datetime = NOW) -> Principal:
    """A new user with PASSWORD, as the principal that its requests run under."""
    user = await User.create(
        id=new_uuid(),
        email=email or f"user{next(_number)}@example.com",
        name="Test User",
        password_hash=_password_hash(),
        role=role,
        is_active=True,
        created_at=now,
    )
    return Principal(user_id=UserId(user.id), role=role)


async def sign_in(principal: Principal, key: tokens.TokenKey, *, now: datetime | None = None) -> str:
    """An access token of a new session of this user, as signing in gives it."""
    now, session_id = now or clock.utc_now(), SessionId(new_uuid())
    await sessions.start_session(user_id=principal.user_id, session_id=session_id, lifetimes=LIFETIMES, now=now)
    return tokens.issue(key, tokens.Bearer(principal.user_id, session_id), now).text


@cache
def _password_hash() -> str:
    """The hash of PASSWORD, made once: most of what a test would cost, if each of its users had one of its own."""
    return passwords._HASHER.hash(PASSWORD)


async def lock_out(principal: Principal, *, now: datetime = NOW) -> None:
    """Deactivates a user, without an event."""
    await User.filter(id=principal.user_id).update(is_active=False, credentials_changed_at=now)
    principals.forget()


async def make_merchant(admin: Principal, *, name: str | None = None, is_active: bool = True) -> Merchant:
    """A new merchant."""
    merchant = await merchants.create_merchant(
        principal=admin, merchant_id=MerchantId(new_uuid()), name=name or f"Merchant {next(_number)}", now=NOW
    )
    if is_active:
        return merchant
    return await merchants.update_merchant(
        principal=admin, merchant_id=MerchantId(merchant.id), name=None, is_active=False, now=NOW
    )


def instruction(
    merchant: Merchant,
    *,
    amount: Money = TEN_DOLLARS,
    key: str | None = None,
    payment_method: str = "pm_success",
    reference: str | None = None,
) -> taking.PaymentInstruction:
    """What a client asks to be charged, with a key of its own unless one is given."""
    return taking.PaymentInstruction(
        idempotency_key=key or f"key-{next(_number)}",
        merchant_id=MerchantId(merchant.id),
        amount=amount,
        payment_method=payment_method,
        reference=reference,
    )


async def take(
    principal: Principal,
    order: taking.PaymentInstruction,
    *,
    gateway: Gateway | None = None,
    now: datetime = NOW,
) -> taking.CreatedPayment:
    """The answer to a client that sends this instruction."""
    return await taking.create_payment(
        principal=principal,
        payment_id=PaymentId(new_uuid()),
        instruction=order,
        gateway=gateway or Simulator(),
        now=now,
    )


async def pay(
    principal: Principal,
    order: taking.PaymentInstruction,
    *,
    gateway: Gateway | None = None,
    now: datetime = NOW,
) -> Payment:
    """The payment of an instruction, taken now or before."""
    return (await take(principal, order, gateway=gateway, now=now)).payment


async def store(principal: Principal, order: taking.PaymentInstruction, *, now: datetime = NOW) -> Payment:
    """A payment as an earlier version took it, of input that is no longer taken: straight into its table."""
    return await Payment.create(
        id=new_uuid(),
        user_id=principal.user_id,
        idempotency_key=order.idempotency_key,
        fingerprint=order.fingerprint,
        merchant_id=order.merchant_id,
        amount_minor=order.amount.amount_minor,
        currency=order.amount.currency,
        payment_method=order.payment_method,
        reference=order.reference,
        status=PaymentStatus.SUCCESS,
        gateway=Simulator.name,
        gateway_reference=f"sim_stored_{next(_number)}",
        created_at=now,
        completed_at=now,
    )


async def give_back(
    principal: Principal,
    payment: Payment,
    amount: Money | None = None,
    *,
    key: str | None = None,
    reason: str | None = None,
    gateway: Gateway | None = None,
    now: datetime = NOW,
) -> refunding.CreatedRefund:
    """The answer to a caller that asks for a refund, with a key of its own unless one is given."""
    return await refunding.create_refund(
        principal=principal,
        refund_id=RefundId(new_uuid()),
        instruction=refunding.RefundInstruction(
            idempotency_key=f"refund-{next(_number)}" if key is None else key,
            payment_id=PaymentId(payment.id),
            amount=amount,
            reason=reason,
        ),
        gateway=gateway or Simulator(),
        now=now,
    )


async def initiate(principal: Principal, order: taking.PaymentInstruction, *, now: datetime = NOW) -> Payment:
    """A payment whose outcome nobody knows yet, as a gateway across a network leaves it for a while."""
    return await taking.record_intent(
        principal=principal, payment_id=PaymentId(new_uuid()), instruction=order, gateway=Simulator(), now=now
    )


async def let_speak(bank: Bank) -> None:
    """Has this bank settle the book's payments, and the other one none, as an admin's choice does."""
    if await settlements.speaking_bank() is bank:
        return
    last = await BankChoice.all().order_by("-number").first()
    if last is None:
        await settlements.agree_on_bank(configured=bank.lower(), now=NOW)
        return
    somebody = await User.all().order_by("id").first()
    admin = await make_user(Role.ADMIN) if somebody is None else Principal(UserId(somebody.id), Role.ADMIN)
    await settlements.choose_bank(principal=admin, bank=bank, choice_id=new_uuid(), now=NOW)


async def settle(*, now: datetime, delay: Span = BANK_DELAY) -> settlements.Settled:
    """Lets the simulated bank do all that it can do by `now`."""
    await let_speak(Bank.SIMULATED)
    return await settlements.run_bank(now=now, delay=delay)


async def settlement_of(payment: Payment) -> Settlement | None:
    """What the bank says of a payment, and has not withdrawn."""
    counts = Settlement.filter(status__not=SettlementStatus.WITHDRAWN, refund_id__isnull=True)
    return await counts.get_or_none(payment_id=payment.id)


async def reconcile(*, now: datetime = NOW, is_full: bool = False) -> ReconciliationRun:
    """A run by the system itself, with DEADLINES, in a book that the simulated bank settles."""
    await let_speak(Bank.SIMULATED)
    return await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=DEADLINES,
        trigger=RunTrigger.SCHEDULE,
        now=now,
        is_full=is_full,
    )


def seconds(number: float) -> timedelta:
    """A short name for what tests of time need most."""
    return timedelta(seconds=number)
