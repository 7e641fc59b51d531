"""The settlement: at most one that counts for each payment and each refund, frozen once it is over.

And the choice of whose word a book goes by.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from payflowx.core import snapshots
from payflowx.core.money import Money
from payflowx.identity.models import User
from payflowx.payments.models import Payment
from payflowx.refunds.models import Refund


class SettlementStatus(StrEnum):
    """Where a settlement stands; all but PENDING are terminal.

    One that is WITHDRAWN was promised by the simulated bank before it fell silent: it doesn't count, and its payment
    may be settled by another one.
    """

    PENDING = "PENDING"
    SETTLED = "SETTLED"
    FAILED = "FAILED"
    WITHDRAWN = "WITHDRAWN"


class SettlementSource(StrEnum):
    """Who told of the settlement."""

    SIMULATED_BANK = "SIMULATED_BANK"
    STATEMENT = "STATEMENT"


class Bank(StrEnum):
    """Who settles the payments of a book; the other one then settles nothing."""

    SIMULATED = "SIMULATED"
    STATEMENTS = "STATEMENTS"


class EndReason(StrEnum):
    """Why a settlement by statement doesn't count any more."""

    RETURN = "RETURN"  # a version before had made it from money that came back
    NAME = "NAME"  # a version before had made it from an entry that doesn't name its payment, and another one does
    PERSON = "PERSON"


class Settlement(Model):
    """What the bank says of one payment, or of one of its refunds. `due_at` is when the simulated bank pays out.

    Each has one at the most that isn't WITHDRAWN and hasn't ended. One by statement is what its allocations come to
    until it ends, and nothing else about it changes then. A refund's amount is positive as well: that it has gone out
    is what `refund_id` says. The simulated bank's own references are unique; those of real banks need not be.
    """

    id = fields.UUIDField(primary_key=True)
    payment: fields.ForeignKeyRelation[Payment] = fields.ForeignKeyField(
        "payflowx.Payment", related_name=False, on_delete=fields.RESTRICT
    )
    payment_id: UUID
    refund: fields.ForeignKeyNullableRelation[Refund] = fields.ForeignKeyField(
        "payflowx.Refund", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    refund_id: UUID | None
    status = fields.CharEnumField(SettlementStatus, max_length=10)
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    failure_reason = fields.CharField(max_length=500, null=True)
    source = fields.CharEnumField(SettlementSource, max_length=20)
    bank_reference = fields.CharField(max_length=255, null=True)
    value_date: date | None = fields.DateField(null=True)
    due_at: datetime | None = fields.DatetimeField(null=True)
    attempted_at: datetime | None = fields.DatetimeField(null=True)
    settled_at: datetime | None = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    ended_at: datetime | None = fields.DatetimeField(null=True)
    end_reason = fields.CharEnumField(EndReason, max_length=10, null=True)
    changed_in = snapshots.changed_in()

    class Meta:
        table = "settlements"
        indexes = (("created_at", "id"), ("currency", "created_at", "id"))

    @property
    def money(self) -> Money:
        """What the bank says it paid; while PENDING, what it has announced."""
        return Money(self.amount_minor, self.currency)


class Allocation(Model):
    """That so much of a bank's entry is for a settlement, or isn't any more. Append-only.

    `amount_minor` is signed as the entry is; a row that takes another one back has the opposite. `number` counts those
    of the entry, from 1. Nobody has decided it where a rule has. The entries belong to an upper domain.
    """

    id = fields.UUIDField(primary_key=True)
    entry_id = fields.UUIDField()
    number = fields.IntField()
    settlement: fields.ForeignKeyRelation[Settlement] = fields.ForeignKeyField(
        "payflowx.Settlement", related_name=False, on_delete=fields.RESTRICT
    )
    settlement_id: UUID
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    takes_back_id: UUID | None = fields.UUIDField(null=True)
    decided_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    decided_by_id: UUID | None
    note = fields.CharField(max_length=1000, null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "allocations"
        unique_together = (("entry_id", "number"),)

    @property
    def money(self) -> Money:
        """How much it is: negative for a debit, and for a credit that is taken back."""
        return Money(self.amount_minor, self.currency)


class BankChoice(Model):
    """Who settles the book's payments since then. Append-only: the choice with the greatest number holds.

    The first one, numbered 1, is what the first process found in its settings; each later one is a person's.
    """

    id = fields.UUIDField(primary_key=True)
    number = fields.IntField(unique=True)
    bank = fields.CharEnumField(Bank, max_length=10)
    chosen_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    chosen_by_id: UUID | None
    chosen_at = fields.DatetimeField()

    class Meta:
        table = "bank_choices"
