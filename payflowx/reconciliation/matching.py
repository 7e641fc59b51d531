"""The rules of reconciliation: what a verdict is, given the payment, its settlement and the time, and nothing else.

The rules are an ordered table, and the first one that holds decides. Its conditions are SQL, since they judge a whole
book in one statement; the sentences that explain a verdict are made here too, from the figures that it keeps.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, assert_never

from payflowx.core.money import Money
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationStatus as Status


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason, the status that goes with it, and the condition on `payment`, `settlement`, `due` and `missing`.

    `is_open` says that the verdict can still change: by the bank, or by the passing of time.
    """

    reason: Reason
    status: Status
    condition: str
    is_open: bool = False


RULES: Final = (
    Rule(
        Reason.CURRENCY_MISMATCH,
        Status.MISMATCHED,
        "settlement.status = 'SETTLED' AND settlement.currency <> payment.currency",
    ),
    Rule(
        Reason.AMOUNT_UNDER,
        Status.MISMATCHED,
        "settlement.status = 'SETTLED' AND settlement.amount_minor < payment.amount_minor",
    ),
    Rule(
        Reason.AMOUNT_OVER,
        Status.MISMATCHED,
        "settlement.status = 'SETTLED' AND settlement.amount_minor > payment.amount_minor",
    ),
    Rule(Reason.EXACT, Status.MATCHED, "settlement.status = 'SETTLED'"),
    Rule(Reason.SETTLEMENT_FAILED, Status.MISSING_SETTLEMENT, "settlement.status = 'FAILED'"),
    # From here on the bank has not said its last word.
    Rule(Reason.NOT_DUE, Status.SETTLEMENT_PENDING, "as_of < due.due_at", is_open=True),
    Rule(Reason.OVERDUE, Status.SETTLEMENT_PENDING, "as_of < missing.missing_at", is_open=True),
    Rule(Reason.NOT_SETTLED, Status.MISSING_SETTLEMENT, "true", is_open=True),
)

REASON_SQL: Final = "CASE {} END".format(" ".join(f"WHEN {rule.condition} THEN '{rule.reason}'" for rule in RULES))
"""The reason of a verdict; needs `payment`, `settlement`, `due` and `missing` in scope."""

RULE_RELATION: Final = "(VALUES {}) AS rule (reason, status, is_open)".format(
    ", ".join(f"('{rule.reason}', '{rule.status}', {'true' if rule.is_open else 'false'})" for rule in RULES)
)
"""The rules as a relation, to be joined by reason."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a verdict rests on. Instants are in UTC; `actual` is what the bank paid, where it paid."""

    expected: Money
    actual: Money | None
    difference: Money | None
    due_at: datetime
    missing_at: datetime


def explain(reason: Reason, figures: Figures) -> str:  # noqa: C901, PLR0911 - one sentence for each reason
    """One sentence with the figures, for a person."""
    expected, actual = figures.expected, figures.actual
    match reason:
        case Reason.EXACT:
            return f"The bank settled {actual}, exactly what was paid."
        case Reason.AMOUNT_UNDER:
            return f"The bank settled {actual} of the {expected} that was paid: {_size(figures.difference)} too little."
        case Reason.AMOUNT_OVER:
            return f"The bank settled {actual} for the {expected} that was paid: {_size(figures.difference)} too much."
        case Reason.CURRENCY_MISMATCH:
            return f"The bank settled {actual}, in another currency than the {expected} that was paid."
        case Reason.NOT_DUE:
            return f"The bank has until {_shown(figures.due_at)} to settle {expected}."
        case Reason.OVERDUE:
            return (
                f"The settlement of {expected} was due by {_shown(figures.due_at)}; "
                f"it counts as missing from {_shown(figures.missing_at)} on."
            )
        case Reason.NOT_SETTLED:
            return (
                f"The bank has not settled {expected}: it was due by {_shown(figures.due_at)}, "
                f"and the grace period ended at {_shown(figures.missing_at)}."
            )
        case Reason.SETTLEMENT_FAILED:
            return f"The bank's settlement of {expected} failed: no money arrived."
        case _:
            assert_never(reason)


def _size(difference: Money | None) -> str:
    return "" if difference is None else str(Money(abs(difference.amount_minor), difference.currency))


def _shown(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M:%S} UTC"
