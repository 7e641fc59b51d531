"""Types of the schema whose objects are rows: of what they have, only what is asked for is made."""

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, Final, TypeVar

from payflowx.core.ids import Prefix, to_typeid

T = TypeVar("T")
ROW: Final = "row"


def of_rows(prefix: Prefix | None = None, **made: str | Callable[[Any], Any]) -> Callable[[type[T]], type[T]]:
    """Has the fields of a Strawberry type read from the `row` of its objects, which `view` makes.

    A field is the row's attribute of the same name, unless `made` names another one or says how it is made of the row;
    the id is the row's, of this kind.
    """

    def decorate(class_: type[T]) -> type[T]:
        if prefix is not None:
            made["id"] = lambda row: to_typeid(prefix, row.id)
        for field in fields(class_):  # type: ignore[arg-type]  # Strawberry makes dataclasses of its types
            if field.name != ROW and field.init:
                setattr(class_, field.name, property(_reader(made.get(field.name, field.name))))
        return class_

    return decorate


def view(class_: type[T], row: object) -> T:
    """An object of a type that is decorated so."""
    made = class_.__new__(class_)
    setattr(made, ROW, row)
    return made


def _reader(source: str | Callable[[Any], Any]) -> Callable[[Any], Any]:
    if isinstance(source, str):
        return attrgetter(f"{ROW}.{source}")
    return lambda view: source(view.row)
