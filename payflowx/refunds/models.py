"""The refund: one row for each user and idempotency key, frozen by the database once it is SUCCESS or FAILED.

What the refunds of a payment take together is never more than the payment: the database counts, one refund at a time.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from payflowx.core import snapshots
from payflowx.core.money import Money
from payflowx.identity.models import User
from payflowx.payments.models import Payment


class RefundStatus(StrEnum):
    """Where a refund stands; SUCCESS and FAILED are terminal."""

    INITIATED = "INITIATED"
    SUCCESS = "SUCCESS"
    FAILED = "FAILED"


class Refund(Model):
    """What somebody asked to be given back of a payment, and what the gateway answered.

    The key belongs to `user`, who asked for it; `owner` is whose payment it is. The database writes that one, and the
    `number`, the first, second and so on of its payment, whatever they are given as.
    """

    id = fields.UUIDField(primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT
    )
    user_id: UUID
    idempotency_key = fields.CharField(max_length=255)
    fingerprint = fields.BinaryField()
    payment: fields.ForeignKeyRelation[Payment] = fields.ForeignKeyField(
        "payflowx.Payment", related_name=False, on_delete=fields.RESTRICT
    )
    payment_id: UUID
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT
    )
    owner_id: UUID
    number = fields.IntField()
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    reason = fields.CharField(max_length=500, null=True)
    status = fields.CharEnumField(RefundStatus, max_length=10)
    gateway = fields.CharField(max_length=40)
    gateway_reference = fields.CharField(max_length=255, null=True)
    failure_code = fields.CharField(max_length=64, null=True)
    failure_reason = fields.CharField(max_length=500, null=True)
    created_at = fields.DatetimeField()
    completed_at: datetime | None = fields.DatetimeField(null=True)
    changed_in = snapshots.changed_in()

    class Meta:
        table = "refunds"
        unique_together = (
            ("user", "idempotency_key"),
            ("payment", "number"),
            ("gateway_reference", "gateway"),
        )
        indexes = (("created_at", "id"), ("owner_id", "created_at", "id"))

    @property
    def money(self) -> Money:
        """What is given back."""
        return Money(self.amount_minor, self.currency)


class RefundFailure(Model):
    """That a refund which succeeded came back days later. Append-only: the refund stays SUCCESS, its money does not."""

    refund: fields.OneToOneRelation[Refund] = fields.OneToOneField(
        "payflowx.Refund", related_name=False, on_delete=fields.RESTRICT, primary_key=True
    )
    refund_id: UUID
    failure_code = fields.CharField(max_length=64)
    failure_reason = fields.CharField(max_length=500)
    failed_at = fields.DatetimeField()
    changed_in = snapshots.changed_in()

    class Meta:
        table = "refund_failures"
