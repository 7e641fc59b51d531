"""What banks call the columns of their CSV files, in several languages, as `comparable` has it.

A word that begins or ends with an asterisk is any text that goes on there. Those that come first are the better ones.
"""

from typing import Final

BOOKING_DATE: Final = (
    *("booking date", "buchungstag", "buchungsdatum", "buchung", "booked at", "boekdatum", "boekingsdatum"),
    *("posting date", "posted date", "posted transactions date", "date completed*", "completed date", "date comptable"),
    *("date de comptabilisation", "dateop", "date operation", "date opération", "date d'opération", "fecha operación"),
    *("fecha de operación", "fecha contable", "fecha", "data contabile", "data operazione", "data_operazione", "data"),
    *("data księgowania", "#data księgowania", "data operacji", "bokföringsdag", "bokføringsdato", "bogføringsdato"),
    *("kirjauspäivä", "datum zaúčtování", "uitvoeringsdatum", "transactiedatum", "transaction date", "txn date"),
    *(
        "tran date",
        "settlement date*",
        "value date",
        "valutadatum",
        "datum",
        "dato",
        "date",
        "date*",
        "tag",
        "day",
        "created",
        "created*",
    ),
)
VALUE_DATE: Final = (
    *("value date", "valutadatum", "valuta date", "valuta", "wertstellung*", "wert", "valeur", "date de valeur"),
    *("dateval", "rentedatum", "fecha valor", "f. valor", "data valuta", "data_valuta", "arvopäivä", "rentedato"),
    *("valutadag", "interest date", "value"),
)
AMOUNT: Final = (
    *("amount", "betrag", "bedrag", "montant", "importe", "importo", "kwota", "#kwota", "beløb", "beløp", "belopp"),
    *("summa", "määrä*", "částka", "objem", "umsatz*", "amount *", "betrag *", "bedrag *", "montant *", "importe *"),
    *("total amount", "net", "value", "transaction amount", "sum", "suma", "valor", "összeg"),
)
CREDIT: Final = (
    *(
        "credit",
        "credit amount",
        "haben",
        "gutschrift*",
        "crédit*",
        "credit *",
        "entrate",
        "inn",
        "deposit*",
        "money in",
    ),
    *("paid in", "in", "abono*", "ingreso*", "haber", "credits", "avere", "ind"),
)
DEBIT: Final = (
    *(
        "debit",
        "debit amount",
        "soll",
        "lastschrift*",
        "belastung*",
        "débit*",
        "debit *",
        "uscite",
        "ut",
        "withdrawal*",
    ),
    *("money out", "paid out", "out", "cargo*", "gasto*", "debe", "debits", "dare", "ud"),
)
DIRECTION: Final = (
    *("af bij", "debit/credit", "debet/credit", "credit/debit", "creditdebet", "soll/haben", "s/h", "d/c", "c/d"),
    *("dr/cr", "cr/dr", "cr / dr", "dr / cr", "sign", "direction", "type", "sens"),
)
BALANCE: Final = (
    *("balance", "saldo*", "solde*", "balance *", "running balance", "closing balance", "kontostand", "running bal.*"),
    *("bokfört saldo", "#saldo*", "resulting balance", "* balance"),
)
CURRENCY: Final = (
    *("currency", "währung", "waehrung", "devise", "munt", "monnaie", "divisa", "moneda", "valuta", "waluta", "měna"),
    *("valutacode", "devies", "ccy", "valuutta", "currency *", "valutta"),
)
END_TO_END_ID: Final = ("*end-to-end*", "*end to end*", "end_to_end_id", "eref", "e2e*", "kundenreferenz")
BANK_REFERENCE: Final = (
    *("transaction id", "transaction no*", "transaction reference", "transaktions-nr.", "id", "referenznummer"),
    *("zkb-referenz", "transactienummer", "volgnr", "volgnummer", "id operace", "arkistointitunnus", "bank reference"),
    *("reference no*", "reference number", "ref no*", "chq / ref*"),
)
REFERENCES: Final = (
    *("reference", "referenz", "referentie", "référence", "referencia", "riferimento", "mandatsreferenz", "viite"),
    *("viitenumero", "betalingskenmerk", "gestructureerde mededeling", "vs", "variabilní symbol", "payment reference"),
)
REMITTANCE: Final = (
    *("verwendungszweck*", "*verwendungszweck", "remittance*", "payment reference", "description*", "omschrijving*"),
    *("mededeling*", "narration", "narrative", "particulars", "libellé*", "libelle*", "label", "concepto*"),
    *("descripción*", "descrizione*", "causale", "#tytuł", "tytuł", "tekst", "text", "details", "memo", "viesti"),
    *("message", "otsikko", "beskrivning", "beskrivelse", "communication*", "purpose", "remarks", "notification text"),
    *("texte*", "avisierungstext", "zahlungszweck", "popis*", "zpráva*", "note", "notes", "buchungstext"),
    *("transaction details", "transaction description", "reference"),
)
COUNTERPARTY_NAME: Final = (
    *("counterparty name", "counterparty", "counter party", "partner name", "payee*", "payer*", "beneficiary*"),
    *("*begünstigter*", "*beguenstigter*", "auftraggeber*", "*empfänger*", "empfaenger*", "name zahlungsbeteiligter"),
    *("naam tegenpartij*", "naam van de tegenpartij", "tegenrekeninghouder", "naam*", "name", "nom*", "nombre*"),
    *("saaja*", "nimi", "#nadawca/odbiorca", "název protiúčtu", "merchant*", "ordinante*", "beneficiario*", "client"),
)
COUNTERPARTY_ACCOUNT: Final = (
    *("counterparty iban", "counterparty account*", "partner iban", "iban zahlungsbeteiligter", "kontonummer/iban"),
    *("tegenrekening*", "rekening tegenpartij", "rekeningnummer tegenpartij", "tegenpartij", "#numer konta"),
    *("protiúčet", "iban / kontonummer", "iban", "kontonummer", "beneficiary iban", "payee account*"),
)
ACCOUNT: Final = (
    *("auftragskonto", "iban auftragskonto", "iban/bban", "rekening", "rekeningnummer", "account", "account number"),
    *("own account", "konto", "kontonummer", "iban", "client account", "source account", "accountnum", "account iban"),
)
STATUS: Final = ("status", "state", "stato", "info")
FEE: Final = ("fee", "fees", "fee *", "gebühr*", "gebuehr*", "kosten", "frais", "charges", "commission*", "provision")
NO_MOVEMENT: Final = (
    *("anfangssaldo*", "endsaldo*", "saldo*", "alter kontostand*", "neuer kontostand*", "kontostand*", "solde*"),
    *("opening balance*", "closing balance*", "beginning balance*", "ending balance*", "balance brought*"),
    *("balance carried*", "turnover*", "total", "total *", "totals*", "summe*", "umsatzsumme*", "start balance*"),
    *("end balance*", "previous balance*", "beginsaldo*", "eindsaldo*", "ingående saldo*", "utgående saldo*"),
)
"""What rows say that are no movements, though they have a day and an amount."""
CREDITS: Final = ("c", "cr", "credit", "k", "kredit", "h", "haben", "bij", "crédit", "credit*", "in", "+")
DEBITS: Final = ("d", "dr", "debit", "debet", "s", "soll", "af", "débit", "out", "-")
PENDING: Final = (
    *("pending", "vorgemerkt", "umsatz vorgemerkt", "offen", "varaus", "venter", "in behandeling", "en attente"),
    *("declined", "failed", "reverted", "geweigerd", "authorised", "authorized"),
)


def rank(name: str, words: tuple[str, ...]) -> int | None:
    """How good a name is for a meaning, 0 for the best; None where it doesn't have it."""
    return next((place for place, word in enumerate(words) if fits(name, word)), None)


def fits(name: str, word: str) -> bool:
    """Whether a name is that word, or goes on where the word has an asterisk."""
    match word.startswith("*"), word.endswith("*"):
        case True, True:
            return word[1:-1] in name
        case True, False:
            return name.endswith(word[1:])
        case False, True:
            return name.startswith(word[:-1])
        case _:
            return name == word
