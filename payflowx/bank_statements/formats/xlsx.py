"""XLSX, the workbooks of spreadsheet programs: each sheet that has the columns of a layout is read as CSV files are.

The rows of a sheet are written as CSV into a file without a name, and read from there, so that all that holds for CSV
holds for them. `raw` is the row as that CSV. Days are written as ISO 8601 has them, and numbers with the layout's mark.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import StringIO, TextIOWrapper
from itertools import chain, islice
from typing import IO, BinaryIO, Final

from payflowx.bank_statements.formats import csv_presets, csv_rows
from payflowx.bank_statements.formats.csv_dates import parser
from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.parts import Part, StatementClosed, StatementFormat, StatementOpened
from payflowx.bank_statements.formats.xlsx_cells import Cells
from payflowx.bank_statements.formats.xlsx_package import Package, Sheet, refused
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

HEAD_ROWS: Final = 50
IN_MEMORY_MAX: Final = 1024 * 1024
DAY_FORMAT: Final = "%Y-%m-%d"
MIXED: Final = (
    "Some days in a column are dates and others are texts: a spreadsheet that reads days in another order has swapped "
    "day and month in those that became dates. Ask the bank for the file as it was."
)
SIGNATURE: Final = b"PK\x03\x04"
NAMES: Final = (b"[Content_Types].xml", b"xl/workbook.", b"xl/worksheets/")
NOTHING: Final = "No sheet of the workbook has the columns of a layout that is known: it needs a mapping."


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins like this is a zip with the parts of a workbook."""
    return head.startswith(SIGNATURE) and any(name in head for name in NAMES)


def read(file: BinaryIO, mapping: CsvMapping | None) -> Iterator[Part]:
    """The statements of a workbook. Without a mapping each sheet is in one of the layouts that are known.

    Raises InvalidInput where it is damaged or too large, or no sheet has the columns of a layout.
    """
    package = Package(file)
    cells = Cells(package)
    whole = _Workbook()
    for sheet in package.sheets():
        yield from whole.take(sheet, _parts(cells, sheet, mapping))
    yield from whole.close()


class _Workbook:
    """The statements of all sheets in a row, and the sheets that are none."""

    def __init__(self) -> None:
        self._number = 0
        self._closed: StatementClosed | None = None
        self._left: list[tuple[Sheet, InvalidInput]] = []

    def take(self, sheet: Sheet, parts: Iterator[Part]) -> Iterator[Part]:
        """A sheet; the end of its last statement waits for the other sheets, in case that one is left out."""
        try:
            first = next(parts, None)
        except InvalidInput as refusal:
            self._left.append((sheet, refusal))
            return
        for part in chain(() if first is None else (first,), parts):
            if isinstance(part, StatementOpened):
                yield from self._finish()
                yield replace(part, number=self._number, format=StatementFormat.XLSX)
            elif isinstance(part, StatementClosed):
                self._closed = replace(part, number=self._number)
                self._number += 1
            else:
                yield part

    def close(self) -> Iterator[Part]:
        """The end of the workbook. Raises InvalidInput where it had no statement."""
        if self._closed is None:
            raise self._left[0][1] if self._left else refused(NOTHING)
        told = (f"The sheet {quoted(sheet.name)} is not read. {refusal.message}" for sheet, refusal in self._left)
        self._closed = replace(self._closed, problems=(*self._closed.problems, *told))
        yield from self._finish()

    def _finish(self) -> Iterator[Part]:
        if self._closed is not None:
            yield self._closed
            self._closed = None


def _parts(cells: Cells, sheet: Sheet, mapping: CsvMapping | None) -> Iterator[Part]:
    """The parts of a sheet, none where it is empty. Raises InvalidInput where it has none of the layouts."""
    head = list(islice(cells.rows(sheet), HEAD_ROWS))
    if not any(map(any, head)):
        return
    width = max(len(_without_end(row)) for row in head)
    found = mapping or _layout(head)
    if found is None:
        raise refused(NOTHING)
    layout = replace(found, quote='"', encoding="utf-8", date_formats=(DAY_FORMAT, *found.date_formats))
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_MAX) as spool:
        text = TextIOWrapper(spool, encoding="utf-8", errors="replace", newline="", write_through=True)
        kinds = _Kinds(found.date_formats)
        _write(text, kinds.watch(cells.rows(sheet, decimal=layout.decimal)), layout.delimiter, width)
        spool.seek(0)
        for part in csv_rows.read(spool, layout):  # type: ignore[arg-type]  # it is a binary file, but for its name
            if isinstance(part, StatementClosed) and kinds.are_mixed:
                yield replace(part, problems=(*part.problems, MIXED))
            else:
                yield part


class _Kinds:
    """Which columns have days that are dates of the workbook, and which have days that are texts."""

    def __init__(self, formats: Sequence[str]) -> None:
        self._of_texts = [parser(form) for form in formats if form != DAY_FORMAT]
        self._of_dates = parser(DAY_FORMAT)
        self._dates: set[int] = set()
        self._texts: set[int] = set()

    def watch(self, rows: Iterable[list[str]]) -> Iterator[list[str]]:
        """The rows, as they are."""
        for row in rows:
            for column, text in enumerate(row):
                if self._of_dates(text):
                    self._dates.add(column)
                elif any(read(text) for read in self._of_texts):
                    self._texts.add(column)
            yield row

    @property
    def are_mixed(self) -> bool:
        """Whether a column has both: then a spreadsheet has read some days in its own order."""
        return not self._dates.isdisjoint(self._texts)


def _layout(rows: list[list[str]]) -> CsvMapping | None:
    """The layout whose columns the first rows have, however it separates them."""
    for delimiter in dict.fromkeys(preset.delimiter for preset in csv_presets.presets()):
        text = StringIO()
        _write(text, rows, delimiter, 0)
        if (mapping := csv_presets.detect(text.getvalue().encode())) is not None:
            return mapping
    return None


def _write(file: IO[str], rows: Iterable[list[str]], delimiter: str, width: int) -> None:
    """The rows as lines of CSV, as long as the width at least: a sheet has no empty cells at the end of a row."""
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    for row in rows:
        texts = _without_end(row)
        writer.writerow(texts + [""] * (width - len(texts)))


def _without_end(row: list[str]) -> list[str]:
    """The row without the empty cells at its end."""
    length = next((place for place in range(len(row), 0, -1) if row[place - 1]), 0)
    return row[:length]
