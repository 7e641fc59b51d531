"""One movement of a Norma 43 file: a line 22 with its lines 23 and 24."""

from typing import Final

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.fixed_width import columns, read_amount, read_day
from payflowx.bank_statements.formats.parts import Counterparty, Entry, Kind, bounded, counterparty
from payflowx.bank_statements.formats.references import known_reference
from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

COLUMNS: Final = 80
DECIMALS: Final = 2
TEXT_WIDTH: Final = 38
# Cuaderno 43, appendix 1, common concepts (conceptos comunes): what is not here may be for a payment. 14 is what was
# returned or not paid (devoluciones e impagados), 98 a cancellation or a correction (anulaciones, correcciones).
RETURNED: Final = "14"
CANCELLED: Final = "98"
BANK_CHARGES: Final = "17"  # intereses, comisiones, custodia, gastos e impuestos
KIND_OF_CONCEPT: Final = {
    "05": Kind.OTHER,  # amortizaciones, préstamos, créditos
    "06": Kind.BATCH,  # remesas, efectos
    "07": Kind.OTHER,  # suscripciones, dividendos pasivos, canjes
    "08": Kind.OTHER,  # dividendos, cupones, prima de junta, amortizaciones
    "09": Kind.OTHER,  # operaciones de bolsa, compra o venta de valores
    "16": Kind.FEE,  # timbres, corretaje, póliza
}
INTEREST: Final = ("INTERES", "INTERÉS")
# Appendix 4: the lines 23 of a direct debit of SEPA begin with its scheme, those of a transfer have no mark but that
# there are five of them.
DEBIT_SCHEMES: Final = frozenset({"CORE", "B2B"})
TRANSFER: Final = "04"
SEPA_LINES: Final = ["01", "02", "03", "04", "05"]


def read_movement(lines: list[str], currency: str, position: int, raw: str) -> Entry:
    """The entry of a movement. Raises InvalidInput with a sentence on what can't be read of it."""
    first = lines[0].ljust(COLUMNS)
    sign = first[27]
    if sign not in "12":
        raise InvalidInput(f"The mark {quoted(sign)} is neither 1, a debit, nor 2, a credit.")
    amount = read_amount(first[28:42], DECIMALS, currency)
    concept, is_credit = columns(first, 23, 24), sign == "2"
    texts = _Texts([line.ljust(COLUMNS) for line in lines if line.startswith("23")], concept)
    is_reversal = concept == CANCELLED
    kind = returns.kind_of(_kind(concept, texts.remittance), is_return=concept == RETURNED, is_reversal=is_reversal)
    references = (*texts.references, *_references(first[52:64], first[64:80]))
    return Entry(
        position=position,
        kind=kind,
        is_credit=is_credit,
        is_reversal=is_reversal,
        is_booked=True,
        amount=amount,
        booking_date=read_day(columns(first, 11, 16), "ymd", name="operation date"),
        value_date=read_day(columns(first, 17, 22), "ymd", name="value date"),
        bank_reference=known_reference(columns(first, 43, 52)),
        booking_reference=None,
        end_to_end_id=texts.end_to_end_id,
        references=tuple(dict.fromkeys(text for text in map(known_reference, references) if text)),
        remittance=bounded(texts.remittance),
        transaction_code="+".join(code for code in (concept, columns(first, 25, 27)) if code) or None,
        return_reason=returns.reason_in(texts.remittance) if kind is Kind.RETURN else None,
        raw=raw,
        counterparty=texts.counterparty(is_credit=is_credit),
    )


def _kind(concept: str, text: str) -> Kind:
    if concept == BANK_CHARGES:
        return Kind.INTEREST if any(word in text.upper() for word in INTEREST) else Kind.FEE
    return KIND_OF_CONCEPT.get(concept, Kind.PAYMENT)


def _references(first: str, second: str) -> tuple[str, ...]:
    """Both references, and what they make together where the first one fills its columns: it may go on."""
    whole = (f"{first}{second}".strip(),) if first.strip() == first and second.strip() else ()
    return (*whole, first.strip(), second.strip())


class _Texts:
    """What the lines 23 say: two texts of 38 columns each, or the fields of a payment of SEPA."""

    def __init__(self, lines: list[str], concept: str) -> None:
        numbers = [line[2:4] for line in lines]
        has_all = numbers == SEPA_LINES
        self._lines = lines
        self._is_debit = has_all and columns(lines[0], 5, 8) in DEBIT_SCHEMES
        self._is_transfer = has_all and not self._is_debit and concept == TRANSFER

    @property
    def remittance(self) -> str:
        """The text that the payer wrote, or else all that stands there."""
        if self._is_debit or self._is_transfer:
            more = "" if self._is_debit else f" {self._lines[4][4:80]}"
            return " ".join(f"{self._lines[2][12:80].lstrip()}{self._lines[3][4:76]}{more}".split())
        return _joined([piece for line in self._lines for piece in (line[4:42], line[42:80])])

    @property
    def end_to_end_id(self) -> str | None:
        """The reference of who ordered it."""
        if self._is_debit:
            return known_reference(columns(self._lines[4], 5, 39))
        return known_reference(columns(self._lines[1], 5, 39)) if self._is_transfer else None

    @property
    def references(self) -> tuple[str, ...]:
        """Those of the mandate and the creditor."""
        if not self._is_debit:
            return ()
        return columns(self._lines[1], 40, 74), columns(self._lines[1], 5, 39)

    def counterparty(self, *, is_credit: bool) -> Counterparty:
        """Who ordered a transfer that came in, or collects a direct debit that went out."""
        if self._is_debit:
            name = columns(self._lines[4], 40, 80) if is_credit else columns(self._lines[0], 9, 78)
            return counterparty(name, None)
        if self._is_transfer:
            return counterparty(columns(self._lines[0], 5, 70), None, columns(self._lines[1], 40, 80))
        return counterparty(None, None)


def _joined(pieces: list[str]) -> str:
    """Texts of fixed columns as one: what fills its columns goes on in the next one without a blank."""
    text = "".join(piece if piece[TEXT_WIDTH - 1 :].strip() else f"{piece.rstrip()} " for piece in pieces)
    return " ".join(text.split())
