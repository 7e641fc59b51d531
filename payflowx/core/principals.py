"""Who was found to be who, for a moment: so that not each request of a session asks the database anew.

What ends a session or a key, or changes a role, is seen at once in the process that does it, and within KEPT in others.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from payflowx.core import db
from payflowx.core.principal import Principal

KEPT: Final = timedelta(seconds=1)
KNOWN_MAX: Final = 10_000


@dataclass(frozen=True, slots=True)
class Found:
    """A principal, and when what proves it expires, where it does."""

    principal: Principal
    expires_at: datetime | None


class KnownPrincipals:
    """The principals that were found within KEPT. Nobody is known to be nobody: a refusal is asked for each time."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Principal, datetime, datetime]] = {}
        self._asked: dict[Hashable, asyncio.Task[Found]] = {}

    async def find(self, proof: Hashable, look: Callable[[], Awaitable[Found]], now: datetime) -> Principal:
        """The principal of a proof, looked up once for all who ask at the same time. Raises whatever `look` raises."""
        if known := self._known.get(proof):
            principal, since, until = known
            if since <= now < until:
                return principal
        if (task := self._asked.get(proof)) is None:
            task = self._asked[proof] = asyncio.ensure_future(self._look(proof, look, now))
            task.add_done_callback(lambda task: task.cancelled() or task.exception())  # also where nobody waits now
        return (await asyncio.shield(task)).principal

    def forget(self) -> None:
        """Has everybody looked up anew, by those too who are being looked up at this moment."""
        self._known.clear()
        self._asked.clear()

    async def _look(self, proof: Hashable, look: Callable[[], Awaitable[Found]], now: datetime) -> Found:
        this = asyncio.current_task()
        try:
            found = await look()
        finally:
            is_current = self._asked.get(proof) is this
            if is_current:
                del self._asked[proof]
        if is_current:  # else something has been changed since it was asked
            self._make_room(now)
            until = now + KEPT if found.expires_at is None else min(now + KEPT, found.expires_at)
            self._known[proof] = found.principal, now, until
        return found

    def _make_room(self, now: datetime) -> None:
        if len(self._known) >= KNOWN_MAX:
            alive = {proof: known for proof, known in self._known.items() if now < known[2]}
            self._known = alive if len(alive) < KNOWN_MAX else {}


def forget() -> None:
    """What changes who somebody is calls this: when its transaction is over, nobody is known any more."""
    db.afterwards(db.companion(KnownPrincipals).forget)
