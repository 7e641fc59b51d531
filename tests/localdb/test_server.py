"""A server that was started is what it should be, and it ends with its block."""

import os
import pwd
import stat
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from payflowx.localdb import LocalDatabaseError, Server, running
from payflowx.localdb import server as server_module

from .owners import FAST, RECALL, REMEMBER, postmaster_pid, psql, psql_as_application


@pytest.fixture(scope="module")
def server(shared_folder: Path) -> Iterator[Server]:
    """A server for tests that only look at it, on a folder that has just been made."""
    with running(shared_folder / "new", options=FAST) as server:
        yield server


def test_first_start_makes_a_database_for_its_superuser(server: Server) -> None:
    assert server.is_owned
    assert psql(server, "SELECT current_database(), current_user") == "payflowx|payflowx"
    assert psql(server, "SELECT usename FROM pg_user WHERE usesuper") == "payflowx"


def test_application_has_a_role_of_its_own_that_may_do_nothing_yet(server: Server) -> None:
    powers = "rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"

    assert psql(server, f"SELECT {powers} FROM pg_roles WHERE rolname = 'payflowx_app'") == "t|f|f|f|f|f"
    assert psql_as_application(server, "SELECT current_user") == "payflowx_app"


def test_folder_of_an_earlier_version_gets_the_role_at_its_next_start(used_folder: Path) -> None:
    with running(used_folder, options=FAST) as server:
        psql(server, "DROP ROLE payflowx_app")

    with running(used_folder, options=FAST) as server:
        assert psql_as_application(server, "SELECT current_user") == "payflowx_app"


def test_server_of_an_earlier_version_gets_the_role_when_somebody_attaches(used_folder: Path) -> None:
    with running(used_folder, options=FAST) as server:
        psql(server, "DROP ROLE payflowx_app")

        with running(used_folder) as attached:
            assert psql_as_application(attached, "SELECT current_user") == "payflowx_app"


def test_role_is_kept_as_it_is_at_every_start(used_folder: Path) -> None:
    with running(used_folder, options=FAST) as server:
        psql(server, "CREATE TABLE IF NOT EXISTS granted (id int); GRANT SELECT ON granted TO payflowx_app")

    with running(used_folder, options=FAST) as server, running(used_folder):
        assert psql_as_application(server, "SELECT count(*) FROM granted") == "0"


def test_server_that_refuses_the_role_is_not_handed_out(used_folder: Path) -> None:
    options = FAST | {"default_transaction_read_only": "on"}
    with running(used_folder, options=FAST) as server:
        psql(server, "DROP OWNED BY payflowx_app; DROP ROLE payflowx_app")

    with (
        pytest.raises(LocalDatabaseError, match="cannot execute CREATE ROLE in a read-only transaction"),
        running(used_folder, options=options),
    ):
        pytest.fail("handed out without a role for the application")

    assert not (used_folder / "postgres" / "postmaster.pid").exists()


def test_text_is_utf8_and_ordered_by_code_point(server: Server) -> None:
    assert psql(server, "SHOW server_encoding") == "UTF8"
    assert psql(server, "SELECT string_agg(x, '' ORDER BY x) FROM unnest('{é,a,B,z}'::text[]) x") == "Bazé"


def test_time_is_utc(server: Server) -> None:
    assert psql(server, "SELECT current_setting('timezone'), current_setting('log_timezone')") == "UTC|UTC"


def test_nothing_listens_on_the_network(server: Server) -> None:
    assert psql(server, "SHOW listen_addresses") == ""


def test_socket_is_closed_to_other_users(server: Server) -> None:
    folder = server.socket_folder.lstat()

    assert stat.S_IMODE(folder.st_mode) == 0o700
    assert folder.st_uid == server.cluster_folder.stat().st_uid


def test_server_runs_as_ourselves_or_for_root_as_nobody(server: Server) -> None:
    expected_uid = os.geteuid() or pwd.getpwnam("nobody").pw_uid

    assert server.cluster_folder.stat().st_uid == expected_uid
    if Path("/proc").exists():
        assert Path("/proc", str(postmaster_pid(server))).stat().st_uid == expected_uid


async def test_url_leads_asyncpg_and_psql_to_any_name(server: Server) -> None:
    psql(server, 'CREATE DATABASE "50% a/b?c&d=e é"')

    connection = await asyncpg.connect(server.url("50% a/b?c&d=e é"))
    try:
        assert await connection.fetchval("SELECT current_database()") == "50% a/b?c&d=e é"
    finally:
        await connection.close()
    assert psql(server, "SELECT current_database()", "50% a/b?c&d=e é") == "50% a/b?c&d=e é"


def test_options_reach_the_server_but_cannot_open_it_to_the_network(used_folder: Path) -> None:
    with running(used_folder, options=FAST | {"work_mem": "7MB", "listen_addresses": "*"}) as server:
        assert psql(server, "SHOW work_mem") == "7MB"
        assert psql(server, "SHOW fsync") == "off"
        assert psql(server, "SHOW listen_addresses") == ""


def test_data_survive_a_restart(used_folder: Path) -> None:
    with running(used_folder) as server:
        psql(server, REMEMBER)
    with running(used_folder) as server:
        assert psql(server, RECALL) == "42"


@pytest.mark.parametrize("reason", [ValueError, KeyboardInterrupt, SystemExit])
def test_server_stops_in_good_order_however_the_block_is_left(used_folder: Path, reason: type[BaseException]) -> None:
    with pytest.raises(reason), running(used_folder, options=FAST) as server:
        raise reason

    assert not (server.cluster_folder / "postmaster.pid").exists()
    assert not server.socket_folder.exists()
    assert (server.cluster_folder / "server.log").read_text().strip().endswith("database system is shut down")


def test_log_starts_anew_and_the_last_one_is_kept(used_folder: Path) -> None:
    for name in ("first", "second", "third"):
        with running(used_folder, options=FAST | {"cluster_name": name, "log_statement": "all"}) as server:
            psql(server, f"SELECT '{name}'")

    log = (used_folder / "postgres" / "server.log").read_text()
    assert "third" in log
    assert "second" not in log
    assert "second" in (used_folder / "postgres" / "server.log.1").read_text()


def test_socket_path_is_short_however_deep_the_data_lie(open_folder: Path) -> None:
    deep = open_folder / "/".join(["a long name of a folder"] * 12)

    with running(deep, options=FAST) as server:
        assert len(os.fsencode(deep)) > 280
        assert len(os.fsencode(server.socket_folder / f".s.PGSQL.{server.port}")) < 100
        assert psql(server, "SELECT 1") == "1"


def test_failed_start_shows_what_the_server_said(used_folder: Path) -> None:
    with (
        pytest.raises(LocalDatabaseError, match='invalid value for parameter "shared_buffers"'),
        running(used_folder, options={"shared_buffers": "plenty"}),
    ):
        pytest.fail("started with a setting that makes no sense")

    with running(used_folder, options=FAST) as server:
        assert psql(server, "SELECT 1") == "1"


def test_start_that_takes_too_long_is_given_up_and_leaves_nothing(
    used_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "READY_SECONDS_MAX", 0.5)
    monkeypatch.setattr(server_module, "_lets_in", lambda _: False)

    with (
        pytest.raises(LocalDatabaseError, match=r"isn't ready after 0\.5 s"),
        running(used_folder, options=FAST),
    ):
        pytest.fail("let in by a server that lets nobody in")

    assert not (used_folder / "postgres" / "postmaster.pid").exists()
