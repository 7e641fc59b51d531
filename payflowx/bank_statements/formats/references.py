"""What is a reference, and what banks write where there is none."""

import re
from typing import Final

NO_REFERENCE: Final = frozenset({"", "NONREF", "NOTPROVIDED", "NOT PROVIDED", "EREF", "PREF", "MREF", "KREF"})
"""What stands where there is no reference; ING and Deutsche Bank name the part of :86: that has it instead."""
NO_REFERENCE_LENGTH_MAX: Final = max(map(len, NO_REFERENCE)) + len("+")
FILLERS: Final = NO_REFERENCE | {"NOREF", "NOREFERENCE", "NOTAVAILABLE", "NOTAPPLICABLE", "NONE", "NULL", "NA", "NIL"}
"""The same, and what others write, without blanks and the like."""
FILLING: Final = re.compile(r"[\W_]+")
COUNTED_BELOW: Final = 10_000
"""A number below it counts the entries of a statement or of a day: another one has it as well."""
DIGITS_MAX: Final = 64


def known_reference(text: str | None) -> str | None:
    """The reference, unless it is a word that says that there is none."""
    text = (text or "").strip()
    if len(text) > NO_REFERENCE_LENGTH_MAX:
        return text
    return None if text.upper().removesuffix("+") in NO_REFERENCE else text


def is_filler(text: str) -> bool:
    """Whether it says no more than that there is no reference: by a word, by zeros, or by what fills a field."""
    bare = FILLING.sub("", text[:DIGITS_MAX]).upper()
    return bare in FILLERS or not bare.strip("0")


def identifying_reference(text: str | None) -> str | None:
    """A reference that a bank gives to one booking alone: neither a filler nor a count."""
    if text is None or is_filler(text):
        return None
    is_number = text.isascii() and text.isdecimal() and len(text) <= DIGITS_MAX
    return None if is_number and int(text) < COUNTED_BELOW else text
