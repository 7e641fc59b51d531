"""The program before terms and digests: its book goes on, and it may run beside this one for a while."""

from decimal import Decimal
from typing import Final

from payflowx.core import db
from payflowx.core.ids import RunId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import BookEntry, ReconciliationRun
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.service import verification
from tests.factories import NOW, reconcile, seconds, settle
from tests.reconciliation.books import UNDER, assert_balanced, pay_every_amount, pay_major, verdict_on
from tests.reconciliation.test_terms import agree, agreement
from tests.tables import past_triggers

# What a full run of that program writes of payments that the bank paid too little of.
RUN: Final = """
INSERT INTO reconciliation_runs (
    id, status, "trigger", is_full, actor, "window", grace, as_of, examined, changed, totals, started_at)
SELECT $1, 'RUNNING', "trigger", true, actor, "window", grace, as_of, 0, 0, '[]', started_at + interval '1 second'
FROM reconciliation_runs ORDER BY started_at DESC LIMIT 1
"""
JUDGE: Final = """
WITH written AS (
    INSERT INTO reconciliation_results (
        id, run_id, payment_id, settlement_id, status, reason, expected_minor, expected_currency, actual_minor,
        actual_currency, difference_minor, due_at, missing_at, created_at)
    SELECT gen_random_uuid(), $1, payment_id, settlement_id, 'MISMATCHED', 'AMOUNT_UNDER', expected_minor,
        expected_currency, actual_minor, actual_currency, difference_minor, due_at, missing_at, created_at
    FROM reconciliation_results WHERE difference_minor < 0 RETURNING *
)
INSERT INTO reconciliation_book (
    payment_id, result_id, status, reason, currency, expected_minor, difference_minor, is_open, due_at, missing_at)
SELECT payment_id, id, status, reason, expected_currency, expected_minor, difference_minor, false, due_at, missing_at
FROM written
ON CONFLICT (payment_id) WHERE refund_id IS NULL DO UPDATE SET
    result_id = excluded.result_id, status = excluded.status, reason = excluded.reason,
    currency = excluded.currency, expected_minor = excluded.expected_minor,
    difference_minor = excluded.difference_minor, is_open = excluded.is_open
"""
COMPLETE: Final = "UPDATE reconciliation_runs SET status = 'COMPLETED', finished_at = started_at WHERE id = $1"


async def forget_digests(owner_url: str) -> None:
    """What runs have written looks as if the program before this one had written it."""
    for table, columns in {
        "reconciliation_runs": ("rules_digest", "book_digest"),
        "reconciliation_results": ("digest",),
        "reconciliation_book": ("digest",),
    }.items():
        await past_triggers(owner_url, table, f"UPDATE {table} SET " + ", ".join(f"{name} = NULL" for name in columns))


async def test_verdicts_without_digests_stay_where_nothing_changes_them(
    admin: Principal, user: Principal, merchant: Merchant, owner_url: str
) -> None:
    payments = await pay_every_amount(user, merchant)
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(3))
    await forget_digests(owner_url)

    run = await reconcile(now=NOW + seconds(4))

    assert (run.is_full, run.changed, run.book_digest) == (True, 0, Decimal(0))
    await assert_balanced(run)

    await agree(admin, agreement(tolerance=(0, 50)))
    run = await reconcile(now=NOW + seconds(5))
    verdict = await verdict_on(payments[UNDER])
    assert (verdict.reason, verdict.tolerance) == (Reason.AMOUNT_UNDER, Money(50, "USD"))
    assert run.changed == len(payments)
    for each in await ReconciliationRun.all():
        assert (await verification.verify_run(run_id=RunId(each.id))).findings == []


async def test_verdicts_that_an_older_program_gives_meanwhile_are_put_right(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    payment = await pay_major(user, merchant, UNDER)
    await settle(now=NOW + seconds(2))
    await agree(admin, agreement(tolerance=(0, 1_00)))
    before = await reconcile(now=NOW + seconds(3))

    run_id = new_uuid()
    await db.execute(RUN, run_id)
    await db.execute(JUDGE, run_id)
    await db.execute(COMPLETE, run_id)
    assert (await verdict_on(payment)).reason is Reason.AMOUNT_UNDER
    entry = await BookEntry.get(payment_id=payment.id)
    assert entry.digest is None
    assert entry.since > NOW + seconds(3)  # it stands otherwise, and that program doesn't say since when

    run = await reconcile(now=NOW + seconds(5))

    assert (await verdict_on(payment)).reason is Reason.WITHIN_TOLERANCE
    assert (run.is_full, run.changed, run.book_digest) == (True, 1, before.book_digest)
    await assert_balanced(run)
    assert (await verification.verify_run(run_id=RunId(run.id))).findings == []
