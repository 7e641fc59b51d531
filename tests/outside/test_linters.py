"""What linters of schemas and of migrations say: nothing, or what is excluded here with its reason."""

import asyncio
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from payflowx.core import db, migrate
from tests.architecture.sources import ROOT
from tests.outside import node

# The length of a text is a rule of its column. Where it changes, it is by a migration that somebody has thought about.
EXCLUDED_EVERYWHERE: Final = ("prefer-text-field",)
BESIDE: Final = (
    "require-lock-timeout",  # CONCURRENTLY waits for others and lets nobody wait
    "require-statement-timeout",  # it may take minutes, beside what is going on
    "prefer-robust-stmts",  # what is left of an index that was not finished is dropped before
)
"""Of migrations that make their indexes beside a running program, and so not in a transaction."""
EXCLUDED: Final = {
    "22_20261202000008_allocations.py": (
        "prefer-bigint-over-int",  # the allocations of one entry
        "ban-drop-constraint",  # allocations have the keys now, and the check in its place lets more pass
        "constraint-missing-not-valid",  # on columns that are new, and one that lets more pass
        "require-concurrent-index-deletion",  # the one in its place is made in the same moment
        "require-concurrent-index-creation",  # seconds for a million, in an upgrade that nobody works beside
    ),
    "23_20261202000009_refund_verdicts.py": (
        "ban-drop-constraint",  # partial keys have taken their places, and checks that let more pass
        "constraint-missing-not-valid",  # on columns that are new, and checks that let more pass
        "adding-foreign-key-constraint",  # of columns that are new: nothing is in them
        "adding-serial-primary-key-field",  # the column had a key of its own, and has no empty value
        "require-concurrent-index-creation",  # seconds for a million, in an upgrade that nobody works beside
    ),
    "21_20261202000007_refunds.py": (
        "prefer-bigint-over-int",  # the refunds of one payment
        "adding-foreign-key-constraint",  # of a column that is new: nothing is in it
        "require-concurrent-index-creation",  # of tables that are new; seconds for a million settlements
        "require-concurrent-index-deletion",  # the one in its place is made in the same moment
    ),
    "16_20261202000002_search.py": BESIDE,
    "18_20261202000004_verdict_lists.py": BESIDE,
    "12_20261201000008_older_books.py": (
        "constraint-missing-not-valid",  # of columns that are new: nothing is in them
        "require-concurrent-index-creation",  # of columns that are new, or of what is found nowhere else
    ),
    "17_20261202000003_book.py": (
        "require-concurrent-index-creation",  # of columns that are new, of accounts, and of what is open in the book
        "require-concurrent-index-deletion",  # of the same part
        "constraint-missing-not-valid",  # on columns that are new
    ),
    "14_20261201000010_other_formats.py": (
        "constraint-missing-not-valid",  # as in those before: every row is looked at while the lock is held
        "ban-drop-constraint",  # the one in its place lets more pass
    ),
    "13_20261201000009_folded_references.py": (
        "require-concurrent-index-creation",  # seconds for a million payments, in an upgrade that starts all anew
    ),
    "11_20261201000007_since.py": (
        "adding-not-nullable-field",  # the book is locked already, to be filled
    ),
    "0_20261122000000_init.py": (
        "require-lock-timeout",  # every table is new: nobody else can hold a lock on it
        "require-statement-timeout",  # every table is empty: nothing takes long
        "ban-alter-identity",  # of a table that was made a moment before
        "prefer-identity",  # the table of aerich, which makes it so
        "prefer-bigint-over-int",  # the same, and the number of payments that one run of reconciliation looks at
    ),
    "1_20261123000000_access.py": (
        "prefer-bigint-over-int",  # the failures of one account
        "ban-drop-not-null",  # the program before this one writes and reads a password for everybody that it knows of
        "require-concurrent-index-creation",  # users are few: thousands, not millions
    ),
    "2_20261128000000_bank_statements.py": (
        "prefer-bigint-over-int",  # places in a file, and numbers of statements
        "require-concurrent-index-creation",  # of tables that are new, and of settlements, which it is quick for
        "constraint-missing-not-valid",  # every row is looked at while the lock is held, which the time-out bounds
        "require-concurrent-index-deletion",
        "disallowed-unique-constraint",
        "ban-drop-constraint",
    ),
    "3_20261128000001_reconciliation_terms.py": (
        "prefer-bigint-over-int",  # basis points
        "require-concurrent-index-creation",  # of rows that don't exist yet: the condition is new
        "constraint-missing-not-valid",  # as in the one before
        "ban-drop-constraint",  # the ones in their place let more pass
    ),
    "5_20261201000001_returns.py": (
        "require-concurrent-index-creation",  # of rows that don't exist yet: the conditions are new
        "constraint-missing-not-valid",  # as in the ones before
        "ban-drop-constraint",  # the ones in their place let more pass, but for what there is none of yet
    ),
    "6_20261201000002_counterparties.py": (
        "require-concurrent-index-creation",  # of rows that don't exist yet: the columns are new, or the condition is
        "constraint-missing-not-valid",  # on columns that are new
    ),
    "7_20261201000003_accounts_and_bank.py": (
        "prefer-bigint-over-int",  # choices that people make
        "adding-foreign-key-constraint",  # of a column that is new
        "require-concurrent-index-creation",  # one payment has one settlement at any moment: so with what it replaces
        "constraint-missing-not-valid",  # as in the ones before
        "ban-drop-constraint",  # the ones in their place let WITHDRAWN pass, of which there is none yet
    ),
    "8_20261201000004_exclusive_scope.py": (
        "require-concurrent-index-creation",  # of rows that don't exist yet: the column is new
        "constraint-missing-not-valid",  # on a column that is new
    ),
}


def test_schema_is_as_graphql_eslint_recommends() -> None:
    folder = node.installed()
    shutil.copy(ROOT / "schema.graphql", folder)  # the linter looks at nothing outside the folder of its settings

    done = node.run("npx", "--no-install", "eslint", "--max-warnings", "0", "schema.graphql")

    assert done.returncode == 0, done.stdout + done.stderr


class Spoken:
    """A connection that nobody answers on: it keeps what a migration has said by itself."""

    def __init__(self) -> None:
        self.scripts: list[str] = []

    async def execute_script(self, script: str) -> None:
        """Keeps a script."""
        self.scripts.append(script)

    async def execute_query(self, *_: object) -> tuple[int, list[object]]:
        """Answers that there is nothing."""
        return 0, []


async def upgrade_sql(name: str) -> str:
    """What a migration says to PostgreSQL."""
    spec = importlib.util.spec_from_file_location("migration", migrate.migrations_folder() / db.APP / name)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    spoken = Spoken()
    sql: str = await module.upgrade(spoken)
    return ";\n".join([*spoken.scripts, sql])


@pytest.mark.parametrize("name", migrate.known_versions())
async def test_migration_is_safe_to_apply(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}.sql"
    file.write_text(await upgrade_sql(name))
    excluded = ",".join((*EXCLUDED_EVERYWHERE, *EXCLUDED.get(name, ())))
    command = [str(Path(sys.executable).with_name("squawk")), "--reporter", "json", "--pg-version", "15.0"]

    in_transaction = () if EXCLUDED.get(name) is BESIDE else ("--assume-in-transaction",)

    done = await asyncio.to_thread(
        subprocess.run,
        [*command, *in_transaction, "--exclude", excluded, str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    findings = [f"{found['line'] + 1}: {found['rule_name']}: {found['message']}" for found in json.loads(done.stdout)]
    assert findings == [], done.stderr
    assert done.returncode == 0
