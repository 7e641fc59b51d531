"""A session is continued by its newest refresh token alone; one that is used twice ends it for everybody."""

import asyncio
from datetime import datetime, timedelta

import pytest

from payflowx.access.models import RefreshToken, Session
from payflowx.access.service import sessions as sessions_service
from payflowx.access.service.sessions import InvalidRefreshToken, OpenSession
from payflowx.core import db
from payflowx.core.errors import NotAuthenticated
from payflowx.core.ids import SessionId, UserId, new_uuid
from payflowx.core.principal import SYSTEM_CLI, Principal
from payflowx.events import service as events
from payflowx.identity import service as identity
from payflowx.identity.models import User
from tests.factories import LIFETIMES, NOW, make_user
from tests.tables import contents, refused

MINUTE = timedelta(minutes=1)


async def start(user: Principal, *, now: datetime = NOW) -> OpenSession:
    """A session of the user."""
    return await sessions_service.start_session(
        user_id=user.user_id, session_id=SessionId(new_uuid()), lifetimes=LIFETIMES, now=now
    )


async def refresh(token: str, *, now: datetime = NOW, leeway: timedelta = sessions_service.NO_LEEWAY) -> OpenSession:
    """The session after its refresh token was used."""
    return await sessions_service.refresh_session(refresh_token=token, lifetimes=LIFETIMES, now=now, leeway=leeway)


async def is_open(session: OpenSession, *, now: datetime = NOW) -> bool:
    """Whether access tokens of the session are taken."""
    try:
        await sessions_service.authenticate_session(user_id=session.user_id, session_id=session.session_id, now=now)
    except NotAuthenticated:
        return False
    return True


async def trail(session: OpenSession) -> list[tuple[str, object]]:
    """What has happened to the session."""
    return [(event.type, event.data.get("reason")) for event in await events.trails(subject_ids=[session.session_id])]


async def test_session_lets_its_user_in_with_the_role_of_this_moment(user: Principal) -> None:
    session = await start(user)
    await User.filter(id=user.user_id).update(role="OPERATOR")

    known = await sessions_service.authenticate_session(user_id=user.user_id, session_id=session.session_id, now=NOW)

    found = known.principal
    assert (found.user_id, found.role, found.session_id) == (user.user_id, "OPERATOR", session.session_id)
    assert await trail(session) == [("session.started", None)]


async def test_session_is_nobody_elses(user: Principal, stranger: Principal) -> None:
    session = await start(user)

    with pytest.raises(NotAuthenticated):
        await sessions_service.authenticate_session(user_id=stranger.user_id, session_id=session.session_id, now=NOW)


async def test_each_refresh_token_is_good_for_the_next_one(user: Principal) -> None:
    first = await start(user)

    second = await refresh(first.refresh_token, now=NOW + MINUTE)
    third = await refresh(second.refresh_token, now=NOW + 2 * MINUTE)

    assert len({first.refresh_token, second.refresh_token, third.refresh_token}) == 3
    assert {first.session_id, second.session_id, third.session_id} == {first.session_id}
    assert third.refresh_expires_at == NOW + 2 * MINUTE + LIFETIMES.idle
    assert await is_open(third)


async def test_secrets_are_stored_as_their_hashes_only(user: Principal) -> None:
    session = await start(user)
    second = await refresh(session.refresh_token)

    stored = str(await contents())
    for token in (session.refresh_token, second.refresh_token):
        assert len(token) == 47
        assert token not in stored
        assert token not in repr(second)


async def test_token_that_is_used_twice_ends_the_session_for_everybody(user: Principal) -> None:
    session = await start(user)
    of_the_thief = await refresh(session.refresh_token)

    with pytest.raises(InvalidRefreshToken):
        await refresh(session.refresh_token)

    assert not await is_open(session)
    async with refused("INVALID_CREDENTIALS", "refreshToken"):
        await refresh(of_the_thief.refresh_token)
    assert await trail(session) == [("session.started", None), ("session.ended", "REUSE")]


LEEWAY = timedelta(seconds=30)


async def test_browser_whose_answers_got_lost_goes_on(user: Principal) -> None:
    session = await start(user)
    token = session.refresh_token
    lost = [await refresh(token, now=at, leeway=LEEWAY) for at in (NOW + MINUTE, NOW + MINUTE + LEEWAY / 2)]

    last = await refresh(token, now=NOW + MINUTE + LEEWAY - timedelta(seconds=1), leeway=LEEWAY)
    await refresh(last.refresh_token, now=NOW + 2 * MINUTE, leeway=LEEWAY)

    assert await is_open(session)
    for given_up in lost:
        with pytest.raises(InvalidRefreshToken):
            await refresh(given_up.refresh_token, now=NOW + 3 * MINUTE, leeway=LEEWAY)
        assert not await is_open(session)


async def test_token_whose_answer_was_used_or_is_old_ends_the_session(user: Principal) -> None:
    stolen, old = await start(user), await start(user)
    of_the_thief = await refresh(stolen.refresh_token, now=NOW + MINUTE, leeway=LEEWAY)
    await refresh(of_the_thief.refresh_token, now=NOW + MINUTE + LEEWAY / 3, leeway=LEEWAY)
    await refresh(old.refresh_token, now=NOW + MINUTE, leeway=LEEWAY)

    for session, seconds in ((stolen, LEEWAY / 2), (old, LEEWAY)):
        with pytest.raises(InvalidRefreshToken):
            await refresh(session.refresh_token, now=NOW + MINUTE + seconds, leeway=LEEWAY)
        assert not await is_open(session)


async def test_of_simultaneous_uses_one_gets_the_next_token_and_the_session_ends(user: Principal) -> None:
    session = await start(user)

    outcomes = await asyncio.gather(*(refresh(session.refresh_token) for _ in range(5)), return_exceptions=True)

    assert [type(outcome) for outcome in outcomes].count(OpenSession) == 1
    assert [type(outcome) for outcome in outcomes].count(InvalidRefreshToken) == 4
    assert not await is_open(session)
    assert await trail(session) == [("session.started", None), ("session.ended", "REUSE")]


@pytest.mark.parametrize("token", ["", "pfr_", "pfr_" + "A" * 43, "half \ud83d", "\0", "x" * 100_000])
async def test_token_that_was_never_issued_is_refused(user: Principal, token: str) -> None:
    session = await start(user)

    async with refused("INVALID_CREDENTIALS", "refreshToken"):
        await refresh(token)

    assert await is_open(session)


async def test_session_that_is_not_continued_in_time_is_over(user: Principal) -> None:
    session = await start(user)

    async with refused("INVALID_CREDENTIALS", "refreshToken"):
        await refresh(session.refresh_token, now=NOW + LIFETIMES.idle)


async def test_session_ends_however_often_it_is_continued(user: Principal) -> None:
    session, now = await start(user), NOW
    while now + LIFETIMES.idle < NOW + LIFETIMES.absolute:
        now += LIFETIMES.idle - MINUTE
        session = await refresh(session.refresh_token, now=now)

    assert session.refresh_expires_at == NOW + LIFETIMES.absolute
    assert await is_open(session, now=NOW + LIFETIMES.absolute - MINUTE)
    assert not await is_open(session, now=NOW + LIFETIMES.absolute)
    async with refused("INVALID_CREDENTIALS", "refreshToken"):
        await refresh(session.refresh_token, now=NOW + LIFETIMES.absolute)


async def test_session_is_ended_by_its_refresh_token(user: Principal) -> None:
    session, other = await start(user), await start(user)

    assert await sessions_service.end_session(refresh_token=session.refresh_token, principal=None, now=NOW)
    assert not await sessions_service.end_session(refresh_token=session.refresh_token, principal=None, now=NOW)

    assert not await is_open(session)
    assert await is_open(other)
    async with refused("INVALID_CREDENTIALS", "refreshToken"):
        await refresh(session.refresh_token)
    assert await trail(session) == [("session.started", None), ("session.ended", "LOGOUT")]


async def test_session_is_ended_by_its_access_token(user: Principal) -> None:
    session, other = await start(user), await start(user)
    found = await sessions_service.authenticate_session(user_id=user.user_id, session_id=session.session_id, now=NOW)

    assert await sessions_service.end_session(refresh_token=None, principal=found.principal, now=NOW)

    assert not await is_open(session)
    assert await is_open(other)


async def test_nobody_ends_what_is_no_session(user: Principal) -> None:
    session = await start(user)

    assert not await sessions_service.end_session(refresh_token=None, principal=None, now=NOW)
    assert not await sessions_service.end_session(refresh_token=None, principal=user, now=NOW)
    assert not await sessions_service.end_session(refresh_token="pfr_unknown", principal=None, now=NOW)

    assert await is_open(session)


async def test_password_that_was_changed_meanwhile_starts_no_session(user: Principal) -> None:
    """Somebody signs in with the old password at the moment at which it is replaced."""
    proved = await User.get(id=user.user_id)
    await identity.set_password(actor=SYSTEM_CLI, email=proved.email, password="another long password", now=NOW)

    with pytest.raises(identity.InvalidCredentials):
        await sessions_service.start_session(
            user_id=user.user_id,
            session_id=SessionId(new_uuid()),
            lifetimes=LIFETIMES,
            now=NOW + MINUTE,
            proved_since=proved.credentials_changed_at,
        )

    assert await Session.all().count() == 0


async def test_new_password_opens_a_session_on_a_machine_whose_clock_is_behind(user: Principal) -> None:
    await identity.set_password(
        actor=SYSTEM_CLI, email=(await User.get(id=user.user_id)).email, password="another long password", now=NOW
    )
    changed_at = (await User.get(id=user.user_id)).credentials_changed_at
    assert changed_at is not None
    behind = changed_at - MINUTE

    session = await sessions_service.start_session(
        user_id=user.user_id,
        session_id=SessionId(new_uuid()),
        lifetimes=LIFETIMES,
        now=behind,
        proved_since=changed_at,
    )

    assert await is_open(session, now=behind)


@pytest.mark.parametrize("change", ["password", "deactivated", "deactivated and activated"])
async def test_change_of_the_credentials_ends_all_sessions(user: Principal, change: str) -> None:
    sessions = [await start(user), await start(user)]
    email, later = (await User.get(id=user.user_id)).email, NOW + MINUTE

    if change == "password":
        await identity.set_password(actor=SYSTEM_CLI, email=email, password="another long password", now=later)
    else:
        await identity.set_active(actor=SYSTEM_CLI, email=email, is_active=False, now=later)
    if change == "deactivated and activated":
        await identity.set_active(actor=SYSTEM_CLI, email=email, is_active=True, now=later)

    for session in sessions:
        assert not await is_open(session, now=later)
        async with refused("INVALID_CREDENTIALS", "refreshToken"):
            await refresh(session.refresh_token, now=later)


async def test_what_has_been_over_for_long_is_forgotten_and_nothing_else(database: str) -> None:
    now = await db_now()
    long_ago = now - timedelta(days=60)
    user = await make_user(now=long_ago)
    expired, ended, open_one = (
        await start(user, now=long_ago),
        await start(user, now=long_ago),
        await start(user, now=now),
    )
    await refresh(expired.refresh_token, now=long_ago + MINUTE)
    await sessions_service.end_session(refresh_token=ended.refresh_token, principal=None, now=long_ago)
    just_ended = await start(user, now=now)
    await sessions_service.end_session(refresh_token=just_ended.refresh_token, principal=None, now=now)
    before = await contents("users", "events", "api_keys")

    assert await sessions_service.forget_what_is_over() == 5
    assert await sessions_service.forget_what_is_over() == 0

    kept = {open_one.session_id, just_ended.session_id}
    assert {session.id for session in await Session.all()} == kept
    assert {token.session_id for token in await RefreshToken.all()} == kept
    assert await contents("users", "events", "api_keys") == before


async def test_session_of_another_user_is_not_forgotten_with_it(user: Principal) -> None:
    other = await make_user()
    session = await start(other, now=await db_now())

    await sessions_service.forget_what_is_over()

    assert (await Session.get(id=session.session_id)).user_id == UserId(other.user_id)


async def db_now() -> datetime:
    """The database's own time, which decides what has been over for long."""
    at: datetime = (await db.fetch("SELECT now() AS at"))[0]["at"]
    return at
