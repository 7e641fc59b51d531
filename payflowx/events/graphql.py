"""The audit trail in the schema."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from payflowx.api.loaders import grouped
from payflowx.api.scalars import JSON
from payflowx.api.views import of_rows, view
from payflowx.events import models, service


@of_rows()
@strawberry.type
class PaymentEvent:
    """One change of state of a payment or refund, of its settlement or of its verdict."""

    type: str = strawberry.field(
        description="What happened: `payment.initiated`, `payment.succeeded`, `payment.failed`, `refund.initiated`, "
        "`refund.succeeded`, `refund.failed`, `refund.came_back`, `settlement.pending`, `settlement.settled`, "
        "`settlement.failed`, `reconciliation.matched` and so on. More may be added."
    )
    actor: str = strawberry.field(
        description="Who did it: a user's id, `system:gateway`, `system:bank` or `system:reconciliation`."
    )
    data: JSON = strawberry.field(description="The figures of the change; amounts in minor units.")
    occurred_at: datetime = strawberry.field(description="When it happened.")
    row: strawberry.Private[models.Event]

    @classmethod
    def of(cls, row: models.Event) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


async def load_trails(keys: Sequence[UUID]) -> list[list[PaymentEvent]]:
    """The events of each object, oldest first."""
    rows = await service.trails(subject_ids=keys)
    return [[PaymentEvent.of(row) for row in trail] for trail in grouped(keys, rows, key=lambda row: row.subject_id)]
