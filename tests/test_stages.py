"""The tests have two stages, each with its command, and the checks of a clean checkout run both."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.conftest import SECOND_STAGE, pytest_ignore_collect

ROOT = Path(__file__).parent.parent
COMMAND = "uv run pytest tests/faults"


def called(*arguments: str, folder: Path = ROOT) -> pytest.Config:
    """As much of pytest's configuration as tells what it was asked for."""
    given: Any = SimpleNamespace(args=list(arguments), invocation_params=SimpleNamespace(dir=folder))
    return cast(pytest.Config, given)


@pytest.mark.parametrize("arguments", [("tests",), ("tests/api", "tests/test_stages.py"), (".",)])
def test_second_stage_is_left_alone_unless_it_is_named(arguments: tuple[str, ...]) -> None:
    assert pytest_ignore_collect(SECOND_STAGE, called(*arguments)) is True
    assert pytest_ignore_collect(SECOND_STAGE.parent / "api", called(*arguments)) is None


@pytest.mark.parametrize(
    "argument", ["tests/faults", "tests/faults/", "tests/faults/test_api.py", "tests/faults/test_api.py::test_one[1]"]
)
def test_second_stage_is_collected_where_it_is_named(argument: str) -> None:
    assert pytest_ignore_collect(SECOND_STAGE, called("tests/api", argument)) is None


def test_second_stage_is_found_from_another_folder() -> None:
    assert pytest_ignore_collect(SECOND_STAGE, called("faults", folder=ROOT / "tests")) is None


def test_second_stage_holds_tests() -> None:
    assert list(SECOND_STAGE.glob("test_*.py"))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "Makefile", ".ci/run"])
def test_command_of_the_second_stage_is_the_same_everywhere(name: str) -> None:
    assert COMMAND in (ROOT / name).read_text()
