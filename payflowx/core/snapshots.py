"""What a transaction could see: a later one finds by an index what was written since, however late it committed.

Such a table keeps in `changed_in` which transaction wrote a row last. Clocks have no part in it: a row is new to who
comes later where its transaction had not ended when the snapshot was taken, even if it began long before.
"""

from dataclasses import dataclass
from typing import Final, Self

from tortoise import fields
from tortoise.fields import SqlDefault

from payflowx.core import db

CURRENT: Final = "SELECT pg_current_snapshot()::text AS snapshot, pg_current_xact_id()::text AS transaction"


class TransactionField(fields.BigIntField):
    """The number of a transaction, which is never used again."""

    SQL_TYPE = "XID8"


def changed_in() -> TransactionField:
    """The transaction that wrote a row last, as the database notes it; null where that was before it noted any."""
    return TransactionField(null=True, db_default=SqlDefault("pg_current_xact_id()"))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the transaction with this number could see, besides what it wrote itself."""

    text: str
    transaction: int

    @classmethod
    async def take(cls) -> Self:
        """That of the current transaction; where it sees only one, the first statement in it."""
        [row] = await db.fetch(CURRENT)
        return cls(row["snapshot"], int(row["transaction"]))

    def since(self, column: str = "changed_in") -> str:
        """The condition on a transaction's number that what it wrote was not seen, by who sees it now."""
        return unseen(column, f"'{self.text}'::pg_snapshot", f"'{self.transaction}'")


def unseen(column: str, snapshot: str, transaction: str) -> str:
    """The same for expressions in SQL.

    Numbers that the server has not given out yet came with a copy of another server's tables.
    """
    return (
        f"({column} >= pg_snapshot_xmin({snapshot}) AND {column} < pg_snapshot_xmax(pg_current_snapshot()) "
        f"AND NOT pg_visible_in_snapshot({column}, {snapshot}) AND {column} <> {transaction})"
    )
