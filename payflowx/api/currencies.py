"""The currencies that can be paid in, for forms: how many decimals an amount may have differs between them."""

from typing import Self

import strawberry

from payflowx.api.scalars import CurrencyCode
from payflowx.core import currencies


@strawberry.type
class Currency:
    """A currency that can be paid in."""

    code: CurrencyCode = strawberry.field(description="Its alphabetic code of ISO 4217.")
    decimals: int = strawberry.field(
        description="How many decimals its amounts have, after ISO 4217: 2 for EUR, 0 for JPY."
    )

    @classmethod
    def every(cls) -> list[Self]:
        """All of them, by their codes."""
        payable = [(code, currencies.EXPONENTS[code]) for code in sorted(currencies.PAYABLE)]
        return [cls(code=CurrencyCode(code), decimals=decimals) for code, decimals in payable]


@strawberry.type
class Query:
    """What can be asked about currencies."""

    @strawberry.field
    def currencies(self) -> list[Currency]:
        """The currencies that can be paid in, by their codes."""
        return Currency.every()
