"""API keys: a secret that is shown once, and acts as its owner until it expires or is revoked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tortoise.expressions import Q

from payflowx.access import credentials, sql
from payflowx.access.credentials import Secret
from payflowx.access.models import ApiKey
from payflowx.core import db, principals
from payflowx.core.errors import InvalidInput, NotAuthenticated, NotFound
from payflowx.core.ids import ApiKeyId, UserId
from payflowx.core.principal import Principal, Role
from payflowx.core.principals import Found
from payflowx.core.text import check_text
from payflowx.events import service as events

KEY_NAME_LENGTH_MAX: Final = 100
ACTIVE_KEYS_MAX: Final = 20
LISTED_KEYS_MAX: Final = 200


@dataclass(frozen=True, slots=True, repr=False)
class NewApiKey:
    """A new key, and its secret in clear: it is shown this once."""

    row: ApiKey
    secret: str


async def authenticate_key(*, secret: str, now: datetime) -> Found:
    """The principal of an API key. Raises NotAuthenticated where it is unknown, expired or revoked."""
    rows = await db.fetch(sql.OWNER_OF_KEY, credentials.digest(secret), now)
    if not rows:
        raise NotAuthenticated("The API key is not valid, or no longer.")
    owner = rows[0]
    principal = Principal(UserId(owner["user_id"]), Role(owner["role"]), api_key_id=ApiKeyId(owner["id"]))
    return Found(principal, owner["expires_at"])


async def create_api_key(
    *, principal: Principal, key_id: ApiKeyId, name: str, expires_at: datetime | None, now: datetime
) -> NewApiKey:
    """A new key of the caller's. Raises InvalidInput, and NotAllowed for a caller that is an API key itself."""
    principal.require_person()
    name = check_text(name.strip(), length_max=KEY_NAME_LENGTH_MAX, path=("name",))
    if expires_at is not None and expires_at <= now:
        raise InvalidInput("The key would have expired already: expiresAt lies in the past.", path=("expiresAt",))
    secret = Secret.new(credentials.API_KEY)
    async with db.transaction():
        await _refuse_too_many(principal, now)
        row = await ApiKey.create(
            id=key_id,
            user_id=principal.user_id,
            name=name,
            prefix=secret.prefix,
            secret_hash=secret.hash,
            created_at=now,
            expires_at=expires_at,
        )
        await _record_key(row, "api_key.created", principal, now)
    return NewApiKey(row, secret.text)


async def revoke_api_key(*, principal: Principal, key_id: ApiKeyId, now: datetime) -> ApiKey:
    """The caller's key, which works no longer; revoking it again changes nothing.

    Raises NotFound, and NotAllowed for an API key that would revoke another one.
    """
    if principal.api_key_id != key_id:
        principal.require_person()
    async with db.transaction():
        row = await ApiKey.filter(id=key_id, user_id=principal.user_id).select_for_update().first()
        if row is None:
            raise NotFound("There is no such API key.", path=("id",))
        if row.revoked_at is None:
            row.revoked_at = now
            await row.save(update_fields=["revoked_at"])
            await _record_key(row, "api_key.revoked", principal, now)
            principals.forget()
    return row


async def list_api_keys(*, principal: Principal) -> list[ApiKey]:
    """The caller's keys, newest first, revoked and expired ones too."""
    return await ApiKey.filter(user_id=principal.user_id).order_by("-created_at", "-id").limit(LISTED_KEYS_MAX)


async def get_api_key(*, principal: Principal, key_id: ApiKeyId) -> ApiKey | None:
    """The key, where it exists and is the caller's."""
    return await ApiKey.filter(id=key_id, user_id=principal.user_id).first()


async def _refuse_too_many(principal: Principal, now: datetime) -> None:
    """Counts under a lock of the user's row, so that simultaneous requests count each other."""
    await db.execute("SELECT FROM users WHERE id = $1 FOR UPDATE", principal.user_id)
    of_user = ApiKey.filter(user_id=principal.user_id, revoked_at=None)
    active = await of_user.filter(Q(expires_at=None) | Q(expires_at__gt=now)).count()
    if active >= ACTIVE_KEYS_MAX:
        raise InvalidInput(f"You have {active} keys that work, and {ACTIVE_KEYS_MAX} are the most: revoke one first.")


async def _record_key(row: ApiKey, type: str, principal: Principal, now: datetime) -> None:
    data: dict[str, object] = {"name": row.name, "prefix": row.prefix}
    await events.record(type=type, subject_id=row.id, change_id=row.id, actor=principal.actor, data=data, now=now)
