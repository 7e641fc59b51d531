"""Programs of others that some tests run."""

import os
import shutil

import pytest


def required(name: str) -> str:
    """The path of a program. Where there is none the test is skipped, and fails where it must be able to run."""
    if path := shutil.which(name):
        return path
    if os.environ.get("PAYFLOWX_TEST_REQUIRE_PROGRAMS"):
        pytest.fail(f"{name} is not installed, and has to be here.")
    pytest.skip(f"{name} is not installed.")
