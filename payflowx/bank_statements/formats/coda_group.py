"""A movement of CODA with its details: entries whose signed amounts make what the movement did to the account.

A total, of the customer's or the bank's, is taken apart into its details as they come, with a remainder where they make
another sum. One payment with details, such as its charges, is taken apart only where they make its amount.
"""

from collections.abc import Iterator
from typing import Final

from payflowx.bank_statements.formats.coda_codes import DETAILS_OF_DETAILS, WITH_DETAILS
from payflowx.bank_statements.formats.coda_movement import Movement, read_movement
from payflowx.bank_statements.formats.parts import NOBODY, Broken, Entry, Kind
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money

DETAILS_MAX: Final = 100
"""How many details of one payment are kept in memory; none has more than some charges."""
NO_CURRENCY: Final = "The currency of the amount is unknown: the account names none."
NO_TOTAL: Final = "It is a detail of a movement that can't be read."


class Group:
    """The movement itself, and its details as far as they are not handed on."""

    def __init__(self, main: Movement, currency: str | None) -> None:
        self.sequence = main.sequence
        self.whole: Entry | None = None
        self._main = main
        self._last = main
        self._currency = currency
        self._is_read = False
        self._problem = ""
        self._waiting: list[Movement] = []
        self._rest = 0
        self._count = 0

    def add(self, text: str, *, is_cut: bool) -> bool:
        """A continuation of the movement or the detail that came last; false where it is none of it."""
        return self._last.add(text, is_cut=is_cut)

    def take(self, movement: Movement) -> Iterator[Entry | Broken]:
        """One more detail; those before it are complete. What explains a detail further is no entry of its own."""
        self._read()
        if movement.code.type == DETAILS_OF_DETAILS and self._waiting:
            if len(self._waiting[-1].explained) < DETAILS_MAX:
                self._waiting[-1].explained.append(movement)
            self._last = movement
            return
        if self.whole is None or self._main.code.is_total:
            yield from self._hand_on()
        elif len(self._waiting) >= DETAILS_MAX:
            self._problem = "too many"
            self._last = movement
            return
        self._waiting.append(movement)
        self._last = movement
        self._count += 1

    def finish(self) -> Iterator[Entry | Broken]:
        """What is left when nothing more comes."""
        self._read()
        if self.whole is None:
            if not self._count:
                yield Broken(0, self._main.raw, self._problem)
            yield from self._hand_on()
        elif self._main.code.is_total:
            yield from self._hand_on()
            yield from self._remainder(self.whole)
        else:
            yield from self._apart(self.whole)

    def _read(self) -> None:
        """The movement itself, once its last continuation has come."""
        if self._is_read:
            return
        self._is_read = True
        try:
            if self._currency is None:
                raise InvalidInput(NO_CURRENCY)
            self.whole = read_movement(self._main, self._currency)
            self._rest = _signed(self.whole)
        except InvalidInput as error:
            self._problem = error.message

    def _hand_on(self) -> Iterator[Entry | Broken]:
        """The details of a total that are complete; of one that can't be read none counts."""
        for movement in self._waiting:
            entry = self._detail(movement)
            if self.whole is None:
                yield from self._broken_main()
                yield Broken(0, movement.raw, NO_TOTAL)
            else:
                if isinstance(entry, Entry):
                    self._rest -= _signed(entry)
                yield entry
        self._waiting = []

    def _broken_main(self) -> Iterator[Broken]:
        """The movement itself, told once before the first of its details."""
        if self._problem:
            yield Broken(0, self._main.raw, self._problem)
            self._problem = ""

    def _detail(self, movement: Movement) -> Entry | Broken:
        try:
            return read_movement(movement, self._currency or "", self.whole)
        except InvalidInput as error:
            return Broken(0, movement.raw, error.message)

    def _remainder(self, whole: Entry) -> Iterator[Entry]:
        """What the details do not explain of a total; all of it where there are none."""
        if not self._count:
            yield whole._replace(kind=Kind.BATCH if whole.kind is Kind.PAYMENT else whole.kind)
        elif self._rest:
            yield whole._replace(
                kind=Kind.REMAINDER,
                is_credit=self._rest > 0,
                amount=Money(abs(self._rest), whole.amount.currency),
                booking_reference=whole.bank_reference,
                end_to_end_id=None,
                references=(),
                counterparty=NOBODY,
            )

    def _apart(self, whole: Entry) -> Iterator[Entry]:
        """One payment, its charges apart where its details make its amount."""
        details = [self._detail(movement) for movement in self._waiting]
        entries = [_inheriting(entry, whole) for entry in details if isinstance(entry, Entry)]
        is_apart = self._main.code.type == WITH_DETAILS and not self._problem and len(entries) == len(details)
        if is_apart and len(entries) > 1 and sum(map(_signed, entries)) == _signed(whole):
            yield from entries
            return
        raw = "\n".join([whole.raw, *(movement.raw for movement in self._waiting)])
        told = (whole, *entries)
        yield whole._replace(
            raw=raw,
            references=tuple(dict.fromkeys(text for entry in told for text in entry.references)),
            remittance=" ".join(dict.fromkeys(filter(None, (entry.remittance for entry in told)))),
        )


def _signed(entry: Entry) -> int:
    return entry.amount.amount_minor if entry.is_credit else -entry.amount.amount_minor


def _inheriting(entry: Entry, whole: Entry) -> Entry:
    """A detail that is the payment itself has what the movement says and it does not repeat."""
    if entry.kind in (Kind.FEE, Kind.INTEREST):
        return entry
    return entry._replace(
        kind=whole.kind,
        end_to_end_id=entry.end_to_end_id or whole.end_to_end_id,
        references=tuple(dict.fromkeys((*entry.references, *whole.references))),
        remittance=entry.remittance or whole.remittance,
        return_reason=entry.return_reason or whole.return_reason,
        counterparty=whole.counterparty if entry.counterparty == NOBODY else entry.counterparty,
    )
