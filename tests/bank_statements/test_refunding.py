"""A debit that names a refund or its payment settles the refund; one that names nothing of ours is ignored."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.bank_statements.service import matching
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.core.snapshots import Snapshot
from payflowx.events import service as events
from payflowx.merchants.models import Merchant
from payflowx.refunds.models import Refund, RefundStatus
from payflowx.settlements.models import Allocation, Settlement
from tests.bank_statements.files import EVENING, bring, camt, credit_for, entries, statement, statuses
from tests.bank_statements.refunded import debit, debits, named, refund, settled
from tests.conftest import Wiper
from tests.factories import instruction, make_merchant, make_user, pay

MATCHED, ORPHAN, IGNORED, DUPLICATE = (
    EntryStatus.MATCHED,
    EntryStatus.ORPHAN,
    EntryStatus.IGNORED,
    EntryStatus.DUPLICATE,
)
NOTHING_OPEN = "It names a payment of which no refund of this amount is open."
EXAMPLES = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


async def test_debit_that_names_a_refund_settles_it_whatever_the_amount(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    made = await refund(payment, minor=3_00)

    await bring(operator, debits(debit(2_99, name=named(made), reference="OUT-1")))

    [entry] = await entries()
    settlement = await Settlement.get(refund_id=made.id)
    assert (entry.status, entry.payment_id, entry.settlement_id) == (MATCHED, payment.id, settlement.id)
    assert entry.problem is None
    assert (settlement.payment_id, settlement.money, settlement.bank_reference) == (
        payment.id,
        Money(2_99, "USD"),
        "OUT-1",
    )
    allocation = await Allocation.get(entry_id=entry.id)
    assert (allocation.money, allocation.settlement_id, allocation.number) == (Money(-2_99, "USD"), settlement.id, 1)
    assert (allocation.decided_by_id, allocation.takes_back_id) == (None, None)
    trail = await events.trails(subject_ids=[made.id])
    assert [(event.type, event.change_id) for event in trail] == [("settlement.settled", settlement.id)]


@pytest.mark.parametrize(
    "say",
    [
        lambda made: {"name": named(made).replace("_", " ").upper()},
        lambda made: {"name": named(made).removeprefix("refund_")},
        lambda made: {"remittance": f"Refund {named(made)} for you"},
        lambda made: {"name": made.gateway_reference},
    ],
    ids=[
        "id in capitals",
        "id alone",
        "id in the text",
        "gateway's reference",
    ],
)
async def test_refund_is_named_as_payments_are(
    user: Principal,
    operator: Principal,
    merchant: Merchant,
    say: Callable[[Refund], dict[str, str]],
) -> None:
    payment = await pay(user, instruction(merchant))
    made, other = await refund(payment, minor=3_00), await refund(payment, minor=3_00)

    await bring(operator, debits(debit(3_00, **say(other))))

    assert list(await settled()) == [other.id]
    assert made.id != other.id


async def test_key_that_somebody_chose_is_no_name_of_a_refund(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    strangers = await pay(operator, instruction(merchant))
    await refund(strangers, minor=1, key="INV-2026-77")
    payment = await pay(user, instruction(merchant, reference="INV-2026-77"))
    made = await refund(payment, minor=3_00)

    await bring(operator, debits(debit(3_00, name="INV-2026-77", remittance=f"Refund {named(made)}")))

    assert list(await settled()) == [made.id]


@pytest.mark.parametrize("by_payment", [True, False])
async def test_debit_of_before_the_refund_is_not_for_it(
    user: Principal, operator: Principal, merchant: Merchant, by_payment: bool
) -> None:
    payment = await pay(user, instruction(merchant))
    made = await refund(payment, minor=3_00, now=EVENING + timedelta(days=2))

    await bring(operator, debits(debit(3_00, name=named(payment if by_payment else made))))

    assert (await statuses(), await settled()) == ([ORPHAN], {})


async def test_debit_that_names_a_payment_settles_the_oldest_refund_of_that_amount(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    _, first, second = [await refund(payment, minor=minor) for minor in (2_00, 3_00, 3_00)]

    await bring(operator, debits(debit(3_00, name=named(payment))))
    assert list(await settled()) == [first.id]
    await bring(operator, debits(debit(3_00, name=named(payment)), number=2))
    assert set(await settled()) == {first.id, second.id}
    await bring(operator, debits(debit(3_00, name=named(payment)), number=3))

    assert await statuses() == [MATCHED, MATCHED, ORPHAN]
    assert (await entries())[-1].problem == NOTHING_OPEN


async def test_debits_of_one_file_share_the_refunds_that_nobody_names(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    first, second, third = [await refund(payment, minor=2_00) for _ in range(3)]
    lines = [debit(2_00, name=named(payment)), debit(2_00, name=named(first)), debit(2_00, name=named(payment))]

    await bring(operator, debits(*lines))

    assert set(await settled()) == {first.id, second.id, third.id}
    by_name = await Settlement.get(refund_id=first.id)
    assert by_name.bank_reference == lines[1].bank_reference


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (RefundStatus.INITIATED, "It names a refund that is not decided yet."),
        (RefundStatus.FAILED, "It names a refund that has failed: no money should have gone out for it."),
    ],
)
async def test_debit_for_a_refund_that_was_not_made_is_an_orphan(
    status: RefundStatus, problem: str, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    made = await refund(await pay(user, instruction(merchant)), status=status)

    await bring(operator, debits(debit(1_00, name=named(made))))

    [entry] = await entries()
    assert (entry.status, entry.problem, entry.payment_id) == (ORPHAN, problem, made.payment_id)
    assert await settled() == {}


async def test_second_debit_for_a_refund_is_an_orphan_and_told_twice_it_is_once(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    made = await refund(await pay(user, instruction(merchant)))
    lines = [debit(1_00, name=named(made), reference=reference) for reference in ("ONE", "TWO")]

    await bring(operator, debits(*lines))
    await bring(operator, debits(*lines, number=2))

    found = await entries()
    assert sorted(entry.status for entry in found) == sorted([MATCHED, ORPHAN, DUPLICATE, DUPLICATE])
    assert {entry.problem for entry in found if entry.status is ORPHAN} == {
        "It names a refund that is settled already: this is a second debit for it."
    }
    assert await settled() == {made.id: (1_00, "STATEMENT")}
    assert await Allocation.all().count() == 1


@pytest.mark.parametrize("is_known_before", [True, False], ids=["orphan", "ignored"])
async def test_refund_that_succeeds_later_finds_its_debit(
    is_known_before: bool, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    name = named(payment) if is_known_before else "sim-refund-of-tomorrow"
    await bring(operator, debits(debit(1_00, name=name), debit(5_00, name="SUPPLIER-77")))
    assert await statuses() == [ORPHAN if is_known_before else IGNORED, IGNORED]
    looked = await matching.match_orphans(now=EVENING)
    assert isinstance(looked.snapshot, Snapshot)

    made = await refund(payment, reference="sim-refund-of-tomorrow")
    done = await matching.match_orphans(now=EVENING, since=looked.snapshot)

    assert (done.matched, await statuses()) == (1, [MATCHED, IGNORED])
    assert list(await settled()) == [made.id]


async def test_debit_that_names_nothing_of_ours_is_ignored(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, reference="INV-2026-7"))
    await refund(payment, minor=1_00)

    # The payment's reference in prose, of another amount, may be anybody's.
    await bring(operator, debits(debit(5_00, name="SUPPLIER-77"), debit(1_01, remittance="Pay INV-2026-7 now")))

    assert await statuses() == [IGNORED, IGNORED]
    assert {entry.problem for entry in await entries()} == {"It is a debit: no payment comes in with it."}


async def test_reference_in_prose_counts_where_a_refund_of_that_amount_is_open(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    made = await refund(await pay(user, instruction(merchant, reference="INV-2026-7")), minor=1_00)

    await bring(operator, debits(debit(1_00, remittance="Pay back INV-2026-7 now")))

    assert list(await settled()) == [made.id]


async def test_credit_and_debit_for_one_payment_settle_it_and_its_refund(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    made = await refund(payment)

    await bring(operator, camt(statement([credit_for(payment)])))
    await bring(operator, debits(debit(1_00, name=named(payment)), number=2))

    assert await statuses() == [MATCHED, MATCHED]
    assert list(await settled()) == [made.id]
    assert await Settlement.filter(payment_id=payment.id, refund_id=None).count() == 1


async def test_statements_settle_no_refund_where_the_simulated_bank_does(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    made = await refund(await pay(user, instruction(merchant)))

    await bring(operator, debits(debit(1_00, name=named(made))), by_statement=False)

    assert (await statuses(), await settled()) == ([IGNORED], {})


ABOUT = st.lists(
    st.sampled_from(["payment", "payment again", "refund", "other amount", "failed", "nobody", "credit"]),
    min_size=1,
    max_size=7,
)


async def outcome() -> Counter[tuple[object, ...]]:
    """What became of the entries that are new, and of which refunds they settle how much."""
    found: Counter[tuple[object, ...]] = Counter()
    for entry in await StatementEntry.filter(original_id=None):
        settlement = await Settlement.get_or_none(id=entry.settlement_id)
        found[(entry.status, entry.problem, entry.money, settlement and settlement.refund_id)] += 1
    return found


@EXAMPLES
@given(about=ABOUT, data=st.data())
async def test_any_order_and_any_number_of_times_is_once(
    database: str, wiper: Wiper, about: list[str], data: st.DataObject
) -> None:
    """Whatever is imported how often in whatever order: the same is settled, and no entry gives more than it has."""
    await wiper.wipe()
    admin, user = await make_user(Role.ADMIN), await make_user()
    merchant = await make_merchant(admin)
    payment = await pay(user, instruction(merchant))
    made: list[Refund] = [await refund(payment, minor=1_00 + number % 2) for number in range(3)]
    failed = await refund(payment, status=RefundStatus.FAILED)
    say = {
        "payment": lambda: debit(1_00, name=named(payment)),
        "payment again": lambda: debit(1_01, name=named(payment)),
        "refund": lambda: debit(90, name=named(made[1])),
        "other amount": lambda: debit(7_77, name=named(payment)),
        "failed": lambda: debit(1_00, name=named(failed)),
        "nobody": lambda: debit(1_00, name="NOBODY-1"),
        "credit": lambda: debit(1_00, remittance="NONE"),
    }
    lines = [say[what]() for what in about]

    dry = await bring(admin, debits(*lines), is_dry_run=True)
    await bring(admin, debits(*data.draw(st.permutations(lines))))
    once = await outcome()
    assert Counter((entry.status, entry.problem, entry.money) for entry in dry.preview) == Counter(
        told[:3] for told in once.elements()
    )
    await bring(admin, debits(*data.draw(st.permutations(lines)), number=2))
    assert await outcome() == once

    for entry in await StatementEntry.all():
        given_minor = sum(row.amount_minor for row in await Allocation.filter(entry_id=entry.id))
        assert given_minor in {0, -(entry.amount_minor or 0)}
        assert (given_minor != 0) == (entry.status is MATCHED)
    for settlement in await Settlement.all():
        assert -sum(row.amount_minor for row in await Allocation.filter(settlement_id=settlement.id)) == (
            settlement.amount_minor
        )
