"""Folders for servers: below /tmp and open to every user, which pytest's own are not."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from payflowx.localdb import running

from .owners import FAST


@contextmanager
def new_open_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="localdb-", dir="/tmp")).resolve()
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A new folder that every user can enter."""
    with new_open_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def shared_folder() -> Iterator[Path]:
    """The same, for all tests of a module."""
    with new_open_folder() as folder:
        yield folder


@pytest.fixture
def data_folder(open_folder: Path) -> Path:
    """A data folder that is yet to be made."""
    return open_folder / "data"


@pytest.fixture(scope="module")
def used_folder(shared_folder: Path) -> Iterator[Path]:
    """A data folder that has been in use; shared, as every test must leave it fit for the next one."""
    with running(shared_folder / "used", options=FAST):
        pass
    yield shared_folder / "used"
    with running(shared_folder / "used", options=FAST):  # clears away what a killed owner has left
        pass
