"""Lists of settlements: a caller sees those of the payments that it may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
import pytest_asyncio

from payflowx.core.errors import InvalidInput
from payflowx.core.ids import MerchantId, PaymentId, SettlementId, new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.paging import PageRequest, Position
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.settlements import service
from payflowx.settlements.models import Settlement, SettlementStatus
from payflowx.settlements.service import SettlementFilter
from tests.factories import NOW, instruction, make_merchant, pay, seconds, settle
from tests.round_trips import recorded

PENDING, SETTLED, FAILED, WITHDRAWN = SettlementStatus


@dataclass(frozen=True, slots=True)
class Book:
    """Five payments of two users to two merchants, announced one each second; the last one is not due yet."""

    user: Principal
    stranger: Principal
    another: Merchant
    payments: list[Payment]
    settlements: list[Settlement]

    def owner_of(self, settlement: Settlement) -> object:
        """Whose payment it settles."""
        return next(payment.user_id for payment in self.payments if payment.id == settlement.payment_id)

    def merchant_of(self, settlement: Settlement) -> object:
        """Whom the payment that it settles was for."""
        return next(payment.merchant_id for payment in self.payments if payment.id == settlement.payment_id)


@pytest_asyncio.fixture
async def book(user: Principal, stranger: Principal, admin: Principal, merchant: Merchant) -> Book:
    another = await make_merchant(admin)
    orders = [
        (user, instruction(merchant, amount=Money(10_00, "USD"))),
        (user, instruction(another, amount=Money(996_00, "EUR"))),
        (stranger, instruction(merchant, amount=Money(20_00, "EUR"))),
        (stranger, instruction(another, amount=Money(997_00, "USD"))),
        (user, instruction(another, amount=Money(10_00, "EUR"))),
    ]
    payments = []
    for number, (who, order) in enumerate(orders):
        payments.append(await pay(who, order, now=NOW + seconds(number)))
        await settle(now=NOW + seconds(number))
    await settle(now=NOW + seconds(5))
    return Book(user, stranger, another, payments, await Settlement.all().order_by("created_at"))


async def listed(principal: Principal, filters: SettlementFilter) -> list[Settlement]:
    """All that the caller sees, newest first."""
    page = await service.list_settlements(principal=principal, request=PageRequest(size=100), filters=filters)
    return page.items


def ids(settlements: Sequence[Settlement]) -> list[str]:
    return [str(settlement.id) for settlement in settlements]


Condition = tuple[Callable[[Book], SettlementFilter], Callable[[Settlement, Book], bool]]
CONDITIONS: dict[str, Condition] = {
    "no condition": (lambda _: SettlementFilter(), lambda *_: True),
    "pending": (lambda _: SettlementFilter(statuses=[PENDING]), lambda row, _: row.status is PENDING),
    "terminal": (lambda _: SettlementFilter(statuses=[SETTLED, FAILED]), lambda row, _: row.status is not PENDING),
    "no status": (lambda _: SettlementFilter(statuses=[]), lambda *_: False),
    "merchant of the payment": (
        lambda book: SettlementFilter(merchant_id=MerchantId(book.another.id)),
        lambda row, book: book.merchant_of(row) == book.another.id,
    ),
    "currency that the bank paid in": (
        lambda _: SettlementFilter(currency="EUR"),
        lambda row, _: row.currency == "EUR",
    ),
    "from an instant on": (
        lambda _: SettlementFilter(created_from=NOW + seconds(2)),
        lambda row, _: row.created_at >= NOW + seconds(2),
    ),
    "before an instant": (
        lambda _: SettlementFilter(created_before=NOW + seconds(2)),
        lambda row, _: row.created_at < NOW + seconds(2),
    ),
    "everything at once": (
        lambda book: SettlementFilter(
            statuses=[SETTLED],
            merchant_id=MerchantId(book.another.id),
            currency="EUR",
            created_from=NOW,
            created_before=NOW + seconds(4),
            search="simbank-",
        ),
        lambda row, book: row.payment_id == book.payments[3].id,
    ),
}


@pytest.mark.parametrize(("make_filter", "holds"), CONDITIONS.values(), ids=CONDITIONS)
async def test_filter_keeps_the_settlements_that_every_condition_holds_for_and_the_caller_may_see(
    book: Book,
    operator: Principal,
    make_filter: Callable[[Book], SettlementFilter],
    holds: Callable[[Settlement, Book], bool],
) -> None:
    expected = [settlement for settlement in reversed(book.settlements) if holds(settlement, book)]

    assert ids(await listed(operator, make_filter(book))) == ids(expected)
    for principal in (book.user, book.stranger):
        own = [settlement for settlement in expected if book.owner_of(settlement) == principal.user_id]
        assert ids(await listed(principal, make_filter(book))) == ids(own)


FINDS: dict[str, Callable[[Settlement], str]] = {
    "id": lambda row: to_typeid("settlement", row.id),
    "start of the id": lambda row: to_typeid("settlement", row.id)[:-1],
    "id of the payment": lambda row: to_typeid("payment", row.payment_id),
    "start of the id of the payment": lambda row: to_typeid("payment", row.payment_id)[:-1],
    "reference of the bank": lambda row: str(row.bank_reference),
    "start of the reference of the bank": lambda row: str(row.bank_reference)[:-1],
    "part of the reference of the bank, in another case": lambda row: str(row.bank_reference)[3:-1].upper(),
    "id without its prefix": lambda row: to_typeid("settlement", row.id).removeprefix("settlement_").upper(),
    "start of the id of the payment without its prefix": lambda row: to_typeid("payment", row.payment_id)[8:-1],
}


@pytest.mark.parametrize("text_of", FINDS.values(), ids=FINDS)
async def test_search_finds_a_settlement_by_a_part_of_its_names(
    book: Book, operator: Principal, text_of: Callable[[Settlement], str]
) -> None:
    wanted = book.settlements[1]

    assert ids(await listed(operator, SettlementFilter(search=text_of(wanted)))) == ids([wanted])


@pytest.mark.parametrize("text", ["%", "_", "simbank%", "simbank_", "\\", "merchant_01"])
async def test_search_takes_every_character_literally(book: Book, operator: Principal, text: str) -> None:
    assert await listed(operator, SettlementFilter(search=text)) == []


@pytest.mark.parametrize("text", ["", "s" * 256, "line\nbreak", "\0", "half \ud83d"])
async def test_unusable_search_is_refused(database: str, user: Principal, text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await listed(user, SettlementFilter(search=text))

    assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", ("search",))


async def test_settlement_of_a_foreign_payment_is_like_one_that_does_not_exist(book: Book, operator: Principal) -> None:
    foreign = SettlementId(book.settlements[2].id)

    assert await service.get_settlement(principal=book.user, settlement_id=foreign) is None
    assert await service.get_settlement(principal=book.user, settlement_id=SettlementId(new_uuid())) is None
    assert await service.get_settlement(principal=book.stranger, settlement_id=foreign) == book.settlements[2]
    assert await service.get_settlement(principal=operator, settlement_id=foreign) == book.settlements[2]


async def test_settlements_are_fetched_by_their_ids_and_by_those_of_their_payments(book: Book) -> None:
    two = book.settlements[:2]
    by_id = await service.BY_ID.find([SettlementId(row.id) for row in two])
    by_payment = await service.OF_PAYMENT.find([PaymentId(row.payment_id) for row in two])

    assert set(by_id) == set(by_payment) == set(two)


async def test_pages_show_each_settlement_once(book: Book, operator: Principal) -> None:
    shown: list[Settlement] = []
    request = PageRequest(size=2)
    for _ in range(3):
        page = await service.list_settlements(principal=operator, request=request, filters=SettlementFilter())
        shown += page.items
        request = replace(request, after=Position(shown[-1].created_at, shown[-1].id))
        assert page.has_next is (len(shown) < len(book.settlements))

    assert ids(shown) == ids(book.settlements[::-1])


async def test_list_is_one_statement_however_long_it_is(book: Book) -> None:
    async with recorded() as statements:
        await listed(book.user, SettlementFilter(merchant_id=MerchantId(book.another.id), search="simbank-"))

    assert len(statements) == 1
