"""One entry of a camt statement, taken apart into the payments that it is made of.

The signed amounts of what an entry becomes add up to the entry's own: what its details and their charges don't explain
is said to be a remainder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from payflowx.bank_statements.formats import camt_codes, returns
from payflowx.bank_statements.formats import camt_texts as texts
from payflowx.bank_statements.formats.camt_fields import (
    Element,
    Fields,
    Shape,
    Unreadable,
    day,
    is_credit,
    money,
    raw_text,
    read_fields,
    truth,
    xml_of,
)
from payflowx.bank_statements.formats.camt_layouts import Layouts
from payflowx.bank_statements.formats.camt_paths import (
    AMOUNT_PATHS,
    CODE_PATHS,
    PARTY_PATHS,
    PATHS_OF_ROLE,
    REFERENCE_PATHS,
    RETURN_PATHS,
)
from payflowx.bank_statements.formats.parts import NOBODY, Broken, Counterparty, Entry, Kind, counterparty
from payflowx.core.money import Money
from payflowx.core.text import quoted

# ISO 20022, External Code Sets, entry status.
BOOKED: Final = "BOOK"
NOT_BOOKED: Final = frozenset({"PDNG", "INFO", "FUTR"})
FEES_MAX: Final = 50
"""So many charges stand apart; more are one, since each of them comes with the text of the whole entry."""
# Keys of dicts: sets with an order.
REFERENCES: Final = dict.fromkeys(REFERENCE_PATHS).keys()
PARTIES: Final = dict.fromkeys(PARTY_PATHS).keys()
OF_RETURN: Final = dict.fromkeys(RETURN_PATHS).keys()
RETURNED: Final = dict.fromkeys((*RETURN_PATHS, "Refs/RtrId")).keys()
"""Each of these is there only where the payment is returned."""
BATCH: Final = dict.fromkeys(("NtryDtls/Btch/MsgId", "NtryDtls/Btch/PmtInfId")).keys()
NOTHING: Final = Fields()
NO_PURPOSE: Final = camt_codes.Purpose(None, Kind.PAYMENT)
SAID_PATHS: Final = (
    "CdtDbtInd",
    "RvslInd",
    "Sts/Cd",
    "Sts/Prtry",
    "Sts",
    "BookgDt/Dt",
    "BookgDt/DtTm",
    "ValDt/Dt",
    "ValDt/DtTm",
    *CODE_PATHS,
)
AMOUNTS: Final = tuple((path, f"{path}@Ccy") for path in AMOUNT_PATHS)


@dataclass(frozen=True, slots=True)
class Context:
    """What the statement says for all its entries; `positions` counts its parts."""

    shape: Shape
    layouts_of_details: Layouts
    account_id: str | None
    currency: str | None
    is_booked_unless_said: bool
    positions: Iterator[int]


class Said(NamedTuple):
    """What most entries of a statement say alike: the direction, the state, the days, and what the money is for."""

    is_credit: bool
    is_reversal: bool
    is_booked: bool
    booking_date: date | None
    value_date: date | None
    purpose: camt_codes.Purpose


class Head(NamedTuple):
    """What an entry says for all its details; `amount_minor` is signed."""

    fields: Fields
    currency: str
    amount_minor: int
    said: Said

    @property
    def is_booked(self) -> bool:
        """Whether the bank won't change it any more."""
        return self.said.is_booked


def read_head(fields: Fields, context: Context) -> Head:
    """What an entry says of itself, apart from its details; raises Unreadable."""
    amount = money(fields, "Amt")
    said = _said(context.is_booked_unless_said, *map(fields.get, SAID_PATHS))
    amount_minor = amount.amount_minor if said.is_credit else -amount.amount_minor
    return Head(fields, amount.currency, amount_minor, said)


@lru_cache(maxsize=256)
def _said(is_booked_unless_said: bool, *texts: str | None) -> Said:
    fields = Fields((path, text) for path, text in zip(SAID_PATHS, texts, strict=True) if text is not None)
    return Said(
        is_credit=is_credit(fields),
        is_reversal=truth(fields, "RvslInd") is True,
        is_booked=_is_booked(fields, is_booked_unless_said=is_booked_unless_said),
        booking_date=day(fields, "BookgDt/Dt", "BookgDt/DtTm"),
        value_date=day(fields, "ValDt/Dt", "ValDt/DtTm"),
        purpose=camt_codes.purpose(fields),
    )


def _is_booked(fields: Fields, *, is_booked_unless_said: bool) -> bool:
    status = fields.get("Sts/Cd") or fields.get("Sts/Prtry") or fields.get("Sts")
    if status is None:
        return is_booked_unless_said
    if status != BOOKED and status not in NOT_BOOKED:
        raise Unreadable(f"Sts is {quoted(status)}: it must be BOOK, PDNG, INFO or FUTR.")
    return status == BOOKED


class OpenEntry:
    """An entry whose details are taken one after the other, so that none has to wait for the last."""

    def __init__(self, head: Head, context: Context) -> None:
        self.head = head
        self._context = context
        self._shape = context.shape
        self._left_minor = head.amount_minor
        self._charges_of_details: list[int] = []

    def take(self, details: Iterable[Element]) -> Iterator[Entry | Broken]:
        """Some of several details."""
        for element in details:
            xml = xml_of(element)
            plain = self._context.layouts_of_details.read(element, xml)
            fields = plain[0] if plain else read_fields(element, self._shape.detail)
            try:
                amount_minor = self._amount_of_detail(fields)
                if amount_minor is None:
                    raise Unreadable(f"TxDtls has no amount in {self.head.currency}, the currency of the entry.")
                charges = list(self._charges(element))
            except Unreadable as error:
                yield Broken(next(self._context.positions), raw_text(xml), f"TxDtls: {error}")
                continue
            self._left_minor -= amount_minor
            self._charges_of_details += charges
            yield self._entry(fields, amount_minor, xml, bank_reference=self._own_reference(fields))

    def take_only(self, fields: Fields, element: Element, xml: str) -> Entry | Broken:
        """The only detail: the entry's amount and reference are its own, where it has none."""
        try:
            amount_minor = self._amount_of_detail(fields)
            if amount_minor is not None and amount_minor != self._left_minor:
                self._charges_of_details += self._charges(self._shape.details(element)[0])
            if amount_minor is None or (amount_minor == 0 and not self._is_all_charges(element)):
                amount_minor = self.head.amount_minor
        except Unreadable as error:
            return Broken(next(self._context.positions), raw_text(xml), f"TxDtls: {error}")
        self._left_minor -= amount_minor
        reference = fields.get("Refs/AcctSvcrRef") or self.head.fields.get("AcctSvcrRef")
        return self._entry(fields, amount_minor, xml, bank_reference=reference)

    def take_itself(self, xml: str) -> Entry:
        """The entry, where it has no details; a batch where it says that it stands for several payments."""
        self._left_minor = 0
        head = self.head
        count = head.fields.get("NtryDtls/Btch/NbOfTxs")
        reference = head.fields.get("AcctSvcrRef")
        note = head.fields.get("AddtlNtryInf", "")
        if count is not None and count.isascii() and count.isdecimal() and count.lstrip("0") not in {"", "1"}:
            note = f"{count[:15]} payments in one amount. {note}".rstrip()
            kind = Kind.BATCH
        else:
            kind = None
        return self._entry(NOTHING, head.amount_minor, xml, bank_reference=reference, kind=kind, remittance=note)

    @property
    def is_explained(self) -> bool:
        """Whether what was taken adds up to the amount of the entry."""
        return self._left_minor == 0

    def close(self, element: Element, xml: str) -> Iterator[Entry]:
        """What the details have left of the entry's amount: charges, or a remainder."""
        try:
            fees = self._fees(list(self._charges(element)))
        except Unreadable:
            fees = []
        for fee in fees if len(fees) <= FEES_MAX else [sum(fees)]:
            self._left_minor -= fee
            yield self._entry(NOTHING, fee, xml, kind=Kind.FEE, remittance="Charges that the entry states.")
        if self._left_minor:
            head = self.head
            explained = Money(head.amount_minor - self._left_minor, head.currency)
            note = f"The details add up to {explained}, the entry is of {Money(head.amount_minor, head.currency)}."
            yield self._entry(NOTHING, self._left_minor, xml, kind=Kind.REMAINDER, remittance=note)

    def _is_all_charges(self, element: Element) -> bool:
        """Whether charges explain the whole amount of the entry, so that a detail may well be of nothing."""
        return bool(self._fees(list(self._charges(element))))

    def _fees(self, of_entry: list[int]) -> list[int]:
        """The charges of the details, those of the entry, or both: those that explain what is left, or none."""
        of_details = self._charges_of_details
        for charges in (of_details, of_entry, of_details + of_entry):
            if sum(charges) == self._left_minor:
                return charges
        return []

    def _amount_of_detail(self, fields: Fields) -> int | None:
        """What the detail moves on the account, signed; None where it doesn't say it in the account's currency."""
        # Of a reversal some banks repeat the details of what is reversed, with the direction that it had.
        is_own = "CdtDbtInd" in fields and not self.head.said.is_reversal
        is_in = is_credit(fields) if is_own else self.head.said.is_credit
        for path, currency in AMOUNTS:
            if fields.get(currency) == self.head.currency:
                amount_minor = money(fields, path).amount_minor
                return amount_minor if is_in else -amount_minor
        return None

    def _charges(self, element: Element) -> Iterator[int]:
        """The charges that an element states, signed, in the account's currency, each one once; raises Unreadable.

        Version 02 repeats Chrgs with an amount each; later ones have one Chrgs with a total and a Rcrd for each.
        """
        for stated in self._shape.children(element, "Chrgs"):
            for record in list(self._shape.children(stated, "Rcrd")) or [stated]:
                fields = read_fields(record, self._shape.charge)
                path = "Amt" if "Amt" in fields else "TtlChrgsAndTaxAmt"
                is_apart = truth(fields, "ChrgInclInd") is False
                if is_apart or fields.get(f"{path}@Ccy") != self.head.currency:
                    continue
                charge = money(fields, path).amount_minor
                if charge:
                    yield charge if "CdtDbtInd" in fields and is_credit(fields) else -charge

    def _own_reference(self, fields: Fields) -> str | None:
        """A detail's reference at the bank; some banks repeat the one of the whole entry, which is not the detail's."""
        reference = fields.get("Refs/AcctSvcrRef")
        return None if reference == self.head.fields.get("AcctSvcrRef") else reference

    def _entry(
        self,
        fields: Fields,
        amount_minor: int,
        xml: str,
        *,
        bank_reference: str | None = None,
        kind: Kind | None = None,
        remittance: str | None = None,
    ) -> Entry:
        head, said = self.head, self.head.said
        of_entry = said.purpose
        purpose = camt_codes.purpose(fields) if fields else NO_PURPOSE
        if purpose.code is None:
            purpose = of_entry
        if remittance is None:
            remittance = texts.remittance(fields, head.fields)
        if kind is None:
            kind = returns.kind_of(
                purpose.kind,
                is_return=of_entry.kind is Kind.RETURN or texts.has_any(fields, RETURNED),
                is_reversal=said.is_reversal,
            )
        reason = None
        if kind is Kind.RETURN:
            reason = texts.return_reason(fields) or returns.reason_in(remittance) or purpose.reason or of_entry.reason
        return Entry(
            position=next(self._context.positions),
            kind=kind,
            is_credit=amount_minor > 0 or (amount_minor == 0 and said.is_credit),
            is_reversal=said.is_reversal,
            is_booked=said.is_booked,
            amount=Money(abs(amount_minor), head.currency),
            booking_date=said.booking_date,
            value_date=said.value_date,
            bank_reference=bank_reference,
            booking_reference=head.fields.get("AcctSvcrRef") or head.fields.get("NtryRef"),
            end_to_end_id=texts.end_to_end_id(fields),
            references=texts.references(head.fields, BATCH)
            if kind is Kind.BATCH
            else texts.references(fields, REFERENCES),
            remittance=remittance,
            transaction_code=purpose.code,
            return_reason=reason,
            raw=raw_text(xml),
            counterparty=self._counterparty(fields, is_in=amount_minor > 0),
            further=texts.further(fields, remittance),
        )

    def _counterparty(self, fields: Fields, *, is_in: bool) -> Counterparty:
        """Who is on the other side: the debtor of money that came in, the creditor of money that went out.

        Of a payment that comes back the parties are those of the payment itself (EPC, implementation guidelines,
        R-transactions), and some banks tell them as they are in the entry: so whoever has another account than ours.
        """
        if not texts.has_any(fields, PARTIES):
            return NOBODY
        is_back = self.head.said.is_reversal or texts.has_any(fields, OF_RETURN)
        roles = ("Dbtr", "Cdtr") if is_in else ("Cdtr", "Dbtr")
        for role in reversed(roles) if is_back else roles[:1]:
            paths = PATHS_OF_ROLE[role]
            account = texts.first(fields, paths.account)
            if account is not None and account == self._context.account_id:
                continue
            found = counterparty(texts.first(fields, paths.name), account, texts.first(fields, paths.behind))
            if found is not NOBODY:
                return found
        return NOBODY
