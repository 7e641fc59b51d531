"""What the field :86: of an MT940 statement says about an entry, in the dialect of its bank.

SWIFT leaves the field to the banks: six lines of 65 characters. Four habits are known here and in `mt940_words`, and
what follows none of them is free text; nothing of a field is refused.
"""

import re
from typing import Final

from payflowx.bank_statements.formats.mt940_text import LINE_WIDTH, TAG_WIDTH, Details, joined
from payflowx.bank_statements.formats.mt940_words import is_slashed, read_slashed
from payflowx.bank_statements.formats.parts import bounded

# A subfield of the German and the Polish structure: what fills it goes on in the next one without a blank.
SUBFIELD_WIDTH: Final = 27

# Deutsche Kreditwirtschaft, DFÜ-Abkommen, Anlage 3, 8.2.3: the transaction code, and subfields of two digits each. Most
# banks mark a subfield by ?, the Polish ones by ~, < or >, and PKO repeats the code on a line of its own.
STRUCTURED: Final = re.compile(r"(?:(\d{3})[ \n]?(?:\d{3})?)?([?~<>^@])(?=\d\d)")
SUBFIELD: Final = {mark: re.compile(rf"{re.escape(mark)}(\d\d)") for mark in "?~<>^@"}
EXTENSION_SUBFIELD: Final = 34
REMITTANCE_SUBFIELDS: Final = frozenset({*range(20, 30), *range(60, 64)})
# The same, 8.2.3: each stands at the beginning of a subfield; some banks put them after a blank, and write a colon.
KEYWORD: Final = re.compile(
    r"(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|ANAM|COAM|OAMT|IBAN|BIC|PURP|RC)"
    r"(?:\+|(?<=EREF|KREF|MREF|CRED|SVWZ): )"
)
END_OF_WORD: Final = re.compile(r"[A-Z0-9]")
"""No keyword has one before it."""
IDENTIFIERS: Final = frozenset({"EREF", "KREF", "MREF", "CRED", "DEBT", "COAM", "OAMT", "IBAN", "BIC", "PURP", "RC"})
# Anlage 3, 8.2.3: the account, and the name on two subfields; the Polish banks have the IBAN on one of its own.
ACCOUNT_SUBFIELDS: Final = (38, 31)
NAME_SUBFIELDS: Final = (32, 33)
# Triodos marks its own subfields by > and has the other side's account in one of its own.
TRIODOS: Final = ("000", ">")
TRIODOS_ACCOUNT_SUBFIELDS: Final = (10,)
NOTE: Final = re.compile(r"(\d\d)(.*)", re.ASCII)
"""A line of :NS:; the first fourteen have text, 15 and 16 the name of the other side."""


def read_details(lines: list[str], *, counts_tag: bool) -> Details:
    """The details of an entry from the lines of its field, which may have none.

    `counts_tag` says that the tag is among the 65 characters of its first line.
    """
    text = "\n".join(lines).strip()
    if structured := STRUCTURED.match(text):
        gvc, mark = structured.groups()
        details = _structured(text if len(lines) == 1 else "".join(lines).strip(), gvc, mark)
        if mark == ">":
            details.before = _with_keywords(lines, LINE_WIDTH)
        return details
    column = TAG_WIDTH if counts_tag and lines and len(lines[0]) == LINE_WIDTH - TAG_WIDTH else 0
    if is_slashed(text):
        return read_slashed(lines, column)
    details = _with_keywords(lines, LINE_WIDTH, column)
    if column:
        details.before = _with_keywords(lines, LINE_WIDTH)
    return details


def read_notes(lines: list[str]) -> Details:
    """The details of an entry from its field :NS:, the bank's own, where it has no other."""
    notes = [(int(match[1]), match[2].strip()) for line in lines if (match := NOTE.fullmatch(line))]
    details = Details(further=[text for number, text in notes if number < 15 and text], before=Details())
    if name := " ".join(text for number, text in notes if number in (15, 16)).strip():
        details.parties[""] = {"NAME": name}
    return details


def _structured(text: str, gvc: str | None, mark: str) -> Details:
    parts = SUBFIELD[mark].split(text)
    pieces: list[str] = []
    subfields: dict[int, str] = {}
    for number, content in zip(map(int, parts[1::2]), parts[2::2], strict=True):
        if number in REMITTANCE_SUBFIELDS and content.strip():
            pieces.append(content)
        # Of those with one number the first counts.
        subfields.setdefault(number, content)
    details = _with_keywords(pieces, SUBFIELD_WIDTH)
    details.gvc = gvc
    if EXTENSION_SUBFIELD in subfields:
        details.extension = subfields[EXTENSION_SUBFIELD].strip()
    accounts = TRIODOS_ACCOUNT_SUBFIELDS if (gvc, mark) == TRIODOS else ACCOUNT_SUBFIELDS
    details.parties = _party_of_subfields(subfields, accounts)
    if not details.remittance and not details.codes:
        # The booking text, such as that of a fee, is better than nothing.
        details.remittance = subfields.get(0, "").strip()
    return details


def _party_of_subfields(subfields: dict[int, str], accounts: tuple[int, ...]) -> dict[str, dict[str, str]]:
    found: dict[str, str] = {}
    if name := joined([subfields[number] for number in NAME_SUBFIELDS if number in subfields], SUBFIELD_WIDTH):
        found["NAME"] = name
    for number in accounts:
        if account := subfields.get(number, "").strip():
            found["IBAN"] = account
            break
    return {"": found} if found else {}


def _with_keywords(pieces: list[str], width: int, first_column: int = 0) -> Details:
    """The words before, between and after the keywords of SEPA; what follows an identifier that has ended is text.

    Some banks write a keyword twice, and something else behind it.
    """
    details = Details()
    whole = "\n".join(pieces)
    marks = [
        match
        for match in KEYWORD.finditer(whole)
        if not (start := match.start()) or not END_OF_WORD.match(whole, start - 1)
    ]
    if not marks:
        details.remittance = bounded(joined(pieces, width, first_column))
        return details
    ends = [*[match.start() for match in marks], len(whole)]
    texts = [joined(whole[: ends[0]].split("\n"), width, first_column)] if ends[0] else []
    for match, end in zip(marks, ends[1:], strict=True):
        name, start = match[1], match.end()
        content = whole[start:end].split("\n")
        begins_at = whole.rfind("\n", 0, start) + 1
        column = start - begins_at + (0 if begins_at else first_column)
        if name in IDENTIFIERS:
            count = _pieces_of_identifier(content, width, column)
            identifier = "".join(content[:count]).strip()
            if details.codes.setdefault(name, identifier) != identifier:
                details.further.append(f"{match[0].strip()} {identifier}")
            if (rest := content[count:]) and rest != [""]:
                texts.append(joined(rest, width))
        elif name == "SVWZ":
            texts.insert(0, joined(content, width, column))
        else:
            text = joined(content, width, column)
            if details.codes.setdefault(name, text) != text:
                details.further.append(f"{match[0].strip()} {text}")
    details.remittance = bounded(" ".join(filter(None, texts)))
    return details


def _pieces_of_identifier(pieces: list[str], width: int, column: int) -> int:
    """An identifier goes on in the next piece only where it fills its own."""
    if column + len(pieces[0]) < width:
        return 1
    return next((count for count, piece in enumerate(pieces[1:], start=2) if len(piece) < width), len(pieces))
