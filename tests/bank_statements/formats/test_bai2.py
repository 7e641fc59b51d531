"""BAI2 files as American banks write them, and what their control totals tell of a file that is damaged."""

from datetime import date
from itertools import dropwhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import bai2
from payflowx.bank_statements.formats.parts import Balance, Kind, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

from .bai2_samples import HEAD, account, entry, problem, read
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


def test_accounts_of_a_group_are_statements() -> None:
    parts = read(sample("bai2_previous_day.bai"))
    dollars, yen = opened(parts)

    assert dollars.format is StatementFormat.BAI2
    assert (dollars.account_id, yen.account_id) == ("5765432", "998877")
    assert (dollars.currency, yen.currency) == ("USD", "JPY")
    assert dollars.statement_id == "260930-1"
    assert dollars.from_date == dollars.to_date == date(2026, 9, 29)
    assert not dollars.is_intraday
    assert dollars.opening == Balance(1_000_000, "USD", date(2026, 9, 29))
    assert [end.closing for end in closed(parts)] == [
        Balance(1_150_000, "USD", date(2026, 9, 29)),
        Balance(4_000, "JPY", date(2026, 9, 29)),
    ]
    assert [end.problems for end in closed(parts)] == [(), ()]
    assert closed(parts)[0].entry_count_stated == 4
    assert (closed(parts)[0].credit_sum_stated_minor, closed(parts)[0].debit_sum_stated_minor) == (250_000, 100_000)
    assert signed_sum(parts) == 150_000 - 1_000


def test_movements_have_their_references_text_and_dates() -> None:
    wire, ach, check, fee, interest = entries(read(sample("bai2_previous_day.bai")))

    assert wire.amount == Money(200_000, "USD")
    assert wire.is_credit
    assert (wire.booking_date, wire.value_date) == (date(2026, 9, 29), date(2026, 10, 1))
    assert (wire.bank_reference, wire.end_to_end_id, wire.references) == ("FW001", "PAY-2026-0001", ("PAY-2026-0001",))
    assert wire.remittance == "WIRE IN, INVOICE 4711 SECOND LINE, WITH A COMMA"
    assert wire.transaction_code == "195"
    assert (ach.bank_reference, ach.end_to_end_id, ach.remittance) == ("BR2", "PAY-2026-0002", "ACH PAYMENT")
    assert (check.is_credit, check.bank_reference, check.end_to_end_id) == (False, "CHK1", None)
    assert (fee.kind, fee.remittance) == (Kind.FEE, "MONTHLY FEE")
    assert (interest.kind, interest.amount, interest.bank_reference) == (Kind.INTEREST, Money(1_000, "JPY"), "LN1")


def test_data_of_the_same_day_are_of_the_day() -> None:
    parts = read(sample("bai2_same_day.bai"))

    assert opened(parts)[0].is_intraday
    assert closed(parts)[0].problems == ()
    assert [part.remittance for part in entries(parts)] == ["CD FUNDING 093026", "ABC BILL 1", "TO MASTER ACCOUNT"]
    assert [part.end_to_end_id for part in entries(parts)] == [None, "20260740796815", None]
    assert [part.kind for part in entries(parts)] == [Kind.PAYMENT, Kind.PAYMENT, Kind.TRANSFER]


@pytest.mark.parametrize(
    ("code", "is_credit", "kind"),
    [
        ("142", True, Kind.PAYMENT),
        ("399", True, Kind.PAYMENT),
        ("920", True, Kind.PAYMENT),
        ("959", True, Kind.PAYMENT),
        ("400", False, Kind.PAYMENT),
        ("699", False, Kind.PAYMENT),
        ("960", False, Kind.PAYMENT),
        ("999", False, Kind.PAYMENT),
        ("115", True, Kind.BATCH),
        ("275", True, Kind.TRANSFER),
        ("575", False, Kind.TRANSFER),
        ("354", True, Kind.INTEREST),
        ("654", False, Kind.INTEREST),
        ("398", True, Kind.FEE),
        ("698", False, Kind.FEE),
    ],
)
def test_type_code_says_direction_and_kind(code: str, is_credit: bool, kind: Kind) -> None:
    found = entry(f"16,{code},100,,,,TEXT/")

    assert (found.is_credit, found.kind) == (is_credit, kind)


@pytest.mark.parametrize(("code", "is_credit"), [("252", True), ("552", False), ("558", False), ("694", False)])
def test_reversals_are_known_by_their_code(code: str, is_credit: bool) -> None:
    found = entry(f"16,{code},100,,,,TEXT/")

    assert (found.is_credit, found.is_reversal) == (is_credit, True)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ("16,195,,,,,NO AMOUNT/", "The record has no amount."),
        ("16,195,12.50,,,,TEXT/", "The amount '12.50' is not a whole number of minor units."),
        ("16,195,-1250,,,,TEXT/", "The amount '-1250' is negative; the type code says the direction."),
        ("16,195,1234567890123456,,,,TEXT/", "The amount '1234567890123456' has too many digits."),
        ("16,015,100,,,,TEXT/", "The type code '015' is not that of a credit or a debit."),
        ("16,910,100,,,,TEXT/", "The type code '910' is not that of a credit or a debit."),
        ("16,19X,100,,,,TEXT/", "The type code '19X' is not that of a credit or a debit."),
        ("16,195,100,Q,,,TEXT/", "The funds type 'Q' is none of Z, 0, 1, 2, S, V and D."),
        ("16,195,100,V,260230,,,,TEXT/", "The value date '260230' does not exist."),
        ("16,195,100,D,xx,1,2,,,TEXT/", "The number of distributions 'xx' is not a number of up to two digits."),
        ("17,195,100,,,,TEXT/", "'17' is not the code of a record that an account can have."),
        ("TEXT WITHOUT A CODE", "'' is not the code of a record that an account can have."),
    ],
)
def test_record_that_cannot_be_read_is_broken(record: str, sentence: str) -> None:
    assert problem(record) == sentence


def test_broken_record_does_not_keep_the_next_one_from_being_read() -> None:
    parts = account("16,195,x,,,,A/", "88,MORE OF A", "16,195,100,,,,B/")

    assert [part.position for part in broken(parts)] == [0]
    assert broken(parts)[0].raw == "16,195,x,,,,A/\n88,MORE OF A"
    assert [(part.position, part.remittance) for part in entries(parts)] == [(1, "B")]


def test_line_that_is_too_long_is_broken() -> None:
    parts = account("16,195,100,,,,A/", f"88,{'x' * 20_000}", "16,195,100,,,,B/")

    assert [part.problem for part in broken(parts)] == ["The record is longer than 10000 characters."]
    assert len(broken(parts)[0].raw) <= 10_000
    assert len(entries(parts)) == 1


def test_text_on_a_continuation_is_not_taken_for_a_reference() -> None:
    found = entry("16,475,1000/", "88,CHECK PAID, NUMBER 5")

    assert (found.bank_reference, found.end_to_end_id, found.remittance) == (None, None, "CHECK PAID, NUMBER 5")


def test_unknown_currency_breaks_each_movement() -> None:
    parts = read(HEAD.replace("03,5765432,,", "03,5765432,XYZ,") + "16,195,100,,,,A/\n16,195,200,,,,B/\n")

    assert opened(parts)[0].currency is None
    assert len(broken(parts)) == 2
    assert "'XYZ' is not a currency" in broken(parts)[0].problem


def test_control_totals_are_verified() -> None:
    text = sample("bai2_previous_day.bai").decode()
    first, second = closed(
        read(text.replace("16,475,75000,", "16,475,75001,").replace("98,2860000,2,14/", "98,1,3,15/"))
    )

    assert first.problems == ("The control total of the account is '2850000', and 2850001 was read.",)
    assert second.problems == (
        "The control total of the group is '1', and 2860000 was read.",
        "The group states '3' parts, and 2 were read.",
        "The group states '15' records, and 14 were read.",
        "The control total of the file is '2860000', and 1 was read.",
    )


def test_lost_record_is_noticed() -> None:
    lines = sample("bai2_previous_day.bai").splitlines(keepends=True)
    first, second = closed(read(b"".join(line for line in lines if not line.startswith(b"16,698"))))

    assert "The account states '8' records, and 7 were read." in first.problems
    assert "The group states '14' records, and 13 were read." in second.problems


def test_file_that_breaks_off_closes_its_account() -> None:
    text = sample("bai2_previous_day.bai")
    parts = read(text[: text.index(b"16,475")])

    assert len(entries(parts)) == 2
    assert closed(parts)[0].problems == (
        "The account has no record 49, which ends it: the file may break off here.",
        "The file has no record 99, which ends it: it may break off here.",
    )


def test_movement_behind_the_end_of_its_account_is_broken() -> None:
    parts = account("49,0,2/", "16,195,100,,,,LATE/")

    assert [part.problem for part in broken(parts)] == ["The record stands behind the end of its account."]


def test_records_before_the_first_account_are_told() -> None:
    parts = read(
        "$$ADD ID=X\n01,BANK,US,260930,,1,,,2/\n16,195,100,,,,EARLY/\n02,US,BANK,1,260929,,,2/\n03,1,USD,,,,/\n"
    )

    assert closed(parts)[0].problems[:2] == (
        "A line stands before the file begins: '$$ADD ID=X'.",
        "A record stands before the first account: '16,195,100,,,,EARLY/'.",
    )


def test_group_that_is_taken_back_is_not_booked() -> None:
    parts = read(HEAD.replace("BANK,1,", "BANK,2,") + "16,195,100,,,,A/\n")

    assert [part.is_booked for part in entries(parts)] == [False]
    assert "takes back what was sent before" in closed(parts)[0].problems[0]


def test_other_version_is_told() -> None:
    parts = read(HEAD.replace(",2/\n02", ",1/\n02"))

    assert closed(parts)[0].problems[0] == "The version '1' of the file is neither 2 nor 3."


@pytest.mark.parametrize("version", ["3", ""])
def test_version_of_btrs_or_none_is_nothing_to_tell(version: str) -> None:
    text = sample("bai2_previous_day.bai").decode()

    assert read(text.replace(",2/\n02", f",{version}/\n02")) == read(text)


@pytest.mark.parametrize(
    "text", [b"", b"\n\n", b"hello\n" * 1_000, b"\x00\xff" * 50_000, b"01,A,B,260930,0200,1,,,2/\n"]
)
def test_file_without_an_account_is_refused(text: bytes) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read(text)

    assert refusal.value.path == ("file",)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_line_ends_make_no_difference(encoding: str, line_end: str) -> None:
    text = sample("bai2_previous_day.bai").decode().replace("WIRE IN", "ÜBERWEISUNG")

    parts = read(text.replace("\n", line_end).encode(encoding))

    assert parts == read(text)
    assert entries(parts)[0].remittance.startswith("ÜBERWEISUNG, ")


@settings(deadline=None, max_examples=150)
@given(text=st.sampled_from(["bai2_previous_day.bai", "bai2_same_day.bai"]).flatmap(mutations))
def test_damaged_file_is_read_or_refused(text: bytes) -> None:
    parts = read_or_refused(bai2.read(file(text)))

    if parts is not None:
        lines = text.replace(b"\r", b"\n").split(b"\n")
        of_accounts = dropwhile(lambda line: not line.startswith(b"03,"), lines)
        assert len(entries(parts)) + len(broken(parts)) >= sum(line.startswith(b"16,") for line in of_accounts)
