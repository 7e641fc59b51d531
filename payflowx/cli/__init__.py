"""The command line: `payflowx --help`."""

import sys

import typer
from rich.console import Console
from rich.text import Text

from payflowx.cli import books, database, demo, doctor, schema, servers, statements, users
from payflowx.core.errors import PayFlowXError

app = typer.Typer(
    name="payflowx",
    help="Payments, settlement and reconciliation over GraphQL.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo.demo)
app.command("serve")(servers.serve)
app.command("worker")(servers.worker)
app.command("migrate")(database.migrate)
app.command("create-user")(users.create_user)
app.command("set-password")(users.set_password)
app.command("deactivate-user")(users.deactivate_user)
app.command("activate-user")(users.activate_user)
app.command("settle")(books.settle)
app.command("reconcile")(books.reconcile)
app.command("bank")(books.bank)
app.command("accounts")(statements.accounts)
app.command("import")(statements.import_)
app.command("propose-mapping")(statements.propose_mapping)
app.command("bank-statement")(statements.bank_statement)
app.command("verify-run")(books.verify_run)
app.command("doctor")(doctor.doctor)
app.command("schema")(schema.schema)


def main() -> None:
    """Runs a command. An error that PayFlowX reports is printed without a traceback; the exit code is then 1."""
    try:
        app(prog_name="payflowx")
    except PayFlowXError as error:
        Console(stderr=True).print(Text.assemble(("Error:", "bold red"), f" {error}"), soft_wrap=True)
        sys.exit(1)
