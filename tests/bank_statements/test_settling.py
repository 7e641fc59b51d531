"""Settling by statements: when it is said to have happened, and what is left as it was."""

from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.bank_statements.files import EVENING, bring, camt, credit_for, statement
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
