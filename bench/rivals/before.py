"""The build of 28 November 2026, the last one before speed was worked on: its sources, and a database of its own."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

import asyncpg

from bench.books import Databases
from bench.lines import NotMeasured
from bench.server import ROOT
from payflowx import config

COMMIT: Final = "02d550a"
NAME: Final = f"the build of 28 November ({COMMIT})"
PEOPLE: Final = ("users", "merchants", "sessions")


def sources(folder: Path) -> Path:
    """Its sources in a folder. Raises NotMeasured in a clone that doesn't reach so far back."""
    build = folder / "build"
    if not build.exists():
        command = ["git", "archive", COMMIT, "payflowx", "migrations", "pyproject.toml"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        if done.returncode:
            raise NotMeasured(f"the clone doesn't reach back to {NAME}: {done.stderr.decode()[:100]}")
        with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
            archive.extractall(build, filter="data")
    return build


async def database(databases: Databases, name: str, *, source: str, tables: Sequence[str], folder: Path) -> None:
    """A database of that build with the rows of some tables, as far as it has their columns. Raises NotMeasured."""
    async with databases.connected("postgres") as admin:
        await admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await admin.execute(f"CREATE DATABASE {name}")
    run(sources(folder), "migrate", database_url=databases.url(name))
    async with databases.connected(source) as origin, databases.connected(name) as target:
        for table in tables:
            shared = set(await _columns(origin, table)) & set(await _columns(target, table))
            columns, file = sorted(shared), folder / f"{table}.copy"
            listed = ", ".join(f'"{column}"' for column in columns)
            await origin.copy_from_query(f"SELECT {listed} FROM {table}", output=file, format="binary")
            await target.copy_to_table(table, source=file, columns=columns, format="binary")
            file.unlink()
        await target.execute("VACUUM (ANALYZE)")


def run(build: Path, *arguments: str, **settings: str) -> None:
    """Runs a command of a build's program. Raises NotMeasured where it fails."""
    done = subprocess.run(
        program(*arguments),
        cwd=build,
        env=environment(build, **settings),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotMeasured(f"{' '.join(arguments)} by {NAME}: {done.stderr[-200:]}")


def program(*arguments: str) -> Sequence[str]:
    """The command line of the program of whichever build the `environment` leads to."""
    return [sys.executable, "-m", "payflowx", *arguments]


def environment(build: Path, **settings: str) -> dict[str, str]:
    """What a process of that build needs around it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(config.PREFIX)}
    given = {config.PREFIX + name.upper(): value for name, value in settings.items()}
    return kept | given | {"PYTHONPATH": str(build)}


async def _columns(connection: asyncpg.Connection, table: str) -> list[str]:
    rows = await connection.fetch(
        """SELECT column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'""",
        table,
    )
    return [row["column_name"] for row in rows]
