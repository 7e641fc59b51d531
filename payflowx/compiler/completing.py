"""Functions for what is more than reading attributes: calls, what has to wait, and all that has such things in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError, GraphQLOutputType
from graphql.pyutils import is_iterable

from payflowx.compiler.binding import Attribute, Batched, Call, Joined
from payflowx.compiler.inputs import Arguments, arguments_of
from payflowx.compiler.leaves import Leaves
from payflowx.compiler.plans import Abstract, Field, Leaf, Listed, Object, Plan, Value
from payflowx.compiler.running import Place, Run
from payflowx.compiler.writing import Writer

Fast = Callable[[Any], Any]
"""A function that was written: it raises for whatever isn't usual."""
Complete = Callable[[Any, Run, Place], Any]
"""From a resolver's value at a place to what the answer has there. Raises what that place may have to be null for."""
Render = Callable[[Any, Run, Place | None], dict[str, Any]]
"""From an object to its fields. Raises what its place may have to be null for."""
Step = Callable[[Any, dict[str, Any], Run, Place | None], None]
"""Fills in one field of an object, from its source. Raises what the object's place may have to be null for."""


@dataclass(slots=True, eq=False)
class Deferred:
    """A field that waits for its level. `fast` completes values that are as usual, where they are plain."""

    field: Field
    origin: Batched | Call
    arguments: Arguments
    complete: Complete
    fast: Fast | None

    def place(self, data: dict[str, Any], around: Place | None) -> Place:
        """Where the field stands in an object."""
        return _place(self.field, data, around)


class Completers:
    """Makes the functions of an operation. `deferred` is what waits, by the plans of the objects that it belongs to."""

    def __init__(self, parts: Sequence[Plan], leaves: Leaves) -> None:
        writer = Writer(leaves)
        for part in parts:
            writer.write(part)
        self.source = writer.source
        self.deferred: dict[Plan, tuple[Deferred, ...]] = {}
        self._leaves = leaves
        self._written = writer.make()

    def render(self, plan: Plan) -> Render:
        """What renders an object of the plan, which is known to be one."""
        fields = self._written[plan]
        steps = {field: self._step(field) for field in plan.fields if not (field.is_plain or field.is_deferred)}
        in_order = tuple(steps.values())
        self.deferred[plan] = tuple(self._deferred(field) for field in plan.fields if field.is_deferred)
        is_waiting = bool(self.deferred[plan])

        def render(source: Any, run: Run, place: Place | None) -> dict[str, Any]:
            try:
                data: dict[str, Any] = fields(source)
            except Exception:
                data = _with_care(plan, steps, source, run, place)
            else:
                for step in in_order:
                    step(source, data, run, place)
            if is_waiting:
                run.defer(plan, (source, data, place))
            return data

        return render

    def _step(self, field: Field) -> Step:
        complete, read = self._complete_field(field), _reading(field)

        def step(source: Any, data: dict[str, Any], run: Run, around: Place | None) -> None:
            place = _place(field, data, around)
            try:
                data[field.key] = complete(read(source, run, place), run, place)
            except Exception as error:
                run.failed(error, field, place)

        return step

    def _deferred(self, field: Field) -> Deferred:
        assert isinstance(field.origin, Batched | Call)  # noqa: S101 - nothing else has to wait
        arguments = arguments_of(field.definition, field.nodes[0])
        return Deferred(field, field.origin, arguments, self._complete_field(field), self._written.get(field.value))

    def _complete_field(self, field: Field) -> Complete:
        return self._complete(field.value, field.definition.type, field)

    def _complete(self, value: Value, type_: GraphQLOutputType, field: Field) -> Complete:
        if value.is_plain:
            return _plainly(self._written[value], type_, field)
        if value.is_nullable:
            return self._complete_nullable(value, type_, field)
        nullable: Any = type_
        complete_nullable = self._complete_nullable(value, nullable.of_type, field)
        sentence = f"Cannot return null for non-nullable field {field.parent.name}.{field.name}."

        def complete(found: Any, run: Run, place: Place) -> Any:
            completed = complete_nullable(found, run, place)
            if completed is None:
                raise TypeError(sentence)
            return completed

        return complete

    def _complete_nullable(self, value: Value, type_: Any, field: Field) -> Complete:
        if isinstance(value, Listed):
            complete_some = self._list(value, type_, field)
        elif isinstance(value, Object):
            complete_some = self._object(value.plan, field)
        else:
            assert not isinstance(value, Leaf)  # noqa: S101 - leaves are plain
            complete_some = self._abstract(value, field)
        plain = self._leaves.plain

        def complete(found: Any, run: Run, place: Place) -> Any:
            if found is None:
                return None
            if type(found) not in plain:
                run.require_value(found, field)
            return complete_some(found, run, place)

        return complete

    def _list(self, value: Listed, type_: Any, field: Field) -> Complete:
        complete_item, is_nullable = self._complete(value.item, type_.of_type, field), value.item.is_nullable

        def complete(found: Any, run: Run, place: Place) -> list[Any]:
            if not is_iterable(found):
                raise GraphQLError(
                    f"Expected Iterable, but did not find one for field '{field.parent.name}.{field.name}'."
                )
            completed: list[Any] = []
            for index, item in enumerate(found):
                at = (place, index, None, completed, is_nullable)
                try:
                    completed.append(complete_item(item, run, at))
                except Exception as error:
                    run.failed(error, field, at)
                    completed.append(None)
            return completed

        return complete

    def _object(self, plan: Plan, field: Field) -> Complete:
        render, type_ = self.render(plan), plan.of
        class_ = None if type_.is_type_of is None else plan.class_

        def complete(found: Any, run: Run, place: Place) -> dict[str, Any]:
            if class_ is not None and type(found) is not class_:
                run.require_type(type_, field, place, found)
            return render(found, run, place)

        return complete

    def _abstract(self, value: Abstract, field: Field) -> Complete:
        by_name = {plan.of.name: self._object(plan, field) for plan in value.plans}
        by_class: dict[type, Complete] = {}
        if value.is_told_by_class:
            by_class = {plan.class_: by_name[plan.of.name] for plan in value.plans if plan.class_ is not None}

        def complete(found: Any, run: Run, place: Place) -> Any:
            complete_as = by_class.get(type(found))
            if complete_as is None:
                complete_as = by_name[run.type_name(value.of, field, place, found)]
            return complete_as(found, run, place)

        return complete


def _place(field: Field, data: dict[str, Any], around: Place | None) -> Place:
    return around, field.key, field.parent.name, data, field.value.is_nullable


def _plainly(fast: Fast, type_: GraphQLOutputType, field: Field) -> Complete:
    """Completes what is read from attributes alone; a second time and by graphql-core, where that isn't as usual."""

    def complete(found: Any, run: Run, place: Place) -> Any:
        try:
            return fast(found)
        except Exception:
            return run.slowly(type_, field, place, found)

    return complete


def _reading(field: Field) -> Callable[[Any, Run, Place], Any]:
    """What gives the value of a field that needn't wait."""
    origin = field.origin
    if isinstance(origin, Attribute):
        name = origin.name
        return lambda source, _run, _place: getattr(source, name)
    if isinstance(origin, Joined):
        read = origin.read
        return lambda source, _run, _place: read(source)
    assert isinstance(origin, Call)  # noqa: S101 - what is batched has to wait
    resolve, arguments = origin.resolve, arguments_of(field.definition, field.nodes[0])
    return lambda source, run, place: resolve(source, run.info(field, place), **arguments(run.variables))


def _with_care(plan: Plan, steps: dict[Field, Step], source: Any, run: Run, place: Place | None) -> dict[str, Any]:
    """The fields of an object one by one and in their order, where reading them at once has raised something."""
    data: dict[str, Any] = {}
    for field in plan.fields:
        data[field.key] = plan.of.name if field.origin is None else None
        if field in steps:
            steps[field](source, data, run, place)
        elif field.origin is not None and not field.is_deferred:
            data[field.key] = run.read_slowly(field, source, _place(field, data, place))
    return data
