"""Equal entries of several statements: which are the same money, told by who paid and by the pages of statements."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.merchants.models import Merchant
from tests.bank_statements.files import bring, entries, statuses
from tests.bank_statements.tellings import Movement, Sheet, camt053, mt940, sheets
from tests.conftest import Wiper
from tests.factories import instruction, make_user, pay, settlement_of

MATCHED, ORPHAN, DUPLICATE = EntryStatus.MATCHED, EntryStatus.ORPHAN, EntryStatus.DUPLICATE
MEMBERS: Final = [Movement(f"Member {number}", f"DE{number:020}") for number in range(1, 9)]
EXAMPLES = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Writer = Callable[..., bytes]


async def originals() -> list[tuple[str | None, str | None]]:
    """The counterparties of all entries that were new, as they are stored."""
    found = await StatementEntry.filter(original_id=None)
    return sorted((entry.counterparty_name, entry.counterparty_account) for entry in found)


@pytest.mark.parametrize("write", [camt053, mt940])
@pytest.mark.parametrize("movements", [MEMBERS, [Movement()] * 8], ids=["told", "untold"])
async def test_equal_credits_on_pages_of_one_statement_are_different(
    operator: Principal, write: Writer, movements: list[Movement]
) -> None:
    await bring(operator, write(*sheets(movements, 3, 6)), filename="pages")

    assert await statuses() == [ORPHAN] * 8


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
@pytest.mark.parametrize("is_paged", [True, False], ids=["numbered", "by balance"])
@pytest.mark.parametrize("movements", [MEMBERS, [Movement()] * 8], ids=["told", "untold"])
async def test_pages_come_in_any_order_and_again_with_the_whole(
    operator: Principal, order: tuple[int, ...], is_paged: bool, movements: list[Movement]
) -> None:
    pages = sheets(movements, 3, 6, is_paged=is_paged)

    for place in order:
        await bring(operator, camt053(pages[place]), filename=f"page-{place}")
    assert await statuses() == [ORPHAN] * 8

    await bring(operator, camt053(Sheet(movements, number=2, name="WHOLE")), filename="whole")
    assert (await statuses())[8:] == [DUPLICATE] * 8


async def test_statement_that_goes_on_where_another_ends_has_entries_of_its_own(operator: Principal) -> None:
    first = Sheet([Movement()] * 3, number=51, name="A")
    second = Sheet([Movement()] * 3, number=52, opening=first.closing, name="B")

    await bring(operator, camt053(first))
    await bring(operator, camt053(second))

    assert await statuses() == [ORPHAN] * 6


@pytest.mark.parametrize(
    "again",
    [
        Sheet([Movement()] * 4, number=1, page=2, opening=10_00, name="OTHER PAGES"),
        Sheet([Movement()] * 4, number=1, page=1, name="SENT ANEW"),
        Sheet([Movement()] * 4, number=2, opening=10_00, name="OVERLAPPING"),
        Sheet([Movement()] * 4, number=7, name="ANOTHER NUMBER"),
    ],
    ids=lambda sheet: sheet.name,
)
async def test_number_that_a_balance_contradicts_makes_no_page(operator: Principal, again: Sheet) -> None:
    await bring(operator, camt053(Sheet([Movement()] * 3, page=1)))

    await bring(operator, camt053(again))

    assert sorted(await statuses()) == sorted([ORPHAN] * 4 + [DUPLICATE] * 3)


@pytest.mark.parametrize(
    ("reference", "entry_reference"),
    [("NONREF", None), ("NOTPROVIDED", None), ("0000000000", None), (None, "1"), (None, "00017"), ("0001", "1")],
)
async def test_reference_that_identifies_nothing_makes_no_duplicate(
    user: Principal, operator: Principal, merchant: Merchant, reference: str | None, entry_reference: str | None
) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(10_00, "EUR")))
    ours = Movement(
        text="",
        end_to_end_id=to_typeid("payment", payment.id),
        reference=reference,
        entry_reference=entry_reference,
    )
    bert = replace(ours, name="Bert", end_to_end_id=None)

    await bring(operator, camt053(Sheet([ours], number=51, name="A")))
    await bring(operator, camt053(Sheet([bert], number=53, name="B")))

    assert await statuses() == [MATCHED, ORPHAN]


@pytest.mark.parametrize(
    ("name", "status"), [("Bert", ORPHAN), ("ADA.", DUPLICATE), (None, DUPLICATE)], ids=["other", "same", "untold"]
)
async def test_reference_that_a_bank_repeats_makes_no_credit_of_another_customer_a_duplicate(
    user: Principal, operator: Principal, merchant: Merchant, name: str | None, status: EntryStatus
) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(10_00, "EUR")))
    ours = Movement("Ada", text="", end_to_end_id=to_typeid("payment", payment.id), reference="TRANSFERS")

    await bring(operator, camt053(Sheet([ours], number=51, name="A")))
    await bring(operator, camt053(Sheet([replace(ours, name=name, end_to_end_id=None)], number=53, name="B")))

    assert await statuses() == [MATCHED, status]


async def test_payment_that_is_named_like_a_filler_is_not_settled_by_everybody(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(10_00, "EUR"), reference="NONREF"))

    await bring(operator, camt053(Sheet([Movement(end_to_end_id="NONREF", minor=10_00)])))

    assert await statuses() == [ORPHAN]
    assert await settlement_of(payment) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (camt053, mt940),
        (mt940, camt053),
        (camt053, lambda sheet: mt940(sheet, tells_counterparty=False)),
        (lambda sheet: mt940(sheet, tells_counterparty=False), camt053),
    ],
)
async def test_one_day_in_two_formats_is_one(operator: Principal, first: Writer, second: Writer) -> None:
    day = Sheet([*MEMBERS, replace(MEMBERS[0], minor=11_00), MEMBERS[1]])

    await bring(operator, first(day), filename="first")
    await bring(operator, second(replace(day, number=2)), filename="second")

    assert await statuses() == [ORPHAN] * 10 + [DUPLICATE] * 10
    assert len({entry.original_id for entry in (await entries())[10:]}) == 10


async def test_entry_without_a_counterparty_is_of_the_first_that_is_told(operator: Principal) -> None:
    for number, movement in enumerate((Movement(), Movement("Ada"), Movement("Grace"), Movement("Ada"))):
        await bring(operator, camt053(Sheet([movement], number=10 * number, name=f"S{number}")))

    assert await statuses() == [ORPHAN, DUPLICATE, ORPHAN, DUPLICATE]
    first, *others = await entries()
    assert [entry.original_id for entry in others] == [first.id, None, first.id]


async def test_counterparty_is_stored_without_card_numbers(operator: Principal) -> None:
    card = "4242424242424242"

    await bring(operator, camt053(Sheet([Movement(f"Ada {card}", card)] * 2)))
    await bring(operator, camt053(Sheet([Movement(f"Ada {card}", card)], number=9)))

    assert await statuses() == [ORPHAN, ORPHAN, DUPLICATE]
    assert {(entry.counterparty_name, entry.counterparty_account) for entry in await entries()} == {
        ("Ada 424242******4242", "424242******4242")
    }


@EXAMPLES
@given(
    happened=st.lists(st.sampled_from(MEMBERS[:3]), max_size=5),
    exports=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=4),
    data=st.data(),
)
async def test_exports_that_overlap_bring_what_happened_in_every_order(
    database: str,
    wiper: Wiper,
    happened: list[Movement],
    exports: list[tuple[int, int, bool]],
    data: st.DataObject,
) -> None:
    """Each is a stretch of one day; a bank tells the day's balance at its beginning, and what it ends with."""
    await wiper.wipe()
    operator = await make_user(Role.ADMIN)
    stretches = [(0, len(happened), True), *((min(a, b), max(a, b), tells) for a, b, tells in exports)]
    for number, (start, end, tells) in enumerate(data.draw(st.permutations(stretches))):
        sheet = Sheet(happened[start:end], number=100 + 10 * number, opening=10_00 * start, name=f"E{number}")
        # The whole day says most; a source that tells nobody says only how many there are.
        await bring(operator, camt053(sheet) if tells else mt940(sheet, tells_counterparty=False), filename=str(number))

    found = await StatementEntry.filter(original_id=None)
    assert len(found) == len(happened)
