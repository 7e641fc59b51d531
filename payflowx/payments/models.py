"""The payment: one row for each user and idempotency key, frozen by the database once it is SUCCESS or FAILED."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from payflowx.core import snapshots
from payflowx.core.money import Money


class PaymentStatus(StrEnum):
    """Where a payment stands; SUCCESS and FAILED are terminal."""

    INITIATED = "INITIATED"
    SUCCESS = "SUCCESS"
    FAILED = "FAILED"


class Payment(Model):
    """What a client asked to be charged, and what the gateway answered.

    Of one user and `exclusive_scope` there is at most one that is not FAILED, whatever the keys.

    The CHECKs, the partial indexes and the triggers that freeze a terminal payment stand in the first migration: the
    ORM can't express them.
    """

    id = fields.UUIDField(primary_key=True)
    user: fields.ForeignKeyRelation[Model] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT
    )
    user_id: UUID
    idempotency_key = fields.CharField(max_length=255)
    fingerprint = fields.BinaryField()
    merchant: fields.ForeignKeyRelation[Model] = fields.ForeignKeyField(
        "payflowx.Merchant", related_name=False, on_delete=fields.RESTRICT
    )
    merchant_id: UUID
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    payment_method = fields.CharField(max_length=64)
    reference = fields.CharField(max_length=255, null=True)
    description = fields.CharField(max_length=1000, null=True)
    exclusive_scope = fields.CharField(max_length=255, null=True)
    status = fields.CharEnumField(PaymentStatus, max_length=10)
    gateway = fields.CharField(max_length=40)
    gateway_reference = fields.CharField(max_length=255, null=True)
    failure_code = fields.CharField(max_length=64, null=True)
    failure_reason = fields.CharField(max_length=500, null=True)
    created_at = fields.DatetimeField()
    completed_at: datetime | None = fields.DatetimeField(null=True)
    changed_in = snapshots.changed_in()

    class Meta:
        table = "payments"
        unique_together = (("user", "idempotency_key"), ("gateway_reference", "gateway"))
        indexes = (
            ("created_at", "id"),
            ("user_id", "created_at", "id"),
            ("merchant_id", "created_at", "id"),
            ("currency", "created_at", "id"),
            ("amount_minor", "id"),
            ("user_id", "amount_minor", "id"),
            ("merchant_id", "amount_minor", "id"),
            ("currency", "amount_minor", "id"),
        )

    @property
    def money(self) -> Money:
        """What the client asked to be charged."""
        return Money(self.amount_minor, self.currency)
