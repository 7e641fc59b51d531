"""Settling by statements: when it is said to have happened, and by which of several credits."""

from dataclasses import replace
from datetime import date

import pytest

from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.bank_statements.files import DAY, EVENING, bring, camt, credit_for, statement
from tests.factories import instruction, pay, seconds, settlement_of

HOUR = seconds(3600)


async def test_settlement_is_dated_by_the_import_and_never_before_its_own_payment(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    before, after, much_later = [
        await pay(user, instruction(merchant), now=EVENING + number * HOUR) for number in (-1, 1, 2)
    ]

    await bring(operator, camt(statement([credit_for(payment) for payment in (before, after, much_later)])))

    for payment, at in ((before, EVENING), (after, after.created_at), (much_later, much_later.created_at)):
        settlement = await settlement_of(payment)
        assert settlement is not None
        assert (settlement.settled_at, settlement.attempted_at, settlement.created_at) == (at, at, at)


async def test_settlement_has_the_value_date_of_its_credit_whatever_day_it_was_booked(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))

    await bring(operator, camt(statement([replace(credit_for(payment), value_date="2026-11-25")], day=DAY)))

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.value_date == date(2026, 11, 25)


@pytest.mark.parametrize("is_first", [True, False])
async def test_of_several_credits_the_one_that_was_booked_first_settles_wherever_it_stands(
    user: Principal, operator: Principal, merchant: Merchant, is_first: bool
) -> None:
    payment = await pay(user, instruction(merchant))
    early = statement([replace(credit_for(payment, reference="EARLY"), value_date="2026-11-25")], day=DAY)
    late = statement([credit_for(payment, reference="LATE")], day=date(2026, 11, 24), number=2, opening=10_00)

    await bring(operator, camt(*(early, late) if is_first else (late, early)))

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.bank_reference == "EARLY"


@pytest.mark.parametrize("is_first", [True, False])
async def test_of_credits_of_one_day_the_one_of_the_earliest_value_settles_wherever_it_stands(
    user: Principal, operator: Principal, merchant: Merchant, is_first: bool
) -> None:
    payment = await pay(user, instruction(merchant))
    early = replace(credit_for(payment, reference="EARLY"), value_date="2026-11-24")
    late = replace(credit_for(payment, reference="LATE"), value_date="2026-11-25")

    await bring(operator, camt(statement([early, late] if is_first else [late, early])))

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.bank_reference == "EARLY"
