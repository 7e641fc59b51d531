"""Reads an entry again from what was kept of it, for what a version before has not told of it. Everything here is pure.

That version's identity is a digest of all that it had read: where what is read again has it, nothing was lost.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, Final, Self, assert_never
from xml.sax.saxutils import escape

from payflowx.bank_statements import recognition
from payflowx.bank_statements.formats import bai2, camt, mt940
from payflowx.bank_statements.formats.parts import Entry, Kind, Part, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

EQUAL_MAX: Final = 1_000
"""How many entries of a statement may have said the same; the how-manieth one it was is in its identity."""
MASKED: Final = re.compile(r"\d\*+\d|\*[ ._/-]\d", re.ASCII)
MAY_RETURN: Final = frozenset({Kind.PAYMENT, Kind.OTHER, Kind.BATCH})
ISO_CODE: Final = re.compile(r"([A-Z]{4})-([A-Z]{4})-([A-Z]{4})", re.ASCII)
PREFIX: Final = re.compile(r"</?([A-Za-z_][\w.-]*):")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of an entry and of its statement, as a version without counterparties has stored it.

    It is known by its identity, or by its likeness where it has been read again before.
    """

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
    transaction_code: str | None
    identity: bytes | None
    likeness: bytes | None
    raw_text: str

    @classmethod
    def of(cls, row: Any) -> Self:
        """A row of `sql.rereading.ENTRIES`."""
        return cls(
            format=StatementFormat(row["format"]),
            account_id=row["account_id"],
            kind=Kind(row["kind"]),
            is_credit=row["is_credit"],
            is_reversal=row["is_reversal"],
            amount=Money(row["amount_minor"], row["currency"]),
            booking_date=row["booking_date"],
            value_date=row["value_date"],
            bank_reference=row["bank_reference"],
            remittance=row["remittance"],
            transaction_code=row["transaction_code"],
            identity=row["known_by"],
            likeness=row["likeness"],
            raw_text=row["raw_text"],
        )


@dataclass(frozen=True, slots=True)
class Reread:
    """The entry as it is read today; no likeness where a number in the text was masked that may be part of it."""

    likeness: bytes | None
    entry: Entry


def reread(kept: Kept) -> Reread | None:
    """What an entry says to today's readers; None where what was kept doesn't tell it for certain.

    That is so where it was cut, and with the rows of a CSV file, of which the header was not kept. An entry without a
    likeness is still recognised by its identity.
    """
    found = list(_entries(kept))
    for entry in found:
        if _is_kept(kept, entry):
            return Reread(recognition.likeness(entry, kept.account_id), entry)
    told = {(entry.counterparty, entry.kind) for entry in found}
    return Reread(None, found[0]) if MASKED.search(kept.raw_text) and len(told) == 1 else None


def identity_before(kept: Kept, entry: Entry) -> bytes:
    """The identity that the version before gave to the first entry that said the same."""
    return recognition.identity_before(entry._replace(kind=kept.kind), kept.account_id)


def _is_kept(kept: Kept, entry: Entry) -> bool:
    if kept.likeness is not None:
        return recognition.likeness(entry, kept.account_id) == kept.likeness
    before = identity_before(kept, entry)
    return any(recognition.numbered(before, number) == kept.identity for number in range(EQUAL_MAX))


def _entries(kept: Kept) -> Iterator[Entry]:
    """All that the text can have been, by what may have stood above it and is stored: days, a reference, a text."""
    try:
        found = [part for part in _parts(kept) if isinstance(part, Entry) and part.amount == kept.amount]
    except InvalidInput:
        return
    for entry in found:
        kind = _kind(kept, entry)
        references = dict.fromkeys((entry.bank_reference, kept.bank_reference, None))
        for bank_reference, remittance in product(references, dict.fromkeys((entry.remittance, kept.remittance or ""))):
            yield entry._replace(
                kind=kind,
                is_credit=kept.is_credit,
                is_reversal=kept.is_reversal,
                is_booked=True,
                booking_date=kept.booking_date,
                value_date=kept.value_date,
                bank_reference=bank_reference,
                remittance=remittance,
                return_reason=entry.return_reason if kind is Kind.RETURN else None,
            )


def _kind(kept: Kept, entry: Entry) -> Kind:
    """What the entry is for: what it was taken for, unless it is read as a return, which that version didn't know."""
    return Kind.RETURN if entry.kind is Kind.RETURN and kept.kind in MAY_RETURN else kept.kind


def _parts(kept: Kept) -> Iterable[Part]:
    match kept.format:
        case StatementFormat.CAMT_053 | StatementFormat.CAMT_054:
            return camt.read(io.BytesIO(_camt(kept).encode()))
        case StatementFormat.MT940:
            return mt940.read(io.BytesIO(_mt940(kept).encode()))
        case StatementFormat.BAI2:
            return bai2.read(io.BytesIO(_bai2(kept).encode()))
        case (
            StatementFormat.CSV
            | StatementFormat.OFX
            | StatementFormat.XLSX
            | StatementFormat.NORMA_43
            | StatementFormat.CODA
        ):
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
        code = _camt_code(kept.transaction_code or "")
        raw = f"<Ntry>{amount}{direction}{reversal}<Sts>BOOK</Sts>{code}<NtryDtls>{raw}</NtryDtls></Ntry>"
    account = "" if kept.account_id is None else f"<Id><Othr><Id>{escape(kept.account_id)}</Id></Othr></Id>"
    head = f"<Acct>{account}<Ccy>{kept.amount.currency}</Ccy></Acct>"
    return f"<Document><BkToCstmrStmt><Stmt>{head}{raw}</Stmt></BkToCstmrStmt></Document>"


def _camt_code(code: str) -> str:
    """The code of the entry above a detail, which is kept where the detail has none of its own."""
    if (iso := ISO_CODE.fullmatch(code)) is None:
        return f"<BkTxCd><Prtry><Cd>{escape(code)}</Cd></Prtry></BkTxCd>" if code else ""
    family = f"<Fmly><Cd>{iso[2]}</Cd><SubFmlyCd>{iso[3]}</SubFmlyCd></Fmly>"
    return f"<BkTxCd><Domn><Cd>{iso[1]}</Cd>{family}</Domn></BkTxCd>"


def _mt940(kept: Kept) -> str:
    balance = f"C260101{kept.amount.currency}0,"
    return f":20:KEPT\n:25:{kept.account_id or 'KEPT'}\n:28C:1\n:60F:{balance}\n{kept.raw_text}\n:62F:{balance}\n-\n"


def _bai2(kept: Kept) -> str:
    head = "01,KEPT,KEPT,260101,0000,1,,,2/\n02,KEPT,KEPT,1,260101,,,2/\n"
    return f"{head}03,{kept.account_id or ''},{kept.amount.currency},,,,/\n{kept.raw_text}\n"
