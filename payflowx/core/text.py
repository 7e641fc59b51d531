"""Text that people and machines send: printable, of a bounded length, storable, and without card numbers.

A card number that is stored or logged by mistake, in a reference or a name, would put all that holds it under PCI DSS.
"""

import re
from typing import Final

from payflowx.core.errors import InvalidInput

QUOTED_LENGTH_MAX: Final = 64
NAME_LENGTH_MAX: Final = 200
EMAIL_LENGTH_MAX: Final = 254  # RFC 5321, section 4.5.3.1.3: 256 with the angle brackets
SEARCH_LENGTH_MAX: Final = 255
SEPARATOR: Final = r"[ \u00a0._/-]"
# Where no thirteen digits stand close together, which is nearly everywhere, nothing else is looked at.
MANY_DIGITS: Final = re.compile(rf"\d(?<!\d\d)(?:{SEPARATOR}?+\d){{12}}")
# UUIDs, hexadecimal digests, and the 26 characters of a TypeID: which digits stand side by side in them is chance.
IDENTIFIER: Final = re.compile(
    r"(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24,}|[0-7][0-9a-hjkmnp-tv-z]{25})(?![0-9a-z])",
    re.ASCII | re.IGNORECASE,
)


def _written_in(*lengths: int) -> re.Pattern[str]:
    """Groups of digits with one same separator; it only looks ahead, so that each one within another is found."""
    first, second, *others = (rf"\d{{{length}}}" for length in lengths)
    groups = rf"{first}({SEPARATOR}){second}" + "".join(rf"\2{other}" for other in others)
    return re.compile(rf"(?<!\d)(?=({groups})(?!\d))")


CARD_NUMBERS: Final = (
    re.compile(r"(?<!\d)(\d{13,19})(?!\d)"),
    _written_in(4, 4, 4, 4),
    _written_in(4, 4, 4, 4, 3),
    _written_in(4, 4, 4, 1),
    _written_in(4, 6, 5),
    _written_in(4, 6, 4),
)


def check_text(text: str, *, length_max: int, path: tuple[str, ...], length_min: int = 1) -> str:
    """The text itself, where it is printable, its length is within the bounds and no card number is in it.

    Control characters, line breaks and lone surrogates are not printable. Raises InvalidInput.
    """
    name = path[-1]
    if not length_min <= len(text) <= length_max:
        raise InvalidInput(f"{name} must have {length_min} to {length_max} characters, and has {len(text)}.", path=path)
    if not text.isprintable():
        raise InvalidInput(f"{name} must have printable characters only, on one line.", path=path)
    return refuse_card_number(text, path=path)


def check_optional_text(text: str | None, *, length_max: int, path: tuple[str, ...]) -> str | None:
    """Like `check_text`, where the text may be left out."""
    return None if text is None else check_text(text, length_max=length_max, path=path)


def refuse_card_number(text: str, *, path: tuple[str, ...]) -> str:
    """The text itself, where no card number is in it; otherwise raises InvalidInput, which doesn't repeat it."""
    if has_card_number(text):
        raise InvalidInput(f"{path[-1]} must not have a card number in it, or what looks like one.", path=path)
    return text


OTHER_DIGITS: Final = re.compile(r"(?![0-9])\d")


def has_card_number(text: str) -> bool:
    """Whether a number stands in the text that could be a payment card's.

    Such a number has up to 19 digits (ISO/IEC 7812-1, section 4), in practice 13 or more, and the last one is a check
    digit (annex B, the Luhn formula). It is written without a break, or in the groups that are printed on cards. A
    longer run of digits and the digits of an identifier are none; one in ten other runs of that length looks like one.
    """
    if len(text) < 13 or not MANY_DIGITS.search(text):
        return False
    rest = IDENTIFIER.sub("x", text)
    # Once with the digits of every script, and once as the database reads it: there, those of others end a run.
    readings = {rest, OTHER_DIGITS.sub(" ", rest)}
    return any(_passes_luhn(found[1]) for read in readings for shape in CARD_NUMBERS for found in shape.finditer(read))


def mask_card_numbers(text: str) -> str:
    """The text with the middle of each number in it that could be a payment card's hidden, as PCI DSS 3.4.1 allows.

    For texts that others have written and that are kept as they are: there is nobody to whom to refuse them.
    """
    while has_card_number(text):
        rest = IDENTIFIER.sub(lambda found: "x" * len(found[0]), text)
        readings = (rest, OTHER_DIGITS.sub(" ", rest))
        spans = {
            found.span(1)
            for read in readings
            for shape in CARD_NUMBERS
            for found in shape.finditer(read)
            if _passes_luhn(found[1])
        }
        marks = list(text)
        for place in {place for start, end in spans for place in range(start + 6, end - 4)}:
            marks[place] = "*" if marks[place].isdecimal() else marks[place]
        text = "".join(marks)
    return text


def quoted(text: str) -> str:
    """The text as a message may repeat it: in quotes, or not at all where it is long or looks like a card number."""
    return "This value" if len(text) > QUOTED_LENGTH_MAX or has_card_number(text) else repr(text)


def _passes_luhn(number: str) -> bool:
    digits = [int(character) for character in reversed(number) if character.isdecimal()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
