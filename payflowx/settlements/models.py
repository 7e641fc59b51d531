"""The settlement: at most one for each payment that counts, frozen once it is over; and whose word a book goes by."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from payflowx.core import snapshots
from payflowx.core.money import Money
from payflowx.identity.models import User
from payflowx.payments.models import Payment


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


class Settlement(Model):
    """What the bank says of one payment. `due_at` is when the simulated bank pays out.

    A payment has one that isn't WITHDRAWN at the most. The simulated bank's own references are unique; those of real
    banks need not be.
    """

    id = fields.UUIDField(primary_key=True)
    payment: fields.ForeignKeyRelation[Payment] = fields.ForeignKeyField(
        "payflowx.Payment", related_name=False, on_delete=fields.RESTRICT
    )
    payment_id: UUID
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
    changed_in = snapshots.changed_in()

    class Meta:
        table = "settlements"
        indexes = (("created_at", "id"), ("currency", "created_at", "id"))

    @property
    def money(self) -> Money:
        """What the bank says it paid; while PENDING, what it has announced."""
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
