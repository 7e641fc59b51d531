"""Users that an identity provider knows: made at first sight, with the role that it claims for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

import asyncpg
from tortoise.exceptions import IntegrityError

from payflowx.access import sql
from payflowx.access.models import ExternalIdentity
from payflowx.access.providers import SUBJECT_LENGTH_MAX, Claims
from payflowx.core import db
from payflowx.core.errors import InvalidInput, NotAuthenticated, Refusal
from payflowx.core.ids import Prefix, UserId, new_uuid, to_typeid
from payflowx.core.log import get_logger
from payflowx.core.principal import Principal, Role
from payflowx.identity import service as identity
from payflowx.identity.models import User

SUBJECT_CONSTRAINT: Final = "uid_external_id_issuer_ae354a"

logger = get_logger(__name__)


class SubjectTaken(Refusal):
    """Another user has that identity at the provider."""

    code: ClassVar[str] = "ALREADY_EXISTS"


@dataclass(frozen=True, slots=True)
class ProviderSubject:
    """Who somebody is at an identity provider, and how new the claim is that says which role it has."""

    issuer: str
    subject: str
    role_claimed_at: datetime


async def add_external_user(
    *, actor: str, user_id: UserId, new: identity.NewUser, known_as: ProviderSubject, now: datetime
) -> User:
    """A new user without a password, known at an identity provider. Raises InvalidInput, EmailTaken, SubjectTaken."""
    subject = known_as.subject
    if not 1 <= len(subject) <= SUBJECT_LENGTH_MAX or not subject.isprintable():
        raise InvalidInput(f"A subject has 1 to {SUBJECT_LENGTH_MAX} printable characters.", path=("subject",))
    try:
        async with db.transaction():
            user = await identity.add_user(actor=actor, user_id=user_id, new=new, now=now)
            await ExternalIdentity.create(
                id=new_uuid(),
                user_id=user_id,
                issuer=known_as.issuer,
                subject=subject,
                created_at=now,
                role_claimed_at=known_as.role_claimed_at,
            )
    except IntegrityError as error:
        if db.constraint(error) != SUBJECT_CONSTRAINT:
            raise
        raise SubjectTaken(
            f"Another user is known as {subject!r} at {known_as.issuer} already.", path=("subject",)
        ) from error
    return user


async def authenticate_external(*, claims: Claims, may_create: bool, user_id: UserId, now: datetime) -> Principal:
    """The principal that an identity provider vouches for; where that is allowed, a new user at first sight.

    An e-mail address never leads to a user that is there already: who owns it elsewhere proves nothing here. One that
    the provider has not verified makes no user either, or it could be taken before its owner comes. Raises
    NotAuthenticated.
    """
    known = await _known(claims)
    if known is None and may_create and claims.is_email_verified:
        await _create_at_first_sight(claims, user_id, now)
        known = await _known(claims)
    if known is None or not known["is_active"]:
        raise NotAuthenticated("The identity provider's token names no active user.")
    role = Role(known["role"])
    # Several tokens of one person are valid at once: the newest says which role it has.
    if claims.role is not None and known["role_claimed_at"] < claims.issued_at:
        role = await _take_role(claims.role, claims.issued_at, known, now)
    return Principal(user_id=UserId(known["user_id"]), role=role)


async def _known(claims: Claims) -> asyncpg.Record | None:
    rows: Sequence[asyncpg.Record] = await db.fetch(
        sql.OWNER_OF_IDENTITY, claims.issuer, claims.subject, claims.issued_at
    )
    return rows[0] if rows else None


async def _create_at_first_sight(claims: Claims, user_id: UserId, now: datetime) -> None:
    """Makes the user of a foreign identity; where a simultaneous request has done so, that one counts."""
    new = identity.NewUser(claims.email or "", claims.name or claims.email or "", None, claims.role or Role.USER)
    actor = to_typeid(Prefix.USER, user_id)
    known_as = ProviderSubject(claims.issuer, claims.subject, claims.issued_at)
    try:
        await add_external_user(actor=actor, user_id=user_id, new=new, known_as=known_as, now=now)
    except SubjectTaken:
        return
    except Refusal as refusal:
        logger.warning("foreign user refused", issuer=claims.issuer, reason=refusal.code, path=refusal.path)


async def _take_role(role: Role, claimed_at: datetime, known: asyncpg.Record, now: datetime) -> Role:
    """Notes how new the claim is, whatever it says, so that an older one can't bring an older role back."""
    actor = to_typeid(Prefix.USER, known["user_id"])
    async with db.transaction():
        rows = await db.fetch(
            "UPDATE external_identities SET role_claimed_at = $2 WHERE id = $1 AND role_claimed_at < $2 RETURNING id",
            *(known["id"], claimed_at),
        )
        if rows and role != known["role"]:
            await identity.set_role(actor=actor, user_id=UserId(known["user_id"]), role=role, now=now)
    return role if rows else Role(known["role"])
