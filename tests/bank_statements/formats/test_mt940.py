"""MT940 and MT942 as the banks write them, and what becomes of a file that is damaged."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import mt940
from payflowx.bank_statements.formats.parts import Balance, Kind, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

from .mt940_samples import entry, read, statement
from .reading import (
    broken,
    closed,
    entries,
    file,
    mutations,
    opened,
    read_or_refused,
    sample,
    signed_sum,
)

SAMPLES = (
    "mt940_german.sta",
    "mt940_dutch.940",
    "mt940_abn.940",
    "mt940_polish.sta",
    "mt942.sta",
    "mt940_ing.940",
    "mt940_words.sta",
)


def problem(field: str, currency: str = "EUR") -> str:
    """What is wrong with the one entry of such a statement."""
    parts = read(statement(field, currency=currency))
    [found] = broken(parts)
    assert entries(parts) == []
    assert found.raw == field
    return found.problem


@pytest.mark.parametrize("name", SAMPLES)
def test_entries_of_a_sample_lead_from_its_opening_balance_to_its_closing_balance(name: str) -> None:
    parts = read(sample(name))
    [start], [end] = opened(parts), closed(parts)

    assert broken(parts) == []
    assert len(entries(parts)) == sample(name).count(b":61:")
    if start.opening and end.closing:
        assert start.opening.amount_minor + signed_sum(parts) == end.closing.amount_minor


def test_german_statement_is_read_whole() -> None:
    parts = read(sample("mt940_german.sta"))
    [start], [end] = opened(parts), closed(parts)

    assert start.format is StatementFormat.MT940
    assert start.account_id == "37040044/0532013000EUR"
    assert start.statement_id == "STARTUMS 00187/001"
    assert start.sequence_number == 187
    assert start.opening == Balance(15_170_95, "EUR", date(2026, 9, 29))
    assert not start.is_intraday
    assert end.closing == Balance(15_233_37, "EUR", date(2026, 9, 30))
    assert end.problems == ()
    payment, fee, returned, transfer, interest = entries(parts)
    assert payment.amount == Money(1_149_50, "EUR")
    assert payment.is_credit
    assert payment.bank_reference == "2026093012345"
    assert payment.end_to_end_id == "PAY-2026-0001"
    assert payment.references == ("2026093000001",)
    assert payment.remittance == "Rechnung 4711 vom 01.09.2026, danke"
    assert payment.transaction_code == "NTRF+166"
    assert "Löwen" in payment.raw
    assert [part.kind for part in (fee, transfer, interest)] == [Kind.FEE, Kind.TRANSFER, Kind.INTEREST]
    assert interest.remittance == "ZINSEN"
    assert (returned.return_reason, returned.end_to_end_id) == ("AC04", "PAY-2026-0002")


def test_dutch_code_words_are_read_over_the_ends_of_lines() -> None:
    parts = read(sample("mt940_dutch.940"))

    first, debit, returned, structured = entries(parts)
    assert (first.end_to_end_id, first.remittance) == ("PAY-2026-0003", "Factuur 2026-17 klant")
    assert first.references == ()
    assert (debit.end_to_end_id, debit.references) == (None, ("M000000003333333",))
    assert (returned.return_reason, returned.end_to_end_id) == ("MS03", "20260123456789")
    assert returned.references == ("1.1234567.12345", "NL35ZZZ999999991234")
    assert returned.remittance == "Contributie september"
    assert (structured.end_to_end_id, structured.remittance) == (None, "9001123412341234")
    assert closed(parts)[0].problems == ()


def test_word_of_a_party_within_the_remittance_is_text() -> None:
    transfer, split, card = entries(read(sample("mt940_abn.940")))

    assert (transfer.remittance, transfer.end_to_end_id) == ("Zomer/NAME/straat 12 factuur", "EZ-99")
    assert split.remittance == "Betaling 12"
    assert card.remittance == "BEA NR:XXX1234 30.09.26/10.45 SUPERMARKT AMSTERDAM,PAS122"


def test_polish_subfields_are_read() -> None:
    [found] = entries(read(sample("mt940_polish.sta")))

    assert found.remittance == "Faktura 77/2026 za wrzesien"
    assert found.transaction_code == "N020+020"


def test_report_within_the_day_has_expected_entries_that_are_not_booked() -> None:
    parts = read(sample("mt942.sta"))
    [start], [end] = opened(parts), closed(parts)

    assert start.is_intraday
    assert (start.currency, start.opening, end.closing) == ("SEK", None, None)
    assert start.to_date == date(2026, 9, 30)
    assert [part.is_booked for part in entries(parts)] == [True, False, True]
    assert (end.entry_count_stated, end.credit_sum_stated_minor, end.debit_sum_stated_minor) == (2, 1_500_00, 3_00)
    assert end.problems == ()


@pytest.mark.parametrize(
    ("mark", "is_credit", "is_reversal", "is_booked"),
    [
        ("C", True, False, True),
        ("D", False, False, True),
        ("RC", False, True, True),
        ("RD", True, True, True),
        ("EC", True, False, False),
        ("ED", False, False, False),
        ("c", True, False, True),
        ("CR", True, False, True),
        ("DD", False, False, True),
        ("RCR", False, True, True),
    ],
)
def test_mark_says_which_way_the_money_moves(mark: str, is_credit: bool, is_reversal: bool, is_booked: bool) -> None:
    found = entry(f":61:2609300930{mark}12,50NTRFNONREF")

    assert (found.is_credit, found.is_reversal, found.is_booked) == (is_credit, is_reversal, is_booked)
    assert found.amount == Money(12_50, "EUR")


@pytest.mark.parametrize(
    ("dates", "value_date", "booking_date"),
    [
        ("260930", date(2026, 9, 30), date(2026, 9, 30)),
        ("2609301001", date(2026, 9, 30), date(2026, 10, 1)),
        ("2701010101", date(2027, 1, 1), date(2027, 1, 1)),
        ("2701011231", date(2027, 1, 1), date(2026, 12, 31)),
        ("2612310102", date(2026, 12, 31), date(2027, 1, 2)),
        ("2403010229", date(2024, 3, 1), date(2024, 2, 29)),
        ("9912311231", date(1999, 12, 31), date(1999, 12, 31)),
    ],
)
def test_entry_date_has_the_year_next_to_the_value_date(dates: str, value_date: date, booking_date: date) -> None:
    found = entry(f":61:{dates}C12,50NTRFNONREF")

    assert (found.value_date, found.booking_date) == (value_date, booking_date)


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("12,50", "EUR", 12_50),
        ("12,5", "EUR", 12_50),
        ("12,", "EUR", 12_00),
        ("12", "EUR", 12_00),
        (",50", "EUR", 50),
        ("000000000012,50", "EUR", 12_50),
        ("500,", "JPY", 500),
        ("500,00", "JPY", 500),
        ("1,234", "KWD", 1_234),
    ],
)
def test_amount_has_the_decimals_of_its_currency(amount: str, currency: str, minor: int) -> None:
    found = entry(f":61:2609300930C{amount}NTRFNONREF", currency=currency)

    assert found.amount == Money(minor, currency)


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (":61:2602310930C12,50NTRFNONREF", "The value date '260231' does not exist."),
        (":61:2609310930C12,50NTRFNONREF", "The value date '260931' does not exist."),
        (":61:2613300930C12,50NTRFNONREF", "The value date '261330' does not exist."),
        (
            ":61:2609300930C12,345NTRFNONREF",
            "The amount '12,345' can't be read: EUR has 2 decimals, and the amount has 3.",
        ),
        (
            ":61:2609300930C1.234NTRFNONREF",
            "The amount '1.234' may have decimals or thousands behind its point.",
        ),
        (":61:2609300930C1.234,50NTRFNONREF", "'2609300930C1.234,50NTRFNONREF' is not a date, a mark, an amount and a"),
        (":61:2609300930C12,5", "'2609300930C12,5' is not a date"),
        (":61:2609300930C12\n34,50NTRFNONREF", "'2609300930C12' is not a date"),
        (":61:2609300930C,NTRFNONREF", "'2609300930C,NTRFNONREF' is not a date"),
        (":61:2609300930CNTRFNONREF", "'2609300930CNTRFNONREF' is not a date"),
        (":61:2609300930X12,50NTRFNONREF", "'2609300930X12,50NTRFNONREF' is not a date"),
        (":61:2609300930C12", "'2609300930C12' is not a date"),
        (":61:٢609300930C12,50NTRFNONREF", "'٢609300930C12,50NTRFNONREF' is not a date"),
        (":61:", "'' is not a date"),
        (":61:2609300930C1234567890123,00NTRFNONREF", "The amount '1234567890123,00' can't be read: "),
    ],
)
def test_entry_that_cannot_be_read_is_broken(field: str, sentence: str) -> None:
    assert problem(field).startswith(sentence)


def test_unknown_currency_breaks_the_entries_and_not_the_file() -> None:
    parts = read(statement(":61:2609300930C12,50NTRFNONREF", currency="XYZ"))

    assert len(broken(parts)) == 1
    assert "'XYZ' is not a currency" in broken(parts)[0].problem
    assert "The opening balance can't be read" in closed(parts)[0].problems[0]


def test_broken_entry_has_its_details_and_a_position() -> None:
    parts = read(statement(":61:x", ":86:what it was", "and more", ":61:2609300930C1,00NTRFNONREF"))

    assert [(part.position, part.raw) for part in broken(parts)] == [(0, ":61:x\n:86:what it was\nand more")]
    assert [part.position for part in entries(parts)] == [1]


@pytest.mark.parametrize(
    ("rest", "references", "bank_reference"),
    [
        ("NONREF", (), None),
        ("NONREF//NONREF", (), None),
        ("KREF+//B-1", (), "B-1"),
        ("EREF//B-1", (), "B-1"),
        ("INV-7//B-1", ("INV-7",), "B-1"),
        ("INV/7//B//1", ("INV/7",), "B//1"),
        ("//B-1", (), "B-1"),
        ("inv-7", ("inv-7",), None),
        ("", (), None),
    ],
)
def test_references_are_the_owner_s_and_the_bank_s(
    rest: str, references: tuple[str, ...], bank_reference: str | None
) -> None:
    found = entry(f":61:2609300930C1,00NTRF{rest}")

    assert (found.references, found.bank_reference) == (references, bank_reference)


def test_supplementary_details_are_the_text_where_there_is_no_other() -> None:
    assert entry(":61:2609300930C1,00NTRFNONREF", "BETALING 77").remittance == "BETALING 77"
    assert entry(":61:2609300930C1,00NTRFNONREF", "/OCMT/EUR1,/", ":86:Text").remittance == "Text"


@pytest.mark.parametrize(
    ("type_", "details", "kind"),
    [
        ("NTRF", "", Kind.PAYMENT),
        ("FTRF", "", Kind.PAYMENT),
        ("S103", "", Kind.PAYMENT),
        ("NCHG", "", Kind.FEE),
        ("NCOM", "", Kind.FEE),
        ("nchg", "", Kind.FEE),
        ("NINT", "", Kind.INTEREST),
        ("NCMZ", "", Kind.TRANSFER),
        ("NSEC", "", Kind.OTHER),
        ("NMSC", "805?00ABSCHLUSS", Kind.FEE),
        ("NTRF", "808?00ENTGELT", Kind.FEE),
        ("NMSC", "814?00ZINSEN", Kind.INTEREST),
        ("NTRF", "833?00CASH CONCENTRATING", Kind.TRANSFER),
        ("NMSC", "192?00SAMMLER", Kind.BATCH),
        ("NTRF", "/NRTX/12/REMI/batch", Kind.BATCH),
        ("NCHG", "166?00GUTSCHRIFT", Kind.FEE),
    ],
)
def test_codes_say_what_an_entry_is_for(type_: str, details: str, kind: Kind) -> None:
    assert entry(f":61:2609300930C1,00{type_}NONREF", f":86:{details}").kind is kind


@pytest.mark.parametrize(
    ("details", "remittance"),
    [
        ("166?20Rechnung 4711?21vom Mai", "Rechnung 4711 vom Mai"),
        ("166?20Rechnung 4711 vom ersten Ma?21i und danke", "Rechnung 4711 vom ersten Mai und danke"),
        ("166?00TEXT?20A?29B?60C?63D?32Name?99X", "A B C D"),
        ("166?20EREF+E-1?21Rechnung 5", "Rechnung 5"),
        ("166?20EREF+E-1 SVWZ+Rechnung 5", "Rechnung 5"),
        ("166?20SVWZ+Rechnung 5 ABWA+Other?21", "Rechnung 5"),
        ("166?20EREF: E-1?21SVWZ: Rechnung 5", "Rechnung 5"),
        ("020<00PRZELEW<20Faktura 1<21maj", "Faktura 1 maj"),
        ("020\n020~00PRZELEW\n~20Faktura 1", "Faktura 1"),
        ("?20Rechnung 5", "Rechnung 5"),
        ("plain text\nof two lines", "plain text of two lines"),
        (f"{'x' * 65}\nyz", f"{'x' * 65}yz"),
        ("EREF+E-1 SVWZ+Rechnung 5", "Rechnung 5"),
        ("/unknown/ thing", "/unknown/ thing"),
        ("/OTHR/thing", "/OTHR/thing"),
        ("/BENM//NAME/Ann/REMI/Rent/EREF/E-1", "Rent"),
        ("12:30 Uhr\n:99:is no field here", "12:30 Uhr :99:is no field here"),
        ("", ""),
    ],
)
def test_text_of_the_details_is_put_together(details: str, remittance: str) -> None:
    assert entry(":61:2609300930C1,00NTRFNONREF", f":86:{details}").remittance == remittance


@pytest.mark.parametrize(
    ("details", "end_to_end_id"),
    [
        ("166?20EREF+1234567890123456789012?21345?22SVWZ+x", "1234567890123456789012345"),
        ("166?20EREF+NOTPROVIDED?21SVWZ+x", None),
        ("166?20EREF+?21SVWZ+x", None),
        ("166?20KREF+EREFERENCE?21SVWZ+x", None),
        ("166?20SVWZ+x?21EREF+E-1", "E-1"),
        ("166?20EREF+A B?21SVWZ+x", "A B"),
        ("/EREF/E-1/REMI/x", "E-1"),
        ("/TRTP/SEPA/REMI/x/EREF/E-1", "E-1"),
        ("/EREF/NOTPROVIDED/REMI/x", None),
        ("EREF without a sign", None),
    ],
)
def test_end_to_end_reference_is_found(details: str, end_to_end_id: str | None) -> None:
    assert entry(":61:2609300930C1,00NTRFNONREF", f":86:{details}").end_to_end_id == end_to_end_id


def test_references_of_the_details_are_kept_once() -> None:
    found = entry(":61:2609300930D1,00NDDTM-7//B", ":86:105?20EREF+E-1?21MREF+M-7?22CRED+DE98ZZZ0?23KREF+K-2")

    assert found.references == ("M-7", "K-2", "DE98ZZZ0")


def test_details_behind_the_closing_balance_are_of_no_entry() -> None:
    text = statement(":61:2609300930C1,00NTRFNONREF").replace("-\n", ":64:C260930EUR1,00\n:86:Of the statement\n-\n")

    assert [part.remittance for part in entries(read(text))] == [""]


def test_pages_are_statements_that_go_on() -> None:
    first = statement(":61:2609300930C1,00NTRFNONREF").replace(":62F:", ":62M:").replace("7/1", "7/1")
    second = statement(":61:2609300930C2,00NTRFNONREF").replace(":60F:", ":60M:").replace("7/1", "7/2")
    parts = read(first + second)

    assert [(start.sequence_number, start.statement_id) for start in opened(parts)] == [(7, "REF 7/1"), (7, "REF 7/2")]
    assert all(end.closing and not end.problems for end in closed(parts))


def test_last_closing_balance_counts() -> None:
    text = statement().replace(":62F:C260930EUR100,00", ":62M:C260930EUR1,00\n:62F:D260930EUR2,00")

    assert closed(read(text))[0].closing == Balance(-2_00, "EUR", date(2026, 9, 30))


def test_envelopes_are_left_out() -> None:
    blocks = "{1:F01AAAABBCCAXXX0000000000}{2:O9400000260930AAAABBCCXXXX}{3:{108:X}}{4:"
    body = statement(":61:2609300930C1,00NTRFNONREF").removesuffix("-\n")
    parts = read(f"{blocks}\n{body}-}}{{5:{{CHK:1}}}}{blocks}{body}-}}")

    assert len(entries(parts)) == 2
    assert [end.problems for end in closed(parts)] == [(), ()]


def test_sums_that_differ_are_told() -> None:
    sums = ":90D:1EUR5,00\n:90C:2EUR3,00\n-\n"
    text = statement(":61:2609300930C1,00NTRFNONREF", ":61:2609300930D5,00NTRFNONREF").replace("-\n", sums)
    [end] = closed(read(text))

    assert (end.entry_count_stated, end.credit_sum_stated_minor, end.debit_sum_stated_minor) == (3, 3_00, 5_00)
    assert end.problems == ("2 credits of 3.00 EUR are stated, and 1 of 1.00 EUR could be read.",)


def test_file_that_breaks_off_closes_its_statement() -> None:
    text = sample("mt940_german.sta")
    parts = read(text[: text.index(b"NRTINONREF")])

    assert len(entries(parts)) == 2
    assert len(broken(parts)) == 1
    assert closed(parts)[0].problems == ("The statement has no closing balance: the file may break off here.",)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (":25:NL91ABNA0417164300\n", "", "The statement names no account."),
        (":60F:C260929EUR100,00\n", "", "The statement has no opening balance before its entries."),
        (":60F:C260929", ":60F:C260931", "The opening balance can't be read: The date '260931' does not exist."),
        (":62F:C", ":62F:X", "The closing balance can't be read: 'X260930EUR100,00' is not a mark C or D, a date, a"),
        (":62F:C260930EUR", ":62F:C260930USD", "A balance is in USD, and the statement is in EUR."),
        (":62F:", ":99:lost\n:62F:", "The field :99: is not one of a statement: 'lost'."),
        (":28C:7/1", ":28C:7/1\nmore", "A line belongs to no field: 'more'."),
    ],
)
def test_what_is_wrong_with_a_statement_is_told(before: str, after: str, sentence: str) -> None:
    text = statement(":61:2609300930C1,00NTRFNONREF")
    assert before in text

    [told] = closed(read(text.replace(before, after)))[0].problems
    assert told.startswith(sentence)


def test_problems_are_counted_where_there_are_too_many() -> None:
    problems = closed(read(statement().replace("7/1", "7/1\n" + "junk\n" * 900)))[0].problems

    assert len(problems) == 51
    assert problems[-1] == "There are 850 more problems."


def test_message_of_another_kind_is_told_by_the_next_statement() -> None:
    [end] = closed(read(":20:A\n:32A:260930EUR1,00\n-\n" + statement()))

    assert len(end.problems) == 2
    assert end.problems[-1] == "A message has no field of a statement, such as :25:, and is left out."


@pytest.mark.parametrize(
    "text", [b"", b"\n\n", b"hello\n" * 5_000, b"\x00\xff" * 50_000, b":20:A\n:32A:260930EUR1,00\n-\n", b"<xml/>"]
)
def test_file_without_a_statement_is_refused(text: bytes) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read(text)

    assert refusal.value.path == ("file",)


def test_line_that_is_too_long_is_broken() -> None:
    parts = read(statement(":61:2609300930C1,00NTRFNONREF", f":86:{'x' * 20_000}", ":61:2609300930C2,00NTRFNONREF"))

    assert [part.problem for part in broken(parts)] == ["The entry is longer than 10,000 characters."]
    assert len(broken(parts)[0].raw) == 10_000
    assert len(entries(parts)) == 1


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_encodings_and_line_ends_make_no_difference(encoding: str, line_end: str) -> None:
    text = statement(":61:2609300930C1,00NTRFNONREF", ":86:Löwe €")
    mark = "\ufeff" if encoding == "utf-16-be" else ""

    assert read((mark + text.replace("\n", line_end)).encode(encoding)) == read(text)


def test_lines_are_the_same_wherever_a_block_ends() -> None:
    text = statement(*(f":61:2609300930C{number},00NTRFNONREF" for number in range(1, 5_000)))

    parts = read(text.replace("\n", "\r\n"))
    assert len(entries(parts)) == 4_999
    assert parts == read(text)


@settings(deadline=None, max_examples=200)
@given(text=st.sampled_from(SAMPLES).flatmap(mutations))
def test_damaged_file_is_read_or_refused(text: bytes) -> None:
    parts = read_or_refused(mt940.read(file(text)))

    if parts is not None:
        lines = text.replace(b"\r", b"\n").split(b"\n")
        assert len(entries(parts)) + len(broken(parts)) >= sum(line.startswith(b":61:") for line in lines)
