"""A run is proved anew from the data; what was changed past this program is found."""

from uuid import UUID

import pytest

from payflowx.core.errors import NotFound
from payflowx.core.ids import RunId, new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import BookEntry, ReconciliationReason, ReconciliationRun
from payflowx.reconciliation.service import runs as runs_service
from payflowx.reconciliation.service import verification
from payflowx.reconciliation.sql import judging
from payflowx.settlements.models import Bank
from tests.factories import NOW, instruction, let_speak, pay, reconcile, seconds, settle
from tests.reconciliation.books import EXACT, NEVER_PAID, REJECTED, pay_every_amount, pay_major, verdict_on
from tests.reconciliation.test_late_feeds import judge
from tests.reconciliation.test_terms import agree, agreement
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
        verified = await verification.verify_run(run_id=RunId(run.id))
        assert (verified.findings, verified.is_judged_anew) == ([], True)
        assert verified.payments == payments


async def test_run_that_hears_the_bank_through_statements_is_judged_anew_too(
    user: Principal, merchant: Merchant
) -> None:
    await let_speak(Bank.STATEMENTS)
    payment = await pay_major(user, merchant, EXACT)

    run = await judge()

    assert (await verdict_on(payment)).reason is ReconciliationReason.FEED_LATE
    verified = await verification.verify_run(run_id=RunId(run.id))
    assert (verified.findings, verified.is_judged_anew) == ([], True)


async def test_incremental_run_has_the_digest_of_a_full_one(user: Principal, merchant: Merchant) -> None:
    runs = await book(user, merchant)

    again = await reconcile(now=NOW + seconds(61), is_full=True)

    assert again.book_digest == runs[-1].book_digest
    assert again.totals == sorted(runs[-1].totals, key=again.totals.index)
    assert runs[0].book_digest != runs[1].book_digest


TOTALS, DIGEST, WROTE, LOOKED, BOOK, FIGURES, SUMS = (
    "and its verdicts make",
    "The run's digest is",
    "The run says that it wrote",
    "The run says that it looked at",
    "The book says something else",
    "has other figures than its payment and settlement",
    "were taken",
)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("payments SET amount_minor = 1001 WHERE amount_minor = 1000", {FIGURES: 1, SUMS: 1}),
        ("settlements SET amount_minor = 1001 WHERE amount_minor = 1000", {FIGURES: 1}),
        ("settlements SET currency = 'GBP' WHERE amount_minor = 1000", {FIGURES: 1}),
        ("reconciliation_results SET digest = digest + 1", {DIGEST: 1, FIGURES: 7, BOOK: 7}),
        ("reconciliation_results SET digest = NULL", {DIGEST: 1, FIGURES: 7, BOOK: 7}),
        ("reconciliation_results SET due_at = due_at - interval '1 hour'", {FIGURES: 7, BOOK: 7}),
        ("reconciliation_book SET expected_minor = 1 WHERE expected_minor = 1000", {BOOK: 1}),
        ("reconciliation_runs SET book_digest = book_digest + 1", {DIGEST: 1}),
        ("reconciliation_runs SET book_digest = NULL", {DIGEST: 1}),
        ("reconciliation_runs SET changed = 0", {WROTE: 1}),
        ("reconciliation_runs SET examined = examined + 1", {LOOKED: 1}),
        ("reconciliation_runs SET totals = '[]'", {TOTALS: 4}),
    ],
)
async def test_change_past_the_program_is_found(
    user: Principal, merchant: Merchant, owner_url: str, change: str, found: dict[str, int]
) -> None:
    runs = await book(user, merchant)

    await past_triggers(owner_url, change.split(maxsplit=1)[0], f"UPDATE {change}")

    verified = await verification.verify_run(run_id=RunId(runs[-1].id))
    assert len(verified.findings) == sum(found.values()), verified.findings
    assert {words: sum(words in finding for finding in verified.findings) for words in found} == found


async def forge(owner_url: str, change: str) -> None:
    """Changes verdicts past their guards, and gives each the digest of what it says then."""
    await past_triggers(
        owner_url,
        "reconciliation_results",
        f"""
        UPDATE reconciliation_results SET {change};
        UPDATE reconciliation_results SET digest = (SELECT {judging.VERDICT_DIGEST} FROM (
            SELECT reconciliation_results.*, expected_minor AS amount_minor, expected_currency AS currency) AS judged)
        """,
    )


def other_figures(payment_id: UUID) -> str:
    """The finding on a verdict that the facts speak against."""
    return (
        f"The verdict on {to_typeid('payment', payment_id)} has other figures than its payment and settlement "
        "and what was taken back of it."
    )


@pytest.mark.parametrize(
    "change",
    [
        "status = 'MISMATCHED', reason = 'AMOUNT_OVER', expected_minor = 999, difference_minor = 1",
        "status = 'MISMATCHED', reason = 'CURRENCY_MISMATCH', expected_currency = 'EUR', difference_minor = NULL",
        "status = 'MISMATCHED', reason = 'AMOUNT_OVER', actual_minor = 1001, difference_minor = 1",
        "status = 'MISMATCHED', reason = 'CURRENCY_MISMATCH', actual_currency = 'EUR', difference_minor = NULL",
        "settlement_id = (SELECT id FROM settlements WHERE amount_minor = 1000 AND payment_id <> {payment})",
        "status = 'MISMATCHED', reason = 'RETURNED', returned_minor = 1",
        "status = 'MISMATCHED', reason = 'RETURNED', returned_apart = 'EUR'",
    ],
)
async def test_verdict_against_the_facts_is_found_even_with_its_own_digest(
    user: Principal, merchant: Merchant, owner_url: str, change: str
) -> None:
    payment, _ = [await pay_major(user, merchant, EXACT) for _ in range(2)]
    await settle(now=NOW + seconds(2))
    run = await reconcile(now=NOW + seconds(3))
    assert (await verification.verify_run(run_id=RunId(run.id))).findings == []

    await forge(owner_url, f"{change} WHERE payment_id = {{payment}}".format(payment=f"'{payment.id}'"))

    verified = await verification.verify_run(run_id=RunId(run.id))
    assert [finding for finding in verified.findings if FIGURES in finding] == [other_figures(payment.id)]


async def test_verdict_that_makes_money_of_a_rejected_settlement_is_found_even_with_its_own_digest(
    user: Principal, merchant: Merchant, owner_url: str
) -> None:
    payment = await pay_major(user, merchant, REJECTED)
    await settle(now=NOW + seconds(2))
    run = await reconcile(now=NOW + seconds(3))

    await forge(
        owner_url,
        "status = 'MATCHED', reason = 'EXACT', actual_minor = 99600, actual_currency = 'USD', difference_minor = 0",
    )
    await past_triggers(owner_url, "reconciliation_runs", "UPDATE reconciliation_runs SET rules_digest = 'forgotten'")

    verified = await verification.verify_run(run_id=RunId(run.id))
    assert not verified.is_judged_anew
    assert other_figures(payment.id) in verified.findings


async def test_verdict_against_the_rules_is_found_even_with_its_own_digest(
    user: Principal, merchant: Merchant, owner_url: str
) -> None:
    run = (await book(user, merchant))[-1]
    covered = "status = 'MATCHED', reason = 'WITHIN_TOLERANCE', tolerance_minor = 100"
    await forge(owner_url, f"{covered} WHERE reason = 'AMOUNT_UNDER'")

    verified = await verification.verify_run(run_id=RunId(run.id))

    [entry] = await BookEntry.filter(reason=ReconciliationReason.AMOUNT_UNDER)
    payment = to_typeid("payment", entry.payment_id)
    assert f"The verdict on {payment} is not what the run's rules and terms say." in verified.findings
    assert f"The verdict on {payment} has other figures than its payment and settlement." not in verified.findings


async def test_run_by_terms_that_were_changed_is_not_said_to_be_judged_anew(
    admin: Principal, user: Principal, merchant: Merchant, owner_url: str
) -> None:
    await agree(admin, agreement(fee=(100, 0)))
    run = (await book(user, merchant))[-1]
    await past_triggers(owner_url, "reconciliation_terms", "UPDATE reconciliation_terms SET fee_basis_points = 200")

    verified = await verification.verify_run(run_id=RunId(run.id))

    assert (verified.findings, verified.is_judged_anew) == ([], False)


async def test_run_before_later_terms_is_still_judged_anew_by_its_own(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    found: list[ReconciliationRun] = []
    for fee in (100, 200, 300):
        await agree(admin, agreement(fee=(fee, 0)))
        found += await book(user, merchant) if not found else [await reconcile(now=NOW + seconds(60 + fee))]

    for run in found:
        verified = await verification.verify_run(run_id=RunId(run.id))
        assert (verified.findings, verified.is_judged_anew) == ([], True)


async def test_payment_that_no_run_has_judged_is_found(user: Principal, merchant: Merchant) -> None:
    runs = await book(user, merchant)
    await pay_major(user, merchant, EXACT, now=NOW - seconds(3600))

    for run in runs[1:]:
        verified = await verification.verify_run(run_id=RunId(run.id))
        assert verified.findings == [
            "USD: 7 payments of 500500 minor units were taken, and the run has 6 of 499500.",
        ]


async def test_payment_in_a_currency_of_its_own_that_no_run_has_judged_is_found(
    user: Principal, merchant: Merchant
) -> None:
    run = (await book(user, merchant))[-1]
    await pay(user, instruction(merchant, amount=Money(5_00, "GBP")), now=NOW - seconds(3600))

    verified = await verification.verify_run(run_id=RunId(run.id))

    assert verified.findings == ["GBP: 1 payments of 500 minor units were taken, and the run has 0 of 0."]


@pytest.mark.parametrize(("later", "is_found"), [(0, True), (1e-6, False), (600, False)])
async def test_payment_that_may_not_have_been_seen_yet_is_none_of_the_runs(
    user: Principal, merchant: Merchant, later: float, is_found: bool
) -> None:
    run = (await book(user, merchant))[-1]
    completed_at = run.as_of - runs_service.IN_FLIGHT_MAX + seconds(later)
    await pay_major(user, merchant, EXACT, now=completed_at)

    verified = await verification.verify_run(run_id=RunId(run.id))

    assert bool(verified.findings) is is_found


async def test_book_is_still_that_of_the_last_completed_run_after_one_that_broke(
    user: Principal, merchant: Merchant, owner_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = (await book(user, merchant))[-1]
    with monkeypatch.context() as patch:
        patch.setattr(runs_service, "_judge", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await reconcile(now=NOW + seconds(61))
    change = "UPDATE reconciliation_book SET expected_minor = 1 WHERE expected_minor = 1000"
    await past_triggers(owner_url, "reconciliation_book", change)

    verified = await verification.verify_run(run_id=RunId(run.id))

    [finding] = verified.findings
    assert BOOK in finding


async def test_payment_that_came_after_a_run_is_none_of_its_own_whatever_its_time(
    user: Principal, merchant: Merchant
) -> None:
    runs = await book(user, merchant)
    await pay_major(user, merchant, EXACT, now=NOW - seconds(3600))
    runs.append(await reconcile(now=NOW + seconds(61)))

    for run in runs:
        assert (await verification.verify_run(run_id=RunId(run.id))).findings == []


async def test_unknown_run_is_not_found() -> None:
    with pytest.raises(NotFound):
        await verification.verify_run(run_id=RunId(new_uuid()))
