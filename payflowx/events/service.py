"""Writes and reads the trail. Callers record in the transaction that makes the change."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from payflowx.core.ids import new_uuid
from payflowx.events.models import Event

COLUMNS: Final = "id, type, subject_id, change_id, actor, data, occurred_at"
"""The columns of an event, for statements that write rows and their events at once: `INSERT INTO events (COLUMNS)`."""


async def record(
    *,
    type: str,
    subject_id: UUID,
    change_id: UUID | None,
    actor: str,
    data: dict[str, object],
    now: datetime,
) -> None:
    """Adds one event to an object's trail."""
    await Event.create(
        id=new_uuid(),
        type=type,
        subject_id=subject_id,
        change_id=change_id,
        actor=actor,
        data=data,
        occurred_at=now,
    )


async def trails(*, subject_ids: Sequence[UUID]) -> list[Event]:
    """The events of some objects, oldest first."""
    return await Event.filter(subject_id__in=list(subject_ids)).order_by("occurred_at", "id")
