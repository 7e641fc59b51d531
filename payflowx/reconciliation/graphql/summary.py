"""The state of the book in the schema."""

from datetime import datetime
from typing import Annotated

import strawberry

from payflowx.api.context import Info
from payflowx.reconciliation.graphql import runs as runs_graphql
from payflowx.reconciliation.graphql import totals as totals_graphql
from payflowx.reconciliation.models import Subject
from payflowx.reconciliation.service import book, runs


@strawberry.type
class ReconciliationSummary:
    """The book as it stands: the part of it about your own payments, or the whole for operators."""

    counts: list[totals_graphql.ReconciliationCount] = strawberry.field(
        description="The payments of every status, zero counts included."
    )
    last_run: runs_graphql.ReconciliationRun | None = strawberry.field(description="The run that started last.")
    as_of: strawberry.Private[datetime | None]

    @strawberry.field
    async def refund_counts(self, info: Info) -> list[totals_graphql.ReconciliationCount]:
        """The same of refunds, which are judged by the same rules and counted by themselves."""
        counts = await book.summarise(principal=info.context.principal, as_of=self.as_of, subject=Subject.REFUND)
        return totals_graphql.ReconciliationCount.every(counts)

    @strawberry.field
    async def ages(self, info: Info) -> list[totals_graphql.ReconciliationAge]:
        """How old what is neither matched nor resolved is, at this moment."""
        ages = await book.age_open_verdicts(principal=info.context.principal, now=info.context.now)
        return totals_graphql.ReconciliationAge.every(ages)

    @strawberry.field
    async def late_feeds(self) -> list[totals_graphql.LateFeed]:
        """The currencies whose statements are late, at this moment."""
        return [totals_graphql.LateFeed.of(feed) for feed in await book.late_feeds()]


@strawberry.type
class Query:
    """What can be asked about the book."""

    @strawberry.field
    async def reconciliation_summary(
        self,
        info: Info,
        as_of: Annotated[
            datetime | None, strawberry.argument(description="The counts as they stood then; as they are if left out.")
        ] = None,
    ) -> ReconciliationSummary:
        """The book as it stands."""
        counts = await book.summarise(principal=info.context.principal, as_of=as_of)
        run = await runs.last_run()
        return ReconciliationSummary(
            counts=totals_graphql.ReconciliationCount.every(counts),
            last_run=None if run is None else runs_graphql.ReconciliationRun.of(run),
            as_of=as_of,
        )
