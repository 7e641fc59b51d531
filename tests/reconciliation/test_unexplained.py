"""Money that nobody can explain: of a verdict, of the book, and no longer once a person has decided."""

import asyncio
from contextvars import copy_context
from datetime import timedelta
from itertools import product
from typing import Final

import pytest

from payflowx.core import db
from payflowx.core.ids import ResultId
from payflowx.core.money import Money
from payflowx.core.paging import PageRequest
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.matching import UNEXPLAINED, Figures
from payflowx.reconciliation.models import BookEntry, ReconciliationResult, ResolutionKind
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationStatus as Status
from payflowx.reconciliation.service import book, resolutions, verdicts
from payflowx.reconciliation.totals import totals_of
from tests import sessions
from tests.factories import NOW, reconcile, seconds, settle
from tests.reconciliation.books import EXACT, OTHER_CURRENCY, OVER, UNDER, current, pay_major
from tests.reconciliation.test_resolutions import resolve
from tests.reconciliation.test_terms import agree, agreement
from tests.tables import past_triggers

PAID: Final = Money(61_39, "EUR")
FEE: Final = Money(1_11, "EUR")
DUE: Final = Money(60_28, "EUR")


def figures(
    actual: Money | None, *, tolerance: int = 0, returned: Money | None = None, returned_apart: str | None = None
) -> Figures:
    """Those of a payment of 61.39 EUR with a fee of 1.11."""
    return Figures(PAID, actual, None, FEE, Money(tolerance, "EUR"), NOW, NOW, returned, returned_apart)


@pytest.mark.parametrize(
    ("given", "minor"),
    [
        pytest.param(figures(DUE), 0, id="all that is due"),
        pytest.param(figures(PAID), 1_11, id="without the fee kept"),
        pytest.param(figures(Money(60_00, "EUR")), -28, id="too little"),
        pytest.param(figures(Money(60_00, "EUR"), tolerance=28), 0, id="too little, covered"),
        pytest.param(figures(Money(60_56, "EUR"), tolerance=28), 0, id="too much, covered"),
        pytest.param(figures(Money(60_00, "EUR"), tolerance=27), -28, id="one more than is covered: all of it"),
        pytest.param(figures(None), -60_28, id="nothing came"),
        pytest.param(figures(DUE, returned=DUE), -60_28, id="all went back"),
        pytest.param(figures(DUE, returned=Money(10_00, "EUR")), -10_00, id="some went back"),
        pytest.param(figures(DUE, returned=Money(70_00, "EUR")), -70_00, id="more went back than came"),
        pytest.param(figures(Money(60_28, "USD")), -60_28, id="another currency"),
        pytest.param(figures(Money(60_28, "USD"), returned=Money(1, "USD")), -60_28, id="and some of it went back"),
        pytest.param(figures(DUE, returned_apart="USD"), -60_28, id="another currency went back"),
    ],
)
def test_unexplained_is_what_was_received_less_what_is_due(given: Figures, minor: int) -> None:
    assert given.due == DUE
    assert given.unexplained == Money(minor, "EUR")


async def test_sums_in_the_database_go_by_the_same_rule(database: str) -> None:
    amounts = [0, 1, 999, 1000, 1001, 2**63 - 1]
    cases = [
        Figures(
            Money(expected, "EUR"),
            None if actual is None else Money(actual, currency),
            None,
            Money(fee, "EUR"),
            Money(tolerance, "EUR"),
            NOW,
            NOW,
            None if returned is None or actual is None else Money(returned, currency),
            apart,
        )
        for expected, fee, tolerance, actual, returned, currency, apart in product(
            amounts[1:], [0, 1, 2000], [0, 1, 2], [None, *amounts], [None, *amounts[1:]], ["EUR", "USD"], [None, "CHF"]
        )
    ]

    rows = await db.fetch(
        f"""SELECT {UNEXPLAINED} AS minor FROM (
            SELECT 'EUR' AS expected_currency, * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[],
                $5::text[], $6::bigint[], $7::text[]) WITH ORDINALITY AS given (expected_minor, fee_minor,
                tolerance_minor, actual_minor, actual_currency, returned_minor, returned_apart, number)
        ) AS result ORDER BY number""",
        [case.expected.amount_minor for case in cases],
        [case.fee.amount_minor for case in cases],
        [case.tolerance.amount_minor for case in cases],
        [case.actual.amount_minor if case.actual else None for case in cases],
        [case.actual.currency if case.actual else None for case in cases],
        [case.returned.amount_minor if case.returned else None for case in cases],
        [case.returned_apart for case in cases],
    )

    assert [int(row["minor"]) for row in rows] == [case.unexplained.amount_minor for case in cases]


async def unexplained(principal: Principal, *, as_of: float | None = None) -> dict[Status, Money | None]:
    """What is unexplained of the book, or of the caller's part of it, by status; so many seconds after the payments."""
    instant = None if as_of is None else NOW + seconds(as_of)
    totals = await book.summarise(principal=principal, as_of=instant)
    return {total.status: total.unexplained for total in totals}


async def judged(user: Principal, merchant: Merchant, *majors: int) -> list[ReconciliationResult]:
    """The verdicts on payments of these amounts, three seconds after."""
    payments = [await pay_major(user, merchant, major) for major in majors]
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(3))
    found = await current()
    return [found[payment.id] for payment in payments]


async def test_what_a_person_has_resolved_is_at_risk_no_more(
    user: Principal, operator: Principal, stranger: Principal, merchant: Merchant
) -> None:
    under, _, _ = await judged(user, merchant, UNDER, OVER, EXACT)
    assert await unexplained(operator) == {Status.MATCHED: None, Status.MISMATCHED: Money(0, "USD")}

    await resolutions.resolve_discrepancy(
        principal=operator,
        result_id=ResultId(under.id),
        kind=ResolutionKind.ACCEPTED,
        note="A fee.",
        now=NOW + seconds(4),
    )

    left = {Status.MATCHED: None, Status.MISMATCHED: Money(1_00, "USD")}
    assert await unexplained(operator) == await unexplained(user) == left
    assert await unexplained(stranger) == {}
    assert await unexplained(user, as_of=3.5) == {Status.MATCHED: None, Status.MISMATCHED: Money(0, "USD")}
    assert await unexplained(user, as_of=4) == await unexplained(user, as_of=5) == left
    run = await reconcile(now=NOW + seconds(5))
    assert {total.status: total.unexplained for total in totals_of(run.totals)} == left
    assert await unexplained(operator, as_of=9) == left


async def test_what_is_missing_and_what_is_too_much_do_not_cancel(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await judged(user, merchant, UNDER, OVER)

    for principal in (operator, user):
        [total] = await book.summarise(principal=principal)
        assert (total.unexplained, total.at_risk) == (Money(0, "USD"), Money(2_00, "USD"))


async def test_decision_during_a_run_is_kept_by_it(
    database: str, owner_url: str, admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    [under] = await judged(user, merchant, UNDER)
    await agree(admin, agreement(tolerance=(0, 50)))
    async with sessions.outside(owner_url) as blocker:
        await blocker.execute("LOCK TABLE reconciliation_results IN SHARE MODE")
        run = asyncio.get_running_loop().create_task(reconcile(now=NOW + seconds(5)), context=copy_context())
        await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
        await resolve(operator, under, note="A fee.")
    assert (await run).changed == 1

    assert await decided(under) == "A fee."


async def test_what_has_to_be_decided_anew_is_a_new_discrepancy(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    [under] = await judged(user, merchant, UNDER)
    await resolve(operator, under)
    await agree(admin, agreement(fee=(0, 5_00)))

    await reconcile(now=NOW + timedelta(days=9))

    assert (await current())[under.payment_id].reason is Reason.AMOUNT_OVER
    assert await decided(under) is None
    assert (await BookEntry.get(payment_id=under.payment_id)).since == NOW + timedelta(days=9)


async def test_money_in_another_currency_explains_nothing(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await judged(user, merchant, OTHER_CURRENCY)

    assert await unexplained(operator) == {Status.MISMATCHED: Money(-OTHER_CURRENCY * 100, "USD")}


async def test_totals_that_a_version_before_has_kept_have_no_such_sum(
    user: Principal, operator: Principal, merchant: Merchant, owner_url: str
) -> None:
    await judged(user, merchant, UNDER)
    await past_triggers(
        owner_url,
        "reconciliation_runs",
        "UPDATE reconciliation_runs SET totals = (SELECT jsonb_agg(total - 'unexplained_minor')"
        " FROM jsonb_array_elements(totals) AS total)",
    )

    assert await unexplained(operator, as_of=9) == {Status.MISMATCHED: None}
    assert await unexplained(operator) == {Status.MISMATCHED: Money(-1_00, "USD")}
    run = await reconcile(now=NOW + seconds(5))
    assert [total.unexplained for total in totals_of(run.totals)] == [Money(-1_00, "USD")]


async def ages(principal: Principal, *, days: float) -> dict[int, int]:
    """How many open payments there are of each age, so many days after they were paid."""
    found = await book.age_open_verdicts(principal=principal, now=NOW + timedelta(days=days))
    return {age.bucket: age.count for age in found}


@pytest.mark.parametrize(("bucket", "first", "last"), [(0, 0, 1), (1, 1, 3), (2, 3, 7), (3, 7, 400)])
async def test_age_is_counted_in_whole_days_to_the_microsecond(
    user: Principal, operator: Principal, merchant: Merchant, bucket: int, first: int, last: int
) -> None:
    [verdict] = await judged(user, merchant, UNDER)
    since = (await BookEntry.get(payment_id=verdict.payment_id)).since

    for instant in (since + timedelta(days=first), since + timedelta(days=last, microseconds=-1)):
        for principal in (operator, user):
            [age] = await book.age_open_verdicts(principal=principal, now=instant)
            assert (age.status, age.bucket, age.count) == (Status.MISMATCHED, bucket, 1)


async def since(principal: Principal, *, before: float) -> list[ReconciliationResult]:
    """The current verdicts on payments that have stood so since before so many seconds after they were paid."""
    page = await verdicts.list_results(
        principal=principal,
        request=PageRequest(size=10),
        filters=verdicts.ResultFilter(since_before=NOW + seconds(before)),
    )
    return page.items


async def test_discrepancy_is_as_old_as_it_is_however_often_it_was_judged(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    [verdict] = await judged(user, merchant, UNDER)
    await agree(admin, agreement(tolerance=(0, 50)))
    await reconcile(now=NOW + timedelta(days=4))

    [again] = await since(operator, before=4)
    assert (again.payment_id, again.id != verdict.id) == (verdict.payment_id, True)
    assert await since(operator, before=3) == []
    assert await ages(operator, days=4) == await ages(user, days=4) == {2: 1}

    await agree(admin, agreement(tolerance=(0, 1_00), since=NOW - timedelta(days=300)))
    await reconcile(now=NOW + timedelta(days=5))
    await agree(admin, agreement(tolerance=(0, 20), since=NOW - timedelta(days=200)))
    await reconcile(now=NOW + timedelta(days=6))
    assert await ages(operator, days=6.5) == {0: 1}
    assert (await BookEntry.get(payment_id=verdict.payment_id)).since == NOW + timedelta(days=6)


async def decided(verdict: ReconciliationResult) -> str | None:
    """The note of what a person has decided about the payment's current verdict."""
    now = (await current())[verdict.payment_id]
    found = await resolutions.OF_RESULT.find([ResultId(now.id)])
    return found[0].note if found else None


async def test_new_terms_that_change_no_outcome_keep_what_a_person_has_decided(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    under, over = await judged(user, merchant, UNDER, OVER)
    await resolve(operator, under, note="A fee.")
    await agree(admin, agreement(tolerance=(0, 50)))

    run = await reconcile(now=NOW + seconds(5))

    assert run.changed == 2
    assert (await decided(under), await decided(over)) == ("A fee.", None)
    [kept] = await resolutions.OF_RESULT.find([ResultId((await current())[under.payment_id].id)])
    assert (kept.resolved_by_id, kept.resolved_at) == (operator.user_id, NOW)
    [*_, last] = await events.trails(subject_ids=[under.payment_id])
    assert (last.type, last.actor) == ("reconciliation.resolution_kept", "system:reconciliation")
    assert last.data == {"kind": "ACCEPTED", "note": "A fee."}
    assert await unexplained(operator) == {Status.MISMATCHED: Money(1_00, "USD")}
    assert await ages(operator, days=0) == {0: 1}


async def test_another_outcome_has_to_be_decided_anew(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    [under] = await judged(user, merchant, UNDER)
    await resolve(operator, under)
    await agree(admin, agreement(tolerance=(0, 1_00)))
    await reconcile(now=NOW + seconds(5))
    assert (await current())[under.payment_id].reason is Reason.WITHIN_TOLERANCE
    assert await decided(under) is None

    await agree(admin, agreement(tolerance=(0, 10), since=NOW - timedelta(days=300)))
    await reconcile(now=NOW + seconds(6))

    assert (await current())[under.payment_id].reason is Reason.AMOUNT_UNDER
    assert await decided(under) is None
