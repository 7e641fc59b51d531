"""Runs, their append-only verdicts, and the book: the current verdict of each payment.

Its sums are conserved: per currency, the payments that succeeded = matched + mismatched + pending + missing.
"""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.fields import Now, SqlDefault
from tortoise.models import Model

from payflowx.core import snapshots
from payflowx.core.money import Money
from payflowx.identity.models import User
from payflowx.payments.models import Payment
from payflowx.refunds.models import Refund
from payflowx.settlements.models import Settlement


class ReconciliationStatus(StrEnum):
    """What a verdict says of a payment."""

    MATCHED = "MATCHED"
    MISMATCHED = "MISMATCHED"
    SETTLEMENT_PENDING = "SETTLEMENT_PENDING"
    MISSING_SETTLEMENT = "MISSING_SETTLEMENT"


class ReconciliationReason(StrEnum):
    """Why a verdict says it."""

    EXACT = "EXACT"
    WITHIN_TOLERANCE = "WITHIN_TOLERANCE"
    AMOUNT_UNDER = "AMOUNT_UNDER"
    AMOUNT_OVER = "AMOUNT_OVER"
    CURRENCY_MISMATCH = "CURRENCY_MISMATCH"
    NOT_DUE = "NOT_DUE"
    OVERDUE = "OVERDUE"
    FEED_LATE = "FEED_LATE"
    NOT_SETTLED = "NOT_SETTLED"
    SETTLEMENT_FAILED = "SETTLEMENT_FAILED"
    RETURNED = "RETURNED"
    CAME_BACK = "CAME_BACK"


class Subject(StrEnum):
    """What a verdict is about: a payment, or a refund of one."""

    PAYMENT = "payment"
    REFUND = "refund"


class RunStatus(StrEnum):
    """Where a run stands; COMPLETED and FAILED are terminal."""

    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


class RunTrigger(StrEnum):
    """What started a run."""

    SCHEDULE = "SCHEDULE"
    MANUAL = "MANUAL"


class ResolutionKind(StrEnum):
    """A person's answer to a discrepancy."""

    ACCEPTED = "ACCEPTED"
    WRITTEN_OFF = "WRITTEN_OFF"
    CORRECTED_OUTSIDE = "CORRECTED_OUTSIDE"


class ReconciliationRun(Model):
    """One pass over the book. `window` and `grace` are the deadlines that it judged by.

    `rules_digest` is the SHA-256 of the rules and terms that it went by, `book_digest` the sum of the digests of all
    current verdicts, each over everything that the verdict rests on; both are null for runs of versions without them.

    `totals` are its control totals, the whole book after the run: one object per status and currency, with `count`,
    `expected_minor`, `difference_minor` and `unexplained_minor` and `at_risk_minor` (of what nobody had resolved by
    then; those of earlier versions lack them), the sums as text since they may exceed 64 bits. `refund_totals` are the
    same of refunds; `examined` and `changed` count both.
    """

    id = fields.UUIDField(primary_key=True)
    status = fields.CharEnumField(RunStatus, max_length=10)
    trigger = fields.CharEnumField(RunTrigger, max_length=10)
    is_full = fields.BooleanField()
    actor = fields.CharField(max_length=80)
    window = fields.CharField(max_length=40)
    grace = fields.CharField(max_length=40)
    as_of = fields.DatetimeField()
    examined = fields.IntField(default=0)
    changed = fields.IntField(default=0)
    totals: list[dict[str, Any]] = fields.JSONField(default=list)
    refund_totals: list[dict[str, Any]] = fields.JSONField(default=list, db_default=SqlDefault("'[]'"))
    rules_digest = fields.CharField(max_length=64, null=True)
    book_digest: Decimal | None = fields.DecimalField(max_digits=40, decimal_places=0, null=True)
    started_at = fields.DatetimeField()
    finished_at: datetime | None = fields.DatetimeField(null=True)
    failure_reason = fields.CharField(max_length=500, null=True)
    snapshot: str | None = fields.TextField(null=True)
    completed_in: int | None = snapshots.TransactionField(null=True)
    orphans_snapshot: str | None = fields.TextField(null=True)

    class Meta:
        table = "reconciliation_runs"
        indexes = (("started_at", "id"),)


class ReconciliationResult(Model):
    """One verdict, with every figure that it rests on. Append-only: what changes is told by a new verdict.

    It is on a refund where `refund` names one, and `payment` is the refunded one then; else it is on the payment.

    The settlement is the terminal one that the verdict rests on; a pending settlement decides nothing. `fee_minor` is
    what the bank was expected to keep, `tolerance_minor` how far from the rest it may pay, `digest` over all of it.

    `returned_minor` is what the bank took back of it, in the currency in which it had paid, and null where it took
    nothing; `returned_apart` are the currencies in which it took back more, which no sum can hold: `CHF,USD`.
    """

    id = fields.UUIDField(primary_key=True)
    run: fields.ForeignKeyRelation[ReconciliationRun] = fields.ForeignKeyField(
        "payflowx.ReconciliationRun", related_name=False, on_delete=fields.RESTRICT
    )
    run_id: UUID
    payment: fields.ForeignKeyRelation[Payment] = fields.ForeignKeyField(
        "payflowx.Payment", related_name=False, on_delete=fields.RESTRICT
    )
    payment_id: UUID
    refund: fields.ForeignKeyNullableRelation[Refund] = fields.ForeignKeyField(
        "payflowx.Refund", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    refund_id: UUID | None
    settlement: fields.ForeignKeyNullableRelation[Settlement] = fields.ForeignKeyField(
        "payflowx.Settlement", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    settlement_id: UUID | None
    status = fields.CharEnumField(ReconciliationStatus, max_length=20)
    reason = fields.CharEnumField(ReconciliationReason, max_length=20)
    expected_minor = fields.BigIntField()
    expected_currency = fields.CharField(max_length=3)
    actual_minor: int | None = fields.BigIntField(null=True)
    actual_currency = fields.CharField(max_length=3, null=True)
    difference_minor: int | None = fields.BigIntField(null=True)
    fee_minor = fields.BigIntField(default=0, db_default=0)
    tolerance_minor = fields.BigIntField(default=0, db_default=0)
    returned_minor: int | None = fields.BigIntField(null=True)
    returned_apart = fields.CharField(max_length=800, null=True)
    due_at = fields.DatetimeField()
    missing_at = fields.DatetimeField()
    digest: int | None = fields.BigIntField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "reconciliation_results"
        indexes = (("created_at", "id"), ("run_id", "id"))

    @property
    def subject(self) -> Subject:
        """What the verdict is about."""
        return Subject.PAYMENT if self.refund_id is None else Subject.REFUND

    @property
    def expected(self) -> Money:
        """What the client paid, or was given back."""
        return Money(self.expected_minor, self.expected_currency)

    @property
    def actual(self) -> Money | None:
        """What the bank paid; None where it has paid nothing."""
        if self.actual_minor is None or self.actual_currency is None:
            return None
        return Money(self.actual_minor, self.actual_currency)

    @property
    def returned(self) -> Money | None:
        """What the bank took back of it; None where it took nothing, or nothing in the currency that it had paid in."""
        if self.returned_minor is None or self.actual_currency is None:
            return None
        return Money(self.returned_minor, self.actual_currency)

    @property
    def fee(self) -> Money:
        """What the bank was expected to keep."""
        return Money(self.fee_minor, self.expected_currency)

    @property
    def tolerance(self) -> Money:
        """How far from the rest of the payment the bank may pay."""
        return Money(self.tolerance_minor, self.expected_currency)

    @property
    def difference(self) -> Money | None:
        """Settled minus paid; None where nothing is settled or the currencies differ."""
        return None if self.difference_minor is None else Money(self.difference_minor, self.expected_currency)


class Resolution(Model):
    """What a person has decided about a verdict. The verdict stays as it is; one that is newer is unresolved again."""

    result: fields.OneToOneRelation[ReconciliationResult] = fields.OneToOneField(
        "payflowx.ReconciliationResult", related_name="resolution", on_delete=fields.RESTRICT, primary_key=True
    )
    result_id: UUID
    kind = fields.CharEnumField(ResolutionKind, max_length=20)
    note = fields.CharField(max_length=1000)
    resolved_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT
    )
    resolved_by_id: UUID
    resolved_at = fields.DatetimeField()
    changed_in = snapshots.changed_in()

    class Meta:
        table = "reconciliation_resolutions"


class BookEntry(Model):
    """The current verdict of one payment or refund: the only rows of reconciliation that are ever updated.

    `is_open` says that the verdict can still change; an incremental run looks at these and at new payments only. The
    deadlines are those of the run that first saw the payment: later settings don't move them. `since` is when the
    payment's verdicts began to be of this status: the age of a discrepancy, however often it was judged again. Where
    a wrong calendar has counted the deadlines, the next verdict's are `recounted_due_at` and `recounted_missing_at`.
    """

    payment: fields.ForeignKeyRelation[Payment] = fields.ForeignKeyField(
        "payflowx.Payment", related_name=False, on_delete=fields.RESTRICT
    )
    payment_id: UUID
    refund: fields.ForeignKeyNullableRelation[Refund] = fields.ForeignKeyField(
        "payflowx.Refund", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    refund_id: UUID | None
    result: fields.OneToOneRelation[ReconciliationResult] = fields.OneToOneField(
        "payflowx.ReconciliationResult", related_name="book_entry", on_delete=fields.RESTRICT, primary_key=True
    )
    result_id: UUID
    status = fields.CharEnumField(ReconciliationStatus, max_length=20)
    reason = fields.CharEnumField(ReconciliationReason, max_length=20)
    currency = fields.CharField(max_length=3)
    expected_minor = fields.BigIntField()
    difference_minor: int | None = fields.BigIntField(null=True)
    is_open = fields.BooleanField()
    due_at = fields.DatetimeField()
    missing_at = fields.DatetimeField()
    digest: int | None = fields.BigIntField(null=True)
    since = fields.DatetimeField(db_default=Now())
    is_resolved = fields.BooleanField(default=False, db_default=False)
    recounted_due_at: datetime | None = fields.DatetimeField(null=True)
    recounted_missing_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "reconciliation_book"
        indexes = (("status", "result_id"), ("currency",), ("since",))
