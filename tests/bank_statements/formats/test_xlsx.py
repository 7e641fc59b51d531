"""Workbooks, whose rows are read by the layouts of CSV: exactly, within bounds, and with nothing evaluated."""

import io
import tracemalloc
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import csv_presets, detection, xlsx, xlsx_package
from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.csv_toml import read_mapping
from payflowx.bank_statements.formats.parts import Balance, Kind, Part, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money
from tests.bank_statements.workbooks import DAY_STYLE, MAIN, TIME_STYLE, Cell, Rows, number, raw, workbook

from .reading import assert_well_formed, broken, closed, damaged, entries, file, opened, read_or_refused, signed_sum

HEADER: list[Cell] = [
    *("date", "amount", "currency", "reference", "description", "end_to_end_id", "account", "balance"),
]
DAY = date(2026, 11, 23)
GERMAN = """
name = "German"
delimiter = ";"
[columns]
booking_date = "Buchung"
amount = "Betrag"
remittance = ["Text"]
[values]
currency = "EUR"
[format]
dates = ["%d.%m.%y", "%d.%m.%Y"]
decimal = ","
thousands = "."
"""


def row(amount: Cell, *, text: str = "INVOICE 4711", day: Cell = DAY, balance: Cell = None) -> list[Cell]:
    """A row of the generic layout."""
    return [day, amount, "EUR", "BANK-1", text, "ORDER-4711", "ACCOUNT1", balance]


def read(content: bytes, mapping: CsvMapping | None = None) -> list[Part]:
    """All parts of a workbook."""
    parts = list(xlsx.read(file(content), mapping))
    assert_well_formed(parts)
    return parts


def of_rows(*rows: list[Cell]) -> list[Part]:
    """The parts of a workbook with these rows below the header."""
    return read(workbook([HEADER, *rows]))


def refusal(content: bytes, mapping: CsvMapping | None = None) -> str:
    """Why a workbook is refused as a whole."""
    with pytest.raises(InvalidInput) as refused:
        read(content, mapping)
    assert refused.value.path == ("file",)
    return refused.value.message


def test_rows_are_read_by_the_layout_that_their_header_tells() -> None:
    parts = of_rows(row(number("12.5"), balance=number("112.5")), row(number("-2.25"), balance=number("110.25")))
    [start], [end] = opened(parts), closed(parts)
    credit, debit = entries(parts)

    assert (start.format, start.account_id, start.currency) == (StatementFormat.XLSX, "ACCOUNT1", "EUR")
    assert (start.opening, end.closing) == (Balance(100_00, "EUR", DAY), Balance(110_25, "EUR", DAY))
    assert end.problems == ()
    assert (credit.amount, credit.is_credit, credit.booking_date) == (Money(12_50, "EUR"), True, DAY)
    assert (credit.bank_reference, credit.end_to_end_id, credit.remittance) == ("BANK-1", "ORDER-4711", "INVOICE 4711")
    assert credit.raw.startswith("2026-11-23,12.5,EUR,BANK-1")
    assert (debit.amount, debit.is_credit) == (Money(2_25, "EUR"), False)


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12.5", 12_50),
        ("12.500000000000000", 12_50),
        ("1234.5599999999999", 1_234_56),
        ("0.10000000000000001", 10),
        ("1.25E3", 1_250_00),
        ("1E-2", 1),
        ("-99999999.989999995", -99_999_999_99),
        ("1250", 1_250_00),
        ("0", 0),
    ],
)
def test_number_is_what_somebody_has_typed(text: str, minor: int) -> None:
    [found] = entries(of_rows(row(number(text))))

    assert (found.amount.amount_minor, found.is_credit) == (abs(minor), minor >= 0)


@given(minor=st.integers(-(10**13), 10**13))
def test_every_amount_survives_a_float(minor: int) -> None:
    [found] = entries(of_rows(row(number(repr(minor / 100)))))

    assert (found.amount.amount_minor if found.is_credit else -found.amount.amount_minor) == minor


@pytest.mark.parametrize("text", ["0.30000000000000004", "12.505", "1E400", "NaN", "1E-300", "", "twelve"])
def test_number_that_is_no_amount_is_kept_and_not_read(text: str) -> None:
    [found] = broken(of_rows(row(number(text))))

    assert "amount" in found.problem
    assert "INVOICE 4711" in found.raw


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (raw('<c t="inlineStr"><is><t>A</t></is></c>'), "A"),
        (raw('<c t="inlineStr"><is><r><t>A</t></r><r><t> B</t></r><rPh><t>X</t></rPh></is></c>'), "A B"),
        (raw('<c t="str"><f>CONCAT(A1)</f><v>SAVED</v></c>'), "SAVED"),
        (raw('<c t="b"><v>1</v></c>'), "TRUE"),
        (raw('<c t="e"><v>#N/A</v></c>'), "#N/A"),
        (number("4711"), "4711"),
        (number("1234567890123456789"), "1234567890123456789"),
        (number("4711.5"), "4711.5"),
        ("A_x000D_\nB_x005F_", "A B_"),
        ('A,"B",C', 'A,"B",C'),
        (raw("<c><f>HYPERLINK(1)</f></c>"), "=HYPERLINK(1)"),
    ],
)  # fmt: skip
def test_cells_of_every_kind_are_texts(cell: str, text: str) -> None:
    [found] = entries(of_rows([DAY, number("1"), "EUR", "BANK-1", cell]))

    assert found.remittance == text


def test_formula_that_nobody_has_evaluated_is_no_amount() -> None:
    [found] = broken(of_rows(row(raw("<c><f>SUM(B1:B2)</f></c>"))))

    assert "'=SUM(B1:B2)' is not a number" in found.problem


@pytest.mark.parametrize(
    ("cell", "properties", "day"),
    [
        (number("46349", DAY_STYLE), "", DAY),
        (number("46349.75", TIME_STYLE), "", DAY),
        (number("44887", DAY_STYLE), 'date1904="1"', DAY),
        (number("59", DAY_STYLE), "", date(1900, 2, 28)),
        (number("61", DAY_STYLE), "", date(1900, 3, 1)),
        (raw('<c t="d"><v>2026-11-23T00:00:00</v></c>'), "", DAY),
        ("2026-11-23", "", DAY),
    ],
)
def test_days_are_those_that_people_see(cell: str, properties: str, day: date) -> None:
    [found] = entries(read(workbook([HEADER, row(number("1"), day=cell)], properties=properties)))

    assert found.booking_date == day


@pytest.mark.parametrize(
    "cell", [number("46349"), number("60", DAY_STYLE), number("-1", DAY_STYLE), number("9E9", DAY_STYLE), "23.11.2026"]
)
def test_number_that_is_no_day_is_kept_and_not_read(cell: str) -> None:
    assert "booking date" in broken(of_rows(row(number("1"), day=cell)))[0].problem


@pytest.mark.parametrize("days", [[DAY, DAY], ["23.11.2026", "24.11.2026"]])
def test_days_of_one_kind_need_no_word(days: list[Cell]) -> None:
    rows: Rows = [["Buchung", "Betrag", "Text"], *([day, number("1"), "2026-11-23 23.11.2026"] for day in days)]

    parts = read(workbook(rows), read_mapping(GERMAN))

    assert (len(entries(parts)), closed(parts)[0].problems) == (2, ())


def test_mapping_reads_days_and_numbers_in_its_own_words() -> None:
    mapping = read_mapping(GERMAN)
    rows: Rows = [
        ["Umsätze", None, None],
        [],
        ["Buchung", "Betrag", "Text", None],
        [DAY, number("1234.5"), "A; B"],
        ["23.11.2026", "-1.234,50", "C"],
        [date(1950, 1, 2), number("1"), "OLD"],
        [None, None, None],
    ]
    parts = read(workbook(rows), mapping)

    assert closed(parts)[0].problems == (xlsx.MIXED,)
    assert [found.remittance for found in entries(parts)] == ["A; B", "C", "OLD"]
    assert [found.booking_date for found in entries(parts)] == [DAY, DAY, date(1950, 1, 2)]
    assert signed_sum(parts) == 100


def test_layouts_that_are_known_are_found_however_they_separate_their_columns() -> None:
    presets = {preset.name: preset for preset in csv_presets.presets()}
    for preset in (presets[name] for name in ("Generic", "ING Netherlands", "Revolut Business", "Wise")):
        header: list[Cell] = [*sorted(preset.columns.required())]
        assert opened(read(workbook([["Export"], header])))[0].format is StatementFormat.XLSX


def test_each_sheet_with_the_header_is_read_and_others_are_named() -> None:
    one = row(number("1"))
    two: list[Cell] = [*row(number("2"))[:6], "ACCOUNT2"]
    content = workbook([HEADER, one], [["Notes"]], [HEADER, two], [], names=["June", "Notes", "July", "Empty"])
    parts = read(content)

    assert [(start.number, start.account_id) for start in opened(parts)] == [(0, "ACCOUNT1"), (1, "ACCOUNT2")]
    assert closed(parts)[0].problems == ()
    assert closed(parts)[1].problems == (f"The sheet 'Notes' is not read. {xlsx.NOTHING}",)


def test_kinds_follow_the_mapping() -> None:
    header: list[Cell] = [*HEADER, "type"]
    parts = read(workbook([header, [*row(number("-1")), "fee"], [*row(number("1")), "return"]]))

    assert [found.kind for found in entries(parts)] == [Kind.FEE, Kind.RETURN]


def test_workbook_without_a_known_header_needs_a_mapping() -> None:
    assert "it needs a mapping" in refusal(workbook([["a", "b"], ["c", "d"]]))
    assert "'betrag'" in refusal(workbook([["a", "b"]]), read_mapping(GERMAN))


def test_document_type_is_refused() -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "AAAA">]><sst xmlns="{MAIN}"><si><t>&a;</t></si></sst>'

    assert "DOCTYPE" in refusal(workbook([HEADER, row(1)], parts={"xl/sharedStrings.xml": bomb.encode()}))
    late = " " * 70_000 + bomb
    assert "damaged" in refusal(workbook([HEADER, row(1)], parts={"xl/sharedStrings.xml": f"<x/>{late}".encode()}))


def test_part_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = b" " * (xlsx_package.PART_BYTES_MAX + 1)
    content = workbook([HEADER, row(1)], parts={"xl/sharedStrings.xml": bomb})
    del bomb
    assert len(content) < 200_000

    tracemalloc.start()
    sentence = refusal(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "more than 64 MB" in sentence
    assert peak < 5_000_000


def test_size_that_is_told_too_small_unpacks_no_more() -> None:
    content = workbook([HEADER, row(1)])
    info = zipfile.ZipFile(io.BytesIO(content)).getinfo("xl/sharedStrings.xml")
    told, less = (
        size.to_bytes(4, "little") + len(info.filename).to_bytes(2, "little") for size in (info.file_size, 10)
    )

    assert "damaged" in refusal(content.replace(told, less))


def test_row_and_columns_are_bounded() -> None:
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>'
    assert "more than 1000 columns" in refusal(workbook([HEADER], parts={"xl/worksheets/sheet1.xml": sheet.encode()}))
    cells = "<c><v>1</v></c>" * (xlsx_package.ROW_BYTES_MAX // 15 + 10_000)
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row>{cells}</row></sheetData></worksheet>'
    assert "more than 8 MB" in refusal(workbook([HEADER], parts={"xl/worksheets/sheet1.xml": sheet.encode()}))


def test_text_that_is_not_there_and_parts_that_are_missing_are_told() -> None:
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="s"><v>70</v></c></row></sheetData></worksheet>'
    assert "damaged" in refusal(workbook([HEADER], parts={"xl/worksheets/sheet1.xml": sheet.encode()}))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    assert "no workbook" in refusal(packed.getvalue())


def test_memory_does_not_grow_with_the_rows() -> None:
    def peak(count: int) -> int:
        content = workbook([HEADER, *([row(number("1"))] * count)])
        tracemalloc.start()
        for _ in xlsx.read(file(content), None):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(4_000) < 2 * peak(500) + 2_000_000


def test_file_that_breaks_off_is_refused() -> None:
    content = workbook([HEADER, row(number("1"))])

    assert "damaged" in refusal(content[: len(content) // 2])


def test_format_is_told_by_its_content_and_a_mapping_reads_it_too() -> None:
    content = workbook([HEADER, row(number("1"))])

    assert detection.detect(content[: detection.HEAD_BYTES]) is StatementFormat.XLSX
    generic = next(preset for preset in csv_presets.presets() if preset.name == "Generic")
    [start] = opened(list(detection.read(file(content), None, generic)))
    assert start.format is StatementFormat.XLSX


@settings(max_examples=200, deadline=None)
@given(content=damaged(workbook([HEADER, row(number("1")), row("2")])))
def test_no_damage_makes_it_crash(content: bytes) -> None:
    read_or_refused(xlsx.read(file(content), None))


@settings(max_examples=200, deadline=None)
@given(
    sheet=st.binary(max_size=200), part=st.sampled_from(["sharedStrings", "styles", "workbook", "worksheets/sheet1"])
)
def test_no_part_makes_it_crash(sheet: bytes, part: str) -> None:
    content = workbook([HEADER, row(number("1"))], parts={f"xl/{part}.xml": b'<a xmlns="%s">' % MAIN.encode() + sheet})

    read_or_refused(xlsx.read(file(content), None))


@settings(max_examples=100, deadline=None)
@given(cells=st.lists(st.text(alphabet='<c r="A1tsnbdev/>&;019.E-_xDZ', max_size=60), max_size=4))
def test_no_cell_makes_it_crash(cells: list[str]) -> None:
    read_or_refused(xlsx.read(file(workbook([HEADER, [raw(cell) for cell in cells]])), None))
