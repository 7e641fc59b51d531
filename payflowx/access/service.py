"""Tells who sends a request, by session, API key or foreign identity; starts, renews and ends what proves it.

A session is a family of refresh tokens, each good for one use. One that is used twice has been stolen from somebody, so
the whole family ends (RFC 9700, section 4.14.2). Access tokens name their session and end with it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final
from uuid import UUID

import asyncpg
from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q

from payflowx.access import credentials, sql, tokens
from payflowx.access.credentials import Secret
from payflowx.access.models import ApiKey, ExternalIdentity
from payflowx.access.providers import SUBJECT_LENGTH_MAX, Claims, IdentityProvider
from payflowx.core import db
from payflowx.core.errors import InvalidInput, NotAuthenticated, NotFound, Refusal
from payflowx.core.ids import ApiKeyId, Prefix, SessionId, UserId, new_uuid, to_typeid
from payflowx.core.log import get_logger
from payflowx.core.principal import Principal, Role
from payflowx.core.text import check_text
from payflowx.events import service as events
from payflowx.identity import service as identity
from payflowx.identity.models import User

SUBJECT_CONSTRAINT: Final = "uid_external_id_issuer_ae354a"
KEY_NAME_LENGTH_MAX: Final = 100
ACTIVE_KEYS_MAX: Final = 20
LISTED_KEYS_MAX: Final = 200
NO_LEEWAY: Final = timedelta()
COOKIE_LEEWAY: Final = timedelta(seconds=30)
"""For how long a browser may send its cookie again: it forgets an answer that comes when its page is gone."""

logger = get_logger(__name__)


class InvalidRefreshToken(Refusal):
    """The refresh token starts no new access token: unknown, expired, used before, or its session has ended."""

    code: ClassVar[str] = "INVALID_CREDENTIALS"


class SubjectTaken(Refusal):
    """Another user has that identity at the provider."""

    code: ClassVar[str] = "ALREADY_EXISTS"


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long a session lives at most, and how long without being renewed."""

    absolute: timedelta
    idle: timedelta


@dataclass(frozen=True, slots=True)
class ProviderSubject:
    """Who somebody is at an identity provider, and how new the claim is that says which role it has."""

    issuer: str
    subject: str
    role_claimed_at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class OpenSession:
    """A session, and the refresh token that continues it, in clear."""

    session_id: SessionId
    user_id: UserId
    refresh_token: str
    refresh_expires_at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class NewApiKey:
    """A new key, and its secret in clear: it is shown this once."""

    row: ApiKey
    secret: str


@dataclass(frozen=True, slots=True, repr=False)
class Verifier:
    """What proofs are checked with: our own key, and the identity provider, who may bring users that are new."""

    key: tokens.TokenKey
    provider: IdentityProvider | None = None
    creates_users: bool = False


async def start_session(
    *,
    user_id: UserId,
    session_id: SessionId,
    lifetimes: Lifetimes,
    now: datetime,
    proved_since: datetime | None = None,
) -> OpenSession:
    """A new session of a user that has just proved who it is.

    `proved_since` is when the credentials that it used were set. Raises InvalidCredentials where they have been changed
    since, or the user was locked out.
    """
    token, expires_at = Secret.new(credentials.REFRESH_TOKEN), now + lifetimes.absolute
    token_expires_at = min(now + lifetimes.idle, expires_at)
    actor, said = to_typeid(Prefix.USER, user_id), json.dumps({"user": to_typeid(Prefix.USER, user_id)})
    mine = (session_id, user_id, now, expires_at)
    written = await db.fetch(
        sql.START, *mine, new_uuid(), token.hash, token_expires_at, new_uuid(), actor, said, proved_since
    )
    if not written:
        raise identity.InvalidCredentials("The e-mail address or the password is wrong.")
    return OpenSession(session_id, user_id, token.text, token_expires_at)


async def refresh_session(
    *, refresh_token: str, lifetimes: Lifetimes, now: datetime, leeway: timedelta = NO_LEEWAY
) -> OpenSession:
    """The session of a refresh token with its next one; this one has been used then.

    Raises InvalidRefreshToken. A token that was used before also ends its session, unless that was within the leeway
    and nobody has used what came after it: then the answer got lost, and its token is given up for another one.
    """
    async with db.transaction():
        presented = await _presented(refresh_token, now)
        if presented is not None and presented["ended_at"] is None:
            is_first = presented["used_at"] is None
            if presented["is_good"] and (is_first or await _has_lost_answer(presented, now - leeway)):
                return await _rotate(presented, lifetimes, now)
            if not is_first:
                await _end(presented, reason="REUSE", now=now)
                logger.warning(
                    "refresh token used twice", session_id=to_typeid(Prefix.SESSION, presented["session_id"])
                )
    raise InvalidRefreshToken("The refresh token is not valid, or no longer: sign in again.", path=("refreshToken",))


async def end_session(*, refresh_token: str | None, principal: Principal | None, now: datetime) -> bool:
    """Ends the session of a refresh token, else that of the caller's access token. False where none was open."""
    async with db.transaction():
        found = None if refresh_token is None else await _presented(refresh_token, now)
        if found is None and principal is not None and principal.session_id is not None:
            rows = await db.fetch(
                "SELECT id AS session_id, user_id, ended_at FROM sessions WHERE id = $1 FOR UPDATE",
                principal.session_id,
            )
            found = rows[0]
        if found is None or found["ended_at"] is not None:
            return False
        await _end(found, reason="LOGOUT", now=now)
    return True


async def authenticate(*, proof: str, verifier: Verifier, now: datetime) -> Principal:
    """Whom an API key, a token of our own or one of the identity provider names: the user as it is at this moment.

    Raises NotAuthenticated, and Unavailable where the provider can't be asked.
    """
    if proof.startswith(credentials.API_KEY):
        return await authenticate_key(secret=proof, now=now)
    provider = verifier.provider
    if provider is not None and provider.handles(proof):
        claims = await provider.read(proof, now=now)
        user_id = UserId(new_uuid())
        return await authenticate_external(claims=claims, may_create=verifier.creates_users, user_id=user_id, now=now)
    bearer = tokens.read(verifier.key, proof)
    return await authenticate_session(user_id=bearer.user_id, session_id=bearer.session_id, now=now)


async def authenticate_session(*, user_id: UserId, session_id: SessionId, now: datetime) -> Principal:
    """The principal of an access token that was valid; its role and standing are those of this moment.

    Raises NotAuthenticated where the session has ended or the user is not active.
    """
    rows = await db.fetch(sql.OWNER_OF_SESSION, session_id, user_id, now)
    if not rows:
        raise NotAuthenticated("The access token is not valid, or no longer.")
    return Principal(user_id=user_id, role=Role(rows[0]["role"]), session_id=session_id)


async def authenticate_refresh_token(*, refresh_token: str, now: datetime) -> Principal:
    """The principal of a refresh token that a browser's cookie brings, for something to read; it isn't used up by that.

    Raises NotAuthenticated where it would start no access token.
    """
    rows = await db.fetch(sql.OWNER_OF_PRESENTED, credentials.digest(refresh_token), now)
    if not rows:
        raise NotAuthenticated("The session has ended.")
    owner = rows[0]
    return Principal(UserId(owner["user_id"]), Role(owner["role"]), session_id=SessionId(owner["session_id"]))


async def authenticate_key(*, secret: str, now: datetime) -> Principal:
    """The principal of an API key. Raises NotAuthenticated where it is unknown, expired or revoked."""
    rows = await db.fetch(sql.OWNER_OF_KEY, credentials.digest(secret), now)
    if not rows:
        raise NotAuthenticated("The API key is not valid, or no longer.")
    owner = rows[0]
    return Principal(user_id=UserId(owner["user_id"]), role=Role(owner["role"]), api_key_id=ApiKeyId(owner["id"]))


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
    return row


async def list_api_keys(*, principal: Principal) -> list[ApiKey]:
    """The caller's keys, newest first, revoked and expired ones too."""
    return await ApiKey.filter(user_id=principal.user_id).order_by("-created_at", "-id").limit(LISTED_KEYS_MAX)


async def get_api_key(*, principal: Principal, key_id: ApiKeyId) -> ApiKey | None:
    """The key, where it exists and is the caller's."""
    return await ApiKey.filter(id=key_id, user_id=principal.user_id).first()


async def forget_what_is_over() -> int:
    """Removes some sessions, throttles and counters that have been over for long; gives the number of rows."""
    rows = await db.fetch("SELECT payflowx_forget_what_is_over() AS forgotten")
    return int(rows[0]["forgotten"])


async def _presented(refresh_token: str, now: datetime) -> asyncpg.Record | None:
    """The refresh token and its session, locked."""
    rows: Sequence[asyncpg.Record] = await db.fetch(sql.PRESENTED, credentials.digest(refresh_token), now)
    return rows[0] if rows else None


async def _has_lost_answer(used: asyncpg.Record, since: datetime) -> bool:
    if used["used_at"] <= since:
        return False
    rows = await db.fetch(sql.WAS_ANSWERED, used["id"])
    return not rows[0]["was_answered"]


async def _rotate(used: asyncpg.Record, lifetimes: Lifetimes, now: datetime) -> OpenSession:
    token, session_id = Secret.new(credentials.REFRESH_TOKEN), used["session_id"]
    expires_at = min(now + lifetimes.idle, used["expires_at"])
    await db.fetch(sql.ROTATE, session_id, used["id"], now)
    await db.execute(
        "INSERT INTO refresh_tokens (id, session_id, token_hash, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        *(new_uuid(), session_id, token.hash, now, expires_at),
    )
    return OpenSession(SessionId(session_id), UserId(used["user_id"]), token.text, expires_at)


async def _end(session: asyncpg.Record, *, reason: str, now: datetime) -> None:
    session_id: UUID = session["session_id"]
    await db.execute("UPDATE sessions SET ended_at = $2, end_reason = $3 WHERE id = $1", session_id, now, reason)
    await events.record(
        type="session.ended",
        subject_id=session_id,
        change_id=session_id,
        actor=to_typeid(Prefix.USER, session["user_id"]),
        data={"reason": reason},
        now=now,
    )


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
