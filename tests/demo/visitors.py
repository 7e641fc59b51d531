"""What somebody does with a demo: gives it a folder, asks it, and uses the line that it prints for copying."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from payflowx.demo.data import PASSWORD

BOOK = """{
  all: payments(first: 100) { nodes { status amount { currency } reconciliation { status } } }
  reconciliationSummary { counts { status count } }
}"""


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that PostgreSQL's own user may enter, where the tests run as root."""
    with TemporaryDirectory(prefix="payflowx-demo-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of the test's own."""
    with open_folder() as folder:
        yield folder


def sign_in(port: int, email: str = "operator@payflowx.example") -> str:
    """The access token of one of the demo's users."""
    login = f'mutation {{ login(input: {{email: "{email}", password: "{PASSWORD}"}}) {{ accessToken }} }}'
    return str(curl(port, login)["login"]["accessToken"])


def curl(port: int, query: str, token: str = "") -> Any:
    """The data of one operation."""
    command = ["curl", "--silent", "--show-error", "--fail", f"http://127.0.0.1:{port}/graphql"]
    headers = ["--header", "content-type: application/json", "--header", f"authorization: Bearer {token}"]
    body = json.dumps({"query": query})
    done = subprocess.run([*command, *headers, "--data", body], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["data"]


def curl_line(text: str) -> str:
    """The line that the demo prints for copying."""
    (line,) = [line for line in text.splitlines() if line.startswith("curl ")]
    return line


def payment_of(line: str, *, is_replay: bool) -> Any:
    """The payment that the printed line makes or finds."""
    answer = json.loads(subprocess.run(["sh", "-c", line], capture_output=True, check=True).stdout)
    created = answer["data"]["createPayment"]
    assert created["replayed"] is is_replay
    return created["payment"]


def verdict(data: Any) -> str | None:
    """The verdict on the payment that was asked for, where it has one."""
    judged = data["payment"]["reconciliation"]
    return None if judged is None else str(judged["status"])
