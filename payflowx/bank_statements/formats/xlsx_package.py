"""The parts of a workbook of Office Open XML, which is a zip of XML files: bounded, and nothing in it is expanded.

ECMA-376, part 1 (SpreadsheetML) and part 2 (packages). How large a part becomes is looked at before it is unpacked, and
no more of it is unpacked than its entry in the zip says.
"""

import errno
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, Final

from lxml import etree

from payflowx.bank_statements.formats.unread import ADVICE
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

Element = etree._Element  # noqa: SLF001 - lxml has no other name for it

CHUNK_BYTES: Final = 64 * 1024
PART_BYTES_MAX: Final = 64 * 1024 * 1024
"""How large the texts, the styles and the like may be, which are kept in memory."""
SHEET_BYTES_MAX: Final = 1024 * 1024 * 1024
"""How large a sheet may be, of which one row is kept in memory."""
ROW_BYTES_MAX: Final = 8 * 1024 * 1024
PARTS_MAX: Final = 2_000
SHEETS_MAX: Final = 100
METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ENCRYPTED: Final = 0x1
DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name, and where its part is."""

    name: str
    path: str


class Package:
    """An open workbook."""

    def __init__(self, file: BinaryIO) -> None:
        with told():
            self._zip = zipfile.ZipFile(file)
        if len(self._zip.infolist()) > PARTS_MAX:
            raise refused(f"The workbook has more than {PARTS_MAX} parts, which is the most.")
        self._workbook = self._target("", "officeDocument") or "xl/workbook.xml"
        if self._info(self._workbook) is None:
            raise refused(f"This is a zip and no workbook: it has no xl/workbook.xml. {ADVICE}")
        if self._workbook.endswith(".bin"):
            raise refused("The file is a binary workbook (XLSB), which is not read: save it as XLSX or CSV.")

    def sheets(self) -> list[Sheet]:
        """The sheets with cells, in their order."""
        targets = {key: path for key, kind, path in self._relations(self._workbook) if kind == "worksheet"}
        found: list[Sheet] = []
        for element in self.elements(self._workbook, "sheet", size_max=PART_BYTES_MAX):
            key = next((value for name, value in element.attrib.items() if str(name).endswith("}id")), None)
            if key in targets and self._info(targets[key]) is not None:
                found.append(Sheet(str(element.get("name") or ""), targets[key]))
        if len(found) > SHEETS_MAX:
            raise refused(f"The workbook has more than {SHEETS_MAX} sheets, which is the most.")
        return found

    def counts_from_1904(self) -> bool:
        """Whether days are counted from 1904, as once on the Macintosh."""
        elements = self.elements(self._workbook, "workbookPr", size_max=PART_BYTES_MAX)
        return any(element.get("date1904") in {"1", "true", "on"} for element in elements)

    def of_workbook(self, kind: str, *names: str) -> Iterator[Element]:
        """The elements of these names in the workbook's part of a kind, such as `styles`; none where it has none."""
        path = self._target(self._workbook, kind)
        if path is not None and self._info(path) is not None:
            yield from self.elements(path, *names, size_max=PART_BYTES_MAX)

    def elements(self, path: str, *names: str, size_max: int = SHEET_BYTES_MAX) -> Iterator[Element]:
        """The elements of these names in a part, each let go when the next one is asked for."""
        info = self._info(path)
        if info is None:
            raise refused(f"The workbook has no part {quoted(path)}.")
        if info.flag_bits & ENCRYPTED or info.compress_type not in METHODS:
            raise refused("The workbook is encrypted, or packed in a way that is not read.")
        if info.file_size > size_max:
            raise refused(f"The part {quoted(path)} of the workbook has more than {size_max // 1024**2} MB.")
        with told(), self._zip.open(info) as part:
            yield from _elements(part, names)

    def _info(self, path: str) -> zipfile.ZipInfo | None:
        try:
            return self._zip.getinfo(path)
        except KeyError:
            return None

    def _target(self, source: str, kind: str) -> str | None:
        return next((path for _, found, path in self._relations(source) if found == kind), None)

    def _relations(self, source: str) -> Iterator[tuple[str, str, str]]:
        """The key, the kind and the path of each part that another one names."""
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if self._info(path) is None:
            return
        for element in self.elements(path, "Relationship", size_max=PART_BYTES_MAX):
            target = str(element.get("Target") or "")
            kind = str(element.get("Type") or "").rpartition("/")[2]
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            yield str(element.get("Id") or ""), kind, whole


def _elements(part: IO[bytes], names: tuple[str, ...]) -> Iterator[Element]:
    parser = etree.XMLPullParser(
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    waiting = 0
    is_first = True
    while chunk := part.read(CHUNK_BYTES):
        if is_first and b"<!DOCTYPE" in chunk.replace(b"\0", b""):
            raise _document_type()
        is_first = False
        parser.feed(chunk)
        waiting += len(chunk)
        for _, element in parser.read_events():
            if element.getroottree().docinfo.internalDTD is not None:
                raise _document_type()
            waiting = 0
            yield element
            _let_go(element)
        if waiting > ROW_BYTES_MAX:
            raise refused(f"A row of the workbook has more than {ROW_BYTES_MAX // 1024**2} MB.")
    parser.close()


def _let_go(element: Element) -> None:
    """Frees an element that has been read, and those before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]


@contextmanager
def told() -> Iterator[None]:
    """What a damaged zip or its XML raises, as a refusal of the file."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise refused(f"The workbook is damaged: {' '.join(str(error).split())[:200]}.") from None
    except (*DAMAGED, OSError) as error:
        # A file on a disk tells by EINVAL that a damaged zip has named a place before its beginning.
        if isinstance(error, InvalidInput) or (isinstance(error, OSError) and error.errno != errno.EINVAL):
            raise
        raise refused("The workbook is damaged, or no zip: it may be only a part of the file.") from None


def refused(sentence: str) -> InvalidInput:
    """The refusal of a whole file."""
    return InvalidInput(sentence, path=("file",))


def _document_type() -> InvalidInput:
    return refused("The workbook declares a document type (DOCTYPE), which no workbook needs.")
