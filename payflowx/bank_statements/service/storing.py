"""Stores the entries of one statement, each as a new one or as one that has come before."""

import pickle
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import Any, Final, Self
from uuid import UUID

from payflowx.bank_statements import pages, recognition
from payflowx.bank_statements.formats.parts import Counterparty
from payflowx.bank_statements.models import BankStatement, EntryStatus
from payflowx.bank_statements.reading import EntryRow, ReadEntry
from payflowx.bank_statements.service import matching
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db

MEMORY_SIZE_MAX: Final = 4_000_000
MANY: Final = 50
CAME_BEFORE: Final = "It came before, in another statement."


class Spool:
    """The entries of a statement until all of it has been read: in memory, or in nameless files where they are many.

    Those that tell most of their counterparty come out first: what others don't tell is found by what they leave.
    """

    def __init__(self) -> None:
        # By how much is told. Their memory, or their place on the disk, is free as soon as nobody has them any more.
        self._files = [SpooledTemporaryFile(MEMORY_SIZE_MAX) for _ in range(3)]  # noqa: SIM115 - closed by close()

    def close(self) -> None:
        """Lets go of what was kept."""
        for file in self._files:
            file.close()

    def add(self, entries: Sequence[ReadEntry]) -> None:
        """Keeps some entries."""
        parts: dict[int, list[ReadEntry]] = defaultdict(list)
        for entry in entries:
            parts[entry.told.part_count].append(entry)
        for part_count, part in parts.items():
            pickle.dump(part, self._files[part_count], protocol=pickle.HIGHEST_PROTOCOL)

    def batches(self) -> Iterator[list[ReadEntry]]:
        """What was kept, some hundred at a time."""
        for file in reversed(self._files):
            end = file.tell()
            file.seek(0)
            while file.tell() < end:
                yield pickle.load(file)  # noqa: S301 - it is a file of our own that nobody else can open


@dataclass(slots=True)
class Storing:
    """A statement whose row is stored, with its entries on the way; `apart` are those that share none with it."""

    statement: BankStatement
    apart: frozenset[UUID]
    now: datetime
    kept: dict[bytes, recognition.Alike] = field(default_factory=dict)
    """What many entries say alike is looked up once, and not again with each batch."""

    @classmethod
    async def of(cls, statement: BankStatement, now: datetime) -> Self:
        """The statement with its pages, and those that lead up to it or on from it."""
        rows = await db.fetch(sql.NEIGHBOURS, statement.id)
        neighbours = {row["id"]: pages.Page(**row) for row in rows}
        own = neighbours.get(statement.id)
        apart = pages.apart(own, list(neighbours.values())) if own is not None else frozenset()
        return cls(statement, apart | {statement.id}, now)

    async def store(self, entries: Sequence[ReadEntry]) -> None:
        """Stores some entries; those with a counterparty come before those without one."""
        rows = await self.recognised(entries)
        columns = [list(column) for column in zip(*rows, strict=True)]
        await db.fetch(sql.ADD_ENTRIES, self.statement.id, self.now, *columns, limit=matching.TIME_LIMIT)

    async def recognised(self, entries: Sequence[ReadEntry]) -> list[EntryRow]:
        """These entries as they are stored: each as a new one, or as one that has come before."""
        booked = {place: entry for place, entry in enumerate(entries) if entry.row.likeness is not None}
        alike = await self._alike(list(booked.values()))
        arrivals = [recognition.Arrival(entry.row.likeness or b"", entry.told) for entry in booked.values()]
        rows = [entry.row for entry in entries]
        for place, found in zip(booked, recognition.recognise(arrivals, alike), strict=True):
            row = rows[place]._replace(identity=found.identity, original_id=found.original_id)
            if found.original_id is not None:
                row = row._replace(status=EntryStatus.DUPLICATE.value, problem=CAME_BEFORE)
            rows[place] = row
        return rows

    async def _alike(self, entries: Sequence[ReadEntry]) -> dict[bytes, recognition.Alike]:
        """For each likeness of these entries what is stored with it."""
        by_identity = {
            entry.identity_before: likeness
            for entry in entries
            if (likeness := entry.row.likeness) is not None and likeness not in self.kept
        }
        new = list(dict.fromkeys(by_identity.values()))
        tellings: dict[bytes, list[recognition.Telling]] = defaultdict(list)
        for row in await db.fetch(sql.TELLINGS, new, list(by_identity), limit=matching.TIME_LIMIT) if new else ():
            tellings[row["likeness"] or by_identity[row["identity"]]].append(_telling(row))
        alike = {likeness: recognition.Alike(tellings.get(likeness, ()), self.apart) for likeness in new}
        self.kept |= {likeness: alike[likeness] for likeness, found in tellings.items() if len(found) >= MANY}
        return self.kept | alike


def _telling(row: Any) -> recognition.Telling:
    told = recognition.told(Counterparty(row["counterparty_name"], row["counterparty_account"]))
    return recognition.Telling(row["original_id"], row["statement_id"], told, row["original_id"] == row["id"])
