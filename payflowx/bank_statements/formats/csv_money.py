"""How the amounts in the columns of an unknown CSV file are written, and what their signs and balances prove."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from payflowx.bank_statements.formats.csv_numbers import NumberReader
from payflowx.bank_statements.formats.csv_table import SeenColumn
from payflowx.core.errors import InvalidInput

READERS: Final = {",": NumberReader(",", "."), ".": NumberReader(".", ",")}
CLEAR_MAJORITY: Final = 10
"""So many amounts have to be written in one way for one that is written otherwise."""


@dataclass(frozen=True, slots=True)
class Writing:
    """The decimal separator; None where the amounts leave it open, with what is to be asked."""

    decimal: str | None
    question: str = ""


def writing_of(texts: Iterable[str]) -> Writing:
    """How these amounts are written, by those that can be read in one way alone."""
    told: dict[str, str] = {}
    example = ""
    counts = dict.fromkeys(READERS, 0)
    for text in dict.fromkeys(filter(None, texts)):
        read = {decimal: number for decimal in READERS if (number := _number(text, decimal)) is not None}
        if len(read) == 1:
            [decimal] = read
            counts[decimal] += 1
            told.setdefault(decimal, text)
        elif len(set(read.values())) > 1:
            example = example or text
    [best, other] = sorted(counts, key=lambda decimal: counts[decimal], reverse=True)
    if counts[best] > CLEAR_MAJORITY * counts[other]:
        return Writing(best)
    if counts[other]:
        return Writing(
            None, f"{told[best]} and {told[other]} are written differently: what stands before the decimals?"
        )
    if example:
        numbers = " or ".join(f"{_number(example, decimal)}" for decimal in READERS)
        return Writing(None, f"{example} may be {numbers}: what stands before the decimals?")
    return Writing(None, "No amount of the file has decimals: what would stand before them?")


def is_signed(column: SeenColumn) -> bool:
    """Whether any of the amounts says itself that it goes out."""
    return any((_number(text, decimal) or Decimal(0)) < 0 for text in column.values for decimal in READERS)


def find_balance(amount: SeenColumn, others: Sequence[SeenColumn], writing: Writing) -> SeenColumn | None:
    """The one column whose numbers follow from the amounts, as balances after the rows do."""
    found = [column for column in others if writing.decimal and _follows(amount, column, writing.decimal)]
    return found[0] if len(found) == 1 else None


def _follows(amount: SeenColumn, balance: SeenColumn, decimal: str) -> bool:
    """Whether each balance is the one before it and the amount, from the top or from the bottom, at least once."""
    rows = [
        (_number(one, decimal), _number(other, decimal))
        for one, other in zip(amount.values, balance.values, strict=True)
    ]
    known = [(one, other) for one, other in rows if one is not None and other is not None]
    if len(known) != len(rows) or len(rows) < 2:
        return False
    down = all(later == earlier + moved for (_, earlier), (moved, later) in pairwise(known))
    up = all(earlier == later + moved for (moved, earlier), (_, later) in pairwise(known))
    return (down or up) and any(moved for moved, _ in known)


def _number(text: str, decimal: str) -> Decimal | None:
    try:
        return READERS[decimal].number(text)[0]
    except InvalidInput:
        return None
