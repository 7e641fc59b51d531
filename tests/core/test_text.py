"""Text from outside is short enough, printable and storable, or it is refused with the field's name."""

import sys
import unicodedata

import pytest

from payflowx.core.errors import InvalidInput
from payflowx.core.text import check_optional_text, check_text

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
