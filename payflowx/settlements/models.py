"""The settlement: at most one for each payment, frozen by the database once it is SETTLED or FAILED."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from payflowx.core.money import Money
from payflowx.payments.models import Payment


class SettlementStatus(StrEnum):
    """Where a settlement stands; SETTLED and FAILED are terminal."""

    PENDING = "PENDING"
    SETTLED = "SETTLED"
    FAILED = "FAILED"


class SettlementSource(StrEnum):
    """Who told of the settlement."""

    SIMULATED_BANK = "SIMULATED_BANK"
    STATEMENT = "STATEMENT"


class Settlement(Model):
    """What the bank says of one payment. `due_at` is when the simulated bank pays out.

    The simulated bank's own references are unique; those of real banks need not be.
    """

    id = fields.UUIDField(primary_key=True)
    payment: fields.OneToOneRelation[Payment] = fields.OneToOneField(
        "payflowx.Payment", related_name="settlement", on_delete=fields.RESTRICT
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

    class Meta:
        table = "settlements"
        indexes = (("created_at", "id"), ("currency", "created_at", "id"))

    @property
    def money(self) -> Money:
        """What the bank says it paid; while PENDING, what it has announced."""
        return Money(self.amount_minor, self.currency)
