"""Where the columns of a CSV file stand: by the names of its header, or by numbers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from payflowx.bank_statements.formats.csv_mapping import Column, CsvMapping, comparable
from payflowx.bank_statements.formats.csv_text import RawRow
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

HEADER_ROWS_MAX: Final = 50


class Header:
    """The columns of one file. It takes rows apart from what is no movement, as the mapping tells."""

    def __init__(self, names: Sequence[str], mapping: CsvMapping) -> None:
        self._names = list(names)
        self._footers = mapping.footers
        self._has_short_rows = mapping.has_short_rows
        self._kind = "header" if mapping.has_header else "first one"
        self._twice = self._named_twice(mapping)
        self._ignored = [condition for given in mapping.ignored if (condition := self._condition(given))]
        self._is_over = False

    def at(self, column: Column | None) -> int | None:
        """The index of a column; None where the layout or the file has none."""
        if isinstance(column, int):
            return column - 1 if column <= len(self._names) else None
        name = None if column is None else comparable(column)
        return self._names.index(name) if name in self._names else None

    def fields(self, fields: list[str]) -> list[str] | None:
        """The fields of a row, one for each column; None where it is no movement.

        Raises InvalidInput where the row has other columns than the file.
        """
        if len(fields) != len(self._names):
            fields = self._trimmed(fields)
        if not any(map(str.strip, fields)):
            return None
        if len(fields) != len(self._names):
            if len(fields) < len(self._names) and self._is_footer(fields):
                return None
            fields = self._lengthened(fields)
        if self._ignored and self._is_ignored(fields):
            return None
        if self._twice:
            self._check_twice(fields)
        return fields

    def _trimmed(self, fields: list[str]) -> list[str]:
        """The fields of a row, where a delimiter at the end of the rows, or of the header, makes no column."""
        count = len(self._names)
        if len(fields) == count + 1 and not fields[-1].strip():
            return fields[:-1]
        return [*fields, ""] if len(fields) == count - 1 and not self._names[-1] else fields

    def _lengthened(self, fields: list[str]) -> list[str]:
        count = len(self._names)
        if not (self._has_short_rows and len(fields) < count):
            raise InvalidInput(f"The row has {len(fields)} columns, and the {self._kind} has {count}.")
        return fields + [""] * (count - len(fields))

    def _is_ignored(self, fields: list[str]) -> bool:
        return any(all(_has(fields[index], values) for index, values in condition) for condition in self._ignored)

    def _check_twice(self, fields: list[str]) -> None:
        for name, indexes in self._twice:
            if len({fields[index].strip() for index in indexes}) > 1:
                raise InvalidInput(
                    f"The columns {quoted(name)} of the row differ: a mapping can name one by its number."
                )

    def _is_footer(self, fields: list[str]) -> bool:
        """Whether a row, with fewer columns than the others, stands behind the movements."""
        first = comparable(next(field for field in fields if field.strip()))
        self._is_over = self._is_over or any(first.startswith(footer) for footer in self._footers)
        return self._is_over

    def _named_twice(self, mapping: CsvMapping) -> list[tuple[str, list[int]]]:
        """The columns that are meant by name and stand there more than once."""
        return [
            (name, [index for index, other in enumerate(self._names) if other == name])
            for name in sorted(mapping.columns.named())
            if self._names.count(name) > 1
        ]

    def _condition(self, given: Mapping[Column, frozenset[str]]) -> list[tuple[int, frozenset[str]]]:
        """The condition by the indexes of its columns; none where the file lacks one, which has no value then."""
        found = [(index, values) for column, values in given.items() if (index := self.at(column)) is not None]
        return found if len(found) == len(given) else []


def _has(field: str, values: frozenset[str]) -> bool:
    """Whether a field has one of the values, of which one that ends with an asterisk is the beginning of a text."""
    text = comparable(field)
    return text in values or any(value.endswith("*") and text.startswith(value[:-1]) for value in values)


def find_header(found: Iterator[RawRow], mapping: CsvMapping) -> tuple[Header, Iterator[RawRow]]:
    """The columns and the rows behind them: named in the first row, or in one of the first where none are skipped.

    Without a header the first row tells how many there are. Raises InvalidInput where there is none of the mapping.
    """
    if not mapping.has_header:
        first = [row for _, row in zip(range(1), found, strict=False)]
        count = len(mapping.shape) or (len(first[0].fields) if first else 0)
        names = [str(number) for number in range(1, count + 1)]
        return _checked(names, mapping), chain(first, found)
    required = mapping.columns.required()
    limit = HEADER_ROWS_MAX if mapping.skip_lines is None else 1
    for _, row in zip(range(limit), found, strict=False):
        names = [comparable(name) for name in row.fields]
        if required <= set(names):
            return _checked(names, mapping), found
    raise InvalidInput(
        f"The file has no header of the layout {quoted(mapping.name)}, with {_listed(sorted(required))}.",
        path=("file",),
    )


def _checked(names: list[str], mapping: CsvMapping) -> Header:
    last = max((column for column in mapping.columns.every() if isinstance(column, int)), default=0)
    if last > len(names):
        raise InvalidInput(f"The file has {len(names)} columns, and the mapping names number {last}.", path=("file",))
    return Header(names, mapping)


def _listed(names: list[str]) -> str:
    return ", ".join(quoted(name) for name in names)
