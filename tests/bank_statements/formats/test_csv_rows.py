"""CSV files of several banks, and the ways in which they write amounts, dates and rows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import csv_presets, csv_rows, csv_toml
from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.csv_numbers import NumberReader
from payflowx.bank_statements.formats.parts import Balance, Counterparty, Entry, Kind, Part, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

from .reading import (
    assert_well_formed,
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

PRESETS = {mapping.name: mapping for mapping in csv_presets.presets()}
SAMPLES = {
    "csv_generic.csv": PRESETS["Generic"],
    "csv_ing_nl.csv": PRESETS["ING Netherlands"],
    "csv_revolut_business.csv": PRESETS["Revolut Business"],
    "csv_sparkasse.csv": PRESETS["Sparkasse CSV-CAMT V8"],
    "csv_wise.csv": PRESETS["Wise"],
}
SIMPLE = csv_toml.read_mapping(
    """
    name = "Simple"
    delimiter = ";"
    [columns]
    booking_date = "Day"
    amount = "Amount"
    remittance = ["Text"]
    account = "Account"
    balance = "Balance"
    optional = ["Account", "Balance"]
    [values]
    currency = "EUR"
    [format]
    dates = ["%d.%m.%Y"]
    decimal = ","
    thousands = "."
    """
)
GERMAN = NumberReader(",", ".")
TWO_COLUMNS = csv_toml.read_mapping(
    """
    name = "Two columns"
    [columns]
    booking_date = "Day"
    credit = "In"
    debit = "Out"
    [values]
    currency = "EUR"
    [format]
    dates = ["%d.%m.%Y"]
    """
)


def read(text: str | bytes, mapping: CsvMapping = SIMPLE) -> list[Part]:
    """All parts of a file with this text."""
    parts = list(csv_rows.read(file(text), mapping))
    assert_well_formed(parts)
    return parts


def entry(row: str, mapping: CsvMapping = SIMPLE, header: str = "Day;Amount;Text") -> Entry:
    """The one entry of a file with this row."""
    [found] = entries(read(f"{header}\n{row}\n", mapping))
    return found


def problem(row: str, mapping: CsvMapping = SIMPLE, header: str = "Day;Amount;Text") -> str:
    """What is wrong with the one row of such a file."""
    parts = read(f"{header}\n{row}\n", mapping)
    [found] = broken(parts)
    assert entries(parts) == []
    assert found.raw == row
    assert closed(parts)[0].problems == ("No row of the statement could be read.",)
    return found.problem


@pytest.mark.parametrize("name", SAMPLES)
def test_rows_of_a_sample_lead_from_the_opening_balance_to_the_closing_balance(name: str) -> None:
    parts = read(sample(name), SAMPLES[name])

    assert broken(parts) == []
    assert [end.problems for end in closed(parts)] == [()] * len(closed(parts))
    start, end = opened(parts)[0], closed(parts)[0]
    assert start.format is StatementFormat.CSV
    if start.opening and end.closing and len(opened(parts)) == 1:
        assert start.opening.amount_minor + signed_sum(parts) == end.closing.amount_minor


def test_generic_layout_has_a_statement_for_each_account() -> None:
    parts = read(sample("csv_generic.csv"), PRESETS["Generic"])
    euro, dollar = opened(parts)

    assert (euro.account_id, dollar.account_id) == ("NL91ABNA0417164300", "NL20INGB0001234567")
    assert (euro.currency, dollar.currency) == ("EUR", "USD")
    assert euro.opening == Balance(1_000_00, "EUR", date(2026, 9, 29))
    assert closed(parts)[0].closing == Balance(2_100_00, "EUR", date(2026, 9, 30))
    payment, fee, supplier, announced, interest = entries(parts)
    assert payment.remittance == "Invoice 4711, second line"
    assert (payment.bank_reference, payment.end_to_end_id) == ("B1", "PAY-2026-0001")
    assert (payment.booking_date, payment.value_date) == (date(2026, 9, 29), date(2026, 9, 29))
    assert (fee.kind, fee.is_credit, fee.amount) == (Kind.FEE, False, Money(12_50, "EUR"))
    assert (supplier.remittance, supplier.end_to_end_id) == ('The "best" supplier', None)
    assert (announced.is_booked, interest.kind) == (False, Kind.INTEREST)


def test_sparkasse_is_read_from_its_own_encoding() -> None:
    payment, debit, fee, announced = entries(read(sample("csv_sparkasse.csv"), PRESETS["Sparkasse CSV-CAMT V8"]))

    assert "Löwen" in payment.raw
    assert (payment.amount, payment.end_to_end_id) == (Money(1_149_50, "EUR"), "PAY-2026-0001")
    assert debit.references == ("M-7", "DE98ZZZ09999999999")
    assert (fee.kind, announced.is_booked) == (Kind.FEE, False)


def test_ing_has_the_newest_row_first_and_a_column_for_the_direction() -> None:
    parts = read(sample("csv_ing_nl.csv"), PRESETS["ING Netherlands"])

    assert opened(parts)[0].opening == Balance(2_000_00, "EUR", date(2026, 9, 29))
    assert closed(parts)[0].closing == Balance(2_028_50, "EUR", date(2026, 9, 30))
    assert [part.is_credit for part in entries(parts)] == [True, False]
    text = sample("csv_ing_nl.csv").decode().replace('"Bij"', '"Over"')
    assert broken(read(text, PRESETS["ING Netherlands"]))[0].problem == (
        "The direction 'Over' is neither that of a credit nor that of a debit."
    )


def test_ing_is_read_without_its_optional_column() -> None:
    lines = [line.split(";") for line in sample("csv_ing_nl.csv").decode().splitlines()]
    parts = read("\n".join(";".join(fields[:9]) for fields in lines), PRESETS["ING Netherlands"])

    assert len(entries(parts)) == 2
    assert opened(parts)[0].opening is None


def test_revolut_counts_the_fee_and_leaves_pending_rows_unbooked() -> None:
    parts = read(sample("csv_revolut_business.csv"), PRESETS["Revolut Business"])

    fee, pending, sent, received = entries(parts)
    assert fee.kind is Kind.FEE
    assert (pending.is_booked, pending.booking_date) == (False, None)
    assert sent.amount == Money(200_20, "EUR")
    assert received.references == ("PAY-2026-0001",)
    assert opened(parts)[0].opening == Balance(200_00, "EUR", date(2026, 9, 29))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1.234.567,8", "1234567.8"),
        ("1 234,56", "1234.56"),
        ("1\N{NO-BREAK SPACE}234,56", "1234.56"),
        ("1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567,00", "1234567"),
        ("12", "12"),
        ("12,", "12"),
        (",5", "0.5"),
        ("+12,50", "12.5"),
        ("-12,50", "-12.5"),
        ("- 12,50", "-12.5"),
        ("12,50-", "-12.5"),
        ("12,50 -", "-12.5"),
        ("12,50+", "12.5"),
        ("(12,50)", "-12.5"),
        ("\N{MINUS SIGN}12,50", "-12.5"),
        ("1.234", "1234"),
    ],
)
def test_numbers_are_read_as_banks_write_them(text: str, amount: str) -> None:
    assert GERMAN.number(text) == (Decimal(amount), None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        ",",
        "-",
        "()",
        "1.50",
        "12.34,5",
        "1.23.456",
        "1,234,56",
        "(-1,00)",
        "--1",
        "1-1",
        "1e5",
        "NaN",
        "\u0661,5",
    ],
)
def test_number_whose_separators_mislead_is_not_guessed_at(text: str) -> None:
    with pytest.raises(InvalidInput):
        GERMAN.number(text)


def test_point_as_the_decimal_separator_is_not_one_of_thousands() -> None:
    assert problem("30.09.2026;12.50;x") == "The amount '12.50' is not a number."


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("30.09.2026;;x", "The row has no amount."),
        ("30.09.2026;12,345;x", "The amount '12,345' may have decimals or thousands behind its mark."),
        ("30.09.2026;1234,567;x", "EUR has 2 decimals, and the amount has 3."),
        (";12,50;x", "The row has no booking date."),
        ("30.02.2026;12,50;x", "The booking date '30.02.2026' does not exist."),
        ("2026-09-30;12,50;x", "The booking date '2026-09-30' is not written as %d.%m.%Y."),
        ("30.09.2026;12,50", "The row has 2 columns, and the header has 3."),
        ("30.09.2026;12,50;x;y", "The row has 4 columns, and the header has 3."),
        ('30.09.2026;12,50;"x', "A quoted field of the row is not closed."),
    ],
)
def test_row_that_cannot_be_read_is_broken(row: str, sentence: str) -> None:
    assert problem(row) == sentence


@pytest.mark.parametrize(
    ("row", "signed"),
    [
        ("30.09.2026,12.50,", 12_50),
        ("30.09.2026,,12.50", -12_50),
        ("30.09.2026,,-12.50", -12_50),
        ("30.09.2026,0.00,12.50", -12_50),
        ("30.09.2026,12.50,0.00", 12_50),
    ],
)
def test_credits_and_debits_can_have_a_column_each(row: str, signed: int) -> None:
    assert signed_sum([entry(row, TWO_COLUMNS, "Day,In,Out")]) == signed


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("30.09.2026,,", "The row has no amount."),
        ("30.09.2026,1.00,2.00", "The row has a credit of '1.00' and a debit of '2.00'."),
        ("30.09.2026,-1.00,", "The credit '-1.00' is negative."),
        ("30.09.2026,,1.00 CR", "The debit '1.00 CR' has another sign than those before, or a credit's mark."),
    ],
)
def test_columns_of_credits_and_debits_that_contradict_are_broken(row: str, sentence: str) -> None:
    assert problem(row, TWO_COLUMNS, "Day,In,Out") == sentence


@pytest.mark.parametrize(("first", "other"), [("20.00", "-20.00"), ("-20.00", "20.00")])
def test_debit_of_another_sign_than_those_before_is_not_guessed(first: str, other: str) -> None:
    parts = read(f"Day,In,Out\n30.09.2026,,{first}\n30.09.2026,,{other}\n30.09.2026,5.00,\n", TWO_COLUMNS)

    assert signed_sum(parts) == -20_00 + 5_00
    assert [found.problem for found in broken(parts)] == [
        f"The debit '{other}' has another sign than those before, or a credit's mark."
    ]


def test_column_of_currencies_can_have_unknown_ones() -> None:
    text = sample("csv_wise.csv").decode().replace("-61.13,EUR", "-61.13,XYZ")

    [found] = broken(read(text, PRESETS["Wise"]))
    assert "'XYZ' is not a currency" in found.problem


def test_quoted_field_has_delimiters_quotes_and_ends_of_lines() -> None:
    parts = read('Day;Amount;Text\n30.09.2026;1,00;"a;b ""c""\n\nd"\n30.09.2026;2,00;5" pipe\n')

    assert [part.remittance for part in entries(parts)] == ['a;b "c" d', '5" pipe']
    assert entries(parts)[0].raw == '30.09.2026;1,00;"a;b ""c""\n\nd"'


def test_quote_that_is_never_closed_takes_one_row_with_it() -> None:
    rows = "".join(f"30.09.2026;{number},00;text\n" for number in range(1, 301))
    parts = read(f'Day;Amount;Text\n30.09.2026;9,00;"open\n{rows}')

    assert [part.raw for part in broken(parts)] == ['30.09.2026;9,00;"open']
    assert len(entries(parts)) == 300


def test_row_that_is_too_long_is_broken() -> None:
    parts = read(f"Day;Amount;Text\n30.09.2026;1,00;{'x' * 20_000}\n30.09.2026;2,00;b\n")

    assert [part.problem for part in broken(parts)] == ["The row is longer than 10000 characters."]
    assert [part.remittance for part in entries(parts)] == ["b"]


def test_blank_rows_and_delimiters_at_the_end_are_no_rows() -> None:
    parts = read("Day;Amount;Text;\n\n30.09.2026;1,00;a;\n;;;\n30.09.2026;2,00;b\n")

    assert [part.remittance for part in entries(parts)] == ["a", "b"]
    assert broken(parts) == []


def test_header_is_found_behind_other_lines() -> None:
    assert len(entries(read("Account statement\nOf;Somebody\n\nDay;Amount;Text\n30.09.2026;1,00;a\n"))) == 1


def test_lines_before_the_header_can_be_counted() -> None:
    text = "one\ntwo\nDay;Amount;Text\n30.09.2026;1,00;a\n"

    assert len(entries(read(text, replace(SIMPLE, skip_lines=2)))) == 1
    with pytest.raises(InvalidInput):
        read(text, replace(SIMPLE, skip_lines=1))


def test_layout_without_quotes_has_quotes_as_text() -> None:
    assert entry('30.09.2026;1,00;"open', replace(SIMPLE, quote=None)).remittance == '"open'


def test_header_without_rows_is_a_statement_with_a_problem() -> None:
    parts = read("Day;Amount;Text\n")

    assert entries(parts) == []
    assert broken(parts) == []
    assert closed(parts)[0].problems == ("The file has a header and no rows.",)


@pytest.mark.parametrize("text", [b"", b"\n\n", b"Day;Value\n", b"\x00\xff" * 60_000, b"x\n" * 1_000])
def test_file_without_the_header_is_refused(text: bytes) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read(text)

    assert refusal.value.path == ("file",)


def test_column_that_stands_twice_is_read_where_both_say_the_same() -> None:
    parts = read("Day;Amount;Amount;Text\n30.09.2026;1,00;2,00;a\n30.09.2026;3,00;3,00;b\n")

    assert [part.problem for part in broken(parts)] == [
        "The columns 'amount' of the row differ: a mapping can name one by its number."
    ]
    assert [part.amount for part in entries(parts)] == [Money(3_00, "EUR")]


def test_accounts_that_are_mixed_are_one_statement_without_an_account() -> None:
    rows = "".join(f"30.09.2026;1,00;text;{account}\n" for account in ("A", "B", "A"))
    parts = read(f"Day;Amount;Text;Account\n{rows}")

    assert [start.account_id for start in opened(parts)] == [None]
    assert [part.position for part in entries(parts)] == [0, 1, 2]


def test_broken_row_belongs_to_the_account_of_the_rows_before_it() -> None:
    parts = read("Day;Amount;Text;Account\nbroken\n30.09.2026;1,00;a;A\nbroken\n30.09.2026;1,00;b;B\nbroken\n")

    assert [start.account_id for start in opened(parts)] == ["A", "B"]
    assert [(type(part).__name__, part.position) for part in parts if hasattr(part, "position")] == [
        ("Broken", 0),
        ("Entry", 1),
        ("Broken", 2),
        ("Entry", 0),
        ("Broken", 1),
    ]


def test_balance_that_does_not_follow_is_told() -> None:
    rows = ("1,00;a;101,00", "1,00;b;102,00", "1,00;c;999,00", "1,00;d;1000,00")
    parts = read("Day;Amount;Text;Balance\n" + "".join(f"30.09.2026;{row}\n" for row in rows))

    assert closed(parts)[0].problems == ("The balance does not follow from the amount in 1 of 4 rows.",)


def test_balance_at_a_broken_end_is_unknown() -> None:
    rows = ("1,00;a;101,00", "1,00;b;102,00", "x;c;103,00")
    parts = read("Day;Amount;Text;Balance\n" + "".join(f"30.09.2026;{row}\n" for row in rows))

    assert opened(parts)[0].opening == Balance(100_00, "EUR", date(2026, 9, 30))
    assert closed(parts)[0].closing is None


def test_rows_in_several_currencies_have_no_balances() -> None:
    text = sample("csv_wise.csv").decode().replace("-61.13,EUR", "-61.13,USD")
    parts = read(text, PRESETS["Wise"])

    assert (opened(parts)[0].currency, opened(parts)[0].opening, closed(parts)[0].closing) == (None, None, None)
    assert closed(parts)[0].problems == ("The rows are in several currencies: EUR, USD.",)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_line_ends_make_no_difference(encoding: str, line_end: str) -> None:
    text = "Day;Amount;Text\n30.09.2026;1,00;Löwe €\n"

    assert entries(read(text.replace("\n", line_end).encode(encoding))) == entries(read(text))


def test_encoding_of_the_layout_counts() -> None:
    text = "Day;Amount;Text\n30.09.2026;1,00;Zażółć\n".encode("cp1250")

    assert entries(read(text, replace(SIMPLE, encoding="cp1250")))[0].remittance == "Zażółć"


BARE = csv_toml.read_mapping(
    """
    name = "Bare"
    delimiter = ";"
    header = false
    [columns]
    booking_date = 1
    amount = 4
    currency = 5
    remittance = [2]
    [format]
    dates = ["%d.%m.%Y"]
    decimal = ","
    """
)


def with_lines(*lines: str, mapping: str = "", columns: str = "", values: str = "") -> CsvMapping:
    """The simple layout with more lines in its TOML."""
    return csv_toml.read_mapping(
        "\n".join(
            (
                *('name = "More"', 'delimiter = ";"', mapping, *lines),
                *("[columns]", 'booking_date = "Day"', 'remittance = ["Text"]', columns),
                *("[values]", 'currency = "EUR"', values, "[format]", 'dates = ["%d.%m.%Y"]', 'decimal = ","'),
            )
        )
    )


def test_file_without_a_header_has_columns_by_number() -> None:
    parts = read('29.11.2026;"Thank you ORDER-77";29.11.2026;100,00;EUR;;\n30.11.2026;b;;-1,00;EUR;;\n', BARE)

    assert [part.remittance for part in entries(parts)] == ["Thank you ORDER-77", "b"]
    assert [part.amount for part in entries(parts)] == [Money(100_00, "EUR"), Money(1_00, "EUR")]
    assert broken(parts) == []


def test_file_without_a_header_has_the_columns_of_its_first_row() -> None:
    parts = read("29.11.2026;a;;1,00;EUR\n29.11.2026;b;;2,00\n", BARE)

    assert [part.problem for part in broken(parts)] == ["The row has 4 columns, and the first one has 5."]
    with pytest.raises(InvalidInput, match="has 3 columns, and the mapping names number 5"):
        read("29.11.2026;a;b\n", BARE)


def test_column_without_a_name_is_meant_by_its_number() -> None:
    mapping = with_lines(columns='amount = "Amount"\ndirection = 4', values='credit = ["H"]\ndebit = ["S"]')
    parts = read('Day;Amount;Text;" "\n30.09.2026;1,00;a;H\n30.09.2026;2,00;b;S\n', mapping)

    assert [(part.amount.amount_minor, part.is_credit) for part in entries(parts)] == [(1_00, True), (2_00, False)]


def test_rows_are_short_where_the_layout_says_so() -> None:
    mapping = with_lines(mapping="short_rows = true", columns='amount = "Amount"')
    parts = read("Day;Amount;Text\n30.09.2026;1,00\n30.09.2026;2,00;b;c\n", mapping)

    assert [part.amount for part in entries(parts)] == [Money(1_00, "EUR")]
    assert [part.problem for part in broken(parts)] == ["The row has 4 columns, and the header has 3."]


def test_rows_behind_the_movements_are_none() -> None:
    mapping = with_lines(mapping='footers = ["Disclaimer:", "Balance"]', columns='amount = "Amount"')
    text = "Day;Amount;Text\n30.09.2026;1,00;a\nx;y\n\nDisclaimer:\nNobody is to blame\n30.09.2026;2,00;b\n"
    parts = read(text, mapping)

    assert [part.remittance for part in entries(parts)] == ["a", "b"]
    assert [part.raw for part in broken(parts)] == ["x;y"]


def test_rows_that_meet_a_condition_in_all_its_columns_are_no_movements() -> None:
    mapping = with_lines(
        '[[ignore]]\nText = ["Opening balance*", "Closing balance"]\nAmount = [""]',
        '[[ignore]]\nNowhere = [""]',
        columns='amount = "Amount"',
    )
    rows = (
        "01.09.2026;;Opening balance as of",
        "02.09.2026;1,00;Opening balance",
        "03.09.2026;;Balance",
        "04.09.2026;;closing  balance",
    )
    parts = read("Day;Amount;Text\n" + "".join(f"{row}\n" for row in rows), mapping)

    assert [part.remittance for part in entries(parts)] == ["Opening balance"]
    assert [part.raw for part in broken(parts)] == ["03.09.2026;;Balance"]


def test_column_of_the_day_can_say_that_a_row_is_pending() -> None:
    mapping = with_lines(columns='amount = "Amount"\nvalue_date = "Value"', values='pending = ["offen"]')
    parts = read("Day;Value;Amount;Text\noffen;--;1,00;a\n30.09.2026;30.09.2026;2,00;b\n", mapping)

    assert [(part.is_booked, part.booking_date, part.value_date) for part in entries(parts)] == [
        (False, None, None),
        (True, date(2026, 9, 30), date(2026, 9, 30)),
    ]


def test_fee_in_a_column_of_its_own_is_taken_off() -> None:
    mapping = with_lines(columns='amount = "Amount"\nfee = "Fee"')
    rows = ("30.09.2026;-45,00;0,90;a", "30.09.2026;10,00;0,35;b", "30.09.2026;10,00;;c", "30.09.2026;1,00;-1,00;d")
    parts = read("Day;Amount;Fee;Text\n" + "".join(f"{row}\n" for row in rows), mapping)

    assert [signed_sum([part]) for part in entries(parts)] == [-45_90, 9_65, 10_00]
    assert [part.problem for part in broken(parts)] == ["The fee '-1,00' is negative."]


def test_direction_tells_who_the_counterparty_is() -> None:
    mapping = with_lines(
        columns='amount = "Amount"\ndebtor_name = "From"\ncreditor_name = "To"\n'
        'debtor_account = "Of"\ncreditor_account = "At"'
    )
    rows = ("30.09.2026;1,00;a;Payer;Us;'DE1';DE2", "30.09.2026;-1,00;b;Us;Payee;DE1;DE2")
    parts = read("Day;Amount;Text;From;To;Of;At\n" + "".join(f"{row}\n" for row in rows), mapping)

    assert [part.counterparty for part in entries(parts)] == [
        Counterparty("Payer", "DE1"),
        Counterparty("Payee", "DE2"),
    ]


def test_dash_in_the_column_of_credits_is_nothing() -> None:
    assert signed_sum([entry("30.09.2026,-,12.50", TWO_COLUMNS, "Day,In,Out")]) == -12_50
    assert problem("30.09.2026,-,--", TWO_COLUMNS, "Day,In,Out") == "The row has no amount."


def test_value_date_at_the_end_of_a_february_of_thirty_days_is_its_last_day() -> None:
    mapping = with_lines(columns='amount = "Amount"\nvalue_date = "Value"')
    parts = read("Day;Value;Amount;Text\n02.03.2026;30.02.2026;1,00;a\n02.03.2026;31.02.2026;1,00;b\n", mapping)

    assert [part.value_date for part in entries(parts)] == [date(2026, 2, 28)]
    assert [part.problem for part in broken(parts)] == ["The value date '31.02.2026' does not exist."]
    assert closed(parts)[0].problems == ("Value dates such as 30 February: 1. The last day of the month is taken.",)


def test_time_with_an_offset_has_the_day_that_is_written() -> None:
    mapping = replace(with_lines(columns='amount = "Amount"'), date_formats=("%Y-%m-%d %H:%M:%S %z",))

    assert entry("2026-11-29 23:34:56 -0800;1,00;a", mapping).booking_date == date(2026, 11, 29)


def test_order_of_day_and_month_that_the_file_does_not_tell_is_asked_for() -> None:
    mapping = replace(with_lines(columns='amount = "Amount"'), date_formats=("%d/%m/%Y", "%m/%d/%Y"))

    with pytest.raises(InvalidInput, match="no other day of the file tells which"):
        read("Day;Amount;Text\n05/03/2021;1,00;a\n", mapping)
    told = read("Day;Amount;Text\n05/03/2021;1,00;a\n05/13/2021;1,00;a\n", mapping)
    assert [part.booking_date for part in entries(told)] == [date(2021, 5, 3), date(2021, 5, 13)]


def test_line_that_is_no_utf_8_is_in_the_encoding_that_the_layout_had_before() -> None:
    mapping = replace(SIMPLE, legacy_encoding="cp1250")
    text = "Day;Amount;Text\n30.09.2026;1,00;Zażółć\n"

    assert read(text.encode("cp1250"), mapping) == read(text.encode(), mapping) == read(text, SIMPLE)
    assert closed(read(text.encode("cp1250"), mapping))[0].problems == ()


@settings(deadline=None, max_examples=150)
@given(data=st.data(), name=st.sampled_from(sorted(SAMPLES)))
def test_damaged_file_is_read_or_refused(data: st.DataObject, name: str) -> None:
    read_or_refused(csv_rows.read(file(data.draw(mutations(name))), SAMPLES[name]))


@settings(deadline=None)
@given(rows=st.lists(st.text(st.characters(codec="utf-8", exclude_characters='\r\n"\0\x01\x02\x03\x1a'), max_size=20)))
def test_no_row_is_lost(rows: list[str]) -> None:
    kept = [row for row in rows if row.replace(";", "").strip()]
    parts = read("Day;Amount;Text\n" + "".join(f"{row}\n" for row in rows))

    assert [part.raw for part in broken(parts)] == kept
    assert entries(parts) == []
