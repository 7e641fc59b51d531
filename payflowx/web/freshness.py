"""Whether the committed pages are those of the committed sources: by a digest that the build leaves beside the pages.

Only the standard library is used: the build of a wheel reads this file before anything is installed.
"""

import hashlib
from pathlib import Path
from typing import Final

RECORDED: Final = Path(__file__).parent / "static" / ".source-hash"
SINGLE_SOURCES: Final = (
    "codegen.ts",
    "index.html",
    "package-lock.json",
    "package.json",
    "playground.html",
    "tsconfig.json",
    "vite.config.ts",
)
SOURCE_FOLDERS: Final = ("public", "src")


def source_hash(dashboard: Path) -> str:
    """The digest of the pages' sources; `dashboard/vite.config.ts` computes the same."""
    found = {path.relative_to(dashboard).as_posix() for folder in SOURCE_FOLDERS for path in _files(dashboard / folder)}
    digest = hashlib.sha256()
    for name in sorted({*SINGLE_SOURCES, *found}):
        if not name.startswith("src/gql/") and not name.endswith(".test.ts"):
            digest.update(f"{name}\0".encode() + (dashboard / name).read_bytes() + b"\0")
    return digest.hexdigest()


def is_fresh(dashboard: Path) -> bool:
    """Whether the pages were built from these sources."""
    return RECORDED.is_file() and RECORDED.read_text().strip() == source_hash(dashboard)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
