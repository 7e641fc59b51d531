"""Files that a spreadsheet opens: each cell comes back as it was, and none of them is ever run."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from payflowx.api.csv_lines import Cell, encode, written
from payflowx.payments.models import PaymentStatus
from tests.factories import NOW


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        ("plain", "plain"),
        ("with, comma", '"with, comma"'),
        ('say "no"', '"say ""no"""'),
        ("two\nlines", '"two\nlines"'),
        ("two\r\nlines", '"two\r\nlines"'),
        ("Łódź 東京 🏦", "Łódź 東京 🏦"),
        (PaymentStatus.SUCCESS, "SUCCESS"),
        (True, "true"),
        (0, "0"),
        (-12, "-12"),
        (Decimal("-1.00"), "-1.00"),
        (Decimal("1E+3"), "1000"),
        (NOW, "2026-11-20T12:00:00Z"),
        (datetime(2026, 1, 1, microsecond=5, tzinfo=UTC), "2026-01-01T00:00:00.000005Z"),
        (date(2026, 11, 20), "2026-11-20"),
    ],
)
def test_cell_is_written_as_rfc_4180_and_the_schema_say(cell: Cell, expected: str) -> None:
    assert encode([["a"], [written(cell)], ["b"]]) == f"a,{expected},b\r\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((f"{sign}1+1", f"'{sign}1+1") for sign in "=+@＝＋－＠"),  # noqa: RUF001 - that is what a spreadsheet may run
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("-", "'-"),
        ("-1.00x", "'-1.00x"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("\n1", "'\n1"),
        ("x;=1+1", "x;'=1+1"),
        ("x\n@SUM(A1)", "x\n'@SUM(A1)"),
        ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
    ],
)
def test_formula_is_a_text(text: str, expected: str) -> None:
    (row,) = csv.reader(io.StringIO(encode([[written(text)]]), newline=""))

    assert row == [expected]


@pytest.mark.parametrize(
    "text", ["-1", "-1.00", "0.5", "a=b", "a-b", "INV-1", "x;-1.50;y", "x;y", "a@b.example", "1+1"]
)
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert encode([[written(text)]]) == f"{text}\r\n"
