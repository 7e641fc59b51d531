"""The one table from errors to GraphQL: refusals become data in a payload, the rest top-level errors with a code."""

import math
from collections.abc import Sequence
from typing import Any, Final

import strawberry
from graphql import GraphQLError

from payflowx.api import messages
from payflowx.api.docs import enum_type
from payflowx.core.errors import NotAllowed, NotAuthenticated, Refusal, Throttled, Unavailable
from payflowx.core.log import get_logger

BAD_REQUEST: Final = "BAD_REQUEST"
DEADLINE_EXCEEDED: Final = "DEADLINE_EXCEEDED"
DOCUMENT_NOT_TRUSTED: Final = "DOCUMENT_NOT_TRUSTED"
FORBIDDEN: Final = "FORBIDDEN"
INTERNAL: Final = "INTERNAL"
ERRORS_MAX: Final = 3
MASK: Final = "Something went wrong on our side. Quote the request id when you ask about it."
RATE_LIMITED: Final = "RATE_LIMITED"
UNAUTHENTICATED: Final = "UNAUTHENTICATED"
UNAVAILABLE: Final = "UNAVAILABLE"
CALLERS_FAULT: Final = "ValidationError"  # graphql-java's word for it, which other tools know: not the server's fault
CODES: Final = ((NotAuthenticated, UNAUTHENTICATED), (NotAllowed, FORBIDDEN))

ErrorCode = enum_type(
    "ErrorCode",
    "What went wrong, for programs. More values may be added; treat an unknown one as a refusal.",
    INVALID_INPUT="A value of the input can't be used; `path` names it.",
    INVALID_CREDENTIALS="The e-mail address and the password don't belong together.",
    NOT_FOUND="There is no such object, or none that you may see.",
    ALREADY_EXISTS="Another object has this name or address.",
    MERCHANT_INACTIVE="The merchant takes no new payments.",
    IDEMPOTENCY_KEY_REUSED="The idempotency key belongs to an earlier payment or refund with other input.",
    EXCLUSIVE_SCOPE_TAKEN="Another key has an open or successful payment of this scope.",
    AMOUNT_EXCEEDS_REFUNDABLE="More than what is left of the payment; the message says how much that is.",
    ILLEGAL_TRANSITION="The object's state doesn't allow this.",
    CONFLICT="Something else is changing the same thing at this moment.",
    QUERY_TOO_BROAD="What is asked for can't be read in the time that there is; the message says what to narrow.",
)

logger = get_logger(__name__)


@strawberry.type
class UserError:
    """An expected failure. Nothing was changed."""

    code: ErrorCode = strawberry.field(description="What went wrong, for programs.")  # type: ignore[valid-type]  # made above
    message: str = strawberry.field(description="What went wrong, for people.")
    path: list[str] = strawberry.field(
        description='The input field at fault, from the input\'s first level down: `["amount", "currency"]`.'
    )


def user_errors(refusal: Refusal) -> list[UserError]:
    """A refusal as the `errors` of a payload."""
    return [UserError(code=ErrorCode(refusal.code), message=refusal.message, path=list(refusal.path))]


def as_response(errors: Sequence[GraphQLError], request_id: str, *, suggests: bool) -> list[dict[str, Any]]:
    """The first top-level errors as the client may see them; what nobody expected is masked, and all of it logged here.

    Where something that is needed can't be reached, that is the only one: the rest may have followed from it.
    `suggests` is whether a message may name what in the schema is similar to a wrong name.
    """
    formatted = [_formatted(error, request_id) for error in errors]
    for located, shown in zip(errors, formatted, strict=True):
        if isinstance(cause := _cause(located), Unavailable):
            log_unavailable(cause)
            return [shown]
    formatted = formatted[:ERRORS_MAX]
    if not suggests:
        for error in formatted:
            error["message"] = messages.without_suggestion(error["message"])
    return formatted


def request_error(message: str, request_id: str, *, code: str = BAD_REQUEST, **more: object) -> dict[str, Any]:
    """The response to a request that never became a GraphQL operation, or that didn't end as one."""
    return {"errors": [{"message": message, "extensions": {"code": code, "requestId": request_id, **more}}]}


def log_unavailable(error: Unavailable) -> None:
    """One line for a request that can't be served at this moment, however many of its fields say so."""
    logger.warning("request not served", error=type(error).__name__, exc_info=error)


def unexpected_error(error: Exception, request_id: str) -> dict[str, Any]:
    """The response to a request that broke before or around its operation; logged here, and masked."""
    logger.error("request failed", error=type(error).__name__, exc_info=error)
    return request_error(MASK, request_id, code=INTERNAL)


def seconds_until(error: Throttled) -> int:
    """After how many whole seconds to come back, at least one."""
    return max(1, math.ceil(error.retry_after.total_seconds()))


def _formatted(error: GraphQLError, request_id: str) -> dict[str, Any]:
    formatted: dict[str, Any] = dict(error.formatted)
    formatted["extensions"] = {**_classified(error, formatted), "requestId": request_id}
    return formatted


def _classified(error: GraphQLError, formatted: dict[str, Any]) -> dict[str, Any]:
    """The error's code and data; takes out of its message what the client must not see."""
    cause = _cause(error)
    if cause is None or isinstance(cause, GraphQLError) or _is_of_a_value(error, cause):
        formatted["message"] = messages.without_values(error)
        return {"code": BAD_REQUEST}
    if isinstance(cause, Refusal):
        return {"code": cause.code, "path": list(cause.path), "classification": CALLERS_FAULT}
    if isinstance(cause, Unavailable):
        return {"code": UNAVAILABLE}
    if isinstance(cause, Throttled):
        return {"code": RATE_LIMITED, "retryAfter": seconds_until(cause), "classification": CALLERS_FAULT}
    for kind, code in CODES:
        if isinstance(cause, kind):
            return {"code": code, "classification": CALLERS_FAULT}
    logger.error("request failed", error=type(cause).__name__, path=error.path, exc_info=cause)
    formatted["message"] = MASK
    return {"code": INTERNAL}


def _cause(error: GraphQLError) -> Exception | None:
    """What was raised in the first place, however often GraphQL has wrapped it."""
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _is_of_a_value(error: GraphQLError, cause: Exception) -> bool:
    """Whether Python itself could not read a value of the request, such as an integer of 4,301 digits.

    Such an error stands at a place of the document; what goes wrong while it is run has one in the answer, too.
    """
    return isinstance(cause, ValueError) and bool(error.nodes) and error.path is None
