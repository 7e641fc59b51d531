"""What proves who somebody is: sessions and their refresh tokens, API keys, and identities at other providers.

Of a secret only the SHA-256 is stored. It is random and long, so a slow hash would protect it no better.
"""

from datetime import datetime
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

# The CHECKs and the triggers that freeze what is over stand in the migration: the ORM can't express them.


class Session(Model):
    """A sign-in and all that follows from it: the family of refresh tokens. An ended session never starts again."""

    id = fields.UUIDField(primary_key=True)
    user: fields.ForeignKeyRelation[Model] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT
    )
    user_id: UUID
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    ended_at: datetime | None = fields.DatetimeField(null=True)
    end_reason = fields.CharField(max_length=20, null=True)

    class Meta:
        table = "sessions"
        indexes = (("user_id", "created_at"), ("expires_at",))


class RefreshToken(Model):
    """One refresh token of a session, good for one use."""

    id = fields.UUIDField(primary_key=True)
    session: fields.ForeignKeyRelation[Model] = fields.ForeignKeyField(
        "payflowx.Session", related_name=False, on_delete=fields.RESTRICT
    )
    session_id: UUID
    token_hash = fields.BinaryField()
    issued_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "refresh_tokens"
        unique_together = (("token_hash",),)
        indexes = (("session_id",),)


class ApiKey(Model):
    """A server's key, which acts as the user that made it."""

    id = fields.UUIDField(primary_key=True)
    user: fields.ForeignKeyRelation[Model] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT
    )
    user_id: UUID
    name = fields.CharField(max_length=100)
    prefix = fields.CharField(max_length=16)
    secret_hash = fields.BinaryField()
    created_at = fields.DatetimeField()
    expires_at: datetime | None = fields.DatetimeField(null=True)
    last_used_at: datetime | None = fields.DatetimeField(null=True)
    revoked_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "api_keys"
        unique_together = (("secret_hash",),)
        indexes = (("user_id", "created_at", "id"),)


class ExternalIdentity(Model):
    """Who a user is at an identity provider: its issuer and subject, which together name one person for ever.

    `role_claimed_at` is how old the token was that said which role the user has: an older one changes nothing.
    """

    id = fields.UUIDField(primary_key=True)
    user: fields.ForeignKeyRelation[Model] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT
    )
    user_id: UUID
    issuer = fields.CharField(max_length=255)
    subject = fields.CharField(max_length=255)
    created_at = fields.DatetimeField()
    role_claimed_at = fields.DatetimeField()

    class Meta:
        table = "external_identities"
        unique_together = (("issuer", "subject"),)
        indexes = (("user_id",),)
