"""Text that people and machines send: printable, of a bounded length, storable, and without card numbers.

A card number that is stored or logged by mistake, in a reference or a name, would put all that holds it under PCI DSS.
"""

import re
import unicodedata
from typing import Final

from payflowx.core import cards
from payflowx.core.errors import InvalidInput

QUOTED_LENGTH_MAX: Final = 64
NAME_LENGTH_MAX: Final = 200
EMAIL_LENGTH_MAX: Final = 254  # RFC 5321, section 4.5.3.1.3: 256 with the angle brackets
SEARCH_LENGTH_MAX: Final = 255
TRIGRAM: Final = re.compile("[0-9A-Za-z]{3}")  # PostgreSQL may take other letters for gaps: its locale says
# What Python calls printable and nobody sees: Unicode's Default_Ignorable_Code_Point (fillers, variation selectors, the
# grapheme joiner), the empty Braille pattern, the empty note head. Zero-width and control characters aren't printable.
INVISIBLE: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U0001d159\U000e0100-\U000e01ef]"
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


def refuse_ambiguous(text: str, *, path: tuple[str, ...]) -> str:
    """The text itself, where nobody can take it for another one; otherwise raises InvalidInput.

    For what tells things apart, an idempotency key, a reference or a scope: "order-1" and "order-1 ", or one letter
    written in two ways, would be two payments of what people take for one. It is refused and never changed.
    """
    name = path[-1]
    if text != text.strip():
        raise InvalidInput(f"{name} must not begin or end with a blank.", path=path)
    if INVISIBLE.search(text):
        raise InvalidInput(f"{name} must not have invisible characters in it.", path=path)
    if not unicodedata.is_normalized("NFC", text):
        raise InvalidInput(f"{name} must be composed as Unicode's form NFC says.", path=path)
    return text


def has_trigram(text: str) -> bool:
    """Whether an index on the parts of texts can find this one: by three letters or digits of ASCII side by side."""
    return bool(TRIGRAM.search(text))


def has_card_number(text: str) -> bool:
    """Whether a number stands in the text that could be a payment card's (`core.cards`)."""
    return bool(cards.spans(text))


def mask_card_numbers(text: str) -> str:
    """The text with the middle of each number in it that could be a payment card's hidden, as PCI DSS 3.4.1 allows.

    For texts that others have written and that are kept as they are: there is nobody to whom to refuse them.
    """
    while spans := cards.spans(text):
        marks = list(text)
        for place in {place for start, end in spans for place in range(start + 6, end - 4)}:
            marks[place] = "*" if marks[place].isdecimal() else marks[place]
        text = "".join(marks)
    return text


def quoted(text: str) -> str:
    """The text as a message may repeat it: in quotes, or not at all where it is long or looks like a card number."""
    return "This value" if len(text) > QUOTED_LENGTH_MAX or has_card_number(text) else repr(text)
