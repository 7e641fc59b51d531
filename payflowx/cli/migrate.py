"""Bringing a database up to date: its schema, its book and the privileges of the application's role."""

import asyncio
from collections import Counter

import typer

from payflowx.bank_statements.service import doubts
from payflowx.cli import database
from payflowx.core import database_clock, db, privileges
from payflowx.core import migrate as migrations
from payflowx.reconciliation.service import upgrading


def migrate() -> None:
    """Bring the database's schema up to date, what a version before has left wrong in the book, and the privileges of
    the application's role.

    Safe to run at every start, by several at once, and again where it was ended. It uses PAYFLOWX_DATABASE_OWNER_URL
    where that is set, and then grants to the user of PAYFLOWX_DATABASE_URL, which must exist.
    """
    settings = database.start()
    with database.owner_url(settings) as (url, role), database.readable_errors(url):
        for name in (applied := asyncio.run(migrations.upgrade(url))):
            typer.echo(f"applied {name}")
        if not applied:
            typer.echo("The schema is up to date.")
        # Before what may take long: the application can start meanwhile, and also where that breaks off.
        if role is not None:
            _show(role, has_changed=asyncio.run(migrations.grant(url, role)))
        _tell(*asyncio.run(_upgrade_book(url)))


async def _upgrade_book(url: str) -> tuple[Counter[str], int]:
    """What was put right in the book, and how many findings are left for a person."""
    async with db.connected(url, pool_size=2):
        done = await upgrading.upgrade_book(now=await database_clock.now())
        return done, sum((await doubts.count_findings()).values())


def _tell(done: Counter[str], finding_count: int) -> None:
    for what, count in done.items():
        typer.echo(f"put right in the book: {what}: {count}")
    if not done:
        typer.echo("There is nothing to put right in the book.")
    if finding_count:
        typer.echo(f"Left for a person to look at: {finding_count}. `payflowx doctor --book` lists them.")


def _show(role: str, *, has_changed: bool) -> None:
    if not has_changed:
        typer.echo(f"The privileges of {role!r} are unchanged.")
        return
    for table, rights in privileges.TABLES.items():
        typer.echo(f"granted to {role} on {table}: {', '.join(rights) or 'nothing'}")
