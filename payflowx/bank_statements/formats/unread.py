"""What a file is that is no bank statement of a format that is read, so that people know what to do with it."""

import re
from typing import Final

from payflowx.core.text import quoted

READ: Final = "camt.052, camt.053, camt.054, MT940, BAI2, OFX, CODA, Norma 43, and CSV or XLSX in a known layout"
ADVICE: Final = f"PayFlowX reads {READ}; another layout of CSV or XLSX needs a mapping."
NOT_TOLD: Final = f"The file is none that can be told by its content. {ADVICE}"
SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook of the old binary kind (XLS), or an encrypted one"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"{\\rtf", "a text of a word processor (RTF)"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"-----BEGIN PGP", "an encrypted file (PGP)"),
    (b"\x09\x08", "a workbook of the old binary kind (XLS)"),
)
# The type of an OpenDocument file stands at the beginning of its zip.
OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument"
WORD: Final = b"word/document.xml"
TEXTS: Final = (
    (re.compile(r"\s*!(?:Type:|Account\b|Option:|Clear:)", re.IGNORECASE), "a QIF (Quicken Interchange Format)"),
    (
        re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!DOCTYPE html|html|head|table)\b", re.IGNORECASE | re.DOTALL),
        "an HTML page",
    ),
    (re.compile(r"\s*[\[{]\s*[\[{\"\]}]"), "a JSON"),
    (re.compile(r"\s*HDR[\w ]|\s*UHL1"), "a file of payment orders (BACS)"),
    (re.compile(r"\s*(?:[^\n]*\n)?101 [\d ]{9}[\d ]{10}\d{6}"), "a file of payment orders (Nacha)"),
    (re.compile(r"\s*UN[AB][:+]"), "an EDIFACT message, such as FINSTA or CREMUL"),
    (re.compile(r"\s*01\d{5} {4}\d{5}[A-Z]{3}\d"), "a CFONB 120 statement"),
)
XML_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)[\s>/]")
MESSAGES: Final = {
    "CstmrCdtTrfInitn": "payment orders (pain.001)",
    "CstmrPmtStsRpt": "a report on payment orders (pain.002)",
    "CstmrDrctDbtInitn": "orders of direct debits (pain.008)",
    "FIToFICstmrCdtTrf": "a payment between banks (pacs.008)",
    "PmtRtr": "a return between banks (pacs.004)",
    "FIToFIPmtStsRpt": "a status between banks (pacs.002)",
    "BkSvcsBllgStmt": "a bill of the bank (camt.086)",
    "RsltnOfInvstgtn": "the answer to an investigation (camt.029)",
    "FIToFIPmtCxlReq": "a request for cancellation (camt.056)",
}
# Exports of those who take payments: rows of their own accounts with them, not of a bank account. A header has all
# columns of one of these; each is of the provider's own documentation of its reports.
EXPORTS: Final = (
    ("a Stripe export", ("balance_transaction_id",)),
    ("a Stripe export", ("id", "type", "source", "amount", "fee", "net", "currency")),
    ("a Stripe export", ("id", "created (utc)", "amount", "amount refunded")),
    ("a PayPal export", ("transaction id", "gross", "fee", "net")),
    ("an Adyen report", ("psp reference", "merchant account", "merchant reference")),
    ("a Mollie export", ("settlement reference", "settlement amount", "settlement currency")),
    ("a Square export", ("gross sales", "net total", "total collected")),
    ("a GoCardless export", ("payouts.id",)),
    ("a GoCardless export", ("links.payout",)),
    ("a Shopify export", ("payout date", "payout status", "card brand")),
)
LINES_MAX: Final = 30
CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")


def told(head: bytes, text: str) -> str:
    """A sentence on a file that begins like this, as bytes and as text, and what is read instead."""
    what = _by_bytes(head) or _by_text(text) or _by_message(text) or _by_header(text)
    if what is not None:
        return f"This is {what}. {ADVICE}"
    if len(CONTROLS.findall(text[:4_000])) > 100:
        return f"This is no text. {ADVICE}"
    return NOT_TOLD


def _by_bytes(head: bytes) -> str | None:
    found = next((what for signature, what in SIGNATURES if head.startswith(signature)), None)
    if found is None and head.startswith(b"PK"):
        if OPEN_DOCUMENT in head[:200]:
            return "an OpenDocument file"
        return "a text of a word processor (DOCX)" if WORD in head else "a zip without a workbook"
    return found


def _by_text(text: str) -> str | None:
    return next((what for pattern, what in TEXTS if pattern.match(text)), None)


def _by_message(text: str) -> str | None:
    """What an XML is by its message, or else by its root."""
    if not text.lstrip().startswith("<"):
        return None
    found = (match["name"] for match in XML_ROOT.finditer(text))
    names = dict.fromkeys(found)
    message = next((MESSAGES[name] for name in names if name in MESSAGES), None)
    if message is not None:
        return f"XML with {message}"
    root = next(iter(names), "")
    return f"XML of the kind {quoted(root)}, which is no bank statement" if root else None


def _by_header(text: str) -> str | None:
    """Whose export it is, by the names of its columns."""
    for line in text.splitlines()[:LINES_MAX]:
        names = {name.strip(' "\ufeff').casefold() for name in re.split(r"[,;\t]", line)}
        found = next((what for what, columns in EXPORTS if names.issuperset(columns)), None)
        if found is not None:
            return found
    return None
