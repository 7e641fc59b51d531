"""An entry of MT940 or MT942 from its field :61: and its details."""

import re
from typing import Final

from payflowx.bank_statements.formats.mt940_fields import EntryLine, LineTexts, kind_of, reason_of
from payflowx.bank_statements.formats.mt940_text import Details
from payflowx.bank_statements.formats.mt940_words import KNOWN
from payflowx.bank_statements.formats.parts import Entry, Kind, Wording, bounded

IN_CODE_WORDS: Final = re.compile(rf"/\s?(?:{'|'.join(sorted(KNOWN))})/")


def make_entry(position: int, raw: str, line: EntryLine, details: Details) -> Entry:
    """The entry; what stands under the field :61: is text, unless it is told in code words that are none."""
    kind = kind_of(line, details)
    text = details.remittance
    if details.further:
        text = " ".join(filter(None, [text, *details.further]))
    if line.supplement and line.supplement not in text and not (text and IN_CODE_WORDS.match(line.supplement)):
        text = f"{text} {line.supplement}".strip()
    gvc = details.gvc
    return Entry(
        position=position,
        kind=kind,
        is_credit=line.is_credit,
        is_reversal=line.is_reversal,
        is_booked=line.is_booked,
        amount=line.amount,
        booking_date=line.booking_date,
        value_date=line.value_date,
        bank_reference=line.bank_reference,
        booking_reference=None,
        end_to_end_id=details.end_to_end_id,
        references=_references(line.reference, details),
        remittance=bounded(text),
        transaction_code=f"{line.type}+{gvc}" if line.type and gvc else line.type or gvc or None,
        return_reason=reason_of(line, details) if kind is Kind.RETURN else None,
        raw=raw,
        counterparty=details.counterparty(is_credit=line.is_credit),
        known_as=_known_as(line, details, text),
    )


def _known_as(line: EntryLine, details: Details, text: str) -> Wording | None:
    """What earlier versions had read, where it was something else; they had left out what is `further`."""
    before = details.before or details
    told: LineTexts | EntryLine = line.before or line
    remittance = before.remittance or told.supplement
    if details.before is None and line.before is None and text == remittance:
        return None
    return Wording(
        bank_reference=told.bank_reference,
        end_to_end_id=before.end_to_end_id,
        references=_references(told.reference, before),
        remittance=remittance,
    )


def _references(of_line: str | None, details: Details) -> tuple[str, ...]:
    """Each one once; that of the field :61: comes first."""
    of_details = details.references
    return tuple(dict.fromkeys((of_line, *of_details))) if of_line else of_details
