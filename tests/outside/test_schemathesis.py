"""Queries and mutations made at random from the schema, by Schemathesis: none may be answered with a fault."""

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.api.operations import operations
from tests.architecture.sources import ROOT
from tests.outside.conftest import Judged

GIVEN = ("schema.graphql", "schemathesis.toml", "tests/outside/scalars.py")
EXAMPLES_PER_FIELD = 20
SECONDS_MAX = 300


def run_schemathesis(api: Judged, folder: Path) -> subprocess.CompletedProcess[str]:
    """A run that is the same each time, in a folder of its own, which takes its caches and reports."""
    for name in GIVEN:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return subprocess.run(
        [
            *(str(Path(sys.executable).with_name("st")), "run", "schema.graphql", "--url", api.url, "--no-color"),
            *("--header", f"Authorization: Bearer {api.token}", "--max-examples", str(EXAMPLES_PER_FIELD)),
            *("--seed", "4242", "--generation-deterministic"),
        ],
        cwd=folder,
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=SECONDS_MAX,
        check=False,
    )


async def test_random_operations_find_no_fault(api: Judged, tmp_path: Path) -> None:
    done = await asyncio.to_thread(run_schemathesis, api, tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Failures:" not in done.stdout
    fields = len(operations("query")) + len(operations("mutation"))
    assert f"{fields} passed" in done.stdout, done.stdout
