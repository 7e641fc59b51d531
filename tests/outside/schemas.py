"""The schemas of ISO 20022: fetched once, as schemas.txt says, into a folder beside pytest's own cache."""

import fcntl
import hashlib
import subprocess
from functools import lru_cache
from pathlib import Path
from typing import Final

from lxml import etree

from tests import programs

PINNED: Final = Path(__file__).parent / "schemas.txt"
CACHE: Final = PINNED.parent.parent.parent / ".pytest_cache" / "outside"
FETCH_SECONDS_MAX: Final = 120


@lru_cache(maxsize=8)
def schema(message: str) -> etree.XMLSchema:
    """The schema of a message such as `camt.053.001.08`; skips the test where it can't be fetched, or fails it."""
    return etree.XMLSchema(etree.parse(_fetched() / "camt053" / "xsd" / f"{message}.xsd"))


def _fetched() -> Path:
    folder = CACHE / f"schemas-{hashlib.sha256(PINNED.read_bytes()).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "fetched").exists():
            to = ("--target", str(folder), "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(PINNED))
            done = subprocess.run(
                [programs.required("uv"), "pip", "install", "--quiet", *to],
                capture_output=True,
                text=True,
                timeout=FETCH_SECONDS_MAX,
                check=False,
            )
            if done.returncode:
                programs.do_without(f"The schemas of ISO 20022 can't be fetched: {done.stderr.strip()[-500:]}")
            (folder / "fetched").touch()
    return folder
