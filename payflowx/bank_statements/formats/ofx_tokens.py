"""The tags of an OFX file with the text behind each, one at a time: SGML of version 1, and the XML of version 2.

No parser of XML sees the file, so nothing in it is declared, loaded or expanded but the characters that both know.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import BinaryIO, Final, NamedTuple

from payflowx.bank_statements.formats.parts import RAW_LENGTH_MAX

BLOCK_SIZE: Final = 65_536
TAG: Final = re.compile(rb"<(/?)([A-Za-z][A-Za-z0-9._-]{0,63})(?:\s[^<>]{0,400})?/?>")
UNFINISHED: Final = re.compile(rb"<(?:/?[A-Za-z][^<>]{0,500}|!(?:\[(?:C(?:D(?:A(?:T(?:A)?)?)?)?)?)?|/)?\Z")
CDATA: Final = b"<![CDATA["
CDATA_END: Final = b"]]>"
TEXT_SIZE_MAX: Final = 4 * RAW_LENGTH_MAX
# Only these: HTML's hundreds of names are no business of a bank's.
CHARACTERS: Final = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
CHARSET: Final = re.compile(rb"(?:CHARSET:|encoding=[\"'])\s*([A-Za-z0-9_.-]{1,20})", re.IGNORECASE)
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Token(NamedTuple):
    """A tag by its name in capitals, whether it closes, and the text that follows it; `raw` is both as they stood."""

    name: str
    is_closing: bool
    text: str
    raw: str


def tokens(file: BinaryIO) -> Iterator[Token]:
    """The tags of a file that begins with its header; what stands before the first tag is passed over."""
    blocks = iter(lambda: file.read(BLOCK_SIZE), b"")
    first = next(blocks, b"")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        blocks = _as_utf8(_chain(first, blocks), "utf-16")
        first = next(blocks, b"")
    charset = _charset(first)
    tag: re.Match[bytes] | None = None
    content = b""
    for piece, found in _pieces(_chain(first, blocks)):
        if found is None:
            content = (content + piece)[:TEXT_SIZE_MAX] if len(content) < TEXT_SIZE_MAX else content
            continue
        if tag is not None:
            yield _token(tag, content, charset)
        tag, content = found, b""
    if tag is not None:
        yield _token(tag, content, charset)


def _pieces(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, re.Match[bytes] | None]]:
    """Pieces of text, and tags."""
    waiting = b""
    for block in blocks:
        waiting += block
        position = 0
        while position < len(waiting) and (piece := _piece(waiting, position)) is not None:
            end, tag = piece
            yield waiting[position:end], tag
            position = end
        waiting = waiting[position:]
    if waiting:
        yield waiting, None


def _piece(waiting: bytes, start: int) -> tuple[int, re.Match[bytes] | None] | None:
    """Where the piece that starts here ends, and the tag that it is; None where more has to be read to know.

    A section of character data is a piece, whatever stands in it.
    """
    if not waiting.startswith(b"<", start):
        end = waiting.find(b"<", start)
        return (end if end >= 0 else len(waiting)), None
    if waiting.startswith(CDATA, start):
        end = waiting.find(CDATA_END, start)
        if end < 0:
            return None if len(waiting) - start < TEXT_SIZE_MAX else (len(waiting), None)
        return end + len(CDATA_END), None
    if (tag := TAG.match(waiting, start)) is not None:
        return tag.end(), tag
    return None if UNFINISHED.match(waiting, start) else (start + 1, None)


def _token(tag: re.Match[bytes], content: bytes, charset: str) -> Token:
    text = _decoded(content, charset)
    return Token(tag[2].decode("ascii").upper(), bool(tag[1]), _text(text), tag[0].decode(errors="replace") + text)


def _text(content: str) -> str:
    """What a person would read: sections of character data as they are, and characters for their names."""
    if "&" not in content and "<" not in content:
        return content.strip()
    parts = re.split(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", content, flags=re.DOTALL)
    read = [part if place % 2 else CHARACTERS.sub(_character, part) for place, part in enumerate(parts)]
    return "".join(read).strip()


def _character(found: re.Match[str]) -> str:
    return CONTROLS.sub("\ufffd", unescape(found[0]))


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode(charset, errors="replace")


def _charset(head: bytes) -> str:
    """What bytes are that are no UTF-8: the header's character set, or else that of Windows."""
    found = CHARSET.search(head[:2_000])
    name = found[1].decode("ascii") if found else ""
    name = f"cp{name}" if name.isdecimal() else name
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return "cp1252"
    return codec if codec.startswith(("cp12", "iso8859", "cp437", "cp85")) else "cp1252"


def _as_utf8(blocks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for block in blocks:
        yield decoder.decode(block).encode(errors="replace")


def _chain(first: bytes, others: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from others
