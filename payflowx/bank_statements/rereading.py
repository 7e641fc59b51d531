"""Reads an entry again from what was kept of it, for what a version before has not told of it. Everything here is pure.

That version's identity is a digest of all that it had read: where what is read again has it, nothing was lost.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Final, assert_never
from xml.sax.saxutils import escape

from payflowx.bank_statements import recognition
from payflowx.bank_statements.formats import bai2, camt, mt940
from payflowx.bank_statements.formats.parts import Counterparty, Entry, Kind, Part, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

EQUAL_MAX: Final = 1_000
"""How many entries of a statement may have said the same; the how-manieth one it was is in its identity."""
MASKED: Final = re.compile(r"\d\*+\d|\*[ ._/-]\d", re.ASCII)
PREFIX: Final = re.compile(r"</?([A-Za-z_][\w.-]*):")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of an entry and of its statement, as a version without counterparties has stored it."""

    format: StatementFormat
    account_id: str | None
    kind: Kind
    is_credit: bool
    is_reversal: bool
    amount: Money
    booking_date: date | None
    value_date: date | None
    bank_reference: str | None
    remittance: str | None
    identity: bytes
    raw_text: str


@dataclass(frozen=True, slots=True)
class Reread:
    """What that version has left out; no likeness where a number in the text was masked that may be part of it."""

    likeness: bytes | None
    counterparty: Counterparty


def reread(kept: Kept) -> Reread | None:
    """The likeness and the counterparty of an entry; None where what was kept doesn't tell them for certain.

    That is so where it was cut, and with the rows of a CSV file, of which the header was not kept. An entry without a
    likeness is still recognised by its identity.
    """
    found = list(_entries(kept))
    for entry in found:
        before = recognition.identity_before(entry, kept.account_id)
        if any(recognition.numbered(before, number) == kept.identity for number in range(EQUAL_MAX)):
            return Reread(recognition.likeness(entry, kept.account_id), entry.counterparty)
    told = {entry.counterparty for entry in found}
    return Reread(None, told.pop()) if MASKED.search(kept.raw_text) and len(told) == 1 else None


def _entries(kept: Kept) -> Iterator[Entry]:
    """All that the text can have been, by what may have stood above it and is stored: days, a reference, a text."""
    try:
        found = [part for part in _parts(kept) if isinstance(part, Entry) and part.amount == kept.amount]
    except InvalidInput:
        return
    for entry in found:
        references = dict.fromkeys((entry.bank_reference, kept.bank_reference, None))
        for bank_reference, remittance in product(references, dict.fromkeys((entry.remittance, kept.remittance or ""))):
            yield replace(
                entry,
                kind=kept.kind,
                is_credit=kept.is_credit,
                booking_date=kept.booking_date,
                value_date=kept.value_date,
                bank_reference=bank_reference,
                remittance=remittance,
            )


def _parts(kept: Kept) -> Iterable[Part]:
    match kept.format:
        case StatementFormat.CAMT_053 | StatementFormat.CAMT_054:
            return camt.read(io.BytesIO(_camt(kept).encode()))
        case StatementFormat.MT940:
            return mt940.read(io.BytesIO(_mt940(kept).encode()))
        case StatementFormat.BAI2:
            return bai2.read(io.BytesIO(_bai2(kept).encode()))
        case StatementFormat.CSV:
            return ()
        case _:
            assert_never(kept.format)


def _camt(kept: Kept) -> str:
    """A message with the one entry. The raw text has lost the declarations of its prefixes, which don't matter."""
    amount = f'<Amt Ccy="{kept.amount.currency}">{kept.amount.amount:f}</Amt>'
    direction = f"<CdtDbtInd>{'CRDT' if kept.is_credit else 'DBIT'}</CdtDbtInd>"
    raw = PREFIX.sub(lambda found: found[0].replace(f"{found[1]}:", ""), kept.raw_text)
    if raw.startswith("<TxDtls"):
        reversal = "<RvslInd>true</RvslInd>" if kept.is_reversal else ""
        raw = f"<Ntry>{amount}{direction}{reversal}<Sts>BOOK</Sts><NtryDtls>{raw}</NtryDtls></Ntry>"
    account = "" if kept.account_id is None else f"<Id><Othr><Id>{escape(kept.account_id)}</Id></Othr></Id>"
    head = f"<Acct>{account}<Ccy>{kept.amount.currency}</Ccy></Acct>"
    return f"<Document><BkToCstmrStmt><Stmt>{head}{raw}</Stmt></BkToCstmrStmt></Document>"


def _mt940(kept: Kept) -> str:
    balance = f"C260101{kept.amount.currency}0,"
    return f":20:KEPT\n:25:{kept.account_id or 'KEPT'}\n:28C:1\n:60F:{balance}\n{kept.raw_text}\n:62F:{balance}\n-\n"


def _bai2(kept: Kept) -> str:
    head = "01,KEPT,KEPT,260101,0000,1,,,2/\n02,KEPT,KEPT,1,260101,,,2/\n"
    return f"{head}03,{kept.account_id or ''},{kept.amount.currency},,,,/\n{kept.raw_text}\n"
