"""The committed pages are those of the committed sources, and a page that is older never gets into a wheel."""

import shutil
import subprocess
from pathlib import Path

import pytest

from payflowx.web import freshness
from payflowx.web.pages import STATIC
from tests.architecture.sources import ROOT

DASHBOARD = ROOT / "dashboard"


def test_pages_are_those_of_the_sources() -> None:
    assert freshness.is_fresh(DASHBOARD), (
        "run `npm ci` and `npm run build` in dashboard/, and commit payflowx/web/static"
    )


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the pages' sources."""
    ignored = shutil.ignore_patterns("node_modules", "gql")
    return Path(shutil.copytree(DASHBOARD, tmp_path / "dashboard", ignore=ignored))


def test_change_of_a_source_is_noticed_and_that_of_a_test_is_not(sources: Path) -> None:
    assert freshness.is_fresh(sources)

    (sources / "src" / "values" / "other.test.ts").write_text("// a test")
    assert freshness.is_fresh(sources)

    (sources / "src" / "other.ts").write_text("")
    assert not freshness.is_fresh(sources)


def test_stale_pages_get_into_no_wheel(sources: Path) -> None:
    """Builds in a copy of the project whose pages were not built anew after a change."""
    project = sources.parent
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, project)
    for name in ("payflowx", "migrations"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = ["uv", "build", "--wheel", "--offline", "--out-dir", str(project / "dist"), str(project)]

    fresh = subprocess.run(build, capture_output=True, text=True, check=False)
    assert fresh.returncode == 0, fresh.stderr

    (sources / "src" / "other.ts").write_text("")
    stale = subprocess.run(build, capture_output=True, text=True, check=False)
    assert stale.returncode != 0
    assert "The pages in payflowx/web/static are not those of dashboard/" in stale.stderr


def test_page_loads_only_files_that_are_there() -> None:
    for page in ("index.html", "playground.html"):
        text = (STATIC / page).read_text()
        named = [part.split('"')[0] for part in text.split('="/')[1:]]
        assert named
        assert [name for name in named if not (STATIC / name).is_file() and name != "playground"] == []
