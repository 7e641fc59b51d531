"""The counts and sums of MT942's fields :90C: and :90D:, and whether the entries make them.

Banks count differently: what takes an earlier entry back is of the side on which the money moves for some, and for
others of the one that its mark names; and some count what is expected, EC and ED, while others don't.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from payflowx.bank_statements.formats.mt940_fields import EntryLine
from payflowx.core.money import Money

NAMES: Final = {"90C": "credits", "90D": "debits"}
BOTH: Final = (False, True)


class Direction(NamedTuple):
    """What tells on which side an entry is counted, and whether."""

    is_credit: bool
    is_reversal: bool
    is_booked: bool


@dataclass(slots=True)
class Sums:
    """What is stated, by the tags of its fields, and what was read."""

    stated: dict[str, tuple[int, Money]] = field(default_factory=dict)
    read: dict[Direction, list[int]] = field(default_factory=dict)
    """For each direction the count of its entries, and what they add up to."""

    def add(self, line: EntryLine) -> None:
        """Counts an entry."""
        side = self.read.setdefault(Direction(line.is_credit, line.is_reversal, line.is_booked), [0, 0])
        side[0] += 1
        side[1] += line.amount.amount_minor

    def problems(self, broken_count: int) -> Iterator[str]:
        """A sentence for each side that differs, whichever way it is counted, and not just by what couldn't be read."""
        for tag, (count, amount) in self.stated.items():
            ways = [self._read(tag, by_mark=mark, with_expected=expected) for mark in BOTH for expected in BOTH]
            lacking = (count - found for found, _ in ways)
            if (count, amount.amount_minor) in ways or any(0 < number <= broken_count for number in lacking):
                continue
            found_count, found_minor = ways[0]
            found = Money(found_minor, amount.currency)
            yield f"{count} {NAMES[tag]} of {amount} are stated, and {found_count} of {found} could be read."

    def _read(self, tag: str, *, by_mark: bool, with_expected: bool) -> tuple[int, int]:
        sides = [
            side
            for direction, side in self.read.items()
            if (direction.is_booked or with_expected)
            and (direction.is_credit is not (by_mark and direction.is_reversal)) is (tag == "90C")
        ]
        return sum(count for count, _ in sides), sum(amount_minor for _, amount_minor in sides)
