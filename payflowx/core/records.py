"""Rows of the database as objects of their models, made and looked up without building a query for each request."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar, cast

from asyncpg import Record
from tortoise import fields
from tortoise.fields.base import Field
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.models import Model

from payflowx.core import db

M = TypeVar("M", bound=Model)

READY: Final = (
    *(fields.BigIntField, fields.BinaryField, fields.BooleanField, fields.CharField, fields.DateField),
    *(fields.DatetimeField, fields.IntField, fields.TextField, fields.UUIDField),
)
"""The fields whose values come from asyncpg as they should be: UUIDs, instants in UTC, texts and numbers."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the objects of a model have beyond their columns, and which columns are made into something else."""

    is_id_given: bool
    conversions: tuple[tuple[str, Callable[[Any], Any]], ...]


def made(model: type[M], found: Iterable[Record]) -> list[M]:
    """Objects of records that have all columns of the model, and are saved as Tortoise's own would be."""
    return [one(model, record) for record in found]


def one(model: type[M], record: Record) -> M:
    """The same of one record."""
    shape = _shape(model)
    row = model.__new__(model)
    state = row.__dict__
    state["_partial"] = False
    state["_saved_in_db"] = True
    state["_custom_generated_pk"] = shape.is_id_given
    state["_await_when_save"] = {}
    state.update(record.items())
    for name, convert in shape.conversions:
        value = state[name]
        if value is not None:
            state[name] = convert(value)
    return row


async def among(model: type[M], column: str, values: Sequence[object], *, also: str = "") -> list[M]:
    """The rows whose column has one of these values. `also` is more of the statement: conditions, an order.

    Its text is the same however many values there are, so that PostgreSQL has parsed and planned it before.
    """
    return made(model, await db.fetch(f"{_selected(model)} WHERE {column} = ANY ($1) {also}", list(values)))


@cache
def _selected(model: type[Model]) -> str:
    meta = model._meta  # noqa: SLF001 - Tortoise's documented place for it
    columns = ", ".join(f'"{column}"' for column in sorted(meta.fields_db_projection.values()))
    return f"SELECT {columns} FROM {meta.db_table}"


@cache
def _shape(model: type[Model]) -> Shape:
    meta = model._meta  # noqa: SLF001 - as above
    columns = {name: meta.fields_map[name] for name, column in meta.fields_db_projection.items()}
    conversions = tuple((name, convert) for name, field in columns.items() if (convert := _conversion(field)))
    return Shape(meta.db_pk_column not in meta.generated_db_fields, conversions)


def _conversion(field: Field[Any]) -> Callable[[Any], Any] | None:
    """What makes a field's value of what asyncpg gives; None where it is that already."""
    if isinstance(field, CharEnumFieldInstance):
        return cast(Callable[[Any], Any], {member.value: member for member in field.enum_type}.__getitem__)
    return None if isinstance(field, READY) else field.to_python_value
