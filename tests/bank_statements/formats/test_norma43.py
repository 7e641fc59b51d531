"""Norma 43 as the Spanish banks write it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import detection, norma43
from payflowx.bank_statements.formats.parts import Balance, Entry, Kind, Part, StatementFormat
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

from .fixed_samples import (
    SPANISH_ACCOUNT,
    lines,
    placed,
    spanish_account,
    spanish_end,
    spanish_move,
    spanish_text,
)
from .fixed_samples import norma43 as sample
from .reading import assert_well_formed, broken, closed, damaged, entries, file, opened, read_or_refused, signed_sum

TRANSFER = [
    spanish_move(12_50, document="0000012345", first="REFERENCIA-1", second="SIGUE-AQUI"),
    spanish_text(1, "PELAEZ Y NADIE S.A."),
    spanish_text(2, f"{'PEDIDO-4711':35}POR CUENTA DE OTRA"),
    spanish_text(3, f"{'SUPP':4}{'TRAD':4}{'FACTURA 2026-081 Y 20':68}".replace("081 Y 20", "081 Y".ljust(8))),
    spanish_text(4, "GRACIAS"),
    spanish_text(5, ""),
]


def read(text: str | bytes) -> list[Part]:
    """All parts of a file with this text."""
    parts = list(norma43.read(file(text)))
    assert_well_formed(parts)
    return parts


def entry(*records: str) -> Entry:
    """The one entry of a file with these records."""
    parts = read(sample(*records))
    [found] = entries(parts)
    assert closed(parts)[0].problems == ()
    return found


def problems(text: str) -> tuple[str, ...]:
    """What is said of the last statement of a file."""
    return closed(read(text))[-1].problems


def test_account_is_a_statement_with_its_iban_and_balances() -> None:
    parts = read(sample(spanish_move(12_50), spanish_move(-2_25, concept="03")))
    [start], [end] = opened(parts), closed(parts)

    assert start.format is StatementFormat.NORMA_43
    assert (start.account_id, start.currency) == (SPANISH_ACCOUNT, "EUR")
    assert start.opening == Balance(100_000, "EUR", date(2026, 11, 1))
    assert (start.from_date, end.to_date) == (date(2026, 11, 1), date(2026, 11, 25))
    assert end.closing == Balance(101_025, "EUR", date(2026, 11, 25))
    assert (end.entry_count_stated, end.credit_sum_stated_minor, end.debit_sum_stated_minor) == (2, 1250, 225)
    assert (end.is_complete, end.problems) == (True, ())
    assert signed_sum(parts) == 1025


def test_movement_has_its_dates_references_and_texts() -> None:
    found = entry(
        spanish_move(12_50, document="0000012345", first="REFERENCIA-1", second="SIGUE-AQUI"),
        spanish_text(1, f"{'TRANSFERENCIA RECIBIDA':38}FACTURA 2026-08"),
    )

    assert (found.is_credit, found.amount) == (True, Money(12_50, "EUR"))
    assert (found.booking_date, found.value_date) == (date(2026, 11, 23), date(2026, 11, 23))
    assert found.bank_reference == "0000012345"
    assert found.references == ("REFERENCIA-1SIGUE-AQUI", "REFERENCIA-1", "SIGUE-AQUI")
    assert found.remittance == "TRANSFERENCIA RECIBIDA FACTURA 2026-08"
    assert (found.transaction_code, found.kind) == ("04+123", Kind.PAYMENT)
    assert found.raw.splitlines()[1].startswith("2301TRANSFERENCIA")


def test_text_that_fills_its_columns_goes_on_without_a_blank() -> None:
    text = "PAGO DEL PEDIDO PAYMENT_01ABCDEFGHIJKLMNOPQRSTUVWX Y MAS"

    assert entry(spanish_move(12_50), spanish_text(1, text)).remittance == text


def test_transfer_of_sepa_tells_who_has_ordered_it_and_its_reference() -> None:
    found = entry(*TRANSFER)

    assert found.end_to_end_id == "PEDIDO-4711"
    assert found.counterparty.name == "PELAEZ Y NADIE S.A. / POR CUENTA DE OTRA"
    assert found.remittance == "FACTURA 2026-081 Y GRACIAS"


def test_five_lines_of_another_concept_are_text() -> None:
    found = entry(TRANSFER[0].replace("04123", "99123"), *TRANSFER[1:])

    assert found.end_to_end_id is None
    assert found.remittance.startswith("PELAEZ Y NADIE S.A.")


@pytest.mark.parametrize("scheme", ["CORE", "B2B "])
def test_direct_debit_of_sepa_tells_its_creditor_and_mandate(scheme: str) -> None:
    found = entry(
        spanish_move(-31_00, concept="03"),
        spanish_text(1, f"{scheme}FIBRA INVENTADA S.A."),
        spanish_text(2, f"{'ES00ZZZA00000000':35}MANDATO-77"),
        spanish_text(3, "        CUOTA DE OCTUBRE"),
        spanish_text(4, ""),
        spanish_text(5, f"{'RECIBO-10':35}INVENTOS S.L."),
    )

    assert (found.end_to_end_id, found.remittance) == ("RECIBO-10", "CUOTA DE OCTUBRE")
    assert found.references == ("MANDATO-77", "ES00ZZZA00000000", "000000000000")
    assert found.counterparty.name == "FIBRA INVENTADA S.A."


@pytest.mark.parametrize(
    ("concept", "text", "kind"),
    [
        ("02", "", Kind.PAYMENT),
        ("04", "", Kind.PAYMENT),
        ("05", "", Kind.OTHER),
        ("06", "", Kind.BATCH),
        ("09", "", Kind.OTHER),
        ("14", "", Kind.RETURN),
        ("16", "", Kind.FEE),
        ("17", "LIQUIDACION DE INTERESES", Kind.INTEREST),
        ("17", "COMISION DE MANTENIMIENTO", Kind.FEE),
        ("98", "", Kind.RETURN),
        ("99", "", Kind.PAYMENT),
    ],
)
@pytest.mark.parametrize("minor", [12_50, -12_50])
def test_common_concept_says_what_it_is_for(concept: str, text: str, kind: Kind, minor: int) -> None:
    found = entry(spanish_move(minor, concept=concept), spanish_text(1, text))

    assert (found.kind, found.is_credit) == (kind, minor > 0)
    assert found.is_reversal is (concept == "98")


def test_returned_receipt_has_the_banks_reason() -> None:
    found = entry(spanish_move(-12_50, concept="14"), spanish_text(1, "DEVOLUCION RECIBO MD06 PEDIDO 4711"))

    assert (found.kind, found.return_reason) == (Kind.RETURN, "MD06")


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (spanish_move(12_50, day="260230"), "The operation date '260230' does not exist."),
        (spanish_move(12_50)[:40], "The amount '000000000012  ' is not a number of digits alone."),
        (spanish_move(12_50)[:20], "The mark ' ' is neither 1, a debit, nor 2, a credit."),
        (spanish_move(12_50)[:27] + "3" + spanish_move(12_50)[28:], "The mark '3' is neither 1"),
        (spanish_move(12_50).replace("00000000001250", "0000000000125A"), "'0000000000125A' is not a number of digits"),
    ],
)
def test_what_can_not_be_read_is_kept_with_a_sentence(record: str, sentence: str) -> None:
    whole = [spanish_account(), record, spanish_text(1, "TEXTO"), spanish_move(7_00), spanish_end(100_000, [7_00])]
    parts = read(lines(whole))

    [found] = broken(parts)
    assert sentence in found.problem
    assert found.raw == f"{record.rstrip()}\n2301TEXTO"
    assert signed_sum(parts) == 700


def test_amounts_in_a_currency_with_fewer_decimals_are_read_exactly_or_not_at_all() -> None:
    parts = read(lines([spanish_account(500_00, currency="392"), spanish_move(12_00), spanish_move(12_50)]))

    assert opened(parts)[0].opening == Balance(500, "JPY", date(2026, 11, 1))
    assert [found.amount for found in entries(parts)] == [Money(12, "JPY")]
    assert "JPY has 0 decimals" in broken(parts)[0].problem


def test_unknown_currency_keeps_all_rows() -> None:
    parts = read(lines([spanish_account(currency="000"), spanish_move(12_50), spanish_end(0, [12_50])]))

    assert opened(parts)[0].currency is None
    assert "currency" in broken(parts)[0].problem
    assert "'000'" in closed(parts)[0].problems[0]


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        ([spanish_account(), spanish_move(5_00)], "The account has no record 33, which ends it"),
        ([spanish_account(), spanish_end(100_000, []), spanish_end(100_000, [])], "The account ends twice."),
        (
            [spanish_account(), spanish_move(-5_00), spanish_end(100_000, [-5_00], debits=4_00)],
            "1 debits of 4.00 EUR are stated, and 1 of 5.00 EUR could be read.",
        ),
        ([spanish_account(), spanish_text(1, "HUERFANO"), spanish_end(100_000, [])], "'2301HUERFANO"),
        ([spanish_account(), "HOLA", spanish_end(100_000, [])], "A line is no record that can stand here: 'HOLA'."),
        ([spanish_account(), spanish_end(100_000, []), "88" + "9" * 18 + "000007"], "'000007' records, and 2 were"),
        (["HOLA", spanish_account(), spanish_end(100_000, [])], "A line stands before the first account: 'HOLA'."),
        ([spanish_account(), spanish_end(100_000, [])], "The file has no record 88, which ends it"),
    ],
)
def test_what_is_wrong_with_a_statement_is_said(records: list[str], sentence: str) -> None:
    assert any(sentence in problem for problem in problems(lines(records)))


def test_file_that_breaks_off_is_not_complete() -> None:
    assert [end.is_complete for end in closed(read(lines([spanish_account(), spanish_move(5_00)])))] == [False]


def test_movement_behind_the_end_of_its_account_is_kept() -> None:
    [found] = broken(read(lines([spanish_account(), spanish_end(100_000, []), spanish_move(5_00)])))

    assert found.problem == "The movement stands behind the end of its account."


@given(cut=st.integers(0, 2_000))
def test_no_movement_is_lost_where_a_file_breaks_off(cut: int) -> None:
    whole = sample(*TRANSFER, spanish_move(-3_00, concept="14"), spanish_text(1, "IMPAGADO"), spanish_move(7_00))
    kept = whole[: 82 + cut]
    parts = read(kept)

    assert len(entries(parts)) + len(broken(parts)) == sum(line.startswith("22") for line in kept.splitlines())
    assert {found.amount.amount_minor for found in entries(parts)} <= {12_50, 3_00, 7_00}


def test_header_of_a_bank_several_accounts_and_other_encodings() -> None:
    records = [spanish_account(), spanish_move(5_00), spanish_text(1, "NIÑO"), spanish_end(100_000, [5_00])]
    whole = ["00" + "9" * 4, *records, *records]
    parts = read(lines([*whole, placed(80, _1="88" + "9" * 18, _21=f"{len(whole):06}")]).encode("latin-1"))

    assert [start.number for start in opened(parts)] == [0, 1]
    assert [found.remittance for found in entries(parts)] == ["NIÑO", "NIÑO"]
    assert [end.problems for end in closed(parts)] == [(), ()]


def test_movement_without_end_is_bounded() -> None:
    records = [spanish_account(), spanish_move(5_00), *(spanish_text(1, "X") for _ in range(5_000))]
    [found] = broken(read(lines(records)))

    assert "more than 100 lines" in found.problem


@pytest.mark.parametrize("text", ["", "hello\n", "22" + "0" * 78, "HOLA\n" * 200])
def test_file_without_an_account_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read(text)

    assert refusal.value.path == ("file",)


@pytest.mark.parametrize("before", ["", "00210000000000000000\r\n", "\r\n"])
def test_format_is_told_by_its_content(before: str) -> None:
    assert detection.detect((before + sample(*TRANSFER)).encode()) is StatementFormat.NORMA_43


@settings(max_examples=300, deadline=None)
@given(content=damaged(sample(*TRANSFER, spanish_move(-3_00, concept="14"), spanish_text(1, "IMPAGADO")).encode()))
def test_no_damage_makes_it_crash(content: bytes) -> None:
    read_or_refused(norma43.read(file(content)))


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=400))
def test_no_file_makes_it_crash(content: bytes) -> None:
    read_or_refused(norma43.read(file(sample().encode()[:82] + content)))
