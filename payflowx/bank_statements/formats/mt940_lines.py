"""The lines of an MT940 file: which begin a field, which are envelopes, and which only look like either.

Banks wrap messages in more than SWIFT's blocks: ABN AMRO and bunq write their BIC, the message type and the BIC again,
ING `0000 01INGBNL2AXXXX00001` and `940 00`, Rabobank `:940:`, Swedish banks `ä4:` and `-å` for braces in seven bits.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from payflowx.bank_statements.formats.lines import Line

# 60 and 62 stand without their letter in the files of some banks; :NS: is a bank's own, of Polish and Italian ones.
TAGS: Final = frozenset(
    {"13", "13D", "20", "21", "25", "25P", "28", "28C", "34F", "60", "60F", "60M", "61"}
    | {"62", "62F", "62M", "64", "65", "86", "90C", "90D", "NS"}
)
TAG: Final = re.compile(r":(\d\d[A-Z]?|NS):", re.ASCII | re.IGNORECASE)
# Files that were joined without a line's end between them have the next field behind the hyphen of the last message.
ENVELOPE: Final = re.compile(r"[ \t]*(?:-?\}?\{[1-5S]:|-\}|-å\s*$|-(?:XXX)?\s*$|-(?=:20:))")
BODY: Final = "{4:"
BOM: Final = "\ufeff"
"""Within a file where another one was put behind it."""
# Whole lines; within a text they are text, unless what follows says otherwise.
HEADER: Final = re.compile(
    r"(?:[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?|94[02](?: 00)?|0000 +01[A-Z]{6}\w{0,20}|:94[02]\d?:|\S?4:)\s*", re.ASCII
)
HEADER_LENGTH_MAX: Final = 40
BANKS_OWN: Final = re.compile(r"0000 +01|:94[02]")
MESSAGE_TYPE: Final = re.compile(r"94[02]", re.ASCII)
BRACES: Final = ("}", "4:", "{4:", "ä4:")
# The same, behind what ends a statement: a brace alone, and what ING writes.
TRAILER: Final = re.compile(r"(?:\}|XXX|0)\s*")
TRAILED_TAGS: Final = frozenset({None, "62", "62F", "62M", "64", "65", "86", "90C", "90D", "{"})
# A time that was broken before its minutes; behind a real field :20:, :25: or :28: stands another one of a header.
TIME: Final = re.compile(r":(?:13|2[0158]):[0-5]\d(?!\d)", re.ASCII)
OF_HEADER: Final = re.compile(r":(?:13D?|21|25P?|28C?|34F|60[FM]?|NS):", re.ASCII)
# Where such a line is text, earlier versions had taken the entry for ended.
ONCE_TAKEN_FOR_END: Final = re.compile(rf"-\s*$|{TIME.pattern}", re.ASCII)
MARKS_OF_END: Final = ("-", ":")
BLANK_LINES_MAX: Final = 100
ENVELOPE_TAG: Final = "{"
JUNK_TAG: Final = ""
TEXT_TAGS: Final = frozenset({"61", "86", "NS"})
OF_ENTRIES: Final = frozenset({":61:", ":86:"})
"""Most lines begin so, and can be nothing else."""


Piece = tuple[str | None, str, bool]
"""The tag of the field that a line begins, None where it begins none, its text, and whether it is cut.

An envelope has a tag of its own.
"""


class _Source:
    """Lines, the next ones of which can be looked at before their turn."""

    def __init__(self, source: Iterable[Line]) -> None:
        self._source = iter(source)
        self._waiting: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        while True:
            while self._waiting:
                yield self._waiting.popleft()
            following = next(self._source, None)
            if following is None:
                return
            yield following

    def next_text(self) -> str:
        """The next line with a text, without blanks around it; none at the end of the file."""
        if text := next(filter(None, (line.text.strip() for line in self._waiting)), ""):
            return text
        while len(self._waiting) < BLANK_LINES_MAX and (line := next(self._source, None)) is not None:
            self._waiting.append(line)
            if text := line.text.strip():
                return text
        return ""


def pieces(lines: Iterable[Line]) -> Iterator[Piece]:
    """Each line with its tag. A field can follow an envelope on its line, and all lines of a file can be indented."""
    source = _Source(lines)
    open_tag: str | None = None
    indent: str | None = None
    for line in source:
        text = line.text
        if not indent and text[:4] in OF_ENTRIES:
            indent, open_tag = "", text[1:3]
            yield open_tag, text[4:], line.is_too_long
            continue
        text = text.removeprefix(BOM)
        if indent is None:
            indent = _indent(text)
        if indent:
            text = text.removeprefix(indent)
        match = TAG.match(text)
        if match is None and _is_envelope(text, source, open_tag):
            open_tag = ENVELOPE_TAG
            envelope, text = _split(text)
            yield ENVELOPE_TAG, envelope, line.is_too_long
            if not text.strip():
                continue
            match = TAG.match(text)
        if match is None or (open_tag == "86" and not _begins_field(match, source)):
            yield None, text, line.is_too_long
        else:
            open_tag = match[1].upper()
            yield open_tag, text[match.end() :], line.is_too_long


def _indent(text: str) -> str | None:
    """What stands before the tag of the first field, and so before all others; None where there is none yet."""
    bare = text.lstrip(" \t")
    return text[: len(text) - len(bare)] if TAG.match(bare) else None


def _is_envelope(text: str, source: _Source, open_tag: str | None) -> bool:
    if len(text) > HEADER_LENGTH_MAX and text[0] not in " \t-}{":
        return False
    is_within = open_tag in TEXT_TAGS
    if ENVELOPE.match(text):
        return not is_within or text.strip() != "-" or _ends_message(source.next_text())
    is_header = HEADER.fullmatch(text) or (open_tag in TRAILED_TAGS and TRAILER.fullmatch(text))
    return bool(is_header) and (not is_within or _is_header_within_text(text.strip(), source))


def _is_header_within_text(text: str, source: _Source) -> bool:
    """Whether it isn't text: many words have the form of a BIC, so that the message type has to follow it."""
    if BANKS_OWN.match(text):
        return True
    if text in BRACES:
        return not (following := source.next_text()) or following.startswith((":20:", "{1:"))
    return not text.isdecimal() and MESSAGE_TYPE.fullmatch(source.next_text()) is not None


def _ends_message(following: str) -> bool:
    """Whether what stands behind a hyphen isn't text."""
    is_tag = (match := TAG.match(following)) is not None and match[1].upper() in TAGS
    is_frame = ENVELOPE.match(following) or HEADER.fullmatch(following) or TRAILER.fullmatch(following)
    return not following or is_tag or is_frame is not None


def _begins_field(match: re.Match[str], source: _Source) -> bool:
    """What looks like a tag within the details of an entry is text where it is none of a statement, or a time."""
    if match[1].upper() not in TAGS:
        return False
    return TIME.match(match.string) is None or OF_HEADER.match(source.next_text()) is not None


def _split(text: str) -> tuple[str, str]:
    """An envelope, and the field that stands behind it on its line."""
    if text.lstrip().startswith("-:"):
        return "-", text.lstrip()[1:]
    envelope, _, rest = text.partition(BODY)
    return envelope, rest
