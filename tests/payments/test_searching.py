"""A search finds the same, however it is found: at the list's beginning, gathered, or by reading the list."""

from datetime import timedelta

import pytest

from payflowx.core import db, seeking
from payflowx.core.errors import QueryTooBroad
from payflowx.core.money import Money
from payflowx.core.paging import PageRequest, Position
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments import sql
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.payments.service import lists
from payflowx.payments.service.lists import PaymentFilter, PaymentSort
from tests.database.pools import pool_of
from tests.factories import NOW, initiate, instruction, pay, seconds
from tests.round_trips import recorded

COUNT = 12
# How many rows are looked at, how many may be gathered, and how many statements the search takes then.
WAYS = {"looked at": (100, 100, 1), "gathered": (2, 100, 2), "read": (2, 1, 3)}


@pytest.fixture
async def payments(user: Principal, stranger: Principal, merchant: Merchant) -> list[Payment]:
    """Payments of two people, in three states, every third one with a word in its reference."""
    made = []
    for number in range(COUNT):
        order = instruction(
            merchant,
            key=f"key-{number}",
            amount=Money(100 + number * 7 % 5, "USD"),
            reference=f"{'Needle' if number % 3 == 0 else 'straw'}-{number}",
            payment_method="pm_declined" if number % 4 == 0 else "pm_success",
        )
        take = initiate if number == COUNT - 3 else pay
        made.append(await take(stranger if number % 2 else user, order, now=NOW + seconds(number // 2)))
    return made


def expected(payments: list[Payment], sort: PaymentSort) -> list[Payment]:
    """Those with the word, in the list's order."""
    found = [payment for payment in payments if "Needle" in str(payment.reference)]
    return sorted(found, key=lambda payment: (getattr(payment, sort.value), payment.id), reverse=True)


@pytest.mark.parametrize(("looked_at", "gathered", "statements"), WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("sort", PaymentSort)
async def test_every_way_finds_the_same_on_every_page(  # noqa: PLR0917
    payments: list[Payment],
    operator: Principal,
    monkeypatch: pytest.MonkeyPatch,
    looked_at: int,
    gathered: int,
    statements: int,
    sort: PaymentSort,
) -> None:
    monkeypatch.setattr(seeking, "LOOKED_AT", looked_at)
    monkeypatch.setattr(seeking, "GATHERED_MAX", gathered)
    filters = PaymentFilter(search="needle", statuses=[PaymentStatus.SUCCESS, PaymentStatus.FAILED])
    wanted = [payment for payment in expected(payments, sort) if payment.status is not PaymentStatus.INITIATED]

    async with recorded() as asked:
        page = await lists.list_payments(principal=operator, request=PageRequest(100), filters=filters, sort=sort)
    assert (page.items, len(asked)) == (wanted, statements)
    request = PageRequest(size=2)
    for part in (wanted[start : start + 2] for start in range(0, len(wanted), 2)):
        page = await lists.list_payments(principal=operator, request=request, filters=filters, sort=sort)
        assert (page.items, page.has_next) == (part, part[-1] is not wanted[-1])
        request = PageRequest(size=2, after=Position(getattr(part[-1], sort.value), part[-1].id))


@pytest.mark.parametrize(("looked_at", "gathered", "statements"), WAYS.values(), ids=WAYS)
async def test_every_way_finds_ones_own_payments_only(
    payments: list[Payment],
    user: Principal,
    monkeypatch: pytest.MonkeyPatch,
    looked_at: int,
    gathered: int,
    statements: int,
) -> None:
    monkeypatch.setattr(seeking, "LOOKED_AT", looked_at)
    monkeypatch.setattr(seeking, "GATHERED_MAX", gathered)
    own = [payment for payment in expected(payments, PaymentSort.CREATED_AT) if payment.user_id == user.user_id]

    async with recorded() as asked:
        page = await lists.list_payments(
            principal=user, request=PageRequest(100), filters=PaymentFilter(search="NEEDLE")
        )

    assert (page.items, len(asked)) == (own, statements)


async def test_search_that_takes_too_long_says_what_to_narrow(
    payments: list[Payment], database: str, operator: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "STATEMENT_TIMEOUT", timedelta(milliseconds=300))
    monkeypatch.setattr(sql, "NAMES", "(SELECT pg_sleep(10)::text)")

    async with pool_of(database):
        with pytest.raises(QueryTooBroad, match="shorter stretch of time") as refusal:
            await lists.list_payments(
                principal=operator, request=PageRequest(10), filters=PaymentFilter(search="needle")
            )

    assert (refusal.value.code, refusal.value.path) == ("QUERY_TOO_BROAD", ("filter", "search"))
    assert payments
