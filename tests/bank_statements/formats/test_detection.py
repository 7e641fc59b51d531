"""What a file is that is none of the formats: named, with what is read instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payflowx.bank_statements.formats import detection, unread
from payflowx.core.errors import InvalidInput

ZIP = b"PK\x03\x04\x14\0\0\0\0\0"


def told(content: bytes) -> str:
    """What is said of a file."""
    with pytest.raises(InvalidInput) as refusal:
        detection.detect(content)
    assert refusal.value.path == ("file",)
    return refusal.value.message


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF. PayFlowX reads camt.052, "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "old binary kind (XLS)"),
        (ZIP + b"\0" * 20 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument file"),
        (ZIP + b"\0" * 20 + b"readme.txt", "a zip without a workbook"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"\x89PNG\r\n", "a picture (PNG)"),
        (b"{\\rtf1 hello}", "a text of a word processor (RTF)"),
        (b"!Type:Bank\nD11/23/2026\nT12.50\n^\n", "a QIF"),
        (b"!Account\nNChecking\n", "a QIF"),
        (b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "an HTML page"),
        (b"  <HTML><table>", "an HTML page"),
        (b'{"object": "list", "data": []}', "a JSON"),
        (b'[{"amount": 1250}]', "a JSON"),
        (b'<?xml version="1.0"?><Document xmlns="x"><CstmrCdtTrfInitn>', "XML with payment orders (pain.001)"),
        (b'<?xml version="1.0"?><Document><ns:CstmrPmtStsRpt>', "XML with a report on payment orders (pain.002)"),
        (b'<?xml version="1.0"?><invoice><total>', "XML of the kind 'invoice', which is no bank statement"),
        (b"id,Type,Source,Amount,Fee,Net,Currency,Created (UTC)\n", "a Stripe export"),
        (b"balance_transaction_id,created_utc,gross\n", "a Stripe export"),
        (b'"Date","Time","Name","Gross","Fee","Net","Transaction ID"\n', "a PayPal export"),
        (b"UNA:+.? 'UNB+UNOA:1+BANK'", "an EDIFACT message"),
        (b"0112345    00001EUR2 00012345678", "a CFONB 120 statement"),
        (b"\0\x01\x02" * 100, "This is no text."),
        (b"hello", "The file is none that can be told by its content. PayFlowX reads "),
        (b"", "The file is none that can be told by its content."),
    ],
)
def test_what_is_not_read_is_named(content: bytes, what: str) -> None:
    sentence = told(content)

    assert what in sentence
    assert unread.ADVICE in sentence


@given(content=st.binary(max_size=200))
def test_whatever_it_is_there_is_a_sentence(content: bytes) -> None:
    assert unread.ADVICE in unread.told(content, content.decode(errors="replace"))
