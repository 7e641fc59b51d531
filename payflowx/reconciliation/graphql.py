"""Reconciliation in the schema: runs, verdicts and the state of the book."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from payflowx.api import filters
from payflowx.api.context import Context, Info
from payflowx.api.errors import UserError, user_errors
from payflowx.api.loaders import grouped, in_order, required
from payflowx.api.pagination import (
    After,
    Before,
    Connection,
    First,
    FirstOrDefault,
    Last,
    Listing,
    connection,
    page_request,
)
from payflowx.api.scalars import CurrencyCode
from payflowx.api.types import DateTimeRange, Money, Node
from payflowx.core.errors import Refusal
from payflowx.core.ids import MerchantId, PaymentId, ResultId, RunId, from_typeid, new_uuid, to_typeid
from payflowx.merchants import graphql as merchants
from payflowx.payments import graphql as payments
from payflowx.reconciliation import figures_graphql, matching, models, resolution_service, service, totals
from payflowx.reconciliation.models import ReconciliationReason, ReconciliationStatus, RunStatus, RunTrigger
from payflowx.settlements import graphql as settlements

RUN_PREFIX = "run"
RESULT_PREFIX = "verdict"
RESULTS = Listing("reconciliationResults")
RUNS = Listing("reconciliationRuns", "started_at")


@strawberry.type
class ReconciliationRun(Node):
    """One pass over the book. Its figures tell of everybody's payments, so they are for operators."""

    status: RunStatus = strawberry.field(description="Where the run stands.")
    trigger: RunTrigger = strawberry.field(description="What started it.")
    as_of: datetime = strawberry.field(description="The instant that it judged the book at.")
    started_at: datetime = strawberry.field(description="When it began.")
    finished_at: datetime | None = strawberry.field(description="When it ended; null while RUNNING.")
    is_full: bool = strawberry.field(description="Whether it judged every payment, or those alone that could change.")
    rules_digest: str | None = strawberry.field(description="The SHA-256 of the rules and terms that it went by.")
    row: strawberry.Private[models.ReconciliationRun]

    @strawberry.field
    def examined(self) -> int:
        """How many payments it looked at."""
        return self.row.examined

    @strawberry.field
    def changed(self) -> int:
        """How many verdicts it wrote."""
        return self.row.changed

    @strawberry.field
    def counts(self) -> list[figures_graphql.ReconciliationCount]:
        """The whole book after the run."""
        return figures_graphql.ReconciliationCount.every(totals.totals_of(run=self.row))

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
        return cls(
            id=strawberry.ID(to_typeid(RUN_PREFIX, row.id)),
            status=row.status,
            trigger=row.trigger,
            as_of=row.as_of,
            started_at=row.started_at,
            finished_at=row.finished_at,
            is_full=row.is_full,
            rules_digest=row.rules_digest,
            row=row,
        )


@strawberry.type
class ReconciliationResult(Node):
    """One verdict on one payment. Verdicts are append-only: a run that sees something else writes a new one."""

    status: ReconciliationStatus = strawberry.field(description="What the verdict says.")
    reason: ReconciliationReason = strawberry.field(description="Why. An open set: accept values that you don't know.")
    explanation: str = strawberry.field(description="One sentence with the figures, for a person.")
    expected: Money = strawberry.field(description="What the client paid.")
    actual: Money | None = strawberry.field(description="What the bank paid; null where it paid nothing.")
    difference: Money | None = strawberry.field(
        description="Settled minus paid; null where the currencies differ or nothing is settled."
    )
    fee: Money = strawberry.field(description="What the bank was expected to keep of the payment.")
    tolerance: Money = strawberry.field(description="How far from the rest the bank may pay.")
    created_at: datetime = strawberry.field(description="When the verdict was given.")
    row: strawberry.Private[models.ReconciliationResult]

    @strawberry.field
    async def run(self, info: Info) -> ReconciliationRun:
        """The run that wrote it."""
        return required(await info.context.loader(_load_runs).load(self.row.run_id))

    @strawberry.field
    async def payment(self, info: Info) -> payments.Payment:
        """The payment that it judges."""
        return await payments.load_payment(info.context, self.row.payment_id)

    @strawberry.field
    async def settlement(self, info: Info) -> settlements.Settlement | None:
        """The settlement that it rests on; null while the bank has not said its last word."""
        if self.row.settlement_id is None:
            return None
        return await settlements.load_settlement(info.context, self.row.settlement_id)

    @strawberry.field
    async def resolution(self, info: Info) -> figures_graphql.Resolution | None:
        """What a person has decided about it; null where nobody has."""
        return await info.context.loader(_load_resolutions).load(self.row.id)

    @strawberry.field
    async def is_current(self, info: Info) -> bool:
        """Whether it is the payment's latest verdict."""
        return await info.context.loader(_load_is_current).load(self.row.id)

    @classmethod
    def of(cls, row: models.ReconciliationResult) -> Self:
        """A row as the schema shows it."""
        figures = matching.Figures(
            row.expected, row.actual, row.difference, row.fee, row.tolerance, row.due_at, row.missing_at
        )
        return cls(
            id=strawberry.ID(to_typeid(RESULT_PREFIX, row.id)),
            status=row.status,
            reason=row.reason,
            explanation=matching.explain(row.reason, figures),
            expected=Money.of(row.expected),
            actual=Money.of_optional(row.actual),
            difference=Money.of_optional(row.difference),
            fee=Money.of(row.fee),
            tolerance=Money.of(row.tolerance),
            created_at=row.created_at,
            row=row,
        )


@strawberry.input
class ReconciliationFilter:
    """Which verdicts; every condition given must hold."""

    status: list[ReconciliationStatus] | None = strawberry.field(default=None, description="Saying one of these.")
    reason: list[ReconciliationReason] | None = strawberry.field(default=None, description="For one of these reasons.")
    merchant_id: strawberry.ID | None = strawberry.field(default=None, description="On payments for this merchant.")
    currency: CurrencyCode | None = strawberry.field(default=None, description="On payments in this currency.")
    run_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The verdicts that this run wrote, current or not; without it, the current ones.",
    )
    payment_id: strawberry.ID | None = strawberry.field(
        default=None, description="The verdicts on this payment, current or not: its history."
    )
    as_of: datetime | None = strawberry.field(
        default=None, description="The verdicts that held at this instant; without it, those that hold now."
    )
    is_resolved: bool | None = strawberry.field(
        default=None, description="Those that a person has resolved, or those that nobody has."
    )
    created_at: DateTimeRange | None = strawberry.field(default=None, description="Given in this stretch of time.")


@strawberry.type
class ReconciliationSummary:
    """The book as it stands: the part of it about your own payments, or the whole for operators."""

    counts: list[figures_graphql.ReconciliationCount] = strawberry.field(
        description="Every status, zero counts included."
    )
    last_run: ReconciliationRun | None = strawberry.field(description="The run that started last.")

    @strawberry.field
    async def ages(self, info: Info) -> list[figures_graphql.ReconciliationAge]:
        """How old what is neither matched nor resolved is, at this moment."""
        ages = await service.age_open_verdicts(principal=info.context.principal, now=info.context.now)
        return figures_graphql.ReconciliationAge.every(ages)

    @strawberry.field
    async def late_feeds(self) -> list[figures_graphql.LateFeed]:
        """The currencies whose statements are late, at this moment."""
        return [figures_graphql.LateFeed.of(feed) for feed in await service.late_feeds()]


@strawberry.type
class ReconciliationRunPayload:
    """A run, or why there is none."""

    run: ReconciliationRun | None = strawberry.field(description="The run; null where `errors` is not empty.")
    errors: list[UserError] = strawberry.field(description="Why nothing was judged; empty on success.")


@strawberry.type
class ResolveDiscrepancyPayload:
    """The verdict with its resolution, or why it was refused."""

    result: ReconciliationResult | None = strawberry.field(description="The verdict; null where `errors` is not empty.")
    errors: list[UserError] = strawberry.field(description="Why nothing was recorded; empty on success.")


@strawberry.type
class Query:
    """What can be asked about reconciliation."""

    @strawberry.field
    async def reconciliation_summary(
        self,
        info: Info,
        as_of: Annotated[
            datetime | None, strawberry.argument(description="The counts as they stood then; as they are if left out.")
        ] = None,
    ) -> ReconciliationSummary:
        """The book as it stands."""
        counts = await service.summarise(principal=info.context.principal, as_of=as_of)
        run = await service.last_run()
        return ReconciliationSummary(
            counts=figures_graphql.ReconciliationCount.every(counts),
            last_run=None if run is None else ReconciliationRun.of(run),
        )

    @strawberry.field
    async def reconciliation_results(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            ReconciliationFilter | None,
            strawberry.argument(description="Which verdicts; the current ones where left out."),
        ] = None,
    ) -> Connection[ReconciliationResult]:
        """Verdicts on your own payments, or on everybody's for operators; newest first."""
        page = await service.list_results(
            principal=info.context.principal,
            request=page_request(RESULTS, first=first, after=after, last=last, before=before),
            filters=parse_filter(filter or ReconciliationFilter()),
        )
        return connection(RESULTS, page, ReconciliationResult.of)

    @strawberry.field
    async def reconciliation_runs(
        self, info: Info, first: FirstOrDefault = 50, after: After = None
    ) -> Connection[ReconciliationRun]:
        """Runs, newest first. Operators only."""
        page = await service.list_runs(
            principal=info.context.principal,
            request=page_request(RUNS, first=first, after=after),
        )
        return connection(RUNS, page, ReconciliationRun.of)


@strawberry.type
class Mutation:
    """What can be done with reconciliation."""

    @strawberry.mutation
    async def run_reconciliation(self, info: Info) -> ReconciliationRunPayload:
        """Judges now every payment whose verdict can still change. Operators only; one run at a time."""
        wiring = info.context.wiring
        try:
            run = await service.run_reconciliation(
                principal=info.context.principal,
                run_id=RunId(new_uuid()),
                deadlines=service.Deadlines(wiring.settlement_window, wiring.settlement_grace, wiring.by_statement),
                trigger=RunTrigger.MANUAL,
                now=info.context.now,
            )
        except Refusal as refusal:
            return ReconciliationRunPayload(run=None, errors=user_errors(refusal))
        return ReconciliationRunPayload(run=ReconciliationRun.of(run), errors=[])

    @strawberry.mutation
    async def resolve_discrepancy(
        self,
        info: Info,
        input: Annotated[figures_graphql.ResolveDiscrepancyInput, strawberry.argument(description="What was decided.")],
    ) -> ResolveDiscrepancyPayload:
        """Records what a person has decided about a current discrepancy. Operators only."""
        try:
            row = await resolution_service.resolve_discrepancy(
                principal=info.context.principal,
                result_id=ResultId(from_typeid(RESULT_PREFIX, input.result_id, path=("resultId",))),
                kind=input.kind,
                note=input.note,
                now=info.context.now,
            )
        except Refusal as refusal:
            return ResolveDiscrepancyPayload(result=None, errors=user_errors(refusal))
        return ResolveDiscrepancyPayload(result=ReconciliationResult.of(row), errors=[])


async def load_history(context: Context, payment_id: UUID) -> list[ReconciliationResult]:
    """All verdicts on a payment that the caller may see, oldest first."""
    return await context.loader(_load_histories).load(payment_id)


async def load_current_result(context: Context, payment_id: UUID) -> ReconciliationResult | None:
    """The current verdict on a payment that the caller may see, where it has one."""
    return await context.loader(_load_current_results).load(payment_id)


async def find_run_node(context: Context, run_id: UUID) -> ReconciliationRun | None:
    """The run, where it exists and the caller is an operator."""
    if not context.principal.sees_all:
        return None
    return await context.loader(_load_runs).load(run_id)


async def find_result_node(context: Context, result_id: UUID) -> ReconciliationResult | None:
    """The verdict, where it exists and the caller may see its payment."""
    row = await service.get_result(principal=context.principal, result_id=ResultId(result_id))
    return None if row is None else ReconciliationResult.of(row)


async def _load_current_results(keys: Sequence[UUID]) -> list[ReconciliationResult | None]:
    rows = await service.get_current_results(payment_ids=[PaymentId(key) for key in keys])
    by_key = in_order(keys, rows, key=lambda row: row.payment_id)
    return [None if row is None else ReconciliationResult.of(row) for row in by_key]


async def _load_histories(keys: Sequence[UUID]) -> list[list[ReconciliationResult]]:
    rows = await service.get_history(payment_ids=[PaymentId(key) for key in keys])
    return [
        [ReconciliationResult.of(row) for row in group] for group in grouped(keys, rows, key=lambda row: row.payment_id)
    ]


async def _load_resolutions(keys: Sequence[UUID]) -> list[figures_graphql.Resolution | None]:
    rows = await service.get_resolutions(result_ids=[ResultId(key) for key in keys])
    by_key = in_order(keys, rows, key=lambda row: row.result_id)
    return [None if row is None else figures_graphql.Resolution.of(row) for row in by_key]


async def _load_runs(keys: Sequence[UUID]) -> list[ReconciliationRun | None]:
    rows = await service.get_runs(run_ids=[RunId(key) for key in keys])
    by_key = in_order(keys, rows, key=lambda row: row.id)
    return [None if row is None else ReconciliationRun.of(row) for row in by_key]


async def _load_is_current(keys: Sequence[UUID]) -> list[bool]:
    current = await service.find_current(result_ids=[ResultId(key) for key in keys])
    return [key in current for key in keys]


def parse_filter(given: ReconciliationFilter) -> service.ResultFilter:
    """The filter in the service's terms. Raises InvalidInput."""
    merchant_id = filters.parse_id(merchants.PREFIX, given.merchant_id, field="merchantId")
    run_id = filters.parse_id(RUN_PREFIX, given.run_id, field="runId")
    payment_id = filters.parse_id(payments.PREFIX, given.payment_id, field="paymentId")
    created = (given.created_at or DateTimeRange()).check(path=("filter", "createdAt"))
    return service.ResultFilter(
        statuses=given.status,
        reasons=given.reason,
        merchant_id=MerchantId(merchant_id) if merchant_id else None,
        currency=filters.parse_currency(given.currency),
        run_id=RunId(run_id) if run_id else None,
        payment_id=PaymentId(payment_id) if payment_id else None,
        as_of=given.as_of,
        is_resolved=given.is_resolved,
        created_from=created.from_,
        created_before=created.to,
    )
