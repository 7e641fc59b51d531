"""Numbers and sums of payments: exact, per status and currency, over what the caller may see."""

from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import PaymentStatus
from payflowx.payments.service import lists
from payflowx.payments.service.lists import PaymentFilter
from tests.factories import NOW, initiate, instruction, pay, seconds, store
from tests.round_trips import recorded

INITIATED, SUCCESS, FAILED = PaymentStatus
LARGEST_MINOR = 9_999_999_999_999_999


async def counted(
    principal: Principal,
    filters: PaymentFilter = PaymentFilter(),  # noqa: B008
) -> list[tuple[PaymentStatus, int, Money]]:
    counts = await lists.count_payments(principal=principal, filters=filters)
    return [(count.status, count.count, count.total) for count in counts]


async def test_nothing_is_counted_where_there_is_nothing(database: str, user: Principal) -> None:
    assert await counted(user) == []


async def test_payments_are_counted_and_summed_by_status_and_currency(user: Principal, merchant: Merchant) -> None:
    for amount in (Money(1, "USD"), Money(2_50, "USD"), Money(500, "JPY"), Money(3_500, "KWD")):
        await pay(user, instruction(merchant, amount=amount))
    await pay(user, instruction(merchant, amount=Money(7_00, "USD"), payment_method="pm_declined"))
    await initiate(user, instruction(merchant, amount=Money(9, "JPY")))

    assert await counted(user) == [
        (INITIATED, 1, Money(9, "JPY")),
        (SUCCESS, 1, Money(500, "JPY")),
        (SUCCESS, 1, Money(3_500, "KWD")),
        (FAILED, 1, Money(7_00, "USD")),
        (SUCCESS, 2, Money(2_51, "USD")),
    ]


async def test_sum_that_no_float_can_hold_is_exact(user: Principal, merchant: Merchant) -> None:
    for _ in range(3):
        await store(user, instruction(merchant, amount=Money(LARGEST_MINOR, "UYW")))

    assert await counted(user) == [(SUCCESS, 3, Money(3 * LARGEST_MINOR, "UYW"))]
    assert int(float(3 * LARGEST_MINOR)) != 3 * LARGEST_MINOR


async def test_user_counts_its_own_payments_and_operators_count_all(
    user: Principal, stranger: Principal, operator: Principal, merchant: Merchant
) -> None:
    await pay(user, instruction(merchant, amount=Money(1_00, "USD")))
    await pay(stranger, instruction(merchant, amount=Money(2_00, "USD")))

    assert await counted(user) == [(SUCCESS, 1, Money(1_00, "USD"))]
    assert await counted(user, PaymentFilter(user_id=stranger.user_id)) == []
    assert await counted(operator) == [(SUCCESS, 2, Money(3_00, "USD"))]


async def test_filters_apply_to_counts_as_they_do_to_lists(user: Principal, merchant: Merchant) -> None:
    for number, currency in enumerate(("USD", "EUR", "USD")):
        await pay(user, instruction(merchant, amount=Money(1_00, currency)), now=NOW + seconds(number))

    later = PaymentFilter(currency="USD", created_from=NOW + seconds(1), search="key-")
    assert await counted(user, later) == [(SUCCESS, 1, Money(1_00, "USD"))]


async def test_counting_is_one_statement(user: Principal, merchant: Merchant) -> None:
    await pay(user, instruction(merchant))

    async with recorded() as statements:
        await counted(user)

    assert len(statements) == 1
