"""Statements for PostgreSQL that are put together from Tortoise's queries and from words that Tortoise has none for."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from pypika_tortoise.context import SqlContext
from pypika_tortoise.terms import Criterion, Parameterizer, ValueWrapper
from tortoise.expressions import Q, ResolveContext
from tortoise.models import Model
from tortoise.query_utils import QueryModifier
from tortoise.queryset import QuerySet

M = TypeVar("M", bound=Model)

Bind = Callable[[object], str]
"""Gives a value its place in a statement: `$1` and so on."""
Words = Callable[[Bind], str]
"""A part of a statement in PostgreSQL's words."""


def as_words(words: Words | str) -> Words:
    """Words that need no value, as those that do."""
    return (lambda _: words) if isinstance(words, str) else words


class Condition(Q):
    """A condition in PostgreSQL's words, for a query of Tortoise's; columns are named with their table."""

    def __init__(self, words: Words | str) -> None:
        super().__init__()
        self._words = as_words(words)

    def __bool__(self) -> bool:
        return True

    def resolve(self, resolve_context: ResolveContext) -> QueryModifier:  # noqa: ARG002 - Tortoise's signature
        """The words as a part of the query."""
        return QueryModifier(where_criterion=_Written(self._words))


class _Written(Criterion):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def get_sql(self, ctx: SqlContext) -> str:
        return f"({self._words(lambda value: ValueWrapper(value).get_sql(ctx))})"


class Statement:
    """The values of a statement whose text is being put together."""

    def __init__(self) -> None:
        self._parameters = Parameterizer()

    @property
    def values(self) -> list[Any]:
        """The values, in the order of their numbers."""
        return self._parameters.values

    def bind(self, value: object) -> str:
        """The place of a value."""
        self.values.append(value)
        return f"${len(self.values)}"

    def text(self, query: QuerySet[M]) -> str:
        """A query of Tortoise's, as a part of this statement."""
        query._choose_db_if_not_chosen()  # noqa: SLF001 - what Tortoise does before it runs a query
        query._make_query()  # noqa: SLF001
        context = query.query.QUERY_CLS.SQL_CONTEXT.copy(parameterizer=self._parameters)
        written: str = query.query.get_sql(context)
        return written


def table_of(query: QuerySet[M]) -> str:
    """The table that a query is of, as conditions name it."""
    name: str = query.model._meta.db_table  # noqa: SLF001 - Tortoise's documented place for it
    return name


def equals(column: str, value: UUID | str, *, is_literal: bool) -> Q:
    """That a column has a value; see `literal`."""
    if not is_literal:
        return Q(**cast("dict[str, Any]", {column: value}))
    return Condition(f"{column} = {literal(value)}")


def literal(value: object) -> str:
    """A value as a part of a statement's text.

    PostgreSQL then plans for this value each time, and knows how many rows have it: what it guesses of any value is
    wrong for the one user whose payments are half of the book. Raises ValueError for a text that is no word of ASCII,
    which has no business in a statement.
    """
    if isinstance(value, datetime):
        return f"'{value.isoformat()}'::timestamptz"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if not text.isascii() or not text.replace("-", "").replace("_", "").isalnum():
        raise ValueError(f"This is no word: {text!r}")
    return f"'{text}'"


def either(conditions: list[str]) -> str:
    """That at least one of the conditions holds."""
    return " OR ".join(f"({condition})" for condition in conditions)


def contains(text: str) -> str:
    """The pattern of LIKE for texts with this one somewhere in them."""
    for character in ("\\", "%", "_"):
        text = text.replace(character, f"\\{character}")
    return f"%{text}%"


def joined(relation: str, name: str, on: str, *, outer: bool = False) -> str:
    """A join: the one row of a relation for which `on` holds; of an `outer` one there may be none.

    It is looked up for each row of the page. Left to itself the planner reads a whole table for a page, and the next
    time for the next one, while a table is of some hundred thousand rows.
    """
    found = f"SELECT * FROM {relation} AS {name} WHERE {on} LIMIT 1"
    return f"{'LEFT' if outer else 'CROSS'} JOIN LATERAL ({found}) AS {name}{' ON true' if outer else ''}"
