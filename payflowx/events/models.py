"""The event: one row for each change of state, written in the transaction that makes the change, never altered."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model


class Event(Model):
    """Who did what to which object, and when.

    `subject_id` is the object whose trail this is: a payment's trail also holds the events of its settlement and its
    verdicts. `change_id` is the row that changed where such a change happens to it only once (a payment succeeds once);
    the database holds at most one event of a type for it. It is null for changes that repeat. The database numbers the
    events as they are written (`position`): clocks of several machines don't order them.
    """

    id = fields.UUIDField(primary_key=True)
    type = fields.CharField(max_length=60)
    subject_id = fields.UUIDField()
    change_id: UUID | None = fields.UUIDField(null=True)
    actor = fields.CharField(max_length=80)
    data: dict[str, object] = fields.JSONField()
    occurred_at = fields.DatetimeField()
    position = fields.BigIntField()

    class Meta:
        table = "events"
        unique_together = (("subject_id", "type", "change_id"),)
