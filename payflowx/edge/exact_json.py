"""The one reader of JSON that others send: numbers exactly as they are written, and everything else refused; a writer.

What JSON can write and nothing here can hold is malformed: an exponent of twenty digits, an integer of five thousand,
NaN, endless nesting (RFC 8259, sections 6 and 9, leave such limits to the reader).
"""

import json
from decimal import Decimal
from typing import Any, Final

import orjson

from payflowx.core.errors import PayFlowXError


class NotJSON(PayFlowXError):
    """A text is no JSON in UTF-8, or holds a number that nothing here can hold."""


def read(text: str | bytes) -> Any:
    """The value; a number with a point or an exponent is a Decimal. Raises NotJSON, and nothing else."""
    try:
        as_bytes = text.encode() if isinstance(text, str) else text  # a text may hold what UTF-8 can't
        return READER.decode(as_bytes.decode())
    except (ValueError, ArithmeticError, RecursionError):
        raise NotJSON("This is not valid JSON in UTF-8.") from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


READER: Final = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant)


def encoded(body: dict[str, Any]) -> bytes:
    """A body in JSON."""
    try:
        return orjson.dumps(body)
    except TypeError:
        # An error message may quote a lone surrogate, which UTF-8 can't hold and JSON escapes can.
        return json.dumps(body).encode()
