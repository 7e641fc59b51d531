"""CODA as the Belgian banks write it, in versions 1 and 2."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import coda, detection
from payflowx.bank_statements.formats.parts import Balance, Entry, Kind, Part, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

from .fixed_samples import (
    CODA_ACCOUNT,
    amount,
    coda_end,
    coda_header,
    coda_information,
    coda_more,
    coda_move,
    coda_new,
    coda_old,
    coda_party,
    lines,
    placed,
)
from .fixed_samples import coda as sample
from .reading import assert_well_formed, broken, closed, damaged, entries, file, opened, read_or_refused, signed_sum

PAYMENT = [
    coda_move(12_50, text="FACTUUR 2026-0081 VOOR DE LEVERING VAN 23 NOVEMBER, M"),
    coda_more(text="ET DANK", customer="ORDER-4711", end="GEBABEBB"),
    coda_party(account="BE71096123456769", name="JANSSENS & ZONEN BV", text=""),
]
TOTAL = [
    coda_move(-30_00, code="10105000", text="LONEN"),
    coda_move(-10_00, code="50105000", detail=1),
    coda_more(1, 1, customer="LOON-1"),
    coda_move(-20_00, code="50105000", detail=2),
    coda_more(1, 2, customer="LOON-2"),
]


def read(text: str | bytes) -> list[Part]:
    """All parts of a file with this text."""
    parts = list(coda.read(file(text)))
    assert_well_formed(parts)
    return parts


def entry(*records: str) -> Entry:
    """The one entry of a statement with these records."""
    [found] = all_entries(*records)
    return found


def all_entries(*records: str) -> list[Entry]:
    """The entries of a statement with these records, about which there is nothing to say."""
    parts = read(sample(*records))
    assert closed(parts)[0].problems == ()
    assert broken(parts) == []
    return entries(parts)


def test_statement_has_its_account_number_and_balances() -> None:
    parts = read(sample(*PAYMENT, coda_move(-2_25, sequence=2)))
    [start], [end] = opened(parts), closed(parts)

    assert start.format is StatementFormat.CODA
    assert (start.account_id, start.currency, start.statement_id) == (CODA_ACCOUNT, "EUR", "FILE000001")
    assert start.sequence_number == 15
    assert start.opening == Balance(100_000, "EUR", date(2026, 11, 22))
    assert end.closing == Balance(101_025, "EUR", date(2026, 11, 23))
    assert (start.from_date, end.to_date) == (date(2026, 11, 22), date(2026, 11, 23))
    assert (end.credit_sum_stated_minor, end.debit_sum_stated_minor) == (1250, 225)
    assert (end.is_complete, end.problems) == (True, ())
    assert signed_sum(parts) == 1025


def test_movement_has_its_dates_references_text_and_counterparty() -> None:
    found = entry(*PAYMENT)

    assert (found.is_credit, found.amount, found.kind) == (True, Money(12_50, "EUR"), Kind.PAYMENT)
    assert (found.booking_date, found.value_date) == (date(2026, 11, 23), date(2026, 11, 23))
    assert (found.bank_reference, found.end_to_end_id) == ("REF000010000", "ORDER-4711")
    assert found.remittance == "FACTUUR 2026-0081 VOOR DE LEVERING VAN 23 NOVEMBER, MET DANK"
    assert (found.counterparty.name, found.counterparty.account) == ("JANSSENS & ZONEN BV", "BE71096123456769")
    assert found.transaction_code == "00150000"
    assert len(found.raw.splitlines()) == 3


def test_value_date_that_nobody_knows_is_none() -> None:
    assert entry(coda_move(12_50, value="000000")).value_date is None


@pytest.mark.parametrize(
    ("structured", "references", "remittance"),
    [
        ("101123456789002", ("123456789002",), "+++123/4567/89002+++"),
        ("102123456789002", ("123456789002",), "+++123/4567/89002+++"),
        ("100RF18539007547034", ("RF18539007547034",), "RF18539007547034"),
        ("103000000004711", ("000000004711",), "000000004711"),
        ("999WHATEVER", (), "WHATEVER"),
    ],
)
def test_structured_communications_are_references(
    structured: str, references: tuple[str, ...], remittance: str
) -> None:
    found = entry(coda_move(12_50, structured=structured))

    assert (found.references, found.remittance) == (references, remittance)


DIRECT_DEBIT = f"127231126{{}}{'BE00ZZZ0000000000':35}{'MANDAAT-77':35}{'ABONNEMENT NOVEMBER':62}{{}}{{:4}}"


def direct_debit(minor: int, *, code: str, paid: str = "110", r_type: str = "0", reason: str = "") -> Entry:
    """A direct debit of SEPA, whose communication goes on over three records."""
    whole = DIRECT_DEBIT.format(paid, r_type, reason)
    return entry(
        coda_move(minor, code=code, structured=whole[:53]),
        coda_more(text=whole[53:106]),
        coda_party(name="MADE UP NV", text=whole[106:]),
    )


def test_direct_debit_tells_its_mandate_and_creditor() -> None:
    found = direct_debit(-9_00, code="00501000")

    assert (found.kind, found.return_reason) == (Kind.PAYMENT, None)
    assert found.references == ("MANDAAT-77", "BE00ZZZ0000000000")
    assert found.remittance == "ABONNEMENT NOVEMBER"


@pytest.mark.parametrize(
    ("minor", "code", "paid", "r_type", "reason"),
    [
        (-9_00, "00503000", "110", "0", ""),
        (-9_00, "00505000", "110", "0", ""),
        (9_00, "00554000", "110", "0", ""),
        (9_00, "00558000", "110", "0", ""),
        (-9_00, "00501000", "114", "0", ""),
        (-9_00, "00501000", "110", "3", "MD06"),
    ],
)
def test_direct_debit_that_came_back_is_a_return(minor: int, code: str, paid: str, r_type: str, reason: str) -> None:
    found = direct_debit(minor, code=code, paid=paid, r_type=r_type, reason=reason)

    assert (found.kind, found.return_reason) == (Kind.RETURN, reason or None)


def test_r_transaction_of_record_22_is_a_return_with_its_reason() -> None:
    found = entry(coda_move(12_50), coda_more(customer="ORDER-4711", end=placed(28, _1="GEBABEBB", _15="2AC04")))

    assert (found.kind, found.return_reason, found.end_to_end_id) == (Kind.RETURN, "AC04", "ORDER-4711")


def test_codes_of_the_central_bank_that_once_stood_there_are_no_return() -> None:
    found = entry(coda_move(12_50), coda_more(end=placed(28, _1="KREDFRPPXXX", _12="00843246304A23251")))

    assert (found.kind, found.return_reason) == (Kind.PAYMENT, None)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("00150000", Kind.PAYMENT),
        ("00250000", Kind.PAYMENT),
        ("00154000", Kind.RETURN),
        ("00254000", Kind.RETURN),
        ("00137000", Kind.FEE),
        ("00187000", Kind.FEE),
        ("00113000", Kind.TRANSFER),
        ("00166000", Kind.TRANSFER),
        ("04164000", Kind.TRANSFER),
        ("00149000", Kind.RETURN),
        ("00199000", Kind.RETURN),
        ("00309000", Kind.RETURN),
        ("00362000", Kind.RETURN),
        ("00450000", Kind.PAYMENT),
        ("00550000", Kind.PAYMENT),
        ("00503000", Kind.RETURN),
        ("01101000", Kind.OTHER),
        ("01350000", Kind.OTHER),
        ("03001000", Kind.OTHER),
        ("03501000", Kind.INTEREST),
        ("03537000", Kind.FEE),
        ("04138000", Kind.FEE),
        ("04150000", Kind.PAYMENT),
        ("08047000", Kind.FEE),
        ("00150013", Kind.FEE),
        ("00150001", Kind.INTEREST),
        ("81341066", Kind.OTHER),
        ("10150000", Kind.BATCH),
        ("20450000", Kind.BATCH),
    ],
)
def test_code_says_what_a_movement_is_for(code: str, kind: Kind) -> None:
    found = entry(coda_move(12_50, code=code))

    assert found.kind is kind
    assert found.is_reversal is (code[3:5] in {"49", "99"})


def test_total_is_taken_apart_into_its_details() -> None:
    first, second = all_entries(*TOTAL)

    assert [found.amount for found in (first, second)] == [Money(10_00, "EUR"), Money(20_00, "EUR")]
    assert (first.end_to_end_id, second.end_to_end_id) == ("LOON-1", "LOON-2")
    assert (first.bank_reference, first.booking_reference) == ("REF000010001", "REF000010000")
    assert not first.is_credit


def test_total_that_its_details_do_not_explain_has_a_remainder() -> None:
    found = all_entries(*TOTAL[:3])

    assert [(part.kind, part.amount.amount_minor) for part in found] == [
        (Kind.PAYMENT, 10_00),
        (Kind.REMAINDER, 20_00),
    ]
    assert not found[1].is_credit


def test_detail_that_can_not_be_read_leaves_a_remainder_for_its_amount() -> None:
    records = [TOTAL[0], TOTAL[1].replace("231126000015", "310226000015", 1), *TOTAL[2:]]
    records[1] = TOTAL[1][:115] + "310226" + TOTAL[1][121:]
    parts = read(sample(*records))

    assert "'310226' does not exist" in broken(parts)[0].problem
    assert signed_sum(parts) == -30_00
    assert closed(parts)[0].problems == ()


def test_details_of_a_total_that_can_not_be_read_are_kept() -> None:
    records = [TOTAL[0][:31] + "7" + TOTAL[0][32:], *TOTAL[1:]]
    parts = read(lines([coda_header(), coda_old(0), *records, coda_new(-3000), coda_end(7, 3000, 0)]))

    assert entries(parts) == []
    assert [found.problem for found in broken(parts)] == [
        "The sign '7' is neither 0, a credit, nor 1, a debit.",
        "It is a detail of a movement that can't be read.",
        "It is a detail of a movement that can't be read.",
    ]


def test_charges_of_one_payment_are_entries_of_their_own() -> None:
    payment, fee = all_entries(
        coda_move(990_00, code="34150000", text="INVOICE 4711"),
        coda_more(customer="ORDER-4711"),
        coda_party(account="LU120010001234567891", name="MADE UP SARL"),
        coda_move(1_000_00, code="84150100", detail=1),
        coda_move(-10_00, code="84137013", detail=2),
    )

    assert (payment.kind, payment.amount, payment.is_credit) == (Kind.PAYMENT, Money(1_000_00, "EUR"), True)
    assert (payment.end_to_end_id, payment.remittance) == ("ORDER-4711", "INVOICE 4711")
    assert payment.counterparty.name == "MADE UP SARL"
    assert (fee.kind, fee.amount, fee.is_credit, fee.end_to_end_id) == (Kind.FEE, Money(10_00, "EUR"), False, None)


def test_payment_whose_details_do_not_make_its_amount_stays_whole() -> None:
    found = entry(
        coda_move(12_50, code="34150000", text="INVOICE 4711"),
        coda_move(13_00, code="84150100", detail=1, text="GROSS"),
        coda_move(12_50, code="84150100", detail=2),
    )

    assert found.amount == Money(12_50, "EUR")
    assert found.remittance == "INVOICE 4711 GROSS"
    assert len(found.raw.splitlines()) == 3


def test_details_of_details_are_no_entries() -> None:
    found = all_entries(
        coda_move(30_00, code="20450000"),
        coda_move(30_00, code="70450000", detail=1),
        coda_move(30_00, code="90450000", detail=2),
    )

    assert [part.amount.amount_minor for part in found] == [30_00]
    assert len(found[0].raw.splitlines()) == 2


def test_information_names_the_counterparty_and_adds_to_the_text() -> None:
    found = entry(
        *PAYMENT[:2],
        coda_party(account="BE71096123456769", name="JANSSENS & ZONEN"),
        coda_information("001JANSSENS & ZONEN EN KLEINZONEN BV"),
        coda_information("009DE MOEDERMAATSCHAPPIJ", detail=2),
        coda_information("EN EEN BERICHT", detail=3, is_structured=False),
    )

    assert found.counterparty.name == "JANSSENS & ZONEN EN KLEINZONEN BV / DE MOEDERMAATSCHAPPIJ"
    assert found.remittance.endswith("MET DANK EN EEN BERICHT")


@pytest.mark.parametrize(
    ("structure", "account", "account_id", "currency"),
    [
        ("0", "539007547034", "BE68539007547034", "EUR"),
        ("1", "1234567890", "1234567890", "USD"),
        ("2", "BE68539007547034", "BE68539007547034", "EUR"),
        ("3", "NL91ABNA0417164300", "NL91ABNA0417164300", "EUR"),
    ],
)
def test_accounts_of_all_structures_are_read(structure: str, account: str, account_id: str, currency: str) -> None:
    old = coda_old(100, structure=structure, account=account, currency=currency)
    [start] = opened(read(lines([coda_header(), old])))

    assert (start.account_id, start.currency) == (account_id, currency)


def test_version_1_has_its_own_columns_for_the_counterparty() -> None:
    old = placed(128, _1="10015", _6="539007547034", _19="EUR", _43="0", _44=amount(100), _59="221126", _126="015")
    party = placed(128, _1="2300010000", _11="096123456769", _48="JANSSENS & ZONEN", _74="KERKSTRAAT 1")
    records = [coda_header(version="1"), old, coda_move(12_50, text="FACTUUR"), party]
    parts = read(lines([*records, coda_new(13_50), coda_end(4, 0, 12_50)]))
    [found] = entries(parts)

    assert opened(parts)[0].account_id == "BE68539007547034"
    assert (found.counterparty.name, found.counterparty.account) == ("JANSSENS & ZONEN", "096123456769")
    assert found.remittance == "FACTUUR"
    assert closed(parts)[0].problems == ()


def test_another_version_is_refused() -> None:
    with pytest.raises(InvalidInput, match="The version '3' of CODA is neither 1 nor 2"):
        read(coda_header(version="3"))


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (coda_move(12_50, entry="310226"), "The entry date '310226' does not exist."),
        (coda_move(12_50, value="310226"), "The value date '310226' does not exist."),
        (coda_move(12_50)[:45], "is not a number of digits alone."),
        (coda_move(12_50)[:20], "The sign ' ' is neither 0, a credit, nor 1, a debit."),
        (coda_move(12_50).replace("012500231126", "012501231126"), "EUR has 2 decimals, and the amount has 3."),
    ],
)
def test_what_can_not_be_read_is_kept_with_a_sentence(record: str, sentence: str) -> None:
    parts = read(lines([coda_header(), coda_old(0), record, coda_move(7_00, sequence=2)]))

    [found] = broken(parts)
    assert sentence in found.problem
    assert found.raw == record.rstrip()
    assert signed_sum(parts) == 700


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        ([coda_old(0), coda_move(5_00), coda_new(500)], "The statement has no record 9, which ends it"),
        ([coda_move(5_00)], "The statement has no record 1, which names its account."),
        ([coda_old(0), coda_party(7, name="NOBODY")], "A record belongs to no movement: "),
        ([coda_old(0), coda_move(5_00), coda_more(2, text="X")], "A record belongs to no movement: "),
        ([coda_old(0), "7 WHAT"], "A record is none that can stand here: '7 WHAT'."),
        ([coda_old(0), coda_move(5_00), coda_new(500), coda_end(9, 0, 500)], "states '000009' records, and 3 were"),
        ([coda_old(0), coda_move(5_00), coda_new(500), coda_end(3, 0, 400)], "credits of 4.00 EUR are stated, and 1"),
        ([coda_old(0, currency="XYZ")], "'XYZ' is not a currency."),
    ],
)
def test_what_is_wrong_with_a_statement_is_said(records: list[str], sentence: str) -> None:
    [end] = closed(read(lines([coda_header(), *records])))

    assert any(sentence in problem for problem in end.problems)


def test_header_of_fewer_columns_tells_its_version_at_its_end() -> None:
    text = sample(*PAYMENT)
    end = text.index("\r\n")

    assert len(entries(read(text[: end - 2] + text[end - 1 :]))) == 1


def test_statements_of_a_file_are_counted_and_one_without_movements_is_one() -> None:
    parts = read(sample(*PAYMENT) + sample())

    assert [start.number for start in opened(parts)] == [0, 1]
    assert [end.problems for end in closed(parts)] == [(), ()]


def test_movement_behind_the_end_of_its_statement_is_kept() -> None:
    [found] = broken(read(sample(*PAYMENT) + coda_move(5_00, sequence=2)))

    assert found.problem == "The movement stands behind the end of its statement."


def test_movement_without_end_is_bounded() -> None:
    records = [coda_header(), coda_old(0), coda_move(5_00), *[coda_more(text="X")] * 5_000]
    [found] = broken(read(lines(records)))

    assert "more than 100 records" in found.problem


@pytest.mark.parametrize("text", ["", "hello\n", coda_move(5_00), "X\n" * 200])
def test_file_without_a_statement_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read(text)

    assert refusal.value.path == ("file",)


@pytest.mark.parametrize("before", ["", "\r\n"])
def test_format_is_told_by_its_content(before: str) -> None:
    assert detection.detect((before + sample(*PAYMENT)).encode()) is StatementFormat.CODA


@given(cut=st.integers(0, 2_000))
def test_no_movement_is_lost_where_a_file_breaks_off(cut: int) -> None:
    whole = sample(*PAYMENT, coda_move(-3_00, sequence=2, code="00503000"), coda_move(7_00, sequence=3))
    kept = whole[: 260 + cut]
    parts = read(kept)

    assert len(entries(parts)) + len(broken(parts)) == sum(line.startswith("21") for line in kept.splitlines())
    assert {found.amount.amount_minor for found in entries(parts)} <= {12_50, 3_00, 7_00}


@settings(max_examples=300, deadline=None)
@given(content=damaged(sample(*PAYMENT, *(line.replace("0001", "0002", 1) for line in TOTAL)).encode()))
def test_no_damage_makes_it_crash(content: bytes) -> None:
    read_or_refused(coda.read(file(content)))


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=400))
def test_no_file_makes_it_crash(content: bytes) -> None:
    read_or_refused(coda.read(file(f"{coda_header()}\r\n{coda_old(0)}\r\n21".encode() + content)))
