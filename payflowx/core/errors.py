"""The root of every error that PayFlowX raises on purpose.

The tree, as far as callers need it; each error is declared in the module that raises it:

    PayFlowXError
    ├── Refusal                  the caller asked for something that can't be done; becomes data in a payload
    │   ├── InvalidInput         a value is wrong; `path` names the field
    │   ├── NotFound             no such object, or none that the caller may see
    │   ├── QueryTooBroad        too much to be read in time; the message says what to narrow
    │   └── (one per domain rule: IdempotencyKeyReused, MerchantInactive, ...)
    ├── NotAuthenticated         nobody is signed in
    ├── NotAllowed               the role is too low
    ├── Unavailable              something that is needed can't be reached at this moment: try again
    ├── Throttled                too much in too short a time; `retry_after` says when to come back
    └── (operational errors: LocalDatabaseError, ConfigurationError, ...)
"""

from datetime import timedelta
from typing import ClassVar


class PayFlowXError(Exception):
    """Something that PayFlowX itself reports; its text is written for a person."""


class Refusal(PayFlowXError):
    """A use case was refused and nothing has changed.

    `code` is stable and part of the public contract; `path` names the input field at fault, outermost first,
    in the names of the service's caller (`("amount", "currency")`).
    """

    code: ClassVar[str]

    def __init__(self, message: str, *, path: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


class InvalidInput(Refusal):
    """A value breaks a rule that can be told from the value alone."""

    code = "INVALID_INPUT"


class NotFound(Refusal):
    """There is no such object, or none that the caller may see: the two are told apart by nobody."""

    code = "NOT_FOUND"


class QueryTooBroad(Refusal):
    """What is asked for can't be read in the time that there is; the message says what to narrow."""

    code = "QUERY_TOO_BROAD"


class NotAuthenticated(PayFlowXError):
    """The request carries no valid proof of who sends it."""


class NotAllowed(PayFlowXError):
    """The caller is known, and its role does not reach for this."""


class Unavailable(PayFlowXError):
    """Something that is needed for an answer can't be reached at this moment."""


class Throttled(PayFlowXError):
    """Too many attempts or requests in too short a time; nothing was looked at and nothing has changed."""

    def __init__(self, message: str, *, retry_after: timedelta) -> None:
        super().__init__(message)
        self.retry_after = retry_after
