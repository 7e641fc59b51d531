"""Amounts and days as banks write them in CSV files."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payflowx.bank_statements.formats.csv_dates import DateReader
from payflowx.bank_statements.formats.csv_numbers import NumberReader
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

GERMAN = NumberReader(",", ".")
ENGLISH = NumberReader(".", ",")


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("4.711,98 €", 4_711_98),
        ("-950,00 €", -950_00),
        ("-9,13\N{NO-BREAK SPACE}€", -9_13),
        ("€ 10,00", 10_00),
        ("€-10,00", -10_00),
        ("- € 10,00", -10_00),
        ("10,00- €", -10_00),
        ("EUR 10,00", 10_00),
        ("10,00 EUR", 10_00),
        ("1 000,00 EUR", 1_000_00),
        ("1'000,00", 1_000_00),
        ("1\N{RIGHT SINGLE QUOTATION MARK}234\N{RIGHT SINGLE QUOTATION MARK}567,00", 1_234_567_00),
        ("45,90 S", -45_90),
        ("45,90 H", 45_90),
        ("45,90 DR", -45_90),
        ("45,90Cr.", 45_90),
        ("(45,90 €)", -45_90),
        ("\N{HYPHEN}5,00", -5_00),
    ],
)
def test_currency_beside_an_amount_and_marks_of_its_sign_are_read(text: str, minor: int) -> None:
    assert GERMAN.money(text, "EUR") == Money(minor, "EUR")


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1,00,000.00", 100_000_00),
        ("12,34,567.00", 1_234_567_00),
        ("1,23,456", 123_456_00),
        ("1,01,000.00 Cr", 101_000_00),
        ("₹ 1,00,00,000.50", 10_000_000_50),
        ("Rs. 500.00", 500_00),
        ("INR 1,000.00 Dr", -1_000_00),
    ],
)
def test_lakhs_and_crores_are_grouped_as_in_india(text: str, minor: int) -> None:
    assert ENGLISH.money(text, "INR") == Money(minor, "INR")


@pytest.mark.parametrize(
    "text",
    [
        "1,00,00.00",
        "1,0,000.00",
        "1,00000.00",
        "100,00,000,00.00",
        "1.000.000",
        "5.00 XQQ",
        "5.00 pcs",
        "X5.00",
        "€ 5.00 EUR",
        "-5.00 DR",
        "-5.00-",
        "(5.00",
        "5.00)",
        "(-5.00)",
        "5.00 CR DR",
        "€",
        "DR",
        "5.00 5.00",
        "1' 000.00",
    ],
)
def test_amount_that_says_two_things_is_not_guessed_at(text: str) -> None:
    with pytest.raises(InvalidInput):
        ENGLISH.money(text, "EUR")


@pytest.mark.parametrize(("text", "currency"), [("5.00 €", "USD"), ("$5.00", "EUR"), ("GBP 5.00", "EUR")])
def test_amount_in_another_currency_than_its_row_is_refused(text: str, currency: str) -> None:
    with pytest.raises(InvalidInput, match=f"is not in {currency}"):
        ENGLISH.money(text, currency)


def test_dollar_sign_is_that_of_many_currencies() -> None:
    assert ENGLISH.money("$1,000.50", "USD") == Money(1_000_50, "USD")
    assert ENGLISH.money("-$1.00", "CAD") == Money(-1_00, "CAD")
    assert ENGLISH.money("$-1.00", "AUD") == Money(-1_00, "AUD")


@given(
    minor=st.integers(-(10**12) + 1, 10**12 - 1),
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    grouped=st.booleans(),
    sign=st.booleans(),
)
def test_amount_that_was_written_is_read(minor: int, currency: str, grouped: bool, sign: bool) -> None:
    amount = Money(minor, currency).amount
    text = f"{amount:{'+' if sign else ''}{',' if grouped else ''}f}"

    assert ENGLISH.money(text, currency) == Money(minor, currency)
    assert ENGLISH.number(text) == (amount, None)


@given(text=st.text(st.sampled_from("0123456789.,' -+()€$ECRDS\N{NO-BREAK SPACE}"), max_size=12))
def test_no_text_is_read_as_another_number(text: str) -> None:
    """Whatever is read has the digits of the text, in their order, and no more decimals than behind the point."""
    try:
        amount, _ = ENGLISH.number(text)
    except InvalidInput:
        return
    digits = "".join(character for character in text if character.isdigit())
    assert abs(amount) == Decimal(digits).scaleb(-len(text.partition(".")[2].rstrip(" -+)€$ECRDS'\N{NO-BREAK SPACE}")))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("%d.%m.%Y", "30.9.2026"),
        ("%d.%m.%y", "30.09.26"),
        ("%Y%m%d", "20260930"),
        ("%Y-%m-%d %H:%M:%S", "2026-09-30 23:59:59"),
        ("%Y-%m-%d %H:%M:%S.%f", "2026-09-30 00:00:00.0"),
        ("%Y-%m-%d %H:%M:%S %z", "2026-09-30 12:34:56 +0000"),
        ("%Y-%m-%dT%H:%M:%S%z", "2026-09-30T23:30:00-05:00"),
        ("%Y-%m-%dT%H:%M:%S%z", "2026-09-30T12:34:56Z"),
        ("%m/%d/%Y %I:%M %p", "09/30/2026 11:30 PM"),
        ("%d %b %Y", "30 Sep 2026"),
        ("%d %B %Y", "30 September 2026"),
    ],
)
def test_day_is_the_one_that_is_written(form: str, text: str) -> None:
    assert DateReader((form,)).read(text, "booking date") == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31.09.2026", "The booking date '31.09.2026' does not exist."),
        ("29.02.2026", "The booking date '29.02.2026' does not exist."),
        ("00.01.2026", "The booking date '00.01.2026' does not exist."),
        ("01.01.0001", "The booking date '01.01.0001' does not exist."),
        ("2026-09-30", "The booking date '2026-09-30' is not written as %d.%m.%Y."),
        ("30.09.26", "The booking date '30.09.26' is not written as %d.%m.%Y."),
        ("30.09.2026 ", "The booking date '30.09.2026 ' is not written as %d.%m.%Y."),
    ],
)
def test_day_that_does_not_exist_is_no_matter_of_format(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        DateReader(("%d.%m.%Y",)).read(text, "booking date")

    assert refusal.value.message == sentence


def test_numbers_of_days_that_touch_each_other_have_all_their_digits() -> None:
    with pytest.raises(InvalidInput):
        DateReader(("%Y%m%d",)).read("2026111", "booking date")


@pytest.mark.parametrize("others", [["29/12/2025"], ["29/12/2025", "05/03/2021"]])
def test_order_of_day_and_month_is_told_by_other_days_of_the_file(others: list[str]) -> None:
    dates = DateReader(("%d/%m/%Y", "%m/%d/%Y"))
    assert dates.has_rivals
    for text in ("05/03/2021", *others):
        dates.learn(text)
    dates.decide()

    assert dates.read("05/03/2021", "booking date") == date(2021, 3, 5)


def test_order_of_day_and_month_that_nothing_tells_is_asked_for() -> None:
    dates = DateReader(("%d/%m/%Y", "%m/%d/%Y"))
    dates.learn("05/03/2021")
    dates.learn("05/05/2021")

    with pytest.raises(InvalidInput, match="may be 2021-03-05 or 2021-05-03"):
        dates.decide()


def test_days_that_contradict_each_other_decide_nothing() -> None:
    dates = DateReader(("%d/%m/%Y", "%m/%d/%Y"))
    for text in ("13/01/2021", "01/13/2021", "05/03/2021"):
        dates.learn(text)
    dates.decide()

    assert dates.read("13/01/2021", "booking date") == dates.read("01/13/2021", "booking date") == date(2021, 1, 13)
    with pytest.raises(InvalidInput, match="may be 2021-03-05 or 2021-05-03"):
        dates.read("05/03/2021", "booking date")


def test_formats_that_cannot_be_mixed_up_are_no_rivals() -> None:
    assert not DateReader(("%d.%m.%y", "%d.%m.%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S")).has_rivals


@pytest.mark.parametrize(
    ("text", "currency"), [("1,000", "EUR"), ("1,250", "USD"), ("-999,000", "EUR"), ("1,000", "JPY")]
)
def test_mark_before_three_digits_is_not_guessed(text: str, currency: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        GERMAN.money(text, currency)

    assert refusal.value.message == f"The amount '{text}' may have decimals or thousands behind its mark."


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [("1,000", "KWD", 1000), ("1.000,000", "EUR", 1_000_00), ("0,500", "EUR", 50), ("1,0000", "EUR", 1_00)],
)
def test_mark_that_can_only_be_that_of_decimals_is_read(text: str, currency: str, minor: int) -> None:
    assert GERMAN.money(text, currency) == Money(minor, currency)
