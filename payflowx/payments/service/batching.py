"""Takes payments together: those that arrive while others are on their way to the disk go in one statement.

A batch is one transaction, and each payment in it has its own key, its own events and its own answer
(docs/decisions/0004).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

import asyncpg

from payflowx.core import db
from payflowx.core.batches import Question
from payflowx.core.errors import PayFlowXError
from payflowx.payments import sql

LOCK_NOT_AVAILABLE: Final = "55P03"
UNDONE: Final = db.TRANSIENT_SQLSTATES | {LOCK_NOT_AVAILABLE}
"""What PostgreSQL says of a statement that it has undone, and that may do better alone."""


class NotTogether(PayFlowXError):
    """The batch was undone, by whichever of its payments: each is to be tried alone."""


class Asked(NamedTuple):
    """One payment as the statements of `sql` are asked for it: `sql.ASKED` in its order."""

    id: UUID
    user_id: UUID
    idempotency_key: str
    fingerprint: bytes
    merchant_id: UUID
    amount_minor: int
    currency: str
    payment_method: str
    reference: str | None
    description: str | None
    status: str
    gateway: str
    gateway_reference: str | None
    failure_code: str | None
    failure_reason: str | None
    created_at: datetime
    initiated_id: UUID
    initiated_type: str
    initiated_by: str
    initiated_data: str
    completed_id: UUID
    completed_type: str
    completed_by: str
    completed_data: str
    exclusive_scope: str | None
    may_be_new: bool

    @property
    def key(self) -> tuple[UUID, str]:
        """What means one payment for ever."""
        return self.user_id, self.idempotency_key

    @property
    def needs(self) -> frozenset[tuple[object, ...]]:
        """What no two payments may have in common that are taken at once."""
        needs: list[tuple[object, ...]] = [self.key]
        if self.exclusive_scope is not None:
            needs.append((self.user_id, "scope", self.exclusive_scope))
        return frozenset(needs)


async def take(*, asked: Asked) -> asyncpg.Record | None:
    """The row of the payment, new or as its key has made it before, together with whatever else is asked for now.

    None where there is no new one, or where another one with this key went first and was refused: then it is to be
    tried alone. In a transaction it always is alone.
    """
    batches = db.batches_of(_take_together)
    if batches is None:
        return await take_alone(asked=asked)
    try:
        return await batches.ask(Question(asked, asked.key, asked.needs))
    except NotTogether:
        return await take_alone(asked=asked)


async def take_alone(*, asked: Asked) -> asyncpg.Record | None:
    """The same in a statement of its own."""
    rows = await db.retry_transient(lambda: db.fetch(sql.CREATE, *asked))
    return rows[0] if rows else None


async def _take_together(batch: Sequence[Asked]) -> Sequence[asyncpg.Record | None]:
    """The row of each payment, by one statement. Raises NotTogether, and DatabaseUnavailable as for a single one."""
    try:
        if len(batch) == 1:
            rows = await db.fetch(sql.CREATE, *batch[0])
        else:
            rows = await db.fetch(sql.CREATE_TOGETHER, *zip(*batch, strict=True))
    except db.DatabaseUnavailable as error:
        if db.sqlstate(error) not in UNDONE:
            raise
        raise NotTogether from error
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise NotTogether from error
    found = {(row["user_id"], row["idempotency_key"]): row for row in rows}
    return [found.get(asked.key) for asked in batch]
