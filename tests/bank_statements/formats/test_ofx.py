"""OFX and QFX as banks write them, in SGML and in XML."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import detection, ofx, ofx_tokens
from payflowx.bank_statements.formats.parts import Balance, Entry, Kind, Part, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

from .reading import assert_well_formed, broken, closed, damaged, entries, file, opened, read_or_refused, signed_sum

SGML = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX>
<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261130<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>021000021<ACCTID>5765432<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261130120000[-5:EST]
{}
</BANKTRANLIST>
<LEDGERBAL><BALAMT>{}<DTASOF>{}</LEDGERBAL>
<AVAILBAL><BALAMT>1.00<DTASOF>20261130</AVAILBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1>
</OFX>
"""
CREDIT = """<STMTTRN>
<TRNTYPE>CREDIT
<DTPOSTED>20261123120000.000[-5:EST]
<DTAVAIL>20261124
<TRNAMT>12.50
<FITID>2026112300017
<REFNUM>ORDER-4711
<NAME>MADE UP &amp; SONS LLC
<MEMO>INVOICE 2026-0081
</STMTTRN>
"""
DEBIT = """<STMTTRN><TRNTYPE>FEE<DTPOSTED>20261124<TRNAMT>-2.25<FITID>2026112400001<NAME>MONTHLY FEE</STMTTRN>
"""
XML = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR</CURDEF>
<CCACCTFROM><ACCTID>CARD-1</ACCTID></CCACCTFROM>
<BANKTRANLIST><DTSTART>20261101</DTSTART><DTEND>20261130</DTEND>{}</BANKTRANLIST>
</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>
"""


def sgml(*movements: str, balance: str = "110.25", day: str = "20261130") -> str:
    """A file of version 1 with these movements."""
    return SGML.format("".join(movements), balance, day)


def movement(**values: str) -> str:
    """A movement of version 2; what isn't given is that of a credit."""
    whole = {"TRNTYPE": "OTHER", "DTPOSTED": "20261123", "TRNAMT": "12.50", "FITID": "F-1"} | values
    inner = "".join(f"<{name}>{text}</{name}>" for name, text in whole.items() if text)
    return f"<STMTTRN>{inner}</STMTTRN>"


def read(text: str | bytes) -> list[Part]:
    """All parts of a file with this text."""
    parts = list(ofx.read(file(text)))
    assert_well_formed(parts)
    return parts


def entry(**values: str) -> Entry:
    """The one entry of a file of version 2."""
    [found] = entries(read(XML.format(movement(**values))))
    return found


def problem(**values: str) -> str:
    """What is wrong with the one entry of such a file."""
    parts = read(XML.format(movement(**values)))
    assert entries(parts) == []
    return broken(parts)[0].problem


def test_statement_of_version_1_has_its_account_days_and_balance() -> None:
    parts = read(sgml(CREDIT, DEBIT))
    [start], [end] = opened(parts), closed(parts)

    assert start.format is StatementFormat.OFX
    assert (start.account_id, start.currency) == ("5765432", "USD")
    assert (start.from_date, start.to_date) == (date(2026, 11, 1), date(2026, 11, 30))
    assert start.opening is None
    assert end.closing == Balance(110_25, "USD", date(2026, 11, 30))
    assert (end.is_complete, end.problems) == (True, ())
    assert signed_sum(parts) == 10_25


def test_movement_has_its_dates_references_text_and_name() -> None:
    credit, fee = entries(read(sgml(CREDIT, DEBIT)))

    assert (credit.is_credit, credit.amount, credit.kind) == (True, Money(12_50, "USD"), Kind.PAYMENT)
    assert (credit.booking_date, credit.value_date) == (date(2026, 11, 23), date(2026, 11, 24))
    assert (credit.bank_reference, credit.references) == ("2026112300017", ("ORDER-4711",))
    assert credit.remittance == "MADE UP & SONS LLC INVOICE 2026-0081"
    assert credit.counterparty.name == "MADE UP & SONS LLC"
    assert credit.transaction_code == "CREDIT"
    assert credit.raw.startswith("<TRNTYPE>CREDIT\n")
    assert (fee.kind, fee.is_credit, fee.amount) == (Kind.FEE, False, Money(2_25, "USD"))


def test_version_2_says_the_same() -> None:
    [start] = opened(read(XML.format("")))
    found = entry(
        NAME="A &lt; B &#233;", MEMO="<![CDATA[FROM <TRNAMT>999 &amp; ALL]]>", BANKACCTTO="<ACCTID>4711</ACCTID>"
    )

    assert (start.account_id, start.currency) == ("CARD-1", "EUR")
    assert found.amount == Money(12_50, "EUR")
    assert found.remittance == "A < B é FROM <TRNAMT>999 &amp; ALL"
    assert (found.counterparty.name, found.counterparty.account) == ("A < B é", "4711")


def test_payees_and_accounts_are_told_apart_from_the_movement_itself() -> None:
    found = entry(NAME="", PAYEE="<NAME>MADE UP GMBH</NAME><CITY>BERLIN</CITY>", MEMO="ORDER")

    assert (found.counterparty.name, found.remittance) == ("MADE UP GMBH", "MADE UP GMBH ORDER")


@pytest.mark.parametrize(
    ("name", "memo", "text"),
    [
        ("INVOICE 4711", "", "INVOICE 4711"),
        ("", "INVOICE 4711", "INVOICE 4711"),
        ("INVOICE 4711 OF NOVEMBER AND OF D", "INVOICE 4711 OF NOVEMBER AND OF DECEMBER", None),
        ("MADE UP", "INVOICE 4711", "MADE UP INVOICE 4711"),
    ],
)
def test_name_and_memo_are_one_text(name: str, memo: str, text: str | None) -> None:
    assert entry(NAME=name, MEMO=memo).remittance == (text or memo)


@pytest.mark.parametrize(
    ("amount", "minor", "is_credit"),
    [
        ("12.50", 12_50, True),
        ("12,50", 12_50, True),
        ("+12.5", 12_50, True),
        ("-12", 12_00, False),
        ("-.50", 50, False),
        ("-1,234.56", 1_234_56, False),
        ("1.234.567,89", 1_234_567_89, True),
        ("0.00", 0, True),
        ("-12.5000", 12_50, False),
    ],
)
def test_amounts_are_read_exactly(amount: str, minor: int, is_credit: bool) -> None:
    found = entry(TRNAMT=amount)

    assert (found.amount, found.is_credit) == (Money(minor, "EUR"), is_credit)


@pytest.mark.parametrize(
    "amount", ["$12.50", "12.50-", "1,234", "1.234", "12.505", "1,23.45", "12 50 EUR", "NaN", "1e3", "--1", ""]
)
def test_amount_that_is_not_clear_is_not_read(amount: str) -> None:
    assert "amount" in problem(TRNAMT=amount)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        *(("CREDIT", Kind.PAYMENT), ("DEP", Kind.PAYMENT), ("DIRECTDEP", Kind.PAYMENT), ("PAYMENT", Kind.PAYMENT)),
        *(("INT", Kind.INTEREST), ("DIV", Kind.OTHER), ("FEE", Kind.FEE), ("SRVCHG", Kind.FEE)),
        *(("XFER", Kind.TRANSFER), ("ATM", Kind.OTHER), ("OTHER", Kind.PAYMENT), ("", Kind.PAYMENT)),
    ],
)
def test_type_says_what_it_is_for(code: str, kind: Kind) -> None:
    assert entry(TRNTYPE=code).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "RETURNED ITEM 4711",
        "ACH Return R01",
        "CHARGEBACK 4711",
        "Reversal of 4711",
        "RÜCKLASTSCHRIFT",
        "RETURN OF WIRE",
    ],
)
def test_what_came_back_is_known_by_its_words(text: str) -> None:
    found = entry(NAME="MADE UP", MEMO=text)

    assert found.kind is Kind.RETURN
    assert found.return_reason == ("R01" if "R01" in text else None)


@pytest.mark.parametrize("text", ["RETURNED CHECK FEE", "RETURNING CUSTOMER 4711", "TAX RETURNS INC"])
def test_other_words_are_no_return(text: str) -> None:
    assert entry(MEMO=text).kind is Kind.PAYMENT


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"TRNTYPE": "CREDIT", "TRNAMT": "-12.50"}, "The movement is a CREDIT, and its amount is -12.50 EUR"),
        ({"TRNTYPE": "DEBIT"}, "The movement is a DEBIT, and its amount is 12.50 EUR"),
        ({"DTPOSTED": ""}, "The movement has no day."),
        ({"DTPOSTED": "20260230"}, "The day '20260230' does not exist."),
        ({"DTPOSTED": "23/11/2026"}, "The day '23/11/2026' is not written as YYYYMMDD."),
        (
            {"CORRECTFITID": "F-0", "CORRECTACTION": "DELETE"},
            "It corrects" and "corrects an earlier one, 'F-0' ('DELETE')",
        ),
        ({"CURRENCY": "<CURRATE>1.1</CURRATE><CURSYM>USD</CURSYM>"}, "The amount is in 'USD', and the account in EUR."),
        ({"MEMO": "A</MEMO><TRNAMT>99.00</TRNAMT><MEMO>A"}, "The movement tells TRNAMT twice, and differently."),
        ({"MEMO": "X" * 20_000}, "The movement is longer than 10000 characters."),
    ],
)
def test_what_can_not_be_read_is_kept_with_a_sentence(values: dict[str, str], sentence: str) -> None:
    assert sentence in problem(**values)


def test_original_currency_is_that_before_the_conversion() -> None:
    found = entry(ORIGCURRENCY="<CURRATE>1.1</CURRATE><CURSYM>USD</CURSYM>")

    assert found.amount == Money(12_50, "EUR")


def test_pending_and_held_movements_are_not_booked() -> None:
    pending = (
        "<BANKTRANLISTP><STMTTRNP><TRNTYPE>OTHER<DTTRAN>20261130<TRNAMT>5.00<NAME>LATER</STMTTRNP></BANKTRANLISTP>"
    )
    parts = read(sgml(CREDIT).replace("<LEDGERBAL>", f"{pending}<LEDGERBAL>"))

    assert [found.is_booked for found in entries(parts)] == [True, False]
    assert entries(parts)[1].booking_date == date(2026, 11, 30)
    assert not entry(TRNTYPE="HOLD").is_booked


@pytest.mark.parametrize(
    ("day", "is_closing"),
    [("20261130", True), ("20261125", True), ("20261122", False), ("20261201", False), ("", False)],
)
def test_balance_closes_the_statement_only_where_its_day_says_so(day: str, is_closing: bool) -> None:
    [end] = closed(read(sgml(CREDIT, day=day)))

    assert (end.closing is not None) is is_closing
    assert end.problems == ()


def test_balance_that_can_not_be_read_is_told() -> None:
    [end] = closed(read(sgml(CREDIT, balance="much")))

    assert end.problems == ("The balance can't be read: The amount 'much' is not a number.",)


@pytest.mark.parametrize(
    ("bank", "account", "told"),
    [
        ("37040044", "0532013000", "37040044/0532013000"),
        ("021000021", "0532013000", "0532013000"),
        ("37040044", "DE89370400440532013000", "DE89370400440532013000"),
    ],
)
def test_account_is_named_as_other_formats_do(bank: str, account: str, told: str) -> None:
    text = sgml(CREDIT).replace("021000021", bank).replace("5765432", account)

    assert opened(read(text))[0].account_id == told


def test_file_that_breaks_off_is_not_complete() -> None:
    text = sgml(CREDIT, DEBIT)
    [end] = closed(read(text[: text.index("<NAME>MONTHLY")]))

    assert not end.is_complete
    assert "may break off here" in end.problems[0]


def test_several_accounts_are_several_statements() -> None:
    text = sgml(CREDIT)
    start, end = text.index("<STMTRS>"), text.index("</STMTRS>") + len("</STMTRS>")

    parts = read(text[:end] + text[start:])
    assert [part.number for part in opened(parts)] == [0, 1]
    assert len(entries(parts)) == 2


def test_one_line_without_a_header_is_read() -> None:
    text = sgml(CREDIT, DEBIT).partition("<OFX>")
    assert signed_sum(read("<OFX>" + text[2].replace("\n", ""))) == 10_25


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    [found] = entries(read(sgml(CREDIT.replace("SONS", "SÖHNE")).encode(encoding)))

    assert found.counterparty.name == "MADE UP & SÖHNE LLC"


def test_encoding_of_the_header_counts() -> None:
    text = sgml(CREDIT.replace("SONS", "ŁÓDŹ")).replace("CHARSET:1252", "CHARSET:1250")

    assert entries(read(text.encode("cp1250")))[0].counterparty.name == "MADE UP & ŁÓDŹ LLC"


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE OFX [<!ENTITY a "AAAA"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    text = XML.format(movement(MEMO="&a;&b; &hellip;")).replace("<OFX>", f"{bomb}<OFX>", 1)

    assert entries(read(text))[0].remittance == "&a;&b; &hellip;"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file has no OFX statement"),
        ("hello", "The file has no OFX statement"),
        ("<OFX></OFX>", "without a statement of a bank account or a card."),
        ("<OFX><INVSTMTMSGSRSV1><INVSTMTRS></INVSTMTRS></OFX>", "what it has of investments is not read"),
        (
            "<OFX><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Wrong password</STATUS></OFX>",
            "The bank has answered with the error '15500': 'Wrong password'.",
        ),
    ],
)
def test_file_without_a_statement_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match="OFX") as refusal:
        read(text)

    assert refusal.value.path == ("file",)
    assert sentence in refusal.value.message


@pytest.mark.parametrize("text", [sgml(CREDIT), XML.format(""), "<OFX>" + sgml(CREDIT).partition("<OFX>")[2]])
def test_format_is_told_by_its_content(text: str) -> None:
    assert detection.detect(text.encode()) is StatementFormat.OFX


@given(size=st.integers(1, 200))
def test_blocks_may_end_anywhere(size: int) -> None:
    text = XML.format(movement(MEMO="<![CDATA[A <B> C]]> < D", NAME="X")).encode()
    blocks = [text[start : start + size] for start in range(0, len(text), size)]

    assert list(ofx_tokens._pieces(blocks))
    pieces = b"".join(piece for piece, _ in ofx_tokens._pieces(blocks))
    tags = [tag[0] for _, tag in ofx_tokens._pieces(blocks) if tag]
    assert pieces == text
    assert tags == [tag[0] for _, tag in ofx_tokens._pieces([text]) if tag]


@given(cut=st.integers(0, 2_000))
def test_no_movement_is_lost_where_a_file_breaks_off(cut: int) -> None:
    whole = sgml(CREDIT, DEBIT, CREDIT)
    kept = whole[: whole.index("<BANKTRANLIST>") + cut]
    parts = read(kept)

    assert len(entries(parts)) + len(broken(parts)) == kept.count("<STMTTRN>")
    assert {found.amount.amount_minor for found in entries(parts)} <= {12_50, 2_25}


@settings(max_examples=300, deadline=None)
@given(content=damaged(sgml(CREDIT, DEBIT).encode()))
def test_no_damage_makes_it_crash(content: bytes) -> None:
    read_or_refused(ofx.read(file(content)))


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=400))
def test_no_file_makes_it_crash(content: bytes) -> None:
    read_or_refused(ofx.read(file(b"<OFX><STMTRS><CURDEF>USD<BANKTRANLIST><STMTTRN>" + content)))


@pytest.mark.parametrize("amount", ["1,000", "1.000", "1,230", "-999,000"])
def test_mark_before_three_digits_is_not_guessed(amount: str) -> None:
    assert problem(TRNAMT=amount) == f"The amount '{amount}' may have decimals or thousands behind its mark."
