"""What the columns of a bank's CSV file mean: the values that a mapping consists of.

`csv_toml` reads one from the text that people write, and `presets/generic.toml` explains every key.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from payflowx.core.errors import InvalidInput

Column = str | int
"""A name of the header, or a number that counts the columns from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where what stands; None and () where the layout has no such column.

    Of several names or accounts of the counterparty, the first that isn't empty counts. A debtor is the counterparty of
    a credit, and a creditor that of a debit. A fee is taken off the amount.
    """

    booking_date: Column
    value_date: Column | None = None
    amount: Column | None = None
    credit: Column | None = None
    debit: Column | None = None
    direction: Column | None = None
    fee: Column | None = None
    currency: Column | None = None
    bank_reference: Column | None = None
    end_to_end_id: Column | None = None
    account: Column | None = None
    type: Column | None = None
    status: Column | None = None
    balance: Column | None = None
    debtor_name: Column | None = None
    debtor_account: Column | None = None
    creditor_name: Column | None = None
    creditor_account: Column | None = None
    remittance: tuple[Column, ...] = ()
    references: tuple[Column, ...] = ()
    counterparty_name: tuple[Column, ...] = ()
    counterparty_account: tuple[Column, ...] = ()
    optional: tuple[Column, ...] = ()

    def every(self) -> Iterator[Column]:
        """All columns that mean something, some of them more than once."""
        for column in (
            *(self.booking_date, self.value_date, self.amount, self.credit, self.debit, self.direction, self.fee),
            *(self.currency, self.bank_reference, self.end_to_end_id, self.account, self.type, self.status),
            *(self.balance, self.debtor_name, self.debtor_account, self.creditor_name, self.creditor_account),
            *(*self.remittance, *self.references, *self.counterparty_name, *self.counterparty_account),
        ):
            if column is not None:
                yield column

    def named(self) -> frozenset[str]:
        """The columns that a header has to have a name for, as they are compared."""
        return frozenset(comparable(column) for column in self.every() if isinstance(column, str))

    def required(self) -> frozenset[str]:
        """Those without which a file has another layout."""
        return self.named() - {comparable(name) for name in self.optional if isinstance(name, str)}


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
    """One layout.

    `legacy_encoding` is what a line is in that is no UTF-8; `encoding` is that of every line. A layout is
    told by its columns, by what the header has `also`, and by how lines `before` it begin; one without a header by its
    `shape`, which says for each column what has to stand there. `footers` are the words
    that the rows behind the movements begin with; `ignored` are conditions, of which one that a row meets in all its
    columns makes it no movement.
    """

    name: str
    source: str | None
    delimiter: str
    quote: str | None
    encoding: str | None
    legacy_encoding: str | None
    skip_lines: int | None
    has_header: bool
    has_short_rows: bool
    also: tuple[str, ...]
    before: tuple[str, ...]
    shape: tuple[str, ...]
    footers: tuple[str, ...]
    ignored: tuple[Mapping[Column, frozenset[str]], ...]
    columns: Columns
    values: Values
    date_formats: tuple[str, ...]
    decimal: str
    thousands: str | None
    text: str = field(default="", compare=False, repr=False)
    """The TOML that it was read from."""

    def split(self, row: str) -> list[str]:
        """The fields of a row; raises csv.Error where it is none."""
        if self.quote is None or self.quote not in row:
            return row.split(self.delimiter)
        return next(csv.reader([row], delimiter=self.delimiter, quotechar=self.quote), [])


class LayoutUnknown(InvalidInput):
    """A file that may be CSV, and whose layout its content doesn't tell: a mapping would."""


@lru_cache(maxsize=4_096)
def comparable(name: str) -> str:
    """A name or a value without what does not distinguish it: case, and blanks of all kinds."""
    return " ".join(name.replace("\ufeff", "").split()).casefold()
