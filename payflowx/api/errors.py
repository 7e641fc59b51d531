"""The one table from errors to GraphQL: refusals become data in a payload, the rest top-level errors with a code."""

from collections.abc import Sequence
from typing import Any, Final

import strawberry
from graphql import GraphQLError

from payflowx.api.docs import enum_type
from payflowx.core.errors import NotAllowed, NotAuthenticated, Refusal
from payflowx.core.log import get_logger

BAD_REQUEST: Final = "BAD_REQUEST"
INTERNAL: Final = "INTERNAL"
MASK: Final = "Something went wrong on our side. Quote the request id when you ask about it."
CALLERS_FAULT: Final = "ValidationError"  # graphql-java's word for it, which other tools know: not the server's fault
CODES: Final = ((NotAuthenticated, "UNAUTHENTICATED"), (NotAllowed, "FORBIDDEN"))

ErrorCode = enum_type(
    "ErrorCode",
    "What went wrong, for programs. More values may be added; treat an unknown one as a refusal.",
    INVALID_INPUT="A value of the input can't be used; `path` names it.",
    INVALID_CREDENTIALS="The e-mail address and the password don't belong together.",
    NOT_FOUND="There is no such object, or none that you may see.",
    ALREADY_EXISTS="Another object has this name or address.",
    MERCHANT_INACTIVE="The merchant takes no new payments.",
    IDEMPOTENCY_KEY_REUSED="The idempotency key belongs to an earlier payment with other input.",
    ILLEGAL_TRANSITION="The object's state doesn't allow this.",
    CONFLICT="Something else is changing the same thing at this moment.",
)

logger = get_logger(__name__)


@strawberry.type
class UserError:
    """An expected failure. Nothing was changed."""

    code: ErrorCode = strawberry.field(description="What went wrong, for programs.")  # type: ignore[valid-type]
    message: str = strawberry.field(description="What went wrong, for people.")
    path: list[str] = strawberry.field(
        description='The input field at fault, from the input\'s first level down: `["amount", "currency"]`.'
    )


def user_errors(refusal: Refusal) -> list[UserError]:
    """A refusal as the `errors` of a payload."""
    return [UserError(code=ErrorCode(refusal.code), message=refusal.message, path=list(refusal.path))]


def as_response(errors: Sequence[GraphQLError], request_id: str) -> list[dict[str, Any]]:
    """Top-level errors as the client may see them; what nobody expected is logged here and masked."""
    return [_formatted(error, request_id) for error in errors]


def request_error(message: str, request_id: str) -> dict[str, Any]:
    """The response to a request that never became a GraphQL operation."""
    return {"errors": [{"message": message, "extensions": {"code": BAD_REQUEST, "requestId": request_id}}]}


def unexpected_error(error: Exception, request_id: str) -> dict[str, Any]:
    """The response to a request that broke before or around its operation; logged here, and masked."""
    logger.error("request failed", error=type(error).__name__, exc_info=error)
    return {"errors": [{"message": MASK, "extensions": {"code": INTERNAL, "requestId": request_id}}]}


def _formatted(error: GraphQLError, request_id: str) -> dict[str, Any]:
    formatted: dict[str, Any] = dict(error.formatted)
    formatted["extensions"] = {**_classified(error, formatted), "requestId": request_id}
    return formatted


def _classified(error: GraphQLError, formatted: dict[str, Any]) -> dict[str, Any]:
    """The error's code and data; masks the message of the unexpected."""
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return {"code": BAD_REQUEST}
    if isinstance(cause, Refusal):
        return {"code": cause.code, "path": list(cause.path), "classification": CALLERS_FAULT}
    for kind, code in CODES:
        if isinstance(cause, kind):
            return {"code": code}
    logger.error("request failed", error=type(cause).__name__, path=error.path, exc_info=cause)
    formatted["message"] = MASK
    return {"code": INTERNAL}
