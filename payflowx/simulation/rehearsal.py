"""The simulated bank's day as statements, with faults by choice: a rehearsal of the import with known truth."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, Final

from payflowx.core.clock import Span
from payflowx.core.errors import Refusal
from payflowx.core.ids import Prefix, to_typeid
from payflowx.core.money import Money
from payflowx.settlements import service as settlements
from payflowx.simulation.statement_files import Line, Written

BATCH_SIZE: Final = 3
RETURN_REASON: Final = "AM04"
"""Of a direct debit that comes back: insufficient funds."""
RETURN_BACK_REASON: Final = "AM05"
"""Of a return that is itself returned: it came twice."""


class Fault(StrEnum):
    """What goes wrong with a payment's credit or a refund's debit; each is done to one of its own, in their order."""

    DROP = "drop"
    DOUBLE = "double"
    AMOUNT = "amount"
    DATE = "date"
    NAME = "name"
    UNKNOWN = "unknown"
    BATCH = "batch"
    CURRENCY = "currency"
    RETURN = "return"
    RETURN_BACK = "return-back"
    DEBIT = "debit"
    REFUND_DROP = "refund-drop"
    REFUND_DOUBLE = "refund-double"
    REFUND_PAYMENT = "refund-payment"


class NothingToPay(Refusal):
    """The simulated bank pays nothing on that day, or too little for all the faults."""

    code: ClassVar[str] = "INVALID_INPUT"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The statements of a day, and what was done to which payments: a sentence for each fault."""

    statements: list[Written]
    truth: list[str]


async def rehearse(*, day: date, delay: Span, faults: Sequence[Fault]) -> Rehearsal:
    """The statements that the simulated bank would send of a day, one for each currency. Raises NothingToPay."""
    transfers, before = await settlements.simulated_transfers(day=day, delay=delay)
    if not transfers:
        raise NothingToPay(f"The simulated bank pays nothing on {day}.", path=("date",))
    by_currency: dict[str, list[Line]] = defaultdict(list)
    spoiling = _Spoiling(list(faults), Counter(before))
    for transfer in transfers:
        by_currency[transfer.amount.currency].append(_line(transfer, day))
    lines: dict[str, list[Line]] = defaultdict(list)
    for _, group in sorted(by_currency.items()):
        for line in spoiling.spoil(group):
            lines[line.amount.currency].append(line)
    if spoiling.left:
        left = ", ".join(spoiling.left)
        raise NothingToPay(f"There are too few payments and refunds on {day} for the faults: {left}.", path=("fault",))
    number = day.timetuple().tm_yday
    return Rehearsal(
        [
            Written(f"SIMBANK{code}", code, day, number, before.get(code, 0), spoiling.closing[code], lines[code])
            for code in sorted(by_currency.keys() | lines.keys())
        ],
        spoiling.truth,
    )


def _line(transfer: settlements.SimulatedTransfer, day: date) -> Line:
    payment = to_typeid(Prefix.PAYMENT, transfer.payment_id)
    if transfer.refund_id is not None:
        return Line(
            amount=transfer.amount,
            bank_reference="SR" + transfer.refund_id.hex[-14:].upper(),
            end_to_end_id=to_typeid(Prefix.REFUND, transfer.refund_id),
            remittance=f"Refund of {payment}",
            value_date=day.isoformat(),
            is_credit=False,
        )
    return Line(
        amount=transfer.amount,
        bank_reference="SB" + transfer.payment_id.hex[-14:].upper(),
        end_to_end_id=payment,
        remittance=transfer.reference or "Payment",
        value_date=day.isoformat(),
    )


@dataclass(slots=True)
class _Spoiling:
    """The faults that are left to be done, the balances with which the bank closes, and what was done to whom."""

    left: list[Fault]
    closing: Counter[str]
    truth: list[str] = field(default_factory=list)

    def spoil(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The credits, then the debits, with as many of their faults as there are lines for."""
        for is_credit, faults in ((True, FAULTS), (False, REFUND_FAULTS)):
            waiting = [line for line in lines if line.is_credit is is_credit]
            while waiting:
                fault = next((each for each in self.left if each in faults), None)
                size = BATCH_SIZE if fault is Fault.BATCH else 1
                taken, waiting = waiting[:size], waiting[size:]
                made = taken
                if fault is not None and len(taken) == size:
                    self.left.remove(fault)
                    self.truth.append(f"{fault}: {', '.join(str(line.end_to_end_id) for line in taken)}")
                    made = faults[fault](*taken)
                for line in made if fault in MOVEMENTS else taken:
                    self.closing[line.amount.currency] += line.balance_minor
                yield from made


def _batch(*parts: Line) -> list[Line]:
    amount = Money(sum(part.amount.amount_minor for part in parts), parts[0].amount.currency)
    reference = f"SBBATCH{parts[0].bank_reference[-7:]}"
    return [Line(amount, reference, None, f"{len(parts)} payments", parts[0].value_date, parts)]


def _of_other_amount(line: Line) -> Line:
    return replace(line, amount=Money(line.amount.amount_minor + 1, line.amount.currency))


def _of_other_currency(line: Line) -> list[Line]:
    other = "USD" if line.amount.currency == "EUR" else "EUR"
    return [replace(line, amount=Money(line.amount.amount_minor, other))]


def _another(line: Line, mark: str) -> Line:
    """The same once more, with another reference of the bank; the mark is none of the digits that end the first one."""
    return replace(line, bank_reference=line.bank_reference[:-1] + mark)


def _returned(line: Line) -> Line:
    return replace(_another(line, "R"), is_credit=False, return_reason=RETURN_REASON)


def _returned_back(line: Line) -> Line:
    return replace(_another(line, "V"), is_reversal=True, return_reason=RETURN_BACK_REASON)


def _debit_for_nothing(line: Line) -> Line:
    """A debit that names a payment, of more than was ever paid: no refund can be of so much."""
    return replace(_of_other_amount(_another(line, "N")), is_credit=False, remittance="Refund")


FAULTS: Final[Mapping[Fault, Callable[..., list[Line]]]] = MappingProxyType(
    {
        Fault.DROP: lambda _line: [],
        Fault.DOUBLE: lambda line: [line, _another(line, "X")],
        Fault.AMOUNT: lambda line: [_of_other_amount(line)],
        Fault.CURRENCY: _of_other_currency,
        Fault.DATE: lambda line: [replace(line, value_date=f"{line.value_date[:4]}-02-31")],
        Fault.NAME: lambda line: [replace(line, end_to_end_id=None, remittance=f"Thank you {line.end_to_end_id}")],
        Fault.UNKNOWN: lambda line: [replace(line, end_to_end_id="UNKNOWN-4711", remittance="Nobody knows")],
        Fault.BATCH: _batch,
        Fault.RETURN: lambda line: [line, _returned(line)],
        Fault.RETURN_BACK: lambda line: [line, _returned(line), _returned_back(line)],
        Fault.DEBIT: lambda line: [line, _debit_for_nothing(line)],
    }
)
"""What each fault makes of one payment's credit; that of a batch takes several."""
REFUND_FAULTS: Final[Mapping[Fault, Callable[..., list[Line]]]] = MappingProxyType(
    {
        Fault.REFUND_DROP: lambda _line: [],
        Fault.REFUND_DOUBLE: lambda line: [line, _another(line, "X")],
        Fault.REFUND_PAYMENT: lambda line: [replace(line, end_to_end_id=None)],
    }
)
"""What each fault makes of one refund's debit; the last one names the payment only."""
MOVEMENTS: Final = frozenset({Fault.CURRENCY, Fault.RETURN, Fault.RETURN_BACK, Fault.DEBIT})
"""The faults that are done to the money, so that the balances know of them, and not to the statement alone."""
