"""What is proposed for CSV files of unknown layouts: what can be told is, and what can't is asked for."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import csv_presets, csv_proposal, csv_rows, csv_toml
from payflowx.bank_statements.formats.csv_proposal import Proposal
from payflowx.core.errors import InvalidInput

from .reading import broken, entries, file, mutations, sample, signed_sum


def proposed(text: str | bytes) -> Proposal:
    """What is proposed for a file."""
    found = csv_proposal.propose(text if isinstance(text, bytes) else text.encode())
    assert found is not None
    return found


def asked(text: str | bytes) -> dict[str, tuple[str, ...]]:
    """What is asked for, with the choices."""
    return {question.key: question.choices for question in proposed(text).questions}


def amounts(text: str | bytes) -> list[tuple[int, str, str]]:
    """What the proposal reads in the file, where it has no questions."""
    found = proposed(text)
    assert found.questions == []
    parts = list(csv_rows.read(file(text), csv_toml.read_mapping(found.mapping)))
    assert broken(parts) == []
    return [(signed_sum([part]), part.amount.currency, str(part.booking_date)) for part in entries(parts)]


@pytest.mark.parametrize(
    "text",
    [
        "Datum;Text;Betrag\n30.11.2026;ORDER-1;1.000,50 €\n29.11.2026;ORDER-2;-20,00 €\n",
        "Auszug;Bank\nvom;30.11.2026\n\nTag;Betrag;Währung;Zweck\n30.11.2026;1.000,50;EUR;A\n29.11.2026;-20,00;EUR;B\n",
        "Date,Money In,Money Out,Description (EUR)\n30/11/2026,1000.50,,ORDER-1\n29/11/2026,,20.00,ORDER-2\n",
        "day|amount (EUR)|text\n11/30/2026|1,000.50|ORDER-1\n11/29/2026|(20.00)|ORDER-2\n",
        "Datum\tAf Bij\tBedrag EUR\tOmschrijving\n20261130\tBij\t1.000,50\tORDER-1\n20261129\tAf\t20,00\tORDER-2\n",
        '"Date";"Label";"Montant";"Devise"\n"2026-11-30";"a;b";"1\'000.50";"EUR"\n"2026-11-29";"c";"-20.00";"EUR"\n',
        "created,amount,currency,description\n2026-11-30T10:00:00Z,1000.50,eur,a\n2026-11-29T11:00:00Z,-20.00,eur,b\n",
        "30.11.2026;ORDER-1;1.000,50;EUR\n29.11.2026;ORDER-2;-20,00;EUR\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_file_that_tells_all_is_read_by_the_proposal_as_it_is(text: str, encoding: str) -> None:
    assert amounts(text.encode(encoding)) == [(1_000_50, "EUR", "2026-11-30"), (-20_00, "EUR", "2026-11-29")]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("date,amount,currency\n01/02/2026,-1.50,EUR\n", {"format.dates": ("%d/%m/%Y", "%m/%d/%Y")}),
        ("date,amount,currency\n01/02/2026,-1.50,EUR\n13/02/2026,1.00,EUR\n", {}),
        ("date;amount;currency\n2026-11-30;-1.000;EUR\n", {"format.decimal": (",", ".")}),
        ("date;amount;currency\n2026-11-30;-1.000;EUR\n2026-11-30;1,50;EUR\n", {}),
        ("date;amount;currency\n2026-11-30;-1.50;EUR\n2026-11-30;1,50;EUR\n", {"format.decimal": (",", ".")}),
        ("date;amount;currency\n2026-11-30;-1;EUR\n", {"format.decimal": (",", ".")}),
        ("date;amount\n2026-11-30;-1.50\n", {"values.currency": ()}),
        ("date;amount;currency\n2026-11-30;1.50;EUR\n", {"columns.direction": ()}),
        ("date;one;two\n2026-11-30;-1.50 EUR;2.50 EUR\n", {"columns.amount": ("one", "two")}),
        ("one;two;amount\n2026-11-30;2026-11-29;-1.50 EUR\n", {"columns.booking_date": ("one", "two")}),
        ("2026-11-30;2026-11-29;-1.50 EUR\n", {"columns.booking_date": ("1", "2")}),
        ("date;amount;fee\n2026-11-30;-1.50 EUR;0.10\n", {"columns.fee": ("fee",)}),
        ("date;amount;fee\n2026-11-30;-1.50 EUR;0.00\n", {}),
        ("date;amount;text\n2026-11-30;-1.50 EUR;a\n2026-11-30;5.00 EUR;Closing balance\n", {"ignore": ()}),
        ("date;amount;D/C;currency\n2026-11-30;1.50;C;EUR\n", {"values.debit": ()}),
        ("date;amount;balance;currency\n2026-11-30;1.50;9.50;EUR\n", {"columns.direction": ()}),
    ],
)
def test_what_a_file_leaves_open_is_asked_for(text: str, questions: dict[str, tuple[str, ...]]) -> None:
    assert asked(text) == questions


def test_mapping_with_a_question_in_it_reads_no_file() -> None:
    found = proposed("date,amount,currency\n01/02/2026,-1.50,EUR\n")

    assert "# format.dates: 01/02/2026 may be 2026-02-01 (%d/%m/%Y) or 2026-01-02 (%m/%d/%Y)" in found.mapping
    with pytest.raises(InvalidInput, match=r"leaves open: format\.dates") as refusal:
        csv_toml.read_mapping(found.mapping)
    assert refusal.value.path == ("undecided",)


def test_columns_are_known_by_their_names_in_several_languages() -> None:
    found = proposed(
        "Auftragskonto;Buchungstag;Wertstellung;Verwendungszweck;Beguenstigter;IBAN;Betrag;Saldo;Währung;Status\n"
        "DE02120300000000202051;30.11.2026;29.11.2026;ORDER;Shop;DE89370400440532013000;-1,50;2,00;EUR;Vorgemerkt\n"
        "DE02120300000000202051;30.11.2026;29.11.2026;ORDER;Shop;DE75512108001245126199;-1,50;3,50;EUR;Gebucht\n"
    )
    columns = csv_toml.read_mapping(found.mapping).columns

    assert found.questions == []
    assert (columns.booking_date, columns.value_date) == ("Buchungstag", "Wertstellung")
    assert (columns.amount, columns.balance, columns.currency) == ("Betrag", "Saldo", "Währung")
    assert (columns.account, columns.status) == ("Auftragskonto", "Status")
    assert (columns.remittance, columns.counterparty_name) == (("Verwendungszweck",), ("Beguenstigter",))
    assert columns.counterparty_account == ("IBAN",)
    assert csv_toml.read_mapping(found.mapping).values.pending == {"vorgemerkt"}


def test_balance_without_a_name_is_known_by_arithmetic() -> None:
    text = "30.11.2026;a;-1,50;EUR;8,50\n30.11.2026;b;2,00;EUR;10,50\n"
    columns = csv_toml.read_mapping(proposed(text).mapping).columns

    assert (columns.amount, columns.balance) == (3, 5)
    assert asked(text.replace("10,50", "10,51")) == {"columns.amount": ("3", "5")}


@pytest.mark.parametrize("text", ["", "x", "a;b\nc;d\n", "date;amount\n", "30.11.2026\n", "1,50\n" * 9])
def test_file_without_movements_has_no_proposal(text: str) -> None:
    assert csv_proposal.propose(text.encode()) is None


@settings(deadline=None, max_examples=200)
@given(data=st.data(), name=st.sampled_from(["csv_generic.csv", "csv_ing_nl.csv", "csv_sparkasse.csv", "csv_wise.csv"]))
def test_damaged_file_has_a_proposal_or_none(data: st.DataObject, name: str) -> None:
    found = csv_proposal.propose(data.draw(mutations(name)))
    if found is not None and not found.questions:
        csv_toml.read_mapping(found.mapping)


@settings(deadline=None, max_examples=200)
@given(
    rows=st.lists(
        st.tuples(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(-10_000_000, 10_000_000)),
        min_size=1,
        max_size=12,
    ),
    form=st.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d/%m/%y", "%Y%m%d"]),
    decimal=st.sampled_from(",."),
    delimiter=st.sampled_from(";\t|"),
    is_grouped=st.booleans(),
    has_header=st.booleans(),
)
def test_proposal_without_questions_reads_what_was_written(
    rows: list[tuple[date, int]], form: str, decimal: str, delimiter: str, is_grouped: bool, has_header: bool
) -> None:
    def written(minor: int) -> str:
        text = f"{Decimal(minor).scaleb(-2):{',' if is_grouped else ''}.2f}"
        return text if decimal == "." else text.translate(str.maketrans(",.", ".,"))

    lines = [delimiter.join((day.strftime(form), written(minor), "EUR", "text")) for day, minor in rows]
    header = [delimiter.join(("Date", "Amount", "Currency", "Text"))] if has_header else []
    content = "\n".join((*header, *lines, "")).encode()
    found = csv_proposal.propose(content)
    assert found is not None
    if found.questions:
        return
    parts = list(csv_rows.read(file(content), csv_toml.read_mapping(found.mapping)))
    read = [(part.booking_date, signed_sum([part])) for part in entries(parts)]
    assert read == rows


def test_samples_of_known_layouts_are_asked_about_or_read_alike() -> None:
    for name in ("csv_generic.csv", "csv_ing_nl.csv", "csv_sparkasse.csv", "csv_wise.csv"):
        content = sample(name)
        found = proposed(content)
        mapping = csv_presets.detect(content)
        assert mapping is not None
        if not found.questions:
            ours = entries(csv_rows.read(file(content), csv_toml.read_mapping(found.mapping)))
            theirs = entries(csv_rows.read(file(content), mapping))
            assert [(one.amount, one.is_credit) for one in ours] == [(one.amount, one.is_credit) for one in theirs]
