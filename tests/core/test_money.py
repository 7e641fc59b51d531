"""Money is read and printed without losing, rounding or inventing a minor unit, in every currency."""

import sys
import time
from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.core.currencies import EXPONENTS, UNITS, WITHDRAWN
from payflowx.core.errors import InvalidInput
from payflowx.core.money import (
    WHOLE_DIGITS_MAX,
    Money,
    check_currency,
    check_payable,
    minor_per_major,
    parse_money,
)

CURRENCIES = st.sampled_from(sorted(EXPONENTS))
SIGNED_MINOR = st.integers(min_value=-(10**12) + 1, max_value=10**12 - 1)  # whole even without decimals


@pytest.mark.parametrize("currency", sorted(EXPONENTS))
def test_smallest_and_largest_amount_of_each_currency_survive_the_way_out_and_back(currency: str) -> None:
    largest = 10**WHOLE_DIGITS_MAX * minor_per_major(currency) - 1
    for minor in (1, -1, 0, largest, -largest):
        money = Money(minor, currency)

        assert parse_money(money.amount, currency) == money
        assert parse_money(Decimal(str(money).removesuffix(f" {currency}")), currency) == money
        assert money.amount.as_tuple().exponent == -EXPONENTS[currency]


@settings(deadline=None)
@given(minor=SIGNED_MINOR, currency=CURRENCIES)
def test_any_amount_survives_the_way_out_and_back(minor: int, currency: str) -> None:
    money = Money(minor, currency)

    assert parse_money(money.amount, currency) == money


@settings(deadline=None)
@given(minor=st.integers(min_value=-(10**60), max_value=10**60), currency=CURRENCIES)
def test_printing_never_rounds_however_long_the_sum(minor: int, currency: str) -> None:
    with localcontext(Context(prec=5)):
        amount = Money(minor, currency).amount

    sign, digits, scale = amount.as_tuple()
    assert scale == -EXPONENTS[currency]
    assert int("".join(map(str, digits))) * (-1 if sign else 1) == minor


@settings(deadline=None)
@given(whole=st.integers(min_value=0, max_value=10**12 - 1), zeros=st.integers(0, 47), currency=CURRENCIES)
def test_sixty_digit_decimals_are_read_exactly(whole: int, zeros: int, currency: str) -> None:
    padded = Decimal(f"{whole}.{'0' * (zeros + 1)}")

    assert parse_money(padded, currency) == Money(whole * minor_per_major(currency), currency)


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("10.50", "USD", 1050),
        ("10.5", "USD", 1050),
        ("10.500000000000000000000000000000000000000000000000000000000000", "USD", 1050),
        ("1.05E1", "USD", 1050),
        ("5E2", "JPY", 500),
        ("500", "JPY", 500),
        ("500.000", "JPY", 500),
        ("0.001", "KWD", 1),
        ("0.0001", "CLF", 1),
        ("1E11", "USD", 10_000_000_000_000),
        ("-3.75", "EUR", -375),
        ("0", "USD", 0),
        ("-0", "USD", 0),
        ("-0.00", "USD", 0),
        ("0E-20", "USD", 0),
    ],
)
def test_amount_is_read_to_the_minor_unit(amount: str, currency: str, minor: int) -> None:
    assert parse_money(Decimal(amount), currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (1050, "USD", "10.50 USD"),
        (500, "JPY", "500 JPY"),
        (1, "KWD", "0.001 KWD"),
        (0, "USD", "0.00 USD"),
        (0, "JPY", "0 JPY"),
        (-5, "USD", "-0.05 USD"),
        (1, "CLF", "0.0001 CLF"),
        (99_999_999_999_999, "EUR", "999999999999.99 EUR"),
    ],
)
def test_money_is_printed_with_its_currencys_decimals(minor: int, currency: str, text: str) -> None:
    assert str(Money(minor, currency)) == text


@pytest.mark.parametrize(
    ("amount", "currency", "message"),
    [
        ("0.001", "USD", "USD has 2 decimals, and the amount has 3."),
        ("10.5", "JPY", "JPY has 0 decimals, and the amount has 1."),
        ("1." + "0" * 58 + "1", "KWD", "KWD has 3 decimals, and the amount has 59."),
        ("1E-64", "USD", "USD has 2 decimals, and the amount has 64."),
        ("1E-65", "USD", "USD has 2 decimals, and the amount has more than 64."),
        ("1E-999999999", "USD", "USD has 2 decimals, and the amount has more than 64."),
        ("1000000000000", "USD", "The amount has more than 12 digits before the point, which is the most."),
        ("-1000000000000", "USD", "The amount has more than 12 digits before the point, which is the most."),
        ("1E+999999999", "JPY", "The amount has more than 12 digits before the point, which is the most."),
        ("NaN", "USD", "The amount must be a number."),
        ("-NaN", "USD", "The amount must be a number."),
        ("sNaN", "USD", "The amount must be a number."),
        ("Infinity", "USD", "The amount must be a number."),
        ("-Infinity", "USD", "The amount must be a number."),
    ],
)  # fmt: skip
def test_amount_that_the_currency_cannot_hold_is_refused(amount: str, currency: str, message: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_money(Decimal(amount), currency)

    assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", ("amount", "amount"))
    assert refusal.value.message == message


@pytest.mark.parametrize("currency", sorted(EXPONENTS))
def test_one_decimal_too_many_is_refused_in_each_currency(currency: str) -> None:
    too_fine = Decimal(1).scaleb(-EXPONENTS[currency] - 1)

    with pytest.raises(InvalidInput) as refusal:
        parse_money(too_fine, currency, path=("input", "amount"))

    assert refusal.value.path == ("input", "amount", "amount")


@pytest.mark.parametrize(
    "code",
    [
        "",
        "US",
        "USDD",
        "usd",
        "Usd",
        "USD ",
        "ABC",
        "XXX",
        "XTS",
        "XAU",
        "XAG",
        "XDR",
        "DDM",
        "€",
        "\ud800SD",
    ],
)
def test_code_that_nobody_pays_in_is_refused_by_name(code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_money(Decimal(1), code)

    assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", ("amount", "currency"))
    assert repr(code) in refusal.value.message
    assert refusal.value.message.isprintable()


def test_long_code_is_not_repeated_in_full() -> None:
    with pytest.raises(InvalidInput) as refusal:
        check_currency("U" * 100_000, path=("currency",))

    assert refusal.value.path == ("currency",)
    assert len(refusal.value.message) < 200


def test_the_currency_is_looked_at_before_the_amount() -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_money(Decimal("NaN"), "XXX")

    assert refusal.value.path == ("amount", "currency")


@pytest.mark.parametrize("exponent", [-999_999_999, -1_000_000, 1_000_000, 999_999_999])
def test_huge_exponents_cost_nothing(exponent: int) -> None:
    amounts = [Decimal((sign, digits, exponent)) for sign in (0, 1) for digits in ((0,), (1,), (7,) * 1000)]
    began_seconds = time.process_time()

    for amount in amounts:
        if amount:
            with pytest.raises(InvalidInput):
                parse_money(amount, "USD")
        else:
            assert parse_money(amount, "USD") == Money(0, "USD")

    assert time.process_time() - began_seconds < 0.5


@pytest.mark.parametrize("code", ["USD", "EUR", "JPY", "XOF", "XCG", "ZWG"])
def test_currency_of_banks_is_taken_and_read(code: str) -> None:
    assert check_payable(code, path=("currency",)) == check_currency(code, path=("currency",)) == code


@pytest.mark.parametrize("code", sorted({*WITHDRAWN, *UNITS}))
def test_currency_of_the_past_and_unit_of_account_are_read_and_not_taken(code: str) -> None:
    assert check_currency(code, path=("currency",)) == code
    with pytest.raises(InvalidInput) as refusal:
        check_payable(code, path=("amount", "currency"))

    assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", ("amount", "currency"))
    assert repr(code) in refusal.value.message


@pytest.mark.parametrize("code", ["XXX", "XTS", "XAU", "XDR", "XSU", "XUA", "XBA", "DDM", "usd", ""])
def test_code_that_no_amount_can_be_in_is_neither_read_nor_taken(code: str) -> None:
    for check in (check_currency, check_payable):
        with pytest.raises(InvalidInput):
            check(code, path=("currency",))


def test_every_amount_fits_into_the_databases_bigint() -> None:
    largest = max(10**WHOLE_DIGITS_MAX * minor_per_major(currency) for currency in EXPONENTS)

    assert largest <= 10**16  # the bound of payments_amount
    assert largest < sys.maxsize


@pytest.mark.parametrize(("currency", "minor"), [("USD", 100), ("JPY", 1), ("KWD", 1000), ("CLF", 10_000)])
def test_minor_units_of_a_major_one(currency: str, minor: int) -> None:
    assert minor_per_major(currency) == minor


def test_decimals_are_those_of_iso_4217_and_not_of_display() -> None:
    assert {code: EXPONENTS[code] for code in ("EUR", "JPY", "BHD", "IQD", "ISK", "UYW")} == {
        "EUR": 2,
        "JPY": 0,
        "BHD": 3,
        "IQD": 3,
        "ISK": 0,
        "UYW": 4,
    }
