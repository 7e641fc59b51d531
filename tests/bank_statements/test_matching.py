"""What an entry is to us, and what it names: from the entry alone, and never for long."""

from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payflowx.bank_statements import matching, recognition
from payflowx.bank_statements.formats.parts import Entry, Kind
from payflowx.bank_statements.models import EntryStatus
from payflowx.core.money import Money

ID: Final = "payment_01h455vb4pex5vsknk084sn02q"
UUID_OF_ID: Final = "01890a5d-ac96-774b-bcce-b302099a8057"
ENTRY: Final = Entry(
    position=0,
    kind=Kind.PAYMENT,
    is_credit=True,
    is_reversal=False,
    is_booked=True,
    amount=Money(10_00, "EUR"),
    booking_date=date(2026, 11, 27),
    value_date=date(2026, 11, 27),
    bank_reference=None,
    booking_reference=None,
    end_to_end_id=None,
    references=(),
    remittance="",
    transaction_code=None,
    return_reason=None,
    raw="",
)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, EntryStatus.ORPHAN),
        ({"is_booked": False}, EntryStatus.IGNORED),
        ({"kind": Kind.FEE}, EntryStatus.IGNORED),
        ({"kind": Kind.INTEREST}, EntryStatus.IGNORED),
        ({"kind": Kind.TRANSFER}, EntryStatus.IGNORED),
        ({"kind": Kind.OTHER}, EntryStatus.ORPHAN),
        ({"kind": Kind.REMAINDER}, EntryStatus.ORPHAN),
        ({"kind": Kind.BATCH}, EntryStatus.ORPHAN),
        ({"is_credit": False}, EntryStatus.IGNORED),
        ({"is_credit": False, "is_reversal": True}, EntryStatus.ORPHAN),
        ({"kind": Kind.RETURN}, EntryStatus.ORPHAN),
        ({"kind": Kind.RETURN, "is_credit": False}, EntryStatus.ORPHAN),
        ({"kind": Kind.RETURN, "amount": Money(0, "EUR")}, EntryStatus.IGNORED),
        ({"kind": Kind.RETURN, "is_booked": False}, EntryStatus.IGNORED),
        ({"is_reversal": True}, EntryStatus.IGNORED),
        ({"amount": Money(0, "EUR")}, EntryStatus.IGNORED),
    ],
)
def test_entry_is_told_by_what_it_says(changes: dict[str, object], status: EntryStatus) -> None:
    judgement = matching.judge(ENTRY._replace(remittance=ID, **changes))  # type: ignore[arg-type]  # fields by name

    assert judgement.status is status
    assert judgement.problem
    may_name = changes in ({}, {"kind": Kind.OTHER}, {"is_credit": False}) or (
        changes.get("kind") is Kind.RETURN and status is EntryStatus.ORPHAN
    )
    assert bool(judgement.names) == may_name


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({}, "It names no payment that is known."),
        ({"is_booked": False, "kind": Kind.FEE}, "It is not booked: the bank may still change or drop it."),
        ({"kind": Kind.FEE}, "It is a charge of the bank."),
        ({"kind": Kind.INTEREST}, "It is interest."),
        ({"kind": Kind.TRANSFER}, "It moves money between accounts of one owner."),
        ({"kind": Kind.REMAINDER}, "It is what the details of the entry do not explain of its amount."),
        ({"kind": Kind.BATCH}, "It sums up several payments, and the statement does not say which."),
        ({"is_credit": False}, "It is a debit: no payment comes in with it."),
        (
            {"is_credit": False, "is_reversal": True},
            "It takes back money that had come in: a person has to look at it.",
        ),
        (
            {"is_credit": False, "return_reason": "AC04"},
            "It takes back money that had come in: a person has to look at it.",
        ),
        ({"is_reversal": True}, "It takes back an earlier debit: no payment comes in with it."),
        ({"amount": Money(0, "EUR")}, "Its amount is zero."),
        ({"kind": Kind.RETURN, "amount": Money(0, "EUR")}, "Its amount is zero."),
        ({"kind": Kind.RETURN}, "A transfer of yours came back. It names no payment that is known."),
        (
            {"kind": Kind.RETURN, "is_reversal": True},
            "The bank took an earlier debit back. It names no payment that is known.",
        ),
        (
            {"kind": Kind.RETURN, "is_credit": False, "is_reversal": True, "return_reason": "AC04"},
            "Money that had come in was taken back (AC04: closed account). It names no payment that is known.",
        ),
    ],
)
def test_entry_is_told_why_in_a_sentence(changes: dict[str, object], problem: str) -> None:
    judgement = matching.judge(ENTRY._replace(**changes))  # type: ignore[arg-type]  # fields by name

    assert judgement.problem == problem


def test_names_are_ordered_by_how_good_they_are() -> None:
    entry = ENTRY._replace(end_to_end_id="ORDER-1", remittance=f"{ID} Invoice", references=("MANDATE-1",))

    assert matching.names(entry) == [
        {"level": 2, "reference": "ORDER-1"},
        {"level": 3, "payment": UUID_OF_ID},
        {"level": 4, "reference": f"{ID} Invoice"},
        {"level": 6, "reference": "MANDATE-1"},
        {"level": 7, "word": ID},
    ]


def test_id_goes_before_a_reference_wherever_the_bank_writes_it() -> None:
    entry = ENTRY._replace(end_to_end_id=ID, references=(ID.removeprefix("payment_"),))

    assert matching.names(entry) == [
        {"level": 1, "payment": UUID_OF_ID},
        {"level": 2, "reference": ID},
        {"level": 5, "payment": UUID_OF_ID},
        {"level": 6, "reference": ID.removeprefix("payment_")},
    ]


def test_end_of_an_id_names_its_payment_only_where_it_is_the_whole_reference() -> None:
    suffix = ID.removeprefix("payment_")

    assert {"level": 1, "payment": UUID_OF_ID} in matching.names(ENTRY._replace(end_to_end_id=suffix.upper()))
    assert not any("payment" in name for name in matching.names(ENTRY._replace(end_to_end_id=f"{suffix}0")))
    assert not any("payment" in name for name in matching.names(ENTRY._replace(remittance=suffix)))


@pytest.mark.parametrize(
    ("reference", "forms"),
    [
        ("A-1", []),
        ("AB-1", ["AB-1"]),
        ("A" * 255, ["A" * 255]),
        ("A" * 256, []),
        (" (XAX-1). ", ["(XAX-1).", "XAX-1"]),
        ("#A-1#", ["#A-1#"]),
        ("AB\u200b-1", []),
        ("NONREF", []),
    ],
)
def test_reference_is_looked_for_as_it_is_and_without_what_stands_around_it(reference: str, forms: list[str]) -> None:
    found = matching.names(ENTRY._replace(end_to_end_id=reference))

    assert found == [{"level": 2, "reference": form} for form in forms]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AB-12", []),
        ("AB-123", ["AB-123"]),
        ("ORDERS", []),
        ("pay AB-123, CD-456;EF-789", ["AB-123", "CD-456", "EF-789"]),
        ("Ref:No:AB-123", ["Ref:No:AB-123", "AB-123"]),
    ],
)
def test_word_counts_from_six_characters_on_and_with_a_digit(text: str, words: list[str]) -> None:
    found = matching.names(ENTRY._replace(remittance=text))

    assert [name["word"] for name in found if name["level"] == 7] == words


def test_card_number_is_no_name() -> None:
    entry = ENTRY._replace(end_to_end_id="4242424242424242", remittance="card 4242424242424242 INVOICE-1")

    assert matching.names(entry) == [{"level": 7, "word": "INVOICE-1"}]


@given(st.text(max_size=300), st.text(max_size=50))
def test_whatever_a_bank_writes_is_named_and_identified(remittance: str, name: str) -> None:
    entry = ENTRY._replace(remittance=remittance, end_to_end_id=name, references=(remittance, name))

    assert len(matching.names(entry)) <= matching.NAMES_MAX
    assert len(recognition.likeness(entry, "ACCOUNT")) == 32


def test_identity_is_what_survives_the_ways_of_formats() -> None:
    one = ENTRY._replace(remittance="Invoice 1 / thank you", end_to_end_id="ORDER-1")
    other = one._replace(remittance="INVOICE 1THANK YOU", transaction_code="NTRF", position=7)

    assert recognition.likeness(one, "A") == recognition.likeness(other, "A")
    assert recognition.likeness(one, "A") != recognition.likeness(one, "B")
    assert recognition.likeness(one, "A") != recognition.likeness(one._replace(amount=Money(10_01, "EUR")), "A")
    assert recognition.likeness(one, "A") != recognition.likeness(one._replace(is_credit=False), "A")
    assert len({recognition.numbered(recognition.likeness(one, "A"), number) for number in range(5)}) == 5


def test_text_without_end_is_looked_at_up_to_a_bound() -> None:
    far = "x" * matching.TEXT_LENGTH_MAX
    entry = ENTRY._replace(remittance=f"{far} {ID}", references=(*["", ""] * matching.REFERENCES_MAX, "ORDER-1"))

    assert matching.names(entry) == []
    assert recognition.likeness(entry, None) == recognition.likeness(entry._replace(remittance=far), None)
