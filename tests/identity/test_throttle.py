"""Guessing becomes slower and slower, for an account and from an address, and the same for users that don't exist."""

import asyncio
from datetime import datetime, timedelta

import pytest

from payflowx.core.errors import Throttled
from payflowx.identity import service, throttle
from payflowx.identity.models import SignInFailures
from tests.factories import NOW, PASSWORD, lock_out, make_user

EMAIL = "ada@example.com"
WRONG = "wrong horse battery"
ADDRESS = "192.0.2.1"
ELSEWHERE = (f"198.51.100.{number}" for number in range(10_000))


async def outcome(
    *, email: str = EMAIL, password: str = WRONG, address: str | None = None, now: datetime = NOW
) -> float | str:
    """`in`, `refused`, or after how many seconds to try again; each try from another address, unless one is given."""
    try:
        await service.sign_in(email=email, password=password, address=address or next(ELSEWHERE), now=now)
    except service.InvalidCredentials:
        return "refused"
    except Throttled as error:
        return error.retry_after.total_seconds()
    return "in"


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.com", "gone@example.com"])
async def test_after_five_failures_each_further_one_doubles_the_pause(database: str, email: str) -> None:
    await make_user(email=EMAIL)
    gone = await make_user(email="gone@example.com")
    await lock_out(gone)
    now, pauses = NOW, []
    for _ in range(4):
        assert await outcome(email=email, now=now) == "refused"
    for _ in range(11):
        assert await outcome(email=email, now=now) == "refused"
        pause = await outcome(email=email, now=now)
        assert isinstance(pause, float)
        pauses.append(pause)
        now += timedelta(seconds=pause)

    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


async def test_right_password_does_not_help_while_one_has_to_wait_and_clears_the_account_afterwards(
    database: str,
) -> None:
    await make_user(email=EMAIL)
    for _ in range(5):
        await outcome()

    assert await outcome(password=PASSWORD) == 1.0
    assert await outcome(password=PASSWORD, now=NOW + timedelta(seconds=1)) == "in"

    assert [await outcome(now=NOW + timedelta(seconds=1)) for _ in range(5)] == ["refused"] * 5


async def test_other_accounts_are_not_slowed_down(database: str) -> None:
    await make_user(email=EMAIL)
    await make_user(email="bob@example.com")
    for _ in range(6):
        await outcome()

    assert await outcome(email="bob@example.com", password=PASSWORD) == "in"


async def test_address_that_fails_at_many_accounts_has_to_wait(database: str) -> None:
    await make_user(email=EMAIL)
    for number in range(throttle.ADDRESS.free):
        assert await outcome(email=f"user{number}@example.com", address=ADDRESS) == "refused"

    assert await outcome(password=PASSWORD, address=ADDRESS) == 1.0
    assert await outcome(password=PASSWORD) == "in"


async def test_own_account_does_not_clear_the_address(database: str) -> None:
    await make_user(email=EMAIL)
    for number in range(throttle.ADDRESS.free - 1):
        await outcome(email=f"user{number}@example.com", address=ADDRESS)
        assert await outcome(password=PASSWORD, address=ADDRESS) == "in"

    await outcome(email="last@example.com", address=ADDRESS)

    assert await outcome(password=PASSWORD, address=ADDRESS) == 1.0


async def test_failures_are_forgiven_one_by_one(database: str) -> None:
    for _ in range(5):
        await outcome()
    later = NOW + timedelta(seconds=2 * throttle.ACCOUNT.forgiven_seconds)

    assert [await outcome(now=later) for _ in range(3)] == ["refused", "refused", 1.0]


async def test_burst_of_guesses_is_stopped_as_guesses_in_a_row_are(database: str) -> None:
    await make_user(email=EMAIL)

    outcomes = await asyncio.gather(*(outcome() for _ in range(40)))

    # As many may be in the air as there are turns.
    assert 5 <= outcomes.count("refused") <= 6


async def test_burst_of_right_passwords_is_let_in(database: str) -> None:
    await make_user(email=EMAIL)

    assert await asyncio.gather(*(outcome(password=PASSWORD, address=ADDRESS) for _ in range(30))) == ["in"] * 30


async def test_what_was_typed_is_stored_as_a_hash(database: str) -> None:
    await outcome(email="my secret password", address=ADDRESS)

    scopes = {row.scope for row in await SignInFailures.all()}
    assert len(scopes) == 2
    assert f"address:{ADDRESS}" in scopes
    assert "secret" not in str(scopes)
