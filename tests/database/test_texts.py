"""The database and the program say the same of a text: whether it has a card number, and whether it is ambiguous."""

import random
import sys
import unicodedata
from collections.abc import Callable

import asyncpg

from payflowx.core import cards
from payflowx.core.errors import InvalidInput
from payflowx.core.text import check_text, has_card_number, refuse_ambiguous

CHANCE = random.Random(7812)  # noqa: S311 - repeatable
DIGITS = ["0123456789"] * 12 + [
    "".join(chr(int(zero, 16) + digit) for digit in range(10)) for zero in cards.ZEROS.split()
]
SIZES = [[4, 4, 4, 4], [4, 4, 4, 4, 3], [4, 6, 5], [4, 6, 4], [4, 4, 4], [5, 4, 4, 4], [4, 4, 4, 1], [2, 2, 2, 2, 4, 4]]
AROUND = [
    "",
    "",
    " ",
    "-",
    "order-",
    "x",
    ".",
    "1",
    "card ",
    " of Ada",
    ", 12/30",
    "RF",
    "DE89 ",
    "é",
    "4711 ",
    "\u00a0",
]


# Arabic, Syriac and Kaithi signs that span a number, and the controls that arrange Egyptian hieroglyphs.
SEEN_THOUGH_UNPRINTABLE = {
    *map(chr, range(0x600, 0x606)),
    *("\u06dd", "\u070f", "\u0890", "\u0891", "\u08e2", "\U000110bd", "\U000110cd"),
    *map(chr, range(0x13430, 0x13439)),
}


def number() -> str:
    """Digits as long as a card's, mostly with an issuer's first ones and the right check digit."""
    issuers = CHANCE.choice(cards.ISSUERS)
    near = [str(int(issuers.low) - 1), str(int(issuers.high) + 1), ""]
    first = CHANCE.choice([issuers.low, issuers.high] * 3 + near)
    length = CHANCE.choice([*issuers.lengths] * 4 + [*range(12, 21)])
    body = (first + "".join(CHANCE.choices("0123456789", k=length)))[: length - 1]
    checked = [body + last for last in "0123456789" if cards._passes_luhn(body + last)]
    return checked[0] if CHANCE.random() < 0.8 else body + CHANCE.choice("0123456789")


def grouped() -> str:
    """A number in groups, of cards or others, with one separator or with two."""
    sizes, digits = CHANCE.choice(SIZES), number()
    separators = [CHANCE.choice(cards.SEPARATORS)] * len(sizes)
    if CHANCE.random() < 0.1:
        separators[0] = CHANCE.choice([*cards.SEPARATORS, "  ", "+"])
    text = ""
    for size, separator in zip(sizes, separators, strict=True):
        text, digits = text + digits[:size] + separator, digits[size:]
    return text[:-1]


def account() -> str:
    """An IBAN or a creditor's reference, in one piece or in groups of four, its check digits right or wrong."""
    country, body = CHANCE.choice(["RF", "DE", "NO", "fr"]), number() + CHANCE.choice(["", "12", "A7"])
    read = int("".join(str(int(character, 36)) for character in f"{body}{country}00")) % 97
    whole = f"{country}{98 - read if CHANCE.random() < 0.8 else 42:02d}{body}"
    return whole if CHANCE.random() < 0.5 else " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def identifier() -> str:
    """A UUID, a digest, or what has the length of a TypeID."""
    digest = f"{CHANCE.getrandbits(128):032x}"
    uuid = "-".join([digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:]])
    return CHANCE.choice([digest, uuid, f"4{number()}{'0' * 26}"[:26], digest.upper()])


def text() -> str:
    """Numbers of these kinds and what stands around them, in the digits of some script."""
    makers: list[Callable[[], str]] = [number, number, grouped, grouped, account, identifier]
    parts = [part for _ in range(CHANCE.choice([1, 1, 2])) for part in (CHANCE.choice(AROUND), CHANCE.choice(makers)())]
    script = CHANCE.choice(DIGITS)
    return "".join([*parts, CHANCE.choice(AROUND)]).translate(
        {ord(digit): script[int(digit)] for digit in "0123456789"}
    )


async def test_database_finds_a_card_number_exactly_where_the_program_does(guarded_owner: asyncpg.Connection) -> None:
    texts = [text() for _ in range(20_000)]

    rows = await guarded_owner.fetch(
        "SELECT given, payflowx_has_card_number(given) AS found FROM unnest($1::text[]) AS given", texts
    )

    assert [(row["given"], row["found"]) for row in rows if row["found"] is not has_card_number(row["given"])] == []
    assert 0.15 < sum(row["found"] for row in rows) / len(rows) < 0.8


async def test_database_knows_the_programs_issuers_to_the_digit(guarded_owner: asyncpg.Connection) -> None:
    firsts = {
        f"{int(edge) + step}"
        for issuers in cards.ISSUERS
        for edge in (issuers.low, issuers.high)
        for step in (-1, 0, 1)
    }
    bodies = [first + "0" * (length - 1 - len(first)) for first in sorted(firsts) for length in range(13, 20)]
    numbers = [body + last for body in bodies for last in "0123456789" if cards._passes_luhn(body + last)]

    found = await guarded_owner.fetch(
        "SELECT given FROM unnest($1::text[]) AS given WHERE payflowx_has_card_number(given)", numbers
    )

    assert {row["given"] for row in found} == {given for given in numbers if cards.is_card_number(given)}


def is_accepted(given: str) -> bool:
    """Whether the program takes this for a new key."""
    try:
        return bool(refuse_ambiguous(check_text(given, length_max=255, path=("key",)), path=("key",)))
    except InvalidInput:
        return False


async def test_database_calls_ambiguous_what_the_program_refuses(guarded_owner: asyncpg.Connection) -> None:
    letters = {*map(chr, range(0x1100, 0x1200)), "\u212a", "\u212b", "\u3164", "\uffa0", "\u00e9"}
    characters = {
        chr(code) for code in range(1, sys.maxunicode + 1) if unicodedata.category(chr(code))[0] in "MNPSZ"
    } | {chr(code) for code in range(1, sys.maxunicode + 1) if unicodedata.category(chr(code)) in {"Cc", "Cf"}}
    forms = {form: character for character in characters | letters for form in (f"{character}a", f"a{character}a")}
    forms |= {f"a{character}": character for character in characters | letters}

    rows = await guarded_owner.fetch(
        "SELECT given, payflowx_is_ambiguous(given) AS refused FROM unnest($1::text[]) AS given", [*forms]
    )

    accepted = {given for given in forms if is_accepted(given)}
    assert [row["given"] for row in rows if row["refused"] and row["given"] in accepted] == []
    # The database lets pass what is seen and Python calls unprintable: other spaces within, signs that span numbers.
    taken = {forms[row["given"]] for row in rows if not row["refused"] and row["given"] not in accepted}
    assert {character for character in taken if unicodedata.category(character) != "Zs"} == SEEN_THOUGH_UNPRINTABLE


async def test_no_trigger_has_a_payments_texts_looked_at_by_what_is_planned_for_each_statement(
    owner: asyncpg.Connection,
) -> None:
    rows = await owner.fetch(
        """SELECT tgname, proname, lanname FROM pg_trigger
        JOIN pg_depend ON pg_depend.classid = 'pg_trigger'::regclass AND pg_depend.objid = pg_trigger.oid
        JOIN pg_proc ON pg_depend.refclassid = 'pg_proc'::regclass AND pg_depend.refobjid = pg_proc.oid
        JOIN pg_language ON pg_language.oid = prolang
        WHERE tgrelid = 'payments'::regclass"""
    )

    assert {"payflowx_has_card_number", "payflowx_is_ambiguous"} <= {row["proname"] for row in rows}
    assert [row["tgname"] for row in rows if row["lanname"] == "sql"] == []
