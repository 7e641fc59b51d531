"""A user: somebody, or some server, that signs in with an e-mail address and a password."""

from tortoise import fields
from tortoise.models import Model

from payflowx.core.principal import Role


class User(Model):
    """A person or a server that may sign in. The e-mail address is kept in lower case and is unique."""

    id = fields.UUIDField(primary_key=True)
    email = fields.CharField(max_length=254, unique=True)
    name = fields.CharField(max_length=200)
    password_hash = fields.CharField(max_length=200)
    role = fields.CharEnumField(Role, max_length=10)
    is_active = fields.BooleanField(default=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "users"
