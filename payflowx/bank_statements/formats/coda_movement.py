"""A movement of CODA: a record 2.1 with its continuations 2.2 and 2.3, and the records 3 behind it on it."""

import re
from dataclasses import dataclass, field
from typing import Final

from payflowx.bank_statements.formats import coda_codes, returns
from payflowx.bank_statements.formats.coda_codes import Code
from payflowx.bank_statements.formats.fixed_width import (
    RECORD_LINES_MAX,
    columns,
    read_amount,
    read_day,
    read_known_day,
)
from payflowx.bank_statements.formats.parts import Counterparty, Entry, Kind, bounded, counterparty
from payflowx.bank_statements.formats.references import known_reference
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

COLUMNS: Final = 128
DECIMALS: Final = 3
"""All amounts have three, whatever the currency."""
MAIN: Final = "0000"
VERSION_1: Final = "1"
# Types of structured communications: the creditor's reference of ISO 11649, the Belgian one of twelve digits, a number,
# the amount in the original currency, a direct debit of SEPA.
ISO_REFERENCE: Final = "100"
BELGIAN: Final = frozenset({"101", "102"})
NUMBER: Final = "103"
ORIGINAL_AMOUNT: Final = "105"
DIRECT_DEBIT: Final = "127"
REASON: Final = re.compile(r"[A-Z][A-Z0-9]{3}", re.ASCII)
# Types of structured information: the counterparty, and whom it has acted for.
PARTY: Final = "001"
BEHIND: Final = frozenset({"008", "009"})


@dataclass(slots=True)
class Movement:
    """The lines of one movement, as they stood in the file, and what is said of it in the records 3."""

    sequence: str
    detail: str
    version: str
    lines: list[str]
    informations: list[str] = field(default_factory=list)
    explained: list["Movement"] = field(default_factory=list)
    is_cut: bool = False

    @classmethod
    def of(cls, text: str, version: str, *, is_cut: bool) -> "Movement":
        """The movement that a record 2.1 begins."""
        return cls(text[2:6], text[6:10], version, [text], is_cut=is_cut)

    def add(self, text: str, *, is_cut: bool) -> bool:
        """One more record, where it belongs to this movement: with its number, or information behind it."""
        article = text[:2]
        if article in {"22", "23"}:
            belongs = text[2:10] == f"{self.sequence}{self.detail}" and not self.informations
        else:
            belongs = text[2:6] == self.sequence and (article == "31" or bool(self.informations))
        if not belongs:
            return False
        self.is_cut = self.is_cut or is_cut or len(self.lines) >= RECORD_LINES_MAX
        if not self.is_cut:
            self.lines.append(text)
            self._inform(article, text)
        return True

    @property
    def raw(self) -> str:
        """The records as they stood in the file, with those that explain this movement further."""
        own = "\n".join(line.rstrip() for line in self.lines)
        return bounded("\n".join([own, *(movement.raw for movement in self.explained)]))

    @property
    def code(self) -> Code:
        """What the movement is for."""
        return Code(*(self.lines[0][start:end] for start, end in ((53, 54), (54, 56), (56, 58), (58, 61))))

    def _inform(self, article: str, text: str) -> None:
        match article:
            case "31":
                self.informations.append(text[39:113])
            case "32":
                self.informations[-1] += text[10:115]
            case "33":
                self.informations[-1] += text[10:100]
            case _:
                pass


def read_movement(movement: Movement, currency: str, whole: Entry | None = None) -> Entry:
    """The entry of a movement, its position not known here; `whole` is what it is a detail of.

    Raises InvalidInput with a sentence on what can't be read of it.
    """
    if movement.is_cut:
        raise InvalidInput(f"The movement has more than {RECORD_LINES_MAX} records, or one that is too long.")
    first, second, third = movement.lines[0], _continuation(movement, "22"), _continuation(movement, "23")
    sign = first[31]
    if sign not in "01":
        raise InvalidInput(f"The sign {quoted(sign)} is neither 0, a credit, nor 1, a debit.")
    texts = _Communication(movement, first, second, third)
    is_refused, reason = _refusal(second)
    is_refused, reason = is_refused or texts.is_refused, reason or texts.reason
    kind = coda_codes.kind_of(movement.code, is_refused=is_refused)
    end_to_end_id = known_reference(columns(second, 64, 98))
    return Entry(
        position=0,
        kind=kind,
        is_credit=sign == "0",
        is_reversal=movement.code.is_reversal,
        is_booked=True,
        amount=read_amount(first[32:47], DECIMALS, currency),
        booking_date=read_day(columns(first, 116, 121), "dmy", name="entry date"),
        value_date=read_known_day(columns(first, 48, 53), "dmy", name="value date"),
        bank_reference=known_reference(columns(first, 11, 31)),
        booking_reference=whole.bank_reference if whole else None,
        end_to_end_id=end_to_end_id,
        references=tuple(dict.fromkeys(text for text in map(known_reference, texts.references) if text)),
        remittance=bounded(texts.remittance),
        transaction_code=str(movement.code),
        return_reason=(reason or returns.reason_in(texts.remittance)) if kind is Kind.RETURN else None,
        raw=movement.raw,
        counterparty=texts.counterparty(_party(movement, third)),
    )


def _continuation(movement: Movement, article: str) -> str:
    return next((line for line in movement.lines if line.startswith(article)), "").ljust(COLUMNS)


def _refusal(second: str) -> tuple[bool, str]:
    """Whether it is an R-transaction, and its reason; before 2.3 other codes stood in the columns."""
    reason = columns(second, 114, 117)
    is_code = not columns(second, 110, 112) and (not reason or REASON.fullmatch(reason) is not None)
    is_refused = is_code and second[112] in coda_codes.REFUSED
    return is_refused, reason if is_refused else ""


def _party(movement: Movement, third: str) -> tuple[str, str]:
    """The counterparty's name and account, whose columns are others in version 1."""
    if movement.version == VERSION_1:
        return columns(third, 48, 73), columns(third, 11, 22)
    # An account of the older Belgian structure has its currency behind a blank; others have 34 columns.
    account = columns(third, 11, 22) if third[22] == " " else columns(third, 11, 44)
    return columns(third, 48, 82), account


class _Communication:
    """What was written to the account's owner, structured or not, with the information behind the movement."""

    def __init__(self, movement: Movement, first: str, second: str, third: str) -> None:
        more = "" if movement.version == VERSION_1 else third[82:125]
        self._text = f"{first[62:115]}{second[10:63]}{more}"
        self._type = self._text[:3] if first[61] == "1" else ""
        if self._type:
            self._text = self._text[3:]
        self._informations = movement.informations

    @property
    def references(self) -> list[str]:
        """The references of a structured communication, however many it has."""
        match self._type:
            case code if code in BELGIAN or code == NUMBER:
                return [self._text[:12]]
            case code if code == ISO_REFERENCE:
                return [self._text[:25]]
            case code if code == ORIGINAL_AMOUNT:
                return [self._text[45:57].strip("0 ") and self._text[45:57]]
            case code if code == DIRECT_DEBIT:
                return [self._text[44:79], self._text[9:44]]
            case _:
                return []

    @property
    def remittance(self) -> str:
        """The text for a person; the Belgian reference as people write it, `+++123/4567/89012+++`."""
        text = self._text
        if self._type in BELGIAN:
            text = f"+++{text[:3]}/{text[3:7]}/{text[7:12]}+++"
        elif self._type == DIRECT_DEBIT:
            text = text[79:141]
        told = [text, *(information[1:] for information in self._informations if information[:1] != "1")]
        return " ".join(" ".join(told).split())

    @property
    def is_refused(self) -> bool:
        """Whether a direct debit was not paid, or came back."""
        return self._type == DIRECT_DEBIT and (
            self._text[8:9] in coda_codes.REFUSED or self._r_type in coda_codes.REFUSED
        )

    @property
    def reason(self) -> str:
        """Why a direct debit came back."""
        return self._text[142:146].strip() if self._type == DIRECT_DEBIT else ""

    @property
    def _r_type(self) -> str:
        return self._text[141:142]

    def counterparty(self, party: tuple[str, str]) -> Counterparty:
        """The counterparty by the record 2.3, and whoever the information names: its name is longer there."""
        name, account = party
        full = self._informed({PARTY})
        return counterparty(max(name, full, key=len), account, self._informed(BEHIND))

    def _informed(self, types: frozenset[str] | set[str]) -> str:
        found = (text for text in self._informations if text[:1] == "1" and text[1:4] in types)
        return next((text[4:74].strip() for text in found), "")
