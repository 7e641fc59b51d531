"""What the simulated bank does with a payment: it depends on the amount alone, in every currency."""

from dataclasses import dataclass
from datetime import date

import pytest

from payflowx.core.currencies import EXPONENTS, PAYABLE
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money, minor_per_major
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.gateways.simulator import REFUSALS
from payflowx.merchants.models import Merchant
from payflowx.settlements.feeds import simulated_bank
from payflowx.settlements.models import Settlement, SettlementSource, SettlementStatus
from payflowx.settlements.service import Settled
from tests.factories import NOW, initiate, instruction, pay, seconds, settle, settlement_of, store
from tests.tables import contents

PENDING, SETTLED, FAILED, _ = SettlementStatus
LATER = NOW + seconds(2)
CURRENCIES = ("JPY", "EUR", "USD", "KWD", "UYW")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bank pays for an amount of major units, in major units; `currency` is None where it's the payment's."""

    amount: int
    paid: int | None
    status: SettlementStatus | None
    currency: str | None = None


ANSWERS = {
    "pays one less": Answer(999, 998, SETTLED),
    "pays one more": Answer(998, 999, SETTLED),
    "pays in another currency": Answer(997, 997, SETTLED, currency="EUR"),
    "rejects": Answer(996, 996, FAILED),
    "never pays": Answer(995, None, None),
    "pays in full": Answer(1000, 1000, SETTLED),
    "pays the smallest unit in full": Answer(1, 1, SETTLED),
}


def test_the_currencies_here_have_every_number_of_decimals() -> None:
    assert {EXPONENTS[currency] for currency in CURRENCIES} == set(EXPONENTS.values()) == {0, 2, 3, 4}


@pytest.mark.parametrize("currency", CURRENCIES)
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
async def test_bank_answers_to_the_amount_in_major_units(
    user: Principal, merchant: Merchant, answer: Answer, currency: str
) -> None:
    amount = Money(answer.amount * minor_per_major(currency), currency)
    take = pay if currency in PAYABLE else store
    payment = await take(user, instruction(merchant, amount=amount))

    await settle(now=LATER)

    settlement = await settlement_of(payment)
    if answer.paid is None:
        assert settlement is None
        return
    assert settlement is not None
    paid_in = answer.currency or currency
    if answer.currency == currency:
        paid_in = "USD"  # another one than the payment's, whatever that is
    assert settlement.status is answer.status
    assert settlement.money == Money(answer.paid * minor_per_major(paid_in), paid_in)


@pytest.mark.parametrize("amount_minor", [1, 998_99, 999_01, 995_01, 99_900, 999, 9_999_999_999_999_999])
async def test_other_amounts_are_paid_to_the_minor_unit(user: Principal, merchant: Merchant, amount_minor: int) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(amount_minor, "KWD")))

    await settle(now=LATER)

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert (settlement.status, settlement.money) == (SETTLED, payment.money)


async def test_announced_settlement_is_pending_until_the_delay_has_passed(user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))

    assert await settle(now=NOW + seconds(1)) == Settled(announced=1)

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert (settlement.status, settlement.money) == (PENDING, payment.money)
    assert (settlement.created_at, settlement.due_at) == (NOW + seconds(1), NOW + seconds(2))
    assert (settlement.bank_reference, settlement.value_date, settlement.attempted_at) == (None, None, None)
    assert (settlement.settled_at, settlement.failure_reason) == (None, None)


async def test_settled_settlement_says_when_and_under_which_reference(user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))

    assert await settle(now=LATER) == Settled(announced=1, settled=1)

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.source is SettlementSource.SIMULATED_BANK
    assert (settlement.attempted_at, settlement.settled_at, settlement.value_date) == (LATER, LATER, date(2026, 11, 20))
    assert settlement.bank_reference == f"simbank-{settlement.id.hex}"
    assert settlement.failure_reason is None


async def test_rejected_settlement_says_why(user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(996_00, "USD")))

    assert await settle(now=LATER) == Settled(announced=1, failed=1)

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.failure_reason == simulated_bank.REJECTION
    assert (settlement.attempted_at, settlement.settled_at, settlement.value_date) == (LATER, None, None)
    assert settlement.bank_reference


@pytest.mark.parametrize("payment_method", [*REFUSALS, "pm_error"])
async def test_failed_payment_is_never_settled(user: Principal, merchant: Merchant, payment_method: str) -> None:
    await pay(user, instruction(merchant, payment_method=payment_method))

    assert await settle(now=NOW + seconds(3600)) == Settled()
    assert await Settlement.all().count() == 0


async def test_payment_of_unknown_outcome_is_never_settled(user: Principal, merchant: Merchant) -> None:
    await initiate(user, instruction(merchant))

    assert await settle(now=NOW + seconds(3600)) == Settled()
    assert await Settlement.all().count() == 0


@pytest.mark.parametrize(("amount_minor", "outcome"), [(10_00, "settlement.settled"), (996_00, "settlement.failed")])
async def test_each_change_of_state_has_one_event_of_the_bank(
    user: Principal, merchant: Merchant, amount_minor: int, outcome: str
) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(amount_minor, "USD")))
    announced_at = NOW + seconds(1)
    for moment in (announced_at, announced_at, LATER, LATER):
        await settle(now=moment)

    trail = await events.trails(subject_ids=[payment.id])

    assert [event.type for event in trail[2:]] == ["settlement.pending", outcome]
    settlement = await settlement_of(payment)
    assert settlement is not None
    for event, occurred_at in zip(trail[2:], (announced_at, LATER), strict=True):
        assert (event.actor, event.change_id, event.occurred_at) == ("system:bank", settlement.id, occurred_at)
        assert (event.data["amount_minor"], event.data["currency"]) == (amount_minor, "USD")
    assert trail[3].data["bank_reference"] == settlement.bank_reference


async def test_trail_stays_in_order_where_the_bank_pays_at_once(user: Principal, merchant: Merchant) -> None:
    payments = [await pay(user, instruction(merchant)) for _ in range(20)]
    await settle(now=NOW + seconds(60))

    for payment in payments:
        types = [event.type for event in await events.trails(subject_ids=[payment.id])]
        assert types == ["payment.initiated", "payment.succeeded", "settlement.pending", "settlement.settled"]


async def test_running_again_changes_nothing(user: Principal, merchant: Merchant) -> None:
    for major in (10, 999, 998, 997, 996, 995):
        await pay(user, instruction(merchant, amount=Money(major * 100, "USD")))
    assert await settle(now=LATER) == Settled(announced=5, settled=4, failed=1)
    before = await contents()

    assert await settle(now=LATER) == Settled()
    assert await settle(now=NOW + seconds(3600)) == Settled()

    assert await contents() == before


async def test_settling_changes_no_payment(user: Principal, merchant: Merchant) -> None:
    await pay(user, instruction(merchant))
    before = await contents("payments", "merchants", "users")

    await settle(now=LATER)

    assert await contents("payments", "merchants", "users") == before


async def test_ids_of_settlements_sort_by_the_time_of_their_creation(user: Principal, merchant: Merchant) -> None:
    for moment in range(5):
        await pay(user, instruction(merchant), now=NOW + seconds(moment))
        await settle(now=NOW + seconds(moment))

    by_time = await Settlement.all().order_by("created_at")
    assert [row.id for row in by_time] == sorted(row.id for row in by_time)
    assert all(to_typeid("settlement", row.id).startswith("settlement_01") for row in by_time)


async def test_settlement_is_not_dated_before_its_payment(user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))

    await settle(now=NOW - seconds(60))

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert (settlement.status, settlement.created_at) == (SettlementStatus.PENDING, NOW)
