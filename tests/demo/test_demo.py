"""The demo as a stranger meets it: a process, its promises, and what it refuses."""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from payflowx import localdb
from payflowx.demo.data import USERS
from tests.demo.visitors import BOOK, curl, curl_line, folder, open_folder, payment_of, sign_in, verdict
from tests.localdb.owners import psql, psql_as_application
from tests.servers import Running, free_port, run_to_end, running_demo, wait_until

__all__ = ["folder"]


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


def test_demo_has_refunds_of_each_kind(demo: Demo) -> None:
    shown = "id status amount { amount } failedLater { failureCode } reconciliation { status }"
    asked = f"{{ refunds(first: 100) {{ nodes {{ {shown} payment {{ amount {{ amount }} }} }} }} }}"
    nodes = curl(demo.port, asked, sign_in(demo.port))["refunds"]["nodes"]

    done = [node for node in nodes if node["status"] == "SUCCESS" and not node["failedLater"]]
    assert {node["amount"] == node["payment"]["amount"] for node in done} == {True, False}
    assert {node["reconciliation"]["status"] for node in done} == {"MATCHED"}
    assert [node["failedLater"] for node in nodes if node["failedLater"]] == [{"failureCode": "account_closed"}]
    assert [node["amount"] for node in nodes if node["status"] == "FAILED"]


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
