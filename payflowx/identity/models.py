"""A user, somebody or some server that may sign in; and the failures of signing in, which slow down who guesses."""

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from payflowx.core.principal import Role


class User(Model):
    """A person or a server that may sign in. The e-mail address is kept in lower case and is unique.

    There is no password where an identity provider vouches for the user. Sessions from before `credentials_changed_at`
    are void: a new password and a deactivation end them all.
    """

    id = fields.UUIDField(primary_key=True)
    email = fields.CharField(max_length=254, unique=True)
    name = fields.CharField(max_length=200)
    password_hash = fields.CharField(max_length=200, null=True)
    role = fields.CharEnumField(Role, max_length=10)
    is_active = fields.BooleanField(default=True)
    created_at = fields.DatetimeField()
    credentials_changed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "users"
        indexes = (("created_at", "id"),)


class SignInFailures(Model):
    """How often signing in has failed of late, to an account or from an address, and until when it is refused."""

    scope = fields.CharField(max_length=80, primary_key=True)
    failures = fields.IntField()
    last_failed_at = fields.DatetimeField()
    refused_until: datetime = fields.DatetimeField()

    class Meta:
        table = "sign_in_failures"
