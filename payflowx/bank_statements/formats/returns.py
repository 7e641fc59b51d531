"""Which codes say that money came back or was taken back, and what the reasons for it are called.

Which of the two it is follows from the direction alone: a credit that returns is a transfer of the account's owner that
came back, a debit that returns is money taken from what had come in. Neither is ever a payment.
"""

import re
from types import MappingProxyType
from typing import Final

from payflowx.bank_statements.formats.parts import Kind

# ISO 20022, External Code Sets, bank transaction codes, sub-families of the domain of payments (PMNT): reversals of
# credit transfers by a return (RRTN) or a request for cancellation (RPCR), returns and reversals of the ACH (ARET,
# AREV); reversals of direct debits by a return (UPDD), a request for cancellation (RCDD) or a reversal of the payee
# (PRDD); unpaid cheques (UPCQ, XPCQ), cheque reversals (CQRV), unpaid card transactions (UPCT), unpaid drafts (UDFT).
# Reimbursements (RIMB) are not among them: these may be payments of their own.
ISO_SUB_FAMILIES: Final = frozenset(
    ["RRTN", "RPCR", "ARET", "AREV", "UPDD", "RCDD", "PRDD", "UPCQ", "XPCQ", "CQRV", "UPCT", "UDFT"]
)
# SWIFT, Standards MT, category 9, MT 940, field 61, subfield 6, transaction type identification code: returned item.
SWIFT_TYPES: Final = frozenset(["RTI"])
# Deutsche Kreditwirtschaft, DFÜ-Abkommen, Anlage 3, list of the Geschäftsvorfallcodes. Debits: returns of direct debits
# (108 B2B, 109 Core), of card payments (110) and cheques (111), a payee's reversal (193), and those before SEPA (009).
# Credits: returns of transfers (159, of instant ones 160), of direct debits that had been paid (181 Core, 184 B2B), of
# card payments (182) and cheques (183), and those before SEPA (059). Both: recalls (010).
GERMAN_CODES: Final = frozenset(
    ["009", "010", "059", "108", "109", "110", "111", "159", "160", "181", "182", "183", "184", "193"]
)
# BAI, Cash Management Balance Reporting Specifications, version 2, appendix A. Credits: check posted and returned,
# individual ACH return item, individual rejected credit, return item and its adjustment. Debits: deposited item
# returned, individual ACH return item, individual rejected debit, return item and its adjustment. Totals (250, 256,
# 260, 550, 556, 560) are of several. Fees for returns (564, 567) are fees.
BAI2_CODES: Final = frozenset({250, 255, 256, 257, 260, 261, 266, 268, 550, 555, 556, 557, 560, 561, 566, 568})

# ISO 20022, External Code Sets, ExternalReturnReason1Code, as the rulebooks of SEPA use it (European Payments Council,
# EPC173-14 and EPC135-18), in words.
ISO_REASONS: Final = {
    "AC01": "wrong account number",
    "AC02": "wrong account number of the payer",
    "AC03": "wrong account number of the payee",
    "AC04": "closed account",
    "AC06": "blocked account",
    "AC13": "the payer's account is a consumer's",
    "AC14": "the payee's account can't take it",
    "AC15": "the account was moved",
    "AG01": "the account allows no such payment",
    "AG02": "wrong transaction code",
    "AM01": "the amount is zero",
    "AM02": "the amount is not allowed",
    "AM03": "the currency is not allowed",
    "AM04": "insufficient funds",
    "AM05": "it came twice",
    "AM09": "wrong amount",
    "ARDT": "it was returned before",
    "BE01": "the name doesn't fit the account",
    "BE04": "the payee's address is missing",
    "BE05": "unknown creditor identifier",
    "BE06": "unknown customer",
    "BE07": "the payer's address is missing",
    "CNOR": "the payee's bank takes no such payment",
    "CURR": "wrong currency",
    "CUST": "asked for by the customer",
    "DNOR": "the payer's bank makes no such payment",
    "DT01": "wrong date",
    "DUPL": "it came twice",
    "ED05": "settlement between the banks failed",
    "FF05": "wrong scheme",
    "FOCR": "after a request for cancellation",
    "FR01": "fraud",
    "FRAD": "fraud",
    "LEGL": "a legal decision",
    "MD01": "no valid mandate",
    "MD02": "the mandate's details are missing or wrong",
    "MD06": "refund asked for by the payer",
    "MD07": "the customer has died",
    "MS02": "refused by the customer",
    "MS03": "the bank gives no reason",
    "NARR": "a reason in words",
    "NOAS": "no answer of the customer",
    "NOOR": "no original transaction was received",
    "PY01": "the bank can't be reached",
    "RC01": "wrong bank identifier",
    "RC07": "wrong bank identifier of the payee",
    "RF01": "the reference is not unique",
    "RR01": "the payer's account or identification is missing",
    "RR02": "the payer's name or address is missing",
    "RR03": "the payee's name or address is missing",
    "RR04": "regulatory reason",
    "RUTA": "the payee's account was not found",
    "SL01": "a service of the payer's bank",
    "SL02": "a service of the payee's bank",
    "SL11": "the payee is not on the payer's list",
    "SL12": "the payee is on the payer's list of those refused",
    "SL13": "more than the payer allows",
    "SL14": "more often than the payer allows",
    "TECH": "a technical problem",
    "TM01": "after the cut-off time",
    "UPAY": "it was not due",
}
# Nacha, Operating Rules, appendix four: the return reason codes of the ACH that payers and their banks give.
ACH_REASONS: Final = {
    "R01": "insufficient funds",
    "R02": "closed account",
    "R03": "no such account",
    "R04": "wrong account number",
    "R05": "not authorised by the consumer",
    "R06": "asked for by the originating bank",
    "R07": "authorisation revoked",
    "R08": "payment stopped",
    "R09": "funds not collected yet",
    "R10": "not authorised by the customer",
    "R11": "not in line with the authorisation",
    "R14": "the payee's representative has died",
    "R15": "the account's owner has died",
    "R16": "frozen account",
    "R17": "wrong entry, or a questionable one",
    "R20": "the account allows no such payment",
    "R21": "wrong company identification",
    "R22": "wrong individual identification",
    "R23": "refused by the receiver",
    "R24": "it came twice",
    "R29": "not authorised by the company",
    "R31": "permitted return of a company's entry",
    "R33": "return of a destroyed check's entry",
}
REASONS: Final = MappingProxyType(ISO_REASONS | ACH_REASONS)
"""What the codes of reasons mean, in words that fit behind them."""
# DFÜ-Abkommen, Anlage 3, field :86:, subfield 34 (Textschlüsselergänzung), which is the last part of a proprietary code
# in camt too: those on which the lists that banks publish agree.
GERMAN_REASONS: Final = MappingProxyType(
    {"901": "AC01", "902": "AC04", "903": "AC06", "904": "AG01", "909": "MD01", "910": "MD02", "912": "MD06"}
)
# The German banks' texts of such reasons, without blanks, for those that write no code.
GERMAN_TEXTS: Final = MappingProxyType(
    {
        "MANGELSDECKUNG": "AM04",
        "KONTOAUFGELOEST": "AC04",
        "KONTOERLOSCHEN": "AC04",
        "KONTOGESPERRT": "AC06",
        "WIDERSPRUCH": "MD06",
        "KEINGUELTIGESMANDAT": "MD01",
    }
)
CODE: Final = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{2}\d\d|R\d\d)(?![A-Za-z0-9])", re.ASCII)
GERMAN_REASON: Final = re.compile(r"9[01]\d", re.ASCII)
TEXT_LENGTH_MAX: Final = 4_000


def kind_of(kind: Kind, *, is_return: bool, is_reversal: bool) -> Kind:
    """What an entry is for, where codes or a reason say that it is a return, or a mark that it takes another back.

    Fees, interest and sweeps stay what they are, and so does what sums up several payments.
    """
    may_return = kind is Kind.PAYMENT or (kind is Kind.OTHER and is_return)
    return Kind.RETURN if may_return and (is_return or is_reversal) else kind


def reason_in(text: str) -> str | None:
    """The first code of a reason in the text of a return, which is where some banks write it."""
    text = text[:TEXT_LENGTH_MAX]
    found = [code for code in CODE.findall(text) if code in REASONS]
    bare = "".join(text.split()).upper()
    found += [code for words, code in GERMAN_TEXTS.items() if words in bare]
    return next(iter(found), None)


def german_reason(extension: str | None) -> str | None:
    """What a Textschlüsselergänzung means, or else the number itself where it is one of a reason."""
    if extension is None or not GERMAN_REASON.fullmatch(extension):
        return None
    return GERMAN_REASONS.get(extension, extension)


def in_words(reason: str) -> str:
    """A reason as people read it: `AC04: closed account`, or what the bank wrote."""
    code, _, rest = reason.partition(" ")
    if words := REASONS.get(code):
        return f"{code}: {words}"
    if GERMAN_REASON.fullmatch(reason):
        return f"{reason} in the list of the German banks"
    return f"{code} {rest}".strip()
