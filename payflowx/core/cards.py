"""Card numbers: which digits of a text could be a payment card's, and which only look like it.

A card number (ISO/IEC 7812-1) has a check digit (annex B, the Luhn formula), and it begins with the number of an issuer
whose scheme has numbers of that length: `ISSUERS`. The formula alone takes one in ten numbers for a card's, and every
number that ends with the same check digit, such as a Norwegian KID. The database knows the same rules, in
`payflowx_find_card_number`: what is changed here is changed there, by a migration, and a test compares the two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Issuers:
    """Numbers whose first digits are between `low` and `high`, both as long, and that have one of these lengths."""

    scheme: str
    low: str
    high: str
    lengths: frozenset[int]


def _of(scheme: str, low: str, high: str, shortest: int, longest: int) -> Issuers:
    return Issuers(scheme, low, high, frozenset(range(shortest, longest + 1)))


# From what the schemes publish for acquirers, as collected by Wikipedia's "Payment card number" (2024) and Braintree's
# credit-card-type (2025). A scheme within another's range has no line of its own: RuPay's 65 and 508, Troy's 65, Elo's
# 4, 50 and 65, Verve's 50 and 65, Dankort's 4571 and 5019, UzCard's 5614, LankaPay's 357111, Bancontact's 6703.
#
# Not here: Visa's numbers of 13 digits, which are withdrawn (the EAN numbers of goods from Germany and Japan have 13
# and begin with 4); Maestro's of 12, of which none is known; UATP's (15 digits from 1 on), which airlines bill; and
# whatever is numbered outside of ISO/IEC 7812. Milliseconds since 1970 have 13 digits and begin with 17 or 18, as no
# scheme's do.
ISSUERS: Final = (
    _of("Mir", "2200", "2204", 16, 19),
    _of("BORICA", "2205", "2205", 16, 16),
    _of("Mastercard", "2221", "2720", 16, 16),
    _of("Diners Club", "300", "305", 14, 19),
    _of("Diners Club", "3095", "3095", 14, 19),
    _of("American Express", "34", "34", 15, 15),
    _of("JCB", "3528", "3589", 16, 19),
    _of("Diners Club", "36", "36", 14, 19),
    _of("American Express", "37", "37", 15, 15),
    _of("Diners Club", "38", "39", 14, 19),
    _of("Visa", "4", "4", 16, 19),
    _of("Maestro, Elo, Verve", "50", "50", 13, 19),
    _of("Mastercard", "51", "55", 16, 16),
    _of("Maestro", "56", "58", 13, 19),
    _of("RuPay, Hipercard", "60", "60", 16, 16),
    _of("Discover", "6011", "6011", 16, 19),
    _of("PROSTIR", "604001", "604200", 16, 19),
    _of("UnionPay, Elo", "62", "62", 16, 19),
    _of("Maestro", "6304", "6304", 13, 19),
    _of("InterPayment, Elo", "636", "636", 16, 19),
    _of("Hiper, InstaPayment", "637", "638", 16, 16),
    _of("Maestro", "639", "639", 13, 19),
    _of("Discover", "644", "649", 16, 19),
    _of("Discover, RuPay, Troy, Elo, Verve", "65", "65", 16, 19),
    _of("Maestro", "67", "67", 13, 19),
    _of("UnionPay, RuPay", "81", "81", 16, 19),
    _of("RuPay", "82", "82", 16, 16),
    _of("UzCard", "8600", "8600", 16, 16),
    _of("Napas", "9704", "9704", 16, 19),
    _of("Troy", "9792", "9792", 16, 16),
    _of("Humo", "9860", "9860", 16, 16),
)

SEPARATORS: Final = " \u00a0._/-"
GROUPS: Final = frozenset({(4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 6, 5), (4, 6, 4)})
"""How numbers are printed on cards: 16 and 19 digits, American Express's 15, Diners Club's 14."""
GROUPS_MAX: Final = 5

# Where no thirteen digits stand close together, which is nearly everywhere, nothing else is looked at.
MANY_DIGITS: Final = re.compile(rf"[0-9](?<![0-9][0-9])(?:[{SEPARATORS}]?+[0-9]){{12}}")
UNBROKEN: Final = re.compile(r"(?<![0-9])[0-9]{13,19}(?![0-9])")
THREE_GROUPS: Final = re.compile(rf"[0-9]{{4}}[{SEPARATORS}][0-9]{{4,6}}[{SEPARATORS}][0-9]{{4}}")
CHAINS: Final = tuple(re.compile(rf"[0-9]+(?:[{separator}][0-9]+){{2,}}") for separator in SEPARATORS)
# UUIDs, hexadecimal digests, and the 26 characters of a TypeID: which digits stand side by side in them is chance.
IDENTIFIER: Final = re.compile(
    r"(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24,}|[0-7][0-9a-hjkmnp-tv-z]{25})(?![0-9a-z])",
    re.ASCII | re.IGNORECASE,
)
# An IBAN (ISO 13616) or a creditor's reference (ISO 11649, "RF"), in one piece or printed in groups of four.
ACCOUNT: Final = re.compile(
    r"(?<![0-9A-Za-z])[A-Za-z]{2}[0-9]{2}"
    r"(?:[0-9A-Za-z]{9,30}|(?: [0-9A-Za-z]{4}){2,7}(?: [0-9A-Za-z]{1,4})?)(?![0-9A-Za-z])"
)

# The zeros of the decimal digits of Unicode 14; the nine others follow each.
ZEROS: Final = """
    660 6f0 7c0 966 9e6 a66 ae6 b66 be6 c66 ce6 d66 de6 e50 ed0 f20 1040 1090 17e0 1810 1946 19d0 1a80 1a90 1b50
    1bb0 1c40 1c50 a620 a8d0 a900 a9d0 a9f0 aa50 abf0 ff10 104a0 10d30 11066 110f0 11136 111d0 112f0 11450 114d0
    11650 116c0 11730 118e0 11950 11c50 11d50 11da0 16a60 16ac0 16b50 1d7ce 1d7d8 1d7e2 1d7ec 1d7f6 1e140 1e2f0
    1e950 1fbf0
"""
ASCII_DIGITS: Final = {int(zero, 16) + digit: str(digit) for zero in ZEROS.split() for digit in range(10)}


def spans(text: str) -> list[tuple[int, int]]:
    """Where in the text numbers begin and end that could be a payment card's, in the digits of whatever script.

    They are written without a break, or in the groups that are printed on cards, with one same separator. A longer run
    of digits, the digits of an identifier, an IBAN and a creditor's reference are none.
    """
    read = text if text.isascii() else text.translate(ASCII_DIGITS)
    # What is blotted out takes digits away and never adds any: where there is nothing before, there is nothing after.
    if len(read) < 13 or not MANY_DIGITS.search(read) or not _found(read):
        return []
    return _found(_without_accounts(IDENTIFIER.sub(_blotted, read)))


def is_card_number(number: str) -> bool:
    """Whether a number, of ASCII digits, is of a length and begins as an issuer's do, and has the right check digit."""
    return _passes_luhn(number) and any(
        len(number) in issuers.lengths and issuers.low <= number[: len(issuers.low)] <= issuers.high
        for issuers in ISSUERS
    )


def _found(read: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in _candidates(read) if is_card_number(_digits(read[start:end]))]


def _candidates(read: str) -> Iterator[tuple[int, int]]:
    for found in UNBROKEN.finditer(read):
        yield found.span()
    if not THREE_GROUPS.search(read):
        return
    for chain in (found for chains in CHAINS for found in chains.finditer(read)):
        groups = [(chain.start() + start, chain.start() + end) for start, end in _runs(chain[0])]
        sizes = [end - start for start, end in groups]
        for first in range(len(groups)):
            for last in range(first + 2, min(first + GROUPS_MAX, len(groups))):
                if tuple(sizes[first : last + 1]) in GROUPS:
                    yield groups[first][0], groups[last][1]


def _runs(chain: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in re.finditer("[0-9]+", chain))


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


def _without_accounts(text: str) -> str:
    """The text with each IBAN and creditor's reference blotted out: those whose check digits (ISO/IEC 7064) are right.

    A word that follows may look like one more group: so the last group is taken off until the check digits fit.
    """
    for found in ACCOUNT.findall(text):
        account = found
        while account and not _passes_mod_97(account):
            account = account.rpartition(" ")[0]
        if account:
            text = text.replace(account, "#" * len(account))
    return text


def _passes_mod_97(account: str) -> bool:
    characters = account.replace(" ", "")
    turned = characters[4:] + characters[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def _passes_luhn(number: str) -> bool:
    digits = [int(character) for character in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _blotted(found: re.Match[str]) -> str:
    return "#" * len(found[0])
