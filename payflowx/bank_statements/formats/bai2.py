"""BAI2, the format of American banks: a file of groups of accounts, each with its balances, movements and totals.

Version 2 of the Cash Management Balance Reporting Specifications, or 3 (ANSI X9.121, BTRS): 01 file, 02 group, 03
account, 16 movement, and their ends 49, 98 and 99 with totals, which are verified where they are stated. Every record
16 becomes an entry or a broken entry, and a statement closes only when nothing more can be said of it: the totals of
its group and file are told by its last one.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from payflowx.bank_statements.formats.bai2_account import Account, Group, Totals
from payflowx.bank_statements.formats.bai2_lines import record_lines
from payflowx.bank_statements.formats.bai2_records import Record, records
from payflowx.bank_statements.formats.parts import Part
from payflowx.bank_statements.formats.problems import Problems
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

RECORDS_BEFORE_MAX: Final = 100
VERSIONS: Final = frozenset({"2", "3", ""})


def read(file: BinaryIO) -> Iterator[Part]:
    """The accounts of a file as statements, part by part. Raises InvalidInput where the file has none."""
    whole = _File()
    for record in records(record_lines(file)):
        yield from whole.take(record)
    yield from whole.close()


class _File:
    """The file as far as it was read: the account at last, its group, and the totals of both."""

    def __init__(self) -> None:
        self._problems = Problems()
        self._identification = ""
        self._account: Account | None = None
        self._group = Group()
        self._totals = Totals("file")
        self._number = 0
        self._has_begun = False
        self._group_is_open = False
        self._has_ended = False
        self._records_before = 0

    def take(self, record: Record) -> Iterator[Part]:
        """The next record; what it completes comes out."""
        if not self._has_begun and record.code not in {"01", "02", "03"}:
            self._skip(record)
            return
        self._has_begun = True
        self._totals.record_count += record.line_count
        self._group.totals.record_count += record.line_count
        match record.code:
            case "01":
                self._begin(record)
            case "02":
                self._begin_group(record)
            case "03":
                yield from self._begin_account(record)
            case "49" if self._account is not None:
                self._account.end(record, self._group.totals)
            case "98":
                self._end_group(record)
            case "99":
                self._has_ended = True
                self._totals.verify(record, self._told)
            case _:
                yield from self._take_movement(record)

    def close(self) -> Iterator[Part]:
        """The end of the file."""
        if self._account is None:
            raise _no_statement()
        self._account.break_off(self._group.totals)
        if not self._has_ended:
            self._told.add("The file has no record 99, which ends it: it may break off here.")
        yield self._account.closed()

    @property
    def _told(self) -> Problems:
        """Where problems are told: in the last statement, or in the next one."""
        return self._account.problems if self._account else self._problems

    def _skip(self, record: Record) -> None:
        self._records_before += 1
        if self._records_before > RECORDS_BEFORE_MAX:
            raise _no_statement()
        self._problems.add(f"A line stands before the file begins: {quoted(record.raw)}.")

    def _begin(self, record: Record) -> None:
        fields = record.fields()
        values = [fields.next() for _ in range(8)]
        self._identification = "-".join(value for value in (values[2], values[4]) if value)
        if values[7] not in VERSIONS:
            self._told.add(f"The version {quoted(values[7])} of the file is neither 2 nor 3.")

    def _begin_group(self, record: Record) -> None:
        if self._account is not None:
            self._account.break_off(self._group.totals)
        if self._group_is_open:
            self._told.add("A group has no record 98, which ends it.")
            self._totals.add(self._group.totals)
        self._group = Group.of(record, self._told)
        self._group_is_open = True

    def _begin_account(self, record: Record) -> Iterator[Part]:
        if self._account is not None:
            self._account.break_off(self._group.totals)
            yield self._account.closed()
        problems = self._problems if self._account is None else Problems()
        self._account = Account.of(record, self._number, self._group, problems)
        self._number += 1
        yield self._account.opened(self._identification or None)

    def _end_group(self, record: Record) -> None:
        if self._account is not None:
            self._account.break_off(self._group.totals)
        self._group_is_open = False
        self._group.totals.verify(record, self._told)
        self._totals.add(self._group.totals)

    def _take_movement(self, record: Record) -> Iterator[Part]:
        if self._account is None:
            self._problems.add(f"A record stands before the first account: {quoted(record.raw)}.")
        else:
            yield self._account.take(record)


def _no_statement() -> InvalidInput:
    return InvalidInput("The file has no BAI2 statement: no records 01, 02 and 03 start its lines.", path=("file",))
