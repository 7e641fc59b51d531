"""Logs: one structured line for each request, with the payment that it made; only fields that are known to be harmless.

What an exception says is cut to what tells of the program: a traceback's frames without their variables, our own
messages, and the first line of the others' without what they quote. PostgreSQL puts whole rows into its messages.
"""

import json
import logging
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Final, Literal, TextIO

import orjson
import structlog

from payflowx.core.errors import PayFlowXError, Unavailable
from payflowx.core.text import has_card_number

LogFormat = Literal["console", "json"]
REMOVED: Final = "[removed]"
ALLOWED_FIELDS: Final = frozenset(
    {
        *("event", "exc_info", "level", "timestamp"),
        *("actor", "error", "milliseconds", "request_id", "why"),
        *("method", "operation", "path", "status"),
        *("api_key_id", "issuer", "keys_kept", "reason", "session_id"),
        *("amount", "bank", "failure_code", "gateway", "payment_id", "payment_status", "refund_id"),
        *("changed", "count", "examined", "failed", "is_full", "run_id", "settled"),
        *("duplicate", "file", "format", "ignored", "matched", "orphan", "quarantined"),
        *("env", "may_also", "processes", "remedy", "role", "schedule", "skew_seconds", "url"),
    }
)
"""Every field that a line may have: what the program says, and the few words of a client that name its request."""

# From the first quote to the last one: what is quoted may have quotes in it.
QUOTED: Final = re.compile(r"""(?<!\w)["'`].*["'`]""")
# PostgreSQL's DETAIL shows the row; what follows it in a message can't be told apart from it.
DETAIL: Final = re.compile(r"^\s*(?:DETAIL|CONTEXT|HINT|QUERY|STATEMENT):.*", re.DOTALL | re.MULTILINE)
TRACEBACKS: Final = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)

facts_of_request: ContextVar[dict[str, object] | None] = ContextVar("facts_of_request", default=None)
"""What the line of the request tells of what it did, where there is a request."""


def configure(log_format: LogFormat, *, level: int = logging.INFO) -> None:
    """Sends structlog, the standard library's loggers and uncaught exceptions to stderr, in one format."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        _add_facts,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: list[structlog.types.Processor]
    if log_format == "json":
        renderer = [structlog.processors.ExceptionRenderer(TRACEBACKS), structlog.processors.JSONRenderer(_json)]
    else:
        renderer = [
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
        ]
    structlog.configure(
        processors=[*shared, _as_one_argument],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=OwnLines,
        cache_logger_on_first_use=True,
    )
    handler = LineHandler([_make_writable, _keep_allowed, *renderer])
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                _shorten,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *handler.steps,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("payflowx").setLevel(level)
    sys.excepthook = _log_uncaught


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """The logger of one module."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


def tell(event: str, **facts: object) -> None:
    """Says what was done on the line of the request that did it; alone where there is none, or it tells of another."""
    told = facts_of_request.get()
    if told is None or not told.keys().isdisjoint(facts):
        write = get_logger(__name__).info
        write(event, **facts)
    else:
        told.update(facts)


def describe_error(error: BaseException) -> str:
    """What may be written of an error's message, in one line where it isn't ours; of an outage, what is behind it."""
    if isinstance(error, Unavailable) and (cause := error.__cause__) is not None:
        return f"{type(cause).__name__}: {describe_error(cause)}"
    text = str(error)
    if not isinstance(error, PayFlowXError):
        first_line = text.strip().partition("\n")[0]
        facts = [str(fact) for name in ("sqlstate", "constraint_name") if (fact := getattr(error, name, None))]
        text = " ".join([QUOTED.sub("...", first_line), *([f"({', '.join(facts)})"] if facts else [])])
    return REMOVED if has_card_number(text) else text


class LineHandler(logging.StreamHandler[TextIO]):
    """Writes lines to stderr: other libraries' as the standard library brings them, and our own past its machinery.

    `steps` turn what is to be told into a line.
    """

    def __init__(self, steps: Sequence[structlog.types.Processor]) -> None:
        super().__init__(sys.stderr)
        self.steps = steps

    def tell(self, method: str, event: structlog.types.EventDict) -> None:
        """Writes one line. Nobody fails because the log can't be written."""
        told: Any = event
        for step in self.steps:
            told = step(None, method, told)
        with suppress(OSError, ValueError):
            self.acquire()
            try:
                self.stream.write(f"{told}{self.terminator}")
                self.flush()
            finally:
                self.release()


class OwnLines:
    """What structlog's loggers end in: the handler that is configured at that moment."""

    def __init__(self, *_: object) -> None:
        pass

    def _tell(self, event: structlog.types.EventDict) -> None:
        for handler in logging.getLogger().handlers:
            if isinstance(handler, LineHandler):
                handler.tell(event["level"], event)

    debug = info = warning = error = critical = _tell


def _add_facts(
    _logger: structlog.types.WrappedLogger, _method: str, event: structlog.types.EventDict
) -> structlog.types.EventDict:
    """Puts what a request did on its line."""
    if event.get("event") == "request":
        event.update(facts_of_request.get() or {})
    return event


def _as_one_argument(
    _logger: structlog.types.WrappedLogger, _method: str, event: structlog.types.EventDict
) -> tuple[tuple[structlog.types.EventDict], dict[str, Any]]:
    return (event,), {}


def _json(event: structlog.types.EventDict, **options: Any) -> str:
    """JSON in ASCII: whatever else could end a line for somebody is escaped, and so is what orjson doesn't write."""
    try:
        text = orjson.dumps(event, **options).decode()
    except orjson.JSONEncodeError:
        text = ""
    return text if text and text.isascii() else json.dumps(event, **options)


def _shorten(
    _logger: structlog.types.WrappedLogger, _method: str, event: structlog.types.EventDict
) -> structlog.types.EventDict:
    """Takes what must not be written out of the one text that libraries put all into."""
    text = event["event"].partition("\n")[0] if event.get("exc_info") else event["event"]
    event["event"] = DETAIL.sub("", text).rstrip()
    return event


def _make_writable(
    _logger: structlog.types.WrappedLogger, _method: str, event: structlog.types.EventDict
) -> structlog.types.EventDict:
    """Takes what must not be written out of the exception."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, Unavailable):
        # No fault of the program's: where it was found out tells nothing, and while it lasts there are many of it.
        event["why"] = describe_error(error)
    elif error:
        event["exc_info"] = _writable(error)
    return event


def _keep_allowed(
    _logger: structlog.types.WrappedLogger, _method: str, event: structlog.types.EventDict
) -> structlog.types.EventDict:
    """The last net: a field that isn't known loses its value, and so does one with a card number in it."""
    for name, value in event.items():
        if name not in ALLOWED_FIELDS or (name != "exc_info" and has_card_number(str(value))):
            event[name] = REMOVED
    return event


def _writable(error: BaseException, seen: frozenset[int] = frozenset()) -> BaseException:
    """An exception with the same class name, frames and causes, and a message that may be written."""
    kind, seen = type(error), seen | {id(error)}
    names: dict[str, Any] = {"__module__": kind.__module__, "__qualname__": kind.__qualname__}
    written: BaseException
    if isinstance(error, BaseExceptionGroup):
        message = describe_error(error).rpartition(" (")[0]  # without their number, which each group adds by itself
        inner = [_writable(part, seen) for part in error.exceptions]
        written = type(kind.__name__, (BaseExceptionGroup,), names)(message, inner)
    else:
        written = type(kind.__name__, (Exception,), names)(describe_error(error))
    cause, context = error.__cause__, error.__context__
    written.__cause__ = _writable(cause, seen) if cause and id(cause) not in seen else None
    written.__context__ = _writable(context, seen) if context and id(context) not in seen else None
    # Raised again "from" itself, it has lost its cause; what came before is still its context.
    written.__suppress_context__ = error.__suppress_context__ and cause is not error
    return written.with_traceback(error.__traceback__)


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    """What Python would print to stderr with all that the exception says."""
    if isinstance(error, Exception):
        get_logger("payflowx").critical("program ended", error=kind.__name__, exc_info=error)
    else:
        sys.__excepthook__(kind, error, traceback)
