"""What is asked for of a list's rows, read from the plan of an operation: their columns, and what is joined to them."""

from collections.abc import Iterator
from typing import Any

from payflowx.api.docs import DEFINITION
from payflowx.api.loaders import BATCH, Batch, OneEach
from payflowx.api.views import rows_of
from payflowx.compiler.binding import Attribute, Joined
from payflowx.compiler.plans import Field, Listed, Object, Plan, Value
from payflowx.core.records import Columns, Join, Selection


def is_joinable(batch: Batch) -> bool:
    """Whether what a field loads may be read together with the rows of a list: it is found by a column of theirs."""
    return batch.column is not None and isinstance(batch.load(), OneEach)


def selection_of(value: Value, columns: frozenset[str]) -> Selection[Any] | None:
    """What a plan asks for of the rows of a list, and these columns; None where it asks for none of the rows."""
    plans = [*_plans_of_rows(value)]
    rows = rows_of(plans[0].class_) if plans else None
    if rows is None:
        return None
    fields = [field for plan in plans for field in plan.fields]
    asked = [columns, *(_columns_of(field) for field in fields)]
    return Selection(rows.model, _together(asked), _joins(fields))


def _plans_of_rows(value: Value) -> Iterator[Plan]:
    """The plans of a list's objects: for its nodes, and for those of its edges."""
    if isinstance(value, Listed):
        yield from _plans_of_rows(value.item)
    elif isinstance(value, Object) and rows_of(value.plan.class_) is not None:
        yield value.plan
    elif isinstance(value, Object):
        for field in value.plan.fields:
            if isinstance(field.origin, Attribute):
                yield from _plans_of_rows(field.value)


def _joins(fields: list[Field]) -> dict[str, Join]:
    """What is joined to rows, by the names of its fields; once, where several places ask for it."""
    joined: dict[str, list[Field]] = {}
    for field in fields:
        if isinstance(field.origin, Joined):
            joined.setdefault(field.definition.extensions[DEFINITION].python_name, []).append(field)
    return {name: _join(same) for name, same in joined.items()}


def _join(fields: list[Field]) -> Join:
    batch = _batch(fields[0])
    assert batch is not None  # noqa: S101 - it is read from one
    assert batch.column is not None  # noqa: S101 - it is joinable
    load = batch.load()
    assert isinstance(load, OneEach)  # noqa: S101 - as above
    below = [each for field in fields if isinstance(field.value, Object) for each in field.value.plan.fields]
    return Join(load.lookup, batch.column, _together([_columns_of(each) for each in below]), load.show)


def _columns_of(field: Field) -> Columns:
    """The columns of a row that one of its fields is made of; None where that is not known."""
    if field.origin is None:
        return frozenset()
    if isinstance(field.origin, Attribute):
        rows = rows_of(field.parent.extensions[DEFINITION].origin)
        return (rows.columns.get(field.origin.name) or None) if rows else None
    batch = _batch(field)
    return None if batch is None or batch.column is None else frozenset({batch.column})


def _together(asked: list[Columns]) -> Columns:
    """All these columns; None where one of them is not known."""
    return None if None in asked else frozenset[str]().union(*(some for some in asked if some is not None))


def _batch(field: Field) -> Batch | None:
    resolver = field.definition.extensions[DEFINITION].base_resolver
    return None if resolver is None else getattr(resolver.wrapped_func, BATCH, None)
