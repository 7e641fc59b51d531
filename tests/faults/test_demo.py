"""However the demo ends, its data are whole and found again."""

import os
import signal
import time
from pathlib import Path

from payflowx import localdb
from tests.demo.visitors import BOOK, curl, curl_line, payment_of, sign_in, verdict
from tests.localdb.owners import psql
from tests.servers import Running, answers, are_gone, free_port, running_demo, started, wait_until


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


def kill_database(folder: Path) -> None:
    """Ends PostgreSQL's first process, as a machine that has run out of memory does."""
    file = folder / "data" / "postgres" / "postmaster.pid"
    os.kill(int(file.read_text().split()[0]), signal.SIGKILL)


def test_demo_starts_its_database_again_when_that_dies(folder: Path) -> None:
    port = free_port()
    with running_demo(folder, port) as demo:
        line = curl_line(demo.text)
        paid, token = payment_of(line, is_replay=False), sign_in(port)

        kill_database(folder)

        wait_until(lambda: "Its PostgreSQL had ended, and was started again." in demo.text, demo)
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), demo)
        assert payment_of(line, is_replay=True) == paid
        own = f'{{ payment(id: "{paid["id"]}") {{ reconciliation {{ status }} }} }}'
        wait_until(lambda: verdict(curl(port, own, token)) == "MATCHED", demo)
        assert end(demo, signal.SIGTERM) == 0


def test_demo_whose_database_keeps_dying_ends_with_a_sentence(folder: Path) -> None:
    with running_demo(folder, free_port()) as demo:
        family = demo.family()
        for number in range(1, 5):
            kill_database(folder)
            wait_until(lambda: demo.text.count("started again") == number or demo.process.poll() is not None)  # noqa: B023

        assert demo.end() == 1
        assert demo.text.splitlines()[-1].startswith(
            "Error: PostgreSQL has ended 4 times within 60 seconds; its log is "
        )
        assert are_gone(family)
