"""Signing in: one answer for everything that is wrong, the same work behind it, and a loop that stays free."""

import asyncio
import threading
from datetime import datetime

import pytest

from payflowx.core.principal import Principal
from payflowx.identity import passwords, service
from payflowx.identity.models import User
from tests.factories import NOW, PASSWORD, lock_out, make_user

EMAIL = "ada@example.com"


async def sign_in(email: str, password: str, *, address: str = "192.0.2.1", now: datetime = NOW) -> User:
    """Somebody signs in from an address."""
    return await service.sign_in(email=email, password=password, address=address, now=now)


@pytest.mark.parametrize("email", [EMAIL, "ADA@EXAMPLE.COM", "  ada@example.com ", "\tAda@example.com\n"])
async def test_right_password_signs_in_whatever_the_case_of_the_address(database: str, email: str) -> None:
    made = await make_user(email=EMAIL)

    user = await sign_in(email, PASSWORD)

    assert (user.id, user.email) == (made.user_id, EMAIL)


WRONG = {
    "wrong password": (EMAIL, "wrong horse battery"),
    "empty password": (EMAIL, ""),
    "password in another case": (EMAIL, PASSWORD.upper()),
    "password with a space more": (EMAIL, f"{PASSWORD} "),
    "lone surrogate in the password": (EMAIL, "half a surrogate \ud83d"),
    "very long password": (EMAIL, "p" * 100_000),
    "unknown address": ("eve@example.com", PASSWORD),
    "empty address": ("", PASSWORD),
    "part of the address": ("ada@example", PASSWORD),
    "pattern": ("ada%", PASSWORD),
    "nul in the address": ("ada@example.com\0", PASSWORD),
    "lone surrogate in the address": ("ada\ud83d@example.com", PASSWORD),
    "inactive user": ("gone@example.com", PASSWORD),
    "inactive user and wrong password": ("gone@example.com", "wrong horse battery"),
}


@pytest.mark.parametrize(("email", "password"), WRONG.values(), ids=WRONG)
async def test_whatever_is_wrong_the_answer_is_the_same(database: str, email: str, password: str) -> None:
    await make_user(email=EMAIL)
    gone = await make_user(email="gone@example.com")
    await lock_out(gone)

    with pytest.raises(service.InvalidCredentials) as refusal:
        await sign_in(email, password)

    assert (refusal.value.code, refusal.value.path) == ("INVALID_CREDENTIALS", ())
    assert refusal.value.message == "The e-mail address or the password is wrong."


@pytest.mark.parametrize("email", [EMAIL, "eve@example.com", "gone@example.com", "", "nul\0@example.com"])
async def test_one_hash_of_the_same_cost_is_computed_whoever_asks(
    database: str, monkeypatch: pytest.MonkeyPatch, email: str
) -> None:
    await make_user(email=EMAIL)
    gone = await make_user(email="gone@example.com")
    await lock_out(gone)
    verify = passwords._verify
    hashes: list[str] = []

    def count(password_hash: str, password: str) -> bool:
        hashes.append(password_hash)
        return verify(password_hash, password)

    monkeypatch.setattr(passwords, "_verify", count)
    with pytest.raises(service.InvalidCredentials):
        await sign_in(email, "wrong horse battery")

    (computed,) = hashes
    assert computed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_hash_is_argon2id_with_the_recommended_parameters_and_a_salt_of_its_own(user: Principal) -> None:
    first, second = [await passwords.hash_password(PASSWORD) for _ in range(2)]

    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first.split("$")[4] != second.split("$")[4]
    assert PASSWORD not in first
    assert str((await User.get(id=user.user_id)).password_hash).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_hash_that_can_not_be_read_lets_nobody_in() -> None:
    for broken in ("", "plain text", "$argon2id$v=19$m=19456,t=2,p=1$broken"):
        assert not await passwords.verify_password(broken, PASSWORD)


async def test_password_of_nobody_is_no_way_in() -> None:
    assert not await passwords.verify_password(None, "nobody has this password")


async def test_forty_sign_ins_at_once_leave_the_event_loop_free(
    user: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_user(email=EMAIL)
    may_hash = threading.Event()
    verify = passwords._verify
    threads: set[str] = set()

    def wait_and_verify(password_hash: str, password: str) -> bool:
        threads.add(threading.current_thread().name)
        return may_hash.wait(timeout=10) and verify(password_hash, password)

    monkeypatch.setattr(passwords, "_verify", wait_and_verify)
    sign_ins = [asyncio.create_task(sign_in(EMAIL, PASSWORD)) for _ in range(40)]
    try:
        for _ in range(20):  # other requests, with connections to spare
            assert len(await service.get_users(user_ids=[user.user_id])) == 1
        assert not any(sign_in.done() for sign_in in sign_ins)
    finally:
        may_hash.set()

    assert {signed_in.email for signed_in in await asyncio.gather(*sign_ins)} == {EMAIL}
    assert len(threads) <= 2
    assert threading.main_thread().name not in threads
