"""Reads what a version before has stored once more, and makes of it what an import of today would have made.

It goes by batches, each a transaction of its own, and can be ended and begun again at any time. What can't be told for
certain, and what is final, is left as it is and noted: `doubts` lists it. Only who owns the tables may do this.
"""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from payflowx.bank_statements import matching as rules
from payflowx.bank_statements.formats.parts import Kind, StatementFormat
from payflowx.bank_statements.models import BankStatement, Doubt, EntryStatus
from payflowx.bank_statements.reading import EntryRow, ReadEntry, judge, kept
from payflowx.bank_statements.rereading import Kept, Reread, identity_before, reread
from payflowx.bank_statements.service import matching, returns
from payflowx.bank_statements.service.storing import Storing
from payflowx.bank_statements.sql import orphans as orphans_sql
from payflowx.bank_statements.sql import rereading as sql
from payflowx.core import db
from payflowx.core.principal import SYSTEM_UPGRADE
from payflowx.settlements import service as settlements

BATCH_SIZE: Final = 500
PAUSE_LIMIT: Final = timedelta(minutes=10)
TURN_WAIT: Final = timedelta(minutes=1)
FIRST: Final = UUID(int=0)
CUT: Final = "…"
MADE_OF: Final = "Another statement tells of it, and what it is made of."


class Outcome(NamedTuple):
    """What becomes of an entry: the arguments of `sql.CHANGE`, in their order."""

    id: UUID
    status: str
    kind: str
    return_reason: str | None
    names: str
    problem: str | None
    identity: bytes | None
    original_id: UUID | None


async def put_right(*, now: datetime) -> Counter[str]:
    """Reads all that was not read again before; says how much was put right, by what it was.

    `entries read again` have got what tells them from others; some of them are `returns`, `no duplicates after all`, or
    `duplicates after all`; of `settlements ended` nothing counts any more. Raises LockBusy where an import takes more
    than a minute.
    """
    done: Counter[str] = Counter()
    last: UUID | None = FIRST
    while last is not None:
        last = await _read_some(last, done)
    while await _judge_some(now, done):
        pass
    last = FIRST
    while last is not None:
        last = await _end_some(last, now, done)
    await _name_returns(now)
    return done


async def _begin() -> None:
    """One at a time, and no import beside it."""
    await db.allow_long_statements(matching.TIME_LIMIT)
    await db.allow_long_pauses(PAUSE_LIMIT)
    await db.take_turn(matching.TURN, wait=TURN_WAIT)


async def _read_some(after: UUID, done: Counter[str]) -> UUID | None:
    """The last entry of a batch; None where there is none."""
    async with db.transaction():
        await _begin()
        rows = await db.fetch(sql.UNREAD, after, BATCH_SIZE, limit=matching.TIME_LIMIT)
        if not rows:
            return None
        read = [_read(row) for row in rows]
        await db.execute(sql.LIFT_GUARDS)
        await db.fetch(sql.NOTE_READ, *_columns(read), limit=matching.TIME_LIMIT)
        await db.execute(sql.PUT_GUARDS_BACK)
    done["entries read again"] += sum(likeness is not None for _, likeness, *_ in read)
    last: UUID = rows[-1]["id"]
    return last


def _read(row: Any) -> tuple[UUID, bytes | None, str | None, str | None, Doubt | None]:
    """The arguments of `sql.NOTE_READ`."""
    old = Kept.of(row)
    found = reread(old)
    if found is None:
        return row["id"], None, None, None, _obstacle(old)
    who = found.entry.counterparty
    return row["id"], found.likeness, kept(who.name, 255) or None, kept(who.account, 64) or None, _doubt(row, found)


def _obstacle(old: Kept) -> Doubt:
    if old.format is StatementFormat.CSV:
        return Doubt.HEADER
    return Doubt.CUT if old.raw_text.endswith(CUT) else Doubt.UNREADABLE


def _doubt(row: Any, found: Reread) -> Doubt | None:
    """Whether it is to be judged anew, or else what can't be put right."""
    is_return, masked = found.entry.kind is Kind.RETURN, None if found.likeness else Doubt.MASKED
    match EntryStatus(row["status"]):
        case EntryStatus.MATCHED:
            return _settled_wrongly(row, found) or masked
        case EntryStatus.DUPLICATE if row["original_id"] is not None:
            return masked or Doubt.AGAIN
        case EntryStatus.ORPHAN:
            return Doubt.AGAIN
        case _:
            return Doubt.AGAIN if is_return else masked


def _settled_wrongly(row: Any, found: Reread) -> Doubt | None:
    if found.entry.kind is Kind.RETURN:
        return Doubt.RETURN
    if found.likeness is None:  # what was masked may have been the name
        return None
    known = {str(row["payment_id"]), row["reference"], row["gateway_reference"]}
    named = {name.get("payment") or name.get("reference") or name.get("word") for name in rules.names(found.entry)}
    return None if known & named else Doubt.NAME


async def _judge_some(now: datetime, done: Counter[str]) -> bool:
    """Judges some entries of one statement anew; says whether there were any."""
    async with db.transaction():
        await _begin()
        rows = await db.fetch(sql.AGAIN, BATCH_SIZE, limit=matching.TIME_LIMIT)
        if not rows:
            return False
        by_statement = await settlements.will_hear_statements()
        found = {row["id"]: reread(Kept.of(row)) for row in rows}
        outcomes = await _outcomes(rows, found, now, by_statement=by_statement)
        changed = [outcome for row in rows if (outcome := outcomes.get(row["id"])) and outcome != _standing(row)]
        await db.execute(sql.LIFT_GUARDS)
        await _change(changed, now)
        await db.fetch(sql.NOTE_DOUBTS, list(found), [_left(row, found[row["id"]]) for row in rows])
        await db.execute(sql.PUT_GUARDS_BACK)
    _count({row["id"]: _standing(row) for row in rows}, changed, done)
    return True


async def _outcomes(
    rows: Sequence[Any], found: dict[UUID, Reread | None], now: datetime, *, by_statement: bool
) -> dict[UUID, Outcome]:
    """What an import of today makes of these entries of one statement; none of what is final or names its payment."""
    storing = await Storing.of(await BankStatement.get(id=rows[0]["statement_id"]), now)
    open_rows = {row["id"]: row for row in rows if row["status"] != EntryStatus.MATCHED and row["named_at"] is None}
    read = [
        _as_read(row, again, by_statement=by_statement)
        for key, row in open_rows.items()
        if (again := found[key]) is not None
    ]
    return {stored.id: _outcome(open_rows[stored.id], stored) for stored in await storing.recognised(read)}


def _as_read(row: Any, again: Reread, *, by_statement: bool) -> ReadEntry:
    """The entry as an import has read it; what is told again by others is not looked for."""
    entry, judgement = again.entry, judge(again.entry, by_statement=by_statement)
    read = EntryRow(
        id=row["id"],
        position=row["position"],
        status=judgement.status.value,
        kind=entry.kind.value,
        return_reason=kept(entry.return_reason, 35),
        counterparty_name=row["counterparty_name"],
        counterparty_account=row["counterparty_account"],
        likeness=None if row["is_told_again"] else row["likeness"],
        names=json.dumps(judgement.names),
        problem=kept(judgement.problem, 500),
    )
    return ReadEntry(read, row["known_by"] or identity_before(Kept.of(row), entry))


def _outcome(row: Any, stored: EntryRow) -> Outcome:
    assert stored.kind is not None  # noqa: S101 - it was read
    new = Outcome(
        stored.id,
        stored.status,
        stored.kind,
        stored.return_reason,
        stored.names,
        stored.problem,
        None if stored.original_id else row["identity"] or stored.identity,
        stored.original_id,
    )
    before = _standing(row)
    is_the_same = (new.status, new.kind, new.original_id) == (before.status, before.kind, before.original_id)
    if is_the_same and (new.original_id or json.loads(new.names) == json.loads(before.names)):
        return before
    if before.problem == MADE_OF:  # and it is so, whatever it is called
        return before._replace(kind=new.kind, return_reason=new.return_reason)
    return new


def _standing(row: Any) -> Outcome:
    return Outcome(*(row[name] for name in Outcome._fields))


def _left(row: Any, found: Reread | None) -> Doubt | None:
    """What remains in doubt about an entry that was judged anew."""
    if found is None:
        return _obstacle(Kept.of(row))
    if row["status"] == EntryStatus.MATCHED and (wrong := _settled_wrongly(row, found)):
        return wrong
    return None if row["likeness"] else Doubt.MASKED


async def _change(outcomes: Sequence[Outcome], now: datetime) -> None:
    if not outcomes:
        return
    await db.fetch(sql.LET_GO, [outcome.id for outcome in outcomes], limit=matching.TIME_LIMIT)
    await db.fetch(sql.CHANGE, *_columns(outcomes), SYSTEM_UPGRADE, now, limit=matching.TIME_LIMIT)


async def _end_some(after: UUID, now: datetime, done: Counter[str]) -> UUID | None:
    """Ends settlements that a version before has made wrongly; the last entry of a batch, None where there is none.

    What made them is what an import of today makes of it, and the credits that were put aside are matched.
    """
    async with db.transaction():
        await _begin()
        rows = await db.fetch(sql.SETTLED_WRONGLY, after, BATCH_SIZE, limit=matching.TIME_LIMIT)
        if not rows:
            return None
        by_statement = await settlements.will_hear_statements()
        changed = [outcome for row in rows if (outcome := _undone(row, by_statement=by_statement))]
        ids = {outcome.id for outcome in changed}
        payment_ids = [row["payment_id"] for row in rows if row["id"] in ids]
        await db.execute(sql.LIFT_GUARDS)
        await _change(changed, now)
        taken_up = await db.fetch(sql.TAKE_UP, payment_ids, rules.UNKNOWN, SYSTEM_UPGRADE, now)
        await db.execute(sql.PUT_GUARDS_BACK)
        if by_statement and ids:
            await matching.learn_sizes()
            again = [*ids, *(row["id"] for row in taken_up)]
            await matching.match(which="id", ids=again, now=now, actor=SYSTEM_UPGRADE)
    done["settlements ended"] += len(changed)
    _count({row["id"]: _standing(row) for row in rows}, changed, done)
    last: UUID = rows[-1]["id"]
    return last


def _undone(row: Any, *, by_statement: bool) -> Outcome | None:
    """What an import of today makes of an entry that has settled a payment wrongly; None where it can't be told."""
    found = reread(Kept.of(row))
    if found is None or _settled_wrongly(row, found) != row["doubt"]:
        return None
    entry, judgement = found.entry, judge(found.entry, by_statement=by_statement)
    return Outcome(
        row["id"],
        judgement.status,
        entry.kind,
        kept(entry.return_reason, 35),
        json.dumps(judgement.names),
        kept(judgement.problem, 500),
        row["identity"],
        None,
    )


def _count(before: dict[UUID, Outcome], changed: Sequence[Outcome], done: Counter[str]) -> None:
    for outcome in changed:
        was, duplicate = before[outcome.id], EntryStatus.DUPLICATE
        done["returns"] += (was.kind, outcome.kind).count(Kind.RETURN) == 1
        done["no duplicates after all"] += was.status == duplicate != outcome.status
        done["duplicates after all"] += was.status != duplicate == outcome.status


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


async def _name_returns(now: datetime) -> None:
    """As an import does it, where statements settle payments; what is missed by that, the next run finds."""
    async with db.transaction():
        await _begin()
        if await settlements.will_hear_statements():
            await matching.learn_sizes()
            rows = await db.fetch(orphans_sql.EVERY, limit=matching.TIME_LIMIT)
            ids = [row["id"] for row in rows]
            await returns.name_payments(which="id", ids=ids, now=now, limit=matching.TIME_LIMIT)
