"""Types of the schema whose objects are rows: of what they have, only what is asked for is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Final, TypeVar, cast, get_args

from tortoise.models import Model

from payflowx.core.ids import Prefix, typeids

T = TypeVar("T")
Make = Callable[[Any], Any]
ROW: Final = "row"
ROWS: Final = "__rows__"

_new: Final = object.__new__


@dataclass(frozen=True, slots=True)
class Rows:
    """Whose rows the objects of a type are, and the columns that each of its fields is made of, where that is known."""

    model: type[Model]
    columns: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Made:
    """What a field is made of: some columns, or of any where none are named."""

    columns: frozenset[str]
    by: str | Make


def made_of(*columns: str, by: str | Make) -> Made:
    """A field that is made of some columns of the row: by an attribute of its model, or by a function of the row."""
    return Made(frozenset(columns), by)


def of_rows(prefix: Prefix | None = None, **made: str | Made) -> Callable[[type[T]], type[T]]:
    """Has the fields of a Strawberry type read from the `row` of its objects, which `view` makes.

    A field is the row's attribute of the same name, unless `made` names another one or says how it is made of the row;
    the id is the row's, of this kind.
    """

    def decorate(class_: type[T]) -> type[T]:
        of = dict(made)
        if prefix is not None:
            of["id"] = made_of("id", by=typeids(prefix))
        columns: dict[str, frozenset[str]] = {}
        for field in fields(class_):  # type: ignore[arg-type]  # Strawberry makes dataclasses of its types
            if field.name == ROW:
                setattr(class_, ROWS, Rows(get_args(field.type)[0], columns))
            elif field.init:
                source = of.get(field.name, field.name)
                columns[field.name] = frozenset({source}) if isinstance(source, str) else source.columns
                setattr(class_, field.name, property(_reader(source)))
        return class_

    return decorate


def view(class_: type[T], row: object) -> T:
    """An object of a type that is decorated so."""
    made: Any = _new(class_)
    made.row = row
    return cast(T, made)


def rows_of(class_: type | None) -> Rows | None:
    """Whose rows the objects of a class are; None where they are none."""
    return getattr(class_, ROWS, None)


def _reader(source: str | Made) -> Make:
    by = source if isinstance(source, str) else source.by
    return attrgetter(f"{ROW}.{by}") if isinstance(by, str) else lambda view: by(view.row)
