"""What a bank transaction code says an entry is for.

A code that is not known says nothing: the entry may be for a payment.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.camt_fields import Fields
from payflowx.bank_statements.formats.parts import Kind

# ISO 20022, External Code Sets, bank transaction codes: the sub-families that may stand in every family, and those of
# securities that are charges.
FEES: Final = frozenset(
    ["CHRG", "COMM", "COME", "COMI", "COMT", "FEES", "FCTI", "CHAR", "BKFE", "MNFE", "OVCH", "TRFE", "BROK", "UNCO"]
)
INTEREST: Final = frozenset(["INTR", "INFD"])
# Account balancing (zero balancing, sweeping, topping, controlled disbursement) and cash concentration.
TRANSFERS: Final = frozenset(["ZABA", "SWEP", "TOPG", "DSBR", "COAT", "ICCT", "XICT", "FIOA", "BACT", "ACON"])
CASH_MANAGEMENT: Final = "CAMM"
PAYMENTS: Final = "PMNT"
# Securities, foreign exchange, derivatives, precious metals, commodities, loans and deposits: no payment of a customer.
OTHER_DOMAINS: Final = frozenset(["SECU", "FORX", "DERV", "PMET", "CMDT", "LDAS"])

# The transaction types of SWIFT's MT 940, field 61, subfield 6, which banks repeat as a proprietary code.
SWIFT_TYPE: Final = re.compile(r"[NFS]([A-Z]{3})(?:\+(\d{3})(?!\d))?")
SWIFT_KINDS: Final = (
    (Kind.FEE, frozenset(["CHG", "COM", "BRF", "BNK"])),
    (Kind.INTEREST, frozenset(["INT"])),
    (Kind.TRANSFER, frozenset(["CMI", "CMN", "CMS", "CMT", "CMZ"])),
)
# The German banks' Geschaeftsvorfallcodes: charges (808), commission (809), reminder fees (810), interest (814).
GERMAN_KINDS: Final = ((Kind.FEE, frozenset(["808", "809", "810"])), (Kind.INTEREST, frozenset(["814"])))


class Purpose(NamedTuple):
    """A bank transaction code as it is kept, `PMNT-RCDT-ESCT` or the bank's own, and what it says.

    `reason` is why money returned, a code of ISO 20022, where the German banks' code has it at its end.
    """

    code: str | None
    kind: Kind
    reason: str | None = None


def purpose(fields: Fields) -> Purpose:
    """What the bank transaction code says that the money is for."""
    return _purpose(
        fields.get("BkTxCd/Domn/Cd"),
        fields.get("BkTxCd/Domn/Fmly/Cd"),
        fields.get("BkTxCd/Domn/Fmly/SubFmlyCd"),
        fields.get("BkTxCd/Prtry/Cd"),
    )


@lru_cache(maxsize=256)
def _purpose(domain: str | None, family: str | None, sub_family: str | None, proprietary: str | None) -> Purpose:
    kind = _kind_of_iso(domain, sub_family)
    if kind is Kind.PAYMENT and proprietary is not None:
        kind = _kind_of_proprietary(proprietary)
    reason = None if proprietary is None else _reason_of_proprietary(proprietary)
    if domain is None:
        return Purpose(proprietary, kind, reason)
    return Purpose("-".join(part for part in (domain, family, sub_family) if part), kind, reason)


def _kind_of_iso(domain: str | None, sub_family: str | None) -> Kind:
    if sub_family in FEES:
        return Kind.FEE
    if sub_family in INTEREST:
        return Kind.INTEREST
    if sub_family in TRANSFERS or domain == CASH_MANAGEMENT:
        return Kind.TRANSFER
    if sub_family in returns.ISO_SUB_FAMILIES and domain == PAYMENTS:
        return Kind.RETURN
    return Kind.OTHER if domain in OTHER_DOMAINS else Kind.PAYMENT


def _kind_of_proprietary(code: str) -> Kind:
    found = SWIFT_TYPE.match(code)
    if found is None or (found.end() < len(code) and code[found.end()] != "+"):
        return Kind.PAYMENT
    for group, table in ((2, GERMAN_KINDS), (1, SWIFT_KINDS)):
        for meant, codes in table:
            if found[group] in codes:
                return meant
    is_return = found[2] in returns.GERMAN_CODES or found[1] in returns.SWIFT_TYPES
    return Kind.RETURN if is_return else Kind.PAYMENT


def _reason_of_proprietary(code: str) -> str | None:
    """The German banks write transaction type, GVC, batch of entries and Textschlüsselergänzung: `NRTI+109+00931+902`.

    Some leave the batch out, and some put a slash before the last part.
    """
    if SWIFT_TYPE.match(code) is None:
        return None
    return returns.german_reason(code.replace("/", "+").rpartition("+")[2])
