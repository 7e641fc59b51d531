"""Passwords: Argon2id (RFC 9106) with OWASP's parameters, hashed in threads of their own.

One hash takes some 20 ms of a core. In the event loop forty sign-ins would stall every payment, so a small pool of
threads does the work and the rest waits in line. New passwords follow OWASP's ASVS 5.0, section 6.2: long enough, any
characters, and not among those that are guessed first; zxcvbn knows the common ones and how people vary them.
"""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from payflowx.core.errors import InvalidInput

LENGTH_MIN: Final = 12
LENGTH_MAX: Final = 256
GUESSES_MIN: Final = 10**8
# What zxcvbn takes grows with the square of the length; a password that is weak is so from its first characters on.
ESTIMATED_LENGTH_MAX: Final = 64
_HASHER: Final = PasswordHasher(memory_cost=19 * 1024, time_cost=2, parallelism=1)
THREADS: Final = 2
_POOL: Final = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="argon2")
# Verified for users that don't exist, so that the answer takes the same time: made by this very hasher.
NOBODY: Final = "$argon2id$v=19$m=19456,t=2,p=1$EB2DWSA1jSptioSjAvyFbg$sOPu6ab9N+QRgmTGL2dTrkUQuqTb8rqukTfRlHoq2/U"


async def check_password(password: str, *, about: Sequence[str], path: tuple[str, ...] = ("password",)) -> str:
    """The password itself, where it may be used; `about` is what everybody knows of its user: name, e-mail address.

    Raises InvalidInput, which never repeats it.
    """
    if not LENGTH_MIN <= len(password) <= LENGTH_MAX:
        raise InvalidInput(f"A password has {LENGTH_MIN} to {LENGTH_MAX} characters.", path=path)
    _encoded(password, path=path)
    guesses = await asyncio.get_running_loop().run_in_executor(_POOL, _guesses, password, list(about))
    if guesses < GUESSES_MIN:
        raise InvalidInput(
            "This password is among those that are guessed first: common words, names, patterns or what is known of "
            "the user. Several unrelated words make a good one.",
            path=path,
        )
    return password


async def hash_password(password: str) -> str:
    """The Argon2id hash, in the PHC string format."""
    return await asyncio.get_running_loop().run_in_executor(_POOL, _HASHER.hash, password)


async def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password is the right one; without a hash, False after the same time."""
    matches = await asyncio.get_running_loop().run_in_executor(_POOL, _verify, password_hash or NOBODY, password)
    return matches and password_hash is not None


def _guesses(password: str, about: list[str]) -> int:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words are read for new passwords alone

    estimate = zxcvbn(password[:ESTIMATED_LENGTH_MAX], user_inputs=about)
    return int(estimate["guesses"])


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
