"""Mappings of CSV columns as the TOML in which people write them.

A mapping that could not be used is refused when it is read, with the key at fault, so that a file is never read by half
of one.
"""

import codecs
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Final

from payflowx.bank_statements.formats.csv_mapping import Column, Columns, CsvMapping, Values, comparable
from payflowx.bank_statements.formats.csv_shapes import SHAPES
from payflowx.core.errors import InvalidInput
from payflowx.core.money import check_currency
from payflowx.core.text import quoted

MAPPING_SIZE_MAX: Final = 20_000
SKIP_LINES_MAX: Final = 1_000
COLUMNS_MAX: Final = 500
ENCODING: Final = re.compile(
    r"utf-?(8|16|32)(-?(le|be|sig))?|(cp|windows-)\d{3,4}|(iso-?8859-|latin-?)\d{1,2}|koi8-[ru]|mac-?(roman|latin2)|"
    r"shift_jis|euc_(jp|kr)|gb18030|gbk|big5",
    re.ASCII | re.IGNORECASE,
)
EXAMPLE: Final = datetime(2026, 9, 30, 12, 34, 56, tzinfo=UTC)
LISTS: Final = frozenset({"remittance", "references", "counterparty_name", "counterparty_account", "optional"})


def read_mapping(text: str) -> CsvMapping:
    """A mapping from its TOML. Raises InvalidInput, with the path of the key at fault."""
    if len(text) > MAPPING_SIZE_MAX:
        raise InvalidInput(f"A mapping has up to {MAPPING_SIZE_MAX} characters.", path=("mapping",))
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidInput(f"The mapping is not TOML: {error}", path=("mapping",)) from None
    top = _Table(document, ())
    if undecided := top.texts("undecided"):
        raise InvalidInput(f"The mapping leaves open: {', '.join(undecided)}.", path=("undecided",))
    columns, values, form = (top.table(key) for key in ("columns", "values", "format"))
    mapping = CsvMapping(
        name=top.required_text("name"),
        source=top.text("source"),
        delimiter=top.character("delimiter") or ",",
        quote=top.character("quote", default='"'),
        encoding=top.text("encoding"),
        legacy_encoding=top.text("legacy_encoding"),
        skip_lines=top.number("skip_lines"),
        has_header=top.truth("header", default=True),
        has_short_rows=top.truth("short_rows", default=False),
        also=top.texts("also"),
        before=top.texts("before"),
        shape=top.texts("shape"),
        footers=tuple(comparable(text) for text in top.texts("footers")),
        ignored=top.conditions("ignore"),
        columns=_columns(columns),
        values=_values(values),
        date_formats=form.texts("dates"),
        decimal=form.character("decimal") or ".",
        thousands=form.character("thousands"),
        text=text,
    )
    for table in (top, columns, values, form):
        table.refuse_unknown()
    _check_text(mapping)
    _check_columns(mapping)
    return mapping


class _Table:
    """A table of the TOML, whose keys are asked for one by one; those that nobody asked for are unknown."""

    def __init__(self, content: Mapping[str, object], path: tuple[str, ...]) -> None:
        self._content = content
        self._path = path
        self._asked: set[str] = set()

    def text(self, key: str) -> str | None:
        self._asked.add(key)
        value = self._content.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            raise self._fault(key, "must be text")
        return value

    def required_text(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            raise self._fault(key, "is missing")
        return value

    def character(self, key: str, default: str | None = None) -> str | None:
        """One character; what is empty says that there is none."""
        self._asked.add(key)
        value = self._content.get(key, default)
        if value is None or value == "":
            return None
        if not (isinstance(value, str) and len(value) == 1 and value not in "\r\n\0" and not value.isalnum()):
            raise self._fault(key, "must be one character, and neither a letter nor a digit")
        return value

    def number(self, key: str) -> int | None:
        self._asked.add(key)
        value = self._content.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= SKIP_LINES_MAX:
            raise self._fault(key, f"must be a number from 0 to {SKIP_LINES_MAX}")
        return value

    def truth(self, key: str, *, default: bool) -> bool:
        self._asked.add(key)
        value = self._content.get(key, default)
        if not isinstance(value, bool):
            raise self._fault(key, "must be true or false")
        return value

    def column(self, key: str) -> Column | None:
        """The name of a column, or its number."""
        self._asked.add(key)
        value = self._content.get(key)
        return None if value is None else self._column(key, value, "must be text or the number of a column")

    def columns(self, key: str) -> tuple[Column, ...]:
        what = "must be a list of texts or of numbers of columns"
        return tuple(self._column(key, value, what) for value in self._list(key, what))

    def texts(self, key: str) -> tuple[str, ...]:
        what = "must be a list of texts"
        values = self._list(key, what)
        if not all(isinstance(text, str) and text.strip() for text in values):
            raise self._fault(key, what)
        return tuple(str(text) for text in values)

    def values(self, key: str) -> frozenset[str]:
        return frozenset(comparable(text) for text in self.texts(key))

    def table(self, key: str) -> "_Table":
        self._asked.add(key)
        value = self._content.get(key, {})
        if not isinstance(value, dict):
            raise self._fault(key, "must be a table")
        return _Table(value, (*self._path, key))

    def conditions(self, key: str) -> tuple[Mapping[Column, frozenset[str]], ...]:
        """Tables that have the values of columns; a key of digits alone is the number of a column."""
        what = "must be tables of columns, each with a list of texts"
        found: list[Mapping[Column, frozenset[str]]] = []
        for table in self._list(key, what):
            if not isinstance(table, dict) or not table:
                raise self._fault(key, what)
            condition: dict[Column, frozenset[str]] = {}
            for name, texts in table.items():
                if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
                    raise self._fault(key, what)
                column = int(name) if name.isascii() and name.isdecimal() else name
                condition[self._column(key, column, what)] = frozenset(comparable(text) for text in texts)
            found.append(condition)
        return tuple(found)

    def refuse_unknown(self) -> None:
        if unknown := sorted(self._content.keys() - self._asked):
            raise self._fault(unknown[0], "is not a key of a mapping")

    def _list(self, key: str, what: str) -> list[object]:
        self._asked.add(key)
        value = self._content.get(key, [])
        if not isinstance(value, list):
            raise self._fault(key, what)
        return value

    def _column(self, key: str, value: object, what: str) -> Column:
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= COLUMNS_MAX:
            return value
        raise self._fault(key, what)

    def _fault(self, key: str, what: str) -> InvalidInput:
        path = (*self._path, key)
        return InvalidInput(f"{'.'.join(path)} {what}.", path=path)


def _columns(table: _Table) -> Columns:
    names = [field.name for field in fields(Columns) if field.name != "booking_date"]
    given = {name: table.columns(name) if name in LISTS else table.column(name) for name in names}
    booking_date = table.column("booking_date")
    if booking_date is None:
        table.required_text("booking_date")
    return Columns(booking_date=booking_date or 0, **given)  # type: ignore[arg-type]  # each is of its field's type


def _values(table: _Table) -> Values:
    return Values(
        currency=table.text("currency"),
        credit=table.values("credit"),
        debit=table.values("debit"),
        fee=table.values("fee"),
        interest=table.values("interest"),
        transfer=table.values("transfer"),
        returned=table.values("return"),
        pending=table.values("pending"),
    )


def _check_text(mapping: CsvMapping) -> None:
    for key, name in (("encoding", mapping.encoding), ("legacy_encoding", mapping.legacy_encoding)):
        if name is not None and not _is_encoding(name):
            raise InvalidInput(f"{key} {quoted(name)} is not known.", path=(key,))
    if mapping.quote == mapping.delimiter:
        raise InvalidInput("quote is the same character as delimiter.", path=("quote",))
    if mapping.thousands == mapping.decimal:
        raise InvalidInput("format.thousands is the same character as decimal.", path=("format", "thousands"))
    if not mapping.date_formats:
        raise InvalidInput("format.dates names no format.", path=("format", "dates"))
    for form in mapping.date_formats:
        if not _is_date_format(form):
            raise InvalidInput(
                f"format.dates: {quoted(form)} is not a day, a month and a year.", path=("format", "dates")
            )


def _is_encoding(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return ENCODING.fullmatch(name) is not None


def _is_date_format(form: str) -> bool:
    try:
        return datetime.strptime(EXAMPLE.strftime(form), form).date() == EXAMPLE.date()  # noqa: DTZ007 - the day counts
    except (ValueError, re.error):
        return False


def _check_columns(mapping: CsvMapping) -> None:
    columns, values = mapping.columns, mapping.values
    _check_amount(columns, values)
    if values.currency is not None:
        check_currency(values.currency, path=("values", "currency"))
    elif columns.currency is None:
        raise InvalidInput("columns.currency or values.currency is needed.", path=("columns", "currency"))
    known = {str(column) for column in columns.every()} | columns.named()
    for name in columns.optional:
        if str(name) not in known and comparable(str(name)) not in known:
            raise InvalidInput(f"columns.optional: {quoted(str(name))} is no column.", path=("columns", "optional"))
    _check_header(mapping)


def _check_amount(columns: Columns, values: Values) -> None:
    has_both = bool(columns.credit and columns.debit)
    if bool(columns.amount) is bool(columns.credit or columns.debit) or (not columns.amount and not has_both):
        raise InvalidInput("columns needs either amount, or both credit and debit.", path=("columns", "amount"))
    if columns.direction and not (columns.amount and values.credit and values.debit):
        raise InvalidInput(
            "columns.direction needs amount, and the values of credit and debit.", path=("columns", "direction")
        )
    if columns.direction and (both := values.credit & values.debit):
        raise InvalidInput(f"values.debit: {quoted(min(both))} is a credit too.", path=("values", "debit"))
    if columns.fee and not columns.amount:
        raise InvalidInput("columns.fee needs amount.", path=("columns", "fee"))


def _check_header(mapping: CsvMapping) -> None:
    """Names need a header, and what tells a layout by its shape has none."""
    if not mapping.has_header and (named := sorted(mapping.columns.named())):
        raise InvalidInput(f"columns: {quoted(named[0])} is a name, and there is no header.", path=("columns",))
    if mapping.has_header and mapping.shape:
        raise InvalidInput("shape is for files without a header.", path=("shape",))
    for kind in mapping.shape:
        if kind not in SHAPES:
            raise InvalidInput(f"shape: {quoted(kind)} is none of {', '.join(sorted(SHAPES))}.", path=("shape",))
    last = max((column for column in mapping.columns.every() if isinstance(column, int)), default=0)
    if mapping.shape and last > len(mapping.shape):
        raise InvalidInput(f"columns: {last} is more than shape has.", path=("columns",))
