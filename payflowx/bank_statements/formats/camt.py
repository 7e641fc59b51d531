"""ISO 20022 statements: camt.053, the notifications of camt.054 and the intraday reports of camt.052, as a stream.

All versions from 01 on. An element is let go as soon as it has been read, so that memory doesn't depend on the size of
the file. What is refused as a whole is a file that can't be a statement; anything else that is wrong stands among its
parts.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import chain, islice, repeat
from typing import BinaryIO, Final

from lxml import etree

from payflowx.bank_statements.formats.camt_fields import Element, local_name
from payflowx.bank_statements.formats.camt_statements import MESSAGES, Statement
from payflowx.bank_statements.formats.parts import Part
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

CHUNK_BYTES: Final = 32 * 1024
WAITING_BYTES_MAX: Final = 1024 * 1024
"""How much of an entry is read before its details so far are handed on."""
ELEMENT_BYTES_MAX: Final = 8 * 1024 * 1024
"""How much may come in one piece: one detail, an entry without its details, or the beginning of a statement."""

# `Acct` says early which statement has begun. The others are those that are let go when they end.
WATCHED: Final = ("{*}Acct", "{*}TxDtls", "{*}Ntry", *(f"{{*}}{name}" for name in MESSAGES))
START_OF_ENTRY: Final = re.compile(r"<(?:[\w.-]+:)?Ntry[\s>]")
# What tells the encoding, and what may stand behind it in that encoding.
BEFORE_XML: Final = (
    (codecs.BOM_UTF16_LE, re.compile(rb"(?:[ \t\r\n]\0)*")),
    (codecs.BOM_UTF16_BE, re.compile(rb"(?:\0[ \t\r\n])*")),
    (codecs.BOM_UTF8, re.compile(rb"(?:\xef\xbb\xbf|[ \t\r\n])*")),
    (b"", re.compile(rb"(?:\xef\xbb\xbf|[ \t\r\n])*")),
)
REST_LENGTH: Final = 1_000
MESSAGE_LENGTH_MAX: Final = 200


def read(file: BinaryIO) -> Iterator[Part]:
    """The parts of every statement in a file, in its order.

    Raises InvalidInput where the file is no XML, declares a document type, or has no statement in it.
    """
    return _Reader().parts(file)


class _Reader:
    def __init__(self) -> None:
        # `collect_ids=False` is not for this: it makes libxml2 load the external subset, in spite of `load_dtd`.
        self._parser = etree.XMLPullParser(
            events=("end",),
            tag=WATCHED,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        self._statement: Statement | None = None
        self._count = 0
        self._waiting_bytes = 0

    def parts(self, file: BinaryIO) -> Iterator[Part]:
        """The parts, as they come."""
        chunk = last = _from_first_mark(file.read(CHUNK_BYTES))
        if b"<!DOCTYPE" in chunk.replace(b"\0", b""):
            raise _document_type()
        while chunk:
            problem = self._feed(chunk)
            yield from self._ended()
            if problem is None and self._waiting_bytes > ELEMENT_BYTES_MAX:
                problem = f"An element has more than {ELEMENT_BYTES_MAX // 1024**2} MB, which is the most."
            if problem is not None:
                yield from self._break_off(problem, chunk)
                return
            last, chunk = chunk, file.read(CHUNK_BYTES)
        yield from self._finish(last)

    def _feed(self, chunk: bytes) -> str | None:
        """Takes the next bytes; returns what is wrong with them."""
        self._waiting_bytes += len(chunk)
        try:
            self._parser.feed(chunk)
        except etree.XMLSyntaxError as error:
            return _message(error)
        return None

    def _ended(self) -> Iterator[Part]:
        for _, element in self._parser.read_events():
            name = local_name(element)
            if name == "TxDtls":
                if self._waiting_bytes >= WAITING_BYTES_MAX:
                    yield from self._on_detail(element)
            elif name == "Ntry":
                yield from self._on_entry(element)
            elif name == "Acct":
                yield from self._enter(element.getparent())
            else:
                yield from self._on_statement(element)

    def _on_entry(self, element: Element) -> Iterator[Part]:
        parent = element.getparent()
        statement = self._inside(parent)
        if statement is None:
            yield from self._enter(parent)
            statement = self._inside(parent)
        if statement is not None:
            yield from statement.entry(element)
            self._let_go(element)

    def _on_statement(self, element: Element) -> Iterator[Part]:
        yield from self._enter(element)
        if statement := self._inside(element):
            yield from statement.begin()
            statement.has_ended = True
            self._let_go(element)

    def _on_detail(self, element: Element) -> Iterator[Part]:
        entry, parent, above = islice(chain(element.iterancestors(), repeat(None)), 3)
        if entry is not None and local_name(entry) == "NtryDtls":
            entry, parent = parent, above
        if entry is None or local_name(entry) != "Ntry":
            return
        yield from self._enter(parent)
        if statement := self._inside(parent):
            yield from statement.details(entry, element)
            self._waiting_bytes = 0

    def _enter(self, element: Element | None) -> Iterator[Part]:
        """Begins a statement, and closes the one before it, which waits for that; one within another is none."""
        if element is None or not _is_statement(element):
            return
        if self._statement is not None:
            if self._statement.element is element or not self._statement.has_ended:
                return
            yield from self._statement.close()
        elif element.getroottree().docinfo.internalDTD is not None:
            raise _document_type()
        self._statement = Statement(element, name=local_name(element), number=self._count)
        self._count += 1

    def _inside(self, element: Element | None) -> Statement | None:
        """The statement that this element is, where it is the one that is being read."""
        return self._statement if self._statement is not None and self._statement.element is element else None

    def _let_go(self, element: Element) -> None:
        """Frees an element that has been read, and those before it."""
        element.clear(keep_tail=True)
        parent = element.getparent()
        while parent is not None and parent[0] is not element:
            del parent[0]
        self._waiting_bytes = 0

    def _finish(self, last: bytes) -> Iterator[Part]:
        try:
            root = self._parser.close()
        except etree.XMLSyntaxError as error:
            yield from self._ended()
            yield from self._break_off(_message(error), last)
            return
        yield from self._ended()
        if self._statement is not None:
            yield from self._statement.close()
        elif root.getroottree().docinfo.internalDTD is not None:
            raise _document_type()
        else:
            raise InvalidInput(
                f"The file is no camt.052, camt.053 or camt.054 with a statement in it: it is XML of the kind "
                f"{quoted(local_name(root))}, without a statement.",
                path=("file",),
            )

    def _break_off(self, problem: str, chunk: bytes) -> Iterator[Part]:
        if self._statement is None:
            raise InvalidInput(
                f"The file can't be read as XML, or not far enough to find a statement in it. {problem}", path=("file",)
            )
        yield from self._statement.break_off(problem, _rest(chunk))


def _from_first_mark(chunk: bytes) -> bytes:
    """The beginning of a file without what XML forbids before its declaration: blanks, empty lines, a second mark."""
    mark, blanks = next((mark, blanks) for mark, blanks in BEFORE_XML if chunk.startswith(mark))
    found = blanks.match(chunk, len(mark))
    return mark + chunk[found.end() if found else 0 :]


def _is_statement(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and MESSAGES.get(local_name(element)) == local_name(parent).removesuffix("V01")


def _document_type() -> InvalidInput:
    return InvalidInput("The file declares a document type (DOCTYPE), which no bank statement needs.", path=("file",))


def _message(error: etree.XMLSyntaxError) -> str:
    """What the parser says, with the line and the column, on one line of a bounded length."""
    text = " ".join(str(error).split())
    bounded_text = text if len(text) <= MESSAGE_LENGTH_MAX else f"{text[: MESSAGE_LENGTH_MAX - 1]}…"
    return f"The XML is not well-formed: {bounded_text}."


def _rest(chunk: bytes) -> str:
    """The last bytes as text: from where the last entry starts in them, if one does."""
    text = chunk.replace(b"\0", b"").decode("utf-8", errors="replace")
    starts = [found.start() for found in START_OF_ENTRY.finditer(text)]
    return text[starts[-1] :] if starts else text[-REST_LENGTH:]
