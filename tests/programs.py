"""Programs of others that some tests run."""

import os
import shutil

import pytest


def required(name: str) -> str:
    """The path of a program. Where there is none, the test does without."""
    path = shutil.which(name)
    return path or do_without(f"{name} is not installed.")


def do_without(reason: str) -> str:
    """Skips the test, and fails it where every test has to run."""
    if os.environ.get("CI") or os.environ.get("PAYFLOWX_TEST_REQUIRE_PROGRAMS"):
        pytest.fail(reason)
    pytest.skip(reason)
