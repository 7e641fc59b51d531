"""A merchant: the party that a payment is made to."""

from tortoise import fields
from tortoise.models import Model


class Merchant(Model):
    """A party that takes payments while it is active. The name is unique whatever its case."""

    id = fields.UUIDField(primary_key=True)
    name = fields.CharField(max_length=200)
    is_active = fields.BooleanField(default=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "merchants"
        indexes = (("created_at", "id"),)
