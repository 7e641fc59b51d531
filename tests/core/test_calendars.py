"""Banking days are those that the settlement systems publish, for every currency that can be paid in."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from payflowx.core.calendars import (
    CALENDARS,
    FRIDAY_AND_SATURDAY,
    NO_SYSTEM,
    OF_A_COUNTRY,
    OF_A_SYSTEM,
    PUBLIC_HOLIDAYS,
    SATURDAY_AND_SUNDAY,
    THURSDAY_AND_FRIDAY,
    banking_day_after,
    is_banking_day,
)
from payflowx.core.currencies import EXPONENTS, PAYABLE, UNITS

from .published_calendars import CLOSED, CLOSED_IN_DOUBT, MADE_UP

TWELVE_LARGEST = {"USD", "EUR", "JPY", "GBP", "CNY", "AUD", "CAD", "CHF", "HKD", "SGD", "SEK", "NOK"}
SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)


def days_of(year: int) -> Iterator[date]:
    """Every day of a year."""
    return (
        date(year, 1, 1) + timedelta(days=number) for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    )


@pytest.mark.parametrize(
    ("currency", "year"), [(currency, year) for currency, years in CLOSED.items() for year in years]
)
def test_banking_days_are_those_that_the_system_has_published(currency: str, year: int) -> None:
    closed = CLOSED[currency][year] | {day for day in CLOSED_IN_DOUBT.get(currency, ()) if day.year == year}
    made_up = {day for day in MADE_UP.get(currency, ()) if day.year == year}

    assert {day for day in days_of(year) if day.weekday() < 5 and not is_banking_day(day, currency)} == closed
    assert {day for day in days_of(year) if day.weekday() >= 5 and is_banking_day(day, currency)} == made_up


def test_the_twelve_largest_currencies_are_compared_for_three_years_but_for_what_nobody_has_published() -> None:
    years = {(currency, year) for currency in CLOSED for year in CLOSED[currency]}

    assert years == {(c, year) for c in TWELVE_LARGEST for year in (2025, 2026, 2027)} - {("CNY", 2027)}


def test_every_currency_that_can_be_paid_in_has_a_calendar_of_its_own_with_its_source() -> None:
    assert set(OF_A_SYSTEM).isdisjoint(OF_A_COUNTRY)
    assert set(OF_A_SYSTEM) | set(OF_A_COUNTRY) >= PAYABLE
    assert {calendar.source for calendar in OF_A_COUNTRY.values()} == {PUBLIC_HOLIDAYS}
    for currency, calendar in OF_A_SYSTEM.items():
        assert len(calendar.source) > 20, currency
        assert calendar.source not in {PUBLIC_HOLIDAYS, NO_SYSTEM}


@pytest.mark.parametrize("currency", sorted(CALENDARS))
def test_every_calendar_can_be_loaded_and_has_open_and_closed_weekdays(currency: str) -> None:
    calendar = CALENDARS[currency]
    weekdays = [day for day in days_of(2026) if day.weekday() not in calendar.weekend]
    closed = [day for day in weekdays if not is_banking_day(day, currency)]

    assert len(weekdays) in {260, 261}
    assert (0 if currency == "UAH" else 4) <= len(closed) <= 25  # under martial law Ukraine has no holidays


@pytest.mark.parametrize("currency", ["HKD", "VES", "VED", "CDF", "PYG", "BND", "MRU", "XCD", "AED"])
def test_saturday_is_no_banking_day_whatever_the_countrys_table_says(currency: str) -> None:
    assert CALENDARS[currency].weekend == SATURDAY_AND_SUNDAY
    assert not is_banking_day(SATURDAY, currency)
    assert not is_banking_day(SUNDAY, currency)
    assert banking_day_after(date(2026, 11, 20), 1, currency) >= date(2026, 11, 23)


@pytest.mark.parametrize(
    "currency", ["SAR", "ILS", "EGP", "KWD", "QAR", "BHD", "OMR", "JOD", "IQD", "DZD", "BDT", "LYD"]
)
def test_friday_and_saturday_are_the_weekend_where_they_are(currency: str) -> None:
    assert CALENDARS[currency].weekend == FRIDAY_AND_SATURDAY
    assert [is_banking_day(SATURDAY - timedelta(days=days), currency) for days in (1, 0, -1)] == [False, False, True]


def test_weekends_are_saturday_and_sunday_or_one_of_two_others() -> None:
    weekends = {calendar.weekend for calendar in CALENDARS.values()}

    assert weekends == {SATURDAY_AND_SUNDAY, FRIDAY_AND_SATURDAY, THURSDAY_AND_FRIDAY}


@pytest.mark.parametrize(
    ("currency", "day", "is_open"),
    [
        # Carnival, Corpus Christi, and the last days of the year, when the STR settles.
        ("BRL", date(2026, 2, 16), False),
        ("BRL", date(2026, 2, 17), False),
        ("BRL", date(2026, 2, 18), True),
        ("BRL", date(2026, 6, 4), False),
        ("BRL", date(2026, 12, 24), True),
        ("BRL", date(2026, 12, 31), True),
        # Danmarks Nationalbank's list for 2026 and 2027.
        ("DKK", date(2026, 5, 15), False),
        ("DKK", date(2026, 6, 5), False),
        ("DKK", date(2027, 5, 7), False),
        ("DKK", date(2026, 12, 31), False),
        ("DKK", date(2026, 5, 1), True),
        # Half days: Twelfth Night and the day before Ascension Day in Sweden, Lunar New Year's Eve in Hong Kong.
        ("SEK", date(2026, 1, 5), True),
        ("SEK", date(2026, 5, 13), True),
        ("HKD", date(2026, 2, 16), True),
        # A Saturday that a government made a working day is none of banks.
        ("HUF", date(2026, 1, 10), False),
        ("TWD", date(2025, 2, 8), False),
        ("KRW", date(2026, 5, 1), False),
        ("MXN", date(2026, 4, 2), False),
        ("PLN", date(2026, 4, 3), True),
        # Cameroon and Senegal keep Christmas; New Caledonia or French Polynesia is closed.
        ("XAF", date(2026, 12, 25), False),
        ("XOF", date(2026, 12, 25), False),
        ("XPF", date(2026, 9, 24), False),
        ("XPF", date(2026, 3, 5), False),
    ],
)
def test_day_is_open_or_closed_on_purpose(currency: str, day: date, is_open: bool) -> None:
    assert is_banking_day(day, currency) is is_open


@pytest.mark.parametrize("currency", sorted(set(EXPONENTS) - PAYABLE))
def test_currency_of_the_past_and_unit_of_account_have_banking_days_too(currency: str) -> None:
    days = [banking_day_after(date(2026, 12, 20), count, currency) for count in range(12)]

    assert days == sorted(set(days))
    assert days[-1] < date(2027, 1, 20)


@pytest.mark.parametrize("currency", sorted({*UNITS, "EEK", "???"}))
def test_what_no_system_moves_is_counted_from_monday_to_friday(currency: str) -> None:
    assert banking_day_after(date(2026, 12, 24), 1, currency) == date(2026, 12, 25)
    assert banking_day_after(date(2026, 12, 25), 1, currency) == date(2026, 12, 28)
