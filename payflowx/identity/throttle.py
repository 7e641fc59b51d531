"""Slows down who guesses passwords: after some failures each further one doubles the time until the next try.

Failures are counted for the account, known or not, and for the address that they come from (OWASP ASVS 5.0, section
6.3.1). The counters are in the database, so all processes share them, and old failures are forgiven one by one.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from payflowx.core import db
from payflowx.core.errors import Throttled


@dataclass(frozen=True, slots=True)
class Patience:
    """How many failures cost nothing, how long the longest pause is, and how soon a failure is forgiven."""

    free: int
    pause_seconds_max: int
    forgiven_seconds: int


ACCOUNT: Final = Patience(free=5, pause_seconds_max=300, forgiven_seconds=600)
ADDRESS: Final = Patience(free=10, pause_seconds_max=60, forgiven_seconds=60)
"""An address may be that of a whole office: it gets more patience, and a right password doesn't clear it."""

# Failures fade one by one. The exponent is bounded, or the power would overflow.
COUNT: Final = """
INSERT INTO sign_in_failures AS known (scope, failures, last_failed_at, refused_until)
VALUES ($1, 1, $2::timestamptz, $2::timestamptz)
ON CONFLICT (scope) DO UPDATE SET (failures, last_failed_at, refused_until) = (
    SELECT count, $2::timestamptz, CASE WHEN count < $3::int THEN $2::timestamptz
        ELSE $2::timestamptz + make_interval(secs => LEAST($4::int, 2 ^ LEAST(count - $3::int, 30))) END
    FROM (SELECT 1 + GREATEST(0, known.failures - floor(
        GREATEST(0, extract(epoch FROM $2::timestamptz - known.last_failed_at)) / $5::int)::int) AS count) AS faded)
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to sign in: to which account, and from where."""

    account: str
    address: str

    @classmethod
    def of(cls, *, email: str, address: str) -> "Attempt":
        """The scopes that its failure counts for. The e-mail address is hashed: people type passwords there."""
        return cls(f"account:{hashlib.sha256(email.encode(errors='replace')).hexdigest()}", f"address:{address[:64]}")


async def check(attempt: Attempt, *, now: datetime) -> None:
    """Raises Throttled while the account or the address has to wait."""
    rows = await db.fetch(
        "SELECT max(refused_until) AS refused_until FROM sign_in_failures "
        "WHERE scope = ANY ($1) AND refused_until > $2",
        [attempt.account, attempt.address],
        now,
    )
    if refused_until := rows[0]["refused_until"]:
        raise Throttled("Too many failed sign-ins. Try again later.", retry_after=refused_until - now)


async def note_failure(attempt: Attempt, *, now: datetime) -> None:
    """Counts a failure for the account and for the address."""
    for scope, patience in ((attempt.account, ACCOUNT), (attempt.address, ADDRESS)):
        await db.execute(COUNT, scope, now, patience.free, patience.pause_seconds_max, patience.forgiven_seconds)


async def forgive(attempt: Attempt, *, now: datetime) -> None:
    """Forgets the failures of an account whose owner has signed in."""
    await db.execute(
        "UPDATE sign_in_failures SET failures = 0, refused_until = $2 WHERE scope = $1 AND failures > 0",
        attempt.account,
        now,
    )
