"""Imports bank statements and finds the payments that their entries settle.

The import of a file is one transaction: it is there with all that it says, or not at all; each file of a container is
an import of its own. It is idempotent three ways, by the file's digest, by what a statement says, and by each entry; a
payment is settled by one entry at the most.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import BinaryIO, ClassVar, Final
from uuid import UUID

from anyio import to_thread

from payflowx.bank_statements import containers
from payflowx.bank_statements.formats import detection
from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.parts import (
    Broken,
    Entry,
    Part,
    StatementClosed,
    StatementFormat,
    StatementOpened,
)
from payflowx.bank_statements.models import (
    BankStatement,
    EntryStatus,
    StatementEntry,
    StatementFile,
    StatementOccurrence,
)
from payflowx.bank_statements.reading import Reading, read_rows, statement_row, tidy
from payflowx.bank_statements.service import accounts, matching
from payflowx.bank_statements.service import statements as statements_service
from payflowx.bank_statements.service.storing import Spool, Storing
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db, sizes
from payflowx.core.errors import InvalidInput, Refusal
from payflowx.core.ids import new_uuid
from payflowx.core.log import get_logger
from payflowx.core.principal import Principal, Role
from payflowx.settlements import service as settlements

# The event loop, in which others wait, spends some 10 ms on bringing so many rows into the protocol's form.
BATCH_SIZE: Final = 500
STATEMENTS_MAX: Final = 1_000
# A reader may have to go through the whole file before it can say what comes first.
PAUSE_LIMIT: Final = timedelta(minutes=10)
LOCK_WAIT: Final = timedelta(seconds=8)
FILENAME_LENGTH_MAX: Final = 255
NAMELESS: Final = "statement"
PREVIEW_SIZE_MAX: Final = 200
PREVIEW_ORDER: Final = (
    EntryStatus.QUARANTINED,
    EntryStatus.ORPHAN,
    EntryStatus.DUPLICATE,
    EntryStatus.MATCHED,
    EntryStatus.IGNORED,
)
"""What a person has to look at comes first."""

logger = get_logger(__name__)


class ImportInProgress(Refusal):
    """Another file is being imported, and took longer than can be waited for."""

    code: ClassVar[str] = "CONFLICT"


@dataclass(frozen=True, slots=True)
class StatementUpload:
    """A file to import; `format` and `mapping` where the caller knows them better than its content tells."""

    file: BinaryIO
    filename: str
    format: StatementFormat | None = None
    mapping: CsvMapping | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has found, in all files of a container.

    `preview` has entries where nothing was kept, first those that a person has to look at. `refused` says which
    files of a container can't be imported, and why; the others are there none the less.
    """

    statements: list[BankStatement]
    counts: dict[UUID, dict[EntryStatus, int]]
    replayed: bool
    preview: list[StatementEntry] = field(default_factory=list)
    refused: list[InvalidInput] = field(default_factory=list)

    @property
    def totals(self) -> dict[EntryStatus, int]:
        """How many entries of each status there are in all statements."""
        total: Counter[EntryStatus] = Counter()
        for counts in self.counts.values():
            total.update(counts)
        return {status: total[status] for status in EntryStatus}


class _NothingKept(Exception):
    """Rolls a dry run back."""


async def import_statement(
    *,
    principal: Principal,
    upload: StatementUpload,
    now: datetime,
    is_dry_run: bool = False,
    report: Callable[[int], object] | None = None,
) -> Imported:
    """Imports a file whole, or returns what it had brought where it has been imported before; of a zip, each file.

    Its entries settle payments where statements do in this book, and not the simulated bank. A dry run does the same
    and keeps nothing. `report` is told how many entries of a file have been read. Raises NotAllowed, InvalidInput (the
    file can't be read as a statement), ImportInProgress.
    """
    principal.require(Role.OPERATOR)
    if not await to_thread.run_sync(containers.is_container, upload.file):
        return await _import_file(principal, upload, now, is_dry_run=is_dry_run, report=report)
    done: list[Imported] = []
    refused: list[InvalidInput] = []
    files = containers.held(upload.file, tidy(upload.filename, FILENAME_LENGTH_MAX) or NAMELESS)
    with closing(files):  # type: ignore[type-var]  # it is a generator
        while (held := await to_thread.run_sync(lambda: next(files, None))) is not None:
            if isinstance(held, InvalidInput):
                refused.append(held)
                continue
            each = replace(upload, file=held.file, filename=held.name)
            try:
                done.append(await _import_file(principal, each, now, is_dry_run=is_dry_run, report=report))
            except InvalidInput as refusal:
                refused.append(InvalidInput(f"{held.name}: {refusal.message}", path=refusal.path))
    return _together(done, refused)


def _together(done: Sequence[Imported], refused: list[InvalidInput]) -> Imported:
    """What the files of a container have brought. Raises InvalidInput where that is nothing."""
    if not done:
        raise refused[0]
    preview = [entry for each in done for entry in each.preview]
    return Imported(
        statements=[statement for each in done for statement in each.statements],
        counts={key: counts for each in done for key, counts in each.counts.items()},
        replayed=not refused and all(each.replayed for each in done),
        preview=sorted(preview, key=lambda entry: PREVIEW_ORDER.index(entry.status))[:PREVIEW_SIZE_MAX],
        refused=refused,
    )


async def _import_file(
    principal: Principal,
    upload: StatementUpload,
    now: datetime,
    *,
    is_dry_run: bool,
    report: Callable[[int], object] | None,
) -> Imported:
    filename = tidy(upload.filename, FILENAME_LENGTH_MAX) or NAMELESS
    digest, size = await to_thread.run_sync(_measure, upload.file)
    if size == 0:
        raise InvalidInput("The file is empty.", path=("file",))
    outcome: Imported | None = None
    try:
        async with db.transaction():
            await _take_turn()
            if (known := await StatementFile.filter(digest=digest).first()) is not None:
                return await _imported(known.id, replayed=True)
            by_statement = await settlements.hears_statements()
            file = await StatementFile.create(
                id=new_uuid(),
                digest=digest,
                filename=filename,
                size_bytes=size,
                imported_by_id=principal.user_id,
                imported_at=now,
            )
            await sizes.prefer_indexes(is_on=True)
            await _Import(file, principal.actor, by_statement, now, report).run(upload)
            await sizes.prefer_indexes(is_on=False)
            if by_statement:
                await matching.learn_sizes()
                await db.fetch(sql.RECOGNISE, limit=matching.TIME_LIMIT)
                await matching.match(statement_ids=await _statement_ids(file.id), now=now, actor=principal.actor)
            outcome = await _imported(file.id, replayed=False, with_preview=is_dry_run)
            if is_dry_run:
                raise _NothingKept
    except _NothingKept:
        assert outcome is not None  # noqa: S101 - it is raised after it was made
        return outcome
    _log(outcome)
    return outcome


async def _take_turn() -> None:
    """Imports go one after the other, so that no two of them take one entry for new. Raises ImportInProgress."""
    await db.allow_long_statements(matching.TIME_LIMIT)
    await db.allow_long_pauses(PAUSE_LIMIT)
    try:
        await db.take_turn(matching.TURN, wait=LOCK_WAIT)
    except db.LockBusy as error:
        raise ImportInProgress("Another file is being imported at this moment: try again when it is done.") from error


def _log(done: Imported) -> None:
    totals = done.totals
    logger.info(
        "statement imported",
        format=done.statements[0].format,
        matched=totals[EntryStatus.MATCHED],
        orphan=totals[EntryStatus.ORPHAN],
        duplicate=totals[EntryStatus.DUPLICATE],
        ignored=totals[EntryStatus.IGNORED],
        quarantined=totals[EntryStatus.QUARANTINED],
    )


async def _statement_ids(file_id: UUID) -> list[UUID]:
    return [row.statement_id for row in await StatementOccurrence.filter(file_id=file_id).order_by("number")]


async def _imported(file_id: UUID, *, replayed: bool, with_preview: bool = False) -> Imported:
    ids = await _statement_ids(file_id)
    rows = {row.id: row for row in await BankStatement.filter(id__in=ids)}
    preview: list[StatementEntry] = []
    if with_preview:
        for status in PREVIEW_ORDER:
            entries = StatementEntry.filter(statement_id__in=ids, status=status).order_by("id")
            preview += await entries.limit(PREVIEW_SIZE_MAX - len(preview))
    return Imported(
        [rows[key] for key in ids], await statements_service.count_entries(statement_ids=ids), replayed, preview
    )


def _measure(file: BinaryIO) -> tuple[bytes, int]:
    """The digest and the size of a file, which is then at its beginning again."""
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while chunk := file.read(1 << 20):
        digest.update(chunk)
        size += len(chunk)
    file.seek(0)
    return digest.digest(), size


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


@dataclass(slots=True)
class _Import:
    """One file on its way into the database, statement by statement."""

    file: StatementFile
    actor: str
    by_statement: bool
    now: datetime
    report: Callable[[int], object] | None
    entries_read: int = 0

    async def run(self, upload: StatementUpload) -> None:
        """Reads and stores all statements of the file. Raises InvalidInput where it is no statement at all."""
        parts = _Parts(await to_thread.run_sync(detection.read, upload.file, upload.format, upload.mapping))
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
