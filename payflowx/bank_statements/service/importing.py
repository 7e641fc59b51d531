"""Imports bank statements and finds the payments that their entries settle.

The import of a file is one transaction: it is there with all that it says, or not at all; each file of a container is
an import of its own. It is idempotent three ways, by the file's digest, by what a statement says, and by each entry; a
payment is settled by one entry at the most.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import BinaryIO, ClassVar, Final
from uuid import UUID

from anyio import to_thread

from payflowx.bank_statements import containers
from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.parts import (
    StatementFormat,
)
from payflowx.bank_statements.models import (
    BankStatement,
    EntryStatus,
    StatementEntry,
    StatementFile,
    StatementOccurrence,
)
from payflowx.bank_statements.reading import tidy
from payflowx.bank_statements.service import files, matching, proposing
from payflowx.bank_statements.service import statements as statements_service
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db, sizes
from payflowx.core.errors import InvalidInput, Refusal
from payflowx.core.ids import new_uuid
from payflowx.core.log import get_logger
from payflowx.core.principal import Principal, Role
from payflowx.settlements import service as settlements

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
    files of a container can't be imported, and why; the others are there none the less. `mapping` is the TOML by which
    the columns of CSV were read, where nothing was kept.
    """

    statements: list[BankStatement]
    counts: dict[UUID, dict[EntryStatus, int]]
    replayed: bool
    preview: list[StatementEntry] = field(default_factory=list)
    refused: list[InvalidInput] = field(default_factory=list)
    mapping: str | None = None

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
        return await _import_file(
            principal, upload, now, report=report, with_preview=is_dry_run, is_kept=not is_dry_run
        )
    container = _Container(principal, upload, now, report)
    if not is_dry_run:
        return await container.run(with_preview=False)
    outcome: Imported | None = None
    try:
        # Around those of its files: each sees what the ones before it have brought, and nothing is kept in the end.
        async with db.transaction():
            outcome = await container.run(with_preview=True)
            raise _NothingKept
    except _NothingKept:
        assert outcome is not None  # noqa: S101 - it is raised after it was made
        return outcome


@dataclass(frozen=True, slots=True)
class _Container:
    """A file that holds others, on its way in."""

    principal: Principal
    upload: StatementUpload
    now: datetime
    report: Callable[[int], object] | None

    async def run(self, *, with_preview: bool) -> Imported:
        """Imports file by file. Raises InvalidInput where none of them can be."""
        done: list[Imported] = []
        refused: list[InvalidInput] = []
        held_files = containers.held(self.upload.file, tidy(self.upload.filename, FILENAME_LENGTH_MAX) or NAMELESS)
        with closing(held_files):  # type: ignore[type-var]  # it is a generator
            while (held := await to_thread.run_sync(lambda: next(held_files, None))) is not None:
                if isinstance(held, InvalidInput):
                    refused.append(held)
                    continue
                each = replace(self.upload, file=held.file, filename=held.name)
                try:
                    done.append(
                        await _import_file(
                            self.principal, each, self.now, report=self.report, with_preview=with_preview
                        )
                    )
                except InvalidInput as refusal:
                    refused.append(InvalidInput(f"{held.name}: {refusal.message}", path=refusal.path))
        if not done:
            raise InvalidInput("\n".join(refusal.message for refusal in refused), path=("file",))
        return _together(done, refused)


def _together(done: Sequence[Imported], refused: list[InvalidInput]) -> Imported:
    """What the files of a container have brought; a statement that stands in two of them once."""
    preview = [entry for each in done for entry in each.preview]
    return Imported(
        statements=list({statement.id: statement for each in done for statement in each.statements}.values()),
        counts={key: counts for each in done for key, counts in each.counts.items()},
        replayed=not refused and all(each.replayed for each in done),
        preview=sorted(preview, key=lambda entry: PREVIEW_ORDER.index(entry.status))[:PREVIEW_SIZE_MAX],
        refused=refused,
        mapping="\n".join(dict.fromkeys(each.mapping for each in done if each.mapping)) or None,
    )


async def _import_file(
    principal: Principal,
    upload: StatementUpload,
    now: datetime,
    *,
    report: Callable[[int], object] | None,
    with_preview: bool,
    is_kept: bool = True,
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
            await files.FileImport(file, principal.actor, by_statement, now, report).run(
                upload.file, upload.format, upload.mapping
            )
            await sizes.prefer_indexes(is_on=False)
            if by_statement:
                await matching.learn_sizes()
                await db.fetch(sql.RECOGNISE, limit=matching.TIME_LIMIT)
                await matching.match(
                    which="statement_id", ids=await _statement_ids(file.id), now=now, actor=principal.actor
                )
            outcome = await _imported(file.id, replayed=False, with_preview=with_preview)
            if with_preview:
                outcome = replace(outcome, mapping=await _mapping_of(upload, outcome))
            if not is_kept:
                raise _NothingKept
    except _NothingKept:
        assert outcome is not None  # noqa: S101 - it is raised after it was made
        return outcome
    if not with_preview:
        _log(outcome)
    return outcome


async def _mapping_of(upload: StatementUpload, outcome: Imported) -> str | None:
    """By which mapping a file of CSV was read."""
    formats = [row.format for row in outcome.statements]
    told = partial(proposing.mapping_of, file=upload.file, given=upload.mapping, formats=formats)
    return await to_thread.run_sync(told)


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
