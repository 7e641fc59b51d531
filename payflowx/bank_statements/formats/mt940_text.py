"""What a field :86: says, however it says it, and how its lines become one text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from payflowx.bank_statements.formats import references as references_formats
from payflowx.bank_statements.formats.parts import Counterparty, counterparty

LINE_WIDTH: Final = 65
TAG_WIDTH: Final = len(":86:")
# The keys of a dict: a set with an order.
REFERENCES: Final = dict.fromkeys(
    ("KREF", "PREF", "IREF", "CREF", "MREF", "MARF", "CRED", "CSID", "STRD", "RREF")
).keys()


@dataclass(slots=True)
class Details:
    """What could be told from the field; `codes` are its structured parts by their names in the field.

    `gvc` is the German banks' transaction code, and `extension` what they add to it, the Textschlüsselergänzung.
    `parties` are the names and accounts by whose they are; nobody says whose those of the counterparty are where the
    field has no others. `further` is what else stands there and `before` what earlier versions had read where that was
    another remittance or other references: entries are recognised by it.
    """

    remittance: str = ""
    gvc: str | None = None
    extension: str | None = None
    is_batch: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    parties: dict[str, dict[str, str]] = field(default_factory=dict)
    further: list[str] = field(default_factory=list)
    before: "Details | None" = None

    def add_code(self, name: str, content: str) -> None:
        """A part that says something; the first one of a name counts."""
        if content:
            self.codes.setdefault(name, content)

    @property
    def says_more(self) -> bool:
        """Whether it says anything besides text."""
        return bool(self.codes or self.parties or self.is_batch)

    def counterparty(self, *, is_credit: bool) -> Counterparty:
        """Who paid what came in, or was paid what went out; most banks tell one side alone, by whatever name."""
        codes, parties = self.codes, self.parties
        found: dict[str, str] = {}
        behind = codes.get("ABWA" if is_credit else "ABWE")
        for name in ("ORDP", "CNTP", "", "BENM") if is_credit else ("BENM", "CNTP", "", "ORDP"):
            if name in parties:
                found = parties[name]
                break
        for name in ("ULTD",) if is_credit else ("ULTB", "ULTC"):
            if name in parties:
                behind = parties[name].get("NAME") or behind
        return counterparty(found.get("NAME") or codes.get("ANAM"), found.get("IBAN") or codes.get("IBAN"), behind)

    @property
    def end_to_end_id(self) -> str | None:
        """The reference that travels from the payer to the payee."""
        return references_formats.known_reference(self.codes.get("EREF"))

    @property
    def references(self) -> tuple[str, ...]:
        """All other references: of the instruction, the mandate, the creditor and of the structured remittance."""
        if self.codes.keys().isdisjoint(REFERENCES):
            return ()
        codes = [self.codes[name] for name in REFERENCES if name in self.codes]
        found = map(references_formats.known_reference, codes)
        return tuple(dict.fromkeys(reference for reference in found if reference))

    @property
    def return_reason(self) -> str | None:
        """Why the payment came back, mostly a code of four characters."""
        return self.codes.get("RTRN") or self.codes.get("RC")


def joined(pieces: Sequence[str], width: int, column: int = 0, *, glue: str = "", mark: str = " ") -> str:
    """Pieces as one text: a word that was cut at the width is whole again, and others have the mark between them.

    The first piece starts at the column. Beside what glues them pieces have nothing between them.
    """
    text = pieces[0] if pieces else ""
    if len(pieces) < 2 and mark == " ":
        return " ".join(text.split())
    was_full = column + len(text) >= width
    for piece in pieces[1:]:
        is_glued = was_full or (glue and (text.endswith(glue) or piece.startswith(glue)))
        text += piece if is_glued else mark + piece
        was_full = len(piece) >= width
    return text.strip() if mark != " " else " ".join(text.split())
