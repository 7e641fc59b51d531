"""What a database's schema is, read from PostgreSQL's own catalogue."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import asyncpg

Catalogue = dict[str, set[str]]

# Each gives text that has all there is to know about one object, and no number that another database would not share.
QUERIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "columns": """
            SELECT format('%s.%s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod),
                CASE WHEN attnotnull THEN 'NOT NULL' END, pg_get_expr(adbin, adrelid))
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            LEFT JOIN pg_attrdef ON (adrelid, adnum) = (attrelid, attnum)
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0""",
        "orders of columns": """
            SELECT format('%s: %s', attrelid::regclass, string_agg(attname, ', ' ORDER BY attnum))
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 GROUP BY attrelid""",
        "constraints": """
            SELECT format('%s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'""",
        "indexes": """
            SELECT format('%s %s', pg_get_indexdef(indexrelid), indisvalid)
            FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace""",
        "triggers": """
            SELECT format('%s %s', pg_get_triggerdef(pg_trigger.oid), tgenabled)
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
            WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal""",
        "functions": """
            SELECT pg_get_functiondef(oid) FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
                SELECT FROM pg_depend WHERE (classid, objid, deptype) = ('pg_proc'::regclass, pg_proc.oid, 'e'))""",
        "types": """
            SELECT format('%s %s', enumtypid::regtype, enumlabel)
            FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid WHERE typnamespace = 'public'::regnamespace""",
        "sequences": """
            SELECT format('%s %s', oid::regclass, seqtypid::regtype)
            FROM pg_class JOIN pg_sequence ON seqrelid = oid WHERE relnamespace = 'public'::regnamespace""",
    }
)


async def read(url: str) -> Catalogue:
    """Everything in the database's public schema, by kind of object."""
    connection = await asyncpg.connect(url)
    try:
        return {kind: {row[0] for row in await connection.fetch(query)} for kind, query in QUERIES.items()}
    finally:
        await connection.close()
