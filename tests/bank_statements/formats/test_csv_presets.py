"""The layouts that come with the package: each is told by its content, and read as its bank means it."""

from datetime import date

import pytest

from payflowx.bank_statements.formats import csv_presets, detection
from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.parts import Counterparty, Part
from payflowx.core.errors import InvalidInput

from .reading import assert_well_formed, broken, closed, entries, file, opened, signed_sum

PRESETS = csv_presets.presets()
HEADED = [mapping for mapping in PRESETS if mapping.has_header]


def read(content: str | bytes) -> list[Part]:
    """All parts of a file whose layout its content tells."""
    parts = list(detection.read(file(content), None, None))
    assert_well_formed(parts)
    return parts


def told(content: str | bytes) -> str | None:
    """The name of the layout that a file has."""
    found = csv_presets.detect(content if isinstance(content, bytes) else content.encode())
    return None if found is None else found.name


def booked(parts: list[Part]) -> list[tuple[int, str | None]]:
    """What the booked entries did to the account, and when."""
    return [(signed_sum([part]), str(part.booking_date)) for part in entries(parts) if part.is_booked]


def header(mapping: CsvMapping, names: list[str]) -> str:
    """A header with these names."""
    quote = mapping.quote or ""
    lines = [f"{text};" for text in mapping.before]
    return "\n".join((*lines, mapping.delimiter.join(f"{quote}{name}{quote}" for name in names))) + "\n"


def names_of(mapping: CsvMapping) -> list[str]:
    """All names that a mapping has for columns."""
    return list(
        dict.fromkeys(column for column in (*mapping.columns.every(), *mapping.also) if isinstance(column, str))
    )


def test_there_are_many_and_each_names_the_layout_that_it_follows() -> None:
    assert len(PRESETS) >= 60
    assert len({mapping.name for mapping in PRESETS}) == len(PRESETS)
    assert [mapping.name for mapping in PRESETS if not mapping.source] == []


@pytest.mark.parametrize("mapping", HEADED, ids=lambda mapping: mapping.name)
def test_layout_is_told_by_its_own_header(mapping: CsvMapping) -> None:
    names = names_of(mapping)
    optional = set(mapping.columns.optional)
    required = [name for name in names if name not in optional]

    for some in (names, names[::-1], [*names, "Another column", ""], required):
        text = header(mapping, some)
        for encoding in (
            "utf-8",
            "utf-8-sig",
            "utf-16",
            *([mapping.legacy_encoding] if mapping.legacy_encoding else []),
        ):
            assert told(text.encode(encoding)) == mapping.name
        assert told(f"Statement\n\n{text}") == mapping.name


@pytest.mark.parametrize("mapping", HEADED, ids=lambda mapping: mapping.name)
def test_layout_is_not_told_without_one_of_its_columns(mapping: CsvMapping) -> None:
    names = names_of(mapping)
    for missing in mapping.columns.required():
        assert told(header(mapping, [name for name in names if name.casefold() != missing])) != mapping.name


def test_two_layouts_that_the_header_does_not_tell_apart_are_not_guessed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    [wise] = [mapping for mapping in PRESETS if mapping.name == "Wise"]
    monkeypatch.setattr(csv_presets, "presets", lambda: (wise, wise))

    with pytest.raises(InvalidInput, match="in the layouts Wise and Wise, which its columns don't tell apart"):
        csv_presets.detect(header(wise, names_of(wise)).encode())


@pytest.mark.parametrize(
    ("content", "layout", "rows"),
    [
        pytest.param(
            "01-12-2026,NL91ASNB0417164300,NL20INGB0001234567,winkel,,,,EUR,10.00,EUR,12.50,01-12-2026,01-12-2026,"
            "1,OVB,77,,'ORDER 7, thanks',9\n"
            "02-12-2026,NL91ASNB0417164300,,,,,,EUR,22.50,EUR,-1.50,02-12-2026,02-12-2026,1,KST,78,,'fee',9\n",
            "ASN Bank, SNS, RegioBank",
            [(12_50, "2026-12-01"), (-1_50, "2026-12-02")],
            id="asn",
        ),
        pytest.param(
            "123456789\tEUR\t20261201\t10,00\t1010,00\t20261201\t1000,00\t/TRTP/SEPA/REMI/ORDER-7\n",
            "ABN AMRO (TAB)",
            [(1_000_00, "2026-12-01")],
            id="abn",
        ),
        pytest.param(
            '"01-12-2026","NL20TRIO0001234567","1.250,00","Credit","Shop BV","NL91ABNA0417164300","ET","ORDER 7",'
            '"2.250,00"\n'
            '"02-12-2026","NL20TRIO0001234567","50,00","Debet","Energy","","IC","bill","2.200,00"\n',
            "Triodos (NL)",
            [(1_250_00, "2026-12-01"), (-50_00, "2026-12-02")],
            id="triodos",
        ),
        pytest.param(
            "AT611904300234573201;Shop ORDER 7;01.12.2026;01.12.2026;+1.250,00;EUR\n",
            "easybank, BAWAG",
            [(1_250_00, "2026-12-01")],
            id="easybank",
        ),
        pytest.param(
            '01.12.2026;"Shop ORDER 7";01.12.2026;-1.250,00;EUR;01.12.2026 04:12:34:567\n',
            "Raiffeisen Mein ELBA",
            [(-1_250_00, "2026-12-01")],
            id="elba",
        ),
        pytest.param(
            "Bank eG\n\n"
            '"Buchungstag";"Valuta";"Auftraggeber/Zahlungsempfänger";"Empfänger/Zahlungspflichtiger";"Konto-Nr.";'
            '"IBAN";"BLZ";"BIC";"Vorgang/Verwendungszweck";"Kundenreferenz";"Währung";"Umsatz";" "\n'
            '"01.12.2026";"01.12.2026";"Us";"Shop";"";"";"";"";"Gutschrift\nORDER 7";"Endsaldo";"EUR";"1.250,00";"H"\n'
            '"02.12.2026";"02.12.2026";"Us";"Energy";"";"";"";"";"bill";"";"EUR";"50,00";"S"\n\n'
            '"01.12.2026";"";"";"";"";"";"";"";"";"Anfangssaldo";"EUR";"4.000,00";"H"\n'
            '"02.12.2026";"";"";"";"";"";"";"";"";"Endsaldo";"EUR";"5.200,00";"H"\n',
            "VR Bank until 2020",
            [(1_250_00, "2026-12-01"), (-50_00, "2026-12-02")],
            id="vr",
        ),
        pytest.param(
            "Saldo;1.200,00;EUR\n\n"
            "Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;"
            "Währung\n"
            "02.12.2026;02.12.2026;Shop;Gutschrift;ORDER 7;1.200,00;EUR;200,00;EUR\n",
            "ING Germany",
            [(200_00, "2026-12-02")],
            id="ing_de",
        ),
        pytest.param(
            "Letzter Kontostand;;;;4.000,00;EUR\n"
            "Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;BIC;Kundenreferenz;"
            "Mandatsreferenz ;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;"
            "Anzahl der Schecks;Soll;Haben;Währung\n"
            "2.12.2026;2.12.2026;SEPA;Shop;ORDER 7;;;;;;;;;;;;1.250,00;EUR\n"
            "1.12.2026;1.12.2026;SEPA;Energy;bill;;;;;;;;;;;-50,00;;EUR\n"
            "Kontostand;2.12.2026;;;5.200,00;EUR\n",
            "Deutsche Bank",
            [(1_250_00, "2026-12-02"), (-50_00, "2026-12-01")],
            id="deutsche",
        ),
        pytest.param(
            "#Waluta;\nPLN;\n\n"
            "#Data operacji;#Data księgowania;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;#Numer konta;#Kwota;"
            "#Saldo po operacji;\n"
            '2026-12-01;2026-12-02;PRZELEW;"ORDER 7";"SKLEP ŻÓŁĆ";\'12345678901234567890123456\';1 250,00;5 204,10;\n'
            "\n;;;;;#Saldo końcowe;5 204,10 PLN;\n",
            "mBank",
            [(1_250_00, "2026-12-02")],
            id="mbank",
        ),
        pytest.param(
            "Date de début:;01.12.2026\n\n"
            "Date de comptabilisation;Type de mouvement;Texte de notification;Crédit en CHF;Débit en CHF;Valeur;"
            "Solde en CHF\n"
            '02.12.2026;Écriture;"ORDER 7";1\'250.00;;02.12.2026;5204.10\n'
            '01.12.2026;Écriture;"bill";;-45.90;01.12.2026;3954.10\n\n'
            "Disclaimer:\nNobody is to blame.\n",
            "PostFinance (French)",
            [(1_250_00, "2026-12-02"), (-45_90, "2026-12-01")],
            id="postfinance",
        ),
        pytest.param(
            '"Client account";"Row type";"Date";"Beneficiary/Payer";"Details";"Amount";"Currency";"Debit/Credit";'
            '"Transfer reference";"Transaction type";"Reference number";"Document number";\n'
            '"EE1";"10";"01.12.2026";"";"Opening balance";"4000,00";"EUR";"K";"";"AS";"";"";\n'
            '"EE1";"20";"01.12.2026";"Shop";"ORDER 7";"50,00";"EUR";"K";"1";"MK";"";"";\n'
            '"EE1";"86";"02.12.2026";"";"Closing balance";"4050,00";"EUR";"K";"";"LS";"";"";\n',
            "Swedbank (EE, LV, LT)",
            [(50_00, "2026-12-01")],
            id="swedbank",
        ),
        pytest.param(
            'Total credits,,"50.00"\n\nDate,Description,Amount,Running Bal.\n'
            '12/01/2026,Beginning balance as of 12/01/2026,,"4,000.00"\n12/02/2026,ORDER 7,"1,250.00","5,250.00"\n',
            "Bank of America",
            [(1_250_00, "2026-12-02")],
            id="boa",
        ),
        pytest.param(
            "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
            "CARD_PAYMENT,Current,2026-12-01 10:00:00,2026-12-02 10:00:05,Shop,-45.00,0.90,EUR,COMPLETED,54.10\n"
            "CARD_PAYMENT,Current,2026-12-02 10:00:00,,Shop,-5.00,0.00,EUR,PENDING,\n",
            "Revolut",
            [(-45_90, "2026-12-02")],
            id="revolut",
        ),
        pytest.param(
            '"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";\n'
            '"offen";"--";"Lastschrift";"Energy";"-45,90";\n'
            '"01.12.2026";"01.12.2026";"Übertrag";"ORDER 7";"1.250,00";\n\n"Alter Kontostand";"4.000,00 EUR";\n',
            "comdirect",
            [(1_250_00, "2026-12-01")],
            id="comdirect",
        ),
        pytest.param(
            '"Date","Status","Type","CheckNumber","Description","Withdrawal","Deposit","RunningBalance"\n'
            '"12/02/2026","Posted","ATM","","Cash","$1,003.00","","$858.47"\n',
            "Charles Schwab Bank",
            [(-1_003_00, "2026-12-02")],
            id="schwab",
        ),
        pytest.param(
            "Date, Type, Description, Value, Balance, Account Name, Account Number\n"
            '02/12/2026,BAC,"\'SHOP , ORDER 7",1250.00,5204.10,"\'FIRM","\'600000-1",\n',
            "NatWest, RBS",
            [(1_250_00, "2026-12-02")],
            id="natwest",
        ),
    ],
)
def test_layout_is_read_with_its_peculiarities(content: str, layout: str, rows: list[tuple[int, str]]) -> None:
    [mapping] = [mapping for mapping in PRESETS if mapping.name == layout]
    for encoding in dict.fromkeys(("utf-8", mapping.legacy_encoding or "utf-8")):
        parts = read(content.encode(encoding))

        assert told(content.encode(encoding)) == layout
        assert booked(parts) == rows
        assert broken(parts) == []
        assert [end.problems for end in closed(parts)] == [()]


def test_name_of_the_counterparty_follows_the_direction() -> None:
    parts = read(
        '"Girokonto";"DE02120300000000202051"\n\n'
        '"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";'
        '"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"\n'
        '"02.12.26";"02.12.26";"Gebucht";"Shop";"Us";"ORDER 7";"Eingang";"DE1";"1.250,00 €";"";"";"E2E-7"\n'
        '"01.12.26";"01.12.26";"Gebucht";"Us";"Energy";"bill";"Ausgang";"DE2";"-45,90 €";"";"M-1";""\n'
    )

    assert [part.counterparty for part in entries(parts)] == [
        Counterparty("Shop", "DE1"),
        Counterparty("Energy", "DE2"),
    ]
    assert [part.end_to_end_id for part in entries(parts)] == ["E2E-7", None]


def test_account_of_another_currency_is_not_taken_for_zloty() -> None:
    [mbank] = [mapping for mapping in PRESETS if mapping.name == "mBank"]
    content = header(mbank, names_of(mbank)).replace("PLN", "EUR")

    assert told(content) is None


PAYPAL = '"Date","Name","Type","Status","Currency","Net","From Email Address","Transaction ID"\n'


def test_order_of_day_and_month_is_asked_for_where_the_file_does_not_tell() -> None:
    row = '"{}","Shop","General Payment","Completed","USD","79.75","a@example.com","T{}"\n'
    with pytest.raises(InvalidInput, match="no other day of the file tells which"):
        read(PAYPAL + row.format("05/03/2026", 1))

    assert [
        part.booking_date for part in entries(read(PAYPAL + row.format("05/03/2026", 1) + row.format("12/31/2025", 2)))
    ] == [
        date(2026, 5, 3),
        date(2025, 12, 31),
    ]


def test_currency_of_another_account_is_not_believed() -> None:
    parts = read('Date,Description,Amount,Running Bal.\n12/02/2026,ORDER 7,"1,250.00 CAD","5,250.00"\n')

    assert entries(parts) == []
    assert [part.problem for part in broken(parts)] == ["The amount '1,250.00 CAD' is not in USD."]


def test_encoding_that_is_guessed_is_told() -> None:
    text = "date,amount,currency,reference,description\n2026-12-02,1.00,EUR,B1,Löwe\n2026-12-02,2.00,EUR,B2,x\n"
    parts = read(text.encode("cp1252"))

    assert [part.remittance for part in entries(parts)] == ["Löwe", "x"]
    assert closed(parts)[0].problems == (
        "Lines that are no UTF-8: 1. They are read as Windows-1252, which is a guess.",
    )
    assert closed(read(text))[0].problems == ()
    assert opened(parts) == opened(read(text))
