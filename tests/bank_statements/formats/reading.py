"""Files for the readers, and what they make of them."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from payflowx.bank_statements.formats.parts import Broken, Entry, Part, StatementClosed, StatementOpened
from payflowx.core.errors import InvalidInput

SAMPLES: Final = Path(__file__).parent.parent / "samples"


def sample(name: str) -> bytes:
    """A sample file's bytes."""
    return (SAMPLES / name).read_bytes()


def file(text: str | bytes) -> BytesIO:
    """A file with this text."""
    return BytesIO(text if isinstance(text, bytes) else text.encode())


def entries(parts: Iterable[Part]) -> list[Entry]:
    """The entries that were read."""
    return [part for part in parts if isinstance(part, Entry)]


def broken(parts: Iterable[Part]) -> list[Broken]:
    """The entries that could not be read."""
    return [part for part in parts if isinstance(part, Broken)]


def opened(parts: Iterable[Part]) -> list[StatementOpened]:
    """What the statements say before their entries."""
    return [part for part in parts if isinstance(part, StatementOpened)]


def closed(parts: Iterable[Part]) -> list[StatementClosed]:
    """What the statements say after their entries."""
    return [part for part in parts if isinstance(part, StatementClosed)]


def signed_sum(parts: Iterable[Part]) -> int:
    """What the booked entries did to the account."""
    return sum(
        entry.amount.amount_minor if entry.is_credit else -entry.amount.amount_minor
        for entry in entries(parts)
        if entry.is_booked
    )


def assert_well_formed(parts: list[Part]) -> None:
    """Statements open and close in turn, numbered from 0, and the positions of their entries count from 0."""
    number, position, is_open = 0, 0, False
    for part in parts:
        match part:
            case StatementOpened():
                assert not is_open
                assert part.number == number
                is_open, position = True, 0
            case StatementClosed():
                assert is_open
                assert part.number == number
                is_open, number = False, number + 1
            case _:
                assert is_open
                assert part.position == position
                position += 1
    assert not is_open


def read_or_refused(parts: Iterator[Part]) -> list[Part] | None:
    """All parts, or None where the file is refused as a whole."""
    try:
        found = list(parts)
    except InvalidInput as refusal:
        if refusal.path != ("file",):
            raise
        return None
    assert_well_formed(found)
    return found


def mutations(name: str) -> st.SearchStrategy[bytes]:
    """The sample, damaged: some bytes are others, some are gone, and it may break off."""
    return damaged(sample(name))


def damaged(whole: bytes) -> st.SearchStrategy[bytes]:
    """The file, damaged in the same ways."""
    change = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 3), st.binary(max_size=3))

    def changed(changes: list[tuple[int, int, bytes]], size: int) -> bytes:
        content = whole
        for start, count, replacement in changes:
            content = content[:start] + replacement + content[start + count :]
        return content[:size]

    return st.builds(changed, st.lists(change, max_size=8), st.integers(len(whole) // 4, len(whole) * 4))
