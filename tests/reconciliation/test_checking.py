"""The book is counted again, and what no incremental run would look at is found."""

import pytest

from payflowx.core.ids import ResultId, to_typeid
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import BookEntry, ResolutionKind
from payflowx.reconciliation.service import checking, resolutions
from tests.factories import NOW, reconcile, seconds, settle
from tests.reconciliation.books import EXACT, NEVER_PAID, UNDER, pay_every_amount, pay_major
from tests.tables import past_triggers


@pytest.fixture
async def payments(user: Principal, merchant: Merchant) -> dict[int, Payment]:
    """A judged book with a payment for each thing that the bank does."""
    payments = await pay_every_amount(user, merchant)
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(11))
    return payments


async def resolve(operator: Principal, payment: Payment) -> None:
    """Resolves the verdict on a payment."""
    entry = await BookEntry.get(payment_id=payment.id)
    await resolutions.resolve_discrepancy(
        principal=operator,
        result_id=ResultId(entry.result_id),
        kind=ResolutionKind.ACCEPTED,
        note="It is right.",
        now=NOW + seconds(12),
    )


async def test_nothing_is_found_in_a_book_before_and_after_what_a_run_has_yet_to_see(
    payments: dict[int, Payment], user: Principal, operator: Principal, merchant: Merchant
) -> None:
    assert await checking.check_book() == []

    await pay_major(user, merchant, EXACT, now=NOW - seconds(3600))
    await resolve(operator, payments[UNDER])

    assert await checking.check_book() == []


async def test_nothing_is_found_where_there_was_no_run(user: Principal, merchant: Merchant) -> None:
    await pay_every_amount(user, merchant)

    assert await checking.check_book() == []


async def test_payment_that_no_incremental_run_would_look_at_is_found(
    payments: dict[int, Payment], user: Principal, merchant: Merchant, owner_url: str
) -> None:
    hidden = await pay_major(user, merchant, EXACT)
    await past_triggers(owner_url, "payments", "UPDATE payments SET changed_in = '9'")

    [finding] = await checking.check_book()
    assert finding == f"{to_typeid('payment', hidden.id)} has no verdict, and no run looks at it but a full one."
    assert (await reconcile(now=NOW + seconds(12))).examined == 0
    assert (await reconcile(now=NOW + seconds(13), is_full=True)).changed == 1
    assert await checking.check_book() == []


@pytest.mark.parametrize(
    ("major", "table", "change", "told"),
    [
        (NEVER_PAID, "reconciliation_book", "due_at = due_at - interval '1 hour'", "deadlines have overtaken"),
        (UNDER, "reconciliation_book", "is_resolved = true", "is resolved otherwise than the book says"),
    ],
)
async def test_book_that_was_changed_past_its_guards_is_found(
    payments: dict[int, Payment], owner_url: str, major: int, table: str, change: str, told: str
) -> None:
    reason = ", reason = 'NOT_DUE', status = 'SETTLEMENT_PENDING'" if major == NEVER_PAID else ""
    await past_triggers(
        owner_url, table, f"UPDATE {table} SET {change}{reason} WHERE payment_id = '{payments[major].id}'"
    )

    findings = await checking.check_book()

    assert any(finding.startswith(to_typeid("payment", payments[major].id)) and told in finding for finding in findings)


async def test_settlement_that_no_incremental_run_would_look_at_is_found(
    user: Principal, merchant: Merchant, owner_url: str
) -> None:
    payment = await pay_major(user, merchant, EXACT)
    await reconcile()
    await settle(now=NOW + seconds(2))
    await past_triggers(owner_url, "settlements", "UPDATE settlements SET changed_in = '9'")

    assert await checking.check_book() == [
        f"{to_typeid('payment', payment.id)} is settled, and no run looks at it but a full one."
    ]


async def test_totals_that_are_not_those_of_the_verdicts_are_found(
    payments: dict[int, Payment], owner_url: str
) -> None:
    change = """totals = jsonb_set(totals, '{0,count}', '7')"""
    await past_triggers(
        owner_url,
        "reconciliation_runs",
        f"UPDATE reconciliation_runs SET {change}, completed_in = NULL, snapshot = NULL",
    )

    [finding] = await checking.check_book()
    assert "the totals are 7 payments of" in finding
