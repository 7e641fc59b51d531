"""Writes and reads the trail. Callers record in the transaction that makes the change."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from payflowx.core import db, records
from payflowx.core.ids import new_uuid
from payflowx.events.models import Event
from payflowx.events.relations import COLUMNS, dated

OF_SUBJECT: Final = records.by(Event, "subject_id")
RECORD: Final = f"INSERT INTO events ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6::jsonb, {dated('$7')})"


async def record(
    *,
    type: str,
    subject_id: UUID,
    change_id: UUID | None,
    actor: str,
    data: dict[str, object],
    now: datetime,
) -> None:
    """Adds one event to an object's trail; by the database's clock, where `now` is more than a second off it."""
    await db.execute(RECORD, new_uuid(), type, subject_id, change_id, actor, json.dumps(data), now)


async def trails(*, subject_ids: Sequence[UUID]) -> list[Event]:
    """The events of some objects, in the order in which they were written."""
    return await OF_SUBJECT.find(subject_ids, order_by="position")
