"""The simulated bank books each refund that was made, as its amount says, beside the payment's own settlement."""

import pytest

from payflowx.core.ids import new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.events import service as events
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.settlements import service as settlements
from payflowx.settlements.models import Bank, Settlement, SettlementStatus
from payflowx.settlements.service import Settled
from tests.factories import NOW, give_back, instruction, make_user, pay, seconds, settle, settlement_of
from tests.tables import contents

LATER = NOW + seconds(2)
PENDING, SETTLED, FAILED, WITHDRAWN = SettlementStatus


async def big(user: Principal, merchant: Merchant, method: str = "pm_success") -> Payment:
    """A payment of 5,000 dollars."""
    return await pay(user, instruction(merchant, amount=Money(5000_00, "USD"), payment_method=method))


@pytest.mark.parametrize(
    ("major", "status", "booked"),
    [
        (999, SETTLED, Money(998_00, "USD")),
        (998, SETTLED, Money(999_00, "USD")),
        (997, SETTLED, Money(997_00, "EUR")),
        (996, FAILED, Money(996_00, "USD")),
        (995, None, None),
        (1000, SETTLED, Money(1000_00, "USD")),
    ],
)
async def test_bank_books_a_refund_by_its_own_amount(
    user: Principal, merchant: Merchant, major: int, status: SettlementStatus | None, booked: Money | None
) -> None:
    payment = await big(user, merchant)
    refund = (await give_back(user, payment, Money(major * 100, "USD"))).refund

    done = await settle(now=LATER)

    assert done.announced == (1 if status is None else 2)
    found = await Settlement.get_or_none(refund_id=refund.id)
    own = await settlement_of(payment)
    assert own is not None
    assert (own.status, own.money) == (SETTLED, payment.money)
    if status is None:
        assert found is None
        return
    assert found is not None
    assert (found.payment_id, found.status, found.money) == (payment.id, status, booked)
    trail = await events.trails(subject_ids=[refund.id])
    assert [event.type for event in trail][2:] == ["settlement.pending", f"settlement.{status.lower()}"]
    assert {event.change_id for event in trail[2:]} == {found.id}
    own_trail = await events.trails(subject_ids=[payment.id])
    assert [event.type for event in own_trail][2:] == ["settlement.pending", "settlement.settled"]


async def test_refunds_are_announced_once_and_paid_when_they_are_due(user: Principal, merchant: Merchant) -> None:
    payment = await big(user, merchant)
    for number in range(3):
        await give_back(user, payment, Money(1, "USD"), now=NOW + seconds(number))

    assert await settle(now=NOW + seconds(1.9)) == Settled(announced=4)
    before = await contents()
    assert await settle(now=NOW + seconds(1.9)) == Settled()
    assert await contents() == before
    assert await settle(now=NOW + seconds(3)) == Settled(settled=3)
    assert await settle(now=NOW + seconds(4)) == Settled(settled=1)


@pytest.mark.parametrize("method", ["pm_refund_declined", "pm_refund_open"])
async def test_refund_that_was_not_made_is_not_booked(user: Principal, merchant: Merchant, method: str) -> None:
    payment = await big(user, merchant, method)
    await give_back(user, payment, Money(1, "USD"))

    assert await settle(now=LATER) == Settled(announced=1, settled=1)
    assert not await Settlement.filter(refund_id__isnull=False)


async def test_bank_that_falls_silent_withdraws_what_it_has_promised_on_refunds(
    user: Principal, merchant: Merchant
) -> None:
    payment = await big(user, merchant)
    refund = (await give_back(user, payment, Money(1, "USD"))).refund
    await settle(now=NOW)

    admin = await make_user(Role.ADMIN)
    chosen = await settlements.choose_bank(principal=admin, bank=Bank.STATEMENTS, choice_id=new_uuid(), now=NOW)

    assert chosen.withdrawn == 2
    assert {row.status for row in await Settlement.all()} == {WITHDRAWN}
    assert [event.type for event in await events.trails(subject_ids=[refund.id])][2:] == [
        "settlement.pending",
        "settlement.withdrawn",
    ]
    assert await settlements.OF_REFUND.find([]) == []
    await settlements.choose_bank(principal=admin, bank=Bank.SIMULATED, choice_id=new_uuid(), now=NOW)
    assert await settle(now=NOW) == Settled(announced=2)
