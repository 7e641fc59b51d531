"""Statements of ISO 20022: what each kind of message says of itself."""

from datetime import date

import pytest

from payflowx.bank_statements.formats.parts import (
    Balance,
    Entry,
    Kind,
    StatementClosed,
    StatementFormat,
    StatementOpened,
)

from .camt_samples import (
    GOLDEN,
    MARCH_3,
    NAMES,
    assert_balanced,
    closed_of,
    euros,
    middle,
    ntry,
    opened_of,
    parts_of,
    sample,
    signed,
    statement,
    without_raw,
)


def prefixed(text: str) -> str:
    """The same document, with a prefix in each of its names."""
    return (
        text.replace("</", "\0")
        .replace("<", "<c:")
        .replace("<c:?", "<?")
        .replace("\0", "</c:")
        .replace(" xmlns=", " xmlns:c=")
    )


def in_envelope(text: str) -> str:
    """The same document as a bank may wrap it up."""
    return f"<e:Envelope xmlns:e='urn:bank'><e:Acct/><e:Body>{text.partition('?>')[2]}</e:Body></e:Envelope>"


@pytest.mark.parametrize("name", [name for name in NAMES if "053" in name])
def test_versions_differ_in_their_namespaces_alone(name: str) -> None:
    assert without_raw(parts_of(sample(name))) == GOLDEN


@pytest.mark.parametrize("version", range(2, 13))
def test_every_version_is_read(version: int) -> None:
    text = sample("camt053_08.xml").replace("053.001.08", f"053.001.{version:02}")

    assert without_raw(parts_of(text)) == GOLDEN


def test_elements_are_known_by_their_local_names() -> None:
    text = sample("camt053_02.xml")
    bare = text.replace(' xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"', "")

    for written in (bare, prefixed(text), in_envelope(text), in_envelope(prefixed(text))):
        assert without_raw(parts_of(written)) == GOLDEN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_is_the_one_that_the_file_declares(encoding: str) -> None:
    declared = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    text = sample("camt053_02.xml").replace("UTF-8", declared)
    mark = "\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else ""

    parts = parts_of((mark + text).encode(encoding))

    assert without_raw(parts) == GOLDEN
    assert "Müller &amp; Söhne" in middle(parts)[0].raw


def test_raw_text_is_the_entry_without_declarations_of_namespaces() -> None:
    entry = middle(parts_of(sample("camt053_02.xml")))[2]

    assert entry.raw.startswith("<Ntry>\n")
    assert entry.raw.endswith("</Ntry>")
    assert "xmlns" not in middle(parts_of(prefixed(sample("camt053_02.xml"))))[2].raw


def test_notification_has_no_balances_and_takes_its_batches_apart() -> None:
    parts = parts_of(sample("camt054_08.xml"))

    (opened,), (closed,) = opened_of(parts), closed_of(parts)
    assert (opened.format, opened.is_intraday) == (StatementFormat.CAMT_054, False)
    assert (opened.account_id, opened.currency, opened.opening, closed.closing) == ("0532013000", "CHF", None, None)
    assert (opened.from_date, opened.to_date) == (MARCH_3, MARCH_3)
    entries = [part for part in parts if isinstance(part, Entry)]
    assert [(entry.kind, signed(entry), entry.bank_reference, entry.end_to_end_id) for entry in entries] == [
        (Kind.PAYMENT, 100_00, "TX-A", "A"),
        (Kind.PAYMENT, 100_00, "TX-B", "B"),
        (Kind.INTEREST, 150_00, None, "C"),
        (Kind.FEE, -2_00, None, None),
    ]
    assert {entry.booking_reference for entry in entries} == {"BATCH-1"}
    assert entries[0].raw.startswith("<TxDtls>")


def test_report_is_of_the_day_and_its_pages_have_interim_balances() -> None:
    parts = parts_of(sample("camt052_02.xml"))

    (opened,), (closed,) = opened_of(parts), closed_of(parts)
    assert (opened.format, opened.is_intraday, opened.currency) == (StatementFormat.CAMT_053, True, "EUR")
    assert opened.opening == Balance(10_00, "EUR", MARCH_3)
    assert closed.closing == Balance(12_00, "EUR", MARCH_3)


def test_statements_of_a_file_are_numbered() -> None:
    one = sample("camt053_02.xml")
    two = one.replace("</Stmt>", "</Stmt><Stmt><Id>EMPTY</Id></Stmt><Stmt><Ntry/></Stmt>")

    parts = parts_of(two)

    assert_balanced(parts)
    assert [opened.statement_id for opened in opened_of(parts)] == ["STATEMENT-61", "EMPTY", None]
    assert without_raw(parts)[: len(GOLDEN)] == GOLDEN


@pytest.mark.parametrize(
    ("codes", "opening", "closing"),
    [
        (["PRCD", "CLBD"], 1, 2),
        (["PRCD", "OPBD", "CLBD", "CLAV"], 2, 3),
        (["OPBD", "OPBD", "CLBD", "CLBD"], 1, 4),
        (["ITBD", "ITBD"], 1, 2),
        (["OPBD", "ITBD"], 1, 2),
        (["FWAV"], None, None),
    ],
)
def test_balances_are_chosen_by_their_codes(codes: list[str], opening: int | None, closing: int | None) -> None:
    balances = "".join(
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{euros(str(amount))}<CdtDbtInd>CRDT</CdtDbtInd>"
        f"<Dt><Dt>2026-03-0{amount}</Dt></Dt></Bal>"
        for amount, code in enumerate(codes, 1)
    )

    opened, closed = parts_of(statement(head=balances))

    assert isinstance(opened, StatementOpened)
    assert isinstance(closed, StatementClosed)
    assert opened.opening == (opening and Balance(opening * 100, "EUR", date(2026, 3, opening)))
    assert closed.closing == (closing and Balance(closing * 100, "EUR", date(2026, 3, closing)))
    assert (opened.from_date, closed.to_date) == (
        opened.opening and opened.opening.day,
        closed.closing and closed.closing.day,
    )


def test_balance_in_another_currency_than_the_account_is_a_problem() -> None:
    balance = (
        "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy='USD'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
        "<Dt><Dt>2026-03-02</Dt></Dt></Bal>"
    )

    opened, closed = parts_of(statement(head=f"<Acct><Ccy>EUR</Ccy></Acct>{balance}"))

    assert isinstance(opened, StatementOpened)
    assert isinstance(closed, StatementClosed)
    assert opened.opening is None
    assert closed.problems == ("There is a balance in USD, and the account is in EUR.",)


def test_balance_and_head_that_cannot_be_read_are_problems_of_the_statement() -> None:
    head = (
        "<ElctrncSeqNb>seven</ElctrncSeqNb><CreDtTm>yesterday</CreDtTm><Acct><Ccy>EURO</Ccy></Acct>"
        "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>1.001</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
    )

    parts = parts_of(statement(ntry(), head=head))

    assert len(closed_of(parts)[0].problems) == 4
    (opened,) = opened_of(parts)
    assert (opened.sequence_number, opened.from_date, opened.currency, opened.opening) == (None, None, None, None)
    assert isinstance(middle(parts)[0], Entry)


@pytest.mark.parametrize(
    ("summary", "problem"),
    [
        ("<TtlNtries><NbOfNtries>4</NbOfNtries></TtlNtries>", "The statement says that it has 4 entries, and has 3."),
        (
            "<TtlCdtNtries><Sum>11</Sum></TtlCdtNtries>",
            "that its credits add up to 11.00 EUR, and they add up to 10.00 EUR.",
        ),
        (
            "<TtlDbtNtries><Sum>2.00</Sum></TtlDbtNtries>",
            "that its debits add up to 2.00 EUR, and they add up to 0.00 EUR.",
        ),
        ("<TtlDbtNtries><Sum>7</Sum></TtlDbtNtries>", None),
        ("<TtlDbtNtries><Sum>0</Sum></TtlDbtNtries>", None),
        ("<TtlDbtNtries><Sum>much</Sum></TtlDbtNtries>", "Sum is 'much' 'EUR': This is not an amount."),
    ],
)
def test_summary_that_differs_from_what_was_read_is_a_problem(summary: str, problem: str | None) -> None:
    head = f"<Acct><Ccy>EUR</Ccy></Acct><TxsSummry>{summary}</TxsSummry>"

    parts = parts_of(statement(ntry(), "<Ntry/>", ntry(euros("7.00"), "DBIT", status="PDNG"), head=head))

    problems = closed_of(parts)[0].problems
    assert len(problems) == (problem is not None)
    assert problem is None or problem in problems[0]
