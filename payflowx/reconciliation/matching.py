"""The rules of reconciliation: what a verdict is, given the payment, its settlement and the time, and nothing else.

The rules are an ordered table, and the first one that holds decides. Its conditions are SQL, since they judge a whole
book in one statement; the sentences that explain a verdict are made here too, from the figures that it keeps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, Self, assert_never

from payflowx.core.money import Money
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationResult, Subject
from payflowx.reconciliation.models import ReconciliationStatus as Status


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason, the status that goes with it, and the condition on what `REASON_SQL` names.

    `is_open` says that the verdict can still change: by the bank, or by the passing of time.
    """

    reason: Reason
    status: Status
    condition: str
    is_open: bool = False


SETTLED: Final = "settlement.status = 'SETTLED'"
DUE: Final = "payment.amount_minor - agreed.fee_minor"

RULES: Final = (
    # What was taken back is no longer there, whatever it was.
    Rule(
        Reason.RETURNED,
        Status.MISMATCHED,
        f"{SETTLED} AND (taken.returned_minor IS NOT NULL OR taken.returned_apart IS NOT NULL)",
    ),
    Rule(Reason.CURRENCY_MISMATCH, Status.MISMATCHED, f"{SETTLED} AND settlement.currency <> payment.currency"),
    Rule(Reason.EXACT, Status.MATCHED, f"{SETTLED} AND settlement.amount_minor = {DUE}"),
    Rule(
        Reason.WITHIN_TOLERANCE,
        Status.MATCHED,
        f"{SETTLED} AND abs(settlement.amount_minor - ({DUE})) <= agreed.tolerance_minor",
    ),
    Rule(Reason.AMOUNT_UNDER, Status.MISMATCHED, f"{SETTLED} AND settlement.amount_minor < {DUE}"),
    Rule(Reason.AMOUNT_OVER, Status.MISMATCHED, SETTLED),
    Rule(Reason.SETTLEMENT_FAILED, Status.MISSING_SETTLEMENT, "settlement.status = 'FAILED'"),
    # From here on the bank has not said its last word.
    Rule(Reason.NOT_DUE, Status.SETTLEMENT_PENDING, "as_of < due.due_at", is_open=True),
    Rule(Reason.OVERDUE, Status.SETTLEMENT_PENDING, "as_of < missing.missing_at", is_open=True),
    Rule(Reason.FEED_LATE, Status.SETTLEMENT_PENDING, "NOT feed.is_heard", is_open=True),
    Rule(Reason.NOT_SETTLED, Status.MISSING_SETTLEMENT, "true", is_open=True),
)

# Of a refund that its gateway has reported as failed later, the bank need not show anything any more.
CAME_BACK: Final = Rule(Reason.CAME_BACK, Status.MATCHED, f"came_back AND ({SETTLED}) IS NOT TRUE", is_open=True)
RULES_OF_REFUNDS: Final = (CAME_BACK, *RULES[1:])


def _reason(rules: Sequence[Rule]) -> str:
    return "CASE {} END".format(" ".join(f"WHEN {rule.condition} THEN '{rule.reason}'" for rule in rules))


REASON_SQL: Final = MappingProxyType({Subject.PAYMENT: _reason(RULES), Subject.REFUND: _reason(RULES_OF_REFUNDS)})
"""The reason of a verdict; needs `payment`, `settlement`, `taken`, `agreed`, `due`, `missing` and `feed` in scope.

Where it is on a refund, `payment` is the refund, and `came_back` whether it failed later.
"""

RULE_RELATION: Final = "(VALUES {}) AS rule (reason, status, is_open)".format(
    ", ".join(
        f"('{rule.reason}', '{rule.status}', {'true' if rule.is_open else 'false'})" for rule in (*RULES, CAME_BACK)
    )
)
"""The rules as a relation, to be joined by reason."""


UNEXPLAINED: Final = """(
    SELECT CASE
        WHEN result.actual_currency <> result.expected_currency OR result.returned_apart IS NOT NULL THEN -due
        WHEN abs(received - due) <= result.tolerance_minor THEN 0
        ELSE received - due
    END FROM (SELECT result.expected_minor::numeric - result.fee_minor AS due,
        COALESCE(result.actual_minor, 0)::numeric - COALESCE(result.returned_minor, 0) AS received) AS figures
)"""
"""`Figures.unexplained` of the verdict `result`, in minor units of what was paid."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a verdict rests on. Instants are in UTC; `actual` is what the bank paid, where it paid.

    `fee` is what the bank was expected to keep, `tolerance` how far from the rest it may pay. `returned` is what it
    took back, in the currency of `actual`, and `returned_apart` the other currencies in which it took something back.
    """

    expected: Money
    actual: Money | None
    difference: Money | None
    fee: Money
    tolerance: Money
    due_at: datetime
    missing_at: datetime
    returned: Money | None = None
    returned_apart: str | None = None
    subject: Subject = Subject.PAYMENT

    @classmethod
    def of(cls, row: ReconciliationResult) -> Self:
        """The figures of a verdict."""
        return cls(
            row.expected,
            row.actual,
            row.difference,
            row.fee,
            row.tolerance,
            row.due_at,
            row.missing_at,
            row.returned,
            row.returned_apart,
            row.subject,
        )

    @property
    def due(self) -> Money:
        """What the bank was expected to pay: the payment without the fee."""
        return Money(self.expected.amount_minor - self.fee.amount_minor, self.expected.currency)

    @property
    def unexplained(self) -> Money:
        """What was received, less what the bank took back of it, less what is due; negative where money is missing.

        Nothing where the tolerance covers it; of what it doesn't cover, all. What came or went in another currency
        explains nothing of what is due.
        """
        actual, returned, due = self.actual, self.returned, self.due
        if self.returned_apart is not None or (actual is not None and actual.currency != due.currency):
            return Money(-due.amount_minor, due.currency)
        received = (actual.amount_minor if actual else 0) - (returned.amount_minor if returned else 0)
        gap = received - due.amount_minor
        return Money(0 if abs(gap) <= self.tolerance.amount_minor else gap, due.currency)


def explain(reason: Reason, figures: Figures) -> str:  # noqa: C901, PLR0911 - a sentence for each reason
    """What was found, with the figures, for a person; and what would make it match, where it does not."""
    expected, actual, due = figures.expected, figures.actual, figures.due
    done = _done(figures)
    match reason:
        case Reason.EXACT:
            return f"The bank settled {actual}, exactly {_what_was_expected(figures)}."
        case Reason.WITHIN_TOLERANCE:
            return (
                f"The bank settled {actual}, {_off(figures)} {_what_was_expected(figures)}: "
                f"within the tolerance of {figures.tolerance}."
            )
        case Reason.AMOUNT_UNDER | Reason.AMOUNT_OVER:
            return (
                f"The bank settled {actual}, {_off(figures)} {_what_was_expected(figures)}. "
                f"It would match with {due}, {_or_with_terms(figures)}."
            )
        case Reason.CURRENCY_MISMATCH:
            return (
                f"The bank settled {actual}, in another currency than the {expected} that was {done}. "
                f"It would match with {due}."
            )
        case Reason.NOT_DUE:
            return f"The bank has until {_shown(figures.due_at)} to settle {due}."
        case Reason.OVERDUE:
            return (
                f"The settlement of {due} was due by {_shown(figures.due_at)}; "
                f"it counts as missing from {_shown(figures.missing_at)} on."
            )
        case Reason.FEED_LATE:
            return _late(figures)
        case Reason.NOT_SETTLED:
            return (
                f"The bank has not settled {due}: it was due by {_shown(figures.due_at)}, "
                f"and the grace period ended at {_shown(figures.missing_at)}. A settlement of {due} would match."
            )
        case Reason.SETTLEMENT_FAILED:
            return (
                f"The bank's settlement of {due} failed: no money {_moved(figures)}, and a failed settlement is final. "
                "It has to be put right with the bank."
            )
        case Reason.RETURNED:
            return f"The bank settled {actual}, and {_taken_back(figures)}. It has to be put right with the customer."
        case Reason.CAME_BACK:
            return (
                f"The gateway reported later that the refund of {expected} had failed: "
                "nothing of it has to leave the account. A debit for it would be judged like any other."
            )
        case _:
            assert_never(reason)


def _late(figures: Figures) -> str:
    return (
        f"On an account where {figures.due} is awaited no statement reaches its due day, {_shown(figures.due_at)}: "
        f"the feed is late, and says nothing about the {figures.subject}. "
        f"It would match with a {'debit' if figures.subject is Subject.REFUND else 'credit'} for it."
    )


def _done(figures: Figures) -> str:
    """What was done with the money that the bank is to settle."""
    return "refunded" if figures.subject is Subject.REFUND else "paid"


def _taken_back(figures: Figures) -> str:
    """What the bank took back, what is left of what it had settled, and what can't be summed."""
    actual, returned, apart = figures.actual, figures.returned, figures.returned_apart
    assert actual is not None  # noqa: S101 - nothing is taken back of what is not settled
    others = None if apart is None else " and ".join(apart.split(","))
    if returned is None:
        return f"took money back in {others}, another currency, which says nothing of how much of it is left"
    left = Money(actual.amount_minor - returned.amount_minor, actual.currency)
    if left.amount_minor < 0:
        told = f"took {returned} back, {Money(-left.amount_minor, left.currency)} more than that"
    elif left.amount_minor == 0:
        told = "took all of it back"
    else:
        told = f"took {returned} of it back: {left} are left"
    return told if others is None else f"{told}; more was taken back in {others}, another currency"


def _moved(figures: Figures) -> str:
    return "left" if figures.subject is Subject.REFUND else "arrived"


def _what_was_expected(figures: Figures) -> str:
    if figures.fee.amount_minor == 0:
        return f"what was {_done(figures)}"
    return f"the {figures.due} that remain of {figures.expected} after the agreed fee of {figures.fee}"


def _off(figures: Figures) -> str:
    """How far from the expected amount the bank's is, and on which side."""
    assert figures.actual is not None  # noqa: S101 - the reasons that say this have an amount
    gap = figures.actual.amount_minor - figures.due.amount_minor
    size = Money(abs(gap), figures.due.currency)
    return f"{size} {'less' if gap < 0 else 'more'} than"


def _or_with_terms(figures: Figures) -> str:
    assert figures.actual is not None  # noqa: S101 - as above
    gap = Money(abs(figures.actual.amount_minor - figures.due.amount_minor), figures.due.currency)
    return f"or with a tolerance of {gap} or more"


def _shown(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M:%S} UTC"
