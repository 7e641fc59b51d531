"""What the columns of a bank's CSV file mean: a small TOML file for each layout, and some that come with the package.

`presets/generic.toml` explains every key. A mapping that could not be used is refused when it is read, with the key at
fault, so that a file is never read by half of one.
"""

import codecs
import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from payflowx.core.errors import InvalidInput
from payflowx.core.money import check_currency
from payflowx.core.text import quoted

MAPPING_SIZE_MAX: Final = 20_000
SKIP_LINES_MAX: Final = 1_000
ENCODING: Final = re.compile(
    r"utf-?(8|16|32)(-?(le|be|sig))?|(cp|windows-)\d{3,4}|(iso-?8859-|latin-?)\d{1,2}|koi8-[ru]|mac-?roman|"
    r"shift_jis|euc_(jp|kr)|gb18030|gbk|big5",
    re.ASCII | re.IGNORECASE,
)
EXAMPLE_DAY: Final = date(2026, 9, 30)


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns, as the header has them."""

    booking_date: str
    value_date: str | None
    amount: str | None
    credit: str | None
    debit: str | None
    direction: str | None
    currency: str | None
    bank_reference: str | None
    end_to_end_id: str | None
    account: str | None
    type: str | None
    status: str | None
    balance: str | None
    remittance: tuple[str, ...]
    references: tuple[str, ...]
    counterparty_name: tuple[str, ...]
    counterparty_account: tuple[str, ...]
    optional: tuple[str, ...]

    def named(self) -> frozenset[str]:
        """All columns that are named, as they are compared."""
        single = (
            *(self.booking_date, self.value_date, self.amount, self.credit, self.debit, self.direction),
            *(self.currency, self.bank_reference, self.end_to_end_id, self.account, self.type, self.status),
            self.balance,
        )
        several = (*self.remittance, *self.references, *self.counterparty_name, *self.counterparty_account)
        return frozenset(comparable(name) for name in (*single, *several) if name)

    def required(self) -> frozenset[str]:
        """Those without which a file has another layout."""
        return self.named() - {comparable(name) for name in self.optional}


@dataclass(frozen=True, slots=True)
class Values:
    """The values of columns that mean something, as they are compared, and the currency where no column has it."""

    currency: str | None
    credit: frozenset[str]
    debit: frozenset[str]
    fee: frozenset[str]
    interest: frozenset[str]
    transfer: frozenset[str]
    returned: frozenset[str]
    pending: frozenset[str]


@dataclass(frozen=True, slots=True)
class CsvMapping:
    """One layout."""

    name: str
    delimiter: str
    quote: str | None
    encoding: str | None
    skip_lines: int | None
    columns: Columns
    values: Values
    date_formats: tuple[str, ...]
    decimal: str
    thousands: str | None

    def split(self, row: str) -> list[str]:
        """The fields of a row; raises csv.Error where it is none."""
        if self.quote is None:
            return row.split(self.delimiter)
        return next(csv.reader([row], delimiter=self.delimiter, quotechar=self.quote), [])


@lru_cache(maxsize=1_024)
def comparable(name: str) -> str:
    """A name or a value without what does not distinguish it: case, and blanks of all kinds."""
    return " ".join(name.replace("\ufeff", "").split()).casefold()


def read_mapping(text: str) -> CsvMapping:
    """A mapping from its TOML. Raises InvalidInput, with the path of the key at fault."""
    if len(text) > MAPPING_SIZE_MAX:
        raise InvalidInput(f"A mapping has up to {MAPPING_SIZE_MAX} characters.", path=("mapping",))
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidInput(f"The mapping is not TOML: {error}", path=("mapping",)) from None
    top = _Table(document, ())
    columns, values, form = (top.table(key) for key in ("columns", "values", "format"))
    mapping = CsvMapping(
        name=top.required_text("name"),
        delimiter=top.character("delimiter") or ",",
        quote=top.character("quote", default='"'),
        encoding=top.text("encoding"),
        skip_lines=top.number("skip_lines"),
        columns=_columns(columns),
        values=_values(values),
        date_formats=form.texts("dates"),
        decimal=form.character("decimal") or ".",
        thousands=form.character("thousands"),
    )
    for table in (top, columns, values, form):
        table.refuse_unknown()
    _check_text(mapping)
    _check_columns(mapping.columns, mapping.values)
    return mapping


@cache
def presets() -> tuple[CsvMapping, ...]:
    """The mappings that come with the package, by name."""
    folder = resources.files("payflowx.bank_statements.formats") / "presets"
    texts = (file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(sorted((read_mapping(text) for text in texts), key=lambda mapping: mapping.name))


def detect(header_line: str) -> CsvMapping | None:
    """The preset whose required columns are all in the header; of several, the one that knows most of them."""
    found: list[tuple[int, CsvMapping]] = []
    for mapping in presets():
        try:
            names = {comparable(name) for name in mapping.split(header_line.strip("\ufeff \r\n"))}
        except csv.Error:
            continue
        if mapping.columns.required() <= names:
            found.append((len(mapping.columns.named() & names), mapping))
    return max(found, key=lambda pair: pair[0])[1] if found else None


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

    def texts(self, key: str) -> tuple[str, ...]:
        self._asked.add(key)
        value = self._content.get(key, [])
        if not isinstance(value, list):
            raise self._fault(key, "must be a list of texts")
        if not all(isinstance(text, str) and text.strip() for text in value):
            raise self._fault(key, "must be a list of texts")
        return tuple(value)

    def values(self, key: str) -> frozenset[str]:
        return frozenset(comparable(text) for text in self.texts(key))

    def table(self, key: str) -> "_Table":
        self._asked.add(key)
        value = self._content.get(key, {})
        if not isinstance(value, dict):
            raise self._fault(key, "must be a table")
        return _Table(value, (*self._path, key))

    def refuse_unknown(self) -> None:
        if unknown := sorted(self._content.keys() - self._asked):
            raise self._fault(unknown[0], "is not a key of a mapping")

    def _fault(self, key: str, what: str) -> InvalidInput:
        path = (*self._path, key)
        return InvalidInput(f"{'.'.join(path)} {what}.", path=path)


def _columns(table: _Table) -> Columns:
    return Columns(
        booking_date=table.required_text("booking_date"),
        value_date=table.text("value_date"),
        amount=table.text("amount"),
        credit=table.text("credit"),
        debit=table.text("debit"),
        direction=table.text("direction"),
        currency=table.text("currency"),
        bank_reference=table.text("bank_reference"),
        end_to_end_id=table.text("end_to_end_id"),
        account=table.text("account"),
        type=table.text("type"),
        status=table.text("status"),
        balance=table.text("balance"),
        remittance=table.texts("remittance"),
        references=table.texts("references"),
        counterparty_name=table.texts("counterparty_name"),
        counterparty_account=table.texts("counterparty_account"),
        optional=table.texts("optional"),
    )


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
    if mapping.encoding is not None and not _is_encoding(mapping.encoding):
        raise InvalidInput(f"encoding {quoted(mapping.encoding)} is not known.", path=("encoding",))
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
        return datetime.strptime(EXAMPLE_DAY.strftime(form), form).date() == EXAMPLE_DAY  # noqa: DTZ007 - a day has no zone
    except (ValueError, re.error):
        return False


def _check_columns(columns: Columns, values: Values) -> None:
    has_both = bool(columns.credit and columns.debit)
    if bool(columns.amount) is bool(columns.credit or columns.debit) or (not columns.amount and not has_both):
        raise InvalidInput("columns needs either amount, or both credit and debit.", path=("columns", "amount"))
    if columns.direction and not (columns.amount and values.credit and values.debit):
        raise InvalidInput(
            "columns.direction needs amount, and the values of credit and debit.", path=("columns", "direction")
        )
    if values.currency is not None:
        check_currency(values.currency, path=("values", "currency"))
    elif columns.currency is None:
        raise InvalidInput("columns.currency or values.currency is needed.", path=("columns", "currency"))
    if unknown := {comparable(name) for name in columns.optional} - columns.named():
        raise InvalidInput(f"columns.optional: {quoted(min(unknown))} is no column.", path=("columns", "optional"))
