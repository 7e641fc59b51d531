"""Finds the payments that entries settle, in one statement for as many as there are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from payflowx.bank_statements.service import returns
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db, sizes
from payflowx.core.log import get_logger
from payflowx.core.principal import SYSTEM_BANK

TIME_LIMIT: Final = timedelta(minutes=30)
TURN: Final = "bank_statements.import"
ORPHANS_WAIT: Final = timedelta(milliseconds=10)

logger = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Matched:
    """How many orphans have found their payment, and how many turned out to be second credits for one."""

    matched: int = 0
    duplicate: int = 0


async def match_orphans(*, now: datetime) -> Matched:
    """Tries again to find the payments of entries that have none; left to the next try where an import is at work."""
    async with db.transaction():
        await db.allow_long_statements(TIME_LIMIT)
        try:
            await db.take_turn(TURN, wait=ORPHANS_WAIT)
        except db.LockBusy:
            return Matched()
        await learn_sizes()
        return await match(statement_ids=None, now=now, actor=SYSTEM_BANK)


async def learn_sizes() -> None:
    """Before statements that join what imports and the bank have brought."""
    await sizes.learn("statement_entries", "bank_statements", "payments", "settlements")


async def match(*, statement_ids: list[UUID] | None, now: datetime, actor: str) -> Matched:
    """Settles payments with the entries of these statements, or of all, that name one; says how many.

    Returns settle none: which payment each of them names is noted.
    """
    rows = await db.fetch(sql.MATCH, statement_ids, now, actor, limit=TIME_LIMIT)
    await returns.name_payments(statement_ids=statement_ids, now=now, limit=TIME_LIMIT)
    done = Matched(rows[0]["matched"], rows[0]["duplicate"])
    if done != Matched():
        logger.info("entries matched", matched=done.matched, duplicate=done.duplicate)
    return done
