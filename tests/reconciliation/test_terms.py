"""Fees and tolerances: what makes a net settlement match, for whom, and from when on."""

import asyncio
from contextvars import copy_context
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payflowx.core import db
from payflowx.core.errors import NotAllowed
from payflowx.core.ids import MerchantId, RunId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationResult
from payflowx.reconciliation.models import ReconciliationStatus as Status
from payflowx.reconciliation.service import verification
from payflowx.reconciliation.sql import judging
from payflowx.terms import service
from payflowx.terms.models import ReconciliationTerms
from tests.bank_statements.files import bring, camt, credit_for, statement
from tests.factories import NOW, instruction, make_merchant, pay, reconcile, seconds, settle
from tests.reconciliation.books import EXACT, OVER, UNDER, assert_balanced, explanation, pay_major, verdict_on, verdicts
from tests.tables import refused

LONG_AGO = NOW - timedelta(days=365)


def agreement(
    *,
    merchant: Merchant | None = None,
    currency: str | None = "USD",
    fee: tuple[int, int] = (0, 0),
    tolerance: tuple[int, int] = (0, 0),
    since: object = LONG_AGO,
) -> service.Agreement:
    """Terms: basis points and minor units of the fee, and of the tolerance."""
    return service.Agreement(
        merchant_id=None if merchant is None else MerchantId(merchant.id),
        currency=currency,
        fee_basis_points=fee[0],
        fee_minor=fee[1],
        tolerance_basis_points=tolerance[0],
        tolerance_minor=tolerance[1],
        valid_from=since,  # type: ignore[arg-type]  # tests give instants
    )


async def agree(admin: Principal, made: service.Agreement) -> ReconciliationTerms:
    """Sets the terms_service."""
    return await service.set_terms(principal=admin, terms_id=new_uuid(), agreement=made, now=NOW)


async def test_difference_within_the_tolerance_is_matched_and_kept(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    await agree(admin, agreement(tolerance=(0, 1_00)))
    payment = await pay_major(user, merchant, UNDER)
    await settle(now=NOW + seconds(2))

    run = await reconcile(now=NOW + seconds(3))

    verdict = await verdict_on(payment)
    assert (verdict.status, verdict.reason) == (Status.MATCHED, Reason.WITHIN_TOLERANCE)
    assert verdict.difference == Money(-1_00, "USD")
    row = await ReconciliationResult.get(payment_id=payment.id)
    assert explanation(row) == (
        "The bank settled 998.00 USD, 1.00 USD less than what was paid: within the tolerance of 1.00 USD."
    )
    await assert_balanced(run)


async def test_one_minor_unit_beyond_the_tolerance_is_mismatched(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    await agree(admin, agreement(tolerance=(0, 99)))
    payment = await pay_major(user, merchant, UNDER)
    await settle(now=NOW + seconds(2))

    await reconcile(now=NOW + seconds(3))

    assert (await verdict_on(payment)).reason is Reason.AMOUNT_UNDER


async def test_tolerance_in_basis_points_is_rounded_down(admin: Principal, user: Principal, merchant: Merchant) -> None:
    await agree(admin, agreement(currency=None, tolerance=(10, 0)))  # 0.999 of 999.00: 99 minor units
    payment = await pay_major(user, merchant, UNDER)
    await settle(now=NOW + seconds(2))

    await reconcile(now=NOW + seconds(3))

    row = await ReconciliationResult.get(payment_id=payment.id)
    assert (row.tolerance_minor, row.reason) == (99, Reason.AMOUNT_UNDER)


async def test_net_settlement_matches_where_the_fee_is_agreed(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await agree(admin, agreement(fee=(150, 25)))
    payment = await pay(user, instruction(merchant, amount=Money(100_00, "USD")))
    await bring(operator, camt(statement([credit_for(payment, amount=Money(98_25, "USD"))])))

    run = await reconcile(now=NOW + seconds(3))

    verdict = await verdict_on(payment)
    assert (verdict.status, verdict.reason) == (Status.MATCHED, Reason.EXACT)
    assert verdict.difference == Money(-1_75, "USD")
    row = await ReconciliationResult.get(payment_id=payment.id)
    assert explanation(row) == (
        "The bank settled 98.25 USD, exactly the 98.25 USD that remain of 100.00 USD after the agreed fee of 1.75 USD."
    )
    await assert_balanced(run)


async def test_gross_settlement_is_too_much_where_a_fee_is_agreed(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    await agree(admin, agreement(fee=(0, 1)))
    payment = await pay_major(user, merchant, EXACT)
    await settle(now=NOW + seconds(2))

    await reconcile(now=NOW + seconds(3))

    assert (await verdict_on(payment)).reason is Reason.AMOUNT_OVER


async def test_closest_terms_go_first(admin: Principal, user: Principal, merchant: Merchant) -> None:
    other = await make_merchant(admin)
    await agree(admin, agreement(merchant=merchant, tolerance=(0, 1_00)))
    await agree(admin, agreement(tolerance=(0, 50)))
    await agree(admin, agreement(currency=None))
    mine, theirs = await pay_major(user, merchant, UNDER), await pay_major(user, other, UNDER)
    await settle(now=NOW + seconds(2))

    await reconcile(now=NOW + seconds(3))

    tolerances = {row.payment_id: row.tolerance_minor for row in await ReconciliationResult.all()}
    assert tolerances == {mine.id: 1_00, theirs.id: 50}


async def test_terms_hold_for_payments_since_they_are_valid(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    await agree(admin, agreement(tolerance=(0, 1_00), since=NOW + seconds(1)))
    before = await pay_major(user, merchant, UNDER)
    after = await pay_major(user, merchant, UNDER, now=NOW + seconds(1))
    await settle(now=NOW + seconds(9))

    await reconcile(now=NOW + seconds(9))

    assert (await verdict_on(before)).reason is Reason.AMOUNT_UNDER
    assert (await verdict_on(after)).reason is Reason.WITHIN_TOLERANCE


async def test_new_terms_make_the_next_run_a_full_one(admin: Principal, user: Principal, merchant: Merchant) -> None:
    payment = await pay_major(user, merchant, OVER)
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(3))
    assert (await verdict_on(payment)).status is Status.MISMATCHED

    await agree(admin, agreement(tolerance=(0, 1_00)))
    run = await reconcile(now=NOW + seconds(4))

    assert run.is_full
    assert (await verdict_on(payment)).status is Status.MATCHED
    assert not (await reconcile(now=NOW + seconds(5))).is_full


async def test_other_terms_change_a_verdict_even_where_its_reason_stays(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    payment = await pay_major(user, merchant, UNDER)
    await settle(now=NOW + seconds(2))
    await agree(admin, agreement(tolerance=(0, 2_00)))
    before = await reconcile(now=NOW + seconds(3))

    await agree(admin, agreement(tolerance=(0, 5_00)))
    run = await reconcile(now=NOW + seconds(4))

    verdict = await verdict_on(payment)
    assert (verdict.reason, verdict.tolerance) == (Reason.WITHIN_TOLERANCE, Money(5_00, "USD"))
    assert (run.changed, run.totals) == (1, before.totals)
    assert run.book_digest != before.book_digest
    assert (await reconcile(now=NOW + seconds(5), is_full=True)).changed == 0


async def test_terms_that_come_while_a_run_judges_are_for_the_next_one(
    admin: Principal, user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await agree(admin, agreement())
    payment = await pay_major(user, merchant, UNDER)
    await settle(now=NOW + seconds(2))
    fetch, outside = db.fetch, copy_context()

    async def agree_and_fetch(statement: str, *arguments: object, limit: timedelta | None = None) -> list[object]:
        rows = await fetch(statement, *arguments, limit=limit)
        if statement == judging.ALL_TERMS:
            await asyncio.create_task(agree(admin, agreement(tolerance=(0, 1_00))), context=outside)
        return list(rows)

    with monkeypatch.context() as patch:
        patch.setattr(db, "fetch", agree_and_fetch)
        run = await reconcile(now=NOW + seconds(3))
    assert (await verdict_on(payment)).reason is Reason.AMOUNT_UNDER
    assert (await verification.verify_run(run_id=RunId(run.id))).findings == []

    assert (await reconcile(now=NOW + seconds(4))).is_full
    assert (await verdict_on(payment)).reason is Reason.WITHIN_TOLERANCE


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tolerances=st.lists(st.integers(0, 200), min_size=2, max_size=4).map(sorted))
async def test_more_tolerance_never_unmatches(admin: Principal, user: Principal, tolerances: list[int]) -> None:
    merchant = await make_merchant(admin)
    payments = [await pay_major(user, merchant, major) for major in (EXACT, UNDER, OVER)]
    await settle(now=NOW + seconds(2))
    matched: set[UUID] = set()

    for number, tolerance in enumerate(tolerances):
        await agree(admin, agreement(merchant=merchant, tolerance=(0, tolerance), since=NOW - seconds(100 - number)))
        await reconcile(now=NOW + seconds(3 + number))
        book = await verdicts()
        now_matched = {key for key, verdict in book.items() if verdict.status is Status.MATCHED}
        assert {book[payment.id].tolerance.amount_minor for payment in payments} == {tolerance}
        assert matched <= now_matched
        matched = now_matched


@pytest.mark.parametrize(
    ("made", "path"),
    [
        (agreement(currency="XXX"), ("currency",)),
        (agreement(fee=(-1, 0)), ("feeBasisPoints",)),
        (agreement(fee=(10_001, 0)), ("feeBasisPoints",)),
        (agreement(tolerance=(10_001, 0)), ("toleranceBasisPoints",)),
        (agreement(fee=(0, -1)), ("fee",)),
        (agreement(tolerance=(0, 10**12 + 1)), ("tolerance",)),
        (agreement(currency=None, tolerance=(0, 1)), ("currency",)),
    ],
)
async def test_terms_that_make_no_sense_are_refused(
    admin: Principal, made: service.Agreement, path: tuple[str, ...]
) -> None:
    async with refused("INVALID_INPUT", *path):
        await agree(admin, made)


async def test_terms_of_an_unknown_merchant_are_refused(admin: Principal, merchant: Merchant) -> None:
    merchant.id = new_uuid()
    async with refused("NOT_FOUND", "merchantId"):
        await agree(admin, agreement(merchant=merchant))


async def test_operator_may_not_set_terms(operator: Principal) -> None:
    with pytest.raises(NotAllowed):
        await agree(operator, agreement())
