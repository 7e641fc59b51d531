"""What the field :86: of an MT940 statement says about an entry, in the dialect of its bank.

SWIFT leaves the field to the banks: six lines of 65 characters. Four habits are known here, and what follows none of
them is free text; nothing of a field is refused.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from payflowx.bank_statements.formats import references as references_formats
from payflowx.bank_statements.formats.parts import Counterparty, bounded, counterparty

LINE_WIDTH: Final = 65
# A subfield of the German and the Polish structure: what fills it goes on in the next one without a blank.
SUBFIELD_WIDTH: Final = 27

# Deutsche Kreditwirtschaft, DFÜ-Abkommen, Anlage 3, 8.2.3: the transaction code, and subfields of two digits each. Most
# banks mark a subfield by ?, the Polish ones by ~ or <, and PKO repeats the code on a line of its own.
STRUCTURED: Final = re.compile(r"(?:(\d{3})[ \n]?(?:\d{3})?)?([?~<^@])(?=\d\d)")
EXTENSION_SUBFIELD: Final = 34
REMITTANCE_SUBFIELDS: Final = frozenset({*range(20, 30), *range(60, 64)})
# The same, 8.2.3: each stands at the beginning of a subfield; some banks put them after a blank, and write a colon.
KEYWORD: Final = re.compile(
    r"(?<![A-Z0-9])(?:"
    r"(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|ANAM|COAM|OAMT|IBAN|BIC|PURP|RC)\+|(EREF|KREF|MREF|CRED|SVWZ): )"
)
IDENTIFIERS: Final = frozenset({"EREF", "KREF", "MREF", "CRED", "DEBT", "COAM", "OAMT", "IBAN", "BIC", "PURP", "RC"})
# Code words between slashes, as the Dutch banks and SWIFT's own guidelines for :86: have them. Those of a party stand
# within another one, and are no code words inside of the remittance.
PARTY_WORDS: Final = frozenset({"NAME", "IBAN", "BIC", "ID", "ADDR"})
PARTIES: Final = frozenset({"ORDP", "BENM", "CNTP", "ULTD", "ULTC", "ULTB"})
"""Whose such words are: the ordering party's, the beneficiary's, the other side's, and of who is behind either."""
# Anlage 3, 8.2.3: the account, and the name on two subfields; the Polish banks have the IBAN on one of its own.
ACCOUNT_SUBFIELDS: Final = (38, 31)
NAME_SUBFIELDS: Final = (32, 33)
CODE_WORD: Final = re.compile(
    r"/(EREF|REMI|ORDP|BENM|TRTP|MARF|RTRN|CNTP|CSID|CREF|IREF|PREF|PURP|ULTB|ULTC|ULTD|SVCL|EXCH|CHGS|CHG1|CHG2|OCMT|"
    r"OAMT|INIT|DEBT|CRED|SWOD|SWOC|RREF|TRCD|NRTX|BUSP|ISDT|PIRF|ACCW|NAME|IBAN|BIC|ID|ADDR)/"
)


@dataclass(slots=True)
class Details:
    """What could be told from the field; `codes` are its structured parts by their names in the field.

    `gvc` is the German banks' transaction code, and `extension` what they add to it, the Textschlüsselergänzung.
    `parties` are the names and accounts by whose they are; nobody says whose those of the counterparty are where the
    field has no others.
    """

    remittance: str = ""
    gvc: str | None = None
    extension: str | None = None
    is_batch: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    parties: dict[str, dict[str, str]] = field(default_factory=dict)

    def counterparty(self, *, is_credit: bool) -> Counterparty:
        """Who paid what came in, or was paid what went out; most banks tell one side alone, by whatever name."""
        names = ("ORDP", "CNTP", "", "BENM") if is_credit else ("BENM", "CNTP", "", "ORDP")
        found = next((self.parties[name] for name in names if name in self.parties), {})
        behind = (self.parties.get(name, {}).get("NAME") for name in (("ULTD",) if is_credit else ("ULTC", "ULTB")))
        of_sepa = self.codes.get("ABWA" if is_credit else "ABWE")
        return counterparty(
            found.get("NAME") or self.codes.get("ANAM"),
            found.get("IBAN") or self.codes.get("IBAN"),
            next(filter(None, behind), None) or of_sepa,
        )

    @property
    def end_to_end_id(self) -> str | None:
        """The reference that travels from the payer to the payee."""
        return references_formats.known_reference(self.codes.get("EREF"))

    @property
    def references(self) -> tuple[str, ...]:
        """All other references: of the instruction, the mandate, the creditor and of the structured remittance."""
        names = ("KREF", "PREF", "IREF", "CREF", "MREF", "MARF", "CRED", "CSID", "STRD")
        found = (references_formats.known_reference(self.codes.get(name)) for name in names)
        return tuple(dict.fromkeys(reference for reference in found if reference))

    @property
    def return_reason(self) -> str | None:
        """Why the payment came back, mostly a code of four characters."""
        return self.codes.get("RTRN") or self.codes.get("RC")


def read_details(lines: list[str]) -> Details:
    """The details of an entry from the lines of its field, which may have none."""
    text = "\n".join(lines).strip()
    if structured := STRUCTURED.match(text):
        return _structured("".join(lines).strip(), structured[1], structured[2])
    if CODE_WORD.match(text) or re.match(r"/[A-Z]{3,4}/", text):
        return _slashed(_joined(lines, LINE_WIDTH, glue="/"))
    return _with_keywords(lines, LINE_WIDTH)


def _structured(text: str, gvc: str | None, mark: str) -> Details:
    parts = re.split(rf"{re.escape(mark)}(\d\d)", text)
    subfields = [(int(number), content) for number, content in zip(parts[1::2], parts[2::2], strict=True)]
    pieces = [content for number, content in subfields if number in REMITTANCE_SUBFIELDS and content.strip()]
    details = _with_keywords(pieces, SUBFIELD_WIDTH)
    details.gvc = gvc
    details.extension = next((content.strip() for number, content in subfields if number == EXTENSION_SUBFIELD), None)
    details.parties = _party_of_subfields(dict(reversed(subfields)))
    if not details.remittance and not details.codes:
        # The booking text, such as that of a fee, is better than nothing.
        details.remittance = next((content.strip() for number, content in subfields if number == 0), "")
    return details


def _party_of_subfields(subfields: dict[int, str]) -> dict[str, dict[str, str]]:
    name = _joined([subfields.get(number, "") for number in NAME_SUBFIELDS], SUBFIELD_WIDTH)
    account = next((text for number in ACCOUNT_SUBFIELDS if (text := subfields.get(number, "").strip())), "")
    found = {key: text for key, text in (("NAME", name), ("IBAN", account)) if text}
    return {"": found} if found else {}


def _with_keywords(pieces: list[str], width: int) -> Details:
    """The words before, between and after the keywords of SEPA; what follows an identifier that has ended is text."""
    details = Details()
    joined = "\n".join(pieces)
    marks = list(KEYWORD.finditer(joined))
    ends = [*(match.start() for match in marks), len(joined)]
    texts = [_joined(joined[: ends[0]].split("\n"), width)]
    for match, end in zip(marks, ends[1:], strict=True):
        name, content = match[1] or match[2], joined[match.end() : end].split("\n")
        column = match.end() - joined.rfind("\n", 0, match.end()) - 1
        if name in IDENTIFIERS:
            count = _pieces_of_identifier(content, width, column)
            details.codes.setdefault(name, "".join(content[:count]).strip())
            texts.append(_joined(content[count:], width))
        elif name == "SVWZ":
            texts.insert(0, _joined(content, width, column))
        else:
            details.codes.setdefault(name, _joined(content, width, column))
    details.remittance = bounded(" ".join(filter(None, texts)))
    return details


def _pieces_of_identifier(pieces: list[str], width: int, column: int) -> int:
    """An identifier goes on in the next piece only where it fills its own."""
    for count, piece in enumerate(pieces, start=1):
        if column + len(piece) < width:
            return count
        column = 0
    return len(pieces)


def _joined(pieces: Iterable[str], width: int, column: int = 0, *, glue: str = "") -> str:
    """Pieces as one text: a word that was cut at the width is whole again, and others keep their distance.

    The first piece starts at the column.
    """
    text = ""
    was_full = True
    for piece in pieces:
        is_glued = glue and (text.endswith(glue) or piece.startswith(glue))
        text += piece if was_full or is_glued else f" {piece}"
        was_full = column + len(piece) >= width
        column = 0
    return re.sub(r"\s+", " ", text).strip()


def _slashed(text: str) -> Details:
    details = Details()
    remittances: list[str] = []
    party = ""
    for name, content in _code_words(text):
        if name in PARTY_WORDS:
            _add(details, party, name, content)
        else:
            party = name if name in PARTIES else ""
            _add_party(details, party, content)
        if name == "REMI":
            remittances.append(_remittance(content, details))
        elif content or name == "NRTX":
            details.codes.setdefault(name, content)
    details.is_batch = "NRTX" in details.codes
    if reason := details.codes.get("RTRN"):
        details.codes["RTRN"] = reason.split("/")[0]
    if not remittances:
        remittances.append("" if details.codes else text)
    details.remittance = bounded(" ".join(filter(None, remittances)))
    return details


def _add(details: Details, party: str, name: str, content: str) -> None:
    if content:
        details.parties.setdefault(party, {}).setdefault(name, content)


def _add_party(details: Details, party: str, content: str) -> None:
    """ING writes /CNTP/<account>/<BIC>/<name>/<city>/ without further words; behind others, what stands is the name."""
    if not party or not content:
        return
    account, _, name, *_ = (*content.split("/"), "", "") if party == "CNTP" else ("", "", content.partition("/")[0])
    _add(details, party, "IBAN", account.strip())
    _add(details, party, "NAME", name.strip())


def _code_words(text: str) -> Iterator[tuple[str, str]]:
    """Each code word with what stands behind it."""
    starts: list[re.Match[str]] = []
    for match in _overlapping(text):
        inside_remittance = bool(starts) and starts[-1][1] == "REMI"
        if not (inside_remittance and match[1] in PARTY_WORDS):
            starts.append(match)
    ends = [*(match.start() for match in starts), len(text)]
    for match, (_, end) in zip(starts, pairwise(ends), strict=True):
        yield match[1], text[match.end() : max(end, match.end())].strip(" /")


def _overlapping(text: str) -> Iterator[re.Match[str]]:
    """All code words, where the closing slash of one can be the opening one of the next: /BENM/NAME/."""
    position = 0
    while match := CODE_WORD.search(text, position):
        yield match
        position = match.end() - 1


def _remittance(content: str, details: Details) -> str:
    """ING and Rabobank say whether it is text, /USTD//, or a reference, /STRD/<who issued it>/."""
    if content.startswith("STRD/"):
        reference = content.removeprefix("STRD/").rpartition("/")[2]
        details.codes.setdefault("STRD", reference)
        return reference
    return content.removeprefix("USTD/").strip(" /")
