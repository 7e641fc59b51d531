"""The balances of a camt statement: which of them open and close it, and the sign of one that the bank has left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Final, NamedTuple

from payflowx.bank_statements.formats.camt_fields import Element, Shape, Unreadable, day, is_credit, money, read_fields
from payflowx.bank_statements.formats.parts import Balance
from payflowx.core.money import Money

# ISO 20022, BalanceType: opening booked, previously closed booked, interim booked and available; closing booked.
OPENING: Final = (("OPBD", 0), ("PRCD", 0), ("ITBD", 0), ("ITAV", 0))
CLOSING: Final = (("CLBD", -1), ("ITBD", -1), ("ITAV", -1))
INTERIM: Final = frozenset(["ITBD", "ITAV"])
"""Those of some moment: a statement with two of them has moved from one to the other, and one alone opens none."""


@dataclass(frozen=True, slots=True)
class StatedBalance:
    """A balance as it is stated; it is not negative where its sign is missing."""

    code: str
    balance: Balance
    has_sign: bool

    @property
    def readings(self) -> tuple[Balance, ...]:
        """What it can be."""
        return (self.balance,) if self.has_sign else (self.balance, _negative(self.balance))


class Told(NamedTuple):
    """The opening and the closing balance as far as they are known at last, and the sentences on them."""

    opening: Balance | None
    closing: Balance | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balances:
    """Those that open and close a statement, each None where there is none that can be read."""

    opening: StatedBalance | None = None
    closing: StatedBalance | None = None
    problems: tuple[str, ...] = ()

    @property
    def sure_opening(self) -> Balance | None:
        """The opening balance, where it is known without the entries."""
        return _sure(self.opening)

    @property
    def currency(self) -> str | None:
        """The currency of the first of them."""
        stated = self.opening or self.closing
        return stated.balance.currency if stated else None

    def of_account(self, currency: str | None) -> "Balances":
        """Those in the currency of the account."""
        others = [one for one in (self.opening, self.closing) if one is not None and one.balance.currency != currency]
        problems = dict.fromkeys(
            f"There is a balance in {one.balance.currency}, and the account is in {currency}." for one in others
        )
        opening, closing = (None if one in others else one for one in (self.opening, self.closing))
        return replace(self, opening=opening, closing=closing, problems=(*self.problems, *problems))

    def told_by(self, moved_minor: int | None) -> Told:
        """What they are by all that the entries have moved, None where that isn't known.

        A sign that is missing is told where one alone leads from the one balance to the other.
        """
        opening, closing = self.opening, self.closing
        unsigned = [one.code for one in (opening, closing) if one is not None and not one.has_sign]
        if opening is not None and closing is not None and unsigned and moved_minor is not None:
            pairs = product(opening.readings, closing.readings)
            fitting = [(a, z) for a, z in pairs if a.amount_minor + moved_minor == z.amount_minor]
            if len(fitting) == 1:
                held = zip((opening, closing), fitting[0], strict=True)
                decided = tuple(_decided(one.code, balance) for one, balance in held if not one.has_sign)
                return Told(*fitting[0], decided)
        return Told(_sure(opening), _sure(closing), tuple(_undecided(code) for code in unsigned))


def read_balances(elements: Iterable[Element], shape: Shape) -> Balances:
    """The balances of a statement."""
    found: dict[str, list[StatedBalance]] = {}
    problems: list[str] = []
    for element in elements:
        fields = read_fields(element, shape.balance)
        code = fields.get("Tp/CdOrPrtry/Cd")
        if code not in {known for known, _ in OPENING + CLOSING}:
            continue
        try:
            amount = money(fields, "Amt")
            of = day(fields, "Dt/Dt", "Dt/DtTm")
            if of is None:
                raise Unreadable("Dt is missing.")
            has_sign = "CdtDbtInd" in fields or not amount.amount_minor
            balance = Balance(amount.amount_minor, amount.currency, of)
            if "CdtDbtInd" in fields and not is_credit(fields):
                balance = _negative(balance)
            found.setdefault(code, []).append(StatedBalance(code, balance, has_sign))
        except Unreadable as error:
            problems.append(f"The balance {code} can't be read: {error}")
    that_open = {code: stated for code, stated in found.items() if code not in INTERIM or len(stated) > 1}
    return Balances(_chosen(that_open, OPENING), _chosen(found, CLOSING), tuple(problems))


def _sure(stated: StatedBalance | None) -> Balance | None:
    return stated.balance if stated is not None and stated.has_sign else None


def _negative(balance: Balance) -> Balance:
    return replace(balance, amount_minor=-balance.amount_minor)


def _chosen(
    balances: Mapping[str, list[StatedBalance]], by_preference: Iterable[tuple[str, int]]
) -> StatedBalance | None:
    return next((balances[code][index] for code, index in by_preference if code in balances), None)


def _decided(code: str, balance: Balance) -> str:
    amount = Money(balance.amount_minor, balance.currency)
    return f"The balance {code} has no sign (CdtDbtInd is missing): by the entries, it is {amount}."


def _undecided(code: str) -> str:
    return f"The balance {code} can't be read: CdtDbtInd is missing, and the entries don't tell its sign."
