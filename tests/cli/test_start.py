"""What a command imports: the help nothing but names, and the API nothing that only others need."""

import subprocess
import sys
from pathlib import Path

import pytest

from payflowx import cli
from payflowx.identity import passwords
from tests.servers import SECRET, environment

HELP = """
import sys
from payflowx import cli
sys.argv = ["payflowx", "--help"]
try:
    cli.main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
SERVE = """
import sys
from payflowx import app, config
from payflowx.cli import COMMANDS
COMMANDS["serve"].load()
app.create_app(config.load())
print(*sys.modules, file=sys.stderr)
"""
# Who applies migrations, asks an identity provider, counts banking days, looks at a new password, keeps the schedule,
# or reads a bank's file.
FOR_OTHERS = {"aerich", "httpx", "holidays", "zxcvbn", "pgqueuer", "croniter"} | {
    f"payflowx.{name}" for name in ("worker", "demo", "simulation", "bank_statements.formats.detection")
}


def imported(program: str, folder: Path, **settings: str) -> set[str]:
    """The modules that a program has imported by its end."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment(PYTHONPATH=str(Path(cli.__file__).parents[2]), **settings),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


def test_help_imports_neither_a_command_nor_what_it_works_with(tmp_path: Path) -> None:
    modules = imported(HELP, tmp_path)

    assert {name for name in modules if name.startswith("payflowx")} <= {
        *("payflowx", "payflowx.cli", "payflowx.core", "payflowx.core.errors")
    }
    assert modules.isdisjoint({"asyncpg", "graphql", "pydantic", "starlette", "strawberry", "tortoise", "uvicorn"})


def test_api_gets_ready_without_what_only_others_need(tmp_path: Path) -> None:
    url = "postgresql://payflowx@127.0.0.1:1/nowhere"
    modules = imported(SERVE, tmp_path, PAYFLOWX_DATABASE_URL=url, PAYFLOWX_JWT_SECRET=SECRET)

    assert {"strawberry", "payflowx.schema.merged"} <= modules
    assert modules & FOR_OTHERS == set()


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_list_of_commands_says_what_each_one_says_of_itself(name: str) -> None:
    command = cli.COMMANDS[name]

    assert command.summary == " ".join(command.load().__doc__.split("\n\n")[0].split())


def test_nobodys_hash_takes_as_long_as_anybodys() -> None:
    assert not passwords._HASHER.check_needs_rehash(passwords.NOBODY)
    assert passwords._HASHER.verify(passwords.NOBODY, "nobody has this password")
