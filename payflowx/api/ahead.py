"""Lists that are read with what is asked for of their rows, and of what hangs on these: one statement instead of many.

A resolver that `looks_ahead` is told it in `selection`, where the operation is compiled; else it reads whole rows, and
what hangs on them is loaded for itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import strawberry

from payflowx.api.context import Context, Info
from payflowx.core.records import Selection

F = TypeVar("F", bound=Callable[..., Any])
AHEAD: Final = "columns_for_itself"


@dataclass
class InfoAhead(strawberry.Info[Context, None]):
    """What a resolver knows, and what is asked for below it."""

    selection: Selection[Any] | None = None


def looks_ahead(*columns: str) -> Callable[[F], F]:
    """Marks a resolver of a list that reads what is asked for of its rows; it needs these columns for itself."""

    def mark(resolve: F) -> F:
        setattr(resolve, AHEAD, frozenset(columns))
        return resolve

    return mark


def selection(info: Info) -> Selection[Any] | None:
    """What is asked for of a list's rows; None where that is not known, and all of them is to be read."""
    return info.selection if isinstance(info, InfoAhead) else None
