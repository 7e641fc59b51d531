"""The simulated bank's day as statements, with faults by choice: a rehearsal of the import with known truth."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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


class Fault(StrEnum):
    """What goes wrong with one credit; each is done to a credit of its own, in the order of the payments."""

    DROP = "drop"
    DOUBLE = "double"
    AMOUNT = "amount"
    DATE = "date"
    NAME = "name"
    UNKNOWN = "unknown"
    BATCH = "batch"
    CURRENCY = "currency"


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
    for transfer in transfers:
        by_currency[transfer.amount.currency].append(_line(transfer, day))
    truth: list[str] = []
    closing, left = Counter(before), list(faults)
    lines: dict[str, list[Line]] = defaultdict(list)
    for currency, group in sorted(by_currency.items()):
        closing[currency] += sum(line.amount.amount_minor for line in group)
        spoilt, left = _spoil(group, left, truth)
        for line in spoilt:
            paid = line.amount
            lines[paid.currency].append(line)
            if paid.currency != currency:  # on another account, so it is missing on this one
                closing[currency] -= paid.amount_minor
                closing[paid.currency] += paid.amount_minor
    if left:
        raise NothingToPay(f"There are too few credits on {day} for the faults: {', '.join(left)}.", path=("fault",))
    number = day.timetuple().tm_yday
    return Rehearsal(
        [
            Written(f"SIMBANK{code}", code, day, number, before.get(code, 0), closing[code], lines[code])
            for code in sorted(by_currency.keys() | lines.keys())
        ],
        truth,
    )


def _line(transfer: settlements.SimulatedTransfer, day: date) -> Line:
    return Line(
        amount=transfer.amount,
        bank_reference="SB" + transfer.payment_id.hex[-14:].upper(),
        end_to_end_id=to_typeid(Prefix.PAYMENT, transfer.payment_id),
        remittance=transfer.reference or "Payment",
        value_date=day.isoformat(),
    )


def _spoil(lines: list[Line], faults: list[Fault], truth: list[str]) -> tuple[list[Line], list[Fault]]:
    """The lines with as many of the faults as there are lines for, and the faults that are left."""
    spoilt: list[Line] = []
    waiting, left = list(lines), list(faults)
    while waiting:
        size = BATCH_SIZE if left and left[0] is Fault.BATCH else 1
        taken, waiting = waiting[:size], waiting[size:]
        if not left or len(taken) < size:
            spoilt += taken
            continue
        fault = left.pop(0)
        spoilt += _with_fault(fault, taken)
        truth.append(f"{fault}: {', '.join(str(line.end_to_end_id) for line in taken)}")
    return spoilt, left


def _with_fault(fault: Fault, taken: list[Line]) -> list[Line]:
    if fault is Fault.BATCH:
        return [_batch(taken)]
    return FAULTS[fault](taken[0])


def _batch(parts: list[Line]) -> Line:
    amount = Money(sum(part.amount.amount_minor for part in parts), parts[0].amount.currency)
    reference = f"SBBATCH{parts[0].bank_reference[-7:]}"
    return Line(amount, reference, None, f"{len(parts)} payments", parts[0].value_date, tuple(parts))


def _of_other_amount(line: Line) -> list[Line]:
    return [replace(line, amount=Money(line.amount.amount_minor + 1, line.amount.currency))]


def _of_other_currency(line: Line) -> list[Line]:
    other = "USD" if line.amount.currency == "EUR" else "EUR"
    return [replace(line, amount=Money(line.amount.amount_minor, other))]


FAULTS: Final[Mapping[Fault, Callable[[Line], list[Line]]]] = MappingProxyType(
    {
        Fault.DROP: lambda _line: [],
        Fault.DOUBLE: lambda line: [line, replace(line, bank_reference=line.bank_reference[:-1] + "X")],
        Fault.AMOUNT: _of_other_amount,
        Fault.CURRENCY: _of_other_currency,
        Fault.DATE: lambda line: [replace(line, value_date=f"{line.value_date[:4]}-02-31")],
        Fault.NAME: lambda line: [replace(line, end_to_end_id=None, remittance=f"Thank you {line.end_to_end_id}")],
        Fault.UNKNOWN: lambda line: [replace(line, end_to_end_id="UNKNOWN-4711", remittance="Nobody knows")],
    }
)
"""What each fault makes of one credit; that of a batch takes several."""
