"""The fields :61: and the headers of MT940 as banks write them, against SWIFT's own rules or beside them."""

from datetime import date

import pytest

from payflowx.bank_statements.formats import detection
from payflowx.bank_statements.formats.parts import Balance, Counterparty, Entry, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

from .mt940_samples import entry, read, statement
from .reading import broken, closed, entries, opened, sample

SOME_DAY = date(2026, 9, 30)
LINE = ":61:2609300930C12,50NTRFNONREF"


@pytest.mark.parametrize(
    "field",
    [
        ":61:260930    C12,50NTRFSHOP-1//B-1",
        ":61:260930    CR12,50NTRFSHOP-1//B-1",
        ":61:260930 C12,50NTRFSHOP-1//B-1",
        ":61:2609300930C 12,50NTRFSHOP-1//B-1",
        ":61:2609300930CR 12,50NTRFSHOP-1//B-1",
        ":61:2609300930C12,50 NTRFSHOP-1//B-1",
        ":61:2609300930C\n12,50NTRFSHOP-1//B-1",
        ":61:2609300930CR\n12,50NTRFSHOP-1//B-1",
        ":61:2609300930C12,50\nNTRFSHOP-1//B-1",
        ":61:2609300930C12,50\nN166SHOP-1//B-1",
        ":61:2609300930C12.50NTRFSHOP-1//B-1",
        ":61:2609300930C000000000012.50NTRFSHOP-1//B-1",
        ":61:2609300930C12.5NTRFSHOP-1//B-1",
        ":61:2609300930C12,50NTRFSHOP-1\n//B-1",
    ],
)
def test_entry_is_read_whatever_stands_between_its_parts(field: str) -> None:
    found = entry(field)

    assert (found.amount, found.is_credit) == (Money(12_50, "EUR"), True)
    assert (found.value_date, found.booking_date) == (SOME_DAY, SOME_DAY)
    assert (found.references, found.bank_reference) == (("SHOP-1",), "B-1")
    assert found.transaction_code in ("NTRF", "N166")
    assert found.remittance == ""
    assert found.raw == field


@pytest.mark.parametrize(
    ("rest", "references", "bank_reference"),
    [
        ("NONREF", (), None),
        ("NONREF//B-1", (), "B-1"),
        ("//B-1", (), "B-1"),
        ("", (), None),
        (" NONREF", (), None),
    ],
)
def test_entry_without_a_type_has_none(rest: str, references: tuple[str, ...], bank_reference: str | None) -> None:
    found = entry(f":61:2609300930C12,50{rest}")

    assert (found.references, found.bank_reference, found.transaction_code) == (references, bank_reference, None)


@pytest.mark.parametrize(
    ("field", "supplement"),
    [
        (":61:2609300930C12,50\nNOTE of something", "NOTE of something"),
        (":61:2609300930C12,50\nFROM John", "FROM John"),
        (":61:2609300930C12,50NTRFNONREF\n12,50NTRFSHOP-1", "12,50NTRFSHOP-1"),
        (":61:2609300930C12,50NTRFNONREF//B-1\n//B-2", "//B-2"),
    ],
)
def test_line_that_is_no_part_of_the_entry_is_text(field: str, supplement: str) -> None:
    assert entry(field).remittance == supplement


@pytest.mark.parametrize("currency", ["EUR", "JPY", "KWD"])
@pytest.mark.parametrize("amount", ["1.000", "1.230", "12.500", "999.000"])
def test_point_before_three_digits_is_not_guessed(amount: str, currency: str) -> None:
    [found] = broken(read(statement(f":61:2609300930C{amount}NTRFNONREF", currency=currency)))

    assert found.problem == f"The amount '{amount}' may have decimals or thousands behind its point."


@pytest.mark.parametrize("amount", ["1.234", "12.500", "999.000"])
def test_point_of_decimals_or_of_thousands_is_not_guessed(amount: str) -> None:
    [found] = broken(read(statement(f":61:2609300930C{amount}NTRFNONREF", currency="KWD")))

    assert found.problem == f"The amount '{amount}' may have decimals or thousands behind its point."
    assert entry(f":61:2609300930C0{amount}NTRFNONREF", currency="KWD").amount.amount_minor == int(
        amount.replace(".", "")
    )


def dates_of(field: str, *more: str) -> tuple[Entry, tuple[str, ...]]:
    """The one entry of a statement, and what is said of the statement."""
    parts = read(statement(field, *more))
    return entries(parts)[0], closed(parts)[0].problems


@pytest.mark.parametrize(
    ("text", "details", "day"),
    [
        ("260230", "", date(2026, 2, 28)),
        ("260229", "", date(2026, 2, 28)),
        ("240230", "", date(2024, 2, 29)),
        ("260431", "814?00ZINSEN", date(2026, 4, 30)),
        ("261131", "805?00ABSCHLUSS", date(2026, 11, 30)),
        ("260231", "805?00ABSCHLUSS", date(2026, 2, 28)),
    ],
)
def test_day_of_a_month_of_interest_is_the_last_one_of_the_month(text: str, details: str, day: date) -> None:
    found, problems = dates_of(f":61:{text}C12,50N805NONREF", f":86:{details}")

    assert (found.value_date, found.booking_date) == (day, day)
    assert problems == (f"The value date '{text}' does not exist: {day}, the last day of that month, stands for it.",)


@pytest.mark.parametrize("text", ["1301", "0931", "0230", "0000"])
def test_value_date_stands_for_an_entry_date_that_does_not_exist(text: str) -> None:
    found, problems = dates_of(f":61:260930{text}C12,50NTRFNONREF")

    assert found.booking_date == SOME_DAY
    assert problems == (
        f"The entry date '{text}' does not exist next to the value date 2026-09-30, which stands for it.",
    )


def test_balance_of_30_february_is_of_the_last_day() -> None:
    parts = read(statement().replace(":62F:C260930", ":62F:C260230"))

    assert closed(parts)[0].closing == Balance(100_00, "EUR", date(2026, 2, 28))
    assert [told[:35] for told in closed(parts)[0].problems] == ["The date '260230' does not exist: 2"]


@pytest.mark.parametrize("currency", ["DEM", "ITL", "BGN", "HRK", "ANG", "NLG", "ATS", "FRF"])
def test_withdrawn_currency_is_read(currency: str) -> None:
    parts = read(statement(":61:0102030203C12,NCHK16703074", currency=currency))

    assert entries(parts)[0].amount.currency == currency
    assert closed(parts)[0].problems == ()


def test_closing_balance_is_in_the_currency_of_the_statement() -> None:
    parts = read(statement(LINE).replace(":62F:C260930EUR", ":62F:C260930"))

    assert closed(parts)[0].closing == Balance(100_00, "EUR", SOME_DAY)
    assert closed(parts)[0].problems == ()


def test_opening_balance_without_a_currency_is_said() -> None:
    [told] = closed(read(statement().replace(":60F:C260929EUR", ":60F:C260929")))[0].problems

    assert told.startswith("The opening balance can't be read: 'C260929100,00' names no currency")


@pytest.mark.parametrize("account", ["50010517/1234567 EUR", "NL20INGB0001234567EUR", "/BANK/77/EUR"])
def test_currency_is_that_of_the_account_where_no_balance_names_one(account: str) -> None:
    parts = read(f":20:REF\n:25:{account}\n:28C:1\n{LINE}\n")

    assert entries(parts)[0].amount.currency == "EUR"


@pytest.mark.parametrize("account", ["1234567", "50010517/1234567ABC", "1234567XEUR", "EUR"])
def test_account_is_not_guessed_to_name_a_currency(account: str) -> None:
    assert len(broken(read(f":20:REF\n:25:{account}\n:28C:1\n{LINE}\n"))) == 1


BODY = statement(LINE, ":86:Invoice SHOP-1")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ABNANL2A\n940\nABNANL2A\n", ""),
        ("BUNQNL2A\n940\nBUNQNL2A\n", ""),
        ("KREDBEBBXXX\n940\n", ""),
        ("0000 01INGBNL2AXXXX00001\n0000 01INGBNL2AXXXX00001\n940 00\n", ""),
        ("0000  01INGBNL2AXXXX00001\n940 00\n", "XXX\n"),
        (":940:\n", ""),
        ("ä4:\n", "-å\n"),
        ("{4:\n", "}\n"),
        ("\x01 {1:F02BANKROBUAXXX0833510237}{2:I940            U3003}{4:\n", "-}\n\x03"),
        ("  {1:F01BANKNL2AXXXX0000000000}{2:O940}{4:\n", "-}{5:{MAC:0}}\n"),
        ("\ufeff", ""),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_header_of_a_bank_is_an_envelope(before: str, after: str, encoding: str) -> None:
    encoding = "utf-8" if "\ufeff" in before else encoding  # the other one has no such mark
    message = before + BODY.removesuffix("-\n") + (after or "-\n")
    parts = read((message * 2).encode(encoding))

    assert [end.problems for end in closed(parts)] == [(), ()]
    assert [found.remittance for found in entries(parts)] == ["Invoice SHOP-1"] * 2
    assert [start.account_id for start in opened(parts)] == ["NL91ABNA0417164300"] * 2


@pytest.mark.parametrize("line", ["ABNANL2A", "940", "XXX", "0", "}", "ORDERNUMMER", "KREDBEBBXXX"])
def test_header_within_the_details_is_text(line: str) -> None:
    assert entry(LINE, ":86:Invoice", line, "SHOP-1").remittance == f"Invoice {line} SHOP-1"


@pytest.mark.parametrize(
    "lines",
    [("REFERENZ",), ("REFERENZ", "RECHNUNG"), ("940",), ("940", "RECHNUNG"), ("0",), ("XXX",), ("RECHNUNG", "940 00")],
)
@pytest.mark.parametrize("end", ["", ":20:NEXT\n:25:1\n", ":62F:C260930EUR1,\n"])
def test_last_line_of_the_details_is_text_though_it_looks_like_a_header(lines: tuple[str, ...], end: str) -> None:
    text = "\n".join((BODY.partition(":62F:")[0].rstrip(), *lines, end))

    assert entries(read(text))[0].remittance == " ".join(("Invoice SHOP-1", *lines))


def test_header_behind_the_details_begins_another_message() -> None:
    message = f"ABNANL2A\n940\nABNANL2A\n{BODY.partition(':62F:')[0]}"

    assert [found.remittance for found in entries(read(message * 2))] == ["Invoice SHOP-1"] * 2


def test_files_can_be_put_behind_each_other() -> None:
    parts = read(BODY.rstrip("\n") + BODY.rstrip("\n") + "\n\ufeff" + BODY)

    assert len(entries(parts)) == 3
    assert [end.problems for end in closed(parts)] == [(), (), ()]


@pytest.mark.parametrize("indent", ["  ", "            ", "\t"])
def test_file_can_be_indented(indent: str) -> None:
    text = "".join(f"{indent}{line}\n" for line in BODY.splitlines())

    assert read(text) == read(BODY)
    assert detection.detect(text.encode()) is StatementFormat.MT940


def test_statement_needs_no_reference() -> None:
    text = BODY.replace(":20:REF\n", "").replace("-\n", "")
    parts = read(text + text.replace("NL91ABNA0417164300", "NL20INGB0001234567"))

    assert [start.account_id for start in opened(parts)] == ["NL91ABNA0417164300", "NL20INGB0001234567"]
    assert [end.problems for end in closed(parts)] == [(), ()]
    assert detection.detect(text.encode()) is StatementFormat.MT940


@pytest.mark.parametrize("text", [":25:1\n:25:2\n:25:3\n", ":25:1\n:28C:1\n", "a :25:1 :28C:1 :60F:x", ""])
def test_few_tags_make_no_statement(text: str) -> None:
    with pytest.raises(InvalidInput):
        detection.detect(text.encode())


@pytest.mark.parametrize(
    "lines",
    [
        (":86:Card 08-11-2026T03", ":20:46 Karten", "nr. 5300"),
        (":86:Card 08-11-2026T03", ":20:46"),
        (":86:Card at 12", ":13:05", "in the shop"),
        (":86:Card at 12", ":25:59"),
        (":86:Card at 12", ":28:00 h"),
        (":86:Card", ":21:15"),
    ],
)
def test_time_within_the_details_is_text(lines: tuple[str, ...]) -> None:
    parts = read(statement(LINE, *lines, LINE, ":86:Other"))

    assert len(opened(parts)) == 1
    assert [found.remittance for found in entries(parts)] == [" ".join(lines)[4:], "Other"]
    assert closed(parts)[0].problems == ()


def test_reference_of_two_digits_begins_a_statement() -> None:
    text = statement(LINE, ":86:Card at 12").partition(":62F:")[0] + statement(LINE).replace(":20:REF", ":20:46")

    assert [start.statement_id for start in opened(read(text))] == ["REF 7/1", "46 7/1"]


@pytest.mark.parametrize("lines", [("-",), ("- ",), ("-", "", "")])
def test_hyphen_within_the_details_is_text(lines: tuple[str, ...]) -> None:
    parts = read(statement(LINE, ":86:/MARF/MND", *lines, "EV01//CSID/NL32ZZZ9999999", LINE))

    assert entries(parts)[0].references == ("MND-EV01", "NL32ZZZ9999999")
    assert len(entries(parts)) == 2
    assert closed(parts)[0].problems == ()


@pytest.mark.parametrize("end", ["-\n:20:X\n", "-\n", "-\n\n\n", "-", "-\nABNANL2A\n940\n", "-\n{1:F01BANKNL2A}"])
def test_hyphen_before_a_header_ends_the_message(end: str) -> None:
    found = entries(read(BODY.partition(":62F:")[0] + end))

    assert [part.remittance for part in found] == ["Invoice SHOP-1"]


MT942 = ":20:R\n:25:1/2\n:28C:1/1\n:34F:EUR0,\n:13D:2609301130+0200\n"


@pytest.mark.parametrize(
    ("marks", "credits", "debits"),
    [
        ("C D", "1EUR1,", "1EUR1,"),
        ("C EC ED", "1EUR1,", "0EUR0,"),
        ("C EC ED", "2EUR2,", "1EUR1,"),
        ("D RC", "1EUR1,", "1EUR1,"),
        ("D RC", "0EUR0,", "2EUR2,"),
        ("RD RC EC", "1EUR1,", "1EUR1,"),
        ("RD RC EC", "2EUR2,", "1EUR1,"),
        ("C x", "2EUR2,", "0EUR0,"),
    ],
)
def test_sums_are_those_of_the_entries_by_any_way_of_counting(marks: str, credits: str, debits: str) -> None:
    lines = "".join(f":61:2609300930{mark}1,NTRFNONREF\n" for mark in marks.split())

    assert closed(read(f"{MT942}{lines}:90D:{debits}\n:90C:{credits}\n"))[0].problems == ()


@pytest.mark.parametrize(("marks", "credits"), [("C C", "1EUR1,"), ("C", "2EUR2,"), ("C", "1EUR2,"), ("x", "2EUR2,")])
def test_sum_that_no_way_of_counting_makes_is_told(marks: str, credits: str) -> None:
    lines = "".join(f":61:2609300930{mark}1,NTRFNONREF\n" for mark in marks.split())

    [told] = closed(read(f"{MT942}{lines}:90C:{credits}\n"))[0].problems
    assert "are stated, and" in told


def test_statement_of_a_bank_that_counts_the_tag_is_read_whole() -> None:
    parts = read(sample("mt940_ing.940"))
    transfer, costs, interest = entries(parts)

    assert (transfer.end_to_end_id, transfer.remittance) == ("ORDER-20260930-000123", "Thank you")
    assert transfer.counterparty == Counterparty("J NobodyX", "NL91ABNA0417164300")
    assert (costs.bank_reference, costs.references) == ("00000000001006", ("M000000003333333", "MND-EV01"))
    assert (interest.remittance, interest.transaction_code) == ("Kosten", None)
    assert closed(parts)[0].problems == (
        "The value date '260230' does not exist: 2026-02-28, the last day of that month, stands for it.",
    )


def test_statement_with_words_that_are_not_known_is_read_whole() -> None:
    parts = read(sample("mt940_words.sta"))
    rent, shop, triodos = entries(parts)

    assert rent.counterparty == Counterparty("ADA LOVELACE", "300000000000133")
    assert rent.remittance == "5,6,7//026415102020/Rent of January"
    assert shop.remittance == (
        "USD2853,12 PAYMENT OF INVOICES 204011665 OGB A BANKING CORPORATION "
        "VA 123456 at 2020-01-31T03 :20:46 in the shop"
    )
    assert triodos.remittance == "THE NAME OF THE OTHER SIDE AND THE TEXT"
    assert triodos.counterparty == Counterparty(None, "0555555555")
    assert closed(parts)[0].problems == ()
