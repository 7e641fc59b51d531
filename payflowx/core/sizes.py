"""What PostgreSQL believes of the size of tables, before statements over many rows are planned by it.

It goes by what VACUUM or ANALYZE have found. Of a table that a transaction fills, or that one which was rolled back has
filled before, that is nothing: joined row by row, ten thousand rows take half a minute, and a hundred thousand an hour.
"""

from payflowx.core import db


async def learn(*tables: str) -> None:
    """Has these tables counted where they are much larger than believed, with the rows of the current transaction.

    Where somebody else is at work on one, the transaction joins nothing row by row any more: that is slower than it
    could be, and never grows with the square of the rows.
    """
    [row] = await db.fetch("SELECT payflowx_learn_sizes($1::text[]) AS is_known", list(tables))
    if not row["is_known"]:
        await db.execute("SET LOCAL enable_nestloop = off")


async def prefer_indexes(*, is_on: bool) -> None:
    """Has what the current transaction plans from here on look rows up by an index, however small a table seems."""
    await db.execute(f"SET LOCAL enable_seqscan = {'off' if is_on else 'on'}")


async def prefer_known_plans(*, is_on: bool) -> None:
    """Has what the current transaction runs from here on plan once, and not anew for the values of each row.

    That is for triggers that look something up by a key for each of many rows: a plan costs more than the look.
    """
    await db.execute(f"SET LOCAL plan_cache_mode = {'force_generic_plan' if is_on else 'auto'}")
