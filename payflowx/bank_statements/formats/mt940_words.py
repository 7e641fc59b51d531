"""The field :86: in code words between slashes, as the Dutch banks, SWIFT's own guidelines and many others have it.

What stands before, between and behind the words that are known is text. Entries are still recognised by what was read
while only what stands behind a known word was.
"""

import re
from itertools import pairwise
from typing import Final

from payflowx.bank_statements.formats.mt940_text import LINE_WIDTH, Details, joined
from payflowx.bank_statements.formats.parts import bounded
from payflowx.bank_statements.formats.references import known_reference

PARTIES: Final = frozenset({"ORDP", "BENM", "CNTP", "ULTD", "ULTC", "ULTB"})
"""The ordering party, the beneficiary, the other side, and who is behind either."""
# Those of a party stand within another one, and are no code words inside of the remittance.
PARTY_WORDS: Final = frozenset({"NAME", "IBAN", "BIC", "ID", "ADDR", "ACNO", "BBAN"})
ACCOUNT_WORDS: Final = frozenset({"IBAN", "ACNO", "BBAN"})
IDENTIFIERS: Final = frozenset({"EREF", "PREF", "IREF", "CREF", "MARF", "CSID", "RREF", "PIRF", "INIT"})
"""One word each, wherever a line ends."""
OF_AMOUNTS: Final = frozenset({"OCMT", "OAMT", "EXCH", "CHGS", "CHG1", "CHG2"})
"""Told where there is no other text."""
WORDS: Final = (
    "EREF|REMI|ORDP|BENM|TRTP|MARF|RTRN|CNTP|CSID|CREF|IREF|PREF|PURP|ULTB|ULTC|ULTD|SVCL|EXCH|CHGS|CHG1|CHG2|OCMT|"
    "OAMT|INIT|DEBT|CRED|SWOD|SWOC|RREF|TRCD|NRTX|BUSP|ISDT|PIRF|ACCW|NAME|IBAN|BIC|ID|ADDR"
)
KNOWN: Final = frozenset({*WORDS.split("|"), *PARTY_WORDS})
KNOWN_BEFORE: Final = re.compile(rf"/({WORDS})/")
# One that isn't known begins a part of its own at the beginning of a line or behind a blank.
CODE_WORD: Final = re.compile(rf"/(?:\n?({WORDS}|ACNO|BBAN)\n?|(?<!\S/)([A-Z]{{2,5}}))/")
BEGINNING: Final = re.compile(rf"/(?:{WORDS}|[A-Z]{{3,4}})/")
NEW_CODES: Final = frozenset({"STRD", "RREF"})
"""What earlier versions had not looked for everywhere."""
GLUED: Final = re.compile(r"(?<=/)\n|\n(?=/)")
BREAK: Final = re.compile(r"[\n/]+")
ACCOUNT: Final = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}|[\d-]{6,34}", re.ASCII)
CREDITOR_REFERENCE: Final = re.compile(r"(?:^|/)CDTRREF/([^/\s]+)")


def is_slashed(text: str) -> bool:
    """Whether the field begins with a code word."""
    return BEGINNING.match(text) is not None


def read_slashed(lines: list[str], column: int) -> Details:
    """The details, of which the first line begins at the column."""
    text = "\n".join(" ".join(line.split()) for line in joined(lines, LINE_WIDTH, column, mark="\n").split("\n"))
    details = Details()
    remittances: list[str] = []
    always: list[str] = []
    otherwise: list[str] = []
    party = ""
    words = _code_words(text, CODE_WORD)
    for name, content in _contents(text, words):
        if name in KNOWN and name not in PARTY_WORDS:
            party = name if name in PARTIES else ""
        if name == "REMI":
            remittances.append(_structured_remittance(_flat(content), details))
        elif name in PARTIES or name in PARTY_WORDS:
            otherwise.append(_add_party(details, party, name, content))
        elif name in KNOWN:
            value, rest = _add_value(details, name, content)
            always.append(rest)
            otherwise += [value] if name in OF_AMOUNTS else []
        else:
            always.append(f"{name} {_flat(content)}".strip())
    if remittances or details.says_more:
        details.remittance = bounded(" ".join(filter(None, remittances)))
        details.further = [*filter(None, always if remittances else [*otherwise, *always])]
    else:
        details.remittance = bounded(GLUED.sub("", text).replace("\n", " "))
    is_new = bool(details.further) or not NEW_CODES.isdisjoint(details.codes)
    if is_new or (len(lines) > 1 and _is_mended(words, details, LINE_WIDTH - column)):
        details.before = _before(joined(lines, LINE_WIDTH, glue="/"))
    return details


def _is_mended(words: list[tuple[str, int, int]], details: Details, end_of_line: int) -> bool:
    """Whether the end of the first line may have cut a code word, or one what says that there is no reference."""
    fillers = (known_reference(details.codes[name]) is None for name in IDENTIFIERS & details.codes.keys())
    return any(start < end_of_line < end for _, start, end in words) or any(fillers)


def _before(text: str) -> Details:
    details = Details()
    remittances: list[str] = []
    has_codes = False
    for name, content in _contents(text, _code_words(text, KNOWN_BEFORE)):
        bare = content.strip(" /")
        has_codes = has_codes or name == "NRTX" or bool(name and name != "REMI" and bare)
        if name == "REMI":
            remittances.append(_remittance(bare, details))
        elif name and name != "RREF":
            details.add_code(name, bare)
    details.remittance = bounded(" ".join(filter(None, remittances or ["" if has_codes else text])))
    return details


def _code_words(text: str, pattern: re.Pattern[str]) -> list[tuple[str, int, int]]:
    """Each code word with where it begins and ends; the closing slash of one can be the opening one of the next."""
    words = [("", 0, 0)]
    position = 0
    while match := pattern.search(text, position):
        position = match.end() - 1
        name = match[match.lastindex or 0]
        if words[-1][0] != "REMI" or (match.lastindex == 1 and name not in PARTY_WORDS):
            words.append((name, match.start(), match.end()))
    return words


def _contents(text: str, words: list[tuple[str, int, int]]) -> list[tuple[str, str]]:
    """Each code word with what stands behind it, and before them, under no name, what stands before the first one."""
    found = [(name, text[start : max(end, start)]) for (name, _, start), (_, end, _) in pairwise(words)]
    return [*found, (words[-1][0], text[words[-1][2] :])]


def _flat(text: str) -> str:
    """A text on one line: a break beside a slash is none."""
    return GLUED.sub("", text).replace("\n", " ").strip(" /") if "\n" in text else text.strip(" /")


def _add_value(details: Details, name: str, content: str) -> tuple[str, str]:
    """What stands behind a word, up to a slash that ends its line, and the text behind that."""
    if name in IDENTIFIERS:
        value, rest = _identifier(content.strip(" /\n"))
    elif "/\n" in content:
        value, _, rest = map(_flat, content.partition("/\n"))
    else:
        value, rest = _flat(content), ""
    details.add_code(name, value.split("/")[0] if name == "RTRN" else value)
    details.is_batch = details.is_batch or name == "NRTX"
    return value, rest


def _identifier(content: str) -> tuple[str, str]:
    """One word, on whatever lines it is, and the text behind it."""
    if "\n" not in content:
        return content, ""
    value, _, rest = content.partition("/\n")
    first, _, others = value.partition("\n")
    if " " in first.strip():
        return _flat(value), _flat(rest)
    if any(" " in line.strip() for line in others.split("\n")):
        return first.strip(" /"), _flat(f"{others} {rest}")
    return "".join(value.split()).strip(" /"), _flat(rest)


def _add(details: Details, party: str, name: str, content: str) -> None:
    if content:
        details.parties.setdefault(party, {}).setdefault("IBAN" if name in ACCOUNT_WORDS else name, content)


def _add_party(details: Details, party: str, name: str, content: str) -> str:
    """What a word tells of a party, or stands behind the party itself; what is left comes back.

    ING writes /CNTP/<account>/<BIC>/<name>/<city>/, others a name, or an account and then a name on a line of its own.
    """
    if name in PARTY_WORDS:
        _add(details, party, name, _flat(content.partition("\n/")[0]))
        return ""
    flat = _flat(content)
    rest = ""
    if party == "CNTP":
        account, _, named, *_ = (*flat.split("/"), "", "")
    else:
        account, others = (*BREAK.split(content.strip(" /\n"), maxsplit=1), "")[:2]
        if ACCOUNT.fullmatch("".join(account.split())):
            named, rest = (*BREAK.split(others, maxsplit=1), "")[:2]
        else:
            account, (named, _, rest) = "", flat.partition("/")
    _add(details, party, "IBAN", account.strip())
    _add(details, party, "NAME", named.strip())
    return _flat(rest)


def _structured_remittance(content: str, details: Details) -> str:
    """The remittance, and the reference in it where the creditor has given one: /CDTRREFTP//CD/SCOR/.../CDTRREF/."""
    if (found := CREDITOR_REFERENCE.search(content)) is not None:
        details.add_code("STRD", found[1])
    return _remittance(content, details)


def _remittance(content: str, details: Details) -> str:
    """ING and Rabobank say whether it is text, /USTD//, or a reference, /STRD/<who issued it>/."""
    if content.startswith("STRD/"):
        reference = content.removeprefix("STRD/").rpartition("/")[2]
        details.add_code("STRD", reference)
        return reference
    return content.removeprefix("USTD/").strip(" /")
