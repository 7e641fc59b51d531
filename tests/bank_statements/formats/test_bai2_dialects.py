"""BAI2 as banks write it beside the specifications: what a person reads of it without a doubt is read."""

import re
from io import BytesIO
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements import matching
from payflowx.bank_statements.formats import bai2
from payflowx.bank_statements.formats.parts import Entry, Kind, Part
from payflowx.bank_statements.models import EntryStatus
from payflowx.core.money import Money

from .bai2_samples import HEAD, account, entry, problem, read
from .reading import broken, closed, entries, opened, sample, signed_sum

PREVIOUS_DAY: Final = "".join(f"{line.rstrip()}\n" for line in sample("bai2_previous_day.bai").decode().splitlines())
ENDED: Final = re.sub(r"(?<!/)\n", "/\n", PREVIOUS_DAY)
"""Where records follow each other on a line, each of them needs its slash."""


@pytest.mark.parametrize("fields", ["0,,,,SEE THE ADVICE/", ",,,,SEE THE ADVICE/", "000,Z,,,SEE THE ADVICE"])
def test_information_that_is_no_money_is_kept_and_moves_none(fields: str) -> None:
    found = entry(f"16,890,{fields}")

    assert (found.kind, found.amount, found.remittance) == (Kind.OTHER, Money(0, "USD"), "SEE THE ADVICE")
    assert matching.judge(found).status is EntryStatus.IGNORED


def test_information_with_an_amount_is_not_understood() -> None:
    assert problem("16,890,100,,,,TEXT/") == "The type code '890' is not that of a credit or a debit."


@pytest.mark.parametrize(("code", "is_credit"), [("701", True), ("721", True), ("760", False), ("799", False)])
def test_what_is_told_of_a_loan_is_kept_and_not_booked(code: str, is_credit: bool) -> None:
    parts = account(f"16,{code},500,Z,BK5,,LOAN/", "49,500,3/")
    [found] = entries(parts)

    assert (found.kind, found.is_credit, found.is_booked) == (Kind.OTHER, is_credit, False)
    assert signed_sum(parts) == 0
    assert matching.judge(found).problem == "It is no movement that is booked on the account."
    assert not [sentence for sentence in closed(parts)[0].problems if "control total" in sentence]


@pytest.mark.parametrize(
    "summary",
    [
        "010,100000,,,015,112050,,,/\n88,100,12050,1,,400,000,0,/",
        "010,100000,,,015,112050,,,,,/\n88,100,12050,1,,400,000,0,,,/",
        "010,100000,,,,015,112050,,,/\n88,,100,12050,1,,400,000,0,/",
        "010,100000,,,015,112050,,/\n88,100,12050,1,,400,000,0,/",
    ],
)
def test_comma_too_many_does_not_shift_a_summary(summary: str) -> None:
    parts = read(
        HEAD.replace("03,5765432,,,,,/", f"03,5765432,USD,{summary}") + "16,165,12050,Z,B,O,A/\n49,236150,4/\n"
    )
    [end] = closed(parts)

    assert opened(parts)[0].opening is not None
    assert end.closing is not None
    assert (end.closing.amount_minor, end.credit_sum_stated_minor, end.debit_sum_stated_minor) == (112_050, 12_050, 0)
    assert end.entry_count_stated == 1
    assert all("record 9" in sentence for sentence in end.problems)


def test_blank_totals_state_nothing() -> None:
    parts = read(
        PREVIOUS_DAY.replace("49,10000,", "49,,").replace("98,2860000,", "98,,").replace("99,2860000,", "99,,")
    )

    assert [end.problems for end in closed(parts)] == [(), ()]


def test_continuation_may_have_a_colon() -> None:
    parts = account("16,195,100,,B1,C1,RETURN", "88:EREF: 4711", "88,CRNM: EXAMPLE", "16,475,200,,,,NEXT/", "49,300,6/")

    assert [part.remittance for part in entries(parts)] == ["RETURN EREF: 4711 CRNM: EXAMPLE", "NEXT"]
    assert not [sentence for sentence in closed(parts)[0].problems if sentence.startswith("The account states")]


def test_line_without_a_code_goes_on_with_the_text() -> None:
    parts = account(
        "16,142,100,Z,,,MOVE   4711", "PPD 11        /", "88,  REF SHOP-9/", "16,142,200,Z,,,NEXT/", "49,300,5/"
    )

    assert [part.remittance for part in entries(parts)] == ["MOVE   4711 PPD 11 REF SHOP-9", "NEXT"]
    assert entries(parts)[0].raw == "16,142,100,Z,,,MOVE   4711\nPPD 11        /\n88,  REF SHOP-9/"
    assert not [sentence for sentence in closed(parts)[0].problems if sentence.startswith("The account states")]


@pytest.mark.parametrize(
    "line", ["6,142,500,Z,,,LOST/", ",142,500,Z,,,LOST/", "16;142;500;Z;;;LOST/", "142,500,Z,,,LOST/", "1 142,500,,,"]
)
def test_movement_that_lost_its_beginning_is_no_text(line: str) -> None:
    parts = account("16,142,100,Z,,,TEXT/", line, "16,142,200,Z,,,NEXT/")

    assert [part.raw for part in broken(parts)] == [line]
    assert [part.remittance for part in entries(parts)] == ["TEXT", "NEXT"]


@pytest.mark.parametrize("between", [" ", "   \t ", " \n", "\n", ""])
def test_records_need_no_line_of_their_own(between: str) -> None:
    assert without_raw(read(ENDED.replace("/\n", f"/{between}"))) == without_raw(read(PREVIOUS_DAY))


def test_some_lines_may_have_several_records() -> None:
    text = re.sub("/\n(16,|88,BR2|98,|03,)", r"/ \1", ENDED)

    assert text.count("\n") == 7
    assert without_raw(read(text)) == without_raw(read(PREVIOUS_DAY))


def test_records_of_a_length_need_no_line_ends() -> None:
    lines = PREVIOUS_DAY.splitlines()
    block = "".join(line.ljust(80) for line in lines)

    assert read(block) == read("\n".join(lines))
    assert read(block.rstrip()) == read("\n".join(lines))


def test_large_file_without_line_ends_is_read_as_a_stream() -> None:
    count = 20_000
    body = "".join(f"16,195,100,Z,B{number},C{number},INVOICE {number}/" for number in range(count))
    text = f"{HEAD}{body}49,{100 * count},{count + 2}/98,{100 * count},1,{count + 4}/99,{100 * count},1,{count + 6}/"
    parts = read(text.replace("\n", ""))

    assert [part.bank_reference for part in entries(parts)] == [f"B{number}" for number in range(count)]
    assert closed(parts)[0].problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "INVOICE 12/16,500,20 AND 3/03,15 OF MAY",
        "RENT 1/ 16,200,500 FOR 9/ 98,1",
        "SEE 4/49 AND 5/ 88 BOXES",
        "INV 12/88,00 EUR",
        "INV 12/ 88,00 EUR",
        "A/ 99,99 B/ 01,02,03",
    ],
)
def test_slash_in_a_text_begins_no_record(text: str) -> None:
    parts = account(f"16,142,100,Z,B,C,{text}/", f"88,{text}", "16,142,200,Z,,,NEXT/")

    assert [part.remittance for part in entries(parts)] == [f"{text} {text}", "NEXT"]
    assert not broken(parts)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(alphabet="0123456789,/ 168XZ", max_size=60), max_size=20), st.sampled_from(["\n", "/", "/ "]))
def test_no_movement_is_lost_in_what_is_written_between_records(texts: list[str], end: str) -> None:
    records = [f"16,142,{number},Z,B{number},C,{text}/" for number, text in enumerate(texts)]
    parts = read(HEAD.replace("/\n", end if end != "\n" else "/\n") + end.join(["", *records]).removeprefix(end))

    found = [part.bank_reference for part in entries(parts)] + [part.raw for part in broken(parts)]
    assert len(found) >= len(records)


def test_blocks_of_any_size_make_no_difference() -> None:
    text = ENDED.replace("\n", "")

    class Trickle(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, 700))

    assert list(bai2.read(Trickle(text.encode()))) == read(text)


def without_raw(parts: list[Part]) -> list[Part]:
    """The parts without their text, which differs where lines end elsewhere."""
    return [part._replace(raw="") if isinstance(part, Entry) else part for part in parts]


@pytest.mark.parametrize("currency", ["BGN", "HRK", "ANG"])
def test_withdrawn_currency_is_read(currency: str) -> None:
    parts = read(HEAD.replace("03,5765432,,", f"03,5765432,{currency},") + "16,195,1000,,,,A/\n")

    assert [part.amount for part in entries(parts)] == [Money(10_00, currency)]


def test_what_a_payer_writes_is_no_record_of_its_own() -> None:
    text = "HELLO/16,142,50000,Z,X,payment_01h455vb4pex5vsknk084sn02q,FAKE"
    records = ["01,BANK,CUST,260102,0800,1,,,2/", "02,CUST,BANK,1,260101,,USD,2/", "03,12345,USD,,,,/"]
    records += [f"16,165,1000,Z,B1,,{text}", "49,,/", "98,,,/", "99,,,/"]

    [entry] = entries(read("\n".join(records)))

    assert (entry.amount, entry.remittance) == (Money(10_00, "USD"), text)
