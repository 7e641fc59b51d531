"""The suites that run on Node: installed once, as package-lock.json says, into a folder beside pytest's own cache."""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from tests import programs

HERE: Final = Path(__file__).parent
CACHE: Final = HERE.parent.parent / ".pytest_cache" / "outside"
NODE_MIN: Final = 20
INSTALL_SECONDS_MAX: Final = 300
RUN_SECONDS_MAX: Final = 120


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of the installed suites, run in their folder to its end."""
    return _run(installed(), RUN_SECONDS_MAX, *command, **environment)


def installed() -> Path:
    """The folder with the suites and our scripts for them; skips the test where there is no Node, unless it must be."""
    if missing := _missing():
        programs.do_without(missing)
    lock_file = HERE / "package-lock.json"
    folder = CACHE / hashlib.sha256(lock_file.read_bytes()).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for file in (HERE / "package.json", lock_file, *HERE.glob("*.mjs")):
            shutil.copy(file, folder)
        if not (folder / "installed").exists():
            done = _run(folder, INSTALL_SECONDS_MAX, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
            if done.returncode:
                programs.do_without(f"npm can't install the suites that run on Node: {done.stderr.strip()[-500:]}")
            (folder / "installed").touch()
    return folder


def _missing() -> str | None:
    if not shutil.which("node") or not shutil.which("npm"):
        return f"This suite runs on Node, and there is none here: install Node {NODE_MIN} or newer, with npm."
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    major = re.match(r"v(\d+)", version)
    if major is None or int(major[1]) < NODE_MIN:
        return f"This suite runs on Node {NODE_MIN} or newer, and here is {version.strip()}."
    return None


def _run(folder: Path, seconds_max: float, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=seconds_max,
        check=False,
    )
