"""One run of a compiled operation: where each value stands in the answer, what went wrong, and what is waited for."""

from typing import Any

from graphql import (
    ExecutionContext,
    FragmentDefinitionNode,
    GraphQLAbstractType,
    GraphQLError,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLSchema,
    OperationDefinitionNode,
    default_field_resolver,
    default_type_resolver,
    located_error,
)
from graphql.execution.execute import CollectedErrors, invalid_return_type_error
from graphql.pyutils import Path, is_awaitable

from payflowx.compiler.plans import Field, Plan

Place = tuple[Any, str | int, str | None, Any, bool]
"""Where a value stands: the place around it, its key, the type that has the key, what holds it, may it be null.

A bare tuple, since a list has one for each item: nothing that Python makes is cheaper.
"""
Waiting = tuple[Any, dict[str, Any], Place | None]
"""An object with fields that have to wait: its source, its data so far, and its place."""


def path_of(place: Place | None) -> Path | None:
    """The path to a place, as graphql-core has it; None for the root."""
    return None if place is None else Path(path_of(place[0]), place[1], place[2])


def keys_of(place: Place | None) -> list[str | int]:
    """The path to a place, as an error names it."""
    keys = []
    while place is not None:
        keys.append(place[1])
        place = place[0]
    return keys[::-1]


class Errors(CollectedErrors):
    """What went wrong, but for what is below a place that is null for another error already."""

    def is_beyond(self, place: Place | None) -> bool:
        """Whether nothing at this place can be seen any more."""
        return bool(self._errors) and self._has_nulled_position(path_of(place))


class Run:
    """What one run knows; `waiting` is what the next level begins with, by the plans of the objects."""

    __slots__ = (
        "_core",
        "_fragments",
        "_spreading",
        "context",
        "errors",
        "operation",
        "root",
        "schema",
        "variables",
        "waiting",
    )

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDefinitionNode],
        variables: dict[str, Any],
        *,
        context: Any,
        root: Any,
    ) -> None:
        self.schema = schema
        self.operation = operation
        self.variables = variables
        self.context = context
        self.root = root
        self.errors = Errors()
        self.waiting: dict[Plan, list[Waiting]] = {}
        self._fragments = fragments
        self._core: ExecutionContext | None = None
        self._spreading: list[tuple[GraphQLError, Place | None]] = []

    @property
    def core(self) -> ExecutionContext:
        """graphql-core's own execution of this operation, for what is not usual; its errors are ours."""
        if self._core is None:
            self._core = ExecutionContext(
                self.schema,
                self._fragments,
                self.root,
                self.context,
                self.operation,
                self.variables,
                default_field_resolver,
                default_type_resolver,
                default_field_resolver,
                self.errors,
                None,
                None,
            )
        return self._core

    def info(self, field: Field, place: Place) -> GraphQLResolveInfo:
        """What a resolver of the field is told, whether the place is the field's own or one in its list."""
        while isinstance(place[1], int):
            place = place[0]
        return GraphQLResolveInfo(
            field.name,
            field.nodes,
            field.definition.type,
            field.parent,
            Path(path_of(place[0]), place[1], place[2]),
            self.schema,
            self._fragments,
            self.root,
            self.operation,
            self.variables,
            self.context,
            is_awaitable,
        )

    def defer(self, plan: Plan, waiting: Waiting) -> None:
        """Lets an object wait for the next level."""
        if plan in self.waiting:
            self.waiting[plan].append(waiting)
        else:
            self.waiting[plan] = [waiting]

    def failed(self, raw: Exception, field: Field, place: Place) -> None:
        """Keeps an error whose place may be null, and raises it located where that may not be."""
        error = located_error(raw, field.nodes, keys_of(place))
        if not place[4]:
            raise error
        self.errors.add(error, path_of(place))

    def failed_late(self, raw: Exception, field: Field, place: Place) -> None:
        """Keeps an error of a value that was waited for; what it makes null around it waits for the level's end."""
        error = located_error(raw, field.nodes, keys_of(place))
        if place[4]:
            self.errors.add(error, path_of(place))
            place[3][place[1]] = None
        else:
            self._spreading.append((error, place[0]))

    def spread(self) -> None:
        """Makes null what may be null around the errors of a level."""
        for error, place in self._spreading:
            around = place
            while around is not None and not around[4]:
                around = around[0]
            if around is not None:
                around[3][around[1]] = None
            self.errors.add(error, path_of(around))
        self._spreading.clear()

    def slowly(self, type_: GraphQLOutputType, field: Field, place: Place, value: Any) -> Any:
        """Completes by graphql-core what isn't usual; nothing below it has a resolver that does more than read."""
        self.require_value(value, field)
        path = path_of(place)
        assert path is not None  # noqa: S101 - the root is not completed
        return self._settled(self.core.complete_value(type_, field.nodes, self.info(field, place), path, value), field)

    def read_slowly(self, field: Field, source: Any, place: Place) -> Any:
        """Reads by graphql-core a field that isn't usual. Raises what its place can't take."""
        path = Path(path_of(place[0]), place[1], place[2])
        value = self.core.execute_field(field.parent, source, field.nodes, path)
        try:
            return self._settled(value, field)
        except TypeError as error:
            self.failed(error, field, place)

    def require_value(self, value: Any, field: Field) -> None:
        """Raises what is an exception in place of a value, and TypeError for what would have to be awaited."""
        if isinstance(value, Exception):
            raise value
        self._settled(value, field)

    def require_type(self, type_: GraphQLObjectType, field: Field, place: Place, value: Any) -> None:
        """Raises GraphQLError where an object is not of the type."""
        is_type_of = type_.is_type_of
        if is_type_of is not None and not self._settled(is_type_of(value, self.info(field, place)), field):
            raise invalid_return_type_error(type_, value, field.nodes)

    def type_name(self, type_: GraphQLAbstractType, field: Field, place: Place, value: Any) -> str:
        """The name of the type that an object is of. Raises GraphQLError where it is of none that may be there."""
        info = self.info(field, place)
        resolve = type_.resolve_type or default_type_resolver
        name = self._settled(resolve(value, info, type_), field)
        return self.core.ensure_valid_runtime_type(name, type_, field.nodes, info, value).name

    def _settled(self, value: Any, field: Field) -> Any:
        if is_awaitable(value):
            close = getattr(value, "close", None)
            if close is not None:
                close()
            raise TypeError(
                f"{field.parent.name}.{field.name} gives an awaitable, and its binding says that it doesn't."
            )
        return value
