"""Who was found is known for a second and no longer, and to nobody who asks after something has changed."""

import asyncio
from datetime import datetime, timedelta

import pytest

from payflowx.core import db, principals
from payflowx.core.errors import NotAuthenticated
from payflowx.core.ids import UserId, new_uuid
from payflowx.core.principal import Principal, Role
from payflowx.core.principals import KEPT, Found, KnownPrincipals
from tests.factories import NOW, seconds

SOMEBODY = Principal(UserId(new_uuid()), Role.USER)
MOMENT = timedelta(microseconds=1)


class Register:
    """Whom a proof leads to, and how often that was asked."""

    def __init__(self, expires_at: datetime | None = None) -> None:
        self.known = KnownPrincipals()
        self.looks = 0
        self.role: Role | None = Role.USER
        self.is_open = asyncio.Event()
        self.is_open.set()
        self._expires_at = expires_at

    async def find(self, *, now: datetime = NOW, proof: str = "proof") -> Role:
        """The role of whoever has the proof."""
        return (await self.known.find(proof, self._look, now)).role

    async def _look(self) -> Found:
        self.looks += 1
        role = self.role
        await self.is_open.wait()
        if role is None:
            raise NotAuthenticated
        return Found(Principal(SOMEBODY.user_id, role), self._expires_at)


async def test_change_of_another_process_is_seen_within_a_second() -> None:
    register = Register()
    await register.find()
    register.role = None

    assert await register.find(now=NOW + KEPT - MOMENT) is Role.USER
    with pytest.raises(NotAuthenticated):
        await register.find(now=NOW + KEPT)
    assert seconds(1) == KEPT
    assert register.looks == 2


async def test_change_of_this_process_is_seen_at_once() -> None:
    register = Register()
    await register.find()
    register.role = None
    register.known.forget()

    with pytest.raises(NotAuthenticated):
        await register.find()


async def test_refusal_is_not_remembered() -> None:
    register = Register()
    register.role = None
    with pytest.raises(NotAuthenticated):
        await register.find()
    register.role = Role.USER

    assert await register.find() is Role.USER


async def test_nobody_is_known_longer_than_the_proof_holds_nor_before_it_was_found() -> None:
    register = Register(expires_at=NOW + seconds(0.5))
    await register.find()

    await register.find(now=NOW + seconds(0.5))
    await register.find(now=NOW - MOMENT)

    assert register.looks == 3


async def test_simultaneous_requests_ask_once_and_one_that_goes_away_keeps_nobody() -> None:
    register = Register()
    register.is_open.clear()
    tasks = [asyncio.create_task(register.find()) for _ in range(5)]
    await asyncio.sleep(0)
    tasks[0].cancel()
    await asyncio.sleep(0)
    register.is_open.set()

    assert await asyncio.gather(*tasks[1:]) == [Role.USER] * 4
    assert register.looks == 1


async def test_what_was_asked_before_a_change_tells_nobody_who_asks_after_it() -> None:
    register = Register()
    register.is_open.clear()
    before = asyncio.create_task(register.find())
    while not register.looks:  # noqa: ASYNC110 - there is no event for it
        await asyncio.sleep(0)
    register.role = Role.ADMIN
    register.known.forget()
    register.is_open.set()
    after = asyncio.create_task(register.find())

    assert [await before, await after, await register.find()] == [Role.USER, Role.ADMIN, Role.ADMIN]
    assert register.looks == 2


async def test_proofs_are_told_apart_and_bounded_in_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(principals, "KNOWN_MAX", 10)
    register = Register()
    for number in range(25):
        await register.find(proof=str(number))

    assert register.looks == 25
    assert len(register.known._known) <= 10


async def test_it_is_forgotten_when_the_transaction_is_over_that_changes_it(database: str) -> None:
    known = db.companion(KnownPrincipals)

    async def look() -> Found:
        return Found(SOMEBODY, None)

    async with db.transaction():
        async with db.transaction():
            principals.forget()
        await known.find("proof", look, NOW)
        assert "proof" in known._known
    assert "proof" not in known._known
