"""When the simulated bank pays: after an exact time, or at the end of a business day of the currency."""

from datetime import UTC, datetime, timedelta

import pytest

from payflowx.core import db
from payflowx.core.clock import Span
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.settlements.models import SettlementStatus
from payflowx.settlements.service import Settled
from tests.factories import NOW, instruction, pay, seconds, settle, settlement_of

PENDING, SETTLED, *_ = SettlementStatus
MICROSECOND = timedelta(microseconds=1)
TWO_BUSINESS_DAYS = Span.parse("2bd")
# On Friday, 22 December 2028 the weekend is followed by two days on which TARGET is closed, Christmas Day and the day
# after; the United States close on the first of the two, and Japan on neither.
FRIDAY = datetime(2028, 12, 22, 15, 30, tzinfo=UTC)
BUSINESS_DAYS = {
    ("EUR", FRIDAY): datetime(2028, 12, 29, tzinfo=UTC),
    ("USD", FRIDAY): datetime(2028, 12, 28, tzinfo=UTC),
    ("JPY", FRIDAY): datetime(2028, 12, 27, tzinfo=UTC),
    ("EUR", datetime(2028, 12, 22, 23, 59, 59, 999999, tzinfo=UTC)): datetime(2028, 12, 29, tzinfo=UTC),
    ("JPY", datetime(2028, 12, 23, tzinfo=UTC)): datetime(2028, 12, 27, tzinfo=UTC),
    # Good Friday and Easter Monday
    ("EUR", datetime(2026, 4, 2, 9, tzinfo=UTC)): datetime(2026, 4, 9, tzinfo=UTC),
    ("EUR", datetime(2026, 4, 3, 9, tzinfo=UTC)): datetime(2026, 4, 9, tzinfo=UTC),
    # The currency of several countries has the calendar of its central bank's seat: Dakar keeps Easter Monday alone.
    ("XOF", datetime(2026, 4, 2, 9, tzinfo=UTC)): datetime(2026, 4, 8, tzinfo=UTC),
}


@pytest.mark.parametrize("delay", ["PT0S", "PT2S", "PT0.5S", "P1D", "P2DT3H4M"])
async def test_bank_pays_as_soon_as_an_exact_delay_has_passed_and_no_microsecond_before(
    user: Principal, merchant: Merchant, delay: str
) -> None:
    span = Span.parse(delay)
    payment = await pay(user, instruction(merchant))
    due_at = NOW + span.exact

    assert await settle(now=due_at - MICROSECOND, delay=span) == Settled(announced=1)
    assert await settle(now=due_at, delay=span) == Settled(settled=1)

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.due_at == due_at


@pytest.mark.parametrize(("payment", "due_at"), BUSINESS_DAYS.items(), ids=str)
async def test_delay_in_business_days_ends_with_the_last_of_them(
    user: Principal, merchant: Merchant, payment: tuple[str, datetime], due_at: datetime
) -> None:
    currency, paid_at = payment
    taken = await pay(user, instruction(merchant, amount=Money(10_00, currency)), now=paid_at)

    assert await settle(now=due_at - MICROSECOND, delay=TWO_BUSINESS_DAYS) == Settled(announced=1)
    assert await settle(now=due_at, delay=TWO_BUSINESS_DAYS) == Settled(settled=1)

    settlement = await settlement_of(taken)
    assert settlement is not None
    assert settlement.due_at == due_at


async def test_each_payment_of_a_batch_follows_the_calendar_of_its_own_currency_and_day(
    user: Principal, merchant: Merchant
) -> None:
    payments = {
        case: await pay(user, instruction(merchant, amount=Money(10_00, case[0])), now=case[1])
        for case in BUSINESS_DAYS
    }

    await settle(now=datetime(2029, 1, 1, tzinfo=UTC), delay=TWO_BUSINESS_DAYS)

    for case, due_at in BUSINESS_DAYS.items():
        settlement = await settlement_of(payments[case])
        assert settlement is not None
        assert (settlement.due_at, settlement.status) == (due_at, SETTLED)


async def test_payment_that_arrives_while_the_bank_reads_its_calendar_is_never_paid_early(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pay(user, instruction(merchant, amount=Money(10_00, "USD")))
    fetch = db.fetch
    late: list[Payment] = []

    async def fetch_and_pay(statement: str, *arguments: object, limit: timedelta | None = None) -> list[object]:
        rows = await fetch(statement, *arguments, limit=limit)
        if "DISTINCT currency" in statement and not late:
            late.append(await pay(user, instruction(merchant, amount=Money(10_00, "EUR")), now=NOW + seconds(1)))
        return list(rows)

    monkeypatch.setattr(db, "fetch", fetch_and_pay)
    await settle(now=NOW + seconds(2), delay=TWO_BUSINESS_DAYS)
    await settle(now=NOW + seconds(3), delay=TWO_BUSINESS_DAYS)

    settlement = await settlement_of(late[0])
    assert settlement is not None
    assert (settlement.status, settlement.due_at) == (PENDING, datetime(2026, 11, 25, tzinfo=UTC))
