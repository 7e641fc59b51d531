"""Which statements tell of other movements for certain: pages of one, and those that go on where another one ends.

An entry of one of them is none of the other's, however equal the two are. Numbers say it, and balances: where they
contradict a number, as in two exports of overlapping days, it says nothing. Everything here is pure.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Page:
    """What a statement says of its place among those of its account, in its format and currency."""

    id: UUID
    reference: str | None
    sequence_number: int
    page_number: int | None
    opening_minor: int | None
    closing_minor: int | None
    from_date: date | None
    to_date: date | None


def apart(statement: Page, others: Sequence[Page]) -> frozenset[UUID]:
    """Those of the others that share no entry with the statement.

    They are its pages, whatever is missing between; and all that lead up to it or on from it, each one beginning with
    the balance with which the one before it ends.
    """
    behind = _reached(statement, others, follows)
    before = _reached(statement, others, lambda later, earlier: follows(earlier, later))
    pages = {other.id for other in others if other.id != statement.id and are_pages(statement, other)}
    return frozenset(behind | before | pages)


def follows(first: Page, second: Page) -> bool:
    """Whether the second goes on where the first one ends, by its number and by its balance."""
    if first.closing_minor is None or first.closing_minor != second.opening_minor or not _are_in_order(first, second):
        return False
    if first.sequence_number != second.sequence_number:
        return second.sequence_number == first.sequence_number + 1 and second.page_number in (None, 1)
    return first.page_number == second.page_number is None or second.page_number == (first.page_number or 0) + 1


def are_pages(one: Page, other: Page) -> bool:
    """Whether the two are pages of one statement by their number, and no balance contradicts it."""
    if one.sequence_number != other.sequence_number:
        return False
    if one.page_number is None or other.page_number is None:
        return one.page_number is other.page_number and _differ_throughout(one, other)
    if one.page_number == other.page_number:
        return False
    first, second = sorted((one, other), key=lambda page: page.page_number or 0)
    if not _are_in_order(first, second):
        return False
    balances = {first.opening_minor, first.closing_minor, second.opening_minor, second.closing_minor}
    if second.page_number != (first.page_number or 0) + 1 or None in balances:
        return True
    # Some banks repeat the balances of the whole statement on each page.
    repeated = (first.opening_minor, first.closing_minor) == (second.opening_minor, second.closing_minor)
    return repeated or first.closing_minor == second.opening_minor


def _differ_throughout(one: Page, other: Page) -> bool:
    """Pages without numbers have one reference and other balances throughout; what was sent anew begins alike."""
    balances = (one.opening_minor, one.closing_minor, other.opening_minor, other.closing_minor)
    return (
        None not in balances
        and one.reference is not None
        and one.reference == other.reference
        and one.opening_minor != other.opening_minor
        and one.closing_minor != other.closing_minor
    )


def _are_in_order(first: Page, second: Page) -> bool:
    return first.to_date is None or second.from_date is None or first.to_date <= second.from_date


def _reached(start: Page, others: Iterable[Page], leads: Callable[[Page, Page], bool]) -> set[UUID]:
    """All to which a chain leads from the start, without the start."""
    left = {other.id: other for other in others if other.id != start.id}
    waiting, reached = [start], set[UUID]()
    while waiting:
        page = waiting.pop()
        for other in [other for other in left.values() if leads(page, other)]:
            del left[other.id]
            reached.add(other.id)
            waiting.append(other)
    return reached
