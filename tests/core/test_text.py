"""Text from outside is short enough, printable and storable, or it is refused with the field's name."""

import random
import sys
import unicodedata
from datetime import UTC, datetime
from uuid import UUID

import pytest

from payflowx.core.errors import InvalidInput
from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.text import check_optional_text, check_text, has_card_number, quoted

PATH = ("input", "reference")


@pytest.mark.parametrize("text", ["a", "a" * 10, "Ünïcödé", "日本語", "🙂" * 10, "a b", "'\"\\%_$;--", "<b>&amp;"])
def test_printable_text_is_given_back_unchanged(text: str) -> None:
    assert check_text(text, length_max=10, path=PATH) == text


@pytest.mark.parametrize(("text", "length"), [("", 0), ("a" * 11, 11), ("🙂" * 11, 11), ("x" * 1_000_000, 1_000_000)])
def test_text_of_a_wrong_length_is_refused(text: str, length: int) -> None:
    with pytest.raises(InvalidInput) as refusal:
        check_text(text, length_max=10, path=PATH)

    assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", PATH)
    assert refusal.value.message == f"reference must have 1 to 10 characters, and has {length}."


def test_the_shortest_length_can_be_chosen() -> None:
    assert check_text("", length_min=0, length_max=10, path=PATH) == ""
    with pytest.raises(InvalidInput, match=r"^reference must have 3 to 10 characters, and has 2\.$"):
        check_text("ab", length_min=3, length_max=10, path=PATH)


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x01", "\t", "\n", "\r", "\x1b", "\x7f", "\x85"),
        *("\u2028", "\u2029", "\u200e", "\u202e", "\ufeff", "\ud800"),
    ],
    ids=ascii,
)
def test_text_with_a_character_that_is_not_printable_is_refused(character: str) -> None:
    for text in (character, f"order{character}", f"or{character}der"):
        with pytest.raises(InvalidInput) as refusal:
            check_text(text, length_max=10, path=PATH)

        assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", PATH)
        assert refusal.value.message == "reference must have printable characters only, on one line."


def test_no_control_character_and_no_surrogate_of_unicode_is_accepted() -> None:
    refused = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in {"Cc", "Cs"}]

    for character in refused:
        with pytest.raises(InvalidInput):
            check_text(character, length_max=10, path=PATH)


def test_whatever_is_accepted_can_be_stored_as_utf8() -> None:
    for code in range(0, sys.maxunicode + 1, 97):
        try:
            text = check_text(chr(code), length_max=1, path=PATH)
        except InvalidInput:
            continue
        assert text.encode().decode() == text


def test_optional_text_may_be_left_out_but_not_be_empty() -> None:
    assert check_optional_text(None, length_max=10, path=PATH) is None
    assert check_optional_text("order 1", length_max=10, path=PATH) == "order 1"
    with pytest.raises(InvalidInput) as refusal:
        check_optional_text("", length_max=10, path=PATH)
    assert refusal.value.path == PATH


# The card schemes' own test numbers: Visa, Mastercard, American Express, Discover, Diners Club, JCB, UnionPay.
CARDS = (
    "4242424242424242",
    "5555555555554444",
    "2223003122003222",
    "378282246310005",
    "6011111111111117",
    "30569309025904",
    "3566002020360505",
    "6205500000000000004",
)
WRITTEN = (
    *(
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "4242.4242.4242.4242",
        "4242_4242_4242_4242",
        "4242/4242/4242/4242",
    ),
    *("4242\u00a04242\u00a04242\u00a04242", "6205 5000 0000 0000 004", "3782 822463 10005"),
    "3056-930902-5904",
)
INSIDE = (
    *("INV4242424242424242", "4242424242424242x", "card 4242424242424242, expires 12/30", "order-4242424242424242-1"),
    *("4711 4242 4242 4242 4242", "4242 4242 4242 4242 123", "1-4242-4242-4242-4242", "pm_4242424242424242"),
    *("4242424242424241 4242424242424242", "0190b6c8-7d2e-7a3f-9c4d-1e2f3a4b5c6d 4242424242424242"),
)


@pytest.mark.parametrize("text", [*CARDS, *WRITTEN, *INSIDE])
def test_card_number_is_found_however_it_is_written(text: str) -> None:
    assert has_card_number(text)


@pytest.mark.parametrize("zero", ["\u0660", "\u06f0", "\u0966", "\uff10", "\U0001d7ce"], ids=unicodedata.name)
def test_card_number_is_found_in_the_digits_of_every_script(zero: str) -> None:
    for text in (CARDS[0], WRITTEN[0]):
        assert has_card_number("".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in text))


@pytest.mark.parametrize("card", CARDS)
def test_number_with_a_wrong_digit_is_none(card: str) -> None:
    for place, digit in enumerate(card):
        assert not has_card_number(card[:place] + str((int(digit) + 1) % 10) + card[place + 1 :])


@pytest.mark.parametrize(
    "text",
    [
        *("", "4242", "424242424242", "4242 4242 4242", "42424242424242424242", "00004242424242424242"),
        *("4242 4242-4242 4242", "4242  4242  4242  4242", "42 42 42 42 42 42 42 42", "42424242 42424242"),
        *("4242 4242 4242 42420", "14242 4242 4242 4242", "12,345,678,901,234", "+49 4242 4242 4242"),
        *("2026-11-22T10:00:00.123456Z", "20261122T100000Z", "2026-11-22 10:00:00+01:00", "1" * 255, "0.1234567890"),
        *("3f4242424242424242aabbcc", "payment_01h4242424242424242424hjkm", "9d3b" * 16),
    ],
)
def test_dates_identifiers_and_long_numbers_are_none(text: str) -> None:
    assert not has_card_number(text)


def test_no_uuid_and_no_typeid_is_taken_for_a_card_number() -> None:
    chance = random.Random(4242)  # noqa: S311 - repeatable

    for _ in range(100_000):
        value = UUID(int=chance.getrandbits(128), version=4)
        assert not has_card_number(str(value))
        assert not has_card_number(f"order-{value.hex}")
    for _ in range(10_000):
        assert not has_card_number(to_typeid("payment", new_uuid()))


def test_no_instant_of_iso_8601_is_taken_for_a_card_number() -> None:
    chance = random.Random(4242)  # noqa: S311 - repeatable

    for _ in range(10_000):
        instant = datetime.fromtimestamp(chance.uniform(0, 4e9), UTC)
        assert not has_card_number(instant.isoformat())
        assert not has_card_number(f"{instant:%Y%m%dT%H%M%S.%fZ}")


@pytest.mark.parametrize("text", [*CARDS, *INSIDE])
def test_text_with_a_card_number_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        check_text(text, length_max=100, path=PATH)

    assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", PATH)
    assert refusal.value.message == "reference must not have a card number in it, or what looks like one."


@pytest.mark.parametrize(
    ("text", "shown"),
    [("abc", "'abc'"), ("a'b\n", '"a\'b\\n"'), ("x" * 64, f"'{'x' * 64}'"), ("x" * 65, "This value")],
)
def test_message_repeats_a_text_in_quotes_where_it_is_short(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize("text", [*CARDS, *WRITTEN, *INSIDE])
def test_message_does_not_repeat_a_card_number(text: str) -> None:
    assert quoted(text) == "This value"
