"""Sessions: started with a password, continued by refresh tokens that are each good for one use, and ended.

A session is a family of refresh tokens. One that is used twice has been stolen from somebody, so the whole family ends
(RFC 9700, section 4.14.2). Access tokens name their session and end with it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final
from uuid import UUID

import asyncpg

from payflowx.access import credentials, sql
from payflowx.access.credentials import Secret
from payflowx.core import db, principals
from payflowx.core.errors import NotAuthenticated, Refusal
from payflowx.core.ids import Prefix, SessionId, UserId, new_uuid, to_typeid
from payflowx.core.log import get_logger
from payflowx.core.principal import Principal, Role
from payflowx.core.principals import Found
from payflowx.events import service as events
from payflowx.identity import service as identity

NO_LEEWAY: Final = timedelta()
COOKIE_LEEWAY: Final = timedelta(seconds=30)
"""For how long a browser may send its cookie again: it forgets an answer that comes when its page is gone."""

logger = get_logger(__name__)


class InvalidRefreshToken(Refusal):
    """The refresh token starts no new access token: unknown, expired, used before, or its session has ended."""

    code: ClassVar[str] = "INVALID_CREDENTIALS"


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long a session lives at most, and how long without being renewed."""

    absolute: timedelta
    idle: timedelta


@dataclass(frozen=True, slots=True, repr=False)
class OpenSession:
    """A session, and the refresh token that continues it, in clear."""

    session_id: SessionId
    user_id: UserId
    refresh_token: str
    refresh_expires_at: datetime


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


async def authenticate_session(*, user_id: UserId, session_id: SessionId, now: datetime) -> Found:
    """The principal of an access token that was valid; its role and standing are those of this moment.

    Raises NotAuthenticated where the session has ended or the user is not active.
    """
    rows = await db.fetch(sql.OWNER_OF_SESSION, session_id, user_id, now)
    if not rows:
        raise NotAuthenticated("The access token is not valid, or no longer.")
    principal = Principal(user_id=user_id, role=Role(rows[0]["role"]), session_id=session_id)
    return Found(principal, rows[0]["expires_at"])


async def authenticate_refresh_token(*, refresh_token: str, now: datetime) -> Principal:
    """The principal of a refresh token that a browser's cookie brings, for something to read; it isn't used up by that.

    Raises NotAuthenticated where it would start no access token.
    """
    rows = await db.fetch(sql.OWNER_OF_PRESENTED, credentials.digest(refresh_token), now)
    if not rows:
        raise NotAuthenticated("The session has ended.")
    owner = rows[0]
    return Principal(UserId(owner["user_id"]), Role(owner["role"]), session_id=SessionId(owner["session_id"]))


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
    principals.forget()
    await events.record(
        type="session.ended",
        subject_id=session_id,
        change_id=session_id,
        actor=to_typeid(Prefix.USER, session["user_id"]),
        data={"reason": reason},
        now=now,
    )
