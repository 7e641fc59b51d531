"""Who paid, or was paid: the name and the account, as every format that tells them writes them."""

import pytest

from payflowx.bank_statements.formats import bai2, csv_presets, csv_rows, mt940
from payflowx.bank_statements.formats.parts import NOBODY, Counterparty, Entry

from .camt_samples import details, entries_of, euros, ntry, parts_of, statement
from .reading import entries, file, sample

ADA = "<Nm>Ada</Nm>"
IBAN = "DE02120300000000202051"
ACCOUNT = f"<Id><IBAN>{IBAN}</IBAN></Id>"
OURS = "<Id><IBAN>DE89370400440532013000</IBAN></Id>"
"""The account of the statement in the samples."""
RETURN = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"


def of_camt(parties: str, *, direction: str = "CRDT", rest: str = "", reversal: str = "") -> Counterparty:
    """The counterparty of the one entry with these related parties."""
    detail = f"{euros('10.00')}<RltdPties>{parties}</RltdPties>{rest}"
    entry = ntry(euros("10.00"), direction=direction, rest=reversal + details(detail))
    [found] = entries(parts_of(statement(entry, head=f"<Acct>{OURS}<Ccy>EUR</Ccy></Acct>")))
    return found.counterparty


@pytest.mark.parametrize(
    ("parties", "told"),
    [
        (f"<Dbtr>{ADA}</Dbtr><DbtrAcct>{ACCOUNT}</DbtrAcct>", Counterparty("Ada", IBAN)),
        (f"<Dbtr><Pty>{ADA}</Pty></Dbtr>", Counterparty("Ada")),
        (f"<Dbtr><Agt><FinInstnId>{ADA}</FinInstnId></Agt></Dbtr>", Counterparty("Ada")),
        ("<DbtrAcct><Id><Othr><Id>0099</Id></Othr></Id></DbtrAcct>", Counterparty(None, "0099")),
        (f"<UltmtDbtr>{ADA}</UltmtDbtr>", Counterparty("Ada")),
        (f"<Dbtr><Nm>Platform</Nm></Dbtr><UltmtDbtr><Pty>{ADA}</Pty></UltmtDbtr>", Counterparty("Platform / Ada")),
        (f"<Dbtr>{ADA}</Dbtr><UltmtDbtr>{ADA}</UltmtDbtr>", Counterparty("Ada")),
        (f"<Cdtr>{ADA}</Cdtr><CdtrAcct>{ACCOUNT}</CdtrAcct>", NOBODY),
        ("<Dbtr><Nm>  Ada \n Lovelace </Nm></Dbtr>", Counterparty("Ada Lovelace")),
        ("", NOBODY),
    ],
)
def test_debtor_of_a_credit_is_its_counterparty(parties: str, told: Counterparty) -> None:
    assert of_camt(parties) == told
    debit = parties.replace("Dbtr", "X").replace("Cdtr", "Dbtr").replace("X", "Cdtr")
    assert of_camt(debit, direction="DBIT") == told


@pytest.mark.parametrize("back", [{"rest": RETURN}, {"reversal": "<RvslInd>true</RvslInd>"}])
@pytest.mark.parametrize(
    "parties",
    [
        f"<Dbtr><Nm>We</Nm></Dbtr><DbtrAcct>{OURS}</DbtrAcct><Cdtr>{ADA}</Cdtr><CdtrAcct>{ACCOUNT}</CdtrAcct>",
        f"<Dbtr>{ADA}</Dbtr><DbtrAcct>{ACCOUNT}</DbtrAcct><Cdtr><Nm>We</Nm></Cdtr><CdtrAcct>{OURS}</CdtrAcct>",
        f"<Cdtr>{ADA}</Cdtr><CdtrAcct>{ACCOUNT}</CdtrAcct>",
    ],
)
def test_counterparty_of_money_that_came_back_has_another_account_than_ours(parties: str, back: dict[str, str]) -> None:
    assert of_camt(parties, **back) == Counterparty("Ada", IBAN)


def test_parts_of_a_batch_have_counterparties_of_their_own_and_its_charges_have_none() -> None:
    charge = f"<Chrgs>{euros('1.00')}<CdtDbtInd>CRDT</CdtDbtInd></Chrgs>"
    parts = [f"{euros('4.00')}<RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties>" for name in "AB"]

    found = entries_of(ntry(euros("9.00"), rest=charge + details(*parts)))

    assert [entry.counterparty for entry in found] == [Counterparty("A"), Counterparty("B"), NOBODY]


def of_mt940(field: str, mark: str = "C") -> Counterparty:
    """The counterparty of the one entry with these details."""
    text = f":20:REF\n:25:NL91ABNA0417164300\n:28C:7/1\n:60F:C260929EUR100,00\n:61:2609300930{mark}1,00NTRFNONREF\n"
    [found] = entries(mt940.read(file(f"{text}:86:{field}\n:62F:C260930EUR100,00\n-\n")))
    return found.counterparty


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (f"166?20SVWZ+Fee?30BYLADEM1001?31{IBAN}?32Ada", Counterparty("Ada", IBAN)),
        ("166?20Fee?30BYLADEM1?310000202051?32Hotel zum goldenen Loewen G?33mbH", None),
        ("166?20Fee?32Ada?33Lovelace", Counterparty("Ada Lovelace")),
        ("020~20Faktura~30PL~3110201026~32KUPUJACY~33~38PL61109010140000071219812874", None),
        (f"166?20EREF+1?21SVWZ+Fee IBAN+{IBAN} BIC+X", Counterparty(None, IBAN)),
        (f"166?20SVWZ+Fee?21ABWA+Ada?31{IBAN}?32Platform", Counterparty("Platform / Ada", IBAN)),
        (f"SVWZ+Fee ANAM+Ada IBAN+{IBAN}", Counterparty("Ada", IBAN)),
        (f"/TRTP/SEPA/IBAN/{IBAN}/BIC/INGBNL2A/NAME/Ada/REMI/Fee/EREF/1", Counterparty("Ada", IBAN)),
        (f"/EREF/1//CNTP/{IBAN}/INGBNL2A/Ada/Delft//REMI/USTD//Fee/", Counterparty("Ada", IBAN)),
        (f"/EREF/1/ORDP//NAME/Ada/IBAN/{IBAN}/REMI/Fee /NAME/ of it", Counterparty("Ada", IBAN)),
        (f"/EREF/1/BENM//NAME/Ada/IBAN/{IBAN}", Counterparty("Ada", IBAN)),
        ("/EREF/1/ORDP//NAME/Ada/BENM//NAME/We/REMI/Fee", Counterparty("Ada")),
        ("/ORDP/Ada/REMI/Fee", Counterparty("Ada")),
        (f"/EREF/1//CNTP/{IBAN}/X/Platform///ULTD//NAME/Ada/REMI/USTD//Fee/", Counterparty("Platform / Ada", IBAN)),
        ("/EREF/1//ULTD/Ada//REMI/USTD//Fee/", Counterparty("Ada")),
        ("Just a text of Ada", NOBODY),
    ],
)
def test_counterparty_is_found_in_each_dialect(field: str, told: Counterparty | None) -> None:
    others = {"mbH": Counterparty("Hotel zum goldenen Loewen GmbH", "0000202051")}
    others["PL"] = Counterparty("KUPUJACY", "PL61109010140000071219812874")
    assert of_mt940(field) == (told or others["mbH" if "mbH" in field else "PL"])


def test_beneficiary_of_a_debit_is_its_counterparty() -> None:
    both = "/EREF/1/ORDP//NAME/We/BENM//NAME/Ada/ULTC//NAME/Grace/REMI/Fee"

    assert of_mt940(both, mark="D") == Counterparty("Ada / Grace")


def test_samples_tell_their_counterparties() -> None:
    german = [entry.counterparty for entry in entries(mt940.read(file(sample("mt940_german.sta"))))]
    dutch = [entry.counterparty for entry in entries(mt940.read(file(sample("mt940_dutch.940"))))]

    assert german[0] == Counterparty("Hotel zum Löwen GmbH und Co", "DE89370400440532013000")
    assert german[1:] == [NOBODY] * 4
    assert dutch[0] == Counterparty("Example BV", "NL32INGB0000012345")
    assert dutch[1] == NOBODY


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        (
            "ORIG CO NAME:ADA INC      ORIG ID:99 DESC DATE:0930 CO ENTRY DESCR:PAY SEC:CCD IND NAME:WE",
            "142",
            "ADA INC",
        ),
        ("ORIG CO NAME:ADA INC ORIG ID:99 SEC:PPD", "455", "ADA INC"),
        ("WIRE IN ORIG:1/ADA INC ID:123456 ORG BK:CITI BNF:WE ID:1 PMT DET:FEE", "195", ("ADA INC", "123456")),
        ("WIRE OUT ORIG:WE ID:1 BNF:ADA INC ID:123456 BNF BK:CITI OBI:FEE", "495", ("ADA INC", "123456")),
        ("ORG=ADA INC; OBI=FEE", "195", "ADA INC"),
        ("FED WIRE CREDIT B/O: /123456 ADA INC REF: FEE", "195", ("ADA INC", "123456")),
        ("WIRE IN, INVOICE 4711", "195", None),
        ("REFUND: ORIGINAL ORDER", "195", None),
    ],
)
def test_labels_of_a_text_tell_the_counterparty(text: str, code: str, told: tuple[str, str] | str | None) -> None:
    head = "01,BANK,US,260930,0200,1,,,2/\n02,US,BANK,1,260929,2359,,2/\n03,5765432,,,,,/\n"
    [found] = entries(bai2.read(file(f"{head}16,{code},100,,B,C,{text}\n")))

    expected = NOBODY if told is None else Counterparty(told) if isinstance(told, str) else Counterparty(*told)
    assert found.counterparty == expected


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("csv_generic.csv", [NOBODY]),
        (
            "csv_ing_nl.csv",
            [
                Counterparty("Hotel De Gouden Leeuw B.V.", "NL02RABO0123456789"),
                Counterparty("Staples Nederland", "NL44INGB0001234567"),
            ],
        ),
        (
            "csv_sparkasse.csv",
            [
                Counterparty("Hotel zum Löwen GmbH", "DE02120300000000202051"),
                Counterparty("Vermieter", "DE02120300000000202051"),
            ],
        ),
        ("csv_wise.csv", [Counterparty("Example BV"), Counterparty("Customer")]),
    ],
)
def test_columns_of_a_mapping_tell_the_counterparty(name: str, told: list[Counterparty]) -> None:
    mapping = csv_presets.detect(sample(name))
    assert mapping is not None

    found: list[Entry] = entries(csv_rows.read(file(sample(name)), mapping))

    assert [entry.counterparty for entry in found[: len(told)]] == told
