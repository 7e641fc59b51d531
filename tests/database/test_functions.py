"""Ids that SQL makes by the thousand are UUIDs of version 7, as the program's own are."""

from datetime import timedelta
from uuid import RFC_4122

import asyncpg

from .rows import AT


async def test_id_made_by_sql_is_a_uuid_of_version_7(owner: asyncpg.Connection) -> None:
    ids = [row[0] for row in await owner.fetch("SELECT payflowx_uuid7($1) FROM generate_series(1, 1000)", AT)]

    assert len(set(ids)) == 1000
    assert {(value.version, value.variant) for value in ids} == {(7, RFC_4122)}
    assert {value.int >> 80 for value in ids} == {int(AT.timestamp() * 1000)}


async def test_ids_made_by_sql_sort_by_their_instant(owner: asyncpg.Connection) -> None:
    instants = [AT + timedelta(milliseconds=number) for number in range(100)]

    ids = [
        row[0] for row in await owner.fetch("SELECT payflowx_uuid7(at) FROM unnest($1::timestamptz[]) AS at", instants)
    ]

    assert ids == sorted(ids)
