"""Entries of ISO 20022 statements: what they are taken apart into, and what is said of what cannot be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats.parts import (
    Broken,
    Entry,
    Kind,
)
from payflowx.core.money import Money

from .camt_samples import (
    broken_of,
    details,
    entries_of,
    euros,
    middle,
    ntry,
    parts_of,
    signed,
    statement,
)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (ntry(amount=""), "Amt is missing."),
        (ntry(euros("ten")), "Amt is 'ten' 'EUR': This is not an amount."),
        (ntry(euros("-10.00")), "Amt is '-10.00' 'EUR': This is not an amount."),
        (ntry(euros("1e3")), "Amt is '1e3' 'EUR': This is not an amount."),
        (ntry(euros("1<x/>0")), "Amt is '' 'EUR': This is not an amount."),
        (ntry(euros("1.001")), "Amt is '1.001' 'EUR': EUR has 2 decimals, and the amount has 3."),
        (ntry("<Amt>10.00</Amt>"), "Amt has no currency: the attribute Ccy is missing."),
        (ntry(direction=""), "CdtDbtInd is missing."),
        (ntry(direction="CREDIT"), "CdtDbtInd is 'CREDIT': it must be CRDT or DBIT."),
        (ntry(status="DONE"), "Sts is 'DONE': it must be BOOK, PDNG, INFO or FUTR."),
        (ntry(rest="<RvslInd>yes</RvslInd>"), "RvslInd is 'yes': it must be true or false."),
        (ntry(rest="<ValDt><Dt>2026-02-30</Dt></ValDt>"), "ValDt/Dt is '2026-02-30', which is not a date."),
        (
            ntry(rest="<BookgDt><DtTm>20260202T10</DtTm></BookgDt>"),
            "BookgDt/DtTm is '20260202T10', which is not a date.",
        ),
    ],
)
def test_entry_that_cannot_be_read_is_broken_and_the_others_are_read(entry: str, problem: str) -> None:
    assert broken_of(entry).problem == problem


def test_unknown_currency_breaks_the_entry_where_the_account_has_none() -> None:
    parts = middle(parts_of(statement(ntry('<Amt Ccy="XYZ">1</Amt>'), ntry('<Amt Ccy="JPY">500</Amt>'), head="")))

    assert isinstance(parts[0], Broken)
    assert parts[0].problem.startswith("Amt is '1' 'XYZ': 'XYZ' is not a currency that can be paid in")
    assert isinstance(parts[1], Entry)
    assert parts[1].amount == Money(500, "JPY")


def test_long_value_is_not_repeated() -> None:
    assert broken_of(ntry(euros("9" * 5_000))).problem == "Amt is This value 'EUR': This is not an amount."


@pytest.mark.parametrize(
    ("status", "is_booked"),
    [("BOOK", True), ("<Cd>BOOK</Cd>", True), ("", True), ("PDNG", False), ("<Cd>INFO</Cd>", False), ("FUTR", False)],
)
def test_entry_is_booked_when_its_status_says_so_or_nothing(status: str, is_booked: bool) -> None:
    (entry,) = entries_of(ntry(status=status))

    assert entry.is_booked is is_booked


@pytest.mark.parametrize("text", ["NOTPROVIDED", "NotProvided", "not provided"])
def test_what_is_not_provided_is_no_reference(text: str) -> None:
    refs = f"<Refs><InstrId>{text}</InstrId><EndToEndId>{text}</EndToEndId><TxId>T</TxId></Refs>"

    (entry,) = entries_of(ntry(rest=details(refs)))

    assert (entry.end_to_end_id, entry.references) == (None, ("T",))


@pytest.mark.parametrize(
    ("detail", "remittance"),
    [
        ("<RmtInf><Ustrd>a</Ustrd><Ustrd>b</Ustrd></RmtInf><AddtlTxInf>c</AddtlTxInf>", "a b"),
        ("<RmtInf><Strd><AddtlRmtInf>s</AddtlRmtInf></Strd></RmtInf><AddtlTxInf>c</AddtlTxInf>", "s"),
        ("<AddtlTxInf>c</AddtlTxInf>", "c"),
        ("", "n"),
    ],
)
def test_remittance_is_the_most_particular_text(detail: str, remittance: str) -> None:
    (entry,) = entries_of(ntry(rest=details(detail) + "<AddtlNtryInf>n</AddtlNtryInf>"))

    assert entry.remittance == remittance


@pytest.mark.parametrize(
    ("code", "kind", "kept"),
    [
        (
            "<Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn>",
            Kind.PAYMENT,
            "PMNT-RCDT-ESCT",
        ),
        ("<Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>COMM</SubFmlyCd></Fmly></Domn>", Kind.FEE, "PMNT-RCDT-COMM"),
        (
            "<Domn><Cd>ACMT</Cd><Fmly><Cd>MCOP</Cd><SubFmlyCd>INTR</SubFmlyCd></Fmly></Domn>",
            Kind.INTEREST,
            "ACMT-MCOP-INTR",
        ),
        (
            "<Domn><Cd>CAMT</Cd><Fmly><Cd>ACCB</Cd><SubFmlyCd>ZABA</SubFmlyCd></Fmly></Domn>",
            Kind.TRANSFER,
            "CAMT-ACCB-ZABA",
        ),
        ("<Domn><Cd>CAMM</Cd></Domn>", Kind.TRANSFER, "CAMM"),
        ("<Domn><Cd>FORX</Cd><Fmly><Cd>SPOT</Cd></Fmly></Domn>", Kind.OTHER, "FORX-SPOT"),
        ("<Domn><Cd>ZZZZ</Cd></Domn>", Kind.PAYMENT, "ZZZZ"),
        ("<Prtry><Cd>NTRF+166+9310</Cd></Prtry>", Kind.PAYMENT, "NTRF+166+9310"),
        ("<Prtry><Cd>NMSC+808</Cd></Prtry>", Kind.FEE, "NMSC+808"),
        ("<Prtry><Cd>NCHG</Cd></Prtry>", Kind.FEE, "NCHG"),
        ("<Prtry><Cd>NINT+814+1</Cd></Prtry>", Kind.INTEREST, "NINT+814+1"),
        ("<Prtry><Cd>NCMZ</Cd></Prtry>", Kind.TRANSFER, "NCMZ"),
        ("<Prtry><Cd>NCHGS</Cd></Prtry>", Kind.PAYMENT, "NCHGS"),
        ("<Prtry><Cd>42</Cd></Prtry>", Kind.PAYMENT, "42"),
        ("", Kind.PAYMENT, None),
    ],
)
def test_kind_is_what_the_transaction_code_says(code: str, kind: Kind, kept: str | None) -> None:
    (entry,) = entries_of(ntry(rest=f"<BkTxCd>{code}</BkTxCd>"))

    assert (entry.kind, entry.transaction_code) == (kind, kept)


@pytest.mark.parametrize(
    ("count", "kind"), [("12", Kind.BATCH), ("10", Kind.BATCH), ("1", Kind.PAYMENT), ("01", Kind.PAYMENT)]
)
def test_entry_that_stands_for_several_payments_is_a_batch(count: str, kind: Kind) -> None:
    batch = f"<NtryDtls><Btch><MsgId>M</MsgId><PmtInfId>P</PmtInfId><NbOfTxs>{count}</NbOfTxs></Btch></NtryDtls>"

    (entry,) = entries_of(ntry(rest=batch + "<AddtlNtryInf>Cards</AddtlNtryInf>"))

    assert entry.kind is kind
    if kind is Kind.BATCH:
        assert entry.references == ("M", "P")
        assert entry.remittance == f"{count} payments in one amount. Cards"


OLD_CHARGE = "<Chrgs><Amt Ccy='EUR'>1.50</Amt></Chrgs>"
OLD_TOTAL = "<Chrgs><TtlChrgsAndTaxAmt Ccy='EUR'>1.50</TtlChrgsAndTaxAmt></Chrgs>"
NEW_CHARGES = (
    "<Chrgs><TtlChrgsAndTaxAmt Ccy='EUR'>1.50</TtlChrgsAndTaxAmt>"
    "<Rcrd><Amt Ccy='EUR'>1.70</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd>"
    "<Rcrd><Amt Ccy='EUR'>0.20</Amt><CdtDbtInd>CRDT</CdtDbtInd></Rcrd>"
    "<Rcrd><Amt Ccy='EUR'>9.00</Amt><ChrgInclInd>false</ChrgInclInd></Rcrd>"
    "<Rcrd><Amt Ccy='USD'>9.00</Amt></Rcrd></Chrgs>"
)
TWO_DETAILS = (euros("4.00"), euros("7.50"))


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (details(euros("11.50") + OLD_CHARGE), [(Kind.PAYMENT, 11_50), (Kind.FEE, -1_50)]),
        (OLD_CHARGE + details(euros("11.50")), [(Kind.PAYMENT, 11_50), (Kind.FEE, -1_50)]),
        (OLD_TOTAL + details(euros("11.50") + OLD_CHARGE), [(Kind.PAYMENT, 11_50), (Kind.FEE, -1_50)]),
        (
            NEW_CHARGES + details(*TWO_DETAILS),
            [(Kind.PAYMENT, 4_00), (Kind.PAYMENT, 7_50), (Kind.FEE, -1_70), (Kind.FEE, 20)],
        ),
        (
            OLD_CHARGE + details(euros("13.00") + OLD_CHARGE),
            [(Kind.PAYMENT, 13_00), (Kind.FEE, -1_50), (Kind.FEE, -1_50)],
        ),
        (OLD_CHARGE + details(euros("10.00")), [(Kind.PAYMENT, 10_00)]),
        (OLD_CHARGE + details(""), [(Kind.PAYMENT, 10_00)]),
        (
            OLD_CHARGE + details(*TWO_DETAILS, euros("1.00")),
            [(Kind.PAYMENT, 4_00), (Kind.PAYMENT, 7_50), (Kind.PAYMENT, 1_00), (Kind.REMAINDER, -2_50)],
        ),
        (details(euros("9.00")), [(Kind.PAYMENT, 9_00), (Kind.REMAINDER, 1_00)]),
        (details("<Amt Ccy='USD'>11</Amt>"), [(Kind.PAYMENT, 10_00)]),
        (
            details(euros("12") + "<CdtDbtInd>CRDT</CdtDbtInd>", euros("2") + "<CdtDbtInd>DBIT</CdtDbtInd>"),
            [(Kind.PAYMENT, 12_00), (Kind.PAYMENT, -2_00)],
        ),
    ],
)
def test_parts_of_an_entry_add_up_to_it(rest: str, expected: list[tuple[Kind, int]]) -> None:
    entries = entries_of(ntry(rest=f"<AcctSvcrRef>B</AcctSvcrRef>{rest}"))

    assert [(entry.kind, signed(entry)) for entry in entries] == expected
    assert sum(signed(entry) for entry in entries) == 10_00
    added = [entry for entry in entries if entry.kind in {Kind.FEE, Kind.REMAINDER}]
    assert all((entry.bank_reference, entry.booking_reference) == (None, "B") for entry in added)


def test_remainder_says_what_it_is() -> None:
    entries = entries_of(ntry(rest=details(*TWO_DETAILS)))

    assert entries[-1].remittance == "The details add up to 11.50 EUR, the entry is of 10.00 EUR."


@pytest.mark.parametrize("name", ["TxAmt", "CntrValAmt", "InstdAmt", "AnncdPstngAmt"])
def test_amount_of_a_detail_is_the_one_in_the_currency_of_the_account(name: str) -> None:
    detail = f"<Amt Ccy='USD'>5.00</Amt><AmtDtls><{name}><Amt Ccy='EUR'>4.00</Amt></{name}></AmtDtls>"

    entries = entries_of(ntry(rest=details(detail, euros("6.00"))))

    assert [signed(entry) for entry in entries] == [4_00, 6_00]


@pytest.mark.parametrize(
    ("detail", "problem"),
    [
        ("<Amt Ccy='USD'>5.00</Amt>", "TxDtls has no amount in EUR, the currency of the entry."),
        (euros("4.001"), "Amt is '4.001' 'EUR': EUR has 2 decimals, and the amount has 3."),
        (euros("4") + "<Chrgs><Amt Ccy='EUR'>?</Amt></Chrgs>", "Amt is '?' 'EUR': This is not an amount."),
        (euros("4") + "<CdtDbtInd>?</CdtDbtInd>", "CdtDbtInd is '?': it must be CRDT or DBIT."),
    ],
)
def test_detail_that_cannot_be_read_is_broken_and_its_money_remains(detail: str, problem: str) -> None:
    first, broken, remainder = middle(parts_of(statement(ntry(rest=details(euros("6.00"), detail)))))

    assert isinstance(first, Entry)
    assert isinstance(broken, Broken)
    assert broken.problem == f"TxDtls: {problem}"
    assert isinstance(remainder, Entry)
    assert (remainder.kind, signed(remainder), remainder.position) == (Kind.REMAINDER, 4_00, 2)


def test_only_detail_that_cannot_be_read_is_broken_and_its_money_remains() -> None:
    detail = euros("11") + "<Chrgs><Amt Ccy='EUR'>?</Amt></Chrgs>"

    broken, remainder = middle(parts_of(statement(ntry(rest=details(detail)))))

    assert isinstance(broken, Broken)
    assert isinstance(remainder, Entry)
    assert (remainder.kind, signed(remainder)) == (Kind.REMAINDER, 10_00)


def test_reference_of_the_entry_is_not_that_of_its_details_where_there_are_several() -> None:
    reference = "<AcctSvcrRef>BATCH</AcctSvcrRef>"
    own = "<Refs><AcctSvcrRef>OWN</AcctSvcrRef></Refs>"

    entries = entries_of(
        ntry(rest=reference),
        ntry(rest=reference + details("")),
        ntry(rest=reference + details(euros("4"), euros("5") + own, euros("1") + f"<Refs>{reference}</Refs>")),
    )

    assert [entry.bank_reference for entry in entries] == ["BATCH", "BATCH", None, "OWN", None]


@settings(max_examples=100, deadline=None)
@given(
    amount=st.integers(0, 10_000),
    is_credit=st.booleans(),
    of_details=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(["CRDT", "DBIT", ""])), max_size=5),
    charges=st.lists(st.tuples(st.integers(0, 300), st.sampled_from(["CRDT", "DBIT", ""])), max_size=3),
    broken=st.booleans(),
)
def test_whatever_an_entry_states_its_parts_add_up_to_it(
    amount: int,
    is_credit: bool,
    of_details: list[tuple[int, str]],
    charges: list[tuple[int, str]],
    broken: bool,
) -> None:
    def stated(minor: int, direction: str) -> str:
        return euros(f"{minor / 100:.2f}") + (f"<CdtDbtInd>{direction}</CdtDbtInd>" if direction else "")

    told = [stated(*detail) for detail in of_details] + (["<Amt Ccy='EUR'>?</Amt>"] if broken else [])
    rest = "".join(f"<Chrgs>{stated(*charge)}</Chrgs>" for charge in charges) + (details(*told) if told else "")

    parts = middle(parts_of(statement(ntry(euros(f"{amount / 100:.2f}"), "CRDT" if is_credit else "DBIT", rest))))

    assert sum(signed(part) for part in parts if isinstance(part, Entry)) == (amount if is_credit else -amount)
    assert sum(isinstance(part, Broken) for part in parts) == broken
    assert [part.position for part in parts] == list(range(len(parts)))
