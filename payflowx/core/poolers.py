"""Poolers in transaction mode: they give each transaction another session, and must be known to be there.

asyncpg names the statements that it prepares, and two processes take the same names: on a server session that both
come to, one of them runs what the other has prepared, and is told that it went well (docs/decisions/0015).
"""

from collections.abc import Mapping
from typing import Final

import asyncpg

from payflowx.core.errors import PayFlowXError
from payflowx.core.ids import new_uuid

REMEDY: Final = (
    "Set PAYFLOWX_POOLER=transaction, or name the server itself in PAYFLOWX_DATABASE_URL (docs/operations.md, Poolers)."
)
MARK: Final = "payflowx.mark"


class PoolerInTheWay(PayFlowXError):
    """A session is not what it was asked to be, or not one's own: statements could be run in place of others'."""


def refusal(error: BaseException) -> PoolerInTheWay | None:
    """What to tell whose connection was refused for what it asked for; None where it was refused for anything else."""
    if isinstance(error, asyncpg.ProtocolViolationError) and "startup parameter" in str(error):
        return PoolerInTheWay(f"A pooler is between this program and the database, and says: {error}. {REMEDY}")
    return None


def is_behind_pooler(connection: asyncpg.Connection, backend_pid: int) -> bool:
    """Whether who has answered the connection is another process than who runs its statements.

    A pooler shows its clients keys of its own for cancelling (PostgreSQL's manual, BackendKeyData), since theirs
    outlive the server's sessions.
    """
    return bool(connection.get_server_pid() != backend_pid)


async def require_own_session(first: asyncpg.Connection, second: asyncpg.Connection, asked: Mapping[str, str]) -> None:
    """Raises PoolerInTheWay where sessions are not what they were asked to be, or not kept between transactions.

    `asked` are settings in the server's own units.
    """
    rows = await first.fetch(
        "SELECT lower(name) AS name, setting FROM pg_settings WHERE lower(name) = ANY ($1)", [*asked]
    )
    given = {row["name"]: row["setting"] for row in rows}
    lost = {name: value for name, value in asked.items() if given.get(name) != value}
    if lost:
        what = ", ".join(f"{name} is {given.get(name)!r} instead of {value!r}" for name, value in lost.items())
        raise PoolerInTheWay(
            f"A session of the database is not what it was asked to be: {what}. A pooler that ignores startup "
            f"parameters does that, and may run other processes' statements in place of ours. {REMEDY}"
        )
    pid = await first.fetchval("SELECT pg_backend_pid()")
    if is_behind_pooler(first, pid) or not await _is_kept(first, second, pid):
        raise PoolerInTheWay(
            "A pooler is between this program and the database: transactions of one connection may be run by different "
            f"sessions, and other processes' statements in place of ours. {REMEDY}"
        )


async def _is_kept(first: asyncpg.Connection, second: asyncpg.Connection, pid: int) -> bool:
    """Whether a session goes on as it was while another connection has a transaction open."""
    mark = str(new_uuid())
    await first.execute("SELECT set_config($1, $2, false)", MARK, mark)
    try:
        async with second.transaction():
            others = await second.fetchval("SELECT pg_backend_pid()")
            row = await first.fetchrow("SELECT pg_backend_pid() AS pid, current_setting($1, true) AS mark", MARK)
        return bool(row is not None and (row["pid"], row["mark"]) == (pid, mark) and others != pid)
    finally:
        await first.execute("SELECT set_config($1, '', false)", MARK)
