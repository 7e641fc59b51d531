"""What is agreed with banks and merchants, as rows that never change."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from payflowx.identity.models import User
from payflowx.merchants.models import Merchant


class ReconciliationTerms(Model):
    """What is agreed with a bank or a merchant: the fee that it keeps, and the difference that is let pass.

    They hold for payments of the merchant and in the currency, or of all where there is none, completed since
    `valid_from`. Append-only: other terms are new terms. Basis points are hundredths of a percent of the payment.
    """

    id = fields.UUIDField(primary_key=True)
    merchant: fields.ForeignKeyNullableRelation[Merchant] = fields.ForeignKeyField(
        "payflowx.Merchant", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    merchant_id: UUID | None
    currency = fields.CharField(max_length=3, null=True)
    fee_basis_points = fields.IntField()
    fee_minor = fields.BigIntField()
    tolerance_basis_points = fields.IntField()
    tolerance_minor = fields.BigIntField()
    valid_from = fields.DatetimeField()
    created_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT
    )
    created_by_id: UUID
    created_at = fields.DatetimeField()

    class Meta:
        table = "reconciliation_terms"
        indexes = (("created_at", "id"),)
