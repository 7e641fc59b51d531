"""What data loaders need: rows in the order of the keys that were asked for."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")


def in_order(keys: Sequence[UUID], rows: Iterable[T], *, key: Callable[[T], UUID]) -> list[T | None]:
    """For each key its row, or None where there is none."""
    by_key = {key(row): row for row in rows}
    return [by_key.get(wanted) for wanted in keys]


def grouped(keys: Sequence[UUID], rows: Iterable[T], *, key: Callable[[T], UUID]) -> list[list[T]]:
    """For each key its rows, in the order in which they came."""
    groups: dict[UUID, list[T]] = {wanted: [] for wanted in keys}
    for row in rows:
        groups[key(row)].append(row)
    return [groups[wanted] for wanted in keys]


def required(row: T | None) -> T:
    """A row that a foreign key promises; its absence is an error, never a null that reads as "no such object"."""
    if row is None:
        raise LookupError("A row that a foreign key promises is not there.")
    return row
