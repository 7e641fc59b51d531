"""Shapes of reconciliation in the schema that hold figures alone: totals, ages, feeds, and what people decided."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, Self

import strawberry

from payflowx.api.context import Info
from payflowx.api.docs import describe_enum
from payflowx.api.scalars import CurrencyCode
from payflowx.api.types import Money
from payflowx.identity import graphql as identity
from payflowx.reconciliation import models, totals
from payflowx.reconciliation.models import (
    ReconciliationReason,
    ReconciliationStatus,
    ResolutionKind,
    RunStatus,
    RunTrigger,
)
from payflowx.reconciliation.totals import AgeTotal, BookTotal

AGES_FROM_DAYS: Final = (0, 1, 3, 7)

describe_enum(
    ReconciliationStatus,
    MATCHED="The bank paid what was expected.",
    MISMATCHED="The bank paid another amount or in another currency.",
    SETTLEMENT_PENDING="The bank has not paid and still has time: normal.",
    MISSING_SETTLEMENT="The bank has not paid and its time is up, or it refused: critical.",
)
describe_enum(
    ReconciliationReason,
    EXACT="The bank paid what was expected, to the minor unit: the payment without the agreed fee.",
    WITHIN_TOLERANCE="The bank paid another amount, within the agreed tolerance; the difference is kept.",
    AMOUNT_UNDER="The bank paid less.",
    AMOUNT_OVER="The bank paid more.",
    CURRENCY_MISMATCH="The bank paid in another currency.",
    NOT_DUE="The settlement window has not passed yet.",
    OVERDUE="The settlement window has passed, and the grace period has not.",
    FEED_LATE="No statement tells of the day by which it was due yet: the feed is late, not the payment.",
    NOT_SETTLED="The settlement window and the grace period have passed.",
    SETTLEMENT_FAILED="The bank refused to pay.",
)
describe_enum(
    RunStatus,
    RUNNING="It is judging the book.",
    COMPLETED="Its verdicts are written. Terminal.",
    FAILED="It broke, and wrote nothing; `failureReason` says why. Terminal.",
)
describe_enum(RunTrigger, SCHEDULE="The worker's schedule.", MANUAL="A person.")
describe_enum(
    ResolutionKind,
    ACCEPTED="The difference is right, such as a fee of the bank.",
    WRITTEN_OFF="The money is given up.",
    CORRECTED_OUTSIDE="It was put right with the bank or the customer.",
)


@strawberry.type
class ReconciliationCount:
    """Payments of one verdict."""

    status: ReconciliationStatus = strawberry.field(description="The verdict.")
    count: int = strawberry.field(description="How many payments have it.")
    expected: list[Money] = strawberry.field(description="The sum of these payments, one per currency.")
    difference: list[Money] = strawberry.field(
        description="Settled minus paid, summed over those where both are in one currency; one per currency."
    )

    @classmethod
    def every(cls, counted: Sequence[BookTotal]) -> list[Self]:
        """One for each status, zero counts included."""
        return [
            cls._of(status, [total for total in counted if total.status is status]) for status in ReconciliationStatus
        ]

    @classmethod
    def _of(cls, status: ReconciliationStatus, counted: Sequence[BookTotal]) -> Self:
        return cls(
            status=status,
            count=sum(total.count for total in counted),
            expected=[Money.of(total.expected) for total in counted],
            difference=[Money.of(total.difference) for total in counted],
        )


@strawberry.type
class ReconciliationAge:
    """Payments that are not matched and not resolved, of one verdict and age."""

    status: ReconciliationStatus = strawberry.field(description="The verdict.")
    from_days: int = strawberry.field(description="The least age, in days since the verdict was given: 0, 1, 3 or 7.")
    to_days: int | None = strawberry.field(description="The age that they have not reached; null for the oldest.")
    count: int = strawberry.field(description="How many payments there are.")
    expected: list[Money] = strawberry.field(description="The sum of these payments, one per currency.")

    @classmethod
    def every(cls, ages: Sequence[AgeTotal]) -> list[Self]:
        """One for each verdict that isn't MATCHED and each age, zero counts included."""
        open_ones = [status for status in ReconciliationStatus if status is not ReconciliationStatus.MATCHED]
        return [cls._of(ages, status, bucket) for status in open_ones for bucket in range(len(AGES_FROM_DAYS))]

    @classmethod
    def _of(cls, ages: Sequence[AgeTotal], status: ReconciliationStatus, bucket: int) -> Self:
        found = [total for total in ages if (total.status, total.bucket) == (status, bucket)]
        return cls(
            status=status,
            from_days=AGES_FROM_DAYS[bucket],
            to_days=AGES_FROM_DAYS[bucket + 1] if bucket + 1 < len(AGES_FROM_DAYS) else None,
            count=sum(total.count for total in found),
            expected=[Money.of(total.expected) for total in found],
        )


@strawberry.type
class LateFeed:
    """A currency in which payments wait for a statement: the feed is late, not the payments."""

    currency: CurrencyCode = strawberry.field(description="The currency.")
    last_date: date | None = strawberry.field(
        description="The last day that a statement tells of; null where there is none."
    )
    count: int = strawberry.field(description="How many payments wait.")
    expected: Money = strawberry.field(description="The sum of these payments.")

    @classmethod
    def of(cls, feed: totals.LateFeed) -> Self:
        """A late feed as the schema shows it."""
        return cls(
            currency=CurrencyCode(feed.expected.currency),
            last_date=feed.last_date,
            count=feed.count,
            expected=Money.of(feed.expected),
        )


@strawberry.type
class Resolution:
    """A person's answer to a discrepancy. The verdict itself is never edited."""

    kind: ResolutionKind = strawberry.field(description="What was decided.")
    note: str = strawberry.field(description="Why, in the person's own words.")
    resolved_at: datetime = strawberry.field(description="When.")
    row: strawberry.Private[models.Resolution]

    @strawberry.field
    async def resolved_by(self, info: Info) -> identity.User:
        """Who decided."""
        return await identity.load_user(info.context, self.row.resolved_by_id)

    @classmethod
    def of(cls, row: models.Resolution) -> Self:
        """A row as the schema shows it."""
        return cls(kind=row.kind, note=row.note, resolved_at=row.resolved_at, row=row)


@strawberry.input
class ResolveDiscrepancyInput:
    """A person's answer to a discrepancy."""

    result_id: strawberry.ID = strawberry.field(description="The verdict, which has to be the payment's current one.")
    kind: ResolutionKind = strawberry.field(description="What was decided.")
    note: str = strawberry.field(description="Why: 1 to 1000 printable characters.")
