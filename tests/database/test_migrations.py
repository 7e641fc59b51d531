"""Migrations go up, down and up again, once however many run them, and say the same as the models."""

import asyncio
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from aerich import Command
from aerich.migrate import Migrate
from aerich.utils import decompress_dict, get_formatted_compressed_data, import_py_file
from tortoise.context import TortoiseContext

from payflowx.core import db, migrate

from . import catalogue
from .pools import pool_of

FIRST = "0_20261122000000_init.py"
MIGRATE_IN_A_PROCESS = """
import asyncio, sys
from payflowx.core import migrate
print(asyncio.run(migrate.upgrade(sys.argv[1])))
"""
BROKEN_MIGRATION = '''
RUN_IN_TRANSACTION = True


async def upgrade(db):
    return "CREATE TABLE half_done (id int); SELECT 1 / 0"


async def downgrade(db):
    return "DROP TABLE half_done"
'''


@pytest.fixture
def migrations_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations that a test may change, which the program takes for its own."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "migrations_folder", lambda: folder)
    return folder


@pytest.fixture
def aerich_without_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """aerich gathers what it finds in lists of its class, so a second search would find what the first one did."""
    for name, value in vars(Migrate).items():
        if name.startswith("_") is False or "operators" in name or "m2m" in name or "rename" in name:
            if isinstance(value, list | dict):
                monkeypatch.setattr(Migrate, name, type(value)())
