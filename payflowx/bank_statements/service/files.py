"""Brings one file into the database, statement by statement, while others go on working."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import BinaryIO, Final
from uuid import UUID

from anyio import to_thread

from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.parts import (
    Broken,
    Entry,
    Part,
    StatementClosed,
    StatementFormat,
    StatementOpened,
)
from payflowx.bank_statements.models import BankStatement, StatementFile, StatementOccurrence
from payflowx.bank_statements.reading import Reading, read_rows, statement_row
from payflowx.bank_statements.service import accounts
from payflowx.bank_statements.service.storing import Spool, Storing
from payflowx.core.errors import InvalidInput
from payflowx.core.ids import new_uuid

# The event loop, in which others wait, spends some 10 ms on bringing so many rows into the protocol's form.
BATCH_SIZE: Final = 500
STATEMENTS_MAX: Final = 1_000


class _Parts:
    """The parts of a file, read in a thread and some hundred at a time, so that nothing else waits for the reader."""

    def __init__(self, parts: Iterator[Part]) -> None:
        self._parts = parts
        self._waiting: list[Part] = []

    async def next(self) -> Part | None:
        """The next part; None where there is none."""
        await self._fill()
        return self._waiting.pop() if self._waiting else None

    async def next_entries(self) -> list[Entry | Broken]:
        """The entries that come next, some hundred at the most; none where the statement closes."""
        entries: list[Entry | Broken] = []
        await self._fill()
        while self._waiting and isinstance(part := self._waiting[-1], Entry | Broken):
            entries.append(part)
            self._waiting.pop()
        return entries

    async def _fill(self) -> None:
        if not self._waiting:
            batch = await to_thread.run_sync(lambda: list(islice(self._parts, BATCH_SIZE)))
            self._waiting = batch[::-1]


def _read(source: BinaryIO, format: StatementFormat | None, mapping: CsvMapping | None) -> Iterator[Part]:
    """What a file says, once its format is found, in a thread of its own."""
    from payflowx.bank_statements.formats import detection  # noqa: PLC0415 - every reader, for who reads a file

    return detection.read(source, format, mapping)


@dataclass(slots=True)
class FileImport:
    """One file on its way into the database, statement by statement."""

    file: StatementFile
    actor: str
    by_statement: bool
    now: datetime
    report: Callable[[int], object] | None
    entries_read: int = 0

    async def run(
        self, source: BinaryIO, format: StatementFormat | None = None, mapping: CsvMapping | None = None
    ) -> None:
        """Reads and stores all statements of the file. Raises InvalidInput where it is no statement at all."""
        parts = _Parts(await to_thread.run_sync(_read, source, format, mapping))
        number = 0
        while (opened := await parts.next()) is not None:
            assert isinstance(opened, StatementOpened)  # noqa: S101 - the readers' promise
            statement_id = await self._store(opened, parts)
            await StatementOccurrence.create(
                id=new_uuid(), file_id=self.file.id, number=number, statement_id=statement_id
            )
            number += 1
            if number == STATEMENTS_MAX:
                raise InvalidInput(f"The file has {STATEMENTS_MAX} statements or more: split it.", path=("file",))
        if number == 0:
            raise InvalidInput("There is no statement in the file.", path=("file",))

    async def _store(self, opened: StatementOpened, parts: _Parts) -> UUID:
        """Stores a statement, once all of it has been read; one that another file has brought is known by then."""
        reading = Reading(new_uuid(), opened)
        with closing(Spool()) as spool:
            while entries := await parts.next_entries():
                await to_thread.run_sync(lambda: spool.add(read_rows(reading, entries, by_statement=self.by_statement)))
                self.entries_read += len(entries)
                if self.report is not None:
                    self.report(self.entries_read)
            part = await parts.next()
            assert isinstance(part, StatementClosed)  # noqa: S101 - the readers' promise
            statement, identity_before = statement_row(reading, part, self.file.id, self.now)
            known = await BankStatement.filter(identity__in=[statement.identity, identity_before]).first()
            if known is not None:
                return known.id
            if statement.currency is not None:
                statement.bank_account_id = await accounts.find_account(
                    written_as=statement.account_id, currency=statement.currency, actor=self.actor, now=self.now
                )
            await statement.save(force_create=True)
            storing = await Storing.of(statement, self.now)
            batches = spool.batches()
            while batch := await to_thread.run_sync(lambda: next(batches, None)):
                await storing.store(batch)
        return statement.id
