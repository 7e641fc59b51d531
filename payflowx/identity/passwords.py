"""Passwords: Argon2id (RFC 9106) with OWASP's parameters, hashed in threads of their own.

One hash takes some 20 ms of a core. In the event loop forty sign-ins would stall every payment, so a small pool of
threads does the work and the rest waits in line.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from payflowx.core.errors import InvalidInput

LENGTH_MIN: Final = 12
LENGTH_MAX: Final = 256
_HASHER: Final = PasswordHasher(memory_cost=19 * 1024, time_cost=2, parallelism=1)
_THREADS: Final = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
# Verified for users that don't exist, so that the answer takes the same time.
_NOBODY: Final = _HASHER.hash("nobody has this password")


def check_password(password: str, *, path: tuple[str, ...] = ("password",)) -> str:
    """The password itself, where it may be used; otherwise raises InvalidInput, which never repeats it."""
    if not LENGTH_MIN <= len(password) <= LENGTH_MAX:
        raise InvalidInput(f"A password has {LENGTH_MIN} to {LENGTH_MAX} characters.", path=path)
    _encoded(password, path=path)
    return password


async def hash_password(password: str) -> str:
    """The Argon2id hash, in the PHC string format."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, password)


async def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password is the right one; without a hash, False after the same time."""
    matches = await asyncio.get_running_loop().run_in_executor(_THREADS, _verify, password_hash or _NOBODY, password)
    return matches and password_hash is not None


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False


def _encoded(password: str, *, path: tuple[str, ...]) -> bytes:
    try:
        return password.encode()
    except UnicodeEncodeError:
        raise InvalidInput("A password is made of valid Unicode characters.", path=path) from None
