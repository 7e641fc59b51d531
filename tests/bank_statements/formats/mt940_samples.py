"""Statements of MT940 in a few fields, and what the reader makes of them."""

from payflowx.bank_statements.formats import mt940
from payflowx.bank_statements.formats.parts import Entry, Part

from .reading import assert_well_formed, entries, file


def read(text: str | bytes) -> list[Part]:
    """All parts of a file with this text."""
    parts = list(mt940.read(file(text)))
    assert_well_formed(parts)
    return parts


def statement(*fields: str, currency: str = "EUR") -> str:
    """A statement with these fields between its balances."""
    head = f":20:REF\n:25:NL91ABNA0417164300\n:28C:7/1\n:60F:C260929{currency}100,00\n"
    return head + "".join(f"{field}\n" for field in fields) + f":62F:C260930{currency}100,00\n-\n"


def entry(*fields: str, currency: str = "EUR") -> Entry:
    """The one entry of such a statement."""
    [found] = entries(read(statement(*fields, currency=currency)))
    return found
