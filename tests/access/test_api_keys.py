"""An API key is its owner's: shown once, good until it expires or is revoked, and no way to more than its owner has."""

import asyncio
from datetime import datetime, timedelta

import asyncpg
import pytest

from payflowx.access.models import ApiKey
from payflowx.access.service import keys
from payflowx.core.clock import utc_now
from payflowx.core.errors import NotAuthenticated
from payflowx.core.ids import ApiKeyId, new_uuid
from payflowx.core.principal import SYSTEM_CLI, Principal, Role
from payflowx.events import service as events
from payflowx.identity import service as identity
from payflowx.identity.models import User
from tests import sessions
from tests.factories import NOW
from tests.tables import contents, forbidden, refused

DAY = timedelta(days=1)


async def create(
    owner: Principal, *, name: str = "server", expires_at: datetime | None = None, now: datetime = NOW
) -> keys.NewApiKey:
    """A key of this owner."""
    return await keys.create_api_key(
        principal=owner, key_id=ApiKeyId(new_uuid()), name=name, expires_at=expires_at, now=now
    )


async def owner_of(secret: str, *, now: datetime = NOW) -> Principal | None:
    """Whom a secret lets in."""
    try:
        return (await keys.authenticate_key(secret=secret, now=now)).principal
    except NotAuthenticated:
        return None


async def test_key_acts_as_its_owner_with_the_role_of_this_moment(user: Principal) -> None:
    new = await create(user, name="  The shop's server ")
    await User.filter(id=user.user_id).update(role=Role.OPERATOR)

    found = await owner_of(new.secret)

    assert found == Principal(user.user_id, Role.OPERATOR, api_key_id=ApiKeyId(new.row.id))
    assert (new.row.name, new.row.prefix) == ("The shop's server", new.secret[:12])
    (event,) = await events.trails(subject_ids=[new.row.id])
    assert (event.type, event.actor) == ("api_key.created", user.actor)


async def test_secret_is_long_and_stored_nowhere(user: Principal) -> None:
    first, second = await create(user), await create(user)

    assert first.secret.startswith("pfx_")
    assert len(first.secret) == len("pfx_") + 43  # 256 bits in base 64
    assert first.secret != second.secret
    assert first.secret[12:] not in str(await contents())
    assert first.secret not in repr(first)


async def test_key_works_until_it_expires(user: Principal) -> None:
    new = await create(user, expires_at=NOW + DAY)

    assert await owner_of(new.secret, now=NOW + DAY - timedelta(microseconds=1)) is not None
    assert await owner_of(new.secret, now=NOW + DAY) is None


async def test_key_works_until_it_is_revoked(user: Principal) -> None:
    new, other = await create(user), await create(user)

    for now in (NOW, NOW + DAY):  # the second time changes nothing
        row = await keys.revoke_api_key(principal=user, key_id=ApiKeyId(new.row.id), now=now)
        assert row.revoked_at == NOW

    assert await owner_of(new.secret) is None
    assert await owner_of(other.secret) is not None
    assert [event.type for event in await events.trails(subject_ids=[new.row.id])] == [
        "api_key.created",
        "api_key.revoked",
    ]


async def test_key_of_a_user_that_is_locked_out_never_works_again(user: Principal) -> None:
    new, email, later = await create(user), (await User.get(id=user.user_id)).email, utc_now() + DAY

    for is_active in (False, True):
        await identity.set_active(actor=SYSTEM_CLI, email=email, is_active=is_active, now=later)
        assert await owner_of(new.secret, now=later) is None

    afterwards = later + DAY
    assert await owner_of((await create(user, now=afterwards)).secret, now=afterwards) is not None


async def test_new_password_ends_the_keys_too(user: Principal) -> None:
    """Or whoever had a session for a moment, and made a key, would have the account for ever."""
    new, email = await create(user), (await User.get(id=user.user_id)).email

    await identity.set_password(actor=SYSTEM_CLI, email=email, password="another long password", now=NOW + DAY)

    assert await owner_of(new.secret, now=NOW + DAY) is None


@pytest.mark.parametrize("secret", ["", "pfx_", "pfx_" + "A" * 43, "half \ud83d", "\0", "x" * 100_000])
async def test_secret_that_was_never_issued_lets_nobody_in(user: Principal, secret: str) -> None:
    new = await create(user)

    assert await owner_of(secret) is None
    for almost in (new.secret[:-1], new.secret + "A", new.secret.swapcase(), new.secret[4:], f" {new.secret}"):
        assert await owner_of(almost) is None


async def test_last_use_is_noted_to_the_minute(user: Principal) -> None:
    new = await create(user)
    noted = []
    for seconds in (0, 30, 59, 61, 90, 200):
        await owner_of(new.secret, now=NOW + timedelta(seconds=seconds))
        last_used_at = (await ApiKey.get(id=new.row.id)).last_used_at
        assert last_used_at is not None
        noted.append((last_used_at - NOW).total_seconds())

    assert noted == [0, 0, 0, 61, 61, 200]


async def test_use_that_was_asked_for_before_does_not_hide_a_later_one(user: Principal, database: str) -> None:
    new, later = await create(user), NOW + timedelta(minutes=10)
    other = await asyncpg.connect(database)
    try:
        async with other.transaction():
            await other.execute("UPDATE api_keys SET last_used_at = $1", later)
            waiting = asyncio.create_task(owner_of(new.secret, now=NOW + timedelta(minutes=5)))
            await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
    finally:
        await other.close()

    assert await waiting is not None
    assert (await ApiKey.get(id=new.row.id)).last_used_at == later


async def test_keys_are_listed_for_their_owner_newest_first(
    user: Principal, stranger: Principal, admin: Principal
) -> None:
    rows = [(await create(user, name=f"key {number}", now=NOW + number * DAY)).row for number in range(3)]
    await keys.revoke_api_key(principal=user, key_id=ApiKeyId(rows[1].id), now=NOW + 3 * DAY)

    assert [row.name for row in await keys.list_api_keys(principal=user)] == ["key 2", "key 1", "key 0"]
    for other in (stranger, admin):
        assert await keys.list_api_keys(principal=other) == []


async def test_key_of_somebody_else_is_one_that_does_not_exist(
    user: Principal, stranger: Principal, admin: Principal
) -> None:
    key_id = ApiKeyId((await create(user)).row.id)

    for other in (stranger, admin):
        assert await keys.get_api_key(principal=other, key_id=key_id) is None
        for wanted in (key_id, ApiKeyId(new_uuid())):
            async with refused("NOT_FOUND", "id"):
                await keys.revoke_api_key(principal=other, key_id=wanted, now=NOW)


@pytest.mark.parametrize("name", ["", "  ", "n" * 101, "line\nbreak", "4242 4242 4242 4242"])
async def test_unusable_name_is_refused(user: Principal, name: str) -> None:
    async with refused("INVALID_INPUT", "name"):
        await create(user, name=name)


@pytest.mark.parametrize("expires_at", [NOW, NOW - DAY])
async def test_key_that_would_have_expired_already_is_refused(user: Principal, expires_at: datetime) -> None:
    async with refused("INVALID_INPUT", "expiresAt"):
        await create(user, expires_at=expires_at)


async def test_key_revokes_itself_and_no_other(user: Principal) -> None:
    new, other = await create(user), await create(user)
    principal = (await keys.authenticate_key(secret=new.secret, now=NOW)).principal

    async with forbidden():
        await keys.revoke_api_key(principal=principal, key_id=ApiKeyId(other.row.id), now=NOW)
    await keys.revoke_api_key(principal=principal, key_id=ApiKeyId(new.row.id), now=NOW)

    assert [await owner_of(key.secret) is None for key in (new, other)] == [True, False]


async def test_key_can_not_make_other_keys(user: Principal) -> None:
    new = await create(user)
    principal = (await keys.authenticate_key(secret=new.secret, now=NOW)).principal
    await owner_of(new.secret)

    async with forbidden():
        await create(principal)


async def test_keys_that_work_are_few_even_if_made_at_once(user: Principal) -> None:
    for number in range(keys.ACTIVE_KEYS_MAX - 2):
        await create(user, name=f"key {number}")
    expiring = await create(user, expires_at=NOW + DAY)

    outcomes = await asyncio.gather(*(create(user) for _ in range(5)), return_exceptions=True)

    assert sum(isinstance(outcome, keys.NewApiKey) for outcome in outcomes) == 1
    async with refused("INVALID_INPUT"):
        await create(user)
    await create(user, now=NOW + DAY)  # the one that has expired by then counts no longer
    await keys.revoke_api_key(principal=user, key_id=ApiKeyId(expiring.row.id), now=NOW)
