"""What the text of a BAI2 movement says of its counterparty, where it is written by labels.

The specifications leave the text to the banks. Those of the United States repeat the fields of what they carried out:
of an ACH entry by the names that Nacha's rules give them, of a wire by those of Fedwire.
"""

import re
from itertools import pairwise
from typing import Final

from payflowx.bank_statements.formats.parts import NOBODY, Counterparty, counterparty

TEXT_LENGTH_MAX: Final = 4_000
# The company of an ACH entry has set it off, whichever way the money goes.
COMPANIES: Final = ("ORIG CO NAME", "ORIGINATING CO NAME", "COMPANY NAME", "CO NAME")
PAYERS: Final = ("ORIG NAME", "ORIGINATOR", "ORIG", "ORG", "B/O CUSTOMER", "B/O", "SENDER")
PAYEES: Final = ("BNF NAME", "BENEFICIARY", "BENE", "BNF")
# What is told of them, and what else a text has: each ends what stands before it.
OTHERS: Final = (
    *("ORIG ID", "ORG ID", "ORG BK", "ORIG BK", "ORIG BANK", "B/O BANK", "SENDER BK", "SND BK", "BNF ID", "BNF BK"),
    *("BNF BANK", "BENE BANK", "IND ID", "IND NAME", "INDIVIDUAL ID", "INDIVIDUAL NAME", "INDN", "CO ENTRY DESCR"),
    *("CO ID", "COMPANY ID", "ENTRY DESCR", "DESC DATE", "DES", "SEC", "TRACE#", "TRACE NO", "TRACE", "EED", "TRN"),
    *("REF", "OBI", "RFB", "PMT DET", "PMT INFO", "IMAD", "OMAD", "SSN", "TIME", "DATE", "PPD", "CCD", "CTX", "ID"),
)
LABEL: Final = re.compile(
    r"(?<![A-Z0-9/])("
    + "|".join(re.escape(name) for name in sorted({*COMPANIES, *PAYERS, *PAYEES, *OTHERS}, key=len, reverse=True))
    + r")\s*[:=]",
    re.IGNORECASE,
)
EDGES: Final = " ,;/-"
# Fedwire's lines of a party: some banks keep their numbers, and the account on the first one behind a slash.
LINE_NUMBER: Final = re.compile(r"\d/(?=\S)", re.ASCII)
ACCOUNT: Final = re.compile(r"/(\w{4,34})\s+(?=\S)", re.ASCII)


def counterparty_in(text: str, *, is_credit: bool) -> Counterparty:
    """The payer of money that came in, or the payee of money that went out; nobody where no label says it."""
    labels = list(LABEL.finditer(text[:TEXT_LENGTH_MAX]))
    ends = [*(label.start() for label in labels[1:]), TEXT_LENGTH_MAX]
    told = [
        (label[1].upper(), text[label.end() : end].partition(";")[0].strip())
        for label, end in zip(labels, ends, strict=False)
    ]
    for names in (COMPANIES, PAYERS if is_credit else PAYEES):
        for (label, content), (next_label, following) in pairwise([*told, ("", "")]):
            if label in names and content.strip(EDGES):
                return _party(content, following if next_label == "ID" else "")
    return NOBODY


def _party(content: str, account: str) -> Counterparty:
    found = None if account else ACCOUNT.match(content)
    name = LINE_NUMBER.sub("", content[found.end() if found else 0 :], count=1)
    return counterparty(name.strip(EDGES), found[1] if found else account.strip(EDGES))
