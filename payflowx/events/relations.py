"""What the statements of upper domains may name of events."""

from typing import Final

COLUMNS: Final = "id, type, subject_id, change_id, actor, data, occurred_at"
"""The columns of an event, for statements that write rows and their events at once; the last one is `dated`."""


def dated(instant: str) -> str:
    """When an event happened, for such a statement: the instant of its row, given as an expression.

    Where that is more than a second off the database's clock, since a request had to wait or a run goes by the instant
    at which it began, the event is of the moment at which it is written; the database refuses any other.
    """
    return f"payflowx_by_the_clock({instant})"
