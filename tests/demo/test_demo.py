"""The demo as a stranger meets it: a process, its promises, and every way in which it can end."""

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from payflowx import localdb
from payflowx.demo.data import PASSWORD, USERS
from tests.localdb.owners import psql, psql_as_application
from tests.servers import Running, are_gone, free_port, run_to_end, running_demo, started, wait_until

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


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that is running, the port that it listens on, and the folder above its data."""

    running: Running
    port: int
    folder: Path


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    """A demo that several tests look at, so none may end it."""
    port = free_port()
    with open_folder() as folder, running_demo(folder, port) as running:
        yield Demo(running, port, folder)


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


def test_demo_shows_what_it_promises(demo: Demo) -> None:
    for email, _, role in USERS:
        assert re.search(rf"{re.escape(email)} +{role}", demo.running.text)
    line = curl_line(demo.running.text)
    payment = payment_of(line, is_replay=False)
    assert payment_of(line, is_replay=True) == payment

    token = sign_in(demo.port)  # once: there is a limit to how often an address may
    payments = curl(demo.port, BOOK, token)["all"]["nodes"]
    assert len(payments) >= 30
    assert {payment["status"] for payment in payments} == {"INITIATED", "SUCCESS", "FAILED"}
    assert len({payment["amount"]["currency"] for payment in payments}) >= 4
    own = f'{{ payment(id: "{payment["id"]}") {{ reconciliation {{ status }} }} }}'
    wait_until(lambda: verdict(curl(demo.port, own, token)) == "MATCHED")


def test_demo_runs_as_a_role_that_may_not_remove_anything(demo: Demo) -> None:
    with localdb.running(demo.folder / "data") as server:
        assert psql(server, "SELECT DISTINCT usename FROM pg_stat_activity WHERE application_name ~ 'payflowx'") == (
            localdb.APPLICATION
        )
        assert not server.is_owned
        with pytest.raises(subprocess.CalledProcessError):
            psql_as_application(server, "DELETE FROM payments")
    assert "Traceback" not in demo.running.text


def verdict(data: Any) -> str | None:
    """The verdict on the payment that was asked for, where it has one."""
    judged = data["payment"]["reconciliation"]
    return None if judged is None else str(judged["status"])


def test_demo_holds_every_verdict(demo: Demo) -> None:
    # Pending ones are so for some seconds: since the start, all the verdicts that were ever given are in the trail.
    trails = "{ payments(first: 100) { nodes { events { type } } } }"
    nodes = curl(demo.port, trails, sign_in(demo.port))["payments"]["nodes"]
    assert {event["type"] for node in nodes for event in node["events"]} >= {
        "reconciliation.matched",
        "reconciliation.mismatched",
        "reconciliation.settlement_pending",
        "reconciliation.missing_settlement",
    }


def test_demo_finds_its_data_again_however_it_ended(folder: Path) -> None:
    port = free_port()
    with running_demo(folder, port) as demo:
        line = curl_line(demo.text)
        acknowledged = payment_of(line, is_replay=False)
        end(demo, signal.SIGKILL)

    for number in (signal.SIGTERM, signal.SIGINT):
        with running_demo(folder, port) as demo:
            assert payment_of(line, is_replay=True) == acknowledged
            assert end(demo, number) == 0
            assert "Stopped" in demo.text

    with localdb.running(folder / "data") as server:  # as of an earlier version, which had no role for the application
        psql(server, f"DROP OWNED BY {localdb.APPLICATION}; DROP ROLE {localdb.APPLICATION}")
    with running_demo(folder, port):
        assert payment_of(line, is_replay=True) == acknowledged


def payment_of(line: str, *, is_replay: bool) -> Any:
    """The payment that the printed line makes or finds."""
    answer = json.loads(subprocess.run(["sh", "-c", line], capture_output=True, check=True).stdout)
    created = answer["data"]["createPayment"]
    assert created["replayed"] is is_replay
    return created["payment"]


def end(demo: Running, number: signal.Signals) -> int:
    """The exit code after a signal, once none of its processes is left."""
    family = demo.family()
    assert len(family) > 3
    demo.signal(number)
    code = demo.end()
    if number == signal.SIGKILL:
        wait_until(lambda: are_gone(family))
    assert are_gone(family)
    return code


def test_a_taken_port_is_one_readable_line(demo: Demo, folder: Path) -> None:
    done = run_to_end("demo", "--port", str(demo.port), "--data-dir", str(folder / "other"), folder=folder)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"Error: 127.0.0.1:{demo.port} can't be listened on (Address already in use); choose another --port."
    ]


@pytest.mark.parametrize(
    "settings",
    [
        {"PAYFLOWX_ENV": "production", "PAYFLOWX_JWT_SECRET": "x" * 32},
        {"PAYFLOWX_DATABASE_URL": "postgresql://somebody@127.0.0.1/money"},
    ],
)
def test_demo_keeps_away_from_real_money(folder: Path, settings: dict[str, str]) -> None:
    done = run_to_end("demo", folder=folder, **settings)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The demo brings its own database and users with a public password")
    assert len(done.stderr.splitlines()) == 1
    assert os.listdir(folder) == []  # noqa: PTH208 - nothing was made


def test_second_demo_on_the_same_folder_is_refused(demo: Demo, folder: Path) -> None:
    data = str(demo.folder / "data")
    done = run_to_end("demo", "--port", str(free_port()), "--data-dir", data, folder=folder)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert str(demo.running.process.pid) in done.stderr


def test_demo_killed_while_it_prepares_its_data_is_whole_at_the_next_start(folder: Path) -> None:
    port = free_port()
    arguments = ("demo", "--port", str(port), "--data-dir", str(folder / "data"))
    for pause in (0.0, 0.3):
        with started(*arguments, folder=folder) as demo:
            wait_until((folder / "data" / "postgres").is_dir, demo)
            time.sleep(pause)
            family = demo.family()
            demo.signal(signal.SIGKILL)
            demo.end()
            wait_until(lambda: are_gone(family))  # noqa: B023 - looked at within the round
    with running_demo(folder, port):
        assert len(curl(port, BOOK, sign_in(port))["all"]["nodes"]) >= 50
