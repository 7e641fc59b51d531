"""The days on which the twelve largest settlement systems were, or will be, closed: weekdays alone, as published.

Written down from what each operator publishes, not from a library. `MADE_UP` are weekends on which one is open.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final


def _days(year: int, text: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(f"{year}-{day}") for day in text.split())


CLOSED: Final[Mapping[str, Mapping[int, frozenset[date]]]] = {
    # Federal Reserve Banks, "Holiday Schedules": a holiday on a Saturday moves nothing (19 June and 25 December 2027,
    # 4 July 2026), one on a Sunday moves to Monday (4 July 2027).
    "USD": {
        2025: _days(2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25"),
        2026: _days(2026, "01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25"),
        2027: _days(2027, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25"),
    },
    # European Central Bank, "TARGET closing days": 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
    "EUR": {
        2025: _days(2025, "01-01 04-18 04-21 05-01 12-25 12-26"),
        2026: _days(2026, "01-01 04-03 04-06 05-01 12-25"),
        2027: _days(2027, "01-01 03-26 03-29"),
    },
    # Banking Act of Japan and the Act on National Holidays; the equinoxes as the National Astronomical Observatory
    # announces them. 21 March 2027 is a Sunday, 22 September 2026 lies between two holidays.
    "JPY": {
        2025: _days(
            2025,
            "01-01 01-02 01-03 01-13 02-11 02-24 03-20 04-29 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-24 "
            "12-31",
        ),
        2026: _days(
            2026,
            "01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 "
            "11-23 12-31",
        ),
        2027: _days(
            2027,
            "01-01 01-11 02-11 02-23 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23 12-31",
        ),
    },
    # GOV.UK, "UK bank holidays", England and Wales; CHAPS and Bacs are closed on them.
    "GBP": {
        2025: _days(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        2026: _days(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        2027: _days(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    },
    # General Office of the State Council: the notices of 2024-11-12 and 2025-11-04. That for 2027 was not known when
    # this was written.
    "CNY": {
        2025: _days(
            2025,
            "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 "
            "10-08",
        ),
        2026: _days(
            2026,
            "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 "
            "10-06 10-07",
        ),
    },
    # Reserve Bank of Australia, "RITS Business Hours": New Year's Day, Australia Day, Good Friday, Easter Monday, Anzac
    # Day, King's Birthday, Christmas Day and Boxing Day, where New South Wales and Victoria have them. So the Mondays
    # after Anzac Day of 2026 and 2027, which New South Wales alone has, are open.
    "AUD": {
        2025: _days(2025, "01-01 01-27 04-18 04-21 04-25 06-09 12-25 12-26"),
        2026: _days(2026, "01-01 01-26 04-03 04-06 06-08 12-25 12-28"),
        2027: _days(2027, "01-01 01-26 03-26 03-29 06-14 12-27 12-28"),
    },
    # Canada Labour Code, s. 166, with Remembrance and Boxing Day: the days on which Lynx is closed.
    "CAD": {
        2025: _days(2025, "01-01 04-18 05-19 07-01 09-01 09-30 10-13 11-11 12-25 12-26"),
        2026: _days(2026, "01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-28"),
        2027: _days(2027, "01-01 03-26 05-24 07-01 09-06 09-30 10-11 11-11 12-27 12-28"),
    },
    # SIX Interbank Clearing: 1 and 2 January, Good Friday, Easter Monday, 1 May, Ascension Day, Whit Monday, 1 August,
    # 25 and 26 December.
    "CHF": {
        2025: _days(2025, "01-01 01-02 04-18 04-21 05-01 05-29 06-09 08-01 12-25 12-26"),
        2026: _days(2026, "01-01 01-02 04-03 04-06 05-01 05-14 05-25 12-25"),
        2027: _days(2027, "01-01 03-26 03-29 05-06 05-17"),
    },
    # Government of Hong Kong, "General holidays", gazetted for each year.
    "HKD": {
        2025: _days(2025, "01-01 01-29 01-30 01-31 04-04 04-18 04-21 05-01 05-05 07-01 10-01 10-07 10-29 12-25 12-26"),
        2026: _days(2026, "01-01 02-17 02-18 02-19 04-03 04-06 04-07 05-01 05-25 06-19 07-01 10-01 10-19 12-25"),
        2027: _days(2027, "01-01 02-08 02-09 03-26 03-29 04-05 05-13 06-09 07-01 09-16 10-01 10-08 12-27"),
    },
    # Ministry of Manpower, "Public holidays", gazetted for each year; one on a Sunday moves to Monday. Those of 2027
    # that follow the moon come from a record of its page, not from the page itself.
    "SGD": {
        2025: _days(2025, "01-01 01-29 01-30 03-31 04-18 05-01 05-12 10-20 12-25"),
        2026: _days(2026, "01-01 02-17 02-18 04-03 05-01 05-27 06-01 08-10 11-09 12-25"),
        2027: _days(2027, "01-01 02-08 03-10 03-26 05-17 05-20 08-09 10-28"),
    },
    # Sveriges Riksbank, "Holidays": the days on which it works five hours are open.
    "SEK": {
        2025: _days(2025, "01-01 01-06 04-18 04-21 05-01 05-29 06-06 06-20 12-24 12-25 12-26 12-31"),
        2026: _days(2026, "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31"),
        2027: _days(2027, "01-01 01-06 03-26 03-29 05-06 06-25 12-24 12-31"),
    },
    # Norges Bank, "Settlement days": New Year's Day, Maundy Thursday to Easter Monday, 1 and 17 May, Ascension Day,
    # Whit Monday, Christmas Eve, 25 and 26 December.
    "NOK": {
        2025: _days(2025, "01-01 04-17 04-18 04-21 05-01 05-29 06-09 12-24 12-25 12-26"),
        2026: _days(2026, "01-01 04-02 04-03 04-06 05-01 05-14 05-25 12-24 12-25"),
        2027: _days(2027, "01-01 03-25 03-26 03-29 05-06 05-17 12-24"),
    },
}

MADE_UP: Final[Mapping[str, frozenset[date]]] = {
    "CNY": _days(2025, "01-26 02-08 04-27 09-28 10-11") | _days(2026, "01-04 02-14 02-28 05-09 09-20 10-10"),
}
"""Of the same notices: Saturdays and Sundays that are working days."""

CLOSED_IN_DOUBT: Final[Mapping[str, frozenset[date]]] = {
    "CAD": frozenset({date(2025, 2, 17), date(2026, 2, 16), date(2027, 2, 15)}),
}
"""Open by the operator's list, and closed here on purpose: Ontario's Family Day."""
