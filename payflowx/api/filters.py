"""The conditions that several lists' filters share: what can't be used is refused, with its path below `filter`."""

from typing import Final
from uuid import UUID

from payflowx.core import money
from payflowx.core.ids import from_typeid
from payflowx.core.text import SEARCH_LENGTH_MAX, check_optional_text

FILTER: Final = "filter"


def parse_id(prefix: str, text: str | None, *, field: str) -> UUID | None:
    """The UUID behind an id of that kind, where one is given. Raises InvalidInput."""
    return None if text is None else from_typeid(prefix, text, path=(FILTER, field))


def parse_currency(code: str | None) -> str | None:
    """The currency, where one is given. Raises InvalidInput."""
    return None if code is None else money.check_currency(code, path=(FILTER, "currency"))


def parse_search(text: str | None) -> str | None:
    """The text to search for, where one is given. Raises InvalidInput."""
    return check_optional_text(text, length_max=SEARCH_LENGTH_MAX, path=(FILTER, "search"))
