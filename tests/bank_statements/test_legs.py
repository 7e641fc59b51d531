"""Each movement of money for a payment is one leg, whoever tells of it, and what is left is their sum."""

from datetime import timedelta
from uuid import UUID

from payflowx.bank_statements.service.legs import Leg, LegType, get_legs, sum_up
from payflowx.core.ids import PaymentId, Prefix, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.gateways.simulator import Simulator
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.refunds.service import failing
from payflowx.settlements.models import Bank
from tests.bank_statements.files import bring, camt, credit_for, statement
from tests.bank_statements.returned import camt as camt_of_return
from tests.bank_statements.returned import taken
from tests.factories import BANK_DELAY, NOW, give_back, initiate, instruction, let_speak, pay

AMOUNT = Money(44_00, "EUR")


async def legs_of(payment: Payment) -> list[Leg]:
    """The legs of one payment."""
    key = PaymentId(payment.id)
    return (await get_legs(payment_ids=[key]))[key]


def told(legs: list[Leg]) -> list[tuple[LegType, int]]:
    """What moved, in minor units, oldest first."""
    return [(leg.type, leg.amount.amount_minor) for leg in legs]


async def test_charge_that_the_bank_tells_as_well_is_one_leg(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=AMOUNT))
    [alone] = await legs_of(payment)
    await let_speak(Bank.STATEMENTS)
    await bring(admin, camt(statement([credit_for(payment)])), now=NOW + timedelta(days=4))

    [both] = await legs_of(payment)

    record = to_typeid(Prefix.PAYMENT, UUID(str(payment.id)))
    assert (alone.type, alone.amount, alone.records, alone.entries) == (LegType.CHARGE, AMOUNT, [record], [])
    assert (both.amount, both.records, len(both.entries), both.occurred_at) == (AMOUNT, [record], 1, NOW)


async def test_refunds_failures_and_returns_are_legs_whose_sum_is_what_is_left(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=AMOUNT, payment_method="pm_refund_fails_later"))
    await give_back(user, payment, Money(4_00, "EUR"), now=NOW + timedelta(hours=1))
    await failing.fail_late(gateway=Simulator(), now=NOW + timedelta(hours=2), delay=BANK_DELAY, since=NOW)
    await give_back(user, payment, Money(10_00, "EUR"), now=NOW + timedelta(hours=3))
    await let_speak(Bank.STATEMENTS)
    await bring(admin, camt(statement([credit_for(payment)])), now=NOW + timedelta(days=4))
    await bring(admin, camt_of_return(taken(payment, 5_00), code="IDDT-UPDD"), now=NOW + timedelta(days=6))

    legs = await legs_of(payment)

    assert sorted(told(legs)) == [
        (LegType.CHARGE, 44_00),
        (LegType.REFUND, -10_00),
        (LegType.REFUND, -4_00),
        (LegType.REFUND_FAILURE, 4_00),
        (LegType.RETURN, -5_00),
    ]
    assert [leg.occurred_at for leg in legs] == sorted(leg.occurred_at for leg in legs)
    [back] = [leg for leg in legs if leg.type is LegType.RETURN]
    assert (back.records, len(back.entries)) == ([], 1)
    assert sum_up(legs=legs) == [Money(29_00, "EUR")]


async def test_payment_that_was_not_taken_has_no_legs(user: Principal, merchant: Merchant) -> None:
    declined = await pay(user, instruction(merchant, payment_method="pm_declined"))
    open_one = await initiate(user, instruction(merchant))

    assert await legs_of(declined) == await legs_of(open_one) == []


def test_legs_in_several_currencies_have_a_sum_in_each() -> None:
    amounts = [Money(10_00, "USD"), Money(-4_00, "USD"), Money(-3, "JPY")]
    legs = [Leg(LegType.CHARGE, amount, NOW, None, [], []) for amount in amounts]

    assert sum_up(legs=legs) == [Money(-3, "JPY"), Money(6_00, "USD")]
