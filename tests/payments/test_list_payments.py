"""Lists of payments: who sees what, the filters, the search, the order and the pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
import pytest_asyncio

from payflowx.core import db
from payflowx.core.errors import InvalidInput
from payflowx.core.ids import MerchantId, PaymentId, new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.paging import PageRequest, Position
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.payments.service import lists
from payflowx.payments.service.lists import PaymentFilter, PaymentSort
from tests.factories import NOW, initiate, instruction, make_merchant, pay, seconds
from tests.round_trips import recorded

EVERYTHING = PageRequest(size=100)


@dataclass(frozen=True, slots=True)
class Book:
    """Payments of two users to two merchants, one each second from NOW on."""

    user: Principal
    stranger: Principal
    merchant: Merchant
    another: Merchant
    payments: list[Payment]


@pytest_asyncio.fixture
async def book(user: Principal, stranger: Principal, admin: Principal, merchant: Merchant) -> Book:
    another = await make_merchant(admin)
    orders = [
        (user, instruction(merchant, amount=Money(10_00, "USD"))),
        (user, instruction(another, amount=Money(20_00, "EUR"))),
        (user, instruction(merchant, amount=Money(10_00, "USD"), payment_method="pm_declined")),
        (stranger, instruction(merchant, amount=Money(5_00, "USD"))),
        (stranger, instruction(another, amount=Money(10_00, "EUR"), payment_method="pm_expired")),
        (stranger, instruction(another, amount=Money(10_00, "USD"))),
    ]
    payments = [await pay(who, order, now=NOW + seconds(number)) for number, (who, order) in enumerate(orders)]
    unknown = await initiate(user, instruction(merchant, amount=Money(30_00, "USD")), now=NOW + seconds(6))
    return Book(user, stranger, merchant, another, [*payments, unknown])


async def listed(principal: Principal, filters: PaymentFilter = PaymentFilter()) -> list[Payment]:  # noqa: B008
    """All that the caller sees, newest first."""
    return (await lists.list_payments(principal=principal, request=EVERYTHING, filters=filters)).items


def ids(payments: Sequence[Payment]) -> list[str]:
    return [str(payment.id) for payment in payments]


async def test_user_sees_its_own_payments_only(book: Book) -> None:
    for principal in (book.user, book.stranger):
        own = [payment for payment in reversed(book.payments) if payment.user_id == principal.user_id]
        assert ids(await listed(principal)) == ids(own)
    assert await listed(book.user, PaymentFilter(user_id=book.stranger.user_id)) == []


async def test_operators_and_admins_see_every_payment(book: Book, operator: Principal, admin: Principal) -> None:
    for principal in (operator, admin):
        assert ids(await listed(principal)) == ids(book.payments[::-1])


async def test_payment_of_somebody_else_is_like_one_that_does_not_exist(book: Book, operator: Principal) -> None:
    own, foreign = PaymentId(book.payments[0].id), PaymentId(book.payments[3].id)

    assert await lists.get_payment(principal=book.user, payment_id=own) == book.payments[0]
    assert await lists.get_payment(principal=book.user, payment_id=foreign) is None
    assert await lists.get_payment(principal=book.user, payment_id=PaymentId(new_uuid())) is None
    assert await lists.get_payment(principal=operator, payment_id=foreign) == book.payments[3]


async def test_payments_are_fetched_by_their_ids(book: Book) -> None:
    wanted = [PaymentId(payment.id) for payment in book.payments[:2]]

    assert set(await lists.BY_ID.find([*wanted, PaymentId(new_uuid())])) == set(book.payments[:2])
    assert await lists.BY_ID.find([]) == []


Condition = tuple[Callable[[Book], PaymentFilter], Callable[[Payment, Book], bool]]
FAILED, SUCCESS = PaymentStatus.FAILED, PaymentStatus.SUCCESS
CONDITIONS: dict[str, Condition] = {
    "no condition": (lambda _: PaymentFilter(), lambda *_: True),
    "one status": (lambda _: PaymentFilter(statuses=[FAILED]), lambda payment, _: payment.status is FAILED),
    "two statuses": (
        lambda _: PaymentFilter(statuses=[FAILED, PaymentStatus.INITIATED]),
        lambda payment, _: payment.status is not SUCCESS,
    ),
    "no status": (lambda _: PaymentFilter(statuses=[]), lambda *_: False),
    "merchant": (
        lambda book: PaymentFilter(merchant_id=MerchantId(book.another.id)),
        lambda payment, book: payment.merchant_id == book.another.id,
    ),
    "user": (
        lambda book: PaymentFilter(user_id=book.stranger.user_id),
        lambda payment, book: payment.user_id == book.stranger.user_id,
    ),
    "currency": (lambda _: PaymentFilter(currency="EUR"), lambda payment, _: payment.currency == "EUR"),
    "from an instant on": (
        lambda _: PaymentFilter(created_from=NOW + seconds(2)),
        lambda payment, _: payment.created_at >= NOW + seconds(2),
    ),
    "before an instant": (
        lambda _: PaymentFilter(created_before=NOW + seconds(2)),
        lambda payment, _: payment.created_at < NOW + seconds(2),
    ),
    "search": (
        lambda book: PaymentFilter(search=book.payments[4].idempotency_key),
        lambda payment, book: payment.idempotency_key == book.payments[4].idempotency_key,
    ),
    "everything at once": (
        lambda book: PaymentFilter(
            statuses=[SUCCESS, FAILED],
            merchant_id=MerchantId(book.another.id),
            user_id=book.stranger.user_id,
            currency="EUR",
            created_from=NOW + seconds(4),
            created_before=NOW + seconds(5),
            search="key-",
        ),
        lambda payment, book: payment.id == book.payments[4].id,
    ),
    "conditions that exclude each other": (
        lambda book: PaymentFilter(statuses=[FAILED], search=book.payments[0].idempotency_key),
        lambda *_: False,
    ),
}


@pytest.mark.parametrize(("make_filter", "holds"), CONDITIONS.values(), ids=CONDITIONS)
async def test_filter_keeps_the_payments_that_every_condition_holds_for(
    book: Book,
    operator: Principal,
    make_filter: Callable[[Book], PaymentFilter],
    holds: Callable[[Payment, Book], bool],
) -> None:
    expected = [payment for payment in reversed(book.payments) if holds(payment, book)]

    assert ids(await listed(operator, make_filter(book))) == ids(expected)
    own = [payment for payment in expected if payment.user_id == book.user.user_id]
    assert ids(await listed(book.user, make_filter(book))) == ids(own)


FINDS: dict[str, Callable[[Payment], str]] = {
    "id": lambda payment: to_typeid("payment", payment.id),
    "start of the id": lambda payment: to_typeid("payment", payment.id)[:-2],
    "key": lambda payment: payment.idempotency_key,
    "start of the key": lambda payment: payment.idempotency_key[:-1],
    "reference": lambda payment: str(payment.reference),
    "start of the reference": lambda payment: str(payment.reference)[:-1],
    "gateway reference": lambda payment: str(payment.gateway_reference),
    "start of the gateway reference": lambda payment: str(payment.gateway_reference)[:12],
    "id without its prefix": lambda payment: to_typeid("payment", payment.id).removeprefix("payment_"),
    "start of the id without its prefix": lambda payment: to_typeid("payment", payment.id)[8:-1],
    "id in another case": lambda payment: to_typeid("payment", payment.id).upper(),
    "part of the key in another case": lambda payment: payment.idempotency_key[3:].upper(),
    "part of the reference in another case": lambda payment: str(payment.reference)[2:].upper(),
    "end of the gateway reference": lambda payment: str(payment.gateway_reference)[12:],
    "two letters": lambda payment: payment.idempotency_key[-2:],
}


@pytest.mark.parametrize("text_of", FINDS.values(), ids=FINDS)
async def test_search_finds_a_payment_by_a_part_of_its_names(
    user: Principal, merchant: Merchant, text_of: Callable[[Payment], str]
) -> None:
    wanted = await pay(user, instruction(merchant, key="cart-alpha", reference="INV-alpha"))
    await pay(user, instruction(merchant, key="cart-beta", reference="INV-beta"))

    assert ids(await listed(user, PaymentFilter(search=text_of(wanted)))) == ids([wanted])


@pytest.mark.parametrize("text", ["cart-alpha ", "a-alpha", "alpha\\ninv", "merchant_0", "0", "01", "sim", "%"])
async def test_search_finds_nothing_by_what_no_name_has(user: Principal, merchant: Merchant, text: str) -> None:
    await initiate(user, instruction(merchant, key="cart-alpha", reference="INV-beta"))

    assert await listed(user, PaymentFilter(search=text)) == []


async def test_search_finds_the_payments_of_others_by_address_and_merchant_for_operators_only(
    book: Book, operator: Principal
) -> None:
    [address] = [row["email"] for row in await db.fetch("SELECT email FROM users WHERE id = $1", book.stranger.user_id)]
    of_stranger = [payment for payment in reversed(book.payments) if payment.user_id == book.stranger.user_id]
    of_another = [payment for payment in reversed(book.payments) if payment.merchant_id == book.another.id]
    merchants = {book.merchant.name, book.another.name}
    assert not any(name in book.another.name for name in merchants - {book.another.name})

    assert ids(await listed(operator, PaymentFilter(search=address[1:].upper()))) == ids(of_stranger)
    assert ids(await listed(operator, PaymentFilter(search=book.another.name[1:].upper()))) == ids(of_another)
    assert await listed(book.stranger, PaymentFilter(search=address)) == []
    assert await listed(book.stranger, PaymentFilter(search=book.another.name)) == []


@pytest.mark.parametrize("text", ["50%", "50_", "50\\", "\\%", "%", "_", "'", '"', "$1"])
async def test_search_takes_every_character_literally(user: Principal, merchant: Merchant, text: str) -> None:
    wanted = await initiate(user, instruction(merchant, key=f"{text}-off", reference=None))
    for decoy in ("50 off", "500", "x", "//", "51"):
        await initiate(user, instruction(merchant, key=decoy, reference=None))

    assert ids(await listed(user, PaymentFilter(search=text))) == ids([wanted])


@pytest.mark.parametrize("text", ["", "s" * 256, "line\nbreak", "\0", "half \ud83d"])
async def test_unusable_search_is_refused(database: str, user: Principal, text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await listed(user, PaymentFilter(search=text))

    assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", ("search",))


ORDERS: dict[PaymentSort, Callable[[Payment], tuple[object, object]]] = {
    PaymentSort.CREATED_AT: lambda payment: (payment.created_at, payment.id),
    PaymentSort.AMOUNT: lambda payment: (payment.amount_minor, payment.id),
}


@pytest.mark.parametrize("descending", [True, False], ids=["descending", "ascending"])
@pytest.mark.parametrize("sort", PaymentSort)
async def test_list_is_ordered_by_time_or_amount_in_both_directions(
    book: Book, operator: Principal, sort: PaymentSort, descending: bool
) -> None:
    page = await lists.list_payments(
        principal=operator, request=EVERYTHING, filters=PaymentFilter(), sort=sort, descending=descending
    )

    assert ids(page.items) == ids(sorted(book.payments, key=ORDERS[sort], reverse=descending))
    assert (page.has_next, page.has_previous) == (False, False)


def position(payment: Payment, sort: PaymentSort) -> Position:
    return Position(value=getattr(payment, sort.value), id=payment.id)


@pytest.mark.parametrize("from_end", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize("descending", [True, False], ids=["descending", "ascending"])
@pytest.mark.parametrize("sort", PaymentSort)
async def test_pages_show_each_payment_once_whichever_way_they_are_turned(
    book: Book, operator: Principal, sort: PaymentSort, descending: bool, from_end: bool
) -> None:
    shown: list[Payment] = []
    request: PageRequest | None = PageRequest(size=3, from_end=from_end)
    while request:
        page = await lists.list_payments(
            principal=operator, request=request, filters=PaymentFilter(), sort=sort, descending=descending
        )
        assert (page.has_previous if not from_end else page.has_next) is bool(shown)
        shown = [*page.items, *shown] if from_end else [*shown, *page.items]
        if from_end:
            request = replace(request, before=position(shown[0], sort)) if page.has_previous else None
        else:
            request = replace(request, after=position(shown[-1], sort)) if page.has_next else None

    assert ids(shown) == ids(sorted(book.payments, key=ORDERS[sort], reverse=descending))


async def test_payment_that_arrives_between_two_pages_neither_repeats_nor_hides_one(
    book: Book, operator: Principal
) -> None:
    first = await lists.list_payments(principal=operator, request=PageRequest(size=3), filters=PaymentFilter())
    await pay(book.user, instruction(book.merchant), now=NOW + seconds(60))

    rest = PageRequest(size=100, after=position(first.items[-1], PaymentSort.CREATED_AT))
    second = await lists.list_payments(principal=operator, request=rest, filters=PaymentFilter())

    assert ids([*first.items, *second.items]) == ids(book.payments[::-1])


async def test_list_is_one_statement_however_long_it_is(book: Book, operator: Principal) -> None:
    async with recorded() as statements:
        await listed(operator, PaymentFilter(statuses=[SUCCESS], search="key-"))

    assert len(statements) == 1
