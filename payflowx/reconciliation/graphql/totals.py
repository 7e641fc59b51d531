"""Figures of the book in the schema: totals, ages, and feeds that are late."""

from collections.abc import Sequence
from datetime import date
from typing import Final, Self

import strawberry

from payflowx.api.context import Info
from payflowx.api.docs import describe_enum
from payflowx.api.scalars import CurrencyCode
from payflowx.api.types import Money
from payflowx.bank_statements.graphql import accounts as bank_accounts
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationStatus
from payflowx.reconciliation.totals import AgeTotal, BookTotal

AGES_FROM_DAYS: Final = (0, 1, 3, 7)

describe_enum(
    ReconciliationStatus,
    MATCHED="The bank paid what was expected.",
    MISMATCHED="The bank paid another amount or in another currency.",
    SETTLEMENT_PENDING="The bank has not paid and still has time: normal.",
    MISSING_SETTLEMENT="The bank has not paid and its time is up, or it refused: critical.",
)


@strawberry.type
class ReconciliationCount:
    """Payments of one verdict; or refunds, where they are counted."""

    status: ReconciliationStatus = strawberry.field(description="The verdict.")
    count: int = strawberry.field(description="How many payments have it.")
    expected: list[Money] = strawberry.field(description="The sum of these payments, one per currency.")
    difference: list[Money] = strawberry.field(
        description="Settled minus paid, summed over those where both are in one currency; one per currency."
    )
    unexplained: list[Money] = strawberry.field(
        description="The sum of what is unexplained of those that are open and not resolved, one per currency; "
        "negative where money is missing. None for what a version before kept."
    )
    at_risk: list[Money] = strawberry.field(
        description="The same sum without signs, so that what is missing and what is too much don't cancel."
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
            unexplained=[Money.of(total.unexplained) for total in counted if total.unexplained is not None],
            at_risk=[Money.of(total.at_risk) for total in counted if total.at_risk is not None],
        )


@strawberry.type
class ReconciliationAge:
    """Payments that are not matched and not resolved, of one verdict and age."""

    status: ReconciliationStatus = strawberry.field(description="The verdict.")
    from_days: int = strawberry.field(description="The least age, in days since they stand so: 0, 1, 3 or 7.")
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
    """A currency in which payments wait for statements: the feed is late, not the payments."""

    currency: CurrencyCode = strawberry.field(description="The currency.")
    last_date: date | None = strawberry.field(
        description="The last day that statements of all of `accounts` tell of; null where one has none."
    )
    count: int = strawberry.field(description="How many payments wait.")
    expected: Money = strawberry.field(description="The sum of these payments.")
    feed: strawberry.Private[totals.LateFeed]

    @strawberry.field
    async def accounts(self, info: Info) -> list[bank_accounts.BankAccount]:
        """The accounts whose statements they wait for; none where no statement in the currency has come yet."""
        return await bank_accounts.load_accounts(info.context, self.feed.account_ids)

    @classmethod
    def of(cls, feed: totals.LateFeed) -> Self:
        """A late feed as the schema shows it."""
        return cls(
            currency=CurrencyCode(feed.expected.currency),
            last_date=feed.last_date,
            count=feed.count,
            expected=Money.of(feed.expected),
            feed=feed,
        )
