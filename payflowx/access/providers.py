"""Placeholder."""

from dataclasses import dataclass
from datetime import datetime

from payflowx.core.principal import Role


@dataclass(frozen=True, slots=True, repr=False)
class Claims:
    """What a token says."""

    issuer: str
    subject: str
    email: str | None
    is_email_verified: bool
    name: str | None
    role: Role | None
    issued_at: datetime
