"""A data folder has one owner; the others attach, wait, or are refused."""

import os
import subprocess
from pathlib import Path

import pytest

from payflowx.localdb import LocalDatabaseError, binaries, clusters, processes, running

from .owners import (
    FAST,
    RECALL,
    REMEMBER,
    Owner,
    owning,
    postmaster_pid,
    psql,
    psql_as_application,
    wait_for_first_start,
)


def test_second_process_attaches_and_leaves_the_server_running(used_folder: Path) -> None:
    with owning(used_folder) as owner:
        theirs = owner.server()

        with running(used_folder) as ours:
            assert (theirs.is_owned, ours.is_owned) == (True, False)
            assert (ours.url(), ours.cluster_folder) == (theirs.url(), theirs.cluster_folder)
            assert psql(ours, "SELECT 1") == "1"

        assert psql(theirs, "SELECT 1") == "1"


def test_second_use_in_one_process_attaches_too(used_folder: Path) -> None:
    with running(used_folder, options=FAST) as outer, running(used_folder) as inner:
        assert not inner.is_owned
        assert inner.url() == outer.url()


def test_without_attach_a_second_process_is_refused_with_the_pid_of_the_first(used_folder: Path) -> None:
    with owning(used_folder) as owner:
        owner.server()

        refusal = f"Process {owner.process.pid} owns {used_folder}/postgres"
        with pytest.raises(LocalDatabaseError, match=refusal), running(used_folder, attach=False):
            pytest.fail("let in")


def test_of_processes_that_start_at_once_one_owns_and_the_others_attach(data_folder: Path) -> None:
    with owning(data_folder) as first, owning(data_folder) as second, owning(data_folder) as third:
        servers = [owner.server() for owner in (first, second, third)]

        assert sorted(server.is_owned for server in servers) == [False, False, True]
        assert [psql(server, "SELECT 1") for server in servers] == ["1", "1", "1"]
        assert [psql_as_application(server, "SELECT 1") for server in servers] == ["1", "1", "1"]


def test_process_that_waits_takes_over_from_an_owner_that_fails(data_folder: Path) -> None:
    with owning(data_folder) as failing:
        wait_for_first_start(failing, data_folder, "postgres.new-*")
        with owning(data_folder) as waiting:
            failing.kill()

            assert waiting.server().is_owned


def test_server_that_a_dead_owner_left_is_stopped_first(used_folder: Path) -> None:
    with running(used_folder, options=FAST) as server:
        psql(server, REMEMBER)
    cluster = clusters.locate(used_folder)
    programs = binaries.find(None, cluster.account)
    is_root = os.geteuid() == 0
    subprocess.run(  # a server that no kernel stops when its parent dies, as on macOS
        [f"{programs.folder}/pg_ctl", "start", "-D", cluster.folder, "-o", "-c listen_addresses='' -k ."],
        user=cluster.account.uid if is_root else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
        check=True,
    )
    leftover_pid = postmaster_pid(server)

    with running(used_folder, options=FAST) as server:
        assert server.is_owned
        assert psql(server, RECALL) == "42"
        assert processes.command_line(leftover_pid) == ""


@pytest.mark.parametrize("plant", ["open folder", "link", "file"])
def test_socket_folder_that_others_could_have_planted_is_refused(
    used_folder: Path, open_folder: Path, plant: str
) -> None:
    with running(used_folder, options=FAST) as server:
        planted = server.socket_folder
    if plant == "open folder":
        planted.mkdir()
        planted.chmod(0o777)
    elif plant == "link":
        planted.symlink_to(open_folder)
    else:
        planted.touch()

    try:
        with pytest.raises(LocalDatabaseError, match=str(planted)), running(used_folder, options=FAST):
            pytest.fail("used what was planted")
    finally:
        planted.rmdir() if plant == "open folder" else planted.unlink()


def test_data_folder_that_cannot_be_made_is_named(open_folder: Path) -> None:
    (open_folder / "file").touch()

    with (
        pytest.raises(LocalDatabaseError, match=r"file/data/postgres\.lock"),
        running(open_folder / "file" / "data"),
    ):
        pytest.fail("made a folder below a file")


def test_owner_hands_the_folder_on_when_it_leaves(used_folder: Path) -> None:
    owner = Owner(used_folder)
    assert owner.server().is_owned
    owner.leave()

    with running(used_folder, options=FAST, attach=False) as server:
        assert server.is_owned
