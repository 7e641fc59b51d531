"""The rule by which an entry is one that came before: as a table of pairs, and over everything that could be told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payflowx.bank_statements import recognition
from payflowx.bank_statements.formats.parts import Counterparty, Entry, Kind
from payflowx.bank_statements.recognition import Alike, Arrival, Telling, Told
from payflowx.core.money import Money

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
    remittance="Fee 2026",
    transaction_code=None,
    return_reason=None,
    raw="",
)
ALIKE: Final = recognition.likeness(ENTRY, "A")
NOBODY: Final = Counterparty()
IBAN, OTHER_IBAN = "DE89370400440532013000", "DE02120300000000202051"
LONG: Final = "Gesellschaft der Freunde des Museums e.V."

SAME: Final = [
    (NOBODY, NOBODY),
    (Counterparty("Ada"), NOBODY),
    (Counterparty(None, IBAN), NOBODY),
    (Counterparty("Ada"), Counterparty("ADA")),
    (Counterparty("Müller & Söhne"), Counterparty("MUELLER UND SOEHNE".replace(" UND", ""))),
    (Counterparty("Ada"), Counterparty("Ada", IBAN)),
    (Counterparty("Ada"), Counterparty(None, IBAN)),
    (Counterparty("Ada", "DE89 3704 0044 0532 0130 00"), Counterparty("Ada", IBAN)),
    (Counterparty("Ada", "0532013000"), Counterparty("Ada", IBAN)),
    (Counterparty("Ada", "532013000"), Counterparty("Ada", "0532013000")),
    (Counterparty("Ada", "417164300"), Counterparty("Ada", "NL91ABNA0417164300")),
    (Counterparty("Ada", "12102010260000042270201111"), Counterparty("Ada", "PL12102010260000042270201111"[2:])),
    (Counterparty(LONG), Counterparty(LONG[:27])),
    (Counterparty(LONG), Counterparty(LONG[:35])),
    (Counterparty("Platform / Ada"), Counterparty("Platform")),
    (Counterparty("NOTPROVIDED"), Counterparty("Ada")),
    (Counterparty("Ada", "000000"), Counterparty("Ada", IBAN)),
]
DIFFERENT: Final = [
    (Counterparty("Ada"), Counterparty("Grace")),
    (Counterparty("Member 1"), Counterparty("Member 12")),
    (Counterparty(LONG), Counterparty(LONG[:30])),
    (Counterparty("Ada", IBAN), Counterparty("Ada", OTHER_IBAN)),
    (Counterparty("Ada", IBAN), Counterparty("Grace", IBAN)),
    (Counterparty(None, IBAN), Counterparty(None, OTHER_IBAN)),
    (Counterparty("Ada", "0532013001"), Counterparty("Ada", IBAN)),
    (Counterparty("Ada", "000"), Counterparty("Grace", IBAN)),
    (Counterparty("Platform / Ada"), Counterparty("Platform / Grace")),
    (Counterparty("Platform / Ada"), Counterparty("Ada")),
    # One bank's account has the number that another bank's has as well.
    (Counterparty("Ada", "DE02120300000532013000"), Counterparty("Ada", IBAN)),
]


def tells_again(first: Counterparty, second: Counterparty) -> bool:
    """Whether an entry of the second counterparty tells one of the first again, all else being equal."""
    known = uuid4()
    alike = Alike([Telling(known, uuid4(), recognition.told(first), is_original=True)], frozenset())
    [found] = recognition.recognise([Arrival(ALIKE, recognition.told(second))], {ALIKE: alike})
    assert (found.original_id is None) is (found.identity is not None)
    return found.original_id == known


@pytest.mark.parametrize(("one", "other"), SAME, ids=str)
def test_counterparties_that_may_be_the_same_are(one: Counterparty, other: Counterparty) -> None:
    assert tells_again(one, other)
    assert tells_again(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=str)
def test_counterparties_that_differ_in_anything_are_two(one: Counterparty, other: Counterparty) -> None:
    assert not tells_again(one, other)
    assert not tells_again(other, one)


@pytest.mark.parametrize(
    "changes",
    [
        {"bank_reference": "NONREF"},
        {"bank_reference": "NOTPROVIDED"},
        {"bank_reference": "0000000000000000"},
        {"bank_reference": "0017"},
        {"end_to_end_id": "NOT PROVIDED"},
        {"end_to_end_id": "0"},
        {"references": ("NONREF", "", "000")},
        {"remittance": "FEE\n 2026"},
        {"kind": Kind.OTHER},
        {"transaction_code": "NTRF+166"},
        {"position": 7},
        {"raw": "something"},
        {"booking_reference": "B-1"},
        {"counterparty": Counterparty("Ada", IBAN)},
    ],
    ids=str,
)
def test_what_identifies_nothing_makes_no_difference(changes: dict[str, object]) -> None:
    assert recognition.likeness(ENTRY._replace(**changes), "A") == ALIKE  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    "changes",
    [
        {"bank_reference": "10017"},
        {"bank_reference": "B-1"},
        {"end_to_end_id": "E-1"},
        {"references": ("M-1",)},
        {"remittance": "Fee 2027"},
        {"is_credit": False},
        {"amount": Money(10_01, "EUR")},
        {"amount": Money(10_00, "USD")},
        {"booking_date": date(2026, 11, 26)},
        {"value_date": None},
    ],
    ids=str,
)
def test_whatever_else_is_said_makes_another_entry(changes: dict[str, object]) -> None:
    assert recognition.likeness(ENTRY._replace(**changes), "A") != ALIKE  # type: ignore[arg-type]  # fields by name


def test_references_are_a_set_of_those_that_are_not_said_elsewhere() -> None:
    one = ENTRY._replace(end_to_end_id="E-1", references=("M-1", "E-1", "T-1"))
    other = ENTRY._replace(end_to_end_id="E-1", references=("T-1", "NONREF", "M-1"))

    assert recognition.likeness(one, "A") == recognition.likeness(other, "A")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("DE89370400440532013000", "37040044/0532013000", True),
        ("DE89370400440532013000", "37040044/532013000EUR", True),
        ("NL69INGB0123456789EUR", "NL69 INGB 0123 4567 89", True),
        ("DE89370400440532013000", "37040044/0532013001", False),
        ("DE89370400440532013000", "0532013000", False),
        ("5765432", "5765432", True),
        ("5765432", None, False),
        ("ACCOUNTEUR", "ACCOUNT", True),
    ],
)
def test_account_is_one_however_a_statement_names_it(one: str, other: str | None, is_same: bool) -> None:
    assert (recognition.likeness(ENTRY, one) == recognition.likeness(ENTRY, other)) is is_same


def test_card_number_is_in_no_digest() -> None:
    masked = ENTRY._replace(remittance="Card 424242******4242", end_to_end_id="424242******4242")
    whole = ENTRY._replace(remittance="Card 4242424242424242", end_to_end_id="4242424242424242")

    assert recognition.likeness(masked, "A") == recognition.likeness(whole, "A")


# Sources that tell who paid, and sources that don't; what a statement of either says is a part of what happened.
PAYERS: Final = [recognition.told(Counterparty(name, account)) for name, account in zip("ABC", "123", strict=True)]
UNTOLD: Final = recognition.told(NOBODY)
STATEMENTS = st.lists(
    st.one_of(
        st.lists(st.sampled_from(PAYERS), max_size=4),
        st.lists(st.just(UNTOLD), max_size=4),
        st.lists(st.sampled_from([*PAYERS, UNTOLD]), max_size=4),
    ),
    max_size=4,
)


class Book:
    """All that is stored with one likeness."""

    def __init__(self) -> None:
        self.tellings: list[Telling] = []
        self.identities: list[bytes] = []

    def bring(self, told: Sequence[Told], *, pages: Sequence[UUID] = ()) -> UUID:
        """Imports a statement, which may have pages that are there already."""
        statement = uuid4()
        alike = Alike(self.tellings, frozenset({statement, *pages}))
        arrivals = [Arrival(ALIKE, one) for one in told]
        for one, found in zip(told, recognition.recognise(arrivals, {ALIKE: alike}), strict=True):
            if found.identity is not None:
                self.identities.append(found.identity)
            original = found.original_id or uuid4()
            self.tellings.append(Telling(original, statement, one, is_original=found.original_id is None))
        return statement

    def counterparties(self) -> Counter[str]:
        """The names of what there is, each once."""
        told: dict[UUID, str] = {}
        for telling in self.tellings:
            told[telling.original_id] = told.get(telling.original_id) or telling.told.name
        return Counter(told.values())


@given(statements=STATEMENTS, data=st.data())
def test_order_in_which_statements_come_makes_no_difference(statements: list[list[Told]], data: st.DataObject) -> None:
    one, other = Book(), Book()
    for told in statements:
        one.bring(told)
    for told in data.draw(st.permutations(statements)):
        other.bring(data.draw(st.permutations(told)))

    assert one.counterparties() == other.counterparties()
    # As few as all that was said allows: each payer as often as a statement has it, and as many as a statement has.
    most = Counter[str]()
    for told in statements:
        most |= Counter(one.name for one in told if one.name)
    assert one.counterparties().total() == max([most.total(), *map(len, statements)])
    assert all(one.counterparties()[name] == count for name, count in most.items())


@given(statements=STATEMENTS)
def test_no_two_entries_of_a_statement_are_one_and_no_identity_is_there_twice(statements: list[list[Told]]) -> None:
    book = Book()
    for told in statements:
        statement = book.bring(told)
        originals = [telling.original_id for telling in book.tellings if telling.statement_id == statement]
        assert len(set(originals)) == len(told)

    assert len(set(book.identities)) == len(book.identities)


@given(
    order=st.permutations(range(4)),
    told=st.lists(st.sampled_from(PAYERS), max_size=6),
    cuts=st.tuples(st.integers(0, 6), st.integers(0, 6)),
)
def test_statement_and_its_pages_are_the_same_entries_in_every_order(
    order: list[int], told: list[Told], cuts: tuple[int, int]
) -> None:
    low, high = sorted(cuts)
    pages = [told[:low], told[low:high], told[high:]]
    book, brought = Book(), list[UUID]()
    for place in order:
        if place == 3:
            book.bring(told)
        else:
            brought.append(book.bring(pages[place], pages=brought))

    assert book.counterparties() == Counter(one.name for one in told)


@given(order=st.permutations(range(4)), count=st.integers(0, 6), cut=st.integers(0, 6))
def test_pages_of_a_source_that_tells_no_counterparty_are_those_of_one_that_does(
    order: list[int], count: int, cut: int
) -> None:
    told = [PAYERS[place % 3] for place in range(count)]
    untold = [UNTOLD] * count
    statements = [told, untold, untold[:cut], untold[cut:]]
    book, pages = Book(), list[UUID]()
    for place in order:
        statement = book.bring(statements[place], pages=pages if place > 1 else ())
        if place > 1:
            pages.append(statement)

    assert book.counterparties() == Counter(one.name for one in told)


@given(st.text(max_size=100), st.text(max_size=100), st.text(max_size=300))
def test_whatever_is_told_is_recognised_by_itself(name: str, account: str, remittance: str) -> None:
    told = Counterparty(name, account)

    assert tells_again(told, told)
    assert len(recognition.likeness(ENTRY._replace(remittance=remittance, end_to_end_id=name), account)) == 32


def test_work_grows_with_the_entries_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [recognition.told(Counterparty(f"Member {number}", f"X{number:020}")) for number in range(2_000)]
    others = [recognition.told(Counterparty(f"Guest {number}", f"Y{number:020}")) for number in range(2_000)]
    names = [replace(one, account="") for one in told]
    untold = [UNTOLD] * 5_000
    looks = Counter[str]()

    def count(alike: Alike, compared: Told) -> UUID | None:
        looks["all"] += 1
        return look(alike, compared)

    look = Alike._pop
    monkeypatch.setattr(Alike, "_pop", count)
    book = Book()
    for statement in (told, told, names, untold, others, untold):
        book.bring(statement)

    assert book.counterparties().total() == 5_000
    assert looks["all"] < 5 * 18_000
