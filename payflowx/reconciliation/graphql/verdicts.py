"""Verdicts in the schema: each with its figures, its reason, and what a person has decided about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final, Self
from uuid import UUID

import strawberry

from payflowx.api import ahead, filters
from payflowx.api.context import Context, Info
from payflowx.api.docs import describe_enum
from payflowx.api.loaders import OneEach, batched, grouped, required
from payflowx.api.pagination import (
    After,
    Before,
    Connection,
    First,
    Last,
    Listing,
    connection,
    page_request,
)
from payflowx.api.scalars import CurrencyCode
from payflowx.api.types import DateTimeRange, Money, Node
from payflowx.api.views import made_of, of_rows, view
from payflowx.bank_statements.service import returns
from payflowx.core.ids import MerchantId, PaymentId, Prefix, ResultId, RunId
from payflowx.core.seeking import Sought
from payflowx.identity import graphql as identity
from payflowx.payments import graphql as payments
from payflowx.reconciliation import matching, models
from payflowx.reconciliation.graphql import runs
from payflowx.reconciliation.models import ReconciliationReason, ReconciliationStatus, ResolutionKind
from payflowx.reconciliation.service import resolutions, verdicts
from payflowx.refunds import graphql as refunds
from payflowx.settlements import graphql as settlements

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
    RETURNED="The bank had paid, and took money back: a chargeback, or a returned direct debit.",
    CAME_BACK="The gateway reported later that the refund had failed: the bank need not pay it out.",
)
describe_enum(
    ResolutionKind,
    ACCEPTED="The difference is right, such as a fee of the bank.",
    WRITTEN_OFF="The money is given up.",
    CORRECTED_OUTSIDE="It was put right with the bank or the customer.",
)


@of_rows()
@strawberry.type
class Resolution:
    """A person's answer to a discrepancy. The verdict itself is never edited."""

    kind: ResolutionKind = strawberry.field(description="What was decided.")
    note: str = strawberry.field(description="Why, in the person's own words.")
    resolved_at: datetime = strawberry.field(description="When.")
    row: strawberry.Private[models.Resolution]

    @batched(lambda: identity.load_users, key="resolved_by_id")
    def resolved_by(self, found: identity.User | None) -> identity.User:
        """Who decided."""
        return required(found)

    @classmethod
    def of(cls, row: models.Resolution) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


RESULTS = Listing("reconciliationResults")


@of_rows(
    Prefix.VERDICT,
    expected=made_of("expected_minor", "expected_currency", by="expected"),
    actual=made_of("actual_minor", "actual_currency", by="actual"),
    difference=made_of("difference_minor", "expected_currency", by="difference"),
    fee=made_of("fee_minor", "expected_currency", by="fee"),
    tolerance=made_of("tolerance_minor", "expected_currency", by="tolerance"),
    returned=made_of("returned_minor", "actual_currency", by="returned"),
    due=made_of(by=lambda row: matching.Figures.of(row).due),
    unexplained=made_of(by=lambda row: matching.Figures.of(row).unexplained),
)
@strawberry.type
class ReconciliationResult(Node):
    """A verdict on a payment or a refund. Verdicts are append-only: a run that sees something else writes a new one."""

    status: ReconciliationStatus = strawberry.field(description="What the verdict says.")
    reason: ReconciliationReason = strawberry.field(description="Why. An open set: accept values that you don't know.")
    expected: Money = strawberry.field(description="What the client paid, or was refunded.")
    actual: Money | None = strawberry.field(description="What the bank paid; null where it paid nothing.")
    difference: Money | None = strawberry.field(
        description="Settled minus paid; null where the currencies differ or nothing is settled."
    )
    fee: Money = strawberry.field(description="What the bank was expected to keep of the payment.")
    tolerance: Money = strawberry.field(description="How far from the rest the bank may pay.")
    due: Money = strawberry.field(description="What was paid less the fee: what should arrive.")
    returned: Money | None = strawberry.field(
        description="What the bank took back of what it had paid; null where it took nothing in that currency."
    )
    unexplained: Money = strawberry.field(
        description="What was received, less what the bank took back, less what is due: negative where money is "
        "missing, 0 where the tolerance covers it. Minus all that is due where another currency came."
    )
    created_at: datetime = strawberry.field(description="When the verdict was given.")
    row: strawberry.Private[models.ReconciliationResult]

    @batched(lambda: _load_told_returns, key=lambda result: None if result.row.refund_id else result.row.payment_id)
    def explanation(self, told: list[str] | None) -> str:
        """What was found, with the figures, for a person; and what the bank says of money that came back."""
        return " ".join([explain(self.row), *(told or ())])

    @batched(lambda: runs.load_runs, key="run_id")
    def run(self, found: runs.ReconciliationRun | None) -> runs.ReconciliationRun:
        """The run that wrote it."""
        return required(found)

    @batched(lambda: payments.load_payments, key="payment_id")
    def payment(self, found: payments.Payment | None) -> payments.Payment:
        """The payment that it judges, or whose refund."""
        return required(found)

    @batched(lambda: refunds.load_refunds, key="refund_id")
    def refund(self, found: refunds.Refund | None) -> refunds.Refund | None:
        """The refund that it judges; null where it is on the payment itself."""
        return found

    @batched(lambda: settlements.load_settlements, key="settlement_id")
    def settlement(self, found: settlements.Settlement | None) -> settlements.Settlement | None:
        """The settlement that it rests on; null while the bank has not said its last word."""
        return found

    @batched(lambda: _load_resolutions, key="id")
    def resolution(self, found: Resolution | None) -> Resolution | None:
        """What a person has decided about it; null where nobody has."""
        return found

    @batched(lambda: _load_resolutions, key="id")
    def is_resolved(self, found: Resolution | None) -> bool:
        """Whether a person has decided about it: then it is open work no more."""
        return found is not None

    @batched(lambda: _load_is_current, key="id")
    def is_current(self, found: bool) -> bool:
        """Whether it is the latest verdict on what it judges."""
        return found

    @classmethod
    def of(cls, row: models.ReconciliationResult) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


def explain(row: models.ReconciliationResult) -> str:
    """What the verdict rests on, in words."""
    return matching.explain(row.reason, matching.Figures.of(row))


@strawberry.type
class OfPayment:
    """What a payment has of reconciliation."""

    @batched(lambda: _load_current_results, key="id")
    @staticmethod
    def reconciliation(_payment: payments.Payment, found: ReconciliationResult | None) -> ReconciliationResult | None:
        """The current verdict; null until the first run after the payment succeeded."""
        return found

    @batched(lambda: _load_histories, key="id")
    @staticmethod
    def verdicts(_payment: payments.Payment, found: list[ReconciliationResult]) -> list[ReconciliationResult]:
        """All verdicts on it, oldest first; the last one is the current one."""
        return found


@strawberry.type
class OfRefund:
    """What a refund has of reconciliation."""

    @batched(lambda: _load_current_results_of_refunds, key=lambda refund: refund.row.id)
    @staticmethod
    def reconciliation(_refund: refunds.Refund, found: ReconciliationResult | None) -> ReconciliationResult | None:
        """The current verdict on it; null until the first run after it succeeded."""
        return found


@strawberry.input
class PaymentFilter(payments.PaymentFilter):
    """Which payments; every condition given must hold."""

    reconciliation: list[ReconciliationStatus] | None = strawberry.field(
        default=None, description="With one of these as their current verdict."
    )

    def among(self) -> Sought | None:
        """The payments with such a verdict."""
        if self.reconciliation is None:
            return super().among()
        return verdicts.payments_with_verdict(statuses=self.reconciliation)


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
        default=None, description="The verdicts on this payment and its refunds, current or not: its history."
    )
    as_of: datetime | None = strawberry.field(
        default=None, description="The verdicts that held at this instant; without it, those that hold now."
    )
    is_resolved: bool | None = strawberry.field(
        default=None, description="Those that a person has resolved, or those that nobody has."
    )
    created_at: DateTimeRange | None = strawberry.field(default=None, description="Given in this stretch of time.")
    since: DateTimeRange | None = strawberry.field(
        default=None,
        description="Current ones on payments that have stood so since this stretch of time: a verdict that says the "
        "same again, for another reason or with other figures, begins nothing new.",
    )


@strawberry.type
class Query:
    """What can be asked about verdicts."""

    @strawberry.field
    @ahead.looks_ahead("created_at")
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
        """Verdicts on your own payments and their refunds, or on everybody's for operators; newest first."""
        page = await verdicts.list_results(
            principal=info.context.principal,
            request=page_request(RESULTS, first=first, after=after, last=last, before=before),
            filters=parse_filter(filter or ReconciliationFilter()),
            selection=ahead.selection(info),
        )
        return connection(RESULTS, page, ReconciliationResult.of)


async def find_result_node(context: Context, result_id: UUID) -> ReconciliationResult | None:
    """The verdict, where it exists and the caller may see its payment."""
    row = await verdicts.get_result(principal=context.principal, result_id=ResultId(result_id))
    return None if row is None else ReconciliationResult.of(row)


_load_current_results: Final[OneEach[ReconciliationResult]] = OneEach(verdicts.CURRENT, ReconciliationResult.of)


_load_current_results_of_refunds: Final[OneEach[ReconciliationResult]] = OneEach(
    verdicts.CURRENT_OF_REFUNDS, ReconciliationResult.of
)


async def _load_histories(keys: Sequence[UUID]) -> list[list[ReconciliationResult]]:
    rows = await verdicts.get_history(payment_ids=[PaymentId(key) for key in keys])
    return [
        [ReconciliationResult.of(row) for row in group] for group in grouped(keys, rows, key=lambda row: row.payment_id)
    ]


async def _load_told_returns(keys: Sequence[UUID]) -> list[list[str]]:
    told = await returns.tell_returns(payment_ids=[PaymentId(key) for key in keys])
    return [told[PaymentId(key)] for key in keys]


_load_resolutions: Final[OneEach[Resolution]] = OneEach(resolutions.OF_RESULT, Resolution.of)


async def _load_is_current(keys: Sequence[UUID]) -> list[bool]:
    current = await verdicts.find_current(result_ids=[ResultId(key) for key in keys])
    return [key in current for key in keys]


def parse_filter(given: ReconciliationFilter) -> verdicts.ResultFilter:
    """The filter in the service's terms. Raises InvalidInput."""
    merchant_id = filters.parse_id(Prefix.MERCHANT, given.merchant_id, field="merchantId")
    run_id = filters.parse_id(Prefix.RUN, given.run_id, field="runId")
    payment_id = filters.parse_id(Prefix.PAYMENT, given.payment_id, field="paymentId")
    created = (given.created_at or DateTimeRange()).check(path=("filter", "createdAt"))
    since = (given.since or DateTimeRange()).check(path=("filter", "since"))
    return verdicts.ResultFilter(
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
        since_from=since.from_,
        since_before=since.to,
    )
