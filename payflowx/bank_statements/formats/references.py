"""What is a reference, and what banks write where there is none."""

from typing import Final

NO_REFERENCE: Final = frozenset({"", "NONREF", "NOTPROVIDED", "NOT PROVIDED", "EREF", "PREF", "MREF", "KREF"})
"""What stands where there is no reference; ING and Deutsche Bank name the part of :86: that has it instead."""


def known_reference(text: str | None) -> str | None:
    """The reference, unless it is a word that says that there is none."""
    text = (text or "").strip()
    return None if text.upper().removesuffix("+") in NO_REFERENCE else text
