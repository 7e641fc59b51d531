"""Shapes that every domain's part of the schema shares."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Self, cast

import strawberry

from payflowx.api.docs import describe_enum
from payflowx.api.scalars import BigInt, CurrencyCode
from payflowx.core import money
from payflowx.core.errors import InvalidInput


@strawberry.interface
class Node:
    """An object with an id of its own, that `node` finds again."""

    id: strawberry.ID = strawberry.field(
        description="A TypeID: the kind of the object, an underscore and 26 characters. Sorts by time of creation."
    )


@strawberry.type
class Money:
    """An exact amount in one currency."""

    amount: Decimal = strawberry.field(
        description="In major units, always with the currency's own number of decimals: `10.50`, `500`."
    )
    currency: CurrencyCode = strawberry.field(description="The currency of the amount.")
    amount_minor: BigInt = strawberry.field(description="The same amount in minor units: `1050` for 10.50 USD.")

    @classmethod
    def of(cls, value: money.Money) -> Self:
        """The amount as the schema shows it: the value itself, which makes of these fields what it is asked for."""
        return cast(Self, value)

    @classmethod
    def of_optional(cls, value: money.Money | None) -> Self | None:
        """Like `of`, where there may be no amount."""
        return None if value is None else cls.of(value)


@strawberry.input
class MoneyInput:
    """An exact amount in one currency."""

    amount: Decimal = strawberry.field(
        description="In major units: no more decimals than the currency has, at most 12 digits before the point."
    )
    currency: CurrencyCode = strawberry.field(description="An ISO 4217 currency that can be paid in.")

    def parse(self, *, path: tuple[str, ...]) -> money.Money:
        """The amount in minor units. Raises InvalidInput."""
        return money.parse_money(self.amount, self.currency, path=path)


@strawberry.input
class DateTimeRange:
    """A stretch of time."""

    from_: datetime | None = strawberry.field(
        name="from", default=None, description="The first instant that belongs to it; open where left out."
    )
    to: datetime | None = strawberry.field(
        default=None, description="The first instant that no longer belongs to it; open where left out."
    )

    def check(self, *, path: tuple[str, ...]) -> Self:
        """The range itself, where it isn't the wrong way round. Raises InvalidInput."""
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise InvalidInput("The range ends before it begins.", path=(*path, "to"))
        return self


class SortDirection(Enum):
    """Which end of a list comes first."""

    ASC = "ASC"
    DESC = "DESC"


describe_enum(SortDirection, ASC="Smallest or oldest first.", DESC="Largest or newest first.")
