"""The rules as a table, and what each verdict says to a person."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from payflowx.core.money import Money
from payflowx.reconciliation import matching
from payflowx.reconciliation.matching import Figures
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationStatus as Status
from payflowx.reconciliation.models import Subject

DUE_AT = datetime(2026, 11, 24, tzinfo=UTC)
MISSING_AT = datetime(2026, 11, 25, 6, 30, 15, 250, tzinfo=UTC)


def figures(paid: Money, settled: Money | None = None, *, fee: int = 0, tolerance: int = 0) -> Figures:
    """What a verdict rests on."""
    difference = None
    if settled and settled.currency == paid.currency:
        difference = Money(settled.amount_minor - paid.amount_minor, paid.currency)
    return Figures(
        expected=paid,
        actual=settled,
        difference=difference,
        fee=Money(fee, paid.currency),
        tolerance=Money(tolerance, paid.currency),
        due_at=DUE_AT,
        missing_at=MISSING_AT,
    )


SENTENCES = {
    Reason.EXACT: (
        figures(Money(10_50, "USD"), Money(10_50, "USD")),
        "The bank settled 10.50 USD, exactly what was paid.",
    ),
    Reason.AMOUNT_UNDER: (
        figures(Money(1_000, "JPY"), Money(999, "JPY")),
        (
            "The bank settled 999 JPY, 1 JPY less than what was paid. "
            "It would match with 1000 JPY, or with a tolerance of 1 JPY or more."
        ),
    ),
    Reason.AMOUNT_OVER: (
        figures(Money(1_000, "KWD"), Money(1_001, "KWD")),
        (
            "The bank settled 1.001 KWD, 0.001 KWD more than what was paid. "
            "It would match with 1.000 KWD, or with a tolerance of 0.001 KWD or more."
        ),
    ),
    Reason.WITHIN_TOLERANCE: (
        figures(Money(100_00, "EUR"), Money(98_48, "EUR"), fee=1_50, tolerance=5),
        (
            "The bank settled 98.48 EUR, 0.02 EUR less than the 98.50 EUR that remain of 100.00 EUR after the agreed "
            "fee of 1.50 EUR: within the tolerance of 0.05 EUR."
        ),
    ),
    Reason.FEED_LATE: (
        figures(Money(10_00, "USD")),
        (
            "On an account where 10.00 USD is awaited no statement reaches its due day, 2026-11-24 00:00:00 UTC: "
            "the feed is late, and says nothing about the payment. It would match with a credit for it."
        ),
    ),
    Reason.CURRENCY_MISMATCH: (
        figures(Money(10_00, "USD"), Money(10_00, "EUR")),
        (
            "The bank settled 10.00 EUR, in another currency than the 10.00 USD that was paid. "
            "It would match with 10.00 USD."
        ),
    ),
    Reason.CAME_BACK: (
        replace(figures(Money(10_00, "USD")), subject=Subject.REFUND),
        (
            "The gateway reported later that the refund of 10.00 USD had failed: "
            "nothing of it has to leave the account. A debit for it would be judged like any other."
        ),
    ),
    Reason.RETURNED: (
        replace(figures(Money(10_00, "USD"), Money(9_00, "USD")), returned=Money(2_50, "USD")),
        (
            "The bank settled 9.00 USD, and took 2.50 USD of it back: 6.50 USD are left. "
            "It has to be put right with the customer."
        ),
    ),
    Reason.NOT_DUE: (
        figures(Money(10_00, "USD")),
        "The bank has until 2026-11-24 00:00:00 UTC to settle 10.00 USD.",
    ),
    Reason.OVERDUE: (
        figures(Money(10_00, "USD")),
        (
            "The settlement of 10.00 USD was due by 2026-11-24 00:00:00 UTC; "
            "it counts as missing from 2026-11-25 06:30:15 UTC on."
        ),
    ),
    Reason.NOT_SETTLED: (
        figures(Money(10_00, "USD")),
        (
            "The bank has not settled 10.00 USD: it was due by 2026-11-24 00:00:00 UTC, "
            "and the grace period ended at 2026-11-25 06:30:15 UTC. A settlement of 10.00 USD would match."
        ),
    ),
    Reason.SETTLEMENT_FAILED: (
        figures(Money(10_00, "USD")),
        (
            "The bank's settlement of 10.00 USD failed: no money arrived, and a failed settlement is final. "
            "It has to be put right with the bank."
        ),
    ),
}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_explained_in_a_sentence_with_its_figures(reason: Reason) -> None:
    facts, sentence = SENTENCES[reason]

    assert matching.explain(reason, facts) == sentence


def test_every_reason_has_one_rule_and_the_last_rule_always_holds() -> None:
    assert sorted(rule.reason for rule in (*matching.RULES, matching.CAME_BACK)) == sorted(Reason)
    assert matching.RULES[-1].condition == matching.RULES_OF_REFUNDS[-1].condition == "true"


def test_every_status_has_a_rule() -> None:
    assert {rule.status for rule in matching.RULES} == set(Status)


def test_verdict_is_open_exactly_where_the_bank_has_not_said_its_last_word() -> None:
    is_open = {rule.reason for rule in matching.RULES if rule.is_open}

    assert is_open == {Reason.NOT_DUE, Reason.OVERDUE, Reason.FEED_LATE, Reason.NOT_SETTLED}
