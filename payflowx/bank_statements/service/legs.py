"""Looks up all money that has moved for payments: what was taken, given back, and taken back by the bank.

A payment's net is the sum of its legs, and never follows from a status. Each movement is one leg, whoever tells of it:
our own record, and the entries of statements that were found to be the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from payflowx.bank_statements.sql import legs as sql
from payflowx.core import db
from payflowx.core.ids import PaymentId, Prefix, to_typeid
from payflowx.core.money import Money


class LegType(StrEnum):
    """What a movement is."""

    CHARGE = "CHARGE"
    REFUND = "REFUND"
    REFUND_FAILURE = "REFUND_FAILURE"
    RETURN = "RETURN"


@dataclass(frozen=True, slots=True)
class Leg:
    """One movement, signed as the merchant sees it. `records` and `entries` are the ids of what tells of it: our own
    record, and entries of statements.

    `reason` is the code of who took the money back, where there is one.
    """

    type: LegType
    amount: Money
    occurred_at: datetime
    reason: str | None
    records: list[str]
    entries: list[str]


async def get_legs(*, payment_ids: Sequence[PaymentId]) -> dict[PaymentId, list[Leg]]:
    """The legs of these payments, oldest first; none of a payment that was not taken."""
    legs: dict[PaymentId, list[Leg]] = {key: [] for key in payment_ids}
    for row in await db.fetch(sql.LEGS, list(payment_ids)):
        legs[PaymentId(row["payment_id"])].append(
            Leg(
                LegType(row["type"]),
                Money(row["amount_minor"], row["currency"]),
                row["occurred_at"],
                row["reason"],
                _records(row),
                [to_typeid(Prefix.ENTRY, key) for key in row["entry_ids"]],
            )
        )
    return legs


def _records(row: Any) -> list[str]:
    """Our own record of a movement; there is none of what only the bank tells."""
    if row["refund_id"] is not None:
        return [to_typeid(Prefix.REFUND, row["refund_id"])]
    return [to_typeid(Prefix.PAYMENT, row["payment_id"])] if row["type"] == LegType.CHARGE else []


def sum_up(*, legs: Sequence[Leg]) -> list[Money]:
    """The sum of legs in each of their currencies, by its code."""
    sums: dict[str, int] = {}
    for leg in legs:
        sums[leg.amount.currency] = sums.get(leg.amount.currency, 0) + leg.amount.amount_minor
    return [Money(minor, currency) for currency, minor in sorted(sums.items())]
