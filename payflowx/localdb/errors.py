"""The one error of the embedded PostgreSQL."""

from payflowx.core.errors import PayFlowXError


class LocalDatabaseError(PayFlowXError):
    """The embedded PostgreSQL can't be started, attached to or stopped; the text says why."""
