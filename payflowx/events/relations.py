"""What the statements of upper domains may name of events."""

from typing import Final

COLUMNS: Final = "id, type, subject_id, change_id, actor, data, occurred_at"
"""The columns of an event, for statements that write rows and their events at once: `INSERT INTO events (COLUMNS)`."""
