"""BAI2 files made of records, and what they are read as."""

from typing import Final

from payflowx.bank_statements.formats import bai2
from payflowx.bank_statements.formats.parts import Entry, Part

from .reading import assert_well_formed, broken, entries, file

HEAD: Final = "01,BANK,US,260930,0200,1,,,2/\n02,US,BANK,1,260929,2359,,2/\n03,5765432,,,,,/\n"


def read(text: str | bytes) -> list[Part]:
    """All parts of a file with this text."""
    parts = list(bai2.read(file(text)))
    assert_well_formed(parts)
    return parts


def account(*records: str) -> list[Part]:
    """The parts of a file with one account with these records."""
    return read(HEAD + "".join(f"{record}\n" for record in records))


def entry(*records: str) -> Entry:
    """The one entry of such a file."""
    [found] = entries(account(*records))
    return found


def problem(*records: str) -> str:
    """What is wrong with the one entry of such a file."""
    parts = account(*records)
    [found] = broken(parts)
    assert entries(parts) == []
    assert found.raw == "\n".join(records)
    return found.problem
