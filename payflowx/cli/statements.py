"""Bank statements from the command line: importing files, and writing the simulated bank's own for a rehearsal."""

import asyncio
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO
from uuid import UUID

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from payflowx.bank_statements.formats import csv_toml, detection
from payflowx.bank_statements.formats.csv_mapping import CsvMapping, LayoutUnknown
from payflowx.bank_statements.formats.parts import StatementFormat
from payflowx.bank_statements.models import BankAccount, EntryStatus
from payflowx.bank_statements.service import accounts as accounts_service
from payflowx.bank_statements.service import importing
from payflowx.cli import database, tables
from payflowx.config import Settings
from payflowx.core import database_clock
from payflowx.core.errors import PayFlowXError, Refusal
from payflowx.core.principal import Principal
from payflowx.identity import service as identity
from payflowx.simulation import rehearsal, statement_files

PROBLEMS_SHOWN_MAX = 20
INTERRUPTED = "The file that was being read is not kept; what came before it is, also within a zip. Import it again."
PROGRESS_SECONDS = 5.0


class FileUnreadable(PayFlowXError):
    """A file that was named can't be opened."""


class WrittenFormat(StrEnum):
    """The formats that the simulated bank writes."""

    CAMT_053 = "camt.053"
    MT940 = "mt940"


def import_(
    files: Annotated[
        list[Path], typer.Argument(help="Files of a bank: camt, MT940, BAI2, OFX, CODA, Norma 43, CSV or XLSX.")
    ],
    as_user: Annotated[str, typer.Option("--as", help="The e-mail address of the operator who imports them.")],
    format: Annotated[
        StatementFormat | None, typer.Option(help="What they are; found from the content if left out.")
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="How to read the columns of CSV or XLSX: a TOML file.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what an import would do.")] = False,
) -> None:
    """Import bank statements, or zips of them. The same file again changes nothing; a wrong one stops no other."""
    settings = database.start()
    columns = None if mapping is None else _mapping(mapping)
    with database.database_url(settings) as url:
        asyncio.run(_import_all(url, settings, as_user, [(path, format, columns) for path in files], dry_run=dry_run))


def propose_mapping(
    file: Annotated[Path, typer.Argument(help="A CSV file whose layout is not known.")],
    output: Annotated[Path | None, typer.Option(help="Where to write it; the standard output if left out.")] = None,
) -> None:
    """Propose how to read the columns of a CSV file: a mapping for `import --mapping`, and what it leaves open."""
    with _opened(file) as source:
        proposal = detection.propose(source)
    if proposal is None:
        raise FileUnreadable(f"{file} has no rows with a day and an amount.")
    if output is None:
        sys.stdout.write(proposal.mapping)
    else:
        output.write_text(proposal.mapping, encoding="utf-8")
    for question in proposal.questions:
        choices = f" ({', '.join(question.choices)})" if question.choices else ""
        typer.echo(f"{question.key}: {question.sentence}{choices}", err=True)


def bank_statement(
    date: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day that the statement tells of.")],
    format: Annotated[WrittenFormat, typer.Option(help="The format to write.")] = WrittenFormat.CAMT_053,
    output: Annotated[Path | None, typer.Option(help="Where to write it; the standard output if left out.")] = None,
    fault: Annotated[
        list[rehearsal.Fault] | None,
        typer.Option(help="Spoil one payment's credit, or one refund's debit, like this; may be repeated."),
    ] = None,
) -> None:
    """Write what the simulated bank pays on a day as a bank statement, with faults by choice: to rehearse an import."""
    settings = database.start()
    with database.database_url(settings) as url:
        made = asyncio.run(_rehearse(url, settings, date, fault or []))
    write = statement_files.write_camt053 if format is WrittenFormat.CAMT_053 else statement_files.write_mt940
    text = "".join(write(made.statements))
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8", newline="")
    for line in made.truth:
        typer.echo(line, err=True)


def accounts() -> None:
    """List the bank accounts that statements have told of, and how far each has been heard."""
    settings = database.start()
    with database.database_url(settings) as url:
        rows, heard = asyncio.run(_accounts(url, settings))
    table = Table("account", "currency", "name", "heard to", "closed on")
    for row in rows:
        days = (heard[row.id].last_date if row.id in heard else None, row.closed_on)
        names = (row.identification or "(none named)", row.currency, row.name or "-")
        table.add_row(*names, *("-" if day is None else day.isoformat() for day in days))
    tables.show(table)


async def _accounts(url: str, settings: Settings) -> tuple[list[BankAccount], dict[UUID, accounts_service.Heard]]:
    async with database.connected(settings, url):
        rows = await accounts_service.every_account()
        return rows, await accounts_service.heard_of(account_ids=[row.id for row in rows])


async def _import_all(
    url: str,
    settings: Settings,
    email: str,
    files: Sequence[tuple[Path, StatementFormat | None, CsvMapping | None]],
    *,
    dry_run: bool,
) -> None:
    async with database.book(settings, url):
        principal = await identity.act_as(email=email)
        is_whole = True
        for path, kind, mapping in files:
            try:
                with _opened(path) as file, _counting(path.name) as report:
                    upload = importing.StatementUpload(file, path.name, kind, mapping)
                    done = await _import(principal, upload, report, dry_run=dry_run)
            except (Refusal, FileUnreadable) as error:
                typer.echo(f"{path.name}: not imported: {error}", err=True)
                if isinstance(error, LayoutUnknown):
                    typer.echo(f"`payflowx propose-mapping {path}` proposes one for a CSV file.", err=True)
                is_whole = False
            except asyncio.CancelledError:
                typer.echo(f"{path.name}: interrupted. {INTERRUPTED}", err=True)
                raise
            else:
                _show(path, done, dry_run=dry_run)
                is_whole = is_whole and not done.refused
    if not is_whole:
        raise typer.Exit(1)


async def _import(
    principal: Principal, upload: importing.StatementUpload, report: Callable[[int], object], *, dry_run: bool
) -> importing.Imported:
    return await importing.import_statement(
        principal=principal, upload=upload, now=await database_clock.now(), is_dry_run=dry_run, report=report
    )


async def _rehearse(
    url: str, settings: Settings, date: datetime, faults: Sequence[rehearsal.Fault]
) -> rehearsal.Rehearsal:
    async with database.connected(settings, url):
        return await rehearsal.rehearse(day=date.date(), delay=settings.bank_delay, faults=faults)


def _show(path: Path, done: importing.Imported, *, dry_run: bool) -> None:
    said = "had been imported before" if done.replayed else "would be imported" if dry_run else "imported"
    typer.echo(f"{path.name}: {said}")
    table = Table("statement", "format", "account", *(status.lower() for status in EntryStatus))
    for statement in done.statements:
        counts = done.counts[statement.id]
        table.add_row(
            statement.reference or "-",
            statement.format,
            statement.account_id or "-",
            *(str(counts.get(status, 0)) for status in EntryStatus),
        )
    tables.show(table)
    for refusal in done.refused:
        typer.echo(f"- not imported: {refusal}", err=True)
    for statement in done.statements:
        for problem in statement.problems:
            typer.echo(f"- {statement.reference or statement.format}: {problem}")
    problems = [
        entry.problem for entry in done.preview if entry.status in (EntryStatus.ORPHAN, EntryStatus.QUARANTINED)
    ]
    for told in problems[:PROBLEMS_SHOWN_MAX]:
        typer.echo(f"- {told}")


def _mapping(path: Path) -> CsvMapping:
    with _opened(path) as file:
        return csv_toml.read_mapping(file.read(csv_toml.MAPPING_SIZE_MAX + 1).decode(errors="replace"))


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise FileUnreadable(f"{path} can't be read: {error.strerror}.") from error


@contextmanager
def _counting(what: str) -> Iterator[Callable[[int], object]]:
    """Says how many entries have been read: beside a spinner on a terminal, else in a line every few seconds."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines(what)
        return
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}: {task.completed:,} entries"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as progress:
        task = progress.add_task(what, total=None)
        yield lambda read: progress.update(task, completed=read)


@dataclass(slots=True)
class _Lines:
    """Progress where nobody looks at a terminal: a short import says nothing, a long one that it is at work."""

    what: str
    said_at: float = field(default_factory=time.monotonic)

    def __call__(self, read: int) -> None:
        """Says that so many entries have been read, where that is due."""
        if time.monotonic() - self.said_at >= PROGRESS_SECONDS:
            typer.echo(f"{self.what}: {read:,} entries read", err=True)
            self.said_at = time.monotonic()
