"""A payment only moves forward: the database refuses the rest, to raw SQL too."""

import asyncpg
import pytest

from payflowx.core import db
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.factories import initiate, instruction, pay
from tests.tables import contents

FORBIDDEN = {
    "status": "UPDATE payments SET status = 'INITIATED', completed_at = NULL, gateway_reference = NULL",
    "outcome": "UPDATE payments SET status = 'FAILED', failure_code = 'x', failure_reason = 'x'",
    "amount": "UPDATE payments SET amount_minor = amount_minor + 1",
    "description": "UPDATE payments SET description = 'other'",
    "same values": "UPDATE payments SET status = status",
    "deletion": "DELETE FROM payments",
    "truncation": "TRUNCATE payments CASCADE",
    "event": "UPDATE events SET actor = 'somebody else'",
    "deletion of events": "DELETE FROM events",
}
IDENTITY = {
    "amount": "UPDATE payments SET amount_minor = amount_minor + 1",
    "currency": "UPDATE payments SET currency = 'JPY'",
    "key": "UPDATE payments SET idempotency_key = 'other'",
    "reference": "UPDATE payments SET reference = 'other'",
    "creation": "UPDATE payments SET created_at = created_at - interval '1 day'",
}


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN)
@pytest.mark.parametrize("payment_method", ["pm_success", "pm_declined"])
async def test_terminal_payment_and_its_trail_never_change(
    user: Principal, merchant: Merchant, payment_method: str, statement: str
) -> None:
    await pay(user, instruction(merchant, payment_method=payment_method, reference="INV 7"))
    before = await contents()

    with pytest.raises(asyncpg.RestrictViolationError):
        await db.execute(statement)

    assert await contents() == before


@pytest.mark.parametrize("statement", IDENTITY.values(), ids=IDENTITY)
async def test_what_an_open_payment_is_about_never_changes(user: Principal, merchant: Merchant, statement: str) -> None:
    await initiate(user, instruction(merchant, reference="INV 7"))
    before = await contents()

    with pytest.raises(asyncpg.RestrictViolationError):
        await db.execute(statement)

    assert await contents() == before


async def test_second_row_for_a_key_is_refused(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)
    await pay(user, order)

    with pytest.raises(Exception, match="payments_user_id"):
        await initiate(user, order)

    assert await Payment.all().count() == 1
