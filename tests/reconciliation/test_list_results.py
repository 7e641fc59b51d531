"""Lists of verdicts: the current ones or a run's, the filters, the pages, and who sees what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pytest
import pytest_asyncio

from payflowx.core import seeking
from payflowx.core.ids import MerchantId, PaymentId, ResultId, RunId, new_uuid
from payflowx.core.money import Money
from payflowx.core.paging import PageRequest, Position
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.payments.service import lists
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationResult, ReconciliationRun
from payflowx.reconciliation.models import ReconciliationStatus as Status
from payflowx.reconciliation.service import book as book_service
from payflowx.reconciliation.service import runs, verdicts
from payflowx.reconciliation.service.verdicts import ResultFilter
from payflowx.reconciliation.totals import BookTotal
from tests.factories import NOW, make_merchant, reconcile, seconds, settle
from tests.reconciliation.books import EXACT, NEVER_PAID, OTHER_CURRENCY, UNDER, pay_major
from tests.round_trips import recorded


@dataclass(frozen=True, slots=True)
class Book:
    """Payments of two users to two merchants, judged before and after the bank has paid."""

    user: Principal
    stranger: Principal
    another: Merchant
    payments: dict[str, Payment]
    runs: list[ReconciliationRun]
    results: list[ReconciliationResult]  # of the second run, then of the first, each newest first

    def is_of(self, row: ReconciliationResult, principal: Principal) -> bool:
        """Whether the verdict is on a payment of this user."""
        return any(
            payment.id == row.payment_id and payment.user_id == principal.user_id for payment in self.payments.values()
        )


@pytest_asyncio.fixture
async def book(user: Principal, stranger: Principal, admin: Principal, merchant: Merchant) -> Book:
    another = await make_merchant(admin)
    taken = {
        "exact": await pay_major(user, merchant, EXACT),
        "under": await pay_major(user, another, UNDER),
        "other currency": await pay_major(stranger, another, OTHER_CURRENCY, currency="JPY"),
        "never paid": await pay_major(stranger, merchant, NEVER_PAID),
    }
    runs = [await reconcile(now=NOW)]
    await settle(now=NOW + seconds(2))
    runs.append(await reconcile(now=NOW + seconds(3)))
    return Book(user, stranger, another, taken, runs, await ReconciliationResult.all().order_by("-created_at", "-id"))


WAYS: Final = {"at the beginning": (1_000, 5_000), "gathered": (1, 5_000), "read through": (1, 0)}
"""How many of the list are looked at, and how many are gathered."""


async def listed(principal: Principal, filters: ResultFilter) -> list[ReconciliationResult]:
    """All that the caller sees, newest first."""
    page = await verdicts.list_results(principal=principal, request=PageRequest(size=100), filters=filters)
    return page.items


async def listed_any_way(principal: Principal, filters: ResultFilter) -> list[ReconciliationResult]:
    """The same, which it must be however it is found."""
    found = []
    for looked_at, gathered in WAYS.values():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(seeking, "LOOKED_AT", looked_at)
            patch.setattr(seeking, "GATHERED_MAX", gathered)
            found.append(await listed(principal, filters))
    assert all(rows == found[0] for rows in found)
    return found[0]


def ids(rows: Sequence[ReconciliationResult]) -> list[str]:
    return [str(row.id) for row in rows]


def is_current(row: ReconciliationResult, book: Book) -> bool:
    """The first run's verdict on the payment that is never paid still stands; the second run wrote the rest."""
    return row.run_id == book.runs[1].id or row.payment_id == book.payments["never paid"].id


Condition = tuple[Callable[[Book], ResultFilter], Callable[[ReconciliationResult, Book], bool]]
CURRENT: dict[str, Condition] = {
    "no condition": (lambda _: ResultFilter(), lambda *_: True),
    "one status": (
        lambda _: ResultFilter(statuses=[Status.MISMATCHED]),
        lambda row, _: row.status is Status.MISMATCHED,
    ),
    "two statuses": (
        lambda _: ResultFilter(statuses=[Status.MATCHED, Status.SETTLEMENT_PENDING]),
        lambda row, _: row.status is not Status.MISMATCHED,
    ),
    "no status": (lambda _: ResultFilter(statuses=[]), lambda *_: False),
    "reason": (
        lambda _: ResultFilter(reasons=[Reason.AMOUNT_UNDER, Reason.NOT_DUE]),
        lambda row, _: row.reason in {Reason.AMOUNT_UNDER, Reason.NOT_DUE},
    ),
    "no reason": (lambda _: ResultFilter(reasons=[]), lambda *_: False),
    "merchant of the payment": (
        lambda book: ResultFilter(merchant_id=MerchantId(book.another.id)),
        lambda row, book: row.payment_id in {book.payments["under"].id, book.payments["other currency"].id},
    ),
    "currency of the payment": (
        lambda _: ResultFilter(currency="JPY"),
        lambda row, _: row.expected_currency == "JPY",
    ),
    "resolved": (lambda _: ResultFilter(is_resolved=True), lambda *_: False),
    "not resolved": (lambda _: ResultFilter(is_resolved=False), lambda *_: True),
    "so since an instant or later": (
        lambda _: ResultFilter(since_from=NOW + seconds(3)),
        lambda row, _: row.created_at >= NOW + seconds(3),
    ),
    "so since before an instant": (
        lambda _: ResultFilter(since_before=NOW + seconds(3)),
        lambda row, _: row.created_at < NOW + seconds(3),
    ),
    "from an instant on": (
        lambda _: ResultFilter(created_from=NOW + seconds(3)),
        lambda row, _: row.created_at >= NOW + seconds(3),
    ),
    "before an instant": (
        lambda _: ResultFilter(created_before=NOW + seconds(3)),
        lambda row, _: row.created_at < NOW + seconds(3),
    ),
    "everything at once": (
        lambda book: ResultFilter(
            statuses=[Status.MISMATCHED],
            reasons=[Reason.AMOUNT_UNDER],
            merchant_id=MerchantId(book.another.id),
            currency="USD",
            is_resolved=False,
            since_from=NOW,
            created_from=NOW,
            created_before=NOW + seconds(4),
        ),
        lambda row, book: row.payment_id == book.payments["under"].id,
    ),
}
BETWEEN: Final = NOW + seconds(1)
"""An instant between the runs."""
OF_THE_FIRST_RUN: dict[str, Condition] = {
    "no condition": (lambda book: ResultFilter(run_id=RunId(book.runs[0].id)), lambda *_: True),
    "status": (
        lambda book: ResultFilter(run_id=RunId(book.runs[0].id), statuses=[Status.SETTLEMENT_PENDING]),
        lambda *_: True,
    ),
    "status that it has since": (
        lambda book: ResultFilter(run_id=RunId(book.runs[0].id), statuses=[Status.MATCHED]),
        lambda *_: False,
    ),
    "merchant": (
        lambda book: ResultFilter(run_id=RunId(book.runs[0].id), merchant_id=MerchantId(book.another.id)),
        lambda row, book: row.payment_id in {book.payments["under"].id, book.payments["other currency"].id},
    ),
    "instant at which it held": (lambda _: ResultFilter(as_of=BETWEEN), lambda *_: True),
    "instant and status": (lambda _: ResultFilter(as_of=BETWEEN, statuses=[Status.MATCHED]), lambda *_: False),
    "instant and resolution": (lambda _: ResultFilter(as_of=BETWEEN, is_resolved=False), lambda *_: True),
    "instant and merchant": (
        lambda book: ResultFilter(as_of=BETWEEN, merchant_id=MerchantId(book.another.id)),
        lambda row, book: row.payment_id in {book.payments["under"].id, book.payments["other currency"].id},
    ),
    "instant and currency, where it still holds": (
        lambda _: ResultFilter(as_of=BETWEEN, currency="USD", since_before=BETWEEN),
        lambda row, book: row.payment_id == book.payments["never paid"].id,
    ),
}


@pytest.mark.parametrize(("make_filter", "holds"), CURRENT.values(), ids=CURRENT)
async def test_filter_keeps_the_current_verdicts_that_every_condition_holds_for_and_the_caller_may_see(
    book: Book,
    operator: Principal,
    make_filter: Callable[[Book], ResultFilter],
    holds: Callable[[ReconciliationResult, Book], bool],
) -> None:
    expected = [row for row in book.results if is_current(row, book) and holds(row, book)]

    assert ids(await listed_any_way(operator, make_filter(book))) == ids(expected)
    for principal in (book.user, book.stranger):
        own = [row for row in expected if book.is_of(row, principal)]
        assert ids(await listed_any_way(principal, make_filter(book))) == ids(own)


@pytest.mark.parametrize(("make_filter", "holds"), OF_THE_FIRST_RUN.values(), ids=OF_THE_FIRST_RUN)
async def test_filter_by_run_keeps_what_the_run_wrote_current_or_not(
    book: Book,
    operator: Principal,
    make_filter: Callable[[Book], ResultFilter],
    holds: Callable[[ReconciliationResult, Book], bool],
) -> None:
    expected = [row for row in book.results if row.run_id == book.runs[0].id and holds(row, book)]

    assert ids(await listed_any_way(operator, make_filter(book))) == ids(expected)
    own = [row for row in expected if book.is_of(row, book.user)]
    assert ids(await listed_any_way(book.user, make_filter(book))) == ids(own)


async def test_run_that_does_not_exist_wrote_nothing(book: Book, operator: Principal) -> None:
    assert await listed(operator, ResultFilter(run_id=RunId(new_uuid()))) == []


async def test_pages_show_each_verdict_once(book: Book, operator: Principal) -> None:
    shown: list[ReconciliationResult] = []
    request = PageRequest(size=3)
    for _ in range(2):
        page = await verdicts.list_results(principal=operator, request=request, filters=ResultFilter())
        shown += page.items
        request = replace(request, after=Position(shown[-1].created_at, shown[-1].id))
        assert page.has_next is (len(shown) < 4)

    assert ids(shown) == ids([row for row in book.results if is_current(row, book)])


async def test_verdict_on_a_foreign_payment_is_like_one_that_does_not_exist(book: Book, operator: Principal) -> None:
    foreign = next(row for row in book.results if book.is_of(row, book.stranger))
    result_id = ResultId(foreign.id)

    assert await verdicts.get_result(principal=book.user, result_id=result_id) is None
    assert await verdicts.get_result(principal=book.user, result_id=ResultId(new_uuid())) is None
    assert await verdicts.get_result(principal=book.stranger, result_id=result_id) == foreign
    assert await verdicts.get_result(principal=operator, result_id=result_id) == foreign


async def test_verdict_that_is_no_longer_current_can_still_be_read(book: Book) -> None:
    outdated = next(row for row in book.results if not is_current(row, book) and book.is_of(row, book.user))

    assert await verdicts.get_result(principal=book.user, result_id=ResultId(outdated.id)) == outdated


async def test_current_verdicts_are_told_from_those_before(book: Book) -> None:
    found = await verdicts.find_current(result_ids=[ResultId(row.id) for row in book.results])

    assert found == {row.id for row in book.results if is_current(row, book)}
    assert await verdicts.find_current(result_ids=[]) == set()


async def test_current_verdicts_are_fetched_by_their_payments(book: Book) -> None:
    wanted = [PaymentId(book.payments[name].id) for name in ("exact", "never paid")]

    rows = await verdicts.CURRENT.find([*wanted, PaymentId(new_uuid())])

    assert {(row.payment_id, row.reason) for row in rows} == {(wanted[0], Reason.EXACT), (wanted[1], Reason.NOT_DUE)}


@pytest.mark.parametrize(
    ("statuses", "names"),
    [
        ([Status.MATCHED], {"exact"}),
        ([Status.MISMATCHED], {"under", "other currency"}),
        ([Status.SETTLEMENT_PENDING, Status.MATCHED], {"exact", "never paid"}),
        ([Status.MISSING_SETTLEMENT], set()),
        ([], set()),
    ],
)
async def test_payments_are_filtered_by_their_current_verdict(
    book: Book, operator: Principal, statuses: list[Status], names: set[str]
) -> None:
    filters = lists.PaymentFilter(among=verdicts.payments_with_verdict(statuses=statuses))
    for principal in (operator, book.user):
        page = await lists.list_payments(principal=principal, request=PageRequest(size=100), filters=filters)
        expected = [book.payments[name] for name in names]
        visible = [payment for payment in expected if principal.sees_all or payment.user_id == principal.user_id]
        assert set(page.items) == set(visible)


async def test_operators_see_the_totals_of_the_book_and_users_those_of_their_own_payments(
    book: Book, operator: Principal
) -> None:
    everything = [
        BookTotal(Status.MATCHED, 1, Money(10_00, "USD"), Money(0, "USD")),
        BookTotal(Status.MISMATCHED, 1, Money(997, "JPY"), Money(0, "JPY"), Money(-997, "JPY"), Money(997, "JPY")),
        BookTotal(
            Status.MISMATCHED, 1, Money(999_00, "USD"), Money(-1_00, "USD"), Money(-1_00, "USD"), Money(1_00, "USD")
        ),
        BookTotal(
            Status.SETTLEMENT_PENDING,
            1,
            Money(995_00, "USD"),
            Money(0, "USD"),
            Money(-995_00, "USD"),
            Money(995_00, "USD"),
        ),
    ]

    assert await book_service.summarise(principal=operator) == everything
    assert await book_service.summarise(principal=book.user) == [everything[0], everything[2]]
    assert await book_service.summarise(principal=book.stranger) == [everything[1], everything[3]]


async def test_summary_is_empty_before_the_first_run(user: Principal, operator: Principal, merchant: Merchant) -> None:
    await pay_major(user, merchant, EXACT)

    assert await book_service.summarise(principal=operator) == []
    assert await book_service.summarise(principal=user) == []


async def test_summary_keeps_the_last_completed_run_when_a_later_one_fails(
    user: Principal, operator: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pay_major(user, merchant, EXACT)
    await reconcile()
    before = await book_service.summarise(principal=operator)
    await pay_major(user, merchant, EXACT)

    monkeypatch.setattr(runs, "_judge", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        await reconcile(now=NOW + seconds(1))

    assert await book_service.summarise(principal=operator) == before != []


@pytest.mark.parametrize(("by_role", "count"), [("operator", 2), ("user", 2)])
async def test_list_is_one_statement_and_the_summary_another(
    book: Book, operator: Principal, by_role: str, count: int
) -> None:
    principal = operator if by_role == "operator" else book.user
    async with recorded() as statements:
        await listed(principal, ResultFilter(statuses=[Status.MATCHED], merchant_id=MerchantId(book.another.id)))
        await book_service.summarise(principal=principal)

    assert len(statements) == count
