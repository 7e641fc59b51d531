"""Identifiers: UUIDv7 in the database, TypeIDs in the API.

A TypeID is a prefix that says what the object is, an underscore, and the UUID's 128 bits in 26 characters of
Crockford's base 32 (https://github.com/jetify-com/typeid, specification 0.3). Both sort by time of creation.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Final, NewType
from uuid import UUID

from typeid.base32 import decode, encode
from uuid_utils.compat import uuid7

from payflowx.core.errors import InvalidInput
from payflowx.core.text import quoted

UserId = NewType("UserId", UUID)
MerchantId = NewType("MerchantId", UUID)
PaymentId = NewType("PaymentId", UUID)
RefundId = NewType("RefundId", UUID)
SettlementId = NewType("SettlementId", UUID)
AllocationId = NewType("AllocationId", UUID)
RunId = NewType("RunId", UUID)
ResultId = NewType("ResultId", UUID)
SessionId = NewType("SessionId", UUID)
ApiKeyId = NewType("ApiKeyId", UUID)
StatementFileId = NewType("StatementFileId", UUID)
StatementId = NewType("StatementId", UUID)
StatementEntryId = NewType("StatementEntryId", UUID)
BankAccountId = NewType("BankAccountId", UUID)


class Prefix(StrEnum):
    """What an id is of, as its TypeID says."""

    USER = "user"
    SESSION = "session"
    API_KEY = "apikey"
    MERCHANT = "merchant"
    TERMS = "terms"
    PAYMENT = "payment"
    REFUND = "refund"
    SETTLEMENT = "settlement"
    STATEMENT = "statement"
    ENTRY = "entry"
    ALLOCATION = "allocation"
    ACCOUNT = "account"
    RUN = "run"
    VERDICT = "verdict"
    REQUEST = "request"


SUFFIX_LENGTH: Final = 26
# 26 characters hold 130 bits: the first one may not exceed 7, or the value would not fit into a UUID.
SMALLEST_SUFFIX: Final = "0" * SUFFIX_LENGTH
LARGEST_SUFFIX: Final = "7" + "z" * (SUFFIX_LENGTH - 1)
ALPHABET: Final = frozenset("0123456789abcdefghjkmnpqrstvwxyz")
BARE_LENGTH_MIN: Final = 8


def new_uuid() -> UUID:
    """A new UUIDv7 (RFC 9562, section 5.7): unique, and later ones sort after earlier ones."""
    return uuid7()


def to_typeid(prefix: str, value: UUID) -> str:
    """The public form of an identifier, such as `payment_01h455vb4pex5vsknk084sn02q`."""
    return f"{prefix}_{encode(value.bytes)}"


def typeids(prefix: str) -> Callable[[Any], str]:
    """What gives the public forms of the ids of rows."""
    start = f"{prefix}_"
    return lambda row: start + encode(row.id.bytes)


def to_typeids(prefix: str, values: Iterable[UUID | None]) -> list[str]:
    """The public forms of many, empty where there is no id."""
    start = f"{prefix}_"
    return ["" if value is None else start + encode(value.bytes) for value in values]


def split_typeid(text: str, *, path: tuple[str, ...] = ("id",)) -> tuple[str, UUID]:
    """The prefix and the UUID of any TypeID.

    Raises InvalidInput where the text is no TypeID.
    """
    prefix, separator, suffix = text.rpartition("_")
    if not separator or not _is_suffix(suffix):
        raise InvalidInput(
            f"{quoted(text)} is not an id: ids look like 'payment_01h455vb4pex5vsknk084sn02q'.", path=path
        )
    return prefix, UUID(bytes=decode(suffix))


def from_typeid(prefix: str, text: str, *, path: tuple[str, ...] = ("id",)) -> UUID:
    """The UUID behind a TypeID of one kind.

    Raises InvalidInput where the text is no TypeID, or one of another kind of object.
    """
    found, value = split_typeid(text, path=path)
    if found != prefix:
        raise InvalidInput(f"{quoted(text)} is not the id of a {prefix}: those start with '{prefix}_'.", path=path)
    return value


def typeid_range(prefix: str, text: str) -> tuple[UUID, UUID] | None:
    """The smallest and the largest UUID whose TypeID starts with `text`, in any case; None where there can be none.

    The prefix may be left out before `BARE_LENGTH_MIN` characters: fewer are the beginning of whatever is of one time.
    """
    start, separator, typed = text.lower().rpartition("_")
    is_bare = not separator and len(typed) >= BARE_LENGTH_MIN
    is_start = start == prefix or is_bare
    if not is_start or len(typed) > SUFFIX_LENGTH or not set(typed) <= ALPHABET:
        return None
    smallest = typed + SMALLEST_SUFFIX[len(typed) :]
    largest = typed + LARGEST_SUFFIX[len(typed) :]
    if smallest > LARGEST_SUFFIX:
        return None
    return UUID(bytes=decode(smallest)), UUID(bytes=decode(largest))


def _is_suffix(text: str) -> bool:
    return len(text) == SUFFIX_LENGTH and set(text) <= ALPHABET and text <= LARGEST_SUFFIX
