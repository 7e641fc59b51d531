"""Workbooks of Office Open XML, made part by part as the spreadsheet programs write them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
DAY_STYLE: Final = 1
TIME_STYLE: Final = 2
EPOCH: Final = date(1899, 12, 30)

Cell = str | int | date | None
Rows = Sequence[Sequence[Cell]]


def raw(text: str) -> str:
    """A cell as it stands in the sheet, such as `<c><v>1</v></c>`; other texts are texts."""
    return f"\0{text}"


def number(text: str, style: int = 0) -> str:
    """A cell with a number as a program writes it."""
    return raw(f'<c s="{style}"><v>{text}</v></c>')


def workbook(
    *sheets: Rows, names: Sequence[str] = (), parts: Mapping[str, bytes] | None = None, properties: str = ""
) -> bytes:
    """A workbook with these sheets; `parts` are added to its own, or stand in their place."""
    shared: dict[str, int] = {}
    titles = [*names, *(f"Sheet{number}" for number in range(len(names) + 1, len(sheets) + 1))]
    files = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr {properties}/><sheets>'
            + "".join(
                f'<sheet name="{escape(title)}" sheetId="{place}" r:id="rId{place}"/>'
                for place, title in enumerate(titles[: len(sheets)], start=1)
            )
            + "</sheets></workbook>"
        ).encode(),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *((f"rId{place}", "worksheet", f"worksheets/sheet{place}.xml") for place in range(1, len(sheets) + 1)),
                ("rIdS", "sharedStrings", "sharedStrings.xml"),
                ("rIdT", "styles", "/xl/styles.xml"),
            ]
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/>'
            '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
        ).encode(),
        **{f"xl/worksheets/sheet{place}.xml": _sheet(rows, shared) for place, rows in enumerate(sheets, start=1)},
    }
    files["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{escape(text)}</t></si>" for text in shared) + "</sst>"
    ).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, **(parts or {})}.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _relations(relations: Sequence[tuple[str, str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for key, kind, target in relations
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'.encode()


def _sheet(rows: Rows, shared: dict[str, int]) -> bytes:
    lines = (
        f'<row r="{place}">' + "".join(_cell(cell, column, place, shared) for column, cell in enumerate(row)) + "</row>"
        for place, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'.encode()


def _cell(cell: Cell, column: int, row: int, shared: dict[str, int]) -> str:
    at = f'r="{chr(ord("A") + column)}{row}"'
    match cell:
        case None:
            return ""
        case date():
            return f'<c {at} s="{DAY_STYLE}"><v>{(cell - EPOCH).days}</v></c>'
        case int():
            return f"<c {at}><v>{cell}</v></c>"
        case str() if cell.startswith("\0"):
            return cell[1:].replace("<c", f"<c {at}", 1)
        case str():
            return f'<c {at} t="s"><v>{shared.setdefault(cell, len(shared))}</v></c>'
