"""The layouts that come with the package, and which of them a file has, as its header or the shape of its rows says."""

import codecs
import csv
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

from payflowx.bank_statements.formats.csv_header import HEADER_ROWS_MAX
from payflowx.bank_statements.formats.csv_mapping import CsvMapping, LayoutUnknown, comparable
from payflowx.bank_statements.formats.csv_shapes import Shape
from payflowx.bank_statements.formats.csv_toml import read_mapping
from payflowx.bank_statements.formats.lines import LEGACY_ENCODING

SHAPED_ROWS_MAX: Final = 5
BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@cache
def presets() -> tuple[CsvMapping, ...]:
    """The mappings that come with the package, by name."""
    folder = resources.files("payflowx.bank_statements.formats") / "presets"
    texts = (file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(sorted((read_mapping(text) for text in texts), key=lambda mapping: mapping.name))


def detect(head: bytes) -> CsvMapping | None:
    """The layout of a file that begins so: that of its header, or of the shape of its rows; None where none is known.

    Of several layouts the one that knows most columns of the header. Raises InvalidInput where two know as many.
    """
    texts: dict[str, list[str]] = {}
    found: list[tuple[int, int, CsvMapping]] = []
    for mapping in presets():
        legacy = mapping.legacy_encoding or LEGACY_ENCODING
        if legacy not in texts:
            texts[legacy] = first_lines(head, legacy)
        if (place := _place(mapping, texts[legacy])) is not None:
            found.append((*place, mapping))
    if not found:
        return None
    first = min(line for line, _, _ in found)
    best = max(known for line, known, _ in found if line == first)
    names = [mapping for line, known, mapping in found if (line, known) == (first, best)]
    if len(names) > 1:
        alike = " and ".join(mapping.name for mapping in names)
        raise LayoutUnknown(
            f"The file may be in the layouts {alike}, which its columns don't tell apart: it needs a mapping.",
            path=("file",),
        )
    return names[0]


def first_lines(head: bytes, legacy: str = LEGACY_ENCODING, limit: int = HEADER_ROWS_MAX) -> list[str]:
    """The lines that a file begins with, of which the header is one."""
    encoding = next((name for bom, name in BOMS if head.startswith(bom)), None)
    if encoding is not None:
        return head.decode(encoding, errors="replace").splitlines()[:limit]
    found: list[str] = []
    for line in head.splitlines()[:limit]:
        try:
            found.append(line.decode())
        except UnicodeDecodeError:
            found.append(line.decode(legacy, errors="replace"))
    return found


def _place(mapping: CsvMapping, lines: Sequence[str]) -> tuple[int, int] | None:
    """The line with the header, and how many of its columns the layout knows."""
    if not mapping.has_header:
        return _place_of_shape(mapping, lines)
    named = mapping.columns.named()
    required = mapping.columns.required() | {comparable(name) for name in mapping.also}
    for number, line in enumerate(lines):
        if mapping.delimiter not in line:
            continue
        try:
            names = {comparable(name) for name in mapping.split(line.strip("\ufeff \r\n"))}
        except csv.Error:
            continue
        if required and required <= names:
            begun = all(any(before.startswith(text) for before in lines[:number]) for text in mapping.before)
            return (number, len(required | named & names)) if begun else None
    return None


def _place_of_shape(mapping: CsvMapping, lines: Sequence[str]) -> tuple[int, int] | None:
    """The first line, where the first ones have the shape that the layout says; the last one may be cut off."""
    if not mapping.shape:
        return None
    shape = Shape(mapping)
    rows = [line for line in lines if line.strip()][:SHAPED_ROWS_MAX]
    try:
        fit = [shape.fits(mapping.split(line.strip("\ufeff\r\n"))) for line in rows]
    except csv.Error:
        return None
    return (0, len(mapping.shape)) if fit and all(fit) else None
