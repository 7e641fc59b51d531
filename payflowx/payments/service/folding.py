"""Keeps the numbers and sums of payments: folds what is noted of each into its day, and looks whether that is right."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from payflowx.core import db
from payflowx.core.ids import Prefix, to_typeid
from payflowx.core.money import Money
from payflowx.payments import totals

FOLDED_MAX: Final = 5_000
"""How many notes are folded at once: a fraction of what a statement has time for."""
COMPARING_TIMEOUT: Final = timedelta(minutes=10)
SHOWN_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class Difference:
    """A number or a sum that isn't that of its payments, and what to do about it, in a line."""

    sentence: str

    @property
    def title(self) -> str:
        """What all of them have in common, for how many they are."""
        return "numbers that are not those of their payments"


async def fold() -> int:
    """Folds the oldest notes, all of these or none; says how many, and 0 also while somebody else is at it.

    What is told of payments is the same before and after.
    """
    [row] = await db.fetch("SELECT payflowx_fold_payments($1) AS folded", FOLDED_MAX)
    return int(row["folded"])


async def list_differences() -> list[Difference]:
    """What is counted wrongly, the first hundred of it; reads every payment once."""
    async with db.transaction():
        await db.allow_long_statements(COMPARING_TIMEOUT)
        rows = await db.fetch(totals.DIFFERENCES, SHOWN_MAX, limit=COMPARING_TIMEOUT)
    return [Difference(_sentence(row)) for row in rows]


def _sentence(row: Any) -> str:
    told, found = (Money(int(row[f"{name}_minor"]), row["currency"]) for name in ("told", "found"))
    user = "all users" if row["user_id"] is None else to_typeid(Prefix.USER, row["user_id"])
    merchant = "all merchants" if row["merchant_id"] is None else to_typeid(Prefix.MERCHANT, row["merchant_id"])
    return (
        f"{row['day']}, {row['status']} in {row['currency']}, of {user} for {merchant}: {row['told']} payments of "
        f"{told} are counted, and {row['found']} of {found} are there. Somebody has changed them past their triggers: "
        "let the owner of the tables run SELECT payflowx_count_payments_anew()."
    )
