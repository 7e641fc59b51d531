"""The schema's own scalars: each exact on the wire, each refusing what it can't hold."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from payflowx.api.files import Upload

BigInt = NewType("BigInt", int)
CurrencyCode = NewType("CurrencyCode", str)
JSON = NewType("JSON", object)

DECIMAL_LENGTH_MAX: Final = 64
# What JSON and GraphQL call a number, and a sign or zeros before it: Python would take digits of every script.
DECIMAL_PATTERN: Final = re.compile(r"[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,6})?")


def show_instant(value: datetime) -> str:
    """An instant in RFC 3339, in UTC."""
    in_utc = value if value.tzinfo is UTC else value.astimezone(UTC)
    return f"{in_utc.isoformat()[:-6]}Z"  # without the offset, +00:00


def _parse_instant(value: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        instant = None
    if instant is None or instant.tzinfo is None:
        raise GraphQLError("A DateTime is an RFC 3339 string with an offset, such as '2026-11-22T10:00:00Z'.")
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise GraphQLError("A DateTime lies between the years 1 and 9999 in UTC.") from None


def _parse_date(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise GraphQLError("A Date is an ISO 8601 string such as '2026-11-22'.") from None


def _parse_decimal(value: Any) -> Decimal:
    is_number = isinstance(value, (str, int, Decimal)) and not isinstance(value, bool)
    if is_number and len(text := str(value)) <= DECIMAL_LENGTH_MAX and DECIMAL_PATTERN.fullmatch(text):
        return Decimal(text)
    raise GraphQLError(
        f"A Decimal is a number, or a string with one, such as '10.50', of at most {DECIMAL_LENGTH_MAX} characters."
    )


def _parse_decimal_literal(node: Any, _variables: Any = None) -> Decimal:
    # The literal's own text: graphql-core would turn it into a float first.
    return _parse_decimal(getattr(node, "value", None))


def _parse_big_int(value: Any) -> BigInt:
    if isinstance(value, (str, int)) and not isinstance(value, bool) and len(str(value)) <= 20:
        try:
            number = int(value)
        except ValueError:
            number = None
        if number is not None and -(2**63) <= number < 2**63:
            return BigInt(number)
    raise GraphQLError("A BigInt is a whole number of 64 bits, as a string such as '1050'.")


def _parse_text(value: Any) -> str:
    if not isinstance(value, str):
        raise GraphQLError("A CurrencyCode is a string such as 'EUR'.")
    return value


def _parse_upload(value: Any) -> Upload:
    if not isinstance(value, Upload):
        raise GraphQLError("An Upload is a file of a multipart request; its variable is null in `operations`.")
    return value


def _refuse_upload_literal(_node: Any, _variables: Any = None) -> Upload:
    raise GraphQLError("An Upload is given as a variable.")


def _definition(name: str, description: str, **functions: Any) -> ScalarDefinition:
    definition: ScalarDefinition = strawberry.scalar(name=name, description=description, **functions)
    return definition


SCALARS: Final[Mapping[object, ScalarDefinition]] = {
    datetime: _definition(
        "DateTime",
        'An instant: RFC 3339, always in UTC ("Z"), with up to six decimals of a second.',
        serialize=show_instant,
        parse_value=_parse_instant,
    ),
    date: _definition(
        "Date", "A calendar date: ISO 8601, `2026-11-22`.", serialize=date.isoformat, parse_value=_parse_date
    ),
    Decimal: _definition(
        "Decimal",
        "An exact decimal number: a string in answers; a string or a number in arguments.",
        serialize=lambda value: f"{value:f}",
        parse_value=_parse_decimal,
        parse_literal=_parse_decimal_literal,
    ),
    BigInt: _definition(
        "BigInt", "A signed integer of 64 bits, as a string.", serialize=str, parse_value=_parse_big_int
    ),
    CurrencyCode: _definition(
        "CurrencyCode",
        "An alphabetic currency code of ISO 4217, in upper case: `EUR`.",
        serialize=str,
        parse_value=_parse_text,
    ),
    Upload: _definition(
        "Upload",
        "A file, sent as the GraphQL multipart request specification says: the variable is null, and `map` names it.",
        parse_value=_parse_upload,
        parse_literal=_refuse_upload_literal,
    ),
    JSON: _definition("JSON", "Any JSON value.", serialize=lambda value: value),
}
