"""Spans are read and printed exactly, and business days follow the calendar of the currency."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.core.clock import InvalidSpan, Span, business_days_after, end_of_day, utc_now
from payflowx.core.currencies import EXPONENTS


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("PT2S", Span(exact=timedelta(seconds=2))),
        ("PT0S", Span()),
        ("PT0.5S", Span(exact=timedelta(milliseconds=500))),
        ("PT0.000001S", Span(exact=timedelta(microseconds=1))),
        ("PT90M", Span(exact=timedelta(minutes=90))),
        ("PT1H30M", Span(exact=timedelta(minutes=90))),
        ("P3D", Span(exact=timedelta(days=3))),
        ("P1W", Span(exact=timedelta(days=7))),
        ("P1DT12H", Span(exact=timedelta(hours=36))),
        ("P9999D", Span(exact=timedelta(days=9999))),
        ("2bd", Span(business_days=2)),
        ("999bd", Span(business_days=999)),
        ("0bd", Span()),
    ],
)
def test_span_is_read(text: str, span: Span) -> None:
    assert Span.parse(text) == span


@pytest.mark.parametrize(
    "text",
    [
        *("", "P", "PT", "P1DT", "T1S", "1D", "P1", "PT1", "2", "bd", "bd2"),
        *("P1M", "P1Y", "P1Y2M", "PT1.5H", "PT1,5S", "PT1.0000001S", "PT1.S"),
        *("-P1D", "P-1D", "PT-1S", "+P1D", "-2bd", "1.5bd", "2bdP1D"),
        *("p1d", "pt1s", "2BD", " PT1S", "PT1S ", "PT1S\n", "P 1D", "PT1S\x00"),
        *("P٣D", "٣bd", "PT１S"),  # noqa: RUF001 - digits of other scripts
        *("P10000D", "1000bd", "P1428W4D", "P9999DT1S", "P999W9999D", "PT999999999S"),
        "PT" + "9" * 10_000 + "S",
    ],
)
def test_text_that_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(InvalidSpan) as refusal:
        Span.parse(text)

    assert repr(text[:40]) in str(refusal.value)
    assert len(str(refusal.value)) < 250


@settings(deadline=None)
@given(
    st.builds(Span, exact=st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=9999)))
    | st.builds(Span, business_days=st.integers(0, 999))
)
def test_span_survives_the_way_out_and_back(span: Span) -> None:
    assert Span.parse(str(span)) == span


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span(), "PT0S"),
        (Span(exact=timedelta(seconds=10)), "PT10S"),
        (Span(exact=timedelta(milliseconds=1500)), "PT1.5S"),
        (Span(exact=timedelta(minutes=10)), "PT600S"),
        (Span(business_days=2), "2bd"),
        (Span(business_days=20), "20bd"),
    ],
)
def test_span_is_printed(span: Span, text: str) -> None:
    assert str(span) == text


@pytest.mark.parametrize(
    ("currency", "day", "count", "expected"),
    [
        # TARGET is closed on 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
        ("EUR", date(2026, 12, 24), 1, date(2026, 12, 28)),
        ("EUR", date(2025, 12, 23), 2, date(2025, 12, 29)),
        ("EUR", date(2026, 12, 31), 1, date(2027, 1, 4)),
        ("EUR", date(2026, 4, 2), 1, date(2026, 4, 7)),
        ("EUR", date(2026, 4, 30), 1, date(2026, 5, 4)),
        ("EUR", date(2026, 10, 2), 1, date(2026, 10, 5)),
        # Thanksgiving is the fourth Thursday of November; the day after is an ordinary one.
        ("USD", date(2026, 11, 25), 1, date(2026, 11, 27)),
        ("USD", date(2026, 11, 25), 2, date(2026, 11, 30)),
        ("EUR", date(2026, 11, 25), 1, date(2026, 11, 26)),
        # 4 July 2026 is a Saturday: Fedwire is open on the Friday before.
        ("USD", date(2026, 7, 2), 1, date(2026, 7, 3)),
        ("USD", date(2026, 7, 2), 2, date(2026, 7, 6)),
        # Bank holidays of England.
        ("GBP", date(2026, 4, 2), 1, date(2026, 4, 7)),
        ("GBP", date(2026, 8, 28), 1, date(2026, 9, 1)),
        ("CHF", date(2026, 4, 2), 1, date(2026, 4, 7)),
        ("BRL", date(2026, 2, 13), 1, date(2026, 2, 18)),
        ("CAD", date(2026, 5, 15), 1, date(2026, 5, 19)),
        ("AUD", date(2026, 6, 5), 1, date(2026, 6, 9)),
        ("HKD", date(2026, 11, 20), 1, date(2026, 11, 23)),
        # Banks are closed from 31 December to 3 January.
        ("JPY", date(2026, 12, 30), 1, date(2027, 1, 4)),
        ("JPY", date(2026, 5, 1), 1, date(2026, 5, 7)),
        # In Saudi Arabia the weekend is Friday and Saturday.
        ("SAR", date(2026, 11, 19), 1, date(2026, 11, 22)),
        # The CFA franc has the calendar of its central bank's seat.
        ("XAF", date(2026, 12, 24), 1, date(2026, 12, 28)),
        # A unit of account has none: Monday to Friday, Christmas or not.
        ("XAD", date(2026, 12, 24), 1, date(2026, 12, 25)),
        # From a weekend, the next business day is the first.
        ("EUR", date(2026, 11, 21), 1, date(2026, 11, 23)),
        ("EUR", date(2026, 11, 22), 1, date(2026, 11, 23)),
    ],
)
def test_business_days_follow_the_currencys_calendar(currency: str, day: date, count: int, expected: date) -> None:
    assert business_days_after(day, count, currency) == expected


def test_no_business_days_after_a_holiday_is_that_holiday() -> None:
    assert business_days_after(date(2026, 12, 25), 0, "EUR") == date(2026, 12, 25)


@pytest.mark.parametrize("currency", sorted(EXPONENTS))
def test_every_currency_has_a_calendar_in_which_time_moves_on(currency: str) -> None:
    days = [business_days_after(date(2026, 12, 20), count, currency) for count in range(12)]

    assert days == sorted(set(days))
    assert days[-1] < date(2027, 1, 20)


def test_end_of_a_day_is_the_first_instant_of_the_next_in_utc() -> None:
    assert end_of_day(date(2026, 12, 31)) == datetime(2027, 1, 1, tzinfo=UTC)


def test_the_present_is_aware_and_in_utc() -> None:
    assert utc_now().utcoffset() == timedelta(0)
