"""What is wrong in a database and needs a person."""

import asyncio
from collections import Counter
from typing import Annotated

import typer

from payflowx.bank_statements.service import checking as allocations
from payflowx.bank_statements.service import doubts
from payflowx.cli import database
from payflowx.config import Settings
from payflowx.core.errors import PayFlowXError
from payflowx.payments.service import folding
from payflowx.reconciliation.service import checking


class PartMissing(PayFlowXError):
    """The command was not told what to look at."""


def doctor(
    book: Annotated[
        bool,
        typer.Option("--book", help="The book and the numbers of payments, counted again, and older readings."),
    ] = False,
) -> None:
    """Say what a person has to look at, in a line each. Exits with 1 where there is something, with 0 where not."""
    if not book:
        raise PartMissing("Say what to look at: `payflowx doctor --book`.")
    settings = database.start()
    with database.database_url(settings) as url:
        counts, has_unread = asyncio.run(_look_at_book(url, settings))
    for title, count in counts.items():
        typer.echo(f"{title}: {count}")
    if has_unread:
        typer.echo("There are entries that were not read again: run `payflowx migrate`, and this command once more.")
    if counts or has_unread:
        raise typer.Exit(1)
    typer.echo("There is nothing in the book that needs a person.")


async def _look_at_book(url: str, settings: Settings) -> tuple[Counter[str], bool]:
    """Prints the findings; how many there are of each kind, and whether migrating is not done."""
    counts: Counter[str] = Counter()
    async with database.connected(settings, url):
        async for finding in doubts.list_findings():
            typer.echo(finding.sentence)
            counts[finding.title] += 1
        for difference in await folding.list_differences():
            typer.echo(difference.sentence)
            counts[difference.title] += 1
        for sentence in [*await checking.check_book(), *await allocations.check_allocations()]:
            typer.echo(sentence)
            counts["not as it should be in the book"] += 1
        return counts, await doubts.has_unread()
