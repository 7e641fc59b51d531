"""What the application's role may do in the database: the one list of it, which its owner grants after migrating.

Whatever isn't listed is refused: DELETE, TRUNCATE and DDL everywhere, and UPDATE of what never changes. The migrations
grant nothing, because each installation has roles of its own; `payflowx migrate` does, and takes away what is too much.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import asyncpg

from payflowx.core import db
from payflowx.core.errors import PayFlowXError

# In the words of GRANT; columns are named where the rest of a row is none of the application's business.
TABLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "aerich": ("SELECT",),
        "allocations": ("SELECT", "INSERT"),
        "api_keys": ("SELECT", "INSERT", "UPDATE (last_used_at, revoked_at)"),
        "bank_account_uses": ("SELECT", "INSERT", "UPDATE (ended_at)"),
        "bank_accounts": ("SELECT", "INSERT", "UPDATE (name, closed_on)"),
        "bank_choices": ("SELECT", "INSERT"),
        "bank_statements": ("SELECT", "INSERT"),
        "events": ("SELECT", "INSERT (id, type, subject_id, change_id, actor, data, occurred_at)"),
        "external_identities": ("SELECT", "INSERT", "UPDATE (role_claimed_at)"),
        "merchants": ("SELECT", "INSERT", "UPDATE (name, is_active)"),
        "payment_days": ("SELECT",),
        "payment_deltas": ("SELECT",),
        "payments": ("SELECT", "INSERT"),
        "pgqueuer": (),
        "pgqueuer_log": ("SELECT",),  # PgQueuer looks whether it is there, and sees only what it may read
        "pgqueuer_schedules": (
            "SELECT",
            "INSERT (expression, entrypoint, next_run)",
            "UPDATE (status, heartbeat, updated, next_run, last_run)",
        ),
        "pgqueuer_statistics": (),
        "rate_counters": ("SELECT", "INSERT", "UPDATE (count, expires_at)"),
        "reconciliation_book": (
            "SELECT",
            "INSERT",
            "UPDATE (result_id, status, reason, currency, expected_minor, difference_minor, is_open, digest, since)",
            "UPDATE (is_resolved)",
            "UPDATE (due_at, missing_at, recounted_due_at, recounted_missing_at)",
        ),
        "reconciliation_resolutions": ("SELECT", "INSERT"),
        "reconciliation_results": ("SELECT", "INSERT"),
        "reconciliation_runs": (
            "SELECT",
            "INSERT",
            "UPDATE (status, examined, changed, totals, book_digest, finished_at, failure_reason)",
            "UPDATE (refund_totals, snapshot, completed_in, orphans_snapshot)",
        ),
        "reconciliation_terms": ("SELECT", "INSERT"),
        "refresh_tokens": ("SELECT", "INSERT", "UPDATE (used_at)"),
        "refund_failures": ("SELECT", "INSERT"),
        "refunds": ("SELECT", "INSERT"),
        "sessions": ("SELECT", "INSERT", "UPDATE (ended_at, end_reason)"),
        "settlements": (
            "SELECT",
            "INSERT",
            "UPDATE (status, amount_minor, currency, value_date, attempted_at, settled_at)",
            "UPDATE (bank_reference, failure_reason, ended_at, end_reason)",
        ),
        "sign_in_failures": ("SELECT", "INSERT", "UPDATE (failures, last_failed_at, refused_until)"),
        "statement_entries": (
            "SELECT",
            "INSERT",
            "UPDATE (status, payment_id, settlement_id, named_at, problem, sought)",
        ),
        "statement_files": ("SELECT", "INSERT"),
        "statement_occurrences": ("SELECT", "INSERT"),
        "users": ("SELECT", "INSERT", "UPDATE (password_hash, role, is_active, credentials_changed_at)"),
    }
)
SEQUENCES: Final = ("pgqueuer_schedules_id_seq",)
"""Those that may be drawn from, and not set. An identity column such as events.position needs no grant for it."""
FUNCTIONS: Final = (
    "payflowx_account_identification(text, text)",
    "payflowx_by_the_clock(timestamptz)",
    "payflowx_find_payments(text, uuid, int)",
    "payflowx_find_settlements(text, int)",
    "payflowx_find_users(text, int)",
    "payflowx_folded(text)",
    "payflowx_find_card_number(text)",
    "payflowx_fold_payments(integer)",
    "payflowx_forget_what_is_over()",
    "payflowx_has_card_number(text)",
    "payflowx_is_ambiguous(text)",
    "payflowx_is_owner()",
    "payflowx_is_telling(text, boolean)",
    "payflowx_learn_sizes(text[])",
    "payflowx_payment_names(text, text, text)",
    "payflowx_refundable(uuid)",
    "payflowx_says_matching(text, text)",
    "payflowx_says_refunding(text)",
    "payflowx_sought(jsonb)",
    "payflowx_speaking_bank()",
    "payflowx_uuid7(timestamptz)",
)
"""Those that statements, CHECKs and conditions of triggers call; a trigger's function needs no grant to run."""

SHOWN_MAX: Final = 3

# Whatever the migrations have made: it belongs to who owns their tables, and no extension has brought it.
REVOCATIONS: Final = """
SELECT format('REVOKE ALL ON %s %s FROM PUBLIC, %I', kind, name, $1::text) AS statement
FROM (
    SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind, oid::regclass::text AS name,
        'pg_class'::regclass AS catalogue, oid, relowner AS owner
    FROM pg_class
    WHERE relnamespace = quote_ident(current_schema())::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
    UNION ALL
    SELECT 'ROUTINE', oid::regprocedure::text, 'pg_proc'::regclass, oid, proowner
    FROM pg_proc WHERE pronamespace = quote_ident(current_schema())::regnamespace
) AS object
WHERE owner = (SELECT relowner FROM pg_class WHERE oid = 'aerich'::regclass)
    AND NOT EXISTS (SELECT FROM pg_depend WHERE (classid, objid) = (catalogue, object.oid) AND deptype = 'e')
UNION ALL
SELECT format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %I', current_schema(), $1::text)
UNION ALL
SELECT format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC, %I', current_database(), $1::text)
"""

# What a role can really do, directly or through whatever it is a member of; a superuser can do everything.
HELD: Final = """
WITH listed AS (
    SELECT oid, relname, relowner FROM pg_class
    WHERE relnamespace = quote_ident(current_schema())::regnamespace AND relname = ANY ($2)
)
SELECT relname AS name, attname AS column, privilege, has_column_privilege($1, listed.oid, attnum, privilege) AS is_held
FROM listed JOIN pg_attribute ON attrelid = listed.oid AND attnum > 0 AND NOT attisdropped
CROSS JOIN unnest('{SELECT,INSERT,UPDATE,REFERENCES}'::text[]) AS privilege
UNION ALL
SELECT relname, NULL, privilege, has_table_privilege($1, oid, privilege)
FROM listed CROSS JOIN unnest('{DELETE,TRUNCATE,TRIGGER}'::text[]) AS privilege
UNION ALL
SELECT relname, NULL, 'OWNERSHIP', pg_has_role($1, relowner, 'MEMBER') FROM listed
UNION ALL
SELECT 'the schema', NULL, 'CREATE', has_schema_privilege($1, current_schema(), 'CREATE')
UNION ALL
SELECT 'the database', NULL, privilege, has_database_privilege($1, current_database(), privilege)
FROM unnest('{CREATE,TEMPORARY}'::text[]) AS privilege
UNION ALL
SELECT 'the server', NULL, attribute, is_held FROM pg_roles CROSS JOIN LATERAL (VALUES
    ('SUPERUSER', rolsuper), ('CREATEROLE', rolcreaterole), ('CREATEDB', rolcreatedb),
    ('REPLICATION', rolreplication), ('BYPASSRLS', rolbypassrls)) AS given (attribute, is_held)
WHERE rolname = $1
UNION ALL
SELECT 'the server', NULL, 'MEMBERSHIP OF ' || rolname, pg_has_role($1, oid, 'MEMBER')
FROM pg_roles WHERE rolname LIKE 'pg\\_%'
UNION ALL
SELECT name, NULL, 'USAGE', has_sequence_privilege($1, name, 'USAGE') FROM unnest($3::text[]) AS name
UNION ALL
SELECT name, NULL, 'EXECUTE', has_function_privilege($1, name, 'EXECUTE') FROM unnest($4::text[]) AS name
"""

Fetch = Callable[..., Awaitable[list[asyncpg.Record]]]


class RoleMissing(PayFlowXError):
    """There is no such role."""


class RoleNotRestricted(PayFlowXError):
    """The role can do more than was granted to it."""


class PrivilegesMissing(PayFlowXError):
    """The role may not do all that the application has to."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a role differs from the list, in phrases such as `DELETE on events`: nothing on either side, or a mistake."""

    role: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]


async def require_role(connection: asyncpg.Connection, role: str) -> None:
    """Raises RoleMissing: a role is not made here, since its password is for a person to choose."""
    if not await connection.fetchval("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", role):
        quoted = await connection.fetchval("SELECT quote_ident($1)", role)
        raise RoleMissing(
            f"There is no role {role!r} yet. Make it once, as a role that may create roles, and migrate again: "
            f"CREATE ROLE {quoted} LOGIN PASSWORD '...';"
        )


async def grant(connection: asyncpg.Connection, role: str) -> bool:
    """Gives the role what is listed and takes away all else, at once; says whether that changed anything.

    Run by the owner, under the migrations' lock. Raises RoleMissing; RoleNotRestricted and PrivilegesMissing where
    something can't be taken away or given. Nothing is changed then.
    """
    await require_role(connection, role)
    before = await standing(connection.fetch, role)
    async with connection.transaction():
        revocations = [row["statement"] for row in await connection.fetch(REVOCATIONS, role)]
        await connection.execute("; ".join([*revocations, *await _grants_to(connection, role)]))
        after = await standing(connection.fetch, role)
        if after.surplus:
            raise RoleNotRestricted(
                f"The role {role!r} keeps {_summary(after.surplus)}, which this owner can't take away. The application "
                "needs a role of its own that is no superuser, owns nothing and is no member of the owner."
            )
        _require_all(after)
    return before != after


async def require() -> Standing:
    """How the connected role differs from the list. Raises PrivilegesMissing where it lacks something."""
    rows = await db.fetch("SELECT current_user")
    found = await standing(db.fetch, rows[0]["current_user"])
    _require_all(found)
    return found


async def standing(fetch: Fetch, role: str) -> Standing:
    """How the role differs from the list, as the database sees it."""
    rows = await fetch(HELD, role, list(TABLES), list(SEQUENCES), list(FUNCTIONS))
    missing = {_phrase(row) for row in rows if _is_listed(row) and not row["is_held"]}
    surplus = {_phrase(row) for row in rows if row["is_held"] and not _is_listed(row)}
    return Standing(role, tuple(sorted(missing)), tuple(sorted(surplus)))


def _require_all(found: Standing) -> None:
    if found.missing:
        raise PrivilegesMissing(
            f"The role {found.role!r} lacks {_summary(found.missing)}: run `payflowx migrate` as the tables' owner."
        )


async def _grants_to(connection: asyncpg.Connection, role: str) -> list[str]:
    [(quoted, database, schema)] = await connection.fetch(
        "SELECT quote_ident($1), quote_ident(current_database()), quote_ident(current_schema())", role
    )
    objects = [f"{', '.join(rights)} ON {table}" for table, rights in TABLES.items() if rights]
    objects += [f"USAGE ON SEQUENCE {name}" for name in SEQUENCES]
    objects += [f"EXECUTE ON FUNCTION {name}" for name in FUNCTIONS]
    objects += [f"CONNECT ON DATABASE {database}", f"USAGE ON SCHEMA {schema}"]
    return [f"GRANT {granted} TO {quoted}" for granted in objects]


def _rights(table: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Each privilege on a table with its columns, or None for all of them."""
    for right in TABLES[table]:
        privilege, _, columns = right.rstrip(")").partition(" (")
        yield privilege, tuple(columns.split(", ")) if columns else None


def _is_listed(row: asyncpg.Record) -> bool:
    if row["name"] not in TABLES:
        return row["name"] in SEQUENCES or row["name"] in FUNCTIONS
    return any(
        privilege == row["privilege"] and (columns is None or row["column"] in columns)
        for privilege, columns in _rights(row["name"])
    )


def _phrase(row: asyncpg.Record) -> str:
    return f"{row['privilege']} on {row['name']}"


def _summary(phrases: tuple[str, ...]) -> str:
    more = len(phrases) - SHOWN_MAX
    return ", ".join(phrases[:SHOWN_MAX]) + (f" and {more} more" if more > 0 else "")
