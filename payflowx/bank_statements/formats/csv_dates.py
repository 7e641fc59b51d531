"""Days as banks write them in the fields of a CSV file."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from itertools import chain, permutations
from typing import Final

from payflowx.bank_statements.formats.csv_mapping import LayoutUnknown
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

KNOWN_MAX: Final = 10_000
CENTURY_TURNS_AT: Final = 69  # as POSIX has it: 68 is 2068, and 69 is 1969
FIRST_YEAR: Final = 1900
FEBRUARY: Final = 2
DAYS_OF_INTEREST: Final = 30  # in every month, as some banks count
NUMBERS: Final = {
    "d": r"(?P<d>\d{1,2})",
    "m": r"(?P<m>\d{1,2})",
    "y": r"(?P<y>\d{2})",
    "Y": r"(?P<Y>\d{4})",
    "H": r"(?:[01]?\d|2[0-3])",
    "I": r"(?:0?[1-9]|1[0-2])",
    "M": r"[0-5]?\d",
    "S": r"(?:[0-5]?\d|60)",
    "f": r"\d{1,9}",
    "p": r"(?:[AaPp]\.?[Mm]\.?)",
    "z": r"(?:Z|[+-]\d{2}:?\d{2}(?::?\d{2})?)",
}
DIRECTIVE: Final = re.compile(r"%(.)|(\s+)|([^%\s]+)", re.DOTALL)
PROBES: Final = (date(2026, 2, 1), date(2021, 3, 4), date(2003, 4, 5))

Numbers = tuple[int, int, int]
"""A year, a month and a day, as written."""
Parse = Callable[[str], Numbers | None]
"""The numbers of a text in one format; None where it is not written so."""


class DateReader:
    """Days in the formats of one layout, each of which is tried.

    Where two formats read a text as different days, what the other texts of the file leave possible decides (`learn`
    and `decide`); where nothing does, the text is not read.
    """

    def __init__(self, formats: tuple[str, ...]) -> None:
        self.formats = formats
        self._parsers = tuple((form, parser(form)) for form in formats)
        self._known: dict[str, date] = {}
        self._chosen: str | None = None
        self._alone: set[str] = set()
        self._example: str | None = None
        rivals = [pair for pair in permutations(formats, 2) if _are_rivals(*pair)]
        self._rivals = frozenset(chain.from_iterable(rivals))

    def read(self, text: str, name: str) -> date:
        """The day. Raises InvalidInput, with the `name` of what it is, where it is written otherwise or none."""
        known = self._known.get(text)
        if known is not None:
            return known
        found, is_written_so = self._days(text)
        days = set(found.values())
        if len(days) > 1 and self._chosen in found:
            days = {found[self._chosen]}
        if len(days) == 1:
            if len(self._known) == KNOWN_MAX:
                self._known.clear()
            self._known[text] = day = days.pop()
            return day
        if days:
            raise InvalidInput(f"The {name} {quoted(text)} may be {' or '.join(map(str, sorted(days)))}.")
        if is_written_so:
            raise InvalidInput(f"The {name} {quoted(text)} does not exist.")
        raise InvalidInput(f"The {name} {quoted(text)} is not written as {' or '.join(self.formats)}.")

    def last_of_february(self, text: str) -> date | None:
        """The day that is meant by a 29 or 30 February that does not exist: banks count months of 30 days."""
        for _, parse in self._parsers:
            year, month, day = parse(text) or (0, 0, 0)
            if year >= FIRST_YEAR and month == FEBRUARY and monthrange(year, month)[1] < day <= DAYS_OF_INTEREST:
                return date(year, month, monthrange(year, month)[1])
        return None

    @property
    def has_rivals(self) -> bool:
        """Whether a text may be two days, so that those of the whole file have to be learnt first."""
        return bool(self._rivals)

    def learn(self, text: str) -> None:
        """Take note of a text, before any is read."""
        found, _ = self._days(text)
        if len(forms := found.keys() & self._rivals) == 1:
            self._alone |= forms
        elif len(set(found.values())) > 1:
            self._example = self._example or text

    def decide(self) -> None:
        """Choose between formats by what was learnt. Raises InvalidInput where nothing tells which one it is."""
        if len(self._alone) == 1:
            [self._chosen] = self._alone
        elif self._example is not None and not self._alone:
            days = " or ".join(str(day) for day in sorted(set(self._days(self._example)[0].values())))
            forms = " or ".join(f'["{form}"]' for form in self.formats)
            raise LayoutUnknown(
                f"{quoted(self._example)} may be {days}, and no other day of the file tells which: it needs a mapping "
                f"that says it (dates = {forms}).",
                path=("file",),
            )

    def _days(self, text: str) -> tuple[dict[str, date], bool]:
        """The day in each format that reads it, and whether the text is written in any."""
        found: dict[str, date] = {}
        is_written_so = False
        for form, parse in self._parsers:
            if (numbers := parse(text)) is not None:
                is_written_so = True
                if (day := day_of(numbers)) is not None:
                    found[form] = day
        return found, is_written_so


def parser(form: str) -> Parse:
    """What reads days in a format of `strptime`."""
    pattern = _pattern(form)
    if pattern is None:
        return lambda text: _by_strptime(text, form)
    match = re.compile(pattern, re.ASCII | re.IGNORECASE).fullmatch

    def parse(text: str) -> Numbers | None:
        if (found := match(text)) is None:
            return None
        parts = found.groupdict()
        year = int(parts["Y"] if "Y" in parts else parts["y"])
        if "Y" not in parts:
            year += 2000 if year < CENTURY_TURNS_AT else 1900
        return year, int(parts["m"]), int(parts["d"])

    return parse


def _pattern(form: str) -> str | None:
    """The format as a pattern with groups for the day, the month and the year; None where it has other directives."""
    pieces: list[str] = []
    seen: list[str] = []
    for directive, blanks, text in DIRECTIVE.findall(form):
        if directive:
            seen.append(directive)
        if directive and directive not in NUMBERS:
            return None
        pieces.append(NUMBERS[directive] if directive else r"\s+" if blanks else re.escape(text))
    if sorted(part for part in seen if part in "dmyY") not in (["Y", "d", "m"], ["d", "m", "y"]):
        return None
    pattern = "".join(pieces)
    # Numbers that touch each other have all their digits.
    return pattern.replace(r"\d{1,2}", r"\d{2}") if re.search(r"%[dmyY]%[dmyY]", form) else pattern


def _by_strptime(text: str, form: str) -> Numbers | None:
    try:
        day = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return day.year, day.month, day.day


def day_of(numbers: Numbers) -> date | None:
    """The day, where there is one since banks have written files."""
    try:
        return date(*numbers) if numbers[0] >= FIRST_YEAR else None
    except ValueError:
        return None


def _are_rivals(one: str, other: str) -> bool:
    """Whether the second format reads what the first one has written as another day."""
    parse = parser(other)
    read = ((day, parse(day.strftime(one))) for day in PROBES)
    return any(numbers is not None and day_of(numbers) not in (None, day) for day, numbers in read)
