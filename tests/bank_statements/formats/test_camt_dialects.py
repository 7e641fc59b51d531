"""camt as banks write it beside the guidelines, and in its first version: what a person reads of it is read."""

import pytest

from payflowx.bank_statements import matching, recognition
from payflowx.bank_statements.formats import camt, detection
from payflowx.bank_statements.formats.parts import Counterparty, Entry, Kind, StatementFormat
from payflowx.core.money import Money

from .camt_samples import (
    FIRST_VERSION,
    GOLDEN,
    IN_FIRST_VERSION,
    closed_of,
    details,
    entries_of,
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
from .reading import file


def bal(code: str, amount: str, sign: str = "", day: int = 2) -> str:
    """A balance, of the second of March where no other day is given."""
    says = f"<CdtDbtInd>{sign}</CdtDbtInd>" if sign else ""
    kind = f"<Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
    return f"<Bal>{kind}{euros(amount)}{says}<Dt><Dt>2026-03-0{day}</Dt></Dt></Bal>"


def test_first_version_is_read() -> None:
    text = FIRST_VERSION.format(entries=IN_FIRST_VERSION)
    parts = parts_of(text)
    first, second = middle(parts)

    assert detection.detect(text.encode()) is StatementFormat.CAMT_053
    assert (opened_of(parts)[0].account_id, closed_of(parts)[0].problems) == ("4711", ())
    assert (opened_of(parts)[0].opening, closed_of(parts)[0].closing) != (None, None)
    assert isinstance(first, Entry)
    assert (signed(first), first.end_to_end_id, first.transaction_code) == (5_00, "SHOP-1", "NTRF")
    assert first.references == ("RF18539007547034", "INV-1")
    assert first.counterparty == Counterparty("Ada", "0815")
    assert isinstance(second, Entry)
    assert (signed(second), second.kind, second.return_reason) == (7_00, Kind.RETURN, "AC04 closed")


@pytest.mark.parametrize("message", ["BkToCstmrAcctRptV01/Rpt", "BkToCstmrDbtCdtNtfctnV01/Ntfctn"])
def test_first_version_of_the_other_messages_is_read(message: str) -> None:
    name, element = message.split("/")
    text = statement(ntry()).replace("BkToCstmrStmt", name).replace("Stmt>", f"{element}>")
    text = text.replace(f"<{element}>", f"<{element}>")

    assert [signed(part) for part in middle(parts_of(text)) if isinstance(part, Entry)] == [10_00]


def test_long_entry_of_the_first_version_is_handed_on_in_its_details() -> None:
    detail = f"<TxDtls><AddtlTxInf>{'x' * 2_000}</AddtlTxInf>{euros('1')}</TxDtls>"

    parts = middle(parts_of(statement(ntry(euros("2000"), rest=detail * 2_000), ntry())))

    assert [signed(part) for part in parts if isinstance(part, Entry)] == [1_00] * 2_000 + [10_00]


@pytest.mark.parametrize("before", ["\n", " \r\n\t", "\ufeff\n", "\n\ufeff", "\ufeff\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_blanks_before_the_declaration_are_nothing(before: str, encoding: str) -> None:
    if encoding.startswith("utf-16"):
        before = before.replace("\ufeff", "")
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    text = sample("camt053_02.xml").replace("UTF-8", "UTF-16" if "16" in encoding else "UTF-8")
    content = f"{mark}{before}{text}".encode(encoding)

    assert without_raw(parts_of(content)) == GOLDEN
    assert without_raw(list(detection.read(file(content), None, None))) == GOLDEN


@pytest.mark.parametrize("code", ["ITBD", "ITAV"])
def test_one_interim_balance_opens_no_statement(code: str) -> None:
    parts = parts_of(statement(ntry(), head=f"<Acct><Ccy>EUR</Ccy></Acct>{bal(code, '110.00', 'CRDT')}"))

    assert opened_of(parts)[0].opening is None
    (closed,) = closed_of(parts)
    assert closed.closing is not None
    assert (closed.closing.amount_minor, closed.opening, closed.problems) == (110_00, None, ())


@pytest.mark.parametrize("zero", ["0", "0.00", "00.000"])
@pytest.mark.parametrize("direction", ["CRDT", "DBIT"])
def test_only_detail_of_nothing_has_the_amount_of_the_entry(zero: str, direction: str) -> None:
    detail = f"<Refs><EndToEndId>ORDER-1001</EndToEndId></Refs>{euros(zero)}"

    (entry,) = entries_of(ntry(direction=direction, rest=details(detail)))

    assert (entry.kind, abs(signed(entry)), entry.end_to_end_id) == (Kind.PAYMENT, 10_00, "ORDER-1001")
    assert entry.is_credit is (direction == "CRDT")


def test_only_detail_of_nothing_stays_so_where_charges_are_all_of_the_entry() -> None:
    entries = entries_of(ntry(direction="DBIT", rest=f"<Chrgs>{euros('10.00')}</Chrgs>{details(euros('0'))}"))

    assert [(entry.kind, signed(entry)) for entry in entries] == [(Kind.PAYMENT, 0), (Kind.FEE, -10_00)]


@pytest.mark.parametrize("own", ["CRDT", "DBIT"])
def test_details_of_a_reversal_go_where_it_goes_whatever_was_reversed(own: str) -> None:
    says = f"<CdtDbtInd>{own}</CdtDbtInd>"
    rest = f"<RvslInd>true</RvslInd>{details(euros('6') + says, euros('4') + says)}"

    entries = entries_of(ntry(direction="DBIT", rest=rest))

    assert [(entry.kind, signed(entry)) for entry in entries] == [(Kind.RETURN, -6_00), (Kind.RETURN, -4_00)]


def test_details_of_nothing_beside_each_other_stay_so() -> None:
    entries = entries_of(ntry(rest=details(euros("0"), euros("0"))))

    assert [(entry.kind, signed(entry)) for entry in entries][-1] == (Kind.REMAINDER, 10_00)


@pytest.mark.parametrize(
    ("opening", "closing", "expected", "count_told"),
    [
        (bal("OPBD", "4.00", "DBIT"), bal("CLBD", "6.00"), (-4_00, 6_00), 1),
        (bal("OPBD", "14.00", "DBIT"), bal("CLBD", "4.00"), (-14_00, -4_00), 1),
        (bal("OPBD", "4.00"), bal("CLBD", "6.00", "CRDT"), (-4_00, 6_00), 1),
        (bal("OPBD", "4.00"), bal("CLBD", "6.00"), (-4_00, 6_00), 2),
        (bal("OPBD", "4.00"), bal("CLBD", "14.00"), (4_00, 14_00), 2),
        (bal("PRCD", "0.00"), bal("CLBD", "10.00"), (0, 10_00), 1),
    ],
)
def test_sign_that_is_missing_is_the_one_that_the_entries_tell(
    opening: str, closing: str, expected: tuple[int, int], count_told: int
) -> None:
    parts = parts_of(statement(ntry(), ntry(euros("90"), status="PDNG"), head=opening + closing))
    (opened,), (closed,) = opened_of(parts), closed_of(parts)
    balances = (opened.opening or closed.opening, closed.closing)

    assert tuple(balance and balance.amount_minor for balance in balances) == expected
    assert len(closed.problems) == count_told
    assert all("has no sign (CdtDbtInd is missing): by the entries, it is" in text for text in closed.problems)


@pytest.mark.parametrize(
    "content",
    [
        [bal("OPBD", "4.00"), bal("CLBD", "9.00"), ntry()],
        [bal("OPBD", "5.00"), bal("CLBD", "5.00"), ntry(euros("0"))],
        [bal("OPBD", "4.00"), bal("CLBD", "6.00"), ntry(), ntry(euros("?"))],
        [bal("OPBD", "4.00"), bal("CLBD", "6.00"), ntry(), ntry('<Amt Ccy="USD">1</Amt>')],
        [bal("OPBD", "4.00"), ntry()],
    ],
)
def test_sign_that_nothing_tells_stays_unknown(content: list[str]) -> None:
    parts = parts_of(statement(*content, head=""))
    (opened,), (closed,) = opened_of(parts), closed_of(parts)

    assert (opened.opening, closed.opening, closed.closing) == (None, None, None)
    assert closed.problems[0] == (
        "The balance OPBD can't be read: CdtDbtInd is missing, and the entries don't tell its sign."
    )


def test_sign_that_is_wrong_is_not_guessed() -> None:
    parts = parts_of(statement(ntry(), head=bal("OPBD", "4.00", "D") + bal("CLBD", "6.00", "CRDT")))

    assert closed_of(parts)[0].problems == (
        "The balance OPBD can't be read: CdtDbtInd is 'D': it must be CRDT or DBIT.",
    )


def test_entry_in_another_currency_is_read_in_its_own() -> None:
    head = (
        f"<Acct><Ccy>EUR</Ccy></Acct>{bal('OPBD', '0.00', 'CRDT')}{bal('CLBD', '10.00', 'CRDT')}"
        "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries><TtlCdtNtries><Sum>10</Sum></TtlCdtNtries></TxsSummry>"
    )
    foreign = ntry('<Amt Ccy="USD">42.50</Amt>', rest=details("<Refs><EndToEndId>E2E-2</EndToEndId></Refs>"))

    parts = parts_of(statement(ntry(), foreign, head=head))

    first, second = middle(parts)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.amount, second.amount) == (Money(10_00, "EUR"), Money(42_50, "USD"))
    assert second.end_to_end_id == "E2E-2"
    assert closed_of(parts)[0].problems == ()


@pytest.mark.parametrize("total", ["10", "52.50"])
def test_sums_with_or_without_other_currencies_are_right(total: str) -> None:
    head = f"<Acct><Ccy>EUR</Ccy></Acct><TxsSummry><TtlCdtNtries><Sum>{total}</Sum></TtlCdtNtries></TxsSummry>"

    parts = parts_of(statement(ntry(), ntry('<Amt Ccy="USD">42.50</Amt>'), head=head))

    assert closed_of(parts)[0].problems == ()


@pytest.mark.parametrize(
    "path",
    [
        "Refs/RtrId",
        "Refs/AcctSvcrTxId",
        "Refs/MktInfrstrctrTxId",
        "Refs/PrcgId",
        "RltdRmtInf/RmtId",
        "RmtInf/Strd/RfrdDocInf/LineDtls/Id/Nb",
        "RmtInf/Strd/TaxRmt/RefNb",
    ],
)
def test_every_reference_is_looked_for_and_none_changes_what_is_recognised(path: str) -> None:
    names = path.split("/")
    detail = "".join(f"<{name}>" for name in names) + "SHOP-4711" + "".join(f"</{name}>" for name in reversed(names))

    (entry,) = entries_of(ntry(rest=details(detail)))

    assert {"level": 6, "reference": "SHOP-4711"} in matching.names(entry)
    assert recognition.likeness(entry, "A") == recognition.likeness(entries_of(ntry(rest=details("")))[0], "A")
    assert entry.kind is (Kind.RETURN if path == "Refs/RtrId" else Kind.PAYMENT)


def test_reference_of_the_bank_counts_like_a_word_where_it_is_not_all_that_is_told() -> None:
    told, bare, own = entries_of(
        ntry(rest="<AcctSvcrRef>SHOP-4711</AcctSvcrRef><AddtlNtryInf>Thank you</AddtlNtryInf>"),
        ntry(rest="<AcctSvcrRef>SHOP-4711</AcctSvcrRef>"),
        ntry(rest="<AcctSvcrRef>B1</AcctSvcrRef>" + details("<Refs><AcctSvcrRef>SHOP-4711</AcctSvcrRef></Refs>")),
    )

    named = {"level": 7, "word": "SHOP-4711"}
    assert (named in matching.names(told), matching.names(bare), named in matching.names(own)) == (True, [], True)


def test_structured_text_beside_an_unstructured_one_is_looked_into() -> None:
    strd = "<Strd><AddtlRmtInf>for SHOP-4711 of May</AddtlRmtInf></Strd>"

    (entry,) = entries_of(ntry(rest=details(f"<RmtInf><Ustrd>Thank you</Ustrd>{strd}</RmtInf>")))

    assert entry.remittance == "Thank you"
    assert {"level": 7, "word": "SHOP-4711"} in matching.names(entry)


@pytest.mark.parametrize("width", [27, 35, 65, 70, 140])
@pytest.mark.parametrize("pretty", ["", "\n      "])
def test_lines_that_the_bank_cut_at_its_width_are_joined(width: int, pretty: str) -> None:
    text = ("Invoice SHOP-2026-000471 " * 20)[: 2 * width + 9].strip()
    lines = [text[start : start + width] for start in range(0, len(text), width)]
    ustrd = pretty.join(f"<Ustrd>{line}</Ustrd>" for line in lines)

    (entry,) = entries_of(ntry(rest=details(f"<RmtInf>{ustrd}</RmtInf>")))

    assert entry.remittance == " ".join(text.split())
    assert {"level": 7, "word": "SHOP-2026-000471"} in matching.names(entry)


@pytest.mark.parametrize(
    ("lines", "remittance"),
    [
        (["Order SHOP-1001", "of May"], "Order SHOP-1001 of May"),
        (["x" * 35, "y" * 36, "z"], f"{'x' * 35} {'y' * 36} z"),
        (["x" * 27, "y" * 35, "z"], f"{'x' * 27} {'y' * 35}z"),
        (["x" * 34, "y" * 34, "z"], f"{'x' * 34} {'y' * 34} z"),
        (["x" * 34 + " ", "y"], f"{'x' * 34} y"),
        (["x" * 35, " y"], f"{'x' * 35} y"),
        (["x" * 35, "  ", "y"], f"{'x' * 35} y"),
    ],
)
def test_other_lines_are_joined_by_blanks(lines: list[str], remittance: str) -> None:
    (entry,) = entries_of(ntry(rest=details(f"<RmtInf>{''.join(f'<Ustrd>{line}</Ustrd>' for line in lines)}</RmtInf>")))

    assert entry.remittance == remittance


def test_words_at_the_edge_of_a_full_line_are_found_either_way() -> None:
    lines = ["Thank you very much for your order!", "SHOP-4711"]

    (entry,) = entries_of(ntry(rest=details(f"<RmtInf>{''.join(f'<Ustrd>{line}</Ustrd>' for line in lines)}</RmtInf>")))

    assert {"level": 7, "word": "SHOP-4711"} in matching.names(entry)
    unjoined = entry._replace(remittance=" ".join(lines))
    assert recognition.likeness(entry, "A") == recognition.likeness(unjoined, "A")
    assert recognition.identity_before(entry, "A") == recognition.identity_before(unjoined, "A")


@pytest.mark.parametrize("currency", ["BGN", "HRK", "ANG"])
def test_withdrawn_currency_is_read(currency: str) -> None:
    text = statement(ntry(f'<Amt Ccy="{currency}">10.00</Amt>'), head=f"<Acct><Ccy>{currency}</Ccy></Acct>")
    (entry,) = (part for part in camt.read(file(text)) if isinstance(part, Entry))

    assert entry.amount == Money(10_00, currency)
