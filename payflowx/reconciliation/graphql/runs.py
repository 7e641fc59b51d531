"""Runs of reconciliation in the schema."""

from datetime import datetime
from typing import Final, Self
from uuid import UUID

import strawberry

from payflowx.api.context import Context, Info
from payflowx.api.docs import describe_enum
from payflowx.api.errors import UserError, user_errors
from payflowx.api.loaders import OneEach
from payflowx.api.pagination import After, Before, Connection, First, Last, Listing, connection, page_request
from payflowx.api.types import Node
from payflowx.api.views import of_rows, view
from payflowx.core.errors import Refusal
from payflowx.core.ids import Prefix, RunId, new_uuid
from payflowx.reconciliation import models, totals
from payflowx.reconciliation.graphql import totals as totals_graphql
from payflowx.reconciliation.models import RunStatus, RunTrigger
from payflowx.reconciliation.service import runs

describe_enum(
    RunStatus,
    RUNNING="It is judging the book.",
    COMPLETED="Its verdicts are written. Terminal.",
    FAILED="It broke, and wrote nothing; `failureReason` says why. Terminal.",
)
describe_enum(RunTrigger, SCHEDULE="The worker's schedule.", MANUAL="A person.")

RUNS = Listing("reconciliationRuns", "started_at")


@of_rows(Prefix.RUN)
@strawberry.type
class ReconciliationRun(Node):
    """One pass over the book. Its figures tell of everybody's payments, so they are for operators."""

    status: RunStatus = strawberry.field(description="Where the run stands.")
    trigger: RunTrigger = strawberry.field(description="What started it.")
    as_of: datetime = strawberry.field(description="The instant that it judged the book at.")
    started_at: datetime = strawberry.field(description="When it began.")
    finished_at: datetime | None = strawberry.field(description="When it ended; null while RUNNING.")
    is_full: bool = strawberry.field(
        description="Whether it judged every payment and refund, or those alone that could change."
    )
    rules_digest: str | None = strawberry.field(description="The SHA-256 of the rules and terms that it went by.")
    row: strawberry.Private[models.ReconciliationRun]

    @strawberry.field
    def examined(self) -> int:
        """How many payments and refunds it looked at."""
        return self.row.examined

    @strawberry.field
    def changed(self) -> int:
        """How many verdicts it wrote."""
        return self.row.changed

    @strawberry.field
    def counts(self) -> list[totals_graphql.ReconciliationCount]:
        """The whole book after the run: its payments."""
        return totals_graphql.ReconciliationCount.every(totals.totals_of(self.row.totals))

    @strawberry.field
    def refund_counts(self) -> list[totals_graphql.ReconciliationCount]:
        """The refunds in the book after the run."""
        return totals_graphql.ReconciliationCount.every(totals.totals_of(self.row.refund_totals))

    @strawberry.field
    def book_digest(self) -> str | None:
        """A digest of everything that the current verdicts rested on after the run; `payflowx verify-run` proves it."""
        return None if self.row.book_digest is None else str(self.row.book_digest)

    @strawberry.field
    def failure_reason(self) -> str | None:
        """Why it broke; null unless FAILED."""
        return self.row.failure_reason

    @classmethod
    def of(cls, row: models.ReconciliationRun) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@strawberry.type
class ReconciliationRunPayload:
    """A run, or why there is none."""

    run: ReconciliationRun | None = strawberry.field(description="The run; null where `errors` is not empty.")
    errors: list[UserError] = strawberry.field(description="Why nothing was judged; empty on success.")


@strawberry.type
class Query:
    """What can be asked about runs."""

    @strawberry.field
    async def reconciliation_runs(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[ReconciliationRun]:
        """Runs, newest first. Operators only."""
        page = await runs.list_runs(
            principal=info.context.principal,
            request=page_request(RUNS, first=first, after=after, last=last, before=before),
        )
        return connection(RUNS, page, ReconciliationRun.of)


@strawberry.type
class Mutation:
    """What can be done with runs."""

    @strawberry.mutation
    async def run_reconciliation(self, info: Info) -> ReconciliationRunPayload:
        """Judges now every payment and refund whose verdict can still change. Operators only; one run at a time."""
        wiring = info.context.wiring
        try:
            run = await runs.run_reconciliation(
                principal=info.context.principal,
                run_id=RunId(new_uuid()),
                deadlines=runs.Deadlines(wiring.settlement_window, wiring.settlement_grace),
                trigger=RunTrigger.MANUAL,
                now=info.context.now,
            )
        except Refusal as refusal:
            return ReconciliationRunPayload(run=None, errors=user_errors(refusal))
        return ReconciliationRunPayload(run=ReconciliationRun.of(run), errors=[])


async def find_run_node(context: Context, run_id: UUID) -> ReconciliationRun | None:
    """The run, where it exists and the caller is an operator."""
    if not context.principal.sees_all:
        return None
    return await context.loader(load_runs).load(run_id)


load_runs: Final[OneEach[ReconciliationRun]] = OneEach(runs.BY_ID, ReconciliationRun.of)
"""The runs that objects of the caller name."""
