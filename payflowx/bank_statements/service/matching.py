"""Finds the payments and refunds that entries settle, in one statement for as many as there are."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from payflowx.bank_statements.service import returns
from payflowx.bank_statements.service.returns import Which
from payflowx.bank_statements.sql import importing as sql
from payflowx.bank_statements.sql import orphans as orphans_sql
from payflowx.bank_statements.sql import refunding as refunding_sql
from payflowx.core import db, sizes
from payflowx.core.log import get_logger
from payflowx.core.principal import SYSTEM_BANK
from payflowx.core.snapshots import Snapshot

TIME_LIMIT: Final = timedelta(minutes=30)
TURN: Final = "bank_statements.import"
ORPHANS_WAIT: Final = timedelta(milliseconds=10)

logger = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Matched:
    """How many entries have found their payment or refund, and how many turned out to be second credits for one.

    `snapshot` is what the look for them could see; none where it was left to the next one.
    """

    matched: int = 0
    duplicate: int = 0
    snapshot: Snapshot | None = field(default=None, compare=False)


async def match_orphans(*, now: datetime, since: Snapshot | None = None) -> Matched:
    """Tries again to find the payments of entries that have none; left to the next try where an import is at work.

    `since` is what the last look could see: then only those are looked for whose payment may have come since.
    """
    async with db.transaction():
        await db.allow_long_statements(TIME_LIMIT)
        try:
            await db.take_turn(TURN, wait=ORPHANS_WAIT)
        except db.LockBusy:
            return Matched()
        snapshot = await Snapshot.take()
        await learn_sizes()
        orphans = await db.fetch(_orphans(since), limit=TIME_LIMIT)
        if not orphans:
            return Matched(snapshot=snapshot)
        done = await match(which="id", ids=[row["id"] for row in orphans], now=now, actor=SYSTEM_BANK)
        return replace(done, snapshot=snapshot)


def _orphans(since: Snapshot | None) -> str:
    if since is None:
        return orphans_sql.EVERY
    return orphans_sql.TOUCHED.format(
        payment=since.since("payment.changed_in"),
        refund=since.since("refund.changed_in"),
        settlement=since.since("settlement.changed_in"),
    )


async def learn_sizes() -> None:
    """Before statements that join what imports and the bank have brought."""
    await sizes.learn("statement_entries", "bank_statements", "payments", "refunds", "settlements", "allocations")


async def match(*, which: Which, ids: list[UUID], now: datetime, actor: str) -> Matched:
    """Settles payments and refunds with these entries, or with those of these statements, that name one; says how many.

    Returns settle none: which payment each of them names is noted.
    """
    # Each entry that changes is checked by a trigger, whose plan would else be made for each of them.
    await sizes.prefer_known_plans(is_on=which == "statement_id")
    rows = await db.fetch(sql.MATCH.format(which=which), ids, now, actor, limit=TIME_LIMIT)
    debits = await db.fetch(refunding_sql.MATCH_DEBITS.format(which=which), ids, now, actor, limit=TIME_LIMIT)
    await sizes.prefer_known_plans(is_on=False)
    await returns.name_payments(which=which, ids=ids, now=now, limit=TIME_LIMIT)
    await db.fetch(orphans_sql.NOTE_SOUGHT.format(which=which), ids, limit=TIME_LIMIT)
    done = Matched(rows[0]["matched"] + debits[0]["matched"], rows[0]["duplicate"])
    if done != Matched():
        logger.info("entries matched", matched=done.matched, duplicate=done.duplicate)
    return done
