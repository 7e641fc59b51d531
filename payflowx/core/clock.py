"""Time: instants are aware and in UTC, and deadlines can be counted in business days.

A `Span` is written as an ISO 8601 duration of exact units (`PT2S`, `P3D`) or as business days (`2bd`). Business days
are the banking days of the currency: those of the system in which banks settle it (`core.calendars`).
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Self

from payflowx.core import calendars
from payflowx.core.errors import PayFlowXError

SPAN_PATTERN: Final = re.compile(
    r"(?P<business_days>\d{1,3})bd"
    r"|P(?=[\dT])(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,9}(?:\.\d{1,6})?)S)?)?",
    re.ASCII,
)
EXACT_MAX: Final = timedelta(days=9999)
"""The longest exact span: what a span prints, it can read."""


class InvalidSpan(PayFlowXError):
    """A text is neither an ISO 8601 duration of exact units nor a number of business days."""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: either exact, or a number of business days."""

    exact: timedelta = timedelta(0)
    business_days: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """`PT2S`, `P1DT12H` or `2bd`; months and years are refused, since their length varies.

        Raises InvalidSpan.
        """
        match = SPAN_PATTERN.fullmatch(text)
        if match is None:
            raise InvalidSpan(
                f"{text[:40]!r} is not a duration: ISO 8601 such as 'PT30S' or 'P2D', or business days such as '2bd'."
            )
        parts = {name: float(value) for name, value in match.groupdict().items() if value is not None}
        days = parts.pop("business_days", 0)
        exact = timedelta(**parts)
        if exact > EXACT_MAX:
            raise InvalidSpan(f"{text[:40]!r} is too long: {EXACT_MAX.days} days are the most.")
        return cls(exact=exact, business_days=int(days))

    def times(self, count: int) -> Self:
        """So many of these lengths, one after the other."""
        return replace(self, exact=self.exact * count, business_days=self.business_days * count)

    def __str__(self) -> str:
        if self.business_days:
            return f"{self.business_days}bd"
        seconds = self.exact.total_seconds()
        return f"PT{seconds:f}".rstrip("0").rstrip(".") + "S"


def utc_now() -> datetime:
    """The present instant, in UTC. Called at the edges only: below them, `now` is an argument."""
    return datetime.now(UTC)


def business_days_after(day: date, count: int, currency: str) -> date:
    """The date `count` business days of the currency's calendar after `day`, which itself never counts."""
    return calendars.banking_day_after(day, count, currency)


def end_of_day(day: date) -> datetime:
    """The first instant after `day`, in UTC."""
    return datetime.combine(day + timedelta(days=1), time.min, UTC)


def after(at: datetime, span: Span, currency: str) -> datetime:
    """The instant at which the span is over that began at `at`: business days end with the day, in UTC."""
    if span.business_days:
        return end_of_day(business_days_after(at.astimezone(UTC).date(), span.business_days, currency))
    return at + span.exact
