"""Which format a file has, as its content says, and the reader for it."""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from payflowx.bank_statements.formats import (
    bai2,
    camt,
    coda,
    csv_presets,
    csv_proposal,
    csv_rows,
    mt940,
    norma43,
    ofx,
    unread,
    xlsx,
)
from payflowx.bank_statements.formats.csv_mapping import CsvMapping, LayoutUnknown
from payflowx.bank_statements.formats.parts import Part, StatementFormat, StatementOpened
from payflowx.core.errors import InvalidInput

HEAD_BYTES: Final = 65_536
CAMT: Final = frozenset({StatementFormat.CAMT_053, StatementFormat.CAMT_054})
CAMT_MESSAGE: Final = re.compile(r"BkToCstmr(Stmt|AcctRpt|DbtCdtNtfctn)(V01)?\b")
BEFORE_XML: Final = "\ufeff \t\r\n"
MT940_TAG: Final = re.compile(r"(?:^|[\r\n])[\x01 \t]*(?:(:20:|\{1:F)|:(25P?|28C?|60[FM]?|61|62[FM]?):)")
MT940_TAGS_MIN: Final = 3
"""So many different tags of a statement make one without a field :20:."""
# In the order in which they are asked, each for the beginning of a file.
PATTERNS: Final = (
    (re.compile(r"\A.{0,2000}?(?:OFXHEADER\b|<OFX>)", re.IGNORECASE | re.DOTALL), StatementFormat.OFX),
    (re.compile(r"\A\s*01,"), StatementFormat.BAI2),
    (re.compile(r"\A\s*0{5}\d{9}05[ D]", re.ASCII), StatementFormat.CODA),
    (re.compile(r"\A\s*(?:00[^\n]*\n)?11\d{18}\d{12}[12]\d{14}\d{3}", re.ASCII), StatementFormat.NORMA_43),
)
READERS: Final = {
    StatementFormat.MT940: mt940.read,
    StatementFormat.BAI2: bai2.read,
    StatementFormat.OFX: ofx.read,
    StatementFormat.NORMA_43: norma43.read,
    StatementFormat.CODA: coda.read,
}


def read(file: BinaryIO, format: StatementFormat | None, mapping: CsvMapping | None) -> Iterator[Part]:
    """The parts of a file of any format. Raises InvalidInput, at once or with the first part that shows it."""
    head = file.read(HEAD_BYTES)
    file.seek(0)
    rows = StatementFormat.XLSX if xlsx.is_workbook(head) else StatementFormat.CSV
    found = rows if mapping is not None else format or detect(head)
    match found:
        case StatementFormat.CAMT_053 | StatementFormat.CAMT_054:
            return _of_format(camt.read(file), format)
        case StatementFormat.CSV:
            return csv_rows.read(file, mapping or _mapping_for(head))
        case StatementFormat.XLSX:
            return xlsx.read(file, mapping)
        case _:
            return READERS[found](file)


def layout_of(file: BinaryIO) -> CsvMapping | None:
    """The layout of a CSV file, as its content tells; None where it is none that is known."""
    file.seek(0)
    mapping = csv_presets.detect(file.read(HEAD_BYTES))
    file.seek(0)
    return mapping


def propose(file: BinaryIO) -> csv_proposal.Proposal | None:
    """A mapping for a CSV file of an unknown layout; None where it has no table with days and amounts."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    return csv_proposal.propose(head)


def detect(head: bytes) -> StatementFormat:
    """The format that a file begins like. Raises InvalidInput where it is none."""
    if xlsx.is_workbook(head):
        return StatementFormat.XLSX
    text = _decoded(head)
    if text.lstrip(BEFORE_XML).startswith("<") and (message := CAMT_MESSAGE.search(text)) is not None:
        return StatementFormat.CAMT_054 if message[1] == "DbtCdtNtfctn" else StatementFormat.CAMT_053
    found = next((told for pattern, told in PATTERNS if pattern.search(text)), None)
    if found is not None:
        return found
    if _is_mt940(text):
        return StatementFormat.MT940
    if csv_presets.detect(head) is not None:
        return StatementFormat.CSV
    raise LayoutUnknown(unread.told(head, text), path=("file",))


def _is_mt940(text: str) -> bool:
    tags: set[str] = set()
    for match in MT940_TAG.finditer(text):
        tags.add(match[2] or "")
        if match[1] or len(tags) == MT940_TAGS_MIN:
            return True
    return False


def _mapping_for(head: bytes) -> CsvMapping:
    mapping = csv_presets.detect(head)
    if mapping is None:
        raise LayoutUnknown(
            "The columns of the file are in none of the layouts that are known: it needs a mapping.", path=("file",)
        )
    return mapping


def _of_format(parts: Iterator[Part], format: StatementFormat | None) -> Iterator[Part]:
    """The parts, where the messages of the file are of the kind that the caller has named."""
    for part in parts:
        if isinstance(part, StatementOpened) and format is not None and part.format is not format:
            raise InvalidInput(f"The file is {part.format}, and not {format}.", path=("format",))
        yield part


def _decoded(head: bytes) -> str:
    encoding = next((name for bom, name in csv_presets.BOMS if head.startswith(bom)), "utf-8")
    return head.decode(encoding, errors="replace")
