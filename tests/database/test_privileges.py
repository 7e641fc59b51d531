"""The application's role can do nothing of what somebody who injects a statement would like."""

from collections.abc import AsyncIterator, Iterator
from typing import Final

import asyncpg
import pytest
import pytest_asyncio

from payflowx.core import privileges
from tests.conftest import Role

from . import catalogue
from .rows import contents, fill
from .test_immutability import NEVER_UPDATED

FORBIDDEN: Final = "42501"
NOT_GRANTED: Final = "01007"  # a warning: who may not grant grants nothing
APPEND_ONLY: Final = ("events", "payments", "reconciliation_results")

TABLES_OF_DATABASE: Final = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
"""
COLUMNS_OF_DATABASE: Final = """
SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname, attnum
"""
POWERS: Final = """
SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = $1
"""
# Everything that says who may do what, besides the schema itself.
RIGHTS: Final = """
SELECT format('%s %s %s', oid::regclass, relowner::regrole, relacl) FROM pg_class
WHERE relnamespace = 'public'::regnamespace
UNION ALL
SELECT format('%s %s', attrelid::regclass, attacl) FROM pg_attribute WHERE attacl IS NOT NULL
UNION ALL
SELECT format('%s %s %s', oid::regprocedure, proowner::regrole, proacl) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT format('%s %s', nspname, nspacl) FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_temp%'
UNION ALL
SELECT format('%s %s', datname, datacl) FROM pg_database WHERE datname = current_database()
UNION ALL
SELECT format('%s', extname) FROM pg_extension
UNION ALL
SELECT format('%s is a member of %s', member::regrole, roleid::regrole) FROM pg_auth_members
"""

OF_EACH_TABLE: Final = (
    "DELETE FROM {table}",
    "TRUNCATE {table}",
    "TRUNCATE {table} CASCADE",
    "DROP TABLE {table}",
    "DROP TABLE {table} CASCADE",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "ALTER TABLE {table} DISABLE TRIGGER USER",
    "ALTER TABLE {table} ADD COLUMN loot text",
    "ALTER TABLE {table} RENAME TO loot",
    "ALTER TABLE {table} OWNER TO CURRENT_USER",
    "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
    "CREATE INDEX loot ON {table} ((1))",
    "CREATE RULE loot AS ON INSERT TO {table} DO INSTEAD NOTHING",
    "CREATE TRIGGER loot BEFORE INSERT ON {table} EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
    "COMMENT ON TABLE {table} IS 'loot'",
    "GRANT DELETE ON {table} TO CURRENT_USER",
    "COPY {table} TO '/tmp/payflowx-loot'",
    "COPY {table} TO PROGRAM 'cat > /tmp/payflowx-loot'",
    "COPY {table} FROM '/etc/hostname'",
    "COPY {table} FROM PROGRAM 'id'",
)

OF_THE_DATABASE: Final = (
    "CREATE TABLE loot (id int)",
    "CREATE TABLE loot AS SELECT * FROM users",
    "CREATE TEMPORARY TABLE loot (id int)",
    "CREATE TEMPORARY TABLE loot AS SELECT * FROM users",
    "CREATE VIEW loot AS SELECT 1",
    "CREATE SEQUENCE loot",
    "CREATE TYPE loot AS ENUM ('a')",
    "CREATE SCHEMA loot",
    "CREATE FUNCTION loot() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION loot() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION payflowx_uuid7(at timestamptz) RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
    "CREATE OR REPLACE FUNCTION payflowx_refuse_update() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "DROP FUNCTION payflowx_refuse_update() CASCADE",
    "DROP TRIGGER events_keep ON events",
    "DROP TYPE pgqueuer_status CASCADE",
    "DROP INDEX payments_succeeded",
    "DROP SCHEMA public CASCADE",
    "CREATE EXTENSION btree_gist",
    "CREATE EVENT TRIGGER loot ON ddl_command_end EXECUTE FUNCTION payflowx_refuse_update()",
    "CREATE PUBLICATION loot FOR TABLE payments",
    "LOAD '$libdir/plpgsql'",
    "LOAD '/tmp/loot.so'",
    "SET session_replication_role = replica",
    "SELECT set_config('session_replication_role', 'replica', false)",
    "SET ROLE {owner}",
    "SET SESSION AUTHORIZATION {owner}",
    "GRANT {owner} TO CURRENT_USER",
    "GRANT pg_read_all_data TO CURRENT_USER",
    "GRANT pg_write_server_files TO CURRENT_USER",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER CREATEROLE",
    "ALTER ROLE {owner} PASSWORD 'loot'",
    "CREATE ROLE payflowx_loot",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT ALL ON TABLES TO PUBLIC",
    "ALTER DATABASE {database} SET session_replication_role = replica",
    "ALTER DATABASE {database} RENAME TO payflowx_loot",
    "CHECKPOINT",
    "SELECT setval('events_position_seq', 1)",
    "SELECT nextval('events_position_seq')",
    "SELECT last_value FROM events_position_seq",
    "ALTER SEQUENCE events_position_seq RESTART",
    "SELECT setval('pgqueuer_schedules_id_seq', 1)",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_shadow",
    "SELECT * FROM pg_statistic",
    "SELECT pg_read_file('/etc/hostname')",
    "SELECT pg_read_binary_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_import('/etc/hostname')",
    "SELECT lo_export(1, '/tmp/payflowx-loot')",
    "SELECT pg_terminate_backend({owner_pid})",
    "SELECT pg_cancel_backend({owner_pid})",
    "SELECT pg_reload_conf()",
    "SELECT pg_rotate_logfile()",
    "SELECT pg_switch_wal()",
    "SELECT pg_create_restore_point('loot')",
    "SELECT payflowx_refuse_removal()",
    "SELECT * FROM pgqueuer",
)
# PostgreSQL lets nobody say these in a transaction.
OF_THE_SERVER: Final = (
    "CREATE DATABASE payflowx_loot",
    "DROP DATABASE template0",
    "ALTER SYSTEM SET fsync = off",
    "REINDEX SYSTEM",
    "CREATE SUBSCRIPTION loot CONNECTION 'dbname=postgres' PUBLICATION loot",
    "CREATE TABLESPACE loot LOCATION '/tmp'",
)

WITH_POSITION: Final = """
INSERT INTO events (id, type, subject_id, actor, data, occurred_at, position) OVERRIDING {how} VALUE
VALUES (gen_random_uuid(), 'loot.taken', gen_random_uuid(), 'loot', '{{}}', now(), 1)
"""


@pytest_asyncio.fixture
async def filled(owner: asyncpg.Connection) -> asyncpg.Connection:
    """The owner's connection to a database with a row in each table."""
    await fill(owner)
    return owner


@pytest_asyncio.fixture
async def intruder(database: str, filled: asyncpg.Connection) -> AsyncIterator[asyncpg.Connection]:
    """Somebody who can send any statement as the application's role."""
    connection = await asyncpg.connect(database)
    yield connection
    await connection.close()


async def everything(owner: asyncpg.Connection, url: str) -> object:
    """Whatever a hostile statement may try to change: rows, the schema, and who may do what."""
    rights = sorted(row[0] for row in await owner.fetch(RIGHTS))
    return await contents(owner), await catalogue.read(url), rights


async def answer(intruder: asyncpg.Connection, statement: str) -> str | None:
    """The SQLSTATE of what the database says to a statement, or None where it has done as it was told.

    What it has done is undone, so that one hole is reported as one.
    """
    said: list[str] = []

    def note(_connection: object, message: asyncpg.PostgresLogMessage) -> None:
        said.append(str(message.sqlstate))

    intruder.add_log_listener(note)
    transaction = intruder.transaction()
    await transaction.start()
    try:
        await intruder.execute(statement)
    except asyncpg.PostgresError as error:
        return error.sqlstate
    finally:
        await transaction.rollback()
        intruder.remove_log_listener(note)
    return said[0] if said else None


async def columns(owner: asyncpg.Connection) -> list[tuple[str, str]]:
    """Every column that there is, with its table."""
    return [(row["relname"], row["attname"]) for row in await owner.fetch(COLUMNS_OF_DATABASE)]


def listed(privilege: str) -> Iterator[tuple[str, str]]:
    """The columns on which a privilege is granted by name, with their tables."""
    for table, rights in privileges.TABLES.items():
        for right in rights:
            if right.startswith(f"{privilege} ("):
                yield from ((table, column) for column in right[len(privilege) + 2 : -1].split(", "))


async def test_every_table_has_its_line_and_every_line_its_table(guarded_owner: asyncpg.Connection) -> None:
    tables = {row["relname"] for row in await guarded_owner.fetch(TABLES_OF_DATABASE)}

    assert tables == set(privileges.TABLES)


async def test_every_column_that_is_granted_is_there(guarded_owner: asyncpg.Connection) -> None:
    there = set(await columns(guarded_owner))

    assert {*listed("INSERT"), *listed("UPDATE"), *listed("SELECT")} - there == set()


async def test_nothing_is_granted_that_loses_rows_or_changes_what_is_recorded() -> None:
    granted = {right.split(" ")[0] for rights in privileges.TABLES.values() for right in rights}
    whole_rows = [table for table, rights in privileges.TABLES.items() if "UPDATE" in rights]

    assert granted == {"SELECT", "INSERT", "UPDATE"}
    assert whole_rows == []
    assert [table for table, _ in listed("UPDATE") if table in APPEND_ONLY] == []


async def test_role_stands_as_it_is_listed(database: str, application: Role) -> None:
    assert await privileges.require() == privileges.Standing(application.name, (), ())


async def test_role_has_no_power_over_the_server(guarded_owner: asyncpg.Connection, application: Role) -> None:
    assert list(*await guarded_owner.fetch(POWERS, application.name)) == [False] * 5


async def test_no_table_can_be_emptied_or_altered_or_left_unguarded(
    intruder: asyncpg.Connection, filled: asyncpg.Connection, owner_url: str
) -> None:
    tables = [row["relname"] for row in await filled.fetch(TABLES_OF_DATABASE)]
    before = await everything(filled, owner_url)

    answers = {
        statement: await answer(intruder, statement)
        for table in tables
        for statement in (template.format(table=table) for template in OF_EACH_TABLE)
    }

    # To whoever may do something with a table, GRANT is no error but a warning that it grants nothing.
    allowed = {FORBIDDEN, NOT_GRANTED}
    assert {statement: code for statement, code in answers.items() if code not in allowed} == {}
    assert {statement.split()[0] for statement, code in answers.items() if code == NOT_GRANTED} <= {"GRANT"}
    assert await everything(filled, owner_url) == before


async def test_no_column_can_be_updated_that_is_not_a_rows_state(
    intruder: asyncpg.Connection, filled: asyncpg.Connection, owner_url: str
) -> None:
    before = await everything(filled, owner_url)
    every = await columns(filled)

    answers = {
        (table, column): await answer(intruder, f'UPDATE {table} SET "{column}" = DEFAULT WHERE false')
        for table, column in every
    }

    open_columns = set(listed("UPDATE"))
    assert {column for column, code in answers.items() if code != FORBIDDEN} == open_columns
    assert {code for column, code in answers.items() if column in open_columns} == {None}
    assert await everything(filled, owner_url) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
async def test_append_only_table_is_not_updated_or_locked(intruder: asyncpg.Connection, table: str) -> None:
    column = "id"
    for statement in (
        f"UPDATE {table} SET {column} = {column}",
        f"SELECT FROM {table} FOR UPDATE",
        f"SELECT FROM {table} FOR SHARE",
        f"MERGE INTO {table} USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE",
    ):
        assert await answer(intruder, statement) == FORBIDDEN, statement


async def test_what_the_triggers_freeze_is_not_granted_either() -> None:
    identity = {(case.table, case.column) for case in NEVER_UPDATED if case.trigger.endswith("_identity")}

    assert identity & set(listed("UPDATE")) == set()


@pytest.mark.parametrize("how", ["SYSTEM", "USER"])
async def test_place_of_an_event_in_its_trail_is_not_chosen(
    how: str, intruder: asyncpg.Connection, filled: asyncpg.Connection, owner_url: str
) -> None:
    before = await everything(filled, owner_url)

    assert await answer(intruder, WITH_POSITION.format(how=how)) == FORBIDDEN
    assert await everything(filled, owner_url) == before


async def test_every_hostile_statement_is_refused(
    intruder: asyncpg.Connection, filled: asyncpg.Connection, owner_url: str
) -> None:
    [(owner, database, pid)] = await filled.fetch("SELECT current_user, current_database(), pg_backend_pid()")
    statements = [template.format(owner=owner, database=database, owner_pid=pid) for template in OF_THE_DATABASE]
    before = await everything(filled, owner_url)

    answers = {statement: await answer(intruder, statement) for statement in statements}

    assert {statement: code for statement, code in answers.items() if code != FORBIDDEN} == {}
    assert await everything(filled, owner_url) == before


async def test_every_hostile_statement_outside_a_transaction_is_refused(
    intruder: asyncpg.Connection, filled: asyncpg.Connection, owner_url: str
) -> None:
    before = await everything(filled, owner_url)

    for statement in OF_THE_SERVER:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await intruder.execute(statement)

    assert await everything(filled, owner_url) == before


async def test_owner_is_not_refused_for_who_it_is(owner_url: str, filled: asyncpg.Connection) -> None:
    """It is the role that is refused: to the owner the same statements fail for reasons of their own."""
    owner = await asyncpg.connect(owner_url)
    try:
        answers = [await answer(owner, template.format(table="users")) for template in OF_EACH_TABLE[:4]]
    finally:
        await owner.close()

    assert answers == ["23001", "0A000", "23001", "2BP01"]
