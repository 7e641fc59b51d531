"""The command line: `payflowx --help`. A command's module is imported when it is called, and not before."""

import gc
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from payflowx.core.errors import PayFlowXError


@dataclass(frozen=True, slots=True)
class Command:
    """A command that can be listed without its module: where its function is in this package, and what it does."""

    place: str
    summary: str

    def load(self) -> Any:
        """The function, which may bring the whole program along: the collector would look through it for nothing."""
        module, _, function = self.place.partition(".")
        gc.disable()
        try:
            return getattr(import_module(f"{__name__}.{module}"), function)
        finally:
            gc.enable()


COMMANDS: Final[Mapping[str, Command]] = MappingProxyType(
    {
        "demo": Command(
            "demo.demo",
            "Start everything with demo data: embedded PostgreSQL, API and worker, until Ctrl-C or SIGTERM.",
        ),
        "serve": Command("serve.serve", "Serve the GraphQL API until Ctrl-C or SIGTERM."),
        "worker": Command(
            "worker.worker",
            "Run the simulated bank and the scheduled reconciliation until Ctrl-C or SIGTERM. Run as many as you like.",
        ),
        "migrate": Command(
            "migrate.migrate",
            "Bring the database's schema up to date, what a version before has left wrong in the book, and the "
            "privileges of the application's role.",
        ),
        "create-user": Command(
            "users.create_user",
            "Create a user. The password is asked for, or read from the standard input; it is never an argument.",
        ),
        "set-password": Command(
            "users.set_password", "Give a user a new password, which ends all of its sessions and its API keys."
        ),
        "deactivate-user": Command(
            "users.deactivate_user",
            "Lock a user out within a second: its sessions end, its API keys stop working. Nothing of it is removed.",
        ),
        "activate-user": Command(
            "users.activate_user",
            "Let a user in again that was deactivated. It has to sign in anew, and its servers need new API keys.",
        ),
        "settle": Command(
            "books.settle",
            "Let the simulated bank pay what is due by now. The worker does this all the time by itself.",
        ),
        "reconcile": Command("books.reconcile", "Judge payments against settlements and print the state of the book."),
        "bank": Command(
            "books.bank",
            "Say who settles the payments of this book, or let another one do so: the simulated bank, or bank "
            "statements.",
        ),
        "accounts": Command(
            "statements.accounts",
            "List the bank accounts that statements have told of, and how far each has been heard.",
        ),
        "import": Command(
            "statements.import_",
            "Import bank statements, or zips of them. The same file again changes nothing; a wrong one stops no other.",
        ),
        "propose-mapping": Command(
            "statements.propose_mapping",
            "Propose how to read the columns of a CSV file: a mapping for `import --mapping`, and what it leaves open.",
        ),
        "bank-statement": Command(
            "statements.bank_statement",
            "Write what the simulated bank pays on a day as a bank statement, with faults by choice: to rehearse "
            "an import.",
        ),
        "verify-run": Command(
            "books.verify_run",
            "Compute a run anew from the data and say whether it still holds. Exits with 1 where it doesn't.",
        ),
        "doctor": Command(
            "doctor.doctor",
            "Say what a person has to look at, in a line each. Exits with 1 where there is something, with 0 "
            "where not.",
        ),
        "schema": Command("schema.schema", "Print the GraphQL schema."),
    }
)
"""The commands in the order in which the help lists them, each with the first paragraph of its own help."""


class OnDemand(TyperGroup):
    """Finds a command by its name, and only then loads it: help needs no API, no database and no schema."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the arguments begin with, loaded, and the other arguments."""
        name, listed, rest = super().resolve_command(ctx, args)
        if name is None or listed is None:
            return name, listed, rest
        alone = typer.Typer(add_completion=False)
        alone.command(name)(COMMANDS[name].load())
        return name, get_command(alone), rest


def _listed() -> None:
    """Stands for a command in the help; it is never called."""


app = typer.Typer(
    name="payflowx",
    cls=OnDemand,
    help="Payments, settlement and reconciliation over GraphQL.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for _name, _command in COMMANDS.items():
    app.command(_name, help=_command.summary)(_listed)


def main() -> None:
    """Runs a command. An error that PayFlowX reports is printed without a traceback; the exit code is then 1."""
    try:
        app(prog_name="payflowx")
    except PayFlowXError as error:
        typer.secho("Error:", fg=typer.colors.RED, bold=True, err=True, nl=False)
        typer.echo(f" {error}", err=True)
        sys.exit(1)
