"""Rows of the database as objects of their models, made and looked up without building a query for each request."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any, Final, Generic, TypeVar, cast

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
FOUND: Final = "found"
"""What a lookup calls the rows that it finds."""
JOINED: Final = "joined"
"""Where an object has what was joined to its row, by the names of the selection's joins."""

Convert = Callable[[Any], Any]
Columns = frozenset[str] | None
"""Some columns of a table; all of them are meant by None, and by what is no column."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the objects of a model have beyond their columns, and which columns are made into something else."""

    columns: tuple[str, ...]
    is_id_given: bool
    conversions: tuple[tuple[str, Convert], ...]


def made(model: type[M], found: Iterable[Record]) -> list[M]:
    """Objects of records that have all columns of the model, and are saved as Tortoise's own would be."""
    return [one(model, record) for record in found]


def one(model: type[M], record: Record) -> M:
    """The same of one record."""
    shape = shape_of(model)
    row = model.__new__(model)
    state = row.__dict__
    state["_partial"] = False
    state["_saved_in_db"] = True
    state["_custom_generated_pk"] = shape.is_id_given
    state["_await_when_save"] = {}
    state.update(record.items())
    for name, convert in shape.conversions:
        if (value := state[name]) is not None:
            state[name] = convert(value)
    return row


@dataclass(frozen=True, slots=True, eq=False)
class Lookup(Generic[M]):
    """How rows of a model are found by a column: `key` of `source`, whose rows of the model are called `found`."""

    model: type[M]
    key: str
    source: str

    @property
    def column(self) -> str:
        """The name of the column, which the objects have too."""
        return self.key.partition(".")[2]

    async def find(self, values: Sequence[object], *, order_by: str = "") -> list[M]:
        """The rows of all these values, in this order or in none.

        The statement is the same however many values there are, so that PostgreSQL has parsed and planned it before.
        """
        words = _words(self.model, self.source, self.key)
        words += f" ORDER BY {order_by}" if order_by else ""
        return made(self.model, await db.fetch(words, list(values)))


def by(model: type[M], column: str, also: str = "") -> Lookup[M]:
    """How rows of a table are found by one of its columns, those alone that fulfil what else is said."""
    table = model._meta.db_table  # noqa: SLF001 - Tortoise's documented place for it
    rows = f"(SELECT * FROM {table} WHERE {also})" if also else table
    return Lookup(model, f"{FOUND}.{column}", f"{rows} AS {FOUND}")


@cache
def _words(model: type[Model], source: str, key: str) -> str:
    columns = ", ".join(f'{FOUND}."{column}"' for column in shape_of(model).columns)
    return f"SELECT {columns} FROM {source} WHERE {key} = ANY ($1)"


@dataclass(frozen=True, slots=True)
class Join:
    """The one row, if any, that a lookup finds by a column of another row; some columns of it, or all."""

    lookup: Lookup[Any]
    column: str
    columns: Columns
    show: Callable[[Any], Any]
    """What the object becomes that is put to the other row's."""


class Selection(Generic[M]):
    """Of a list's rows some columns, and what is joined to them: a statement's words, and the objects of its rows.

    Who reads a column of theirs that isn't selected has an AttributeError.
    """

    def __init__(self, model: type[M], columns: Columns, joins: Mapping[str, Join]) -> None:
        self._model, self._columns, self.joins = model, columns, joins

    @cached_property
    def words(self) -> str:
        """A statement without its order, as `paging.JoinedStreams` take it."""
        selected = [f'row."{column}"' for column in self._own.columns]
        found = ""
        for name, join, part, _ in self._joined:
            selected += [f'joined_{name}."{column}"' for column in part.columns]
            one = f"SELECT {FOUND}.* FROM {join.lookup.source} WHERE {join.lookup.key} = row.{join.column} LIMIT 1"
            found += f" LEFT JOIN LATERAL ({one}) AS joined_{name} ON true"
        return f"SELECT {', '.join(selected)} FROM {{page}} AS row{found}"

    def made(self, found: Iterable[Record]) -> list[M]:
        """Objects of what the statement gave."""
        make, joined, rows = self._own.make, self._joined, []
        for record in found:
            row = make(record)
            row.__dict__[JOINED] = {
                name: None if (values := record[place])[0] is None else join.show(part.make(values))
                for name, join, part, place in joined
            }
            rows.append(row)
        return rows

    @cached_property
    def _own(self) -> "_Part":
        return _Part(self._model, self._columns)

    @cached_property
    def _joined(self) -> list[tuple[str, Join, "_Part", slice]]:
        """What is joined, and where it is in a record."""
        joined, start = [], len(self._own.columns)
        for name, join in self.joins.items():
            part = _Part(join.lookup.model, join.columns)
            joined.append((name, join, part, slice(start, start + len(part.columns))))
            start += len(part.columns)
        return joined


class _Part:
    """Some columns of a model, or all; the id comes first, which every row has."""

    def __init__(self, model: type[Model], asked: Columns) -> None:
        shape = shape_of(model)
        pk: str = model._meta.db_pk_column  # noqa: SLF001 - Tortoise's documented place for it
        chosen = shape.columns if asked is None or not asked.issubset(shape.columns) else sorted(asked)
        self.columns = (pk, *(name for name in chosen if name != pk))
        self._new = partial(model.__new__, model)
        self._conversions = tuple(each for each in shape.conversions if each[0] in self.columns)

    def make(self, values: Iterable[Any]) -> Any:
        """An object of the first of these values: to be read, and not to be saved."""
        row = self._new()
        state = row.__dict__
        state.update(zip(self.columns, values, strict=False))
        for name, convert in self._conversions:
            if (value := state[name]) is not None:
                state[name] = convert(value)
        return row


@cache
def shape_of(model: type[Model]) -> Shape:
    """The columns of a model, and what becomes of them."""
    meta = model._meta  # noqa: SLF001 - Tortoise's documented place for it
    columns = {column: meta.fields_map[name] for name, column in meta.fields_db_projection.items()}
    conversions = tuple((name, convert) for name, field in columns.items() if (convert := _conversion(field)))
    return Shape(tuple(sorted(columns)), meta.db_pk_column not in meta.generated_db_fields, conversions)


def _conversion(field: Field[Any]) -> Convert | None:
    """What makes a field's value of what asyncpg gives; None where it is that already."""
    if isinstance(field, CharEnumFieldInstance):
        return cast(Convert, {member.value: member for member in field.enum_type}.__getitem__)
    return None if isinstance(field, READY) else field.to_python_value
