"""Texts and references of the field :86: and around it, however a bank breaks its lines and names its parts."""

import pytest

from payflowx.bank_statements import matching, recognition
from payflowx.bank_statements.formats.parts import Counterparty, Entry
from payflowx.bank_statements.formats.references import known_reference

from .mt940_samples import entry, read, statement
from .reading import entries

LINE = ":61:2609300930C12,50NTRFNONREF"
ACCOUNT = "NL91ABNA0417164300"
REFERENCE = "ORDER-20260930-000123"


def words_of(found: Entry) -> set[str]:
    """What the entry is looked for by."""
    return {str(name.get("word") or name.get("reference")) for name in matching.names(found)}


def broken_at(text: str, first: int, other: int) -> list[str]:
    """The text as a bank breaks it that gives so many characters to the first line, and to each other one."""
    return [text[:first], *(text[start : start + other] for start in range(first, len(text), other))]


@pytest.mark.parametrize(("first", "other"), [(61, 65), (65, 65)])
@pytest.mark.parametrize("length", range(20, 62))
@pytest.mark.parametrize("word", ["EREF", "text"])
def test_reference_is_whole_wherever_the_line_ends(first: int, other: int, length: int, word: str) -> None:
    filling = ("Invoice of September with thanks " * 3)[:length].strip().ljust(length, "x")
    if word == "EREF":
        text = f"/CNTP/{ACCOUNT}/ABNANL2A/{filling[:30]}///EREF/{REFERENCE}//REMI/USTD//{filling}/"
    else:
        text = f"{filling} {REFERENCE} {filling}"
    found = entry(LINE, ":86:" + "\n".join(broken_at(text, first, other)))

    if word == "EREF":
        assert found.end_to_end_id == REFERENCE
        assert found.remittance == filling
        assert found.counterparty == Counterparty(filling[:30].strip(), ACCOUNT)
    else:
        assert REFERENCE in words_of(found)


def test_line_of_61_characters_is_not_full_where_the_bank_writes_longer_ones() -> None:
    long, short = "Invoice 4711 ".ljust(64, "x"), "Invoice 4712 ".ljust(61, "x")
    first, second = entries(read(statement(LINE, f":86:{long}", REFERENCE, LINE, f":86:{short}", REFERENCE)))

    assert first.remittance == f"{long} {REFERENCE}"
    assert second.remittance == f"{short} {REFERENCE}"


@pytest.mark.parametrize("mark", ["?", "~", "<", ">", "^", "@"])
@pytest.mark.parametrize("code", ["020", ""])
def test_subfields_are_told_by_any_mark(mark: str, code: str) -> None:
    subfields = ("00PRZELEW", "20INVOICE ORDER-20261129-0001", "2123 THANK YOU", "3149105019531", "32ADA LOVELACE")
    found = entry(LINE, ":86:" + code + "".join(f"{mark}{subfield}\n" for subfield in subfields).strip())

    assert found.remittance == "INVOICE ORDER-20261129-000123 THANK YOU"
    assert found.counterparty == Counterparty("ADA LOVELACE", "49105019531")


@pytest.mark.parametrize("first", range(60, 64))
def test_remittance_goes_on_behind_the_name(first: int) -> None:
    found = entry(LINE, f":86:166?20SVWZ+ORDER-20260930-00012345?2932Name?{first}ORDER-7")

    assert "ORDER-7" in words_of(found)


def test_triodos_has_the_other_side_s_account_in_a_subfield_of_its_own() -> None:
    found = entry(LINE, ":86:000>100987654321", ">20INVOICE ORDER-20261129-0001>2123 THANK YOU", ">310390123456")

    assert found.counterparty == Counterparty(None, "0987654321")
    assert found.remittance == "INVOICE ORDER-20261129-000123 THANK YOU"


@pytest.mark.parametrize(
    ("details", "references"),
    [
        ("/EREF/NOTPROVIDED/REMI/CDTRREFTP//CD/SCOR/ISSR/CUR/CDTRREF/1234567890123452", ("1234567890123452",)),
        ("/REMI/STRD/CUR/9001123412341234/", ("9001123412341234",)),
        ("/REMI/CDTRREF/RF18539007547034/EREF/E-1", ("RF18539007547034",)),
        ("/RREF/3825-0031367289 /EREF/1309101116-0000001 /REMI/Inv. 1", ("3825-0031367289",)),
        ("/MARF/M-1\n//CSID/NL32ZZZ\n999999991234/\n/REMI/USTD//x/", ("M-1", "NL32ZZZ999999991234")),
        ("/PREF/P 1 of 2\n/REMI/x", ("P 1 of 2",)),
    ],
)
def test_references_of_the_code_words_are_found(details: str, references: tuple[str, ...]) -> None:
    assert entry(LINE, f":86:{details}").references == references


@pytest.mark.parametrize(
    ("details", "remittance"),
    [
        ("/OCMT/USD2853,12/\nINVOICE 204011665 20401 1687\n/OGB/A BANK /VA/123456\nINFO",
         "USD2853,12 INVOICE 204011665 20401 1687 OGB A BANK VA 123456 INFO"),
        ("/BAI/399/MISCELLANEOUS CREDIT\n/ORDP/test rate\n/ACNO/12-3011-0334122-37", "BAI 399/MISCELLANEOUS CREDIT"),
        (" /XXXX//100924006010 A\n /ORDP/B\n /REMI/C\nOUR REF: 03MT18", "C OUR REF: 03MT18 XXXX 100924006010 A"),
        ("/REMI/Inv. 1000217666 /RCMT/EUR 100.000,00 /CHRG/DKK 4,00",
         "Inv. 1000217666 /RCMT/EUR 100.000,00 /CHRG/DKK 4,00"),
        ("/EREF/E-1\nINVOICE 77 thanks", "INVOICE 77 thanks"),
        ("/EREF/E-1/\nINVOICE77", "INVOICE77"),
        ("/PT/FT/PY/PAYMENT FOR ORDER SHOP-7101", "/PT/FT/PY/PAYMENT FOR ORDER SHOP-7101"),
        ("/OCMT/EUR1,00//REMI/x", "x"),
        ("/TRTP/SEPA OVERBOEKING/EREF/E-1", ""),
        ("166?20EREF+E-1?24SVWZ+TAX?25EREF: 12345-----L111", "TAX EREF: 12345-----L111"),
    ],
)  # fmt: skip
def test_text_around_code_words_is_not_lost(details: str, remittance: str) -> None:
    assert entry(LINE, f":86:{details}").remittance == remittance


@pytest.mark.parametrize(
    ("details", "counterparty"),
    [
        ("/BENM/300000000000133\n/ADA LOVELACE\n/5,6//026415102020\n/Rent", ("ADA LOVELACE", "300000000000133")),
        ("/ORDP/NL91ABNA0417164300\n/ADA LOVELACE", ("ADA LOVELACE", ACCOUNT)),
        ("/ORDP/NL91 ABNA 0417 1643 00/ADA LOVELACE", ("ADA LOVELACE", "NL91 ABNA 0417 1643 00")),
        ("/ORDP/ADA LOVELACE\n/ACNO/12-3011-0334122-37\n/NBKT", ("ADA LOVELACE", "12-3011-0334122-37")),
        ("/ORDP/ADA LOVELACE/12 ST. JAMES'S SQUARE", ("ADA LOVELACE", None)),
        ("/ORDP//NAME/ADA/BBAN/0417164300/REMI/x", ("ADA", "0417164300")),
        ("/BENM/2026", ("2026", None)),
    ],
)
def test_party_has_a_name_and_an_account(details: str, counterparty: tuple[str | None, str | None]) -> None:
    assert entry(LINE, f":86:{details}").counterparty == Counterparty(*counterparty)


def test_what_stands_behind_account_and_name_is_text() -> None:
    found = entry(LINE, ":86:/BENM/300000000000133", "/ADA LOVELACE", "/5,6//026415102020", "/Rent of May")

    assert found.remittance == "5,6//026415102020/Rent of May"
    assert "026415102020" in found.remittance


@pytest.mark.parametrize(
    ("line", "details", "remittance"),
    [
        ("SHOP-7101", "Thank you", "Thank you SHOP-7101"),
        ("/ABC/DEF/SHOP-7101", "Thank you", "Thank you /ABC/DEF/SHOP-7101"),
        ("Thank you", "/REMI/Thank you very much", "Thank you very much"),
        ("/OCMT/EUR11,85//CHGS/EUR0,50/", "Thank you", "Thank you"),
        ("/TRCD/00100/", "/EREF/E-1//REMI/USTD//x/", "x"),
        ("/TRCD/00100/", "", "/TRCD/00100/"),
    ],
)
def test_text_under_the_entry_is_text(line: str, details: str, remittance: str) -> None:
    assert entry(LINE, line, f":86:{details}").remittance == remittance


@pytest.mark.parametrize(
    "details", ["Rent of Ada", "/OCMT/EUR1,/\nMORE//REMI/Rent of Ada", "/BAI/399/REMI/Rent of Ada"]
)
def test_remittance_is_a_reference_whatever_stands_around_it(details: str) -> None:
    found = entry(LINE, "SALARY", f":86:{details}")

    assert found.remittance.startswith("Rent of Ada ")
    assert {"level": 4, "reference": "Rent of Ada"} in matching.names(found)


def test_notes_of_an_entry_are_text_and_name() -> None:
    notes = ":NS:01Invoice 4711", "02of September", "15ADA LOVELACE", "17TRANSFER"
    noted, detailed = entries(read(statement(LINE, *notes, LINE, *notes, ":86:/REMI/x")))

    assert noted.remittance == "Invoice 4711 of September"
    assert noted.counterparty == Counterparty("ADA LOVELACE", None)
    assert noted.raw == "\n".join((LINE, *notes))
    assert detailed.remittance == "x"


# Each with the texts that the versions before this one had read: by these a stored entry is found again.
BEFORE: dict[tuple[str, ...], tuple[str | None, str | None, tuple[str, ...], str]] = {
    (LINE, ":86:/OCMT/USD1,/", "INVOICE 20401", "/OGB/BANK"): (None, None, (), ""),
    (LINE, ":86:000>100987654321", ">20INVOICE 7"): (None, None, (), "000>100987654321 >20INVOICE 7"),
    (LINE, ":86:/RREF/R-1/EREF/E-1/REMI/x"): (None, "E-1", (), "x"),
    (LINE, ":86:/REMI/CDTRREF/RF18539007547034"): (None, None, (), "CDTRREF/RF18539007547034"),
    (LINE, "SHOP-7101", ":86:x"): (None, None, (), "x"),
    (LINE, "//B-1", "SHOP-7101", ":86:x"): (None, None, (), "x"),
    (LINE, "//B-1", "SHOP-7101"): (None, None, (), "//B-1 SHOP-7101"),
    (":61:2609300930C12,50NONREF//B-1", ":86:x"): ("B-1", None, ("EF",), "x"),
    (LINE, ":86:166?20EREF+E-1?21EREF+E-2?22SVWZ+x"): (None, "E-1", (), "x"),
    (LINE, ":NS:01x"): (None, None, (), ""),
    (LINE, ":NS:01x", ":86:y"): (None, None, (), ""),
    (LINE, ":86:/MARF/MND", "-", "EV01//CSID/NL32"): (None, None, ("MND",), ""),
    (LINE, ":86:x T03", ":20:46 y"): (None, None, (), "x T03"),
    (LINE, ":86:/CNTP/NL91ABNA0417164300/ABNANL2A/J NobodyX///EREF/ORDER-2026", "1129//REMI/USTD//x/"): (
        None, "ORDER-2026 1129", (), "x"),
    (LINE, ":86:/CNTP/NL91ABNA0417164300/ABNANL2A/J NobodyXY///MARF/MND-1//RE", "MI/USTD//x/"): (
        None, None, ("MND-1//RE MI/USTD//x",), ""),
    (LINE, ":86:/CNTP/NL91ABNA0417164300/ABNANL2A/J NobodyXYZ///EREF/NOTPROVI", "DED//REMI/x"): (
        None, "NOTPROVI DED", (), "x"),
    (LINE, ":86:/ORDP/x", "/ACNO/123456"): (None, None, (), ""),
    (LINE, ":86:/OTHR/thing"): (None, None, (), "/OTHR/thing"),
}  # fmt: skip


@pytest.mark.parametrize("fields", BEFORE, ids="|".join)
def test_entry_is_recognised_by_what_was_read_of_it_before(fields: tuple[str, ...]) -> None:
    bank_reference, end_to_end_id, references, remittance = BEFORE[fields]
    found = entry(*fields)
    before = found._replace(
        bank_reference=bank_reference,
        end_to_end_id=end_to_end_id,
        references=references,
        remittance=remittance,
        known_as=None,
    )

    assert recognition.likeness(found, ACCOUNT) == recognition.likeness(before, ACCOUNT)
    assert recognition.identity_before(found, ACCOUNT) == recognition.identity_before(before, ACCOUNT)


@pytest.mark.parametrize("name", ["300000000000133", "12-3011-0334122-37", "NL91ABNA0417164300"])
def test_number_that_was_stored_as_a_name_is_an_account(name: str) -> None:
    assert recognition.told(Counterparty(name, None)) == recognition.told(Counterparty(None, name))


@pytest.mark.parametrize("name", ["2026", "Studio 54", "1&1", "A1 Bulgaria"])
def test_name_with_digits_is_a_name(name: str) -> None:
    assert recognition.told(Counterparty(name, None)).name == name


def test_words_that_say_that_there_is_no_reference_are_none_wherever_they_are_cut() -> None:
    found = entry(LINE, ":86:/CNTP/NL91ABNA0417164300/ABNANL2A/J NobodyXYZ///EREF/NOTPROVI", "DED//REMI/x")

    assert known_reference(found.end_to_end_id) is None
