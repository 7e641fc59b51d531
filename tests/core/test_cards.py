"""A card number has an issuer's range and length besides its check digit; what has the check digit alone is none."""

import random

import pytest

from payflowx.core import cards
from payflowx.core.text import has_card_number, mask_card_numbers


def with_check_digit(digits: str) -> str:
    """The digits with the one that makes them pass Luhn's formula."""
    return next(f"{digits}{last}" for last in range(10) if cards._passes_luhn(f"{digits}{last}"))


def number_of(low: str, length: int, chance: random.Random) -> str:
    """A number of that length with these first digits and the right check digit."""
    body = low + "".join(str(chance.randrange(10)) for _ in range(length - len(low) - 1))
    return with_check_digit(body)


@pytest.mark.parametrize("issuers", cards.ISSUERS, ids=lambda issuers: f"{issuers.scheme} {issuers.low}")
def test_number_of_each_issuers_range_and_length_is_a_cards(issuers: cards.Issuers) -> None:
    chance = random.Random(7812)  # noqa: S311 - repeatable
    for first_digits in (issuers.low, issuers.high):
        for length in issuers.lengths:
            assert has_card_number(f"order {number_of(first_digits, length, chance)}")


@pytest.mark.parametrize(
    "number",
    [
        "4242424242424242",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "36227206271667",
        "3530111333300000",
        "6011000990139424",
        "6200000000000005",
        "6759649826438453",
        "2200700000000009",
        "9792030394440796",
        "6521111111111110",
        "5060666666666666666",
        "6362970000457013",
        "6062826786276634",
    ],
)
def test_test_number_that_a_scheme_or_a_gateway_publishes_is_found(number: str) -> None:
    assert cards.is_card_number(number)


def test_key_of_milliseconds_is_never_taken_for_a_card_number() -> None:
    """With the check digit alone it was one in ten."""
    year_2017, year_2033 = 1_483_228_800_000, 1_988_150_400_000
    chance = random.Random(1970)  # noqa: S311 - repeatable
    keys = [f"order-{chance.randrange(year_2017, year_2033)}" for _ in range(20_000)]
    alone = sum(cards._passes_luhn(key.removeprefix("order-")) for key in keys)

    assert 0.09 < alone / len(keys) < 0.11
    assert sum(map(has_card_number, keys)) == 0


@pytest.mark.parametrize("length", [13, 14, 15, 16, 17, 18, 19])
def test_few_numbers_of_chance_are_taken_for_a_card_number(length: int) -> None:
    chance = random.Random(length)  # noqa: S311 - repeatable
    numbers = [f"{chance.randrange(10 ** (length - 1), 10**length)}" for _ in range(20_000)]

    taken = sum(map(has_card_number, numbers)) / len(numbers)

    assert taken < {13: 0.007, 14: 0.010, 15: 0.013, 16: 0.042}.get(length, 0.030)


def test_most_norwegian_kids_with_their_check_digit_are_none() -> None:
    chance = random.Random(47)  # noqa: S311 - repeatable
    kids = [
        with_check_digit(f"{chance.randrange(10 ** (length - 2), 10 ** (length - 1))}")
        for length in range(13, 20)
        for _ in range(2_000)
    ]

    assert all(map(cards._passes_luhn, kids))
    assert sum(map(has_card_number, kids)) / len(kids) < 0.25


@pytest.mark.parametrize(
    "text",
    [
        # The example of ISO 11649, as it is sent and as it is printed.
        *("RF18539007547034", "RF18 5390 0754 7034", "rf18539007547034", "Ref: RF18 5390 0754 7034, thanks"),
        # Creditors' references and IBANs whose digits alone would be a card's.
        *(
            "RF464242424242424242",
            "RF46 4242 4242 4242 4242",
            "DE93 5001 0517 5407 3246 31",
            "paid RF83 5555 5555 5555 4444 late",
        ),
        # The registry's examples of IBANs.
        *("DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19", "NO93 8601 1117 947"),
        *("FR14 2004 1010 0505 0001 3M02 606", "ES91 2100 0418 4502 0005 1332", "BE68 5390 0754 7034"),
        # A Visa number of 13 digits, EANs, an IMEI, an order number and an account number of 16 digits.
        *("4222222222222", "4006381333931", "4902505163074", "490154203237518", "1000000000000008", "7000000000000005"),
        # Issuers' first digits with another scheme's length.
        *(with_check_digit("5" * 14), with_check_digit("34" + "0" * 13), with_check_digit("222000000000000")),
    ],
)
def test_number_of_something_else_is_none_and_stays_as_it_is(text: str) -> None:
    assert not has_card_number(text)
    assert mask_card_numbers(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("RF51 4242 4242 4242 4242", "NO12 4242 4242 4242 4242", "no 4242 4242 4242 4242", "AB12 4242 4242 4242 4242"),
        *("RF18539007547034 4242424242424242", "DE89 3704 0044 0532 0130 00 and 4242 4242 4242 4242"),
    ],
)
def test_card_number_beside_an_account_or_with_wrong_check_digits_before_it_is_found(text: str) -> None:
    assert has_card_number(text)
    assert not has_card_number(mask_card_numbers(text))


def test_issuers_stand_in_order_with_first_digits_of_one_length() -> None:
    assert [issuers.low for issuers in cards.ISSUERS] == sorted(issuers.low for issuers in cards.ISSUERS)
    for issuers in cards.ISSUERS:
        assert len(issuers.low) == len(issuers.high)
        assert issuers.low <= issuers.high
        assert set(issuers.lengths) <= set(range(13, 20))
