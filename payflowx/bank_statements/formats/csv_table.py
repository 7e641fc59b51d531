"""The table in a CSV file of which nothing is known: what separates its columns, their names, and its first rows."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from payflowx.bank_statements.formats.csv_dates import Parse, day_of, parser
from payflowx.bank_statements.formats.csv_mapping import comparable
from payflowx.bank_statements.formats.csv_numbers import NumberReader
from payflowx.core.errors import InvalidInput

DELIMITERS: Final = ";,\t|"
COLUMNS_MIN: Final = 2
COLUMNS_MAX: Final = 100
ROWS_MAX: Final = 300
FIELD_LENGTH_MAX: Final = 40
EXAMPLES_MAX: Final = 3
NUMBERS: Final = (NumberReader(",", "."), NumberReader(".", ","))
DAYS: Final = (
    *("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d/%m/%y", "%m/%d/%y", "%y/%m/%d"),
    *("%d-%m-%Y", "%m-%d-%Y", "%d-%m-%y", "%m-%d-%y", "%y-%m-%d", "%Y%m%d", "%d%m%Y", "%Y.%m.%d", "%Y.%m.%d."),
    *("%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d %B %Y", "%b %d, %Y", "%d. %m. %Y"),
)
TIMES: Final = (
    *("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %H:%M:%S %z", "T%H:%M", "T%H:%M:%S", "T%H:%M:%S%z"),
    *("T%H:%M:%S.%f", "T%H:%M:%S.%f%z", " %I:%M %p", " %I:%M:%S %p", ", %H:%M", ", %H:%M:%S"),
)
FORMATS: Final = tuple(day + time for time in TIMES for day in DAYS)
DAY_LIKE: Final = re.compile(r"\d{8}|\d{1,4}[./ -]{1,2}\w{1,9}[./ -]{1,2}\d{2,4}(?!\d).*|[A-Za-z]{3} \d{1,2}, \d{4}.*")


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column as it stands there; `name` is None where the file has no header."""

    number: int
    name: str | None
    values: tuple[str, ...]

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return "" if self.name is None else comparable(self.name)

    @property
    def examples(self) -> tuple[str, ...]:
        """Some of what stands in it."""
        return tuple(dict.fromkeys(filter(None, self.values)))[:EXAMPLES_MAX]


@dataclass(frozen=True, slots=True)
class SeenTable:
    """The columns of a file. `before` are the lines before its header or its first row."""

    delimiter: str
    has_header: bool
    before: tuple[str, ...]
    columns: tuple[SeenColumn, ...]


def find_table(lines: Sequence[str]) -> SeenTable | None:
    """The table of a file, by its first lines: rows with a day and an amount; None where they have none."""
    found = [table for mark in DELIMITERS if (table := _table(lines, mark)) is not None]
    return max(found, key=lambda table: (len(table.columns[0].values), len(table.columns)), default=None)


@lru_cache(maxsize=4_096)
def is_number(text: str) -> bool:
    """Whether a field is an amount, as some bank writes it."""
    if len(text) > FIELD_LENGTH_MAX or not any(map(str.isdigit, text)):
        return False
    for reader in NUMBERS:
        try:
            reader.number(text)
        except InvalidInput:
            continue
        return True
    return False


@lru_cache(maxsize=4_096)
def is_day(text: str) -> bool:
    """Whether a field is a day, as some bank writes it."""
    return (
        len(text) <= FIELD_LENGTH_MAX
        and DAY_LIKE.fullmatch(text) is not None
        and any(parse(text) is not None for parse in _parsers().values())
    )


@cache
def _parsers() -> dict[str, Parse]:
    """What reads each of the formats: made for the first file that needs them, since they are some hundreds."""
    return {form: parser(form) for form in FORMATS}


def day_in(form: str, text: str) -> date | None:
    """The day that a text is in one of the formats; None where it isn't written so, or there is no such day."""
    numbers = _parsers()[form](text)
    return None if numbers is None else day_of(numbers)


def _table(lines: Sequence[str], delimiter: str) -> SeenTable | None:
    """The table with this delimiter: rows with a day and an amount, and as many columns as most of them have."""
    try:
        reader = csv.reader(lines[:ROWS_MAX], delimiter=delimiter)
        rows = ((reader.line_num, fields) for fields in reader if any(map(str.strip, fields)))
        numbered = [(number, fields) for number, fields in rows if len(fields) <= COLUMNS_MAX]
    except csv.Error:
        return None
    counts = Counter(len(fields) for _, fields in numbered if _is_movement(fields))
    if not counts:
        return None
    width = max(counts, key=lambda count: (counts[count], count))
    first = next(at for at, (_, fields) in enumerate(numbered) if len(fields) == width and _is_movement(fields))
    body = [fields for _, fields in numbered[first:] if len(fields) == width and _is_movement(fields)]
    header = _header(numbered[first - 1][1], width) if first else None
    before = lines[: numbered[first - (header is not None)][0] - 1]
    columns = tuple(
        SeenColumn(
            number=index + 1,
            name=header[index] if header is not None and index < len(header) else None,
            values=tuple(fields[index].strip() for fields in body),
        )
        for index in range(width)
    )
    return SeenTable(delimiter, header is not None, tuple(before), columns)


def _header(fields: Sequence[str], width: int) -> list[str] | None:
    """The names of the columns, where the row before the first movement has them, with a delimiter more or less."""
    names = [field.replace("\ufeff", "").strip() for field in fields]
    if abs(len(names) - width) > 1 or any(map(is_number, names)) or any(map(is_day, names)):
        return None
    return names if sum(map(bool, names)) >= COLUMNS_MIN else None


def _is_movement(fields: Sequence[str]) -> bool:
    """Whether a row has a day, and an amount in another column."""
    texts = [field.strip() for field in fields]
    days = {index for index, text in enumerate(texts) if is_day(text)}
    return bool(days) and any(is_number(text) for index, text in enumerate(texts) if index not in days)
