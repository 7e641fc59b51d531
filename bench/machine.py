"""What the figures depend on: the machine, the versions and the settings, without anything that names the machine."""

import importlib.metadata
import os
import platform
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

import asyncpg

from bench.server import ROOT, SERVER_SETTINGS

PACKAGES: Final = (
    "strawberry-graphql", "graphql-core", "tortoise-orm", "asyncpg", "uvicorn", "uvloop", "httptools", "starlette",
    "orjson",
)  # fmt: skip
SHOWN_SETTINGS: Final = (
    "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "shared_buffers", "work_mem", "max_wal_size",
    "max_connections", "autovacuum", "jit",
)  # fmt: skip
SYNCS: Final = 100
PAGE_BYTES: Final = 8192


def describe(folder: Path) -> dict[str, str]:
    """The machine; `folder` is where the database lies."""
    return {
        "processor": _processor(),
        "cpus": str(os.cpu_count()),
        "memory_gib": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f}",
        "system": f"{platform.system()} {platform.machine()}",
        "file_system": _file_system(folder),
        "sync_of_8_kib_ms": f"{_sync_seconds(folder) * 1000:.2f}",
    }


def load() -> str:
    """How busy the machine was in the last minute, in processes that run or want to."""
    return f"{os.getloadavg()[0]:.1f}"


async def versions(url: str) -> dict[str, str]:
    """Of the program, of Python, of PostgreSQL and of what is on the way of a request."""
    connection = await asyncpg.connect(url)
    try:
        server = str(await connection.fetchval("SHOW server_version"))
    finally:
        await connection.close()
    packages = {name: importlib.metadata.version(name) for name in PACKAGES}
    program = f"{importlib.metadata.version('payflowx')} {_commit()}".strip()
    return {"payflowx": program, "python": platform.python_version(), "postgresql": server, **packages}


async def settings(url: str) -> dict[str, str]:
    """PostgreSQL's settings and the API's."""
    connection = await asyncpg.connect(url)
    try:
        shown = {name: str(await connection.fetchval(f"SHOW {name}")) for name in SHOWN_SETTINGS}
    finally:
        await connection.close()
    return shown | {f"api {name}": value for name, value in SERVER_SETTINGS.items()} | {"api processes": "1"}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _file_system(folder: Path) -> str:
    """The type of the file system, `tmpfs` meaning that a sync costs nothing."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return "unknown"
    above = [mount for mount in mounts if folder.resolve().is_relative_to(mount[1])]
    return max(above, key=lambda mount: len(mount[1]))[2] if above else "unknown"


def _sync_seconds(folder: Path) -> float:
    """How long the disk takes to have a page for sure, as each commit needs it: the median of some."""
    taken = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(SYNCS):
            file.seek(0)
            file.write(os.urandom(PAGE_BYTES))
            file.flush()
            began_at = time.perf_counter()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - began_at)
    return median(taken)


def _commit() -> str:
    """The commit that was measured, with a `+` where its files were changed; nothing outside a checkout."""
    git = shutil.which("git")
    if git is None:
        return ""
    commit = subprocess.run(
        [git, "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    measured = ("payflowx", "migrations", "uv.lock")
    changes = subprocess.run(
        [git, "--no-optional-locks", "status", "--porcelain", "--", *measured],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return commit.stdout.strip() + ("+" if changes.stdout.strip() else "")
