"""Settling and reconciling by hand: what the worker does by itself, once."""

import asyncio
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from payflowx.cli import database, tables
from payflowx.config import Settings
from payflowx.core import database_clock
from payflowx.core.errors import PayFlowXError
from payflowx.core.ids import Prefix, RunId, from_typeid, new_uuid
from payflowx.core.money import Money
from payflowx.identity import service as identity
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationRun, RunTrigger, Subject
from payflowx.reconciliation.service import runs, verification
from payflowx.settlements import service as settlements
from payflowx.settlements.models import Bank


class OnceMissing(PayFlowXError):
    """The command was asked to settle for ever, which is the worker's job."""


def settle(
    once: Annotated[bool, typer.Option("--once", help="Settle what the bank has paid by now, then end.")] = False,
) -> None:
    """Let the simulated bank pay what is due by now. The worker does this all the time by itself."""
    if not once:
        raise OnceMissing("Say `payflowx settle --once`; to settle continuously, run `payflowx worker`.")
    settings = database.start()
    with database.database_url(settings) as url, _busy("Settling", counts=True) as progress:
        done = asyncio.run(_settle(url, settings, progress))
    Console().print(f"announced {done.announced}, settled {done.settled}, failed {done.failed}")


def reconcile(
    full: Annotated[
        bool,
        typer.Option("--full", help="Judge the whole book, not only payments whose verdict can still change."),
    ] = False,
) -> None:
    """Judge payments against settlements and print the state of the book."""
    settings = database.start()
    with database.database_url(settings) as url, _busy("Reconciling"):
        run = asyncio.run(_reconcile(url, settings, is_full=full))
    Console().print(f"examined {run.examined}, changed {run.changed}")
    for subject in Subject:
        if totals.kept(run, subject) or subject is Subject.PAYMENT:
            tables.show(_book(run, subject))


class BankName(StrEnum):
    """Who may settle the payments of a book."""

    SIMULATED = "simulated"
    STATEMENTS = "statements"


class AdminMissing(PayFlowXError):
    """Another bank was chosen in nobody's name."""


def bank(
    name: Annotated[
        BankName | None, typer.Argument(help="Who settles payments from now on; only told where left out.")
    ] = None,
    as_user: Annotated[str | None, typer.Option("--as", help="The e-mail address of the admin who changes it.")] = None,
) -> None:
    """Say who settles the payments of this book, or let another one do so: the simulated bank, or bank statements."""
    settings = database.start()
    if name is not None and as_user is None:
        raise AdminMissing(f"Say in whose name, an admin's: `payflowx bank {name} --as EMAIL`.")
    with database.database_url(settings) as url:
        if name is None or as_user is None:
            typer.echo(asyncio.run(_speaking_bank(url, settings)).lower())
            return
        chosen = asyncio.run(_choose_bank(url, settings, name, as_user))
    if not chosen.is_new:
        typer.echo(f"The payments of this book are settled by the bank `{name}` already: nothing was changed.")
        return
    typer.echo(f"The payments of this book are settled by the bank `{name}` from now on.")
    if chosen.withdrawn:
        typer.echo(f"withdrawn: {chosen.withdrawn} settlements that the simulated bank had announced and not paid")
    if settings.bank not in (None, name):
        typer.echo(f"PAYFLOWX_BANK is `{settings.bank}` here: unset it, or nothing will start with it any more.")


async def _speaking_bank(url: str, settings: Settings) -> Bank:
    async with database.connected(settings, url):
        return await settlements.speaking_bank()


async def _choose_bank(url: str, settings: Settings, name: BankName, email: str) -> settlements.Chosen:
    async with database.connected(settings, url):
        return await settlements.choose_bank(
            principal=await identity.act_as(email=email),
            bank=Bank(name.upper()),
            choice_id=new_uuid(),
            now=await database_clock.now(),
        )


def verify_run(
    run: Annotated[str, typer.Argument(help="The id of a completed run, such as run_01h455vb4pex5vsknk084sn02q.")],
) -> None:
    """Compute a run anew from the data and say whether it still holds. Exits with 1 where it doesn't."""
    settings = database.start()
    run_id = RunId(from_typeid(Prefix.RUN, run))
    with database.database_url(settings) as url, _busy("Verifying"):
        verified = asyncio.run(_verify(url, settings, run_id))
    for finding in verified.findings:
        typer.echo(finding)
    if verified.findings:
        typer.echo(f"The run does not hold: {len(verified.findings)} findings.")
        raise typer.Exit(1)
    refunds = f" and {verified.refunds} refunds" if verified.refunds else ""
    not_anew = " Its rules or terms are not known here, so its verdicts were not judged anew."
    typer.echo(
        f"The run holds: {verified.payments} payments{refunds}, as of {verified.run.as_of:%Y-%m-%d %H:%M:%S} UTC, "
        f"digest {verified.run.book_digest}.{'' if verified.is_judged_anew else not_anew}"
    )


async def _verify(url: str, settings: Settings, run_id: RunId) -> verification.Verification:
    async with database.connected(settings, url):
        return await verification.verify_run(run_id=run_id)


async def _settle(url: str, settings: Settings, progress: Progress) -> settlements.Settled:
    def report(done: settlements.Settled) -> None:
        progress.update(progress.task_ids[0], completed=done.settled + done.failed)

    async with database.book(settings, url):
        return await settlements.run_bank(now=await database_clock.now(), delay=settings.bank_delay, report=report)


async def _reconcile(url: str, settings: Settings, *, is_full: bool) -> ReconciliationRun:
    async with database.book(settings, url):
        return await runs.run_reconciliation(
            principal=None,
            run_id=RunId(new_uuid()),
            deadlines=runs.Deadlines(settings.settlement_window, settings.settlement_grace),
            trigger=RunTrigger.MANUAL,
            now=await database_clock.now(),
            is_full=is_full,
        )


def _book(run: ReconciliationRun, subject: Subject) -> Table:
    table = Table("verdict", "currency")
    for title in (f"{subject}s", "expected", "difference", "unexplained"):
        table.add_column(title, justify="right")
    for total in totals.totals_of(totals.kept(run, subject)):
        unexplained = total.unexplained or Money(0, total.expected.currency)
        figures = tuple(f"{sum_.amount:f}" for sum_ in (total.expected, total.difference, unexplained))
        table.add_row(total.status, total.expected.currency, str(total.count), *figures)
    return table


def _busy(what: str, *, counts: bool = False) -> Progress:
    """A line that shows, on a terminal, that something is being done and for how long."""
    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.description} {task.completed:,}" if counts else "{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    progress.add_task(what, total=None)
    return progress
