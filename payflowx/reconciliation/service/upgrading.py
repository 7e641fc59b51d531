"""Puts right what a version before has left in a book, once the schema is today's."""

from collections import Counter
from datetime import datetime

from payflowx.bank_statements.service import rereading
from payflowx.reconciliation.service import recounting


async def upgrade_book(*, now: datetime) -> Counter[str]:
    """Puts right what the rules allow, and says how much of it, by what it was; a second time there is nothing.

    The caller is connected as the owner of the tables. It may be ended at any moment, and goes on where it was. Raises
    LockBusy where an import takes longer than a minute.
    """
    done = await rereading.put_right(now=now)
    done["deadlines counted anew"] = await recounting.recount_deadlines()
    return +done
